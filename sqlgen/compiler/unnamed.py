"""Constraints of which only the server knows the name: a script looks it up by what the constraint is.

It asks for what tells a constraint from most others of its table: its kind, its columns, and the table that a foreign
key refers to. Where the table has others that are like it in that, either any of them may go, or more must be asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Literal, TypeAlias

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.expressions import columns_in
from sqlgen.catalog.values import Check, Constraint, ForeignKey, Table, Unique
from sqlgen.compiler.foreign_key_actions import stored_actions
from sqlgen.operations.constraint_values import definition
from sqlgen.profile.identifiers import fold, fold_table
from sqlgen.profile.model import Profile

Likeness: TypeAlias = Literal["alone", "same", "other"]
"""alone: nothing else is like it; same: of those like it, any may go; other: those like it say something else."""


def likeness(
    constraint: Constraint, tables: Iterable[Table], profile: Profile, going: Collection[Any] = ()
) -> Likeness:
    """How far a constraint without a name is alone among those of its table, which is one of ``tables``.

    :param going: all that the operation drops in this way.
    """
    owner = next((table for table in tables if constraint in table.constraints), None)
    if owner is None:
        return "alone"
    asked = _asked(constraint, profile)
    others = [
        each
        for each in owner.constraints
        if each is not constraint
        and type(each) is type(constraint)
        and each.name is None
        and _asked(each, profile) == asked
    ]
    if not others:
        return "alone"
    said = _said(constraint, profile)
    if all(each in going for each in others) or all(_said(each, profile) == said for each in others):
        return "same"
    return "other"


def _said(constraint: Constraint, profile: Profile) -> Any:
    """What makes two constraints the same to the server, whatever words their authors had."""
    if isinstance(constraint, ForeignKey):
        ondelete, onupdate = stored_actions(constraint, profile)
        constraint = replace(constraint, ondelete=ondelete, onupdate=onupdate)
    return definition(constraint)


def _asked(constraint: Constraint, profile: Profile) -> Any:
    """What a look-up asks of a constraint, beside its kind."""
    if isinstance(constraint, Check):
        columns: Iterable[str] = columns_in(constraint.sqltext, profile) or ()
    else:
        columns = constraint.columns if isinstance(constraint, ForeignKey | Unique) else ()
    referred = (
        (fold_table(profile, constraint.referred_table), constraint.referred_schema)
        if isinstance(constraint, ForeignKey)
        else None
    )
    return frozenset(fold(profile, name) for name in columns), referred


def column_pairs(key: ForeignKey, catalog: Catalog) -> list[tuple[str, str]]:
    """Each column of a foreign key with the one that it refers to, which is of the primary key where it names none."""
    referred = catalog.find_table(key.referred_table, key.referred_schema)
    primary = referred.primary_key if referred is not None else None
    names = key.referred_columns or (primary.columns if primary is not None else ())
    return list(zip(key.columns, names, strict=False))


def plainly(sqltext: str) -> str:
    """The text of a condition as look-ups compare it: in upper case, without blanks, parentheses and double quotes."""
    return sqltext.translate(_LEFT_OUT).upper()


_LEFT_OUT = str.maketrans("", "", ' \n"()')
