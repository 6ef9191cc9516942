"""Constraints of third parties' types: by their compilation, by an implementation, in CREATE TABLE and after it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.conversion_errors import NotConvertible
from sqlgen.catalog.snapshot import from_json, to_json
from sqlgen.catalog.values import Check, Knowledge, Unique
from sqlgen.compiler import compile_operation, plan
from sqlgen.compiler.errors import DialectRefusal
from sqlgen.compiler.step import Step
from sqlgen.operations import AddConstraintOp, CreateTableOp, DropConstraintOp, Operations
from sqlgen.operations import constraints as constraints_module
from sqlgen.operations import facade as facade_module
from sqlgen.operations.codec import OperationForm, operation_from_data, operation_to_data, register_form
from sqlgen.operations.codec_base import Codec
from sqlgen.operations.codec_values import NAME
from sqlgen.operations.errors import NoImplementation, OperationUnreadable, OperationUnwritable
from tests.operations.recording import RecordingContext

COUNT = Codec(lambda value, _writer: value, lambda data: int(data), {"type": "integer"})
DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")


class RangeConstraint(sa.schema.Constraint):
    __visit_name__ = "range_constraint"

    def __init__(self, column: str, low: int, high: int, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self.column, self.low, self.high = column, low, high


class FamilyConstraint(sa.schema.ColumnCollectionConstraint):
    """A kind that no grammar of ours knows."""

    __visit_name__ = "family_constraint"


class OnceConstraint(sa.UniqueConstraint):
    """A kind of SQLAlchemy's, spelled otherwise."""


class UnspelledConstraint(sa.schema.Constraint):
    __visit_name__ = "unspelled_constraint"


def named(constraint: sa.Constraint, compiler: Any, clause: str) -> str:
    if constraint.name is None:
        return clause
    return f"CONSTRAINT {compiler.preparer.format_constraint(constraint)} {clause}"


@compiles(RangeConstraint)
def _range(element: RangeConstraint, compiler: Any, **kw: Any) -> str:
    column = compiler.preparer.quote(element.column)
    return named(element, compiler, f"CHECK ({column} BETWEEN {element.low} AND {element.high})")


@compiles(FamilyConstraint)
def _family(element: FamilyConstraint, compiler: Any, **kw: Any) -> str:
    columns = ", ".join(compiler.preparer.quote(column.name) for column in element.columns)
    return named(element, compiler, f"FAMILY OF ({columns})")


@compiles(OnceConstraint)
def _once(element: OnceConstraint, compiler: Any, **kw: Any) -> str:
    return named(element, compiler, f"UNIQUE ({', '.join(column.name for column in element.columns)}, id)")


@pytest.fixture(autouse=True)
def registries() -> Iterator[None]:
    kept = [dict(each) for each in (facade_module._implementations, constraints_module._by_visit_name)]
    yield
    for registry, before in zip((facade_module._implementations, constraints_module._by_visit_name), kept, strict=True):
        registry.clear()  # type: ignore[attr-defined]
        registry.update(before)  # type: ignore[attr-defined]


def registered(visit_name: str, made: type[sa.Constraint] | None = RangeConstraint) -> type[AddConstraintOp]:
    class AddOwnOp(AddConstraintOp):
        constraint_type = "own"

        def __init__(self, constraint_name: str | None, table_name: str, schema: str | None = None) -> None:
            self.constraint_name, self.table_name, self.schema = constraint_name, table_name, schema

        @classmethod
        def from_constraint(cls, constraint: sa.Constraint) -> AddConstraintOp:
            return cls(str(constraint.name), constraint.table.name, constraint.table.schema)

        if made is not None:

            def to_constraint(self, migration_context: Any = None) -> sa.Constraint:
                constraint = made("age", 0, 9, name=self.constraint_name) if made is RangeConstraint else made()  # type: ignore[call-arg]
                sa.Table(self.table_name, sa.MetaData(), schema=self.schema).append_constraint(constraint)
                return constraint

    return AddConstraintOp.register_add_constraint(visit_name)(AddOwnOp)


def person(*items: Any) -> tuple[Any, ...]:
    return "person", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("age", sa.Integer()), *items


def compiled(context: RecordingContext) -> list[str]:
    steps = [Step(each.operation, each.before, each.after) for each in context.steps]
    return [
        " ".join(statement.text.split())
        for step in plan(steps, context.profile)
        for statement in compile_operation(step.operation, step.before, step.after, context.profile)
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_in_create_table_the_compilation_is_printed(dialect: str) -> None:
    context = RecordingContext(dialect)
    with context as op:
        table = op.create_table(*person(RangeConstraint("age", 0, 150, name="range_age")))
    assert "CONSTRAINT range_age CHECK (age BETWEEN 0 AND 150)" in compiled(context)[0]
    assert any(isinstance(each, RangeConstraint) for each in table.constraints)


def test_what_the_compilation_says_is_a_constraint_like_others() -> None:
    context = RecordingContext()
    with context as op:
        op.create_table(*person(RangeConstraint("age", 0, 150), OnceConstraint("age", name="uq_age")))
        op.alter_column("person", "age", new_column_name="years")
        op.drop_constraint("person_age_check", "person")
    table = context.steps[-2].after.table("person")
    (check,), (unique,) = table.checks, table.uniques
    assert (check.sqltext, check.name, check.verbatim) == ("years BETWEEN 0 AND 150", "person_age_check", False)
    assert isinstance(unique, Unique)
    assert (unique.name, unique.columns) == ("uq_age", ("years", "id"))
    assert context.last.reverse()._value.sqltext == "years BETWEEN 0 AND 150"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_nobody_can_read_is_printed_word_by_word(dialect: str) -> None:
    context = RecordingContext(dialect)
    with context as op:
        op.create_table(*person(FamilyConstraint("id", "age", name="one family")))
        op.drop_constraint("one family", "person")
        op.create_table("other", sa.Column("id", sa.Integer()), FamilyConstraint("id"))
    created, *_, other = compiled(context)
    quoted = context.dialect.identifier_preparer.quote("one family")
    assert f"CONSTRAINT {quoted} FAMILY OF (id, age)" in created
    assert "FAMILY OF (id)" in other
    assert "CHECK" not in created + other
    (check,) = context.steps[0].after.table("person").checks
    assert isinstance(check, Check)
    assert check.verbatim
    assert context.catalog.table("person").checks == ()
    assert context.steps[1].operation.reverse()._value is check


def test_word_by_word_survives_a_snapshot() -> None:
    context = RecordingContext()
    with context as op:
        op.create_table(*person(FamilyConstraint("id", "age", name="family")))
    read = from_json(to_json(context.catalog), context.profile)
    assert canonical(read) == canonical(context.catalog)
    assert read.table("person").checks[0].verbatim


def test_a_registered_operation_adds_what_its_constraint_compiles_to() -> None:
    own = registered("range_constraint")
    context = RecordingContext()
    with context as op:
        op.create_table(*person())
        op.invoke(own("range_age", "person"))
    assert compiled(context)[1] == "ALTER TABLE person ADD CONSTRAINT range_age CHECK (age BETWEEN 0 AND 9)"
    assert isinstance(context.last.reverse(), DropConstraintOp)
    assert context.catalog.table("person").checks[0].name == "range_age"


def test_a_constraint_that_only_an_implementation_can_add_follows_its_table() -> None:
    own = registered("unspelled_constraint", None)

    @Operations.implementation_for(own)
    def add(operations: Operations, operation: Any) -> None:
        operations.create_check_constraint(operation.constraint_name, operation.table_name, "age > 0")

    context = RecordingContext()
    with context as op:
        table = op.create_table(*person(UnspelledConstraint(name="positive")))
    assert [" ".join(text.split()[:2]) for text in compiled(context)] == ["CREATE TABLE", "ALTER TABLE"]
    assert compiled(context)[1] == "ALTER TABLE person ADD CONSTRAINT positive CHECK (age > 0)"
    assert any(isinstance(each, UnspelledConstraint) for each in table.constraints)


def test_a_constraint_that_nobody_can_say_is_refused() -> None:
    with RecordingContext() as op, pytest.raises(NotConvertible) as raised:
        op.create_table(*person(UnspelledConstraint(name="odd")))
    assert "@compiles(UnspelledConstraint)" in raised.value.fix[0]
    assert 'register_add_constraint("unspelled_constraint")' in raised.value.fix[1]


@pytest.mark.parametrize("made", [None, UnspelledConstraint])
def test_an_operation_that_says_nothing_is_refused(made: type[sa.Constraint] | None) -> None:
    own = registered("unspelled_constraint", made)
    with RecordingContext() as op:
        op.create_table(*person())
        with pytest.raises(NoImplementation):
            op.invoke(own("odd", "person"))


def test_the_authors_constraint_stays_as_it_was() -> None:
    constraint = FamilyConstraint("id", "age", name="family")
    for dialect in ("postgresql", "sqlite"):
        context = RecordingContext(dialect)
        with context as op:
            op.create_table(*person(constraint))
        assert "FAMILY OF (id, age)" in compiled(context)[0]


def test_a_naming_convention_counts_once() -> None:
    context = RecordingContext(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"})
    with context as op:
        op.create_table(*person(OnceConstraint("age")))
    assert "CONSTRAINT uq_person_age UNIQUE (age, id)" in compiled(context)[0]


def test_word_by_word_is_one_for_hooks_and_has_no_json_form() -> None:
    context = RecordingContext()
    with context as op:
        op.create_table(*person(FamilyConstraint("id", "age", name="family")))
        op.drop_constraint("family", "person")
    tag, constraint = context.last.to_diff_tuple()
    assert (tag, constraint.sqltext, constraint.name) == ("remove_constraint", "FAMILY OF (id, age)", "family")
    with pytest.raises(OperationUnwritable):
        operation_to_data(context.last.reverse())


@pytest.mark.parametrize("dialect", ["mysql", "mssql"])
def test_one_that_nobody_can_read_is_in_the_way_of_a_rename_that_makes_it_anew(dialect: str) -> None:
    context = RecordingContext(dialect)
    with context as op:
        op.create_table(*person(FamilyConstraint("age", name="fam")))
        op.alter_column("person", "age", new_column_name="years", existing_type=sa.Integer())
    with pytest.raises(DialectRefusal, match="the check fam must go for it and come back"):
        compiled(context)


@pytest.mark.parametrize("dialect", ["postgresql", "oracle"])
def test_one_that_nobody_can_read_follows_where_the_database_renames_it(dialect: str) -> None:
    context = RecordingContext(dialect)
    with context as op:
        op.create_table(*person(FamilyConstraint("age", name="fam")))
        op.alter_column("person", "age", new_column_name="years", existing_type=sa.Integer())
    assert compiled(context)[1:] == ["ALTER TABLE person RENAME COLUMN age TO years"]
    assert context.catalog.table("person").knowledge is Knowledge.UNCERTAIN


def test_a_constraint_goes_into_json_by_the_operation_that_adds_it() -> None:
    class AddRangeOp(AddConstraintOp):
        constraint_type = "range"

        def __init__(self, name: str, table_name: str, column: str, low: int, high: int) -> None:
            self.name, self.table_name = name, table_name
            self.column, self.low, self.high = column, low, high

        @classmethod
        def from_constraint(cls, constraint: sa.Constraint) -> AddConstraintOp:
            assert isinstance(constraint, RangeConstraint)
            name, table = str(constraint.name), constraint.table.name
            return cls(name, table, constraint.column, constraint.low, constraint.high)

        def to_constraint(self, migration_context: Any = None) -> sa.Constraint:
            return RangeConstraint(self.column, self.low, self.high, name=self.name)

    AddConstraintOp.register_add_constraint("range_constraint")(AddRangeOp)
    arguments = {"name": NAME, "table_name": NAME, "column": NAME, "low": COUNT, "high": COUNT}
    made = CreateTableOp(person()[0], [*person()[1:], RangeConstraint("age", 0, 150, name="range_age")])
    with pytest.raises(OperationUnwritable, match="RangeConstraint has no form in JSON"):
        operation_to_data(made)
    register_form(OperationForm("test_add_range", AddRangeOp, arguments))
    data = json.loads(json.dumps(operation_to_data(made)))
    assert data["columns"][-1]["added_by"]["operation"] == "test_add_range"
    assert data["columns"][-1]["added_by"]["table_name"] == "person"
    again = operation_from_data(data)
    context = RecordingContext()
    with context as op:
        op.invoke(again)
    assert "CONSTRAINT range_age CHECK (age BETWEEN 0 AND 150)" in compiled(context)[0]
    data["columns"][-1]["added_by"] = {"operation": "execute", "sqltext": "SELECT 1"}
    with pytest.raises(OperationUnreadable, match="an operation that adds constraints"):
        operation_from_data(data)
