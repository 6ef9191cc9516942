"""SQL expressions as text in the words of one dialect, and text that goes back verbatim.

Text of an author stays as it is, byte for byte; SQLAlchemy expressions are compiled once, with literals,
by the compilers of the profile's dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import CompileError
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import sqltypes, visitors
from sqlalchemy.sql.compiler import DDLCompiler, SQLCompiler
from sqlalchemy.sql.elements import ClauseElement, TextClause

from sqlgen.catalog.conversion_errors import NotCompilable, ParameterWithoutValue
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.model import Profile

_ESCAPED_COLON = re.compile(r"\\(:\w*)(?![:\w])")  # as SQLAlchemy reads it


class Verbatim(TextClause):
    """SQL text that is printed as it is: no parameters, no escapes.

    ``sqlalchemy.text`` would take ``:word`` in it for a parameter.
    """

    __visit_name__ = "sqlgen_verbatim"
    inherit_cache = False

    def __init__(self, text: str) -> None:
        self.text = text
        self._bindparams = {}

    def _compiler_dispatch(self, visitor: Any, **kw: Any) -> str:
        return self.text


@dataclass(eq=False)
class Speaker:
    """The compilers of one dialect object, made once; they hold no state between expressions."""

    dialect: Dialect
    prefixes: tuple[str, ...]
    """Families of dialect options and type variants that count here, the dialect's own first."""

    @cached_property
    def ddl(self) -> DDLCompiler:
        return self.dialect.ddl_compiler(self.dialect, None)  # type: ignore[arg-type]  # None: no statement yet

    @cached_property
    def scratch(self) -> sa.Table:
        """A table for what must have one to be compiled; nothing is ever added to it."""
        return sa.Table("t", sa.MetaData())

    @cached_property
    def sql(self) -> SQLCompiler:
        return self.ddl.sql_compiler

    def type(self, type_: Any) -> str:
        """The type as the dialect writes it; CompileError where it can't."""
        return self.dialect.type_compiler_instance.process(type_)

    @cached_property
    def wraps_default_expressions(self) -> bool:
        """Whether the dialect puts an expression after DEFAULT in parentheses (learnt from SQLAlchemy)."""
        probe = sa.Table("t", sa.MetaData(), sa.Column("c", sa.Integer, server_default=sa.func.probe()))
        return "(probe())" in str(CreateTable(probe).compile(dialect=self.dialect))

    @cached_property
    def autoincrement_without_key(self) -> bool:
        """Whether ``autoincrement=True`` says something on a column that isn't a key (learnt from SQLAlchemy)."""
        plain, marked = (
            self.ddl.get_column_specification(
                sa.Table("t", sa.MetaData(), sa.Column("c", sa.Integer, autoincrement=flag)).c.c
            )
            for flag in ("auto", True)
        )
        return plain.replace(" NULL", "") != marked.replace(" NOT NULL", "").replace(" NULL", "")


@lru_cache(maxsize=256)
def speaker(profile: Profile) -> Speaker:
    """The compilers for a profile."""
    return Speaker(make_dialect(profile), profile.options.prefixes)


def unescaped(text: TextClause) -> str:
    r"""The author's words of a ``text()`` without parameters: ``\:`` is a colon."""
    return _ESCAPED_COLON.sub(r"\1", text.text)


def sql_text(expression: Any, profile: Profile) -> str:
    """An expression as SQL text: literals for its parameters, columns without their table.

    A string is SQL text already.

    :raises ParameterWithoutValue: a parameter in it has no value.
    :raises NotCompilable: the dialect has no words for it.
    """
    if isinstance(expression, str):
        return expression
    if isinstance(expression, TextClause) and not expression._bindparams:
        return unescaped(expression)
    return _compiled(expression, speaker(profile))


def _compiled(expression: ClauseElement, words: Speaker) -> str:
    _refuse_missing_values(expression)
    try:
        return words.sql.process(expression, include_table=False, literal_binds=True)
    except (CompileError, NotImplementedError) as error:
        raise NotCompilable(str(expression), words.dialect.name, str(error)) from error


def _refuse_missing_values(expression: ClauseElement) -> None:
    for element in visitors.iterate(expression):
        parameters: Iterable[Any] = ()
        if isinstance(element, TextClause):
            parameters = element._bindparams.values()
        elif isinstance(element, sa.BindParameter):
            parameters = (element,)
        for parameter in parameters:
            if parameter.required:
                raise ParameterWithoutValue(parameter.key, str(expression))


def string_literal(value: str, profile: Profile) -> str:
    """A quoted SQL string, national where text beyond ASCII needs it."""
    type_ = sqltypes.STRINGTYPE if value.isascii() else sqltypes.Unicode()
    return speaker(profile).sql.render_literal_value(value, type_)


def default_text(default: Any, profile: Profile) -> str | None:
    """The text after DEFAULT, from whatever SQLAlchemy takes as a server default.

    A plain string is a value and gets quotes, ``text()`` stays the author's, expressions are compiled; what
    only says that the server knows better (``FetchedValue``), an identity or a computed column is None.
    """
    if default is None or isinstance(default, (sa.Identity, sa.Computed)):
        return None
    if isinstance(default, sa.FetchedValue):
        if not isinstance(default, sa.DefaultClause):
            return None
        default = default.arg
    if isinstance(default, sa.Sequence):
        default = default.next_value()
    if isinstance(default, str):
        return string_literal(default, profile)
    text = sql_text(default, profile)
    if isinstance(default, TextClause) or not _needs_parentheses(text):
        return text
    return f"({text})" if speaker(profile).wraps_default_expressions else text


def _needs_parentheses(text: str) -> bool:
    return not re.match(r"\s*['\"(]", text) and re.search(r"\W", text) is not None


def index_element_text(expression: Any, profile: Profile) -> str:
    """One expression of an index, with the parentheses that the dialect's CREATE INDEX wants around it."""
    if isinstance(expression, str):
        return expression
    if isinstance(expression, TextClause) and not expression._bindparams:
        return unescaped(expression)
    _refuse_missing_values(expression)
    words = speaker(profile)
    # an index made around its constructor: the author's columns must not learn of it
    index = sa.Index("i")
    index.table = words.scratch
    index.expressions = [expression]
    try:
        statement: str = words.ddl.process(CreateIndex(index))
    except (CompileError, NotImplementedError) as error:
        raise NotCompilable(str(expression), words.dialect.name, str(error)) from error
    return statement[statement.index("(") + 1 : statement.rindex(")")]
