"""Tables for tests, in a line each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, String

from sqlgen.catalog import Catalog
from sqlgen.catalog.values import Check, Column, ForeignKey, Index, IndexPart, PrimaryKey, Table, Unique
from sqlgen.profile import load_profile

DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")


def column(name: str, **settings: Any) -> Column:
    """An integer column; one whose name begins with an s is a string."""
    return Column(name, String(50) if name.startswith("s") else Integer(), **settings)


def table(name: str, columns: str, **parts: Any) -> Table:
    """`table("account", "id owner_id", primary_key=...)`."""
    return Table(name, tuple(column(each) for each in columns.split()), **parts)


def fk(columns: str, referred: str, referred_columns: str = "id", **settings: Any) -> ForeignKey:
    """`fk("owner_id", "person")`."""
    return ForeignKey(tuple(columns.split()), referred, tuple(referred_columns.split()), **settings)


def index(name: str, columns: str, **settings: Any) -> Index:
    """`index("ix_email", "email")`."""
    return Index(name, tuple(IndexPart(each) for each in columns.split()), **settings)


def catalog(dialect: str, *tables: Table, **settings: Any) -> Catalog:
    """A catalog of these tables, made in this order."""
    made = Catalog.empty(load_profile(dialect), **settings)
    for each in tables:
        made = made.create_table(each)
    return made


def names(of: Catalog, table_name: str) -> list[str | None]:
    """The names of a table's constraints, in their order."""
    return [each.name for each in of.table(table_name).constraints]


FULL = table(
    "a",
    "id x y",
    primary_key=PrimaryKey(("id",)),
    uniques=(Unique(("x", "y")),),
    foreign_keys=(fk("x", "p"),),
    checks=(Check("x > 0"), Check("x > y")),
)
"""A table with a constraint of each kind, none of which has a name; it refers to a table `p` with an `id`."""
