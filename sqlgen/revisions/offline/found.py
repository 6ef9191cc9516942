"""What is found in a database's own catalog, and whether ours knows enough to say it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Knowledge
from sqlgen.revisions.offline.answers import Row
from sqlgen.revisions.offline.relations import HIDDEN


class Found(NamedTuple):
    """The columns and rows of an answer."""

    columns: Sequence[str]
    rows: Sequence[Row]


def is_hidden(value: object) -> bool:
    """Whether it stands for what nobody knows: an internal number, the name of the database or of its own objects."""
    return (isinstance(value, int) and value >= HIDDEN) or (isinstance(value, str) and "\0" in value)


def is_complete(named: Collection[str], catalog: Catalog, *, of_tables: bool) -> bool:
    """Whether the catalog knows all that a question may be about.

    :param named: what it names, among others tables: none that isn't known in full may be among them.
    :param of_tables: whether it is only about which tables there are.
    """
    unknown = [table for table in catalog.tables() if table.knowledge is not Knowledge.KNOWN]
    if not unknown:
        return True
    if of_tables:
        return all(table.knowledge is Knowledge.PARTIAL for table in unknown)
    names = {name.lower() for name in named}
    about = {table.name.lower() for table in catalog.tables()} & names
    return bool(about) and not any(table.name.lower() in names for table in unknown)
