"""Conditions that an author wrote for one database, for another one: those that mean the same everywhere.

What is read: comparisons of columns with each other and with literals, IN lists, IS [NOT] NULL, truth values, AND, OR,
NOT and parentheses. A truth value is written as that database has it. Nothing else is, since it may mean another
thing there.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import CompileError
from sqlalchemy.sql.elements import ClauseElement, TextClause
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.sql_text import speaker, string_literal, unescaped
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Column, Table
from sqlgen.profile import load_profile, profile_names
from sqlgen.profile.identifiers import quote
from sqlgen.profile.model import Profile

_PREFIX = "SELECT 1 WHERE "


class NotTheSame(Exception):
    """Part of a condition that may mean another thing elsewhere; the argument is the reason, for a person."""


def condition_for(condition: Any, family: str, table: Table, profile: Profile) -> str:
    """A condition on rows of a table, as SQL of the profile's database.

    :param condition: SQL text, or an expression of SQLAlchemy.
    :param family: SQLAlchemy's name of the database whose SQL the text is.
    :raises NotTheSame: it can't be read, or holds what may mean another thing there.
    """
    text = _text_of(condition)
    root = _parsed(text, _grammar(family))
    if root is None:
        raise NotTheSame(f"the condition can't be read: {text}")
    return _Writer(table, profile).truth(root)


@cache
def _grammar(family: str) -> str:
    """sqlglot's name of a database; that of SQLAlchemy where no fact sheet knows it."""
    profiles = map(load_profile, profile_names())
    return next((each.sqlglot for each in profiles if each.sqlalchemy == family), family)


def _text_of(condition: Any) -> str:
    if isinstance(condition, str):
        return condition
    if isinstance(condition, TextClause) and not condition._bindparams:
        return unescaped(condition)
    if not isinstance(condition, ClauseElement):
        raise NotTheSame(f"the condition can't be read: {condition!r}")
    try:
        compiler = _STANDARD.ddl_compiler(_STANDARD, None).sql_compiler  # type: ignore[arg-type]  # no statement yet
        return str(compiler.process(condition, include_table=False, literal_binds=True))
    except (CompileError, NotImplementedError) as error:
        raise NotTheSame(f"the condition can't be read: {condition}") from error


_STANDARD = DefaultDialect(supports_native_boolean=True)


@lru_cache(maxsize=256)
def _parsed(text: str, grammar: str) -> Any:
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        statements = sqlglot.parse(_PREFIX + text, read=grammar)
    except (SqlglotError, RecursionError, ValueError):
        return None
    select = statements[0] if len(statements) == 1 else None
    if not isinstance(select, exp.Select):
        return None
    where = select.args.get("where")
    if where is None or {key for key, value in select.args.items() if value} != {"expressions", "where"}:
        return None
    return where.this


class _Writer:
    """Writes the nodes of a condition on one table."""

    def __init__(self, table: Table, profile: Profile) -> None:
        self._table = table
        self._profile = profile

    def truth(self, node: Any, *, negated: bool = False) -> str:
        """A node that is true or not. Where it is negated, what can't be unknown must not be unknown here either."""
        from sqlglot import exp

        self._refuse_more(node)
        if isinstance(node, exp.Paren):
            return f"({self.truth(node.this, negated=negated)})"
        if isinstance(node, (exp.And, exp.Or)):
            word = "AND" if isinstance(node, exp.And) else "OR"
            left, right = (self.truth(each, negated=negated) for each in (node.this, node.expression))
            return f"{left} {word} {right}"
        if isinstance(node, exp.Not):
            inner = node.this
            if isinstance(inner, exp.Is) and isinstance(inner.expression, exp.Null):
                return self._is_null(inner, wanted=False)
            return f"NOT ({self.truth(inner.unnest(), negated=True)})"
        if isinstance(node, exp.Is):
            return self._is(node, negated)
        if isinstance(node, exp.In):
            return self._in(node)
        if isinstance(node, exp.Column):
            return self._is_true(self._column(node), True)
        operator = _COMPARISONS.get(type(node).__name__)
        if operator is None:
            raise NotTheSame(f"{node.sql()} may mean another thing in {self._profile.title}")
        return self._compared(node.this, operator, node.expression)

    def _is(self, node: Any, negated: bool) -> str:
        from sqlglot import exp

        if isinstance(node.expression, exp.Null):
            return self._is_null(node, wanted=True)
        if not isinstance(node.expression, exp.Boolean) or node.args.get("negate"):
            raise NotTheSame(f"{node.sql()} may mean another thing in {self._profile.title}")
        column = self._column(node.this)
        text = self._is_true(column, bool(node.expression.this))
        if negated and column.nullable:  # IS TRUE is never unknown
            return f"({text} AND {quote(self._profile, column.name)} IS NOT NULL)"
        return text

    def _is_null(self, node: Any, *, wanted: bool) -> str:
        self._refuse_more(node)
        wanted = wanted is not bool(node.args.get("negate"))
        return f"{quote(self._profile, self._column(node.this).name)} {'IS NULL' if wanted else 'IS NOT NULL'}"

    def _in(self, node: Any) -> str:
        column = self._column(node.this)
        self._refuse_large(column)
        values = ", ".join(self._literal(each, column) for each in node.expressions)
        return f"{quote(self._profile, column.name)} IN ({values})"

    def _compared(self, left: Any, operator: str, right: Any) -> str:
        from sqlglot import exp

        if not isinstance(left, exp.Column):
            left, right, operator = right, left, _TURNED[operator]
        column = self._column(left)
        self._refuse_large(column)
        name = quote(self._profile, column.name)
        if isinstance(right, exp.Column):
            other = self._column(right)
            if _family(column.type) != _family(other.type):
                raise NotTheSame(f"{column.name} and {other.name} are of different types")
            return f"{name} {operator} {quote(self._profile, other.name)}"
        return f"{name} {operator} {self._literal(right, column)}"

    def _is_true(self, column: Column, wanted: bool) -> str:
        if _family(column.type) is not sa.Boolean:
            raise NotTheSame(f"{column.name} isn't a boolean, and so no condition in {self._profile.title}")
        return f"{quote(self._profile, column.name)} = {self._boolean(wanted)}"

    def _boolean(self, value: bool) -> str:
        words = speaker(self._profile)
        if words.dialect.supports_native_boolean:
            return "true" if value else "false"
        return str(words.sql.process(sa.true() if value else sa.false()))

    def _literal(self, node: Any, column: Column) -> str:
        """A literal that is compared with a column of its kind."""
        from sqlglot import exp

        family = _family(column.type)
        if isinstance(node, exp.Paren):
            node = node.unnest()
        if isinstance(node, exp.Boolean) and family is sa.Boolean:
            return self._boolean(bool(node.this))
        negative = isinstance(node, exp.Neg)
        value = node.this if negative else node
        if isinstance(value, exp.Literal) and not value.is_string:
            if family is sa.Boolean and value.this in ("0", "1") and not negative:
                return self._boolean(value.this == "1")
            if family in (sa.Integer, sa.Numeric):
                return f"-{value.this}" if negative else str(value.this)
        if isinstance(value, exp.Literal) and value.is_string and family is sa.String and not negative:
            if not value.this and self._profile.rows.empty_text_is_null:
                raise NotTheSame(f"'' is NULL in {self._profile.title}")
            return string_literal(str(value.this), self._profile)
        raise NotTheSame(f"{column.name} is compared with {node.sql()}, which may mean another thing")

    def _refuse_large(self, column: Column) -> None:
        large = self._profile.types.not_in_keys
        if large and not column.type._isnull and speaker(self._profile).type(column.type).upper() in large:
            raise NotTheSame(f"{column.name} can't be compared in {self._profile.title}, since it has no length")

    def _refuse_more(self, node: Any) -> None:
        """What a node says beyond its operands may turn it into its contrary."""
        said = {key for key, value in node.args.items() if value not in (None, False, [])}
        if said - {"this", "expression", *_MORE.get(type(node).__name__, ())}:
            raise NotTheSame(f"{node.sql()} may mean another thing in {self._profile.title}")

    def _column(self, node: Any) -> Column:
        from sqlglot import exp

        if isinstance(node, exp.Paren):
            node = node.unnest()
        column = None
        if isinstance(node, exp.Column) and node.args.get("table") is None:
            column = by_name(self._table.columns, str(node.this.name), self._profile)
        if column is None:
            raise NotTheSame(f"{node.sql()} isn't a column of {self._table.name} that is known")
        return column


_MORE = {"Is": ("negate",), "In": ("expressions",)}
_COMPARISONS = {"EQ": "=", "NEQ": "<>", "GT": ">", "GTE": ">=", "LT": "<", "LTE": "<="}
_TURNED = {"=": "=", "<>": "<>", ">": "<", ">=": "<=", "<": ">", "<=": ">="}


def _family(type_: TypeEngine[Any]) -> type[TypeEngine[Any]] | None:
    """What its values are compared as; None for what databases compare in ways of their own."""
    return next((family for family in _FAMILIES if isinstance(type_, family)), None)


_FAMILIES: tuple[type[TypeEngine[Any]], ...] = (sa.Boolean, sa.Integer, sa.Numeric, sa.String)
