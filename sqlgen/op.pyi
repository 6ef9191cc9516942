# Written by tools/stubs.py from the class methods behind the directives; don't edit.

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.elements import conv
from sqlalchemy.sql.schema import SchemaItem

from sqlgen.operations.arguments import Comment, Condition, IndexElements, ServerDefault, TypeArgument
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.context import Context
from sqlgen.operations.facade import BatchOperations, InlineLiteral, Operations, _Implementation, _Registered, _Result

def add_column(
    table_name: str,
    column: sa.Column[Any],
    *,
    schema: str | None = None,
    if_not_exists: bool | None = None,
    inline_references: bool | None = None,
    inline_primary_key: bool | None = None,
) -> None:
    """Add a column to a table.

    Its `ForeignKey`s, `unique=True`, `index=True` and `CheckConstraint`s are added, too.
    `inline_references` puts REFERENCES into the same statement. A `primary_key=True` column becomes
    the table's primary key with `inline_primary_key` only; else call `create_primary_key`.
    """

def alter_column(
    table_name: str,
    column_name: str,
    *,
    nullable: bool | None = None,
    comment: Comment = False,
    server_default: ServerDefault = False,
    new_column_name: str | None = None,
    type_: TypeArgument | None = None,
    existing_type: TypeArgument | None = None,
    existing_server_default: ServerDefault = False,
    existing_nullable: bool | None = None,
    existing_comment: str | None = None,
    schema: str | None = None,
    **kw: Any,
) -> None:
    """Change what is given of a column, and leave the rest as it is.

    `server_default=None` and `comment=None` remove; a string default is a value, `text()` is SQL,
    `Identity()` and `Computed()` are taken, too. The `existing_*` are needed only for tables that no
    revision created. `**kw` takes `autoincrement` and what dialects add: `postgresql_using` and `sqlite_using`
    are SQL that makes the new value of the old ones.
    """

def batch_alter_table(
    table_name: str,
    schema: str | None = None,
    recreate: Literal["auto", "always", "never"] = "auto",
    partial_reordering: Sequence[Sequence[str]] | None = None,
    copy_from: sa.Table | None = None,
    table_args: Sequence[Any] = (),
    table_kwargs: Mapping[str, Any] = ...,
    reflect_args: Sequence[Any] = (),
    reflect_kwargs: Mapping[str, Any] = ...,
    naming_convention: Mapping[str, str] | None = None,
) -> AbstractContextManager[BatchOperations]:
    """Several changes of one table, which belong together; a context manager.

    The changes are made when the block ends, in the order of the calls, and none of them if it
    raises. `execute()` doesn't wait: it runs at its place, before the changes of its batch. Where a
    database can't make a change in place, the table is made anew for all of them; with
    `recreate="always"` it is so on every database, with "never" on none. `partial_reordering`,
    `table_args` (further columns, constraints and indexes), `table_kwargs` (the database's own
    options, `comment`, `prefixes`) and a column's `insert_before` and `insert_after` are about the
    new table, and mean nothing where there is none; MySQL and MariaDB place columns without one.
    `copy_from` tells what the table is when no revision created it; `naming_convention` gives names
    to its unnamed constraints, so that they can be dropped, and on SQLite its keys keep them.
    `reflect_args` and `reflect_kwargs` complete a table that is reflected: on a connection, where
    the database doesn't say itself how it was made.
    """

def bulk_insert(table: sa.Table | sa.TableClause, rows: list[dict[str, Any]], *, multiinsert: bool = True) -> None:
    """Insert rows, each a dictionary by column name.

    `table` is what `create_table` returned, or a `sqlalchemy.table("name", column("id", Integer), ...)`;
    types that it leaves out come from the catalog. `multiinsert=False` writes one statement per row.
    """

def context(migration_context: Context) -> AbstractContextManager[Operations]:
    """Make `op` mean this migration context while the block runs."""

def create_check_constraint(
    constraint_name: str | None, table_name: str, condition: Condition, *, schema: str | None = None, **kw: Any
) -> None:
    """Refuse rows that don't fulfil a condition: SQL text, or an expression with `sqlalchemy.column("name")`."""

def create_enum_type(
    name: str, values: Sequence[str], *, schema: str | None = None, if_not_exists: bool | None = None
) -> None:
    """Create a named enum type with these values, in this order."""

def create_exclude_constraint(constraint_name: str, table_name: str, *elements: tuple[Any, str], **kw: Any) -> None:
    """Refuse rows that collide: each element is `(column or expression, operator)`.

    `**kw` takes `where`, `schema`, `using` ("gist"), `ops`, `deferrable` and `initially`.
    """

def create_foreign_key(
    constraint_name: str | None,
    source_table: str,
    referent_table: str,
    local_cols: list[str],
    remote_cols: list[str],
    *,
    onupdate: str | None = None,
    ondelete: str | None = None,
    deferrable: bool | None = None,
    initially: str | None = None,
    match: str | None = None,
    source_schema: str | None = None,
    referent_schema: str | None = None,
    **dialect_kw: Any,
) -> None:
    """Let columns of one table refer to columns of another.

    `onupdate` and `ondelete` are the words after ON UPDATE and ON DELETE; `**dialect_kw` takes what
    dialects add (`postgresql_not_valid`).
    """

def create_index(
    index_name: str | None,
    table_name: str,
    columns: IndexElements,
    *,
    schema: str | None = None,
    unique: bool = False,
    if_not_exists: bool | None = None,
    **kw: Any,
) -> None:
    """Create an index on columns by name, `text()` and expressions.

    `**kw` takes what dialects add: `postgresql_where`, `postgresql_using`, `postgresql_concurrently`,
    `postgresql_include`, `postgresql_ops`, `mysql_length`, `mssql_clustered`, `sqlite_where`, ...
    """

def create_module_class_proxy(globals_: dict[str, Any], locals_: dict[str, Any]) -> None:
    """Fill a module with functions that call the facade installed by `Operations.context`.

    Directives that are registered later show up in the module, too.
    """

def create_primary_key(
    constraint_name: str | None, table_name: str, columns: list[str], *, schema: str | None = None
) -> None:
    """Make columns the primary key of a table. Without a name, the naming convention or the database gives one."""

def create_table(table_name: str, *columns: SchemaItem, if_not_exists: bool | None = None, **kw: Any) -> sa.Table:
    """Create a table from columns, constraints and indexes, and return it, for `bulk_insert`.

    `**kw` takes `schema`, `comment`, `prefixes`, `info` and what dialects add (`mysql_engine`,
    `postgresql_partition_by`, `sqlite_autoincrement`, ...).
    """

def create_table_comment(
    table_name: str, comment: str | None, *, existing_comment: str | None = None, schema: str | None = None
) -> None:
    """Set the comment on a table."""

def create_unique_constraint(
    constraint_name: str | None, table_name: str, columns: Sequence[str], *, schema: str | None = None, **kw: Any
) -> Any:
    """Make the values of columns unique together.

    `**kw` takes `deferrable`, `initially` and what dialects add (`postgresql_nulls_not_distinct`,
    `postgresql_include`, `mssql_clustered`, ...).
    """

def drop_column(table_name: str, column_name: str, *, schema: str | None = None, **kw: Any) -> None:
    """Drop a column.

    `**kw` takes `if_exists` and what dialects add: SQL Server's `mssql_drop_default`, `mssql_drop_check`
    and `mssql_drop_foreign_key` drop constraints that the catalog doesn't know, too.
    """

def drop_constraint(
    constraint_name: str | None,
    table_name: str,
    type_: str | None = None,
    *,
    schema: str | None = None,
    if_exists: bool | None = None,
    columns: Sequence[str] | None = None,
) -> None:
    """Drop a constraint by name, or, with None for the name, by what it is: its `type_` and its `columns`.

    The name may be one that the database gave to an unnamed constraint, or would have given on another
    database. `type_` is "primary", "unique", "foreignkey", "check" or "exclude"; it is needed only on
    tables that no revision created, for databases that drop each kind with words of its own.
    """

def drop_enum_type(name: str, *, schema: str | None = None, if_exists: bool | None = None) -> None:
    """Drop a named enum type that no column uses any more."""

def drop_index(
    index_name: str,
    table_name: str | None = None,
    *,
    schema: str | None = None,
    if_exists: bool | None = None,
    **kw: Any,
) -> None:
    """Drop an index by name. The table's name is needed only where the catalog doesn't know the index.

    `**kw` takes what dialects add (`postgresql_concurrently`).
    """

def drop_table(table_name: str, *, schema: str | None = None, if_exists: bool | None = None, **kw: Any) -> None:
    """Drop a table and what belongs to it."""

def drop_table_comment(table_name: str, *, existing_comment: str | None = None, schema: str | None = None) -> None:
    """Take the comment from a table."""

def execute(sqltext: Executable | str, *, execution_options: dict[str, Any] | None = None) -> None:
    """Run SQL: a string as it is, `text()`, or a SQLAlchemy statement, whose parameters must have values.

    DDL is read, so that the catalog stays true.
    """

def f(name: str) -> conv:
    """Mark a name as final: no naming convention is applied to it."""

def get_bind() -> Any:
    """The connection, or what stands in for one while a script is written."""

def get_context() -> Context:
    """The migration context that the directives run in."""

def implementation_for(
    op_cls: type[MigrateOperation], replace: bool = False
) -> Callable[[_Implementation], _Implementation]:
    """Function decorator: `function(operations, operation)` does what operations of `op_cls` do.

    It calls other directives; its value is what the operation's directive returns. Raises
    AlreadyRegistered (a ValueError) when the class can be carried out already, unless `replace`.
    """

def inline_literal(value: str | int, type_: TypeArgument | None = None) -> InlineLiteral:
    """A value for an expression that is spelled out in the statement instead of being bound."""

def invoke(operation: MigrateOperation) -> Any:
    """Carry out an operation: by its implementation, else by recording it.

    Returns what the implementation returns (the new Table for `create_table`). Raises
    NoImplementation when the operation's class has neither an implementation nor a template.
    """

def register_operation(name: str, sourcename: str | None = None) -> Callable[[_Registered], _Registered]:
    """Class decorator: the class method `sourcename` (else `name`) becomes the directive `name`."""

def rename_table(old_table_name: str, new_table_name: str, *, schema: str | None = None) -> None:
    """Rename a table within its schema."""

def run_async(async_function: Callable[..., Awaitable[_Result]], *args: Any, **kw_args: Any) -> _Result:
    """Await `async_function(connection, *args, **kw_args)` on the asynchronous connection.

    Raises SyncBind (a ValueError) for a synchronous engine, and NoAsyncOffline (a
    NotImplementedError) while a script is written.
    """
