"""Renames in the texts of views and triggers, of whichever table: what the database holds afterwards.

SQLite rewrites them all, PostgreSQL follows by itself (a view's own columns keep their names there), the others leave
the texts as they are, and what names the table or column is broken: `readers` tells what that is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from sqlgen.catalog.errors import RenameInTheWay
from sqlgen.catalog.expressions import mentions, rewritten
from sqlgen.catalog.places import changed
from sqlgen.catalog.readers import target_of, views_of
from sqlgen.catalog.registry import Key, Registry
from sqlgen.catalog.statements import ColumnWords, words_of_column, words_of_table
from sqlgen.catalog.tables import map_members
from sqlgen.catalog.triggers import column_words, rename_column_in_trigger, rename_table_in_trigger
from sqlgen.catalog.values import Knowledge, Table, Trigger, View
from sqlgen.profile.identifiers import quote


def follow_column(registry: Registry, table: Table, old: str, new: str) -> Registry:
    """With the column's new name in triggers and views. RenameInTheWay if the database would refuse.

    ``table`` is the one whose column was renamed, before or after that.
    """
    key, profile = registry.key(table.name, table.schema), registry.profile
    for owner in registry.triggered_tables():
        target, own = target_of(registry, key, owner.schema), registry.key(owner.name, owner.schema) == key
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
        target, own = target_of(registry, old_key, owner.schema), registry.key(owner.name, owner.schema) == new_key
        rename = partial(rename_table_in_trigger, target=target, old=old.name, new=new, profile=profile, own=own)
        registry = _with_triggers(registry, owner, rename)
    if not profile.objects.renames_views:
        return registry
    for view in views_of(registry):
        if not mentions(view.sqltext, old.name):
            continue
        words = words_of_table(view.sqltext, target_of(registry, old_key, view.schema), profile)
        if words is None or (words and moved):
            registry = registry.put("view", replace(view, is_true=False))
        elif words:
            registry = registry.put("view", replace(view, sqltext=rewritten(view.sqltext, words, new, profile)))
    return registry


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
        for view in views_of(registry):
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
        target = target_of(self.registry, key, view.schema)
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
        for other in views_of(self.registry):
            if other is not view and mentions(other.sqltext, view.name):
                read = self._words(other, key)
                if read is not None and (read.words or read.lost):
                    self._refuse(f'the view "{other.name}"', through)
                self._refuse_readers(other, read)
        for owner in self.registry.triggered_tables():
            target = target_of(self.registry, key, owner.schema)
            for trigger in owner.triggers:
                if mentions(trigger.sqltext, self.old) and mentions(trigger.sqltext, view.name):
                    profile = self.registry.profile
                    if column_words(trigger.sqltext, view.name, target, self.old, profile, own=False):
                        self._refuse(f'the trigger "{trigger.name}"', through)

    def _refuse(self, reader: str, through: str) -> None:
        title = self.registry.profile.title
        table = self.table
        raise RenameInTheWay(self.old, self.new, table.name, table.schema, reader=reader, through=through, title=title)


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
