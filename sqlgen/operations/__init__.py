"""Floor 3: what changes, as operation objects, and the directives that make them."""

from __future__ import annotations

from sqlgen.operations import custom_constraints as _custom_constraints  # noqa: F401 - registers itself
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import AlterTableOp, MigrateOperation
from sqlgen.operations.batch import BatchSettings
from sqlgen.operations.checks import CreateCheckConstraintOp, CreateExcludeConstraintOp
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.constraints import AddConstraintOp, DropConstraintOp
from sqlgen.operations.containers import DowngradeOps, MigrationScript, ModifyTableOps, OpContainer, UpgradeOps
from sqlgen.operations.context import Context
from sqlgen.operations.data import BulkInsertOp, ExecuteSQLOp
from sqlgen.operations.enum_types import CreateEnumTypeOp, DropEnumTypeOp
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.foreign_keys import CreateForeignKeyOp
from sqlgen.operations.indexes import CreateIndexOp, DropIndexOp
from sqlgen.operations.keys import CreatePrimaryKeyOp, CreateUniqueConstraintOp
from sqlgen.operations.rename_table import RenameTableOp
from sqlgen.operations.rewriter import Rewriter
from sqlgen.operations.table_comments import CreateTableCommentOp, DropTableCommentOp
from sqlgen.operations.tables import CreateTableOp, DropTableOp

__all__ = [
    "AddColumnOp",
    "AddConstraintOp",
    "AlterColumnOp",
    "AlterTableOp",
    "BatchOperations",
    "BatchSettings",
    "BulkInsertOp",
    "Context",
    "CreateCheckConstraintOp",
    "CreateEnumTypeOp",
    "CreateExcludeConstraintOp",
    "CreateForeignKeyOp",
    "CreateIndexOp",
    "CreatePrimaryKeyOp",
    "CreateTableCommentOp",
    "CreateTableOp",
    "CreateUniqueConstraintOp",
    "DowngradeOps",
    "DropColumnOp",
    "DropConstraintOp",
    "DropEnumTypeOp",
    "DropIndexOp",
    "DropTableCommentOp",
    "DropTableOp",
    "ExecuteSQLOp",
    "MigrateOperation",
    "MigrationScript",
    "ModifyTableOps",
    "OpContainer",
    "Operations",
    "RenameTableOp",
    "Rewriter",
    "UpgradeOps",
]
