"""Whatever we write without quotes, the database takes without quotes: asked of the databases themselves."""

from __future__ import annotations

import apsw

from sqlgen.profile import load_profile
from sqlgen.profile.identifiers import quote


def test_sqlite() -> None:
    profile = load_profile("sqlite")
    plain = [word for word in sorted(apsw.keywords) if quote(profile, word.lower()) == word.lower()]
    assert "key" not in plain  # the list is one of keywords, and some are quoted
    refused = []
    for word in plain:
        connection = apsw.Connection(":memory:")
        try:
            connection.execute(
                f"CREATE TABLE {word} ({word} INTEGER, CONSTRAINT {word} CHECK ({word} > 0));"
                f"CREATE INDEX {word}_ ON {word} ({word});"
                f"INSERT INTO {word} ({word}) VALUES (1);"
                f"ALTER TABLE {word} RENAME COLUMN {word} TO other;"
                f"ALTER TABLE {word} RENAME TO other;"
                f"ALTER TABLE other RENAME TO {word};"
                f"SELECT {word}.other FROM {word};"
                f"DROP TABLE {word}"
            )
        except apsw.SQLError as error:
            refused.append((word, str(error)))
    assert refused == []


def test_postgresql(postgres) -> None:
    profile = load_profile("postgresql")
    database = postgres.fresh_database("words")
    words = [str(row[0]) for row in postgres.rows("SELECT word FROM pg_get_keywords() ORDER BY 1", database)]
    plain = [word for word in words if quote(profile, word) == word]
    assert 250 < len(plain) < len(words)
    script = "".join(
        f"CREATE TABLE {word} ({word} integer, x integer, CONSTRAINT {word}_ CHECK ({word} > 0));\n"
        f"ALTER TABLE {word} ALTER COLUMN {word} SET DEFAULT 1;\n"
        f"COMMENT ON COLUMN {word}.{word} IS 'x';\n"
        f"INSERT INTO {word} ({word}) VALUES (1);\n"
        f"ALTER TABLE {word} RENAME COLUMN {word} TO y;\n"
        f"DROP TABLE {word};\n"
        for word in plain
    )
    postgres.run(script, database).must()


def test_mariadb(mariadb) -> None:
    profile = load_profile("mariadb")
    database = mariadb.fresh_database("words")
    rows = mariadb.rows("SELECT LOWER(word) FROM information_schema.keywords WHERE word RLIKE '^[A-Za-z]'", database)
    words = sorted({str(row[0]) for row in rows})
    plain = [word for word in words if quote(profile, word) == word]
    assert 300 < len(plain) < len(words)
    script = "".join(
        f"CREATE TABLE {word} ({word} INTEGER, KEY {word} ({word}), CONSTRAINT {word} CHECK ({word} > 0));\n"
        f"ALTER TABLE {word} ALTER COLUMN {word} SET DEFAULT 1;\n"
        f"INSERT INTO {word} ({word}) VALUES (1);\n"
        f"DROP TABLE {word};\n"
        for word in plain
    )
    mariadb.run(script, database).must()
