"""Plain functions are called once for all databases, and nobody can tell; all others run for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import sqlgen
from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import compile_operation, plan
from sqlgen.errors import SqlgenError
from sqlgen.profile import load_profile
from sqlgen.revisions.called_once import is_plain
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.steps import Step
from sqlgen.revisions.walk import Walker

HEAD = """\
from alembic import op, context
import json
import sqlalchemy as sa
from sqlalchemy import Column, text
from sqlalchemy.dialects import postgresql
revision = "0001"
rows = [{"id": 1}]
kind = sa.Enum("a", "b", name="kind")
things = sa.table("t", sa.column("id", sa.Integer))
def helper():
    return sa.Column("id", sa.Integer())
"""
T = 'op.create_table("t", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))'
SIX = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")

Run = Callable[..., list[list[Step]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "0001_first.py"


def run(file: Path, *lines: str, shares: bool, dialects: tuple[str, ...] = SIX) -> list[list[Step]]:
    """The steps of an upgrade with these lines, for each dialect."""
    file.write_text(HEAD + "def upgrade():\n" + "".join(f"    {line}\n" for line in lines))
    session = RevisionSession()
    with session.entered():
        module = session.load(RevisionFile(file))
        walkers = [Walker(session, Catalog.empty(load_profile(name)), shares=shares) for name in dialects]
        return [walker.upgrade(module) for walker in walkers]


def told(runs: list[list[Step]]) -> list[list[tuple[str, str]]]:
    """The SQL and the line of each step."""
    return [
        [
            (statement.text, str(step.source))
            for step in plan(steps, steps[0].before.profile)
            for statement in compile_operation(step.operation, step.before, step.after, step.after.profile)
        ]
        for steps in runs
    ]


PLAIN = {
    "one table": [T],
    "several": [
        T,
        'op.add_column("t", sa.Column("a", sa.Integer()))',
        'op.create_index(op.f("ix"), "t", ["a"])',
        'op.execute("SELECT 1")',
        'op.drop_table("t")',
    ],
    "a batch": [T, 'with op.batch_alter_table("t") as batch_op:', '    batch_op.add_column(sa.Column("a", sa.Text()))'],
    "names of SQLAlchemy": [T, 'op.add_column("t", Column("a", postgresql.VARCHAR(9), server_default=text("\'x\'")))'],
    "a type of the module": ['op.create_table("t", sa.Column("kind", kind, nullable=False))'],
    "rows": [T, 'op.bulk_insert(sa.table("t", sa.column("id", sa.Integer())), [{"id": 1}, {"id": 2}])'],
}

NOT_PLAIN = {
    "a local name": ["rows = [{'id': 1}]", T, "op.bulk_insert(things, rows)"],
    "a loop": [T, "for name in ('a', 'b'):", "    op.add_column('t', sa.Column(name, sa.Integer()))"],
    "a comprehension": ["op.create_table('t', *[sa.Column(name, sa.Integer()) for name in ('a', 'b')])"],
    "a function of the file": ["op.create_table('t', helper())"],
    "a list of the file": [T, "op.bulk_insert(sa.table('t', sa.column('id', sa.Integer())), rows)"],
    "a table of the file": [T, "op.bulk_insert(things, [{'id': 1}])"],
    "another module": [T, "op.execute(json.dumps(1))"],
    "alembic.context": [T, "op.execute(context.get_context().dialect.name)"],
    "a builtin": ["print('once for each')", T],
    "an attribute": ["kind.note = 1", T],
    "an import": ["import os", T],
    "an item": ["rows[0] = {}", T],
    "a default": ["op.create_table('t', sa.Column('id', sa.Integer(), default=lambda: 1))"],
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_function_is_called_once(file: Path, name: str) -> None:
    shared = run(file, *PLAIN[name], shares=True)
    session = RevisionSession()
    with session.entered():
        module = session.load(RevisionFile(file))
        function = module.function("upgrade")
        assert function is not None
        assert is_plain(function)
        assert module.called("upgrade") is not None
    alone = run(file, *PLAIN[name], shares=False)
    assert told(shared) == told(alone)


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_what_could_tell_the_difference_is_not_plain(file: Path, name: str) -> None:
    file.write_text(HEAD + "def upgrade():\n" + "".join(f"    {line}\n" for line in NOT_PLAIN[name]))
    session = RevisionSession()
    with session.entered():
        function = session.load(RevisionFile(file)).function("upgrade")
        assert function is not None
        assert not is_plain(function)


def test_directives_get_what_another_database_would_have_got(file: Path) -> None:
    def operations(shares: bool) -> list[list[object]]:
        return [[step.operation for step in steps] for steps in run(file, T, shares=shares)]

    ids = {id(operation.columns) for (operation,) in operations(True)}  # type: ignore[attr-defined]
    assert len(ids) == 1, "called once"
    assert len({id(operation) for (operation,) in operations(True)}) == len(SIX), "completed for each"


@pytest.mark.parametrize(
    "asking",
    [
        "op.execute(op.get_bind().dialect.name)",
        "op.execute(op.get_context().dialect.name)",
        'with op.batch_alter_table("t") as batch_op:\n        op.execute(batch_op.get_bind().dialect.name)',
        'try:\n        op.execute(op.get_bind().dialect.name)\n    except:\n        op.execute("unknown")',
    ],
)
def test_who_asks_for_the_database_gets_each(file: Path, asking: str) -> None:
    runs = run(file, T, asking, shares=True)
    assert [str(steps[1].operation.sqltext) for steps in runs] == list(SIX)  # type: ignore[attr-defined]


def test_a_new_table_has_the_types_of_each_database(file: Path) -> None:
    referring = 'op.create_table("u", sa.Column("t_id", None, sa.ForeignKey("t.id")), sa.Column("name", sa.Text()))'
    lines = [T, f"op.bulk_insert({referring}, [{{'t_id': 1, 'name': 'x'}}])"]
    assert told(run(file, *lines, shares=True)) == told(run(file, *lines, shares=False))


def test_an_arranged_batch_is_for_who_rebuilds(file: Path) -> None:
    lines = [T, 'with op.batch_alter_table("t", recreate="always") as batch_op:', "    pass"]
    assert told(run(file, *lines, shares=True)) == told(run(file, *lines, shares=False))


def test_an_error_has_its_place_and_comes_from_the_function(file: Path) -> None:
    wrong = 'op.create_check_constraint("c", "t", "id > 0")'
    for lines in ([T, 'op.drop_column("t", "other")'], [T, wrong, wrong]):
        errors = []
        for shares in (True, False):
            with pytest.raises(SqlgenError) as raised:
                run(file, *lines, shares=shares)
            errors.append((str(raised.value), raised.value.where))
        assert errors[0] == errors[1]
        assert errors[0][1] is not None


def test_an_error_that_the_function_catches_is_caught(file: Path) -> None:
    lines = [T, "try:", '    op.drop_constraint("uq_other", "t", type_="unique")', "except:", '    op.drop_table("t")']
    (steps,) = run(file, *lines, shares=True, dialects=("postgresql",))
    assert [step.operation.describe() for step in steps] == ["create table t", "drop table t"]


def test_scripts_for_six_databases_are_those_for_each() -> None:
    shop = Path(__file__).parents[2] / "examples" / "shop" / "versions"
    together = sqlgen.generate(versions=shop, dialects=SIX)
    for dialect in SIX:
        (alone,) = sqlgen.generate(versions=shop, dialects=[dialect]).values()
        for way in ("upgrade", "rollback"):
            assert b"".join(together[dialect].pieces(way)) == b"".join(alone.pieces(way))
