"""The type of a column as it stands in DDL, as a SQLAlchemy type; what SQLAlchemy would say differently stays text."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable, tokens_of
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.types import RawType
from sqlgen.catalog.types_table import arguments_of
from sqlgen.profile.model import Profile

_SAME_NAMES: tuple[tuple[str, ...], ...] = (
    ("INTEGER", "INT", "INT4"),
    ("SMALLINT", "INT2"),
    ("BIGINT", "INT8"),
    ("CHARACTER VARYING", "VARCHAR", "CHAR VARYING"),
    ("CHARACTER", "CHAR"),
    ("NUMERIC", "DECIMAL", "DEC"),
    ("DOUBLE PRECISION", "DOUBLE", "FLOAT8"),
    ("REAL", "FLOAT4"),
    ("BOOLEAN", "BOOL"),
    ("BIT VARYING", "VARBIT"),
)
_FIRST_NAME = {name: names[0] for names in _SAME_NAMES for name in names}
_OTHER_NAMES = {name: names for names in _SAME_NAMES for name in names}

_SERIALS = {
    **dict.fromkeys(("SERIAL", "SERIAL4"), sa.INTEGER),
    **dict.fromkeys(("BIGSERIAL", "SERIAL8"), sa.BIGINT),
    **dict.fromkeys(("SMALLSERIAL", "SERIAL2"), sa.SMALLINT),
}

_LONG_NAMES = (
    ("DOUBLE", "PRECISION"),
    ("NATIONAL", "CHARACTER", "VARYING"),
    ("NATIONAL", "CHARACTER"),
    ("CHARACTER", "VARYING"),
    ("CHAR", "VARYING"),
    ("BIT", "VARYING"),
    ("LONG", "RAW"),
)

_END_OF_FREE_TYPE = frozenset(
    {
        *("CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED"),
        *("AS", "ON", "DEFERRABLE", "INITIALLY"),
    }
)

_INTERVAL_WORDS = frozenset({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO"})
_FLAGS = frozenset({"UNSIGNED", "SIGNED", "ZEROFILL"})
_END_OF_TYPE = frozenset(
    {
        *("NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "CONSTRAINT", "COLLATE", "GENERATED"),
        *("AS", "IDENTITY", "AUTO_INCREMENT", "AUTOINCREMENT", "COMMENT", "ON", "USING", "FIRST", "AFTER"),
    }
)


class WrittenType(Struct, frozen=True):
    """A type as written: what the database reads in it, and the author's text."""

    text: str
    name: str
    schema: str | None = None
    quoted: bool = False
    arguments: tuple[str, ...] = ()
    values: tuple[str, ...] | None = None  # of ENUM and SET
    timezone: str = ""  # "", WITH, WITH LOCAL
    fields: str = ""  # of an interval
    flags: frozenset[str] = frozenset()
    dimensions: int = 0

    @property
    def is_serial(self) -> bool:
        """PostgreSQL's SERIAL family: an integer, NOT NULL, with a sequence of its own."""
        return not self.quoted and self.schema is None and self.name in _SERIALS

    def meaning(self) -> WrittenType:
        """The same without what two spellings of one type may differ in."""
        return replace(self, text="", name=_FIRST_NAME.get(self.name, self.name), flags=self.flags - {"SIGNED"})


def read_type(cursor: Cursor) -> WrittenType:
    """The type at the cursor.

    :raises Unreadable: there is none, or it goes on with words that no type has.
    """
    if cursor.profile.types.free:
        return _read_free(cursor)
    start = cursor.place
    first = cursor.peek()
    if first is None or first.kind not in ("word", "name") or cursor.sees_any(_END_OF_TYPE):
        raise Unreadable("expected a type")
    written = _read_name(cursor)
    if written.values is None and cursor.sees("("):
        written = _read_arguments(cursor, written)
    written = _read_rest(cursor, written)
    return replace(written, text=cursor.words(start))


def _read_free(cursor: Cursor) -> WrittenType:
    """Words up to what can't be one of a type, and numbers in parentheses; perhaps nothing at all."""
    start = cursor.place
    names = []
    while (token := cursor.peek()) is not None and token.kind in ("word", "name", "string"):
        if cursor.sees_any(_END_OF_FREE_TYPE):
            break
        names.append(cursor.take().text)
    if not names:
        return WrittenType("", "")
    quoted = any(token.kind != "word" for token in cursor.tokens[start : cursor.place])
    written = WrittenType("", " ".join(names).upper(), quoted=quoted)
    if cursor.sees("("):
        written = _read_arguments(cursor, written)
    return replace(written, text=cursor.words(start))


def _read_name(cursor: Cursor) -> WrittenType:
    for words in _LONG_NAMES:
        if cursor.accept(*words):
            return WrittenType("", " ".join(words))
    first, second = cursor.peek(), cursor.peek(1)
    if first is not None and first.kind == "word" and (second is None or second.text != "."):
        return WrittenType("", cursor.take().text)
    name, schema = cursor.qualified_name()
    if cursor.profile.types.quotable and schema is None and first is not None and first.kind == "name":
        return WrittenType("", name.upper())
    return WrittenType("", name, schema=schema, quoted=True)


def _read_arguments(cursor: Cursor, written: WrittenType) -> WrittenType:
    if written.name in ("ENUM", "SET") and not written.quoted:
        cursor.expect("(")
        values = [cursor.string()]
        while cursor.accept(","):
            values.append(cursor.string())
        cursor.expect(")")
        return replace(written, values=tuple(values))
    inside = cursor.in_parentheses()
    return replace(written, arguments=tuple(" ".join(part.split()).upper() for part in inside.split(",")))


def _read_rest(cursor: Cursor, written: WrittenType) -> WrittenType:
    if written.name == "INTERVAL":
        written = _read_interval(cursor, written)
    if written.name in ("TIMESTAMP", "TIME"):
        if cursor.accept("WITH", "LOCAL", "TIME", "ZONE"):
            written = replace(written, timezone="WITH LOCAL")
        elif cursor.accept("WITH", "TIME", "ZONE"):
            written = replace(written, timezone="WITH")
        else:
            cursor.accept("WITHOUT", "TIME", "ZONE")
    if written.name in ("TIMESTAMPTZ", "TIMETZ"):
        written = replace(written, name=written.name.removesuffix("TZ"), timezone="WITH")
    while (flag := cursor.accept_any(_FLAGS)) is not None:
        written = replace(written, flags=written.flags | {flag})
    return replace(written, dimensions=_read_dimensions(cursor))


def _read_interval(cursor: Cursor, written: WrittenType) -> WrittenType:
    start = cursor.place
    while cursor.accept_any(_INTERVAL_WORDS) is not None:
        if cursor.sees("("):
            cursor.skip_parentheses()
    if cursor.place == start:
        return written
    return replace(written, fields=" ".join(cursor.text(start).upper().split()))


def _read_dimensions(cursor: Cursor) -> int:
    if cursor.accept("ARRAY"):
        return 1
    dimensions = 0
    while cursor.accept("["):
        if not cursor.sees("]"):
            cursor.take()
        cursor.expect("]")
        dimensions += 1
    return dimensions


def type_of(written: WrittenType, catalog: Catalog) -> TypeEngine[Any]:
    """The SQLAlchemy type that the dialect writes in the same words, or in other words for the same; else RawType."""
    profile = catalog.profile
    if written.dimensions:
        return _array_of(written, catalog)
    if written.is_serial:
        return _SERIALS[written.name]()
    if profile.types.enum == "type":
        enum = catalog.find_type(_type_name(written, profile), written.schema)
        if enum is not None:
            return sa.Enum(*enum.values, name=enum.name, schema=enum.schema, _create_events=False)
    made = _from_table(written, profile)
    if made is None or not _says_the_same(made, written, profile):
        return RawType(" ".join(written.text.split()))
    return made


def _type_name(written: WrittenType, profile: Profile) -> str:
    if written.quoted:
        return written.name
    return written.name.lower() if profile.identifiers.unquoted == "lower" else written.name


def _array_of(written: WrittenType, catalog: Catalog) -> TypeEngine[Any]:
    array: Any = getattr(speaker(catalog.profile).dialect, "ischema_names", {}).get("_array")
    if array is None:
        return RawType(written.text)
    end = written.text.find("[")
    text = written.text[:end].strip() if end > 0 else written.text.removesuffix("ARRAY").strip()
    item = type_of(replace(written, dimensions=0, text=text), catalog)
    made: TypeEngine[Any] = array(item, dimensions=written.dimensions if written.dimensions > 1 else None)
    return made


def _from_table(written: WrittenType, profile: Profile) -> TypeEngine[Any] | None:
    """By the dialect's own table of type names; None when it has no such name, or no such arguments."""
    if written.quoted:
        return None
    table: dict[str, Any] = getattr(speaker(profile).dialect, "ischema_names", {})
    names = (written.name, *_OTHER_NAMES.get(written.name, ()))
    cls: Any = next((table[key] for name in names for key in (name.lower(), name) if key in table), None)
    if cls is None:
        return None
    known = {name for name, _ in arguments_of(cls)}
    if written.values is not None:
        return cls(*written.values) if "values" in dir(cls) or issubclass(cls, sa.Enum) else None
    arguments = _numbers(written.arguments, known)
    if arguments is None:
        return None
    if written.timezone:
        arguments["local_timezone" if "LOCAL" in written.timezone else "timezone"] = True
    if written.fields:
        arguments["fields"] = written.fields
    arguments |= {flag.lower(): True for flag in written.flags if flag != "SIGNED"}
    if written.name in ("BIT VARYING", "VARBIT"):
        arguments["varying"] = True
    if not set(arguments) <= known:
        return None
    made: TypeEngine[Any] = cls(**arguments)
    return made


def _numbers(given: tuple[str, ...], known: set[str]) -> dict[str, Any] | None:
    """What the numbers in parentheses are called by the type's constructor."""
    if not given:
        return {}
    if len(given) == 1 and given[0] == "MAX" and "length" in known:
        return {"length": "max"}
    if not all(text.lstrip("-").isdecimal() for text in given):
        return None
    numbers = [int(text) for text in given]
    if len(numbers) == 2:
        return dict(zip(("precision", "scale"), numbers, strict=True))
    for name in ("length", "fsp", "display_width", "precision", "binary_precision", "dim"):
        if name in known:
            return {name: numbers[0]}
    return None


def _says_the_same(made: TypeEngine[Any], written: WrittenType, profile: Profile) -> bool:
    try:
        text = speaker(profile).type(made)
        spoken = read_type(Cursor(text, tokens_of(text, profile), profile))
    except (sa.exc.CompileError, Unreadable):
        return False
    if profile.types.autoincrement == "rowid":  # SQLite: INT is not INTEGER
        return " ".join(written.text.upper().split()) == text.upper()
    return spoken.meaning() == written.meaning()
