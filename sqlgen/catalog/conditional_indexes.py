"""Indexes with a condition, where the database has none: what another database's option said of their rows.

Without its condition a unique index would refuse rows that are good. In a project that maps what others have, it is
over expressions that are NULL for the other rows, where that is as unique as the author's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog.expressions import columns_in
from sqlgen.catalog.options import given_options
from sqlgen.catalog.schema_conditions import NotTheSame, condition_for
from sqlgen.catalog.tables import by_name
from sqlgen.catalog.values import Index, IndexPart, Table
from sqlgen.profile.identifiers import fold, quote
from sqlgen.profile.model import Profile

Conditions: TypeAlias = Mapping[str, Any]
"""What was said for other databases, by SQLAlchemy's names of these."""

_WHERE = "_where"
_OF_THE_BEGINNING = ("_length", "_prefix")


@dataclass(frozen=True, slots=True)
class Conditional:
    """An index that was to have a condition, as the database can have it."""

    index: Index
    condition: str = ""
    """The condition that its expressions hold."""

    left_whole: str = ""
    """Why it is over all rows."""


def conditions_of(index: sa.Index, profile: Profile) -> Conditions:
    """What an author said for other databases, where this one has no such indexes."""
    return {} if profile.has("partial_index") else conditions_in(given_options(index), profile)


def conditions_in(options: Mapping[str, Any], profile: Profile) -> Conditions:
    """The same of options as keywords."""
    if profile.has("partial_index"):
        return {}
    return {
        keyword.removesuffix(_WHERE): value
        for keyword, value in sorted(options.items())
        if keyword.endswith(_WHERE) and value is not None
    }


def with_condition(index: Index, conditions: Conditions, table: Table, profile: Profile) -> Conditional:
    """The index with the condition in what it is over, if it is unique and the project wants that; else over all rows.

    :param conditions: empty for an index that has none.
    """
    if not conditions:
        return Conditional(index)
    if not index.unique or not _is_mapped(profile):
        return Conditional(index, left_whole=profile.lacks("partial_index"))
    if not profile.has("expression_index"):
        return Conditional(index, left_whole=profile.lacks("expression_index"))
    try:
        written = {condition_for(value, family, table, profile) for family, value in conditions.items()}
        if len(written) > 1:
            raise NotTheSame(f"it has another condition for each of {', '.join(conditions)}")
        return _over_case(index, written.pop(), table, profile)
    except NotTheSame as reason:
        return Conditional(index, left_whole=f"{profile.lacks('partial_index')}, and {reason}")


def _over_case(index: Index, condition: str, table: Table, profile: Profile) -> Conditional:
    """NULLs never collide: neither those of other rows, nor those that the columns have."""
    if any(keyword.endswith(_OF_THE_BEGINNING) for keyword in index.options):
        raise NotTheSame("it holds only the beginning of what it is over")
    _refuse_counting(index, condition, table, profile)
    over = condition
    if profile.portable.partial_unique == "case_without_null" and len(index.parts) > 1:
        nullable = [_value(part, profile) for part in index.parts if _may_be_null(part, table, profile)]
        if nullable:
            first = f"({condition})" if " OR " in condition else condition
            over = " AND ".join([first, *(f"{each} IS NOT NULL" for each in nullable)])
    parts = (
        IndexPart(expression=f"CASE WHEN {over} THEN {_value(part, profile)} END", suffix=part.suffix)
        for part in index.parts
    )
    return Conditional(replace(index, parts=tuple(parts)), condition)


def _refuse_counting(index: Index, condition: str, table: Table, profile: Profile) -> None:
    """MySQL computes nothing of an AUTO_INCREMENT column (error 3109)."""
    if profile.types.autoincrement != "auto_increment":
        return
    texts = (condition, *(part.expression or "" for part in index.parts))
    named = {part.column for part in index.parts}.union(*(columns_in(text, profile) or () for text in texts if text))
    for column in table.columns:
        if column.autoincrement and fold(profile, column.name) in {fold(profile, name) for name in named if name}:
            raise NotTheSame(f"nothing can be computed of {column.name}, which counts up")


def _value(part: IndexPart, profile: Profile) -> str:
    return quote(profile, part.column) if part.column is not None else str(part.expression)


def _may_be_null(part: IndexPart, table: Table, profile: Profile) -> bool:
    column = None if part.column is None else by_name(table.columns, part.column, profile)
    return column is None or column.nullable


def _is_mapped(profile: Profile) -> bool:
    return profile.is_portable and profile.portable.partial_unique != "refused"
