"""What of a history can be rendered, for which databases, up and down: every revision is tried, none ends the trial.

A revision that fails leaves behind what it recorded until then. What it changed, and what the rest of it may change, is
uncertain from there on, so that nothing behind it is called fine that only looks so. Of one that a database can't do in
part, so are the tables of that part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.errors import Location, SqlgenError
from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.loader import RevisionModule, RevisionSession
from sqlgen.revisions.missing_modules import unimportable
from sqlgen.revisions.offline.policy import AssumedRead
from sqlgen.revisions.order import upgrade_order
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.run_errors import NoConnection
from sqlgen.revisions.steps import Step
from sqlgen.revisions.unfinished import unfinished
from sqlgen.revisions.walk import Attempt, Standing, Walker
from sqlgen.script.generation import Wanted, statements_of
from sqlgen.script.refused import Refused, refused
from sqlgen.script.touched import doubtful_tables, sql_of_others, unread_sql

TriedDirection: TypeAlias = Literal["upgrade", "downgrade"]

Status: TypeAlias = Literal["ok", "assumed", "manual", "failed", "import"]
"""ok: rendered, with no assumption, and nothing uncertain touched; assumed: rendered with one, also that the database
takes what is another one's SQL; manual: a person must do a part of it; failed: it can't be rendered; import: something
that the file imports can't be imported."""

STATUSES: tuple[Status, ...] = ("ok", "assumed", "manual", "failed", "import")

_MISTAKE = "SG999"
_BY_HAND = "do the rest of the revision by hand, where the script of `sqlgen script --manual-steps` stops for it"


class Trial(Struct, frozen=True):
    """What became of one direction of a revision on one database.

    ``code``, ``message``, ``line`` and ``fix`` say what is wrong, and what to do; empty (and line 0) for ok.
    ``reads`` counts queries whose rows only a database knows, ``raw_sql`` holds statements that nobody could read,
    ``missing`` names the module that isn't there.
    """

    revision: str
    file: str
    dialect: str
    direction: TriedDirection
    status: Status
    code: str = ""
    message: str = ""
    line: int = 0
    fix: tuple[str, ...] = ()
    reads: int = 0
    raw_sql: tuple[str, ...] = ()
    missing: str = ""


class Diagnosis(Struct, frozen=True):
    """All trials, revision by revision in the order in which they run, with the databases side by side.

    ``assumed_tables``: by database, the tables that no revision creates.
    """

    trials: tuple[Trial, ...]
    assumed_tables: dict[str, tuple[str, ...]]

    @property
    def missing_modules(self) -> dict[str, list[str]]:
        """Modules that can't be imported, and the revisions that need them."""
        found: dict[str, list[str]] = {}
        for trial in self.trials:
            if trial.missing and trial.revision not in found.setdefault(trial.missing, []):
                found[trial.missing].append(trial.revision)
        return found

    @property
    def exit_status(self) -> int:
        """0: all is fine; 1: only with assumptions; 3: something can't be rendered."""
        statuses = {trial.status for trial in self.trials}
        if statuses & {"failed", "import"}:
            return 3
        return 0 if statuses <= {"ok"} else 1


def diagnose(
    wanted: Wanted, session: RevisionSession, on_revision: Callable[[Revision], None] | None = None
) -> Diagnosis:
    """Try every revision of the range for every database, up, and back down from there.

    A revision is tried on a database that has what it is built on, and nothing of other branches: these may be other
    ways to the same tables.

    :param on_revision: called after each revision, for a progress bar.
    """
    patients = [_Patient(name, wanted, session) for name in wanted.profiles]
    trials: list[Trial] = []
    modules: dict[str, RevisionModule | SqlgenError] = {}
    with session.entered():
        for revision in (*wanted.range.before, *wanted.range.upgrade):
            trying = [patient for patient in patients if not patient.skips(revision)]
            if trying:
                modules[revision.revision] = _loaded(revision, session)
            for patient in trying:
                patient.come_to(revision, modules)
                trials += patient.tried(revision, modules[revision.revision])
            if on_revision is not None:
                on_revision(revision)
    return Diagnosis(tuple(trials), {one.name: one.assumed_tables for one in patients})


def _loaded(revision: Revision, session: RevisionSession) -> RevisionModule | SqlgenError:
    try:
        return session.load(revision.file)
    except SqlgenError as error:
        return error


class _Patient:
    """A history for one database."""

    def __init__(self, name: str, wanted: Wanted, session: RevisionSession) -> None:
        self.name = name
        self._wanted = wanted
        self._graph = wanted.graph
        self._profile = wanted.profiles[name]
        self._walker: Walker = wanted.walker(name, session)
        self._start = self._walker.standing
        self._after: dict[str, Standing] = {}  # where each revision led to
        self._replayed = {revision.revision for revision in wanted.replayed(name)}
        self._skipped = {revision.revision for revision in wanted.range.before} - self._replayed
        self._doubted: dict[str, tuple[tuple[str, str | None], ...]] = {}  # by what the database can't do
        self._assumed: dict[str, None] = {}

    @property
    def assumed_tables(self) -> tuple[str, ...]:
        """Those that no revision creates, as far as they were met."""
        return tuple(self._assumed)

    def skips(self, revision: Revision) -> bool:
        """Whether a baseline stands for it."""
        return revision.revision in self._skipped

    def come_to(self, revision: Revision, modules: Mapping[str, RevisionModule | SqlgenError]) -> None:
        """Stand where all that the revision is built on has been done, and nothing else."""
        parents = [name for name in self._graph.parents(revision.revision) if name in self._after]
        if not parents:
            self._walker.stand_at(self._start)
            return
        done = {name: self._graph.ancestors([name]) for name in parents}
        nearest = max(parents, key=lambda name: len(done[name]))
        self._walker.stand_at(self._after[nearest])
        missing = set().union(*done.values()) - done[nearest] - self._skipped
        for other in upgrade_order(self._graph, missing, parents) if missing else ():
            self._go_up(other, modules[other.revision])
            self._walker.doubt(self._doubted.get(other.revision, ()))

    def tried(self, revision: Revision, module: RevisionModule | SqlgenError) -> Iterator[Trial]:
        """Both ways of a revision of the range; one before it is only gone through."""
        name = revision.revision
        attempt = self._go_up(revision, module)
        if name not in self._replayed:
            refusal = None if attempt.error is not None else refused(attempt.steps, self._profile, self._wanted)
            up = self._up(revision, attempt, refusal)
            if refusal is not None:
                self._doubted[name] = refusal.tables
                self._walker.doubt(refusal.tables)
            yield up
            yield self._back(revision, module, attempt, up)
        self._after[name] = self._walker.standing
        self._assumed.update(dict.fromkeys(self._walker.catalog.assumed))

    def _go_up(self, revision: Revision, module: RevisionModule | SqlgenError) -> Attempt:
        before = self._walker.catalog
        if isinstance(module, SqlgenError):
            attempt = Attempt([], (), module)
        else:
            attempt = self._walker.attempt(module, replaying=revision.revision in self._replayed)
        if attempt.error is not None:
            self._walker.distrust(before, unfinished(revision.file, attempt.reached))
        return attempt

    def _up(self, revision: Revision, attempt: Attempt, refusal: Refused | None) -> Trial:
        error = attempt.error if refusal is None else refusal.error
        if error is not None:
            return self._failed(revision, "upgrade", error, attempt.steps, attempt.assumed_reads)
        return self._rendered(revision, "upgrade", attempt.steps, attempt.assumed_reads)

    def _back(self, revision: Revision, module: RevisionModule | SqlgenError, attempt: Attempt, up: Trial) -> Trial:
        if isinstance(module, SqlgenError):
            return self._failed(revision, "downgrade", module)
        is_written = revision.file.has_downgrade and not revision.file.downgrade_is_empty
        if attempt.error is not None and not is_written:  # it would be derived, and of what isn't known
            return self._failed(revision, "downgrade", attempt.error)
        known = len(self._walker.assumed_reads)
        try:
            back = self._walker.way_back(module, revision.file, attempt.steps, self._wanted.rollback or "auto")
        except SqlgenError as error:
            return self._failed(revision, "downgrade", error)
        steps = [entry for entry in back.entries if isinstance(entry, Step)]
        refusal = self._refusal(back.entries)
        if refusal is not None:
            return self._failed(revision, "downgrade", refusal, steps)
        trial = self._rendered(revision, "downgrade", steps, self._walker.assumed_reads[known:])
        if back.manual is not None:
            line = 0 if back.manual.where is None else back.manual.where.line
            return replace(trial, status="manual", message=back.manual.why, line=line, fix=(_BY_HAND,))
        derived_from_guess = back.origin == "derived" and up.status == "assumed" and trial.status == "ok"
        if not derived_from_guess:
            return trial
        return replace(trial, status=up.status, message=up.message, line=up.line, fix=up.fix)

    def _refusal(self, entries: Iterable[Step | NotUndone]) -> Exception | None:
        """What ends the rendering of steps."""
        try:
            for _ in statements_of(entries, self._profile, self._wanted):
                pass
        except Exception as error:  # also a mistake of ours: the trial goes on
            return error
        return None

    # ------------------------------------------------------------------ verdicts

    def _failed(
        self,
        revision: Revision,
        direction: TriedDirection,
        error: Exception,
        steps: Sequence[Step] = (),
        assumed: Sequence[AssumedRead] = (),
    ) -> Trial:
        missing = unimportable(error)
        told = error if isinstance(error, SqlgenError) else _mistake(error)
        is_manual = self._wanted.reads == "manual" and isinstance(error, NoConnection) and error.recorded is not None
        reads = len(assumed) + isinstance(error, NoConnection)
        return Trial(
            revision=revision.revision,
            file=revision.path,
            dialect=self.name,
            direction=direction,
            status="import" if missing is not None else "manual" if is_manual else "failed",
            code=told.code if isinstance(error, SqlgenError) else _MISTAKE,
            message=told.what,
            line=0 if told.where is None or told.where.path != revision.path else told.where.line,
            fix=(_BY_HAND,) if is_manual else told.fix,
            reads=reads,
            raw_sql=unread_sql(steps),
            missing=missing or "",
        )

    def _rendered(
        self, revision: Revision, direction: TriedDirection, steps: Sequence[Step], assumed: Sequence[AssumedRead]
    ) -> Trial:
        doubts = [_of_read(read) for read in assumed]
        doubts += [_of_table(table, step.source) for step, table in doubtful_tables(steps)]
        doubts += [_of_sql(text, title, self._profile.title, step.source) for step, text, title in sql_of_others(steps)]
        trial = Trial(
            revision=revision.revision,
            file=revision.path,
            dialect=self.name,
            direction=direction,
            status="ok",
            reads=len(assumed),
            raw_sql=unread_sql(steps),
        )
        if not doubts:
            return trial
        message, line, fix = doubts[0]
        return replace(trial, status="assumed", message=message, line=line, fix=(fix,))


_Doubt: TypeAlias = tuple[str, int, str]


def _of_read(read: AssumedRead) -> _Doubt:
    line = 0 if read.where is None else read.where.line
    return f"assumed to give no rows: {read.sql}", line, "write it as one SQL statement"


def _of_table(table: str, source: Location | None) -> _Doubt:
    return (
        f"the table {table} isn't known for certain",
        0 if source is None else source.line,
        "mend what made it uncertain: a revision before that failed, or SQL that nobody could read; or give a baseline",
    )


def _of_sql(text: str, title: str, own: str, source: Location | None) -> _Doubt:
    return (
        f"not SQL of {own}, but of {title}: {' '.join(text.split())}",
        0 if source is None else source.line,
        f"execute it on {title} only, or say it with directives: behind it, it counts as done",
    )


def _mistake(error: Exception) -> SqlgenError:
    return SqlgenError(f"a mistake in sqlgen: {type(error).__name__}: {error}", fix="report it")
