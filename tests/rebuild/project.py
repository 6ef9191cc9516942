"""A project of two revisions, the second of which is under test; and its script, run on a file."""

from __future__ import annotations

import sqlite3
import textwrap
from pathlib import Path

import sqlgen
from sqlgen.script.script import Script

HEADER = """\
import sqlalchemy as sa
from sqlgen import op

revision = {revision!r}
down_revision = {down!r}

"""


def write_revision(folder: Path, revision: str, down: str | None, body: str) -> None:
    """A revision file with this body of `upgrade()`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = HEADER.format(revision=revision, down=down) + "\n\ndef upgrade():\n" + textwrap.indent(body, "    ")
    (folder / f"{revision}.py").write_text(text)


def script_of(folder: Path, setup: str, change: str, *, fingerprint: bool = True, foreign_keys: bool = True) -> Script:
    """The script from `aaa`, whose upgrade is `setup`, to `bbb`, whose upgrade is `change`."""
    write_revision(folder, "aaa", None, setup)
    write_revision(folder, "bbb", "aaa", change)
    (script,) = sqlgen.generate(
        "aaa:bbb", dialects="sqlite", versions=folder, fingerprint=fingerprint, foreign_keys=foreign_keys
    ).values()
    return script


def raw(sql: str) -> str:
    """Python that executes SQL, statement by statement."""
    return "".join(f"op.execute({statement!r})\n" for statement in statements(sql))


def statements(sql: str) -> list[str]:
    """SQL cut where statements end, not within a trigger."""
    found, text = [], ""
    for piece in sql.split(";")[:-1]:
        text += f"{piece};"
        if sqlite3.complete_statement(text):
            found.append(text.strip().removesuffix(";"))
            text = ""
    return found
