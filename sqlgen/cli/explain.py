"""`sqlgen explain`: what would be done, and which tables would be made anew for it, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from sqlgen.cli.baselines import show_unread
from sqlgen.cli.options import (
    baseline_option,
    dialects_option,
    json_option,
    project_options,
    run_env_option,
    show_json,
    traceback_option,
    types_option,
    x_option,
)
from sqlgen.cli.streams import only_sql_on_stdout
from sqlgen.profile.model import Profile
from sqlgen.profile.portable import Mode
from sqlgen.revisions.configuration import Configuration, find_configuration
from sqlgen.script.explain import PlannedRevision
from sqlgen.script.explain import explain as planned
from sqlgen.script.generation import Wanted
from sqlgen.script.request import DEFAULT_RANGE, Request, read_graph, session_for, wanted_scripts


@click.command()
@click.argument("range_", metavar="[FROM:TO]", default=DEFAULT_RANGE)
@dialects_option("A database to plan for; may be repeated.")
@types_option
@x_option
@run_env_option
@baseline_option
@project_options
@json_option
@traceback_option
def explain(
    range_: str,
    dialects: tuple[str, ...],
    types: Mode | None,
    x_arguments: tuple[str, ...],
    run_env: bool,
    baselines: tuple[str, ...],
    config: Path | None,
    versions: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Show what the upgrade does, revision by revision: which operations make a table anew, and why."""
    configuration = find_configuration(".", config, versions)
    request = Request(range=range_, dialects=dialects, types=types, x_arguments=x_arguments, baselines=baselines)
    if run_env:
        from sqlgen.script.environment import for_the_database_of_env_py  # only where it is asked for

        request = for_the_database_of_env_py(configuration, request)
    wanted = wanted_scripts(configuration, read_graph(configuration), request)
    with only_sql_on_stdout():
        plans = _plans(wanted, request, configuration, run_env=run_env)
    for name in wanted.profiles:
        if name in wanted.starting:
            show_unread(name, wanted.starting[name].baseline.unread)
    if as_json:
        show_json({name: [_as_data(one) for one in revisions] for name, (_, revisions) in plans.items()})
        return
    for name, (profile, revisions) in plans.items():
        _, _, part = name.partition(".")
        _show(f"{profile.label}: {part}" if part else profile.label, revisions)


def _plans(
    wanted: Wanted, request: Request, configuration: Configuration, *, run_env: bool
) -> dict[str, tuple[Profile, list[PlannedRevision]]]:
    if run_env:
        from sqlgen.script.environment import explain_by_environment  # only where it is asked for

        return explain_by_environment(wanted, request, session_for(configuration, request.x_arguments))
    return {
        name: (profile, list(planned(wanted, name, session_for(configuration, request.x_arguments))))
        for name, profile in wanted.profiles.items()
    }


def _as_data(one: PlannedRevision) -> dict[str, object]:
    changes = [asdict(change) for change in one.changes]
    return {"revision": one.revision.revision, "message": one.revision.message, "changes": changes}


def _show(label: str, revisions: Iterable[PlannedRevision]) -> None:
    click.echo(label)
    for one in revisions:
        click.echo(f"\n{one.revision.revision} {one.revision.message}".rstrip())
        if not one.changes:
            click.echo("  nothing")
        for change in one.changes:
            click.echo(f"  {change.what}{', for:' if change.causes else ''}")
            for cause in change.causes:
                click.echo(f"    {cause.what}: {cause.reason or 'along the way'}")
