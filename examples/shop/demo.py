"""What `make demo` does: scripts for six databases, and SQLite's run up, down and up again with rows.

Usage: python examples/shop/demo.py [OUTPUT_FOLDER]    (default: build/demo)
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SQLGEN = (sys.executable, "-m", "sqlgen")

# Rows that must be there after the upgrade; the first upgrade gets some of its own from revision 0003.
NEW_ROWS = """
INSERT INTO customer (id, email, full_name, country) VALUES
  (1, 'ada@example.com', 'Ada', 'GB'), (2, 'bob@host', 'Bob', 'US');
INSERT INTO customer_order (id, customer_id, state) VALUES (10, 1, 'paid'), (11, 2, 'new');
INSERT INTO order_line (order_id, position, product_id, quantity) VALUES (10, 1, 2, 3), (11, 1, 1, 1);
"""
COUNTS = {"product": 4, "label": 2, "customer": 0, "customer_order": 0, "order_line": 0, "review": 0}


def render(out: Path) -> None:
    """Write OUT/<dialect>/upgrade.sql and rollback.sql for every dialect that sqlgen.toml lists."""
    command = [*SQLGEN, "script", "base:heads", "--config", HERE / "sqlgen.toml", "-o", out]
    done = subprocess.run(command, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def run(database: Path, script: Path) -> None:
    """Run a script as an operator would: with sqlite3, or with Python's own SQLite where that isn't installed."""
    client = shutil.which("sqlite3")
    if client:
        with script.open("rb") as text:
            subprocess.run([client, "-batch", "-bail", "-init", "/dev/null", database], stdin=text, check=True)
        return
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.executescript(script.read_text(encoding="utf-8"))
    finally:
        connection.close()


def query(database: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def expect(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        sys.exit(f"demo: {what}: expected {wanted!r}, found {found!r}")


def row_counts(database: Path) -> dict[str, object]:
    return {table: query(database, f"SELECT count(*) FROM {table}")[0][0] for table in COUNTS}


def rehearse(out: Path) -> None:
    """SQLite: up, look; rows of our own; down: nothing but the version table is left; up: as the first time."""
    database = out / "shop.db"
    database.unlink(missing_ok=True)
    upgrade, rollback = out / "sqlite" / "upgrade.sql", out / "sqlite" / "rollback.sql"
    run(database, upgrade)
    expect("rows after the upgrade", row_counts(database), COUNTS)
    expect("version", query(database, "SELECT version_num FROM alembic_version"), [("0011",)])
    connection = sqlite3.connect(database)
    connection.executescript("PRAGMA foreign_keys=ON;" + NEW_ROWS)
    connection.close()
    expect("an order's line", query(database, "SELECT quantity FROM order_line WHERE order_id = 10"), [(3,)])
    expect("the trigger's rows", query(database, "SELECT order_id FROM order_event ORDER BY 1"), [(10,), (11,)])
    expect("the view", query(database, "SELECT * FROM paid_order"), [(10, 1)])
    expect("foreign keys", query(database, "PRAGMA foreign_key_check"), [])
    schema = "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '%alembic_version%'"
    run(database, rollback)
    expect("what the rollback leaves", query(database, schema), [])
    expect("version after the rollback", query(database, "SELECT version_num FROM alembic_version"), [])
    run(database, upgrade)
    expect("rows after the second upgrade", row_counts(database), COUNTS)
    expect("integrity", query(database, "PRAGMA integrity_check"), [("ok",)])


def main(out: Path) -> None:
    render(out)
    rehearse(out)
    print("The shop's revisions as SQL for six databases:\n")
    for script in sorted(out.glob("*/*.sql")):
        print(f"  {script}  ({len(script.read_text(encoding='utf-8').splitlines())} lines)")
    print(f"\nSQLite's ran up, down and up again with its rows checked: {out / 'shop.db'}")
    print(f"Open {out / 'postgresql' / 'upgrade.sql'} first, then the same revision in another folder.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/demo"))
