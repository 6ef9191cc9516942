"""What can go wrong while revision files run (SG55x); the errors of reading them stand in ``errors``."""

from __future__ import annotations

from sqlgen.errors import CannotGenerate, Location, UsageError


class RevisionFailed(CannotGenerate):
    """``upgrade()`` or ``downgrade()`` of a revision file raised an exception of its own."""

    code = "SG551"


class RevisionImportFailed(CannotGenerate):
    """A revision file raised an exception while it was imported."""

    code = "SG552"


class NoConnection(CannotGenerate):
    """A revision file asked a database for something, and there is no database."""

    code = "SG553"

    def __init__(self, what_was_asked: str, *, where: Location | None = None) -> None:
        super().__init__(
            f"{what_was_asked} needs a database, and none is connected",
            where=where,
            why="the script is made offline; what stands in the tables isn't known here",
            fix=(
                "write it as op.execute(...), which goes into the script as SQL",
                "op.bulk_insert(...) for rows that are known",
                "leave it out when context.is_offline_mode() is true",
            ),
        )


class CannotDerive(CannotGenerate):
    """A rollback was to be derived, and something that the upgrade does has no inverse."""

    code = "SG554"


class NotOffered(CannotGenerate):
    """A revision file uses a part of Alembic that has no place in a revision file."""

    code = "SG555"


class NoUpgrade(CannotGenerate):
    """A revision file has no ``upgrade()``."""

    code = "SG556"


class NoDialect(UsageError):
    """A migration context was asked for without a connection, a URL or a dialect."""

    code = "SG557"


class OfflineOnly(UsageError):
    """A migration context that writes a script was asked for what only a live one can do, or the reverse."""

    code = "SG558"
