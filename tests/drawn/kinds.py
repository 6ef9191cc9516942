"""Kinds of columns: a type with values, defaults and conditions that fit it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.types import TypeEngine

TAUTOLOGY = "{c} IS NULL OR {c} IS NOT NULL"


@dataclass(frozen=True)
class Kind:
    """A column type as the tests draw it.

    `values` are distinct; row number n of a table holds the n-th. `family` says which kinds change into each other
    without loss. `key`: it can stand in keys and indexes.
    """

    name: str
    type: Callable[[], TypeEngine[Any]]
    values: tuple[Any, ...]
    defaults: tuple[Any, ...] = ()
    family: str = ""
    key: bool = True
    check: str = TAUTOLOGY

    def value(self, number: int) -> Any:
        """The value in row `number`, counted from 1."""
        return self.values[(number - 1) % len(self.values)]

    def __repr__(self) -> str:
        return self.name


def numbers(name: str, type_: Callable[[], TypeEngine[Any]], **more: Any) -> Kind:
    return Kind(name, type_, (1, 2, 3, 4), ("0", sa.text("7"), sa.text("(1 + 2)")), "number", check="{c} >= 0", **more)


def strings(name: str, type_: Callable[[], TypeEngine[Any]], family: str = "string", **more: Any) -> Kind:
    values = ("one", "it's", 'q"\\:x %s', "Çiğ 🌷")
    return Kind(name, type_, values, ("", "it's \\ 100%", sa.text("'x:y'")), family, check="{c} <> 'no:no'", **more)


DATES = tuple(dt.date(2020, 1, day) for day in (1, 2, 3, 4))
MOMENTS = tuple(dt.datetime(2020, 1, day, 12, 30, 5) for day in (1, 2, 3, 4))
ZONED = tuple(each.replace(tzinfo=dt.UTC) for each in MOMENTS)
TIMES = tuple(dt.time(hour, 30) for hour in (1, 2, 3, 4))
UUIDS = tuple(uuid.UUID(int=number) for number in (1, 2, 3, 4))
DOCUMENTS = ({"a": [1, None]}, ["it's", "ü"], {"b": {"c": True}}, [])
BYTES = (b"\x00\xff", b"it's", b"\\x", b"")
WORDS = ("red", "green", "it's", "blue")

PORTABLE = (
    numbers("Integer", sa.Integer),
    numbers("SmallInteger", sa.SmallInteger),
    numbers("BigInteger", sa.BigInteger),
    Kind(
        "Numeric",
        lambda: sa.Numeric(10, 2),
        tuple(map(Decimal, "1234")),
        ("0", sa.text("1.50")),
        "number",
        check="{c} >= 0",
    ),
    Kind("Float", sa.Float, (1.0, 2.0, 3.0, 4.0), ("0", sa.text("1.5")), "number"),
    Kind("Double", sa.Double, (1.0, 2.0, 3.0, 4.0), ("0", sa.text("2.5")), "number"),
    Kind("Boolean", sa.Boolean, (True, False), (sa.true(), sa.false()), "boolean"),
    Kind(
        "CheckedBoolean", lambda: sa.Boolean(create_constraint=True), (True, False), (sa.true(), sa.false()), "boolean"
    ),
    strings("String", lambda: sa.String(50)),
    strings("LongString", lambda: sa.String(180)),
    strings("Unicode", lambda: sa.Unicode(60)),
    strings("CHAR", lambda: sa.CHAR(12), "char"),
    strings("Text", sa.Text, key=False),
    strings("UnicodeText", sa.UnicodeText, key=False),
    Kind("LargeBinary", sa.LargeBinary, BYTES, (), "bytes", key=False),
    Kind("Date", sa.Date, DATES, ("2001-02-03", sa.func.current_date()), "date"),
    Kind("DateTime", sa.DateTime, MOMENTS, ("2001-02-03 04:05:06", sa.func.current_timestamp(), sa.func.now()), "date"),
    Kind("Time", sa.Time, TIMES, ("04:05:06",), "time"),
    Kind("Interval", sa.Interval, tuple(dt.timedelta(days=n, seconds=5) for n in (1, 2, 3, 4)), (), "interval"),
    Kind("JSON", sa.JSON, DOCUMENTS, (), "json", key=False),
    Kind("Uuid", sa.Uuid, UUIDS, (str(UUIDS[0]),), "uuid"),
    Kind("Enum", lambda: sa.Enum(*WORDS, name="colour"), WORDS, ("red",), "enum"),
    Kind(
        "CheckedEnum",
        lambda: sa.Enum(*WORDS, native_enum=False, create_constraint=True),
        WORDS,
        ("it's",),
        "checked",
    ),
)

ONLY_POSTGRESQL = (
    Kind("DateTime_tz", lambda: sa.DateTime(timezone=True), ZONED, (sa.func.now(),), "date"),
    Kind("TIMESTAMP_3", lambda: postgresql.TIMESTAMP(precision=3), MOMENTS, (sa.text("LOCALTIMESTAMP"),), "date"),
    Kind(
        "Time_tz",
        lambda: sa.Time(timezone=True),
        tuple(each.replace(tzinfo=dt.UTC) for each in TIMES),
        ("04:05:06+00",),
        "time",
    ),
    Kind("JSONB", postgresql.JSONB, DOCUMENTS, (sa.text("'{}'::jsonb"), "{}"), "json", key=False),
    Kind("BYTEA", postgresql.BYTEA, BYTES, (), "bytes", key=False),
    Kind("ARRAY_Integer", lambda: sa.ARRAY(sa.Integer()), ([1], [2, None], [3, 4], []), (sa.text("'{}'"),), "array"),
    Kind(
        "ARRAY_Text",
        lambda: postgresql.ARRAY(sa.Text()),
        (["a"], ["it's", None], ["\\"], []),
        ("{}", sa.text("ARRAY[]::text[]")),
        "array_text",
    ),
    Kind(
        "ARRAY_Enum",
        lambda: postgresql.ARRAY(sa.Enum(*WORDS, name="shade")),
        (["red"], ["green"], [], ["it's"]),
        (sa.text("'{}'"),),
        "array_enum",
    ),
    Kind("INET", postgresql.INET, ("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"), ("127.0.0.1",), "net"),
    Kind("CIDR", postgresql.CIDR, ("10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24", "10.0.4.0/24"), (), "net"),
    Kind("MACADDR", postgresql.MACADDR, tuple(f"00:00:00:00:00:0{n}" for n in (1, 2, 3, 4)), (), "mac"),
    Kind("BIT", lambda: postgresql.BIT(4), ("0001", "0010", "0011", "0100"), (sa.text("B'0000'"),), "bit"),
    Kind("BIT_VARYING", lambda: postgresql.BIT(8, varying=True), ("0001", "0010", "0011", "0100"), (), "bit"),
    Kind(
        "INTERVAL_FIELDS",
        lambda: postgresql.INTERVAL(fields="DAY TO SECOND", precision=3),
        tuple(dt.timedelta(days=n) for n in (1, 2, 3, 4)),
        (sa.text("'1 day'"),),
        "interval",
    ),
    Kind("MONEY", postgresql.MONEY, (Decimal(1), Decimal(2), Decimal(3), Decimal(4)), (), "money"),
    Kind("TSVECTOR", postgresql.TSVECTOR, ("'a'", "'b'", "'c'", "'d'"), (), "tsvector"),
    Kind(
        "INT4RANGE", postgresql.INT4RANGE, tuple(postgresql.Range(n, n + 1) for n in (1, 5, 9, 13)), ("empty",), "range"
    ),
    Kind("NumericPlain", sa.Numeric, tuple(map(Decimal, "1234")), (sa.text("0.5"),), "number"),
    Kind("Collated", lambda: sa.String(40, collation="C"), ("a", "b", "c", "d"), ("x",), "string"),
    Kind(
        "NativeEnum2",
        lambda: postgresql.ENUM("low", "high", "Mid dle", name="Level Of"),
        ("low", "high", "Mid dle"),
        ("low",),
        "enum2",
    ),
)

ONLY_MARIADB = (
    Kind("TINYINT", mysql.TINYINT, (1, 2, 3, 4), ("0",), "number"),
    Kind("MEDIUMINT_unsigned", lambda: mysql.MEDIUMINT(unsigned=True), (1, 2, 3, 4), ("0",), "number"),
    Kind("MEDIUMTEXT", mysql.MEDIUMTEXT, ("one", "it's", "\\", "%"), ("x",), "string", key=False),
    Kind("LONGBLOB", mysql.LONGBLOB, BYTES, (), "bytes", key=False),
    Kind("SET", lambda: mysql.SET("a", "b", "it's"), ("a", "b", "a,b", "it's"), ("a",), "set"),
    Kind("YEAR", mysql.YEAR, (2001, 2002, 2003, 2004), ("2000",), "year"),
    Kind("TIMESTAMP", lambda: mysql.TIMESTAMP(fsp=3), MOMENTS, (sa.text("CURRENT_TIMESTAMP(3)"),), "date"),
    Kind("BIT", lambda: mysql.BIT(8), (1, 2, 3, 4), (), "bits"),
    Kind("Collated", lambda: sa.String(40, collation="utf8mb4_bin"), ("a", "b", "c", "d"), ("x",), "string"),
)

KINDS: dict[str, tuple[Kind, ...]] = {
    "postgresql": (*PORTABLE, *ONLY_POSTGRESQL),
    "mariadb": (*PORTABLE, *ONLY_MARIADB),
    "sqlite": PORTABLE,
}
