"""Constraints of the catalog: their conventional names, and finding the one that another means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import astuple, replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conventions import with_conventional_names
from sqlgen.catalog.implied_indexes import without_counting
from sqlgen.catalog.tables import with_constraint, without_constraint
from sqlgen.catalog.values import Check, Constraint, Exclude, ExcludeElement, ForeignKey, PrimaryKey, Table, Unique
from sqlgen.profile.model import Profile


def with_conventional_name(value: Constraint, table_name: str, schema: str | None, catalog: Catalog) -> Constraint:
    """The constraint with the name that the catalog's naming convention gives it, final either way."""
    return named_by(catalog.naming_convention, value, table_name, schema, catalog.profile)


def named_by(
    convention: Mapping[str, Any] | None, value: Constraint, table_name: str, schema: str | None, profile: Profile
) -> Constraint:
    """The constraint with the name that a convention gives it; `conv` names stay."""
    alone = with_constraint(Table(table_name, schema=schema), value)
    return with_conventional_names(alone, profile, convention).constraints[0]


def constraint_like(wanted: Constraint, table: Table) -> Constraint | None:
    """The constraint of a table that is `wanted` itself, or has its name, or (youngest first) says the same.

    Of two that say the same, one with a name of its own and one without, it is the one that is like `wanted` there.
    Quotes that a name doesn't need don't count: a column that was renamed and back stands in them.
    """
    same_kind = [each for each in table.constraints if type(each) is type(wanted)]
    for each in same_kind:
        if each is wanted or (wanted.name is not None and each.name == wanted.name):
            return each
    said = definition(wanted)
    alike = [each for each in reversed(same_kind) if definition(each) == said]
    if not alike:
        said = _bare(said)
        alike = [each for each in reversed(same_kind) if _bare(definition(each)) == said]
    return next((each for each in alike if _unnamed(each) == _unnamed(wanted)), alike[0] if alike else None)


def _unnamed(constraint: Constraint) -> bool:
    """Whether its author gave it no name."""
    return constraint.name is None or constraint.implicit


_NEEDLESS_QUOTES = re.compile(r"""('(?:[^']|'')*')|(["`])([A-Za-z_]\w*)\2""")


def _bare(said: Any) -> Any:
    """A definition without quotes around plain names; string literals stay as they are."""
    if isinstance(said, str):
        return _NEEDLESS_QUOTES.sub(lambda match: match[1] or match[3], said)
    if isinstance(said, ExcludeElement):
        return tuple(map(_bare, astuple(said)))
    return tuple(map(_bare, said)) if isinstance(said, tuple) else said


def definition(constraint: Constraint) -> tuple[Any, ...]:
    """What a constraint says, whatever it is called."""
    return (type(constraint), *(getattr(constraint, name) for name in _SAID[type(constraint)]))


_SAID: dict[type, tuple[str, ...]] = {
    kind: tuple(name for name in kind.__struct_fields__ if name not in ("name", "implicit", "elsewhere"))
    for kind in (PrimaryKey, Unique, ForeignKey, Check, Exclude)
}


def counting_stopped_by(constraint: Constraint, catalog: Catalog, table: Table) -> tuple[str, ...]:
    """Columns that count up only as long as the key is there (MySQL, SQLite)."""
    if not isinstance(constraint, PrimaryKey):
        return ()
    left = without_counting(without_constraint(table, constraint), constraint, catalog.profile)
    pairs = zip(table.columns, left.columns, strict=True)
    return tuple(before.name for before, after in pairs if before.autoincrement and not after.autoincrement)


def counting_options(constraint: Constraint, table: Table) -> dict[str, Any]:
    """Options of the table that go with its primary key: SQLite's AUTOINCREMENT."""
    if not isinstance(constraint, PrimaryKey):
        return {}
    return {name: value for name, value in table.options.items() if name.endswith("_autoincrement")}


def unnamed_by(convention: Mapping[str, Any], name: str | None, table: Table, profile: Profile) -> Constraint | None:
    """The unnamed constraint that a batch's naming convention would have called so."""
    for constraint in table.constraints:
        if constraint.implicit or constraint.name is None:
            unnamed = replace(constraint, name=None, implicit=False)
            if named_by(convention, unnamed, table.name, table.schema, profile).name == name:
                return constraint
    return None
