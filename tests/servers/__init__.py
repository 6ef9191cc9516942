"""Real databases for the tests: PostgreSQL, MariaDB and SQLite, private, thrown away at the end."""

from __future__ import annotations

from tests.servers.mariadb import MariaDB
from tests.servers.postgresql import PostgreSQL
from tests.servers.result import Result, Server
from tests.servers.sqlite import SQLite, SQLiteNewest

__all__ = ["MariaDB", "PostgreSQL", "Result", "SQLite", "SQLiteNewest", "Server"]
