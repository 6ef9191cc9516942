"""Sequences and identities: the options that stand in CREATE SEQUENCE and behind IDENTITY."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from sqlgen.catalog.ddl_tokens import Cursor, Unreadable
from sqlgen.catalog.values import (
    Identity,
)


def read_identity(cursor: Cursor, always: bool) -> Identity:
    """What may stand in parentheses after IDENTITY."""
    if not cursor.accept("("):
        return _bare_identity(cursor, always)
    if dumped := cursor.accept("SEQUENCE", "NAME"):  # so pg_dump writes it, with all that is as ever
        cursor.qualified_name()
    options = read_sequence_options(cursor)
    cursor.expect(")")
    return replace(without_defaults(options) if dumped else options, always=always)


def _bare_identity(cursor: Cursor, always: bool) -> Identity:
    """Oracle writes the options without parentheses, all of them, also those that are as ever."""
    options = Identity()
    while cursor.sees_any(_BARE_OPTIONS):
        options = replace(options, **_sequence_option(cursor))
    usual = (*_USUAL, ("minvalue", 1), ("maxvalue", 10**28 - 1), ("cache", 20), ("order", False))
    left_out = {name: None for name, value in usual if getattr(options, name) == value}
    return replace(options, always=always, **left_out)


_BARE_OPTIONS = frozenset(
    {
        *("MINVALUE", "MAXVALUE", "INCREMENT", "START", "CACHE", "NOCACHE", "ORDER", "NOORDER", "CYCLE", "NOCYCLE"),
        *("NOKEEP", "NOSCALE"),
    }
)


def without_defaults(options: Identity) -> Identity:
    """The options of a sequence that aren't those which it has without a word."""
    return replace(options, **{name: None for name, usual in _USUAL if getattr(options, name) == usual})


_USUAL: tuple[tuple[str, Any], ...] = (
    *(("start", 1), ("increment", 1), ("nominvalue", True), ("nomaxvalue", True), ("cache", 1), ("cycle", False)),
)


def read_sequence_options(cursor: Cursor) -> Identity:
    """START WITH, INCREMENT BY and the like, up to the end or a closing parenthesis."""
    options = Identity()
    while not cursor.at_end and not cursor.sees(")"):
        options = replace(options, **_sequence_option(cursor))
        cursor.accept(",")
    return options


def _sequence_option(cursor: Cursor) -> dict[str, Any]:
    for words, name, value in _SEQUENCE_WORDS:
        if cursor.accept(*words):
            return {name: value}
    if cursor.accept_any(("NOKEEP", "NOSCALE", "GLOBAL")) is not None:  # Oracle: as ever
        return {}
    if cursor.accept("ENGINE"):  # MariaDB: where it is stored
        cursor.accept("=")
        cursor.take()
        return {}
    for words, name in _SEQUENCE_NUMBERS:
        if cursor.accept(*words):
            sign = -1 if cursor.accept("-") else 1
            token = cursor.take()
            if token.kind != "number" or not token.text.isdigit():
                raise Unreadable("expected a number")
            return {name: sign * int(token.text)}
    raise Unreadable("an unknown option of a sequence")


_SEQUENCE_WORDS: tuple[tuple[tuple[str, ...], str, bool], ...] = (
    (("NO", "MINVALUE"), "nominvalue", True),
    (("NO", "MAXVALUE"), "nomaxvalue", True),
    (("NOMINVALUE",), "nominvalue", True),
    (("NOMAXVALUE",), "nomaxvalue", True),
    (("NO", "CYCLE"), "cycle", False),
    (("NOCYCLE",), "cycle", False),
    (("CYCLE",), "cycle", True),
    (("ORDER",), "order", True),
    (("NOORDER",), "order", False),
)


_SEQUENCE_NUMBERS = (
    (("START", "WITH"), "start"),
    (("START",), "start"),
    (("INCREMENT", "BY"), "increment"),
    (("INCREMENT",), "increment"),
    (("MINVALUE",), "minvalue"),
    (("MAXVALUE",), "maxvalue"),
    (("CACHE",), "cache"),
)
