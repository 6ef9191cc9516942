"""What making an SQLite table anew costs: our script beside the bare statements, in the same run.

    python -m benchmarks.rebuild [--rows 1000000] [--rounds 3]

A table of ten columns with three indexes, and a child table that refers to it with as many rows. Bare is CREATE TABLE,
INSERT INTO ... SELECT, DROP TABLE, RENAME and CREATE INDEX in one transaction, without any check. All are run by the
`sqlite3` command line on copies of one file, in turn, and their processor time is measured. Exits with 1 when a promise
of the design isn't kept:

- our rebuild takes at most 1.1 times as long as the bare statements, which name the columns as ours does

For comparison: `INSERT INTO ... SELECT *`, which SQLite copies record by record where both tables are alike.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import sqlgen

OF_BARE = 1.1

COLUMNS = (
    "email VARCHAR(120) NOT NULL",
    "name {name}",
    "code INTEGER",
    "amount NUMERIC(10, 2)",
    "flag INTEGER",
    "note TEXT",
    "born DATE",
    "made DATETIME",
    "status VARCHAR(20)",
)
TABLE = "CREATE TABLE {table} (id INTEGER NOT NULL PRIMARY KEY, " + ", ".join(COLUMNS) + ")"
CHILD = (
    "CREATE TABLE child (id INTEGER NOT NULL PRIMARY KEY, account_id INTEGER NOT NULL, what VARCHAR(20), "
    "FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE)"
)
INDEXES = (
    "CREATE INDEX ix_name ON account (name)",
    "CREATE INDEX ix_code ON account (code, status)",
    "CREATE UNIQUE INDEX ix_email ON account (email)",
)
ROWS = """\
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
INSERT INTO account SELECT i, 'user' || i || '@example.org', 'name ' || (i * 7919 % 1000003), i * 31 % 65537,
  i % 1000 / 7.0, i % 2, 'a note of some length about number ' || i, '2000-01-01', '2024-02-29 12:00:00',
  'state ' || (i % 5) FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
INSERT INTO child SELECT i, 1 + (i * 7919 % {rows}), 'thing ' || i FROM n;
"""
OLD, NEW = "VARCHAR(50)", "VARCHAR(80)"
SETUP = (TABLE.format(table="account", name=OLD), CHILD, *INDEXES)
NAMES = ", ".join(("id", *(column.split()[0] for column in COLUMNS)))


def bare(insert: str) -> str:
    """The statements that nobody can do without, with one of two ways to copy the rows."""
    return statements(
        (
            "BEGIN",
            TABLE.format(table="new_account", name=NEW),
            insert,
            "DROP TABLE account",
            "ALTER TABLE new_account RENAME TO account",
            *INDEXES,
            "COMMIT",
        )
    )


REVISION = """\
import sqlalchemy as sa
from sqlgen import op

revision = {revision!r}
down_revision = {down!r}


def upgrade():
{body}
"""


def script(folder: Path) -> str:
    """Our script for a longer VARCHAR."""
    create = "".join(f"    op.execute({statement!r})\n" for statement in SETUP)
    alter = '    op.alter_column("account", "name", type_=sa.String(80))\n'
    for revision, down, body in (("aaa", None, create), ("bbb", "aaa", alter)):
        (folder / f"{revision}.py").write_text(REVISION.format(revision=revision, down=down, body=body))
    (made,) = sqlgen.generate("aaa:bbb", dialects="sqlite", versions=folder).values()
    return str(made.upgrade)


def run(sql: str, database: Path) -> float:
    """Seconds of processor time that the command line takes; raises when it complains."""
    script = database.with_suffix(".sql")
    script.write_text(sql)
    with script.open() as given:
        process = subprocess.Popen(["sqlite3", "-bail", str(database)], stdin=given, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"sqlite3 failed with exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def statements(parts: tuple[str, ...]) -> str:
    """SQL with its terminators."""
    return "".join(f"{part};\n" for part in parts)


def main() -> int:
    """Measure, report, and say whether the promise was kept."""
    parser = argparse.ArgumentParser(description="Measure what a rebuild of an SQLite table costs.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sqlgen-benchmark-") as name:
        folder = Path(name)
        base, copy, versions = folder / "base.db", folder / "copy.db", folder / "versions"
        versions.mkdir()
        version = "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('aaa');\n"
        rows = ROWS.format(rows=arguments.rows)
        made = statements(SETUP[:2]) + f"BEGIN;\n{rows}COMMIT;\n" + statements(INDEXES) + version
        run(f"PRAGMA synchronous=OFF;\n{made}", base)
        candidates = {
            "bare": bare(f"INSERT INTO new_account ({NAMES}) SELECT {NAMES} FROM account"),
            "star": bare("INSERT INTO new_account SELECT * FROM account"),
            "ours": script(versions),
        }
        seconds: dict[str, list[float]] = {name: [] for name in candidates}
        for number in range(arguments.rounds + 1):
            for name, sql in candidates.items():
                shutil.copyfile(base, copy)
                took = run(sql, copy)
                if number:  # the first run fills caches
                    seconds[name].append(took)
    named, star, ours = (statistics.median(seconds[name]) for name in ("bare", "star", "ours"))
    kept = ours / named <= OF_BARE
    print(
        f"{arguments.rows:,} rows, and as many that refer to them: bare {named:.2f} s, ours {ours:.2f} s of processor"
    )
    print(f"  ours as a multiple of bare: {ours / named:.2f} (at most {OF_BARE}): {'kept' if kept else 'NOT KEPT'}")
    print(f"  with SELECT * bare takes {star:.2f} s; ours as a multiple of that: {ours / star:.2f}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
