"""The catalog: what a database looks like at one moment between two operations.

A Catalog never changes; every change gives a new one that shares nearly all of its structure with the
old. It follows the rules of its profile: which names are the same, what an unnamed constraint is called,
what goes with a dropped column, what a rename reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlgen.catalog.dependents import Dependent, dependents_of, without_dependents
from sqlgen.catalog.errors import ColumnInTheWay, IndexUnknown, NameTaken, ObjectUnknown, TableUnknown, TriggerUnknown
from sqlgen.catalog.lookup import Found, find_constraint, mistyped
from sqlgen.catalog.naming import Unnamed, foreign_key_index_name, kind_of, name_constraints, with_name
from sqlgen.catalog.registry import Key, Kind, Registry
from sqlgen.catalog.rename import refer_to_table, rename_column, rename_referred_column, rename_table
from sqlgen.catalog.tables import (
    Position,
    by_name,
    closest,
    column_of,
    constraint_named,
    is_known,
    map_constraints,
    with_column,
    with_column_replaced,
    with_constraint,
    without_constraint,
)
from sqlgen.catalog.values import (
    Column,
    Constraint,
    EnumType,
    ForeignKey,
    Index,
    IndexPart,
    Knowledge,
    PrimaryKey,
    Sequence,
    Table,
    Trigger,
    Unique,
    View,
)
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


class _Same:
    """The default of ``new_schema``: None means the default schema."""


SAME_SCHEMA = _Same()


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """Tables, views, sequences and types of one database, with the rules of its profile.

    ``assume`` names tables that exist though nothing created them; ``strict`` allows no others.
    ``assumed`` are those that operations spoke of so far, for the script's header.
    """

    profile: Profile
    registry: Registry
    naming_convention: Mapping[str, Any] | None = None
    assume: frozenset[str] = frozenset()
    strict: bool = False
    assumed: tuple[str, ...] = ()

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
        return cls(profile, Registry(profile), naming_convention, assume, strict)

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
        if not self._is_assumed(name, schema):
            suggestion = mistyped(name, (each.name for each in self._in_schema(schema)))
            if self.strict or suggestion is not None:
                raise TableUnknown(name, schema, suggestion=suggestion)
        return Table(name, schema=self._schema(schema), knowledge=Knowledge.PARTIAL)

    def tables(self) -> Iterator[Table]:
        """All tables, in the order of their creation."""
        entries = sorted(self.registry.tables.values(), key=lambda entry: entry.number)
        return (entry.value for entry in entries)

    def referrers(self, name: str, schema: str | None = None) -> tuple[tuple[Table, ForeignKey], ...]:
        """The foreign keys, of other tables and of the table itself, that refer to it."""
        key = self.registry.key(name, schema)
        referring = [self.registry.tables[each].value for each in self.registry.referrer_keys(key)]
        return tuple((table, each) for table in referring for each in table.foreign_keys if self._refers(each, key))

    def create_table(self, table: Table) -> Catalog:
        """With one more table, whose unnamed constraints get the names that the database gives them."""
        table = self._in_default_schema(table)
        present = self.find_table(table.name, table.schema)
        registry, number = self.registry, None
        if present is not None:
            if present.knowledge is not Knowledge.UNCERTAIN:
                raise NameTaken("table", table.name, held_by="table", schema=table.schema)
            key = registry.key(table.name, table.schema)  # unread SQL may have dropped it
            registry = registry.remove_table(key)
        self._refuse_duplicates(table)
        named = name_constraints(
            table, self.profile, lambda kind, name: registry.holder(kind, name, table.schema) is not None
        )
        assumed = tuple(
            each for each in self.assumed if present is not None or each != _shown(table.name, table.schema)
        )
        created = replace(self, registry=registry.put_table(named, number=number), assumed=assumed)
        return created._check_references(named, named.foreign_keys)

    def drop_table(self, name: str, schema: str | None = None) -> Catalog:
        """Without the table and what belongs to it; one that was only assumed is noted as such."""
        table = self.find_table(name, schema)
        if table is None:
            return self._assuming(self.table(name, schema))
        key = self.registry.key(name, schema)
        registry = self.registry.remove_table(key)
        for sequence in self._sequences_of(table):
            registry = registry.remove("sequence", registry.key(sequence.name, sequence.schema))
        return replace(self, registry=registry)

    def rename_table(
        self, name: str, new_name: str, *, schema: str | None = None, new_schema: str | _Same | None = SAME_SCHEMA
    ) -> Catalog:
        """With the table under another name, or in another schema; foreign keys, triggers and sequences follow."""
        table = self.table(name, schema)
        target_schema = table.schema if isinstance(new_schema, _Same) else self._schema(new_schema)
        old_key = self.registry.key(name, schema)
        new_key = self.registry.key(new_name, target_schema)
        if new_key != old_key:
            self._refuse_taken("table", new_name, target_schema)

        def refers(foreign_key: ForeignKey) -> bool:
            return self._refers(foreign_key, old_key)

        known = old_key in self.registry.tables
        catalog = self if known else self._assuming(table)
        referring = [each for each in self.registry.referrer_keys(old_key) if each != old_key]
        renamed = rename_table(table, new_name, target_schema, self.profile)
        renamed = refer_to_table(renamed, refers, new_name, target_schema)
        registry = self.registry
        number = None
        if known:
            number = registry.tables[old_key].number
            registry = registry.remove_table(old_key)
        registry = registry.put_table(renamed, number=number)
        for key in referring:
            registry = registry.put_table(refer_to_table(registry.tables[key].value, refers, new_name, target_schema))
        for sequence in self._sequences_of(table):
            registry = registry.remove("sequence", registry.key(sequence.name, sequence.schema))
            registry = registry.put("sequence", _owned_by(sequence, new_name, target_schema))
        return replace(catalog, registry=registry)

    def replace_table(self, table: Table) -> Catalog:
        """With another value for a table that has the same name."""
        table = self._in_default_schema(table)
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
        return self.replace_table(with_column(self.table(table, schema), column, self.profile, position))

    def drop_column(self, table: str, column_name: str, *, schema: str | None = None) -> Catalog:
        """Without the column and what goes with it. ColumnInTheWay if the database would refuse."""
        value = self.table(table, schema)
        column = column_of(value, column_name, self.profile) or _mentioned(column_name)
        dependents = self._dependents(value, column)
        refusing = [each.describe() for each in dependents if each.fate == "refuse"]
        if refusing:
            raise ColumnInTheWay(column_name, value.name, value.schema, dependents=refusing)
        catalog = self.replace_table(without_dependents(value, column, dependents, self.profile))
        for dependent in dependents:
            if dependent.kind == "referenced" and isinstance(dependent.value, ForeignKey):
                referring = catalog.table(dependent.table.name, dependent.table.schema)
                catalog = catalog.replace_table(without_constraint(referring, dependent.value))
        return catalog

    def in_the_way(self, table: str, column_name: str, *, schema: str | None = None) -> tuple[Dependent, ...]:
        """What hangs on a column and what its drop makes of it, in an order in which it could be dropped."""
        value = self.table(table, schema)
        return self._dependents(value, column_of(value, column_name, self.profile) or _mentioned(column_name))

    def alter_column(self, table: str, column_name: str, new: Column, *, schema: str | None = None) -> Catalog:
        """With another value for a column; when its name is new, all that names the column follows."""
        value = self.table(table, schema)
        old = column_of(value, column_name, self.profile)
        if new.name == (column_name if old is None else old.name):
            changed = with_column(value, new, self.profile) if old is None else with_column_replaced(value, old, new)
            return self.replace_table(changed)
        return self._rename_column(value, column_name if old is None else old.name, old, new)

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
            if old is not None and new.computed is old.computed:
                new = replace(new, computed=moved.computed)
            renamed = with_column_replaced(renamed, moved, new)
        catalog = self.replace_table(renamed)
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
        self._refuse_unknown_columns(value, constraint)
        if constraint.name is not None:
            self._refuse_duplicate(value, constraint.name, kind_of(constraint))
        if isinstance(constraint, ForeignKey):
            constraint = replace(constraint, referred_schema=self._schema(constraint.referred_schema))
        kind = kind_of(constraint)
        named = with_name(
            Unnamed(
                constraint,
                value,
                self.profile,
                taken=lambda name: self.registry.holder(kind, name, value.schema) is not None,
                creating=False,
            )
        )
        changed = self.replace_table(with_constraint(value, named))
        return changed._check_references(value, (named,) if isinstance(named, ForeignKey) else ())

    def drop_constraint(self, table: str, constraint: Constraint, *, schema: str | None = None) -> Catalog:
        """Without a constraint, given as the value that ``find_constraint`` found."""
        value = self.table(table, schema)
        changed = without_constraint(value, constraint)
        if changed is value or len(changed.constraints) == len(value.constraints):
            return self._drop_unique_index(value, constraint)
        if isinstance(constraint, ForeignKey) and self.profile.objects.foreign_key_index:
            changed = _keeping_index(changed, constraint, self.profile)
        return self.replace_table(changed)

    def _drop_unique_index(self, table: Table, constraint: Constraint) -> Catalog:
        index = None if constraint.name is None else by_name(table.indexes, constraint.name, self.profile)
        if index is None or not isinstance(constraint, Unique):
            return self.replace_table(table)
        return self.replace_table(_without_index(table, index))

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
        for part in index.parts:
            if part.column is not None:
                column_of(value, part.column, self.profile)
        self._refuse_duplicate(value, index.name, "index")
        return self.replace_table(replace(value, indexes=(*value.indexes, index)))

    def drop_index(self, name: str, table: str | None = None, *, schema: str | None = None) -> Catalog:
        """Without an index. IndexUnknown."""
        found = self.find_index(name, table, schema=schema)
        if found is None:
            return self if table is None else self.replace_table(self.table(table, schema))
        value, index = found
        unique = next((each for each in value.uniques if each.name is not None and each.name == index.name), None)
        if index not in value.indexes and unique is not None:
            return self.replace_table(without_constraint(value, unique))
        return self.replace_table(_without_index(value, index))

    def find_index(
        self, name: str, table: str | None = None, *, schema: str | None = None
    ) -> tuple[Table, Index] | None:
        """The index and its table; None where it could exist unseen. IndexUnknown.

        Where a unique constraint is an index, it is found too, as an Index value.
        """
        if table is not None:
            value = self.table(table, schema)
            index = self._index_of(value, name)
            if index is None and is_known(value):
                known = [each.name for each in value.indexes]
                raise IndexUnknown(name, value.name, value.schema, suggestion=closest(name, known), known=known)
            return None if index is None else (value, index)
        candidates = [each for each in self._in_schema(schema) if self._index_of(each, name) is not None]
        if len(candidates) == 1:
            index = self._index_of(candidates[0], name)
            return None if index is None else (candidates[0], index)
        if not candidates and not self.assumed and all(is_known(each) for each in self._in_schema(schema)):
            known = [index.name for each in self._in_schema(schema) for index in each.indexes]
            raise IndexUnknown(name, None, schema, suggestion=closest(name, known))
        return None

    def _index_of(self, table: Table, name: str) -> Index | None:
        index = by_name(table.indexes, name, self.profile)
        if index is not None or not self.profile.objects.unique_is_index:
            return index
        unique = constraint_named(table, name, self.profile)
        if not isinstance(unique, Unique) or unique.name is None:
            return None
        parts = tuple(IndexPart(column) for column in unique.columns)
        return Index(unique.name, parts, unique=True, comment=unique.comment, options=unique.options)

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

    # views, sequences, enum types

    def views(self) -> Iterator[View]:
        """All views, in the order of their creation."""
        return self._objects("views")

    def sequences(self) -> Iterator[Sequence]:
        """All sequences that somebody created, in the order of their creation."""
        return self._objects("sequences")

    def types(self) -> Iterator[EnumType]:
        """All enum types, in the order of their creation."""
        return self._objects("enum_types")

    def find_view(self, name: str, schema: str | None = None) -> View | None:
        """The view, if it is known."""
        found: View | None = self.registry.get("view", name, schema)
        return found

    def create_view(self, view: View) -> Catalog:
        """With one more view. NameTaken."""
        return self._create("view", view)

    def drop_view(self, name: str, schema: str | None = None) -> Catalog:
        """Without the view."""
        return self._drop("view", name, schema)

    def find_sequence(self, name: str, schema: str | None = None) -> Sequence | None:
        """The sequence, if it is known."""
        found: Sequence | None = self.registry.get("sequence", name, schema)
        return found

    def create_sequence(self, sequence: Sequence) -> Catalog:
        """With one more sequence. NameTaken."""
        return self._create("sequence", sequence)

    def drop_sequence(self, name: str, schema: str | None = None) -> Catalog:
        """Without the sequence."""
        return self._drop("sequence", name, schema)

    def find_type(self, name: str, schema: str | None = None) -> EnumType | None:
        """The enum type, if it is known."""
        found: EnumType | None = self.registry.get("enum_type", name, schema)
        return found

    def create_type(self, enum_type: EnumType) -> Catalog:
        """With one more enum type. NameTaken."""
        return self._create("enum_type", enum_type)

    def replace_type(self, enum_type: EnumType) -> Catalog:
        """With other values for an enum type."""
        return replace(self, registry=self.registry.put("enum_type", self._in_default_schema(enum_type)))

    def drop_type(self, name: str, schema: str | None = None) -> Catalog:
        """Without the enum type."""
        return self._drop("enum_type", name, schema)

    def _objects(self, slot: str) -> Iterator[Any]:
        entries = sorted(getattr(self.registry, slot).values(), key=lambda entry: entry.number)
        return (entry.value for entry in entries)

    def _create(self, kind: Kind, value: Any) -> Catalog:
        value = self._in_default_schema(value)
        self._refuse_taken(kind, value.name, value.schema)
        return replace(self, registry=self.registry.put(kind, value))

    def _drop(self, kind: Kind, name: str, schema: str | None) -> Catalog:
        """What nobody created may exist all the same, unless the catalog is strict."""
        if self.registry.get(kind, name, schema) is None:
            if self.strict:
                raise ObjectUnknown(kind.replace("_", " "), name, schema)
            return self
        return replace(self, registry=self.registry.remove(kind, self.registry.key(name, schema)))

    # rules

    def _schema(self, schema: str | None) -> str | None:
        return None if schema is None or self.registry.schema_key(schema) == "" else schema

    def _in_default_schema(self, value: Any) -> Any:
        """The value with None for the default schema, in foreign keys too."""
        if value.schema is not None and self._schema(value.schema) is None:
            value = replace(value, schema=None)
        if isinstance(value, Table) and any(each.referred_schema is not None for each in value.foreign_keys):
            value = map_constraints(value, self._referring_to_default_schema)
        return value

    def _referring_to_default_schema(self, constraint: Any) -> Any:
        if (
            not isinstance(constraint, ForeignKey)
            or self._schema(constraint.referred_schema) == constraint.referred_schema
        ):
            return constraint
        return replace(constraint, referred_schema=None)

    def _in_schema(self, schema: str | None) -> Iterator[Table]:
        wanted = self.registry.schema_key(schema)
        return (table for table in self.tables() if self.registry.schema_key(table.schema) == wanted)

    def _is_assumed(self, name: str, schema: str | None) -> bool:
        key = self.registry.key(name, schema)
        return any(self.registry.key(*_split(each)) == key for each in self.assume)

    def _assuming(self, table: Table) -> Catalog:
        """Notes that the script takes for granted a table which nothing created."""
        shown = _shown(table.name, table.schema)
        if is_known(table) or shown in self.assumed or self.find_table(table.name, table.schema) is not None:
            return self
        return replace(self, assumed=(*self.assumed, shown))

    def _refers(self, foreign_key: ForeignKey, key: Key) -> bool:
        return self.registry.key(foreign_key.referred_table, foreign_key.referred_schema) == key

    def _sequences_of(self, table: Table) -> list[Sequence]:
        key = self.registry.key(table.name, table.schema)
        return [
            entry.value
            for entry in self.registry.sequences.values()
            if entry.value.owned_by is not None
            and self.registry.key(entry.value.owned_by[0], entry.value.schema) == key
        ]

    def _dependents(self, table: Table, column: Column) -> tuple[Dependent, ...]:
        return dependents_of(table, column, self.referrers(table.name, table.schema), self.profile)

    def _refuse_taken(self, kind: str, name: str, schema: str | None) -> None:
        holder = self.registry.holder(kind, name, schema)
        if holder is not None:
            raise NameTaken(kind.replace("_", " "), name, held_by=holder.replace("_", " "), schema=schema)

    def _refuse_duplicates(self, table: Table) -> None:
        """A column, constraint or index name twice within a new table."""
        seen: set[tuple[str, str]] = set()
        members = [("column", column.name) for column in table.columns]
        members += [("index", index.name) for index in table.indexes]
        if not self.profile.objects.duplicate_constraint_names:
            members += [(kind_of(each), each.name) for each in table.constraints if each.name is not None]
        for kind, name in members:
            group = kind if kind in ("column", "index") or self.profile.objects.unique_is_index else "constraint"
            if (group, fold(self.profile, name)) in seen:
                shown = kind.replace("_", " ")
                raise NameTaken(shown, name, held_by=shown, table=table.name, schema=table.schema)
            seen.add((group, fold(self.profile, name)))

    def _refuse_duplicate(self, table: Table, name: str, kind: str) -> None:
        """A name that another index or constraint of the table has."""
        holder: Constraint | Index | None = by_name(table.indexes, name, self.profile) if kind == "index" else None
        if kind != "index" and not self.profile.objects.duplicate_constraint_names:
            holder = next(
                (
                    each
                    for each in table.constraints
                    if each.name is not None
                    and fold(self.profile, each.name) == fold(self.profile, name)
                    and (kind_of(each) == kind or not self.profile.objects.unique_is_index)
                ),
                None,
            )
        if holder is not None:
            held_by = "index" if isinstance(holder, Index) else kind_of(holder).replace("_", " ")
            raise NameTaken(kind.replace("_", " "), name, held_by=held_by, table=table.name, schema=table.schema)

    def _refuse_unknown_columns(self, table: Table, constraint: Constraint) -> None:
        if isinstance(constraint, (PrimaryKey, Unique, ForeignKey)):
            for name in constraint.columns:
                column_of(table, name, self.profile)

    def _check_references(self, table: Table, foreign_keys: Iterable[ForeignKey]) -> Catalog:
        """What foreign keys refer to must exist, or may be assumed to."""
        catalog = self
        for foreign_key in foreign_keys:
            referred = catalog.table(foreign_key.referred_table, foreign_key.referred_schema)
            for name in foreign_key.referred_columns:
                column_of(referred, name, self.profile)
            catalog = catalog._assuming(referred)
        return catalog


def _mentioned(column_name: str) -> Column:
    """A column of a partial table of which no more than its name is known."""
    from sqlalchemy.types import NullType

    return Column(column_name, NullType())


def _shown(name: str, schema: str | None) -> str:
    return f"{schema}.{name}" if schema else name


def _split(name: str) -> tuple[str, str | None]:
    """ "schema.name" or "name" as name and schema."""
    schema, _, plain = name.rpartition(".")
    return plain, schema or None


def _without_index(table: Table, index: Index) -> Table:
    return replace(table, indexes=tuple(each for each in table.indexes if each is not index))


def _owned_by(sequence: Sequence, table: str, schema: str | None) -> Sequence:
    column = sequence.owned_by[1] if sequence.owned_by is not None else ""
    return replace(sequence, owned_by=(table, column), schema=schema)


def _keeping_index(table: Table, foreign_key: ForeignKey, profile: Profile) -> Table:
    """MySQL keeps the index that a dropped foreign key had brought along: from now on it is one like any other."""
    columns = [fold(profile, name) for name in foreign_key.columns]

    def serves(names: Iterable[str | None]) -> bool:
        folded = [None if name is None else fold(profile, name) for name in names]
        return folded[: len(columns)] == columns

    keys = [unique.columns for unique in table.uniques]
    if table.primary_key is not None:
        keys.append(table.primary_key.columns)
    if any(serves(key) for key in keys) or any(serves(part.column for part in each.parts) for each in table.indexes):
        return table
    if any(serves(other.columns) for other in table.foreign_keys):
        return table
    index = Index(foreign_key_index_name(foreign_key), tuple(IndexPart(name) for name in foreign_key.columns))
    return replace(table, indexes=(*table.indexes, index))
