"""Renames within the text of a trigger, word by word.

A trigger has a body in the database's own procedural language, which nobody here parses; so only words
whose meaning is plain from their neighbours are touched: ``NEW.name``, ``OLD.name``, ``table.name``, the
columns of UPDATE OF, and bare names when the trigger speaks of no other table. Anything less plain gives None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlgen.catalog.expressions import mentions, written_like
from sqlgen.profile.identifiers import fold, fold_table, from_sql
from sqlgen.profile.model import Profile

_BEFORE_A_TABLE = frozenset({"ON", "FROM", "JOIN", "INTO", "UPDATE", "TABLE"})
_NOT_A_TABLE = frozenset({"OF", "ON", "SET", "SELECT", "NEW", "OLD", "OR", "EACH", "AS"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A token: ``plain`` is its text without quotes, ``upper`` for comparing keywords ("" when quoted)."""

    plain: str
    upper: str
    quoted: bool
    is_name: bool
    start: int
    end: int


def rename_column_in_trigger(sqltext: str, table: str, old: str, new: str, profile: Profile) -> str | None:
    """The trigger after a column of its table was renamed; the same text where the server leaves it alone."""
    if not profile.objects.renames_triggers or not mentions(sqltext, old):
        return sqltext
    words = _words(sqltext, profile)
    if words is None:
        return None
    own = {"NEW", "OLD", fold_table(profile, table)}
    header = next((i for i, word in enumerate(words) if word.upper == "ON"), 0)
    only_own = _tables_named(words, profile) <= {fold_table(profile, table)}
    wanted = fold(profile, old)
    renamed: list[_Word] = []
    for i, word in enumerate(words):
        if not word.is_name or fold(profile, from_sql(profile, word.plain, word.quoted)) != wanted:
            continue
        before, after = _around(words, i)
        if after in ("(", ".") or before in ("TRIGGER", "EXISTS", *_BEFORE_A_TABLE):
            continue
        if before == ".":
            qualifier = words[i - 2]
            if qualifier.upper not in own and fold_table(profile, qualifier.plain) not in own:
                return None
        elif i > header and not only_own:
            return None
        renamed.append(word)
    return _rewritten(sqltext, renamed, new, profile)


def rename_table_in_trigger(sqltext: str, old: str, new: str, profile: Profile) -> str | None:
    """The trigger after its table was renamed: its ON always names the new one, its body where the server does that."""
    if not mentions(sqltext, old):
        return sqltext
    words = _words(sqltext, profile)
    if words is None:
        return None
    wanted = fold_table(profile, old)
    header = next((i for i, word in enumerate(words) if word.upper == "ON"), 0)
    renamed: list[_Word] = []
    for i, word in enumerate(words):
        if not word.is_name or fold_table(profile, from_sql(profile, word.plain, word.quoted)) != wanted:
            continue
        before, after = _around(words, i)
        if before in _BEFORE_A_TABLE or after == "." or (before == "." and _BEFORE_A_TABLE & {_before_chain(words, i)}):
            if i <= header + 3 or profile.objects.renames_triggers:
                renamed.append(word)
        elif before not in ("TRIGGER", "EXISTS", ".") and after != "(" and before == ",":
            return None
    return _rewritten(sqltext, renamed, new, profile)


def _before_chain(words: list[_Word], i: int) -> str:
    """What stands before ``schema.name``."""
    while i >= 2 and words[i - 1].upper == ".":
        i -= 2
    return words[i - 1].upper if i else ""


def _tables_named(words: list[_Word], profile: Profile) -> set[str]:
    named: set[str] = set()
    for i, word in enumerate(words[:-1]):
        if word.upper not in _BEFORE_A_TABLE or (word.upper == "FROM" and i and words[i - 1].upper == "DISTINCT"):
            continue
        following = i + 1
        if not words[following].is_name or words[following].upper in _NOT_A_TABLE:
            continue
        while following + 2 < len(words) and words[following + 1].upper == ".":
            following += 2
        named.add(fold_table(profile, from_sql(profile, words[following].plain, words[following].quoted)))
    return named


def _around(words: list[_Word], i: int) -> tuple[str, str]:
    return (words[i - 1].upper if i else ""), (words[i + 1].upper if i + 1 < len(words) else "")


def _rewritten(sqltext: str, words: list[_Word], new: str, profile: Profile) -> str:
    for word in reversed(words):
        written = written_like(sqltext[word.start : word.end], new, word.quoted, profile)
        sqltext = sqltext[: word.start] + written + sqltext[word.end :]
    return sqltext


def _words(sqltext: str, profile: Profile) -> list[_Word] | None:
    from sqlglot import Dialect, TokenType
    from sqlglot.errors import SqlglotError

    try:
        tokens: list[Any] = Dialect.get_or_raise(profile.sqlglot).tokenize(sqltext)
    except SqlglotError:
        return None
    not_names = (TokenType.STRING, TokenType.NUMBER)
    words = []
    for token in tokens:
        quoted = token.token_type is TokenType.IDENTIFIER
        is_name = quoted or (token.token_type not in not_names and token.text[:1].isidentifier())
        upper = "" if quoted or token.token_type in not_names else token.text.upper()
        words.append(_Word(token.text, upper, quoted, is_name, token.start, token.end + 1))
    return words
