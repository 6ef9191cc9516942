from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings

from sqlgen.catalog.canonical import canonical
from sqlgen.operations import CreateTableOp, ExecuteSQLOp, MigrateOperation, Operations
from sqlgen.operations.codec import (
    OperationForm,
    canonical_operation,
    from_json,
    json_schema,
    operation_from_data,
    operation_to_data,
    register_form,
    to_json,
)
from sqlgen.operations.codec_values import NAME
from sqlgen.operations.errors import OperationUnreadable, OperationUnwritable
from tests.operations.drawn_operations import operations
from tests.operations.json_schema import complaints
from tests.operations.recording import DIALECTS, RecordingContext
from tests.operations.test_reverse import CASES, start

ROOT = Path(__file__).resolve().parents[2]


@settings(max_examples=400)
@given(operations())
def test_comes_back_as_it_was(operation: MigrateOperation) -> None:
    text = json.dumps(operation_to_data(operation))
    again = operation_from_data(json.loads(text))
    assert type(again) is type(operation)
    assert canonical_operation(again) == canonical_operation(operation)


@settings(max_examples=100)
@given(operations())
def test_document_fits_the_published_schema(operation: MigrateOperation) -> None:
    assert list(complaints(json.loads(to_json([operation])), json_schema())) == []


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", CASES)
def test_does_what_the_original_does(name: str, dialect: str) -> None:
    plain, through_json = RecordingContext(dialect), _ThroughJson(dialect)
    for context in (plain, through_json):
        with context as op:
            start(op)
            CASES[name](op)
    assert canonical(through_json.catalog) == canonical(plain.catalog)


class _ThroughJson(RecordingContext):
    def record(self, operation: Any) -> Any:
        return super().record(from_json(to_json([operation], self.profile))[0])


def test_completed_operations_are_written_too() -> None:
    context = RecordingContext("mysql")
    with context as op:
        start(op)
        op.drop_column("post", "editor_id")
        op.drop_table("post")
        op.alter_column("account", "email", nullable=True)
    back = from_json(to_json(context.operations))
    assert [type(each) for each in back] == [type(each) for each in context.operations]
    assert back[-2].reverse().to_diff_tuple()[1].c.title.type.length == 50


def test_batches_are_shared() -> None:
    context = RecordingContext()
    told = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer), sa.Column("o", sa.ForeignKey("u.id")))
    with context as op:
        for _ in range(2):
            with op.batch_alter_table("t", copy_from=told, partial_reordering=[("a", "o")]) as batch:
                batch.alter_column("a", nullable=False)
                batch.create_index("ix", ["a"])
                batch.drop_index("ix")
    document = json.loads(to_json(context.operations))
    assert [each["batch"] for each in document["operations"]] == [0, 0, 0, 1, 1, 1]
    assert list(complaints(document, json_schema())) == []
    back = from_json(json.dumps(document))
    assert back[0].batch is back[2].batch
    assert back[2].batch is not back[3].batch
    assert back[0].batch is not None
    assert back[0].batch.partial_reordering == (("a", "o"),)
    copied = back[0].batch.copy_from
    assert copied is not None
    assert [key.target_fullname for key in copied.foreign_keys] == ["u.id"]


def test_table_of_a_model_says_its_foreign_keys_once() -> None:
    metadata = sa.MetaData()
    table = sa.Table(
        "t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("u", sa.ForeignKey("u.id"))
    )
    back = operation_from_data(operation_to_data(CreateTableOp.from_table(table)))
    assert isinstance(back, CreateTableOp)
    assert len(back.to_table().foreign_key_constraints) == 1


class TestUnreadable:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            ([], "expected an operation"),
            ({"operation": "os.system"}, "nobody knows an operation 'os.system'"),
            ({"operation": "drop_table"}, "needs table_name"),
            ({"operation": "drop_table", "table_name": "t", "casacade": True}, "has no 'casacade'"),
            ({"operation": "drop_table", "table_name": 1}, "expected a name"),
            ({"operation": "drop_table", "table_name": "t", "batch": 3}, "no batch 3"),
            ({"operation": "execute", "sqltext": {"text": "a", "parameters": {"x": {}}}}, "no parameter 'x'"),
            (
                {"operation": "create_table", "table_name": "t", "columns": [{"view": {}}]},
                "nobody knows an item 'view'",
            ),
            (
                {"operation": "bulk_insert", "table": {"name": "t"}, "rows": [{"a": {"$pickle": ""}}]},
                "nobody knows a value",
            ),
            ({"operation": "bulk_insert", "table": {"name": "t"}, "rows": [{"a": {"$uuid": "x"}}]}, "this is no uuid"),
        ],
    )
    def test_says_what_is_wrong(self, data: Any, says: str) -> None:
        with pytest.raises(OperationUnreadable, match=says):
            operation_from_data(data)

    @pytest.mark.parametrize("text", ["", "[]", '{"format": "sqlgen-operations", "version": 2, "operations": []}'])
    def test_document(self, text: str) -> None:
        with pytest.raises(OperationUnreadable):
            from_json(text)

    def test_type_that_the_table_does_not_have_is_not_imported(self) -> None:
        data = {
            "operation": "add_column",
            "table_name": "t",
            "column": {"name": "a", "type": {"type": "subprocess.Popen", "args": "true"}},
        }
        with pytest.raises(Exception, match=r"subprocess\.Popen"):
            operation_from_data(data)


def test_unwritable() -> None:
    class OwnOp(MigrateOperation):
        pass

    with pytest.raises(OperationUnwritable, match="OwnOp has no form"):
        operation_to_data(OwnOp())
    with pytest.raises(OperationUnwritable, match="object has no form in JSON"):
        operation_to_data(ExecuteSQLOp("x", execution_options={"a": object()}))


def test_third_party_registers_a_form() -> None:
    class CreateViewOp(MigrateOperation):
        def __init__(self, name: str) -> None:
            self.name = name

    register_form(OperationForm("test_create_view", CreateViewOp, {"name": NAME}))
    back = operation_from_data(operation_to_data(CreateViewOp("v")))
    assert isinstance(back, CreateViewOp)
    assert back.name == "v"


def test_expressions_are_written_for_a_database() -> None:
    context = RecordingContext("mssql")
    operation = ExecuteSQLOp(sa.update(sa.table("t", sa.column("a"))).values(a=sa.func.now()))
    data = operation_to_data(operation, context.profile)
    assert data["sqltext"] == {"sql": "UPDATE t SET a=CURRENT_TIMESTAMP"}


def test_published_schema_is_fresh() -> None:
    check = [sys.executable, str(ROOT / "tools" / "operations_schema.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr


def test_facade_and_codec_know_the_same_operations() -> None:
    directives = {
        name for name in dir(Operations) if name.startswith(("create_", "drop_", "add_", "alter_", "rename_"))
    }
    forms = set(json_schema()["$defs"])
    assert directives - {"create_module_class_proxy"} <= forms
