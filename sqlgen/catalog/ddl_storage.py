"""What a script of a whole schema says of how things are stored, as SQL Server's and Oracle's programs write it.

A catalog doesn't hold it. What is as it would be without a word is stepped over; anything else isn't readable, since
a table that is made again from the catalog would be stored in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlgen.catalog.ddl_tokens import Cursor, Unreadable

_USUAL = {
    *(("PAD_INDEX", "OFF"), ("STATISTICS_NORECOMPUTE", "OFF"), ("SORT_IN_TEMPDB", "OFF"), ("IGNORE_DUP_KEY", "OFF")),
    *(("DROP_EXISTING", "OFF"), ("ONLINE", "OFF"), ("ALLOW_ROW_LOCKS", "ON"), ("ALLOW_PAGE_LOCKS", "ON")),
    *(("OPTIMIZE_FOR_SEQUENTIAL_KEY", "OFF"), ("DATA_COMPRESSION", "NONE"), ("FILLFACTOR", "0"), ("FILLFACTOR", "100")),
    *(("STATISTICS_INCREMENTAL", "OFF"), ("XML_COMPRESSION", "OFF")),
}
"""Settings of an index, and what they are unless somebody says otherwise (learn.microsoft.com, CREATE INDEX)."""


def skip_storage(cursor: Cursor, held: Collection[str] = ()) -> None:
    """Step over how something is stored, where this database's scripts say it.

    :param held: options that a catalog does hold; they are left to the caller. Oracle's scripts name the tablespace of
        everything, also where it is the usual one: where it isn't held, it doesn't count.
    :raises Unreadable: it is stored in a way of its own.
    """
    skip = _SKIPPERS.get(cursor.profile.objects.storage)
    while skip is not None and skip(cursor, held):
        pass


def _skip_filegroup(cursor: Cursor, _held: Collection[str]) -> bool:
    """SQL Server: settings, and a filegroup."""
    if cursor.sees("WITH", "("):
        cursor.take()
        _skip_settings(cursor)
        return True
    if cursor.sees_any(("ON", "TEXTIMAGE_ON")) and not cursor.sees("ON", "DELETE") and not cursor.sees("ON", "UPDATE"):
        cursor.take()
        if cursor.name().upper() != "PRIMARY" or cursor.sees("("):
            raise Unreadable("a filegroup or partitions of its own")
        return True
    return False


def _skip_settings(cursor: Cursor) -> None:
    for setting in cursor.in_parentheses().split(","):
        name, _, value = setting.partition("=")
        if (name.strip().upper(), value.strip().upper()) not in _USUAL:
            raise Unreadable(f"a setting of its own: {' '.join(setting.split())}")


_WORDS = (
    *(
        ("ENABLE", "VALIDATE"),
        ("ENABLE",),
        ("USING", "INDEX"),
        ("COMPUTE", "STATISTICS"),
        ("NOCOMPRESS",),
        ("LOGGING",),
    ),
    *(("NOPARALLEL",), ("NOCACHE",), ("SEGMENT", "CREATION", "IMMEDIATE"), ("SEGMENT", "CREATION", "DEFERRED")),
    *(("VISIBLE",), ("NORELY",), ("VALIDATE",)),
)
_WITH_NUMBER = ("PCTFREE", "PCTUSED", "INITRANS", "MAXTRANS")


def _skip_segment(cursor: Cursor, held: Collection[str]) -> bool:
    """Oracle: what DBMS_METADATA writes behind every table, key and index."""
    for words in _WORDS:
        if cursor.accept(*words):
            return True
    if cursor.accept_any(_WITH_NUMBER) is not None:
        cursor.take()
        return True
    if cursor.sees("STORAGE", "("):
        cursor.take()
        cursor.skip_parentheses()
        return True
    if cursor.accept("DEFAULT", "COLLATION"):
        cursor.name()
        return True
    if cursor.sees("TABLESPACE") and "tablespace" not in held:
        cursor.take()
        cursor.name()
        return True
    return False


_SKIPPERS: dict[str, Callable[[Cursor, Collection[str]], bool]] = {
    "filegroups": _skip_filegroup,
    "segments": _skip_segment,
}
