"""The words that fact sheets and templates share: kinds of change, features, families of literals.

Every fact sheet answers every one of these questions, so a template never asks one that a database has
no answer to. The texts are what `sqlgen dialects NAME` calls them.
"""

from __future__ import annotations

CHANGES: dict[str, str] = {
    "rename_table": "rename a table",
    "table_comment": "comment on a table",
    "add_column": "add a column",
    "drop_column": "drop a column",
    "rename_column": "rename a column",
    "type": "change a column's type",
    "collation": "change a column's collation",
    "set_not_null": "make a column NOT NULL",
    "drop_not_null": "let a column be NULL",
    "server_default": "set or drop a column's default",
    "computed": "make a column generated",
    "computed_change": "change a generated column's expression",
    "computed_drop": "make a generated column a plain one",
    "identity": "make a column an identity",
    "identity_change": "change an identity's options",
    "identity_drop": "make an identity a plain column",
    "autoincrement": "switch a column's autoincrement",
    "comment": "comment on a column",
    "add_primary_key": "add a primary key",
    "drop_primary_key": "drop a primary key",
    "add_unique": "add a unique constraint",
    "drop_unique": "drop a unique constraint",
    "add_foreign_key": "add a foreign key",
    "drop_foreign_key": "drop a foreign key",
    "add_check": "add a check constraint",
    "drop_check": "drop a check constraint",
    "add_exclude": "add an exclude constraint",
    "drop_exclude": "drop an exclude constraint",
    "rename_constraint": "rename a constraint",
    "rename_index": "rename an index",
    "enum_type": "named enum types",
}
"""The kinds of change that `[alter]` answers for; those of one column are named like what differs in it."""

FEATURES: dict[str, str] = {
    # guards in the statement itself
    "create_table_if_not_exists": "CREATE TABLE IF NOT EXISTS",
    "drop_table_if_exists": "DROP TABLE IF EXISTS",
    "add_column_if_not_exists": "ADD COLUMN IF NOT EXISTS",
    "drop_column_if_exists": "DROP COLUMN IF EXISTS",
    "create_index_if_not_exists": "CREATE INDEX IF NOT EXISTS",
    "drop_index_if_exists": "DROP INDEX IF EXISTS",
    "drop_constraint_if_exists": "DROP CONSTRAINT IF EXISTS",
    "drop_type_if_exists": "DROP TYPE IF EXISTS",
    "procedural_block": "an anonymous block with IF and exceptions outside of a routine",
    # tables and columns
    "schemas": "schemas within a database",
    "temporary_table": "temporary tables",
    "column_position": "columns can be placed FIRST or AFTER another",
    "column_comment": "comments on columns",
    "table_comment": "comments on tables",
    "index_comment": "comments on indexes",
    "constraint_comment": "comments on constraints",
    "inline_comment": "comments stand inside CREATE TABLE and the column",
    "inline_references": "ADD COLUMN ... REFERENCES works",
    "default_expression": "a default may be an expression",
    "identity": "GENERATED ... AS IDENTITY, or IDENTITY(1,1)",
    "computed_virtual": "generated columns that aren't stored",
    "computed_stored": "generated columns that are stored",
    "sequence": "sequences",
    "rename_column_clause": "a clause that only renames a column",
    # constraints and indexes
    "check_constraint": "check constraints are kept and enforced",
    "drop_constraint_clause": "DROP CONSTRAINT for every kind of constraint",
    "named_primary_key": "a primary key has a name of its own",
    "deferrable": "DEFERRABLE constraints",
    "foreign_key_on_update": "ON UPDATE actions of foreign keys",
    "foreign_key_set_default": "ON DELETE SET DEFAULT",
    "foreign_key_match": "MATCH FULL",
    "not_valid": "a constraint can be added without checking the rows (NOT VALID, NOCHECK, NOVALIDATE)",
    "nulls_not_distinct": "UNIQUE NULLS NOT DISTINCT",
    "constraint_include": "INCLUDE columns on a unique or primary key",
    "index_include": "INCLUDE columns on an index",
    "partial_index": "an index with a WHERE",
    "expression_index": "an index on an expression",
    "descending_index": "DESC in an index is kept",
    "nulls_first_index": "NULLS FIRST and LAST in an index",
    "concurrently": "CREATE and DROP INDEX CONCURRENTLY",
    "online_index": "CREATE INDEX ... ONLINE",
    # types and rows
    "native_boolean": "a BOOLEAN type with TRUE and FALSE",
    "native_enum": "enums as a type of their own or of the column",
    "native_uuid": "a UUID type",
    "native_json": "a JSON type",
    "native_array": "ARRAY types",
    "native_interval": "an INTERVAL type",
    "timezone": "a date-and-time type that keeps the zone",
    "multi_row_insert": "INSERT with several rows after VALUES",
    "create_or_replace_view": "CREATE OR REPLACE (or ALTER) VIEW",
}
"""The yes-or-since questions that `[features]` answers."""

LITERALS: dict[str, str] = {
    "string": "text within ASCII",
    "string_nonascii": "text beyond ASCII",
    "bytes": "bytes",
    "date": "a date",
    "time": "a time of day",
    "datetime": "a date and time without zone",
    "datetime_tz": "a date and time with zone",
    "interval": "a span of time",
    "decimal": "a decimal number",
    "float": "a floating-point number",
    "boolean": "true and false",
    "json": "a JSON document",
    "uuid": "a UUID",
    "enum": "a member of an enum",
    "array": "an array",
    "null": "nothing",
}
"""Families of values; `[literals]` names a strategy of `compiler/literals.py` for each."""

CONDITIONS: dict[str, str] = {
    "primary_key": "the column is in the primary key",
    "unique": "the column is in a unique constraint",
    "in_check": "a check constraint of the table names the column",
    "in_foreign_key": "the column is in a foreign key",
    "in_generated": "a generated column reads the column",
    "in_trigger": "a trigger may name the column",
    "in_view": "a view may name the column",
    "stored_generated": "the column is generated and stored",
    "virtual_generated": "the column is generated and not stored",
    "not_null_without_default": "the column is NOT NULL and has no default",
    "default_not_constant": "the default is an expression",
    "references_with_default": "the column refers to another table and has a default",
    "unnamed": "the constraint has no name",
}
"""Conditions of `unless` under which a native form doesn't work."""
