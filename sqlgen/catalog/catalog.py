"""The catalog: what a database looks like at one moment between two operations.

A Catalog never changes; every change gives a new one that shares nearly all of its structure with the
old. It follows the rules of its profile: which names are the same, what an unnamed constraint is called,
what goes with a dropped column, what a rename reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from sqlgen.catalog.column_sequences import follow_column, follow_table, is_numbered, with_sequences, without_sequences
from sqlgen.catalog.dependents import Dependent, dependents_of, without_dependents
from sqlgen.catalog.errors import ColumnInTheWay, IndexUnknown, NameTaken, TableUnknown, TriggerUnknown
from sqlgen.catalog.implied_indexes import (
    index_named,
    taking_over_from,
    with_index_of,
    with_indexes,
    with_indexes_of_new_table,
    without_counting,
    without_index,
    without_supplanted,
)
from sqlgen.catalog.keys import with_key_not_null, without_equal_keys
from sqlgen.catalog.lookup import Found, find_constraint
from sqlgen.catalog.naming import Unnamed, kind_of, name_constraints, with_name
from sqlgen.catalog.objects import SchemaObjects
from sqlgen.catalog.places import changed
from sqlgen.catalog.refusals import refuse_duplicate, refuse_duplicates, refuse_unknown_columns
from sqlgen.catalog.registry import Key, Registry
from sqlgen.catalog.rename import refer_to_table, rename_column, rename_referred_column, rename_table
from sqlgen.catalog.slips import closest, mistyped
from sqlgen.catalog.tables import (
    Position,
    by_name,
    column_of,
    is_known,
    map_constraints,
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
    Knowledge,
    PrimaryKey,
    Table,
    Trigger,
    Unique,
)
from sqlgen.profile.model import Profile


class _Same:
    """The default of ``new_schema``: None means the default schema."""


SAME_SCHEMA = _Same()


class Catalog(SchemaObjects, frozen=True, eq=False):
    """Tables, views, sequences and types of one database, with the rules of its profile.

    ``assume`` names tables that exist though nothing created them; ``strict`` allows no others.
    ``assumed`` are those that operations spoke of so far, for the script's header.
    """

    assume: frozenset[str] = frozenset()
    assumed: tuple[str, ...] = ()
    naming_convention: Mapping[str, Any] | None = None

    @classmethod
    def empty(
        cls,
        profile: Profile,
        *,
        naming_convention: Mapping[str, Any] | None = None,
        assume: frozenset[str] = frozenset(),
        strict: bool = False,
    ) -> Catalog:
        """A database without any table."""
        return cls(profile, Registry(profile), strict, assume, naming_convention=naming_convention)

    # tables

    def find_table(self, name: str, schema: str | None = None) -> Table | None:
        """The table, as far as it is known; None if nobody spoke of it."""
        entry = self.registry.tables.get(self.registry.key(name, schema))
        return None if entry is None else entry.value

    def table(self, name: str, schema: str | None = None) -> Table:
        """The table; one that nobody spoke of yet as a new partial value, not yet part of the catalog.

        TableUnknown if that may not be: the catalog is strict, or the name looks like a slip for a known one.
        """
        table = self.find_table(name, schema)
        if table is not None:
            return table
        if not self.is_assumed(name, schema):
            suggestion = mistyped(name, (each.name for each in self._in_schema(schema)))
            if self.strict or suggestion is not None:
                raise TableUnknown(name, schema, suggestion=suggestion)
        return Table(name, schema=self._schema(schema), knowledge=Knowledge.PARTIAL)

    def tables(self) -> Iterator[Table]:
        """All tables, in the order of their creation."""
        entries = sorted(self.registry.tables.values(), key=lambda entry: entry.number)
        return (entry.value for entry in entries)

    def triggers(self) -> Iterator[tuple[Table, Trigger]]:
        """All triggers with their tables; it costs nothing to ask where there are none."""
        return ((table, trigger) for table in self.registry.triggered_tables() for trigger in table.triggers)

    def referrers(self, name: str, schema: str | None = None) -> tuple[tuple[Table, ForeignKey], ...]:
        """The foreign keys, of other tables and of the table itself, that refer to it."""
        key = self.registry.key(name, schema)
        referring = [self.registry.tables[each].value for each in self.registry.referrer_keys(key)]
        return tuple((table, each) for table in referring for each in table.foreign_keys if self._refers(each, key))

    def create_table(self, table: Table) -> Catalog:
        """With one more table, whose unnamed constraints get the names that the database gives them. NameTaken."""
        table = self._with_default_schema(table)
        key = self.registry.key(table.name, table.schema)
        registry = self.registry
        present = self.find_table(table.name, table.schema)
        if present is not None and present.knowledge is Knowledge.UNCERTAIN:
            registry = registry.remove_table(key)  # the SQL that nobody could read may have dropped it
        registry.refuse_taken("table", table.name, table.schema)
        refuse_duplicates(table, self.profile)
        table = without_equal_keys(table, self.profile)
        registry = with_sequences(registry, table, table.columns)
        named = name_constraints(
            table, self.profile, lambda kind, name: registry.holder(kind, name, table.schema) is not None
        )
        named = with_indexes_of_new_table(named, self.profile)
        assumed = tuple(each for each in self.assumed if present is not None or each != _shown(table))
        created = replace(self, registry=registry.put_table(named), assumed=assumed)
        return created._check_references(named.foreign_keys)

    def drop_table(self, name: str, schema: str | None = None) -> Catalog:
        """Without the table and what belongs to it; one that nothing created is noted as assumed."""
        table = self.table(name, schema)
        catalog = self._assuming(table)
        key = self.registry.key(name, schema)
        if key not in self.registry.tables:
            return catalog
        return replace(catalog, registry=self.registry.remove_table(key))

    def rename_table(
        self, name: str, new_name: str, *, schema: str | None = None, new_schema: str | _Same | None = SAME_SCHEMA
    ) -> Catalog:
        """With the table under another name, or in another schema; foreign keys, triggers and sequences follow."""
        table = self.table(name, schema)
        target_schema = table.schema if isinstance(new_schema, _Same) else self._schema(new_schema)
        old_key = self.registry.key(name, schema)
        if self.registry.key(new_name, target_schema) != old_key:
            self.registry.refuse_taken("table", new_name, target_schema)

        def refers(foreign_key: ForeignKey) -> bool:
            return self._refers(foreign_key, old_key)

        renamed = rename_table(table, new_name, target_schema, self.profile)
        renamed = refer_to_table(renamed, refers, new_name, target_schema)
        registry, number = self.registry, None
        referring = [each for each in registry.referrer_keys(old_key) if each != old_key]
        sequences = registry.sequences_of(old_key)
        former = (*registry.former_names.get(old_key, ()), table.name)
        if old_key in registry.tables:
            number = registry.tables[old_key].number
            registry = registry.remove_table(old_key)
        registry = registry.put_table(renamed, number=number)
        for key in referring:
            registry = registry.put_table(refer_to_table(registry.tables[key].value, refers, new_name, target_schema))
        registry = follow_table(registry, sequences, new_name, target_schema)
        registry = registry.note_former_names(registry.key(new_name, target_schema), former)
        return replace(self._assuming(table), registry=registry)

    def replace_table(self, table: Table) -> Catalog:
        """With another value for a table that has the same name."""
        table = self._with_default_schema(table)
        return replace(self._assuming(table), registry=self.registry.put_table(table))

    def set_table_comment(self, name: str, comment: str | None, *, schema: str | None = None) -> Catalog:
        """With another comment on the table, or without one."""
        return self.replace_table(replace(self.table(name, schema), comment=comment))

    def mark_uncertain(self, name: str, schema: str | None = None) -> Catalog:
        """Unread SQL named the table: from now on, what it doesn't show may still be there."""
        table = self.find_table(name, schema) or Table(name, schema=self._schema(schema), knowledge=Knowledge.PARTIAL)
        return self.replace_table(replace(table, knowledge=Knowledge.UNCERTAIN))

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
        dependents = self._dependents(value, column)
        refusing = [each.describe() for each in dependents if each.fate == "refuse"]
        if refusing:
            raise ColumnInTheWay(column_name, value.name, value.schema, dependents=refusing)
        catalog = self
        for dependent in dependents:
            if isinstance(dependent.value, ForeignKey):
                catalog = catalog.drop_constraint(dependent.table.name, dependent.value, schema=dependent.table.schema)
        value = catalog.table(table, schema)
        for dependent in dependents:
            if dependent.fate == "drop_first" and isinstance(dependent.value, (PrimaryKey, Unique, Index)):
                value = with_indexes(value, taking_over_from(dependent.value, value, self.profile))
        catalog = catalog.replace_table(without_dependents(value, column, dependents, self.profile))
        return replace(catalog, registry=without_sequences(catalog.registry, value, column.name))

    def in_the_way(self, table: str, column_name: str, *, schema: str | None = None) -> tuple[Dependent, ...]:
        """What hangs on a column and what its drop makes of it, in an order in which it could be dropped."""
        value = self.table(table, schema)
        return self._dependents(value, column_of(value, column_name, self.profile) or _mentioned(column_name))

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
        return catalog

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
        if isinstance(named, PrimaryKey):
            changed = with_key_not_null(changed, named, self.profile)
        elif isinstance(named, ForeignKey):
            changed = with_index_of(changed, named, self.profile)
        catalog = self.replace_table(changed)
        return catalog._check_references((named,) if isinstance(named, ForeignKey) else ())

    def drop_constraint(self, table: str, constraint: Constraint, *, schema: str | None = None) -> Catalog:
        """Without a constraint, given as the value that ``find_constraint`` found."""
        value = self.table(table, schema)
        left = without_constraint(value, constraint)
        if isinstance(constraint, Unique) and constraint.name is not None and constraint not in value.uniques:
            index = index_named(value, constraint.name, self.profile)
            left = value if index is None else without_index(value, index, self.profile)
        if isinstance(constraint, (PrimaryKey, Unique)):
            left = with_indexes(left, taking_over_from(constraint, value, self.profile))
        if isinstance(constraint, PrimaryKey):
            left = without_counting(left, constraint, self.profile)
        return self.replace_table(left)

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
        former = self.registry.former_names.get(self.registry.key(table, schema), ())
        value = self.table(table, schema)
        return find_constraint(value, name, self.profile, kind=kind, columns=columns, former_names=former)

    # indexes

    def create_index(self, table: str, index: Index, *, schema: str | None = None) -> Catalog:
        """With one more index. NameTaken, ColumnUnknown."""
        value = self.table(table, schema)
        refuse_unknown_columns(value, index, self.profile)
        value = without_supplanted(value, index, self.profile)
        refuse_duplicate(value, index.name, "index", self.profile)
        index = replace(index, implicit=False) if index.implicit else index
        return self.replace_table(replace(value, indexes=(*value.indexes, index)))

    def drop_index(self, name: str, table: str | None = None, *, schema: str | None = None) -> Catalog:
        """Without an index. IndexUnknown."""
        found = self.find_index(name, table, schema=schema)
        if found is None:
            return self if table is None else self.replace_table(self.table(table, schema))
        value, index = found
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

    # triggers

    def add_trigger(self, table: str, trigger: Trigger, *, schema: str | None = None) -> Catalog:
        """With one more trigger on the table, or another text for the one of that name."""
        value = self.table(table, schema)
        present = by_name(value.triggers, trigger.name, self.profile)
        others = tuple(each for each in value.triggers if each is not present)
        return self.replace_table(replace(value, triggers=(*others, trigger)))

    def drop_trigger(self, table: str, name: str, *, schema: str | None = None) -> Catalog:
        """Without the trigger. TriggerUnknown."""
        value = self.table(table, schema)
        present = by_name(value.triggers, name, self.profile)
        if present is None and is_known(value):
            known = [each.name for each in value.triggers]
            raise TriggerUnknown(name, value.name, value.schema, suggestion=closest(name, known), known=known)
        return self.replace_table(
            replace(value, triggers=tuple(each for each in value.triggers if each is not present))
        )

    # rules

    def _with_default_schema(self, table: Table) -> Table:
        """The table with None for the default schema, in foreign keys too."""
        table = self._in_default_schema(table)
        if all(self._schema(each.referred_schema) == each.referred_schema for each in table.foreign_keys):
            return table
        return map_constraints(table, self._referring_to_default_schema)

    def _referring_to_default_schema(self, constraint: Any) -> Any:
        if isinstance(constraint, ForeignKey) and self._schema(constraint.referred_schema) is None:
            return replace(constraint, referred_schema=None)
        return constraint

    def _in_schema(self, schema: str | None) -> Iterator[Table]:
        wanted = self.registry.schema_key(schema)
        return (table for table in self.tables() if self.registry.schema_key(table.schema) == wanted)

    def is_assumed(self, name: str, schema: str | None) -> bool:
        key = self.registry.key(name, schema)
        return any(self.registry.key(*_split(each)) == key for each in self.assume)

    def _assuming(self, table: Table) -> Catalog:
        """Notes that the script takes for granted a table which nothing created."""
        shown = _shown(table)
        if is_known(table) or shown in self.assumed or self.find_table(table.name, table.schema) is not None:
            return self
        return replace(self, assumed=(*self.assumed, shown))

    def _refers(self, foreign_key: ForeignKey, key: Key) -> bool:
        return self.registry.key(foreign_key.referred_table, foreign_key.referred_schema) == key

    def _dependents(self, table: Table, column: Column) -> tuple[Dependent, ...]:
        return dependents_of(table, column, self.referrers(table.name, table.schema), self.profile)

    def _check_references(self, foreign_keys: Iterable[ForeignKey]) -> Catalog:
        """What foreign keys refer to must exist, or may be assumed to."""
        catalog = self
        for foreign_key in foreign_keys:
            referred = catalog.table(foreign_key.referred_table, foreign_key.referred_schema)
            for name in foreign_key.referred_columns:
                column_of(referred, name, self.profile)
            catalog = catalog._assuming(referred)
        return catalog


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


def _shown(table: Table) -> str:
    return f"{table.schema}.{table.name}" if table.schema else table.name


def _split(name: str) -> tuple[str, str | None]:
    """ "schema.name" or "name" as name and schema."""
    schema, _, plain = name.rpartition(".")
    return plain, schema or None
