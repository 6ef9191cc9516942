"""The catalog: what a database looks like at one moment between two operations.

A Catalog never changes; every change gives a new one that shares nearly all of its structure with the
old. It follows the rules of its profile: which names are the same, what an unnamed constraint is called,
what goes with a dropped column, what a rename reaches.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from sqlgen.catalog import rename_texts
from sqlgen.catalog.catalog_tables import CatalogTables
from sqlgen.catalog.column_sequences import follow_column, is_numbered, with_sequences, without_sequences
from sqlgen.catalog.dependents import Dependent, dependents_of, without_dependents
from sqlgen.catalog.errors import ColumnInTheWay, IndexUnknown, NameTaken
from sqlgen.catalog.implied_indexes import (
    index_named,
    is_said,
    taking_over_from,
    with_index_of,
    with_indexes,
    without_counting,
    without_index,
    without_supplanted,
    without_supplanted_by_shrunk,
)
from sqlgen.catalog.keys import with_key_not_null
from sqlgen.catalog.left_out import (
    Redundant,
    refuse_while_standing_for,
    with_all,
    with_left_out,
    without_left_out,
    without_left_out_over,
)
from sqlgen.catalog.lookup import Found, find_constraint
from sqlgen.catalog.naming import Unnamed, kind_of, with_name
from sqlgen.catalog.other_names import remembering_without
from sqlgen.catalog.places import changed
from sqlgen.catalog.readers import views_in_the_way
from sqlgen.catalog.refusals import refuse_duplicate, refuse_same_columns, refuse_unknown_columns
from sqlgen.catalog.rename import rename_column, rename_referred_column
from sqlgen.catalog.slips import closest
from sqlgen.catalog.tables import (
    Position,
    by_name,
    column_of,
    is_known,
    with_column,
    with_column_moved,
    with_column_replaced,
    with_constraint,
    without_constraint,
)
from sqlgen.catalog.values import (
    Column,
    Constraint,
    ForeignKey,
    Index,
    PrimaryKey,
    Table,
    Unique,
)


class Catalog(CatalogTables, frozen=True, eq=False):
    """Tables, views, sequences and types of one database, with the rules of its profile.

    ``assume`` names tables that exist though nothing created them; ``strict`` allows no others.
    ``assumed`` are those that operations spoke of so far, for the script's header.
    """

    # columns

    def column(self, table: str, name: str, *, schema: str | None = None) -> Column | None:
        """The column; None if the table isn't fully known and doesn't show it. TableUnknown, ColumnUnknown."""
        return column_of(self.table(table, schema), name, self.profile)

    def add_column(
        self, table: str, column: Column, *, schema: str | None = None, position: Position | None = None
    ) -> Catalog:
        """With one more column, at the end unless a position is given. NameTaken."""
        value = self.table(table, schema)
        catalog = self.replace_table(with_column(value, column, self.profile, position))
        return replace(catalog, registry=with_sequences(catalog.registry, value, (column,)))

    def drop_column(self, table: str, column_name: str, *, schema: str | None = None) -> Catalog:
        """Without the column and what goes with it. ColumnInTheWay if the database would refuse."""
        value = self.table(table, schema)
        column = column_of(value, column_name, self.profile) or _mentioned(column_name)
        dependents = self.in_the_way(table, column_name, schema=schema)
        refusing = [each.describe() for each in dependents if each.fate == "refuse"]
        views = views_in_the_way(self.registry, value, column.name, "drop_column")
        refusing += [f'view "{view.name}"' for view in views]
        if refusing:
            raise ColumnInTheWay(column_name, value.name, value.schema, dependents=refusing)
        going = [each.value for each in dependents if not isinstance(each.value, Index | Column)]
        catalog = self.numbering_as_now(table, going, schema=schema) if going else self
        for dependent in dependents:
            if isinstance(dependent.value, ForeignKey):
                catalog = catalog.drop_constraint(dependent.table.name, dependent.value, schema=dependent.table.schema)
        value = catalog.table(table, schema)
        for dependent in dependents:
            if dependent.fate == "drop_first" and isinstance(dependent.value, (PrimaryKey, Unique, Index)):
                value = with_indexes(value, taking_over_from(dependent.value, value, self.profile))
        left = without_dependents(value, column, dependents, self.profile)
        left = without_left_out_over(left, column.name, self.profile)
        shrunk = [each.value.name for each in dependents if each.fate == "shrinks" and each.value.name]
        catalog = catalog.replace_table(without_supplanted_by_shrunk(left, shrunk, self.profile))
        return replace(catalog, registry=without_sequences(catalog.registry, value, column.name))

    def in_the_way(self, table: str, column_name: str, *, schema: str | None = None) -> tuple[Dependent, ...]:
        """What hangs on a column and what its drop makes of it, in an order in which it could be dropped."""
        return _in_the_way(self, table, column_name, schema)

    def alter_column(self, table: str, column_name: str, new: Column, *, schema: str | None = None) -> Catalog:
        """With another value for a column; when its name is new, all that names the column follows."""
        value = self.table(table, schema)
        old = column_of(value, column_name, self.profile)
        if new.name == (column_name if old is None else old.name):
            altered = with_column(value, new, self.profile) if old is None else with_column_replaced(value, old, new)
            catalog = self.replace_table(altered)
            if old is None or is_numbered(old) or not is_numbered(new):
                return catalog
            return replace(catalog, registry=with_sequences(catalog.registry, value, (new,)))
        return self._rename_column(value, column_name if old is None else old.name, old, new)

    def move_column(self, table: str, name: str, position: Position, *, schema: str | None = None) -> Catalog:
        """With a column in another place, as far as the table's columns are known. ColumnUnknown."""
        value = self.table(table, schema)
        column = column_of(value, name, self.profile)
        if column is None:
            return self
        return self.replace_table(with_column_moved(value, column, position, self.profile))

    def _rename_column(self, table: Table, old_name: str, old: Column | None, new: Column) -> Catalog:
        present = by_name(table.columns, new.name, self.profile)
        if present is not None and present is not old:
            raise NameTaken("column", new.name, held_by="column", table=table.name, schema=table.schema)
        key = self.registry.key(table.name, table.schema)

        def refers(foreign_key: ForeignKey) -> bool:
            return self._refers(foreign_key, key)

        renamed = rename_column(table, old_name, new.name, self.profile)
        renamed = rename_referred_column(renamed, refers, old_name, new.name, self.profile)
        moved = by_name(renamed.columns, new.name, self.profile)
        if moved is None:
            renamed = with_column(renamed, new, self.profile)
        else:
            new = new if old is None else _carrying_texts(old, new, moved)
            renamed = with_column_replaced(renamed, moved, new)
        catalog = self.replace_table(renamed)
        catalog = replace(catalog, registry=follow_column(catalog.registry, table, old_name, new.name))
        for each in self.registry.referrer_keys(key):
            if each != key:
                referring = self.registry.tables[each].value
                catalog = catalog.replace_table(
                    rename_referred_column(referring, refers, old_name, new.name, self.profile)
                )
        if not self.registry.triggered and not self.registry.views:
            return catalog
        return replace(catalog, registry=rename_texts.follow_column(catalog.registry, table, old_name, new.name))

    # constraints

    def add_constraint(self, table: str, constraint: Constraint, *, schema: str | None = None) -> Catalog:
        """With one more constraint, named by the database if need be. NameTaken, SecondPrimaryKey, ColumnUnknown."""
        value = self.table(table, schema)
        kind = kind_of(constraint)
        refuse_unknown_columns(value, constraint, self.profile)
        if isinstance(constraint, (PrimaryKey, Unique)):
            value = without_supplanted(value, constraint, self.profile)
        if constraint.name is not None:
            refuse_duplicate(value, constraint.name, kind, self.profile)
        if isinstance(constraint, ForeignKey):
            constraint = replace(constraint, referred_schema=self._schema(constraint.referred_schema))

        def taken(name: str) -> bool:
            return self.registry.holder(kind, name, value.schema) is not None

        named = with_name(Unnamed(constraint, value, self.profile, taken=taken, creating=False))
        changed = with_constraint(value, named)
        refuse_same_columns(value, named, self.profile)
        if isinstance(named, PrimaryKey):
            changed = with_key_not_null(changed, named, self.profile)
        elif isinstance(named, ForeignKey):
            said = constraint.name is not None and is_said(named, changed, self.profile)
            changed = with_index_of(changed, named, self.profile, said=said)
        catalog = self.replace_table(changed)
        return catalog._check_references((named,) if isinstance(named, ForeignKey) else ())

    def leave_out(self, table: str, member: Redundant, *, schema: str | None = None) -> Catalog:
        """As it is; the table remembers a key or index that the database doesn't get. NameTaken, ColumnUnknown."""
        value = self.table(table, schema)
        refuse_unknown_columns(value, member, self.profile)
        if member.name:
            kind = "index" if isinstance(member, Index) else kind_of(member)
            refuse_duplicate(with_all(value), member.name, kind, self.profile)
        return self.replace_table(with_left_out(value, member))

    def forget_left_out(self, table: str, member: Redundant, *, schema: str | None = None) -> Catalog:
        """As it is; the table no longer remembers that one."""
        return self.replace_table(without_left_out(self.table(table, schema), member))

    def drop_constraint(self, table: str, constraint: Constraint, *, schema: str | None = None) -> Catalog:
        """Without a constraint, given as the value that ``find_constraint`` found."""
        value = self.table(table, schema)
        refuse_while_standing_for(value, constraint, self.profile)
        left = without_constraint(value, constraint)
        if isinstance(constraint, Unique) and constraint.name is not None and constraint not in value.uniques:
            index = index_named(value, constraint.name, self.profile)
            left = value if index is None else without_index(value, index, self.profile)
        if isinstance(constraint, (PrimaryKey, Unique)):
            left = with_indexes(left, taking_over_from(constraint, value, self.profile))
        if isinstance(constraint, PrimaryKey):
            left = without_counting(left, constraint, self.profile)
        return self.replace_table(left)

    def numbering_as_now(self, table: str, going: Collection[Constraint], *, schema: str | None = None) -> Catalog:
        """Where other databases number a table's unnamed constraints, the others keep their numbers when some go."""
        value = self.table(table, schema)
        numbered = remembering_without(value, going, self.profile)
        return self if numbered is value else self.replace_table(numbered)

    def find_constraint(
        self,
        table: str,
        name: str | None,
        *,
        schema: str | None = None,
        kind: str | None = None,
        columns: Iterable[str] | None = None,
    ) -> Found | None:
        """The constraint of that name: declared, implicit, or by another database's rule.

        ``kind`` is primary, unique, foreignkey, check or exclude. With the name None the only constraint of that
        kind, over those columns. None on a table that isn't fully known and doesn't show it. ConstraintUnknown.
        """
        return find_constraint(self.table(table, schema), name, self.profile, kind=kind, columns=columns)

    # indexes

    def create_index(self, table: str, index: Index, *, schema: str | None = None) -> Catalog:
        """With one more index. NameTaken, ColumnUnknown."""
        value = self.table(table, schema)
        refuse_unknown_columns(value, index, self.profile)
        value = without_supplanted(value, index, self.profile)
        refuse_duplicate(value, index.name, "index", self.profile)
        refuse_same_columns(value, index, self.profile)
        index = replace(index, implicit=False) if index.implicit else index
        return self.replace_table(replace(value, indexes=(*value.indexes, index)))

    def drop_index(self, name: str, table: str | None = None, *, schema: str | None = None) -> Catalog:
        """Without an index. IndexUnknown."""
        found = self.find_index(name, table, schema=schema)
        if found is None:
            return self if table is None else self.replace_table(self.table(table, schema))
        value, index = found
        refuse_while_standing_for(value, index, self.profile)
        left = without_index(value, index, self.profile)
        return self.replace_table(with_indexes(left, taking_over_from(index, value, self.profile)))

    def find_index(
        self, name: str, table: str | None = None, *, schema: str | None = None
    ) -> tuple[Table, Index] | None:
        """The index and its table; None where it could exist unseen. IndexUnknown.

        Where a unique constraint is an index, it is found too, as an Index value.
        """
        if table is None:
            return self._find_index_anywhere(name, schema)
        value = self.table(table, schema)
        index = index_named(value, name, self.profile)
        if index is None and is_known(value):
            known = [each.name for each in value.indexes]
            raise IndexUnknown(name, value.name, value.schema, suggestion=closest(name, known), known=known)
        return None if index is None else (value, index)

    def _find_index_anywhere(self, name: str, schema: str | None) -> tuple[Table, Index] | None:
        """In the table that holds the name; where each table has index names of its own, in the only one with it."""
        holding = self.registry.holder("index", name, schema)
        if holding is not None:
            tables = [self.registry.tables[holding.owner].value] if holding.kind == "index" else []
        else:
            tables = [] if self.profile.objects.namespaces.index else list(self._in_schema(schema))
        found = [(each, index) for each in tables if (index := index_named(each, name, self.profile)) is not None]
        if len(found) == 1:
            return found[0]
        if not found and not self.assumed and all(is_known(each) for each in self.tables()):
            known = [index.name for each in self._in_schema(schema) for index in each.indexes]
            raise IndexUnknown(name, None, schema, suggestion=closest(name, known))
        return None


@lru_cache(maxsize=1, typed=True)
def _in_the_way(catalog: Catalog, table: str, column_name: str, schema: str | None) -> tuple[Dependent, ...]:
    """Who drops a column asks first, so the last answer is kept."""
    value = catalog.table(table, schema)
    column = column_of(value, column_name, catalog.profile) or _mentioned(column_name)
    return dependents_of(value, column, catalog.referrers(value.name, value.schema), catalog.profile)


def _carrying_texts(old: Column, new: Column, renamed: Column) -> Column:
    """The new value, whose texts are those that the renaming rewrote unless they are new themselves."""
    changes: dict[str, Any] = {}
    if new.computed == old.computed:
        changes["computed"] = renamed.computed
    if new.server_default == old.server_default:
        changes["server_default"] = renamed.server_default
    return changed(new, changes)


def _mentioned(column_name: str) -> Column:
    """A column of a partial table of which no more than its name is known."""
    from sqlalchemy.types import NullType

    return Column(column_name, NullType())
