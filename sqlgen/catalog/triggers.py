"""Renames within the text of a trigger.

Its header is read word by word: ``NEW.name``, ``OLD.name``, the columns of UPDATE OF, and bare names when it speaks of
no other table; where it does, the condition behind WHEN is parsed. So are the statements between BEGIN and END, where
they are SQL; a body in a database's own procedural language nobody here reads. Anything less plain gives None.

PostgreSQL and SQLite rewrite a trigger when its table or a column is renamed, the others only its ON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

from sqlgen.catalog.expressions import Word, mentions, rewritten
from sqlgen.catalog.statements import Target, counts_columns, words_of_column, words_of_table
from sqlgen.profile.identifiers import fold, fold_table, from_sql
from sqlgen.profile.model import Profile

_BEFORE_A_TABLE = frozenset({"ON", "FROM", "JOIN", "INTO", "UPDATE", "TABLE"})
_NO_TABLE = frozenset({"OF", "ON", "SET", "SELECT", "NEW", "OLD", "OR", "EACH", "AS"})
_NO_COLUMN_AFTER = _BEFORE_A_TABLE | {"TRIGGER", "EXISTS"}


class _Token(NamedTuple):
    """A token; ``upper`` is for comparing keywords ("" in quotes), ``word`` is None for what can't be a name.

    ``string``: what a string literal says.
    """

    upper: str
    word: Word | None
    start: int
    end: int
    string: str | None = None


_Search: TypeAlias = Callable[[str], "tuple[Word, ...] | None"]


def rename_column_in_trigger(
    sqltext: str, table: str, target: Target, old: str, new: str, profile: Profile, *, own: bool = True
) -> str | None:
    """The trigger after a column of the target, which is ``table`` by name, was renamed; None if nobody can tell.

    ``own``: the trigger is one of that table.
    """
    if not profile.objects.renames_triggers or not mentions(sqltext, old):
        return sqltext
    words = column_words(sqltext, table, target, old, profile, own=own)
    return None if words is None else rewritten(sqltext, words, new, profile)


def rename_table_in_trigger(
    sqltext: str, target: Target, old: str, new: str, profile: Profile, *, own: bool = True
) -> str | None:
    """The trigger after the target was renamed; None if nobody can tell. ``own``: it is one of that table."""
    if not (own or profile.objects.renames_triggers) or not mentions(sqltext, old):
        return sqltext
    words = table_words(sqltext, target, old, profile, own=own, body=profile.objects.renames_triggers)
    return None if words is None else rewritten(sqltext, words, new, profile)


def column_words(
    sqltext: str, table: str, target: Target, column: str, profile: Profile, *, own: bool
) -> list[Word] | None:
    """Where a trigger names a column of the target; None if nobody can tell."""
    trigger = _read(sqltext, profile)
    if trigger is None:
        return None
    by_word = own and trigger.speaks_only_of(table)
    words: list[Word] | None = trigger.own_column(table, column, by_word=by_word) if own else []
    rows = {"new": own, "old": own}

    def search(statement: str) -> tuple[Word, ...] | None:
        found = words_of_column(statement, target, column, profile, rows)
        return None if found is None or found.lost else found.words

    return _with_body(words, trigger, sqltext, column, search, condition=not by_word)


def table_words(
    sqltext: str, target: Target, table: str, profile: Profile, *, own: bool, body: bool
) -> list[Word] | None:
    """Where a trigger names the target, in its ON only or in its ``body``, too; None if nobody can tell."""
    trigger = _read(sqltext, profile)
    if trigger is None:
        return None
    words: list[Word] | None = trigger.own_table(table, body) if own else []
    if not body:
        return words

    def search(statement: str) -> tuple[Word, ...] | None:
        return words_of_table(statement, target, profile)

    return _with_body(words, trigger, sqltext, table, search, condition=not own)


def counts_columns_of(sqltext: str, table: str, target: Target, profile: Profile) -> bool | None:
    """Whether a trigger inserts a value for each column of the target, which is ``table`` by name; None: may be."""
    trigger = _read(sqltext, profile)
    if trigger is None:
        return None
    for start, end in trigger.statements():
        statement = sqltext[start:end]
        if mentions(statement, table) and _INSERTS.search(statement):
            counts = counts_columns(statement, target, profile)
            if counts is not False:
                return counts
    return False


_INSERTS = re.compile(r"\b(?:INSERT|REPLACE)\b", re.IGNORECASE)


def _with_body(
    words: list[Word] | None, trigger: _Trigger, sqltext: str, name: str, search: _Search, *, condition: bool
) -> list[Word] | None:
    parts = [("", start, end) for start, end in trigger.statements()]
    parts += [("SELECT ", start, end) for start, end in trigger.condition() if condition]
    for prefix, start, end in parts:
        found = search(prefix + sqltext[start:end]) if mentions(sqltext[start:end], name) else ()
        if words is None or found is None:
            return None
        by = start - len(prefix)
        words = [*words, *(each._replace(start=each.start + by, end=each.end + by) for each in found)]
    return words


class _Trigger(NamedTuple):
    """The words of a CREATE TRIGGER.

    ``header`` is the place of the ON before the table's name, ``body`` that of BEGIN, or of ROW before the only
    statement, or behind the last word.
    """

    tokens: tuple[_Token, ...]
    header: int
    body: int
    profile: Profile

    @property
    def when(self) -> int:
        """The place of the WHEN before a condition, or that of the body."""
        return next((i for i in range(self.header, self.body) if self.tokens[i].upper == "WHEN"), self.body)

    def condition(self) -> Iterator[tuple[int, int]]:
        """Where the condition stands, if there is one."""
        inside = self.tokens[self.when + 1 : self.body]
        last = next((i for i, token in enumerate(inside) if token.upper == "EXECUTE"), len(inside))
        if last:
            yield inside[0].start, inside[last - 1].end

    def speaks_only_of(self, table: str) -> bool:
        """Whether no other table is named before BEGIN."""
        return self.tables() <= {fold_table(self.profile, table)}

    def own_column(self, table: str, column: str, *, by_word: bool) -> list[Word] | None:
        """Where the trigger of a table names its column before BEGIN; in its condition only if read ``by_word``."""
        own_table = fold_table(self.profile, table)
        if self.has_string_for_name(fold(self.profile, column)):
            return None
        words: list[Word] = []
        for i, word in self.words_named(fold(self.profile, column), fold):
            before, after = self.around(i)
            if after in ("(", ".") or before in _NO_COLUMN_AFTER or (i > self.when and not by_word):
                continue
            if before == ".":
                if self.qualifier(i) not in ("new", "old", own_table):
                    return None
            elif i > self.header and not by_word:
                return None
            words.append(word)
        return words

    def has_string_for_name(self, folded: str) -> bool:
        """Whether 'name' stands where only a name can: in NEW.'name' and UPDATE OF 'name', which SQLite takes."""
        for i, token in enumerate(self.tokens[: self.body]):
            if token.string is not None and fold(self.profile, token.string) == folded:
                before = self._upper(i - 1)
                if before in (".", "OF") or (before == "," and i < self.header):
                    return True
        return False

    def own_table(self, table: str, everywhere: bool) -> list[Word] | None:
        """Where the trigger of a table names it before BEGIN: in its ON, or ``everywhere``."""
        words: list[Word] = []
        for i, word in self.words_named(fold_table(self.profile, table), fold_table):
            before, after = self.around(i)
            if self.before_name(i) in _BEFORE_A_TABLE or after == ".":
                if self.in_header(i) or everywhere:
                    words.append(word)
            elif everywhere and before == "," and after != "(" and i > self.header:
                return None  # FROM one, two
        return words

    def statements(self) -> Iterator[tuple[int, int]]:
        """Where the statements between BEGIN and the last END stand."""
        inside = self.tokens[self.body + 1 :]
        last = len(inside)
        if inside and self.tokens[self.body].upper == "BEGIN":
            last = max((i for i, token in enumerate(inside) if token.upper == "END"), default=last)
        start = None
        for token in inside[:last]:
            if token.upper == ";":
                if start is not None:
                    yield start, token.start
                start = None
            elif start is None:
                start = token.start
        if start is not None:
            yield start, inside[last - 1].end

    def words_named(self, folded: str, folding: Any) -> list[tuple[int, Word]]:
        return [
            (i, token.word)
            for i, token in enumerate(self.tokens[: self.body])
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
        for i, token in enumerate(self.tokens[: self.body]):
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
        string = token.text if literal and token.token_type is TokenType.STRING else None
        upper = "" if quoted or string is not None else token.text.upper()
        word = None if literal else Word(token.text, quoted, token.start, token.end + 1)
        read.append(_Token(upper, word, token.start, token.end + 1, string))
    header = next((i for i, token in enumerate(read) if token.upper == "ON"), len(read))
    return _Trigger(tuple(read), header, _body([token.upper for token in read], header), profile)


def _body(words: list[str], header: int) -> int:
    for i in range(header + 1, len(words)):
        if words[i] == "BEGIN":
            return i
        if (
            words[i] == "ROW"
            and words[i - 1] == "EACH"
            and words[i + 1 : i + 2] not in (["WHEN"], ["EXECUTE"], ["BEGIN"])
        ):
            return i
    if "EXECUTE" not in words[header:] and "AS" in words[header:]:  # SQL Server
        return words.index("AS", header)
    return len(words)
