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
    """A revision file needs to know what only a database can tell.

    ``recorded``: how many operations were recorded when it asked; None where it isn't told.
    """

    code = "SG553"
    recorded: int | None = None

    def __init__(self, what: str, *, where: Location | None = None, further: tuple[str, ...] = ()) -> None:
        super().__init__(
            f"only the database knows {what}",
            where=where,
            why="the script is made offline; what stands in the tables isn't known here",
            fix=(*_WAYS_OUT, *further),
        )

    @classmethod
    def for_rows(cls, sql: str, *, where: Location | None = None, replaying: bool = False) -> NoConnection:
        """The rows of a query are asked for; ``replaying``: by a revision before the script's range."""
        if replaying:
            way = "--replay-reads empty, if the tables had no rows then: the header says so; or a baseline"
        else:
            way = "--reads empty assumes that there are no rows, says so in the script, and exits with status 1"
        ways = (way,) if replaying else (way, _BY_HAND)
        return cls(f"the rows of: {sql}", where=where, further=ways)


_WAYS_OUT = (
    "write it as one statement, which goes into the script: op.execute('INSERT INTO ... SELECT ...'), "
    "op.execute('UPDATE ... FROM ...')",
    "leave it out when context.is_offline_mode() is true",
)


_BY_HAND = (
    "--manual-steps leaves the rest of the revision to a person: the script stops there, and goes on in another file"
)


class CannotRollBack(CannotGenerate):
    """A revision file rolls back what the script can't leave out."""

    code = "SG560"

    def __init__(self, why: str) -> None:
        super().__init__(
            "a transaction is rolled back, and the script can't do without what it did",
            why=why,
            fix="commit what is to stay, or leave out what is to go",
        )


class TableNotKnown(CannotGenerate):
    """A revision file inspects a table that isn't known in full."""

    code = "SG559"

    def __init__(self, name: str, schema: str | None, knowledge: str, *, where: Location | None = None) -> None:
        shown = f"{schema}.{name}" if schema else name
        why = (
            "SQL that nobody here could read named it, and may have changed it"
            if knowledge == "uncertain"
            else "no revision created it: only what revisions did to it is known"
        )
        super().__init__(
            f"the table {shown} is inspected, and isn't known in full",
            where=where,
            why=why,
            fix=(
                "start the range at base, if a revision creates the table",
                "give a baseline that holds the table",
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


class KeysStayOn(CannotGenerate):
    """A table must be made anew on a connection that enforces foreign keys, and they can't be switched off now."""

    code = "SG563"


class PluginFailed(CannotGenerate):
    """A module that the configuration names under ``plugins`` can't be imported."""

    code = "SG564"

    def __init__(self, module: str, error: BaseException) -> None:
        super().__init__(
            f"importing the plug-in {module} raised {type(error).__name__}: {error}",
            why="the configuration names it under `plugins`",
            fix=("install it, or name its folder in prepend_sys_path", "take it out of `plugins`"),
        )
