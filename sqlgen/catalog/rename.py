"""Renames: everything that names a column or a table gets the new name.

Texts (checks, predicates, generated columns) are rewritten by position, the rest of them stays as the author
wrote it. A text that can't be read makes the table *uncertain*: the catalog no longer claims to know it.
Views and triggers are followed in `rename_texts`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from sqlgen.catalog.expressions import rename_column_in, rename_table_in
from sqlgen.catalog.naming import follow_table
from sqlgen.catalog.other_names import follow_table_elsewhere, remembering
from sqlgen.catalog.places import map_column_names, map_referred_columns, map_texts
from sqlgen.catalog.tables import map_constraints
from sqlgen.catalog.values import Constraint, ForeignKey, Knowledge, Table
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


def rename_column(table: Table, old: str, new: str, profile: Profile) -> Table:
    """The table after ``RENAME COLUMN``: the column itself and all of the table that names it."""
    texts = _Texts(lambda text: rename_column_in(text, old, new, profile, table=table.name))
    table = map_texts(remembering(table, profile), texts)
    return _judged(map_column_names(table, _renaming(old, new, profile)), texts)


def rename_referred_column(
    table: Table, target: Callable[[ForeignKey], bool], old: str, new: str, profile: Profile
) -> Table:
    """A table whose foreign keys that ``target`` chooses name the new column of the table they refer to."""
    return map_referred_columns(table, target, _renaming(old, new, profile))


def rename_table(table: Table, new: str, new_schema: str | None, profile: Profile) -> Table:
    """The table under its new name; names of constraints follow where the database makes them follow."""
    old = table.name
    texts = _Texts(lambda text: rename_table_in(text, old, new, profile))

    def following(constraint: Constraint) -> Constraint:
        return follow_table_elsewhere(follow_table(constraint, old, new, profile), old, new)

    renamed = map_constraints(map_texts(remembering(table, profile), texts), following)
    return _judged(replace(renamed, name=new, schema=new_schema), texts)


def refer_to_table(table: Table, target: Callable[[ForeignKey], bool], new: str, new_schema: str | None) -> Table:
    """A table whose foreign keys that ``target`` chooses refer to the table's new name."""

    def constraint(value: Constraint) -> Constraint:
        if isinstance(value, ForeignKey) and target(value):
            return replace(value, referred_table=new, referred_schema=new_schema)
        return value

    return map_constraints(table, constraint)


@dataclass(slots=True)
class _Texts:
    """Rewrites texts, keeps those that nobody can read, and remembers that there were such."""

    rewrite: Callable[[str], str | None]
    unread: bool = False

    def __call__(self, text: str) -> str:
        rewritten = self.rewrite(text)
        if rewritten is None:
            self.unread = True
            return text
        return rewritten


def _renaming(old: str, new: str, profile: Profile) -> Callable[[str], str]:
    wanted = fold(profile, old)
    return lambda name: new if name == old or fold(profile, name) == wanted else name


def _judged(table: Table, texts: _Texts) -> Table:
    return replace(table, knowledge=Knowledge.UNCERTAIN) if texts.unread else table
