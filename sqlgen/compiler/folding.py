"""Blank space in rendered templates.

Templates are laid out for the eye of their reader: blocks on lines of their own, spaces around tags. What
comes out is folded: runs of spaces become one, empty lines go, a line's indentation stays. Only the
template's *own* text is folded. What a tag inserts (a literal, a default, a comment, an identifier) is the
author's, and stays byte for byte. The two are told apart by their class: `template_code` folds a template's text
when it is compiled, and puts it out as :class:`Folded`; everything inserted comes as plain ``str``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BLANK_RUN = re.compile(r"[ \t]*\n\s*|[ \t]{2,}|\t")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


class Folded(str):
    """A template's own text, or what a block, a macro or a captured ``{% set %}`` put out: folded.

    ``lead`` and ``trail`` are the blank space at its ends: it may meet more.
    """

    __slots__ = ("body", "lead", "trail")
    lead: str
    body: str
    trail: str

    def __str__(self) -> str:
        return self


def fold(fragments: Iterable[str]) -> Folded:
    """Join what a template put out (Jinja's ``Environment.concat``): folded text, and what was inserted between."""
    written: list[str] = []
    blank = ""  # seen, not yet written: it may meet more
    lead = ""
    for fragment in fragments:
        if fragment.__class__ is Folded:
            body = fragment.body
            blank += fragment.lead
            after = fragment.trail
        else:
            body, after = fragment, ""
        if not body:
            blank += after
            continue
        if not written:
            lead = blank
        elif blank:
            written.append(blank if blank == " " else _one_blank(blank))
        written.append(body)
        blank = after
    return _folded(_one_blank(lead), "".join(written), _one_blank(blank))


def template_text(text: str) -> Folded:
    """A template's own text, as it stands in its file."""
    edges = _EDGES.fullmatch(text)
    assert edges is not None
    lead, body, trail = edges.groups()
    return _folded(lead, _BLANK_RUN.sub(lambda run: _one_blank(run.group()), body), trail)


def _folded(lead: str, body: str, trail: str) -> Folded:
    folded = Folded(f"{lead}{body}{trail}" if lead or trail else body)
    folded.lead, folded.body, folded.trail = lead, body, trail
    return folded


def _one_blank(blank: str) -> str:
    if not blank or blank == " ":
        return blank
    line_break = blank.rfind("\n")
    return " " if line_break < 0 else blank[line_break:]
