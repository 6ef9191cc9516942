"""Clauses that SQLAlchemy spells: types, column specifications, constraints, CREATE TABLE, CREATE INDEX."""

from __future__ import annotations

import re
from contextlib import suppress
from copy import copy
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy.exc import CompileError
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.to_sqlalchemy import to_column, to_constraint, to_index, to_table
from sqlgen.catalog.values import Column, Constraint, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.compiler.defaults import with_spelled_default, with_spelled_defaults
from sqlgen.compiler.errors import ExpressionRefused
from sqlgen.profile import Profile
from sqlgen.profile.dialect import make_dialect

_BARE_STRING = re.compile(r"N?VARCHAR2?(?!\s*\(|\w)", re.IGNORECASE)
_PARAMETERS = re.compile(r"\s*\([^()]*\)")


class Clauses:
    """What SQLAlchemy's compilers make of catalog values, for one profile."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._types = make_dialect(profile).type_compiler_instance
        self._ddl = _ddl_compiler(profile)

    def type(self, type_: TypeEngine[Any]) -> str:
        """A column type."""
        if type_._isnull:
            raise ExpressionRefused(
                "the column's type isn't known",
                why="no revision told it, and this change needs it",
                fix="give the type: existing_type=..., or a baseline that holds the table",
            )
        spelled = self._types.process(type_)
        if self._profile.types.string_needs_length and _BARE_STRING.match(spelled):
            raise ExpressionRefused(
                f"{self._profile.title} has no text type without a length: {spelled}",
                fix="give it one, sa.String(255), or use sa.Text()",
            )
        if spelled in self._profile.types.unknown:
            raise ExpressionRefused(
                f"{self._profile.title} has no type {spelled}",
                fix="use another type for this database: .with_variant(..., dialect name)",
            )
        return spelled

    def column_type(self, column: Column) -> str:
        """The type of a column; what is wrong with it is said with the column's name."""
        try:
            return self.type(column.type)
        except ExpressionRefused as error:
            raise ExpressionRefused(
                f"the type of column {column.name!r}: {error.what}", why=error.why, fix=error.fix
            ) from error

    def base_type(self, type_: TypeEngine[Any]) -> str:
        """A column type without length and precision; empty if the type isn't known."""
        if type_._isnull:
            return ""
        spelled = self.type(type_)
        return spelled if '"' in spelled else _PARAMETERS.sub("", spelled)

    def column_specification(self, column: Column, table: Table | None) -> str:
        """A column as it stands in CREATE TABLE, without its constraints."""
        self.column_type(column)
        column = with_spelled_default(column, self._profile)
        specification: str = self._ddl.get_column_specification(to_column(column, self._profile, table))
        return specification

    def constraint(self, constraint: Constraint, table: Table, catalog: Catalog) -> str:
        """A constraint as it stands in CREATE TABLE, with its name."""
        clause: str = self._ddl.process(to_constraint(constraint, table, catalog, self._profile))
        return clause

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
        """CREATE TABLE, one line for each column and constraint."""
        for column in table.columns if self._profile.types.string_needs_length else ():
            with suppress(CompileError):  # SQLAlchemy says it itself, with the column's name
                self.column_type(column)
        table = with_spelled_defaults(table, self._profile)
        statement: str = self._ddl.create_table(to_table(table, catalog, self._profile), if_not_exists)
        return statement

    def create_index(self, index: Index, table: Table, if_not_exists: bool) -> str:
        """CREATE INDEX."""
        made = CreateIndex(to_index(index, table, self._profile), if_not_exists=if_not_exists)
        statement: str = self._ddl.process(made).strip()
        return statement


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
    dialect = copy(make_dialect(profile))
    dialect._support_default_function = False  # MySQL's: no parentheses around a default beyond those in its text
    made: Any = type(f"LaidOut{dialect.ddl_compiler.__name__}", (_LaidOut, dialect.ddl_compiler), {})
    return made(dialect, None)
