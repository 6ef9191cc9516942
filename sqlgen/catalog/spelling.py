"""The names of columns in a new key or index, spelled as their table spells them.

Where case doesn't count, an author may write "EMAIL" for the column email. In quotes that is another name as soon as
a database compares by case, as SQL Server does under some collations.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Constraint, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.profile.model import Profile


def index_as_spelled(index: Index, table: Table, profile: Profile) -> Index:
    """The index over the columns as the table spells them; the same value where it does already."""
    own = {each.name for each in table.columns}
    if all(part.column is None or part.column in own for part in index.parts):
        return index
    spelled = _speller(table, profile)
    parts = (part if part.column is None else replace(part, column=spelled(part.column)) for part in index.parts)
    return replace(index, parts=tuple(parts))


def constraint_as_spelled(
    constraint: Constraint, table: Table, referred: Callable[[ForeignKey], Table | None], profile: Profile
) -> Constraint:
    """The key over the columns as its table, and the one that it refers to, spell them; else the same value."""
    if not isinstance(constraint, (PrimaryKey, Unique, ForeignKey)):
        return constraint
    own = {each.name for each in table.columns}
    if not own.issuperset(constraint.columns):
        constraint = replace(constraint, columns=tuple(map(_speller(table, profile), constraint.columns)))
    if isinstance(constraint, ForeignKey):
        other = referred(constraint)
        if other is not None and not {each.name for each in other.columns}.issuperset(constraint.referred_columns):
            names = tuple(map(_speller(other, profile), constraint.referred_columns))
            constraint = replace(constraint, referred_columns=names)
    return constraint


def _speller(table: Table, profile: Profile) -> Callable[[str], str]:
    def spelled(name: str) -> str:
        column = by_name(table.columns, name, profile)
        return name if column is None else column.name

    return spelled
