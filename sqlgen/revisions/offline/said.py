"""What the database would have said: errors that the catalog foresees, so that `except OperationalError` catches them.

A revision file that tries to drop an index, and goes on when there is none, means the error of its database's driver.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from sqlalchemy import exc

from sqlgen.catalog.errors import (
    CatalogError,
    ColumnInTheWay,
    ColumnUnknown,
    ConstraintUnknown,
    IndexUnknown,
    NameTaken,
    ObjectUnknown,
    SecondPrimaryKey,
    TableInTheWay,
    TableUnknown,
    TriggerUnknown,
)
from sqlgen.profile.model import Profile
from sqlgen.revisions.offline import dbapi

_MISSING = (TableUnknown, ColumnUnknown, ConstraintUnknown, IndexUnknown, TriggerUnknown, ObjectUnknown)
_REFUSED = (ColumnInTheWay, TableInTheWay, SecondPrimaryKey)


def as_the_database_says(error: CatalogError, profile: Profile, *, in_batch: bool) -> None:
    """Make the error one of SQLAlchemy's, too, for the class that the database's driver has for it.

    :param in_batch: a batch that makes a table anew looks for itself, and says ValueError.
    """
    facts = profile.driver
    if isinstance(error, _MISSING):
        name = facts.missing
    elif isinstance(error, NameTaken):
        name = facts.taken
    elif isinstance(error, _REFUSED):
        name = facts.refused
    else:
        return
    said: Any = error
    said.__class__ = _both(cast(Any, type(error)), name, in_batch)
    said.orig = getattr(dbapi, name)(error.what)
    said.statement = said.params = said.detail = None
    said.hide_parameters = said.ismulti = said.connection_invalidated = False


@cache
def _both(ours: type[CatalogError], name: str, in_batch: bool) -> type[CatalogError]:
    """Our class, with its code and its message, that is also SQLAlchemy's class of that name."""
    theirs: Any = getattr(exc, name)
    bases = (ours, theirs, ValueError) if in_batch else (ours, theirs)
    return type(ours.__name__, bases, {"__module__": ours.__module__})
