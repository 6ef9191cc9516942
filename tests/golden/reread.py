"""Our own DDL reader over the statements of a case: what it makes of the catalog before.

The reader takes plain DDL. What SQL Server and Oracle get besides (guards, look-ups of names that only the server
knows, extended properties) is read here, by the words of the statement alone: nothing is asked of the operation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl import read_ddl
from sqlgen.catalog.naming import kind_of
from sqlgen.catalog.values import Check, Column, Constraint, ForeignKey, Identity, Index, Table
from sqlgen.compiler.filters import Filters
from sqlgen.compiler.foreign_key_actions import with_known_actions
from sqlgen.profile.identifiers import from_sql

STRING = r"N?'((?:[^']|'')*)'"
NAME = r'(?:"(?:[^"]|"")+"|\[(?:[^\]]|\]\])+\]|\w+)'
DEFAULT = re.compile(rf"FROM sys\.default_constraints AS c\n.*?OBJECT_ID\({STRING}\)\s*\n.*?= {STRING}", re.DOTALL)
KEYS_OF = {"PK": "primary_key", "UQ": "unique"}
LOOKUP = re.compile(rf"OBJECT_ID\({STRING}\)(?: AND c\.type = '(?P<key>..)')?", re.DOTALL)
LISTED = re.compile(r" IN \(((?:N?'(?:[^']|'')*'(?:, )?)+)\)")
ORACLE_TABLE = re.compile(rf"c\.table_name = {STRING}")
ORACLE_OWNER = re.compile(rf"WHERE c\.owner = {STRING}")
EXECUTED = re.compile(rf"EXECUTE IMMEDIATE ({STRING}(?: \|\| (?:CHR\(\d+\)|{STRING}))*);")
GUARDED = re.compile(r"IF (?:NOT EXISTS \(|OBJECT_ID\(|COL_LENGTH\()[^\n]*\n(.*)", re.DOTALL)
PROPERTY = re.compile(
    rf"EXEC sys\.sp_(?P<verb>add|update|drop)extendedproperty N'MS_Description', (?:(?P<text>{STRING}|@text), )?"
    rf"N'SCHEMA', (?P<schema>{STRING}), N'TABLE', (?P<table>{STRING})(?:, N'COLUMN', (?P<column>{STRING}))?"
)
VARIABLE = re.compile(r"DECLARE @text nvarchar\(max\) = (.*);\n(?:IF|EXEC) ", re.DOTALL)


PAIRS = re.compile(
    rf"parent_column_id\) = {STRING} AND COL_NAME\(f\.referenced_object_id, f\.referenced_column_id\) = {STRING}"
    rf"|k\.column_name = {STRING} AND p\.column_name = {STRING}"
)
ORDINALS = re.compile(rf"COL_NAME\(i\.object_id, i\.column_id\) = {STRING} AND i\.key_ordinal = (\d)")
DELETES = re.compile(r"c\.(?:delete_rule|delete_referential_action_desc) = '([\w ]+)'")
CONDITION = re.compile(rf"UPPER\(TRANSLATE\(c\.search_condition_vc, .*?\), 'A'\)\) = {STRING}")


def reread(statements: Iterable[str], catalog: Catalog) -> Catalog:
    """The catalog after the statements."""
    for statement in statements:
        catalog = _read(statement, catalog)
    return catalog


def _read(statement: str, catalog: Catalog) -> Catalog:
    for sees, read in _READERS:
        if sees in statement:
            return read(statement, catalog)
    return read_ddl(statement, catalog)


def _default(statement: str, catalog: Catalog) -> Catalog:
    found = DEFAULT.search(statement)
    assert found
    table = _table(_plain(found[1]), catalog)
    columns = [column for column in table.columns if column.name == _plain(found[2])]
    assert len(columns) == 1
    assert columns[0].server_default is not None
    return catalog.alter_column(
        table.name, columns[0].name, replace(columns[0], server_default=None), schema=table.schema
    )


def _all_of_column(statement: str, catalog: Catalog) -> Catalog:
    """Constraints of a kind on one column, as many as there are."""
    found = re.search(rf"parent_object_id = OBJECT_ID\({STRING}\)\n.*?= {STRING}", statement)
    assert found
    table, column = _table(_plain(found[1]), catalog), _plain(found[2])
    if "sys.default_constraints" in statement:
        changed = [replace(each, server_default=None) for each in table.columns if each.name == column]
        return catalog.alter_column(table.name, column, changed[0], schema=table.schema)
    kind = "foreign_key" if "sys.foreign_keys" in statement else "check"
    for constraint in table.constraints:
        if kind_of(constraint) == kind and column in _columns(constraint, catalog):
            catalog = catalog.drop_constraint(table.name, constraint, schema=table.schema)
    return catalog


def _columns(constraint: Constraint, catalog: Catalog) -> list[str]:
    if isinstance(constraint, Check):
        return sorted(Filters(catalog.profile).columns_of(constraint))
    return sorted(getattr(constraint, "columns", ()))


def _mssql_lookup(statement: str, catalog: Catalog) -> Catalog:
    found = LOOKUP.search(statement)
    assert found
    kind = KEYS_OF.get(found["key"] or "") or ("foreign_key" if "sys.foreign_keys AS c" in statement else "check")
    return _dropped(_table(_plain(found[1]), catalog), kind, _listed(statement), statement, catalog)


def _oracle_lookup(statement: str, catalog: Catalog) -> Catalog:
    name, owner = ORACLE_TABLE.search(statement), ORACLE_OWNER.search(statement)
    assert name
    schema = from_sql(catalog.profile, _plain(owner[1]), quoted=True) if owner else None
    table = catalog.table(from_sql(catalog.profile, _plain(name[1]), quoted=True), schema)
    kind = "check" if "constraint_type = 'C'" in statement else "foreign_key"
    columns = [from_sql(catalog.profile, column, quoted=True) for column in _listed(statement)]
    return _dropped(table, kind, columns, statement, catalog)


def _dropped(table: Table, kind: str, columns: list[str], statement: str, catalog: Catalog) -> Catalog:
    """Exactly one constraint is what the look-up says, or it takes the first."""
    ordinals = [_plain(name) for name, _ in sorted(ORDINALS.findall(statement), key=lambda found: found[1])]
    wanted = sorted(ordinals or columns)
    unnamed = [each for each in table.constraints if kind_of(each) == kind and each.name is None]
    found = [each for each in unnamed if kind == "primary_key" or _columns(each, catalog) == wanted]
    found = [each for each in found if _says(each, ordinals, statement, catalog)]
    if "TOP (1)" in statement or "ROWNUM = 1" in statement:
        found = found[:1]
    assert len(found) == 1, f"the look-up finds {len(found)} constraints"
    return catalog.drop_constraint(table.name, found[0], schema=table.schema)


def _says(constraint: Constraint, ordinals: list[str], statement: str, catalog: Catalog) -> bool:
    """Whether a constraint is what the look-up asks for, beside its columns."""
    if isinstance(constraint, ForeignKey):
        oracle = "all_constraints" in statement
        pairs = {tuple(filter(None, found)) for found in PAIRS.findall(statement)}
        if oracle:
            pairs = {tuple(from_sql(catalog.profile, name, quoted=True) for name in pair) for pair in pairs}
        deletes = DELETES.search(statement)
        action = (constraint.ondelete or "NO ACTION").upper().replace("RESTRICT", "NO ACTION")  # they have no other
        return (not pairs or pairs == set(zip(constraint.columns, constraint.referred_columns, strict=True))) and (
            deletes is None or deletes[1].replace("_", " ") == action
        )
    if isinstance(constraint, Check):
        text = CONDITION.search(statement)
        return text is None or _plain(text[1]) == re.sub(r'[ \n"()]', "", constraint.sqltext).upper()
    return not ordinals or list(getattr(constraint, "columns", ())) == ordinals


def _guarded(statement: str, catalog: Catalog) -> Catalog:
    found = GUARDED.match(statement)
    assert found
    return _unless_there(found[1], catalog)


def _oracle_guarded(statement: str, catalog: Catalog) -> Catalog:
    found = EXECUTED.search(statement)
    assert found
    inner = re.sub(r"CHR\((\d+)\)", lambda code: f"'{chr(int(code[1]))}'", found[1])
    return _unless_there(_plain("".join(re.findall(r"(?:^|\|\| )N?'((?:[^']|'')*)'", inner))), catalog)


def _unless_there(statement: str, catalog: Catalog) -> Catalog:
    """What is there already, or isn't there any more, the guard leaves as it is: the reader would doubt it all."""
    after = read_ddl(statement, catalog)
    before = {(table.schema, table.name): table.knowledge for table in catalog.tables()}
    doubted = any(before.get((t.schema, t.name), t.knowledge) is not t.knowledge for t in after.tables())
    return catalog if doubted else after


def _property(statement: str, catalog: Catalog) -> Catalog:
    variable = VARIABLE.search(statement)
    found = PROPERTY.search(statement)
    assert found
    schema = _value(found["schema"])
    table = catalog.table(_value(found["table"]), None if schema == "dbo" else schema)
    text = None if found["verb"] == "drop" else _value(variable[1] if variable else found["text"])
    if not found["column"]:
        return catalog.set_table_comment(table.name, text, schema=table.schema)
    name = _value(found["column"])
    column = next(column for column in table.columns if column.name == name)
    return catalog.alter_column(table.name, name, replace(column, comment=text), schema=table.schema)


def _counts_on(statement: str, catalog: Catalog) -> Catalog:
    """An identity gets the number that it goes on with; its other options stay."""
    found = re.search(rf"TABLE ({NAME}(?:\.{NAME})?) MODIFY \(({NAME}) GENERATED (ALWAYS|BY DEFAULT)", statement)
    assert found
    parts = [from_sql(catalog.profile, part.strip('"'), quoted=part[0] == '"') for part in re.findall(NAME, found[1])]
    table = catalog.table(parts[-1], parts[0] if len(parts) > 1 else None)
    name = from_sql(catalog.profile, found[2].strip('"'), quoted=found[2][0] == '"')
    column = next(column for column in table.columns if column.name == name)
    assert column.identity is not None
    identity = replace(column.identity, always=found[3] == "ALWAYS")
    return catalog.alter_column(table.name, name, replace(column, identity=identity), schema=table.schema)


def _nothing(statement: str, catalog: Catalog) -> Catalog:
    """A check that may stop the script."""
    return catalog


_READERS: tuple[tuple[str, Callable[[str, Catalog], Catalog]], ...] = (
    ("extendedproperty", _property),
    ("SELECT @sql = @sql +", _all_of_column),
    ("sys.default_constraints", _default),
    ("FROM sys.key_constraints", _mssql_lookup),
    ("FROM sys.foreign_keys", _mssql_lookup),
    ("FROM sys.check_constraints", _mssql_lookup),
    ("FROM all_constraints", _oracle_lookup),
    ("IF OBJECT_ID(", _guarded),
    ("IF COL_LENGTH(", _guarded),
    ("IF NOT EXISTS (SELECT 1 FROM sys.indexes", _guarded),
    ("all_tab_identity_cols", _counts_on),
    ("RAISE_APPLICATION_ERROR", _nothing),
    ("EXECUTE IMMEDIATE", _oracle_guarded),
)


def _plain(inside: str) -> str:
    return inside.replace("''", "'")


def _value(literal: str) -> str:
    return "".join(_plain(piece) for piece in re.findall(STRING, literal))


def _listed(statement: str) -> list[str]:
    found = LISTED.search(statement)
    return [_plain(name) for name in re.findall(STRING, found[1])] if found else []


def _table(spelled: str, catalog: Catalog) -> Table:
    """A table as SQL names it: account, sales.region, [Order Details]."""
    names = [name.strip("[]").replace("]]", "]") for name in re.findall(NAME, spelled)]
    return catalog.table(names[-1], names[-2] if len(names) > 1 else None)


def shape(catalog: Catalog) -> dict[str, Any]:
    """What a database would know of a catalog, by table, as text that can be compared."""
    filters = Filters(catalog.profile)
    return {f"{table.schema or ''}.{table.name}": _table_shape(table, filters, catalog) for table in catalog.tables()}


def _table_shape(table: Table, filters: Filters, catalog: Catalog) -> dict[str, Any]:
    return {
        "knowledge": table.knowledge.value,
        "comment": table.comment,
        "columns": [_column_shape(column, filters, catalog) for column in table.columns],
        "constraints": sorted(str(_constraint_shape(each, filters, catalog)) for each in table.constraints),
        "indexes": sorted(str(_index_shape(index)) for index in table.indexes),
    }


def _column_shape(column: Column, filters: Filters, catalog: Catalog) -> tuple[object, ...]:
    identity = column.identity or (Identity() if column.autoincrement else None)
    return (
        column.name,
        None if column.computed is not None else filters.type(column.type, column.collation),
        column.nullable or column.computed is not None,
        column.server_default,
        _identity_shape(identity, catalog),
        column.computed and _words(column.computed.sqltext),
        column.comment,
    )


def _identity_shape(identity: Identity | None, catalog: Catalog) -> tuple[object, ...] | None:
    if identity is None:
        return None
    counts = (identity.start or 1, identity.increment or 1)
    rest = (identity.always, identity.minvalue, identity.maxvalue, bool(identity.cycle), identity.cache)
    return counts if catalog.profile.types.autoincrement == "identity" else (*counts, *rest)


def _constraint_shape(constraint: Constraint, filters: Filters, catalog: Catalog) -> tuple[object, ...]:
    constraint = with_known_actions(constraint, catalog.profile)
    named = (kind_of(constraint), constraint.name, bool(constraint.deferrable), constraint.initially)
    if isinstance(constraint, Check):
        return (*named, _words(constraint.sqltext))
    if isinstance(constraint, ForeignKey):
        target = (constraint.referred_schema, constraint.referred_table, constraint.referred_columns)
        return (*named, constraint.columns, target, constraint.ondelete, constraint.onupdate)
    return (*named, constraint.columns)  # type: ignore[union-attr]


def _index_shape(index: Index) -> tuple[object, ...]:
    parts = [(part.column, part.expression and _words(part.expression), part.suffix.upper()) for part in index.parts]
    return (index.name, index.unique, parts, sorted((k, str(v)) for k, v in index.options.items() if v))


def _words(text: str) -> str:
    return " ".join(text.split())
