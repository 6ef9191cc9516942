"""What a script must know of each revision until it is written, in a few bytes each: a history may be long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import Struct
from typing import Any, TypeAlias, get_args

from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.manual_steps import ManualStep
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.walk import Origin
from sqlgen.script.header import Part, Untranslated
from sqlgen.script.sections import Section

_FORM = Struct("<QQIIIbb?B")  # offset, length, statements, transactions, rebuilds, begins, ends, outside, origin
_ORIGINS: tuple[Origin, ...] = get_args(Origin)
_Remarks: TypeAlias = tuple[tuple[NotUndone, ...], tuple[Untranslated, ...], ManualStep | None, Section | None]


class KeptParts(Sequence[Part]):
    """Parts in the order in which they were made; a slice is another view of the same parts."""

    def __init__(self) -> None:
        self._revisions: list[Revision] = []
        self._packed = bytearray()
        self._remarks: dict[int, _Remarks] = {}  # few parts have any

    def append(self, part: Part) -> None:
        """Keep one more."""
        section = part.section
        if part.not_undone or part.untranslated or part.manual is not None:
            self._remarks[len(self._revisions)] = (part.not_undone, part.untranslated, part.manual, part.rest)
        self._revisions.append(part.revision)
        self._packed += _FORM.pack(
            *(section.offset, section.length, section.statements, section.transactions, section.rebuilds),
            *(_packed(section.begins), _packed(section.ends), section.outside, _ORIGINS.index(part.origin)),
        )

    def __len__(self) -> int:
        return len(self._revisions)

    def __getitem__(self, index: Any) -> Any:
        numbers = range(len(self))[index]
        return self._part(numbers) if isinstance(numbers, int) else KeptView(self, numbers)

    def remarked(self, numbers: range | None = None) -> Iterator[Part]:
        """Those with remarks, in their order; of those with these numbers, if any are given."""
        order = range(len(self)) if numbers is None else numbers
        places = sorted((order.index(number), number) for number in self._remarks if number in order)
        return (self._part(number) for _, number in places)

    def __iter__(self) -> Iterator[Part]:
        return map(self._part, range(len(self)))

    def _part(self, number: int) -> Part:
        offset, length, statements, transactions, rebuilds, begins, ends, outside, origin = _FORM.unpack_from(
            self._packed, number * _FORM.size
        )
        section = Section(
            offset, length, statements, _unpacked(begins), _unpacked(ends), transactions, outside, rebuilds
        )
        return Part(
            self._revisions[number], section, _ORIGINS[origin], *self._remarks.get(number, ((), (), None, None))
        )


class KeptView(Sequence[Part]):
    """Some of the parts, in any order."""

    def __init__(self, parts: KeptParts, numbers: range) -> None:
        self._parts = parts
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, index: Any) -> Any:
        numbers = self._numbers[index]
        return self._parts[numbers] if isinstance(numbers, int) else KeptView(self._parts, numbers)

    def remarked(self) -> Iterator[Part]:
        """Those with remarks, in this order."""
        return self._parts.remarked(self._numbers)

    def __iter__(self) -> Iterator[Part]:
        return map(self._parts._part, self._numbers)


def _packed(state: bool | None) -> int:
    return -1 if state is None else int(state)


def _unpacked(state: int) -> bool | None:
    return None if state < 0 else bool(state)
