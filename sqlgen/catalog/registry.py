"""The persistent maps behind a catalog: objects by key, and two views on them kept beside.

Who holds a name in a schema, and which tables refer to a table: both are questions that a rename or a
new object asks, and neither may cost a walk through the catalog. All maps share their structure with
the registry that they came from, so a change costs the size of the table it touches.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

from immutables import Map
from msgspec import Struct
from msgspec.structs import replace

from sqlgen.catalog.errors import NameTaken
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.values import EnumType, Sequence, Table, View
from sqlgen.profile.identifiers import fold, fold_table
from sqlgen.profile.model import Profile

Key: TypeAlias = tuple[str, str]
"""Schema ("" for the default one) and name, both folded."""

Named = TypeVar("Named", Table, View, Sequence, EnumType)


class Entry(Struct, Generic[Named], frozen=True):
    """An object and its number in the order of creation."""

    number: int
    value: Named


class Holding(Struct, frozen=True):
    """Who has a name in a namespace: ``kind`` of object and its ``owner``, the table where it is part of one.

    Where names may be shared, it is the first who took it, and ``count`` says how many there are.
    """

    kind: str
    owner: Key
    count: int = 1


Kind: TypeAlias = Literal["view", "sequence", "enum_type"]
_MAPS: dict[Kind, str] = {"view": "views", "sequence": "sequences", "enum_type": "enum_types"}

Name: TypeAlias = tuple[str, str, str]
"""Namespace, schema and name, the last two folded."""

Member: TypeAlias = tuple[str, str]
"""The kind and the name of a table or of a part of it."""

Claim: TypeAlias = tuple[Name, str]
"""A name that an object takes, and the object's kind."""

_EMPTY: Map[Any, Any] = Map()
_LIKE_TABLES = frozenset({"table", "view", "sequence"})


class Registry(Struct, frozen=True, eq=False):
    """All objects of a catalog. Changes give a new registry; ``profile`` says how names compare and clash."""

    profile: Profile
    tables: Map[Key, Entry[Table]] = _EMPTY
    views: Map[Key, Entry[View]] = _EMPTY
    sequences: Map[Key, Entry[Sequence]] = _EMPTY
    enum_types: Map[Key, Entry[EnumType]] = _EMPTY
    names: Map[Name, Holding] = _EMPTY
    referrers: Map[Key, Map[Key, int]] = _EMPTY
    owned: Map[Key, tuple[Key, ...]] = _EMPTY  # sequences by the table that owns them
    triggered: Map[Key, bool] = _EMPTY  # tables that have triggers
    next_number: int = 0

    def key(self, name: str, schema: str | None) -> Key:
        """The key of a name; the default schema has one spelling."""
        return ("" if schema is None else self.schema_key(schema), fold_table(self.profile, name))

    def schema_key(self, schema: str | None) -> str:
        if schema is None:
            return ""
        folded = fold_table(self.profile, schema)
        default = self.profile.identifiers.default_schema
        return "" if default is not None and folded == fold_table(self.profile, default) else folded

    # tables

    def put_table(self, table: Table, *, number: int | None = None) -> Registry:
        """The registry with that table, in the place of the one with the same key, or with ``number``, or new."""
        key = self.key(table.name, table.schema)
        present = self.tables.get(key)
        old = None if present is None else present.value
        if present is not None:
            number = present.number
        return replace(
            self,
            tables=self.tables.set(key, Entry(self.next_number if number is None else number, table)),
            names=self._exchange_names(old, table, key),
            referrers=self._exchange_referrers(key, old, table),
            triggered=self._exchange_triggered(key, old, table),
            next_number=self.next_number + (number is None),
        )

    def remove_table(self, key: Key) -> Registry:
        """The registry without that table and its sequences; others may still refer to it."""
        old = self.tables[key].value
        registry = replace(
            self,
            tables=self.tables.delete(key),
            names=self._exchange_names(old, None, key),
            referrers=self._exchange_referrers(key, old, None),
            triggered=self._exchange_triggered(key, old, None),
        )
        for sequence_key in self.owned.get(key, ()):
            registry = registry.remove("sequence", sequence_key)
        return registry

    def sequences_of(self, key: Key) -> list[Sequence]:
        """The sequences that a table's columns own."""
        return [self.sequences[each].value for each in self.owned.get(key, ())]

    def referrer_keys(self, key: Key) -> list[Key]:
        """The tables with foreign keys to that one, itself perhaps among them, in order of creation."""
        return sorted(self.referrers.get(key, Map()), key=lambda each: self.tables[each].number)

    def _exchange_referrers(self, key: Key, old: Table | None, new: Table | None) -> Map[Key, Map[Key, int]]:
        if (() if old is None else old.foreign_keys) is (() if new is None else new.foreign_keys):
            return self.referrers
        before = self._targets(old)
        after = self._targets(new)
        referrers = self.referrers
        for target in before - after:
            left = referrers[target].delete(key)
            referrers = referrers.set(target, left) if left else referrers.delete(target)
        for target in after - before:
            referrers = referrers.set(target, referrers.get(target, Map()).set(key, 1))
        return referrers

    def triggered_tables(self) -> list[Table]:
        """The tables that have triggers, in order of creation."""
        if not self.triggered:
            return []
        return [entry.value for entry in sorted(map(self.tables.__getitem__, self.triggered), key=_number)]

    def _exchange_triggered(self, key: Key, old: Table | None, new: Table | None) -> Map[Key, bool]:
        had, has = old is not None and bool(old.triggers), new is not None and bool(new.triggers)
        if had is has:
            return self.triggered
        return self.triggered.set(key, True) if has else self.triggered.delete(key)

    def _targets(self, table: Table | None) -> set[Key]:
        if table is None:
            return set()
        return {self.key(each.referred_table, each.referred_schema) for each in table.foreign_keys}

    # views, sequences and enum types

    def put(self, kind: Kind, value: View | Sequence | EnumType) -> Registry:
        """The registry with that object, new or in the place of the one with the same name."""
        key = self.key(value.name, value.schema)
        field = _MAPS[kind]
        present = getattr(self, field).get(key)
        registry = self if present is None else self.remove(kind, key)
        number = registry.next_number if present is None else present.number
        changes: dict[str, Any] = {field: getattr(registry, field).set(key, cast(Any, Entry)(number, value))}
        if isinstance(value, Sequence) and value.owned_by is not None:
            owner = self.key(value.owned_by[0], value.schema)
            changes["owned"] = registry.owned.set(owner, (*registry.owned.get(owner, ()), key))
        return replace(
            registry,
            names=registry._exchange_claims([], self._claims(kind, value.name, value.schema), key),
            next_number=registry.next_number + (present is None),
            **changes,
        )

    def remove(self, kind: Kind, key: Key) -> Registry:
        """The registry without that object."""
        objects: Map[Key, Entry[Any]] = getattr(self, _MAPS[kind])
        value = objects[key].value
        changes: dict[str, Any] = {_MAPS[kind]: objects.delete(key)}
        if isinstance(value, Sequence) and value.owned_by is not None:
            owner = self.key(value.owned_by[0], value.schema)
            left = tuple(each for each in self.owned[owner] if each != key)
            changes["owned"] = self.owned.set(owner, left) if left else self.owned.delete(owner)
        names = self._exchange_claims(self._claims(kind, value.name, value.schema), [], key)
        return replace(self, names=names, **changes)

    def get(self, kind: Kind, name: str, schema: str | None) -> Any:
        """The object's value, or None."""
        entry = getattr(self, _MAPS[kind]).get(self.key(name, schema))
        return None if entry is None else entry.value

    # names

    def holder(self, kind: str, name: str, schema: str | None) -> Holding | None:
        """Who already has a name which a new object of ``kind`` would take in its schema."""
        for full_name, _kind in self._claims(kind, name, schema):
            holding = self.names.get(full_name)
            if holding is not None:
                return holding
        return None

    def refuse_taken(self, kind: str, name: str, schema: str | None) -> None:
        """NameTaken if a new object of ``kind`` can't have the name."""
        for full_name, _kind in self._claims(kind, name, schema):
            holding = self.names.get(full_name)
            if holding is not None and full_name[0] not in self.profile.objects.shared_namespaces:
                raise NameTaken(kind, name, held_by=holding.kind, schema=schema)

    def _claims(self, kind: str, name: str, schema: str | None) -> list[Claim]:
        namespaces: tuple[str, ...] = getattr(self.profile.objects.namespaces, kind)
        if not namespaces:
            return []
        folded = fold_table(self.profile, name) if kind in _LIKE_TABLES else fold(self.profile, name)
        schema_key = "" if schema is None else self.schema_key(schema)
        return [((namespace, schema_key, folded), kind) for namespace in namespaces]

    def _claims_of(self, members: list[Member], schema: str | None) -> list[Claim]:
        """The names that a table and its parts take in its schema."""
        return [claim for kind, name in members for claim in self._claims(kind, name, schema)]

    def _exchange_names(self, old: Table | None, new: Table | None, owner: Key) -> Map[Name, Holding]:
        """The names in use after one value of a table took the place of another."""
        if old is None or new is None or old.schema != new.schema:
            gone = [] if old is None else self._claims_of(_members(old), old.schema)
            come = [] if new is None else self._claims_of(_members(new), new.schema)
        else:
            left, added = _exchanged_members(old, new)
            if not left and not added:
                return self.names
            gone, come = self._claims_of(left, old.schema), self._claims_of(added, new.schema)
        return self._exchange_claims(gone, come, owner)

    def _exchange_claims(self, gone: list[Claim], come: list[Claim], owner: Key) -> Map[Name, Holding]:
        """The names in use after ``owner`` gave up some and took others; NameTaken if another object has one."""
        if not gone and not come:
            return self.names
        names = self.names.mutate()
        for name, _kind in gone:
            holding = names[name]
            if holding.count > 1:
                names[name] = Holding(holding.kind, holding.owner, holding.count - 1)
            else:
                del names[name]
        for name, kind in come:
            names[name] = self._taken_up(names.get(name), name, kind, owner)
        return names.finish()

    def _taken_up(self, holding: Holding | None, name: Name, kind: str, owner: Key) -> Holding:
        if holding is None:
            return Holding(kind, owner)
        namespace, schema, plain = name
        if namespace not in self.profile.objects.shared_namespaces:
            raise NameTaken(kind, plain, held_by=holding.kind, schema=schema or None)
        return Holding(holding.kind, holding.owner, holding.count + 1)


def _number(entry: Entry[Any]) -> int:
    return entry.number


def _members(table: Table) -> list[Member]:
    """The names of a table and of its parts."""
    members = [("table", table.name)]
    members += [("index", index.name) for index in table.indexes]
    members += [(kind_of(each), each.name) for each in table.constraints if each.name is not None]
    return members


def _exchanged_members(old: Table, new: Table) -> tuple[list[Member], list[Member]]:
    """The names that only one of two values of a table has. Parts that weren't touched are the same objects in both."""
    gone = [] if old.name == new.name else [("table", old.name)]
    come = [] if old.name == new.name else [("table", new.name)]
    if old.indexes is not new.indexes:
        gone += [("index", index.name) for index in old.indexes if index not in new.indexes]
        come += [("index", index.name) for index in new.indexes if index not in old.indexes]
    if not _have_the_same_constraints(old, new):
        before, after = old.constraints, new.constraints
        gone += [(kind_of(each), each.name) for each in before if each.name is not None and each not in after]
        come += [(kind_of(each), each.name) for each in after if each.name is not None and each not in before]
    return _without_common(gone, come) if gone and come else (gone, come)


def _have_the_same_constraints(old: Table, new: Table) -> bool:
    return (
        old.primary_key is new.primary_key
        and old.uniques is new.uniques
        and old.foreign_keys is new.foreign_keys
        and old.checks is new.checks
        and old.excludes is new.excludes
    )


def _without_common(old: list[Member], new: list[Member]) -> tuple[list[Member], list[Member]]:
    """What only one of the two lists has, or has more often."""
    gone, come = [], list(new)
    for member in old:
        if member in come:
            come.remove(member)
        else:
            gone.append(member)
    return gone, come
