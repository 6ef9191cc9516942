from __future__ import annotations

import inspect
import threading
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.elements import conv

from sqlgen import op as op_module
from sqlgen.operations import (
    AddColumnOp,
    BatchOperations,
    CreateIndexOp,
    CreateTableOp,
    DropColumnOp,
    ExecuteSQLOp,
    MigrateOperation,
    Operations,
    proxy,
)
from sqlgen.operations import facade as facade_module
from sqlgen.operations.errors import (
    AlreadyRegistered,
    ArgumentsMalformed,
    BatchUnfit,
    ConstraintTypeUnknown,
    NoAsyncOffline,
    NoContext,
    NoImplementation,
    SyncBind,
)
from tests.operations.recording import RecordingContext


@pytest.fixture(autouse=True)
def _nothing_stays_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facade_module, "_implementations", dict(facade_module._implementations))


class TestDirectives:
    def test_signature_and_docstring_are_those_of_the_class_method(self) -> None:
        for facade, source in ((Operations, "drop_column"), (BatchOperations, "batch_drop_column")):
            method = facade.__dict__["drop_column"]
            behind = getattr(DropColumnOp, source)
            expected = list(inspect.signature(behind).parameters)[1:]
            assert list(inspect.signature(method).parameters) == ["self", *expected]
            assert method.__doc__ == behind.__doc__
            assert method.__name__ == "drop_column"

    def test_op_functions_have_no_self(self) -> None:
        assert next(iter(inspect.signature(op_module.drop_column).parameters)) == "table_name"

    def test_batch_leaves_out_what_belongs_to_no_table(self) -> None:
        absent = {"create_table", "drop_table", "rename_table", "bulk_insert"}
        assert not absent & set(dir(BatchOperations))
        assert absent <= set(dir(Operations))

    def test_registered_later_shows_up_in_op(self) -> None:
        @Operations.register_operation("shout", "shouting")
        class ShoutOp(MigrateOperation):
            @classmethod
            def shouting(cls, operations: Operations, word: str) -> str:
                """Say it aloud."""
                return word.upper()

        try:
            with Operations.context(RecordingContext()):
                assert op_module.shout("hey") == "HEY"  # type: ignore[attr-defined]
        finally:
            del Operations.shout, op_module.shout  # type: ignore[attr-defined]

    def test_create_table_returns_a_table(self) -> None:
        context = RecordingContext()
        with context as op:
            op.create_table("a", sa.Column("id", sa.BigInteger, primary_key=True))
            table = op.create_table("b", sa.Column("a_id", sa.ForeignKey("a.id")), schema="s")
            assert isinstance(table, sa.Table)
            assert (table.name, table.schema) == ("b", "s")
            assert isinstance(table.c.a_id.type, sa.BigInteger)
            op.bulk_insert(table, [{"a_id": 1}])
        assert context.last.table_name == "b"


class TestOpModule:
    def test_outside_of_a_migration_the_error_says_what_to_do(self) -> None:
        with pytest.raises(NoContext, match=r"op\.add_column was called while no migration runs") as caught:
            op_module.add_column("t", sa.Column("x", sa.Integer))
        assert isinstance(caught.value, NameError)  # what Alembic raises
        assert "Operations.context" in str(caught.value)

    def test_means_the_innermost_context(self) -> None:
        outer, inner = RecordingContext(), RecordingContext()
        with Operations.context(outer):
            with Operations.context(inner):
                op_module.execute("SELECT 1")
            op_module.execute("SELECT 2")
        assert [step.sqltext for step in (outer.last, inner.last)] == ["SELECT 2", "SELECT 1"]
        with pytest.raises(NoContext):
            op_module.get_bind()

    def test_another_thread_has_its_own(self) -> None:
        seen: list[type] = []

        def elsewhere() -> None:
            try:
                op_module.get_context()
            except NoContext as error:
                seen.append(type(error))

        with Operations.context(RecordingContext()):
            thread = threading.Thread(target=elsewhere)
            thread.start()
            thread.join()
        assert seen == [NoContext]


class TestInvoke:
    def test_operation_that_nobody_can_do(self) -> None:
        class LonelyOp(MigrateOperation):
            pass

        with RecordingContext() as op, pytest.raises(NoImplementation, match="LonelyOp"):
            op.invoke(LonelyOp())

    def test_implementation_is_a_span_around_its_leaves(self) -> None:
        class CreateViewOp(MigrateOperation):
            def __init__(self, name: str) -> None:
                self.name = name

        @Operations.implementation_for(CreateViewOp)
        def create_view(operations: Operations, operation: CreateViewOp) -> str:
            operations.execute(f"CREATE VIEW {operation.name} AS SELECT 1 AS one")
            return operation.name

        context = RecordingContext()
        with context as op:
            assert op.invoke(CreateViewOp("v")) == "v"
        assert [type(each) for each in context.spans] == [CreateViewOp]
        assert [type(each) for each in context.operations] == [ExecuteSQLOp]

    def test_subclass_of_a_leaf_is_a_leaf(self) -> None:
        class MyIndexOp(CreateIndexOp):
            pass

        context = RecordingContext()
        with context as op:
            op.create_table("t", sa.Column("a", sa.Integer))
            op.invoke(MyIndexOp("ix", "t", ["a"]))
        assert [index.name for index in context.catalog.table("t").indexes] == ["ix"]

    def test_second_implementation_needs_replace(self) -> None:
        with pytest.raises(AlreadyRegistered):
            Operations.implementation_for(CreateTableOp)(lambda operations, operation: None)

        @Operations.implementation_for(CreateTableOp, replace=True)
        def create_and_comment(operations: Operations, operation: CreateTableOp) -> sa.Table:
            table: sa.Table = operations.record(operation)
            operations.create_table_comment(operation.table_name, "made here")
            return table

        context = RecordingContext()
        with context as op:
            assert isinstance(op.create_table("t", sa.Column("a", sa.Integer)), sa.Table)
        assert context.catalog.table("t").comment == "made here"

        with pytest.raises(ValueError, match="CreateTableOp has an implementation already"):
            Operations.implementation_for(CreateTableOp)(create_and_comment)


class TestBatch:
    def context(self) -> RecordingContext:
        context = RecordingContext()
        with context as op:
            op.create_table("t", sa.Column("a", sa.Integer), sa.Column("b", sa.Integer))
        context.steps.clear()
        return context

    def test_changes_wait_in_order_and_execute_does_not(self) -> None:
        context = self.context()
        with context as op, op.batch_alter_table("t") as batch:
            batch.add_column(sa.Column("c", sa.Integer), insert_after="a")
            batch.drop_column("b")
            assert context.operations == []
            batch.execute("UPDATE t SET a = b")
        assert [type(each) for each in context.operations] == [ExecuteSQLOp, AddColumnOp, DropColumnOp]

    def test_operations_of_a_batch_share_its_settings(self) -> None:
        context = self.context()
        with context as op:
            for _ in range(2):
                with op.batch_alter_table("t", recreate="never", table_kwargs={"x": 1}) as batch:
                    batch.create_index("ix", ["a"])
                    batch.drop_index("ix")
        first, second, third, _ = (each.batch for each in context.operations)
        assert first is not None
        assert (first.table_name, first.recreate, first.table_kwargs) == ("t", "never", {"x": 1})
        assert first is second
        assert second is not third

    def test_nothing_is_recorded_when_the_block_raises(self) -> None:
        context = self.context()

        def fails(op: Operations) -> None:
            with op.batch_alter_table("t") as batch:
                batch.drop_column("b")
                raise RuntimeError("author's")

        with context as op, pytest.raises(RuntimeError, match="author's"):
            fails(op)
        assert context.operations == []

    def test_position_counts_where_the_database_has_it(self) -> None:
        for dialect, names in (("mysql", ["a", "c", "b"]), ("postgresql", ["a", "b", "c"])):
            context = RecordingContext(dialect)
            with context as op:
                op.create_table("t", sa.Column("a", sa.Integer), sa.Column("b", sa.Integer))
                with op.batch_alter_table("t") as batch:
                    batch.add_column(sa.Column("c", sa.Integer), insert_before="b")
            assert [column.name for column in context.catalog.table("t").columns] == names

    def test_inside_of_a_batch_is_none(self) -> None:
        with self.context() as op, op.batch_alter_table("t") as batch, pytest.raises(BatchUnfit):
            batch.batch_alter_table("t")

    def test_table_of_the_batch_is_known_to_directives_of_others(self) -> None:
        context = self.context()
        with context as op, op.batch_alter_table("t", schema="s") as batch:
            assert (batch.impl.table_name, batch.impl.schema) == ("t", "s")
            assert batch.get_context() is context
            assert batch.get_bind() is context.bind
            assert isinstance(batch.f("x"), conv)

    def test_copy_from_tells_an_unknown_table(self) -> None:
        context = RecordingContext()
        told = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer), sa.Column("b", sa.String(5)))
        with context as op, op.batch_alter_table("t", copy_from=told) as batch:
            batch.drop_column("b")
        assert isinstance(context.last._column.type, sa.String)
        assert [column.name for column in context.catalog.table("t").columns] == ["a"]

    def test_naming_convention_finds_unnamed_constraints(self) -> None:
        context = RecordingContext()
        convention = {"uq": "uq_%(table_name)s_%(column_0_name)s"}
        with context as op:
            op.create_table("t", sa.Column("a", sa.Integer, unique=True), sa.Column("b", sa.Integer))
            with op.batch_alter_table("t", naming_convention=convention) as batch:
                batch.drop_constraint("uq_t_a", type_="unique")
        assert context.last.constraint_name == "t_a_key"
        assert context.catalog.table("t").uniques == ()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda op: op.execute("SELECT :a", {"a": 1}), "execute: too many positional arguments"),
        (lambda op: op.drop_table(), "drop_table: missing a required argument: 'table_name'"),
        (lambda op: op.create_index("i", "t", "ab"), "a list of columns is expected, not 'ab'"),
        (lambda op: op.create_index("i", "t", []), "a list of columns is expected, not an empty list"),
        (lambda op: op.create_index("i", "t", sa.text("a")), "a list of columns is expected, not a TextClause"),
        (lambda op: op.create_index("i", "t", ["a"], postgresql_foo=1), "create_index i: Argument 'postgresql_foo'"),
        (lambda op: op.create_primary_key("k", "t", "ab"), "a list of columns is expected, not 'ab'"),
        (lambda op: op.create_unique_constraint(None, "t", []), r"\(unnamed\): a list of columns is expected"),
        (lambda op: op.create_foreign_key("k", "t", "t", "ab", ["a"]), "a list of columns is expected, not 'ab'"),
        (lambda op: op.create_foreign_key("k", "t", "t", ["a"], "ab"), "a list of columns is expected, not 'ab'"),
        (lambda op: op.alter_column("t", "a", type_="integer"), "the type of a is 'integer'"),
        (lambda op: op.alter_column("t", "a", type_=str), "the type of a is str"),
        (lambda op: op.add_column("t", "a"), "a column is expected, not 'a'"),
        (lambda op: op.bulk_insert("t", [{"a": 1}]), "a table is expected, not 't'"),
    ],
)
def test_arguments_that_do_not_fit(call: Any, said: str) -> None:
    """Refused also on a table that nobody knows: a string would be a list of its letters."""
    with pytest.raises(ArgumentsMalformed, match=said) as raised:
        call(Operations(RecordingContext()))
    assert isinstance(raised.value, TypeError)


def test_a_mistake_behind_a_directive_is_not_one_of_its_arguments() -> None:
    class FailingOp(MigrateOperation):
        @classmethod
        def failing(cls, operations: Operations, name: str) -> None:
            len(5)  # type: ignore[arg-type]

    directive = proxy.directive("failing", FailingOp.failing)
    with pytest.raises(TypeError, match="has no len") as raised:
        directive(Operations(RecordingContext()), "x")
    assert not isinstance(raised.value, ArgumentsMalformed)


def test_a_type_of_constraint_that_nobody_knows() -> None:
    """A database that drops each kind with words of its own would get those of another kind."""
    with pytest.raises(ConstraintTypeUnknown, match="'foreign_key'"):
        Operations(RecordingContext("mysql")).drop_constraint("c", "t", type_="foreign_key")


class TestSmallThings:
    def test_f_marks_a_final_name(self) -> None:
        assert isinstance(Operations(RecordingContext()).f("name"), conv)

    def test_inline_literal_is_spelled_out(self) -> None:
        literal = Operations(RecordingContext()).inline_literal("it's")
        statement = sa.update(sa.table("t", sa.column("a"))).values(a=literal)
        assert str(statement.compile(dialect=postgresql.dialect())) == "UPDATE t SET a='it''s'"

    def test_run_async_needs_a_live_asynchronous_connection(self) -> None:
        async def nothing(connection: Any) -> None:
            raise AssertionError("never called")

        context = RecordingContext()
        with pytest.raises(NoAsyncOffline) as offline:
            Operations(context).run_async(nothing)
        assert isinstance(offline.value, NotImplementedError)
        context.as_sql = False
        context.bind = SimpleNamespace(dialect=SimpleNamespace(is_async=False))
        with pytest.raises(SyncBind) as sync:
            Operations(context).run_async(nothing)
        assert isinstance(sync.value, ValueError)
