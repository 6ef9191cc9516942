"""A SELECT that can be answered without a database: its tables are known to be empty, or it names none.

Only what follows from the statement alone is answered. Whether a table is empty is somebody else's knowledge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlgen.catalog.catalog import Catalog
from sqlgen.revisions.offline.answers import Row

if TYPE_CHECKING:
    from sqlglot import exp

IsEmpty: TypeAlias = Callable[[str, str | None], bool]
"""Whether a table, by its name and schema, is known to have no rows."""

_NOTHING_HAPPENS = frozenset(
    """
    to_regclass to_regtype pg_get_serial_sequence pg_get_constraintdef pg_get_indexdef pg_get_viewdef pg_get_expr
    pg_table_is_visible pg_type_is_visible obj_description col_description format_type current_schema current_database
    current_setting version quote_ident has_table_privilege has_schema_privilege pg_typeof schema_name object_id
    db_name type_id columnproperty object_definition database schema last_insert_rowid changes json_extract json_type
    json_array_length jsonb_array_length jsonb_typeof json_typeof jsonb_array_elements jsonb_each jsonb_object_keys
    json_each json_valid jsonb_build_object json_build_object char_length lower upper trim substr substring replace
    regexp_replace split_part gen_random_uuid uuid newid now date_trunc instr md5 hex ifnull nullif coalesce isnull len
    string_to_array array_to_string unnest left right concat convert rtrim ltrim
    """.split()  # noqa: SIM905 - a table of words reads better
)


class Unanswerable(Exception):  # control flow, never seen by a user
    """The statement doesn't tell."""


def parsed(sql: str, catalog: Catalog) -> exp.Expression | None:
    """The tree of one statement; None when it can't be read."""
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        tree: Any = sqlglot.parse_one(sql, read=catalog.profile.sqlglot)
    except (SqlglotError, RecursionError):
        return None
    found: exp.Expression | None = tree
    return found


def only_reads(tree: exp.Expression) -> bool:
    """Whether running it leaves the database as it is: no function is called that may do something."""
    from sqlglot import exp

    if not isinstance(tree, (exp.Query, exp.Show, exp.Describe)):
        return False
    if any(tree.find(kind) for kind in (exp.Insert, exp.Update, exp.Delete, exp.Into, exp.Lock)):
        return False
    if any(tree.find(kind) for kind in (exp.NextValueFor, exp.PropertyEQ)):  # the latter sets a variable: @x := 1
        return False
    return all(
        call.name.lower() in _NOTHING_HAPPENS and not isinstance(call.parent, exp.Dot)  # a schema's function is its own
        for call in tree.find_all(exp.Anonymous)
    )


def column_names(tree: exp.Expression, catalog: Catalog) -> list[str] | None:
    """The names of a query's columns; None when the query alone doesn't tell."""
    from sqlglot import exp

    select = tree
    while isinstance(select, exp.SetOperation):
        select = select.this
    if isinstance(select, exp.Subquery):
        return column_names(select.this, catalog)
    if not isinstance(select, exp.Select):
        return None
    try:
        return list(_names(select, catalog))
    except Unanswerable:
        return None


def _names(select: exp.Select, catalog: Catalog) -> Iterator[str]:
    from sqlglot import exp

    for projection in select.expressions:
        if isinstance(projection, exp.Star) or (
            isinstance(projection, exp.Column) and isinstance(projection.this, exp.Star)
        ):
            yield from _star(select, projection, catalog)
        else:
            yield projection.alias or (projection.name if isinstance(projection, exp.Column) else projection.key)


def _star(select: exp.Select, star: exp.Expression, catalog: Catalog) -> Iterator[str]:
    from sqlglot import exp

    wanted = star.args["table"].name if isinstance(star, exp.Column) and star.args.get("table") else None
    for source in _sources(select):
        if wanted is not None and source.alias_or_name != wanted:
            continue
        if isinstance(source, exp.Table):
            table = catalog.find_table(*table_name(source, catalog))
            if table is None or table.knowledge.value != "known":
                raise Unanswerable
            yield from (column.name for column in table.columns)
        else:
            inner = column_names(source, catalog)
            if inner is None:
                raise Unanswerable
            yield from inner


def _sources(select: exp.Select) -> Iterator[Any]:
    first = from_of(select)
    if first is not None:
        yield first.this
    for join in select.args.get("joins") or ():
        yield join.this


def from_of(select: exp.Expression) -> Any:
    """The FROM of a SELECT, whichever release of sqlglot made the tree."""
    return select.args.get("from_") or select.args.get("from")


def table_name(table: exp.Table, catalog: Catalog) -> tuple[str, str | None]:
    """The name and the schema that a table in a statement means."""
    from sqlgen.profile.identifiers import from_sql

    name = table.this
    schema = table.args.get("db")
    plain = from_sql(catalog.profile, table.name, bool(name.args.get("quoted")) if name is not None else False)
    if schema is None:
        return plain, None
    return plain, from_sql(catalog.profile, schema.name, bool(schema.args.get("quoted")))


def rows_of(tree: exp.Expression, is_empty: IsEmpty, catalog: Catalog) -> list[Row]:
    """The rows of a query.

    :raises Unanswerable: they depend on what stands in a table that isn't known to be empty, or on the server.
    """
    return _Query(is_empty, catalog, {}).rows(tree)


class _Query:
    """One level of a query, with the names that its WITH gives."""

    def __init__(self, is_empty: IsEmpty, catalog: Catalog, known: Mapping[str, bool]) -> None:
        self._is_empty = is_empty
        self._catalog = catalog
        self._known = dict(known)  # whether a common table expression is empty

    def rows(self, tree: exp.Expression) -> list[Row]:
        from sqlglot import exp

        self._with(tree)
        if isinstance(tree, exp.Subquery) and not tree.args.get("joins"):
            return self.rows(tree.this)
        if self.gives_none(tree):
            return []
        if not isinstance(tree, exp.Select) or tree.args.get("group") or tree.args.get("having"):
            raise Unanswerable
        if any(tree.args.get(part) for part in ("offset", "limit", "fetch", "qualify")):
            raise Unanswerable
        if from_of(tree) is None:
            if tree.args.get("where") or any(map(_aggregates, tree.expressions)):
                raise Unanswerable
        elif not self._from_nothing(tree):
            raise Unanswerable
        return [tuple(self._value(projection) for projection in tree.expressions)]

    def gives_none(self, tree: exp.Expression) -> bool:
        """Whether the query certainly has no rows."""
        from sqlglot import exp

        self._with(tree)
        if isinstance(tree, exp.Subquery):
            return self.gives_none(tree.this)
        if isinstance(tree, exp.SetOperation):
            left, right = self.gives_none(tree.this), self.gives_none(tree.expression)
            if isinstance(tree, exp.Intersect):
                return left or right
            return left if isinstance(tree, exp.Except) else left and right
        if not isinstance(tree, exp.Select) or not self._from_nothing(tree):
            return False
        return bool(tree.args.get("group")) or not any(map(_aggregates, (*tree.expressions, tree.args.get("having"))))

    def _with(self, tree: exp.Expression) -> None:
        clause: Any = tree.args.get("with_") or tree.args.get("with")
        for each in clause.expressions if clause is not None else ():
            if clause.args.get("recursive"):
                self._known[each.alias] = False
            else:
                self._known[each.alias] = _Query(self._is_empty, self._catalog, self._known).gives_none(each.this)

    def _from_nothing(self, select: exp.Select) -> bool:
        """Whether FROM gives no rows, whatever WHERE says."""
        first = from_of(select)
        if first is None:
            return False
        nothing = self._source_is_empty(first.this)
        for join in (*first.this.args.get("joins", ()), *(select.args.get("joins") or ())):
            joined = self._source_is_empty(join.this)
            side = (join.side or "").upper()
            if side == "RIGHT":
                nothing = joined
            elif side == "FULL":
                nothing = nothing and joined
            elif side != "LEFT" and (join.kind or "").upper() not in ("SEMI", "ANTI"):
                nothing = nothing or joined
        return nothing

    def _source_is_empty(self, source: exp.Expression) -> bool:
        from sqlglot import exp

        if isinstance(source, exp.Table):
            if source.name in self._known and not source.args.get("db"):
                return self._known[source.name]
            return bool(source.name) and self._is_empty(*table_name(source, self._catalog))
        if isinstance(source, exp.Subquery):
            return _Query(self._is_empty, self._catalog, self._known).gives_none(source.this)
        return False

    def _value(self, expression: Any) -> Any:
        """A value of the one row that aggregates make of nothing, or of a SELECT without FROM."""
        from sqlglot import exp

        if isinstance(expression, (exp.Alias, exp.Paren)):
            return self._value(expression.this)
        if isinstance(expression, exp.Literal):
            return expression.this if expression.is_string else _number(expression.this)
        if isinstance(expression, exp.Null):
            return None
        if isinstance(expression, exp.Count):
            return 0
        if isinstance(expression, (exp.Max, exp.Min, exp.Sum, exp.Avg)):
            return None
        if isinstance(expression, exp.Coalesce):
            values = (self._value(each) for each in (expression.this, *expression.expressions))
            return next((value for value in values if value is not None), None)
        if isinstance(expression, exp.Exists):
            if not _Query(self._is_empty, self._catalog, self._known).gives_none(expression.this):
                raise Unanswerable  # not being known to be empty isn't having rows
            return False
        if isinstance(expression, exp.Subquery):
            rows = _Query(self._is_empty, self._catalog, self._known).rows(expression.this)
            return rows[0][0] if rows else None
        if isinstance(expression, exp.Not) and isinstance(expression.this, exp.Exists):
            return not self._value(expression.this)
        raise Unanswerable


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        raise Unanswerable from None


def _aggregates(expression: Any) -> bool:
    """Whether it makes one row of none: an aggregate function outside of a subquery and of OVER."""
    from sqlglot import exp

    if expression is None or isinstance(expression, exp.Query):
        return False
    if isinstance(expression, exp.Window):
        return False
    if isinstance(expression, (exp.AggFunc, exp.Anonymous, exp.AnonymousAggFunc)):
        return True  # of an unknown function nobody knows
    return any(map(_aggregates, expression.iter_expressions()))
