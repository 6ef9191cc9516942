from __future__ import annotations

import pytest

from sqlgen.profile import load_profile


@pytest.mark.parametrize(
    ("source", "target", "casts"),
    [
        ("VARCHAR(20)", "TEXT", ()),
        ("VARCHAR(20)", "VARCHAR(10)", ()),
        ("CHARACTER VARYING(20)", "varchar", ()),
        ("INTEGER", "BIGINT", ()),
        ("NUMERIC(10, 2)", "NUMERIC(12, 4)", ()),
        ("UUID", "VARCHAR(36)", ()),
        ("mood", "TEXT", ()),
        ("JSON", "JSONB", ()),
        ("TIMESTAMP(3) WITHOUT TIME ZONE", "TIMESTAMP WITH TIME ZONE", ()),
        ("INTEGER[]", "TEXT[]", ()),
        ("VARCHAR", "INTEGER", ("INTEGER",)),
        ("TEXT", "mood", ("mood",)),
        ("TEXT", '"Mood"', ('"Mood"',)),
        ("TEXT[]", "INTEGER[]", ("INTEGER[]",)),
        ("INTEGER", "BOOLEAN", ("BOOLEAN",)),
        ("BIGINT", "BOOLEAN", ("integer", "BOOLEAN")),
        ("BOOLEAN", "SMALLINT", ("integer", "SMALLINT")),
        ("mood", "temper", ("text", "temper")),
        ('"Mood"', "mood", ("text", "mood")),
        ("UUID", "INTEGER", None),
        ("DATE", "INTEGER", None),
        ("mood", "INTEGER", None),
        ("INTEGER", "INTEGER[]", None),
    ],
)
def test_the_casts_that_using_needs(source: str, target: str, casts: tuple[str, ...] | None) -> None:
    assert load_profile("postgresql").casts.needed(source, target) == casts


TYPES = [
    *("smallint", "integer", "bigint", "numeric(10,2)", "real", "boolean", "money", "bit", "varbit", "bytea"),
    *("varchar(40)", "text", "char(5)", "mood", "temper", "json", "jsonb", "xml", "tsvector", "uuid"),
    *("date", "time", "timestamp", "timestamptz", "interval", "inet", "cidr", "macaddr", "int4range"),
    *("int[]", "text[]"),
]


def test_postgresql_agrees(postgres) -> None:
    """Each pair of types: the ALTER that we would write goes through; where we know none, the plain one doesn't."""
    casts = load_profile("postgresql").casts
    database = postgres.fresh_database("casts")
    attempts, expected = [], {}
    for source in TYPES:
        for target in TYPES:
            needed = casts.needed(source, target)
            using = "".join(f"::{cast}" for cast in needed or ())
            clause = f" USING x{using}" if using else ""
            expected[source, target] = needed is not None
            attempts.append(f"SELECT tried('{source}', '{target}', '{clause}');")
    script = f"""
        CREATE TYPE mood AS ENUM ('a'); CREATE TYPE temper AS ENUM ('a');
        CREATE TABLE outcome (source text, target text, works boolean);
        CREATE FUNCTION tried(source text, target text, clause text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            EXECUTE format('CREATE TEMP TABLE t (x %s)', source);
            BEGIN
                EXECUTE format('ALTER TABLE t ALTER x TYPE %s%s', target, clause);
                INSERT INTO outcome VALUES (source, target, true);
            EXCEPTION WHEN OTHERS THEN INSERT INTO outcome VALUES (source, target, false);
            END;
            DROP TABLE t;
        END $$;
        {"".join(attempts)}
        """
    postgres.run(script, database).must()
    outcome = {(row[0], row[1]): row[2] for row in postgres.rows("SELECT * FROM outcome", database)}
    assert outcome == expected
