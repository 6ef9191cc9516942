"""One revision: its place in the history, and the file that holds its two functions."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlgen.errors import Location
from sqlgen.revisions.files import RevisionFile, find_revision_files
from sqlgen.revisions.header import Header, read_header


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision as its file's header tells it.

    `depends_on` holds what the author wrote: ids, beginnings of ids, or branch labels; the graph resolves them.
    """

    revision: str
    down_revisions: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    branch_labels: tuple[str, ...] = ()
    message: str = ""
    file: RevisionFile = field(default_factory=lambda: RevisionFile(""), compare=False)
    line: int = field(default=0, repr=False)

    def __hash__(self) -> int:
        return hash(self.revision)

    @classmethod
    def of(cls, header: Header, file: RevisionFile) -> Revision:
        """The revision with this header, in this file."""
        return cls(
            revision=header.revision,
            down_revisions=header.down_revisions,
            depends_on=header.depends_on,
            branch_labels=header.branch_labels,
            message=header.message,
            file=file,
            line=header.line,
        )

    @property
    def path(self) -> str:
        """The file, as it was found."""
        return self.file.path

    @property
    def where(self) -> Location:
        """The line that gives the revision its id."""
        return Location(self.file.path, self.line)

    @property
    def doc(self) -> str:
        """The docstring of its file, read anew each time: a history would be heavy with those of all its files.

        :raises RevisionError: the file was changed meanwhile, and it or its header is wrong.
        """
        header = read_header(self.file)
        return header.doc if header else ""

    @property
    def create_date(self) -> str | None:
        """When it was made, as its docstring says; read anew each time like that.

        :raises RevisionError: the file was changed meanwhile, and it or its header is wrong.
        """
        header = read_header(self.file)
        return header.create_date if header else None

    @property
    def has_upgrade(self) -> bool:
        """Whether its file has `upgrade` (compiles the file, once)."""
        return self.file.has_upgrade

    @property
    def has_downgrade(self) -> bool:
        """Whether its file has `downgrade` (compiles the file, once)."""
        return self.file.has_downgrade

    @property
    def downgrade_is_empty(self) -> bool:
        """Whether its `downgrade` is there but does nothing (compiles the file, once)."""
        return self.file.downgrade_is_empty


def read_revision(file: RevisionFile) -> Revision | None:
    """The revision in a file; None where it holds none (a module of helpers beside the revisions).

    :raises RevisionError: the file or its header is wrong.
    """
    header = read_header(file)
    return Revision.of(header, file) if header else None


def read_revisions(locations: Sequence[str | os.PathLike[str]], *, recursive: bool = False) -> list[Revision]:
    """The revisions of the versions folders, in the order of the files' names.

    :raises NoVersionsFolder: none of the folders exists.
    :raises RevisionError: a file or its header is wrong.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about string escapes; they come again when the file is compiled
        found = (read_revision(file) for file in find_revision_files(locations, recursive=recursive))
        return [revision for revision in found if revision]
