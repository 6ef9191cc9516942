"""SQL expressions as text: which columns they read, and renaming one without touching anything else.

The text is parsed only to learn where the columns stand; what is printed is always the author's text.
Texts that nobody can parse stay what they are, and the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlgen.profile.identifiers import fold, fold_table, from_sql, quote
from sqlgen.profile.model import Profile

_ON_UPDATE = re.compile(
    r"\s+ON\s+UPDATE\s+(?:CURRENT_TIMESTAMP|NOW|LOCALTIME(?:STAMP)?)\s*(?:\(\s*\d*\s*\))?\s*\Z", re.IGNORECASE
)
_PREFIX = "SELECT 1 WHERE "  # an expression alone may begin like a statement: comment <> ''


class Word(NamedTuple):
    """An identifier as it stands at ``text[start:end]``, quotes included; ``name`` is without them."""

    name: str
    quoted: bool
    start: int
    end: int


class ColumnReference(NamedTuple):
    """A column that an expression names, perhaps qualified with its table.

    ``inner``: in a subquery, where an unqualified name may be another table's.
    """

    column: Word
    table: Word | None
    inner: bool


def mentions(sqltext: str, name: str) -> bool:
    """Whether the text could name it at all: a quick no spares a parse. Quotes doubled inside a name are seen."""
    text = sqltext.casefold()
    name = name.casefold()
    return name in text or any(name.replace(quote_mark, quote_mark * 2) in text for quote_mark in '"`]')


def columns_in(sqltext: str, profile: Profile) -> frozenset[str] | None:
    """The names of the columns that an expression reads; None if it can't be read."""
    references = references_in(sqltext, profile)
    if references is None:
        return None
    return frozenset(_name(each.column, profile) for each in references if not each.inner or each.table is not None)


def words_in(sqltext: str, profile: Profile) -> frozenset[str] | None:
    """All words of a text that could be names, for one whose grammar nobody knows; None if it has no end."""
    from sqlglot import Dialect, TokenType
    from sqlglot.errors import SqlglotError

    try:
        tokens: list[Any] = Dialect.get_or_raise(profile.sqlglot).tokenize(sqltext)
    except SqlglotError:
        return None
    literals = (TokenType.STRING, TokenType.NUMBER)
    words = [each for each in tokens if each.token_type not in literals]
    return frozenset(from_sql(profile, each.text, each.token_type is TokenType.IDENTIFIER) for each in words)


def reads_column(sqltext: str, column: str, profile: Profile) -> bool:
    """Whether an expression reads the column; one that can't be read and holds the name is taken to."""
    if not mentions(sqltext, column):
        return False
    columns = columns_in(sqltext, profile)
    wanted = fold(profile, column)
    return columns is None or any(fold(profile, name) == wanted for name in columns)


def rename_column_in(sqltext: str, old: str, new: str, profile: Profile, *, table: str | None = None) -> str | None:
    """The text with the column's new name where it had the old one, byte for byte the same elsewhere.

    A name qualified with another table than ``table`` is that one's. None if the text can't be read but
    holds the old name.
    """
    if not mentions(sqltext, old):
        return sqltext
    references = references_in(sqltext, profile)
    if references is None:
        return None
    wanted = fold(profile, old)
    own = None if table is None else fold_table(profile, table)
    words = [
        each.column
        for each in references
        if fold(profile, _name(each.column, profile)) == wanted and _is_own(each, own, profile)
    ]
    return rewritten(sqltext, words, new, profile)


def rename_table_in(sqltext: str, old: str, new: str, profile: Profile) -> str | None:
    """The text with the table's new name where columns are qualified with the old one.

    None if the text can't be read but holds the old name.
    """
    if not mentions(sqltext, old):
        return sqltext
    references = references_in(sqltext, profile)
    if references is None:
        return None
    wanted = fold_table(profile, old)
    words = [each.table for each in references if each.table is not None]
    return rewritten(
        sqltext, [word for word in words if fold_table(profile, _name(word, profile)) == wanted], new, profile
    )


def rewritten(
    sqltext: str, words: Iterable[Word], new: str, profile: Profile, *, behind: Mapping[Word, str] | None = None
) -> str:
    """The text with a new name in the places of these words, in the quotes that the author had used.

    ``behind``: what is to stand behind some of them.

    Not where quotes would make it another name: Oracle's "email" isn't email.
    """
    keeps_quotes = fold(profile, from_sql(profile, new, True)) == fold(profile, new)
    for word in sorted(words, key=lambda each: each.start, reverse=True):
        written = quote(profile, new)
        if word.quoted and keeps_quotes:
            opening, closing = sqltext[word.start], sqltext[word.end - 1]
            written = opening + new.replace(closing, closing * 2) + closing
        if behind is not None:
            written += behind.get(word, "")
        sqltext = sqltext[: word.start] + written + sqltext[word.end :]
    return sqltext


def _name(word: Word, profile: Profile) -> str:
    return from_sql(profile, word.name, word.quoted)


def _is_own(reference: ColumnReference, own: str | None, profile: Profile) -> bool:
    if reference.table is None:
        return not reference.inner
    return own is not None and fold_table(profile, _name(reference.table, profile)) == own


def references_in(sqltext: str, profile: Profile) -> tuple[ColumnReference, ...] | None:
    """Every column that an expression names, in the order of the text; None if it can't be read.

    The expression may be a default of MySQL's that goes on with ON UPDATE and a function, which reads no column.
    """
    updated = _ON_UPDATE.search(sqltext)
    return _parsed(sqltext if updated is None else sqltext[: updated.start()], profile.sqlglot)


@lru_cache(maxsize=1024)
def _parsed(sqltext: str, sqlglot_name: str) -> tuple[ColumnReference, ...] | None:
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        statements = sqlglot.parse(_PREFIX + sqltext, read=sqlglot_name)
    except (SqlglotError, RecursionError):
        return None
    if len(statements) != 1 or not isinstance(statements[0], exp.Select):
        return None
    where = statements[0].args.get("where")
    if where is None or {key for key, value in statements[0].args.items() if value} != {"expressions", "where"}:
        return None  # the text went on after the expression: GROUP BY ...
    if where.find(exp.Parameter, exp.Placeholder) is not None:
        return None  # no expression of a schema has any: it is an operator, PostgreSQL's "@ x", taken for one
    references: dict[int, ColumnReference] = {}  # by place: sqlglot doubles some nodes
    for identifier in where.find_all(exp.Identifier):
        if not _names_column(identifier):
            continue
        column = identifier.parent
        word = _word(identifier, sqltext)
        table = column.args.get("table")
        qualifier = None if table is None else _word(table, sqltext)
        if word is None or (table is not None and qualifier is None):
            return None
        inner = column.find_ancestor(exp.Select) is not statements[0]
        references[word.start] = ColumnReference(word, qualifier, inner)
    return tuple(references[start] for start in sorted(references))


def _names_column(identifier: Any) -> bool:
    """Whether the word is a column: also the one before ``->`` in arguments, which sqlglot takes for a lambda's."""
    from sqlglot import exp

    if isinstance(identifier.parent, exp.Column):
        return bool(identifier.arg_key == "this")
    return isinstance(identifier.parent, exp.Lambda)


def _word(identifier: Any, sqltext: str) -> Word | None:
    """Where the identifier stands; None if sqlglot doesn't know, or another text stands there."""
    start = identifier.meta.get("start", -1) - len(_PREFIX)
    end = identifier.meta.get("end", -2) + 1 - len(_PREFIX)
    quoted = bool(identifier.quoted)
    if not 0 <= start < end:
        return None
    written = sqltext[start:end]
    if quoted:
        closing = written[-1]
        written = written[1:-1].replace(closing * 2, closing)
    return Word(identifier.name, quoted, start, end) if written == identifier.name else None
