"""Values and SQL text: literals, rows, what an author gave to a directive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jinja2
from jinja2.runtime import Context
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.values import Table
from sqlgen.compiler.conditions import is_constant
from sqlgen.compiler.expressions import leading_words, only_comment, statement_sql, value_sql
from sqlgen.compiler.filters.names import NameFilters
from sqlgen.compiler.inserts import Insert, counted_up_in, inserts
from sqlgen.compiler.literals import literals
from sqlgen.operations.data import BulkInsertOp
from sqlgen.profile import Profile


class ValueFilters(NameFilters):
    """Whatever is no name and no clause."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._literals = literals(profile)
        self._prefixes = tuple(f"{prefix}_" for prefix in profile.options.prefixes)

    def literal(self, value: Any, type_: TypeEngine[Any] | None = None) -> str:
        """A value as a SQL literal; `none` is NULL."""
        return self._literals.of(value, type_)

    def value(self, value: Any, type_: TypeEngine[Any] | None = None) -> str:
        """A value of a row: a literal, or the SQL of an expression (`func.now()`)."""
        return value_sql(value, type_, self._profile)

    def inside_literal(self, text: str) -> str:
        """SQL that will stand inside a quoted string, its quotes doubled (dynamic SQL)."""
        return text.replace("'", "''")

    def expression(self, text: str) -> str:
        """SQL of the author's or the catalog's, as it is."""
        if not isinstance(text, str):
            raise TypeError(f"{text!r} isn't SQL text")
        return text

    def is_constant(self, text: str) -> bool:
        """Whether SQL text is one literal, in parentheses or not: nothing that the server must compute."""
        return is_constant(text)

    def statement_sql(self, sqltext: Any) -> str:
        """What an author gave to `op.execute`, as SQL text."""
        return statement_sql(sqltext, self._profile)

    def only_comment(self, sql: str) -> str | None:
        """What a text says that is nothing but comments; none for a statement."""
        return only_comment(sql)

    def leading_words(self, sql: str) -> list[str]:
        """The first words of a statement, in upper case, comments left out: ["CREATE", "OR", "REPLACE", ...]."""
        return leading_words(sql)

    def dollar_quoted(self, body: str) -> str:
        """The body of a DO block or a function in dollar quotes that don't occur in it."""
        tag, number = "$sqlgen$", 1
        while tag in body:
            number += 1
            tag = f"$sqlgen{number}$"
        return f"{tag}\n{body.strip()}\n{tag}"

    @jinja2.pass_context
    def inserts(self, context: Context, op: BulkInsertOp) -> Iterator[Insert]:
        """The rows of a `bulk_insert`, in chunks: `.columns` and `.rows` of each are SQL text in parentheses."""
        return inserts(op, context["table_after"], self._profile, self.identifiers)

    @jinja2.pass_context
    def counted_up_in(self, context: Context, sqltext: Any) -> Table | None:
        """Of `op.execute`: the table of an INSERT with values for a column that the server counts up; else none."""
        return counted_up_in(sqltext, context["catalog_before"], self._profile)

    def option(self, options: Mapping[str, Any] | None, name: str, default: Any = None) -> Any:
        """A dialect keyword without its prefix: `options | option("using")` reads `postgresql_using`.

        The dialect's own spelling goes before the one of the dialect that it extends.
        """
        for prefix in self._prefixes if options else ():
            value = options.get(prefix + name) if options else None
            if value is not None:
                return value
        return default
