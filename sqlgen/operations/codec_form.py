"""How operations of a class are written as JSON and read: a table of their arguments, by class.

Reading makes operations of the classes registered here, and imports nothing that the data names.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlgen.errors import Location
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.batch import BatchSettings
from sqlgen.operations.codec_base import Codec, Data, Schema, Writer, array, expect, expect_keys
from sqlgen.operations.codec_items import object_schema
from sqlgen.operations.codec_values import KEYWORDS
from sqlgen.operations.errors import OperationUnreadable, OperationUnwritable


@dataclass(frozen=True)
class OperationForm:
    """How operations of one class are written: their arguments by name, each with its codec.

    An argument is read from the attribute of its name, or as `attributes` says: from another, or by a function.
    `keywords` says whether `**kw` is taken, under the key `options`.
    """

    name: str
    op_cls: type[MigrateOperation]
    arguments: Mapping[str, Codec]
    keywords: bool = False
    attributes: Mapping[str, str | Callable[[Any], Any]] = field(default_factory=dict)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """What the constructor takes an argument for that isn't given."""
        parameters = inspect.signature(self.op_cls).parameters
        return {name: parameters[name].default for name in self.arguments if name in parameters}

    @property
    def required(self) -> tuple[str, ...]:
        """Arguments that must be given."""
        return tuple(name for name, default in self.defaults.items() if default is inspect.Parameter.empty)

    def write(self, operation: MigrateOperation, writer: Writer) -> dict[str, Data]:
        """The operation with the arguments that aren't the default."""
        written: dict[str, Data] = {"operation": self.name}
        for name, codec in self.arguments.items():
            attribute = self.attributes.get(name, name)
            value = attribute(operation) if callable(attribute) else getattr(operation, attribute)
            default = self.defaults.get(name)
            if value is default or (isinstance(value, (bool, str)) and value == default):
                continue
            written[name] = codec.write(value, writer)
        keywords = getattr(operation, "kw", None) if self.keywords else None
        if keywords:
            options = KEYWORDS.write(keywords, writer)
            if options:
                written["options"] = options
        return written

    def read(self, data: dict[str, Any]) -> MigrateOperation:
        """The operation with these arguments. Raises OperationUnreadable."""
        allowed = (*self.arguments, *(("options",) if self.keywords else ()))
        given = expect_keys(data, allowed, f"the operation {self.name}")
        missing = [name for name in self.required if name not in given]
        if missing:
            raise OperationUnreadable(f"the operation {self.name} needs {', '.join(missing)}")
        options = KEYWORDS.read(given.get("options", {}))
        arguments = {name: self.arguments[name].read(item) for name, item in given.items() if name != "options"}
        made: MigrateOperation = self.op_cls(**arguments, **options)
        return made

    @property
    def schema(self) -> Schema:
        """The JSON Schema of the operation."""
        fields = {**self.arguments, **({"options": KEYWORDS} if self.keywords else {}), **_BESIDE}
        return object_schema(fields, self.required, operation={"const": self.name})


_forms: dict[str, OperationForm] = {}
_form_of: dict[type[MigrateOperation], OperationForm] = {}


def register_form(form: OperationForm) -> None:
    """Let operations of a class be written and read; third parties do it when they are imported."""
    _forms[form.name] = form
    _form_of[form.op_cls] = form


def has_form(op_cls: type[MigrateOperation]) -> bool:
    """Whether a form is registered for the class itself, or for one above it."""
    return any(each in _form_of for each in op_cls.__mro__)


@dataclass(frozen=True)
class OperationWriter(Writer):
    """A writer of operations; `batches` takes the batches that they belong to, None: they aren't written."""

    batches: list[BatchSettings] | None = None


def write_operation(operation: MigrateOperation, writer: Writer) -> dict[str, Data]:
    """An operation as plain data, in the form of its class or of the nearest one above it."""
    form = next((_form_of[each] for each in type(operation).__mro__ if each in _form_of), None)
    if form is None:
        raise OperationUnwritable(
            f"a {type(operation).__name__} has no form in JSON.",
            fix="register an OperationForm for it (sqlgen.operations.codec.register_form)",
        )
    written = form.write(operation, writer)
    if operation.source is not None:
        written["source"] = _SOURCE.write(operation.source, writer)
    batches = writer.batches if isinstance(writer, OperationWriter) else None
    if operation.batch is not None and batches is not None:
        if not any(each is operation.batch for each in batches):
            batches.append(operation.batch)
        written["batch"] = next(number for number, each in enumerate(batches) if each is operation.batch)
    original = getattr(operation, "_reverse", None)
    if original is not None:
        written["reverse"] = write_operation(original, writer)
    return written


def read_operation(data: Data, batches: Iterable[BatchSettings] = ()) -> MigrateOperation:
    """The operation that :func:`write_operation` wrote. Raises OperationUnreadable."""
    given = dict(expect(data, dict, "an operation"))
    name = given.pop("operation", None)
    form = _forms.get(name) if isinstance(name, str) else None
    if form is None:
        raise OperationUnreadable(f"nobody knows an operation {name!r}", fix=f"known: {', '.join(sorted(_forms))}")
    beside = {key: codec.read(given.pop(key)) for key, codec in _BESIDE.items() if key in given}
    operation = form.read(given)
    operation.source = beside.get("source")
    operation.batch = _batch(beside.get("batch"), list(batches))
    if "reverse" in beside:
        operation._reverse = beside["reverse"]  # type: ignore[attr-defined]  # only drops have one
    return operation


def _batch(number: int | None, batches: list[BatchSettings]) -> BatchSettings | None:
    if number is None:
        return None
    if not 0 <= number < len(batches):
        raise OperationUnreadable(f"the document has no batch {number}")
    return batches[number]


OPERATION = Codec(write_operation, read_operation, {"$ref": "#/$defs/operation"})
OPERATIONS = array(OPERATION)

_SOURCE = Codec(
    lambda source, _writer: {"path": source.path, "line": source.line},
    lambda data: Location(**expect_keys(data, ("path", "line"), "a place")),
    {
        "type": "object",
        "properties": {"path": {"type": "string"}, "line": {"type": "integer"}},
        "required": ["path"],
        "additionalProperties": False,
    },
)
_BATCH_NUMBER = Codec(
    lambda number, _writer: number, lambda data: expect(data, int, "a number"), {"type": "integer", "minimum": 0}
)
_BESIDE = {"source": _SOURCE, "batch": _BATCH_NUMBER, "reverse": OPERATION}
