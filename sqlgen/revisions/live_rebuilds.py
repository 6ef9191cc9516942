"""Tables made anew on a live connection: the keys of others must not be enforced while the old table goes.

SQLite can't switch that within a transaction. Where none is open, it is switched off, the rebuild is a transaction of
its own, and it is switched on again. Else it is refused: committing what somebody else began isn't ours to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection

from sqlgen.profile.model import Profile
from sqlgen.revisions.parts import part
from sqlgen.revisions.run_errors import KeysStayOn


@contextmanager
def keys_off(connection: Connection, profile: Profile) -> Iterator[None]:
    """Foreign keys aren't enforced inside the block; afterwards they are, if they were before.

    What the block does is committed at its end, or undone when it raises, if they had to be switched.

    :raises KeysStayOn: they are enforced, and a transaction is open.
    """
    enforced = profile.rebuild.enforced
    if enforced is None or not connection.exec_driver_sql(enforced).scalar():
        yield
        return
    connection.exec_driver_sql(part("before_rebuilds", profile))
    if connection.exec_driver_sql(enforced).scalar():
        raise KeysStayOn(
            "a table must be made anew, and foreign keys are enforced",
            why="the old table would take rows along that refer to it, and in an open transaction no switch works",
            fix=(
                'switch it off before the transaction begins: connection.exec_driver_sql("PRAGMA foreign_keys=OFF")',
                "commit before this change, so that it has a transaction of its own",
            ),
        )
    driver = connection.connection
    try:
        yield
        driver.commit()
    except BaseException:
        driver.rollback()
        raise
    finally:
        connection.exec_driver_sql(part("after_rebuilds", profile, foreign_keys=True))
