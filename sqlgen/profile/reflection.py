"""How SQLAlchemy's inspector shows a database: the shape of its answers, which differs between its dialects."""

from __future__ import annotations

from typing import Literal

import msgspec


class Reflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of SQLAlchemy's dialect, tried against servers of its kind."""

    # what stands in get_indexes() for a unique constraint: nothing; an index that says so; a mere index
    unique_is_index: Literal["no", "marked", "plain"] = "no"
    unique_names_index: bool = False  # `duplicates_index` in get_unique_constraints()
    unique_constraints: bool = True  # else get_unique_constraints() raises NotImplementedError
    check_constraints: bool = True
    primary_key_name: bool = True  # else it is None, whatever the key is called
    primary_key_columns: bool = False  # columns say which place they have in the key
    autoincrement: Literal["always", "integers", "never"] = "never"  # which columns have the key `autoincrement`
    comments: bool = False  # columns have the key `comment`
    constraint_comments: bool = False  # constraints have it, too
    unique_flag: Literal["bool", "int"] = "bool"  # of an index
    includes: bool = False  # indexes say which columns they include
    sorting: bool = False  # and in which order the others stand
    expressions: bool = False  # and expressions; else such an index isn't shown
    index_options: tuple[str, ...] = ()  # dialect options that come back, without prefix
    flavors: bool = False  # up to SQLAlchemy 2.0 an index has a key `type`: UNIQUE, FULLTEXT, SPATIAL
    plain_numbers: bool = False  # DEFAULT '5' of a number comes back as 5
    default_actions: tuple[str, ...] = ("NO ACTION",)  # of foreign keys, left out of `options`
    default_casts: bool = False  # a string literal stands as 'x'::type
    serial_default: bool = False  # a column that counts up shows its sequence as the default
    enum_type: str | None = None  # "module:Class" of a named enum type
    schema_names: tuple[str, ...] = ()  # of every database
    boolean_type: str | None = None  # how a BOOLEAN comes back
    type_names: dict[str, str] = {}  # types that the server calls otherwise than SQLAlchemy's DDL
    look_ups: Literal["itself", "system_tables"] = "system_tables"  # itself: SQLite, of which everybody has one
    system_tables: tuple[str, ...] = ()  # families of `revisions/offline/system_tables.py`
    shows: bool = False  # SHOW TABLES and its like
    native_boolean: bool = False  # a driver gives True and False
    data_types: dict[str, str] = {}  # types that information_schema calls otherwise than DDL in lower case
    shown_types: dict[str, str] = {}  # and that SHOW COLUMNS does
    default_quotes: bool = True  # the default of a text stands in quotes in information_schema
    default_null: str | None = None  # what stands there for a column that allows NULL and has no default
    not_null_checks: bool = False  # information_schema shows NOT NULL as CHECK, with a name that the server makes up
    not_null_constraints: bool = False  # pg_constraint shows NOT NULL
    server_schemas: tuple[str, ...] = ()  # where the server's own tables stand that its system tables show
    other_schemas: tuple[str, ...] = ()  # that information_schema shows besides
    server_types: str = ""  # names in pg_type, with spaces between
    by_affinity: bool = False  # types come back by SQLite's rules of affinity
