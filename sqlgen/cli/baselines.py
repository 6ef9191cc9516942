"""What a person should know of a baseline."""

from __future__ import annotations

from collections.abc import Sequence

import click

from sqlgen.catalog.schema_text import Unread


def show_unread(name: str, unread: Sequence[Unread]) -> None:
    """What of a baseline isn't known in full, on standard error."""
    if not unread:
        return
    count = len(unread)
    click.echo(f"{name}: {count} object{'' if count == 1 else 's'} of the baseline can't be read in full:", err=True)
    for one in unread:
        click.echo(f"  {one.what}: {one.why}", err=True)
