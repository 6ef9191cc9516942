"""Random tables with random rows through random changes, each beside what the model in `drawn/` makes of them.

A script goes through, or it changes nothing: the first where each change by itself could be made, the second where
the rows can't be as the changes want them.
"""

from __future__ import annotations

import difflib
import os
import tempfile
from collections import Counter
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import sqlgen
from tests.rebuild.drawn.changes import draw_blocks
from tests.rebuild.drawn.program import dumped, inserts, reloaded, saved
from tests.rebuild.drawn.schema import Table, statements
from tests.rebuild.drawn.start import VALUES, Names, draw_rows, draw_schema
from tests.rebuild.drawn.trial import (
    Expected,
    all_rows,
    answers,
    database,
    describe,
    dump,
    expected,
    probes,
    sequences,
    sound,
)
from tests.rebuild.project import write_revision
from tests.servers import SQLite

FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
OLDEST = "sqlite:3.26"
NEWEST = "sqlite:3.54"
VERSIONS = (OLDEST, "sqlite:3.40", NEWEST)
SHARDS = 4
EXAMPLES = (20_000 if FUZZ else 1_000) // SHARDS
PHASES = [Phase.generate, Phase.shrink] if FUZZ else [Phase.generate]
VERSION_TABLE = ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('aaa')"]


@pytest.mark.fuzz
@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_random_changes(shard: int, sqlite: SQLite) -> None:
    """Up as the model says, with its rows; every probe answered alike; down to the schema of the start."""
    met: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=PHASES,
        derandomize=not FUZZ,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data(), st.just(shard))
    def run(data: st.DataObject, number: int) -> None:
        data.draw(st.integers(number, number))
        met[try_one(data, sqlite)] += 1

    run()
    assert met["changed"] > EXAMPLES / 4, met
    assert met["refused"] > EXAMPLES / 100, met


def try_one(data: st.DataObject, program: SQLite) -> str:
    draw, names = data.draw, Names()
    schema = draw_schema(draw, names)
    start_texts = [*VERSION_TABLE, *statements(schema), *draw_rows(draw, schema)]
    blocks = draw_blocks(draw, names, schema)
    if not blocks:
        return "nothing"
    version = draw(st.sampled_from([each for each in VERSIONS if each != OLDEST or is_old(schema.table)]))
    body = "".join(map(str, blocks))
    changes = [change for block in blocks for change in block.changes]
    after = changes[-1].after
    script = script_of(statements(schema), body, version)
    migrated = database(start_texts)
    if migrated.execute("PRAGMA foreign_key_check").fetchall():
        return "nothing"  # a REAL may refer to a TEXT when it is inserted, and never again
    wanted = expected(database(start_texts), schema, changes)
    if wanted.connection is not None:
        wanted.connection.execute("; ".join([VERSION_TABLE[0], "INSERT INTO alembic_version VALUES ('bbb')"]))
    before = dump(migrated)
    if version != NEWEST and draw(st.integers(0, 3)) == 0:
        by_program(program, migrated, str(script.upgrade), wanted)
    error = refusal(migrated, str(script.upgrade))
    if error:
        assert dump(migrated) == before, f"{error} left something behind"
        assert wanted.connection is None or not wanted.strict, f"refused: {error}"
        return "refused"
    assert wanted.connection is not None, f"not refused, though {wanted.why_not}"
    same(lines(migrated), lines(wanted.connection))
    assert all_rows(migrated, after) == all_rows(wanted.connection, after)
    assert sequences(migrated) == sequences(wanted.connection)
    assert sound(migrated) == sound(wanted.connection) == [("ok",), (1,)]
    asked = probes(after, data.draw(st.lists(st.integers(0, len(VALUES) - 1), min_size=60, max_size=60)))
    found, wanted_answers = answers(migrated, asked), answers(wanted.connection, asked)
    if found != wanted_answers and is_made_anew(migrated, after.table.name):
        wanted = expected(database(start_texts), schema, changes, child_first=True)
        assert wanted.connection is not None
        wanted_answers = answers(wanted.connection, asked)
    same(found, wanted_answers)
    assert all_rows(migrated, after) == all_rows(wanted.connection, after)
    empty(migrated)
    migrated.execute(str(script.rollback))
    same(sorted(lines(migrated)), sorted(lines(database(start_texts))))
    return "changed"


def is_made_anew(connection: apsw.Connection, table: str) -> bool:
    """Whether the table stands behind its child now, which was made after it."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
    names = [str(name).casefold() for (name,) in connection.execute(tables)]
    return names.index("c") < names.index(table.casefold())


def by_program(program: SQLite, start: apsw.Connection, script: str, wanted: Expected) -> None:
    """The sqlite3 of the machine comes to the same rows and the same schema, also by way of its own dump."""
    path = saved(start, "start", program)
    before = dumped(path, program)
    result = program.run(script, path)
    if not result.ok:
        assert dumped(path, program) == before, f"{result.stderr} left something behind"
        assert wanted.connection is None or not wanted.strict, f"refused: {result.stderr}"
        return
    assert wanted.connection is not None, f"not refused, though {wanted.why_not}"
    after = dumped(path, program)
    same(inserts(after), inserts(dumped(saved(wanted.connection, "wanted", program), program)))
    for made in (path, reloaded(after, program)):
        same(program.dump(made).splitlines(), lines(wanted.connection))


def refusal(connection: apsw.Connection, script: str) -> str:
    """Why SQLite refuses a script, which is undone then; empty if it doesn't."""
    try:
        connection.execute(script)
    except apsw.Error as error:
        connection.execute("ROLLBACK")
        return str(error)
    return ""


def script_of(setup: list[str], body: str, version: str) -> sqlgen.Script:
    with tempfile.TemporaryDirectory(prefix="sqlgen-drawn-") as name:
        folder = Path(name)
        write_revision(folder / "v", "aaa", None, "pass\n")
        write_revision(folder / "v", "bbb", "aaa", body)
        (folder / "schema.sql").write_text("".join(f"{text};\n" for text in setup), encoding="utf-8")
        (script,) = sqlgen.generate(
            "aaa:bbb", dialects=version, versions=folder / "v", baseline=folder / "schema.sql"
        ).values()
    return script


def empty(connection: apsw.Connection) -> None:
    """Rows needn't fit into what was there before."""
    connection.execute("PRAGMA foreign_keys=OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if name not in ("alembic_version", "sqlite_sequence"):
            quoted = '"' + name.replace('"', '""') + '"'
            connection.execute(f"DELETE FROM {quoted}")


def lines(connection: apsw.Connection) -> list[str]:
    return describe(connection).splitlines()


def same(found: list[str], wanted: list[str]) -> None:
    different = list(difflib.unified_diff(wanted, found, "wanted", "found", lineterm="", n=1))
    assert not different, "\n".join(different)


def is_old(table: Table) -> bool:
    """Whether the oldest SQLite could have it: it hadn't generated columns, nor STRICT."""
    return not table.strict and all(each.generated is None for each in table.columns)
