"""`sqlgen script`: the main job."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import click

from sqlgen.cli.baselines import show_unread
from sqlgen.cli.errors import SeveralToStdout
from sqlgen.cli.options import (
    baseline_option,
    dialects_option,
    json_option,
    project_options,
    run_env_option,
    schema_options,
    schema_pairs,
    show_json,
    table_names,
    table_options,
    traceback_option,
    types_option,
    x_option,
)
from sqlgen.cli.progress import Progress
from sqlgen.cli.streams import only_sql_on_stdout
from sqlgen.profile.portable import Mode
from sqlgen.revisions.configuration import Configuration, find_configuration
from sqlgen.revisions.offline.policy import Reads
from sqlgen.script.files import OutputFolder
from sqlgen.script.generation import Wanted, make_scripts
from sqlgen.script.request import DEFAULT_RANGE, Request, read_graph, session_for, wanted_scripts
from sqlgen.script.script import Script

_Rollback: TypeAlias = Literal["auto", "written", "derived", "none"]


@click.command(short_help="Write upgrade and rollback SQL.")
@click.argument("range_", metavar="[FROM:TO]", default=DEFAULT_RANGE)
@dialects_option("A database to write for; may be repeated.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write DIR/<dialect>/upgrade.sql and rollback.sql; without it the upgrade goes to standard output.",
)
@click.option("--per-revision", is_flag=True, help="With -o: numbered files, one for each revision and direction.")
@click.option(
    "--rollback",
    type=click.Choice(["auto", "written", "derived", "none"]),
    default="auto",
    show_default=True,
    help="auto: downgrade() where it is written, else derived from the upgrade.",
)
@click.option(
    "--reads",
    type=click.Choice(["refuse", "empty"]),
    default="refuse",
    show_default=True,
    help="A query in a revision whose rows nobody can know. empty: assume none; the script says so, the status is 1.",
)
@click.option(
    "--replay-reads",
    type=click.Choice(["refuse", "empty"]),
    default="refuse",
    show_default=True,
    help="The same in revisions before FROM, which only run to know the schema. empty: the header says so.",
)
@click.option(
    "--manual-steps",
    is_flag=True,
    help="With -o: leave the rest of a revision with such a query to a person: the script stops, and goes on in "
    "upgrade-2.sql; the status is 1.",
)
@click.option(
    "--foreign-keys",
    type=click.Choice(["on", "off"]),
    default="on",
    show_default=True,
    help="SQLite: the setting at the end of a script that makes tables anew, which must switch foreign keys off.",
)
@click.option(
    "--fingerprint/--no-fingerprint",
    default=True,
    help="Compare a table with the one that is known here before making it anew (the default).",
)
@types_option
@table_options
@click.option(
    "--template-path",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    metavar="DIR",
    help="A folder whose templates go before sqlgen's; may be repeated.",
)
@schema_options
@click.option(
    "--version-table", metavar="NAME", help="The table that holds the revision; alembic_version unless given."
)
@click.option("--version-table-schema", metavar="SCHEMA", help="The schema of that table.")
@x_option
@run_env_option
@baseline_option
@project_options
@json_option
@traceback_option
def script(
    range_: str,
    dialects: tuple[str, ...],
    output: Path | None,
    per_revision: bool,
    rollback: _Rollback,
    reads: Reads,
    replay_reads: Reads,
    manual_steps: bool,
    types: Mode | None,
    strict: bool,
    foreign_keys: Literal["on", "off"],
    fingerprint: bool,
    assume_tables: tuple[str, ...],
    template_path: tuple[Path, ...],
    schema: str | None,
    schema_maps: tuple[str, ...],
    version_table: str | None,
    version_table_schema: str | None,
    x_arguments: tuple[str, ...],
    run_env: bool,
    baselines: tuple[str, ...],
    config: Path | None,
    versions: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Write the SQL that takes a database from one revision to another, and back.

    FROM and TO are revisions, the beginnings of their ids, base, head, heads, LABEL@head, or counted: +2, -1. Where TO
    is below FROM, only the way back is written. The default is base:heads.
    """
    configuration = find_configuration(".", config, versions)
    folder = output or configuration.output
    if manual_steps and (reads != "refuse" or folder is None):
        raise click.UsageError("--manual-steps needs -o DIR, and goes without --reads empty.")
    request = Request(
        range=range_,
        dialects=dialects,
        rollback=None if rollback == "none" or folder is None else rollback,
        reads="manual" if manual_steps else reads,
        replay_reads=replay_reads,
        types=types,
        strict=strict,
        foreign_keys=foreign_keys == "on",
        fingerprint=fingerprint,
        assume_tables=table_names(assume_tables),
        template_path=template_path,
        schema=schema,
        schema_map=schema_pairs(schema_maps),
        version_table=version_table,
        version_table_schema=version_table_schema,
        x_arguments=x_arguments,
        run_env=run_env,
        baselines=baselines,
    )
    if request.run_env:
        from sqlgen.script.environment import for_the_database_of_env_py  # only where it is asked for

        request = for_the_database_of_env_py(configuration, request)
    wanted = wanted_scripts(configuration, read_graph(configuration), request)
    if folder is None:
        _to_stdout(wanted, configuration, request, per_revision or as_json)
        return
    with OutputFolder(folder) as files:
        scripts = _make(wanted, configuration, request)
        written = {
            name: made.write_per_revision(files) if per_revision else made.write(files)
            for name, made in scripts.items()
        }
    _report(scripts, written, as_json)
    _exit_for_assumptions(scripts.values())


def _exit_for_assumptions(scripts: Iterable[Script]) -> None:
    """A script that is right only if something assumed is true isn't simply done."""
    if any(made.manual_steps or not all(read.replayed for read in made.assumed_reads) for made in scripts):
        click.get_current_context().exit(1)


def _to_stdout(wanted: Wanted, configuration: Configuration, request: Request, needs_files: bool) -> None:
    if needs_files:
        raise click.UsageError("--per-revision and --json need -o DIR: without it the SQL goes to standard output.")
    if len(wanted.profiles) > 1:
        raise SeveralToStdout(list(wanted.profiles))
    scripts = _make(wanted, configuration, request)
    if len(scripts) > 1:
        from sqlgen.revisions.env_errors import SeveralRuns  # only env.py asks for several

        raise SeveralRuns(list(scripts), "-o DIR writes a file for each")
    (made,) = scripts.values()
    _warn(made)
    stream = sys.stdout.buffer
    for piece in made.pieces("upgrade" if wanted.upgrade else "rollback"):
        stream.write(piece)
    stream.flush()
    _exit_for_assumptions([made])


def _make(wanted: Wanted, configuration: Configuration, request: Request) -> dict[str, Script]:
    session = session_for(configuration, request.x_arguments)
    gc.freeze()  # what is imported and read by now stays
    with (
        only_sql_on_stdout(),
        Progress(len(wanted.range.before) + len(wanted.range.upgrade)) as progress,
    ):
        if request.run_env:
            from sqlgen.script.environment import make_scripts_by_environment  # only where it is asked for

            return make_scripts_by_environment(wanted, request, session, progress.advance)
        return make_scripts(wanted, session, progress.advance)


def _report(scripts: Mapping[str, Script], written: Mapping[str, list[Path]], as_json: bool) -> None:
    for made in scripts.values():
        _warn(made)
    if as_json:
        show_json([_as_data(made, written[name]) for name, made in scripts.items()])
        return
    for paths in written.values():
        for path in paths:
            click.echo(str(path))


def _as_data(made: Script, paths: list[Path]) -> dict[str, object]:
    return {
        "dialect": made.name,
        "part": made.part,
        "database": made.label,
        "from": list(made.span.from_heads),
        "to": list(made.span.to_heads),
        "statements": made.statements,
        "assumed_tables": list(made.assumed),
        "assumed_reads": [
            {
                "query": one.sql,
                "where": str(one.where or ""),
                "replayed": one.replayed,
                "direction": "downgrade" if one.going_down else "upgrade",
            }
            for one in made.assumed_reads
        ],
        "manual_steps": [
            {"direction": direction, "revision": revision, "why": step.why, "where": str(step.where or "")}
            for direction, revision, step in made.manual_steps
        ],
        "unread": [{"what": one.what, "why": one.why} for one in made.unread],
        "not_undone": [{"what": one.what, "where": str(one.source or "")} for one in made.not_undone],
        "not_translated": [{"what": one.what, "where": str(one.source or "")} for one in made.untranslated],
        "files": [str(path) for path in paths],
    }


def _warn(made: Script) -> None:
    """What a person should know though nothing is wrong."""
    for note in made.notes:
        click.echo(f"{made.key}: {note}", err=True)
    show_unread(made.name, made.unread)
    if made.assumed:
        click.echo(
            f"{made.name}: takes tables for granted that no revision creates: {', '.join(made.assumed)}", err=True
        )
    for read in made.assumed_reads:
        way = " on the way back" if read.going_down else ""
        click.echo(f"{made.name}: assumed to give no rows{way}: {read.summary}", err=True)
    for direction, revision, step in made.manual_steps:
        click.echo(f"{made.name}: the {direction} stops for a manual step of {revision}: {step.summary}", err=True)
    if made.not_undone:
        count = len(made.not_undone)
        click.echo(
            f"{made.name}: the rollback doesn't undo {count} change{'' if count == 1 else 's'} of data or by raw SQL; "
            "its header says which",
            err=True,
        )
    if made.untranslated:
        count = len(made.untranslated)
        click.echo(
            f"{made.name}: {count} statement{' of raw SQL is' if count == 1 else 's of raw SQL are'} not translated to "
            "other schemas; the header says which",
            err=True,
        )
