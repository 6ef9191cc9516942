"""Options that several commands take, said once."""

from __future__ import annotations

from collections.abc import Callable
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
