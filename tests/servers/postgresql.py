"""A private PostgreSQL: scripts through psql, schemas through pg_dump."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from tests.servers.lifetime import Facts, run_as, started, system_user
from tests.servers.names import database_name
from tests.servers.result import Result
from tests.setup.places import postgresql_programs

SETTINGS = {
    "listen_addresses": "''",
    # a test database may be lost
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "50",
    "shared_buffers": "64MB",
}

# Cheaper than DROP and CREATE DATABASE: everything but the system's own goes, `public` comes back as it was.
RESET = r"""
DO $$
DECLARE item record;
BEGIN
    FOR item IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', item.nspname);
    END LOOP;
    FOR item IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
        EXECUTE format('DROP EXTENSION %I CASCADE', item.extname);
    END LOOP;
    FOR item IN SELECT evtname FROM pg_event_trigger LOOP
        EXECUTE format('DROP EVENT TRIGGER %I', item.evtname);
    END LOOP;
    FOR item IN SELECT pubname FROM pg_publication LOOP
        EXECUTE format('DROP PUBLICATION %I', item.pubname);
    END LOOP;
    CREATE SCHEMA public AUTHORIZATION pg_database_owner;
    COMMENT ON SCHEMA public IS 'standard public schema';
    GRANT USAGE ON SCHEMA public TO PUBLIC;
    EXECUTE format('ALTER DATABASE %I RESET ALL', current_database());
END $$
"""
END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

# What pg_dump says about itself and the session, not about the schema
NOISE = re.compile(r"^(--.*|SET .*;|SELECT pg_catalog\.set_config\(.*|\\(un)?restrict .*)?$")


class PostgreSQL:
    """The server of this test session."""

    def __init__(self, session: Path) -> None:
        facts = started(session, "postgresql", start)
        self._sockets = facts["sockets"]
        self._programs = Path(facts["programs"])
        self.version = facts["version"]
        self._made: set[str] = set()

    def fresh_database(self, name: str) -> str:
        database = database_name(name)
        if database in self._made:
            with self.connect(database) as connection:
                connection.execute(END_OTHERS)
                connection.execute(RESET)
        else:
            with self.connect("postgres") as connection:
                identifier = sql.Identifier(database)
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier))
                make = "CREATE DATABASE {} TEMPLATE template0 STRATEGY file_copy"
                connection.execute(sql.SQL(make).format(identifier))
            self._made.add(database)
        return database

    def run(self, sql_text: str, database: str) -> Result:
        psql = [str(self._programs / "psql"), "-X", "-v", "ON_ERROR_STOP=1", *self._where(database), "-f", "-"]
        done = subprocess.run(psql, input=sql_text.encode(), capture_output=True, env=client_environment(), check=False)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def rows(self, query: str, database: str) -> list[tuple[object, ...]]:
        with self.connect(database) as connection:
            return list(connection.execute(query.encode()))

    def dump(self, database: str) -> str:
        pg_dump = [str(self._programs / "pg_dump"), "-s", "--no-owner", "--no-privileges", *self._where(database)]
        done = subprocess.run(pg_dump, capture_output=True, text=True, env=client_environment(), check=True)
        return "".join(f"{line}\n" for line in done.stdout.splitlines() if not NOISE.match(line))

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self._sockets}"

    def _where(self, database: str) -> list[str]:
        return ["-h", self._sockets, "-U", "postgres", "-d", database]

    def connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(host=self._sockets, user="postgres", dbname=database, autocommit=True)


def start(folder: Path) -> Facts:
    """Make a cluster in `folder` and start its server; root does so as the user `postgres`."""
    programs = postgresql_programs()
    user = system_user("postgres")
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    run_as(user, [str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8",
                  "--locale=C", "--no-sync", "--no-instructions"])  # fmt: skip
    settings = " ".join(f"-c {key}={value}" for key, value in SETTINGS.items())
    options = f"{settings} -c unix_socket_directories={folder} -c external_pid_file={folder / 'pid'}"
    run_as(
        user, [str(programs / "pg_ctl"), "-D", str(data), "-w", "-s", "-l", str(folder / "log"), "-o", options, "start"]
    )
    with psycopg.connect(host=str(folder), user="postgres", dbname="postgres") as connection:
        version = str(connection.execute("SHOW server_version").fetchone()[0]).split()[0]  # type: ignore[index]
    return {"sockets": str(folder), "programs": str(programs), "version": version}


def client_environment() -> dict[str, str]:
    """The environment without settings of the person who runs the tests (PGHOST, PGOPTIONS, a .psqlrc's, ...)."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "PSQL"))}
    return {**kept, "PGCLIENTENCODING": "UTF8", "LC_ALL": "C.UTF-8"}
