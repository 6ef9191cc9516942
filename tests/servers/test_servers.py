"""The servers themselves: real, private, emptied, and dumped without what differs from run to run."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pymysql
import pytest
import sqlalchemy as sa

from tests.servers import Server
from tests.servers.lifetime import SessionFolder, started
from tests.setup.places import ROOT

SERVERS = ["postgres", "mariadb", "sqlite", "sqlite_newest"]


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> Server:
    server: Server = request.getfixturevalue(request.param)
    return server


def test_runs_a_script(server: Server) -> None:
    database = server.fresh_database("runs a script")
    server.run("CREATE TABLE t (a INTEGER);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\n", database).must()
    assert server.rows("SELECT a FROM t ORDER BY a", database) == [(1,), (2,)]


def test_stops_at_the_first_error(server: Server) -> None:
    database = server.fresh_database("stops at the first error")
    result = server.run("CREATE TABLE t (a INTEGER);\nINSERT INTO missing VALUES (1);\nDROP TABLE t;\n", database)
    assert not result.ok
    assert "missing" in result.stderr
    assert server.rows("SELECT a FROM t", database) == []
    with pytest.raises(AssertionError, match="missing"):
        result.must()


def test_text_keeps_its_bytes(server: Server) -> None:
    database = server.fresh_database("text keeps its bytes")
    server.run("CREATE TABLE t (a VARCHAR(20));\nINSERT INTO t VALUES ('é 😀 \"ß\"');\n", database).must()
    assert server.rows("SELECT a FROM t", database) == [('é 😀 "ß"',)]


def test_url_is_for_sqlalchemy(server: Server) -> None:
    database = server.fresh_database("url is for sqlalchemy")
    engine = sa.create_engine(server.url(database))
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE t (a INTEGER)"))
    engine.dispose()
    assert server.rows("SELECT a FROM t", database) == []


def test_a_fresh_database_dumps_like_a_new_one(server: Server) -> None:
    new = server.dump(server.fresh_database("never used before"))
    database = server.fresh_database("used before")
    server.run("CREATE TABLE t (a INTEGER);\nCREATE VIEW v AS SELECT a FROM t;\n", database).must()
    assert server.dump(database) != new
    assert server.fresh_database("used before") == database
    assert server.dump(database) == new


def test_a_dump_is_the_same_twice_and_has_no_noise(server: Server) -> None:
    script = """
        CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(10) DEFAULT 'x' NOT NULL);
        CREATE TABLE child (a INTEGER, parent_id INTEGER,
                            CONSTRAINT fk_c FOREIGN KEY (parent_id) REFERENCES parent (id),
                            CONSTRAINT ck_c CHECK (a > 0));
        CREATE INDEX ix_c ON child (a);
    """
    dumps: list[str] = []
    for name in ("one dump", "another dump"):
        database = server.fresh_database(name)
        server.run(script, database).must()
        dumps.append(server.dump(database))
    assert dumps[0] == dumps[1]
    assert all(name in dumps[0] for name in ("parent", "child", "fk_c", "ck_c", "ix_c"))
    assert not any(line.startswith(("--", "SET ", "\\", "/*")) for line in dumps[0].splitlines())


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE t ADD COLUMN b INTEGER",
        "CREATE INDEX ix ON t (a)",
        "CREATE UNIQUE INDEX ix ON t (a)",
        "DROP TABLE t",
        "ALTER TABLE t RENAME COLUMN a TO c",
    ],
)
def test_a_dump_tells_a_change(server: Server, change: str) -> None:
    database = server.fresh_database("a dump tells a change")
    server.run("CREATE TABLE t (a INTEGER, z INTEGER);", database).must()
    before = server.dump(database)
    server.run(f"{change};", database).must()
    assert server.dump(database) != before


def test_the_postgresql_reset_leaves_nothing(postgres: Server) -> None:
    new = postgres.dump(postgres.fresh_database("reset, never used"))
    database = postgres.fresh_database("reset, used")
    script = """
        CREATE SCHEMA audit; CREATE TABLE audit.t (a int GENERATED ALWAYS AS IDENTITY);
        CREATE TYPE mood AS ENUM ('a', 'b'); CREATE SEQUENCE s; CREATE EXTENSION btree_gist;
        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE DOMAIN d AS text; CREATE MATERIALIZED VIEW m AS SELECT 1 AS one;
    """
    postgres.run(script, database).must()
    open_session = psycopg.connect(postgres.url(database).replace("+psycopg", ""))
    open_session.execute("LOCK TABLE audit.t")
    assert postgres.dump(postgres.fresh_database("reset, used")) == new
    assert postgres.rows("SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace", database) == [(0,)]
    open_session.close()


def test_mariadb_makes_databases_under_given_names_for_a_while(mariadb: Server) -> None:
    database = mariadb.fresh_database("other databases")
    with mariadb.other_databases("sqlgen_audit"):  # type: ignore[attr-defined]
        mariadb.run("CREATE TABLE sqlgen_audit.t (a INT); CREATE TABLE u (a INT);", database).must()
        assert mariadb.rows("SELECT * FROM sqlgen_audit.t", database) == []
    with pytest.raises(pymysql.Error, match="sqlgen_audit"):
        mariadb.rows("SELECT * FROM sqlgen_audit.t", database)


def test_mariadb_dump_ignores_the_order_of_keys_and_counters(mariadb: Server) -> None:
    columns = "id INT PRIMARY KEY AUTO_INCREMENT, a INT, b INT"
    dumps: list[str] = []
    for name, keys in (("keys one way", "KEY x (a), KEY y (b)"), ("keys the other", "KEY y (b), KEY x (a)")):
        database = mariadb.fresh_database(name)
        mariadb.run(f"CREATE TABLE t ({columns}, {keys}); INSERT INTO t (a) VALUES ({len(dumps)});", database).must()
        dumps.append(mariadb.dump(database))
    assert dumps[0] == dumps[1]
    assert "AUTO_INCREMENT" in dumps[0]


def test_a_server_is_started_once_and_ends_with_its_session() -> None:
    session = SessionFolder()
    calls: list[subprocess.Popen[bytes]] = []

    def start(folder: Path) -> dict[str, str]:
        process = subprocess.Popen(["sleep", "60"])
        calls.append(process)
        (folder / "pid").write_text(f"{process.pid}\n", "utf-8")
        return {"pid": str(process.pid)}

    assert started(session.path, "thing", start) == started(session.path, "thing", start)
    assert len(calls) == 1
    assert calls[0].poll() is None
    begun = time.monotonic()
    session.close()
    assert calls[0].wait(timeout=5) == -9
    assert not session.path.exists()
    assert time.monotonic() - begun < 4


KILLED = """
import subprocess, sys, time
from tests.servers.lifetime import SessionFolder, started

def start(folder):
    process = subprocess.Popen(["sleep", "60"], stdout=subprocess.DEVNULL, start_new_session=True)
    (folder / "pid").write_text(str(process.pid))
    return {"pid": str(process.pid)}

session = SessionFolder()
print(session.path, started(session.path, "thing", start)["pid"], flush=True)
time.sleep(60)
"""


def test_servers_end_also_when_the_session_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED], cwd=ROOT, stdout=subprocess.PIPE, text=True) as session:
        assert session.stdout is not None
        folder, pid = session.stdout.readline().split()
        assert Path(folder).is_dir()
        session.kill()
    deadline = time.monotonic() + 10
    while Path(folder).exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(folder).exists()
    state = Path(f"/proc/{pid}/stat")
    assert not state.exists() or ") Z " in state.read_text("utf-8")
