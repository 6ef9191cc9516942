"""Operations of your own, done in two ways; both are directives on `op`, like sqlgen's.

1. `op.create_view(name, query)`: a class, and an implementation in Python that calls other directives.
2. `op.truncate_table(name)`: a class, and a template in `templates/`, with another one for SQLite.

Import such a module in your revision files, or in one that all of them import.
Run me: python examples/custom_operation.py [DIALECT ...]
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from sqlgen.catalog import Catalog
from sqlgen.compiler import compile_operation
from sqlgen.operations import AlterTableOp, MigrateOperation, Operations
from sqlgen.profile import load_profile, profile_names
from sqlgen.revisions.context import MigrationContext

TEMPLATES = Path(__file__).resolve().parent / "templates"


@Operations.register_operation("create_view")
class CreateViewOp(MigrateOperation):
    """Create a view."""

    def __init__(self, name: str, query: str) -> None:
        self.name = name
        self.query = query

    @classmethod
    def create_view(cls, operations: Operations, name: str, query: str) -> str:
        """Create a view, and return its name in the quotes that it needs."""
        return str(operations.invoke(cls(name, query)))

    def reverse(self) -> DropViewOp:
        return DropViewOp(self.name, _reverse=self)

    def describe(self) -> str:
        return f"create view {self.name}"


@Operations.register_operation("drop_view")
class DropViewOp(MigrateOperation):
    """Drop a view."""

    def __init__(self, name: str, *, _reverse: CreateViewOp | None = None) -> None:
        self.name = name
        self._reverse = _reverse

    @classmethod
    def drop_view(cls, operations: Operations, name: str) -> None:
        """Drop a view."""
        operations.invoke(cls(name))

    def reverse(self) -> MigrateOperation:
        return super().reverse() if self._reverse is None else self._reverse

    def describe(self) -> str:
        return f"drop view {self.name}"


@Operations.implementation_for(CreateViewOp)
def create_view(operations: Operations, operation: CreateViewOp) -> str:
    name = quoted(operations, operation.name)
    operations.execute(f"CREATE VIEW {name} AS {operation.query}")
    return name


@Operations.implementation_for(DropViewOp)
def drop_view(operations: Operations, operation: DropViewOp) -> None:
    operations.execute(f"DROP VIEW {quoted(operations, operation.name)}")


def quoted(operations: Operations, name: str) -> str:
    return str(operations.get_context().dialect.identifier_preparer.quote(name))


@Operations.register_operation("truncate_table")
class TruncateTableOp(AlterTableOp):
    """Take all rows out of a table."""

    template = "truncate_table"

    @classmethod
    def truncate_table(cls, operations: Operations, table_name: str, *, schema: str | None = None) -> None:
        """Take all rows out of a table."""
        operations.invoke(cls(table_name, schema=schema))

    def describe(self) -> str:
        return f"truncate table {self.table_name}"


def upgrade(op: Any) -> None:
    op.create_table("account", sa.Column("id", sa.Integer, primary_key=True), sa.Column("active", sa.Integer))
    created = CreateViewOp("active account", "SELECT id FROM account WHERE active = 1")
    op.invoke(created)
    op.invoke(created.reverse())
    op.create_view("Idle", "SELECT id FROM account WHERE active = 0")


def written(dialect: str) -> str:
    """The SQL of `upgrade` for a database."""
    out = io.StringIO()
    with Operations.context(MigrationContext.configure(dialect_name=dialect, output_buffer=out)) as op:
        upgrade(op)
        op.get_context().sink.flush()
    return out.getvalue()


def compiled(dialect: str) -> str:
    """The SQL of a templated operation: what `--template-path examples/templates` makes of it."""
    profile = load_profile(dialect)
    catalog = Catalog.empty(profile)
    operation = TruncateTableOp("account").complete(catalog)
    statements = compile_operation(operation, catalog, catalog, profile, template_folders=(TEMPLATES,))
    return "\n".join(statement.text for statement in statements)


if __name__ == "__main__":
    for dialect in sys.argv[1:] or profile_names():
        print(f"-- {dialect}\n{written(dialect)}{compiled(dialect)}\n")
