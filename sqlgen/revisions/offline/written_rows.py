"""The rows of one table, as a script's own statements make them: computed only when somebody asks for them.

Each change of a table hangs on the one before it. Nothing is read while the script is made: most tables are never
asked for. What a statement does beyond what can be computed makes the values that it touches ``NOT_KNOWN``, or the
rows altogether.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from immutables import Map

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.registry import Key
from sqlgen.catalog.values import Column, Table
from sqlgen.profile.identifiers import fold, from_sql
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.reads import table_name
from sqlgen.revisions.offline.stored_values import NOT_KNOWN, Cell, Family, family_of, keeps_null, stored

if TYPE_CHECKING:
    from sqlglot import exp

Row: TypeAlias = tuple[Cell, ...]


class RowsNotKnown(Exception):  # control flow, never seen by a user
    """What a table holds can't be told any more."""


class Rows:
    """The rows of a table at one moment, in the order in which they were written.

    ``given``: how many keys the database gave so far; None: it may have gone on from any number. ``matched``: how many
    rows the last statement changed or deleted; None: that isn't known.
    """

    def __init__(self, columns: tuple[Column, ...], rows: Sequence[Row] = (), given: int | None = 0) -> None:
        self.columns = columns
        self.rows = list(rows)
        self.given = given
        self.matched: int | None = None

    def copy(self) -> Rows:
        """Another that may be changed."""
        return Rows(self.columns, self.rows, self.given)

    def place(self, name: str, profile: Profile) -> int:
        """Which column has the name. Raises RowsNotKnown."""
        key = fold(profile, name)
        for place, column in enumerate(self.columns):
            if fold(profile, column.name) == key:
                return place
        raise RowsNotKnown

    def column_of(self, identifier: Any, profile: Profile) -> int:
        """The place of the column that an identifier in a statement means."""
        return self.place(from_sql(profile, identifier.name, bool(identifier.args.get("quoted"))), profile)


class Change(Protocol):
    """What happens to a table."""

    def __call__(self, rows: Rows) -> None:
        """Change the rows; raises RowsNotKnown."""


class Written:
    """A table's rows after a change; ``before`` is None where the table was empty.

    :param size: how many rows and characters hang on it at most, for whoever limits that.
    """

    __slots__ = ("_before", "_change", "_is_lost", "_rows", "columns", "size")

    def __init__(self, before: Written | None, change: Change, columns: tuple[Column, ...], size: int) -> None:
        self._before = before
        self._change = change
        self._rows: Rows | None = None
        self._is_lost = False
        self.columns = columns
        self.size: int = size + (0 if before is None else before.size)

    def rows(self) -> Rows:
        """The rows, which nobody may change. Raises RowsNotKnown."""
        if self._is_lost:
            raise RowsNotKnown
        if self._rows is None:
            self._is_lost = True  # unless this comes to an end
            self._rows = self._computed()
            self._is_lost = False
            self._before, self._change = None, _nothing
        return self._rows

    def _computed(self) -> Rows:
        pending: list[Written] = []
        node: Written | None = self
        while node is not None and node._rows is None:
            pending.append(node)
            node = node._before
        rows = Rows(pending[-1].columns) if node is None or node._rows is None else node._rows.copy()
        for each in reversed(pending):
            each._change(rows)
        return rows


def _nothing(rows: Rows) -> None:
    """No change."""


class State(NamedTuple):
    """What is known at one moment.

    ``empty``: tables to which nothing was written; ``filled``: those whose rows follow from what was;
    ``keys_count`` False: the numbers from which keys go on were touched.
    """

    empty: Map[Key, bool] = Map()
    filled: Map[Key, Written] = Map()
    keys_count: bool = True


# ---------------------------------------------------------------------------------- statements


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
            elif not (isinstance(tree, exp.Command) and _SETS_IDENTITY in str(tree.expression).upper()):
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
            taken = [row[place] for row in rows.rows]
            if rows.given is None and any(name.endswith("_autoincrement") for name in self._table.options):
                return NOT_KNOWN  # AUTOINCREMENT counts on from rows that are gone
            known = [cell for cell in taken if isinstance(cell, int)]
            return max(known, default=0) + 1 if len(known) == len(taken) else NOT_KNOWN
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
_SETS_IDENTITY = "IDENTITY_INSERT"
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
        try:
            yield from (tree for tree in sqlglot.parse(text, read=catalog.profile.sqlglot) if tree is not None)
        except (SqlglotError, RecursionError):
            raise RowsNotKnown from None


def _is_default(value: Any) -> bool:
    from sqlglot import exp

    return isinstance(value, (exp.Var, exp.Column)) and value.name.upper() == "DEFAULT"


def counts(column: Column) -> bool:
    """Whether the database gives values to it that count up."""
    return column.autoincrement or column.identity is not None


def default_of(column: Column, profile: Profile) -> Cell:
    """What stands in a column to which a row gives no value."""
    if column.computed is not None or counts(column):
        return NOT_KNOWN
    if column.server_default is None:
        return None if column.nullable and keeps_null(column, profile) else NOT_KNOWN
    tree = _default(column.server_default, profile)
    return NOT_KNOWN if tree is None else stored(tree, column, profile)


@lru_cache(maxsize=256)
def _default(text: str, profile: Profile) -> Any:
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        tree: Any = sqlglot.parse_one(f"SELECT {text}", read=profile.sqlglot)
    except (SqlglotError, RecursionError):
        return None
    return tree.expressions[0] if len(tree.expressions) == 1 else None


# ---------------------------------------------------------------------------------- ALTER TABLE


class Reshaped:
    """Another list of columns.

    :param renamed: names of columns after the change, and before it.
    :param is_plain: whether an operation of ours did it, not a text that may have done more than one thing.
    """

    def __init__(
        self, columns: tuple[Column, ...], renamed: dict[str, str], profile: Profile, *, is_plain: bool
    ) -> None:
        self._columns = columns
        self._renamed = renamed
        self._profile = profile
        self._is_plain = is_plain

    def __call__(self, rows: Rows) -> None:
        profile = self._profile
        places = {fold(profile, column.name): place for place, column in enumerate(rows.columns)}
        before = rows.columns
        sources: list[tuple[Column, int | None]] = []
        for column in self._columns:
            name = self._renamed.get(column.name, column.name)
            sources.append((column, places.get(fold(profile, name))))
        left = {place for _, place in sources if place is not None}
        rows.rows = [
            tuple(self._cell(column, place, before, row, len(left)) for column, place in sources) for row in rows.rows
        ]
        rows.columns = self._columns

    def _cell(self, column: Column, place: int | None, before: tuple[Column, ...], row: Row, left: int) -> Cell:
        if place is None:
            is_new = self._is_plain or left == len(before)
            return default_of(column, self._profile) if is_new else NOT_KNOWN
        old, cell = before[place], row[place]
        if old is column:
            return cell
        if not self._is_plain or (cell is None and not column.nullable):
            return NOT_KNOWN
        return cell if _holds_the_same(old, column, self._profile) else NOT_KNOWN


def _holds_the_same(old: Column, new: Column, profile: Profile) -> bool:
    """Whether values stay what they are when a column is altered so."""
    if old.type is new.type:
        return old.computed is new.computed
    family = family_of(old, profile)
    if family != family_of(new, profile) or family not in ("integer", "text"):
        return False
    before, after = getattr(old.type, "length", None), getattr(new.type, "length", None)
    named = hasattr(old.type, "enums") or hasattr(new.type, "enums")
    return not named and (after is None or (before is not None and before <= after))
