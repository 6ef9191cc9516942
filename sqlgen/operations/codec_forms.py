"""The forms of sqlgen's own operations: which arguments they have, and how each is written."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import NullType

from sqlgen.catalog.custom_constraints import detached, is_custom
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.checks import CreateCheckConstraintOp, CreateExcludeConstraintOp
from sqlgen.operations.codec_base import Codec, Data, Writer, array, expect, expect_keys, optional
from sqlgen.operations.codec_form import (
    OPERATIONS,
    OperationForm,
    has_form,
    read_operation,
    register_form,
    write_operation,
)
from sqlgen.operations.codec_items import COLUMN, ELEMENTS, ITEM, NAMES, object_schema, write_column, write_item
from sqlgen.operations.codec_values import (
    DEFAULT,
    EXCLUDE_ELEMENT,
    EXPRESSION,
    FLAG,
    KEYWORDS,
    NAME,
    OPTIONAL_NAME,
    ROWS,
    TEXT,
    TYPE,
)
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.constraints import AddConstraintOp, DropConstraintOp, registered_for
from sqlgen.operations.containers import DowngradeOps, MigrationScript, ModifyTableOps, OpContainer, UpgradeOps
from sqlgen.operations.data import BulkInsertOp, ExecuteSQLOp
from sqlgen.operations.enum_types import CreateEnumTypeOp, DropEnumTypeOp
from sqlgen.operations.errors import OperationUnreadable
from sqlgen.operations.foreign_keys import CreateForeignKeyOp
from sqlgen.operations.indexes import CreateIndexOp, DropIndexOp
from sqlgen.operations.keys import CreatePrimaryKeyOp, CreateUniqueConstraintOp
from sqlgen.operations.rename_table import RenameTableOp
from sqlgen.operations.table_comments import CreateTableCommentOp, DropTableCommentOp
from sqlgen.operations.tables import CreateTableOp, DropTableOp


def _write_items(operation: CreateTableOp, writer: Writer) -> Data:
    """The items of a new table. Columns of another table repeat the foreign keys among its constraints."""
    items = list(operation.columns)
    given = {id(each) for each in items if isinstance(each, sa.Constraint)}

    def alone(column: sa.Column[Any]) -> bool:
        return not any(id(key.constraint) in given for key in column.foreign_keys)

    def written(item: Any) -> dict[str, Data]:
        if isinstance(item, sa.Column):
            return {"column": write_column(item, writer, with_foreign_keys=alone(item))}
        adds = registered_for(item) if isinstance(item, sa.Constraint) and is_custom(item) else None
        if adds is None or not has_form(adds):
            return write_item(item, writer)
        return {"added_by": write_operation(adds.from_constraint(operation.on_stub(item)), writer)}

    return [written(item) for item in items]


def _read_items(data: Data) -> list[Any]:
    return [
        _read_added(each["added_by"]) if isinstance(each, dict) and set(each) == {"added_by"} else ITEM.read(each)
        for each in expect(data, list, "items")
    ]


def _read_added(data: Data) -> sa.Constraint:
    """A constraint of a third party's type, by the operation that is registered for it."""
    operation = read_operation(data)
    if not isinstance(operation, AddConstraintOp):
        raise OperationUnreadable(f"a constraint is added by an operation that adds constraints, not {operation!r}")
    return detached(operation.to_constraint())


_ITEMS = Codec(
    _write_items,
    _read_items,
    {
        "type": "array",
        "items": {
            "anyOf": [
                ITEM.schema,
                {
                    "type": "object",
                    "properties": {"added_by": {"$ref": "#/$defs/operation"}},
                    "required": ["added_by"],
                    "additionalProperties": False,
                },
            ]
        },
    },
)


def _write_rows_table(table: Any, writer: Writer) -> Data:
    return {
        "name": NAME.write(table.name, writer),
        "schema": OPTIONAL_NAME.write(getattr(table, "schema", None), writer),
        "columns": [
            {"name": NAME.write(column.name, writer)}
            | ({} if isinstance(column.type, NullType) else {"type": TYPE.write(column.type, writer)})
            for column in table.columns
        ],
    }


def _read_rows_table(data: Data) -> sa.TableClause:
    fields = expect_keys(data, ("name", "schema", "columns"), "a table")
    columns = []
    for each in expect(fields.get("columns", []), list, "columns"):
        given = expect_keys(each, ("name", "type"), "a column")
        type_ = TYPE.read(given["type"]) if "type" in given else None
        columns.append(sa.column(NAME.read(given.get("name")), type_))
    return sa.table(NAME.read(fields.get("name")), *columns, schema=OPTIONAL_NAME.read(fields.get("schema")))


_ROWS_TABLE = Codec(
    _write_rows_table,
    _read_rows_table,
    {
        "type": "object",
        "properties": {
            "name": NAME.schema,
            "schema": OPTIONAL_NAME.schema,
            "columns": {"type": "array", "items": object_schema({"name": NAME, "type": TYPE}, ("name",))},
        },
        "required": ["name"],
        "additionalProperties": False,
    },
)

_CONTAINER = Codec(
    lambda containers, writer: [write_operation(each, writer) for each in containers],
    lambda data: [read_operation(each) for each in expect(data, list, "containers")],
    OPERATIONS.schema,
)
_STRINGS = Codec(
    lambda values, _writer: sorted(values) if isinstance(values, set) else values,
    lambda data: data,
    {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "null"}]},
)
_IMPORTS = Codec(_STRINGS.write, set, {"type": "array", "items": {"type": "string"}})


def _table_keywords(operation: DropTableOp) -> dict[str, Any] | None:
    """What a dropped table was made with, as its constructor takes it."""
    beside = {"comment": operation.comment, "prefixes": list(operation.prefixes) if operation.prefixes else None}
    return {**operation.table_kw, **{name: each for name, each in beside.items() if each is not None}} or None


_TABLE: dict[str, Codec] = {"table_name": NAME, "schema": OPTIONAL_NAME}
_CONSTRAINT: dict[str, Codec] = {"constraint_name": OPTIONAL_NAME, "table_name": NAME, "columns": NAMES}
_TEXTS = array(TEXT)

BUILT_IN = (
    OperationForm(
        "create_table",
        CreateTableOp,
        {
            "table_name": NAME,
            "columns": _ITEMS,
            "schema": OPTIONAL_NAME,
            "if_not_exists": FLAG,
            "comment": TEXT,
            "prefixes": optional(_TEXTS),
        },
        keywords=True,
        attributes={"columns": lambda operation: operation},
    ),
    OperationForm(
        "drop_table",
        DropTableOp,
        {**_TABLE, "if_exists": FLAG, "table_kw": optional(KEYWORDS)},
        attributes={"table_kw": _table_keywords},
    ),
    OperationForm(
        "rename_table",
        RenameTableOp,
        {"old_table_name": NAME, "new_table_name": NAME, "schema": OPTIONAL_NAME},
        attributes={"old_table_name": "table_name"},
    ),
    OperationForm("create_table_comment", CreateTableCommentOp, {**_TABLE, "comment": TEXT, "existing_comment": TEXT}),
    OperationForm("drop_table_comment", DropTableCommentOp, {**_TABLE, "existing_comment": TEXT}),
    OperationForm(
        "add_column",
        AddColumnOp,
        {**_TABLE, "column": COLUMN, "if_not_exists": FLAG, "inline_references": FLAG, "inline_primary_key": FLAG},
        keywords=True,
    ),
    OperationForm("drop_column", DropColumnOp, {**_TABLE, "column_name": NAME, "if_exists": FLAG}, keywords=True),
    OperationForm(
        "alter_column",
        AlterColumnOp,
        {
            **_TABLE,
            "column_name": NAME,
            "existing_type": TYPE,
            "existing_server_default": DEFAULT,
            "existing_nullable": FLAG,
            "existing_comment": TEXT,
            "modify_nullable": FLAG,
            "modify_comment": TEXT,
            "modify_server_default": DEFAULT,
            "modify_name": OPTIONAL_NAME,
            "modify_type": TYPE,
        },
        keywords=True,
    ),
    OperationForm("create_primary_key", CreatePrimaryKeyOp, {**_CONSTRAINT, "schema": OPTIONAL_NAME}, keywords=True),
    OperationForm(
        "create_unique_constraint", CreateUniqueConstraintOp, {**_CONSTRAINT, "schema": OPTIONAL_NAME}, keywords=True
    ),
    OperationForm(
        "create_foreign_key",
        CreateForeignKeyOp,
        {
            "constraint_name": OPTIONAL_NAME,
            "source_table": NAME,
            "referent_table": NAME,
            "local_cols": NAMES,
            "remote_cols": NAMES,
        },
        keywords=True,
    ),
    OperationForm(
        "create_check_constraint",
        CreateCheckConstraintOp,
        {"constraint_name": OPTIONAL_NAME, "table_name": NAME, "condition": EXPRESSION, "schema": OPTIONAL_NAME},
        keywords=True,
    ),
    OperationForm(
        "create_exclude_constraint",
        CreateExcludeConstraintOp,
        {
            "constraint_name": OPTIONAL_NAME,
            "table_name": NAME,
            "elements": array(EXCLUDE_ELEMENT),
            "where": optional(EXPRESSION),
            "schema": OPTIONAL_NAME,
        },
        keywords=True,
    ),
    OperationForm(
        "drop_constraint",
        DropConstraintOp,
        {
            "constraint_name": OPTIONAL_NAME,
            "table_name": NAME,
            "type_": TEXT,
            "schema": OPTIONAL_NAME,
            "if_exists": FLAG,
            "columns": optional(array(NAME)),
        },
        attributes={"type_": "constraint_type"},
    ),
    OperationForm(
        "create_index",
        CreateIndexOp,
        {
            "index_name": OPTIONAL_NAME,
            "table_name": NAME,
            "columns": ELEMENTS,
            "schema": OPTIONAL_NAME,
            "unique": FLAG,
            "if_not_exists": FLAG,
        },
        keywords=True,
    ),
    OperationForm(
        "drop_index",
        DropIndexOp,
        {"index_name": NAME, "table_name": OPTIONAL_NAME, "schema": OPTIONAL_NAME, "if_exists": FLAG},
        keywords=True,
    ),
    OperationForm("bulk_insert", BulkInsertOp, {"table": _ROWS_TABLE, "rows": ROWS, "multiinsert": FLAG}),
    OperationForm("execute", ExecuteSQLOp, {"sqltext": EXPRESSION, "execution_options": optional(KEYWORDS)}),
    OperationForm(
        "create_enum_type",
        CreateEnumTypeOp,
        {"name": NAME, "values": _TEXTS, "schema": OPTIONAL_NAME, "if_not_exists": FLAG},
    ),
    OperationForm("drop_enum_type", DropEnumTypeOp, {"name": NAME, "schema": OPTIONAL_NAME, "if_exists": FLAG}),
    OperationForm("modify_table", ModifyTableOps, {**_TABLE, "ops": OPERATIONS}),
    OperationForm("upgrade", UpgradeOps, {"ops": OPERATIONS, "upgrade_token": TEXT}),
    OperationForm("downgrade", DowngradeOps, {"ops": OPERATIONS, "downgrade_token": TEXT}),
    OperationForm("operations", OpContainer, {"ops": OPERATIONS}),
    OperationForm(
        "migration_script",
        MigrationScript,
        {
            "rev_id": TEXT,
            "upgrade_ops": _CONTAINER,
            "downgrade_ops": _CONTAINER,
            "message": TEXT,
            "imports": _IMPORTS,
            "head": TEXT,
            "splice": FLAG,
            "branch_label": _STRINGS,
            "version_path": TEXT,
            "depends_on": _STRINGS,
        },
        attributes={"upgrade_ops": "upgrade_ops_list", "downgrade_ops": "downgrade_ops_list"},
    ),
)

for _form in BUILT_IN:
    register_form(_form)
