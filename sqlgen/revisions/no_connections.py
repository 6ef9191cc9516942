"""While env.py runs, SQLAlchemy's engines don't connect: neither to a server nor to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn

from sqlalchemy.engine import Engine

from sqlgen.revisions.offline.connection import OfflineEngine

_refuse: ContextVar[Callable[[Engine], NoReturn] | None] = ContextVar("sqlgen_refuse_connections", default=None)


@contextmanager
def no_connections(refuse: Callable[[Engine], NoReturn]) -> Iterator[None]:
    """Call `refuse` for an engine that is to connect inside the block. Other threads aren't concerned."""
    real: Any = Engine.raw_connection

    def raw_connection(engine: Engine) -> Any:
        asked = None if isinstance(engine, OfflineEngine) else _refuse.get()
        return real(engine) if asked is None else asked(engine)

    token = _refuse.set(refuse)
    Engine.raw_connection = raw_connection  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Engine.raw_connection = real  # type: ignore[method-assign]
        _refuse.reset(token)


@contextmanager
def connections_as_ever() -> Iterator[None]:
    """Inside of such a block, for what isn't env.py's own."""
    token = _refuse.set(None)
    try:
        yield
    finally:
        _refuse.reset(token)
