"""How the rows of a table get into its new form: renames beforehand, then for each new column SQL over the old ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.types import TypeEngine

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.expressions import rename_column_in
from sqlgen.catalog.values import Column, Table
from sqlgen.compiler.affinity import affinity
from sqlgen.compiler.errors import RebuildImpossible
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import AddColumnOp, DropColumnOp
from sqlgen.operations.rebuild_table import Transfer
from sqlgen.profile.casts import Casts
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.identifiers import fold, quote
from sqlgen.profile.model import Profile


@dataclass(frozen=True, slots=True)
class Moved:
    """``renames`` (old name, new name) come before the rows are read, so that all else that names a column follows."""

    renames: tuple[tuple[str, str], ...]
    transfers: tuple[Transfer, ...]


def moved(operations: Iterable[MigrateOperation], old: Table, new: Table, profile: Profile) -> Moved:
    """What to rename and what to copy, in the order of the new columns.

    Not copied: generated columns, whose values are the database's, and new columns, which get their default. Where
    that is another one by the end, rows have the one that the column was added with: they were there before.
    A column that becomes NOT NULL takes its default where it was NULL. A new type takes what the database makes of the
    value by itself, or the cast that its profile names; with SQLite's affinities only text and bytes are cast, since a
    cast to a number would make 0 of what isn't one. The author's `*_using` goes before all that.
    """
    sources = _Sources(old, profile)
    for operation in operations:
        if isinstance(operation, DropColumnOp):
            sources.drop(operation.column_name)
        elif isinstance(operation, AddColumnOp) and operation._value is not None:
            sources.add(operation._value)
        elif isinstance(operation, AlterColumnOp):
            sources.alter(operation)
    return sources.moved(new)


class _Sources:
    """Where each column's values come from, by its current name, while operations pass."""

    def __init__(self, old: Table, profile: Profile) -> None:
        self._profile = profile
        self._columns = {column.name: column for column in old.columns}
        self._expressions = {
            self._key(column.name): quote(profile, column.name) for column in old.columns if not column.computed
        }
        self._old_names = {self._key(column.name): column.name for column in old.columns}
        self._now = {self._key(column.name): column.name for column in old.columns}  # spelled as it is called now
        self._added: dict[str, str] = {}  # columns that the old table hasn't, and whose values are their default yet

    def _key(self, name: str) -> str:
        return fold(self._profile, name)

    def drop(self, name: str) -> None:
        """The column isn't there any more, or begins anew."""
        for known in (self._expressions, self._old_names, self._now, self._added):
            known.pop(self._key(name), None)

    def add(self, column: Column) -> None:
        """A column that the old table hasn't."""
        self.drop(column.name)
        self._added[self._key(column.name)] = column.name

    def alter(self, operation: AlterColumnOp) -> None:
        """The values are converted, or the column is called otherwise."""
        before, after = operation._before, operation._after
        assert before is not None, "planned after complete()"
        assert after is not None, "planned after complete()"
        expression = self._altered(operation, before, after)
        old_name = self._old_names.get(self._key(before.name))
        added = self._key(before.name) in self._added and expression is None
        self.drop(before.name)
        key = self._key(after.name)
        if added:
            self._added[key] = after.name
        if old_name is not None:
            self._old_names[key], self._now[key] = old_name, after.name
        if expression is not None:
            self._expressions[key] = expression

    def _altered(self, operation: AlterColumnOp, before: Column, after: Column) -> str | None:
        using = using_of(operation, self._profile)
        if using is not None:
            return _filled(f"({self._in_old_names(using, operation)})", before, after)
        key = self._key(before.name)
        expression = self._expressions.get(key)
        if expression is None and before.computed is not None and key in self._old_names:
            return quote(self._profile, self._old_names[key])  # it becomes a plain column: its values stay
        if expression is None and key in self._added:
            expression = self._first_value(operation, before, after)
        return None if expression is None else _converted(expression, before, after, self._profile)

    def _first_value(self, operation: AlterColumnOp, before: Column, after: Column) -> str | None:
        """What the rows have in a new column; None where that is what they get by its default."""
        if before.computed is not None and after.computed is None:
            return f"({self._in_old_names(before.computed.sqltext, operation)})"
        if after.computed is not None or before.autoincrement or before.identity is not None:
            return None
        first = before.server_default or "NULL"
        stays = before.server_default == after.server_default
        return (
            None if stays and (first == "NULL" or _by_affinity(first, before, after, self._profile) == first) else first
        )

    def _in_old_names(self, expression: str, operation: AlterColumnOp) -> str:
        """The author's expression, written in the names at its place, in those that the columns had at first."""
        for key, now in self._now.items():
            expression = self._renamed(expression, now, self._old_names[key], operation)
        return expression

    def _renamed(self, expression: str, name: str, other: str, operation: MigrateOperation) -> str:
        if name == other:
            return expression
        renamed = rename_column_in(expression, name, other, self._profile)
        if renamed is None:
            raise RebuildImpossible(
                f"it can't be told which columns this reads: {expression}",
                where=operation.source,
                why=f"{name} is renamed in the same rebuild",
                fix="rename the column in a batch of its own, before or after this one",
            )
        return renamed

    def moved(self, new: Table) -> Moved:
        """What to do for the table as it is to become."""
        if not self._profile.rebuild.renames_first:
            return Moved((), self._transfers(new, ()))
        names = {key: column.name for column in new.columns if (key := self._key(column.name)) in self._old_names}
        renames = tuple((self._old_names[key], name) for key, name in names.items() if self._old_names[key] != name)
        return Moved(renames, self._transfers(new, renames))

    def _transfers(self, new: Table, renames: tuple[tuple[str, str], ...]) -> tuple[Transfer, ...]:
        return tuple(
            Transfer(
                column.name,
                self._in_new_names(self._expressions[key], renames, new),
                self._old_names.get(key),
                self._is_verbatim(column, key),
            )
            for column in new.columns
            if column.computed is None and (key := self._key(column.name)) in self._expressions
        )

    def _is_verbatim(self, column: Column, key: str) -> bool:
        """Whether the new column has just the values of an old one, of the same type."""
        old = self._columns.get(self._old_names.get(key, ""))
        if old is None or self._expressions[key] != quote(self._profile, old.name):
            return False
        if column.collation != old.collation:
            return False
        if self._profile.rebuild.conversion == "affinity" and not old.type._isnull:
            return affinity(_spelled(column.type, self._profile)) == affinity(_spelled(old.type, self._profile))
        return bool(canonical(column.type) == canonical(old.type))

    def _in_new_names(self, expression: str, renames: tuple[tuple[str, str], ...], new: Table) -> str:
        for old_name, name in renames:
            renamed = rename_column_in(expression, old_name, name, self._profile)
            if renamed is None:
                raise RebuildImpossible(
                    f"it can't be told which columns of {new.name} this reads: {expression}",
                    why=f"{old_name} is renamed in the same rebuild",
                    fix="rename the column in a batch of its own, before or after this one",
                )
            expression = renamed
        return expression


def using_of(operation: AlterColumnOp, profile: Profile) -> str | None:
    """The SQL that the author gives for the new values: `*_using`."""
    for prefix in profile.options.prefixes:
        if operation.kw.get(f"{prefix}_using") is not None:
            return str(operation.kw[f"{prefix}_using"])
    return None


def _converted(expression: str, before: Column, after: Column, profile: Profile) -> str:
    if before.type is after.type or before.type._isnull:
        return _filled(expression, before, after)
    if profile.rebuild.conversion == "assignment":
        old, new = _spelled(before.type, profile), _spelled(after.type, profile)
        return _filled(_cast(expression, before, old, new, profile), before, after)
    return _filled(_by_affinity(expression, before, after, profile), before, after)


def _by_affinity(expression: str, before: Column, after: Column, profile: Profile) -> str:
    """With the cast that SQLite's affinity doesn't make, where conversions go by it."""
    if profile.rebuild.conversion != "affinity" or before.type is after.type or before.type._isnull:
        return expression
    old, new = affinity(_spelled(before.type, profile)), affinity(_spelled(after.type, profile))
    if old == new or new not in ("text", "blob"):
        return expression
    return f"CAST({expression} AS {'TEXT' if new == 'text' else 'BLOB'})"


def _cast(expression: str, before: Column, old: str, new: str, profile: Profile) -> str:
    """With the casts that the database doesn't make by itself when it assigns."""
    if profile.casts == Casts():
        return expression
    casts = profile.casts.needed(old, new)
    if casts is None:
        raise RebuildImpossible(
            f"no cast leads from {old} to {new}, for {before.name}",
            fix=f'say how the values are made: {profile.options.prefixes[0]}_using="..."',
        )
    for cast in casts:
        expression = f"CAST({expression} AS {cast})"
    return expression


def _filled(expression: str, before: Column, after: Column) -> str:
    """With the default in the place of NULL, where that isn't allowed any more."""
    if before.nullable and not after.nullable and after.server_default is not None:
        return f"coalesce({expression}, {after.server_default})"
    return expression


def _spelled(type_: TypeEngine[object], profile: Profile) -> str:
    return str(make_dialect(profile).type_compiler_instance.process(type_))
