"""What columns, constraints and indexes ask of a database in vain, by its profile.

SQLAlchemy spells a clause whether or not the server knows it; a script that a server refuses halfway is
worse than none. Each answer is a reason for a person, in the words of the profile, and the ways out that there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlgen.catalog.values import Column, Constraint, Exclude, ForeignKey, Index, Table
from sqlgen.compiler.defaults import needs_default_expression
from sqlgen.compiler.index_expressions import is_expression
from sqlgen.profile import Profile
from sqlgen.profile.vocabulary import FEATURES


class Reason(NamedTuple):
    """Why something can't be made, and what else can be."""

    why: str
    ways_out: tuple[str, ...] = ()


def table_reasons(table: Table, profile: Profile) -> Iterator[Reason]:
    """Why a table can't be created as it is. Its indexes are statements of their own."""
    if table.prefixes:
        yield from _prefix_reasons(" ".join(" ".join(table.prefixes).upper().split()), profile)
    for column in table.columns:
        if column.computed is not None or column.server_default is not None:  # most have neither, and no reasons
            yield from column_reasons(column, profile)
    for constraint in table.constraints:
        yield from constraint_reasons(constraint, profile)


def _prefix_reasons(prefix: str, profile: Profile) -> Iterator[Reason]:
    known = profile.options.table_prefixes
    if prefix in known:
        return
    if not profile.has("temporary_table") and {"TEMP", "TEMPORARY"} & set(prefix.split()):
        why = profile.lacks("temporary_table")
    else:
        why = f"what can stand there is {' or '.join(known)}" if known else "nothing can stand there"
    yield Reason(f"{profile.title} has no CREATE {prefix} TABLE: {why}")


def column_reasons(column: Column, profile: Profile) -> Iterator[Reason]:
    """Why a column can't be made as it is."""
    if column.computed is not None and column.computed.persisted is not None:
        asked = "computed_stored" if column.computed.persisted else "computed_virtual"
        yield from _lacking(asked, column.name, profile)
    if column.computed is not None and not column.nullable:
        yield from _lacking("computed_not_null", column.name, profile)
    if needs_default_expression(column, profile):
        yield from _lacking("default_expression", column.name, profile)


def constraint_reasons(constraint: Constraint, profile: Profile) -> Iterator[Reason]:
    """Why a constraint can't be made as it is."""
    for feature in _asked_by_constraint(constraint):
        yield from _lacking(feature, constraint.name, profile)
    if isinstance(constraint, Exclude) and not profile.can("add_exclude"):
        yield Reason(profile.reason_never("add_exclude") or f"{profile.title} has no EXCLUDE constraints")


def index_reasons(index: Index, profile: Profile) -> Iterator[Reason]:
    """Why an index can't be made as it is."""
    asked = list(_asked_by_options(index.options))
    if any(is_expression(part, profile) for part in index.parts):
        asked.append("expression_index")
    if any(keyword.endswith("_with_parser") and index.options[keyword] == "ngram" for keyword in index.options):
        asked.append("ngram_parser")
    if any("NULLS" in part.suffix.upper().split() for part in index.parts):
        asked.append("nulls_first_index")
    for feature in asked:
        yield from _lacking(feature, index.name, profile)


def _asked_by_constraint(constraint: Constraint) -> Iterator[str]:
    if constraint.deferrable or constraint.initially:
        yield "deferrable"
    if isinstance(constraint, ForeignKey):
        if constraint.onupdate:
            yield "foreign_key_on_update"
        if "SET DEFAULT" in ((constraint.ondelete or "").upper(), (constraint.onupdate or "").upper()):
            yield "foreign_key_set_default"
        if constraint.match:
            yield "foreign_key_match"
    yield from _asked_by_options(constraint.options)


def _asked_by_options(options: Mapping[str, Any]) -> Iterator[str]:
    if any(keyword.endswith("_nulls_not_distinct") and options[keyword] is not None for keyword in options):
        yield "nulls_not_distinct"


def _lacking(feature: str, name: str | None, profile: Profile) -> Iterator[Reason]:
    if not profile.has(feature):
        whose = f" ({name})" if name else ""
        ways_out: tuple[str, ...] = ()
        if feature == "deferrable" and profile.portable.deferrable:
            ways_out = (f"--types portable writes it without DEFERRABLE, {profile.portable.deferrable}",)
        if feature == "foreign_key_on_update" and profile.portable.on_update:
            ways_out = (f"--types portable leaves it out: {profile.portable.on_update}",)
        yield Reason(f"{FEATURES[feature]}{whose}: {profile.lacks(feature)}", ways_out)
