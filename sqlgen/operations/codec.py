"""Operations as JSON and back, in a published format: `docs/operations.schema.json`.

An operation is an object whose `operation` says which; its other keys are the arguments of its class, left
out where they are the default. What is written is what an author says: completion is done again by whoever
runs it. The operations of one batch share an object among the document's `batches`.

Reading makes operations of the classes that have a form, and imports nothing that the data names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.batch import BatchSettings
from sqlgen.operations.codec_base import Codec, Data, Schema, Writer, array, expect, expect_keys
from sqlgen.operations.codec_form import (
    OPERATION,
    OperationForm,
    OperationWriter,
    read_operation,
    register_form,
    write_operation,
)
from sqlgen.operations.codec_forms import BUILT_IN
from sqlgen.operations.codec_items import DEFINITIONS as ITEM_DEFINITIONS
from sqlgen.operations.codec_items import ITEM, NAMES, object_schema
from sqlgen.operations.codec_values import DEFINITIONS as VALUE_DEFINITIONS
from sqlgen.operations.codec_values import KEYWORDS, NAME, OPTIONAL_NAME, TEXT
from sqlgen.operations.errors import OperationUnreadable, OperationUnwritable
from sqlgen.operations.tables import CreateTableOp
from sqlgen.profile.model import Profile

__all__ = [
    "OperationForm",
    "canonical_operation",
    "from_json",
    "json_schema",
    "operation_from_data",
    "operation_to_data",
    "register_form",
    "to_json",
]

FORMAT = "sqlgen-operations"
VERSION = 1


def operation_to_data(
    operation: MigrateOperation, profile: Profile | None = None, *, batches: list[BatchSettings] | None = None
) -> dict[str, Data]:
    """An operation as plain data.

    :param profile: the database in whose words expressions are written; None: words that all share.
    :param batches: takes the batches that operations belong to; without it they aren't written.

    Raises OperationUnwritable for a class that nobody registered, and for arguments that JSON can't say.
    """
    return write_operation(operation, OperationWriter(profile, batches))


def operation_from_data(data: Data, *, batches: Iterable[BatchSettings] = ()) -> MigrateOperation:
    """The operation that :func:`operation_to_data` wrote. Raises OperationUnreadable."""
    return read_operation(data, batches)


def to_json(operations: Iterable[MigrateOperation], profile: Profile | None = None) -> str:
    """A document of operations, in a stable order of keys. Raises OperationUnwritable."""
    batches: list[BatchSettings] = []
    written = [operation_to_data(operation, profile, batches=batches) for operation in operations]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "dialect": None if profile is None else profile.name,
        "batches": [_write_batch(batch, Writer(profile)) for batch in batches],
        "operations": written,
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def from_json(text: str) -> list[MigrateOperation]:
    """The operations of a document. Raises OperationUnreadable."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise OperationUnreadable(f"this is no JSON: {error}") from error
    fields = expect_keys(document, ("format", "version", "dialect", "batches", "operations"), "a document")
    if fields.get("format") != FORMAT or fields.get("version") != VERSION:
        raise OperationUnreadable(
            f"this is no document of operations in version {VERSION}",
            why=f"its format is {fields.get('format')!r}, version {fields.get('version')!r}",
        )
    batches = [_read_batch(each) for each in expect(fields.get("batches", []), list, "batches")]
    operations = expect(fields.get("operations"), list, "operations")
    return [operation_from_data(each, batches=batches) for each in operations]


def canonical_operation(operation: MigrateOperation, profile: Profile | None = None) -> Any:
    """What an operation says, as nested tuples: two operations are equal when these are.

    Expressions count as the text that they are written as; where they came from doesn't count.
    """
    return _frozen(operation_to_data(operation, profile))


def _frozen(data: Data) -> Any:
    if isinstance(data, dict):
        return tuple((key, _frozen(data[key])) for key in sorted(data) if key != "source")
    return tuple(_frozen(item) for item in data) if isinstance(data, list) else data


def json_schema() -> Schema:
    """The JSON Schema of a document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Operations of sqlgen",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "dialect": {"type": ["string", "null"]},
            "batches": {"type": "array", "items": {"$ref": "#/$defs/batch"}},
            "operations": {"type": "array", "items": {"$ref": "#/$defs/operation"}},
        },
        "required": ["format", "version", "operations"],
        "additionalProperties": False,
        "$defs": {
            "operation": {"anyOf": [{"$ref": f"#/$defs/{form.name}"} for form in BUILT_IN]},
            **{form.name: form.schema for form in BUILT_IN},
            "batch": _BATCH_SCHEMA,
            **ITEM_DEFINITIONS,
            **VALUE_DEFINITIONS,
        },
    }


# batches

_BATCH: dict[str, Codec] = {
    "schema": OPTIONAL_NAME,
    "recreate": TEXT,
    "partial_reordering": array(NAMES),
    "copy_from": OPERATION,
    "table_args": array(ITEM),
    "table_kwargs": KEYWORDS,
    "naming_convention": KEYWORDS,
}
_BATCH_SCHEMA = object_schema({"table_name": NAME, **_BATCH}, ("table_name",))


def _write_batch(batch: BatchSettings, writer: Writer) -> Data:
    if batch.reflect_args or batch.reflect_kwargs:
        raise OperationUnwritable(f"reflect_args of a batch on {batch.table_name} have no form in JSON.")
    written = {"table_name": NAME.write(batch.table_name, writer)}
    for name, codec in _BATCH.items():
        value = getattr(batch, name)
        if name == "copy_from" and value is not None:
            value = CreateTableOp.from_table(value)
        if value is not None and value != "auto" and value not in ((), {}):
            written[name] = codec.write(value, writer)
    return written


def _read_batch(data: Data) -> BatchSettings:
    given = expect_keys(data, ("table_name", *_BATCH), "a batch")
    arguments = {name: _BATCH[name].read(item) for name, item in given.items() if name != "table_name"}
    if "partial_reordering" in arguments:
        arguments["partial_reordering"] = tuple(tuple(group) for group in arguments["partial_reordering"])
    copy_from = arguments.get("copy_from")
    if copy_from is not None:
        arguments["copy_from"] = copy_from.to_table()
    return BatchSettings(NAME.read(given.get("table_name")), **arguments)
