"""What a database calls a constraint whose author gave it no name.

A strategy is chosen by name in the profile's ``[implicit_names]``. It sees the table as far as it is
named already, and says the name that the server will choose. "random" (only the server knows) and
"none" (there is no name) both give None.

Sources: the servers themselves (tests/catalog/test_naming.py asks PostgreSQL and MariaDB), and for MySQL the
manual: "FOREIGN KEY Constraints", "CHECK Constraints", "CREATE TABLE Statement" (index names), "RENAME TABLE".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.catalog.expressions import columns_in, words_in
from sqlgen.catalog.tables import is_known, map_constraints, without_constraint
from sqlgen.catalog.values import Check, Constraint, Exclude, ForeignKey, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile

Taken: TypeAlias = Callable[[str], bool]


def _free(_name: str) -> bool:
    return False


class Unnamed(Struct, frozen=True):
    """A constraint that waits for its name.

    ``beside`` are the table's constraints that have theirs (None: all of ``table``); ``taken`` tells what the
    schema holds beyond the table; ``creating`` says that the constraint stands in CREATE TABLE.
    """

    constraint: Constraint
    table: Table
    profile: Profile
    taken: Taken = _free
    creating: bool = True
    beside: Sequence[Constraint] | None = None

    def constraints(self) -> Sequence[Constraint]:
        return self.table.constraints if self.beside is None else self.beside

    def names(self) -> list[str]:
        return [constraint.name for constraint in self.constraints() if constraint.name is not None]


Strategy: TypeAlias = Callable[[Unnamed], "str | None"]

KINDS: dict[type, str] = {
    PrimaryKey: "primary_key",
    Unique: "unique",
    ForeignKey: "foreign_key",
    Check: "check",
    Exclude: "exclude",
}


def kind_of(constraint: Constraint) -> str:
    """The key of a constraint's kind in a profile: primary_key, unique, foreign_key, check, exclude."""
    return KINDS[type(constraint)]


# PostgreSQL

_LABELS = {"primary_key": "pkey", "unique": "key", "foreign_key": "fkey", "check": "check", "exclude": "excl"}
_INDEX_BACKED = frozenset({"primary_key", "unique", "exclude"})


def postgresql_object_name(first: str, second: str | None, label: str, *, limit: int = 63) -> str:
    """``first_second_label``, the longer of the two shortened byte by byte until it fits into ``limit`` bytes."""
    plain = f"{first}_{second}_{label}" if second else f"{first}_{label}"
    if len(plain) <= limit and plain.isascii():
        return plain
    one = first.encode()
    two = second.encode() if second else b""
    available = limit - len(label.encode()) - (2 if second else 1)
    one_length, two_length = len(one), len(two)
    excess = one_length + two_length - available
    if excess > 0:  # shrink the longer down to the other, then both in turn, the second first
        difference = one_length - two_length
        cut = min(excess, abs(difference))
        if difference > 0:
            one_length -= cut
        else:
            two_length -= cut
        rest = excess - cut
        two_length -= (rest + 1) // 2
        one_length -= rest // 2
    parts = [_clip(one, one_length)]
    if second:
        parts.append(_clip(two, two_length))
    return "_".join([*parts, label])


def _clip(text: bytes, length: int) -> str:
    """At most ``length`` bytes, without half a character at the end."""
    return text[: max(length, 0)].decode(errors="ignore")


def postgresql_name(first: str, second: str | None, label: str, taken: Taken, *, limit: int = 63) -> str:
    """The object name, with 1, 2, ... after the label until nothing has it."""
    name = postgresql_object_name(first, second, label, limit=limit)
    number = 0
    while taken(name):
        number += 1
        name = postgresql_object_name(first, second, f"{label}{number}", limit=limit)
    return name


def _postgresql_label(unnamed: Unnamed) -> str | None:
    """None for a check of which nobody can tell the columns."""
    kind = kind_of(unnamed.constraint)
    second: str | None = None
    if isinstance(unnamed.constraint, Check):
        columns = columns_read(unnamed.constraint.sqltext, unnamed.table, unnamed.profile)
        if columns is None:
            return None
        second = next(iter(columns)) if len(columns) == 1 else None
    else:
        second = _postgresql_columns(unnamed.constraint)
    own = set(unnamed.names())
    if kind in _INDEX_BACKED:
        own.update((unnamed.table.name, *(index.name for index in unnamed.table.indexes)))

    def taken(name: str) -> bool:
        return name in own or unnamed.taken(name)

    return postgresql_name(
        unnamed.table.name,
        second,
        _LABELS[kind],
        taken,
        limit=unnamed.profile.identifiers.max_length or 63,
    )


def columns_read(sqltext: str, table: Table, profile: Profile) -> frozenset[str] | None:
    """The columns of a table that an expression reads; None if nobody can tell.

    Where the table is known, so are its columns: no other word is one, and the words of a text that can't
    be parsed are told apart by them.
    """
    columns = columns_in(sqltext, profile)
    if not is_known(table):
        return columns
    words = words_in(sqltext, profile) if columns is None else columns
    if words is None:
        return None
    folded = {fold(profile, word) for word in words}
    return frozenset(column.name for column in table.columns if fold(profile, column.name) in folded)


def _postgresql_columns(constraint: PrimaryKey | Unique | ForeignKey | Exclude) -> str | None:
    if isinstance(constraint, PrimaryKey):
        return None
    if isinstance(constraint, ForeignKey):
        return "_".join(constraint.columns)
    if isinstance(constraint, Exclude):
        return "_".join(_numbered([element.column or "expr" for element in constraint.elements]))
    return "_".join(_numbered(constraint.columns))


def _numbered(columns: Sequence[str]) -> list[str]:
    """Column names of an index: a second one of the same name gets a number."""
    names: list[str] = []
    for column in columns:
        name, number = column, 0
        while name in names:
            number += 1
            name = f"{column}{number}"
        names.append(name)
    return names


def _postgresql_sequence(table: str, column: str, taken: Taken, limit: int) -> str:
    return postgresql_name(table, column, "seq", taken, limit=limit)


SEQUENCE_RULES: dict[str, Callable[[str, str, Taken, int], str]] = {"postgresql_label": _postgresql_sequence}


def sequence_name(table: str, column: str, profile: Profile, taken: Taken) -> str | None:
    """What the sequence behind a SERIAL or identity column is called; None where there is none to be seen."""
    rule = SEQUENCE_RULES.get(profile.implicit_names.sequence)
    return None if rule is None else rule(table, column, taken, profile.identifiers.max_length)


# MySQL and MariaDB


def _mysql_primary(_unnamed: Unnamed) -> str:
    return "PRIMARY"


_NUMBER = re.compile(r"[1-9][0-9]*")


def _numbers(names: Iterable[str], prefix: str) -> list[int]:
    start, length = prefix.casefold(), len(prefix)
    ends = [name[length:] for name in names if name[:length].casefold() == start]
    return [int(end) for end in ends if _NUMBER.fullmatch(end)]


def _counted(unnamed: Unnamed, prefix: str) -> str:
    """CREATE TABLE counts its unnamed ones from 1; ALTER TABLE takes the highest number so far, plus 1."""
    names = unnamed.names()
    if unnamed.creating:
        names = [constraint.name for constraint in unnamed.constraints() if constraint.implicit and constraint.name]
    return f"{prefix}{max(_numbers(names, prefix), default=0) + 1}"


def _mysql_ibfk(unnamed: Unnamed) -> str:
    return _counted(unnamed, f"{unnamed.table.name}_ibfk_")


def _mysql_chk(unnamed: Unnamed) -> str:
    return _counted(unnamed, f"{unnamed.table.name}_chk_")


def _mariadb_constraint(unnamed: Unnamed) -> str:
    """``CONSTRAINT_N`` with the first number that is free."""
    taken = set(_numbers(unnamed.names(), "CONSTRAINT_"))
    number = 1
    while number in taken:
        number += 1
    return f"CONSTRAINT_{number}"


def _first_column(unnamed: Unnamed) -> str | None:
    """A key is called like its first column, then ``column_2``, ``column_3``; nothing else is called PRIMARY."""
    if not isinstance(unnamed.constraint, Unique) or not unnamed.constraint.columns:
        return None
    keys: list[str | None] = [index.name for index in unnamed.table.indexes]
    keys += [constraint.name for constraint in unnamed.constraints() if isinstance(constraint, Unique)]
    return free_key_name(unnamed.constraint.columns[0], (key for key in keys if key is not None))


def free_key_name(wanted: str, taken: Iterable[str]) -> str:
    """The name that MySQL makes of the one that it wants for a key, when others are taken."""
    folded = {"primary", *(name.casefold() for name in taken)}
    name, number = wanted, 1
    while name.casefold() in folded:
        number += 1
        name = f"{wanted}_{number}"
    return name


def _no_name(_unnamed: Unnamed) -> None:
    return None


class Rule(Struct, frozen=True):
    """A strategy, whose database it is, and which kinds of constraints it names.

    ``follows_table``: patterns of names that the database renames along with the table, ``{}`` for the table's name.
    """

    strategy: Strategy
    database: str = ""
    kinds: frozenset[str] = frozenset()
    follows_table: str | None = None


RULES: dict[str, Rule] = {
    "postgresql_label": Rule(_postgresql_label, "PostgreSQL", frozenset(_LABELS)),
    "mysql_primary": Rule(_mysql_primary, "MySQL", frozenset({"primary_key"})),
    "first_column": Rule(_first_column, "MySQL", frozenset({"unique"})),
    "mysql_ibfk": Rule(_mysql_ibfk, "MySQL", frozenset({"foreign_key"}), follows_table="{}_ibfk_"),
    "mysql_chk": Rule(_mysql_chk, "MySQL", frozenset({"check"}), follows_table="{}_chk_"),
    "mariadb_constraint": Rule(_mariadb_constraint, "MariaDB", frozenset({"check"})),
    "random": Rule(_no_name),
    "none": Rule(_no_name),
}


def rule_for(profile: Profile, constraint: Constraint) -> str:
    """The name of the profile's strategy for this kind of constraint."""
    rule: str = getattr(profile.implicit_names, kind_of(constraint))
    return rule


def with_name(unnamed: Unnamed) -> Constraint:
    """The constraint as the database will know it: with its implicit name, when the author gave none."""
    constraint = unnamed.constraint
    if constraint.name is not None or is_unheard_of(constraint):
        return constraint
    return replace(constraint, name=implicit_name(unnamed), implicit=True)


def is_unheard_of(constraint: Constraint) -> bool:
    """Whether it is of a kind that no rule speaks of."""
    return isinstance(constraint, Check) and constraint.verbatim


def implicit_name(unnamed: Unnamed) -> str | None:
    """What the database calls a constraint that has no name of its own."""
    return RULES[rule_for(unnamed.profile, unnamed.constraint)].strategy(unnamed)


def follow_table(constraint: Constraint, old: str, new: str, profile: Profile) -> Constraint:
    """The constraint after its table was renamed: MySQL renames ``old_ibfk_1`` along, most others leave the name."""
    if constraint.name is None:
        return constraint
    name = name_after_table(rule_for(profile, constraint), constraint.name, old, new)
    return constraint if name == constraint.name else replace(constraint, name=name)


def name_after_table(rule_name: str, name: str, old: str, new: str) -> str:
    """What a constraint's name is once its table is renamed from ``old`` to ``new``, by the rule that it follows."""
    pattern = RULES[rule_name].follows_table
    if pattern is None or not name.startswith(pattern.format(old)):
        return name
    return pattern.format(new) + name[len(pattern.format(old)) :]


_ORDER = ("check", "primary_key", "unique", "exclude", "foreign_key")  # in which PostgreSQL makes them


def name_constraints(table: Table, profile: Profile, taken: Callable[[str, str], bool]) -> Table:
    """A new table with the names that its unnamed constraints get; ``taken`` is asked for a kind and a name."""
    unnamed = [constraint for constraint in table.constraints if constraint.name is None]
    if not unnamed:
        return table
    so_far = [constraint for constraint in table.constraints if constraint.name is not None]
    names: dict[int, Constraint] = {}
    for constraint in sorted(unnamed, key=lambda each: _ORDER.index(kind_of(each))):
        kind = kind_of(constraint)
        named = with_name(Unnamed(constraint, table, profile, taken=partial(taken, kind), beside=so_far))
        so_far.append(named)
        names[id(constraint)] = named
    return map_constraints(table, lambda constraint: names.get(id(constraint), constraint))


def named_by_database(table: Table, profile: Profile) -> frozenset[int]:
    """The ``id`` of each constraint whose stored name is what CREATE TABLE would make it without one."""
    stored = table.constraints
    if not any(constraint.implicit and constraint.name is not None for constraint in stored):
        return frozenset()
    # for most tables it is enough to ask for each name by itself; who shares one with another is numbered
    declared = [each for each in stored if not each.implicit]
    implicit = [each for each in stored if each.implicit]
    if all(implicit_name(Unnamed(each, table, profile, beside=declared)) == each.name for each in implicit):
        return frozenset(map(id, implicit))
    found = frozenset(map(id, implicit))
    while True:
        left = _still_named_so(found, table, profile)
        if left == found:
            return found
        found = left  # one that must be written with its name isn't counted, so others get other numbers


def _still_named_so(unnamed: frozenset[int], table: Table, profile: Profile) -> frozenset[int]:
    """Those of the constraints that get their stored names when only these are written without."""

    def written(constraint: Any) -> Any:
        return replace(constraint, name=None) if id(constraint) in unnamed else replace(constraint, implicit=False)

    named = name_constraints(map_constraints(table, written), profile, lambda _kind, _name: False)
    pairs = zip(table.constraints, named.constraints, strict=True)
    return frozenset(id(each) for each, by_rule in pairs if id(each) in unnamed and each.name == by_rule.name)


def would_be_named_so(constraint: Constraint, table: Table, profile: Profile) -> bool:
    """Whether ALTER TABLE would give the constraint its stored name if it had none."""
    if not constraint.implicit or constraint.name is None:
        return False
    same = (each for each in table.constraints if type(each) is type(constraint) and each.name == constraint.name)
    others = without_constraint(table, next(same, constraint))
    by_rule = with_name(Unnamed(_without_implicit_name(constraint), others, profile, creating=False))
    return by_rule.name == constraint.name


def _without_implicit_name(constraint: Any) -> Any:
    return replace(constraint, name=None) if constraint.implicit else constraint
