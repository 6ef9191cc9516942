"""What counts as a read, and which reads are answered: what isn't certain is refused, what may do something is done."""

from __future__ import annotations

from pathlib import Path

import pytest

import sqlgen
from sqlgen.errors import SqlgenError
from tests.rebuild.project import write_revision

TABLES = "op.create_table('a', sa.Column('x', sa.Text()))\nop.create_table('b', sa.Column('x', sa.Text()))\n"


def upgrade(folder: Path, body: str, dialect: str = "postgresql") -> str:
    write_revision(folder, "aaa", None, TABLES + body)
    (made,) = sqlgen.generate(versions=folder, dialects=dialect, rollback=None).values()
    return str(made.upgrade)


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("sqlite", "PRAGMA foreign_keys=OFF"),
        ("mysql", "SELECT @x := 5"),
        ("postgresql", "SELECT app.replace('x')"),
        ("postgresql", "SELECT nextval('s')"),
        ("postgresql", "SELECT do_something(1)"),
        ("postgresql", "WITH gone AS (DELETE FROM a RETURNING x) SELECT x FROM gone"),
    ],
)
def test_what_may_do_something_is_in_the_script(tmp_path: Path, dialect: str, sql: str) -> None:
    assert f"{sql};" in upgrade(
        tmp_path, f"op.get_bind().execute(sa.text({sql.replace(':=', chr(92) + ':=')!r}))", dialect
    )


@pytest.mark.parametrize("sql", ["SELECT x FROM a", "SELECT count(*) FROM a", "SELECT x FROM a WHERE lower(x) = 'y'"])
def test_what_only_reads_is_not(tmp_path: Path, sql: str) -> None:
    assert sql not in upgrade(tmp_path, f"op.get_bind().execute(sa.text({sql!r}))")


ANSWERS = [
    ("SELECT x FROM b", "[]"),
    ("SELECT count(*) FROM b", "[(0,)]"),
    ("SELECT max(x), 1, 'y' FROM b", "[(None, 1, 'y')]"),
    ("SELECT a.x FROM a JOIN b ON a.x = b.x", "[]"),
    ("SELECT x FROM b UNION ALL SELECT x FROM a", "[]"),
    ("SELECT exists (SELECT 1 FROM b)", "[(False,)]"),
]


@pytest.mark.parametrize(("sql", "answer"), ANSWERS)
def test_tables_that_have_no_rows(tmp_path: Path, sql: str, answer: str) -> None:
    read = f"rows = [tuple(row) for row in op.get_bind().execute(sa.text({sql!r}))]\n"
    assert f"-- {answer}" in upgrade(tmp_path, read + "op.execute(f'-- {rows}\\nSELECT 1')\n")


@pytest.mark.parametrize(
    "filling",
    [
        "op.execute(\"INSERT INTO a VALUES ('x -- y'); INSERT INTO b SELECT some_text()\")",
        "op.execute(\"INSERT INTO b VALUES ('z') ON CONFLICT DO NOTHING\")",
        'op.execute("INSERT INTO b SELECT x FROM c")',
        "op.execute(\"COPY b FROM '/tmp/b'\")",
        "op.execute(\"DO $$ BEGIN INSERT INTO b VALUES ('z'); END $$\")",
        "op.execute(sa.select(sa.func.populate_b()))",
        "b = sa.table('b', sa.column('x'))\n"
        "op.execute(sa.select(b.insert().values(x='z').returning(b.c.x).cte('new').c.x))",
    ],
)
def test_tables_that_may_have_rows(tmp_path: Path, filling: str) -> None:
    reading = "for row in op.get_bind().execute(sa.text('SELECT x FROM b')):\n    op.execute('SELECT 2')\n"
    with pytest.raises(SqlgenError, match="SG553"):
        upgrade(tmp_path, f"{filling}\n{reading}")


@pytest.mark.parametrize(
    "filling",
    [
        "op.execute(\"INSERT INTO a VALUES ('x -- y'); INSERT INTO b VALUES ('z')\")",
        "op.execute(\"INSERT INTO b VALUES ('z')\")",
        "op.bulk_insert(sa.table('b', sa.column('x')), [{'x': 'z'}])",
        "op.execute(sa.table('b', sa.column('x')).insert().values(x='z'))",
        "op.get_bind().execute(sa.table('b', sa.column('x')).insert(), [{'x': 'z'}])",
    ],
)
def test_tables_whose_rows_the_script_wrote(tmp_path: Path, filling: str) -> None:
    reading = (
        "for row in op.get_bind().execute(sa.text('SELECT x FROM b')):\n    op.execute(f'-- {row.x}\\nSELECT 2')\n"
    )
    assert "-- z\nSELECT 2" in upgrade(tmp_path, f"{filling}\n{reading}")


@pytest.mark.parametrize(
    "sql", ["SELECT x FROM c", "SELECT a.x FROM c LEFT JOIN a ON true", "SELECT x FROM b UNION SELECT x FROM c"]
)
def test_tables_that_nobody_knows(tmp_path: Path, sql: str) -> None:
    with pytest.raises(SqlgenError, match="SG553"):
        upgrade(tmp_path, f"list(op.get_bind().execute(sa.text({sql!r})))\n")


def test_an_assumed_table_is_there(tmp_path: Path) -> None:
    body = (
        "if not sa.inspect(op.get_bind()).has_table('users'):\n    op.create_table('users', sa.Column('x', sa.Text()))"
    )
    write_revision(tmp_path, "aaa", None, body)
    (made,) = sqlgen.generate(versions=tmp_path, dialects="postgresql", assume_tables=["users"]).values()
    assert "CREATE TABLE users" not in str(made.upgrade)
