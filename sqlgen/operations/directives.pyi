# Written by tools/stubs.py from the class methods behind the directives; don't edit.

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.schema import SchemaItem

from sqlgen.operations.arguments import Comment, Condition, IndexElements, ServerDefault, TypeArgument

class TableDirectives:
    def add_column(
        self,
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
        self,
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

    def bulk_insert(
        self, table: sa.Table | sa.TableClause, rows: list[dict[str, Any]], *, multiinsert: bool = True
    ) -> None:
        """Insert rows, each a dictionary by column name.

        `table` is what `create_table` returned, or a `sqlalchemy.table("name", column("id", Integer), ...)`;
        types that it leaves out come from the catalog. `multiinsert=False` writes one statement per row.
        """

    def create_check_constraint(
        self,
        constraint_name: str | None,
        table_name: str,
        condition: Condition,
        *,
        schema: str | None = None,
        **kw: Any,
    ) -> None:
        """Refuse rows that don't fulfil a condition: SQL text, or an expression with `sqlalchemy.column("name")`."""

    def create_enum_type(
        self, name: str, values: Sequence[str], *, schema: str | None = None, if_not_exists: bool | None = None
    ) -> None:
        """Create a named enum type with these values, in this order."""

    def create_exclude_constraint(
        self, constraint_name: str, table_name: str, *elements: tuple[Any, str], **kw: Any
    ) -> None:
        """Refuse rows that collide: each element is `(column or expression, operator)`.

        `**kw` takes `where`, `schema`, `using` ("gist"), `ops`, `deferrable` and `initially`.
        """

    def create_foreign_key(
        self,
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
        self,
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

    def create_primary_key(
        self, constraint_name: str | None, table_name: str, columns: list[str], *, schema: str | None = None
    ) -> None:
        """Make columns the primary key of a table. Without a name, the naming convention or the database gives one."""

    def create_table(
        self, table_name: str, *columns: SchemaItem, if_not_exists: bool | None = None, **kw: Any
    ) -> sa.Table:
        """Create a table from columns, constraints and indexes, and return it, for `bulk_insert`.

        `**kw` takes `schema`, `comment`, `prefixes`, `info` and what dialects add (`mysql_engine`,
        `postgresql_partition_by`, `sqlite_autoincrement`, ...).
        """

    def create_table_comment(
        self, table_name: str, comment: str | None, *, existing_comment: str | None = None, schema: str | None = None
    ) -> None:
        """Set the comment on a table."""

    def create_unique_constraint(
        self,
        constraint_name: str | None,
        table_name: str,
        columns: Sequence[str],
        *,
        schema: str | None = None,
        **kw: Any,
    ) -> Any:
        """Make the values of columns unique together.

        `**kw` takes `deferrable`, `initially` and what dialects add (`postgresql_nulls_not_distinct`,
        `postgresql_include`, `mssql_clustered`, ...).
        """

    def drop_column(self, table_name: str, column_name: str, *, schema: str | None = None, **kw: Any) -> None:
        """Drop a column.

        `**kw` takes `if_exists` and what dialects add: SQL Server's `mssql_drop_default`, `mssql_drop_check`
        and `mssql_drop_foreign_key` drop constraints that the catalog doesn't know, too.
        """

    def drop_constraint(
        self,
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

    def drop_enum_type(self, name: str, *, schema: str | None = None, if_exists: bool | None = None) -> None:
        """Drop a named enum type that no column uses any more."""

    def drop_index(
        self,
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

    def drop_table(
        self, table_name: str, *, schema: str | None = None, if_exists: bool | None = None, **kw: Any
    ) -> None:
        """Drop a table and what belongs to it."""

    def drop_table_comment(
        self, table_name: str, *, existing_comment: str | None = None, schema: str | None = None
    ) -> None:
        """Take the comment from a table."""

    def execute(self, sqltext: Executable | str, *, execution_options: dict[str, Any] | None = None) -> None:
        """Run SQL: a string as it is, `text()`, or a SQLAlchemy statement, whose parameters must have values.

        DDL is read, so that the catalog stays true.
        """

    def rename_table(self, old_table_name: str, new_table_name: str, *, schema: str | None = None) -> None:
        """Rename a table within its schema."""

class BatchDirectives:
    def add_column(
        self,
        column: sa.Column[Any],
        *,
        insert_before: str | None = None,
        insert_after: str | None = None,
        if_not_exists: bool | None = None,
        inline_references: bool | None = None,
        inline_primary_key: bool | None = None,
    ) -> None:
        """Add a column to the batch's table, where the database or a rebuild allows it next to another column."""

    def alter_column(
        self,
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
        insert_before: str | None = None,
        insert_after: str | None = None,
        **kw: Any,
    ) -> None:
        """Change what is given of a column of the batch's table; a rebuild may also move it next to another."""

    def create_check_constraint(self, constraint_name: str, condition: Condition, **kw: Any) -> None:
        """Refuse rows of the batch's table that don't fulfil a condition."""

    def create_exclude_constraint(self, constraint_name: str, *elements: tuple[Any, str], **kw: Any) -> None:
        """Refuse rows of the batch's table that collide."""

    def create_foreign_key(
        self,
        constraint_name: str | None,
        referent_table: str,
        local_cols: list[str],
        remote_cols: list[str],
        *,
        referent_schema: str | None = None,
        onupdate: str | None = None,
        ondelete: str | None = None,
        deferrable: bool | None = None,
        initially: str | None = None,
        match: str | None = None,
        **dialect_kw: Any,
    ) -> None:
        """Let columns of the batch's table refer to columns of another."""

    def create_index(self, index_name: str, columns: IndexElements, **kw: Any) -> None:
        """Create an index on the batch's table; `**kw` takes `unique`, `if_not_exists` and what dialects add."""

    def create_primary_key(self, constraint_name: str | None, columns: list[str]) -> None:
        """Make columns the primary key of the batch's table."""

    def create_table_comment(self, comment: str | None, *, existing_comment: str | None = None) -> None:
        """Set the comment on the batch's table."""

    def create_unique_constraint(self, constraint_name: str, columns: Sequence[str], **kw: Any) -> Any:
        """Make the values of columns of the batch's table unique together."""

    def drop_column(self, column_name: str, **kw: Any) -> None:
        """Drop a column of the batch's table; `**kw` as in `Operations.drop_column`."""

    def drop_constraint(
        self, constraint_name: str | None, type_: str | None = None, *, columns: Sequence[str] | None = None
    ) -> None:
        """Drop a constraint of the batch's table; `type_` and `columns` as in `Operations.drop_constraint`."""

    def drop_index(self, index_name: str, **kw: Any) -> None:
        """Drop an index of the batch's table; `**kw` takes `if_exists` and what dialects add."""

    def drop_table_comment(self, *, existing_comment: str | None = None) -> None:
        """Take the comment from the batch's table."""

    def execute(self, sqltext: Executable | str, *, execution_options: dict[str, Any] | None = None) -> None:
        """Run SQL now, before the changes of the batch, which are made when its block ends."""
