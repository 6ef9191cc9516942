"""What `alembic.ddl` has for code that spells DDL itself: elements for `@compiles`, and how their parts are spelt.

A project may compile such an element in its own words (`@compiles(AddColumn, "redshift")`) and execute it: that is its
own SQL. Without such words an element has none, since directives are spelt by templates. For the same reason nobody
asks these classes how a directive is spelt: where a project says so for the database that a script is for, the script
can't be what it meant, and :func:`require_unchanged` refuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.schema import DDLElement
from sqlalchemy.sql.elements import quoted_name

from sqlgen.revisions.run_errors import NotOffered

_TEMPLATES = "directives are spelt by the templates of a database"


class AlterTable(DDLElement):
    """An ALTER TABLE."""

    def __init__(self, table_name: str, schema: str | None = None) -> None:
        self.table_name = table_name
        self.schema = schema

    def _compiler_dispatch(self, visitor: Any, **kw: Any) -> str:
        """Only where the project has no words of its own: `@compiles` comes before this."""
        raise NotOffered(
            f"alembic.ddl.base.{type(self).__name__} has no SQL of its own here",
            why=_TEMPLATES,
            fix="call the directive: op.add_column(), op.alter_column(), ...; or op.execute() with the SQL itself",
        )


class RenameTable(AlterTable):
    """RENAME TO."""

    def __init__(self, old_table_name: str, new_table_name: Any, schema: str | None = None) -> None:
        super().__init__(old_table_name, schema)
        self.new_table_name = new_table_name


class AddColumn(AlterTable):
    """ADD COLUMN."""

    def __init__(
        self,
        name: str,
        column: Any,
        schema: str | None = None,
        if_not_exists: bool | None = None,
        inline_references: bool | None = None,
        inline_primary_key: bool | None = None,
    ) -> None:
        super().__init__(name, schema)
        self.column = column
        self.if_not_exists = if_not_exists
        self.inline_references = inline_references
        self.inline_primary_key = inline_primary_key


class DropColumn(AlterTable):
    """DROP COLUMN."""

    def __init__(self, name: str, column: Any, schema: str | None = None, if_exists: bool | None = None) -> None:
        super().__init__(name, schema)
        self.column = column
        self.if_exists = if_exists


class AlterColumn(AlterTable):
    """ALTER COLUMN, and what the column was."""

    def __init__(
        self,
        name: str,
        column_name: str,
        schema: str | None = None,
        existing_type: Any = None,
        existing_nullable: bool | None = None,
        existing_server_default: Any = False,
        existing_comment: str | None = None,
    ) -> None:
        super().__init__(name, schema)
        self.column_name = column_name
        self.existing_type = None if existing_type is None else sa.types.to_instance(existing_type)
        self.existing_nullable = existing_nullable
        self.existing_server_default = existing_server_default
        self.existing_comment = existing_comment


class ColumnNullable(AlterColumn):
    """SET or DROP NOT NULL."""

    def __init__(self, name: str, column_name: str, nullable: bool, **kw: Any) -> None:
        super().__init__(name, column_name, **kw)
        self.nullable = nullable


class ColumnType(AlterColumn):
    """Another type."""

    def __init__(self, name: str, column_name: str, type_: Any, **kw: Any) -> None:
        super().__init__(name, column_name, **kw)
        self.type_ = sa.types.to_instance(type_)


class PostgresqlColumnType(ColumnType):
    """Another type, by an expression."""

    def __init__(self, name: str, column_name: str, type_: Any, **kw: Any) -> None:
        self.using = kw.pop("using", None)
        super().__init__(name, column_name, type_, **kw)


class ColumnName(AlterColumn):
    """Another name."""

    def __init__(self, name: str, column_name: str, newname: str, **kw: Any) -> None:
        super().__init__(name, column_name, **kw)
        self.newname = newname


class ColumnDefault(AlterColumn):
    """Another default, or none."""

    def __init__(self, name: str, column_name: str, default: Any, **kw: Any) -> None:
        super().__init__(name, column_name, **kw)
        self.default = default


class ComputedColumnDefault(ColumnDefault):
    """Another expression of a generated column."""


class IdentityColumnDefault(ColumnDefault):
    """Another identity."""

    def __init__(self, name: str, column_name: str, default: Any, impl: Any, **kw: Any) -> None:
        super().__init__(name, column_name, default, **kw)
        self.impl = impl


class ColumnComment(AlterColumn):
    """Another comment, or none."""

    def __init__(self, name: str, column_name: str, comment: str | None, **kw: Any) -> None:
        super().__init__(name, column_name, **kw)
        self.comment = comment


# ---------------------------------------------------------------------------------- how parts are spelt


def quote_dotted(name: str, quote: Any) -> str:
    """A name; one with dots in it part by part, unless it is to be quoted as a whole."""
    if isinstance(name, quoted_name):
        return str(quote(name))
    return ".".join(quote(part) for part in name.split("."))


def format_table_name(compiler: Any, name: str, schema: str | None) -> str:
    """`schema.table`, quoted where that is needed."""
    quote = compiler.preparer.quote
    return f"{quote_dotted(schema, quote)}.{quote(name)}" if schema else str(quote(name))


def format_column_name(compiler: Any, name: str) -> str:
    """A column's name, quoted where that is needed."""
    return str(compiler.preparer.quote(name))


def format_type(compiler: Any, type_: Any) -> str:
    """A type."""
    return str(compiler.dialect.type_compiler_instance.process(type_))


def format_server_default(compiler: Any, default: Any) -> str:
    """What stands behind DEFAULT."""
    return str(compiler.get_column_default_string(sa.Column("x", sa.Integer, server_default=default)))


def alter_table(compiler: Any, name: str, schema: str | None) -> str:
    """`ALTER TABLE schema.table`."""
    return f"ALTER TABLE {format_table_name(compiler, name, schema)}"


def alter_column(compiler: Any, name: str) -> str:
    """`ALTER COLUMN name`."""
    return f"ALTER COLUMN {format_column_name(compiler, name)}"


def add_column(compiler: Any, column: Any, if_not_exists: bool | None = None, **kw: Any) -> str:
    """`ADD COLUMN`, with all that a column is."""
    guard = "IF NOT EXISTS " if if_not_exists else ""
    return f"ADD COLUMN {guard}{compiler.get_column_specification(column, **kw)}"


def drop_column(compiler: Any, name: str, if_exists: bool | None = None, **kw: Any) -> str:
    """`DROP COLUMN name`."""
    return f"DROP COLUMN {'IF EXISTS ' if if_exists else ''}{format_column_name(compiler, name)}"


# ---------------------------------------------------------------------------------- what Alembic has for each database


class DefaultImpl:
    """How Alembic writes for one database: nothing of it writes here."""

    __dialect__ = "default"
    transactional_ddl = False
    command_terminator = ";"
    type_synonyms: tuple[set[str], ...] = ()
    type_arg_extract: ClassVar[tuple[str, ...]] = ()
    identity_attrs_ignore: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kw: Any) -> None:
        raise NotOffered(f"alembic.ddl.{type(self).__name__} isn't offered to revision files", why=_TEMPLATES)

    def __init_subclass__(cls, **kw: Any) -> None:
        super().__init_subclass__(**kw)
        if "__dialect__" in cls.__dict__:
            _impls[cls.__dialect__] = cls


_impls: dict[str, type] = {}


class MSSQLImpl(DefaultImpl):
    """SQL Server's."""

    __dialect__ = "mssql"
    transactional_ddl = True


class MySQLImpl(DefaultImpl):
    """MySQL's."""

    __dialect__ = "mysql"


class MariaDBImpl(MySQLImpl):
    """MariaDB's."""

    __dialect__ = "mariadb"


class OracleImpl(DefaultImpl):
    """Oracle's."""

    __dialect__ = "oracle"


class PostgresqlImpl(DefaultImpl):
    """PostgreSQL's."""

    __dialect__ = "postgresql"
    transactional_ddl = True


class SQLiteImpl(DefaultImpl):
    """SQLite's."""

    __dialect__ = "sqlite"


# ---------------------------------------------------------------------------------- what a project changes about it

_OWN = dict(_impls)
_ELEMENTS = (
    RenameTable, AddColumn, DropColumn, ColumnNullable, ColumnType, PostgresqlColumnType, ColumnName, ColumnDefault,
    ComputedColumnDefault, IdentityColumnDefault, ColumnComment, AlterColumn, AlterTable,
)  # fmt: skip
_NO_WORDS = AlterTable._compiler_dispatch
_WRITES = frozenset(
    {
        *("add_column", "drop_column", "alter_column", "rename_table", "create_table", "drop_table", "create_index"),
        *("drop_index", "add_constraint", "drop_constraint", "create_table_comment", "drop_table_comment"),
        *("create_column_comment", "bulk_insert", "execute", "_exec", "static_output", "emit_begin", "emit_commit"),
    }
)


def forget_changes() -> None:
    """Before the first revision file: nobody has changed anything."""
    _impls.clear()
    _impls.update(_OWN)
    for element in _ELEMENTS:
        if "_compiler_dispatcher" in element.__dict__:
            delattr(element, "_compiler_dispatcher")
            delattr(element, "_compiler_dispatch")
    AlterTable._compiler_dispatch = _NO_WORDS  # type: ignore[method-assign]


def require_unchanged(names: Iterable[str]) -> None:
    """Refuse what a project changed about how directives are spelt for the database of these names.

    :raises NotOffered: it did.
    """
    for name in names:
        for element in _ELEMENTS:
            specs = getattr(element.__dict__.get("_compiler_dispatcher"), "specs", {})
            if name in specs:
                raise _changed(f"@compiles(alembic.ddl.base.{element.__name__}, {name!r})", name)
        implementation = _impls.get(name)
        changed = implementation is not None and implementation is not _OWN.get(name)
        if changed and any(not _WRITES.isdisjoint(base.__dict__) for base in implementation.__mro__):  # type: ignore[union-attr]
            raise _changed(f"the class {implementation.__name__} (an alembic.ddl.impl.DefaultImpl)", name)  # type: ignore[union-attr]


def _changed(what: str, dialect: str) -> NotOffered:
    return NotOffered(
        f"{what} says how directives are spelt for {dialect}, and nobody asks it here",
        why=_TEMPLATES,
        fix="say it in a template of the project's own: template-path in the configuration, or --template-path",
    )
