"""Rewriters: house rules that change what a migration does, one after the other.

The first gives every new table a column `created_at`; the second gives every foreign key an index. They know
nothing of each other: `stamped.chain(indexed)` is a hook for autogenerate's `process_revision_directives`,
and works on operations from anywhere.
Run me: python examples/rewriter_chain.py [DIALECT ...]
"""

from __future__ import annotations

import io
import sys
from typing import Any

import sqlalchemy as sa

from sqlgen.operations import (
    CreateForeignKeyOp,
    CreateIndexOp,
    CreateTableOp,
    DowngradeOps,
    MigrateOperation,
    MigrationScript,
    ModifyTableOps,
    Operations,
    Rewriter,
    UpgradeOps,
)
from sqlgen.profile import profile_names
from sqlgen.revisions.context import MigrationContext

stamped = Rewriter()
indexed = Rewriter()


@stamped.rewrites(CreateTableOp)
def add_timestamp(context: Any, revision: Any, operation: CreateTableOp) -> CreateTableOp:
    created_at = sa.Column("created_at", sa.DateTime, server_default=sa.func.current_timestamp(), nullable=False)
    operation.columns = [*operation.columns, created_at]
    return operation


@indexed.rewrites(CreateForeignKeyOp)
def add_index(context: Any, revision: Any, operation: CreateForeignKeyOp) -> list[MigrateOperation]:
    name = f"ix_{operation.table_name}_{'_'.join(operation.local_cols)}"
    return [operation, CreateIndexOp(name, operation.table_name, operation.local_cols, schema=operation.schema)]


def script() -> MigrationScript:
    """What autogenerate, say, has found out."""
    post = [sa.Column("id", sa.Integer, primary_key=True), sa.Column("owner_id", sa.Integer)]
    upgrade: list[MigrateOperation] = [
        CreateTableOp("account", [sa.Column("id", sa.Integer, primary_key=True)]),
        CreateTableOp("post", post),
        ModifyTableOps("post", [CreateForeignKeyOp("fk_post_owner", "post", "account", ["owner_id"], ["id"])]),
    ]
    return MigrationScript("1975ea83b712", UpgradeOps(upgrade), DowngradeOps([]))


def rewritten() -> MigrationScript:
    """The same after the house rules."""
    directives = [script()]
    stamped.chain(indexed)(None, ("base", "head"), directives)
    return directives[0]


def run(op: Operations, operation: MigrateOperation) -> None:
    for each in getattr(operation, "ops", [operation]):
        if each is operation:
            op.invoke(each)
        else:
            run(op, each)


def written(dialect: str) -> str:
    """The SQL of the rewritten script for a database."""
    out = io.StringIO()
    upgrade = rewritten().upgrade_ops
    assert upgrade is not None
    with Operations.context(MigrationContext.configure(dialect_name=dialect, output_buffer=out)) as op:
        run(op, upgrade)
        op.get_context().sink.flush()
    return out.getvalue()


if __name__ == "__main__":
    for dialect in sys.argv[1:] or profile_names():
        print(f"-- {dialect}\n{written(dialect)}")
