"""A table of the catalog in the shape in which SQLAlchemy's inspector gives it, on each database."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from immutables import Map

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Check, Column, ForeignKey, Identity, Index, PrimaryKey, Table, Unique
from sqlgen.profile.identifiers import quote_table
from sqlgen.profile.model import Profile
from sqlgen.profile.options import sqlalchemy_options
from sqlgen.revisions.offline.reflected_types import reflected_type

_STRING = re.compile(r"'(?:[^']|'')*'\Z")
_NUMBER = re.compile(r"'\d+(?:\.\d+)?'")
_BEFORE_2_1 = tuple(int(part) for part in sa.__version__.split(".")[:2]) < (2, 1)


def columns(table: Table, catalog: Catalog) -> list[dict[str, Any]]:
    """What `get_columns` gives."""
    return [_column(column, table, catalog) for column in table.columns]


def _column(column: Column, table: Table, catalog: Catalog) -> dict[str, Any]:
    facts = catalog.profile.reflection
    type_ = reflected_type(column, catalog)
    key = table.primary_key.columns if table.primary_key is not None else ()
    shown: dict[str, Any] = {
        "name": column.name,
        "type": type_,
        "nullable": column.nullable and (column.name not in key or facts.primary_key_columns),
        "default": _default(column, type_, table, catalog),
    }
    if facts.primary_key_columns:
        shown["primary_key"] = key.index(column.name) + 1 if column.name in key else 0
    counts = column.autoincrement or column.identity is not None
    if facts.autoincrement == "always" or (facts.autoincrement == "integers" and isinstance(type_, sa.Integer)):
        shown["autoincrement"] = counts
    if facts.comments:
        shown["comment"] = column.comment
    if column.computed is not None:
        persisted = column.computed.persisted
        if persisted is None:
            persisted = catalog.profile.types.computed == "stored"
        shown["computed"] = {"sqltext": column.computed.sqltext, "persisted": persisted}
    if column.identity is not None:
        shown["identity"] = _identity(column.identity)
    return shown


def _identity(identity: Identity) -> dict[str, Any]:
    return {
        "always": identity.always,
        "start": 1 if identity.start is None else identity.start,
        "increment": 1 if identity.increment is None else identity.increment,
        "minvalue": 1 if identity.minvalue is None else identity.minvalue,
        "maxvalue": identity.maxvalue,
        "cycle": bool(identity.cycle),
        "cache": 1 if identity.cache is None else identity.cache,
    }


def _default(column: Column, type_: Any, table: Table, catalog: Catalog) -> str | None:
    profile = catalog.profile
    if column.autoincrement and profile.reflection.serial_default:
        for sequence in catalog.registry.sequences_of(catalog.registry.key(table.name, table.schema)):
            if sequence.owned_by is not None and sequence.owned_by[1] == column.name:
                name = quote_table(profile, sequence.name, table.schema)
                return f"nextval('{name}'::regclass)"
    text = column.server_default
    if text is not None and profile.reflection.plain_numbers and _is_number(type_) and _NUMBER.fullmatch(text):
        return text[1:-1]
    if text is not None and profile.reflection.default_casts and _STRING.fullmatch(text):
        return f"{text}::{_cast_name(type_)}"
    return text


def _is_number(type_: Any) -> bool:
    return isinstance(type_, (sa.Integer, sa.Numeric))


def _cast_name(type_: Any) -> str:
    """The type as PostgreSQL prints it behind a literal: without its length."""
    visit = str(type_.__visit_name__)
    return _CAST_NAMES.get(visit) or str(getattr(type_, "name", None) or visit).lower()


_CAST_NAMES = {
    "VARCHAR": "character varying",
    "CHAR": "bpchar",
    "TIMESTAMP": "timestamp without time zone",
    "TIME": "time without time zone",
}


def primary_key(table: Table, profile: Profile) -> dict[str, Any]:
    """What `get_pk_constraint` gives."""
    key, facts = table.primary_key, profile.reflection
    if key is None:
        return {"constrained_columns": [], "name": None}
    shown: dict[str, Any] = {
        "constrained_columns": list(key.columns),
        "name": key.name if facts.primary_key_name else None,
    }
    return _with_comment(shown, key, facts.constraint_comments)


def foreign_keys(table: Table, catalog: Catalog) -> list[dict[str, Any]]:
    """What `get_foreign_keys` gives."""
    return [_foreign_key(each, catalog) for each in table.foreign_keys]


def _foreign_key(key: ForeignKey, catalog: Catalog) -> dict[str, Any]:
    facts = catalog.profile.reflection
    actions = {"onupdate": key.onupdate, "ondelete": key.ondelete}
    options: dict[str, Any] = {
        name: action.upper()
        for name, action in actions.items()
        if action is not None and action.upper() not in facts.default_actions
    }
    for name in ("deferrable", "initially", "match"):
        if getattr(key, name) is not None:
            options[name] = getattr(key, name)
    referred = key.referred_columns
    if not referred:
        target = catalog.find_table(key.referred_table, key.referred_schema)
        referred = target.primary_key.columns if target is not None and target.primary_key is not None else ()
    shown = {
        "name": key.name,
        "constrained_columns": list(key.columns),
        "referred_schema": key.referred_schema,
        "referred_table": key.referred_table,
        "referred_columns": list(referred),
        "options": options,
    }
    return _with_comment(shown, key, facts.constraint_comments)


def unique_constraints(table: Table, profile: Profile) -> list[dict[str, Any]]:
    """What `get_unique_constraints` gives. Raises NotImplementedError where SQLAlchemy does."""
    facts = profile.reflection
    if not facts.unique_constraints:
        raise NotImplementedError
    shown = []
    for unique in table.uniques:
        one: dict[str, Any] = {"name": unique.name, "column_names": list(unique.columns)}
        if facts.unique_names_index:
            one["duplicates_index"] = unique.name
        shown.append(_with_comment(one, unique, facts.constraint_comments))
    if facts.unique_names_index:  # a unique index is a unique constraint there
        for index in table.indexes:
            if index.unique and all(part.column is not None for part in index.parts):
                names = [part.column for part in index.parts]
                shown.append({"name": index.name, "column_names": names, "duplicates_index": index.name})
    return shown


def check_constraints(table: Table, profile: Profile) -> list[dict[str, Any]]:
    """What `get_check_constraints` gives. Raises NotImplementedError where SQLAlchemy does."""
    facts = profile.reflection
    if not facts.check_constraints:
        raise NotImplementedError
    return [
        _with_comment({"name": check.name, "sqltext": check.sqltext}, check, facts.constraint_comments)
        for check in table.checks
    ]


def _with_comment(
    shown: dict[str, Any], constraint: PrimaryKey | Unique | ForeignKey | Check, wanted: bool
) -> dict[str, Any]:
    return shown | {"comment": constraint.comment} if wanted else shown


def indexes(table: Table, profile: Profile) -> list[dict[str, Any]]:
    """What `get_indexes` gives, by name."""
    facts = profile.reflection
    plain = (each for each in table.indexes if facts.expressions or all(part.column is not None for part in each.parts))
    shown = [*(_index(index, profile) for index in plain), *_indexes_of_constraints(table, profile)]
    return sorted(shown, key=lambda index: str(index["name"]))


def _index(index: Index, profile: Profile) -> dict[str, Any]:
    facts = profile.reflection
    shown: dict[str, Any] = {
        "name": index.name,
        "unique": int(index.unique) if facts.unique_flag == "int" else index.unique,
        "column_names": [part.column for part in index.parts],
    }
    if any(part.column is None for part in index.parts):
        shown["expressions"] = [part.column if part.column is not None else part.expression for part in index.parts]
    sorting = {part.column: _sorting(part.suffix) for part in index.parts if part.column is not None and part.suffix}
    if sorting and facts.sorting:
        shown["column_sorting"] = sorting
    return _with_options(shown, index.options, profile)


def _with_options(shown: dict[str, Any], options: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    kept = _options(options, profile, profile.reflection.index_options)
    storage, length = f"{profile.sqlalchemy}_with", f"{profile.sqlalchemy}_length"
    if isinstance(kept.get(storage), dict):
        kept[storage] = {name: str(value) for name, value in kept[storage].items()}
    if isinstance(kept.get(length), int):
        kept[length] = dict.fromkeys(shown["column_names"], kept[length])
    if f"{profile.sqlalchemy}_prefix" in kept:
        kept.pop(length, None)  # a FULLTEXT index is of whole columns
    flavor = kept.get(f"{profile.sqlalchemy}_prefix") or ("UNIQUE" if shown["unique"] else None)
    if profile.reflection.flavors and _BEFORE_2_1 and flavor is not None:
        shown["type"] = flavor
    if profile.reflection.includes:
        included = next((list(value) for name, value in options.items() if name.endswith("_include")), [])
        if _BEFORE_2_1:
            shown["include_columns"] = included
        kept[f"{profile.sqlalchemy}_include"] = included
    return shown | {"dialect_options": kept}


def _sorting(suffix: str) -> tuple[str, ...]:
    return tuple(re.findall(r"asc|desc|nulls_first|nulls_last", suffix.lower().replace("nulls ", "nulls_")))


def _options(options: Mapping[str, Any], profile: Profile, wanted: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The options of this database, by the prefix of SQLAlchemy's dialect; only those that are wanted."""
    return {
        name: dict(value) if isinstance(value, Map) else value
        for name, value in sqlalchemy_options(profile, options).items()
        if wanted is None or name.removeprefix(f"{profile.sqlalchemy}_") in wanted
    }


def _indexes_of_constraints(table: Table, profile: Profile) -> Iterator[dict[str, Any]]:
    """The indexes behind unique and exclusion constraints, where the database shows them."""
    facts = profile.reflection
    if facts.unique_is_index == "no":
        return
    for unique in table.uniques:
        shown: dict[str, Any] = {"name": unique.name, "unique": True, "column_names": list(unique.columns)}
        if facts.unique_is_index == "marked":
            shown["duplicates_constraint"] = unique.name
        yield _with_options(shown, unique.options, profile)
    for exclude in table.excludes:
        shown = {"name": exclude.name, "unique": False, "column_names": [each.column for each in exclude.elements]}
        shown["duplicates_constraint"] = exclude.name
        yield _with_options(shown, {f"{profile.sqlalchemy}_using": exclude.using}, profile)


def table_comment(table: Table) -> dict[str, Any]:
    """What `get_table_comment` gives."""
    return {"text": table.comment}


def table_options(table: Table, profile: Profile) -> dict[str, Any]:
    """What `get_table_options` gives: what the author said, not what the server would add to it."""
    return _options(table.options, profile)
