"""A dump of MariaDB, read, written as SQL again and loaded: the dump of that is the same."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.schema_text import read_schema_text
from sqlgen.catalog.values import Knowledge
from sqlgen.profile import load_profile
from tests.dumps.creation import creation
from tests.servers import MariaDB
from tests.servers.mariadb import normalised

SCHEMA = (Path(__file__).parent / "mariadb.sql").read_text(encoding="utf-8")
PROFILE = load_profile("mariadb")
MYSQL = load_profile("mysql")


def dump_of(server: MariaDB, database: str, *options: str) -> str:
    """What `mariadb-dump -d` prints, every line of it, with routines."""
    command = [*server._dump, "--routines", *options, database]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def tables_of(dump: str) -> str:
    """Only the tables: everything else isn't made from the catalog."""
    return normalised("".join(re.findall(r"^CREATE TABLE .*?^\).*?;$\n", dump, re.MULTILINE | re.DOTALL)))


def test_the_dump_of_what_was_read_is_the_same(mariadb: MariaDB) -> None:
    first = mariadb.fresh_database("dumped")
    mariadb.run(SCHEMA, first).must()
    dump = dump_of(mariadb, first)
    catalog, unread = read_schema_text(dump, PROFILE)
    assert unread == ()
    assert all(table.knowledge is Knowledge.KNOWN for table in catalog.tables())
    second = mariadb.fresh_database("loaded")
    views = [view.sqltext for view in catalog.views()]
    triggers = [trigger.sqltext for _, trigger in catalog.triggers()]
    statements = "".join(f"{statement};\n" for statement in [*creation(catalog), *views])
    bodies = "".join(f"{trigger};;\n" for trigger in triggers)
    mariadb.run(f"{statements}DELIMITER ;;\n{bodies}DELIMITER ;\n", second).must()
    again = dump_of(mariadb, second)
    assert tables_of(again) == tables_of(dump)
    for kind in ("VIEW", "TRIGGER"):
        assert re.findall(rf"^.*\b{kind}\b.*$", again, re.MULTILINE) == re.findall(
            rf"^.*\b{kind}\b.*$", dump, re.MULTILINE
        )
    assert [sequence.name for sequence in catalog.sequences()] == ["numbers"]


def read(server: MariaDB, schema: str, *options: str) -> tuple[Catalog, dict[str, str]]:
    database = server.fresh_database("read")
    server.run(schema, database).must()
    catalog, unread = read_schema_text(dump_of(server, database, *options), PROFILE)
    return catalog, {one.what: one.why for one in unread}


def test_what_a_catalog_cannot_hold_is_named(mariadb: MariaDB) -> None:
    catalog, unread = read(
        mariadb,
        "CREATE TABLE hidden (a int, b int INVISIBLE); CREATE TABLE own (a int CHECK (a > 1));"
        "CREATE TABLE parts (a int) PARTITION BY HASH (a) PARTITIONS 4;"
        "CREATE TABLE noted (a int, KEY ix (a) COMMENT 'why'); CREATE TABLE history (a int) WITH SYSTEM VERSIONING;"
        "CREATE TABLE prefixed (a text, PRIMARY KEY (a(10))); CREATE TABLE plain (a int);",
    )
    assert unread == {
        "table hidden": "an unknown word in a column: INVISIBLE",
        "table own": "a check of a column's own",
        "table parts": "an unknown option of a table",
        "table noted": "an unknown word in an index: COMMENT",
        "table history": "expected (",
        "table prefixed": "a key over a part of a column, or an expression",
    }
    known = [table.name for table in catalog.tables() if table.knowledge is Knowledge.KNOWN]
    assert known == ["plain"]


@pytest.mark.parametrize("options", [("--skip-opt",), ("--compact",), ("--skip-comments",), ("--skip-quote-names",)])
def test_however_it_was_dumped(mariadb: MariaDB, options: tuple[str, ...]) -> None:
    schema = re.sub(r"CREATE TABLE `odd.*?;\n", "", SCHEMA, flags=re.DOTALL)  # which needs its quotes
    schema = schema.replace(" at time(3),", " at_time time(3),") if options == ("--skip-quote-names",) else schema
    catalog, unread = read(mariadb, schema, *options)
    assert unread == {}
    assert sorted(table.name for table in catalog.tables()) == ["account", "child"]


def test_rows_are_stepped_over(mariadb: MariaDB) -> None:
    database = mariadb.fresh_database("rows")
    rows = r"INSERT INTO t VALUES (1, 'a;b\n\'DROP TABLE t;'), (2, '\\'), (3, '/*!50003 x');"
    mariadb.run(f"CREATE TABLE t (a int, b text); {rows} CREATE TABLE u (a int);", database).must()
    command = [part for part in mariadb._dump if part not in ("-d", "--no-data")]
    dump = subprocess.run([*command, database], capture_output=True, check=True).stdout.decode()
    assert "DROP TABLE t;" in dump
    catalog, unread = read_schema_text(dump, PROFILE)
    assert unread == ()
    assert sorted(table.name for table in catalog.tables()) == ["t", "u"]


MYSQL_DUMP = r"""
-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
DROP TABLE IF EXISTS `t`;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `t` (
  `id` int NOT NULL AUTO_INCREMENT,
  `kind` enum('a','b') COLLATE utf8mb4_bin DEFAULT NULL,
  `d` varchar(36) DEFAULT (uuid()),
  `x` bit(1) NOT NULL DEFAULT b'0',
  `s` int GENERATED ALWAYS AS ((`id` + 1)) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `u` (`kind`,`d`) USING BTREE,
  KEY `fx` ((lower(`d`))),
  CONSTRAINT `own` FOREIGN KEY (`id`) REFERENCES `u2` (`id`),
  CONSTRAINT `t_chk_1` CHECK ((`id` > 0))
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
CREATE TABLE `u2` (
  `id` int NOT NULL,
  `h` int DEFAULT NULL /*!80023 INVISIBLE */,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!50001 CREATE VIEW `v` AS SELECT
 1 AS `id`*/;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`%`*/ /*!50003 TRIGGER `tr` BEFORE INSERT ON `t`
FOR EACH ROW SET NEW.d = ';' */;
/*!50001 DROP VIEW IF EXISTS `v`*/;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`%` SQL SECURITY DEFINER */
/*!50001 VIEW `v` AS select `t`.`id` AS `id` from `t` */;
"""


def test_what_mysqldump_writes() -> None:
    catalog, unread = read_schema_text(MYSQL_DUMP, MYSQL)
    assert [(one.what, one.why) for one in unread] == [("table u2", "an unknown word behind an expression: INVISIBLE")]
    table = catalog.table("t")
    assert table.knowledge is Knowledge.KNOWN
    assert {column.name: (column.nullable, column.server_default) for column in table.columns} == {
        "id": (False, None),
        "kind": (True, None),
        "d": (True, "(uuid())"),
        "x": (False, "b'0'"),
        "s": (True, None),
    }
    assert [key.columns for key in table.uniques] == [("kind", "d")]
    assert [trigger.name for trigger in table.triggers] == ["tr"]
    (view,) = catalog.views()
    assert "select `t`.`id`" in view.sqltext
