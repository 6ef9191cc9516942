"""What INSERT, UPDATE and DELETE make of the rows of one table.

What a statement does beyond what can be computed makes the values that it touches ``NOT_KNOWN``, or the rows
altogether.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Table
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.reads import table_name
from sqlgen.revisions.offline.stored_values import NOT_KNOWN, Cell, Family, counts, default_of, family_of, stored
from sqlgen.revisions.offline.written_rows import Row, Rows, RowsNotKnown

if TYPE_CHECKING:
    from sqlglot import exp


class Executed:
    """INSERT, UPDATE and DELETE; statements on other tables are passed over."""

    def __init__(self, texts: Texts, table: Table, catalog: Catalog, queries: Callable[[], Queries]) -> None:
        self._texts = texts
        self._table = table
        self._catalog = catalog
        self._moment = queries

    @cached_property
    def _queries(self) -> Queries:
        return self._moment()

    def __call__(self, rows: Rows) -> None:
        from sqlglot import exp

        rows.matched = None
        for tree in _trees(self._texts(), self._catalog):
            if isinstance(tree, (exp.Insert, exp.Update, exp.Delete)):
                if self._is_of_table(tree.this):
                    _DO[tree.key](self, tree, rows)
                elif not isinstance(tree, exp.Insert) and self._may_mean_table(tree):
                    raise RowsNotKnown
            elif not _is_switch(tree.sql(dialect=self._catalog.profile.sqlglot), self._catalog.profile):
                raise RowsNotKnown

    def _is_of_table(self, target: Any) -> bool:
        from sqlglot import exp

        named = target.this if isinstance(target, exp.Schema) else target
        if not isinstance(named, exp.Table):
            raise RowsNotKnown
        if any(named.args.get(part) for part in ("joins", "catalog")):
            raise RowsNotKnown
        registry = self._catalog.registry
        return registry.key(*self._queries.name(*table_name(named, self._catalog))) == registry.key(
            self._table.name, self._table.schema
        )

    def _may_mean_table(self, tree: Any) -> bool:
        """Whether the target may be another name for the table (SQL Server: UPDATE a SET ... FROM account AS a)."""
        from sqlglot import exp

        several = any(tree.args.get(part) for part in ("from_", "from", "using", "tables"))
        return several and any(self._is_of_table(each) for each in tree.find_all(exp.Table))

    # -- rows come

    def _insert(self, tree: exp.Insert, rows: Rows) -> None:
        from sqlglot import exp

        if any(tree.args.get(part) for part in _NOT_PLAIN):
            raise RowsNotKnown
        profile = self._catalog.profile
        if isinstance(tree.this, exp.Schema):
            places = [rows.column_of(each, profile) for each in tree.this.expressions]
        else:
            places = list(range(len(rows.columns)))
        values = tree.expression
        if values is None and tree.args.get("default"):
            self._add(rows, {})
        elif isinstance(values, exp.Values):
            for row in values.expressions:
                cells = row.expressions if isinstance(row, exp.Tuple) else [row]
                if len(cells) > len(places) or (isinstance(tree.this, exp.Schema) and len(cells) != len(places)):
                    raise RowsNotKnown
                self._add(rows, dict(zip(places, cells, strict=False)))
        elif isinstance(values, exp.Query):
            self._insert_selected(values, places, rows)
        else:
            raise RowsNotKnown

    def _add(self, rows: Rows, given: dict[int, exp.Expression]) -> None:
        cells = []
        for place, column in enumerate(rows.columns):
            value = given.get(place)
            if value is None or _is_default(value):
                cells.append(self._not_given(place, rows))
            else:
                cell = stored(value, column, self._catalog.profile)
                cells.append(self._explicit_key(cell, rows) if counts(column) else cell)
        rows.rows.append(tuple(cells))

    def _not_given(self, place: int, rows: Rows) -> Cell:
        column = rows.columns[place]
        if counts(column):
            return self._next_key(place, rows)
        return default_of(column, self._catalog.profile)

    def _explicit_key(self, cell: Cell, rows: Rows) -> Cell:
        """A key that the script gives: from now on, those of the database may go on from anywhere."""
        if self._catalog.profile.rows.keys != "rowid":
            rows.given = None
        return NOT_KNOWN if cell is None or cell == 0 else cell  # instead of which it may give one of its own

    def _next_key(self, place: int, rows: Rows) -> Cell:
        column = rows.columns[place]
        way = self._catalog.profile.rows.keys
        if family_of(column, self._catalog.profile) != "integer" or not self._queries.keys_count:
            return NOT_KNOWN
        if way == "rowid":
            counts_on = any(on and name.endswith("_autoincrement") for name, on in self._table.options.items())
            taken = [row[place] for row in rows.rows]
            if rows.given is None and counts_on:
                return NOT_KNOWN  # AUTOINCREMENT counts on from rows that are gone
            known = [cell for cell in taken if isinstance(cell, int)]
            if len(known) < len(taken):
                return NOT_KNOWN
            return max([0, *known] if counts_on else known, default=0) + 1  # and it begins above zero
        if way == "unknown" or rows.given is None or column.options:
            return NOT_KNOWN
        identity = column.identity
        step = 1 if identity is None or identity.increment is None else identity.increment
        start = 1 if identity is None or identity.start is None else identity.start
        if step < 1 or (identity is not None and (identity.minvalue or identity.maxvalue or identity.cycle)):
            return NOT_KNOWN
        rows.given += 1
        return start + (rows.given - 1) * step

    def _insert_selected(self, query: exp.Query, places: Sequence[int], rows: Rows) -> None:
        selected = self._queries.cells(query, self._catalog)
        profile = self._catalog.profile
        for row in selected.rows:
            if len(row) != len(places):
                raise RowsNotKnown
            cells = [self._not_given(place, rows) for place in range(len(rows.columns))]
            for place, cell, family in zip(places, row, selected.families, strict=True):
                column = rows.columns[place]
                same = family == family_of(column, profile) and family in ("integer", "boolean", "uuid")
                plain_text = (
                    family == "text" == family_of(column, profile) and getattr(column.type, "length", 0) is None
                )
                cells[place] = cell if cell is None or same or plain_text else NOT_KNOWN
                if counts(column):
                    cells[place] = self._explicit_key(cells[place], rows)
            if len(selected.rows) > 1:  # in which order they come, nobody says
                cells = [NOT_KNOWN if counts(each) else cell for each, cell in zip(rows.columns, cells, strict=True)]
            rows.rows.append(tuple(cells))

    # -- rows change and go

    def _update(self, tree: exp.Update, rows: Rows) -> None:
        from sqlglot import exp

        profile = self._catalog.profile
        if tree.args.get("with_") or tree.args.get("with"):
            raise RowsNotKnown
        hit = self._hit(tree, rows)
        changed: dict[int, Cell] = {}
        for assignment in tree.expressions:
            if not isinstance(assignment, exp.EQ) or not isinstance(assignment.this, exp.Column):
                raise RowsNotKnown
            place = rows.column_of(assignment.this.this, profile)
            column = rows.columns[place]
            changed[place] = NOT_KNOWN if counts(column) else stored(assignment.expression, column, profile)
            if counts(column):
                rows.given = None
        for place, column in enumerate(rows.columns):
            if "on update" in (column.server_default or "").lower():
                changed.setdefault(place, NOT_KNOWN)
        for number in range(len(rows.rows)) if hit is None else hit:
            cells = list(rows.rows[number])
            for place, cell in changed.items():
                cells[place] = NOT_KNOWN if hit is None and cells[place] != cell else cell
            rows.rows[number] = tuple(cells)

    def _delete(self, tree: exp.Delete, rows: Rows) -> None:
        if any(tree.args.get(part) for part in ("with_", "with", "tables")):
            raise RowsNotKnown
        hit = self._hit(tree, rows)
        if hit is None:
            raise RowsNotKnown
        if self._catalog.profile.rows.keys == "rowid":
            rows.given = None
        gone = set(hit)
        rows.rows = [row for number, row in enumerate(rows.rows) if number not in gone]

    def _hit(self, tree: Any, rows: Rows) -> Sequence[int] | None:
        """The numbers of the rows that a statement is about; None if that can't be told."""
        if any(tree.args.get(part) for part in _OTHER_TABLES):
            return None
        where = tree.args.get("where")
        if where is None:
            hit: Sequence[int] | None = range(len(rows.rows))
        else:
            hit = self._queries.numbers(self._table, tree.this, where.this, rows, self._catalog)
        rows.matched = None if hit is None else len(hit)
        return hit


_DO: dict[str, Callable[[Executed, Any, Rows], None]] = {
    "insert": Executed._insert,
    "update": Executed._update,
    "delete": Executed._delete,
}
_NOT_PLAIN = (
    *("conflict", "ignore", "overwrite", "alternative", "with_", "with", "exists", "partition", "where", "by_name"),
    *("source", "stored", "is_function", "settings"),
)
_OTHER_TABLES = ("from_", "from", "using", "order", "limit", "cluster")


class Texts(Protocol):
    """The SQL of a change, made when it is asked for."""

    def __call__(self) -> Sequence[str]:
        """The statements, each a text that may hold several."""


class Selected(Protocol):
    """The rows of a query."""

    @property
    def rows(self) -> Sequence[Row]:
        """What is stored in them."""

    @property
    def families(self) -> Sequence[Family]:
        """The families of its columns."""


class Queries(Protocol):
    """What is asked of all tables as they were before a change."""

    @property
    def keys_count(self) -> bool:
        """Whether nothing but inserted rows makes keys go on."""

    def name(self, name: str, schema: str | None) -> tuple[str, str | None]:
        """The name under which the catalog knows a table of a statement."""

    def cells(self, query: Any, catalog: Catalog) -> Selected:
        """The rows of a query. Raises RowsNotKnown."""

    def numbers(self, table: Table, named: Any, condition: Any, rows: Rows, catalog: Catalog) -> Sequence[int] | None:
        """Which rows of a table fulfil a condition; None if that can't be told. ``named``: it, in the statement."""


def _trees(texts: Sequence[str], catalog: Catalog) -> Iterator[Any]:
    import sqlglot
    from sqlglot.errors import SqlglotError

    for text in texts:
        if _is_switch(text, catalog.profile):
            continue  # sqlglot would warn of it
        try:
            yield from (tree for tree in sqlglot.parse(text, read=catalog.profile.sqlglot) if tree is not None)
        except (SqlglotError, RecursionError):
            raise RowsNotKnown from None


def _is_switch(text: str, profile: Profile) -> bool:
    """Whether it is one statement that says how rows are taken, and changes none: SET IDENTITY_INSERT account ON."""
    words = [word for word in text.upper().rstrip("; \n").split() if word != "AS"]  # which sqlglot puts before OFF
    return len(words) == 4 and " ".join(words[:2]) in profile.rows.switches and words[3] in ("ON", "OFF")


def _is_default(value: Any) -> bool:
    from sqlglot import exp

    return isinstance(value, (exp.Var, exp.Column)) and value.name.upper() == "DEFAULT"
