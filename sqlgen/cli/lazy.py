"""A click group whose commands are imported when they are called: `sqlgen --help` costs what it shows."""

from __future__ import annotations

import gc
import importlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from typing import NamedTuple

import click


class LazyCommand(NamedTuple):
    """Where a command is (`module:attribute`), and the line that `--help` shows for it."""

    target: str
    summary: str


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is imported stays: no need to look whether it does."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class LazyGroup(click.Group):
    """Knows its commands by name; a mistyped name gets the nearest ones."""

    def __init__(self, *args: object, commands_at: Mapping[str, LazyCommand], **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        self._commands_at = dict(commands_at)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they are listed."""
        return list(self._commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        place = self._commands_at.get(cmd_name)
        if place is None:
            return None
        module, _, attribute = place.target.partition(":")
        with _uncollected():
            command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; a usage error with "did you mean" where there is none."""
        name = args[0]
        if name not in self._commands_at and not name.startswith("-"):
            close = get_close_matches(name, self._commands_at, n=3)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        found, command, rest = super().resolve_command(ctx, args)
        return found, command, _with_relative_ranges(rest)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in self._commands_at.items()])


def _with_relative_ranges(args: list[str]) -> list[str]:
    """`-1:head` is a range, though it begins as options do: no option is called by a number."""
    relative = [arg for arg in args if _RELATIVE.match(arg)] if "--" not in args else []
    return [*(arg for arg in args if arg not in relative), "--", *relative] if relative else args


_RELATIVE = re.compile(r"-\d+(?::|$)")
