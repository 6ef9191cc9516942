"""The schema of an SQLite database that is at hand as a file: the text that `.schema` would print.

The file is opened for reading only, and nothing but its schema and its version table is read.
"""

from __future__ import annotations

from pathlib import Path

from sqlgen.script.errors import BaselineNotReadable

_AS_DUMPED = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n"  # so `.dump` begins: it says whose schema it is
_MAGIC = b"SQLite format 3\0"


def is_sqlite_file(path: Path) -> bool:
    """Whether a file begins as a database of SQLite."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def schema_of_file(path: Path, version_table: str) -> str:
    """The schema as SQL, and the rows of the version table as INSERTs.

    :raises BaselineNotReadable: it isn't a database after all, or somebody has locked it.
    """
    import sqlite3
    from contextlib import closing

    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            statements = [
                str(sql)
                for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
            ]
            quoted = version_table.replace('"', '""')
            known = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (version_table,)
            ).fetchone()
            rows = connection.execute(f'SELECT version_num FROM "{quoted}" ORDER BY 1').fetchall() if known[0] else []
    except sqlite3.Error as error:
        raise BaselineNotReadable(str(path), f"SQLite says: {error}") from error
    statements += ["INSERT INTO \"{}\" VALUES ('{}')".format(quoted, row.replace("'", "''")) for (row,) in rows]
    return _AS_DUMPED + "".join(f"{statement}\n;\n" for statement in statements)
