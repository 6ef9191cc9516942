"""Renames within the text of a trigger, word by word.

A trigger's body is in the database's own procedural language, which nobody here parses; so only words
whose meaning is plain from their neighbours are touched: ``NEW.name``, ``OLD.name``, ``table.name``, the
columns of UPDATE OF, and bare names when the trigger speaks of no other table. Anything less plain gives None.

PostgreSQL and SQLite rewrite a trigger when its table or a column is renamed, the others only its ON.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlgen.catalog.expressions import Word, mentions, rewritten
from sqlgen.profile.identifiers import fold, fold_table, from_sql
from sqlgen.profile.model import Profile

_BEFORE_A_TABLE = frozenset({"ON", "FROM", "JOIN", "INTO", "UPDATE", "TABLE"})
_NO_TABLE = frozenset({"OF", "ON", "SET", "SELECT", "NEW", "OLD", "OR", "EACH", "AS"})
_NO_COLUMN_AFTER = _BEFORE_A_TABLE | {"TRIGGER", "EXISTS"}


class _Token(NamedTuple):
    """A token; ``upper`` is for comparing keywords ("" in quotes), ``word`` is None for what can't be a name."""

    upper: str
    word: Word | None


def rename_column_in_trigger(sqltext: str, table: str, old: str, new: str, profile: Profile) -> str | None:
    """The trigger after a column of its table was renamed; None if nobody can tell."""
    if not profile.objects.renames_triggers or not mentions(sqltext, old):
        return sqltext
    trigger = _read(sqltext, profile)
    if trigger is None:
        return None
    own_table = fold_table(profile, table)
    only_own = trigger.tables() <= {own_table}
    words: list[Word] = []
    for i, word in trigger.words_named(fold(profile, old), fold):
        before, after = trigger.around(i)
        if after in ("(", ".") or before in _NO_COLUMN_AFTER:
            continue
        if before == ".":
            if trigger.qualifier(i) not in ("new", "old", own_table):
                return None
        elif i > trigger.header and not only_own:
            return None
        words.append(word)
    return rewritten(sqltext, words, new, profile)


def rename_table_in_trigger(sqltext: str, old: str, new: str, profile: Profile) -> str | None:
    """The trigger after its table was renamed; None if nobody can tell."""
    if not mentions(sqltext, old):
        return sqltext
    trigger = _read(sqltext, profile)
    if trigger is None:
        return None
    words: list[Word] = []
    for i, word in trigger.words_named(fold_table(profile, old), fold_table):
        before, after = trigger.around(i)
        if trigger.before_name(i) in _BEFORE_A_TABLE or after == ".":
            if trigger.in_header(i) or profile.objects.renames_triggers:
                words.append(word)
        elif before == "," and after != "(" and i > trigger.header:
            return None  # FROM one, two
    return rewritten(sqltext, words, new, profile)


class _Trigger(NamedTuple):
    """The words of a CREATE TRIGGER; ``header`` is the place of the ON before the table's name."""

    tokens: tuple[_Token, ...]
    header: int
    profile: Profile

    def words_named(self, folded: str, folding: Any) -> list[tuple[int, Word]]:
        return [
            (i, token.word)
            for i, token in enumerate(self.tokens)
            if token.word is not None
            and folding(self.profile, from_sql(self.profile, token.word.name, token.word.quoted)) == folded
        ]

    def around(self, i: int) -> tuple[str, str]:
        return self._upper(i - 1), self._upper(i + 1)

    def qualifier(self, i: int) -> str:
        """What stands before the dot: ``new``, ``old`` or a folded table name."""
        token = self.tokens[i - 2]
        if token.word is None:
            return ""
        if token.upper in ("NEW", "OLD"):
            return token.upper.lower()
        return fold_table(self.profile, from_sql(self.profile, token.word.name, token.word.quoted))

    def before_name(self, i: int) -> str:
        """The word before ``name`` or ``schema.name``; "" for the FROM of IS DISTINCT FROM."""
        while self._upper(i - 1) == ".":
            i -= 2
        return "" if self._upper(i - 1) == "FROM" and self._upper(i - 2) == "DISTINCT" else self._upper(i - 1)

    def in_header(self, i: int) -> bool:
        while self._upper(i - 1) == ".":
            i -= 2
        return i == self.header + 1

    def tables(self) -> set[str]:
        """The folded names of the tables that the trigger speaks of."""
        named = set()
        for i, token in enumerate(self.tokens):
            if token.word is None or token.upper in _NO_TABLE or self._upper(i + 1) == ".":
                continue
            if self.before_name(i) in _BEFORE_A_TABLE:
                named.add(fold_table(self.profile, from_sql(self.profile, token.word.name, token.word.quoted)))
        return named

    def _upper(self, i: int) -> str:
        return self.tokens[i].upper if 0 <= i < len(self.tokens) else ""


def _read(sqltext: str, profile: Profile) -> _Trigger | None:
    from sqlglot import Dialect, TokenType
    from sqlglot.errors import SqlglotError

    try:
        tokens: list[Any] = Dialect.get_or_raise(profile.sqlglot).tokenize(sqltext)
    except SqlglotError:
        return None
    read = []
    for token in tokens:
        quoted = token.token_type is TokenType.IDENTIFIER
        literal = not quoted and not (token.text[:1].isalpha() or token.text[:1] == "_")
        literal = literal or (sqltext[token.start] in "'\"" and not quoted)
        upper = "" if quoted or (literal and token.token_type is TokenType.STRING) else token.text.upper()
        word = None if literal else Word(token.text, quoted, token.start, token.end + 1)
        read.append(_Token(upper, word))
    header = next((i for i, token in enumerate(read) if token.upper == "ON"), len(read))
    return _Trigger(tuple(read), header, profile)
