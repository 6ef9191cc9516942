"""Literals: what each database is given for values of every type."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, oracle, postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from sqlgen.compiler import LiteralImpossible
from sqlgen.compiler.literals import literal
from sqlgen.profile import load_profile, profile_names

DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")
PLUS_TWO = dt.timezone(dt.timedelta(hours=2))
NAME_AND_VALUE = enum.Enum("NAME_AND_VALUE", {"RED": "#f00", "GREEN": "#0f0"})


def of(dialect: str, value: Any, type_: TypeEngine[Any] | None = None) -> str:
    return literal(value, type_, load_profile(dialect))


def of_all(value: Any, type_: TypeEngine[Any] | None = None) -> dict[str, str]:
    return {dialect: of(dialect, value, type_) for dialect in DIALECTS}


@pytest.mark.parametrize("dialect", profile_names())
def test_none_and_quotes_in_every_database(dialect: str) -> None:
    assert of(dialect, None) == "NULL"
    assert of(dialect, "it's", sa.String()) == "'it''s'"


def test_a_backslash_is_doubled_where_it_escapes() -> None:
    assert of_all("a\\'b") == {
        "postgresql": "'a\\''b'",
        "mysql": "'a\\\\''b'",
        "mariadb": "'a\\\\''b'",
        "sqlite": "'a\\''b'",
        "mssql": "'a\\''b'",
        "oracle": "'a\\''b'",
    }


def test_text_beyond_ascii_is_national_on_sql_server_only() -> None:
    said = of_all("ç🌷", sa.String())
    assert said.pop("mssql") == "N'ç🌷'"
    assert set(said.values()) == {"'ç🌷'"}


def test_oracle_has_no_line_end_inside_of_quotes() -> None:
    assert of("oracle", "a;\n/\r\nb", sa.Text()) == "'a;' || CHR(10) || '/' || CHR(13) || CHR(10) || 'b'"
    assert of("oracle", "\n") == "CHR(10)"


def test_oracle_cuts_a_long_text_into_clobs() -> None:
    said = of("oracle", "ü" * 2500, sa.Text())
    pieces = said.split("\n    || ")
    assert all(piece.startswith("TO_CLOB('") and len(piece.encode()) <= 1000 + len("TO_CLOB('')") for piece in pieces)
    assert "".join(piece.removeprefix("TO_CLOB('").removesuffix("')") for piece in pieces) == "ü" * 2500


def test_oracle_breaks_lines_that_its_client_would_refuse() -> None:
    assert of("oracle", "'" * 3000) == "\n    || ".join(["'" + "''" * 1000 + "'"] * 3)
    assert of("oracle", b"\xff" * 600) == "HEXTORAW('" + "F" * 1000 + "'\n    || '" + "F" * 200 + "')"


def test_oracle_stores_a_document_as_bytes_before_it_has_a_type_for_it() -> None:
    document = {"it's": "ü"}
    if sa.__version__ >= "2.1":
        assert of("oracle", document, sa.JSON()) == "UTL_RAW.CAST_TO_RAW('{\"it''s\": \"\\u00fc\"}')"
        assert of("oracle:21", document, sa.JSON()) == "'{\"it''s\": \"\\u00fc\"}'"


def test_sql_server_clients_see_no_variable_and_no_batch_end_in_a_text() -> None:
    assert of("mssql", "a $(b) c") == "('a $' + '(b) c')"
    assert of("mssql", "a\nGO\nb") == "('a\n' + 'GO\nb')"
    assert of("mssql", "a\\\nb") == "('a\\' + '\nb')"


def test_a_nul_character() -> None:
    assert of("mysql", "a\0b") == "'a\\0b'"
    assert of("sqlite", "a\0b") == "('a'||char(0)||'b')"
    with pytest.raises(LiteralImpossible, match="NUL"):
        of("postgresql", "a\0b")


def test_bytes() -> None:
    assert of_all(b"\x00\xff'") == {
        "postgresql": r"'\x00ff27'::bytea",
        "mysql": "X'00FF27'",
        "mariadb": "X'00FF27'",
        "sqlite": "X'00FF27'",
        "mssql": "0x00FF27",
        "oracle": "HEXTORAW('00FF27')",
    }
    with pytest.raises(LiteralImpossible, match="2001 bytes"):
        of("oracle", b"x" * 2001)


def test_booleans_of_their_type_or_their_number() -> None:
    assert of_all(True, sa.Boolean()) == {
        "postgresql": "true", "mysql": "1", "mariadb": "1", "sqlite": "1", "mssql": "1", "oracle": "1",
    }  # fmt: skip
    assert of("postgresql", 0, sa.Boolean()) == "false"
    assert of("postgresql", True, sa.Integer()) == "1"
    assert of("oracle:23.4", True, sa.Boolean()) in ("TRUE", "true", "1")


def test_dates_and_times() -> None:
    assert of_all(dt.date(800, 2, 9)) == {
        "postgresql": "DATE '0800-02-09'",
        "mysql": "DATE '0800-02-09'",
        "mariadb": "DATE '0800-02-09'",
        "sqlite": "'0800-02-09'",
        "mssql": "CAST('0800-02-09' AS DATE)",
        "oracle": "DATE '0800-02-09'",
    }
    assert of_all(dt.datetime(2024, 2, 29, 1, 2, 3, 45), sa.DateTime()) == {
        "postgresql": "TIMESTAMP '2024-02-29 01:02:03.000045'",
        "mysql": "TIMESTAMP '2024-02-29 01:02:03.000045'",
        "mariadb": "TIMESTAMP '2024-02-29 01:02:03.000045'",
        "sqlite": "'2024-02-29 01:02:03.000045'",
        "mssql": "CAST('2024-02-29T01:02:03.000045' AS DATETIME2)",
        "oracle": "TIMESTAMP '2024-02-29 01:02:03.000045'",
    }
    assert of("postgresql", dt.time(1, 2, 3), sa.Time()) == "TIME '01:02:03'"


def test_a_zone_is_kept_where_the_column_keeps_it() -> None:
    value = dt.datetime(2024, 1, 1, 1, 0, tzinfo=PLUS_TWO)
    assert of_all(value, sa.DateTime(timezone=True)) == {
        "postgresql": "TIMESTAMP WITH TIME ZONE '2024-01-01 01:00:00+02:00'",
        "mysql": "TIMESTAMP '2023-12-31 23:00:00'",
        "mariadb": "TIMESTAMP '2023-12-31 23:00:00'",
        "sqlite": "'2024-01-01 01:00:00.000000+02:00'",
        "mssql": "CAST('2024-01-01T01:00:00+02:00' AS DATETIMEOFFSET)",
        "oracle": "TIMESTAMP '2024-01-01 01:00:00 +02:00'",
    }
    assert of("postgresql", value, sa.DateTime()) == "TIMESTAMP '2023-12-31 23:00:00'"


def test_an_iso_text_for_a_time_is_that_time() -> None:
    assert of("oracle", "2024-02-29", sa.Date()) == "DATE '2024-02-29'"
    assert of("mssql", "2024-02-29 10:00:00", sa.DateTime()) == "CAST('2024-02-29T10:00:00' AS DATETIME2)"
    assert of("postgresql", "now", sa.DateTime()) == "'now'"


def test_intervals() -> None:
    assert of_all(dt.timedelta(days=1, hours=2, microseconds=3), sa.Interval()) == {
        "postgresql": "INTERVAL '1 days 02:00:00.000003'",
        "mysql": "TIMESTAMP '1970-01-02 02:00:00.000003'",
        "mariadb": "TIMESTAMP '1970-01-02 02:00:00.000003'",
        "sqlite": "'1970-01-02 02:00:00.000003'",
        "mssql": "CAST('1970-01-02T02:00:00.000003' AS DATETIME2)",
        "oracle": "INTERVAL '1 02:00:00.000003' DAY(9) TO SECOND(6)",
    }
    assert of("postgresql", dt.timedelta(seconds=-1)) == "INTERVAL '-0 days -00:00:01'"


def test_numbers() -> None:
    assert of("sqlite", Decimal("1E+3"), sa.Numeric()) == "1000"
    assert of("sqlite", 0.1, sa.Numeric(10, 2)) == "0.1"
    assert of("sqlite", 1e-7, sa.Float()) == "1e-07"
    assert of("postgresql", float("-inf"), sa.Float()) == "'-Infinity'::double precision"
    with pytest.raises(LiteralImpossible):
        of("mysql", float("nan"), sa.Float())


def test_json_none_is_jsons_unless_the_type_or_the_value_says_sqls() -> None:
    assert of("postgresql", {"a": "it's"}, postgresql.JSONB()) == """'{"a": "it''s"}'::jsonb"""
    assert of("mysql", {"a": "\\"}, sa.JSON()) == """'{"a": "\\\\\\\\"}'"""
    assert of("sqlite", None, sa.JSON()) == "'null'"
    assert of("sqlite", sa.JSON.NULL, sa.JSON()) == "'null'"
    assert of("sqlite", None, sa.JSON(none_as_null=True)) == "NULL"
    with pytest.raises(LiteralImpossible, match="JSON"):
        of("sqlite", {"a": object()}, sa.JSON())


def test_uuids_are_native_or_hex() -> None:
    value = uuid.UUID(int=10)
    dashes, digits = "'00000000-0000-0000-0000-00000000000a'", "'0000000000000000000000000000000a'"
    on_mariadb = digits if sa.__version__.startswith("2.0.") else dashes  # 2.0 makes the column a CHAR(32)
    assert of_all(value, sa.Uuid()) == {
        "postgresql": dashes, "mysql": digits, "mariadb": on_mariadb,
        "sqlite": digits, "mssql": dashes, "oracle": digits,
    }  # fmt: skip
    assert of("postgresql", value, sa.Uuid(native_uuid=False)) == digits
    assert of("postgresql", str(value), sa.Uuid(as_uuid=False)) == dashes


def test_enums_are_stored_by_name() -> None:
    type_ = sa.Enum(NAME_AND_VALUE, name="color")
    assert of("sqlite", NAME_AND_VALUE.RED, type_) == "'RED'"
    assert of("postgresql", "GREEN", type_) == "'GREEN'::color"
    by_value = sa.Enum(NAME_AND_VALUE, values_callable=lambda members: [each.value for each in members])
    assert of("mysql", NAME_AND_VALUE.RED, by_value) == "'#f00'"
    with pytest.raises(LiteralImpossible):
        of("postgresql", "BLUE", type_)


def test_an_enum_member_without_enum_type_needs_to_be_a_text() -> None:
    class Size(enum.StrEnum):
        BIG = "big"

    assert of("sqlite", Size.BIG, sa.String()) == "'big'"
    with pytest.raises(LiteralImpossible, match="RED"):
        of("sqlite", NAME_AND_VALUE.RED)


def test_arrays_nest_and_cast() -> None:
    assert of("postgresql", ["a", None, "b,c"], postgresql.ARRAY(sa.Text())) == "ARRAY['a', NULL, 'b,c']::TEXT[]"
    nested = postgresql.ARRAY(sa.Integer(), dimensions=2)
    assert of("postgresql", [[1, 2], [3, 4]], nested) == "ARRAY[ARRAY[1, 2], ARRAY[3, 4]]::INTEGER[][]"
    assert of("postgresql", [], postgresql.ARRAY(sa.Date())) == "ARRAY[]::DATE[]"
    with pytest.raises(LiteralImpossible, match="list"):
        of("mysql", [1])


class Reversed(TypeDecorator[str]):
    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else value[::-1] + dialect.name


class Vector(UserDefinedType[list[int]]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "VECTOR"

    def bind_processor(self, dialect: sa.Dialect) -> Any:
        return lambda value: "[" + ",".join(map(str, value)) + "]"


def test_an_authors_type_has_its_say() -> None:
    assert of("sqlite", "abc", Reversed()) == "'cbasqlite'"
    assert of("postgresql", [1, 2], Vector()) == "'[1,2]'"


def test_variants_count_for_their_database() -> None:
    type_ = sa.String().with_variant(sa.JSON(), "sqlite")
    assert of("sqlite", "x", type_) == "'\"x\"'"
    assert of("mysql", "x", type_) == "'x'"


def test_types_that_only_a_dialect_has() -> None:
    assert of("postgresql", {"k": "v"}, postgresql.HSTORE()) == """'"k"=>"v"'"""
    assert of("postgresql", "10.0.0.1", postgresql.INET()) == "'10.0.0.1'"
    assert of("mysql", {"b"}, mysql.SET("a", "b")) == "'b'"


def test_a_value_without_form_is_an_error() -> None:
    with pytest.raises(LiteralImpossible, match="object"):
        of("sqlite", object(), sa.String())


def test_ranges_are_postgresqls_alone() -> None:
    value = postgresql.Range("a,b", 'c"\\', bounds="[]")
    assert literal(value, None, load_profile("postgresql")) == """'["a,b","c\\"\\\\"]'"""
    assert literal([], postgresql.INT4MULTIRANGE(), load_profile("postgresql")) == "'{}'::int4multirange"
    for dialect in ("mysql", "mariadb", "sqlite", "mssql", "oracle"):
        with pytest.raises(LiteralImpossible, match="range"):
            literal(postgresql.Range(1, 5), postgresql.INT4RANGE(), load_profile(dialect))


def test_a_time_of_mysql_goes_beyond_a_day() -> None:
    span = dt.timedelta(days=-1, hours=-6, microseconds=-5)
    assert literal(span, mysql.TIME(fsp=6), load_profile("mysql")) == "'-30:00:00.000005'"


def test_an_enum_that_is_text_is_not_cast_to_its_length() -> None:
    type_ = sa.Enum("a", "b", name="e", native_enum=False)
    assert literal("a", type_, load_profile("postgresql")) == "'a'"


def test_no_number_of_oracles_binary_types() -> None:
    assert literal(float("nan"), oracle.BINARY_DOUBLE(), load_profile("oracle")) == "BINARY_DOUBLE_NAN"
    assert literal(Decimal("-Infinity"), oracle.BINARY_FLOAT(), load_profile("oracle")) == "-BINARY_DOUBLE_INFINITY"
    with pytest.raises(LiteralImpossible):
        literal(float("nan"), sa.Float(), load_profile("oracle"))


class Picky(sa.types.TypeDecorator[Any]):
    """Takes nothing."""

    impl = sa.String(5)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        raise KeyError("no")


class PickyToo(sa.types.UserDefinedType[Any]):
    """Takes nothing, by another way."""

    def get_col_spec(self, **kw: Any) -> str:
        return "PICKY"

    def bind_processor(self, dialect: Any) -> Any:
        return int


@pytest.mark.parametrize("type_", [Picky(), PickyToo()], ids=["decorator", "own"])
def test_what_an_authors_type_raises_is_told(type_: Any) -> None:
    with pytest.raises(LiteralImpossible) as told:
        literal("x", type_, load_profile("postgresql"))
    assert type(type_).__name__ in str(told.value)
