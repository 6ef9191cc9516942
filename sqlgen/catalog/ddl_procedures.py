"""EXEC: the procedures of SQL Server that change what a catalog holds."""

from __future__ import annotations

import re

import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable, tokens_of
from sqlgen.catalog.tables import constraint_named
from sqlgen.catalog.values import Column

_SP_RENAME = re.compile(
    r"""EXEC(?:UTE)?\s+(?:sys\.)?sp_rename\s+N?'(?P<old>(?:[^']|'')*)'\s*,\s*N?'(?P<new>(?:[^']|'')*)'
    (?:\s*,\s*N?'(?P<kind>\w+)')?\s*""",
    re.IGNORECASE | re.VERBOSE,
)


_NAMED = r"(?:@\w+\s*=\s*)?N?'(?P<%s>(?:[^']|'')*)'"
_SP_COMMENT = re.compile(
    r"EXEC(?:UTE)?\s+(?:sys\.)?sp_addextendedproperty\s+"
    + r"\s*,\s*".join(
        _NAMED % part for part in ("property", "text", "kind0", "schema", "kind1", "table", "kind2", "column")[:6]
    )
    + rf"(?:\s*,\s*{_NAMED % 'kind2'}\s*,\s*{_NAMED % 'column'})?\s*",
    re.IGNORECASE,
)


def execute(sql: str, catalog: Catalog) -> Catalog:
    """The catalog after `sp_rename` or `sp_addextendedproperty` of a description; no other procedure is known here."""
    if (match := _SP_COMMENT.fullmatch(sql)) is not None:
        return _commented(match, catalog)
    match = _SP_RENAME.fullmatch(sql)
    if match is None:
        raise Unreadable("an unknown procedure")
    old = match["old"].replace("''", "'")
    parts = _parts(Cursor(old, tokens_of(old, catalog.profile), catalog.profile))
    new = match["new"].replace("''", "'")
    kind = (match["kind"] or "OBJECT").upper()
    if kind == "OBJECT":
        return _rename_object(parts, new, catalog)
    if len(parts) < 2:
        raise Unreadable("a column or index without its table")
    name, table, schema = parts[-1], parts[-2], ".".join(parts[:-2]) or None
    if kind == "COLUMN":
        column = catalog.column(table, name, schema=schema)
        renamed = replace(column if column is not None else Column(name, sa.types.NullType()), name=new)
        return catalog.alter_column(table, name, renamed, schema=schema)
    if kind != "INDEX":
        raise Unreadable("an unknown kind of object")
    found = catalog.find_index(name, table, schema=schema)
    if found is None:
        return catalog
    catalog = catalog.drop_index(name, table, schema=schema)
    return catalog.create_index(table, replace(found[1], name=new), schema=schema)


def _parts(cursor: Cursor) -> list[str]:
    parts = [cursor.name()]
    while cursor.accept("."):
        parts.append(cursor.name())
    cursor.expect_end()
    return parts


def _rename_object(parts: list[str], new: str, catalog: Catalog) -> Catalog:
    """A table, or a constraint by its own name."""
    name, schema = parts[-1], ".".join(parts[:-1]) or None
    if catalog.find_table(name, schema) is not None:
        return catalog.rename_table(name, new, schema=schema)
    for table in catalog.tables():
        constraint = constraint_named(table, name, catalog.profile)
        if constraint is not None:
            catalog = catalog.drop_constraint(table.name, constraint, schema=table.schema)
            renamed = replace(constraint, name=new, implicit=False)
            return catalog.add_constraint(table.name, renamed, schema=table.schema)
    raise Unreadable("an object that isn't known")


def _commented(match: re.Match[str], catalog: Catalog) -> Catalog:
    """The description of a table or of a column, where SQL Server's own programs look for it."""
    given = {part: text.replace("''", "'") for part, text in match.groupdict().items() if text is not None}
    if given["property"] != "MS_Description":
        return catalog
    if (given["kind0"].upper(), given["kind1"].upper()) != ("SCHEMA", "TABLE"):
        return catalog  # of what holds no description here
    table, schema = given["table"], given["schema"]
    if "column" not in given:
        return catalog.set_table_comment(table, given["text"], schema=schema)
    if given["kind2"].upper() != "COLUMN":
        return catalog
    column = catalog.column(table, given["column"], schema=schema)
    if column is None:
        return catalog
    return catalog.alter_column(table, column.name, replace(column, comment=given["text"]), schema=schema)
