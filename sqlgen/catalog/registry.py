"""The persistent maps behind a catalog: objects by key, and two views on them kept beside.

Who holds a name in a schema, and which tables refer to a table: both are questions that a rename or a
new object asks, and neither may cost a walk through the catalog. All maps share their structure with
the registry that they came from, so a change costs the size of the table it touches.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from immutables import Map

from sqlgen.catalog.errors import NameTaken
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.values import EnumType, Sequence, Table, View
from sqlgen.profile.identifiers import fold, fold_table
from sqlgen.profile.model import Profile

Key: TypeAlias = tuple[str, str]
"""Schema ("" for the default one) and name, both folded."""

Named = TypeVar("Named", Table, View, Sequence, EnumType)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Named]):
    """An object and its number in the order of creation."""

    number: int
    value: Named


@dataclass(frozen=True, slots=True)
class Holding:
    """Who has a name in a namespace: the kind of object, and how many of them (constraints may share one)."""

    kind: str
    count: int = 1


Kind: TypeAlias = Literal["view", "sequence", "enum_type"]
_MAPS: dict[Kind, str] = {"view": "views", "sequence": "sequences", "enum_type": "enum_types"}

Name: TypeAlias = tuple[str, str, str]
"""Namespace, schema and name, the last two folded."""


_EMPTY: Map[Any, Any] = Map()


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """All objects of a catalog. Changes give a new registry; ``profile`` says how names compare and clash."""

    profile: Profile
    tables: Map[Key, Entry[Table]] = _EMPTY
    views: Map[Key, Entry[View]] = _EMPTY
    sequences: Map[Key, Entry[Sequence]] = _EMPTY
    enum_types: Map[Key, Entry[EnumType]] = _EMPTY
    names: Map[Name, Holding] = _EMPTY
    referrers: Map[Key, Map[Key, int]] = _EMPTY
    next_number: int = 0

    def key(self, name: str, schema: str | None) -> Key:
        """The key of a name; the default schema has one spelling."""
        return (self.schema_key(schema), fold_table(self.profile, name))

    def schema_key(self, schema: str | None) -> str:
        if schema is None:
            return ""
        folded = fold_table(self.profile, schema)
        default = self.profile.identifiers.default_schema
        return "" if default is not None and folded == fold_table(self.profile, default) else folded

    # tables

    def put_table(self, table: Table, *, number: int | None = None) -> Registry:
        """The registry with that table, new or in the place of the one with the same key."""
        key = self.key(table.name, table.schema)
        present = self.tables.get(key)
        old = present.value if present is not None else None
        if present is not None:
            number = present.number
        names = self.exchange_names(self.names_of_table(old), self.names_of_table(table))
        referrers = self._exchange_referrers(key, old, table)
        fresh = number is None
        return replace(
            self,
            tables=self.tables.set(key, Entry(self.next_number if number is None else number, table)),
            names=names,
            referrers=referrers,
            next_number=self.next_number + fresh,
        )

    def remove_table(self, key: Key) -> Registry:
        """The registry without that table; others may still refer to it."""
        old = self.tables[key].value
        return replace(
            self,
            tables=self.tables.delete(key),
            names=self.exchange_names(self.names_of_table(old), []),
            referrers=self._exchange_referrers(key, old, None),
        )

    def referrer_keys(self, key: Key) -> list[Key]:
        """The tables with foreign keys to that one, itself perhaps among them, in order of creation."""
        return sorted(self.referrers.get(key, Map()), key=lambda each: self.tables[each].number)

    def _exchange_referrers(self, key: Key, old: Table | None, new: Table | None) -> Map[Key, Map[Key, int]]:
        before = self._targets(old)
        after = self._targets(new)
        referrers = self.referrers
        for target in before - after:
            left = referrers[target].delete(key)
            referrers = referrers.set(target, left) if left else referrers.delete(target)
        for target in after - before:
            referrers = referrers.set(target, referrers.get(target, Map()).set(key, 1))
        return referrers

    def _targets(self, table: Table | None) -> set[Key]:
        if table is None:
            return set()
        return {self.key(each.referred_table, each.referred_schema) for each in table.foreign_keys}

    # views, sequences and enum types

    def put(self, kind: Kind, value: View | Sequence | EnumType) -> Registry:
        """The registry with that object, new or in the place of the one with the same name."""
        key = self.key(value.name, value.schema)
        objects: Map[Key, Entry[Any]] = getattr(self, _MAPS[kind])
        present = objects.get(key)
        number = self.next_number if present is None else present.number
        names = self.names
        if present is None:
            names = self.exchange_names([], [(name, kind) for name in self._names_of(kind, value.name, value.schema)])
        changes: dict[str, Any] = {_MAPS[kind]: objects.set(key, Entry(number, value))}
        return replace(self, names=names, next_number=self.next_number + (present is None), **changes)

    def remove(self, kind: Kind, key: Key) -> Registry:
        """The registry without that object."""
        objects: Map[Key, Entry[Any]] = getattr(self, _MAPS[kind])
        value = objects[key].value
        names = self.exchange_names([(name, kind) for name in self._names_of(kind, value.name, value.schema)], [])
        changes: dict[str, Any] = {_MAPS[kind]: objects.delete(key)}
        return replace(self, names=names, **changes)

    def get(self, kind: Kind, name: str, schema: str | None) -> Any:
        """The object's value, or None."""
        entry = getattr(self, _MAPS[kind]).get(self.key(name, schema))
        return None if entry is None else entry.value

    # names

    def holder(self, kind: str, name: str, schema: str | None) -> str | None:
        """The kind of the object that already has a name which a new object of ``kind`` would take."""
        for full_name in self._names_of(kind, name, schema):
            holding = self.names.get(full_name)
            if holding is not None:
                return holding.kind
        return None

    def _names_of(self, kind: str, name: str, schema: str | None) -> list[Name]:
        namespaces: tuple[str, ...] = getattr(self.profile.objects.namespaces, kind)
        if not namespaces:
            return []
        folded = fold_table(self.profile, name) if kind in _LIKE_TABLES else fold(self.profile, name)
        schema_key = self.schema_key(schema)
        return [(namespace, schema_key, folded) for namespace in namespaces]

    def names_of_table(self, table: Table | None) -> list[tuple[Name, str]]:
        """The names that a table takes in its schema, with the kinds of what has them."""
        if table is None:
            return []
        members = [("table", table.name)]
        members += [("index", index.name) for index in table.indexes]
        members += [(kind_of(each), each.name) for each in table.constraints if each.name is not None]
        return [(full, kind) for kind, name in members for full in self._names_of(kind, name, table.schema)]

    def exchange_names(self, old: list[tuple[Name, str]], new: list[tuple[Name, str]]) -> Map[Name, Holding]:
        """The names in use after an object gave up ``old`` for ``new``; NameTaken if another object has one."""
        if old == new:
            return self.names
        names = self.names
        kept = set(old) & set(new) if len(set(old)) == len(old) and len(set(new)) == len(new) else set()
        for name, kind in old:
            if (name, kind) not in kept:
                names = _given_up(names, name)
        for name, kind in new:
            if (name, kind) not in kept:
                names = _taken_up(names, name, kind, shared=name[0] in self.profile.objects.shared_namespaces)
        return names


_LIKE_TABLES = frozenset({"table", "view", "sequence"})


def _given_up(names: Map[Name, Holding], name: Name) -> Map[Name, Holding]:
    holding = names[name]
    return names.delete(name) if holding.count == 1 else names.set(name, Holding(holding.kind, holding.count - 1))


def _taken_up(names: Map[Name, Holding], name: Name, kind: str, *, shared: bool) -> Map[Name, Holding]:
    holding = names.get(name)
    if holding is None:
        return names.set(name, Holding(kind))
    if not shared:
        _namespace, schema, plain = name
        raise NameTaken(_words(kind), plain, held_by=_words(holding.kind), schema=schema or None)
    return names.set(name, Holding(holding.kind, holding.count + 1))


def _words(kind: str) -> str:
    return kind.replace("_", " ")
