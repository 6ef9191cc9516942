"""The schema of a database that exists, from a file: a snapshot of ours, or the database's own schema as SQL."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.schema_text import Unread, read_schema_text
from sqlgen.catalog.snapshot import read_snapshot, snapshot_data
from sqlgen.profile.model import Profile

__all__ = ["Baseline", "Unread", "is_snapshot", "named_dialects", "read_baseline"]


class Baseline(Struct, frozen=True):
    """A schema that scripts may start on.

    ``source`` says in a word or two what it was read from. ``revisions`` are the rows of the version table that it
    goes with, None where nobody said. ``unread`` is what the catalog holds in part only, or not at all.
    """

    catalog: Catalog
    source: str
    revisions: tuple[str, ...] | None = None
    unread: tuple[Unread, ...] = ()


def read_baseline(text: str, profile: Profile) -> Baseline:
    """The schema that a text tells.

    :raises SnapshotMismatch: a snapshot of another database, of a newer format, or damaged.
    :raises NoSchema: neither a snapshot, nor SQL that creates anything.
    """
    if not is_snapshot(text):
        catalog, unread = read_schema_text(text, profile)
        return Baseline(catalog, "schema as SQL", None, unread)
    snapshot = read_snapshot(text, profile)
    source = "snapshot" if snapshot.server in ("", profile.version_text) else f"snapshot for version {snapshot.server}"
    return Baseline(snapshot.catalog, source, snapshot.revisions)


def is_snapshot(text: str) -> bool:
    """Whether a text is JSON; no SQL begins like this."""
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def named_dialects(text: str) -> tuple[str, ...]:
    """The dialects that a text says to be of, by its own words; empty where it says nothing.

    :raises SnapshotMismatch: JSON that isn't a snapshot.
    """
    if is_snapshot(text):
        return (str(snapshot_data(text).get("dialect", "")),)
    head = text[:4000]
    return next((dialects for sees, dialects in _SIGNATURES if sees(head)), ())


def _words(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE).search


_SIGNATURES: tuple[tuple[Callable[[str], object], tuple[str, ...]], ...] = (
    # what the programs write that dump a schema
    (_words(r"^-- PostgreSQL database (?:cluster )?dump"), ("postgresql",)),
    (_words(r"^-- (?:MariaDB|\S*mariadb) dump |^-- Server version\s.*mariadb|^/\*M?!999999\\- "), ("mariadb",)),
    (_words(r"^-- MySQL dump "), ("mysql",)),
    (_words(r"^PRAGMA foreign_keys=OFF;\s*^BEGIN TRANSACTION;|^CREATE TABLE sqlite_sequence\(name,seq\)"), ("sqlite",)),
    (_words(r"^SET (?:ANSI_NULLS|QUOTED_IDENTIFIER) (?:ON|OFF)\s*^GO\b|^/\*{6} Object:"), ("mssql",)),
)
