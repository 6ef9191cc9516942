"""Views and triggers that read a table or a column: what a rename or a drop leaves broken, or is refused for.

A text tells which tables and columns it names (`statements`, `triggers`); where nobody can tell, it may name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from sqlgen.catalog.expressions import mentions
from sqlgen.catalog.registry import Entry, Key, Registry
from sqlgen.catalog.statements import Columns, Target, columns_of_view, words_of_column, words_of_table
from sqlgen.catalog.triggers import column_words, counts_columns_of, table_words
from sqlgen.catalog.values import Knowledge, Table, View
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import ChangeUnderView


class LeftBehind(NamedTuple):
    """A view or a trigger whose text names what was renamed; ``surely``: or only may name it."""

    kind: str
    name: str
    surely: bool


def left_behind_by_column(registry: Registry, table: Table, column: str) -> Iterator[LeftBehind]:
    """The views and triggers that name a column, as far as the database doesn't rename it in them."""
    if not registry.profile.objects.renames_triggers:
        yield from _triggers_with_column(registry, table, column)
    if not registry.profile.objects.renames_views:
        yield from _told(_views_with_column(registry, table, column))


def texts_with_column(registry: Registry, table: Table, column: str) -> Iterator[LeftBehind]:
    """The triggers and views that name a column; ``surely``, or since nobody can tell."""
    yield from _triggers_with_column(registry, table, column)
    yield from _told(_views_with_column(registry, table, column))


def triggers_counting_columns(registry: Registry, table: Table) -> Iterator[LeftBehind]:
    """The triggers that insert a value for each column of a table, without naming them; or that may do so."""
    key = registry.key(table.name, table.schema)
    for owner in registry.triggered_tables():
        target = target_of(registry, key, owner.schema)
        for trigger in owner.triggers:
            if mentions(trigger.sqltext, table.name):
                counts = counts_columns_of(trigger.sqltext, table.name, target, registry.profile)
                yield from _left("trigger", trigger.name, counts)


def _triggers_with_column(registry: Registry, table: Table, column: str) -> Iterator[LeftBehind]:
    profile, key = registry.profile, registry.key(table.name, table.schema)
    for owner in registry.triggered_tables():
        own, target = registry.key(owner.name, owner.schema) == key, target_of(registry, key, owner.schema)
        for trigger in owner.triggers:
            if mentions(trigger.sqltext, column) and (own or mentions(trigger.sqltext, table.name)):
                words = column_words(trigger.sqltext, table.name, target, column, profile, own=own)
                unseen = not words and own and not profile.objects.renames_triggers  # a procedure may have it
                yield from _left("trigger", trigger.name, None if unseen else words)


_Reading: TypeAlias = tuple[View, bool]
"""A view that names what is asked for; False where it only may."""


def _views_with_column(registry: Registry, table: Table, column: str) -> Iterator[_Reading]:
    key = registry.key(table.name, table.schema)
    for view in views_of(registry):
        if mentions(view.sqltext, column) and mentions(view.sqltext, table.name):
            found = words_of_column(view.sqltext, target_of(registry, key, view.schema), column, registry.profile)
            if found is None or found.lost or found.words:
                yield view, found is not None and not found.lost


def left_behind_by_table(registry: Registry, table: Table) -> Iterator[LeftBehind]:
    """The views and triggers that name a table, as far as the database doesn't rename it in them."""
    profile, key = registry.profile, registry.key(table.name, table.schema)
    if not profile.objects.renames_triggers:
        for owner in registry.triggered_tables():
            own, target = registry.key(owner.name, owner.schema) == key, target_of(registry, key, owner.schema)
            for trigger in owner.triggers:
                if mentions(trigger.sqltext, table.name):
                    words = table_words(trigger.sqltext, target, table.name, profile, own=own, body=True)
                    header = table_words(trigger.sqltext, target, table.name, profile, own=own, body=False)
                    left = None if words is None or header is None else [each for each in words if each not in header]
                    yield from _left("trigger", trigger.name, left)
    if not profile.objects.renames_views:
        yield from _told(_views_with_table(registry, table))


def texts_with_table(registry: Registry, table: Table) -> Iterator[LeftBehind]:
    """The views, and the triggers of other tables, that name a table, or may do so."""
    key = registry.key(table.name, table.schema)
    for owner in registry.triggered_tables():
        if registry.key(owner.name, owner.schema) == key:
            continue
        target = target_of(registry, key, owner.schema)
        for trigger in owner.triggers:
            if mentions(trigger.sqltext, table.name):
                words = table_words(trigger.sqltext, target, table.name, registry.profile, own=False, body=True)
                yield from _left("trigger", trigger.name, words)
    yield from _told(_views_with_table(registry, table))


def _views_with_table(registry: Registry, table: Table | View) -> Iterator[_Reading]:
    key = registry.key(table.name, table.schema)
    for view in views_of(registry):
        if mentions(view.sqltext, table.name) and registry.key(view.name, view.schema) != key:
            words = words_of_table(view.sqltext, target_of(registry, key, view.schema), registry.profile)
            if words is None or words:
                yield view, words is not None


def views_in_the_way(registry: Registry, table: Table, column: str | None, change: ChangeUnderView) -> list[View]:
    """The views for which the server refuses a change of a table, or of its column; those that surely read it."""
    rule = registry.profile.views_in_the_way
    if not registry.views or change not in rule.stop:
        return []
    found = _views_with_table(registry, table) if column is None else _views_with_column(registry, table, column)
    return [
        view for view, surely in found if surely and view.is_true and (not rule.if_bound or _BOUND.search(view.sqltext))
    ]


_BOUND = re.compile(r"\bWITH\b[\w\s,]*\bSCHEMABINDING\b", re.IGNORECASE)


def without_views_reading(registry: Registry, table: Table | View) -> Registry:
    """The registry after a table, or a view, went with CASCADE: without the views that read it, and those on them.

    A view of which nobody can tell may have gone along.
    """
    for view, surely in list(_views_with_table(registry, table)):
        key = registry.key(view.name, view.schema)
        if key not in registry.views:
            continue  # it went with another one
        if surely:
            registry = without_views_reading(registry.remove("view", key), view)
        else:
            registry = registry.put("view", replace(view, is_true=False))
    return registry


def _told(views: Iterable[_Reading]) -> Iterator[LeftBehind]:
    return (LeftBehind("view", view.name, surely) for view, surely in views)


def _left(kind: str, name: str, words: object) -> Iterator[LeftBehind]:
    if words is None or words:
        yield LeftBehind(kind, name, words is not None)


def target_of(registry: Registry, key: Key, home: str | None) -> Target:
    """The table or view of that key, for a text that belongs to something in the schema ``home``."""

    def is_meant(name: str, schema: str | None) -> bool:
        return _key_of(name, schema, home, registry) == key

    return Target(is_meant, _columns(registry, home, {}))


def _key_of(name: str, schema: str | None, home: str | None, registry: Registry) -> Key:
    """What a text in the schema ``home`` means by a name; PostgreSQL looks along its search path."""
    own = schema is None and registry.profile.objects.renames_views != "trees"
    return registry.key(name, home if own else schema)


def _columns(registry: Registry, home: str | None, of_views: dict[Key, frozenset[str] | None]) -> Columns:
    """The columns of tables and views as a text in the schema ``home`` names them; ``of_views`` were read already."""

    def columns(name: str, schema: str | None) -> frozenset[str] | None:
        place = _key_of(name, schema, home, registry)
        entry: Entry[Table] | None = registry.tables.get(place)
        if entry is not None:
            known = entry.value.knowledge is Knowledge.KNOWN
            return frozenset(fold(registry.profile, each.name) for each in entry.value.columns) if known else None
        found: Entry[View] | None = registry.views.get(place)
        if found is not None and place not in of_views:
            view = found.value
            of_views[place] = None  # SQLite takes views that read each other in a circle
            inner = _columns(registry, view.schema, of_views)
            of_views[place] = columns_of_view(view.sqltext, inner, registry.profile)
        return of_views.get(place)

    return columns


def views_of(registry: Registry) -> list[View]:
    """All views, in the order of their creation."""
    return [entry.value for entry in sorted(registry.views.values(), key=lambda entry: entry.number)]
