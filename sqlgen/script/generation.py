"""From a range of revisions to scripts: every revision is imported once and run for each database in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from msgspec.structs import replace as update

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import compile_operation, plan
from sqlgen.profile.model import Profile
from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.loader import RevisionModule, RevisionSession
from sqlgen.revisions.manual_steps import ManualStep
from sqlgen.revisions.offline.policy import Reads
from sqlgen.revisions.parts import TemplateFolders
from sqlgen.revisions.ranges import RevisionRange
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.schemas import SchemaTranslation, holds_raw_sql
from sqlgen.revisions.steps import Step
from sqlgen.revisions.version_rows import VersionStep, undone, upgrade_version_steps
from sqlgen.revisions.walk import RollbackMode, Walker, WayBack, WayUp
from sqlgen.script.baseline import StartingSchema
from sqlgen.script.header import Part, Setting, Untranslated, by_hand, heading, not_undone
from sqlgen.script.kept_parts import KeptParts
from sqlgen.script.mapped_columns import MappedColumns
from sqlgen.script.script import Script, Way
from sqlgen.script.sections import Body, Placed, Section
from sqlgen.script.version_table import ALEMBIC_LENGTH, CreateVersionTableOp, VersionTableOp, change_version_table


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What scripts are made of, and how.

    :param profiles: one for each database; the keys name the scripts and their folders.
    :param upgrade: whether the way up is wanted.
    :param rollback: how the way back is found; None when it isn't wanted.
    :param assume: tables that exist though no revision creates them.
    :param strict: every table must have been created by a revision.
    :param foreign_keys: whether foreign keys are enforced after a script that had to switch that off (SQLite).
    :param fingerprint: whether a table is compared with the one that is known here before it is made anew.
    :param schemas: schema names in the revisions (None: no schema), and what the scripts say instead.
    :param version_table_pk: whether its column is a primary key.
    :param opts: what `op.get_context().opts` shows.
    :param arguments: what `upgrade()` and `downgrade()` are called with, as far as they take it.
    :param transaction_per_migration: whether each revision has a transaction of its own.
    :param opening: what env.py does before the revisions run.
    :param environment: what the header says of env.py, a line each.
    :param notes: what env.py says that doesn't count.
    :param starting: the schemas before the range, by the keys of ``profiles``; without one the history is replayed.
    """

    graph: RevisionGraph
    range: RevisionRange
    profiles: Mapping[str, Profile]
    upgrade: bool = True
    rollback: RollbackMode | None = "auto"
    naming_convention: Mapping[str, Any] | None = None
    assume: frozenset[str] = frozenset()
    strict: bool = False
    foreign_keys: bool = True
    fingerprint: bool = True
    template_folders: TemplateFolders = ()
    schemas: Mapping[str | None, str] = field(default_factory=dict)
    version_table: str = "alembic_version"
    version_table_schema: str | None = None
    version_table_pk: bool = True
    transaction_per_migration: bool = False
    arguments: Mapping[str, Any] = field(default_factory=dict)
    opening: Sequence[Step] = ()
    environment: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    opts: Mapping[str, Any] = field(default_factory=dict)
    starting: Mapping[str, StartingSchema] = field(default_factory=dict)
    reads: Reads = "refuse"
    replay_reads: Reads = "refuse"

    def replayed(self, name: str) -> Sequence[Revision]:
        """The revisions before the range that must be run to know the schema of a database: none with a baseline."""
        return () if name in self.starting else self.range.before

    def start(self, name: str) -> Catalog:
        """The schema of a database before the range if there is a baseline, else before the first revision."""
        return self.starting[name].baseline.catalog if name in self.starting else Catalog.empty(self.profiles[name])

    def walker(self, name: str, session: RevisionSession) -> Walker:
        """What runs revisions for one database: it stands before the range if there is a baseline, else at base.

        What env.py does before the revisions counts from there on: it does so each time that any of them is run.
        """
        catalog = self.start(name)
        catalog = update(
            catalog, naming_convention=self.naming_convention, assume=self.assume | catalog.assume, strict=self.strict
        )
        for step in self.opening:
            catalog = step.operation.evolve(catalog)
        return Walker(
            session,
            catalog,
            shares=len(self.profiles) > 1,
            opts=self.opts,
            naming_convention=self.naming_convention,
            schemas=SchemaTranslation(self.schemas) if self.schemas else None,
            reads=self.reads,
            replay_reads=self.replay_reads,
            arguments=self.arguments,
        )


def make_scripts(
    wanted: Wanted, session: RevisionSession, on_revision: Callable[[Revision], None] | None = None
) -> dict[str, Script]:
    """The scripts, by the keys of ``wanted.profiles``.

    :param on_revision: called after each revision, for a progress bar.
    :raises SqlgenError: something in a revision file, or an operation that a database can't do.
    """
    makers = [_Maker(name, profile, wanted, session) for name, profile in wanted.profiles.items()]
    span = wanted.range
    versions = upgrade_version_steps(wanted.graph, span.lower_heads, span.upgrade)
    with session.entered():
        replaying = [maker for maker in makers if wanted.replayed(maker.name)]
        for revision in span.before if replaying else ():
            module = session.load(revision.file)
            for maker in replaying:
                maker.replay(module)
            _tell(on_revision, revision)
        for number, (revision, version) in enumerate(zip(span.upgrade, versions, strict=True), start=1):
            module = session.load(revision.file)
            for maker in makers:
                maker.make(revision, module, number, version)
            _tell(on_revision, revision)
    return {maker.name: maker.script() for maker in makers}


def _tell(on_revision: Callable[[Revision], None] | None, revision: Revision) -> None:
    if on_revision is not None:
        on_revision(revision)


def statements_of(
    entries: Iterable[Step | NotUndone], profile: Profile, wanted: Wanted
) -> Iterator[Placed | NotUndone]:
    """The statements of steps; what stays stands between them, and keeps apart what could be done together.

    :raises CompilerError: the database can't do it, or something isn't known that it takes.
    """
    steps: list[Step] = []
    for entry in entries:
        if isinstance(entry, NotUndone):
            yield from placed(steps, profile, wanted)
            yield entry
            steps = []
        else:
            steps.append(entry)
    yield from placed(steps, profile, wanted)


def placed(steps: Iterable[Step], profile: Profile, wanted: Wanted) -> Iterator[Placed]:
    """The statements of steps, in the order in which they run."""
    for step in plan(steps, profile, fingerprint=wanted.fingerprint):
        compiled = compile_operation(
            step.operation, step.before, step.after, profile, template_folders=wanted.template_folders
        )
        for statement in compiled:
            yield Placed(statement, step.autocommit)


class _Maker:
    """Makes the scripts of one database, revision by revision."""

    def __init__(self, name: str, profile: Profile, wanted: Wanted, session: RevisionSession) -> None:
        self.name = name
        self._profile = profile
        self._wanted = wanted
        self._walker = wanted.walker(name, session)
        self._mapped = MappedColumns()
        table = wanted.version_table
        shown = table if wanted.version_table_schema is None else f"{wanted.version_table_schema}.{table}"
        self._setting = Setting(
            profile,
            wanted.template_folders,
            shown,
            wanted.schemas,
            wanted.foreign_keys,
            starting=wanted.starting.get(name),
            transaction_per_migration=wanted.transaction_per_migration,
            environment=wanted.environment,
            notes=wanted.notes,
        )
        self._up = Body(profile, wanted.template_folders, foreign_keys=wanted.foreign_keys)
        self._down = Body(profile, wanted.template_folders, foreign_keys=wanted.foreign_keys)
        opening = list(placed(wanted.opening, profile, wanted))
        self._up_opening = self._up.add("", opening) if opening else None
        self._down_opening = self._down.add("", opening) if opening else None
        self._ups = KeptParts()
        self._downs = KeptParts()
        self._lead = None if wanted.range.lower_heads or not wanted.upgrade else self._created_version_table()

    def replay(self, module: RevisionModule) -> None:
        """Go up through a revision that stands before the range."""
        self._walker.replay(module)

    def make(self, revision: Revision, module: RevisionModule, number: int, version: Sequence[VersionStep]) -> None:
        """Go up through a revision of the range, and write its sections; ``version``: its rows on the way up."""
        up = self._walker.way_up(module, revision.file)
        if self._profile.type_map is not None:
            self._mapped.note(up.steps)
        if self._wanted.upgrade:
            self._ups.append(self._upward(revision, number, up, version))
        if self._wanted.rollback is not None:
            mode, left = self._wanted.rollback, up.manual is not None
            back = self._walker.way_back(module, revision.file, up.steps, mode, by_hand=left)
            self._downs.append(self._downward(revision, number, back, undone(version)))

    def script(self) -> Script:
        """What was made."""
        setting = replace(
            self._setting,
            assumed=self._walker.catalog.assumed,
            assumed_reads=tuple(self._walker.assumed_reads),
            mapped=self._mapped.listed(self._profile),
            written_otherwise=self._mapped.written_otherwise(),
        )
        span = self._wanted.range
        ways = []
        if self._wanted.upgrade:
            ways.append(
                Way("upgrade", self._up, self._ups[:], self._lead, span.lower_heads, span.upper_heads, self._up_opening)
            )
        if self._wanted.rollback is not None:
            ways.append(
                Way(
                    "rollback",
                    self._down,
                    self._downs[::-1],
                    None,
                    span.upper_heads,
                    span.lower_heads,
                    self._down_opening,
                )
            )
        return Script(self.name, setting, span, ways)

    # ------------------------------------------------------------------ sections

    def _upward(self, revision: Revision, number: int, up: WayUp, version: Sequence[VersionStep]) -> Part:
        title = partial(heading, self._setting, "upgrade", revision, number, len(self._wanted.range.upgrade))
        section, rest = self._sections(self._up, title, self._statements(up.steps), version, up.manual)
        return Part(revision, section, "written", (), self._untranslated(up.steps), up.manual, rest)

    def _downward(self, revision: Revision, number: int, back: WayBack, version: Sequence[VersionStep]) -> Part:
        of = len(self._wanted.range.upgrade)
        title = partial(heading, self._setting, "rollback", revision, of + 1 - number, of, back.origin)
        section, rest = self._sections(self._down, title, self._statements(back.entries), version, back.manual)
        left = tuple(entry for entry in back.entries if isinstance(entry, NotUndone))
        untranslated = self._untranslated(back.entries)
        return Part(revision, section, back.origin, left, untranslated, back.manual, rest)

    def _sections(
        self,
        body: Body,
        title: Callable[..., str],
        statements: Iterable[Placed | str],
        version: Sequence[VersionStep],
        manual: ManualStep | None,
    ) -> tuple[Section, Section | None]:
        """What stands up to a manual step, and what behind it: the version table changes when all of it was done."""
        if manual is None:
            return body.add(title(), [*statements, *self._version(version)]), None
        section = body.add(title(), [*statements, by_hand(self._setting, manual)])
        return section, body.add(title(remark="after its manual step"), [*self._version(version)])

    def _statements(self, entries: Iterable[Step | NotUndone]) -> Iterator[Placed | str]:
        for entry in statements_of(entries, self._profile, self._wanted):
            yield not_undone(self._setting, entry) if isinstance(entry, NotUndone) else entry

    def _untranslated(self, entries: Iterable[Step | NotUndone]) -> tuple[Untranslated, ...]:
        """Raw SQL among the steps, if schemas have other names here than in the revisions."""
        if not self._wanted.schemas:
            return ()
        steps = (entry for entry in entries if isinstance(entry, Step))
        return tuple(
            Untranslated(step.operation.describe(), step.source) for step in steps if holds_raw_sql(step.operation)
        )

    # ------------------------------------------------------------------ the version table

    def _version(self, steps: Sequence[VersionStep]) -> Iterator[Placed]:
        for step in steps:
            yield from self._compiled(
                change_version_table(self._wanted.version_table, self._wanted.version_table_schema, step)
            )

    def _created_version_table(self) -> Section:
        longest = max((len(revision) for revision in self._wanted.graph.ids), default=0)
        create = CreateVersionTableOp(
            self._wanted.version_table,
            self._wanted.version_table_schema,
            length=max(ALEMBIC_LENGTH, longest),
            primary_key=self._wanted.version_table_pk,
        )
        return self._up.add("", self._compiled(create))

    def _compiled(self, operation: VersionTableOp) -> Iterator[Placed]:
        catalog = self._walker.catalog
        folders = self._wanted.template_folders
        for statement in compile_operation(operation, catalog, catalog, self._profile, template_folders=folders):
            yield Placed(statement)
