"""Altering a column: type, nullability, default, comment, name, and what dialects add."""

from __future__ import annotations

from typing import Any, Self

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.key_types import types_for
from sqlgen.catalog.tables import Position, by_name, column_of, is_known, with_column_moved
from sqlgen.catalog.values import Check, Column, Table
from sqlgen.operations.altered_column import ASPECTS, Change, checks_of_type, existing_column
from sqlgen.operations.arguments import Comment, ServerDefault, TypeArgument
from sqlgen.operations.base import AlterTableOp, is_placed, known_from_batch, qualified
from sqlgen.operations.column_arguments import as_existing, as_modification, exchanged_pairs, position_in
from sqlgen.operations.column_types import unknown_enum_types, with_enum_types
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.profile.model import Profile


@Operations.register_operation("alter_column")
@BatchOperations.register_operation("alter_column", "batch_alter_column")
class AlterColumnOp(AlterTableOp):
    """Change a column. Once completed it knows the whole column before and after."""

    template = "alter_column"

    _before: Column | None = None
    """The column before; what isn't known of it is named in `unknown`."""

    _after: Column | None = None
    """The column after."""

    changed: tuple[str, ...] = ()
    """Which of `altered_column.ASPECTS` differ; where the column before isn't known, all that the author spoke of."""

    unknown: frozenset[str] = frozenset()
    """Which of "type", "nullable" nobody told: a database that restates the column can't go on without them."""

    _checks_before: tuple[Check, ...] = ()
    """CHECKs that came with the old type, and go with it."""

    _checks_after: tuple[Check, ...] = ()
    """CHECKs that come with the new type."""

    _place: Position | None = None
    """Where the column is moved to; of a completed operation, None unless it moves."""

    _place_before: Position | None = None
    """Where a moved column was."""

    for_key: bool = False
    """Whether it gives the column a type that a key can be over, before an operation that adds one."""

    _profile: Profile | None = None

    _restores: tuple[Column, tuple[Check, ...]] | None = None
    """The reverse of a completed operation: the column as it stood there before, and its type's CHECKs."""

    def __init__(
        self,
        table_name: str,
        column_name: str,
        *,
        schema: str | None = None,
        existing_type: Any | None = None,
        existing_server_default: Any = False,
        existing_nullable: bool | None = None,
        existing_comment: str | None = None,
        modify_nullable: bool | None = None,
        modify_comment: Comment = False,
        modify_server_default: Any = False,
        modify_name: str | None = None,
        modify_type: Any | None = None,
        **kw: Any,
    ) -> None:
        super().__init__(table_name, schema=schema)
        self.column_name = column_name
        self.existing_type = existing_type
        self.existing_server_default = existing_server_default
        self.existing_nullable = existing_nullable
        self.existing_comment = existing_comment
        self.modify_nullable = modify_nullable
        self.modify_comment = modify_comment
        self.modify_server_default = modify_server_default
        self.modify_name = modify_name
        self.modify_type = modify_type
        self.kw = kw

    @classmethod
    def alter_column(
        cls,
        operations: Operations,
        table_name: str,
        column_name: str,
        *,
        nullable: bool | None = None,
        comment: Comment = False,
        server_default: ServerDefault = False,
        new_column_name: str | None = None,
        type_: TypeArgument | None = None,
        existing_type: TypeArgument | None = None,
        existing_server_default: ServerDefault = False,
        existing_nullable: bool | None = None,
        existing_comment: str | None = None,
        schema: str | None = None,
        **kw: Any,
    ) -> None:
        """Change what is given of a column, and leave the rest as it is.

        `server_default=None` and `comment=None` remove; a string default is a value, `text()` is SQL,
        `Identity()` and `Computed()` are taken, too. The `existing_*` are needed only for tables that no
        revision created. `**kw` takes `autoincrement` and what dialects add: `postgresql_using` and `sqlite_using`
        are SQL that makes the new value of the old ones.
        """
        operations.invoke(
            cls(
                table_name,
                column_name,
                schema=schema,
                existing_type=existing_type,
                existing_server_default=existing_server_default,
                existing_nullable=existing_nullable,
                existing_comment=existing_comment,
                modify_name=new_column_name,
                modify_type=type_,
                modify_server_default=server_default,
                modify_nullable=nullable,
                modify_comment=comment,
                **kw,
            )
        )

    @classmethod
    def batch_alter_column(
        cls,
        operations: BatchOperations,
        column_name: str,
        *,
        nullable: bool | None = None,
        comment: Comment = False,
        server_default: ServerDefault = False,
        new_column_name: str | None = None,
        type_: TypeArgument | None = None,
        existing_type: TypeArgument | None = None,
        existing_server_default: ServerDefault = False,
        existing_nullable: bool | None = None,
        existing_comment: str | None = None,
        insert_before: str | None = None,
        insert_after: str | None = None,
        **kw: Any,
    ) -> None:
        """Change what is given of a column of the batch's table; a rebuild may also move it next to another."""
        batch = operations.settings
        beside = {"insert_before": insert_before, "insert_after": insert_after}
        operations.invoke(
            cls(
                batch.table_name,
                column_name,
                schema=batch.schema,
                existing_type=existing_type,
                existing_server_default=existing_server_default,
                existing_nullable=existing_nullable,
                existing_comment=existing_comment,
                modify_name=new_column_name,
                modify_type=type_,
                modify_server_default=server_default,
                modify_nullable=nullable,
                modify_comment=comment,
                **{keyword: name for keyword, name in beside.items() if name is not None},
                **kw,
            )
        )

    def has_changes(self) -> bool:
        """Whether it changes anything at all; `modify_*` beyond the named ones count when they aren't None."""
        named = (
            self.modify_nullable is not None
            or self.modify_server_default is not False
            or self.modify_type is not None
            or self.modify_comment is not False
            or self.modify_name is not None
        )
        return named or any(keyword.startswith("modify_") and value is not None for keyword, value in self.kw.items())

    def to_diff_tuple(self) -> list[tuple[Any, ...]]:
        """A list: a 7-tuple for each of type, nullability, default and comment that changes."""
        existing = {
            "existing_type": self.existing_type,
            "existing_nullable": self.existing_nullable,
            "existing_server_default": self.existing_server_default,
            "existing_comment": self.existing_comment,
        }
        modified = (
            ("modify_type", "existing_type", self.modify_type, None),
            ("modify_nullable", "existing_nullable", self.modify_nullable, None),
            ("modify_default", "existing_server_default", self.modify_server_default, False),
            ("modify_comment", "existing_comment", self.modify_comment, False),
        )
        return [
            (
                tag,
                self.schema,
                self.table_name,
                self.column_name,
                {keyword: value for keyword, value in existing.items() if keyword != own},
                existing[own],
                new,
            )
            for tag, own, new, not_given in modified
            if new is not not_given
        ]

    def reverse(self) -> AlterColumnOp:
        """The operation with `existing_*` and `modify_*` exchanged, unnamed pairs in `kw` included."""
        if self._before is not None and self._after is not None and self._profile is not None and not self.unknown:
            return self._reverse_of_known(self._before, self._after, self._profile)
        return AlterColumnOp(
            self.table_name,
            self.column_name if self.modify_name is None else self.modify_name,
            schema=self.schema,
            modify_name=None if self.modify_name is None else self.column_name,
            **self._exchanged("type", None),
            **self._exchanged("nullable", None),
            **self._exchanged("server_default", False),
            **self._exchanged("comment", False),
            **exchanged_pairs(self.kw),
        )

    def _exchanged(self, aspect: str, not_given: Any) -> dict[str, Any]:
        """The pair of one aspect, exchanged if it is modified, else as it is."""
        existing, modified = getattr(self, f"existing_{aspect}"), getattr(self, f"modify_{aspect}")
        if modified is not_given:
            return {f"existing_{aspect}": existing}
        return {f"existing_{aspect}": modified, f"modify_{aspect}": existing}

    def _reverse_of_known(self, before: Column, after: Column, profile: Profile) -> AlterColumnOp:
        modified: dict[str, Any] = {}
        for aspect in self.changed:
            if aspect == "position":
                continue
            modified.update(as_modification(aspect, before, profile))
        kw = {keyword: value for keyword, value in self.kw.items() if not keyword.endswith(_ONE_WAY)}
        reversed_ = AlterColumnOp(
            self.table_name,
            after.name,
            schema=self.schema,
            **as_existing(after, profile),
            **{**exchanged_pairs(kw), **modified},
        )
        reversed_._restores = (before, self._checks_before)
        reversed_._place = self._place_before
        return reversed_

    def complete(self, catalog: Catalog) -> Self:
        """A copy that knows the column before and after.

        On a table that isn't known the `existing_*` stand for the column; what they leave open is `unknown`.
        """
        completed = super().complete(catalog)
        catalog = known_from_batch(self, catalog)
        table = catalog.table(self.table_name, self.schema)
        known = column_of(table, self.column_name, catalog.profile)
        before = existing_column(self, catalog.profile) if known is None else known
        if known is None:
            completed.unknown = frozenset(
                aspect
                for aspect, told in (("type", self.existing_type), ("nullable", self.existing_nullable))
                if told is None and getattr(self, f"modify_{aspect}") is None
            )
        change = Change(completed, before, checks_of_type(self, before.name, table, catalog), catalog)
        completed._profile = catalog.profile
        completed._before = before
        completed._after = change.after()
        if self.modify_type is not None and self._restores is None:
            completed._after = _as_in_keys(before, completed._after, table, catalog)
        completed._place, completed._place_before = completed._places(table, catalog.profile)
        completed.changed = change.changed(completed._after, sure=known is not None and is_known(table))
        completed._checks_before, completed._checks_after = change.checks(completed.changed)
        completed._new_enum_types = unknown_enum_types([completed._after.type], catalog)
        for argument, value in as_existing(before, catalog.profile).items():
            if known is not None or (argument == "existing_type" and not completed._checks_before):
                setattr(completed, argument, value)
        return completed

    @property
    def position(self) -> Position | None:
        """Where the column was asked to go; None to leave it in its place."""
        return self._place or position_in(self.kw)

    def _places(self, table: Table, profile: Profile) -> tuple[Position | None, Position | None]:
        """Where the column goes, and where it stands now; twice None where it doesn't move."""
        wanted = self.position
        if wanted is None or not (is_placed(self, profile) or (self._place is not None and profile.rebuilds)):
            return None, None
        column = by_name(table.columns, self.column_name, profile)
        if column is None or wanted.column is None:
            return wanted, None
        moved = with_column_moved(table, column, wanted, profile)
        if [each.name for each in moved.columns] == [each.name for each in table.columns]:
            return None, None
        place = table.columns.index(column)
        return wanted, Position.after(table.columns[place - 1].name) if place else Position.first()

    def evolve(self, catalog: Catalog) -> Catalog:
        assert self._after is not None, "an operation evolves the catalog after complete()"
        catalog = known_from_batch(self, catalog)
        catalog = with_enum_types(catalog, self._new_enum_types)
        for check in self._checks_before:
            catalog = catalog.drop_constraint(self.table_name, check, schema=self.schema)
        catalog = catalog.alter_column(self.table_name, self.column_name, self._after, schema=self.schema)
        if self._place is not None:
            catalog = catalog.move_column(self.table_name, self._after.name, self._place, schema=self.schema)
        for check in self._checks_after:
            catalog = catalog.add_constraint(self.table_name, check, schema=self.schema)
        return catalog

    def describe(self) -> str:
        what = ", ".join(ASPECTS[aspect] for aspect in self.changed) or "nothing"
        changed = f": {what}{' for a key' if self.for_key else ''}" if self._after is not None else ""
        return f"alter column {self.column_name} of {qualified(self.table_name, self.schema)}{changed}"

    def subject_before(self, catalog: Catalog) -> Column | None:
        """The whole column before."""
        return self._before

    def subject_after(self, catalog: Catalog) -> Column | None:
        """The whole column after."""
        return self._after


def _as_in_keys(before: Column, after: Column, table: Table, catalog: Catalog) -> Column:
    """The column after, with a type that the keys which it stands in can be over."""
    changed = tuple(replace(after, name=each.name) if each is before else each for each in table.columns)
    types = types_for((*table.constraints, *table.indexes), replace(table, columns=changed), catalog)
    return replace(after, type=types[before.name]) if before.name in types else after


_ONE_WAY = ("_using", "insert_before", "insert_after")
"""Keywords that mean nothing on the way back."""
