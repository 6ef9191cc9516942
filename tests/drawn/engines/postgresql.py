"""PostgreSQL: a world is a schema inside a transaction that is rolled back in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import psycopg

from tests.drawn.engines.engine import Failed, Rows
from tests.servers import PostgreSQL

WORLD, MADE = "the_world", "made_anew"
QUALIFIED = re.compile(rf"\b(?:{WORLD}|{MADE})\.")
PATHS = {WORLD: WORLD, MADE: f"{MADE}, {WORLD}"}
UNTIL_VACUUM = 10
CATALOGS = ("attribute", "class", "constraint", "index", "depend", "type", "attrdef", "description", "sequence",
            "trigger", "enum", "shdepend", "namespace")  # fmt: skip

# The name of a column's own sequence isn't told: it stays when the column or table gets another name.
# Prepared for each search path: planning takes longer than the answer.
DESCRIBE = """
PREPARE describe_{schema}(name[]) AS
WITH it AS (
    SELECT c.oid, relname FROM pg_class c
    WHERE relnamespace = '{schema}'::regnamespace AND relkind = 'r' AND relname = ANY ($1)
)
SELECT relname, 1, attnum, concat_ws(' ', 'COLUMN', quote_ident(attname), format_type(atttypid, atttypmod),
    CASE WHEN attcollation <> typcollation THEN 'COLLATE ' || attcollation::regcollation END,
    CASE WHEN attnotnull THEN 'NOT NULL' END, 'IDENTITY ' || nullif(attidentity::text, ''),
    'GENERATED ' || nullif(attgenerated::text, ''),
    'DEFAULT ' || CASE WHEN s.seqrelid IS NULL THEN pg_get_expr(adbin, adrelid)
        ELSE regexp_replace(pg_get_expr(adbin, adrelid), 'nextval\\(.*::regclass\\)', 'nextval(its own)') END,
    'COUNTS ' || concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle),
    'COMMENT ' || quote_literal(description))
FROM it JOIN pg_attribute ON attrelid = it.oid AND attnum > 0 AND NOT attisdropped
    JOIN pg_type ON pg_type.oid = atttypid
    LEFT JOIN pg_attrdef ON adrelid = it.oid AND adnum = attnum
    LEFT JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = it.oid AND d.refobjsubid = attnum
        AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        AND EXISTS (SELECT FROM pg_sequence WHERE seqrelid = d.objid)
    LEFT JOIN pg_sequence s ON s.seqrelid = d.objid
    LEFT JOIN pg_description ON objoid = it.oid AND classoid = 'pg_class'::regclass AND pg_description.objsubid = attnum
UNION ALL
SELECT relname, 2, 0, concat_ws(' ', 'CONSTRAINT', quote_ident(conname), pg_get_constraintdef(k.oid))
FROM it JOIN pg_constraint k ON conrelid = it.oid WHERE contype <> 'n'
UNION ALL
SELECT relname, 3, 0, concat_ws(' ', pg_get_indexdef(indexrelid), CASE WHEN NOT indisvalid THEN 'INVALID' END)
FROM it JOIN pg_index ON indrelid = it.oid
UNION ALL
SELECT relname, 0, 0, concat_ws(' ', 'TABLE', quote_ident(relname), 'COMMENT ' || quote_literal(description))
FROM it LEFT JOIN pg_description ON objoid = it.oid AND classoid = 'pg_class'::regclass AND objsubid = 0
ORDER BY 1, 2, 3, 4
"""
TABLES = f"SELECT relname FROM pg_class WHERE relnamespace = '{WORLD}'::regnamespace AND relkind = 'r'"
ENUM_TYPES = f"""
SELECT typname, array_agg(enumlabel::text ORDER BY enumsortorder)
FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid WHERE typnamespace = '{WORLD}'::regnamespace GROUP BY typname
"""


class PostgreSQLEngine:
    """One connection. What is made from the catalog refers to the world's other tables and types."""

    def __init__(self, server: PostgreSQL) -> None:
        self._connection = server.connect(server.fresh_database("drawn"))
        self._connection.prepare_threshold = None  # several statements in one go
        self.run(["SET client_min_messages = warning", f"CREATE SCHEMA {WORLD}", f"CREATE SCHEMA {MADE}"])
        for schema, path in PATHS.items():
            self.run([f"SET search_path = {path}", DESCRIBE.format(schema=schema)])
        self.run([f"DROP SCHEMA {WORLD}, {MADE}"])
        self._worlds = 0

    def close(self) -> None:
        self._connection.close()

    def fresh(self) -> None:
        self._connection.execute("ROLLBACK")
        self._worlds += 1
        if self._worlds % UNTIL_VACUUM == 0:  # what was rolled back is still in the way
            self._connection.execute("; ".join(f"VACUUM pg_{name}" for name in CATALOGS[:1]))
            for name in CATALOGS[1:]:
                self._connection.execute(f"VACUUM pg_{name}".encode())
        self.run(
            [
                "BEGIN",
                f"CREATE SCHEMA {WORLD}",
                f"CREATE SCHEMA {MADE}",
                "SET LOCAL plan_cache_mode = force_generic_plan",
                "SET CONSTRAINTS ALL IMMEDIATE",  # DDL can't follow rows whose checks are still due
                f"SET LOCAL search_path = {WORLD}",
            ]
        )

    def run(self, statements: Sequence[str]) -> None:
        try:
            self._connection.execute(";\n".join(statements).encode())
        except psycopg.Error as error:
            raise Failed(str(error), ";\n".join(statements)) from error

    def tables(self) -> list[str]:
        return [str(name) for (name,) in self._connection.execute(TABLES.encode())]

    def described(self, tables: Sequence[str]) -> dict[str, str]:
        return self._described(WORLD, tables)

    def made(self, statements: Sequence[str], tables: Sequence[str]) -> dict[str, str]:
        self.run(["SAVEPOINT made_anew", f"SET LOCAL search_path = {PATHS[MADE]}", *statements])
        found = self._described(MADE, tables)
        self.run(["ROLLBACK TO SAVEPOINT made_anew", "RELEASE SAVEPOINT made_anew"])  # and to the world's search path
        return found

    def enum_types(self) -> Mapping[str, tuple[str, ...]]:
        return {str(name): tuple(values) for name, values in self._connection.execute(ENUM_TYPES.encode())}

    def rows(self, table: str, columns: Sequence[str]) -> Rows:
        chosen = ", ".join(f"{quoted(name)}::text" for name in columns)
        return list(self._connection.execute(f"SELECT {chosen} FROM {quoted(table)}".encode()))

    def delete_rows(self, tables: Iterable[str]) -> None:
        names = ", ".join(map(quoted, tables))
        if names:
            self.run([f"TRUNCATE {names}"])

    def _described(self, schema: str, tables: Sequence[str]) -> dict[str, str]:
        names = ", ".join("'" + name.replace("'", "''") + "'" for name in tables)
        found = dict.fromkeys(tables, "")
        for table, _, _, line in self._connection.execute(
            f"EXECUTE describe_{schema}(ARRAY[{names}]::name[])".encode()
        ):
            found[str(table)] += QUALIFIED.sub("", f"{line}\n")
        return found


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
