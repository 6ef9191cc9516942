"""How a statement is written for the database's own client: notes above it, and what ends it beneath."""

from __future__ import annotations

import re

from sqlgen.catalog.ddl_tokens import Unreadable, tokens_of
from sqlgen.compiler.statement import Statement
from sqlgen.profile.model import Profile

_COMMENT_MARK = re.compile(r"--|/\*|#")


def written(statement: Statement, profile: Profile) -> str:
    """The statement as it stands in a file, ending with a line break: notes, text, terminator, batch end."""
    script = profile.script
    notes = "".join([comment(note, profile) for note in statement.notes]) if statement.notes else ""
    if statement.kind == "comment":
        return notes
    ends_batch = statement.own_batch or script.batch_every_statement or statement.kind in script.own_batch
    return notes + ended(statement.text, profile, ends_batch=ends_batch)


def ended(text: str, profile: Profile, *, ends_batch: bool) -> str:
    """SQL with its terminator, if it hasn't one already, and the line that ends its batch."""
    text = text.rstrip()
    script = profile.script
    last_line = text[text.rfind("\n") + 1 :]
    code = _without_last_comment(text, profile) if _COMMENT_MARK.search(last_line) else text
    if not code.endswith(script.statement_end):
        # behind a comment it takes a line of its own: it must not become part of it
        text += script.statement_end if code == text else f"\n{script.statement_end}"
    if ends_batch and script.batch_end:
        return f"{text}\n{script.batch_end}\n"
    return f"{text}\n"


def _without_last_comment(text: str, profile: Profile) -> str:
    """The text up to its last token; what looks like a comment may stand in a literal."""
    try:
        tokens = tokens_of(text, profile)
    except Unreadable:
        return text + " "  # unlike the text: as if a comment ended it
    return text[: tokens[-1].end] if tokens else ""


def comment(text: str, profile: Profile) -> str:
    """Text as comment lines; an empty line stays an empty comment."""
    prefix = profile.script.comment_prefix
    return "".join(f"{prefix}{line}".rstrip() + "\n" for line in text.splitlines())
