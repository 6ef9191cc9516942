"""What ALTER TABLE makes of the rows of one table."""

from __future__ import annotations

from sqlgen.catalog.values import Column
from sqlgen.profile.identifiers import fold
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline.stored_values import NOT_KNOWN, Cell, default_of, family_of
from sqlgen.revisions.offline.written_rows import Row, Rows


class Reshaped:
    """Another list of columns.

    :param renamed: names of columns after the change, and before it.
    :param is_plain: whether an operation of ours did it, not a text that may have done more than one thing.
    """

    def __init__(
        self, columns: tuple[Column, ...], renamed: dict[str, str], profile: Profile, *, is_plain: bool
    ) -> None:
        self._columns = columns
        self._renamed = renamed
        self._profile = profile
        self._is_plain = is_plain

    def __call__(self, rows: Rows) -> None:
        profile = self._profile
        places = {fold(profile, column.name): place for place, column in enumerate(rows.columns)}
        before = rows.columns
        sources: list[tuple[Column, int | None]] = []
        for column in self._columns:
            name = self._renamed.get(column.name, column.name)
            sources.append((column, places.get(fold(profile, name))))
        left = {place for _, place in sources if place is not None}
        rows.rows = [
            tuple(self._cell(column, place, before, row, len(left)) for column, place in sources) for row in rows.rows
        ]
        rows.columns = self._columns

    def _cell(self, column: Column, place: int | None, before: tuple[Column, ...], row: Row, left: int) -> Cell:
        if place is None:
            is_new = self._is_plain or left == len(before)
            return default_of(column, self._profile) if is_new else NOT_KNOWN
        old, cell = before[place], row[place]
        if old is column:
            return cell
        if not self._is_plain or (cell is None and not column.nullable):
            return NOT_KNOWN
        return cell if _holds_the_same(old, column, self._profile) else NOT_KNOWN


def _holds_the_same(old: Column, new: Column, profile: Profile) -> bool:
    """Whether values stay what they are when a column is altered so."""
    if old.type is new.type:
        return old.computed is new.computed
    family = family_of(old, profile)
    if family != family_of(new, profile) or family not in ("integer", "text"):
        return False
    before, after = getattr(old.type, "length", None), getattr(new.type, "length", None)
    named = hasattr(old.type, "enums") or hasattr(new.type, "enums")
    return not named and (after is None or (before is not None and before <= after))
