"""What hangs on a column, and what becomes of it when the column is dropped.

The fates are the profile's ``[depends_on_column]``; here stands only which dependency is of which kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.implied_indexes import only_served_by
from sqlgen.catalog.naming import columns_read, kind_of
from sqlgen.catalog.places import is_column_list, is_predicate
from sqlgen.catalog.tables import without_column, without_constraint
from sqlgen.catalog.values import Check, Column, Constraint, Exclude, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Fate, Profile

Referrer: TypeAlias = tuple[Table, ForeignKey]


class Dependent(Struct, frozen=True, eq=False):
    """``value`` of ``table`` hangs on the column; ``kind`` is the key in the profile that decided its ``fate``.

    For the kind "default" the value is the dropped column itself; for "generated" it is the generated column.
    """

    value: Constraint | Index | Column
    table: Table
    fate: Fate
    kind: str

    def describe(self) -> str:
        """ "foreign key "fk_order_account" of table "order" "."""
        if self.kind == "default":
            return "its default"
        what = "generated column" if self.kind == "generated" else _word(self.value)
        name = f' "{self.value.name}"' if self.value.name else " without a name"
        return f'{what}{name} of table "{self.table.name}"'


def _word(value: Constraint | Index | Column) -> str:
    if isinstance(value, Index):
        return "index"
    return "column" if isinstance(value, Column) else kind_of(value).replace("_", " ") + _suffix(value)


def _suffix(value: Constraint) -> str:
    return " constraint" if isinstance(value, (Unique, Check, Exclude)) else ""


def dependents_of(
    table: Table, column: Column, referrers: Iterable[Referrer], profile: Profile
) -> tuple[Dependent, ...]:
    """All that hangs on a column, in an order in which it could be dropped.

    ``referrers`` are the foreign keys, of any table, that refer to this one. A default that simply goes
    along isn't listed.
    """
    search = _Search(table, column.name, fold(profile, column.name), profile)
    return tuple(search.found(column, tuple(referrers)))


@dataclass(slots=True)
class _Search:
    table: Table
    name: str
    folded: str
    profile: Profile

    def found(self, column: Column, referrers: tuple[Referrer, ...]) -> Iterator[Dependent]:
        yield from self._foreign_keys(referrers)
        for check in self.table.checks:
            yield from self._check(check, column)
        for index in self.table.indexes:
            yield from self._index(index)
        yield from self._keys()
        for other in self.table.columns:
            if other is not column and other.computed is not None and self.reads(other.computed.sqltext):
                yield self._dependent(other, "generated")
        if column.server_default is not None and self.profile.depends_on_column.default != "goes":
            yield self._dependent(column, "default")

    def _foreign_keys(self, referrers: tuple[Referrer, ...]) -> Iterator[Dependent]:
        own = [each for each in self.table.foreign_keys if self.among(each.columns)]
        for referring, foreign_key in referrers:
            if foreign_key not in own and self.among(foreign_key.referred_columns or self._key_columns()):
                yield self._dependent(foreign_key, "referenced", table=referring)
        for foreign_key in own:
            yield self._sized(foreign_key, "foreign_key", foreign_key.columns)

    def _keys(self) -> Iterator[Dependent]:
        for exclude in self.table.excludes:
            if self._in_exclude(exclude):
                yield self._dependent(exclude, "exclude")
        for unique in self.table.uniques:
            if self.among(unique.columns):
                yield self._sized(unique, "unique", unique.columns)
        if self.table.primary_key is not None and self.among(self.table.primary_key.columns):
            yield self._sized(self.table.primary_key, "primary_key", self.table.primary_key.columns)

    def among(self, names: Collection[str]) -> bool:
        if self.name in names:
            return True
        if self.profile.identifiers.compare == "exact":
            return False
        return self.folded in [fold(self.profile, name) for name in names]

    def reads(self, sqltext: str) -> bool:
        return reads_column(sqltext, self.name, self.profile)

    def _key_columns(self) -> tuple[str, ...]:
        return self.table.primary_key.columns if self.table.primary_key is not None else ()

    def _check(self, check: Check, column: Column) -> Iterator[Dependent]:
        bound = check.bound_to is not None and self.among((check.bound_to,))
        if not bound and not self.reads(check.sqltext):
            return
        columns = columns_read(check.sqltext, self.table, self.profile)
        single = bound or (columns is not None and len(columns) == 1)
        alone = "check" if column.computed is None else "check_generated"
        yield self._dependent(check, alone if single else "check_multi")

    def _index(self, index: Index) -> Iterator[Dependent]:
        if self.among([part.column for part in index.parts if part.column is not None]):
            dependent = self._sized(index, "index", index.parts)
            yield replace(dependent, fate="drop_first") if self._goes_with_foreign_key(index) else dependent
        elif self._in_expressions(index):
            yield self._dependent(index, "index_predicate")

    def _goes_with_foreign_key(self, index: Index) -> bool:
        """Whether the database made the index for a foreign key that goes, and no other needs what would be left."""
        if not index.implicit or len(index.parts) == 1:
            return False
        staying = (each.columns for each in self.table.foreign_keys if not self.among(each.columns))
        going: list[tuple[str | None, ...]] = [
            each.columns for each in self.table.foreign_keys if self.among(each.columns)
        ]
        columns = tuple(part.column for part in index.parts)
        return columns in going and not only_served_by(index, self.table, staying, self.profile)

    def _in_expressions(self, index: Index) -> bool:
        if any(part.expression is not None and self.reads(part.expression) for part in index.parts):
            return True
        for key, value in index.options.items():
            if is_predicate(key, value) and self.reads(value):
                return True
            if is_column_list(key, value) and self.among(value):
                return True
        return False

    def _in_exclude(self, exclude: Exclude) -> bool:
        if exclude.where is not None and self.reads(exclude.where):
            return True
        return any(
            self.among((element.column,)) if element.column is not None else self.reads(element.expression)
            for element in exclude.elements
        )

    def _sized(self, value: Any, kind: str, columns: tuple[Any, ...]) -> Dependent:
        return self._dependent(value, kind if len(columns) == 1 else f"{kind}_multi")

    def _dependent(self, value: Any, kind: str, table: Table | None = None) -> Dependent:
        fate: Fate = getattr(self.profile.depends_on_column, kind)
        return Dependent(value, self.table if table is None else table, fate, kind)


def without_dependents(table: Table, column: Column, dependents: Iterable[Dependent], profile: Profile) -> Table:
    """The table after the drop: without the column and what went with it, shrunk where that is the rule."""
    for dependent in dependents:
        value = dependent.value
        if dependent.table.name != table.name or dependent.table.schema != table.schema or dependent.kind == "default":
            continue
        if dependent.fate == "shrinks":
            table = _shrunk(table, value, column, profile)
        elif isinstance(value, Index):
            table = replace(table, indexes=tuple(index for index in table.indexes if index is not value))
        elif isinstance(value, Column):
            table = without_column(table, value)
        else:
            table = without_constraint(table, value)
    return without_column(table, column)


def _shrunk(table: Table, value: Any, column: Column, profile: Profile) -> Table:
    """An index or key without the column; gone when that was its last."""
    folded = fold(profile, column.name)
    if isinstance(value, Index):
        parts = tuple(part for part in value.parts if part.column is None or fold(profile, part.column) != folded)
        shrunk = (replace(value, parts=parts),) if parts else ()
        members = [new for index in table.indexes for new in (shrunk if index is value else (index,))]
        return replace(table, indexes=tuple(members))
    if not isinstance(value, (PrimaryKey, Unique)):
        return without_constraint(table, value)
    columns = tuple(name for name in value.columns if fold(profile, name) != folded)
    if not columns:
        return without_constraint(table, value)
    if isinstance(value, PrimaryKey):
        return replace(table, primary_key=replace(value, columns=columns))
    return replace(
        table, uniques=tuple(replace(each, columns=columns) if each is value else each for each in table.uniques)
    )
