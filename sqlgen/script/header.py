"""What stands above the statements: of a whole script, and of each revision in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.errors import Location
from sqlgen.profile.model import Profile
from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.manual_steps import ManualStep
from sqlgen.revisions.offline.policy import AssumedRead
from sqlgen.revisions.parts import TemplateFolders, part, part_of_each
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.walk import Origin
from sqlgen.script.baseline import StartingSchema
from sqlgen.script.sections import Section, Totals
from sqlgen.version import __version__

Direction: TypeAlias = Literal["upgrade", "rollback"]

_REMARKS: Mapping[Origin, str] = {
    "written": "",
    "derived": "derived from the upgrade",
    "missing": "no downgrade() is written: only the version table changes",
}


class Untranslated(Struct, frozen=True):
    """Raw SQL, in which the names of schemas stay what they are in the revisions."""

    what: str
    source: Location | None = None


class Part(Struct, frozen=True):
    """What a script does with one revision."""

    revision: Revision
    section: Section
    origin: Origin = "written"
    not_undone: tuple[NotUndone, ...] = ()
    untranslated: tuple[Untranslated, ...] = ()
    manual: ManualStep | None = None
    rest: Section | None = None
    """What comes after the manual step, in the next file."""
    is_rest: bool = False

    def continued(self) -> Part:
        """The same in the file behind the manual step."""
        assert self.rest is not None, "only what has a manual step goes on"
        return replace(self, section=self.rest, not_undone=(), untranslated=(), is_rest=True)


class Listed(Struct, frozen=True):
    """A revision in the header's list; ``summary`` says all of it in a line."""

    id: str
    message: str
    statements: int
    remark: str

    @property
    def summary(self) -> str:
        """`4b2f create account (3 statements; derived from the upgrade)`."""
        count = f"{self.statements} statement{'' if self.statements == 1 else 's'}"
        told = f"{count}; {self.remark}" if self.remark else count
        return f"{self.id} {self.message} ({told})" if self.message else f"{self.id} ({told})"


class _Listing(Sequence[Listed]):
    """The header's list, made while it is read: a history may be long."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return len(self._parts)

    def __iter__(self) -> Iterator[Listed]:
        return map(_listed, self._parts)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [_listed(one) for one in self._parts[index]]
        return _listed(self._parts[index])


@dataclass(frozen=True, slots=True)
class Setting:
    """What all headers of one database's scripts share."""

    profile: Profile
    folders: TemplateFolders
    version_table: str
    schemas: Mapping[str | None, str]
    foreign_keys: bool = True
    assumed: tuple[str, ...] = ()
    assumed_reads: tuple[AssumedRead, ...] = ()
    mapped: tuple[str, ...] = ()
    written_otherwise: tuple[str, ...] = ()
    starting: StartingSchema | None = None
    transaction_per_migration: bool = False
    environment: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def header(
    setting: Setting,
    direction: Direction,
    parts: Sequence[Part],
    noted: Sequence[Part],
    whole: Totals,
    start: str,
    end: str,
) -> str:
    """The comments at the top of a script that does these parts, in this order.

    :param noted: those of them with remarks.
    :param whole: what the script holds, also what belongs to no revision.
    """
    return part(
        "header",
        setting.profile,
        setting.folders,
        direction=direction,
        start=start,
        end=end,
        version_table=setting.version_table,
        schemas=[f"{'(none)' if old is None else old} is {new}" for old, new in setting.schemas.items()],
        statements=whole.statements,
        transactions=whole.transactions,
        transaction_per_migration=setting.transaction_per_migration,
        environment=[one_line(line) for line in (*setting.environment, *setting.notes)],
        outside=whole.outside,
        commits=whole.commits,
        rebuilds=whole.rebuilds,
        foreign_keys=setting.foreign_keys,
        sqlgen_version=__version__,
        revisions=_Listing(parts),
        assumed=setting.assumed,
        assumed_reads=[
            one_line(read.summary) for read in setting.assumed_reads if direction == "rollback" or not read.going_down
        ],
        mapped=[one_line(text) for text in setting.mapped],
        written_otherwise=[one_line(text) for text in setting.written_otherwise],
        baseline=_baseline(setting.starting),
        unread=[]
        if setting.starting is None
        else [one_line(f"{one.what}: {one.why}") for one in setting.starting.baseline.unread],
        manual=[f"{one.revision.revision}: {one_line(one.manual.summary)}" for one in noted if one.manual is not None],
        not_undone=[f"{one.revision.revision}: {_told(remark)}" for one in noted for remark in one.not_undone],
        untranslated=[f"{one.revision.revision}: {_told(remark)}" for one in noted for remark in one.untranslated],
    )


def heading(
    setting: Setting,
    direction: Direction,
    revision: Revision,
    number: int,
    of: int,
    origin: Origin = "written",
    *,
    remark: str = "",
) -> str:
    """The comments above one revision's statements; ``remark`` instead of what there is to say of the origin."""
    return part_of_each(
        "revision",
        setting.profile,
        setting.folders,
        direction=direction,
        number=number,
        of=of,
        revision=revision.revision,
        message=one_line(revision.message),
        remark=remark or _REMARKS[origin],
    )


def not_undone(setting: Setting, remark: NotUndone) -> str:
    """The comment in the place where the rollback leaves something as it is."""
    return part("not_undone", setting.profile, setting.folders, what=_told(remark), remains=remark.remains)


def by_hand(setting: Setting, step: ManualStep) -> str:
    """The comment at the end of a file: what a person must do before the next one runs."""
    return part(
        "manual_step",
        setting.profile,
        setting.folders,
        function=step.function,
        why=one_line(step.why),
        where="" if step.where is None else one_line(str(step.where)),
        notes=[one_line(note) for note in step.notes],
        source=[line.rstrip().replace("$(", "$ (") for line in step.source],
    )


def one_line(text: str) -> str:
    """Text that stays inside a comment: one line, and nothing that sqlcmd takes for a variable."""
    return " ".join(text.split()).replace("$(", "$ (")


def _baseline(starting: StartingSchema | None) -> str:
    """Which schema the script starts on; empty where the history told it."""
    if starting is None:
        return ""
    tables = sum(1 for _ in starting.baseline.catalog.tables())
    return one_line(f"{starting.file} ({starting.baseline.source}, {tables} table{'' if tables == 1 else 's'})")


def _listed(part: Part) -> Listed:
    revision = part.revision
    remarks = [_REMARKS[part.origin]]
    if part.manual is not None:
        remarks.append("after its manual step" if part.is_rest else "up to its manual step")
    told = "; ".join(filter(None, remarks))
    return Listed(revision.revision, one_line(revision.message), part.section.statements, told)


def _told(remark: NotUndone | Untranslated) -> str:
    return one_line(remark.what)
