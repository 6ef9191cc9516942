"""SQLite twice: the machine's command line, and the newest library through apsw, whose ALTER TABLE can do more."""

from __future__ import annotations

import io
import subprocess
from contextlib import closing
from pathlib import Path

import apsw
import apsw.shell

from tests.servers.names import database_name
from tests.servers.result import Result
from tests.servers.sqlite_schema import describe
from tests.setup.places import program


class SQLiteFiles:
    """Databases as files of the session's folder."""

    def __init__(self, session: Path, folder: str) -> None:
        self._folder = session / folder
        self._folder.mkdir(exist_ok=True)

    def fresh_database(self, name: str) -> str:
        path = self._folder / f"{database_name(name)}.db"
        for leftover in (path, *(Path(f"{path}-{kind}") for kind in ("journal", "wal", "shm"))):
            leftover.unlink(missing_ok=True)
        return str(path)

    def rows(self, query: str, database: str) -> list[tuple[object, ...]]:
        with closing(apsw.Connection(database)) as connection:
            return list(connection.execute(query))

    def dump(self, database: str) -> str:
        with closing(apsw.Connection(database)) as connection:
            return describe(connection)

    def url(self, database: str) -> str:
        return f"sqlite:///{database}"


class SQLite(SQLiteFiles):
    """The `sqlite3` of this machine."""

    def __init__(self, session: Path) -> None:
        super().__init__(session, "sqlite")
        self._client = str(program("sqlite3"))
        said = subprocess.run([self._client, "--version"], capture_output=True, text=True, check=True)
        self.version = said.stdout.split()[0]

    def run(self, sql_text: str, database: str) -> Result:
        command = [self._client, "-init", "/dev/null", "-batch", "-bail", database]
        done = subprocess.run(command, input=sql_text.encode(), capture_output=True, check=False)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class SQLiteNewest(SQLiteFiles):
    """The library that apsw brings, through apsw's shell, which knows the dot commands."""

    version = apsw.sqlite_lib_version()

    def __init__(self, session: Path) -> None:
        super().__init__(session, "sqlite-newest")

    def run(self, sql_text: str, database: str) -> Result:
        stdout, stderr = io.StringIO(), io.StringIO()
        arguments = ["--batch", "--bail", database]
        shell = apsw.shell.Shell(stdin=io.StringIO(sql_text), stdout=stdout, stderr=stderr, args=arguments)
        status = 0
        try:
            shell.cmdloop()  # type: ignore[no-untyped-call]
        except (apsw.Error, shell.Error):
            status = 1
        except SystemExit as end:
            status = int(end.code or 0)
        finally:
            shell.db.close()
        return Result(status, stdout.getvalue(), stderr.getvalue())
