"""What is found in a database's own catalog, and whether ours knows enough to say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Knowledge
from sqlgen.revisions.offline.answers import Row


class Found(NamedTuple):
    """The columns and rows of an answer."""

    columns: Sequence[str]
    rows: Sequence[Row]


def is_complete(sql: str, catalog: Catalog) -> bool:
    """Whether the catalog knows all that the question may be about: tables that it doesn't know aren't named."""
    unknown = [table for table in catalog.tables() if table.knowledge is not Knowledge.KNOWN]
    if not unknown:
        return True
    if _ASKS_FOR_TABLES.search(sql) and not any(table.knowledge is Knowledge.UNCERTAIN for table in unknown):
        return True
    named = {name.lower() for found in _NAMED.findall(sql) for name in found if name}
    about = {table.name.lower() for table in catalog.tables()} & named
    return bool(about) and not any(table.name.lower() in named for table in unknown)


_NAMED = re.compile(r"'((?:[^']|'')*)'|\((\w+)\)")
_ASKS_FOR_TABLES = re.compile(
    r"\b(?:information_schema\.tables|pg_tables|user_tables|sys\.tables|show\s+(?:full\s+)?tables)\b", re.IGNORECASE
)
