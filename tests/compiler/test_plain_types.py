"""A type that is spelled once for all of its kind is spelled as each of them would be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles, deregister
from sqlalchemy.types import TypeEngine

from sqlgen.compiler.clauses import Clauses
from sqlgen.compiler.plain_types import plain_type
from sqlgen.errors import SqlgenError
from sqlgen.profile import load_profile, profile_names

_ARGUMENTS: dict[str, tuple[object, ...]] = {
    "length": (None, 1, 255, 70_000),
    "collation": (None, "de_DE"),
    "precision": (None, 5, 12),
    "scale": (None, 0, 2),
    "timezone": (False, True),
    "asdecimal": (False, True),
}


def some_types() -> Iterator[TypeEngine[Any]]:
    """Types of many classes, with many arguments, in an order in which those that differ follow each other."""
    classes = [sa.Integer, sa.BigInteger, sa.SmallInteger, sa.Boolean, sa.Date, sa.INTEGER, sa.Float, sa.Double]
    yield from (cls() for cls in classes)
    for cls in (sa.String, sa.Unicode, sa.Text, sa.UnicodeText, sa.VARCHAR, sa.TEXT, sa.CHAR, sa.NVARCHAR):
        for length, collation in product(_ARGUMENTS["length"], _ARGUMENTS["collation"]):
            yield cls(length=length, collation=collation)  # type: ignore[arg-type]
    for number in (sa.Numeric, sa.NUMERIC, sa.DECIMAL):
        for precision, scale, asdecimal in product(*(_ARGUMENTS[each] for each in ("precision", "scale", "asdecimal"))):
            yield number(precision, scale, asdecimal=asdecimal)  # type: ignore[call-overload]
    for time in (sa.DateTime, sa.DATETIME, sa.TIMESTAMP, sa.Time):
        yield from (time(timezone=timezone) for timezone in (False, True))
    yield sa.String(7).with_variant(sa.String(8), "mysql", "oracle").with_variant(sa.Text(), "sqlite")
    yield sa.String(7)


def spelled(clauses: Clauses, type_: TypeEngine[Any]) -> str:
    """The type as SQL, or why there is none."""
    try:
        return clauses.type(type_)
    except (SqlgenError, sa.exc.CompileError) as error:
        return f"error: {error}"


@pytest.mark.parametrize("dialect", profile_names())
def test_all_of_a_kind_are_spelled_alike(dialect: str) -> None:
    profile = load_profile(dialect)
    clauses = Clauses(profile)
    types = list(some_types())
    assert sum(plain_type(each) is not None for each in types) > 100
    for type_ in (*types, *types):
        assert spelled(clauses, type_) == spelled(Clauses(profile), type_), repr(type_)


def test_a_subclass_and_a_type_with_variants_are_asked() -> None:
    class Money(sa.Numeric[Any]):
        pass

    assert plain_type(Money()) is None
    assert plain_type(sa.String().with_variant(sa.Text(), "mysql")) is None


def test_a_project_may_compile_a_class_in_its_own_way() -> None:
    clauses = Clauses(load_profile("postgresql"))
    assert clauses.type(sa.SmallInteger()) == "SMALLINT"

    @compiles(sa.SmallInteger, "postgresql")
    def own(*_: Any, **__: Any) -> str:
        return "int2"

    try:
        assert clauses.type(sa.SmallInteger()) == "int2"
    finally:
        deregister(sa.SmallInteger)
    assert clauses.type(sa.SmallInteger()) == "SMALLINT"
