"""How a database's objects live together: which share their names, what brings what along, what follows a rename."""

from __future__ import annotations

from typing import Literal

import msgspec


class Namespaces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For each kind of object the namespaces, one set of names per schema, in which its name must be free.

    Two objects clash when they share one. An empty list: the name must be free only within its table.
    """

    table: tuple[str, ...] = ("relation",)
    view: tuple[str, ...] = ("relation",)
    sequence: tuple[str, ...] = ("relation",)
    index: tuple[str, ...] = ()
    enum_type: tuple[str, ...] = ("type",)
    primary_key: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    foreign_key: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class ObjectRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the catalog must know of a database to follow it."""

    namespaces: Namespaces = Namespaces()
    shared_namespaces: tuple[str, ...] = ()  # where two objects may share a name, and only implicit names avoid it
    duplicate_constraint_names: bool = False  # two constraints of one table may have the same name
    unique_is_index: bool = False  # a unique constraint and a unique index are one thing
    foreign_key_index: bool = False  # a foreign key makes an index on its columns, unless one serves
    system_schema: str | None = None  # whose names need no schema: types, collations, operator classes
    own_column_checks: bool = False  # a CHECK beside a column is no constraint of the table: it comes and goes with it
    index_method: str | None = None  # of an index that names none
    usual_collation: str | None = None  # a name that says no more than that there is none, in upper case
    storage: Literal["", "filegroups", "segments"] = ""  # what a script of a schema says of how things are stored
    refers_within_schema: bool = False  # REFERENCES t means the t of the referring table's own schema, and only that
    ignores_match: bool = False  # MATCH of a foreign key is read, and says nothing
    key_allows_null: bool = False  # a column of a primary key may be NULL unless it says otherwise
    same_columns_once: bool = False  # no second key, and no second index, over the same columns in the same order
    key_makes_not_null: bool = False  # a new primary key makes its columns NOT NULL, and so they stay without it
    merges_equal_keys: bool = False  # CREATE TABLE makes one of several keys that are the same but for their names
    # a query for the statements that made the table ":table" with its indexes and triggers, first the table's own,
    # where the database keeps them word by word: a reflection would lose what it has no attribute for
    definitions: str | None = None
    # what a rename of a table or a column makes of the views that name it: nothing, so that they break; their text is
    # rewritten, and with it what their own columns are called; or they follow, and their columns keep their names
    renames_views: Literal["", "texts", "trees"] = ""
    renames_triggers: bool = False  # a renamed column or table is renamed in triggers (else their text stays)
