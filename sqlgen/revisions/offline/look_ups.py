"""Questions to the database's own catalog, written by hand: answered from ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlgen.catalog.catalog import Catalog
from sqlgen.revisions.offline.answers import Row


class Found(NamedTuple):
    """The columns and rows of an answer."""

    columns: Sequence[str]
    rows: Sequence[Row]


def answer(sql: str, catalog: Catalog) -> Found | None:
    """What the database would say; None when the statement asks something else."""
    return None
