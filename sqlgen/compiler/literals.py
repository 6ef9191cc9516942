"""SQL literals of Python values: which form of ``literal_forms.py`` a value of a column's type takes.

SQLAlchemy's own literals raise, or are wrong, for JSON, bytes, intervals, arrays and times with zone, and
they can't know a server's command line client; so these are ours. What the *types* do to a value before it
is sent stays SQLAlchemy's: a ``TypeDecorator``'s ``process_bind_param``, an ``Enum``'s member names, the
``bind_processor`` of a type that we have no form for.
"""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.sql import sqltypes
from sqlalchemy.types import TypeDecorator, TypeEngine

from sqlgen.catalog.mapped_types import mapped
from sqlgen.compiler.errors import CompilerError, LiteralImpossible
from sqlgen.compiler.literal_forms import FORMS, Form, dump_json, hours_of
from sqlgen.compiler.ranges import is_range, range_text
from sqlgen.profile import Profile
from sqlgen.profile.dialect import make_dialect

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - SQLAlchemy's emulated Interval counts from it, without a zone
_Handler: TypeAlias = Callable[["Literals", Any, TypeEngine[Any]], str]


def literal(value: Any, type_: TypeEngine[Any] | None, profile: Profile) -> str:
    """The SQL text of a Python value for a column of this type (None: by the value alone).

    Raises LiteralImpossible when the database, or we, have no form for it.
    """
    return literals(profile).of(value, type_)


@cache
def literals(profile: Profile) -> Literals:
    """The literal forms of one profile, made once."""
    return Literals(profile)


class Literals:
    """Python values to SQL text, by the forms that a profile names."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.dialect = make_dialect(profile)
        names = profile.literals
        self.ascii_string = _form("string", names.string)
        self.wide_string = _form("string", names.string_nonascii)
        self.bytes = _form("bytes", names.bytes)
        self.date = _form("date", names.date)
        self.time = _form("time", names.time)
        self.datetime = _form("datetime", names.datetime)
        self.datetime_tz = _form("datetime_tz", names.datetime_tz)
        self.decimal = _form("decimal", names.decimal)
        self.float = _form("float", names.float)
        self.boolean = _form("boolean", self._boolean_form(names.boolean))
        self.interval = self._since_epoch if names.interval == "epoch" else _form("interval", names.interval)
        self._casts_json = names.json == "quoted_cast"
        self._json_is_raw = names.json == "raw_of_string"
        self._casts_enums = names.enum == "quoted_cast"
        self._has_arrays = names.array == "array_constructor"

    def string(self, value: str) -> str:
        """A text literal."""
        if value.isascii():
            return self.ascii_string(value)
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise LiteralImpossible(
                f"a text with {error.object[error.start]!r} can't be written as a literal",
                why="that is half of a surrogate pair, not a character",
                fix="take it out, or store the value as bytes",
            ) from error
        return self.wide_string(value)

    def of(self, value: Any, type_: TypeEngine[Any] | None) -> str:
        """The literal of a value; what its type does to it on the way to a driver is done first."""
        if type_ is None or isinstance(type_, sqltypes.NullType):
            return self.natural(value)
        type_ = self._variant(type_)
        if isinstance(type_, TypeDecorator):
            return self._decorated(value, type_)
        if self.profile.type_map is not None:
            type_ = mapped(type_, self.profile)
        if value is None and not type_.should_evaluate_none:
            return "NULL"
        return _handler(type_)(self, value, type_)

    def natural(self, value: Any) -> str:
        """The literal of a value whose type says nothing."""
        if is_range(value):
            return self._range(value, None)
        for python_type, handler in _NATURAL.items():
            if isinstance(value, python_type):
                return handler(self, value)
        raise LiteralImpossible(
            f"a value of Python type {type(value).__name__} has no literal form",
            why="nothing says how the database should store it",
            fix="give the column a type, or convert the value",
        )

    def _boolean_form(self, name: str) -> str:
        if name != "native_or_digit":
            return name
        return "keyword" if self.dialect.supports_native_boolean else "digit"

    def _variant(self, type_: TypeEngine[Any]) -> TypeEngine[Any]:
        variants: Mapping[str, TypeEngine[Any]] = type_._variant_mapping
        for name in self.profile.options.prefixes if variants else ():  # MariaDB takes MySQL's
            if name in variants:
                return variants[name]
        return type_

    def _decorated(self, value: Any, type_: TypeDecorator[Any]) -> str:
        process = self._own_process(type_)
        if process is not None:
            value = _processed(process, value, type_)
        return self.of(value, type_.load_dialect_impl(self.dialect))

    def _own_process(self, type_: TypeDecorator[Any]) -> Callable[[Any], Any] | None:
        """What a decorator of types makes of a value before the type beneath sees it."""
        cls: Any = type(type_)
        if cls.process_bind_param is not TypeDecorator.process_bind_param:
            return lambda value: type_.process_bind_param(value, self.dialect)
        if cls.process_literal_param is not TypeDecorator.process_literal_param:
            return lambda value: type_.process_literal_param(value, self.dialect)
        if isinstance(type_, sqltypes.PickleType):
            processor: Callable[[Any], Any] | None = cls.bind_processor(type_, self.dialect)
            return processor
        return None

    # -- by type ---------------------------------------------------------------------------------

    def _text(self, value: Any, type_: TypeEngine[Any]) -> str:
        if isinstance(value, enum.Enum) and isinstance(value, str):
            return self.string(str(value.value))
        return self.string(value) if isinstance(value, str) else self._other(value, type_)

    def _integer(self, value: Any, _: TypeEngine[Any]) -> str:
        return str(int(value)) if isinstance(value, int) else self.natural(value)

    def _numeric(self, value: Any, _: TypeEngine[Any]) -> str:
        if isinstance(value, float):
            return self.decimal(Decimal(repr(value)))
        return self.natural(value)

    def _float(self, value: Any, type_: TypeEngine[Any]) -> str:
        if isinstance(value, Decimal) and value.is_finite():
            return format(value, "f")
        if isinstance(value, Decimal | float) and type_.__visit_name__.startswith("BINARY_"):  # of Oracle
            return FORMS["float"]["digits_or_binary"](float(value))
        return self.float(float(value)) if isinstance(value, Decimal) else self.natural(value)

    def _boolean(self, value: Any, _: TypeEngine[Any]) -> str:
        return self.boolean(bool(value)) if isinstance(value, int) and value in (0, 1) else self.natural(value)

    def _date(self, value: Any, _: TypeEngine[Any]) -> str:
        if isinstance(value, str):
            value = _parsed(dt.date.fromisoformat, value)
        return self.date(value.date()) if isinstance(value, dt.datetime) else self.natural(value)

    def _time(self, value: Any, type_: TypeEngine[Any]) -> str:
        if isinstance(value, dt.timedelta):  # MySQL's go beyond a day
            return self.string(hours_of(value))
        if isinstance(value, str):
            value = _parsed(dt.time.fromisoformat, value)
        if isinstance(value, dt.time) and not _keeps_zone(type_):
            value = value.replace(tzinfo=None)
        return self.natural(value)

    def _datetime(self, value: Any, type_: TypeEngine[Any]) -> str:
        if isinstance(value, str):
            value = _parsed(dt.datetime.fromisoformat, value)
        if isinstance(value, dt.datetime):
            return self.datetime_tz(value) if _aware(value) and _keeps_zone(type_) else self.datetime(value)
        if isinstance(value, dt.date):
            return self.datetime(dt.datetime(value.year, value.month, value.day))  # noqa: DTZ001 - as the author wrote it
        return self.natural(value)

    def _since_epoch(self, value: dt.timedelta) -> str:
        return self.datetime(_EPOCH + value)

    def _uuid(self, value: Any, type_: TypeEngine[Any]) -> str:
        if isinstance(value, str):
            value = _parsed(uuid.UUID, value)
        if isinstance(value, uuid.UUID) and not getattr(type_, "native_uuid", True):
            return self.string(value.hex)
        return self.natural(value)

    def _natural_uuid(self, value: uuid.UUID) -> str:
        return self.string(value.hex if self._uuid_is_text else str(value))

    @cached_property
    def _uuid_is_text(self) -> bool:
        """Whether SQLAlchemy makes the column a CHAR(32), as its release 2.0 does on MariaDB, too."""
        return "CHAR" in str(self.dialect.type_compiler_instance.process(sa.Uuid()))

    def _enum(self, value: Any, type_: TypeEngine[Any]) -> str:
        found = type_.dialect_impl(self.dialect)
        processor = found.bind_processor(self.dialect)
        impl: Any = found
        try:
            value = processor(value) if processor is not None else value
        except LookupError as error:
            raise LiteralImpossible(f"{value!r} is not a member of the enum", why=str(error)) from error
        if value not in impl.enums and impl.native_enum and self.profile.has("native_enum"):
            raise LiteralImpossible(
                f"{value!r} is not a member of the enum", why=f"its members are {', '.join(map(repr, impl.enums))}"
            )
        text = self.string(str(value))
        named = self._casts_enums and impl.native_enum and hasattr(impl, "create_type")
        return f"{text}::{type_.compile(self.dialect)}" if named else text

    def _json(self, value: Any, type_: TypeEngine[Any]) -> str:
        if value is sqltypes.JSON.NULL:
            value = None
        serializer = getattr(self.dialect, "_json_serializer", None) or dump_json
        text = self.string(serializer(value))
        if self._json_is_raw:
            return _raw_of_string(text)
        return f"{text}::{type_.compile(self.dialect).lower()}" if self._casts_json else text

    def _array(self, value: Any, type_: TypeEngine[Any]) -> str:
        if not isinstance(value, (list, tuple)):
            return self.natural(value)
        assert isinstance(type_, sqltypes.ARRAY)
        return f"{self._constructor(value, type_.item_type)}::{type_.compile(self.dialect)}"

    def _constructor(self, values: list[Any] | tuple[Any, ...], item_type: TypeEngine[Any] | None) -> str:
        if not self._has_arrays:
            raise LiteralImpossible(
                "a list can't be written as a literal",
                why=f"{self.profile.title} has no array type",
                fix="store the list as JSON, or in a table of its own",
            )
        elements = (
            self._constructor(value, item_type) if isinstance(value, (list, tuple)) else self.of(value, item_type)
            for value in values
        )
        return f"ARRAY[{', '.join(elements)}]"

    def _range(self, value: Any, type_: TypeEngine[Any] | None) -> str:
        """A range or several of PostgreSQL's."""
        if not self._has_arrays:
            raise LiteralImpossible(
                f"{value} can't be written as a literal",
                why=f"{self.profile.title} has no range types",
                fix="store the two ends in columns of their own",
            )
        text = self.string(range_text(value))
        return text if type_ is None else f"{text}::{type_.compile(self.dialect).lower()}"

    def _other(self, value: Any, type_: TypeEngine[Any]) -> str:
        """A type that we know nothing of: what it does to a value for a driver, or its own literals."""
        if is_range(value) or (value == [] and type_.__visit_name__.endswith("MULTIRANGE")):
            return self._range(value, type_)
        impl = type_.dialect_impl(self.dialect)
        own = None if type(type_).__module__.startswith("sqlalchemy.") else impl.literal_processor(self.dialect)
        if own is not None:
            text: str = _processed(own, value, type_)
            return text
        processor = impl.bind_processor(self.dialect)
        processed = _processed(processor, value, type_) if processor is not None else value
        if isinstance(processed, tuple(_NATURAL)):
            return self.natural(processed)
        fallback = impl.literal_processor(self.dialect)
        if fallback is not None:
            with suppress(AttributeError, TypeError, ValueError):  # not a value of that type
                return fallback(value)
        return self.natural(processed)

    # -- by value --------------------------------------------------------------------------------

    def _natural_enum(self, value: enum.Enum) -> str:
        if isinstance(value, (str, int)):
            return self.natural(value.value)
        raise LiteralImpossible(
            f"{value!r} has no literal form",
            why="the column's type is no Enum, so it isn't said whether its name or its value is meant",
            fix="give the column the type sa.Enum(...), or write .name or .value",
        )

    def _natural_decimal(self, value: Decimal) -> str:
        return self.decimal(value) if value.is_finite() else self.float(float(value))

    def _natural_time(self, value: dt.time) -> str:
        return self.time(value if self.profile.has("timezone") else value.replace(tzinfo=None))

    def _natural_datetime(self, value: dt.datetime) -> str:
        return self.datetime_tz(value) if _aware(value) else self.datetime(value)


def _processed(process: Callable[[Any], Any], value: Any, type_: TypeEngine[Any]) -> Any:
    """What the author's type makes of a value. LiteralImpossible for whatever it raises."""
    try:
        return process(value)
    except Exception as error:
        raise LiteralImpossible(
            f"{value!r} can't be written as a literal",
            why=f"its type {type(type_).__name__} doesn't take it: {type(error).__name__}: {error}",
            fix="give a value that the type takes",
        ) from error


def _form(family: str, name: str) -> Form:
    try:
        return FORMS[family][name]
    except KeyError:
        known = ", ".join(sorted(FORMS[family]))
        raise CompilerError(f"the profile names a literal form {name!r} for {family}; known are {known}") from None


def _aware(value: dt.datetime) -> bool:
    return value.tzinfo is not None and value.utcoffset() is not None


def _raw_of_string(text: str) -> str:
    """Oracle keeps a document in a BLOB, for which a string would be hexadecimal digits."""
    if len(text) > 2000:
        raise LiteralImpossible(
            f"a document of {len(text)} characters can't be written as one literal",
            why="2000 bytes become a RAW at once",
            fix="load large documents with a tool of the database, or in a PL/SQL block of your own",
        )
    return f"UTL_RAW.CAST_TO_RAW({text})"


def _keeps_zone(type_: TypeEngine[Any]) -> bool:
    return bool(
        getattr(type_, "timezone", False)
        or getattr(type_, "local_timezone", False)
        or type_.__visit_name__ == "DATETIMEOFFSET"
    )


def _parsed(parse: Callable[[str], Any], text: str) -> Any:
    """What an ISO text means; another text stays as it is, for the database to read."""
    try:
        return parse(text)
    except ValueError:
        return text


_BY_TYPE: tuple[tuple[type[TypeEngine[Any]], _Handler], ...] = (
    (sqltypes.Enum, Literals._enum),
    (sqltypes.JSON.JSONElementType, Literals._other),
    (sqltypes.JSON, Literals._json),
    (sqltypes.ARRAY, Literals._array),
    (sqltypes.Boolean, Literals._boolean),
    (sqltypes.Uuid, Literals._uuid),
    (sqltypes.DateTime, Literals._datetime),
    (sqltypes.Date, Literals._date),
    (sqltypes.Time, Literals._time),
    (sqltypes.Interval, lambda self, value, _: self.natural(value)),
    (sqltypes.Float, Literals._float),
    (sqltypes.Numeric, Literals._numeric),
    (sqltypes.Integer, Literals._integer),
    (sqltypes.String, Literals._text),
    (sqltypes.LargeBinary, lambda self, value, _: self.natural(value)),
)
"""The first that fits decides; a type of none of these families is `Literals._other`."""

_NATURAL: dict[type, Callable[[Literals, Any], str]] = {
    type(None): lambda self, value: "NULL",
    enum.Enum: Literals._natural_enum,
    bool: lambda self, value: self.boolean(value),
    int: lambda self, value: str(value),
    float: lambda self, value: self.float(value),
    Decimal: Literals._natural_decimal,
    str: lambda self, value: self.string(str(value)),
    bytes: lambda self, value: self.bytes(value),
    bytearray: lambda self, value: self.bytes(bytes(value)),
    memoryview: lambda self, value: self.bytes(bytes(value)),
    dt.datetime: Literals._natural_datetime,
    dt.date: lambda self, value: self.date(value),
    dt.time: Literals._natural_time,
    dt.timedelta: lambda self, value: self.interval(value),
    uuid.UUID: Literals._natural_uuid,
    list: lambda self, value: self._constructor(value, None),
    tuple: lambda self, value: self._constructor(value, None),
}
"""In this order: an Enum member may be a str, True is an int, a datetime is a date."""


def _handler(type_: TypeEngine[Any]) -> _Handler:
    known = _handlers.get(type(type_))
    if known is None:
        known = next((handler for family, handler in _BY_TYPE if isinstance(type_, family)), Literals._other)
        _handlers[type(type_)] = known
    return known


_handlers: dict[type, _Handler] = {}
