"""Running a history for one database: the schema before and after every operation, up and back.

A walker goes up, one revision after the other, carrying the catalog. What lies before a range is replayed: the same
path through the catalog, without steps. The way back of a revision is found from where its upgrade arrived.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal, NamedTuple, TypeAlias

from sqlgen.catalog.catalog import Catalog
from sqlgen.errors import Location, SqlgenError
from sqlgen.operations import Operations
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile.identifiers import fold_table
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.derive import NotUndone, Reversal, blaming_reverse, derive_rollback, require_complete
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.lines import reached_line
from sqlgen.revisions.loader import Direction, RevisionModule, RevisionSession
from sqlgen.revisions.manual_steps import ManualStep, manual_step
from sqlgen.revisions.offline.policy import AssumedRead, Reads
from sqlgen.revisions.offline.rows import KnownRows
from sqlgen.revisions.run_errors import NoConnection
from sqlgen.revisions.schemas import SchemaTranslation
from sqlgen.revisions.steps import Recording, Silent, Sink, Step
from sqlgen.revisions.unfinished import Unfinished, unfinished

RollbackMode: TypeAlias = Literal["auto", "written", "derived"]
"""auto: `downgrade()` where it is written, else derived; written: only that; derived: never that."""

Origin: TypeAlias = Literal["written", "derived", "missing"]


@dataclass(frozen=True, slots=True)
class WayBack:
    """What undoes one revision: steps, and remarks on what stays, in the order in which they run."""

    entries: tuple[Step | NotUndone, ...]
    origin: Origin
    manual: ManualStep | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a revision did on the way up: all of it, or what stands before the ``error`` that ended it.

    ``reached``: the line of `upgrade()` at which that was.
    """

    steps: list[Step]
    assumed_reads: Sequence[AssumedRead] = ()
    error: SqlgenError | None = None
    reached: Location | None = None


@dataclass(frozen=True, slots=True)
class WayUp:
    """What a revision does on the way up; ``manual`` is what it leaves to a person after that."""

    steps: list[Step]
    manual: ManualStep | None = None


class Standing(NamedTuple):
    """Where a walker stands: the schema, and what is known of the rows."""

    catalog: Catalog
    rows: KnownRows


class Walker:
    """Runs revisions for one database.

    :param session: must be entered while the walker is used.
    :param catalog: the schema before the first revision.
    :param opts: what `op.get_context().opts` shows.
    :param schemas: other names for the schemas of the revisions.
    :param arguments: what env.py hands to `upgrade()` and `downgrade()`, as far as they take it.
    :param shares: whether walkers for other databases run the same modules: then what they call is found out once.
    """

    def __init__(
        self,
        session: RevisionSession,
        catalog: Catalog,
        *,
        opts: Mapping[str, Any] | None = None,
        naming_convention: Mapping[str, Any] | None = None,
        schemas: SchemaTranslation | None = None,
        shares: bool = False,
        reads: Reads = "refuse",
        replay_reads: Reads = "refuse",
        arguments: Mapping[str, Any] | None = None,
    ) -> None:
        self.catalog = catalog
        self._arguments = arguments or {}
        self.assumed_reads: list[AssumedRead] = []
        self._reads: Reads = reads
        self._replay_reads: Reads = replay_reads
        self._session = session
        self._opts = dict(opts or {})
        self._naming_convention = naming_convention
        self._schemas = schemas
        self._shares = shares
        self._rows = KnownRows()
        self._replaying = False

    @property
    def standing(self) -> Standing:
        """Where it stands, to come back to."""
        return Standing(self.catalog, self._rows.copy())

    def stand_at(self, standing: Standing) -> None:
        """Go on from there."""
        self.catalog = standing.catalog
        self._rows = standing.rows.copy()

    def replay(self, module: RevisionModule) -> None:
        """Go up through a revision, only to know the schema after it."""
        self._replaying = True
        self._upgrade(module, Silent())

    def upgrade(self, module: RevisionModule) -> list[Step]:
        """Go up through a revision; what it does, in order."""
        self._arrive()
        recording = Recording()
        self._upgrade(module, recording)
        return recording.steps

    def way_up(self, module: RevisionModule, file: RevisionFile) -> WayUp:
        """Go up through a revision; what it does, in order, up to what it leaves to a person if that is wanted."""
        self._arrive()
        before = self.catalog
        recording = Recording()
        context = self._context(recording, self._schemas, self._rows)
        manual = self._run_by_hand(module, "upgrade", context, recording)
        self.catalog = context.catalog
        if manual is not None:
            self.distrust(before, unfinished(file, manual.where))
            self._rows.forget()
        return WayUp(recording.steps, manual)

    def _run_by_hand(
        self, module: RevisionModule, direction: Direction, context: MigrationContext, recording: Recording
    ) -> ManualStep | None:
        """Run a function up to what is left to a person, if that is wanted: what comes behind isn't recorded."""
        try:
            self._run(module, direction, context)
        except NoConnection as error:
            if self._reads != "manual" or error.recorded is None:
                raise
            left = error.recorded
            if left < len(recording.steps):
                context.catalog = recording.steps[left].before
                recording.rewind(left)
            return manual_step(module.path, direction, error)
        return None

    def attempt(self, module: RevisionModule, *, replaying: bool = False) -> Attempt:
        """Go up through a revision as far as it goes: what an unfinished one recorded is kept.

        :param replaying: it stands before the range.
        """
        if replaying:
            self._replaying = True
        else:
            self._arrive()
        recording = Recording()
        context = self._context(recording, self._schemas, self._rows)
        try:
            self._run(module, "upgrade", context)
        except SqlgenError as error:
            reached = reached_line(module.path, "upgrade", error) or error.where
            return Attempt(recording.steps, context.assumed_reads, error, reached)
        finally:
            self.catalog = context.catalog
        return Attempt(recording.steps, context.assumed_reads)

    def distrust(self, before: Catalog, rest: Unfinished) -> None:
        """A revision wasn't carried out to its end: what it changed isn't certain, nor what it would have.

        :param before: the schema before it.
        :param rest: what may stand in the part that wasn't carried out.
        """
        profile = self.catalog.profile
        self._rows.lose_named(rest.rows, profile)
        self.catalog = self._unsure(self.catalog, before)
        named = {fold_table(profile, word) for word in rest.shapes}
        for table in list(self.catalog.tables()):
            names = [table.name]
            if profile.objects.namespaces.index:  # else an index is dropped from the table that is named
                names += (index.name for index in table.indexes)
            if rest.anything or any(fold_table(profile, name) in named for name in names):
                self.catalog = self.catalog.mark_uncertain(table.name, table.schema)

    def doubt(self, tables: Iterable[tuple[str, str | None]]) -> None:
        """What is known of these tables (name, schema) isn't certain, as far as they are there."""
        for name, schema in tables:
            if self.catalog.find_table(name, schema) is not None:
                self.catalog = self.catalog.mark_uncertain(name, schema)

    def way_back(
        self,
        module: RevisionModule,
        file: RevisionFile,
        upgrade: Sequence[Step],
        mode: RollbackMode,
        *,
        by_hand: bool = False,
    ) -> WayBack:
        """What undoes the revision that was run last, whose steps are given; the walker stays where it is.

        :param by_hand: the upgrade has a manual step after these.
        :raises CannotDerive: it would have to be derived, and can't be.
        """
        written = file.has_downgrade and not file.downgrade_is_empty
        if mode != "derived" and written:
            return self._written(module)
        if mode == "written":
            return WayBack((), "missing")
        entries = derive_rollback(upgrade)
        if by_hand:
            entries = chain([NotUndone("what was done by hand in the manual step of the upgrade", "sql")], entries)
        return self._derived(require_complete(entries) if mode == "derived" else entries)

    def _arrive(self) -> None:
        """The range begins."""
        if self._replaying:
            self._rows = KnownRows()  # between the replayed revisions and the script, others wrote to the tables
            self._replaying = False

    def _upgrade(self, module: RevisionModule, sink: Sink) -> None:
        context = self._context(sink, self._schemas, self._rows)
        self._run(module, "upgrade", context)
        unsure = self._replaying and bool(context.assumed_reads)
        if unsure:
            self._rows.forget()
        self.catalog = self._unsure(context.catalog, self.catalog) if unsure else context.catalog

    def _unsure(self, after: Catalog, before: Catalog) -> Catalog:
        """What a revision did to tables may depend on rows that were only assumed to be none."""
        for table in list(after.tables()):
            if before.find_table(table.name, table.schema) is not table:
                after = after.mark_uncertain(table.name, table.schema)
        return after

    def _written(self, module: RevisionModule) -> WayBack:
        recording = Recording()
        context = self._context(recording, self._schemas)
        manual = self._run_by_hand(module, "downgrade", context, recording)
        return WayBack(tuple(recording.steps), "written", manual)

    def _run(self, module: RevisionModule, direction: Direction, context: MigrationContext) -> None:
        called = module.called(direction) if self._shares else None
        if called is not None:
            begin = context.checkpoint()
            try:
                called.carry_out(context)
            except Exception:  # it comes again, with its place, when the function is run
                context.go_back(begin)
            else:
                return
        self._session.run(module, direction, context, self._arguments)
        going_down = direction == "downgrade"
        self.assumed_reads += (replace(read, going_down=going_down) for read in context.assumed_reads)

    def _derived(self, rollback: Iterable[Reversal | NotUndone]) -> WayBack:
        recording = Recording()
        context = self._context(recording, None)  # what is reversed names the schemas of the script already
        entries: list[Step | NotUndone] = []
        for entry in rollback:
            if isinstance(entry, NotUndone):
                entries.append(entry)
                continue
            begin = len(recording.steps)
            with context.autocommit_block() if entry.autocommit else nullcontext():
                if entry.whole:
                    self._undo_whole(entry.operation, context)
                else:
                    context.record(entry.operation)
            entries += recording.steps[begin:]
        return WayBack(tuple(entries), "derived")

    def _undo_whole(self, operation: MigrateOperation, context: MigrationContext) -> None:
        with (
            context.undoing(operation.source, self._schemas),
            Operations.context(context) as operations,
            blaming_reverse(operation),
        ):
            operations.invoke(operation)

    def _context(
        self, sink: Sink, schemas: SchemaTranslation | None, rows: KnownRows | None = None
    ) -> MigrationContext:
        return MigrationContext(
            self.catalog,
            sink,
            opts=self._opts,
            naming_convention=self._naming_convention,
            schemas=schemas,
            rows=rows,
            reads=self._replay_reads if self._replaying else self._reads,
            replaying=self._replaying,
        )
