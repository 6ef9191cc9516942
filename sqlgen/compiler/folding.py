"""Blank space in rendered templates.

Templates are laid out for the eye of their reader: blocks on lines of their own, spaces around tags. What
comes out is folded: runs of spaces become one, empty lines go, a line's indentation stays. Only the
template's *own* text is folded. What a tag inserts (a literal, a default, a comment, an identifier) is the
author's, and stays byte for byte: Jinja hands over a template's text as plain ``str``, and everything
inserted passes through :func:`finalize`, which marks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_BLANK_RUN = re.compile(r"[ \t]*\n\s*|[ \t]{2,}|\t")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


class Inserted(str):
    """Text that a tag put in: not to be touched."""

    __slots__ = ()

    def __str__(self) -> str:
        return self


class Folded(str):
    """The output of a block, a macro or a captured ``{% set %}``: folded, with the blank space at its ends known."""

    __slots__ = ("body", "lead", "trail")
    lead: str
    body: str
    trail: str

    def __str__(self) -> str:
        return self


_MARKED = (Inserted, Folded)


def finalize(value: Any) -> str:
    """Jinja's hook for every inserted value: its text, marked as inserted (an undefined name raises here)."""
    return value if value.__class__ in _MARKED else Inserted(value)


def fold(fragments: Iterable[str]) -> Folded:
    """Join what a template put out (Jinja's ``Environment.concat``)."""
    written: list[str] = []
    blank = ""  # seen, not yet written: it may meet more
    lead = ""
    for fragment in fragments:
        if isinstance(fragment, Inserted):
            before, body, after = "", str(fragment), ""
        elif isinstance(fragment, Folded):
            before, body, after = fragment.lead, fragment.body, fragment.trail
        else:
            before, body, after = _fold_text(fragment)
        if not body:
            blank += before + after
            continue
        blank += before
        if written:
            if blank:
                written.append(_one_blank(blank))
        else:
            lead = blank
        written.append(body)
        blank = after
    return _folded(_one_blank(lead), "".join(written), _one_blank(blank))


def _folded(lead: str, body: str, trail: str) -> Folded:
    folded = Folded(f"{lead}{body}{trail}")
    folded.lead, folded.body, folded.trail = lead, body, trail
    return folded


@lru_cache(maxsize=4096)
def _fold_text(text: str) -> tuple[str, str, str]:
    """The blank space that it begins with, what must stay, the blank space that it ends with."""
    edges = _EDGES.fullmatch(text)
    assert edges is not None
    lead, body, trail = edges.groups()
    return lead, _BLANK_RUN.sub(lambda run: _one_blank(run.group()), body), trail


def _one_blank(blank: str) -> str:
    if not blank or blank == " ":
        return blank
    line_break = blank.rfind("\n")
    return " " if line_break < 0 else blank[line_break:]
