"""A script's body: a section for each revision, in a temporary file until it is known what stands above them.

Sections of a rollback are made in the order of the upgrade and run in the reverse one. So a section doesn't begin or
end transactions at its edges: it says in which state it begins and ends, and `Body.assemble` joins sections.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from msgspec import Struct

from sqlgen.compiler.statement import Statement
from sqlgen.operations import ExecuteSQLOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.rebuild_table import RebuildTableOp
from sqlgen.profile.model import Profile
from sqlgen.revisions.parts import TemplateFolders, part
from sqlgen.revisions.written import written

_IN_MEMORY = 256 * 1024
_COPIED_AT_ONCE = 256 * 1024


class Placed(Struct, frozen=True):
    """A statement, and whether the author put it outside of transactions (``autocommit_block``)."""

    statement: Statement
    autocommit: bool = False

    @property
    def transactional(self) -> bool:
        """Whether it may stand in a transaction."""
        return self.statement.transactional and not self.autocommit


class Section(Struct, frozen=True):
    """A piece of a body. ``begins`` and ``ends`` say whether a transaction is open there; None: it doesn't care."""

    offset: int
    length: int
    statements: int
    begins: bool | None
    ends: bool | None
    transactions: int  # that begin inside
    outside: bool  # whether something in it can't run in a transaction
    rebuilds: int = 0  # tables that are made anew
    commits: bool = False  # whether the author ends transactions in it


class Body:
    """Sections in a temporary file: memory doesn't grow with the history."""

    def __init__(self, profile: Profile, folders: TemplateFolders = (), *, foreign_keys: bool = True) -> None:
        self._file = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115  (lives as long as the body)
        self._end = 0
        self._at = 0  # where the file stands: to seek costs more than to remember
        self._profile = profile
        self._transactional = profile.script.transactional_ddl
        self._begin = part("begin", profile, folders)
        self._commit = part("commit", profile, folders)
        self._outside = part("outside", profile, folders)
        self._before_rebuilds = part("before_rebuilds", profile, folders)
        self._after_rebuilds = part("after_rebuilds", profile, folders, foreign_keys=foreign_keys)

    def add(self, heading: str, content: Iterable[Placed | str]) -> Section:
        """Write a section: its heading, then statements and blocks of comments (text), in this order."""
        blocks = [heading]
        began: bool | None = None
        is_open: bool | None = None
        statements = begins = outside = 0
        commits = False
        rebuilt: list[MigrateOperation] = []
        for entry in content:
            if isinstance(entry, str):
                blocks.append(entry)
                continue
            statement, transactional = entry.statement, entry.transactional
            operation = statement.operation
            # where the author ends a transaction or begins one, if the script has transactions of its own
            speaks = self._transactional and isinstance(operation, ExecuteSQLOp)
            edge = cast(ExecuteSQLOp, operation).transaction_edge() if speaks else None
            if edge is not None:  # the next statement begins a transaction by itself
                if edge == "commit":
                    commits = True
                    blocks.append(self._commit if is_open else "")
                    began = False if is_open is None else began
                    is_open = False
                continue
            if self._transactional and statement.text and is_open is not transactional:
                if is_open is None:
                    began = transactional
                elif transactional:
                    blocks.append(self._begin)
                    begins += 1
                else:
                    blocks.append(self._commit)
                if not transactional:
                    blocks.append(self._outside)
                    outside += 1
                is_open = transactional
            statements += bool(statement.text)
            if isinstance(operation, RebuildTableOp) and operation not in rebuilt:
                rebuilt.append(operation)
            blocks.append(written(statement, self._profile))
        if statements and not self._transactional:
            blocks.append(self._commit)
        data = "\n".join(block for block in blocks if block).encode()
        section = Section(self._end, len(data), statements, began, is_open, begins, outside > 0, len(rebuilt), commits)
        self._stand_at(self._end)
        self._file.write(data)
        self._at = self._end = self._end + len(data)
        return section

    def assemble(
        self, sections: Iterable[Section], apart_from: int | None = None, *, rebuilds: bool = False
    ) -> Iterator[bytes]:
        """The sections in this order, with the transactions around them, and what rebuilds need around those.

        :param apart_from: the first section whose transaction ends with it, as do those of all that follow; None: what
            can be in one transaction is.
        :param rebuilds: whether any of them makes a table anew.
        """
        is_open = False
        if rebuilds and self._before_rebuilds:
            yield b"\n" + self._before_rebuilds.encode()
        for number, section in enumerate(sections):
            if is_open and _stands_apart(number, apart_from):
                yield b"\n" + self._commit.encode()
                is_open = False
            if section.begins is not None and section.begins is not is_open:
                yield b"\n" + (self._begin if section.begins else self._commit).encode()
            if section.ends is not None:
                is_open = section.ends
            yield b"\n"
            yield from self._read(section)
        if is_open:
            yield b"\n" + self._commit.encode()
        if rebuilds and self._after_rebuilds:
            yield b"\n" + self._after_rebuilds.encode()

    def _read(self, section: Section) -> Iterator[bytes]:
        place, left = section.offset, section.length
        while left:
            self._stand_at(place)
            piece = self._file.read(min(left, _COPIED_AT_ONCE))
            place += len(piece)
            left -= len(piece)
            self._at = place
            yield piece

    def _stand_at(self, place: int) -> None:
        if place != self._at:
            self._file.seek(place)

    def close(self) -> None:
        """Remove the temporary file."""
        self._file.close()


def _stands_apart(number: int, apart_from: int | None) -> bool:
    """Whether a transaction ends before a section."""
    return apart_from is not None and number > apart_from


class Totals(Struct, frozen=True):
    """What sections hold together.

    ``outside``: whether something in them can't run in a transaction; ``commits``: whether the author ends some.
    """

    statements: int
    transactions: int
    rebuilds: int
    outside: bool
    commits: bool


def total(sections: Iterable[Section], apart_from: int | None = None) -> Totals:
    """What the sections hold, one after the other; ``apart_from`` as :meth:`Body.assemble` has it."""
    statements = transactions = rebuilds = 0
    outside = is_open = commits = False
    for number, section in enumerate(sections):
        is_open = is_open and not _stands_apart(number, apart_from)
        statements += section.statements
        transactions += section.transactions + bool(section.begins and not is_open)
        rebuilds += section.rebuilds
        outside |= section.outside
        commits |= section.commits
        if section.ends is not None:
            is_open = section.ends
    return Totals(statements, transactions, rebuilds, outside, commits)
