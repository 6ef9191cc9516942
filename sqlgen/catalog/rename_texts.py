"""Renames in the texts of views and triggers, of whichever table: what the database holds afterwards.

SQLite rewrites them all, PostgreSQL follows by itself (a view's own columns keep their names there), the others leave
the texts as they are, and what names the table or column is broken. ``left_behind_by_*`` tells what that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from sqlgen.catalog.errors import RenameInTheWay
from sqlgen.catalog.expressions import mentions, rewritten
from sqlgen.catalog.places import changed
from sqlgen.catalog.registry import Entry, Key, Registry
from sqlgen.catalog.statements import ColumnWords, Target, columns_of_view, words_of_column, words_of_table
from sqlgen.catalog.tables import map_members
from sqlgen.catalog.triggers import column_words, rename_column_in_trigger, rename_table_in_trigger, table_words
from sqlgen.catalog.values import Knowledge, Table, Trigger, View
from sqlgen.profile.identifiers import fold, quote


def follow_column(registry: Registry, table: Table, old: str, new: str) -> Registry:
    """With the column's new name in triggers and views. RenameInTheWay if the database would refuse.

    ``table`` is the one whose column was renamed, before or after that.
    """
    key, profile = registry.key(table.name, table.schema), registry.profile
    for owner in registry.triggered_tables():
        target, own = _target(registry, key, owner.schema), registry.key(owner.name, owner.schema) == key
        rename = partial(
            rename_column_in_trigger, table=table.name, target=target, old=old, new=new, profile=profile, own=own
        )
        registry = _with_triggers(registry, owner, rename)
    if not registry.views or not registry.profile.objects.renames_views:
        return registry
    return _Views(registry, table, old, new).followed()


def follow_table(registry: Registry, old: Table, new: str, new_schema: str | None) -> Registry:
    """With the table's new name in triggers and views; ``registry`` has it under that name already."""
    profile, old_key, new_key = registry.profile, registry.key(old.name, old.schema), registry.key(new, new_schema)
    moved = old_key[0] != new_key[0]
    for owner in registry.triggered_tables():
        target, own = _target(registry, old_key, owner.schema), registry.key(owner.name, owner.schema) == new_key
        rename = partial(rename_table_in_trigger, target=target, old=old.name, new=new, profile=profile, own=own)
        registry = _with_triggers(registry, owner, rename)
    if not profile.objects.renames_views:
        return registry
    for view in _views(registry):
        if not mentions(view.sqltext, old.name):
            continue
        words = words_of_table(view.sqltext, _target(registry, old_key, view.schema), profile)
        if words is None or (words and moved):
            registry = registry.put("view", replace(view, is_true=False))
        elif words:
            registry = registry.put("view", replace(view, sqltext=rewritten(view.sqltext, words, new, profile)))
    return registry


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
        yield from _views_with_column(registry, table, column)


def texts_with_column(registry: Registry, table: Table, column: str) -> Iterator[LeftBehind]:
    """The triggers and views that name a column; ``surely``, or since nobody can tell."""
    yield from _triggers_with_column(registry, table, column)
    yield from _views_with_column(registry, table, column)


def _triggers_with_column(registry: Registry, table: Table, column: str) -> Iterator[LeftBehind]:
    profile, key = registry.profile, registry.key(table.name, table.schema)
    for owner in registry.triggered_tables():
        own, target = registry.key(owner.name, owner.schema) == key, _target(registry, key, owner.schema)
        for trigger in owner.triggers:
            if mentions(trigger.sqltext, column) and (own or mentions(trigger.sqltext, table.name)):
                words = column_words(trigger.sqltext, table.name, target, column, profile, own=own)
                unseen = not words and own and not profile.objects.renames_triggers  # a procedure may have it
                yield from _left("trigger", trigger.name, None if unseen else words)


def _views_with_column(registry: Registry, table: Table, column: str) -> Iterator[LeftBehind]:
    key = registry.key(table.name, table.schema)
    for view in _views(registry):
        if mentions(view.sqltext, column) and mentions(view.sqltext, table.name):
            found = words_of_column(view.sqltext, _target(registry, key, view.schema), column, registry.profile)
            yield from _left("view", view.name, None if found is None or found.lost else found.words)


def left_behind_by_table(registry: Registry, table: Table) -> Iterator[LeftBehind]:
    """The views and triggers that name a table, as far as the database doesn't rename it in them."""
    profile, key = registry.profile, registry.key(table.name, table.schema)
    if not profile.objects.renames_triggers:
        for owner in registry.triggered_tables():
            own, target = registry.key(owner.name, owner.schema) == key, _target(registry, key, owner.schema)
            for trigger in owner.triggers:
                if mentions(trigger.sqltext, table.name):
                    words = table_words(trigger.sqltext, target, table.name, profile, own=own, body=True)
                    header = table_words(trigger.sqltext, target, table.name, profile, own=own, body=False)
                    left = None if words is None or header is None else [each for each in words if each not in header]
                    yield from _left("trigger", trigger.name, left)
    if not profile.objects.renames_views:
        for view in _views(registry):
            if mentions(view.sqltext, table.name):
                yield from _left(
                    "view", view.name, words_of_table(view.sqltext, _target(registry, key, view.schema), profile)
                )


def _left(kind: str, name: str, words: object) -> Iterator[LeftBehind]:
    if words is None or words:
        yield LeftBehind(kind, name, words is not None)


class _Views(NamedTuple):
    """The views while a column is renamed."""

    registry: Registry
    table: Table
    old: str
    new: str

    def followed(self) -> Registry:
        registry, profile = self.registry, self.registry.profile
        keeps_names = profile.objects.renames_views == "trees"
        key = registry.key(self.table.name, self.table.schema)
        for view in _views(registry):
            stands_for_it = keeps_names and "*" in view.sqltext and mentions(view.sqltext, self.table.name)
            if not stands_for_it and not mentions(view.sqltext, self.old):
                if not keeps_names and "*" in view.sqltext:
                    self._refuse_readers(view, self._words(view, key))
                continue
            found = self._words(view, key)
            if found is None or (keeps_names and found.in_star):
                registry = registry.put("view", replace(view, is_true=False))
                continue
            if not keeps_names:
                self._refuse_readers(view, found)
            registry = registry.put("view", replace(view, sqltext=self._rewritten(view, found, keeps_names)))
        return registry

    def _words(self, view: View, key: Key) -> ColumnWords | None:
        target = _target(self.registry, key, view.schema)
        return words_of_column(view.sqltext, target, self.old, self.registry.profile)

    def _rewritten(self, view: View, found: ColumnWords, keeps_names: bool) -> str:
        profile = self.registry.profile
        label = f" AS {quote(profile, self.old)}"
        behind = dict.fromkeys(found.labels, label) if keeps_names else None
        words = found.words if keeps_names else (*found.words, *found.ordered_by)
        return rewritten(view.sqltext, words, self.new, profile, behind=behind)

    def _refuse_readers(self, view: View, found: ColumnWords | None) -> None:
        """The view's own column gets the new name: what reads it under the old one is in the way."""
        if found is None:
            return
        if found.lost:
            self._refuse(f'the view "{view.name}"', "a query in its FROM")
        if not found.shows:
            return
        key, through = self.registry.key(view.name, view.schema), f'the view "{view.name}"'
        for other in _views(self.registry):
            if other is not view and mentions(other.sqltext, view.name):
                read = self._words(other, key)
                if read is not None and (read.words or read.lost):
                    self._refuse(f'the view "{other.name}"', through)
                self._refuse_readers(other, read)
        for owner in self.registry.triggered_tables():
            target = _target(self.registry, key, owner.schema)
            for trigger in owner.triggers:
                if mentions(trigger.sqltext, self.old) and mentions(trigger.sqltext, view.name):
                    profile = self.registry.profile
                    if column_words(trigger.sqltext, view.name, target, self.old, profile, own=False):
                        self._refuse(f'the trigger "{trigger.name}"', through)

    def _refuse(self, reader: str, through: str) -> None:
        title = self.registry.profile.title
        table = self.table
        raise RenameInTheWay(self.old, self.new, table.name, table.schema, reader=reader, through=through, title=title)


def _target(registry: Registry, key: Key, home: str | None) -> Target:
    """The table or view of that key, for a text that belongs to something in the schema ``home``."""
    if registry.profile.objects.renames_views == "trees":
        home = None  # PostgreSQL looks along its search path

    def is_meant(name: str, schema: str | None) -> bool:
        return registry.key(name, schema if schema is not None else home) == key

    def columns(name: str, schema: str | None) -> frozenset[str] | None:
        place = registry.key(name, schema if schema is not None else home)
        entry: Entry[Table] | None = registry.tables.get(place)
        if entry is not None:
            known = entry.value.knowledge is Knowledge.KNOWN
            return frozenset(fold(registry.profile, each.name) for each in entry.value.columns) if known else None
        view: Entry[View] | None = registry.views.get(place)
        return None if view is None else columns_of_view(view.value.sqltext, columns, registry.profile)

    return Target(is_meant, columns)


def _views(registry: Registry) -> list[View]:
    return [entry.value for entry in sorted(registry.views.values(), key=lambda entry: entry.number)]


def _with_triggers(registry: Registry, owner: Table, rename: Callable[[str], str | None]) -> Registry:
    """With the triggers of a table as ``rename`` makes them; one that it can't read makes the table uncertain."""
    unread = False

    def renamed(trigger: Trigger) -> Trigger:
        nonlocal unread
        text = rename(trigger.sqltext)
        unread = unread or text is None
        return trigger if text is None else changed(trigger, {"sqltext": text})

    after = changed(owner, {"triggers": map_members(owner.triggers, renamed)})
    if unread:
        after = replace(after, knowledge=Knowledge.UNCERTAIN)
    return registry if after is owner else registry.put_table(after)
