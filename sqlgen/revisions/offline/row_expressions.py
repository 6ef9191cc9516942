"""Expressions on known rows, in the words of the private SQLite that holds them.

Only those are taken about which the script's database and SQLite agree, whatever the database's settings.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlgen.profile.identifiers import fold, fold_table, from_sql
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.private_rows import Kind
from sqlgen.revisions.offline.stored_values import Family
from sqlgen.revisions.offline.written_rows import RowsNotKnown

if TYPE_CHECKING:
    from sqlglot import exp

_INTEGER, _BOOLEAN, _TEXT, _NULL = Kind("integer"), Kind("boolean"), Kind("text"), Kind("unknown")
_COMPARED: tuple[Family, ...] = ("integer", "boolean", "text", "uuid")


@dataclass(slots=True)
class Scope:
    """What names mean inside one SELECT: columns by their source and name."""

    parent: Scope | None = None
    sources: list[tuple[str, dict[str, tuple[str, Kind]]]] = field(default_factory=list)
    aliases: dict[str, tuple[str, Kind]] = field(default_factory=dict)  # of the projections, for ORDER BY
    used: set[str] = field(default_factory=set)  # columns outside of aggregates
    aggregates: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A SELECT in SQLite's words; ``order`` are its keys."""

    sql: str
    names: list[str]
    projections: list[tuple[str, Kind]]
    order: list[str]
    limit: int | None
    offset: int


class Expressions:
    """Writes expressions anew, and knows of what kind each is.

    :param select: writes a query that stands in one anew, with the scope in which it stands.
    """

    def __init__(self, profile: Profile, select: Callable[[Any, Scope], Select]) -> None:
        self._profile = profile
        self._select = select

    def condition(self, tree: Any, scope: Scope) -> str:
        """A condition. Raises RowsNotKnown."""
        sql, kind = self.value(tree, scope)
        if kind.family not in ("boolean", "unknown") or kind.opaque:
            raise RowsNotKnown
        return sql

    def value(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        """An expression, and what its values are. Raises RowsNotKnown."""
        handle = _VALUES.get(tree.key)
        if handle is None:
            raise RowsNotKnown
        return handle(self, tree, scope)

    def named(self, identifier: Any) -> str:
        """The name that an identifier means."""
        return from_sql(self._profile, identifier.name, bool(identifier.args.get("quoted")))

    def is_ordered(self, kind: Kind) -> bool:
        """Whether it is certain which of its values comes before another."""
        if kind.opaque:
            return False
        sorts_text = self._profile.rows.text_order == "code_points" and kind.exact
        return kind.family == "integer" or (kind.family == "text" and sorts_text)

    def _column(self, tree: exp.Column, scope: Scope) -> tuple[str, Kind]:
        name = fold(self._profile, self.named(tree.this))
        table = tree.args.get("table")
        wanted = None if table is None else fold_table(self._profile, self.named(table))
        level: Scope | None = scope
        while level is not None:
            found = [columns[name] for source, columns in level.sources if wanted in (None, source) and name in columns]
            if len(found) > 1:
                raise RowsNotKnown
            if found:
                if level is scope:
                    scope.used.add(found[0][0])
                return found[0]
            level = level.parent
        raise RowsNotKnown

    def _literal(self, tree: exp.Literal, scope: Scope) -> tuple[str, Kind]:
        text = str(tree.this)
        if tree.is_string:
            if text == "" and self._profile.rows.empty_text_is_null:
                return "NULL", _NULL
            return _quoted(text), _TEXT
        if not text.isdigit() or len(text) > _DIGITS:
            raise RowsNotKnown
        return str(int(text)), _INTEGER

    def _negative(self, tree: exp.Neg, scope: Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        if not isinstance(tree.this, exp.Literal) or tree.this.is_string:
            raise RowsNotKnown
        sql, kind = self._literal(tree.this, scope)
        return f"-{sql}", kind

    def _boolean(self, tree: exp.Boolean, scope: Scope) -> tuple[str, Kind]:
        return str(int(bool(tree.this))), _BOOLEAN

    def _null(self, tree: exp.Null, scope: Scope) -> tuple[str, Kind]:
        return "NULL", _NULL

    def _paren(self, tree: exp.Paren, scope: Scope) -> tuple[str, Kind]:
        sql, kind = self.value(tree.this, scope)
        return f"({sql})", kind

    def _connected(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        left, right = self.condition(tree.this, scope), self.condition(tree.expression, scope)
        return f"({left} {tree.key.upper()} {right})", _BOOLEAN

    def _not(self, tree: exp.Not, scope: Scope) -> tuple[str, Kind]:
        return f"(NOT {self.condition(tree.this, scope)})", _BOOLEAN

    def _equal(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        same = self._same(tree.this, tree.expression, scope)
        return (same if tree.key == "eq" else f"(NOT {same})"), _BOOLEAN

    def _same(self, left: Any, right: Any, scope: Scope) -> str:
        (one, of_one), (other, of_other) = self._pair(left, right, scope)
        if "text" in (of_one.family, of_other.family) and not (of_one.exact and of_other.exact):
            return f"same_text({one}, {other})"
        return f"({one} = {other})"

    def _pair(self, left: Any, right: Any, scope: Scope) -> tuple[tuple[str, Kind], tuple[str, Kind]]:
        """Two expressions that can be compared."""
        one = self.value(left, scope)
        other = self.value(right, scope)
        one, other = self._as(one, other, left), self._as(other, one, right)
        families = {each[1].family for each in (one, other) if each[0] != "NULL"}
        if one[1].opaque or other[1].opaque or not families <= set(_COMPARED):
            raise RowsNotKnown
        if families == {"integer", "boolean"} and not self._profile.reflection.native_boolean:
            return one, other
        if len(families) > 1:
            raise RowsNotKnown
        return one, other

    def _as(self, made: tuple[str, Kind], other: tuple[str, Kind], tree: Any) -> tuple[str, Kind]:
        """A text literal as what it is compared with."""
        from sqlglot import exp

        if not isinstance(tree, exp.Literal) or not tree.is_string or other[1].family not in ("uuid", "integer"):
            return made
        text = str(tree.this)
        if other[1].family == "integer" and text.isdigit() and len(text) <= _DIGITS:
            return str(int(text)), _INTEGER
        try:
            return _quoted(str(uuid.UUID(text))), Kind("uuid")
        except ValueError:
            raise RowsNotKnown from None

    def _ordered(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        (one, of_one), (other, of_other) = self._pair(tree.this, tree.expression, scope)
        if not (self.is_ordered(of_one) and self.is_ordered(of_other)):
            raise RowsNotKnown
        return f"({one} {_ORDERED[tree.key]} {other})", _BOOLEAN

    def _between(self, tree: exp.Between, scope: Scope) -> tuple[str, Kind]:
        if tree.args.get("symmetric"):
            raise RowsNotKnown
        value, low, high = (self.value(tree.args[part], scope) for part in ("this", "low", "high"))
        if any(each[1].family != "integer" or each[1].opaque for each in (value, low, high)):
            raise RowsNotKnown
        return f"({value[0]} BETWEEN {low[0]} AND {high[0]})", _BOOLEAN

    def _in(self, tree: exp.In, scope: Scope) -> tuple[str, Kind]:
        query = tree.args.get("query")
        if query is not None and not beyond(tree, {"this", "query"}):
            inner = self._select(query, scope)
            sql, kind = self.value(tree.this, scope)
            kinds = [each for _, each in inner.projections]
            if len(kinds) != 1 or not is_grouped(kind) or not is_grouped(kinds[0]) or kinds[0].family != kind.family:
                raise RowsNotKnown
            return f"({sql} IN ({inner.sql}))", _BOOLEAN
        if beyond(tree, {"this", "expressions"}) or not tree.expressions:
            raise RowsNotKnown
        return f"({' OR '.join(self._same(tree.this, each, scope) for each in tree.expressions)})", _BOOLEAN

    def _is(self, tree: exp.Is, scope: Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        sql, kind = self.value(tree.this, scope)
        if isinstance(tree.expression, exp.Null) and kind.is_sure:
            return f"({sql} IS NULL)", _BOOLEAN
        other, of_other = self.value(tree.expression, scope)
        if (
            kind.family != "boolean"
            or kind.opaque
            or of_other.family not in ("boolean", "integer")
            or other not in ("0", "1")
        ):
            raise RowsNotKnown
        return f"({sql} IS {other})", _BOOLEAN

    def _exists(self, tree: exp.Exists, scope: Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        inner = tree.this
        if isinstance(inner, exp.Select) and number_of(inner.args.get("limit")) not in (None, 0):
            inner = inner.copy()
            inner.set("limit", None)
        return f"EXISTS ({self._select(inner, scope).sql})", _BOOLEAN

    def _subquery(self, tree: exp.Subquery, scope: Scope) -> tuple[str, Kind]:
        """A value: that of the only row, or NULL."""
        inner = self._select(tree, scope)
        if len(inner.projections) != 1:
            raise RowsNotKnown
        return f"(WITH x(v) AS ({inner.sql}) SELECT only(count(*), max(v)) FROM x)", inner.projections[0][1]

    def _count_of(self, tree: exp.Count, scope: Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        counted = tree.this
        if tree.expressions:
            raise RowsNotKnown
        if isinstance(counted, exp.Star):
            scope.aggregates = True
            return "count(*)", _INTEGER
        distinct = isinstance(counted, exp.Distinct)
        if distinct and len(counted.expressions) != 1:
            raise RowsNotKnown
        sql, kind = self._inside(counted.expressions[0] if distinct else counted, scope)
        if not kind.is_sure or (distinct and not is_grouped(kind)):
            raise RowsNotKnown
        return f"count({'DISTINCT ' if distinct else ''}{sql})", _INTEGER

    def _extreme(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        sql, kind = self._inside(tree.this, scope)
        if tree.expressions or not self.is_ordered(kind):
            raise RowsNotKnown
        return f"{tree.key}({sql})", kind

    def _inside(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        """What an aggregate is of: the columns in it aren't values of the group."""
        used, scope.aggregates = set(scope.used), False
        made = self.value(tree, scope)
        if scope.aggregates:
            raise RowsNotKnown
        scope.used, scope.aggregates = used, True
        return made

    def _coalesce(self, tree: exp.Coalesce, scope: Scope) -> tuple[str, Kind]:
        made = [self.value(each, scope) for each in (tree.this, *tree.expressions)]
        kinds = [kind for _, kind in made]
        if len(made) < 2 or any(each.opaque or each.family != kinds[0].family for each in kinds):
            raise RowsNotKnown
        return f"coalesce({', '.join(sql for sql, _ in made)})", Kind(
            kinds[0].family, all(each.exact for each in kinds)
        )

    def _sum(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        (one, of_one), (other, of_other) = self.value(tree.this, scope), self.value(tree.expression, scope)
        if any(each.family != "integer" or each.opaque for each in (of_one, of_other)):
            raise RowsNotKnown
        return f"plus({one}, {'-' if tree.key == 'sub' else ''}({other}))", _INTEGER

    def _like(self, tree: exp.Like, scope: Scope) -> tuple[str, Kind]:
        (one, of_one), (other, of_other) = self._pair(tree.this, tree.expression, scope)
        if {of_one.family, of_other.family} != {"text"}:
            raise RowsNotKnown
        return f"is_like({one}, {other})", _BOOLEAN

    def _cased(self, tree: Any, scope: Scope) -> tuple[str, Kind]:
        sql, kind = self.value(tree.this, scope)
        if kind.family != "text" or kind.opaque:
            raise RowsNotKnown
        return f"{tree.key}_text({sql})", kind


_DIGITS = 18
_ORDERED = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
_VALUES: dict[str, Callable[[Expressions, Any, Scope], tuple[str, Kind]]] = {
    "column": Expressions._column,
    "literal": Expressions._literal,
    "neg": Expressions._negative,
    "boolean": Expressions._boolean,
    "null": Expressions._null,
    "paren": Expressions._paren,
    "and": Expressions._connected,
    "or": Expressions._connected,
    "not": Expressions._not,
    "eq": Expressions._equal,
    "neq": Expressions._equal,
    **dict.fromkeys(_ORDERED, Expressions._ordered),
    "between": Expressions._between,
    "in": Expressions._in,
    "is": Expressions._is,
    "exists": Expressions._exists,
    "subquery": Expressions._subquery,
    "count": Expressions._count_of,
    "max": Expressions._extreme,
    "min": Expressions._extreme,
    "coalesce": Expressions._coalesce,
    "add": Expressions._sum,
    "sub": Expressions._sum,
    "like": Expressions._like,
    "lower": Expressions._cased,
    "upper": Expressions._cased,
}


def beyond(tree: Any, known: set[str]) -> bool:
    """Whether something is said that isn't among what is known."""
    return any(value for name, value in tree.args.items() if name not in known)


def is_grouped(kind: Kind) -> bool:
    """Whether it is certain which of its values are the same."""
    return not kind.opaque and kind.exact and kind.family in _COMPARED


def _quoted(text: str) -> str:
    if "\0" in text:
        raise RowsNotKnown
    return "'" + text.replace("'", "''") + "'"


def number_of(clause: Any) -> int | None:
    """The number of a LIMIT, FETCH or OFFSET. Raises RowsNotKnown."""
    from sqlglot import exp

    if clause is None:
        return None
    if isinstance(clause, exp.Fetch):
        options = clause.args.get("limit_options")
        if options is not None and (options.args.get("percent") or options.args.get("with_ties")):
            raise RowsNotKnown
        number = clause.args.get("count")
    elif beyond(clause, {"expression"}):
        raise RowsNotKnown
    else:
        number = clause.args.get("expression")
    while isinstance(number, (exp.Paren, exp.Cast)):
        number = number.this
    if not isinstance(number, exp.Literal) or number.is_string or not str(number.this).isdigit():
        raise RowsNotKnown
    return int(str(number.this))
