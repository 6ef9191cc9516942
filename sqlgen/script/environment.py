"""Scripts whose making the project's env.py configures: `--run-env`.

What is asked for on the command line wins over env.py, and env.py over the configuration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.profile.model import Profile
from sqlgen.revisions.configuration import Configuration
from sqlgen.revisions.env_errors import NoEnvironment, SeveralDatabasesNamed, SeveralRuns
from sqlgen.revisions.env_run import Configured, OfflineRun, run_env_py
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.steps import Step
from sqlgen.script.explain import PlannedRevision, explain
from sqlgen.script.generation import Wanted, make_scripts, placed
from sqlgen.script.request import Request, catalog_of, session_for
from sqlgen.script.script import Script

_Made = TypeVar("_Made")
_NO_CONVENTION = sa.MetaData().naming_convention


@dataclass(slots=True)
class _Run(Generic[_Made]):
    """One call of `run_migrations()`, and what was made for it."""

    wanted: Wanted
    configured: Configured
    made: _Made
    finish: Callable[[_Run[_Made], Sequence[Step]], None] | None = None

    def conclude(self, closing: Sequence[Step]) -> None:
        if self.finish is not None:
            self.finish(self, closing)


@dataclass(frozen=True, slots=True)
class _OnlyNamed:
    """Stands for the migrations where env.py is only asked which database it names."""

    def conclude(self, closing: Sequence[Step]) -> None:
        """Nothing was made."""


def for_the_database_of_env_py(configuration: Configuration, request: Request) -> Request:
    """The request, for the database that env.py configures if nothing else names one: env.py runs once more for that.

    :raises NoEnvironment: the project has no env.py.
    :raises NoDatabaseNamed: it names none.
    :raises SeveralDatabasesNamed: it names different ones, one after the other.
    :raises SqlgenError: something in env.py.
    """
    if request.dialects or configuration.dialects:
        return request
    session = session_for(configuration, request.x_arguments)
    path = _env_py(session)
    named: dict[str, None] = {}

    def note(configured: Configured) -> _OnlyNamed:
        if configured.dialect is not None:
            named[configured.dialect] = None
        return _OnlyNamed()

    with session.entered():
        run_env_py(session, path, OfflineRun(path, None, note))
    if len(named) > 1:
        raise SeveralDatabasesNamed(str(path), list(named))
    return replace(request, dialects=tuple(named))


def _env_py(session: RevisionSession) -> Path:
    path = Path(session.environment.script.env_py_location)
    if not path.is_file():
        raise NoEnvironment(str(path))
    return path


def make_scripts_by_environment(
    wanted: Wanted, request: Request, session: RevisionSession, on_revision: Callable[[Revision], None] | None = None
) -> dict[str, Script]:
    """The scripts, by the keys of ``wanted.profiles``; by `KEY.PART` where env.py runs the revisions several times.

    :raises NoEnvironment: the project has no env.py.
    :raises SqlgenError: something in env.py or in a revision file, or an operation that a database can't do.
    """

    def make(narrowed: Wanted) -> Script:
        (made,) = make_scripts(narrowed, session, on_revision).values()
        return made

    scripts = {}
    for runs in _runs(wanted, request, session, make, _finish).values():
        for part, run in runs.items():
            run.made.part = part
            scripts[run.made.key] = run.made
    return scripts


def _finish(run: _Run[Script], closing: Sequence[Step]) -> None:
    """Put env.py's last words behind the revisions, and the script where env.py wants it."""
    ((_, profile),) = run.wanted.profiles.items()
    run.made.conclude(list(placed(closing, profile, run.wanted)))
    if run.configured.buffer is not None:
        run.configured.buffer.write(run.made.upgrade if run.wanted.upgrade else run.made.rollback)


def catalog_by_environment(wanted: Wanted, request: Request, session: RevisionSession) -> Catalog:
    """The catalog at the end of the range, for the only database that is wanted.

    :raises SeveralRuns: env.py runs the revisions for several databases.
    """
    (runs,) = _runs(wanted, request, session, lambda narrowed: catalog_of(narrowed, session)).values()
    if len(runs) > 1:
        raise SeveralRuns(list(runs), "leave out --run-env, and name the arguments of one run in the configuration")
    (run,) = runs.values()
    return run.made


def explain_by_environment(
    wanted: Wanted, request: Request, session: RevisionSession
) -> dict[str, tuple[Profile, list[PlannedRevision]]]:
    """The plans of the range's upgrade, with the keys of :func:`make_scripts_by_environment`."""

    def plan(narrowed: Wanted) -> list[PlannedRevision]:
        (name,) = narrowed.profiles
        return list(explain(narrowed, name, session))

    return {
        f"{name}.{part}" if part else name: (wanted.profiles[name], run.made)
        for name, runs in _runs(wanted, request, session, plan).items()
        for part, run in runs.items()
    }


def _runs(
    wanted: Wanted,
    request: Request,
    session: RevisionSession,
    make: Callable[[Wanted], _Made],
    finish: Callable[[_Run[_Made], Sequence[Step]], None] | None = None,
) -> dict[str, dict[str, _Run[_Made]]]:
    """What env.py made of each database, by the part of it that a run is for; "" if there is one run only."""
    path = _env_py(session)
    made: dict[str, dict[str, _Run[_Made]]] = {}
    with session.entered():
        for name in wanted.profiles:
            runs: list[_Run[_Made]] = []

            def migrate(configured: Configured, *, name: str = name, runs: list[_Run[_Made]] = runs) -> _Run[_Made]:
                narrowed = _configured(wanted, request, name, configured, path)
                runs.append(_Run(narrowed, configured, make(narrowed), finish))
                return runs[-1]

            run_env_py(session, path, OfflineRun(path, wanted.start(name), migrate))
            made[name] = _by_part(runs)
    return made


def _by_part(runs: Sequence[_Run[_Made]]) -> dict[str, _Run[_Made]]:
    if len(runs) == 1:
        return {"": runs[0]}
    parts: dict[str, _Run[_Made]] = {}
    for number, run in enumerate(runs, start=1):
        part = _part(run.configured) or str(number)
        parts[f"{part}.{number}" if part in parts else part] = run
    return parts


def _part(configured: Configured) -> str:
    """What a run is called: by the name that the revisions are given, else by what else makes it another one."""
    arguments = configured.arguments
    names = [arguments.get("engine_name"), *(value for value in arguments.values() if isinstance(value, str))]
    names += [configured.options.get("version_table_schema"), configured.options.get("version_table")]
    names += [Path(str(getattr(configured.buffer, "name", ""))).stem]
    return next((re.sub(r"[^\w-]+", "_", str(name)) for name in names if name), "")


def _configured(wanted: Wanted, request: Request, name: str, configured: Configured, path: Path) -> Wanted:
    """What is wanted of one run, for one database."""
    options, profile = configured.options, wanted.profiles[name]
    table = request.version_table or options.get("version_table") or wanted.version_table
    schema = request.version_table_schema or options.get("version_table_schema") or wanted.version_table_schema
    per_migration = bool(options.get("transaction_per_migration", wanted.transaction_per_migration))
    own = {"version_table": table, "version_table_schema": schema, "transaction_per_migration": per_migration}
    return replace(
        wanted,
        profiles={name: profile},
        naming_convention=_naming_convention(options) or wanted.naming_convention,
        version_table=table,
        version_table_schema=schema,
        version_table_pk=bool(options.get("version_table_pk", wanted.version_table_pk)),
        transaction_per_migration=per_migration,
        arguments=configured.arguments,
        opening=configured.opening,
        environment=tuple(_told(configured, path)),
        notes=tuple(_notes(configured, profile)),
        opts={**wanted.opts, **options, **own},
    )


def _naming_convention(options: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """That of `target_metadata`, if it is one MetaData and not a list: so Alembic has it."""
    convention: Mapping[str, Any] | None = getattr(options.get("target_metadata"), "naming_convention", None)
    return None if convention == _NO_CONVENTION else convention


def _told(configured: Configured, path: Path) -> list[str]:
    """What the header says of env.py."""
    lines = [f"Environment: {path.resolve().parent.name}/{path.name}"]
    plain = {name: value for name, value in configured.arguments.items() if isinstance(value, str | int)}
    if plain:
        given = ", ".join(f"{name}={value!r}" for name, value in plain.items())
        lines.append(f"Arguments of the revisions: {given}")
    return lines


def _notes(configured: Configured, profile: Profile) -> Iterator[str]:
    """What env.py says that doesn't count."""
    if configured.dialect is not None and configured.dialect not in profile.chain:
        yield f"env.py names {configured.dialect}; this is for {profile.title}, as was asked for"
    if configured.options.get("on_version_apply"):
        yield "on_version_apply of env.py isn't called: what it would execute isn't in this script"
    transactional = configured.options.get("transactional_ddl")
    if transactional is not None and bool(transactional) is not profile.script.transactional_ddl:
        fact = "is" if profile.script.transactional_ddl else "isn't"
        yield f"transactional_ddl={transactional} of env.py doesn't count: {profile.title}'s DDL {fact} in transactions"
    if configured.options.get("starting_rev") is not None:
        yield "starting_rev of env.py doesn't count: the range is the one that was asked for"
    further = sorted(set(configured.options.get("dialect_opts") or ()) - {"paramstyle"})
    if further:
        yield f"dialect_opts of env.py change nothing here: {', '.join(further)}"
