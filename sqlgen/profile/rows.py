"""What comes back of a value that was written into a row: the facts by which rows are known without a database."""

from __future__ import annotations

from typing import Literal

import msgspec


class StoredRows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds on every server of a version, whatever its settings; what depends on them isn't known."""

    text_equality: Literal["exact", "collation"] = "collation"  # exact: only the same text is equal
    text_order: Literal["code_points", "collation"] = "collation"  # by which text is sorted
    text_beyond_ascii: bool = False  # it comes back as written, whatever the server's character set
    text_lengths: bool = True  # VARCHAR(n) holds n characters
    empty_text_is_null: bool = False
    dates: Literal["native", "text", "unknown"] = "unknown"  # how DATE and DATETIME come back from a driver
    moment_literal: str = "TIMESTAMP"  # the type of TIMESTAMP '...' as sqlglot reads it
    microseconds: bool = False  # DATETIME holds them
    decimals: Literal["exact", "affinity", "unknown"] = "unknown"  # affinity: SQLite's integers and doubles
    doubles: tuple[str, ...] = ()  # SQLAlchemy's types (visit names) that hold a Python float as it is
    json: Literal["text", "unknown"] = "unknown"  # text: JSON comes back as it was written
    # keys that the database gives: start, start + increment, ...; the largest plus one; up to the server's settings
    keys: Literal["sequence", "rowid", "unknown"] = "unknown"
    switches: tuple[str, ...] = ()  # first words of statements that say how rows are taken: they are followed by t ON
