"""Queries on known rows, in the words of the private SQLite that holds them.

Only forms are taken about which the script's database and SQLite agree; a query with any other isn't answered. Rows of
a query without ORDER BY come in the order in which they were written, which is one of those that a database may choose.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlgen.catalog.catalog import Catalog
from sqlgen.profile.identifiers import fold, fold_table, from_sql
from sqlgen.revisions.offline.private_rows import Kind, PrivateRows
from sqlgen.revisions.offline.reads import from_of, table_name
from sqlgen.revisions.offline.stored_values import Family
from sqlgen.revisions.offline.written_rows import Row, Rows, RowsNotKnown

if TYPE_CHECKING:
    from sqlglot import exp

RowsOf: TypeAlias = Callable[[str, str | None], tuple[Any, Rows]]
"""A table's key and its rows, by the name in a statement; raises RowsNotKnown."""

_INTEGER, _BOOLEAN, _TEXT, _NULL = Kind("integer"), Kind("boolean"), Kind("text"), Kind("unknown")
_OF_SELECT = {
    "expressions",
    "from_",
    "from",
    "joins",
    "where",
    "group",
    "having",
    "order",
    "limit",
    "offset",
    "distinct",
}
_COMPARED: tuple[Family, ...] = ("integer", "boolean", "text", "uuid")


@dataclass(frozen=True, slots=True)
class Answered:
    """The rows of a query, and of which family each of its columns is."""

    rows: Sequence[Row]
    families: Sequence[Family]


@dataclass(slots=True)
class _Scope:
    """What names mean inside one SELECT: columns by their source and name."""

    parent: _Scope | None = None
    sources: list[tuple[str, dict[str, tuple[str, Kind]]]] = field(default_factory=list)
    aliases: dict[str, tuple[str, Kind]] = field(default_factory=dict)  # of the projections, for ORDER BY
    used: set[str] = field(default_factory=set)  # columns outside of aggregates
    aggregates: bool = False


@dataclass(frozen=True, slots=True)
class _Select:
    """A SELECT in SQLite's words; ``order`` are its keys."""

    sql: str
    names: list[str]
    projections: list[tuple[str, Kind]]
    order: list[str]
    limit: int | None
    offset: int


def answered(tree: exp.Expression, catalog: Catalog, rows_of: RowsOf, private: PrivateRows) -> Answered:
    """The rows of a query. Raises RowsNotKnown."""
    with private.asking():
        made = _Translator(catalog, rows_of, private).select(tree, None, is_outermost=True)
        try:
            found = private.run(made.sql)
        except sqlite3.Error:
            raise RowsNotKnown from None
    width = len(made.projections)
    if (made.limit is not None and len(found) > made.limit + made.offset) or (made.offset and len(found) > 1):
        if len({row[width:] for row in found}) != len(found):
            raise RowsNotKnown  # which of them come, nobody says
        found = found[made.offset :][: made.limit]
    elif made.offset:
        found = []
    kinds = [kind for _, kind in made.projections]
    cells = [tuple(private.cell(*each) for each in zip(row[:width], kinds, strict=True)) for row in found]
    return Answered(cells, [kind.family for kind in kinds])


def numbers(
    key: Any, rows: Rows, named: exp.Table, condition: exp.Expression, catalog: Catalog, private: PrivateRows
) -> list[int] | None:
    """The places of the rows of one table that fulfil a condition; None if that can't be told."""

    def nothing_else(name: str, schema: str | None) -> tuple[Any, Rows]:
        raise RowsNotKnown

    translator = _Translator(catalog, nothing_else, private)
    with private.asking():
        try:
            table, scope = translator.scope_of(key, rows, named)
            where = translator.condition(condition, scope)
            return [number - 1 for (number,) in private.run(f"SELECT rowid FROM {table} WHERE {where} ORDER BY rowid")]
        except (RowsNotKnown, sqlite3.Error):
            return None


class _Translator:
    """Writes queries anew, and knows of what kind each expression is."""

    def __init__(self, catalog: Catalog, rows_of: RowsOf, private: PrivateRows) -> None:
        self._catalog = catalog
        self._profile = catalog.profile
        self._rows_of = rows_of
        self._private = private
        self._count = 0

    # -- SELECT

    def select(self, tree: Any, parent: _Scope | None, *, is_outermost: bool = False) -> _Select:
        from sqlglot import exp

        while isinstance(tree, exp.Subquery) and not _beyond(tree, {"this", "alias"}):
            tree = tree.this
        if not isinstance(tree, exp.Select) or _beyond(tree, _OF_SELECT):
            raise RowsNotKnown
        scope = _Scope(parent)
        sources = self._from(tree, scope)
        where = tree.args.get("where")
        conditions = "" if where is None else f" WHERE {self.condition(where.this, scope)}"
        if scope.aggregates:
            raise RowsNotKnown
        scope.used.clear()
        names, projections = self._projections(tree, scope)
        scope.aliases = dict(zip((fold(self._profile, name) for name in names), projections, strict=True))
        group = self._group(tree, scope)
        distinct = self._distinct(tree, projections)
        order = self._order(tree, scope)
        limit, offset = _number(tree.args.get("limit")), _number(tree.args.get("offset"))
        if not is_outermost and (limit is not None or offset is not None):
            raise RowsNotKnown
        if distinct and (limit is not None or order):
            raise RowsNotKnown
        shown = ", ".join([sql for sql, _ in projections] + ([key.split(" ")[0] for key in order] if order else []))
        sql = f"SELECT {distinct}{shown}{sources}{conditions}{group}"
        if order and is_outermost:
            sql += f" ORDER BY {', '.join(order)}"
        elif order:
            raise RowsNotKnown
        return _Select(sql, names, projections, order, limit, offset or 0)

    def _from(self, tree: exp.Select, scope: _Scope) -> str:
        first = from_of(tree)
        if first is None:
            return ""
        text = f" FROM {self._source(first.this, scope)}"
        for join in tree.args.get("joins") or ():
            if _beyond(join, {"this", "on", "side", "kind"}) or join.side.upper() not in ("", "LEFT"):
                raise RowsNotKnown
            if join.kind.upper() not in ("", "INNER", "OUTER", "CROSS"):
                raise RowsNotKnown
            text += f" {'LEFT ' if join.side else ''}JOIN {self._source(join.this, scope)}"
            condition = join.args.get("on")
            text += "" if condition is None else f" ON {self.condition(condition, scope)}"
        return text

    def _source(self, source: Any, scope: _Scope) -> str:
        from sqlglot import exp

        alias = f"s{self._count}"
        self._count += 1
        if isinstance(source, exp.Subquery):
            inner = self.select(source.this, scope.parent)
            name = fold_table(self._profile, self._named(source.args["alias"].this)) if source.alias else ""
            folded = [fold(self._profile, each) for each in inner.names]
            if len(set(folded)) != len(folded):
                raise RowsNotKnown
            columns = {
                each: (f"{alias}.p{n}", kind)
                for n, (each, (_, kind)) in enumerate(zip(folded, inner.projections, strict=True))
            }
            outer = ", ".join(f"p{n}" for n in range(len(folded)))
            scope.sources.append((name, columns))
            return f"(WITH x({outer}) AS ({inner.sql}) SELECT * FROM x) AS {alias}"
        if not isinstance(source, exp.Table) or not source.name or _beyond(source, {"this", "db", "alias"}):
            raise RowsNotKnown
        key, rows = self._rows_of(*table_name(source, self._catalog))
        return self._put(key, rows, source, scope, alias)

    def _put(self, key: Any, rows: Rows, source: exp.Table, scope: _Scope, alias: str) -> str:
        table, kinds = self._private.table(key, rows, self._profile)
        given = source.args.get("alias")
        if given is not None and given.args.get("columns"):
            raise RowsNotKnown
        name = self._named(given.this) if given is not None else table_name(source, self._catalog)[0]
        columns = {
            fold(self._profile, column.name): (f"{alias}.c{place}", kind)
            for place, (column, kind) in enumerate(zip(rows.columns, kinds, strict=True))
        }
        scope.sources.append((fold_table(self._profile, name), columns))
        return f"{table} AS {alias}"

    def scope_of(self, key: Any, rows: Rows, source: exp.Table) -> tuple[str, _Scope]:
        """The FROM of one table, and what names mean then."""
        scope = _Scope()
        return self._put(key, rows, source, scope, "s"), scope

    def _named(self, identifier: Any) -> str:
        return from_sql(self._profile, identifier.name, bool(identifier.args.get("quoted")))

    def _projections(self, tree: exp.Select, scope: _Scope) -> tuple[list[str], list[tuple[str, Kind]]]:
        from sqlglot import exp

        names: list[str] = []
        made: list[tuple[str, Kind]] = []
        for each in tree.expressions:
            is_star = isinstance(each, exp.Star) or (isinstance(each, exp.Column) and isinstance(each.this, exp.Star))
            if is_star:
                for name, column in self._star(each, scope):
                    names.append(name)
                    made.append(column)
                    scope.used.add(column[0])
                continue
            plain = each.this if isinstance(each, exp.Alias) else each
            named = each.args["alias"] if isinstance(each, exp.Alias) else None
            if named is None and isinstance(each, exp.Column):
                named = each.this
            names.append(each.key if named is None else self._named(named))
            made.append(self.value(plain, scope))
        return names, made

    def _star(self, star: Any, scope: _Scope) -> Iterator[tuple[str, tuple[str, Kind]]]:
        if _beyond(star, {"this", "table"}):
            raise RowsNotKnown
        wanted = star.args.get("table")
        name = None if wanted is None else fold_table(self._profile, self._named(wanted))
        for source, columns in scope.sources:
            if name is None or source == name:
                yield from columns.items()

    def _group(self, tree: exp.Select, scope: _Scope) -> str:
        group, having = tree.args.get("group"), tree.args.get("having")
        condition = "" if having is None else f" HAVING {self.condition(having.this, scope)}"
        if group is None:
            if scope.aggregates and scope.used:
                raise RowsNotKnown
            if having is not None and not scope.aggregates:
                raise RowsNotKnown
            return condition
        if _beyond(group, {"expressions"}):
            raise RowsNotKnown
        used = set(scope.used)
        keys = [self.value(each, scope) for each in group.expressions]
        if not all(_is_grouped(kind) for _, kind in keys) or not used <= {sql for sql, _ in keys}:
            raise RowsNotKnown
        return f" GROUP BY {', '.join(sql for sql, _ in keys)}{condition}"

    def _distinct(self, tree: exp.Select, projections: Sequence[tuple[str, Kind]]) -> str:
        distinct = tree.args.get("distinct")
        if distinct is None:
            return ""
        if distinct.args.get("on") or not all(_is_grouped(kind) for _, kind in projections):
            raise RowsNotKnown
        return "DISTINCT "

    def _order(self, tree: exp.Select, scope: _Scope) -> list[str]:
        from sqlglot import exp

        order = tree.args.get("order")
        keys = []
        for each in order.expressions if order is not None else ():
            if _beyond(each, {"this", "desc", "nulls_first"}) or isinstance(each.this, exp.Literal):
                raise RowsNotKnown
            sql, kind = self._sorted_by(each.this, scope)
            if not self._is_ordered(kind):
                raise RowsNotKnown
            keys.append(f"not_null({sql}){' DESC' if each.args.get('desc') else ''}")
        if scope.aggregates and tree.args.get("group") is None and keys:
            raise RowsNotKnown
        return keys

    def _sorted_by(self, key: Any, scope: _Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        if isinstance(key, exp.Column) and not key.table:
            alias = scope.aliases.get(fold(self._profile, self._named(key.this)))
            try:
                column = self.value(key, scope)
            except RowsNotKnown:
                column = None
            if alias is not None and column is not None and alias != column:
                raise RowsNotKnown  # databases differ about which of them is meant
            found = alias or column
            if found is None or " " in found[0]:
                raise RowsNotKnown
            return found
        if not isinstance(key, exp.Column):
            raise RowsNotKnown
        return self.value(key, scope)

    def _is_ordered(self, kind: Kind) -> bool:
        if kind.opaque:
            return False
        sorts_text = self._profile.rows.text_order == "code_points" and kind.exact
        return kind.family == "integer" or (kind.family == "text" and sorts_text)

    # -- expressions

    def condition(self, tree: Any, scope: _Scope) -> str:
        """A condition. Raises RowsNotKnown."""
        sql, kind = self.value(tree, scope)
        if kind.family not in ("boolean", "unknown") or kind.opaque:
            raise RowsNotKnown
        return sql

    def value(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        """An expression, and what its values are. Raises RowsNotKnown."""
        handle = _VALUES.get(tree.key)
        if handle is None:
            raise RowsNotKnown
        return handle(self, tree, scope)

    def _column(self, tree: exp.Column, scope: _Scope) -> tuple[str, Kind]:
        name = fold(self._profile, self._named(tree.this))
        table = tree.args.get("table")
        wanted = None if table is None else fold_table(self._profile, self._named(table))
        level: _Scope | None = scope
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

    def _literal(self, tree: exp.Literal, scope: _Scope) -> tuple[str, Kind]:
        text = str(tree.this)
        if tree.is_string:
            if text == "" and self._profile.rows.empty_text_is_null:
                return "NULL", _NULL
            return _quoted(text), _TEXT
        if not text.isdigit() or len(text) > _DIGITS:
            raise RowsNotKnown
        return str(int(text)), _INTEGER

    def _negative(self, tree: exp.Neg, scope: _Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        if not isinstance(tree.this, exp.Literal) or tree.this.is_string:
            raise RowsNotKnown
        sql, kind = self._literal(tree.this, scope)
        return f"-{sql}", kind

    def _boolean(self, tree: exp.Boolean, scope: _Scope) -> tuple[str, Kind]:
        return str(int(bool(tree.this))), _BOOLEAN

    def _null(self, tree: exp.Null, scope: _Scope) -> tuple[str, Kind]:
        return "NULL", _NULL

    def _paren(self, tree: exp.Paren, scope: _Scope) -> tuple[str, Kind]:
        sql, kind = self.value(tree.this, scope)
        return f"({sql})", kind

    def _connected(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        left, right = self.condition(tree.this, scope), self.condition(tree.expression, scope)
        return f"({left} {tree.key.upper()} {right})", _BOOLEAN

    def _not(self, tree: exp.Not, scope: _Scope) -> tuple[str, Kind]:
        return f"(NOT {self.condition(tree.this, scope)})", _BOOLEAN

    def _equal(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        same = self._same(tree.this, tree.expression, scope)
        return (same if tree.key == "eq" else f"(NOT {same})"), _BOOLEAN

    def _same(self, left: Any, right: Any, scope: _Scope) -> str:
        (one, of_one), (other, of_other) = self._pair(left, right, scope)
        if "text" in (of_one.family, of_other.family) and not (of_one.exact and of_other.exact):
            return f"same_text({one}, {other})"
        return f"({one} = {other})"

    def _pair(self, left: Any, right: Any, scope: _Scope) -> tuple[tuple[str, Kind], tuple[str, Kind]]:
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

    def _ordered(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        (one, of_one), (other, of_other) = self._pair(tree.this, tree.expression, scope)
        if not (self._is_ordered(of_one) and self._is_ordered(of_other)):
            raise RowsNotKnown
        return f"({one} {_ORDERED[tree.key]} {other})", _BOOLEAN

    def _between(self, tree: exp.Between, scope: _Scope) -> tuple[str, Kind]:
        if tree.args.get("symmetric"):
            raise RowsNotKnown
        value, low, high = (self.value(tree.args[part], scope) for part in ("this", "low", "high"))
        if any(each[1].family != "integer" or each[1].opaque for each in (value, low, high)):
            raise RowsNotKnown
        return f"({value[0]} BETWEEN {low[0]} AND {high[0]})", _BOOLEAN

    def _in(self, tree: exp.In, scope: _Scope) -> tuple[str, Kind]:
        query = tree.args.get("query")
        if query is not None and not _beyond(tree, {"this", "query"}):
            inner = self.select(query, scope)
            sql, kind = self.value(tree.this, scope)
            kinds = [each for _, each in inner.projections]
            if len(kinds) != 1 or not _is_grouped(kind) or not _is_grouped(kinds[0]) or kinds[0].family != kind.family:
                raise RowsNotKnown
            return f"({sql} IN ({inner.sql}))", _BOOLEAN
        if _beyond(tree, {"this", "expressions"}) or not tree.expressions:
            raise RowsNotKnown
        return f"({' OR '.join(self._same(tree.this, each, scope) for each in tree.expressions)})", _BOOLEAN

    def _is(self, tree: exp.Is, scope: _Scope) -> tuple[str, Kind]:
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

    def _exists(self, tree: exp.Exists, scope: _Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        inner = tree.this
        if isinstance(inner, exp.Select) and _number(inner.args.get("limit")) not in (None, 0):
            inner = inner.copy()
            inner.set("limit", None)
        return f"EXISTS ({self.select(inner, scope).sql})", _BOOLEAN

    def _subquery(self, tree: exp.Subquery, scope: _Scope) -> tuple[str, Kind]:
        """A value: that of the only row, or NULL."""
        inner = self.select(tree, scope)
        if len(inner.projections) != 1:
            raise RowsNotKnown
        return f"(WITH x(v) AS ({inner.sql}) SELECT only(count(*), max(v)) FROM x)", inner.projections[0][1]

    def _count_of(self, tree: exp.Count, scope: _Scope) -> tuple[str, Kind]:
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
        if not kind.is_sure or (distinct and not _is_grouped(kind)):
            raise RowsNotKnown
        return f"count({'DISTINCT ' if distinct else ''}{sql})", _INTEGER

    def _extreme(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        sql, kind = self._inside(tree.this, scope)
        if tree.expressions or not self._is_ordered(kind):
            raise RowsNotKnown
        return f"{tree.key}({sql})", kind

    def _inside(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        """What an aggregate is of: the columns in it aren't values of the group."""
        used, scope.aggregates = set(scope.used), False
        made = self.value(tree, scope)
        if scope.aggregates:
            raise RowsNotKnown
        scope.used, scope.aggregates = used, True
        return made

    def _coalesce(self, tree: exp.Coalesce, scope: _Scope) -> tuple[str, Kind]:
        made = [self.value(each, scope) for each in (tree.this, *tree.expressions)]
        kinds = [kind for _, kind in made]
        if len(made) < 2 or any(each.opaque or each.family != kinds[0].family for each in kinds):
            raise RowsNotKnown
        return f"coalesce({', '.join(sql for sql, _ in made)})", Kind(
            kinds[0].family, all(each.exact for each in kinds)
        )

    def _sum(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        (one, of_one), (other, of_other) = self.value(tree.this, scope), self.value(tree.expression, scope)
        if any(each.family != "integer" or each.opaque for each in (of_one, of_other)):
            raise RowsNotKnown
        return f"plus({one}, {'-' if tree.key == 'sub' else ''}({other}))", _INTEGER

    def _like(self, tree: exp.Like, scope: _Scope) -> tuple[str, Kind]:
        (one, of_one), (other, of_other) = self._pair(tree.this, tree.expression, scope)
        if {of_one.family, of_other.family} != {"text"}:
            raise RowsNotKnown
        return f"is_like({one}, {other})", _BOOLEAN

    def _cased(self, tree: Any, scope: _Scope) -> tuple[str, Kind]:
        sql, kind = self.value(tree.this, scope)
        if kind.family != "text" or kind.opaque:
            raise RowsNotKnown
        return f"{tree.key}_text({sql})", kind


_DIGITS = 18
_ORDERED = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
_VALUES: dict[str, Callable[[_Translator, Any, _Scope], tuple[str, Kind]]] = {
    "column": _Translator._column,
    "literal": _Translator._literal,
    "neg": _Translator._negative,
    "boolean": _Translator._boolean,
    "null": _Translator._null,
    "paren": _Translator._paren,
    "and": _Translator._connected,
    "or": _Translator._connected,
    "not": _Translator._not,
    "eq": _Translator._equal,
    "neq": _Translator._equal,
    **dict.fromkeys(_ORDERED, _Translator._ordered),
    "between": _Translator._between,
    "in": _Translator._in,
    "is": _Translator._is,
    "exists": _Translator._exists,
    "subquery": _Translator._subquery,
    "count": _Translator._count_of,
    "max": _Translator._extreme,
    "min": _Translator._extreme,
    "coalesce": _Translator._coalesce,
    "add": _Translator._sum,
    "sub": _Translator._sum,
    "like": _Translator._like,
    "lower": _Translator._cased,
    "upper": _Translator._cased,
}


def _beyond(tree: Any, known: set[str]) -> bool:
    """Whether something is said that isn't among what is known."""
    return any(value for name, value in tree.args.items() if name not in known)


def _is_grouped(kind: Kind) -> bool:
    """Whether it is certain which of its values are the same."""
    return not kind.opaque and kind.exact and kind.family in _COMPARED


def _quoted(text: str) -> str:
    if "\0" in text:
        raise RowsNotKnown
    return "'" + text.replace("'", "''") + "'"


def _number(clause: Any) -> int | None:
    """The number of a LIMIT, FETCH or OFFSET. Raises RowsNotKnown."""
    from sqlglot import exp

    if clause is None:
        return None
    if isinstance(clause, exp.Fetch):
        options = clause.args.get("limit_options")
        if options is not None and (options.args.get("percent") or options.args.get("with_ties")):
            raise RowsNotKnown
        number = clause.args.get("count")
    elif _beyond(clause, {"expression"}):
        raise RowsNotKnown
    else:
        number = clause.args.get("expression")
    while isinstance(number, (exp.Paren, exp.Cast)):
        number = number.this
    if not isinstance(number, exp.Literal) or number.is_string or not str(number.this).isdigit():
        raise RowsNotKnown
    return int(str(number.this))
