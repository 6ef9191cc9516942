"""How a statement is written for the database's own client: notes above it, and what ends it beneath."""

from __future__ import annotations

import re

from sqlgen.compiler.statement import Statement
from sqlgen.profile.model import Profile, ScriptFacts

_COMMENT_MARK = re.compile(r"--|/\*|#")
_PIECES = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|(?P<comment>--[^\n]*|/\*.*?\*/)""",
    re.DOTALL,
)


def written(statement: Statement, profile: Profile) -> str:
    """The statement as it stands in a file, ending with a line break: notes, text, terminator, batch end."""
    script = profile.script
    notes = "".join([comment(note, profile) for note in statement.notes]) if statement.notes else ""
    if statement.kind == "comment":
        return notes
    ends_batch = statement.own_batch or script.batch_every_statement or statement.kind in script.own_batch
    return notes + ended(statement.text, script, ends_batch=ends_batch)


def ended(text: str, script: ScriptFacts, *, ends_batch: bool) -> str:
    """SQL with its terminator, if it hasn't one already, and the line that ends its batch."""
    text = text.rstrip()
    last_line = text[text.rfind("\n") + 1 :]
    if _COMMENT_MARK.search(last_line):
        code = _PIECES.sub(lambda piece: "" if piece["comment"] else piece[0], text).rstrip()
        if not code.endswith(script.statement_end):
            text += f"\n{script.statement_end}"  # on its own line: it must not become part of the comment
    elif not text.endswith(script.statement_end):
        text += script.statement_end
    if ends_batch and script.batch_end:
        return f"{text}\n{script.batch_end}\n"
    return f"{text}\n"


def comment(text: str, profile: Profile) -> str:
    """Text as comment lines; an empty line stays an empty comment."""
    prefix = profile.script.comment_prefix
    return "".join(f"{prefix}{line}".rstrip() + "\n" for line in text.splitlines())
