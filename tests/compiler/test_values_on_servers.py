"""Literals on real databases: what a driver reads back is what the author gave, through the client and the parser."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.dialects.postgresql.ranges import MultiRange

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import compile_operation
from sqlgen.operations.data import BulkInsertOp
from sqlgen.profile import load_profile

SERVERS = {"postgresql": "postgres", "mariadb": "mariadb", "sqlite": "sqlite"}
UTC = dt.UTC

VALUES: list[tuple[str, sa.types.TypeEngine[Any], list[Any]]] = [
    (
        "text",
        sa.Text(),
        [
            "it's",
            "back\\slash",
            "\\'",
            "two\nlines\r\n",
            ":name ::x %s %%",
            "$(x) & @y",
            "ç 🌷 日本",
            "-- ; /* */",
            "",
            " ",
            None,
            "\\q\n\\x",
            "a\nGO\n/\n.exit\n",
            "$$ $sqlgen$",
            'tab\t"`[]',
            "delimiter //",
            "x;\n;y",
            "\u2028\u00a0",
        ],
    ),
    ("number", sa.Numeric(30, 10), [Decimal("1.5"), Decimal("-12345.6789"), Decimal("1E+3"), 0]),
    ("ratio", sa.Double(), [0.1, -1e-300, 1.7976931348623157e308, 3]),
    ("big", sa.BigInteger(), [9223372036854775807, -9223372036854775808, None]),
    ("flag", sa.Boolean(), [True, False, None]),
    ("raw", sa.LargeBinary(), [b"\x00\xff'\\", b"", None, bytes(range(256))]),
    ("day", sa.Date(), [dt.date(2024, 2, 29), dt.date(1000, 1, 1), None]),
    ("clock", sa.Time(), [dt.time(23, 59, 59), dt.time(0, 0)]),
    ("moment", sa.DateTime(), [dt.datetime(2024, 2, 29, 23, 59, 59), dt.datetime(1000, 1, 1)]),
    ("zoned", sa.DateTime(timezone=True), [dt.datetime(2024, 2, 29, 1, 2, 3, tzinfo=UTC)]),
    ("span", sa.Interval(), [dt.timedelta(days=3, seconds=7), dt.timedelta(0), dt.timedelta(days=1, hours=-2)]),
    ("document", sa.JSON(), [{"a": [1, None, "it's \\ 🌷"]}, [], "x", 5, {"b": {"c": True}}]),
    ("token", sa.Uuid(), [uuid.UUID(int=1), uuid.UUID("12345678-1234-5678-1234-567812345678"), None]),
    ("color", sa.Enum("red", "it's", name="color"), ["red", "it's", None]),
    ("pickled", sa.PickleType(), [{"a": (1, b"\x00'")}, "it's", None]),
]


class Bench:
    """One server with a table for all values, filled by our scripts and read by SQLAlchemy."""

    def __init__(self, dialect: str, server: Any) -> None:
        self.dialect, self.server = dialect, server
        self.database = server.fresh_database("values")
        self.table = sa.Table(
            "specimen",
            sa.MetaData(),
            sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
            *(sa.Column(name, type_) for name, type_, _ in VALUES),
        )
        self.engine = sa.create_engine(server.url(self.database))
        self.table.metadata.create_all(self.engine)

    def read_back(self, name: str, values: list[Any]) -> list[Any]:
        """The values of one column after a script inserted them."""
        rows = [{"id": number, name: value} for number, value in enumerate(values)]
        profile = load_profile(self.dialect)
        empty = Catalog.empty(profile)
        operation = BulkInsertOp(self.table, rows).complete(empty)
        script = "".join(f"{each.text};\n" for each in compile_operation(operation, empty, empty, profile))
        self.server.run(f"DELETE FROM specimen;\n{script}", self.database).must()
        with self.engine.connect() as connection:
            query = sa.select(self.table.c[name]).order_by(self.table.c.id)
            return [row[0] for row in connection.execute(query)]


@pytest.fixture(scope="module", params=sorted(SERVERS))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    made = Bench(request.param, request.getfixturevalue(SERVERS[request.param]))
    yield made
    made.engine.dispose()


@pytest.mark.parametrize(
    ("name", "values"), [(name, values) for name, _, values in VALUES], ids=[each[0] for each in VALUES]
)
def test_values_come_back(bench: Bench, name: str, values: list[Any]) -> None:
    """Every value as it was; a moment with zone as that moment."""
    found = bench.read_back(name, values)
    assert [plain(each) for each in found] == [plain(each) for each in values]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30), min_size=20, max_size=200))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_text_comes_back(bench: Bench, values: list[str]) -> None:
    assert bench.read_back("text", values) == values


def test_ranges_come_back(postgres: Any) -> None:
    """PostgreSQL's ranges, with ends of all sorts, alone, several and in an array."""
    noon = dt.datetime(2024, 2, 29, 12, 0, 0, 5, tzinfo=UTC)
    columns: list[tuple[str, sa.types.TypeEngine[Any], list[Any]]] = [
        ("whole", postgresql.INT4RANGE(), [Range(1, 5), Range(empty=True), Range(None, 7), Range(), None]),
        ("big", postgresql.INT8RANGE(), [Range(-(2**60), 2**60)]),
        ("exact", postgresql.NUMRANGE(), [Range(Decimal("1.5"), Decimal("1E+3"), bounds="(]")]),
        ("days", postgresql.DATERANGE(), [Range(dt.date(2024, 2, 29), None)]),
        ("moments", postgresql.TSRANGE(), [Range(noon.replace(tzinfo=None), None)]),
        ("zoned", postgresql.TSTZRANGE(), [Range(None, noon, bounds="(]")]),
        ("several", postgresql.INT4MULTIRANGE(), [MultiRange([Range(1, 2), Range(4, 5)]), MultiRange([])]),
        ("list", sa.ARRAY(postgresql.INT4RANGE()), [[Range(1, 2), Range(4, 5)], []]),
    ]
    database = postgres.fresh_database("ranges")
    engine = sa.create_engine(postgres.url(database))
    table = sa.Table("spans", sa.MetaData(), sa.Column("id", sa.Integer(), autoincrement=False, primary_key=True))
    rows: list[dict[str, Any]] = []
    for name, type_, values in columns:
        table.append_column(sa.Column(name, type_))
        rows += [{"id": len(rows) + number, name: value} for number, value in enumerate(values)]
    table.metadata.create_all(engine)
    empty = Catalog.empty(load_profile("postgresql"))
    operation = BulkInsertOp(table, rows).complete(empty)
    statements = compile_operation(operation, empty, empty, empty.profile)
    postgres.run("".join(f"{each.text};\n" for each in statements), database).must()
    with engine.connect() as connection:
        found = {row.id: row for row in connection.execute(sa.select(table))}
    engine.dispose()
    for row in rows:
        ((name, value),) = [(name, value) for name, value in row.items() if name != "id"]
        assert getattr(found[row["id"]], name) == value, name


def plain(value: Any) -> Any:
    """Numbers by value, moments in UTC without their zone: not every database keeps one."""
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return Decimal(str(value)) if isinstance(value, Decimal) else value
