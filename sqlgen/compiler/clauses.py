"""Clauses that SQLAlchemy spells: types, column specifications, constraints, CREATE TABLE, CREATE INDEX."""

from __future__ import annotations

import re
from collections.abc import Hashable
from copy import copy
from functools import cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy.exc import CompileError, UnsupportedCompilationError
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.types import Integer, TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.naming import named_by_database, would_be_named_so
from sqlgen.catalog.to_sqlalchemy import to_column, to_constraint, to_index, to_table
from sqlgen.catalog.values import Column, Constraint, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.compiler.defaults import with_spelled_default, with_spelled_defaults
from sqlgen.compiler.errors import ExpressionRefused
from sqlgen.compiler.index_expressions import with_parentheses
from sqlgen.compiler.plain_types import plain_type
from sqlgen.compiler.shapes import (
    Shapes,
    column_shape,
    constraint_shape,
    constraint_stand_in,
    index_shape,
    index_stand_in,
    is_plain,
    placeholder,
)
from sqlgen.profile import Profile
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.identifiers import quote

_BARE_STRING = re.compile(r"N?VARCHAR2?(?!\s*\(|\w)", re.IGNORECASE)
_MOST_TYPES = 1024  # spelled types kept
_PARAMETERS = re.compile(r"\s*\([^()]*\)")


class Clauses:
    """What SQLAlchemy's compilers make of catalog values, for one profile."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        dialect = make_dialect(profile)
        self._types = dialect.type_compiler_instance
        self._comments_inline = dialect.inline_comments
        self._ddl = _ddl_compiler(profile)
        self._shapes = Shapes()
        self._spelled: dict[Hashable, str] = {}
        self._created: tuple[Table, Catalog, bool, str] | None = None

    def type(self, type_: TypeEngine[Any]) -> str:
        """A column type."""
        plain = plain_type(type_)
        if plain is None:
            return self._type(type_)
        spelled = self._spelled.get(plain)
        if spelled is None:
            if len(self._spelled) >= _MOST_TYPES:
                self._spelled.clear()
            spelled = self._spelled[plain] = self._type(type_)
        return spelled

    def _type(self, type_: TypeEngine[Any]) -> str:
        if type_._isnull:
            raise ExpressionRefused(
                "the column's type isn't known",
                why="no revision told it, and this change needs it",
                fix="give the type: existing_type=..., or a baseline that holds the table",
            )
        try:
            spelled = self._types.process(type_)
        except (AttributeError, TypeError) as error:  # the author's type lacks what SQLAlchemy asks it for
            raise ExpressionRefused(
                f"the type {type(type_).__name__} can't be written as SQL",
                why=f"SQLAlchemy asks it for what it hasn't: {error}",
                fix="let it extend sa.types.UserDefinedType, with get_col_spec(), or sa.types.TypeDecorator, with impl",
            ) from error
        if self._profile.types.string_needs_length and _BARE_STRING.match(spelled):
            raise ExpressionRefused(
                f"{self._profile.title} has no text type without a length: {spelled}",
                fix=(
                    "give it one, sa.String(255), or use sa.Text()",
                    "say which: [types] in the configuration, or --types portable for 255",
                ),
            )
        unknown = self._profile.types.unknown
        if spelled in unknown or (_PARAMETERS.sub("", spelled) in unknown and not self._is_own(type_)):
            raise ExpressionRefused(
                f"{self._profile.title} has no type {spelled}",
                fix=(
                    "use another type for this database: .with_variant(..., dialect name)",
                    "say what stands for it: [types] in the configuration, or --types portable",
                ),
            )
        return spelled

    def _is_own(self, type_: TypeEngine[Any]) -> bool:
        """Whether the type's class is the dialect's own: TIMESTAMP is another thing to SQL Server."""
        return type(type_).__module__.startswith(f"sqlalchemy.dialects.{self._profile.sqlalchemy}.")

    def column_type(self, column: Column, table: Table | None = None) -> str:
        """The type of a column; what is wrong with it is said with the column's name, and the table's."""
        owner = "" if table is None else f" of table {table.name!r}"
        try:
            return self.type(column.type)
        except ExpressionRefused as error:
            raise ExpressionRefused(
                f"the type of column {column.name!r}{owner}: {error.what}", why=error.why, fix=error.fix
            ) from error
        except CompileError as error:
            raise ExpressionRefused(
                f"the type of column {column.name!r}{owner}: {_said(error, self._profile)}",
                fix=(
                    "give it what is missing, sa.String(255), or another type for this database: .with_variant(...)",
                    "say what stands for it: [types] in the configuration, or --types portable",
                ),
            ) from error

    def base_type(self, type_: TypeEngine[Any]) -> str:
        """A column type without length and precision; empty if the type isn't known."""
        if type_._isnull:
            return ""
        spelled = self.type(type_)
        return spelled if '"' in spelled else _PARAMETERS.sub("", spelled)

    def column_specification(self, column: Column, table: Table | None) -> str:
        """A column as it stands in CREATE TABLE, without its constraints."""
        type_text = self.column_type(column, table)
        column = with_spelled_default(self._with_said_persistence(column), self._profile)
        return self._column(column, type_text, table)

    def _column(self, column: Column, type_text: str, table: Table | None) -> str:
        if column.comment is not None and not self._comments_inline:
            column = replace(column, comment=None)  # else it would have no shape, for nothing
        shape = column_shape(column, type_text, table, self._quote)
        if shape is None:
            return str(self._ddl.get_column_specification(to_column(column, self._profile, table)))
        return self._shapes.fill(shape, self._column_stand_in, column, table)

    def _column_stand_in(self, column: Column, table: Table | None) -> str:
        in_key = table is not None and table.primary_key is not None and column.name in table.primary_key.columns
        stand_in = replace(column, name=placeholder(0))
        owner = Table("t", (stand_in,), primary_key=PrimaryKey((stand_in.name,)) if in_key else None)
        return str(self._ddl.get_column_specification(to_column(stand_in, self._profile, owner)))

    def constraint(self, constraint: Constraint, table: Table, catalog: Catalog) -> str:
        """A constraint as it stands after ADD, with its name, unless the database would call it so by itself."""
        name = None if would_be_named_so(constraint, table, self._profile) else constraint.name
        return self._constraint(constraint, name, table, catalog) or ""

    def _constraint(self, constraint: Constraint, name: str | None, table: Table, catalog: Catalog) -> str | None:
        """A constraint as it stands in CREATE TABLE; None if the database says it elsewhere."""
        shape = constraint_shape(constraint, name, table, self._quote)
        if shape is None:
            constraint = constraint if name is not None else replace(constraint, name=None, implicit=False)
            spelled: str | None = self._ddl.process(to_constraint(constraint, table, catalog, self._profile))
            return spelled
        return self._shapes.fill(shape, self._constraint_stand_in, constraint, name, catalog)

    def _constraint_stand_in(self, constraint: Constraint, name: str | None, catalog: Catalog) -> str:
        stand_in = constraint_stand_in(constraint, name)
        return str(self._ddl.process(to_constraint(stand_in, Table("t"), catalog, self._profile)))

    def inline_constraint(self, constraint: Constraint, table: Table, catalog: Catalog) -> str:
        """A constraint of one column as it stands behind it, without a name and without its columns."""
        clause = self.constraint(replace(constraint, name=None, implicit=False), table, catalog)
        if isinstance(constraint, ForeignKey):
            return clause[clause.index("REFERENCES", len("FOREIGN KEY(") + len(constraint.columns[0])) :]
        if isinstance(constraint, PrimaryKey | Unique):
            words, _, rest = clause.partition(" (")
            return words + rest[_end_of_list(rest) :]
        return clause

    def create_table(self, table: Table, catalog: Catalog, if_not_exists: bool) -> str:
        """CREATE TABLE, one line for each column and constraint. A rebuild asks for the same table again and again."""
        known = self._created
        if known is None or known[0] is not table or known[1] is not catalog or known[2] != if_not_exists:
            text = self._create_table(table, catalog, if_not_exists)
            known = self._created = (table, catalog, if_not_exists, text)
        return known[3]

    def _create_table(self, table: Table, catalog: Catalog, if_not_exists: bool) -> str:
        types = [self.column_type(column, table) for column in table.columns]
        if any(column.computed is not None for column in table.columns):
            table = replace(table, columns=tuple(map(self._with_said_persistence, table.columns)))
        table = with_spelled_defaults(table, self._profile)
        if table.comment is not None and not self._comments_inline:
            table = replace(table, comment=None)
        if not (self._ddl.is_regular and is_plain(table)):
            return str(self._ddl.create_table(to_table(table, catalog, self._profile), if_not_exists))
        unnamed = named_by_database(table, self._profile)
        parts = [self._column(column, type_, table) for column, type_ in zip(table.columns, types, strict=True)]
        names = [(each, None if id(each) in unnamed else each.name) for each in table.constraints]
        parts += [part for each, name in names if (part := self._constraint(each, name, table, catalog))]
        # the parts have line ends and names of their own, so they are put in last
        around = self._shapes.fill(
            (("table", if_not_exists), (self._quote(table.name), "\0")), self._around, if_not_exists
        )
        before, after = around.split("\0")
        return before + ",\n  ".join(parts) + after

    def _around(self, if_not_exists: bool) -> str:
        """What stands around the parts of a table: it is learnt from a table of one column."""
        column = Column("c", Integer())
        table = Table(placeholder(0), (column,))
        text = self._ddl.create_table(to_table(table, _NO_TABLES, self._profile), if_not_exists)
        return str(text).replace(self._column(column, self.type(column.type), None), placeholder(1))

    def create_index(self, index: Index, table: Table, if_not_exists: bool) -> str:
        """CREATE INDEX."""
        index = with_parentheses(index, self._profile)
        found = index_shape(index, table, self._quote)
        if found is None:
            return self._index(index, table, if_not_exists)
        shape, names = found
        return self._shapes.fill(
            ((shape, if_not_exists), names), lambda: self._index(*index_stand_in(index), if_not_exists)
        )

    def _index(self, index: Index, table: Table, if_not_exists: bool) -> str:
        made = CreateIndex(to_index(index, table, self._profile), if_not_exists=if_not_exists)
        return str(self._ddl.process(made)).strip()

    def _with_said_persistence(self, column: Column) -> Column:
        """A generated column that says STORED where there is nothing else, which SQLAlchemy warns of otherwise."""
        computed = column.computed
        if computed is None or computed.persisted is not None or self._profile.has("computed_virtual"):
            return column
        return replace(column, computed=replace(computed, persisted=True))

    def _quote(self, name: str) -> str:
        return quote(self._profile, name)


class _NoTables:
    """A catalog without tables."""

    def find_table(self, name: str, schema: str | None = None) -> Table | None:
        return None


_NO_TABLES = _NoTables()


def _end_of_list(text: str) -> int:
    """Where the list of columns ends that begins before the text: behind its parenthesis."""
    quoted = False
    for position, character in enumerate(text):
        if character in '"`[]':
            quoted = not quoted
        elif character == ")" and not quoted:
            return position + 1
    return len(text)


class _LaidOut(DDLCompiler):
    """A dialect's compiler whose CREATE TABLE is laid out our way.

    SQLAlchemy joins columns and constraints by tabs and line ends, which may as well stand in an author's
    comment or default. So while it does, each part is a token; the parts are put in afterwards.
    """

    _parts: list[str] | None = None

    is_regular: bool
    """Whether the dialect leaves the order and the choice of a table's parts to SQLAlchemy's base."""

    def create_table(self, table: Any, if_not_exists: bool) -> str:
        """CREATE TABLE as text."""
        self._parts = []
        try:
            made = CreateTable(table, if_not_exists=if_not_exists)
            statement = str(self.visit_create_table(made)).strip()  # type: ignore[no-untyped-call]
        finally:
            parts, self._parts = self._parts, None
        statement = re.sub(r",\s*\n\s*", ",\n  ", statement)
        statement = re.sub(r"\(\s*\n\s*", "(\n  ", statement, count=1)
        return _TOKEN.sub(lambda token: parts[int(token[1])], statement)

    def process(self, obj: Any, **kw: Any) -> str:
        parts = self._parts
        if parts is None:
            return super().process(obj, **kw)
        self._parts = None  # a column's own parts belong to it
        try:
            text = super().process(obj, **kw)
        finally:
            self._parts = parts
        return self._kept(text)

    def post_create_table(self, table: Any) -> str:
        options = super().post_create_table(table)
        return self._kept(options if options[:1].isspace() else f" {options}" if options else "")

    def create_table_suffix(self, table: Any) -> str:
        return self._kept(super().create_table_suffix(table))

    def _kept(self, text: str) -> str:
        if self._parts is None or not text:
            return text
        self._parts.append(text)
        return f"\0{len(self._parts) - 1}\0"


_TOKEN = re.compile("\0(\\d+)\0")


@cache
def _ddl_compiler(profile: Profile) -> Any:
    dialect: Any = copy(make_dialect(profile))
    # MySQL's: no parentheses around a default beyond those in its text. SQLAlchemy 2.0 derives it from the version,
    # which only a class can override.
    dialect.__dict__.pop("_support_default_function", None)
    dialect.__class__ = type(type(dialect).__name__, (type(dialect),), {"_support_default_function": False})
    base = dialect.ddl_compiler
    made: Any = type(f"LaidOut{base.__name__}", (_LaidOut, base), {})
    made.is_regular = all(
        getattr(base, name) is getattr(DDLCompiler, name) for name in ("visit_create_table", "create_table_constraints")
    )
    return made(dialect, None)


def _said(error: CompileError, profile: Profile) -> str:
    if isinstance(error, UnsupportedCompilationError):
        given: Any = error.element_type
        return f"{profile.title} has no type {getattr(given, '__name__', type(given).__name__)}"
    return str(error.args[0])
