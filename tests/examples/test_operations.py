"""The examples of operations of one's own, on all six databases."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from sqlgen import op as op_module
from sqlgen.operations import BatchOperations, CreateIndexOp, CreateTableOp, Operations
from sqlgen.operations import constraints as constraints_module
from sqlgen.operations import facade as facade_module

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")

pytestmark = pytest.mark.parametrize("dialect", DIALECTS)


def example(name: str) -> Iterator[ModuleType]:
    """The module; what it registered is taken back."""
    registries = (facade_module._implementations, constraints_module._by_visit_name)
    before = [dict(registry) for registry in registries]
    places = (Operations, BatchOperations, op_module)
    names = [set(vars(place)) for place in places]
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[name]
    for registry, kept in zip(registries, before, strict=True):
        registry.clear()
        registry.update(kept)  # type: ignore[arg-type]  # each with its own
    for place, known in zip(places, names, strict=True):
        for added in set(vars(place)) - known:
            delattr(place, added)


@pytest.fixture
def custom_operation() -> Iterator[ModuleType]:
    yield from example("custom_operation")


@pytest.fixture
def custom_constraint() -> Iterator[ModuleType]:
    yield from example("custom_constraint")


@pytest.fixture
def rewriter_chain() -> Iterator[ModuleType]:
    yield from example("rewriter_chain")


def one_line(sql: str) -> str:
    return " ".join(sql.split())


def run_on_sqlite(script: str) -> dict[str, str]:
    """What stands in the database after a script, by name."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(script)
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    finally:
        connection.close()


QUOTED = {"mysql": "`{}`", "mariadb": "`{}`", "mssql": "[{}]"}


def test_custom_operation(custom_operation: ModuleType, dialect: str) -> None:
    sql = one_line(custom_operation.written(dialect))
    quote = QUOTED.get(dialect, '"{}"').format
    assert f"CREATE VIEW {quote('active account')} AS SELECT id FROM account WHERE active = 1" in sql
    assert f"DROP VIEW {quote('active account')}" in sql
    assert f"CREATE VIEW {quote('Idle')} AS" in sql
    if dialect == "sqlite":
        assert set(run_on_sqlite(custom_operation.written(dialect))) == {"account", "Idle"}


def test_custom_operation_with_a_template(custom_operation: ModuleType, dialect: str) -> None:
    words = "DELETE FROM account" if dialect == "sqlite" else "TRUNCATE TABLE account"
    assert custom_operation.compiled(dialect) == words


def test_custom_constraint(custom_constraint: ModuleType, dialect: str) -> None:
    sql = one_line(custom_constraint.written(dialect))
    assert "CONSTRAINT ck_age CHECK (age BETWEEN 0 AND 150)" in sql
    assert sql.rindex("DROP") > sql.index("CHECK (age BETWEEN 0 AND 150)")
    if dialect == "sqlite":
        assert "CHECK" not in run_on_sqlite(custom_constraint.written(dialect))["person"]


def test_custom_constraint_is_one_for_hooks(custom_constraint: ModuleType, dialect: str) -> None:
    added = custom_constraint.CreateRangeOp("ck_age", "person", "age", 0, 150, schema="s")
    tag, constraint = added.to_diff_tuple()
    assert (tag, type(constraint).__name__) == ("add_constraint", "RangeConstraint")
    dropped = added.reverse()
    assert (dropped.constraint_type, dropped.schema) == ("range", "s")
    again = dropped.reverse()
    assert type(again) is type(added)
    assert vars(again) == vars(added)


def test_rewriter_chain(rewriter_chain: ModuleType, dialect: str) -> None:
    sql = one_line(rewriter_chain.written(dialect))
    assert sql.count("created_at") >= 2
    assert "CREATE INDEX ix_post_owner_id ON post (owner_id)" in sql
    if dialect == "sqlite":
        made = run_on_sqlite(rewriter_chain.written(dialect))
        assert "fk_post_owner" in made["post"]
        assert set(made) == {"account", "post", "ix_post_owner_id"}


def test_rewriter_chain_walks_into_containers(rewriter_chain: ModuleType, dialect: str) -> None:
    upgrade = rewriter_chain.rewritten().upgrade_ops
    tables = [each for each in upgrade.ops if isinstance(each, CreateTableOp)]
    assert [len(table.columns) for table in tables] == [2, 3]
    assert isinstance(upgrade.ops[2].ops[1], CreateIndexOp)
