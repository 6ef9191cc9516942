"""An element of an index that was written as text: the column it names, if it is no more than a column."""

from __future__ import annotations

import re

from sqlgen.catalog.values import IndexPart
from sqlgen.profile.identifiers import from_sql
from sqlgen.profile.model import Profile

_PLAIN = re.compile(
    r"""\s*(?:(?P<bare>[^\W\d]\w*)|"(?P<quoted>(?:[^"]|"")+)"|`(?P<ticked>(?:[^`]|``)+)`|\[(?P<bracketed>[^\]]+)\])
    (?:\s+(?P<order>(?:ASC|DESC)(?:\s+NULLS\s+(?:FIRST|LAST))?|NULLS\s+(?:FIRST|LAST)))?\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def index_part_of_text(text: str, profile: Profile) -> IndexPart:
    """``text("created_at DESC")`` is a column with an order; everything else stays an expression."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return IndexPart(expression=text)
    order = " ".join((match["order"] or "").upper().split())
    if match["bare"]:
        return IndexPart(column=from_sql(profile, match["bare"], quoted=False), suffix=order)
    name = match["quoted"] or match["ticked"] or match["bracketed"]
    mark = '"' if match["quoted"] else "`" if match["ticked"] else ""
    return IndexPart(column=from_sql(profile, name.replace(mark * 2, mark) if mark else name, quoted=True), suffix=order)
