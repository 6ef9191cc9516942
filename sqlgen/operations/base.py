"""What all operations have: an identity, a reverse, and the four questions that the floors above ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeAlias, TypeVar

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.from_sqlalchemy import table_value
from sqlgen.catalog.same_everywhere import MadeOnce
from sqlgen.catalog.values import Column, Constraint, EnumType, Index, Knowledge, Table
from sqlgen.errors import Location
from sqlgen.operations.batch import BatchSettings
from sqlgen.operations.errors import NotReversible
from sqlgen.profile.model import Profile

_Operation = TypeVar("_Operation", bound="MigrateOperation")

Subject: TypeAlias = Column | Table | Index | Constraint | EnumType | None
"""The catalog value that an operation is about."""


class MigrateOperation:
    """One change of the schema or its data, as an author, a hook or a rewriter made it.

    Operations are mutable until they are recorded: what is recorded is a completed copy.
    A *leaf* has a template that says it in SQL. An operation of a third party may instead have an
    implementation in Python (`Operations.implementation_for`) that calls other directives.
    """

    template: ClassVar[str] = ""
    """Name of the template that compiles it, without folder and extension; empty for none."""

    waits_in_batch: ClassVar[bool] = True
    """Whether a batch keeps it until its block ends."""

    source: Location | None = None
    """The line of the directive; set when it is recorded."""

    part_of: MigrateOperation | None = None
    """The operation of a third party whose implementation called it; the outermost one."""

    batch: BatchSettings | None = None
    """The `batch_alter_table` that it was called in."""

    ends_batch: bool = False
    """Whether it is the last one of its batch."""

    changes_nothing: bool = False
    """Completed, and the database is what `if_exists` or `if_not_exists` asks about: it is its own reverse."""

    remarks: tuple[str, ...] = ()
    """What a reader of its statements should know of how it is written; known after completion."""

    written_otherwise: tuple[tuple[str, str], ...] = ()
    """What of it the database hasn't got, as what it is written, and whose it is, for the header; known after
    completion: `("DEFERRABLE as checked row by row", "account.fk_owner")`."""

    left_whole: Mapping[str, str] = MappingProxyType({})
    """Its indexes that were to have a condition and are over all rows, by name, with the reason; known after
    completion."""

    is_left_out: bool = False
    """Completed, and its key or index isn't in the database, since another one does the same (Oracle), or the database
    has none of its kind: only remarks."""

    _new_enum_types: tuple[EnumType, ...] = ()
    """Named enum types that must be created before it; known after completion."""

    _made_once: MadeOnce | None = None
    """Where the operation is carried out for several databases, unchanged: what its parts are for all of them."""

    _mutations: frozenset[Any] = frozenset()
    """The rewriters that have seen it."""

    def __copy__(self) -> Self:
        """The same attributes: `copy.copy` would find that out by asking for a pickle."""
        copied = type(self).__new__(type(self))
        copied.__dict__.update(self.__dict__)
        return copied

    @cached_property
    def info(self) -> dict[Any, Any]:
        """A place for whatever hooks want to remember; made on first use."""
        return {}

    @property
    def leaves_the_rest(self) -> bool:
        """Whether Alembic's batch does it without making the table anew: what else the table has stays as it is."""
        return False

    def reverse(self) -> MigrateOperation:
        """The operation that undoes this one.

        Of a completed operation it restores exactly what stood there before.
        Raises NotReversible (a NotImplementedError) when this kind of operation has none.
        """
        raise NotReversible(
            f"{self.describe()}: this operation has no reverse.",
            fix="write downgrade() for this revision",
        )

    def undone_by(self) -> tuple[MigrateOperation, ...]:
        """What restores the schema before this completed operation: `reverse()`, and more where that isn't all."""
        return (self.reverse(),)

    def to_diff_tuple(self) -> Any:
        """The difference as a tuple, as autogenerate compares them: a tag and what it is about."""
        raise NotReversible(f"{self.describe()}: this operation has no form as a difference.")

    def complete(self, catalog: Catalog) -> Self:
        """A copy that holds everything that the catalog before it can tell; never changes `self`."""
        completed = self.__copy__()
        completed.__dict__.pop("_made_once", None)  # the copy isn't shared: somebody may change it
        if self.__dict__.get("info"):
            completed.__dict__["info"] = dict(self.info)
        return completed

    def evolve(self, catalog: Catalog) -> Catalog:
        """The catalog after this operation, which must be completed."""
        return catalog

    def describe(self) -> str:
        """One line for a human."""
        return type(self).__name__

    def subject_before(self, catalog: Catalog) -> Subject:
        """What this operation is about, in the catalog before it; None where it doesn't exist."""
        return None

    def subject_after(self, catalog: Catalog) -> Subject:
        """What this operation is about, in the catalog after it; None where it doesn't exist."""
        return None

    def preceded_by(self, catalog: Catalog) -> Sequence[MigrateOperation]:
        """Operations that must come before this one, completed from that catalog; then it is completed again."""
        return ()

    def followed_by(self) -> Sequence[MigrateOperation]:
        """Operations to be invoked right after this completed one, since they belong to it."""
        return ()

    def returned(self) -> Any:
        """What the directive gives to its author, asked after it was recorded."""
        return None


def without_empty_schemas(operation: _Operation) -> _Operation:
    """The operation, or a copy in which a schema that is an empty text is none, as SQLAlchemy takes it."""
    values = operation.__dict__
    keywords = values.get("kw")
    in_keywords = [name for name in _SCHEMA_KEYWORDS if keywords.get(name) == ""] if keywords else []
    if values.get("schema") != "" and not in_keywords:
        return operation
    copied = operation.__copy__()
    if values.get("schema") == "":
        copied.__dict__["schema"] = None
    if in_keywords:
        copied.__dict__["kw"] = {**values["kw"], **dict.fromkeys(in_keywords)}
    return copied


_SCHEMA_KEYWORDS = ("source_schema", "referent_schema")


class AlterTableOp(MigrateOperation):
    """An operation on one table."""

    def __init__(self, table_name: str, *, schema: str | None = None) -> None:
        self.table_name = table_name
        self.schema = schema


def known_from_batch(operation: MigrateOperation, catalog: Catalog) -> Catalog:
    """The catalog, in which a batch's `copy_from` stands for a table that no revision created."""
    batch = operation.batch
    if batch is None or batch.copy_from is None:
        return catalog
    known = catalog.find_table(batch.table_name, batch.schema)
    if known is not None and known.knowledge is Knowledge.KNOWN:
        return catalog
    told = replace(table_value(batch.copy_from, catalog.profile), name=batch.table_name, schema=batch.schema)
    return catalog.replace_table(told) if known is not None else catalog.create_table(told)


def is_placed(operation: MigrateOperation, profile: Profile) -> bool:
    """Whether a column gets the place that was asked for: by the database itself, or in a rebuild."""
    return profile.has("column_position") or (operation.batch is not None and operation.batch.may_rebuild(profile))


def qualified(name: str | None, schema: str | None) -> str:
    """A name for people: `schema.name`, unquoted."""
    shown = "(unnamed)" if name is None else str(name)
    return f"{schema}.{shown}" if schema else shown
