"""What other databases would call a constraint whose author gave it no name.

A history that was written on one database drops constraints by the names that this one made up. A name is made once,
of what table and columns are called then; a later rename doesn't change it, nor does the next constraint take the
number of one that is gone. So before a table changes in such a way, its unnamed constraints are told the names that
they have by each rule, in ``elsewhere``.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from sqlgen.catalog.naming import RULES, Unnamed, is_unheard_of, kind_of, name_after_table, rule_for
from sqlgen.catalog.tables import map_constraints
from sqlgen.catalog.values import Constraint, Table
from sqlgen.profile.model import Profile


def names_by_rule(rule_name: str, table: Table, profile: Profile) -> dict[str, Constraint]:
    """What the unnamed constraints of a table are called in another database.

    Those that remember no name are taken as made now, one after the other.
    """
    rule = RULES[rule_name]
    ruled = [each for each in _unnamed(table) if kind_of(each) in rule.kinds]
    names = {each.elsewhere[rule_name]: each for each in ruled if rule_name in each.elsewhere}
    so_far = [replace(each, name=name, implicit=True) for name, each in names.items()]
    for constraint in ruled:
        if rule_name in constraint.elsewhere:
            continue
        name = rule.strategy(Unnamed(constraint, table, profile, beside=so_far))
        if name is None:
            continue
        names[name] = constraint
        so_far.append(replace(constraint, name=name, implicit=True))
    return names


def remembering(table: Table, profile: Profile, *, but: Collection[Constraint] = ()) -> Table:
    """The table whose unnamed constraints know what they are called in other databases from now on, ``but`` for some.

    Those stay the same objects.
    """
    unnamed = _unnamed(table)
    if not unnamed:
        return table
    told: dict[int, dict[str, str]] = {id(each): {} for each in unnamed}
    for rule_name, rule in RULES.items():
        if not any(kind_of(each) in rule.kinds and rule_name != rule_for(profile, each) for each in unnamed):
            continue
        for name, constraint in names_by_rule(rule_name, table, profile).items():
            told[id(constraint)][rule_name] = name
    for each in but:
        told.pop(id(each), None)

    def knowing(constraint: Constraint) -> Constraint:
        names = told.get(id(constraint))
        return replace(constraint, elsewhere=constraint.elsewhere.update(names)) if names else constraint

    return map_constraints(table, knowing)


def remembering_without(table: Table, gone: Collection[Constraint], profile: Profile) -> Table:
    """The table, still with constraints that are about to go: the others of their kinds won't take over their numbers.

    The leaving ones stay the same objects.
    """
    kinds = {type(each) for each in gone if each.implicit or each.name is None}
    if not kinds or not any(type(each) in kinds and each not in gone for each in _unnamed(table)):
        return table
    return remembering(table, profile, but=gone)


def follow_table_elsewhere(constraint: Constraint, old: str, new: str) -> Constraint:
    """The constraint after its table was renamed, in databases where the name follows too."""
    changed = {
        rule_name: renamed
        for rule_name, name in constraint.elsewhere.items()
        if (renamed := name_after_table(rule_name, name, old, new)) != name
    }
    return replace(constraint, elsewhere=constraint.elsewhere.update(changed)) if changed else constraint


def _unnamed(table: Table) -> list[Constraint]:
    return [each for each in table.constraints if (each.implicit or each.name is None) and not is_unheard_of(each)]
