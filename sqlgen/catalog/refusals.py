"""What a database refuses to add to a table."""

from __future__ import annotations

from sqlgen.catalog.errors import NameTaken
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.tables import by_name, column_of
from sqlgen.catalog.values import Constraint, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


def refuse_duplicates(table: Table, profile: Profile) -> None:
    """NameTaken for a new table that names two columns, two indexes or two constraints alike."""
    seen: set[tuple[str, str]] = set()
    members = [("column", column.name) for column in table.columns]
    members += [("index", index.name) for index in table.indexes]
    members += [(kind_of(each), each.name) for each in table.constraints if each.name is not None]
    for kind, name in members:
        key = (_namespace(kind, profile), fold(profile, name))
        if key in seen:
            raise NameTaken(kind, name, held_by=kind, table=table.name, schema=table.schema)
        if kind in ("column", "index") or not profile.objects.duplicate_constraint_names:
            seen.add(key)


def refuse_duplicate(table: Table, name: str, kind: str, profile: Profile) -> None:
    """NameTaken for an index or constraint with the name of another one of the table."""
    held_by = _kind_of_holder(table, name, kind, profile)
    if held_by is not None:
        raise NameTaken(kind, name, held_by=held_by, table=table.name, schema=table.schema)


def _kind_of_holder(table: Table, name: str, kind: str, profile: Profile) -> str | None:
    namespace = _namespace(kind, profile)
    if _namespace("index", profile) == namespace and by_name(table.indexes, name, profile) is not None:
        return "index"
    if profile.objects.duplicate_constraint_names:
        return None
    folded = fold(profile, name)
    for each in table.constraints:
        if each.name is not None and fold(profile, each.name) == folded:
            held_by = kind_of(each)
            if _namespace(held_by, profile) == namespace:
                return held_by
    return None


def _namespace(kind: str, profile: Profile) -> str:
    """Kinds in one namespace of a table can't share a name. MySQL: one for keys, one for each other kind."""
    if kind in ("column", "index"):
        return kind
    if profile.objects.unique_is_index:
        return "index" if kind == "unique" else kind
    return "constraint"


def refuse_unknown_columns(table: Table, member: Constraint | Index, profile: Profile) -> None:
    """ColumnUnknown for a key or index over a column that a known table doesn't have."""
    names: tuple[str, ...] = ()
    if isinstance(member, (PrimaryKey, Unique, ForeignKey)):
        names = member.columns
    elif isinstance(member, Index):
        names = tuple(part.column for part in member.parts if part.column is not None)
    for name in names:
        column_of(table, name, profile)
