"""What programs call: the same as the command line, as functions.

They raise :class:`sqlgen.errors.SqlgenError` for whatever the command line would show as an error.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from sqlgen.catalog.catalog import Catalog
from sqlgen.profile.portable import Mode
from sqlgen.revisions.configuration import Configuration, find_configuration
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.offline.policy import Reads
from sqlgen.revisions.walk import RollbackMode
from sqlgen.script.baseline import specs_of
from sqlgen.script.files import OutputFolder
from sqlgen.script.generation import Wanted, make_scripts
from sqlgen.script.request import (
    DEFAULT_RANGE,
    Request,
    catalog_of,
    read_graph,
    session_for,
    wanted_catalog,
    wanted_scripts,
)
from sqlgen.script.script import Script

__all__ = ["Script", "catalog_at", "generate"]

PathLike: TypeAlias = str | os.PathLike[str]


def generate(
    range: str = DEFAULT_RANGE,
    *,
    dialects: str | Sequence[str] = (),
    versions: PathLike | Sequence[PathLike] = (),
    config: PathLike | None = None,
    output: PathLike | None = None,
    per_revision: bool = False,
    rollback: RollbackMode | None = "auto",
    reads: Reads = "refuse",
    replay_reads: Reads = "refuse",
    types: Mode | None = None,
    strict: bool = False,
    foreign_keys: bool = True,
    fingerprint: bool = True,
    assume_tables: Iterable[str] = (),
    template_path: PathLike | Sequence[PathLike] = (),
    schema: str | None = None,
    schema_map: Mapping[str, str] | None = None,
    version_table: str | None = None,
    version_table_schema: str | None = None,
    x_arguments: Sequence[str] = (),
    run_env: bool = False,
    baseline: PathLike | Mapping[str, PathLike] | None = None,
) -> dict[str, Script]:
    """The scripts of a range of revisions, by dialect.

    :param range: `FROM:TO`, as on the command line.
    :param dialects: `"postgresql"`, `["mysql:8.4", "sqlite"]`; those of the configuration unless given.
    :param versions: the folder of the revision files; without it a configuration is looked for, or given by `config`.
    :param output: write the files of `sqlgen script -o` into this folder, too.
    :param per_revision: with `output`: a file for each revision and direction.
    :param rollback: "auto", "written" or "derived"; None: no way back.
    :param reads: "empty": a query in a revision whose rows nobody can know gives none; `assumed_reads` lists them.
        "manual": the rest of such a revision is left to a person: `manual_steps` lists them, `texts(direction)` are
        the texts up to the first, behind it and so on.
    :param replay_reads: the same for the revisions before the range; "manual" means "refuse" there.
    :param types: "portable": types and defaults that a database doesn't have are written as its fact sheet says.
    :param foreign_keys: whether SQLite enforces foreign keys after a script that had to switch that off.
    :param fingerprint: whether a script compares a table with the one that is known before it makes it anew (SQLite).
    :param run_env: run the project's env.py, offline. Where it runs the revisions several times, as for several
        engines, the keys of the result are `DIALECT.ENGINE`.
    :param baseline: the schema at FROM, as `--baseline`: a file, or files by dialect. What lies before FROM isn't run.

    ``scripts["postgresql"].upgrade`` and ``.rollback`` are the texts.
    """
    configuration = _configuration(versions, config)
    request = Request(
        range=range,
        dialects=_several(dialects),
        rollback=rollback,
        reads=reads,
        replay_reads=replay_reads,
        types=types,
        strict=strict,
        foreign_keys=foreign_keys,
        fingerprint=fingerprint,
        assume_tables=assume_tables,
        template_path=_paths(template_path),
        schema=schema,
        schema_map=schema_map or {},
        version_table=version_table,
        version_table_schema=version_table_schema,
        x_arguments=x_arguments,
        run_env=run_env,
        baselines=specs_of(baseline),
    )
    if run_env:
        from sqlgen.script.environment import for_the_database_of_env_py  # only where it is asked for

        request = for_the_database_of_env_py(configuration, request)
    wanted = wanted_scripts(configuration, read_graph(configuration), request)
    session = session_for(configuration, x_arguments)
    if output is None:
        return _made(wanted, request, session)
    with OutputFolder(Path(output)) as folder:
        scripts = _made(wanted, request, session)
        for script in scripts.values():
            _ = script.write_per_revision(folder) if per_revision else script.write(folder)
    return scripts


def _made(wanted: Wanted, request: Request, session: RevisionSession) -> dict[str, Script]:
    if request.run_env:
        from sqlgen.script.environment import make_scripts_by_environment  # only where it is asked for

        return make_scripts_by_environment(wanted, request, session)
    return make_scripts(wanted, session)


def catalog_at(
    revision: str = "heads",
    *,
    dialect: str | None = None,
    versions: PathLike | Sequence[PathLike] = (),
    config: PathLike | None = None,
    types: Mode | None = None,
    strict: bool = False,
    assume_tables: Iterable[str] = (),
    x_arguments: Sequence[str] = (),
    run_env: bool = False,
    baseline: PathLike | Mapping[str, PathLike] | None = None,
) -> Catalog:
    """What a database looks like at a revision (or several: `heads`), learnt by replaying the history from base.

    :param baseline: the schema from which to go on: a snapshot, at its own revision, or a schema as SQL, which is
        taken for that of the revision asked for.
    """
    configuration = _configuration(versions, config)
    request = Request(
        dialects=_several(dialect or ()),
        types=types,
        strict=strict,
        assume_tables=assume_tables,
        x_arguments=x_arguments,
        baselines=specs_of(baseline),
    )
    if run_env:
        from sqlgen.script.environment import for_the_database_of_env_py  # only where it is asked for

        request = for_the_database_of_env_py(configuration, request)
    wanted = wanted_catalog(configuration, read_graph(configuration), revision, request)
    session = session_for(configuration, x_arguments)
    if run_env:
        from sqlgen.script.environment import catalog_by_environment  # only where it is asked for

        return catalog_by_environment(wanted, request, session)
    return catalog_of(wanted, session)


def _configuration(versions: PathLike | Sequence[PathLike], config: PathLike | None) -> Configuration:
    return find_configuration(".", config, _paths(versions))


def _paths(given: PathLike | Sequence[PathLike]) -> tuple[Path, ...]:
    several = (given,) if isinstance(given, str | os.PathLike) else given
    return tuple(Path(one) for one in several)


def _several(given: str | Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
