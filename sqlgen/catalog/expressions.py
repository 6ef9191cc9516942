"""SQL expressions as text: which columns they read, and renaming one without touching anything else.

The text is parsed only to learn where the columns stand; what is printed is always the author's text.
Texts that nobody can parse stay what they are, and the answer is None.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from sqlgen.profile.identifiers import fold, from_sql, quote
from sqlgen.profile.model import Profile

_PREFIX = "SELECT 1 WHERE "  # an expression alone may begin like a statement: comment <> ''


class ColumnReference(NamedTuple):
    """A column's name as it stands at ``text[start:end]``; ``name`` in the spelling of SQLAlchemy's authors."""

    name: str
    table: str | None
    quoted: bool
    start: int
    end: int
    inner: bool  # in a subquery, where an unqualified name may be another table's


def mentions(sqltext: str, name: str) -> bool:
    """Whether the text could name it at all: a quick no spares a parse. Quotes doubled inside a name are seen."""
    text = sqltext.casefold()
    name = name.casefold()
    return name in text or any(name.replace(quote_mark, quote_mark * 2) in text for quote_mark in '"`]')


def columns_in(sqltext: str, profile: Profile) -> frozenset[str] | None:
    """The names of the columns that an expression reads; None if it can't be read."""
    references = column_references(sqltext, profile)
    if references is None:
        return None
    return frozenset(reference.name for reference in references if not reference.inner)


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
    references = column_references(sqltext, profile)
    if references is None:
        return None
    wanted = fold(profile, old)
    own = None if table is None else fold(profile, table)
    text = sqltext
    for reference in sorted(references, key=lambda each: each.start, reverse=True):
        if fold(profile, reference.name) == wanted and _is_own(reference, own, profile):
            written = written_like(sqltext[reference.start : reference.end], new, reference.quoted, profile)
            text = text[: reference.start] + written + text[reference.end :]
    return text


def _is_own(reference: ColumnReference, own: str | None, profile: Profile) -> bool:
    if reference.table is None:
        return not reference.inner
    return own is not None and fold(profile, reference.table) == own


def written_like(old_text: str, new: str, quoted: bool, profile: Profile) -> str:
    """The new name, in the quotes that the author had used."""
    if not quoted:
        return quote(profile, new)
    opening, closing = old_text[0], old_text[-1]
    return opening + new.replace(closing, closing * 2) + closing


def column_references(sqltext: str, profile: Profile) -> tuple[ColumnReference, ...] | None:
    """Every column that an expression names, in any order; None if it can't be read."""
    places = _parsed(sqltext, profile.sqlglot)
    if places is None:
        return None
    return tuple(
        ColumnReference(
            from_sql(profile, place.name, place.quoted),
            None if place.table is None else from_sql(profile, place.table, place.table_quoted),
            place.quoted,
            place.start,
            place.end,
            place.inner,
        )
        for place in places
    )


class _Place(NamedTuple):
    name: str
    quoted: bool
    table: str | None
    table_quoted: bool
    start: int
    end: int
    inner: bool


@lru_cache(maxsize=1024)
def _parsed(sqltext: str, sqlglot_name: str) -> tuple[_Place, ...] | None:
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        statements = sqlglot.parse(_PREFIX + sqltext, read=sqlglot_name)
    except (SqlglotError, RecursionError):
        return None
    if len(statements) != 1 or not isinstance(statements[0], exp.Select):
        return None
    condition = statements[0].args.get("where")
    if condition is None or set(_given(statements[0])) != {"expressions", "where"}:
        return None  # the text went on after the expression: GROUP BY ...
    places = [
        _place(column, sqltext) for column in condition.find_all(exp.Column) if isinstance(column.this, exp.Identifier)
    ]
    if any(place is None for place in places):
        return None
    return tuple(place for place in places if place is not None)


def _given(node: Any) -> list[str]:
    return [key for key, value in node.args.items() if value]


def _place(column: Any, sqltext: str) -> _Place | None:
    from sqlglot import exp

    identifier = column.this
    start = identifier.meta.get("start", -1) - len(_PREFIX)
    end = identifier.meta.get("end", -2) + 1 - len(_PREFIX)
    written = sqltext[max(start, 0) : max(end, 0)]
    if start < 0 or written.strip('"`[]').casefold() not in _spellings(identifier.name):
        return None
    table = column.args.get("table")
    inner = column.find_ancestor(exp.Select).parent is not None
    return _Place(
        identifier.name,
        bool(identifier.quoted),
        table.name if table is not None else None,
        bool(table.quoted) if table is not None else False,
        start,
        end,
        inner,
    )


def _spellings(name: str) -> set[str]:
    name = name.casefold()
    return {name.replace(mark, mark * 2).strip('"`[]') for mark in ('"', "`", "]")} | {name.strip('"`[]')}
