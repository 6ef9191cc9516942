"""What a script must know of each revision until it is written, in a few bytes each: a history may be long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from struct import Struct
from typing import Any, TypeAlias, get_args

from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.manual_steps import ManualStep
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.walk import Origin
from sqlgen.script.header import Part, Untranslated
from sqlgen.script.sections import Section

_FORM = Struct("<QQIIIBB??B")  # as Section has them: offset, length, statements, ...; and the origin
_STATES = (None, False, True)  # of a transaction
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
            *(
                _STATES.index(section.begins),
                _STATES.index(section.ends),
                section.outside,
                section.commits,
                _ORIGINS.index(part.origin),
            ),
        )

    def __len__(self) -> int:
        return len(self._revisions)

    def __getitem__(self, index: Any) -> Any:
        numbers = range(len(self))[index]
        return self._part(numbers) if isinstance(numbers, int) else KeptView(self, numbers)

    def __iter__(self) -> Iterator[Part]:
        return map(self._part, range(len(self)))

    def remarked(self, numbers: range | None = None) -> Iterator[tuple[int, Part]]:
        """Those with remarks, and their places; of those with these numbers and in their order, if any are given."""
        order = range(len(self)) if numbers is None else numbers
        places = sorted((order.index(number), number) for number in self._remarks if number in order)
        return ((place, self._part(number)) for place, number in places)

    def _part(self, number: int) -> Part:
        remarks = self._remarks.get(number, ((), (), None, None))
        origin = _ORIGINS[self._packed[(number + 1) * _FORM.size - 1]]
        return Part(self._revisions[number], self._section(number), origin, *remarks)

    def _section(self, number: int) -> Section:
        offset, length, statements, transactions, rebuilds, begins, ends, outside, commits, _ = _FORM.unpack_from(
            self._packed, number * _FORM.size
        )
        return Section(
            offset, length, statements, _STATES[begins], _STATES[ends], transactions, outside, rebuilds, commits
        )


class KeptView(Sequence[Part]):
    """Some of the parts, in any order; where it ``goes_on``, the first is what comes behind its manual step."""

    def __init__(self, parts: KeptParts, numbers: range, *, goes_on: bool = False) -> None:
        self._parts = parts
        self._numbers = numbers
        self.goes_on = goes_on

    def behind_manual_step(self) -> KeptView:
        """The same parts, without what stands up to the manual step of the first."""
        return KeptView(self._parts, self._numbers, goes_on=True)

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, index: Any) -> Any:
        numbers = self._numbers[index]
        if isinstance(numbers, range):
            return KeptView(self._parts, numbers, goes_on=self.goes_on and numbers[:1] == self._numbers[:1])
        return self._begun(self._parts[numbers]) if numbers == self._numbers[0] else self._parts[numbers]

    def __iter__(self) -> Iterator[Part]:
        parts = map(self._parts._part, self._numbers)
        return chain(map(self._begun, islice(parts, 1)), parts)

    def sections(self) -> Iterator[Section]:
        """Where each stands."""
        sections = map(self._parts._section, self._numbers)
        return chain([part.section for part in islice(self, 1)], islice(sections, 1, None))

    def begins_like(self, other: KeptView) -> bool:
        """Whether both begin with the same part, from its beginning."""
        return self._numbers[:1] == other._numbers[:1] and self.goes_on == other.goes_on

    def remarked(self) -> Iterator[tuple[int, Part]]:
        """Those with remarks, and their places, in this order."""
        return ((place, part if place else self._begun(part)) for place, part in self._parts.remarked(self._numbers))

    def _begun(self, first: Part) -> Part:
        return first.continued() if self.goes_on else first
