"""What the compiler hands on: one SQL statement, with what a script must know of it."""

from __future__ import annotations

from msgspec import Struct

from sqlgen.errors import Location
from sqlgen.operations.base import MigrateOperation


class Statement(Struct, frozen=True):
    """SQL text without its terminator, and the facts that decide where it may stand in a script.

    ``kind`` is the name of the template that made it ("create_index"), or "comment" for a statement
    without text: nothing runs, its ``notes`` are all there is to say. ``own_batch``: it must be alone
    in its batch (a T-SQL declaration, a PL/SQL block). ``transactional`` False: it can't run inside a
    transaction. ``notes`` are comments for a human, to stand above it.
    """

    text: str
    kind: str
    table: str | None = None
    schema: str | None = None
    transactional: bool = True
    own_batch: bool = False
    operation: MigrateOperation | None = None
    source: Location | None = None
    notes: tuple[str, ...] = ()
