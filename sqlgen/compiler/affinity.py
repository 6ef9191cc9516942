"""SQLite's affinities: what a column makes of a value, told from its type's words (sqlite.org/datatype3.html, 3.1)."""

from __future__ import annotations

from typing import Literal, TypeAlias

Affinity: TypeAlias = Literal["integer", "text", "blob", "real", "numeric"]

_WORDS: tuple[tuple[Affinity, tuple[str, ...]], ...] = (
    ("integer", ("INT",)),
    ("text", ("CHAR", "CLOB", "TEXT")),
    ("blob", ("BLOB",)),
    ("real", ("REAL", "FLOA", "DOUB")),
)


def affinity(type_text: str) -> Affinity:
    """The affinity of a column whose type is spelled so."""
    if not type_text:
        return "blob"
    spelled = type_text.upper()
    return next((name for name, words in _WORDS if any(word in spelled for word in words)), "numeric")
