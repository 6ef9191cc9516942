"""Queries on known rows, in the words of the private SQLite that holds them.

Only forms are taken about which the script's database and SQLite agree; a query with any other isn't answered. Rows of
a query without ORDER BY come in the order in which they were written, which is one of those that a database may choose.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlgen.catalog.catalog import Catalog
from sqlgen.profile.identifiers import fold, fold_table
from sqlgen.revisions.offline.private_rows import Kind, PrivateRows
from sqlgen.revisions.offline.reads import from_of, table_name
from sqlgen.revisions.offline.row_expressions import Expressions, Scope, Select, beyond, is_grouped, number_of
from sqlgen.revisions.offline.stored_values import Family
from sqlgen.revisions.offline.written_rows import Row, Rows, RowsNotKnown

if TYPE_CHECKING:
    from sqlglot import exp

RowsOf: TypeAlias = Callable[[str, str | None], tuple[Any, Rows]]
"""A table's key and its rows, by the name in a statement; raises RowsNotKnown."""

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
    "with_",
    "with",
}
_OF_UNION = {"this", "expression", "distinct", "with_", "with"}
_AT_THE_END = {"order", "limit", "offset"}


@dataclass(frozen=True, slots=True)
class Answered:
    """The rows of a query, and of which family each of its columns is."""

    rows: Sequence[Row]
    families: Sequence[Family]


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
            where = translator.expressions.condition(condition, scope)
            return [number - 1 for (number,) in private.run(f"SELECT rowid FROM {table} WHERE {where} ORDER BY rowid")]
        except (RowsNotKnown, sqlite3.Error):
            return None


class _Translator:
    """Writes queries anew, and knows of what kind each of their columns is."""

    def __init__(self, catalog: Catalog, rows_of: RowsOf, private: PrivateRows) -> None:
        self._catalog = catalog
        self._profile = catalog.profile
        self._rows_of = rows_of
        self._private = private
        self._count = 0
        self._named: dict[str, tuple[Sequence[str], Select]] = {}  # what stands in WITH: its columns, and the query
        self.expressions = Expressions(catalog.profile, self.select)

    def select(self, tree: Any, parent: Scope | None, *, is_outermost: bool = False) -> Select:
        """A query anew. Raises RowsNotKnown."""
        from sqlglot import exp

        while isinstance(tree, exp.Subquery) and not beyond(tree, {"this", "alias"}):
            tree = tree.this
        around = self._named
        try:
            self._name(tree)
            if type(tree) is exp.Union:  # EXCEPT and INTERSECT are others
                return self._union(tree, parent, is_outermost)
            return self._plain(tree, parent, is_outermost)
        finally:
            self._named = around

    def _name(self, tree: Any) -> None:
        """Take down what the query's WITH names."""
        clause = tree.args.get("with_") or tree.args.get("with")
        if clause is None:
            return
        if beyond(clause, {"expressions"}):
            raise RowsNotKnown
        self._named = dict(self._named)
        for each in clause.expressions:
            if beyond(each, {"this", "alias"}):
                raise RowsNotKnown
            inner = self.select(each.this, None)
            given = [self.expressions.named(column) for column in each.args["alias"].args.get("columns") or ()]
            if given and len(given) != len(inner.names):
                raise RowsNotKnown
            said = self.expressions.named(each.args["alias"].this)
            if self._catalog.find_table(said) is not None:
                raise RowsNotKnown  # whether it means that table in its own query, databases differ about
            name = fold_table(self._profile, said)
            self._named[name] = (given or inner.names, inner)

    def _union(self, tree: exp.Union, parent: Scope | None, is_outermost: bool) -> Select:
        """UNION and UNION ALL of queries whose columns are of the same kinds."""
        if beyond(tree, _OF_UNION | _AT_THE_END if is_outermost else _OF_UNION):
            raise RowsNotKnown
        left, right = self.select(tree.this, parent), self.select(tree.expression, parent)
        kinds = [kind for _, kind in left.projections]
        if kinds != [kind for _, kind in right.projections]:
            raise RowsNotKnown
        if tree.args.get("distinct") and not all(map(is_grouped, kinds)):
            raise RowsNotKnown
        word = "UNION" if tree.args.get("distinct") else "UNION ALL"
        columns = ", ".join(f"p{place}" for place in range(len(kinds)))
        scope = Scope(None)
        folded = [fold(self._profile, name) for name in left.names]
        scope.aliases = {name: (f"p{n}", kind) for n, (name, kind) in enumerate(zip(folded, kinds, strict=True))}
        order = self._order(tree, scope)
        if order and len(set(folded)) != len(folded):
            raise RowsNotKnown
        both = f"SELECT * FROM ({left.sql}) {word} SELECT * FROM ({right.sql})"
        shown = ", ".join([columns, *(key.split(" ")[0] for key in order)])
        sql = f"WITH x({columns}) AS ({both}) SELECT {shown} FROM x"
        if order:
            sql += f" ORDER BY {', '.join(order)}"
        limit, offset = number_of(tree.args.get("limit")), number_of(tree.args.get("offset"))
        return Select(sql, left.names, left.projections, order, limit, offset or 0)

    def _plain(self, tree: Any, parent: Scope | None, is_outermost: bool) -> Select:
        from sqlglot import exp

        if not isinstance(tree, exp.Select) or beyond(tree, _OF_SELECT):
            raise RowsNotKnown
        scope = Scope(parent)
        sources = self._from(tree, scope)
        where = tree.args.get("where")
        conditions = "" if where is None else f" WHERE {self.expressions.condition(where.this, scope)}"
        if scope.aggregates:
            raise RowsNotKnown
        scope.used.clear()
        names, projections = self._projections(tree, scope)
        scope.aliases = dict(zip((fold(self._profile, name) for name in names), projections, strict=True))
        group = self._group(tree, scope)
        distinct = self._distinct(tree, projections)
        order = self._order(tree, scope)
        limit, offset = number_of(tree.args.get("limit")), number_of(tree.args.get("offset"))
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
        return Select(sql, names, projections, order, limit, offset or 0)

    def _from(self, tree: exp.Select, scope: Scope) -> str:
        first = from_of(tree)
        if first is None:
            return ""
        text = f" FROM {self._source(first.this, scope)}"
        for join in tree.args.get("joins") or ():
            if beyond(join, {"this", "on", "side", "kind"}) or join.side.upper() not in ("", "LEFT"):
                raise RowsNotKnown
            if join.kind.upper() not in ("", "INNER", "OUTER", "CROSS"):
                raise RowsNotKnown
            text += f" {'LEFT ' if join.side else ''}JOIN {self._source(join.this, scope)}"
            condition = join.args.get("on")
            text += "" if condition is None else f" ON {self.expressions.condition(condition, scope)}"
        return text

    def _source(self, source: Any, scope: Scope) -> str:
        from sqlglot import exp

        alias = f"s{self._count}"
        self._count += 1
        if isinstance(source, exp.Table) and source.name and not beyond(source, {"this", "alias"}):
            said = self._named.get(fold_table(self._profile, self.expressions.named(source.this)))
            if said is not None:
                return self._derived(source, *said, scope, alias)
        if isinstance(source, exp.Subquery):
            inner = self.select(source.this, scope.parent)
            return self._derived(source, inner.names, inner, scope, alias)
        if not isinstance(source, exp.Table) or not source.name or beyond(source, {"this", "db", "alias"}):
            raise RowsNotKnown
        key, rows = self._rows_of(*table_name(source, self._catalog))
        return self._put(key, rows, source, scope, alias)

    def _derived(self, source: Any, names: Sequence[str], inner: Select, scope: Scope, alias: str) -> str:
        """A query in FROM, or the name that WITH gave it."""
        given = source.args.get("alias")
        if given is not None and given.args.get("columns"):
            raise RowsNotKnown
        named = source.this if given is None else given.this
        name = "" if given is None and not source.name else fold_table(self._profile, self.expressions.named(named))
        folded = [fold(self._profile, each) for each in names]
        if len(set(folded)) != len(folded):
            raise RowsNotKnown
        columns = {
            each: (f"{alias}.p{n}", kind)
            for n, (each, (_, kind)) in enumerate(zip(folded, inner.projections, strict=True))
        }
        outer = ", ".join(f"p{n}" for n in range(len(folded)))
        scope.sources.append((name, columns))
        return f"(WITH x({outer}) AS ({inner.sql}) SELECT * FROM x) AS {alias}"

    def _put(self, key: Any, rows: Rows, source: exp.Table, scope: Scope, alias: str) -> str:
        table, kinds = self._private.table(key, rows, self._profile)
        given = source.args.get("alias")
        if given is not None and given.args.get("columns"):
            raise RowsNotKnown
        name = self.expressions.named(given.this) if given is not None else table_name(source, self._catalog)[0]
        columns = {
            fold(self._profile, column.name): (f"{alias}.c{place}", kind)
            for place, (column, kind) in enumerate(zip(rows.columns, kinds, strict=True))
        }
        scope.sources.append((fold_table(self._profile, name), columns))
        return f"{table} AS {alias}"

    def scope_of(self, key: Any, rows: Rows, source: exp.Table) -> tuple[str, Scope]:
        """The FROM of one table, and what names mean then."""
        scope = Scope()
        return self._put(key, rows, source, scope, "s"), scope

    def _projections(self, tree: exp.Select, scope: Scope) -> tuple[list[str], list[tuple[str, Kind]]]:
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
            names.append(each.key if named is None else self.expressions.named(named))
            made.append(self.expressions.value(plain, scope))
        return names, made

    def _star(self, star: Any, scope: Scope) -> Iterator[tuple[str, tuple[str, Kind]]]:
        if beyond(star, {"this", "table"}):
            raise RowsNotKnown
        wanted = star.args.get("table")
        name = None if wanted is None else fold_table(self._profile, self.expressions.named(wanted))
        for source, columns in scope.sources:
            if name is None or source == name:
                yield from columns.items()

    def _group(self, tree: exp.Select, scope: Scope) -> str:
        group, having = tree.args.get("group"), tree.args.get("having")
        condition = "" if having is None else f" HAVING {self.expressions.condition(having.this, scope)}"
        if group is None:
            if scope.aggregates and scope.used:
                raise RowsNotKnown
            if having is not None and not scope.aggregates:
                raise RowsNotKnown
            return condition
        if beyond(group, {"expressions"}):
            raise RowsNotKnown
        used = set(scope.used)
        keys = [self.expressions.value(each, scope) for each in group.expressions]
        if not all(is_grouped(kind) for _, kind in keys) or not used <= {sql for sql, _ in keys}:
            raise RowsNotKnown
        return f" GROUP BY {', '.join(sql for sql, _ in keys)}{condition}"

    def _distinct(self, tree: exp.Select, projections: Sequence[tuple[str, Kind]]) -> str:
        distinct = tree.args.get("distinct")
        if distinct is None:
            return ""
        if distinct.args.get("on") or not all(is_grouped(kind) for _, kind in projections):
            raise RowsNotKnown
        return "DISTINCT "

    def _order(self, tree: exp.Select | exp.Union, scope: Scope) -> list[str]:
        from sqlglot import exp

        order = tree.args.get("order")
        keys = []
        for each in order.expressions if order is not None else ():
            if beyond(each, {"this", "desc", "nulls_first"}) or isinstance(each.this, exp.Literal):
                raise RowsNotKnown
            sql, kind = self._sorted_by(each.this, scope)
            if not self.expressions.is_ordered(kind):
                raise RowsNotKnown
            keys.append(f"not_null({sql}){' DESC' if each.args.get('desc') else ''}")
        if scope.aggregates and tree.args.get("group") is None and keys:
            raise RowsNotKnown
        return keys

    def _sorted_by(self, key: Any, scope: Scope) -> tuple[str, Kind]:
        from sqlglot import exp

        if isinstance(key, exp.Column) and not key.table:
            alias = scope.aliases.get(fold(self._profile, self.expressions.named(key.this)))
            try:
                column = self.expressions.value(key, scope)
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
        return self.expressions.value(key, scope)
