"""The one exception hierarchy of sqlgen.

Every error is a sentence for a person: *what* happened, *where* (file and line of the directive that
caused it), *why*, and *what to do*. Every concrete class has a stable code (``SG201``) that scripts and
documentation may rely on, and an exit status that the command line uses.

Codes are grouped by floor: SG1xx profiles and templates on disk, SG2xx catalog, SG3xx operations,
SG4xx compiler, SG5xx revisions, SG6xx script, SG7xx review, SG8xx configuration and command line.
Each package keeps its own errors in its own ``errors`` module, below the classes of this one.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple


class Location(NamedTuple):
    """A place in a file that a person can open: ``path:line``, lines counted from 1 (0: the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class SqlgenError(Exception):
    """Base of all errors that sqlgen raises on purpose.

    :param what: one sentence, what happened; names are given as the author wrote them.
    :param where: the directive that caused it, if one did.
    :param why: the reason, when the first sentence doesn't carry it.
    :param fix: the ways out, one short sentence each, best first.
    """

    code: ClassVar[str] = "SG000"
    exit_status: ClassVar[int] = 3

    def __init__(
        self,
        what: str,
        *,
        where: Location | None = None,
        why: str | None = None,
        fix: tuple[str, ...] | list[str] | str = (),
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.why = why
        self.fix: tuple[str, ...] = (fix,) if isinstance(fix, str) else tuple(fix)

    def at(self, where: Location | None) -> SqlgenError:
        """The same error with a place, unless it has one already (the innermost place is the best)."""
        if self.where is None:
            self.where = where
        return self

    def __str__(self) -> str:
        lines = [f"{self.code}: {self.what}"]
        if self.where is not None:
            lines.append(f"  where: {self.where}")
        if self.why:
            lines.append(f"  why:   {self.why}")
        lines.extend(f"  do:    {way}" for way in self.fix)
        return "\n".join(lines)


class UsageError(SqlgenError):
    """The command or the call is wrong: nothing was tried (exit status 2)."""

    code = "SG800"
    exit_status = 2


class CannotGenerate(SqlgenError):
    """The input is fine to read, but no true script can be made of it (exit status 3)."""

    code = "SG001"
    exit_status = 3
