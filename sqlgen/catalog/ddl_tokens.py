"""SQL text as tokens that know their place, and a cursor to read DDL with.

sqlglot's tokenizers know what a string, a comment and a quoted name are in each database. Its parsers aren't
used for statements: they make normal trees of invalid ones, and lose where the author's words stood.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal, NamedTuple, TypeAlias

from sqlgen.profile.identifiers import from_sql
from sqlgen.profile.model import Profile

Kind: TypeAlias = Literal["word", "name", "string", "number", "mark"]

_WORD = re.compile(r"[^\W\d][\w$#@]*")


class Unreadable(Exception):  # control flow inside the reader, never seen by a user
    """A statement, or a part of it, that this reader doesn't know for certain."""


class UnreadableTable(Unreadable):
    """The same, where only the one table can be otherwise than the catalog knows it: its name and its schema."""

    def __init__(self, table: tuple[str, str | None], why: str) -> None:
        super().__init__(why)
        self.table = table


class VirtualTable(UnreadableTable):
    """A table whose columns and rows a module of SQLite decides on, in tables of its own."""


class NotHeld(Unreadable):
    """It was read, and changes nothing that a catalog holds, though it belongs to something that one does hold."""


class Token(NamedTuple):
    """``sql[start:end]``. ``text``: a name or a string without its quotes, a word in upper case, else as written."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens_of(sql: str, profile: Profile) -> tuple[Token, ...]:
    """All tokens but comments.

    :raises Unreadable: not even words can be told apart.
    """
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        found = sqlglot.tokenize(sql, read=profile.sqlglot)
    except (SqlglotError, RecursionError) as error:
        raise Unreadable(str(error)) from error
    tokens: list[Token] = []
    for place, given in enumerate(found):
        kind = given.token_type.name
        start, end = given.start, given.end + 1
        if place and kind == "STRING" and len(given.text) > end - start - 2:
            # a string without quotes: sqlglot leaves what follows a word like RENAME or DO in one piece
            behind = found[place - 1].end + 1
            tokens.extend(_moved(token, behind) for token in tokens_of(sql[behind:end], profile))
            continue
        if kind == "IDENTIFIER":
            tokens.append(Token("name", given.text, start, end))
        elif kind.endswith("STRING") and kind not in ("BIT_STRING", "HEX_STRING"):
            tokens.append(Token("string", given.text, start, end))
        elif kind in ("NUMBER", "BIT_STRING", "HEX_STRING"):
            tokens.append(Token("number", sql[start:end], start, end))
        else:
            tokens.extend(_words_and_marks(sql, start, end))
    return tuple(tokens)


def _moved(token: Token, by: int) -> Token:
    return Token(token.kind, token.text, token.start + by, token.end + by)


def _words_and_marks(sql: str, start: int, end: int) -> list[Token]:
    """sqlglot makes one token of ``PRIMARY KEY``: here they are two."""
    raw = sql[start:end]
    words = list(_WORD.finditer(raw))
    if not words or words[0].start() != 0:
        return [Token("mark", raw, start, end)]
    return [Token("word", each.group().upper(), start + each.start(), start + each.end()) for each in words]


_WHOLE = frozenset(
    {
        *("NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME", "LOCALTIMESTAMP"),
        *("SYSDATE", "SYSTIMESTAMP", "CURRENT_USER", "SESSION_USER", "USER"),
    }
)
_INFIX = frozenset(
    {
        *("AND", "OR", "XOR", "NOT", "IS", "IN", "LIKE", "ILIKE", "SIMILAR", "GLOB", "REGEXP", "RLIKE", "MATCH"),
        *("ESCAPE", "BETWEEN", "AT", "COLLATE", "DIV", "MOD", "WHEN", "THEN", "ELSE", "END", "TO", "YEAR", "MONTH"),
        *("DAY", "HOUR", "MINUTE", "SECOND", "ISNULL", "NOTNULL", "OPERATOR"),
    }
)
"""What may follow a whole operand within an expression."""


def _is_whole(token: Token) -> bool:
    """Whether an operand ends with this token."""
    return token.kind in ("string", "number") or token.text == ")" or (token.kind == "word" and token.text in _WHOLE)


class Cursor:
    """A place in the tokens of one statement; what isn't there raises Unreadable."""

    def __init__(self, sql: str, tokens: tuple[Token, ...], profile: Profile) -> None:
        self.sql = sql
        self.tokens = tokens
        self.profile = profile
        self.place = 0
        self.schema: str | None = None
        """That of the table which the statement is about, once it was read."""

    @property
    def at_end(self) -> bool:
        return self.place >= len(self.tokens)

    def peek(self, offset: int = 0) -> Token | None:
        """The token ahead, None behind the last."""
        place = self.place + offset
        return self.tokens[place] if place < len(self.tokens) else None

    def sees(self, *words: str) -> bool:
        """Whether these words (or marks) come next, in this order."""
        for offset, word in enumerate(words):
            token = self.peek(offset)
            if token is None or token.kind not in ("word", "mark") or token.text != word:
                return False
        return True

    def sees_any(self, words: Collection[str]) -> bool:
        """Whether the next token is one of these words or marks."""
        token = self.peek()
        return token is not None and token.kind in ("word", "mark") and token.text in words

    def accept(self, *words: str) -> bool:
        """Step over these words if they come next."""
        if not self.sees(*words):
            return False
        self.place += len(words)
        return True

    def accept_any(self, words: Collection[str]) -> str | None:
        """Step over the next token if it is one of these words."""
        if not self.sees_any(words):
            return None
        return self.take().text

    def expect(self, *words: str) -> None:
        """Step over these words."""
        if not self.accept(*words):
            raise Unreadable(f"expected {' '.join(words)}")

    def expect_end(self) -> None:
        """Nothing may be left."""
        if not self.at_end:
            raise Unreadable("more than expected")

    def take(self) -> Token:
        """The next token, whatever it is."""
        token = self.peek()
        if token is None:
            raise Unreadable("the statement ends too early")
        self.place += 1
        return token

    def name(self) -> str:
        """A name, as this catalog spells it."""
        token = self.take()
        if token.kind in ("name", "string"):  # SQLite takes 'name' for a name where nothing else can stand
            return from_sql(self.profile, token.text, quoted=True)
        if token.kind == "word":
            return from_sql(self.profile, self.sql[token.start : token.end], quoted=False)
        raise Unreadable(f"expected a name, found {token.text}")

    def qualified_name(self) -> tuple[str, str | None]:
        """A name and its schema; ``database.schema`` is a schema too."""
        parts = [self.name()]
        while self.accept("."):
            parts.append(self.name())
        return parts[-1], ".".join(parts[:-1]) or None

    def names(self) -> tuple[str, ...]:
        """Names in parentheses."""
        self.expect("(")
        found = [self.name()]
        while self.accept(","):
            found.append(self.name())
        self.expect(")")
        return tuple(found)

    def string(self) -> str:
        """A string literal's content."""
        token = self.take()
        if token.kind != "string":
            raise Unreadable(f"expected a string, found {token.text}")
        return token.text

    def text(self, start: int, end: int | None = None) -> str:
        """The author's text from the token at ``start`` up to the one before ``end``."""
        last = (self.place if end is None else end) - 1
        if last < start:
            raise Unreadable("expected an expression")
        return self.sql[self.tokens[start].start : self.tokens[last].end]

    def words(self, start: int) -> str:
        """The same text on one line and without comments."""
        text = self.text(start)
        if "--" in text or "/*" in text or "#" in text:
            text = " ".join(self.sql[token.start : token.end] for token in self.tokens[start : self.place])
        return " ".join(text.split())

    def rest(self) -> str:
        """The author's text up to the end."""
        start, self.place = self.place, len(self.tokens)
        return self.text(start)

    def skip_parentheses(self) -> None:
        """Step over a balanced pair and all inside."""
        self.expect("(")
        depth = 1
        while depth:
            token = self.take()
            if token.kind == "mark":
                depth += (token.text == "(") - (token.text == ")")

    def in_parentheses(self) -> str:
        """The author's text between a balanced pair."""
        start = self.place
        self.skip_parentheses()
        return self.text(start + 1, self.place - 1) if self.place > start + 2 else ""

    def expression(self, stops: Collection[str]) -> str:
        """The author's text up to one of these words, a comma or a closing parenthesis, at this depth."""
        start = self.place
        while self._goes_on(start, stops):
            self._skip_operand()
        return self.text(start)

    def value(self, stops: Collection[str]) -> str:
        """The same for an expression with nothing but these words behind it: an unknown word there isn't part of it."""
        start = self.place
        while self._goes_on(start, stops):
            before = self.peek(-1) if self.place > start else None
            token = self.take()
            self.place -= 1
            if before is not None and token.kind == "word" and _is_whole(before) and token.text not in _INFIX:
                raise Unreadable(f"an unknown word behind an expression: {token.text}")
            self._skip_operand()
        return self.text(start)

    def _goes_on(self, start: int, stops: Collection[str]) -> bool:
        at_stop = self.place > start and self.sees_any(stops)
        return not (self.at_end or self.sees_any((",", ")")) or at_stop)

    def _skip_operand(self) -> None:
        if self.sees("("):
            self.skip_parentheses()
        elif self.accept("::"):
            self._skip_type()
        else:
            self.take()

    def _skip_type(self) -> None:
        """Step over the type of a cast: its words may be others that begin something new."""
        self.qualified_name()
        self.accept_any(("VARYING", "PRECISION"))
        if self.sees("("):
            self.skip_parentheses()
        for word in ("WITH", "WITHOUT"):
            self.accept(word, "TIME", "ZONE")
