"""Questions to the database's own catalog, written by hand, as revisions do: what the server would say."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from sqlgen.operations import Operations
from sqlgen.revisions.run_errors import NoConnection
from tests.revisions.offline.conftest import On


def create(op: Operations) -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String(50), nullable=False, server_default="x"),
        sa.Column("kind", sa.Enum("a", "b", name="kind")),
        sa.UniqueConstraint("email", name="uq_email"),
    )
    op.create_index("ix_kind", "account", ["kind"])


ANSWERS = {
    "postgresql": {
        "SELECT 1 FROM information_schema.columns WHERE table_name = 'account' AND column_name = 'email'": [(1,)],
        "SELECT 1 FROM information_schema.columns WHERE table_name = 'account' AND column_name = 'no'": [],
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'account' "
        "AND table_schema = current_schema() ORDER BY ordinal_position LIMIT 2": [
            ("id", "integer", "NO"),
            ("email", "character varying", "NO"),
        ],
        "SELECT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'kind')": [(True,)],
        "SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'no')": [(False,)],
        "SELECT enumlabel FROM pg_enum e JOIN pg_type t ON e.enumtypid = t.oid WHERE t.typname = 'kind' "
        "ORDER BY e.enumsortorder": [("a",), ("b",)],
        "SELECT to_regclass('public.account')": [("account",)],
        "SELECT to_regclass('no')": [(None,)],
        "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix_kind')": [(True,)],
        "SELECT conname FROM pg_constraint WHERE conrelid = 'account'::regclass AND contype = 'u'": [("uq_email",)],
        "SELECT count(*) FROM pg_indexes WHERE indexname = 'ix_kind'": [(1,)],
        "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'public' AND c.relkind = 'r'": [("account",)],
        "SELECT constraint_name FROM information_schema.table_constraints WHERE table_name = 'account' "
        "AND constraint_type = 'UNIQUE'": [("uq_email",)],
    },
    "mysql": {
        "SHOW TABLES": [("account",)],
        "SHOW TABLES LIKE 'no%'": [],
        "SHOW COLUMNS FROM `account` LIKE 'email'": [("email", "varchar(50)", "NO", "UNI", "x", "")],
        "SHOW INDEX FROM account WHERE Key_name = 'ix_kind'": [("account", 1, "ix_kind", 1, "kind")],
        "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'ACCOUNT' "
        "AND column_name = 'email'": [(1,)],
        "SELECT CONSTRAINT_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_NAME = 'account' "
        "AND TABLE_SCHEMA = database()": [("PRIMARY",), ("uq_email",)],
    },
    "sqlite": {
        "PRAGMA index_list('account')": [(0, "ix_kind", 0, "c", 0), (1, "sqlite_autoindex_account_1", 1, "u", 0)],
        "PRAGMA table_info(account)": [
            (0, "id", "INTEGER", 1, None, 1),
            (1, "email", "VARCHAR(50)", 1, "'x'", 0),
            (2, "kind", "VARCHAR(1)", 0, None, 0),
        ],
        "SELECT name FROM sqlite_master WHERE type = 'index' AND name = 'ix_kind'": [("ix_kind",)],
    },
    "mssql": {
        "SELECT name FROM sys.tables WHERE name = 'account'": [("account",)],
        "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'account'": [
            ("id",),
            ("email",),
            ("kind",),
        ],
    },
    "oracle": {
        "SELECT table_name FROM user_tables WHERE table_name = 'ACCOUNT'": [("ACCOUNT",)],
        "SELECT count(*) FROM user_tab_columns WHERE table_name = 'ACCOUNT' AND column_name = 'EMAIL'": [(1,)],
    },
}
CASES = [(dialect, sql, rows) for dialect, answers in ANSWERS.items() for sql, rows in answers.items()]


@pytest.mark.parametrize(("dialect", "sql", "rows"), CASES)
def test_answers(on: On, dialect: str, sql: str, rows: list[tuple[object, ...]]) -> None:
    op, written = on(dialect)
    create(op)
    before = written()
    found = [tuple(row) for row in op.get_bind().execute(sa.text(sql).execution_options(no_parameters=True))]
    assert found == rows
    assert written() == before


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("postgresql", "SELECT oid FROM pg_class WHERE relname = 'account'"),
        ("postgresql", "SELECT count(*) FROM information_schema.tables"),
        ("postgresql", "SELECT table_name FROM information_schema.views ORDER BY 1 LIMIT 1"),
        ("postgresql", "SELECT typname FROM pg_type WHERE typtype = 'c' AND typname LIKE 'p%'"),
        ("postgresql", "SELECT table_catalog FROM information_schema.tables WHERE table_name = 'account'"),
        ("mysql", "SELECT count(*) FROM information_schema.tables"),
        ("postgresql", "SELECT 1 FROM pg_extension WHERE extname = 'vector'"),
        ("postgresql", "SELECT relpages FROM pg_class WHERE relname = 'account'"),
        ("postgresql", "SELECT 1 FROM information_schema.columns WHERE table_name = 'elsewhere'"),
        ("mysql", "SELECT DATABASE()"),
        ("sqlite", "SELECT sql FROM sqlite_master WHERE name = 'account'"),
        ("sqlite", "PRAGMA foreign_keys"),
    ],
)
def test_what_the_catalog_cannot_tell(on: On, dialect: str, sql: str) -> None:
    op, _ = on(dialect)
    create(op)
    op.drop_column("elsewhere", "name")
    with pytest.raises(NoConnection):
        op.get_bind().execute(sa.text(sql)).all()


MARIADB = (
    "SHOW TABLES",
    "SHOW TABLES LIKE 'acc%'",
    "SELECT column_default, is_nullable FROM information_schema.columns WHERE table_name = 'account' "
    "AND table_schema = DATABASE() ORDER BY ordinal_position",
    "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'account' "
    "AND table_schema = DATABASE() ORDER BY ordinal_position",
    "SELECT constraint_name, constraint_type FROM information_schema.table_constraints WHERE table_name = 'account' "
    "AND table_schema = DATABASE() ORDER BY 1",
    "SELECT count(*) FROM information_schema.tables WHERE table_schema = DATABASE()",
    "SELECT index_name, column_name FROM information_schema.statistics WHERE table_name = 'account' "
    "AND table_schema = DATABASE() ORDER BY 1, 2",
)


def test_on_mariadb_the_server_says_the_same(on: On, mariadb: object) -> None:
    from tests.servers import MariaDB

    assert isinstance(mariadb, MariaDB)
    database = mariadb.fresh_database("look_ups")
    op, written = on("mariadb:10.11")
    create(op)
    ran = mariadb.run("\n".join(written()), database)
    assert ran.status == 0, ran.stderr
    for sql in MARIADB:
        asked = [tuple(row) for row in op.get_bind().exec_driver_sql(sql)]
        assert [tuple(map(str, row)) for row in asked] == [
            tuple(map(str, row)) for row in mariadb.rows(sql, database)
        ], sql


def test_on_postgresql_the_server_says_the_same(on: On, postgres: object) -> None:
    from tests.servers import PostgreSQL

    assert isinstance(postgres, PostgreSQL)
    database = postgres.fresh_database("look_ups")
    op, written = on("postgresql:15")
    create(op)
    ran = postgres.run("\n".join(written()), database)
    assert ran.status == 0, ran.stderr
    for sql in ANSWERS["postgresql"]:
        asked = [tuple(row) for row in op.get_bind().exec_driver_sql(sql)]
        assert asked == postgres.rows(sql, database), sql
