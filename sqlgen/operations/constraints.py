"""Adding and dropping constraints: what all kinds have in common.

The kinds stand in modules of their own (keys, foreign keys, checks); third parties register theirs with
`AddConstraintOp.register_add_constraint`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Self, TypeVar

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.sql.elements import conv

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.deferrable import checked_at_once
from sqlgen.catalog.errors import ConstraintUnknown
from sqlgen.catalog.implied_indexes import (
    called_otherwise,
    served_under_its_name,
    supplanted_by,
    taking_over_from,
    without_supplanted,
)
from sqlgen.catalog.left_out import is_left_out, remark_on_drop, remarks_on, stands_for, with_all
from sqlgen.catalog.lookup import Found
from sqlgen.catalog.naming import KINDS, Unnamed, kind_of, with_name
from sqlgen.catalog.spelling import constraint_as_spelled
from sqlgen.catalog.values import Check, Constraint, Exclude, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.arrange_table import ArrangeTableOp
from sqlgen.operations.base import MigrateOperation, known_from_batch, qualified
from sqlgen.operations.constraint_values import (
    constraint_like,
    counting_options,
    counting_stopped_by,
    unnamed_by,
    with_conventional_name,
)
from sqlgen.operations.errors import ConstraintTypeUnknown, OriginalUnknown
from sqlgen.operations.facade import BatchOperations, Operations
from sqlgen.operations.indexes import created_again, dropped_again
from sqlgen.operations.key_columns import altered_for
from sqlgen.operations.schema_objects import HasNamingConvention
from sqlgen.operations.written_otherwise import note_left_words
from sqlgen.profile.model import Profile

_Registered = TypeVar("_Registered", bound="type[AddConstraintOp]")

_by_visit_name: dict[str, type[AddConstraintOp]] = {}
_by_value: dict[type, type[CreateConstraintOp]] = {}

TYPE_NAMES: dict[type, str] = {
    PrimaryKey: "primary",
    Unique: "unique",
    ForeignKey: "foreignkey",
    Check: "check",
    Exclude: "exclude",
}
"""What `drop_constraint(type_=)` calls the kinds."""

_KINDS = {TYPE_NAMES[cls]: kind for cls, kind in KINDS.items()}

_TYPE_BY_VISIT_NAME = {
    "primary_key_constraint": "primary",
    "unique_constraint": "unique",
    "foreign_key_constraint": "foreignkey",
    "check_constraint": "check",
    "column_check_constraint": "check",
    "table_or_column_check_constraint": "check",
    "exclude_constraint": "exclude",
}


class AddConstraintOp(MigrateOperation):
    """Add a constraint to a table that exists; the base of all kinds."""

    constraint_name: str | None
    table_name: str
    schema: str | None

    @property
    def constraint_type(self) -> str:
        """The kind of constraint, as a word."""
        raise ConstraintTypeUnknown(f"{type(self).__name__} doesn't say what type of constraint it adds.")

    @classmethod
    def register_add_constraint(cls, type_: str) -> Callable[[_Registered], _Registered]:
        """Class decorator: the class serves constraints whose `__visit_name__` is `type_`.

        It must define `from_constraint` and `to_constraint`.
        """

        def register(op_cls: _Registered) -> _Registered:
            _by_visit_name[type_] = op_cls
            return op_cls

        return register

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> AddConstraintOp:
        """The operation that adds this constraint, of the class that is registered for its type.

        Raises ConstraintTypeUnknown (a ValueError) when none is.
        """
        visit_name = constraint.__visit_name__
        op_cls = registered_for(constraint)
        if op_cls is None:
            raise ConstraintTypeUnknown(
                f"no operation is registered for constraints of type {visit_name!r}.",
                fix=f'decorate a subclass of it with @AddConstraintOp.register_add_constraint("{visit_name}")',
            )
        return op_cls.from_constraint(constraint)

    def to_constraint(self, migration_context: HasNamingConvention | None = None) -> sa.Constraint:
        """The constraint as a SQLAlchemy object, on a stub of its table."""
        raise ConstraintTypeUnknown(f"{type(self).__name__} doesn't say what its constraint is as a SQLAlchemy object.")

    def reverse(self) -> DropConstraintOp:
        """The drop of this constraint."""
        return DropConstraintOp.from_constraint(self.to_constraint())

    def to_diff_tuple(self) -> tuple[str, sa.Constraint]:
        """`("add_constraint", constraint)`."""
        return ("add_constraint", self.to_constraint())

    def describe(self) -> str:
        table = qualified(self.table_name, self.schema)
        return f"add {self.constraint_type} constraint {qualified(self.constraint_name, None)} to {table}"


def registered_for(constraint: sa.Constraint) -> type[AddConstraintOp] | None:
    """The class that is registered for the type of a constraint, if it can be made of one."""
    op_cls = _by_visit_name.get(constraint.__visit_name__)
    if op_cls is None or op_cls.from_constraint.__func__ is AddConstraintOp.from_constraint.__func__:  # type: ignore[attr-defined]
        return None
    return op_cls


class CreateConstraintOp(AddConstraintOp):
    """A kind of constraint that the catalog knows."""

    kind: ClassVar[str]
    """What `describe()` calls it."""

    _value: Constraint | None = None
    """The constraint as a value, after completion."""

    _beside_its_like: Constraint | None = None
    """With the name that the database makes up, where only that tells it from another one; known after completion."""

    _supplanted: tuple[Index, ...] = ()
    """Indexes that the database had made for foreign keys, and takes away now (MySQL); known after completion."""

    _shifted: tuple[ForeignKey, ...] = ()
    """Foreign keys that lose their index to it, as it also takes the index's name (MySQL); known after completion."""

    @classmethod
    def from_value(cls, value: Constraint, table_name: str, schema: str | None) -> CreateConstraintOp:
        """The operation that adds a constraint as the catalog holds it."""
        operation = _by_value[type(value)]._from_value(value, table_name, schema)
        operation._value = value
        return operation

    @classmethod
    def _from_value(cls, value: Any, table_name: str, schema: str | None) -> CreateConstraintOp:
        raise ConstraintTypeUnknown(f"{cls.__name__} doesn't say how it is made of a value.")

    def as_value(self, profile: Profile) -> Constraint:
        """The constraint in the words of a database, with the name that the author gave."""
        raise ConstraintTypeUnknown(f"{type(self).__name__} doesn't say what its constraint is as a value.")

    def complete(self, catalog: Catalog) -> Self:
        """A copy that holds the constraint as a value, named by the naming convention if there is one.

        A name that the database will make up isn't filled in here: the catalog gives it.
        """
        completed = super().complete(catalog)
        if completed._value is None:
            value = completed.as_value(catalog.profile)
            named = with_conventional_name(value, self.table_name, self.schema, catalog)
            said = self._as_spelled(named, catalog)
            completed._value = checked_at_once(said, catalog.profile)
            note_left_words(completed, (said,), (completed._value,), catalog.profile)
        if completed._value.name is not None and not completed._value.implicit:
            completed.constraint_name = conv(completed._value.name)
        if catalog.profile.objects.same_columns_once and isinstance(completed._value, Unique):
            completed._leave_out(completed._value, known_from_batch(self, catalog))
        if catalog.profile.objects.foreign_key_index and isinstance(completed._value, (PrimaryKey, Unique)):
            table = known_from_batch(self, catalog).table(self.table_name, self.schema)
            beside = without_supplanted(table, completed._value, catalog.profile)
            with_its_name = with_name(Unnamed(completed._value, beside, catalog.profile, creating=False))
            assert isinstance(with_its_name, (PrimaryKey, Unique)), "a name makes no other constraint of it"
            lost = supplanted_by(with_its_name, table, catalog.profile)
            completed._supplanted = tuple(each for each in lost if each.name != with_its_name.name)
            completed._shifted = served_under_its_name(with_its_name, table, catalog.profile)
        completed._beside_its_like = completed._as_named(catalog)
        return completed

    def _leave_out(self, value: Unique, catalog: Catalog) -> None:
        """Without a statement, if the database has one already that does the same, and takes no second."""
        table = catalog.table(self.table_name, self.schema)
        if stands_for(table, value, catalog.profile) is not None:
            self.is_left_out = True
            self.remarks = remarks_on((value,), table, catalog.profile)

    def preceded_by(self, catalog: Catalog) -> Sequence[MigrateOperation]:
        """Types with a length for its columns, and for those that it refers to, where a key can only be over these."""
        if self._value is None or catalog.profile.type_map is None:
            return ()
        table = known_from_batch(self, catalog).table(self.table_name, self.schema)
        return altered_for((self._value,), table, catalog, (self._value,))

    def _as_spelled(self, value: Constraint, catalog: Catalog) -> Constraint:
        table = known_from_batch(self, catalog).find_table(self.table_name, self.schema)
        if table is None:
            return value
        return constraint_as_spelled(
            value, table, lambda key: catalog.find_table(key.referred_table, key.referred_schema), catalog.profile
        )

    def _as_named(self, catalog: Catalog) -> Constraint | None:
        """The constraint as the catalog will hold it, if it has no name and there is another one that says the same."""
        if self._value is None or self._value.name is not None:
            return None
        table = known_from_batch(self, catalog).find_table(self.table_name, self.schema)
        if table is None or constraint_like(self._value, table) is None:
            return None
        present = set(map(id, table.constraints))
        after = self.evolve(catalog).table(self.table_name, self.schema)
        return next((each for each in after.constraints if id(each) not in present and each.name is not None), None)

    def evolve(self, catalog: Catalog) -> Catalog:
        assert self._value is not None, "an operation evolves the catalog after complete()"
        catalog = known_from_batch(self, catalog)
        if self.is_left_out:
            assert isinstance(self._value, Unique), "nothing else is left out"
            return catalog.leave_out(self.table_name, self._value, schema=self.schema)
        return catalog.add_constraint(self.table_name, self._value, schema=self.schema)

    def reverse(self) -> DropConstraintOp:
        if self._value is None:
            return super().reverse()
        return DropConstraintOp.from_value(self._beside_its_like or self._value, self.table_name, self.schema)

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The drop of the constraint, after the indexes that gave way to it came back.

        One with its name can't; so the foreign keys that made it are made anew.
        """
        place = (self.table_name, self.schema)
        return (
            *created_again(self._supplanted, *place),
            *(DropConstraintOp.from_value(each, *place) for each in self._shifted),
            self.reverse(),
            *(CreateConstraintOp.from_value(each, *place) for each in self._shifted),
        )

    def describe(self) -> str:
        called = f"{self.kind} {self.constraint_name}" if self.constraint_name else self.kind
        return f"add {called} to {qualified(self.table_name, self.schema)}"

    def subject_after(self, catalog: Catalog) -> Constraint | None:
        """The constraint with the name that it has in the database."""
        table = catalog.find_table(self.table_name, self.schema)
        found = None if table is None or self._value is None else constraint_like(self._value, table)
        return self._value if found is None else found


def register_value(value_class: type) -> Callable[[type[CreateConstraintOp]], type[CreateConstraintOp]]:
    """Class decorator: constraints of that class of the catalog are added by this operation."""

    def register(op_cls: type[CreateConstraintOp]) -> type[CreateConstraintOp]:
        _by_value[value_class] = op_cls
        return op_cls

    return register


@Operations.register_operation("drop_constraint")
@BatchOperations.register_operation("drop_constraint", "batch_drop_constraint")
class DropConstraintOp(MigrateOperation):
    """Drop a constraint. Once completed it remembers the whole of what it drops."""

    template = "drop_constraint"

    columns: Sequence[str] | None = None
    """What the constraint is over, where it has no name to be dropped by."""

    _constraint: Constraint | None = None
    """The constraint in the catalog, known after completion of an operation on a known table."""

    _found: str | None = None
    """How the name led to it: "declared", "implicit" or "other_rule"."""

    _rule: str | None = None
    """For "other_rule": the database whose rule makes such a name."""

    _stopped: tuple[str, ...] = ()
    """Columns that stop counting up with their key; known after completion."""

    _lost_options: Mapping[str, Any] = {}
    """Options of the table that go with their key; known after completion."""

    _called_otherwise: tuple[Index, ...] = ()
    """The index of a foreign key that comes back with another name than it had (MySQL); known after completion."""

    _takes_over: tuple[Index, ...] = ()
    """Indexes that are made since foreign keys need them when a key is gone (MySQL); known after completion."""

    given_name: str | None = None
    """The name as the author wrote it, when completion found it to be another one in this database."""

    def __init__(
        self,
        constraint_name: str | None,
        table_name: str,
        type_: str | None = None,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        columns: Sequence[str] | None = None,
        _reverse: AddConstraintOp | None = None,
    ) -> None:
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.constraint_type = type_
        self.schema = schema
        if columns is not None:
            self.columns = tuple(columns)
        self.if_exists = if_exists
        self._reverse = _reverse

    @classmethod
    def drop_constraint(
        cls,
        operations: Operations,
        constraint_name: str | None,
        table_name: str,
        type_: str | None = None,
        *,
        schema: str | None = None,
        if_exists: bool | None = None,
        columns: Sequence[str] | None = None,
    ) -> None:
        """Drop a constraint by name, or, with None for the name, by what it is: its `type_` and its `columns`.

        The name may be one that the database gave to an unnamed constraint, or would have given on another
        database. `type_` is "primary", "unique", "foreignkey", "check" or "exclude"; it is needed only on
        tables that no revision created, for databases that drop each kind with words of its own.
        """
        operations.invoke(cls(constraint_name, table_name, type_, schema=schema, if_exists=if_exists, columns=columns))

    @classmethod
    def batch_drop_constraint(
        cls,
        operations: BatchOperations,
        constraint_name: str | None,
        type_: str | None = None,
        *,
        columns: Sequence[str] | None = None,
    ) -> None:
        """Drop a constraint of the batch's table; `type_` and `columns` as in `Operations.drop_constraint`."""
        batch = operations.settings
        operations.invoke(cls(constraint_name, batch.table_name, type_, schema=batch.schema, columns=columns))

    @property
    def dropped_kind(self) -> str:
        """ "unique", "foreign_key", ...: of the constraint in the catalog or, where that isn't known, as told.

        Without either it is taken for the kind that fewest databases can drop in place.
        """
        if self._constraint is not None:
            return kind_of(self._constraint)
        return _KINDS.get(self.constraint_type or "", "unique")

    @classmethod
    def from_constraint(cls, constraint: sa.Constraint) -> DropConstraintOp:
        """The drop of a constraint that belongs to a table; remembers it for `reverse()`."""
        table = constraint.table
        added = AddConstraintOp.from_constraint(constraint)
        type_ = _TYPE_BY_VISIT_NAME.get(constraint.__visit_name__)
        return cls(
            plain_name(constraint),
            table.name,
            schema=table.schema,
            type_=added.constraint_type if type_ is None else type_,
            _reverse=added,
        )

    @classmethod
    def from_value(cls, value: Constraint, table_name: str, schema: str | None) -> DropConstraintOp:
        """The drop of a constraint as the catalog holds it."""
        operation = cls(
            conv(value.name) if value.name is not None else None,
            table_name,
            TYPE_NAMES[type(value)],
            schema=schema,
            _reverse=CreateConstraintOp.from_value(value, table_name, schema),
        )
        operation._constraint = value
        return operation

    def to_constraint(self) -> sa.Constraint:
        """What is dropped, as a SQLAlchemy object. Raises OriginalUnknown (a ValueError) when it isn't known."""
        constraint = self._original().to_constraint()
        constraint.name = self.constraint_name
        return constraint

    def reverse(self) -> AddConstraintOp | DropConstraintOp:
        """What adds the constraint again. Raises OriginalUnknown (a ValueError) when it isn't known."""
        if self.changes_nothing:
            return copy.copy(self)
        original = self._original()
        if isinstance(original, CreateConstraintOp) and original._value is not None:
            return original
        return AddConstraintOp.from_constraint(self.to_constraint())

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """The addition, instead of what took its place; counting up for the columns that lost it with their key."""
        counting = (
            AlterColumnOp(self.table_name, name, schema=self.schema, autoincrement=True) for name in self._stopped
        )
        place = (self.table_name, self.schema)
        again = created_again(self._called_otherwise, *place)
        arranged = [ArrangeTableOp(self.table_name, schema=self.schema, options=self._lost_options)]
        return (
            self.reverse(),
            *again,
            *dropped_again(self._takes_over, *place),
            *counting,
            *(arranged if self._lost_options else ()),
        )

    def _original(self) -> AddConstraintOp:
        if self._reverse is None:
            raise OriginalUnknown(
                f"{self.describe()}: the constraint can't be produced, since the original is not present.",
                why="no revision, baseline or metadata told what this constraint is",
                fix="write downgrade() for this revision, or give a baseline that holds the table",
            )
        return self._reverse

    def to_diff_tuple(self) -> tuple[str, sa.Constraint]:
        """`("remove_fk", constraint)` for foreign keys, else `("remove_constraint", constraint)`."""
        tag = "remove_fk" if self.constraint_type == "foreignkey" else "remove_constraint"
        return (tag, self.to_constraint())

    def complete(self, catalog: Catalog) -> Self:
        """A copy that knows which constraint the name means, and what it is."""
        completed = super().complete(catalog)
        catalog = known_from_batch(self, catalog)
        table = catalog.table(self.table_name, self.schema)
        try:
            if table.left_out_uniques:
                shown = with_all(table)
                found = completed._find(shown, catalog.replace_table(shown))
            else:
                found = completed._find(table, catalog)
        except ConstraintUnknown:
            if not self.if_exists:
                raise
            completed.changes_nothing = True
            return completed
        if found is None:
            if self.constraint_type is not None and self.constraint_type not in _KINDS and self._reverse is None:
                raise ConstraintTypeUnknown(
                    f"{self.describe()}: nobody knows constraints of type {self.constraint_type!r}.",
                    fix=f"type_ is one of {', '.join(_KINDS)}",
                )
            completed._constraint = None
            return completed
        completed._constraint, completed._found, completed._rule = found.constraint, found.how, found.rule
        completed.given_name = self.constraint_name
        completed.constraint_name = conv(found.constraint.name) if found.constraint.name is not None else None
        completed.constraint_type = TYPE_NAMES[type(found.constraint)]
        completed._reverse = CreateConstraintOp.from_value(found.constraint, self.table_name, self.schema)
        if isinstance(found.constraint, Unique) and is_left_out(table, found.constraint):
            completed.is_left_out = True
            completed.remarks = (remark_on_drop(found.constraint),)
            return completed
        if isinstance(found.constraint, (PrimaryKey, Unique)):
            completed._takes_over = taking_over_from(found.constraint, table, catalog.profile)
        if isinstance(found.constraint, ForeignKey):
            completed._called_otherwise = called_otherwise(found.constraint, table, catalog.profile)
        completed._stopped = counting_stopped_by(found.constraint, catalog, table)
        completed._lost_options = counting_options(found.constraint, table)
        return completed

    def _find(self, table: Table, catalog: Catalog) -> Found | None:
        if self._constraint is not None:  # the reverse of an addition knows what it means
            meant = constraint_like(self._constraint, table)
            if meant is not None:
                return Found(meant, "implicit" if meant.implicit else "declared")
        convention = self.batch.naming_convention if self.batch is not None else None
        if convention:
            meant = unnamed_by(convention, self.constraint_name, table, catalog.profile)
            if meant is not None:
                return Found(meant, "implicit")
        name = self._conventional_name(table, catalog)
        return catalog.find_constraint(
            self.table_name, name, schema=self.schema, kind=self.constraint_type, columns=self.columns
        )

    def _conventional_name(self, table: Table, catalog: Catalog) -> str | None:
        """The name after the naming convention, which turns "positive" into "ck_account_positive"."""
        name = self.constraint_name
        blank = _BLANKS.get(self.constraint_type or "")
        if name is None or isinstance(name, conv) or blank is None or not catalog.naming_convention:
            return name
        if any(constraint.name == name for constraint in table.constraints):
            return name
        return with_conventional_name(replace(blank, name=name), table.name, table.schema, catalog).name

    def evolve(self, catalog: Catalog) -> Catalog:
        if self.changes_nothing:
            return catalog
        catalog = known_from_batch(self, catalog)
        if self._constraint is None:  # on a table that isn't known: from now on the script assumes it
            return catalog.replace_table(catalog.table(self.table_name, self.schema))
        if self.is_left_out:
            assert isinstance(self._constraint, Unique), "nothing else is left out"
            return catalog.forget_left_out(self.table_name, self._constraint, schema=self.schema)
        catalog = catalog.numbering_as_now(self.table_name, (self._constraint,), schema=self.schema)
        return catalog.drop_constraint(self.table_name, self._constraint, schema=self.schema)

    def describe(self) -> str:
        kind = f"{self.constraint_type} constraint" if self.constraint_type else "constraint"
        return f"drop {kind} {qualified(self.constraint_name, None)} of {qualified(self.table_name, self.schema)}"

    def subject_before(self, catalog: Catalog) -> Constraint | None:
        return self._constraint


_BLANKS: dict[str, Constraint] = {
    "primary": PrimaryKey(()),
    "unique": Unique(()),
    "foreignkey": ForeignKey((), "", ()),
    "check": Check(""),
}


def plain_name(constraint: sa.Constraint) -> str | None:
    """The name; None for all of SQLAlchemy's ways to say "none"."""
    return constraint.name if isinstance(constraint.name, str) else None
