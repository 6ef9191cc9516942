"""The API is Alembic's: compared mechanically with the installed Alembic, signature by signature and case by case."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.sql.elements import ClauseElement

from sqlgen import operations as ours_package
from sqlgen.catalog.canonical import canonical
from sqlgen.operations import MigrateOperation

alembic_operations = pytest.importorskip("alembic.operations")
theirs_module = pytest.importorskip("alembic.operations.ops")
alembic_postgresql = pytest.importorskip("alembic.ddl.postgresql")
alembic_op = pytest.importorskip("alembic.op")

THEIRS: dict[str, Any] = {
    **{
        name: value
        for name, value in vars(theirs_module).items()
        if inspect.isclass(value) and issubclass(value, theirs_module.MigrateOperation)
    },
    "CreateExcludeConstraintOp": alembic_postgresql.CreateExcludeConstraintOp,
}


BEYOND = {"columns"}
"""Keywords that only we have: what a constraint without a name is over, to drop it by."""


def shape(function: Callable[..., Any], *, private: bool = False) -> list[tuple[str, str, str]]:
    """Names, kinds and defaults of the parameters; annotations are each project's own."""
    return [
        (each.name, each.kind.name, repr(each.default))
        for each in inspect.signature(function).parameters.values()
        if private or not each.name.startswith("_") or each.kind is not each.KEYWORD_ONLY
        if each.name not in BEYOND
    ]


def public(cls: type) -> set[str]:
    return {name for name in dir(cls) if not name.startswith("_")}


@pytest.mark.parametrize("name", sorted(THEIRS))
def test_class_has_the_same_constructor(name: str) -> None:
    ours, theirs = getattr(ours_package, name), THEIRS[name]
    if theirs.__init__ is object.__init__:
        assert ours.__init__ is object.__init__
    else:
        assert shape(ours.__init__) == shape(theirs.__init__)


@pytest.mark.parametrize("name", sorted(THEIRS))
def test_class_has_the_same_members_and_bases(name: str) -> None:
    ours, theirs = getattr(ours_package, name), THEIRS[name]
    assert {"add_constraint_ops"} | public(ours) >= public(theirs)
    for base in theirs.__mro__:
        if base.__name__ in THEIRS:
            assert issubclass(ours, getattr(ours_package, base.__name__))


@pytest.mark.parametrize("name", sorted(THEIRS))
def test_methods_have_the_same_signature(name: str) -> None:
    ours, theirs = getattr(ours_package, name), THEIRS[name]
    for member in sorted(public(theirs)):
        method = inspect.getattr_static(theirs, member)
        if isinstance(method, (classmethod, staticmethod)) or inspect.isfunction(method):
            assert shape(getattr(ours, member)) == shape(getattr(theirs, member)), member
            kind = classmethod if isinstance(method, classmethod) else type(method)
            assert isinstance(inspect.getattr_static(ours, member), kind), member


@pytest.mark.parametrize("facade", ["Operations", "BatchOperations"])
def test_facade_has_the_same_directives(facade: str) -> None:
    ours, theirs = getattr(ours_package, facade), getattr(alembic_operations, facade)
    missing = public(theirs) - public(ours) - ({"context"} if facade == "BatchOperations" else set())
    assert not missing
    for name in sorted(public(theirs) & public(ours)):
        if facade == "BatchOperations" and name in ("batch_alter_table", "context"):
            continue  # a batch inside of a batch is refused
        assert shape(getattr(ours, name)) == shape(getattr(theirs, name)), name


def test_op_has_the_same_functions() -> None:
    from sqlgen import op

    functions = {name for name in dir(alembic_op) if callable(getattr(alembic_op, name)) and not name.startswith("_")}
    assert functions - set(dir(op)) == set()
    for name in functions - {"Operations"}:  # theirs can't be inspected: they take *args, **kw
        assert shape(getattr(op, name)) == shape(getattr(ours_package.Operations, name))[_has_self(name) :], name


def _has_self(name: str) -> int:
    return 0 if inspect.ismethod(getattr(ours_package.Operations, name)) else 1


def tables() -> sa.Table:
    """A new one for each: operations may take objects along."""
    metadata = sa.MetaData()
    sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), schema="r")
    return sa.Table(
        "t",
        metadata,
        sa.Column("id", sa.Integer),
        sa.Column("a", sa.String(5), comment="c", server_default="x"),
        sa.Column("o", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_t"),
        sa.UniqueConstraint("a", name="uq_t", deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["o"], ["r.u.id"], name="fk_t", ondelete="CASCADE", onupdate="SET NULL", match="FULL"),
        sa.CheckConstraint("a > 'b'", name="ck_t"),
        sa.Index("ix_t", "a", sa.text("lower(a)"), unique=True, postgresql_where=sa.text("a > 'c'")),
        comment="tc",
        info={"x": 1},
        schema="s",
        mysql_engine="InnoDB",
    )


def constraint(kind: type) -> sa.Constraint:
    return next(each for each in tables().constraints if isinstance(each, kind))


def index() -> sa.Index:
    return next(iter(tables().indexes))


def exclude() -> sa.Constraint:
    made = ExcludeConstraint((sa.column("a"), "="), where=sa.text("a > 'x'"), using="gist", name="ex")
    sa.Table("t", sa.MetaData(), sa.Column("a", sa.String)).append_constraint(made)
    return made


Build = Callable[[Any], Any]

CASES: dict[str, Build] = {
    "create_table": lambda ops: ops.CreateTableOp(
        "t", [sa.Column("a", sa.Integer)], schema="s", comment="c", prefixes=["TEMPORARY"], mysql_engine="x"
    ),
    "create_table_from": lambda ops: ops.CreateTableOp.from_table(tables()),
    "drop_table": lambda ops: ops.DropTableOp("t", schema="s", if_exists=True, table_kw={"comment": "c"}),
    "drop_table_from": lambda ops: ops.DropTableOp.from_table(tables()),
    "rename_table": lambda ops: ops.RenameTableOp("a", "b", schema="s"),
    "table_comment": lambda ops: ops.CreateTableCommentOp("t", "new", schema="s"),
    "table_comment_again": lambda ops: ops.CreateTableCommentOp("t", "new", existing_comment="old"),
    "drop_table_comment": lambda ops: ops.DropTableCommentOp("t", existing_comment="old", schema="s"),
    "add_column": lambda ops: ops.AddColumnOp("t", sa.Column("a", sa.Integer), schema="s", if_not_exists=True),
    "add_column_from": lambda ops: ops.AddColumnOp.from_column(tables().c.a),
    "add_column_from_name": lambda ops: ops.AddColumnOp.from_column_and_tablename("q", "z", tables().c.a),
    "drop_column": lambda ops: ops.DropColumnOp("t", "a", schema="s", mssql_drop_default=True),
    "drop_column_from": lambda ops: ops.DropColumnOp.from_column_and_tablename("q", "z", tables().c.a),
    "alter_column": lambda ops: ops.AlterColumnOp(
        "t",
        "a",
        schema="s",
        existing_type=sa.Integer(),
        existing_nullable=True,
        modify_nullable=False,
        modify_type=sa.String(5),
        modify_foo=1,
        existing_foo=2,
        postgresql_using="a::text",
    ),
    "alter_column_name": lambda ops: ops.AlterColumnOp("t", "a", modify_name="b"),
    "alter_column_default": lambda ops: ops.AlterColumnOp("t", "a", modify_server_default=None, modify_comment="x"),
    "alter_column_existing": lambda ops: ops.AlterColumnOp(
        "t", "a", existing_server_default="x", existing_comment="y", modify_server_default="z", modify_comment=None
    ),
    "alter_column_nothing": lambda ops: ops.AlterColumnOp("t", "a", existing_type=sa.Integer()),
    "create_index": lambda ops: ops.CreateIndexOp(
        "ix", "t", ["a", sa.text("lower(b)"), sa.column("c").desc()], unique=True, schema="s", if_not_exists=True
    ),
    "create_index_from": lambda ops: ops.CreateIndexOp.from_index(index()),
    "drop_index": lambda ops: ops.DropIndexOp("ix", "t", schema="s", if_exists=True),
    "drop_index_without_table": lambda ops: ops.DropIndexOp("ix"),
    "drop_index_from": lambda ops: ops.DropIndexOp.from_index(index()),
    "primary_key": lambda ops: ops.CreatePrimaryKeyOp("pk", "t", ["a", "b"], schema="s"),
    "primary_key_from": lambda ops: ops.AddConstraintOp.from_constraint(constraint(sa.PrimaryKeyConstraint)),
    "unique": lambda ops: ops.CreateUniqueConstraintOp("uq", "t", ["a"], schema="s", deferrable=True),
    "unique_from": lambda ops: ops.AddConstraintOp.from_constraint(constraint(sa.UniqueConstraint)),
    "foreign_key": lambda ops: ops.CreateForeignKeyOp(
        "fk", "t", "u", ["a"], ["b"], source_schema="s", referent_schema="r", ondelete="CASCADE"
    ),
    "foreign_key_from": lambda ops: ops.AddConstraintOp.from_constraint(constraint(sa.ForeignKeyConstraint)),
    "check": lambda ops: ops.CreateCheckConstraintOp("ck", "t", "a > 1", schema="s"),
    "check_expression": lambda ops: ops.CreateCheckConstraintOp("ck", "t", sa.column("a") > 1),
    "check_from": lambda ops: ops.AddConstraintOp.from_constraint(constraint(sa.CheckConstraint)),
    "exclude_from": lambda ops: ops.AddConstraintOp.from_constraint(exclude()),
    "drop_constraint": lambda ops: ops.DropConstraintOp("ck", "t", "check", schema="s", if_exists=True),
    "drop_unique_from": lambda ops: ops.DropConstraintOp.from_constraint(constraint(sa.UniqueConstraint)),
    "drop_foreign_key_from": lambda ops: ops.DropConstraintOp.from_constraint(constraint(sa.ForeignKeyConstraint)),
    "drop_primary_key_from": lambda ops: ops.DropConstraintOp.from_constraint(constraint(sa.PrimaryKeyConstraint)),
    "drop_check_from": lambda ops: ops.DropConstraintOp.from_constraint(constraint(sa.CheckConstraint)),
    "bulk_insert": lambda ops: ops.BulkInsertOp(sa.table("t"), [{"a": 1}], multiinsert=False),
    "execute": lambda ops: ops.ExecuteSQLOp("SELECT 1", execution_options={"a": 1}),
    "modify_table": lambda ops: ops.ModifyTableOps(
        "t",
        [ops.AddColumnOp("t", sa.Column("a", sa.Integer)), ops.CreateUniqueConstraintOp("uq", "t", ["a"])],
        schema="s",
    ),
    "upgrade": lambda ops: ops.UpgradeOps(
        [
            ops.ModifyTableOps("t", [ops.AddColumnOp("t", sa.Column("a", sa.Integer))]),
            ops.CreateTableOp("z", [sa.Column("a", sa.Integer)]),
        ]
    ),
    "downgrade": lambda ops: ops.DowngradeOps([ops.CreateTableOp("z", [sa.Column("a", sa.Integer)])]),
}


def outcome(action: Callable[[], Any]) -> Any:
    """What comes out, errors by the built-in class that callers catch."""
    try:
        return plain(action())
    except (ValueError, NotImplementedError, TypeError) as error:
        return next(kind.__name__ for kind in (ValueError, NotImplementedError, TypeError) if isinstance(error, kind))


def plain(value: Any) -> Any:
    """Something comparable of operations, schema objects and expressions, whoever's they are."""
    if isinstance(value, (theirs_module.MigrateOperation, MigrateOperation)):
        return (type(value).__name__, attributes(value))
    if isinstance(value, dict):
        return {key: plain(each) for key, each in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        if any(isinstance(each, sa.Constraint) for each in value):
            return sorted(map(plain, value), key=repr)  # Alembic's constraints come in no order
        is_index = any(isinstance(each, ClauseElement) and not isinstance(each, sa.Column) for each in value)
        return [plain_element(each) if is_index else plain(each) for each in value]
    if isinstance(value, sa.Index):
        parts = [plain_element(each) for each in value.expressions]
        return (value.name, value.unique, parts, plain(dict(value.dialect_kwargs)))
    if isinstance(value, ExcludeConstraint):
        return (value.name, [(name, operator) for _, name, operator in value._render_exprs], str(value.where))
    if isinstance(value, (sa.Table, sa.Column, sa.Constraint, sa.types.TypeEngine)):
        return canonical(value)
    if isinstance(value, ClauseElement):
        return str(value.compile(dialect=postgresql.dialect(), compile_kwargs={"include_table": False}))
    return str(value) if isinstance(value, str) else value


def plain_element(value: Any) -> Any:
    """A column by its name and type: what else an index's stub says of it doesn't matter."""
    return (value.name, str(value.type)) if isinstance(value, sa.Column) else plain(value)


def attributes(operation: Any) -> dict[str, Any]:
    return {
        name: plain({key: each for key, each in value.items() if each is not None} if name == "kw" else value)
        for name, value in sorted(vars(operation).items())
        if not name.startswith("_")
    }


@pytest.mark.parametrize("name", CASES)
def test_attributes(name: str) -> None:
    ours, theirs = CASES[name](ours_package), CASES[name](theirs_module)
    assert attributes(ours) == attributes(theirs)


@pytest.mark.parametrize("name", CASES)
def test_diff(name: str) -> None:
    ours, theirs = CASES[name](ours_package), CASES[name](theirs_module)
    how = "as_diffs" if isinstance(ours, ours_package.OpContainer) else "to_diff_tuple"
    assert outcome(getattr(ours, how)) == outcome(getattr(theirs, how))


OURS_IS_BETTER = {
    "rename_table": "theirs has no reverse",
    "alter_column_name": "theirs forgets to rename back",
    "exclude_from": "theirs doesn't say that it drops an exclude constraint",
}


@pytest.mark.parametrize("name", CASES)
def test_reverse(name: str) -> None:
    ours, theirs = CASES[name](ours_package), CASES[name](theirs_module)
    if name in OURS_IS_BETTER:
        assert outcome(ours.reverse) != outcome(theirs.reverse), OURS_IS_BETTER[name]
        return
    assert outcome(ours.reverse) == outcome(theirs.reverse)


@pytest.mark.parametrize("name", [name for name in CASES if "constraint" in name or name.endswith("_from")])
def test_reverse_of_the_reverse(name: str) -> None:
    ours, theirs = CASES[name](ours_package), CASES[name](theirs_module)
    assert outcome(lambda: ours.reverse().reverse()) == outcome(lambda: theirs.reverse().reverse())


def test_registry_of_constraints_knows_the_same_types() -> None:
    for kind in (sa.PrimaryKeyConstraint, sa.UniqueConstraint, sa.ForeignKeyConstraint, sa.CheckConstraint):
        ours = ours_package.AddConstraintOp.from_constraint(constraint(kind))
        theirs = theirs_module.AddConstraintOp.from_constraint(constraint(kind))
        assert type(ours).__name__ == type(theirs).__name__
        assert ours.constraint_type == theirs.constraint_type
