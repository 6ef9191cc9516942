"""The group `sqlgen`, its exit statuses, and how errors are shown."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import click

from sqlgen.cli.errors import Mistake, SystemRefused
from sqlgen.cli.lazy import LazyCommand, LazyGroup
from sqlgen.errors import SqlgenError
from sqlgen.version import __version__

COMMANDS = {
    "script": LazyCommand("sqlgen.cli.script:script", "Write upgrade and rollback SQL for one or more databases."),
    "explain": LazyCommand("sqlgen.cli.explain:explain", "Show what would be done, and which tables made anew for it."),
    "doctor": LazyCommand("sqlgen.cli.doctor:doctor", "Try every revision, up and down, and say what fails."),
    "snapshot": LazyCommand("sqlgen.cli.snapshot:snapshot", "Write the schema at a revision as JSON."),
    "history": LazyCommand("sqlgen.cli.history:history", "List the revisions, oldest first."),
    "heads": LazyCommand("sqlgen.cli.history:heads", "Show the revisions that nothing follows."),
    "show": LazyCommand("sqlgen.cli.history:show", "Show one revision."),
    "dialects": LazyCommand("sqlgen.cli.dialects:dialects", "Show the databases that scripts can be made for."),
    "init": LazyCommand("sqlgen.cli.project:init", "Begin a project."),
    "revision": LazyCommand("sqlgen.cli.project:revision", "Add a revision file."),
}

_FEW_COLLECTIONS = (5_000, 10, 10)
"""What is made while revisions run is mostly free of cycles."""

_EPILOG = """\b
Exit status:
  0  done
  1  findings, or a failed check
  2  the command or the configuration is wrong; nothing was tried
  3  something can't be generated; the message says what would be needed
"""


@click.group(
    cls=LazyGroup,
    commands_at=COMMANDS,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="sqlgen")
def cli() -> None:
    """Turn schema changes into SQL scripts that a DBA can read, check, run and undo, without a database."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status. Without arguments, those of the process, which ends then."""
    is_whole_process = arguments is None
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    collections = gc.get_threshold()
    gc.set_threshold(*_FEW_COLLECTIONS)
    try:
        return _run(arguments, wants_traceback="--traceback" in arguments)
    finally:
        gc.set_threshold(*collections)
        if is_whole_process:
            gc.freeze()  # what is left goes with the process: nobody needs to look through it


def _run(arguments: list[str], *, wants_traceback: bool) -> int:
    try:
        status = cli.main(args=arguments, prog_name="sqlgen", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        click.echo("sqlgen: stopped", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except SqlgenError as error:
        return _failed(error, error, wants_traceback=wants_traceback)
    except KeyboardInterrupt:
        click.echo("sqlgen: stopped", err=True)
        return 130
    except BrokenPipeError:
        return _close_broken_pipe()
    except OSError as error:
        return _failed(SystemRefused(error), error, wants_traceback=wants_traceback)
    except Exception as error:
        return _failed(Mistake(error), error, wants_traceback=wants_traceback)
    return status if isinstance(status, int) else 0  # what a command gave to its context's exit()


def _failed(told: SqlgenError, error: Exception, *, wants_traceback: bool) -> int:
    if wants_traceback:
        import traceback

        traceback.print_exception(error)
    show_error(told)
    return told.exit_status


def show_error(error: SqlgenError) -> None:
    """One message to standard error, in colour on a terminal."""
    first, *rest = str(error).split("\n")
    code, _, what = first.partition(": ")
    click.echo(f"{click.style(code, fg='red', bold=True)}: {what}", err=True)
    for line in rest:
        click.echo(line, err=True)


def _close_broken_pipe() -> int:
    """Whoever read our output has gone (`sqlgen history | head`): that's no error of ours."""
    sys.stdout = None  # so that Python doesn't flush into the closed pipe at exit
    return 0
