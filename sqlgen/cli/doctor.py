"""`sqlgen doctor`: which revisions can be rendered, and what stands in the way of the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import asdict

from sqlgen.cli.options import (
    baseline_option,
    dialects_option,
    json_option,
    project_options,
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
from sqlgen.cli.tables import show_table
from sqlgen.profile.portable import Mode
from sqlgen.revisions.configuration import find_configuration
from sqlgen.revisions.offline.policy import Reads
from sqlgen.script.doctor import STATUSES, Diagnosis, Trial, diagnose
from sqlgen.script.request import DEFAULT_RANGE, Request, read_graph, session_for, wanted_scripts

_DIRECTIONS = {"upgrade": "up", "downgrade": "down"}


@click.command()
@click.argument("range_", metavar="[FROM:TO]", default=DEFAULT_RANGE)
@dialects_option("A database to try; may be repeated.")
@click.option(
    "--reads",
    type=click.Choice(["refuse", "empty"]),
    default="refuse",
    show_default=True,
    help="A query in a revision whose rows nobody can know. empty: assume none; the revision counts as assumed.",
)
@click.option(
    "--manual-steps",
    is_flag=True,
    help="Leave the rest of a revision with such a query to a person: it counts as manual, not as failed.",
)
@types_option
@table_options
@schema_options
@x_option
@baseline_option
@project_options
@json_option
@traceback_option
def doctor(
    range_: str,
    dialects: tuple[str, ...],
    reads: Reads,
    manual_steps: bool,
    types: Mode | None,
    strict: bool,
    assume_tables: tuple[str, ...],
    schema: str | None,
    schema_maps: tuple[str, ...],
    x_arguments: tuple[str, ...],
    baselines: tuple[str, ...],
    config: Path | None,
    versions: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Try every revision for every database, up and back down, and show what can be rendered and what can't.

    The first failure doesn't end it: what a failed revision had done until then is kept, and the tables that it is
    about count as uncertain. The exit status is 3 when something can't be rendered.
    """
    if manual_steps and reads != "refuse":
        raise click.UsageError("--manual-steps goes without --reads empty.")
    configuration = find_configuration(".", config, versions)
    request = Request(
        range=range_,
        dialects=dialects,
        reads="manual" if manual_steps else reads,
        types=types,
        strict=strict,
        assume_tables=table_names(assume_tables),
        schema=schema,
        schema_map=schema_pairs(schema_maps),
        x_arguments=x_arguments,
        baselines=baselines,
    )
    wanted = wanted_scripts(configuration, read_graph(configuration), request)
    with (
        only_sql_on_stdout(),
        Progress(len(wanted.range.before) + len(wanted.range.upgrade)) as progress,
    ):
        diagnosis = diagnose(wanted, session_for(configuration, x_arguments), progress.advance)
    if as_json:
        show_json(_as_data(diagnosis))
    else:
        for name, profile in wanted.profiles.items():
            _show(profile.label, [trial for trial in diagnosis.trials if trial.dialect == name])
            _show_assumed(diagnosis.assumed_tables[name])
        _show_missing(diagnosis)
        _show_summary(diagnosis, list(wanted.profiles))
    click.get_current_context().exit(diagnosis.exit_status)


def _as_data(diagnosis: Diagnosis) -> dict[str, object]:
    return {
        "revisions": [asdict(trial) for trial in diagnosis.trials],
        "missing_modules": diagnosis.missing_modules,
        "assumed_tables": diagnosis.assumed_tables,
        "summary": [
            {"dialect": dialect, "direction": direction, "of": sum(counts), **dict(zip(STATUSES, counts, strict=True))}
            for (dialect, direction), counts in _counts(diagnosis.trials).items()
        ],
    }


def _counts(trials: Sequence[Trial]) -> dict[tuple[str, str], list[int]]:
    counts: dict[tuple[str, str], list[int]] = {}
    for trial in trials:
        each = counts.setdefault((trial.dialect, trial.direction), [0] * len(STATUSES))
        each[STATUSES.index(trial.status)] += 1
    return counts


def _show(label: str, trials: Sequence[Trial]) -> None:
    click.echo(f"{label}\n")
    pairs = [(trials[place], trials[place + 1]) for place in range(0, len(trials), 2)]
    rows = [
        (
            up.revision,
            up.status,
            down.status,
            str(up.reads + down.reads),
            str(len(up.raw_sql) + len(down.raw_sql)),
            "; ".join(dict.fromkeys(said for said in (_advice(up), _advice(down)) if said)),
        )
        for up, down in pairs
    ]
    show_table(("REVISION", "UP", "DOWN", "READS", "RAW SQL", "WHAT TO DO"), rows)
    click.echo("")


def _advice(trial: Trial) -> str:
    """What is wrong, where, and the best way out, in a line."""
    if trial.status == "ok":
        return ""
    if trial.missing:
        return f"install {trial.missing}"
    place = f" (line {trial.line})" if trial.line else ""
    code = f"{trial.code}: " if trial.code else ""
    said = " ".join(f"{code}{trial.message}{place}".split())
    return f"{said}: {trial.fix[0]}" if trial.fix else said


def _show_assumed(tables: Sequence[str]) -> None:
    if tables:
        click.echo(f"Tables that no revision creates, and that must be there already: {', '.join(tables)}\n")


def _show_missing(diagnosis: Diagnosis) -> None:
    for module, revisions in diagnosis.missing_modules.items():
        count = len(revisions)
        click.echo(f"The module {module} can't be imported; {count} revision{'' if count == 1 else 's'} need it.")
    if diagnosis.missing_modules:
        click.echo("")


def _show_summary(diagnosis: Diagnosis, names: Sequence[str]) -> None:
    rows = []
    for (dialect, direction), counts in sorted(
        _counts(diagnosis.trials).items(), key=lambda item: (names.index(item[0][0]), item[0][1] != "upgrade")
    ):
        share = f"{100 * counts[0] / sum(counts):.1f} %"
        rows.append((dialect, _DIRECTIONS[direction], str(sum(counts)), *map(str, counts), share))
    show_table(("DATABASE", "WAY", "REVISIONS", *(status.upper() for status in STATUSES), "FINE"), rows)
