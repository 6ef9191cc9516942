"""Finding a constraint by what an author calls it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from sqlgen.catalog.errors import ConstraintAmbiguous, ConstraintUnknown
from sqlgen.catalog.expressions import columns_in
from sqlgen.catalog.naming import RULES, rule_for
from sqlgen.catalog.other_names import names_by_rule
from sqlgen.catalog.slips import closest
from sqlgen.catalog.tables import by_name, is_known
from sqlgen.catalog.values import Check, Constraint, Exclude, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile

KINDS: dict[str, type] = {
    "primary": PrimaryKey,
    "unique": Unique,
    "foreignkey": ForeignKey,
    "check": Check,
    "exclude": Exclude,
}
"""What authors call the kinds: ``type_`` of ``drop_constraint``."""


class Found(Struct, frozen=True, eq=False):
    """A constraint, and how its name led to it.

    declared: its author gave it that name; implicit: the database did; other_rule: it is what ``rule``
    ("PostgreSQL") would have called it, while this database has another name, or none, for it.
    """

    constraint: Constraint
    how: Literal["declared", "implicit", "other_rule"]
    rule: str | None = None


def find_constraint(
    table: Table,
    name: str | None,
    profile: Profile,
    *,
    kind: str | None = None,
    columns: Iterable[str] | None = None,
) -> Found | None:
    """The constraint of that name, or of those columns where the name is None.

    None if a table that isn't fully known doesn't show it; ConstraintUnknown on a known one.
    """
    wanted = None if kind is None else KINDS.get(kind)
    found = None
    if name is not None:
        found = _by_name(table, name, wanted, profile) or _by_other_rule(table, name, wanted, profile)
    elif wanted is not None or columns is not None:
        found = _by_content(table, wanted, columns, profile)
    if found is None and is_known(table):
        known = sorted(each.name for each in table.constraints if each.name is not None)
        raise ConstraintUnknown(
            name,
            table.name,
            table.schema,
            suggestion=None if name is None else closest(name, known),
            known=known,
            kind=kind,
        )
    return found


def _as_found(constraint: Constraint) -> Found:
    return Found(constraint, "implicit" if constraint.implicit else "declared")


def _by_name(table: Table, name: str, wanted: type | None, profile: Profile) -> Found | None:
    """By its name in this database; of the wanted kind, if constraints of two kinds share the name."""
    folded = fold(profile, name)
    named = [each for each in table.constraints if each.name is not None and fold(profile, each.name) == folded]
    if wanted is None or any(isinstance(each, wanted) for each in named):
        named = [each for each in named if wanted is None or isinstance(each, wanted)]
    if named:
        return _as_found(named[0])
    if profile.objects.unique_is_index and wanted in (None, Unique):
        index = by_name(table.indexes, name, profile)
        if index is not None and index.unique:
            return Found(unique_of_index(index), "declared")
    return None


def unique_of_index(index: Index) -> Unique:
    """The constraint that a unique index is, where the two are one thing."""
    columns = tuple(part.column for part in index.parts if part.column is not None)
    return Unique(columns, index.name, comment=index.comment, options=index.options)


def _by_other_rule(table: Table, name: str, wanted: type | None, profile: Profile) -> Found | None:
    unnamed = [each for each in table.constraints if each.implicit or each.name is None]
    if not unnamed:
        return None
    folded = fold(profile, name)
    own_rules = {rule_for(profile, each) for each in unnamed}
    for rule_name, rule in RULES.items():
        if rule_name in own_rules:
            continue
        for other_name, constraint in names_by_rule(rule_name, table, profile).items():
            if fold(profile, other_name) == folded and (wanted is None or isinstance(constraint, wanted)):
                return Found(constraint, "other_rule", rule.database)
    return None


def _by_content(table: Table, wanted: type | None, columns: Iterable[str] | None, profile: Profile) -> Found | None:
    """The only constraint of that kind, over those columns; in another order if none is over them in this one."""
    matching = [each for each in table.constraints if wanted is None or isinstance(each, wanted)]
    if columns is not None:
        names = [fold(profile, name) for name in columns]
        over = [each for each in matching if _is_over(each, names, profile)]
        matching = over or [each for each in matching if _is_over(each, names, profile, any_order=True)]
    if len(matching) > 1:
        raise ConstraintAmbiguous(table.name, table.schema, found=[_shown(each) for each in matching])
    return _as_found(matching[0]) if matching else None


def _shown(constraint: Constraint) -> str:
    """A constraint for people: its name, or what it is over."""
    if constraint.name is not None:
        return constraint.name
    if isinstance(constraint, Check):
        return f"CHECK ({constraint.sqltext})"
    return f"({', '.join(_columns(constraint))})"


def _is_over(constraint: Constraint, names: list[str], profile: Profile, *, any_order: bool = False) -> bool:
    """Whether a constraint is over these columns, in this order; a CHECK has none."""
    if isinstance(constraint, Check):
        read = columns_in(constraint.sqltext, profile)
        return read is not None and {fold(profile, name) for name in read} == set(names)
    own = [fold(profile, name) for name in _columns(constraint)]
    return sorted(own) == sorted(names) if any_order else own == names


def _columns(constraint: Constraint) -> tuple[str, ...]:
    if isinstance(constraint, (PrimaryKey, Unique, ForeignKey)):
        return constraint.columns
    if isinstance(constraint, Exclude):
        return tuple(element.column or element.expression for element in constraint.elements)
    return ()
