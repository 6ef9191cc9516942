"""The vocabulary: what stands in a database, as immutable values.

A value holds SQL text in the words of *one* dialect (defaults, checks, expressions, predicates are
compiled when they enter the catalog), and SQLAlchemy types with variants resolved and type-bound
CHECKs taken off. Nothing here refers to a live SQLAlchemy ``Table`` or ``Column``.

Values compare by identity; :func:`sqlgen.catalog.canonical.canonical` says what is equal.
"""

from __future__ import annotations

import enum
from typing import Any, TypeAlias

from immutables import Map
from msgspec import Struct, field
from sqlalchemy.types import TypeEngine

Options: TypeAlias = Map[str, Any]
"""Dialect options by full keyword (``mysql_engine``, ``postgresql_using``); read them in sorted order."""

NO_OPTIONS: Options = Map()

Names: TypeAlias = Map[str, str]
"""What a constraint without a name of its own is called in other databases, by their rules (`other_names`)."""

NO_NAMES: Names = Map()


class Knowledge(enum.Enum):
    """How far a table is known: only on a ``KNOWN`` one is a missing column or constraint an error."""

    KNOWN = "known"
    PARTIAL = "partial"  # no revision created it: only what operations told
    UNCERTAIN = "uncertain"  # raw SQL that nobody could read named it


class Identity(Struct, frozen=True):
    """``GENERATED ... AS IDENTITY``; None means the database's own default."""

    always: bool = False
    start: int | None = None
    increment: int | None = None
    minvalue: int | None = None
    maxvalue: int | None = None
    nominvalue: bool | None = None
    nomaxvalue: bool | None = None
    cycle: bool | None = None
    cache: int | None = None
    on_null: bool | None = None  # Oracle
    order: bool | None = None  # Oracle


class Computed(Struct, frozen=True):
    """``GENERATED ALWAYS AS (sqltext)``; ``persisted`` None leaves STORED or VIRTUAL to the database."""

    sqltext: str
    persisted: bool | None = None


class Column(Struct, frozen=True, eq=False):
    """A column. ``server_default`` is the SQL text that stands after DEFAULT.

    ``autoincrement`` was decided once, when the column was made: SERIAL, AUTO_INCREMENT, IDENTITY or
    AUTOINCREMENT as the dialect has it; an explicit ``identity`` excludes it.
    ``collation`` is taken off the type at entry and put back when a compiler needs it.
    """

    name: str
    type: TypeEngine[Any]
    nullable: bool = True
    server_default: str | None = None
    default_name: str | None = None  # SQL Server: the default constraint's name, when the author gave one
    identity: Identity | None = None
    computed: Computed | None = None
    comment: str | None = None
    collation: str | None = None
    autoincrement: bool = False
    options: Options = NO_OPTIONS


class PrimaryKey(Struct, frozen=True, eq=False):
    """``name`` is the one in the database; ``implicit`` says that the database made it up.

    An implicit name that can't be known (random: SQL Server, Oracle; none: SQLite) is None.
    This holds for all constraints below.
    """

    columns: tuple[str, ...]
    name: str | None = None
    implicit: bool = False
    deferrable: bool | None = None
    initially: str | None = None
    comment: str | None = None
    options: Options = NO_OPTIONS
    elsewhere: Names = NO_NAMES


class Unique(Struct, frozen=True, eq=False):
    """A unique constraint."""

    columns: tuple[str, ...]
    name: str | None = None
    implicit: bool = False
    deferrable: bool | None = None
    initially: str | None = None
    comment: str | None = None
    options: Options = NO_OPTIONS
    elsewhere: Names = NO_NAMES


class ForeignKey(Struct, frozen=True, eq=False):
    """``referred_schema`` None is the default schema; empty ``referred_columns`` mean the referred primary key."""

    columns: tuple[str, ...]
    referred_table: str
    referred_columns: tuple[str, ...]
    referred_schema: str | None = None
    name: str | None = None
    implicit: bool = False
    onupdate: str | None = None
    ondelete: str | None = None
    deferrable: bool | None = None
    initially: str | None = None
    match: str | None = None
    comment: str | None = None
    options: Options = NO_OPTIONS
    elsewhere: Names = NO_NAMES


class Check(Struct, frozen=True, eq=False):
    """``bound_to`` names the column whose Boolean or Enum type brought the CHECK along.

    ``verbatim``: a kind of constraint that only a third party knows. ``sqltext`` is then all that stands behind its
    name, without CHECK, and for the rest it is treated like one.
    """

    sqltext: str
    name: str | None = None
    implicit: bool = False
    bound_to: str | None = None
    deferrable: bool | None = None
    initially: str | None = None
    comment: str | None = None
    options: Options = NO_OPTIONS
    verbatim: bool = False
    elsewhere: Names = NO_NAMES


class ExcludeElement(Struct, frozen=True):
    """``expression WITH operator``; ``column`` is set when the expression is just that column."""

    expression: str
    operator: str
    column: str | None = None
    opclass: str | None = None


class Exclude(Struct, frozen=True, eq=False):
    """An exclusion constraint; ``where`` is SQL text."""

    elements: tuple[ExcludeElement, ...]
    name: str | None = None
    implicit: bool = False
    using: str = "gist"
    where: str | None = None
    deferrable: bool | None = None
    initially: str | None = None
    comment: str | None = None
    options: Options = NO_OPTIONS
    elsewhere: Names = NO_NAMES


Constraint: TypeAlias = PrimaryKey | Unique | ForeignKey | Check | Exclude


class IndexPart(Struct, frozen=True):
    """One element of an index: a ``column``, or an ``expression`` (SQL text without what follows it).

    ``suffix`` is the order as SQL text ("DESC", "DESC NULLS LAST", "COLLATE NOCASE"), empty for none.
    """

    column: str | None = None
    expression: str | None = None
    suffix: str = ""


class Index(Struct, frozen=True, eq=False):
    """An index; ``options`` hold what SQLAlchemy's dialects take (``postgresql_using``, ``mysql_length``, ...).

    Predicates (``*_where``) are SQL text; column lists (``*_include``) are tuples of names.
    ``implicit``: the database made it for a foreign key (MySQL), and takes it away when another index serves.
    """

    name: str
    parts: tuple[IndexPart, ...]
    unique: bool = False
    comment: str | None = None
    options: Options = NO_OPTIONS
    implicit: bool = False


class Trigger(Struct, frozen=True, eq=False):
    """``sqltext`` is the whole CREATE TRIGGER statement, verbatim."""

    name: str
    sqltext: str


class Table(Struct, frozen=True, eq=False):
    """``schema`` None is the default schema: the same table has one spelling."""

    name: str
    columns: tuple[Column, ...] = ()
    schema: str | None = None
    primary_key: PrimaryKey | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()
    uniques: tuple[Unique, ...] = ()
    checks: tuple[Check, ...] = ()
    excludes: tuple[Exclude, ...] = ()
    indexes: tuple[Index, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    comment: str | None = None
    prefixes: tuple[str, ...] = ()
    options: Options = NO_OPTIONS
    knowledge: Knowledge = Knowledge.KNOWN
    left_out_uniques: tuple[Unique, ...] = ()  # not in the database, since another key does the same (Oracle)
    left_out_indexes: tuple[Index, ...] = ()

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        """All constraints, primary key first, in the order of their kinds."""
        primary = () if self.primary_key is None else (self.primary_key,)
        return (*primary, *self.uniques, *self.foreign_keys, *self.checks, *self.excludes)


class View(Struct, frozen=True, eq=False):
    """``sqltext`` is the whole CREATE VIEW statement, verbatim.

    ``is_true`` False: a rename reached the view that nobody could follow in its text.
    """

    name: str
    sqltext: str
    schema: str | None = None
    materialized: bool = False
    is_true: bool = True


class Sequence(Struct, frozen=True, eq=False):
    """A sequence; ``settings`` are those that an identity column has, too."""

    name: str
    schema: str | None = None
    settings: Identity = field(default_factory=Identity)
    owned_by: tuple[str, str] | None = None  # table and column
    implicit: bool = False  # the database made it, for a SERIAL or identity column


class EnumType(Struct, frozen=True, eq=False):
    """A named enum type (PostgreSQL)."""

    name: str
    values: tuple[str, ...]
    schema: str | None = None
