"""A private MariaDB: scripts through the `mariadb` client, schemas through `mariadb-dump`."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pymysql

from tests.servers.lifetime import Facts, locked, run_as, started, system_user, wait_until
from tests.servers.names import database_name
from tests.servers.result import Result
from tests.setup.places import program

SETTINGS = (
    "--skip-networking",
    # a test database may be lost
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-flush-method=nosync",
    "--innodb-doublewrite=OFF",
    # a table of statistics that every CREATE and ALTER writes to is half of their cost
    "--innodb-stats-persistent=OFF",
    "--innodb-file-per-table=OFF",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=16M",
    "--character-set-server=utf8mb4",
)

# The server outlives the function that starts it; the keeper ends it.
RUNNING: list[subprocess.Popen[bytes]] = []

# What mariadb-dump says about its session, not about the schema
NOISE = re.compile(r"^(/\*M?!\d+(\\-)? (SET|enable) .*|CREATE DATABASE .*|--.*)?$")
KEY = re.compile(r"^  (PRIMARY KEY|(UNIQUE |FULLTEXT |SPATIAL )?KEY|CONSTRAINT) ")


class MariaDB:
    """The server of this test session."""

    def __init__(self, session: Path) -> None:
        facts = started(session, "mariadb", start)
        self._session = session
        self._socket = facts["socket"]
        self.version = facts["version"]
        self._client = [str(program("mariadb")), *self._where(), "--default-character-set=utf8mb4"]
        self._dump = [str(program("mariadb-dump")), *self._where(), "--no-data", "--skip-comments",
                      "--skip-add-drop-table", "--routines", "--events"]  # fmt: skip

    def fresh_database(self, name: str) -> str:
        database = database_name(name)
        self._make([database])
        return database

    @contextmanager
    def other_databases(self, *names: str) -> Iterator[None]:
        """Empty databases under exactly these names while inside, for scripts that name a schema.

        The server is shared: only one test at a time is inside.
        """
        with locked(self._session / "mariadb.other.lock"):
            self._make(names)
            try:
                yield
            finally:
                self._drop(names)

    def run(self, sql_text: str, database: str) -> Result:
        done = subprocess.run([*self._client, database], input=sql_text.encode(), capture_output=True, check=False)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def rows(self, query: str, database: str) -> list[tuple[object, ...]]:
        with self.connect(database) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())

    def dump(self, database: str) -> str:
        done = subprocess.run([*self._dump, database], capture_output=True, check=True)
        return normalised(done.stdout.decode())

    def dumps(self, databases: Sequence[str]) -> list[str]:
        """Those of several databases, in one go."""
        done = subprocess.run([*self._dump, "--databases", *databases], capture_output=True, check=True)
        return [normalised(part) for part in re.split(r"^USE `.*`;\n", done.stdout.decode(), flags=re.MULTILINE)[1:]]

    def url(self, database: str) -> str:
        return (
            f"mariadb+pymysql://root@localhost/{database}?unix_socket={self._socket}&charset=utf8mb4&ssl_disabled=yes"
        )

    def _where(self) -> list[str]:
        return ["--no-defaults", f"--socket={self._socket}", "--user=root"]

    def connect(self, database: str | None = None) -> pymysql.Connection[pymysql.cursors.Cursor]:
        return pymysql.connect(
            unix_socket=self._socket,
            user="root",
            database=database,
            charset="utf8mb4",
            autocommit=True,
            ssl_disabled=True,  # else each connection reads all certificates of this machine, for 60 ms
        )

    def _make(self, databases: list[str] | tuple[str, ...]) -> None:
        self._drop(databases)
        with self.connect() as connection, connection.cursor() as cursor:
            for database in databases:
                cursor.execute(f"CREATE DATABASE `{database}`")

    def _drop(self, databases: list[str] | tuple[str, ...]) -> None:
        with self.connect() as connection, connection.cursor() as cursor:
            # else a foreign key from another database keeps a table, and the database, where it is
            cursor.execute("SET foreign_key_checks = 0")
            for database in databases:
                cursor.execute(f"DROP DATABASE IF EXISTS `{database}`")


def normalised(dump: str) -> str:
    """The schema in a dump: no session settings, no row counters, keys of a table in one order.

    The order of keys tells only in which order they were made; the order of columns counts.
    """
    lines: list[str] = []
    keys: list[str] = []
    for line in dump.splitlines():
        if KEY.match(line):
            keys.append(line.rstrip(","))
            continue
        lines.extend(sorted(keys))
        keys.clear()
        if not NOISE.match(line):
            lines.append(re.sub(r" AUTO_INCREMENT=\d+", "", line).rstrip(","))
    return "".join(f"{line}\n" for line in lines)


def start(folder: Path) -> Facts:
    """Make a data directory in `folder` and start its server; root does so as the user `mysql`."""
    user = system_user("mysql")
    if user:
        shutil.chown(folder, user)
    data, socket, log = folder / "data", folder / "socket", folder / "log"
    as_user = [f"--user={user}"] if user else []
    install = [str(program("mariadb-install-db")), "--no-defaults", *as_user, f"--datadir={data}"]
    run_as(None, [*install, "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-log-bin"])
    server = [str(program("mariadbd")), "--no-defaults", *as_user, f"--datadir={data}", f"--socket={socket}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*server, f"--pid-file={data / 'server.pid'}", *SETTINGS],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            start_new_session=True,
        )
    RUNNING.append(process)
    (folder / "pid").write_text(f"{process.pid}\n", "utf-8")
    version = ""

    def answers() -> bool:
        nonlocal version
        try:
            with pymysql.connect(unix_socket=str(socket), user="root", ssl_disabled=True) as connection:
                version = str(connection.get_server_info())  # type: ignore[no-untyped-call]
        except pymysql.OperationalError:
            return False
        return True

    wait_until(answers, seconds=60, otherwise=lambda: f"MariaDB doesn't start:\n{log.read_text('utf-8', 'replace')}")
    return {"socket": str(socket), "version": re.split(r"-MariaDB", version)[0]}
