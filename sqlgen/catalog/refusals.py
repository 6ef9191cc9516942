"""What a database refuses to add to a table."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sqlgen.catalog.errors import NameTaken, SameColumns
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.tables import by_name, column_of
from sqlgen.catalog.values import Constraint, Exclude, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile


def refuse_duplicates(table: Table, profile: Profile) -> None:
    """NameTaken for a new table that names two columns, two indexes or two constraints alike."""
    seen: set[tuple[str, str]] = set()
    members: list[tuple[str, str]] = []
    if len({fold(profile, column.name) for column in table.columns}) < len(table.columns):
        members += [("column", column.name) for column in table.columns]
    members += [("index", index.name) for index in table.indexes]
    members += [(kind_of(each), each.name) for each in table.constraints if each.name is not None]
    for kind, name in members:
        key = (_namespace(kind, profile), fold(profile, name))
        if key in seen:
            raise NameTaken(kind, name, held_by=kind, table=table.name, schema=table.schema)
        if kind in ("column", "index") or not profile.objects.duplicate_constraint_names:
            seen.add(key)
    if profile.objects.same_columns_once:
        for number, unique in enumerate(table.uniques):
            refuse_same_columns(replace(table, uniques=table.uniques[:number]), unique, profile)
        for number, index in enumerate(table.indexes):
            refuse_same_columns(replace(table, indexes=table.indexes[:number]), index, profile)


def refuse_same_columns(table: Table, member: Constraint | Index, profile: Profile) -> None:
    """SameColumns for a key over the columns of a key, or an index over those of a key or an index (Oracle).

    A key over the columns of an index is none: it uses the index.
    """
    if not profile.objects.same_columns_once or not isinstance(member, (PrimaryKey, Unique, Index)):
        return
    other = same_columns(table, member, profile)
    if other is not None:
        kind, held_by = ("index" if isinstance(each, Index) else _full_kind(each) for each in (member, other))
        raise SameColumns(kind, table.name, table.schema, columns=_shown(member), held_by=held_by, title=profile.title)


def same_columns(
    table: Table, member: PrimaryKey | Unique | Index, profile: Profile
) -> PrimaryKey | Unique | Index | None:
    """What of a table is over the same columns in the same order, so that there is no place for that member."""
    primary = () if table.primary_key is None else (table.primary_key,)
    others: tuple[PrimaryKey | Unique | Index, ...] = (*primary, *table.uniques)
    if isinstance(member, Index):
        others = (*others, *table.indexes)
    size = _size(member)
    others = tuple(other for other in others if _size(other) == size)
    wanted = indexed(member, profile) if others else []
    return next((other for other in others if indexed(other, profile) == wanted), None)


def _size(member: PrimaryKey | Unique | Index) -> int:
    return len(member.parts if isinstance(member, Index) else member.columns)


def indexed(member: PrimaryKey | Unique | Index, profile: Profile) -> list[tuple[str, str]]:
    """What is indexed, and in which order."""
    if not isinstance(member, Index):
        return [(fold(profile, name), "") for name in member.columns]
    return [
        (part.expression or fold(profile, part.column or ""), part.suffix.upper().removeprefix("ASC").strip())
        for part in member.parts
    ]


def _shown(member: PrimaryKey | Unique | Index) -> Sequence[str]:
    if isinstance(member, Index):
        return [f"{part.column or part.expression} {part.suffix}".rstrip() for part in member.parts]
    return member.columns


def _full_kind(key: PrimaryKey | Unique) -> str:
    return "primary key" if isinstance(key, PrimaryKey) else "unique constraint"


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
    elif isinstance(member, Exclude):
        names = tuple(element.column for element in member.elements if element.column is not None)
    elif isinstance(member, Index):
        names = tuple(part.column for part in member.parts if part.column is not None)
    for name in names:
        column_of(table, name, profile)
