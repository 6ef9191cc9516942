"""Views and triggers when a table or a column is renamed: what real databases make of them is what we make of them."""

from __future__ import annotations

import re

import apsw
import pytest

from sqlgen.catalog import Catalog
from sqlgen.catalog.ddl import read_ddl
from sqlgen.catalog.errors import RenameInTheWay
from sqlgen.catalog.readers import left_behind_by_column, left_behind_by_table
from sqlgen.catalog.snapshot import from_json, to_json
from sqlgen.catalog.values import Knowledge
from sqlgen.profile import load_profile
from tests.catalog.building import column
from tests.servers import MariaDB, PostgreSQL

TABLES = """
CREATE TABLE account (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(50), name VARCHAR(50), "E x" INTEGER);
CREATE TABLE log (number INTEGER, email VARCHAR(50), what VARCHAR(50));
"""


def made(dialect: str, *texts: str) -> Catalog:
    catalog = read_ddl(TABLES, Catalog.empty(load_profile(dialect)))
    for text in texts:
        catalog = read_ddl(text, catalog)
    return catalog


def texts_of(catalog: Catalog) -> list[str]:
    triggers = [trigger.sqltext for _, trigger in catalog.triggers()]
    return [view.sqltext for view in catalog.views()] + triggers


def plain(text: str) -> str:
    """Without quotes around names: SQLite puts all in double ones."""
    return re.sub(r'["\[\]`]', "", text)


# SQLite rewrites the author's texts

VIEWS = {
    "a column": "CREATE VIEW v AS SELECT email FROM account",
    "with a label": "CREATE VIEW v AS SELECT email AS e FROM account WHERE email > 'email' ORDER BY email",
    "columns with names": "CREATE VIEW v (email) AS SELECT email FROM account",
    "aliases": "CREATE VIEW v AS SELECT a.email, log.email AS other FROM account a JOIN log ON a.email = log.email",
    "of the other table": "CREATE VIEW v AS SELECT email /* of the account */ FROM log",
    "only one has it": "CREATE VIEW v AS SELECT account.email, what FROM account, log WHERE name = what",
    "a subquery": "CREATE VIEW v AS SELECT number FROM log WHERE email IN (SELECT email FROM account)",
    "from further out": "CREATE VIEW v AS SELECT name FROM account WHERE EXISTS (SELECT 1 FROM log WHERE what = name)",
    "with names": "CREATE VIEW v AS WITH x (email) AS (SELECT email FROM account) SELECT email FROM x",
    "derived with a label": "CREATE VIEW v AS SELECT email FROM (SELECT email AS email FROM account)",
    "union": "CREATE VIEW v AS SELECT email FROM account UNION SELECT email FROM log ORDER BY email",
    "quotes": "CREATE VIEW v AS SELECT \"email\", [email] AS b, account.`email` AS c FROM account",
    "the words are others": "CREATE VIEW email AS SELECT 'email' AS email, /* email */ name FROM account",
    "star": "CREATE VIEW v AS SELECT * FROM account",
    "schema": "CREATE VIEW v AS SELECT main.account.email FROM main.account",
    "case": "CREATE VIEW v AS SELECT Account.EMAIL FROM ACCOUNT GROUP BY eMail HAVING count(email) > 1",
    "by a label": "CREATE VIEW v AS SELECT name AS email FROM account ORDER BY email",
    "by a label's column": "CREATE VIEW v AS SELECT name AS email FROM account ORDER BY lower(email), email",
    "window": "CREATE VIEW v AS SELECT id, row_number() OVER (PARTITION BY email ORDER BY name) AS n FROM account",
    "case expression": "CREATE VIEW v AS SELECT CASE email WHEN 'a' THEN email ELSE name END AS e FROM account",
    "a name that WITH hides": "CREATE VIEW v AS WITH account AS (SELECT what FROM log) SELECT what FROM account",
    "by a view that has it labelled": (
        "CREATE VIEW v AS SELECT email AS email FROM account; CREATE VIEW w AS SELECT email FROM v"
    ),
}  # fmt: skip
TRIGGERS = {
    "of the table": (
        'CREATE TRIGGER tr AFTER UPDATE OF email, "E x" ON account WHEN NEW.email <> OLD.email BEGIN '
        "UPDATE account SET email = lower(email) WHERE id = NEW.id; END"
    ),
    "strings and comments stay": (
        "CREATE TRIGGER email AFTER INSERT ON account BEGIN SELECT 'email', lower(NEW.email); /* email */ END"
    ),
    "into another table": (
        "CREATE TRIGGER tr AFTER INSERT ON account BEGIN INSERT INTO log (what, email) VALUES (NEW.email, 1); END"
    ),
    "from another table": (
        "CREATE TRIGGER tr AFTER INSERT ON log BEGIN UPDATE account SET email = NEW.email WHERE email = 'email'; "
        "INSERT INTO account (id, email) VALUES (1, new.email) ON CONFLICT (id) DO UPDATE SET email = excluded.email; "
        "DELETE FROM account WHERE email IS NULL; SELECT email FROM account; END"
    ),
    "between both": (
        "CREATE TRIGGER tr AFTER UPDATE OF email ON account WHEN new.email <> old.email BEGIN "
        "INSERT INTO log (email) SELECT new.email; UPDATE log SET email = new.email WHERE log.email = old.email; "
        "UPDATE log SET what = (SELECT email FROM account WHERE account.id = log.number) WHERE email > ''; END"
    ),
    "a condition on another table": (
        "CREATE TRIGGER tr AFTER UPDATE OF email ON account WHEN new.email IN (SELECT email FROM log WHERE email > '') "
        "BEGIN SELECT 1; END"
    ),
    "another table's condition": (
        "CREATE TRIGGER tr AFTER INSERT ON log WHEN new.email IN (SELECT email FROM account WHERE email > '') "
        "BEGIN SELECT 1; END"
    ),
    "an alias": "CREATE TRIGGER tr AFTER INSERT ON account BEGIN SELECT a.email FROM account AS a; END",
    "another table's, that isn't named": "CREATE TRIGGER tr AFTER INSERT ON log BEGIN UPDATE log SET email = ''; END",
    "a case in it": (
        "CREATE TRIGGER tr AFTER INSERT ON log BEGIN UPDATE account SET name = CASE email WHEN '' "
        "THEN 'a' ELSE email END; END"
    ),
}  # fmt: skip


def after_sqlite(texts: str, change: str) -> list[str]:
    connection = apsw.Connection(":memory:")
    connection.execute(TABLES + texts)
    connection.execute(change)
    query = "SELECT sql FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY type = 'trigger', rowid"
    return [str(text) for (text,) in connection.execute(query)]


@pytest.mark.parametrize("new", ["mail", "two words"])
@pytest.mark.parametrize("name", [*VIEWS, *TRIGGERS])
def test_sqlite_renames_a_column(name: str, new: str) -> None:
    text = VIEWS.get(name) or TRIGGERS[name]
    start = made("sqlite", text)
    renamed = start.alter_column("account", "email", column(new))
    expected = after_sqlite(text, f'ALTER TABLE account RENAME COLUMN email TO "{new}"')
    assert [plain(each) for each in texts_of(renamed)] == [plain(each) for each in expected]
    assert all(view.is_true for view in renamed.views())
    assert {each.knowledge for each in renamed.tables()} == {Knowledge.KNOWN}
    back = renamed.alter_column("account", new, column("email"))
    assert [plain(each).lower() for each in texts_of(back)] == [plain(each).lower() for each in texts_of(start)]


@pytest.mark.parametrize("name", [*VIEWS, *TRIGGERS])
def test_sqlite_renames_a_table(name: str) -> None:
    text = VIEWS.get(name) or TRIGGERS[name]
    text = text.replace(" ON CONFLICT (id) DO UPDATE SET email = excluded.email", "")  # SQLite renames the row, too
    renamed = made("sqlite", text).rename_table("account", "my order")
    expected = after_sqlite(text, 'ALTER TABLE account RENAME TO "my order"')
    assert [plain(each) for each in texts_of(renamed)] == [plain(each) for each in expected]
    assert {each.knowledge for each in renamed.tables()} == {Knowledge.KNOWN}


REFUSED = {
    "a view of a view": "CREATE VIEW v AS SELECT email FROM account; CREATE VIEW w AS SELECT email FROM v",
    "through a star": "CREATE VIEW v AS SELECT * FROM account; CREATE VIEW w AS SELECT upper(email) AS e FROM v",
    "through two stars": (
        "CREATE VIEW v AS SELECT * FROM account; CREATE VIEW u AS SELECT * FROM v; CREATE VIEW w AS SELECT email FROM u"
    ),
    "derived": "CREATE VIEW v AS SELECT email FROM (SELECT email FROM account)",
    "with": "CREATE VIEW v AS WITH x AS (SELECT email FROM account) SELECT email FROM x",
    "a trigger": (
        "CREATE VIEW v AS SELECT email FROM account; CREATE TRIGGER tr AFTER INSERT ON log BEGIN "
        "UPDATE log SET what = (SELECT max(v.email) FROM v); END"
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_sqlite_refuses_what_would_lose_a_column(name: str) -> None:
    change = "ALTER TABLE account RENAME COLUMN email TO mail"
    with pytest.raises(apsw.SQLError, match="no such column"):
        after_sqlite(REFUSED[name], change)
    with pytest.raises(RenameInTheWay):
        made("sqlite", REFUSED[name]).alter_column("account", "email", column("mail"))


def test_a_text_that_cannot_be_told_is_no_longer_taken_for_true() -> None:
    unclear = "CREATE VIEW v AS SELECT account.id FROM account JOIN log USING (email)"
    (view,) = made("sqlite", unclear).alter_column("account", "email", column("mail")).views()
    assert (view.is_true, view.sqltext) == (False, unclear)
    trigger = "CREATE TRIGGER tr AFTER INSERT ON log BEGIN SELECT email FROM account, nobody_knows; END"
    renamed = made("sqlite", trigger).alter_column("account", "email", column("mail"))
    assert [each.knowledge for each in renamed.tables()] == [Knowledge.KNOWN, Knowledge.UNCERTAIN]


# PostgreSQL keeps trees, and a view's own columns keep their names


POSTGRESQL = [name for name in VIEWS if name not in ("quotes", "schema", "star", "case", "derived with a label")] + [
    "a view of a view", "with",
]  # fmt: skip


@pytest.mark.parametrize("new", ["mail", "Full Name"])
@pytest.mark.parametrize("name", POSTGRESQL)
def test_postgresql_follows(name: str, new: str, postgres: PostgreSQL) -> None:
    text = VIEWS.get(name) or REFUSED[name]
    changed = postgres.fresh_database("texts_changed")
    changes = f'ALTER TABLE account RENAME email TO "{new}"; ALTER TABLE account RENAME TO person;'
    postgres.run(f"{TABLES}\n{text};\n{changes}", changed).must()
    renamed = made("postgresql", text).alter_column("account", "email", column(new)).rename_table("account", "person")
    assert all(view.is_true for view in renamed.views())
    ours = postgres.fresh_database("texts_ours")
    tables = f"{TABLES} {changes}"
    postgres.run(tables + "".join(f"{each.sqltext}\n;" for each in renamed.views()), ours).must()
    assert postgres.dump(changed) == postgres.dump(ours)


def test_postgresql_has_other_words_for_a_star() -> None:
    text = "CREATE VIEW v AS SELECT * FROM account"
    (view,) = made("postgresql", text).alter_column("account", "name", column("full_name")).views()
    assert not view.is_true
    counted = "CREATE VIEW v AS SELECT count(*) AS n FROM account"
    (view,) = made("postgresql", counted).alter_column("account", "name", column("full_name")).views()
    assert view.is_true


def test_postgresql_renames_the_header_of_a_trigger() -> None:
    text = (
        "CREATE TRIGGER account BEFORE UPDATE OF email ON public.account FOR EACH ROW "
        "WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION account()"
    )
    start = made("postgresql", text)
    (renamed,) = texts_of(start.rename_table("account", "order"))
    assert renamed == text.replace("public.account", 'public."order"')
    (renamed,) = texts_of(start.alter_column("account", "email", column("mail")))
    assert renamed == text.replace("email", "mail")


# The others leave them as they are

BROKEN = "CREATE VIEW v AS SELECT email FROM account"
OTHERS_TRIGGER = "CREATE TRIGGER tr AFTER INSERT ON log FOR EACH ROW UPDATE account SET email = NEW.what"
OWN_TRIGGER = "CREATE TRIGGER own BEFORE INSERT ON account FOR EACH ROW SET NEW.email = 'x'"


@pytest.mark.parametrize("dialect", ["mysql", "mariadb", "mssql", "oracle"])
def test_elsewhere_views_stay_and_are_broken(dialect: str) -> None:
    start = made(dialect, BROKEN)
    table = start.table("account")
    assert list(left_behind_by_column(start.registry, table, "email")) == [("view", "v", True)]
    assert list(left_behind_by_column(start.registry, table, "name")) == []
    assert list(left_behind_by_column(start.registry, start.table("log"), "email")) == []
    assert list(left_behind_by_table(start.registry, table)) == [("view", "v", True)]
    assert texts_of(start.alter_column("account", "email", column("mail")).rename_table("account", "p")) == [BROKEN]


def test_mariadb_leaves_them_broken(mariadb: MariaDB) -> None:
    start = made("mariadb", BROKEN, OTHERS_TRIGGER, OWN_TRIGGER)
    left = set(left_behind_by_column(start.registry, start.table("account"), "email"))
    assert {name for _, name, _ in left} == {"v", "tr", "own"}
    database = mariadb.fresh_database("texts")
    mariadb.run(f"{TABLES.replace(chr(34), '`')}{BROKEN};{OTHERS_TRIGGER};{OWN_TRIGGER};", database).must()
    mariadb.run("ALTER TABLE account RENAME COLUMN email TO mail", database).must()
    assert "1356" in mariadb.run("SELECT * FROM v", database).stderr
    assert "1054" in mariadb.run("INSERT INTO log VALUES (1, 'a', 'b')", database).stderr
    assert "1054" in mariadb.run("INSERT INTO account (id) VALUES (1)", database).stderr


def test_the_header_of_a_trigger_follows_its_table_everywhere(mariadb: MariaDB) -> None:
    start = made("mariadb", OWN_TRIGGER, OTHERS_TRIGGER)
    renamed = start.rename_table("account", "person")
    assert texts_of(renamed) == [OWN_TRIGGER.replace("ON account", "ON person"), OTHERS_TRIGGER]
    assert list(left_behind_by_table(start.registry, start.table("account"))) == [("trigger", "tr", True)]
    database = mariadb.fresh_database("texts")
    mariadb.run(f"{TABLES.replace(chr(34), '`')}{OWN_TRIGGER};{OTHERS_TRIGGER};", database).must()
    mariadb.run("ALTER TABLE account RENAME TO person", database).must()
    mariadb.run("INSERT INTO person (id) VALUES (1)", database).must()
    assert "1146" in mariadb.run("INSERT INTO log VALUES (1, 'a', 'b')", database).stderr


def test_a_trigger_of_sql_server_is_read_behind_its_as() -> None:
    body = "UPDATE account SET email = i.email FROM inserted AS i WHERE account.id = i.number"
    start = made("mssql", f"CREATE TRIGGER tr ON log AFTER INSERT AS {body}")
    assert list(left_behind_by_column(start.registry, start.table("account"), "email")) == [("trigger", "tr", True)]
    assert list(left_behind_by_column(start.registry, start.table("account"), "name")) == []


def test_a_view_is_read_where_it_stands() -> None:
    """crm.v has the columns of crm.account, also for a view elsewhere; so email isn't one of them."""
    own = "CREATE TABLE crm.account (id INTEGER, x INTEGER)"
    texts = "CREATE VIEW crm.v AS SELECT * FROM account", "CREATE VIEW w AS SELECT email FROM crm.v, account"
    start = made("mssql", own, *texts)
    assert list(left_behind_by_column(start.registry, start.table("account"), "email")) == [("view", "w", True)]


def test_views_in_a_circle_have_columns_that_nobody_knows() -> None:
    circle = "CREATE VIEW v AS SELECT * FROM u", "CREATE VIEW u AS SELECT * FROM v"
    start = made("sqlite", *circle, "CREATE VIEW w AS SELECT email FROM v, account")
    views = {each.name: each for each in start.alter_column("account", "email", column("mail")).views()}
    assert [views[name].is_true for name in ("u", "v", "w")] == [True, True, False]


def test_a_mark_goes_into_a_snapshot_and_comes_back() -> None:
    start = made("sqlite", "CREATE VIEW v AS SELECT account.id FROM account JOIN log USING (email)")
    marked = start.alter_column("account", "email", column("mail"))
    (view,) = from_json(to_json(marked), load_profile("sqlite")).views()
    assert not view.is_true
