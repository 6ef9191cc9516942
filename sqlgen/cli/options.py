"""Options that several commands take, said once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def project_options(command: _Command) -> _Command:
    """`--config` and `--versions`: where the revisions are."""
    config = click.option(
        "-c",
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="sqlgen.toml, pyproject.toml or alembic.ini; looked for from here upwards unless given.",
    )
    versions = click.option(
        "--versions",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="DIR",
        help="A folder of revision files; no configuration is needed then. May be repeated.",
    )
    return config(versions(command))


def dialects_option(help: str) -> Callable[[_Command], _Command]:
    """`--dialect`, which names databases; ``help`` says what for."""
    return click.option(
        "-d",
        "--dialect",
        "dialects",
        multiple=True,
        metavar="NAME[:VERSION]",
        help=f"{help} The configuration's unless given.",
    )


def table_options(command: _Command) -> _Command:
    """`--strict` and `--assume-tables`: what tables that no revision creates are."""
    strict = click.option("--strict", is_flag=True, help="Refuse tables that no revision created.")
    assume = click.option(
        "--assume-tables",
        multiple=True,
        metavar="NAMES",
        help="Tables that exist though no revision creates them, with commas between; may be repeated.",
    )
    return strict(assume(command))


def table_names(given: Iterable[str]) -> list[str]:
    """What `--assume-tables` says, one by one."""
    return [name.strip() for names in given for name in names.split(",")]


def types_option(command: _Command) -> _Command:
    """`--types`: what becomes of types that a database doesn't have."""
    return click.option(
        "--types",
        type=click.Choice(["exact", "portable"]),
        default=None,
        help="Types and defaults that a database doesn't have. exact (the default): an error; portable: `sqlgen "
        "dialects NAME` lists what stands for them, the script's header says what did.",
    )(command)


def x_option(command: _Command) -> _Command:
    """`-x`: what revision files ask the command line for."""
    return click.option("-x", "x_arguments", multiple=True, metavar="KEY=VALUE", help="For context.get_x_argument().")(
        command
    )


def run_env_option(command: _Command) -> _Command:
    """`--run-env`: the project's env.py has its say."""
    return click.option(
        "--run-env",
        is_flag=True,
        help="Run the project's env.py, offline: what it configures counts. Otherwise it isn't looked at.",
    )(command)


def baseline_option(command: _Command) -> _Command:
    """`--baseline`: the schema at FROM, from a file instead of the history."""
    return click.option(
        "--baseline",
        "baselines",
        multiple=True,
        metavar="[D=]FILE",
        help="The schema at FROM: a snapshot, a schema as SQL, or an SQLite database. What lies before FROM isn't run "
        "then. D is the database that it is of, where the file doesn't say; may be repeated.",
    )(command)


def schema_options(command: _Command) -> _Command:
    """`--schema` and `--schema-map`: other schema names than those in the revisions."""
    schema = click.option(
        "--schema", metavar="NAME", help="The schema of what has none in the revisions; not of raw SQL."
    )
    schema_map = click.option(
        "--schema-map",
        "schema_maps",
        multiple=True,
        metavar="OLD=NEW",
        help="Say NEW where the revisions say the schema OLD; may be repeated.",
    )
    return schema(schema_map(command))


def schema_pairs(given: Iterable[str]) -> dict[str, str]:
    """What `--schema-map` says, as a dictionary."""
    return dict(_pair(text) for text in given)


def _pair(text: str) -> tuple[str, str]:
    old, _, new = text.partition("=")
    if not old or not new:
        raise click.UsageError(f"--schema-map takes OLD=NEW, not {text!r}.")
    return old, new


def traceback_option(command: _Command) -> _Command:
    """`--traceback`, which the entry point looks for itself, so that it works whatever fails."""
    return click.option(
        "--traceback", "_traceback", is_flag=True, expose_value=False, help="Show where in Python an error arose."
    )(command)


def json_option(command: _Command) -> _Command:
    """`--json` for commands that report."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(command)


def show_json(value: object) -> None:
    """Print a result as JSON."""
    import json

    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
