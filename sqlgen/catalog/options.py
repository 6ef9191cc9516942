"""Dialect options of tables, columns, constraints and indexes: which ones count for a database, and in what form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa
from immutables import Map
from sqlalchemy.sql.elements import ClauseElement

from sqlgen.catalog.sql_text import speaker, sql_text
from sqlgen.catalog.values import NO_OPTIONS, Options
from sqlgen.profile.model import Profile

OptionOwner: TypeAlias = Literal["table", "column", "index", "primary_key", "unique", "foreign_key", "check", "exclude"]

KNOWN_FAMILIES = frozenset(
    """
    postgresql mysql mariadb sqlite mssql oracle
    access awsathena bigquery clickhouse cockroachdb crate databricks db2 duckdb exasol firebird hana ibm impala
    informix monetdb redshift risingwave singlestoredb snowflake spanner starrocks sybase teradata teradatasql tidb
    trino vertica yugabytedb
    """.split()  # noqa: SIM905  # a table of words reads better
)
"""Prefixes of databases that SQLAlchemy has dialects for, in it or in packages of others."""


def given_options(item: Any) -> dict[str, Any]:
    """The dialect options that an author gave to a SQLAlchemy object, of all databases."""
    if "dialect_options" not in item.__dict__:
        return {}
    return dict(item.dialect_kwargs)


def options_of(item: Any, profile: Profile) -> Options:
    """The options of a SQLAlchemy object that count for the profile's database (see :func:`options_value`)."""
    if "dialect_options" not in item.__dict__:
        return NO_OPTIONS
    return options_value(item.dialect_kwargs, profile)


def options_value(given: Mapping[str, Any], profile: Profile) -> Options:
    """The options that count for the profile's database, under the name that its dialect consumes.

    MariaDB takes ``mysql_*``; its own spelling wins. SQL expressions become text, columns become names,
    collections become immutable.
    """
    if not given:
        return NO_OPTIONS
    own = speaker(profile).dialect.name
    kept: dict[str, Any] = {}
    for family in reversed(profile.options.prefixes):
        start = f"{family}_"
        for keyword, value in given.items():
            if keyword.startswith(start):
                kept[f"{own}_{keyword.removeprefix(start)}"] = _frozen(value, profile)
    return Map(sorted(kept.items())) if kept else NO_OPTIONS


def _frozen(value: Any, profile: Profile) -> Any:
    if isinstance(value, sa.Column):
        return value.name
    if isinstance(value, ClauseElement):
        return sql_text(value, profile)
    if isinstance(value, Mapping):
        return Map({str(key): _frozen(item, profile) for key, item in sorted(value.items())})
    if isinstance(value, list | tuple):
        return tuple(_frozen(item, profile) for item in value)
    return value


def unconsumed_options(given: Iterable[str], owner: OptionOwner, profile: Profile) -> tuple[str, ...]:
    """Keywords that nothing will render: unknown to this database, or of a database that nobody knows.

    Options of the other databases are fine: they wait for their own script.
    """
    consumed: tuple[str, ...] = getattr(profile.options, owner)

    def is_idle(keyword: str) -> bool:
        family, _, argument = keyword.partition("_")
        if family not in profile.options.prefixes:
            return family not in KNOWN_FAMILIES
        return argument not in consumed and "*" not in consumed

    return tuple(keyword for keyword in sorted(given) if is_idle(keyword))
