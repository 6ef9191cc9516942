"""Databases that take one world at a time, over a connection that stays open."""

from __future__ import annotations

from tests.drawn.engines.engine import Engine
from tests.drawn.engines.mariadb import MariaDBEngine
from tests.drawn.engines.postgresql import PostgreSQLEngine
from tests.drawn.engines.sqlite import SQLiteEngine

__all__ = ["Engine", "MariaDBEngine", "PostgreSQLEngine", "SQLiteEngine"]
