"""What comes out for one database: the way up and the way back, as text or as files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from sqlgen.catalog.schema_text import Unread
from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.manual_steps import ManualStep
from sqlgen.revisions.offline.policy import AssumedRead
from sqlgen.revisions.ranges import RevisionRange
from sqlgen.script.files import OutputFolder
from sqlgen.script.header import Direction, Part, Setting, Untranslated, header
from sqlgen.script.kept_parts import KeptView
from sqlgen.script.sections import Body, Placed, Section, total

_EMPTY = "base (nothing is applied)"
_SLUG_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Way:
    """One direction: its sections, and what comes before the first of them.

    ``opening`` and ``closing`` are what env.py does around the revisions: they stand in each file, ``closing`` not in
    one that stops for a manual step.
    """

    direction: Direction
    body: Body
    parts: KeptView
    lead: Section | None
    start: tuple[str, ...]
    end: tuple[str, ...]
    opening: Section | None = None
    closing: list[Section] = field(default_factory=list)


class Script:
    """The scripts for one database. Their text is in temporary files until it is asked for.

    :param name: of the database: that of its profile, with the version where one profile is wanted twice.

    ``part`` names which of several scripts for this database it is, where env.py asked for several; else it is empty.
    """

    def __init__(self, name: str, setting: Setting, span: RevisionRange, ways: Sequence[Way]) -> None:
        self.name = name
        self.part = ""
        self.span = span
        self._setting = setting
        self._ways = {way.direction: way for way in ways}

    @property
    def label(self) -> str:
        """The database and its version, for people."""
        return self._setting.profile.label

    @property
    def upgrade(self) -> str | None:
        """The text of the way up, as far as its first manual step; None where only the way back was asked for."""
        return self._text("upgrade")

    @property
    def rollback(self) -> str | None:
        """The text of the way back, as far as its first manual step; None where only the way up was asked for."""
        return self._text("rollback")

    def texts(self, direction: Direction) -> list[str]:
        """The texts of a direction: one, and another behind each manual step."""
        return [b"".join(pieces).decode() for pieces in self._files(direction)] if direction in self._ways else []

    @property
    def manual_steps(self) -> tuple[tuple[Direction, str, ManualStep], ...]:
        """What is left to a person, with the direction and the revision, in the order in which it is to be done."""
        return tuple(
            (way.direction, part.revision.revision, part.manual)
            for way in self._ways.values()
            for _, part in way.parts.remarked()
            if part.manual is not None
        )

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What of the baseline isn't known in full."""
        return () if self._setting.starting is None else self._setting.starting.baseline.unread

    @property
    def assumed_reads(self) -> tuple[AssumedRead, ...]:
        """Queries of revisions whose rows were assumed to be none, as was asked for."""
        return self._setting.assumed_reads

    @property
    def assumed(self) -> tuple[str, ...]:
        """The tables that no revision created, and that must be there."""
        return self._setting.assumed

    @property
    def not_undone(self) -> tuple[NotUndone, ...]:
        """What the way back leaves as the upgrade made it."""
        way = self._ways.get("rollback")
        return tuple(remark for _, part in way.parts.remarked() for remark in part.not_undone) if way else ()

    @property
    def untranslated(self) -> tuple[Untranslated, ...]:
        """Raw SQL that names schemas as the revisions do, while the rest of the script says others; none twice."""
        parts = (part for way in self._ways.values() for _, part in way.parts.remarked())
        found = (remark for part in parts for remark in part.untranslated)
        return tuple(dict.fromkeys(found))

    @property
    def statements(self) -> dict[Direction, int]:
        """How many statements each direction has, that of the version table left out where it is created."""
        return {way.direction: sum(map(_statements, way.parts)) for way in self._ways.values()}

    def pieces(self, direction: Direction) -> Iterator[bytes]:
        """The bytes of a direction as far as its first manual step, a piece at a time."""
        return next(self._files(direction))

    def _files(self, direction: Direction) -> Iterator[Iterator[bytes]]:
        """The files of a direction: behind a manual step begins another."""
        way = self._ways[direction]
        start, left, passed = _named(way.start), way.parts, 0
        for place, part in way.parts.remarked():
            if part.manual is not None:
                parts = left[: place + 1 - passed]
                yield self._assembled(way, parts, start, f"{_by_hand(part)}, which comes next", is_last=False)
                start, left, passed = f"{_by_hand(part)}, which was done", way.parts[place:].behind_manual_step(), place
        yield self._assembled(way, left, start, _named(way.end))

    @property
    def key(self) -> str:
        """Its name among the scripts that are made together: that of the database, with its part."""
        return f"{self.name}{self._ending}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the project's env.py says that doesn't count."""
        return self._setting.notes

    def conclude(self, statements: Sequence[Placed]) -> None:
        """Put statements behind the last revision, in each direction."""
        if statements:
            for way in self._ways.values():
                way.closing.append(way.body.add("", statements))

    def write(self, folder: OutputFolder) -> list[Path]:
        """Add `NAME/upgrade.sql` and `NAME/rollback.sql` to the output (`upgrade.PART.sql` of a part); their paths.

        What comes behind a manual step stands in `upgrade-2.sql`, and so on.
        """
        return [
            folder.add(f"{self.name}/{direction}{self._ending}{'' if number == 1 else f'-{number}'}.sql", pieces)
            for direction in self._ways
            for number, pieces in enumerate(self._files(direction), start=1)
        ]

    def write_per_revision(self, folder: OutputFolder) -> list[Path]:
        """Add a file for each revision, `NAME/upgrade/0001_ID_MESSAGE.sql`: each folder's files run in their order.

        What comes behind a manual step stands in `0001_ID_MESSAGE_part2.sql`.
        """
        paths = []
        for way in self._ways.values():
            width = max(4, len(str(len(way.parts))))
            for number, part in enumerate(way.parts, start=1):
                name = f"{number:0{width}}_{_file_name(part)}.sql"
                start, end = part.revision.down_revisions, (part.revision.revision,)
                if way.direction == "rollback":
                    start, end = end, start
                path = f"{self.name}/{way.direction}{self._ending}/{name}"
                alone = way.parts[number - 1 : number]
                if part.manual is None:
                    paths.append(folder.add(path, self._assembled(way, alone, _named(start), _named(end))))
                    continue
                stop, go_on = f"{_by_hand(part)}, which comes next", f"{_by_hand(part)}, which was done"
                first = self._assembled(way, alone, _named(start), stop, is_last=False)
                second = self._assembled(way, alone.behind_manual_step(), go_on, _named(end))
                paths.append(folder.add(path, first))
                paths.append(folder.add(path.removesuffix(".sql") + "_part2.sql", second))
        return paths

    @property
    def _ending(self) -> str:
        return f".{self.part}" if self.part else ""

    def _assembled(self, way: Way, parts: KeptView, start: str, end: str, *, is_last: bool = True) -> Iterator[bytes]:
        before = [way.opening] if way.opening is not None else []
        if way.lead is not None and parts.begins_like(way.parts):
            before.append(way.lead)
        apart_from = len(before) if self._setting.transaction_per_migration else None
        sections = _Sections(before, parts, way.closing if is_last else ())
        noted = [part for _, part in parts.remarked()]
        whole = total(sections, apart_from)
        yield header(self._setting, way.direction, parts, noted, whole, start, end).encode()
        yield from way.body.assemble(sections, apart_from, rebuilds=whole.rebuilds > 0)

    def _text(self, direction: Direction) -> str | None:
        return b"".join(self.pieces(direction)).decode() if direction in self._ways else None


class _Sections(Iterable[Section]):
    """What a file holds, in order; those of revisions are made while they are read, since a history may be long."""

    def __init__(self, before: Sequence[Section], parts: KeptView, after: Sequence[Section]) -> None:
        self._before = before
        self._parts = parts
        self._after = after

    def __iter__(self) -> Iterator[Section]:
        return chain(self._before, self._parts.sections(), self._after)


def _statements(part: Part) -> int:
    return part.section.statements + (0 if part.rest is None else part.rest.statements)


def _named(revisions: Sequence[str]) -> str:
    return ", ".join(revisions) or _EMPTY


def _by_hand(part: Part) -> str:
    return f"the manual step of {part.revision.revision}"


def _file_name(part: Part) -> str:
    slug = re.sub(r"\W+", "_", part.revision.message, flags=re.ASCII).strip("_").lower()[:_SLUG_LENGTH].rstrip("_")
    revision = re.sub(r"[^\w.-]", "_", part.revision.revision)
    return f"{revision}_{slug}" if slug else revision
