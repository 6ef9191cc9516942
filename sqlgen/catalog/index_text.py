"""An element of an index that was written as text: the column it names, if it is no more than a column."""

from __future__ import annotations

import re

from sqlgen.catalog.values import IndexPart
from sqlgen.profile.identifiers import from_sql
from sqlgen.profile.model import Profile

_ORDER = r"(?:ASC|DESC)(?:\s+NULLS\s+(?:FIRST|LAST))?|NULLS\s+(?:FIRST|LAST)"

_PLAIN = re.compile(
    rf"""\s*(?:(?P<bare>[^\W\d]\w*)|"(?P<quoted>(?:[^"]|"")+)"|`(?P<ticked>(?:[^`]|``)+)`|\[(?P<bracketed>[^\]]+)\])
    (?:\s+(?P<order>{_ORDER}))?\s*""",
    re.IGNORECASE | re.VERBOSE,
)

_ORDERED = re.compile(rf"(?P<expression>.*[\s)])(?P<order>{_ORDER})\s*", re.IGNORECASE | re.DOTALL)


def index_part_of_text(text: str, profile: Profile) -> IndexPart:
    """``text("created_at DESC")`` is a column with an order; everything else is an expression, with one or without."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return _expression(text)
    order = _words(match["order"])
    if match["bare"]:
        return IndexPart(column=from_sql(profile, match["bare"], quoted=False), suffix=order)
    name = match["quoted"] or match["ticked"] or match["bracketed"]
    mark = '"' if match["quoted"] else "`" if match["ticked"] else ""
    token = name.replace(mark * 2, mark) if mark else name
    return IndexPart(column=from_sql(profile, token, quoted=True), suffix=order)


def _expression(text: str) -> IndexPart:
    match = _ORDERED.fullmatch(text)
    if match is None:
        return IndexPart(expression=text)
    return IndexPart(expression=match["expression"].strip(), suffix=_words(match["order"]))


def _words(order: str | None) -> str:
    return " ".join((order or "").upper().split())
