"""Raw SQL evolves the catalog, or makes what it names uncertain."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl import read_ddl
from sqlgen.catalog.errors import TableUnknown
from sqlgen.catalog.from_sqlalchemy import table_from_items
from sqlgen.catalog.to_sqlalchemy import to_index, to_table
from sqlgen.catalog.types import RawType
from sqlgen.catalog.values import Column, Knowledge, Table
from tests.catalog.authored import (
    DIALECTS,
    PROFILES,
    cases,
    create_index_sql,
    create_table_sql,
    items_of,
    sqlalchemys_table,
)

pytestmark = pytest.mark.filterwarnings("ignore:This parameter is supported only by Oracle")

START = """
CREATE TABLE account (id INTEGER NOT NULL, email VARCHAR(50) DEFAULT 'x', CONSTRAINT account_pk PRIMARY KEY (id));
CREATE TABLE item (
    id INTEGER NOT NULL, owner_id INTEGER, CONSTRAINT item_owner FOREIGN KEY (owner_id) REFERENCES account (id)
);
CREATE INDEX ix_item ON item (owner_id);
CREATE TYPE mood AS ENUM ('sad', 'ok')
"""


def after(sql: str, dialect: str = "postgresql", start: str = START) -> Catalog:
    catalog = Catalog.empty(PROFILES[dialect])
    if dialect != "postgresql":
        start = start.rpartition(";")[0] if "CREATE TYPE" in start else start
    return read_ddl(sql, read_ddl(start, catalog))


def column(catalog: Catalog, table: str, name: str) -> Column:
    found = catalog.column(table, name)
    assert found is not None
    return found


def described(table: Table, catalog: Catalog) -> str:
    """The table as CREATE TABLE on one line, for a look at all of it at once."""
    return " ".join(str(create_table_sql(to_table(table, catalog, catalog.profile), catalog.profile)).split())


@pytest.mark.parametrize("name", ["account", "item"])
def test_the_start_is_known(name: str) -> None:
    assert after("").table(name).knowledge is Knowledge.KNOWN


# SQL of another database, behind which it was taken


@pytest.mark.parametrize("dialect", [name for name in DIALECTS if name not in ("mysql", "mariadb", "sqlite")])
@pytest.mark.parametrize(
    ("sql", "uniques", "indexes"),
    [
        ("ALTER TABLE `item` ADD UNIQUE KEY `u` (`id`)", ["u"], ["ix_item"]),
        ("ALTER TABLE `item` DROP INDEX `ix_item`, ADD UNIQUE KEY `u` (`owner_id`, `id`)", ["u"], []),
        ("ALTER TABLE `item` ADD UNIQUE KEY `u` (`id`), ADD INDEX `i` (`id`)", ["u"], ["ix_item", "i"]),
        ("DROP INDEX `ix_item` ON `item`; DROP TABLE IF EXISTS `nothing`", [], []),
    ],
)
def test_what_is_about_names_is_taken_from_another_database(
    sql: str, uniques: list[str], indexes: list[str], dialect: str
) -> None:
    table = after(sql, dialect).table("item")
    assert table.knowledge is Knowledge.KNOWN
    assert ([each.name for each in table.uniques], [each.name for each in table.indexes]) == (uniques, indexes)
    assert [each.name for each in table.foreign_keys] == ["item_owner"]


def test_an_index_may_be_a_constraint_there() -> None:
    start = "CREATE TABLE item (id INTEGER, CONSTRAINT u UNIQUE (id))"
    for dialect in ("postgresql", "sqlite"):
        catalog = after("ALTER TABLE `item` DROP INDEX `u`", dialect, start)
        assert catalog.table("item").uniques == ()
        assert catalog.table("item").knowledge is Knowledge.KNOWN


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE `item` ADD COLUMN `a` TINYINT",
        "ALTER TABLE `item` MODIFY `id` BIGINT",
        "ALTER TABLE `item` ADD UNIQUE (`id`)",
        "ALTER TABLE `item` DROP COLUMN `owner_id`",
        "ALTER TABLE `item` ADD INDEX `i` (`id`) USING HASH",
        "ALTER TABLE `item` RENAME TO `things`",
        "ALTER TABLE `item` ADD UNIQUE KEY `u` (`id`), LIKE `account`",
        "CREATE TRIGGER `t` BEFORE INSERT ON `item` FOR EACH ROW SET NEW.id = 1",
    ],
)
def test_what_another_database_may_do_otherwise_is_not_taken_from_it(sql: str) -> None:
    assert after(sql).table("item").knowledge is Knowledge.UNCERTAIN


def test_a_function_of_another_database_changes_no_table() -> None:
    sql = "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN UPDATE item SET id = 1; RETURN NEW; END; $$ LANGUAGE plpgsql"
    for dialect in ("sqlite", "mysql", "mssql", "oracle"):
        assert after(sql, dialect).table("item").knowledge is Knowledge.KNOWN


def test_a_table_quoted_as_elsewhere_is_known_no_longer() -> None:
    assert after("ALTER TABLE `item` ADD COLUMN `a` TINYINT", "oracle").table("item").knowledge is Knowledge.UNCERTAIN


# what SQLAlchemy writes is read back


@pytest.mark.parametrize(("dialect", "name"), cases())
def test_create_table_says_the_same_when_read_and_said_again(dialect: str, name: str) -> None:
    profile = PROFILES[dialect]
    table = sqlalchemys_table(profile, items_of(dialect, name))
    sql = create_table_sql(table, profile)
    if sql is None:
        pytest.skip("this dialect can't say the table at all")
    catalog = Catalog.empty(profile)
    for enum_type in table_from_items("t", items_of(dialect, name), profile).enum_types:
        catalog = catalog.create_type(enum_type)
    catalog = read_ddl(f"CREATE TABLE other (id INT, a INT, b INT); {sql}; -- the end", catalog)
    found = catalog.table("t")
    if found.knowledge is Knowledge.UNCERTAIN:
        assert name == "odd_names"  # it refers to a table that nobody made
        return
    assert sorted(described(found, catalog)) == sorted(" ".join(sql.split()))


# tables


def test_create_table_keeps_the_authors_words() -> None:
    sql = """
    create table T1 (
        "Id" bigserial primary key, -- a comment; with a semicolon
        name varchar(20) default 'a;b' not null collate "C",
        price numeric(10,2) constraint positive check (price  >  0),
        made timestamptz(3) default now(),
        tags text[],
        own int references account on delete cascade deferrable initially deferred,
        twice int generated always as (own*2) stored,
        place geometry(Point,4326),
        n int generated by default as identity (start with 5 increment by 2),
        feel mood default 'ok'::mood,
        unique (name, own),
        exclude using gist (own with =, tags with &&) where (own>3)
    )"""
    catalog = after(sql)
    assert described(catalog.table("t1"), catalog) == (
        'CREATE TABLE t1 ( "Id" BIGSERIAL NOT NULL, '
        "name VARCHAR(20) COLLATE \"C\" DEFAULT 'a;b' NOT NULL, "
        "price NUMERIC(10, 2), "
        "made TIMESTAMP(3) WITH TIME ZONE DEFAULT now(), "
        "tags TEXT[], "
        "own INTEGER, "
        "twice INTEGER GENERATED ALWAYS AS (own*2) STORED, "
        "place geometry(Point,4326), "
        "n INTEGER GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 2 START WITH 5), "
        "feel mood DEFAULT 'ok'::mood, "
        'PRIMARY KEY ("Id"), '
        "UNIQUE (name, own), "
        "FOREIGN KEY(own) REFERENCES account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, "
        "CONSTRAINT positive CHECK (price  >  0), ".replace("  ", " ")
        + "EXCLUDE USING gist (own WITH =, tags WITH &&) WHERE (own>3) )"
    )
    assert catalog.table("t1").checks[0].sqltext == "price  >  0"
    assert isinstance(column(catalog, "t1", "place").type, RawType)


def test_if_not_exists() -> None:
    catalog = after("CREATE TABLE IF NOT EXISTS account (other int); CREATE TABLE IF NOT EXISTS fresh (a int)")
    assert [each.name for each in catalog.table("account").columns] == ["id", "email"]
    assert [each.name for each in catalog.table("fresh").columns] == ["a"]


def test_drop_and_rename() -> None:
    catalog = after("DROP TABLE IF EXISTS nothing, item CASCADE; ALTER TABLE account RENAME TO person")
    assert sorted(table.name for table in catalog.tables()) == ["person"]
    assert after("DROP TABLE account CASCADE").table("item").foreign_keys == ()
    moved = after("ALTER TABLE account SET SCHEMA crm")
    assert moved.find_table("account", "crm") is not None
    assert moved.table("item").foreign_keys[0].referred_schema == "crm"


def test_comments() -> None:
    catalog = after("COMMENT ON TABLE account IS 'it''s'; COMMENT ON COLUMN account.email IS 'mail'")
    assert catalog.table("account").comment == "it's"
    assert column(catalog, "account", "email").comment == "mail"


# columns


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("ADD COLUMN a int", "a INTEGER"),
        ("ADD a varchar(5) DEFAULT lower( 'X' ) NOT NULL", "a VARCHAR(5) DEFAULT lower( 'X' ) NOT NULL"),
        ("ADD COLUMN IF NOT EXISTS email int", "email VARCHAR(50) DEFAULT 'x'"),
        ("ALTER COLUMN email TYPE text USING email::text", "email TEXT DEFAULT 'x'"),
        ('ALTER email SET DATA TYPE varchar(9) COLLATE "C"', "email VARCHAR(9) COLLATE \"C\" DEFAULT 'x'"),
        ("ALTER COLUMN email SET DEFAULT upper('y')", "email VARCHAR(50) DEFAULT upper('y')"),
        ("ALTER COLUMN email DROP DEFAULT", "email VARCHAR(50),"),
        ("ALTER COLUMN email SET NOT NULL", "email VARCHAR(50) DEFAULT 'x' NOT NULL"),
        ("ALTER COLUMN email SET NOT NULL, ALTER email DROP NOT NULL", "email VARCHAR(50) DEFAULT 'x',"),
        ("RENAME COLUMN email TO mail", "mail VARCHAR(50)"),
        ("RENAME email TO mail", "mail VARCHAR(50)"),
        (
            "ALTER id ADD GENERATED ALWAYS AS IDENTITY (START WITH 3)",
            "id INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 3)",
        ),
        ("ADD COLUMN u text UNIQUE", "UNIQUE (u)"),
        ("ADD COLUMN r int REFERENCES account (id) ON UPDATE SET NULL", "REFERENCES account (id) ON UPDATE SET NULL"),
        ("ADD CONSTRAINT ck CHECK (id > 0) NOT VALID", "CONSTRAINT ck CHECK (id > 0) NOT VALID"),
        ("ADD UNIQUE NULLS NOT DISTINCT (email)", "UNIQUE NULLS NOT DISTINCT (email)"),
        ("ADD CONSTRAINT u UNIQUE (email) INCLUDE (id)", "CONSTRAINT u UNIQUE (email) INCLUDE (id)"),
        ("DROP CONSTRAINT account_pk, ADD PRIMARY KEY (email)", "PRIMARY KEY (email)"),
        ("RENAME CONSTRAINT account_pk TO pk", "CONSTRAINT pk PRIMARY KEY"),
        ("OWNER TO somebody", "email VARCHAR(50)"),
        ("ENABLE ROW LEVEL SECURITY", "email VARCHAR(50)"),
    ],
)
def test_alter_table(action: str, expected: str) -> None:
    catalog = after(f"ALTER TABLE ONLY account {action};")
    table = catalog.table("account")
    assert table.knowledge is Knowledge.KNOWN
    assert expected in described(table, catalog)


def test_dropped_columns_and_constraints() -> None:
    catalog = after("ALTER TABLE item DROP COLUMN IF EXISTS nothing, DROP CONSTRAINT item_owner, DROP owner_id")
    table = catalog.table("item")
    assert table.knowledge is Knowledge.KNOWN
    assert ([each.name for each in table.columns], table.foreign_keys, table.indexes) == (["id"], (), ())


def test_an_implicit_name_is_found() -> None:
    catalog = after("ALTER TABLE item ADD FOREIGN KEY (id) REFERENCES account (id)")
    catalog = read_ddl("ALTER TABLE item DROP CONSTRAINT item_id_fkey", catalog)
    assert [key.name for key in catalog.table("item").foreign_keys] == ["item_owner"]


def test_a_key_makes_its_columns_not_null() -> None:
    catalog = after("ALTER TABLE item ADD CONSTRAINT pk PRIMARY KEY (owner_id)")
    assert not column(catalog, "item", "owner_id").nullable


# indexes


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("postgresql", "CREATE UNIQUE INDEX ix ON account (email)"),
        ("postgresql", "CREATE INDEX ix ON account (lower(email) DESC, id)"),
        ("postgresql", "CREATE INDEX ix ON account (email DESC NULLS LAST) WHERE id > 3 AND email ~ ';'"),
        ("postgresql", "CREATE INDEX ix ON account USING gin (email gin_trgm_ops) INCLUDE (id)"),
        ("postgresql", "CREATE UNIQUE INDEX ix ON account (email) NULLS NOT DISTINCT WITH (fillfactor = 50)"),
        ("postgresql", "CREATE INDEX ix ON account ((id + 1))"),
        ("mysql", "CREATE FULLTEXT INDEX ix ON account (email)"),
        ("mysql", "CREATE INDEX ix ON account (email(10), id)"),
        ("mysql", "CREATE INDEX ix ON account ((lower(email)))"),
        ("sqlite", "CREATE INDEX ix ON account (email COLLATE NOCASE) WHERE id > 1"),
        ("mssql", "CREATE UNIQUE CLUSTERED INDEX ix ON account (email DESC) INCLUDE (id) WHERE id > 1"),
        ("oracle", "CREATE BITMAP INDEX ix ON account (email)"),
    ],
)
def test_create_index(dialect: str, sql: str) -> None:
    catalog = after(sql, dialect)
    table = catalog.table("account")
    assert table.knowledge is Knowledge.KNOWN
    index = next(each for each in table.indexes if each.name == "ix")
    assert create_index_sql(to_index(index, table, catalog.profile), catalog.profile) == sql


def test_drop_and_rename_index() -> None:
    assert after("DROP INDEX CONCURRENTLY IF EXISTS nothing, ix_item").table("item").indexes == ()
    assert [each.name for each in after("ALTER INDEX ix_item RENAME TO other").table("item").indexes] == ["other"]
    catalog = after("ALTER INDEX account_pk RENAME TO pk")
    assert catalog.table("account").primary_key is not None
    assert catalog.table("account").primary_key.name == "pk"  # type: ignore[union-attr]


# enum types


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("ALTER TYPE mood ADD VALUE 'great'", ("sad", "ok", "great")),
        ("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok'", ("sad", "ok")),
        ("ALTER TYPE mood ADD VALUE 'meh' BEFORE 'ok'", ("sad", "meh", "ok")),
        ("ALTER TYPE mood ADD VALUE 'meh' AFTER 'sad'", ("sad", "meh", "ok")),
        ("ALTER TYPE mood RENAME VALUE 'sad' TO 'it''s sad'", ("it's sad", "ok")),
        ("ALTER TYPE mood OWNER TO somebody", ("sad", "ok")),
    ],
)
def test_alter_type(sql: str, values: tuple[str, ...]) -> None:
    catalog = after(sql, start=START + "; CREATE TABLE feeling (m mood, ms mood[])")
    enum = catalog.find_type("mood")
    assert enum is not None
    assert enum.values == values
    of_column: Any = column(catalog, "feeling", "m").type
    of_array: Any = column(catalog, "feeling", "ms").type
    assert tuple(of_column.enums) == tuple(of_array.item_type.enums) == values


def test_types_come_go_and_change_their_names() -> None:
    catalog = after(
        "CREATE TYPE s.color AS ENUM ('red'); DROP TYPE IF EXISTS nothing; ALTER TYPE mood RENAME TO temper"
    )
    assert {(each.schema, each.name) for each in catalog.types()} == {("s", "color"), (None, "temper")}
    assert read_ddl("DROP TYPE s.color", catalog).find_type("color", "s") is None
    cascaded = after("DROP TYPE mood CASCADE", start=START + "; CREATE TABLE feeling (m mood)")
    assert cascaded.table("feeling").knowledge is Knowledge.UNCERTAIN
    assert cascaded.table("account").knowledge is Knowledge.KNOWN


# views, sequences, triggers


def test_views_sequences_and_triggers() -> None:
    catalog = after(
        "CREATE VIEW v AS SELECT id FROM account; CREATE OR REPLACE VIEW v AS SELECT 2; CREATE SEQUENCE q START 5;"
        "CREATE TRIGGER tr BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION f();"
        "CREATE FUNCTION g() RETURNS trigger AS $$ BEGIN DELETE FROM account; DROP TABLE item; END $$ LANGUAGE plpgsql"
    )
    view, sequence = catalog.find_view("v"), catalog.find_sequence("q")
    assert view is not None
    assert view.sqltext == "CREATE OR REPLACE VIEW v AS SELECT 2"
    assert sequence is not None
    assert sequence.settings.start == 5
    assert [each.name for each in catalog.table("account").triggers] == ["tr"]
    catalog = read_ddl("DROP VIEW v; DROP SEQUENCE q; DROP TRIGGER tr ON account", catalog)
    assert (catalog.find_view("v"), catalog.find_sequence("q"), catalog.table("account").triggers) == (None, None, ())
    assert all(table.knowledge is Knowledge.KNOWN for table in catalog.tables())


def test_a_trigger_with_a_body_is_one_statement() -> None:
    body = (
        "CREATE TRIGGER tr AFTER INSERT ON account BEGIN UPDATE account SET id = CASE WHEN 1 THEN 2 END; SELECT 1; END"
    )
    catalog = after(f"{body}; DROP TABLE item", "sqlite")
    assert [each.sqltext for each in catalog.table("account").triggers] == [body]
    assert catalog.find_table("item") is None


# other databases


MYSQL_TABLE = """CREATE TABLE `t` (
  `id` int(11) unsigned NOT NULL AUTO_INCREMENT,
  `kind` enum('a','b') CHARACTER SET utf8mb4 DEFAULT 'a',
  `n` varchar(20) COLLATE utf8mb4_bin DEFAULT 'x' COMMENT 'it''s',
  `ts` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`), KEY `ix` (`n`(10)), UNIQUE KEY `u` (`n`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='all'"""


@pytest.mark.parametrize("dialect", ["mysql", "mariadb"])
def test_mysql(dialect: str) -> None:
    catalog = after("", dialect, start=MYSQL_TABLE.replace(" AUTO_INCREMENT=7", ""))
    assert described(catalog.table("t"), catalog) == (
        "CREATE TABLE t ( id INTEGER(11) UNSIGNED NOT NULL AUTO_INCREMENT, "
        "kind ENUM('a','b') CHARACTER SET utf8mb4 DEFAULT 'a', "
        "n VARCHAR(20) COLLATE utf8mb4_bin COMMENT 'it''s' DEFAULT 'x', "
        "ts TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, "
        "PRIMARY KEY (id), CONSTRAINT u UNIQUE (n) )CHARSET=utf8mb4 ENGINE=InnoDB COMMENT='all'"
    )
    catalog = read_ddl(
        "ALTER TABLE t DROP COLUMN ts, MODIFY COLUMN n varchar(30) NOT NULL, CHANGE kind f int NULL, DROP INDEX ix, "
        "ADD COLUMN q datetime(6) AFTER id, ADD KEY iq (q); RENAME TABLE t TO u",
        catalog,
    )
    assert described(catalog.table("u"), catalog).startswith(
        "CREATE TABLE u ( id INTEGER(11) UNSIGNED NOT NULL AUTO_INCREMENT, q DATETIME(6), f INTEGER, "
        "n VARCHAR(30) NOT NULL, "
    )
    assert [each.name for each in catalog.table("u").indexes] == ["iq"]
    assert catalog.table("u").knowledge is Knowledge.KNOWN


def test_sqlite_types_are_what_they_are_called() -> None:
    catalog = after(
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT, b VARCHAR(5) NOT NULL) STRICT", "sqlite"
    )
    assert described(catalog.table("t"), catalog) == (
        "CREATE TABLE t ( id INTEGER PRIMARY KEY AUTOINCREMENT, a INT, b VARCHAR(5) NOT NULL ) STRICT"
    )


def test_sql_server() -> None:
    catalog = after(
        "CREATE TABLE dbo.t (id int NOT NULL IDENTITY(1,1), n nvarchar(max) NULL CONSTRAINT df DEFAULT (N'x'),"
        " CONSTRAINT pk PRIMARY KEY CLUSTERED (id));"
        "ALTER TABLE t ADD a int, b int NOT NULL CONSTRAINT db DEFAULT 3;"
        "ALTER TABLE t ALTER COLUMN n nvarchar(20) COLLATE Latin1_General_BIN NOT NULL;"
        "EXEC sp_rename 'dbo.t.a', 'new a', 'COLUMN'; EXEC sp_rename N't', N'u'",
        "mssql",
    )
    assert described(catalog.table("u"), catalog) == (
        "CREATE TABLE u ( id INTEGER NOT NULL IDENTITY, "
        "n NVARCHAR(20) COLLATE Latin1_General_BIN NOT NULL DEFAULT (N'x'), "
        "[new a] INTEGER NULL, b INTEGER NOT NULL DEFAULT 3, CONSTRAINT pk PRIMARY KEY CLUSTERED (id) )"
    )
    assert column(catalog, "u", "b").default_name == "db"


def test_oracle() -> None:
    catalog = after(
        "CREATE TABLE T (ID NUMBER(10) GENERATED BY DEFAULT AS IDENTITY, n VARCHAR2(20 CHAR) DEFAULT 'x' NOT NULL,"
        ' v VARCHAR2(20), "Ts" TIMESTAMP(6) WITH TIME ZONE, CONSTRAINT pk PRIMARY KEY (id));'
        "ALTER TABLE t MODIFY (n NULL, v NOT NULL); ALTER TABLE t ADD (q NUMBER(1), r CLOB); ALTER TABLE t DROP (r)",
        "oracle",
    )
    assert described(catalog.table("t"), catalog) == (
        "CREATE TABLE t ( id NUMBER(10) GENERATED BY DEFAULT AS IDENTITY, n VARCHAR2(20 CHAR) DEFAULT 'x', "
        'v VARCHAR2(20) NOT NULL, "Ts" TIMESTAMP(6) WITH TIME ZONE, q NUMBER(1), CONSTRAINT pk PRIMARY KEY (id) )'
    )


# what can't be read


@pytest.mark.parametrize(
    ("dialect", "sql", "uncertain"),
    [
        ("postgresql", "DO $$ BEGIN ALTER TABLE account ADD x int; END $$", {"account"}),
        ("postgresql", "ALTER TABLE account FROBNICATE", {"account"}),
        ("postgresql", "ALTER TABLE account ADD x int FROBNICATE", {"account"}),
        ("postgresql", "ALTER TABLE account ADD x int, FROBNICATE y", {"account"}),
        ("postgresql", "ALTER TABLE stranger ATTACH PARTITION item FOR VALUES IN (1)", {"stranger"}),
        ("postgresql", "CREATE TABLE copy AS SELECT * FROM account", {"copy"}),
        ("postgresql", "CREATE TABLE copy (LIKE account)", {"copy"}),
        ("postgresql", "SELECT * INTO copy FROM account", {"account"}),
        ("postgresql", "ALTER TABLE account DROP COLUMN nothing", {"account"}),
        ("postgresql", "ALTER TABLE account ADD COLUMN email int", {"account"}),
        ("postgresql", "DROP INDEX nothing_item; ALTER TABLE item DROP id CASCADE", set()),
        ("postgresql", "CREATE FROBNICATION ON account", {"account"}),
        ("postgresql", "ALTER TABLE account 'unclosed", {"account"}),
        ("postgresql", "ALTER TABLE crm.account ADD x FROB(", {"account"}),
        ("mssql", "IF 1 = 1 BEGIN ALTER TABLE account ADD x int; DROP TABLE item END", {"account", "item"}),
        ("mssql", "EXEC('ALTER TABLE account ADD x int')", {"account"}),
        ("mssql", "UPDATE item SET id = 1 ALTER TABLE account ADD x int", {"account", "item"}),
        ("oracle", "BEGIN EXECUTE IMMEDIATE 'ALTER TABLE account ADD (x INT)'; END;", {"account"}),
        ("mysql", "ALTER TABLE account CONVERT TO CHARACTER SET utf8mb4", {"account"}),
        ("mysql", "ALTER TABLE account MODIFY email varchar(5) FIRST", {"account"}),
    ],
)
def test_what_cant_be_read_is_uncertain(dialect: str, sql: str, uncertain: set[str]) -> None:
    catalog = after(sql, dialect)
    found = {table.name for table in catalog.tables() if table.knowledge is Knowledge.UNCERTAIN}
    assert found == uncertain


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE account SET email = 'DROP TABLE item; ALTER TABLE account' WHERE id = 1",
        "INSERT INTO account (id) SELECT id FROM item",
        "DELETE FROM item",
        "WITH x AS (SELECT 1 AS id) INSERT INTO item (id) SELECT id FROM x",
        "SELECT 1 -- CREATE TABLE x (a int)",
        "/* ALTER TABLE account */ UPDATE account SET created_at = NULL",
        "GRANT ALTER, CREATE ON account TO somebody",
        "",
        ";;",
    ],
)
def test_rows_and_rights_leave_the_catalog(dialect: str, sql: str) -> None:
    assert canonical(after(sql, dialect)) == canonical(after("", dialect))


def test_only_a_strict_catalog_insists() -> None:
    sql = "ALTER TABLE stranger ADD COLUMN a int"
    assert after(sql).table("stranger").knowledge is not Knowledge.KNOWN
    with pytest.raises(TableUnknown):
        read_ddl(sql, replace(after(""), strict=True))


@pytest.mark.parametrize("cut", range(0, 260, 7))
def test_half_a_statement_never_fails(cut: int) -> None:
    for dialect, sql in (
        ("mysql", MYSQL_TABLE),
        ("postgresql", START),
        ("mssql", "EXEC sp_rename 'a.b', 'c', 'COLUMN'"),
    ):
        after(sql[:cut], dialect, start="")


def test_rows_dont_cost_a_tokenizer() -> None:
    program = (
        "import sys; from sqlgen.catalog.ddl import read_ddl; from sqlgen.catalog import Catalog;"
        "from sqlgen.profile import load_profile; import sqlgen.catalog.snapshot, sqlgen.catalog.to_sqlalchemy;"
        "read_ddl(\"UPDATE t SET created_at = 'x'\", Catalog.empty(load_profile('postgresql')));"
        "sys.exit('sqlglot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0


def test_many_rows_cost_no_more_than_their_length() -> None:
    rows = " UNION ALL ".join(f"SELECT {number}, 'a@example.com'" for number in range(8000))
    catalog = after("")
    begin = time.process_time()
    assert read_ddl(f"INSERT INTO account (id, email) {rows}", catalog) is catalog
    assert time.process_time() - begin < 3


def test_types_of_sqlalchemy_where_it_has_one() -> None:
    catalog = after("CREATE TABLE t (a int4, b character varying(5), c double precision, d timestamp, e varbit(3))")
    types = [type(each.type) for each in catalog.table("t").columns]
    assert types[:3] == [sa.INTEGER, sa.VARCHAR, sa.DOUBLE_PRECISION]
    assert described(catalog.table("t"), catalog) == (
        "CREATE TABLE t ( a INTEGER, b VARCHAR(5), c DOUBLE PRECISION, "
        "d TIMESTAMP WITHOUT TIME ZONE, e BIT VARYING(3) )"
    )


# tables that others refer to


def test_drop_table_of_several_that_refer_to_each_other() -> None:
    cycle = "ALTER TABLE account ADD item_id INT, ADD CONSTRAINT k FOREIGN KEY (item_id) REFERENCES item"
    catalog = after(f"{cycle}; DROP TABLE account, item")
    assert list(catalog.tables()) == []


def test_a_drop_that_the_database_would_refuse_makes_the_tables_uncertain() -> None:
    assert after("DROP TABLE account").table("account").knowledge is Knowledge.UNCERTAIN


@pytest.mark.parametrize(
    ("sql", "goes"),
    [
        ("SET FOREIGN_KEY_CHECKS=0", True),
        ("SET SESSION foreign_key_checks = OFF", True),
        ("SET @OLD=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0", True),
        ("SET @@session.foreign_key_checks := 0", True),
        ("SET GLOBAL foreign_key_checks = 0", False),
        ("SET FOREIGN_KEY_CHECKS=0; SET FOREIGN_KEY_CHECKS=1", False),
        ("SET FOREIGN_KEY_CHECKS=0; SET FOREIGN_KEY_CHECKS=@OLD", False),
        ("SET NAMES utf8mb4", False),
    ],
)
def test_mysql_drops_them_while_foreign_keys_are_not_checked(sql: str, goes: bool) -> None:
    catalog = after(f"{sql}; DROP TABLE account", "mysql")
    assert (catalog.find_table("account") is None) is goes
