"""Keys and indexes that aren't in the database, since another one of their table does all that they would.

What the database has none of is left out, too: `unindexable.py` says when.

Oracle takes no second key, and no second index, over the same columns in the same order (ORA-02261, ORA-01408): a
unique constraint beside a primary key, an index beside a key. Without it nothing is lost, so the catalog remembers it
as left out, until its author drops it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec.structs import replace

from sqlgen.catalog.errors import StandsForAnother
from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.refusals import indexed, same_columns
from sqlgen.catalog.values import Constraint, Index, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile

Redundant: TypeAlias = Unique | Index
Key: TypeAlias = PrimaryKey | Unique | Index


def stands_for(table: Table, member: Constraint | Index, profile: Profile) -> Key | None:
    """What of a table does all that this new member would, where the database takes no second; None if nothing does."""
    if not profile.objects.same_columns_once or not isinstance(member, (Unique, Index)):
        return None
    other = same_columns(table, member, profile)
    return None if other is None or (_is_unique(member) and not _is_unique(other)) else other


def _is_unique(key: Key) -> bool:
    return not isinstance(key, Index) or key.unique


def without_redundant(table: Table, profile: Profile) -> Table:
    """A new table without the keys and indexes that another one of them stands for; they are remembered."""
    if not profile.objects.same_columns_once or not (table.uniques or table.indexes):
        return table
    keys = (*((table.primary_key,) if table.primary_key is not None else ()), *table.uniques, *table.indexes)
    if len({tuple(indexed(key, profile)) for key in keys}) == len(keys):
        return table
    kept = replace(table, uniques=(), indexes=())
    for unique in table.uniques:
        taken = stands_for(kept, unique, profile) is None
        kept = replace(kept, uniques=(*kept.uniques, unique)) if taken else with_left_out(kept, unique)
    for index in table.indexes:
        taken = stands_for(kept, index, profile) is None
        kept = replace(kept, indexes=(*kept.indexes, index)) if taken else with_left_out(kept, index)
    return kept if left_out(kept) else table


def leaves_indexes_out(profile: Profile) -> bool:
    """Whether there may be indexes that were left out."""
    return profile.objects.same_columns_once or (profile.is_portable and bool(profile.portable.left_out_indexes))


def left_out(table: Table) -> tuple[Redundant, ...]:
    """What the table's authors made and the database doesn't have."""
    return (*table.left_out_uniques, *table.left_out_indexes)


def with_left_out(table: Table, member: Redundant) -> Table:
    """The table, which remembers one more."""
    if isinstance(member, Index):
        return replace(table, left_out_indexes=(*table.left_out_indexes, member))
    return replace(table, left_out_uniques=(*table.left_out_uniques, member))


def without_left_out(table: Table, member: Redundant) -> Table:
    """The table, which no longer remembers that one."""
    return replace(
        table,
        left_out_uniques=tuple(each for each in table.left_out_uniques if each is not member),
        left_out_indexes=tuple(each for each in table.left_out_indexes if each is not member),
    )


def without_left_out_over(table: Table, column: str, profile: Profile) -> Table:
    """The table without those over a column, which goes."""
    for member in left_out(table):
        names = [part.column for part in member.parts] if isinstance(member, Index) else member.columns
        texts = [part.expression or "" for part in member.parts] if isinstance(member, Index) else []
        if fold(profile, column) in [fold(profile, name) for name in names if name is not None] or any(
            reads_column(text, column, profile) for text in texts
        ):
            table = without_left_out(table, member)
    return table


def with_all(table: Table) -> Table:
    """The table as its authors see it: with what was left out, to be looked for."""
    return replace(
        table,
        uniques=(*table.uniques, *table.left_out_uniques),
        indexes=(*table.indexes, *table.left_out_indexes),
    )


def is_left_out(table: Table, member: Constraint | Index | None) -> bool:
    """Whether this very value is one that the database doesn't have."""
    return any(each is member for each in left_out(table))


def refuse_while_standing_for(table: Table, going: Constraint | Index, profile: Profile) -> None:
    """StandsForAnother for a key or index that goes while something that was left out relies on it."""
    if not left_out(table) or not isinstance(going, (PrimaryKey, Unique, Index)):
        return
    alone = Table(
        table.name,
        primary_key=going if isinstance(going, PrimaryKey) else None,
        uniques=(going,) if isinstance(going, Unique) else (),
        indexes=(going,) if isinstance(going, Index) else (),
    )
    relying = [each for each in left_out(table) if stands_for(alone, each, profile) is not None]
    if relying:
        raise StandsForAnother(called(going), called(relying[0]), table.name, table.schema, title=profile.title)


def called(key: Key) -> str:
    """ "the primary key", "the index ix_name", "a unique constraint over (a, b)"."""
    if isinstance(key, PrimaryKey):
        return "the primary key"
    if isinstance(key, Index):
        return f"the index {key.name}"
    if key.name is not None:
        return f"the unique constraint {key.name}"
    return f"a unique constraint over ({', '.join(key.columns)})"


def remark_on_drop(member: Redundant) -> str:
    """What a reader should know of the drop of what was left out."""
    return f"{called(member)} was left out, and so isn't there to be dropped"


def remarks_on(members: Sequence[Redundant], table: Table, profile: Profile) -> tuple[str, ...]:
    """What a reader should know of members of a table that are left out."""
    told = []
    for member in members:
        other = stands_for(table, member, profile)
        if other is not None:
            told.append(
                f"{called(member)} is left out: {called(other)} does the same, and {profile.title} takes no second one"
            )
    return tuple(told)
