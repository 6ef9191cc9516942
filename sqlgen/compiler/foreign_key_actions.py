"""ON DELETE and ON UPDATE in the words that a database has.

The catalog keeps the author's word. A profile says what stands for one that its database doesn't know:
another that does the same (SQL Server's NO ACTION for RESTRICT), or none, where it is what the database
does without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.values import Check, Constraint, ForeignKey, Table
from sqlgen.profile import Profile

_CLAUSES = (("ondelete", "ON DELETE"), ("onupdate", "ON UPDATE"))


def with_known_actions(constraint: Constraint, profile: Profile) -> Constraint:
    """The constraint as this database can say it; the same object where nothing is to be said otherwise."""
    if not isinstance(constraint, ForeignKey):
        return constraint
    instead = {argument: word or None for argument, _, _, word in _unknown(constraint, profile)}
    if not instead:
        return constraint
    ondelete = instead.get("ondelete", constraint.ondelete)
    return replace(constraint, ondelete=ondelete, onupdate=instead.get("onupdate", constraint.onupdate))


def stored_actions(foreign_key: ForeignKey, profile: Profile) -> tuple[str, str]:
    """What the database says of a foreign key's ON DELETE and ON UPDATE, in upper case: NO ACTION for no word."""
    known = with_known_actions(foreign_key, profile)
    assert isinstance(known, ForeignKey), "words change no kind"
    return (known.ondelete or "NO ACTION").upper(), (known.onupdate or "NO ACTION").upper()


def table_with_known_actions(table: Table, profile: Profile) -> Table:
    """A table whose foreign keys this database can say."""
    if not table.foreign_keys:
        return table
    foreign_keys = tuple(with_known_actions(each, profile) for each in table.foreign_keys)
    if all(new is old for new, old in zip(foreign_keys, table.foreign_keys, strict=True)):
        return table
    return replace(table, foreign_keys=foreign_keys)


def replaced_actions(constraint: Constraint, profile: Profile) -> Iterator[str]:
    """What a reader should know about words that aren't the author's."""
    if isinstance(constraint, ForeignKey):
        for _, clause, action, instead in _unknown(constraint, profile):
            if instead:
                yield f"{profile.title} has no {clause} {action}: {instead} stands for it"
            else:
                yield f"{profile.title} has no {clause} {action}: it does so without a word"


def checked_and_changed(
    constraint: Constraint, table: Table | None, profile: Profile
) -> Iterator[tuple[str, Check, ForeignKey]]:
    """Columns of a table that a CHECK reads and the action of a foreign key changes: what a new constraint makes so.

    Nothing is told of a table that isn't known.
    """
    if table is None:
        return
    if isinstance(constraint, Check):
        pairs = [(constraint, each) for each in table.foreign_keys]
    elif isinstance(constraint, ForeignKey):
        pairs = [(each, constraint) for each in table.checks]
    else:
        return
    for check, foreign_key in pairs:
        if _changes_rows_that_refer(foreign_key):
            for column in foreign_key.columns:
                if reads_column(check.sqltext, column, profile):
                    yield column, check, foreign_key


def cascades_of_null(table: Table, catalog: Catalog) -> Iterator[tuple[str, str, ForeignKey]]:
    """Columns that ON UPDATE CASCADE could set to NULL and that are NOT NULL, with the columns they follow.

    All of the foreign keys of a table, and of those that refer to it. Nothing is told of what isn't known.
    """
    own = [(table, each) for each in table.foreign_keys]
    others = [pair for pair in catalog.referrers(table.name, table.schema) if pair[1] not in table.foreign_keys]
    for referring, foreign_key in (*own, *others):
        if (foreign_key.onupdate or "").upper() == "CASCADE":
            referred = catalog.find_table(foreign_key.referred_table, foreign_key.referred_schema)
            may_be_null = {each.name for each in referred.columns if each.nullable} if referred else set()
            never_null = {each.name for each in referring.columns if not each.nullable}
            for column, followed in zip(foreign_key.columns, foreign_key.referred_columns, strict=False):
                if column in never_null and followed in may_be_null:
                    yield f"{referring.name}.{column}", f"{foreign_key.referred_table}.{followed}", foreign_key


def _changes_rows_that_refer(foreign_key: ForeignKey) -> bool:
    ondelete, onupdate = ((action or "").upper() for action in (foreign_key.ondelete, foreign_key.onupdate))
    return ondelete.startswith("SET") or onupdate.startswith(("SET", "CASCADE"))


def _unknown(foreign_key: ForeignKey, profile: Profile) -> Iterator[tuple[str, str, str, str]]:
    """Argument, clause, the author's action, and what stands for it here."""
    if foreign_key.ondelete is None and foreign_key.onupdate is None:
        return
    for argument, clause in _CLAUSES:
        action = " ".join((getattr(foreign_key, argument) or "").upper().split())
        instead = getattr(profile.foreign_key_actions, argument).get(action)
        if instead is not None and instead != action:
            yield argument, clause, action, instead
