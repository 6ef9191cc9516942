"""From a project's configuration, and what was asked for beyond it, to what scripts are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from sqlgen.catalog.catalog import Catalog
from sqlgen.errors import UsageError
from sqlgen.profile import Profile, load_profile
from sqlgen.profile.portable import Mode
from sqlgen.revisions.configuration import Configuration
from sqlgen.revisions.environment import RevisionEnvironment, ScriptDirectory
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.offline.policy import Reads
from sqlgen.revisions.plugins import Plugins
from sqlgen.revisions.project_settings import Config
from sqlgen.revisions.ranges import RevisionRange, range_between, resolve_range
from sqlgen.revisions.walk import RollbackMode
from sqlgen.script.baseline import BaselineSpec, StartingSchema, check_start, read_baselines
from sqlgen.script.errors import BaselineAbove
from sqlgen.script.generation import Wanted

DEFAULT_RANGE = "base:heads"


class NoDialectAsked(UsageError):
    """Neither the call nor the configuration says which databases the scripts are for."""

    code = "SG603"

    def __init__(self) -> None:
        super().__init__(
            "no database was named",
            fix=("--dialect postgresql (or mysql, mariadb, sqlite, mssql, oracle)", "`dialects` in the configuration"),
        )


class SeveralDialects(UsageError):
    """A catalog is one database's, and several were named."""

    code = "SG607"

    def __init__(self, dialects: Sequence[str]) -> None:
        super().__init__(
            f"a catalog is that of one database, and {len(dialects)} are named: {', '.join(dialects)}",
            fix=f"name one: --dialect {dialects[0]}",
        )


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for. Empty values leave it to the configuration.

    :param dialects: `postgresql`, `postgresql:14`, ...
    :param rollback: how the way back is found; None: it isn't wanted.
    :param foreign_keys: whether SQLite enforces foreign keys after a script that had to switch that off.
    :param fingerprint: whether a script compares a table with the one that is known here before it makes it anew.
    :param schema: the schema of what has none in the revisions, the version table included.
    :param schema_map: schema names in the revisions, and what the scripts say instead.
    :param reads: what becomes of a query in a revision whose rows nobody can know.
    :param replay_reads: the same for the revisions before the range.
    :param run_env: whether the project's env.py configures the scripts.
    :param types: whether types that a database doesn't have are written as its fact sheet says; None: as configured.
    :param baselines: `FILE` or `D=FILE`: the schemas before the range; the history before it isn't run then.
    """

    range: str = DEFAULT_RANGE
    dialects: Sequence[str] = ()
    rollback: RollbackMode | None = "auto"
    strict: bool = False
    foreign_keys: bool = True
    fingerprint: bool = True
    assume_tables: Iterable[str] = ()
    template_path: Sequence[Path] = ()
    schema: str | None = None
    schema_map: Mapping[str, str] = field(default_factory=dict)
    version_table: str | None = None
    version_table_schema: str | None = None
    x_arguments: Sequence[str] = ()
    baselines: Sequence[BaselineSpec] = ()
    reads: Reads = "refuse"
    replay_reads: Reads = "refuse"
    run_env: bool = False
    types: Mode | None = None


def read_graph(configuration: Configuration) -> RevisionGraph:
    """The revisions of a project."""
    return RevisionGraph.read(configuration.version_locations, recursive=configuration.recursive_version_locations)


def wanted_scripts(configuration: Configuration, graph: RevisionGraph, request: Request) -> Wanted:
    """What to make.

    :raises UsageError: an unknown dialect or version, or none at all.
    :raises RevisionNameError: the range means nothing.
    :raises BaselineForNobody: it can't be told which database a baseline is of.
    :raises BaselineElsewhere: a baseline is of other revisions than the range's older end.
    """
    profiles = _profiles(configuration, request)
    span = resolve_range(graph, request.range)
    starting = _starting(configuration, request, profiles)
    check_start(starting, span)
    return _wanted(configuration, graph, request, span, profiles, starting)


def wanted_catalog(configuration: Configuration, graph: RevisionGraph, revision: str, request: Request) -> Wanted:
    """How to come to the catalog at a revision, for one database: from base, or from where its baseline is.

    A baseline that doesn't say where it is is that of the revision. ``request.range`` doesn't count.

    :raises UsageError: none or several databases, or a baseline of another revision.
    :raises RevisionNameError: the revision means nothing.
    """
    profiles = _profiles(configuration, request)
    if len(profiles) > 1:
        raise SeveralDialects(list(profiles))
    starting = _starting(configuration, request, profiles)
    upper = resolve_range(graph, f"base:{revision}").upper_heads
    lower: Sequence[str] = ()
    for file, baseline in starting.values():
        lower = upper if baseline.revisions is None else baseline.revisions
        span = range_between(graph, lower, upper)
        if span.direction == "downgrade":
            raise BaselineAbove(file, lower, upper)
    return _wanted(configuration, graph, request, range_between(graph, lower, upper), profiles, starting)


def _starting(
    configuration: Configuration, request: Request, profiles: Mapping[str, Profile]
) -> dict[str, StartingSchema]:
    version_table = request.version_table or configuration.version_table
    return read_baselines(request.baselines, profiles, version_table, request.schema or configuration.schema)


def catalog_of(wanted: Wanted, session: RevisionSession) -> Catalog:
    """The catalog at the end of the range, for the only database that is wanted.

    :raises SqlgenError: something in a revision file.
    """
    (name,) = wanted.profiles
    walker = wanted.walker(name, session)
    with session.entered():
        for revision in wanted.range.upgrade:
            walker.replay(session.load(revision.file))
    return walker.catalog


def _wanted(
    configuration: Configuration,
    graph: RevisionGraph,
    request: Request,
    span: RevisionRange,
    profiles: Mapping[str, Profile],
    starting: Mapping[str, StartingSchema],
) -> Wanted:
    table = request.version_table or configuration.version_table
    schemas: dict[str | None, str] = {}
    if default_schema := request.schema or configuration.schema:
        schemas[None] = default_schema
    schemas.update(configuration.schema_translate_map)
    schemas.update(request.schema_map)
    schema = request.version_table_schema or configuration.version_table_schema or default_schema
    return Wanted(
        graph=graph,
        range=span,
        profiles=profiles,
        upgrade=span.direction == "upgrade",
        rollback=(request.rollback or "auto") if span.direction == "downgrade" else request.rollback,
        naming_convention=configuration.naming_convention or None,
        assume=frozenset(request.assume_tables),
        strict=request.strict,
        foreign_keys=request.foreign_keys,
        fingerprint=request.fingerprint,
        template_folders=(*request.template_path, *configuration.template_path),
        schemas=schemas,
        version_table=table,
        version_table_schema=schema,
        version_table_pk=configuration.version_table_pk,
        transaction_per_migration=configuration.transaction_per_migration,
        starting=starting,
        reads=request.reads,
        replay_reads=request.replay_reads,
        opts={**configuration.options, "version_table": table, "version_table_schema": schema, "as_sql": True},
    )


def _profiles(configuration: Configuration, request: Request) -> dict[str, Profile]:
    """The profiles, with the types that the project wants."""
    found = named_profiles(request.dialects or configuration.dialects)
    return {
        name: profile.mapping(configuration.types.of(profile.name, request.types)) for name, profile in found.items()
    }


def named_profiles(specs: Sequence[str]) -> Mapping[str, Profile]:
    """The profiles, by the names of their folders: the dialect's, with its version where it is wanted twice."""
    if not specs:
        raise NoDialectAsked
    profiles = list(dict.fromkeys(load_profile(spec) for spec in specs))
    times = Counter(profile.name for profile in profiles)
    return {
        profile.name if times[profile.name] == 1 else f"{profile.name}-{profile.version_text}": profile
        for profile in profiles
    }


def session_for(configuration: Configuration, x_arguments: Sequence[str] = ()) -> RevisionSession:
    """The surroundings in which the project's revision files run."""
    options = {
        "script_location": str(configuration.script_location),
        **({"sqlalchemy.url": configuration.url.secret} if configuration.url else {}),
    }
    config = Config(
        next((file for file in configuration.files if file.suffix in {".ini", ".cfg"}), None),
        next((file for file in configuration.files if file.name == "pyproject.toml"), None),
        cmd_opts=SimpleNamespace(x=list(x_arguments) or None, sql=True, autogenerate=False, tag=None, name="alembic"),
        options=options,
    )

    def script() -> ScriptDirectory:
        from sqlgen.revisions import script_directory  # hardly anybody asks for it

        return script_directory.ScriptDirectory.of(configuration)

    environment = RevisionEnvironment(config, x_arguments, script)
    folders = configuration.version_locations
    env_py = [folder / "env.py" for folder in (configuration.script_location, *(each.parent for each in folders))]
    plugins = Plugins(configuration.plugins, env_py, folders)
    return RevisionSession(environment, [str(folder) for folder in configuration.prepend_sys_path], plugins)
