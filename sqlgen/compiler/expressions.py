"""SQL texts of SQLAlchemy expressions, with every bound value written as a literal of ours.

A parameter without a value is an error: SQLAlchemy alone would write NULL, and nobody would see it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, CompileError, InvalidRequestError, UnsupportedCompilationError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Insert, Update
from sqlalchemy.sql.elements import BindParameter, ClauseElement
from sqlalchemy.types import TypeEngine

from sqlgen.compiler.errors import ExpressionRefused, LiteralImpossible, ParameterMissing
from sqlgen.compiler.literals import literal
from sqlgen.compiler.with_clauses import refuse_with_clauses
from sqlgen.profile import Profile
from sqlgen.profile.dialect import make_dialect

_ESCAPED_PARAMETER = re.compile(r"\\(:[\w$]*)(?![:\w$])")
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_ONLY_COMMENTS = re.compile(r"(?:\s|;|--[^\n]*(?:\n|\Z)|/\*(?!M?!)(?:[^*]|\*(?!/))*\*/)*+")
_COMMENT_TEXT = re.compile(r"--([^\n]*)|/\*(.*?)\*/", re.DOTALL)
_WORD = re.compile(r"[^\W\d]\w*|\S")
_EMPTY_LINES = re.compile(r"\A(?:[ \t]*\r?\n)+")
_ROW_SUFFIX = re.compile(r"_m\d+$")


def statement_sql(sqltext: str | ClauseElement, profile: Profile) -> str:
    r"""The SQL of what an author gave to ``op.execute``.

    A string is SQL as it is, without what separates statements at its ends; only ``\:name``, which is how
    authors keep a colon from being a parameter, loses its backslash. An expression is compiled with its values
    as literals.
    """
    if not isinstance(sqltext, str):
        return _without_terminator(expression_sql(sqltext, profile))
    return _without_terminator(_ESCAPED_PARAMETER.sub(r"\1", sqltext) if "\\:" in sqltext else sqltext)


def only_comment(sql: str) -> str | None:
    """What a text says that is nothing but comments, without their marks; None for a statement, or for no text.

    ``/*! ... */`` is no comment: MySQL runs it.
    """
    if not sql or not _ONLY_COMMENTS.fullmatch(sql):
        return None
    said = (line or block for line, block in _COMMENT_TEXT.findall(sql))
    lines = [line.strip() for each in said for line in each.strip().splitlines() or [""]]
    return "\n".join(lines) if lines else None


def leading_words(sql: str, count: int = 6) -> list[str]:
    """The first words of a statement in upper case, without comments before and between them."""
    return _WORD.findall(_COMMENT.sub(" ", sql).upper())[:count] if sql else []


def _without_terminator(sql: str) -> str:
    """The statement without empty lines around it and without the `;` that a script adds."""
    return _EMPTY_LINES.sub("", sql, count=1).rstrip().removesuffix(";").rstrip()


def value_sql(value: Any, type_: TypeEngine[Any] | None, profile: Profile) -> str:
    """A value for a column: an expression (``func.now()``) as SQL, anything else as a literal."""
    if hasattr(value, "__clause_element__"):
        value = value.__clause_element__()
    if isinstance(value, ClauseElement):
        return expression_sql(value, profile)
    if type_ is not None and type_.dialect_impl(make_dialect(profile))._has_bind_expression:
        return expression_sql(sa.literal(value, type_), profile)
    return literal(value, type_, profile)


def expression_sql(expression: ClauseElement, profile: Profile) -> str:
    """An expression or a whole statement as SQL text, nothing left to bind.

    Raises ParameterMissing for a parameter without a value, LiteralImpossible for a value without a literal
    form, ExpressionRefused for what SQLAlchemy can't spell for this database.
    """
    dialect = make_dialect(profile)
    if isinstance(expression, (Insert, Update)):
        expression = expression.inline()  # nobody will fetch what the server made up
    try:
        if isinstance(expression, sa.schema.ExecutableDDLElement):
            _refuse_sequences(expression, profile)
            return str(expression.compile(dialect=dialect)).strip()
        compiled = _compiler_class(profile)(profile, expression)
    except (CompileError, UnsupportedCompilationError, ArgumentError, InvalidRequestError) as error:
        raise ExpressionRefused(
            f"SQLAlchemy can't write this for {profile.title}",
            why=str(error.args[0]) if error.args else str(error),
            fix="write the statement as a string of SQL",
        ) from error
    refuse_with_clauses(compiled, expression, profile)
    for name in compiled.binds:
        raise _missing(name)  # something was bound past our literals
    text = str(compiled)
    if text.endswith(" () VALUES ()") and isinstance(expression, Insert) and not dialect.supports_empty_insert:
        return expression_sql(_with_one_default(expression), profile)
    return text


def _with_one_default(insert: Insert) -> Insert:
    """An INSERT of nothing but defaults, where the database wants at least one column to be named."""
    columns = list(insert.table.c)
    if not columns:
        raise ExpressionRefused(
            "an INSERT without values needs a column here",
            why="the database has no DEFAULT VALUES, and the table's columns aren't told",
            fix='name one: sa.table("name", sa.column("id"))',
        )
    return insert.values({columns[0]: sa.text("DEFAULT")})


def _refuse_sequences(element: ClauseElement, profile: Profile) -> None:
    if isinstance(element, (sa.schema.CreateSequence, sa.schema.DropSequence)) and not profile.has("sequence"):
        raise ExpressionRefused(
            f"{profile.title} has no sequences",
            fix="leave it out for this database: if op.get_context().dialect.name != ...",
        )


def _missing(name: str) -> ParameterMissing:
    return ParameterMissing(
        f"the parameter {name!r} has no value",
        why="a script is complete: nobody binds a value to it later",
        fix=(
            f"give it one: .bindparams({name}=...) or .values({name}=...)",
            rf"if the colon is part of the SQL, write \:{name}",
        ),
    )


class _LiteralCompiler(SQLCompiler):
    """Renders bound values through our table of forms; mixed with the statement compiler of a dialect."""

    def __init__(self, profile: Profile, statement: ClauseElement) -> None:
        self._profile = profile
        # no parameters will come: an INSERT without values is one of defaults
        super().__init__(make_dialect(profile), statement, column_keys=[], compile_kwargs={"literal_binds": True})

    def render_literal_value(self, value: Any, type_: TypeEngine[Any]) -> str:
        return literal(value, type_, self._profile)

    def render_literal_bindparam(self, bindparam: BindParameter[Any], *args: Any, **kwargs: Any) -> str:
        if bindparam.value is None and bindparam.callable is None:
            if bindparam.required:
                raise _missing(bindparam.key)
            value = self._python_default(bindparam)
            if value is not None or bindparam.type.should_evaluate_none:
                return self.render_literal_value(value, bindparam.type)
        return super().render_literal_bindparam(bindparam, *args, **kwargs)  # type: ignore[no-untyped-call, no-any-return]

    def visit_is__binary(self, binary: Any, operator: Any, **kw: Any) -> str:
        """`.is_(True)`: SQLAlchemy writes `IS 1` where the database has no booleans, whether or not it knows that."""
        left, right = self.process(binary.left, **kw), self.process(binary.right, **kw)
        known = right not in ("0", "1") or self._profile.types.is_number
        return f"{left} IS {right}" if known else f"{left} = {right}"

    def _python_default(self, bindparam: BindParameter[Any]) -> Any:
        """The default of a column that an INSERT or UPDATE of a full Table leaves out."""
        statement = self.stack[-1]["selectable"] if self.stack else self.statement
        if not getattr(bindparam, "_is_crud", False) or not isinstance(statement, (Insert, Update)):
            return None
        key = _ROW_SUFFIX.sub("", bindparam.key)
        if key in _given(statement) or key not in getattr(statement.table, "c", ()):
            return None
        column = statement.table.c[key]
        default = getattr(column, "default" if isinstance(statement, Insert) else "onupdate", None)
        if default is None:
            return None
        if not default.is_scalar:
            raise LiteralImpossible(
                f"column {key!r} has a default that Python would compute for each row",
                why="a script must be the same each time it is made",
                fix=f"give the value in the statement: .values({key}=...)",
            )
        return default.arg


def _given(statement: Insert | Update) -> set[str]:
    """The columns that the author gave values for."""
    given = set(statement._values or ())
    for rows in getattr(statement, "_multi_values", ()):
        given.update(rows[0])
    return {key if isinstance(key, str) else str(key.key) for key in given}


@cache
def _compiler_class(profile: Profile) -> type[_LiteralCompiler]:
    base = make_dialect(profile).statement_compiler
    return type(f"Literal{base.__name__}", (_LiteralCompiler, base), {})
