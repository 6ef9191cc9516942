"""Views that read a table or a column: what they stop, and what goes with them."""

from __future__ import annotations

import pytest

from sqlgen.catalog import Catalog
from sqlgen.catalog.ddl import read_ddl
from sqlgen.catalog.errors import ColumnInTheWay, TableInTheWay
from sqlgen.catalog.readers import triggers_counting_columns
from tests.catalog.building import DIALECTS, catalog, table


def _with_views(dialect: str, *views: str) -> Catalog:
    made = catalog(dialect, table("account", "id email"), table("visit", "id email"))
    for each in views:
        made = read_ddl(each, made)
    return made


READS = "CREATE VIEW reachable AS SELECT id, email FROM account"
BOUND = "CREATE VIEW dbo.reachable WITH SCHEMABINDING AS SELECT id, email FROM dbo.account"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_only_postgresql_refuses_to_drop_what_a_view_reads(dialect: str) -> None:
    made = _with_views(dialect, READS)
    if dialect != "postgresql":
        made.drop_column("account", "email").drop_table("account")
        return
    with pytest.raises(TableInTheWay, match='view "reachable"') as caught:
        made.drop_table("account")
    assert caught.value.fix == ('drop the view first: op.execute("DROP VIEW reachable")',)
    with pytest.raises(ColumnInTheWay, match='view "reachable"'):
        made.drop_column("account", "email")
    made.drop_table("visit").drop_view("reachable").drop_table("account")


def test_sql_server_refuses_for_a_view_with_schemabinding() -> None:
    _with_views("mssql", READS).drop_table("account")
    with pytest.raises(TableInTheWay, match="error 3729"):
        _with_views("mssql", BOUND).drop_table("account")


def test_a_view_that_only_may_read_a_table_stops_nothing() -> None:
    made = _with_views("postgresql", "CREATE VIEW v AS SELECT * FROM account")
    made.drop_column("account", "email")  # the column may be younger than the view
    with pytest.raises(TableInTheWay):
        made.drop_table("account")
    read_ddl("DO $$ BEGIN DROP VIEW v; END $$", made).drop_table("account")


@pytest.mark.parametrize(
    "sql", ["DROP VIEW reachable CASCADE", "DROP TABLE account CASCADE", "DROP VIEW IF EXISTS loud, reachable"]
)
def test_what_reads_a_view_goes_with_it(sql: str) -> None:
    made = _with_views("postgresql", READS, "CREATE VIEW loud AS SELECT upper(email) AS shouted FROM reachable")
    assert [view.name for view in made.views()] == ["reachable", "loud"]
    after = read_ddl(sql, made)
    assert list(after.views()) == []
    assert (after.find_table("account") is None) == ("TABLE" in sql)


def test_a_view_of_another_schema_has_only_the_name() -> None:
    made = catalog("postgresql", table("account", "id email"), table("visit", "id email"))
    for each in ("CREATE VIEW v AS SELECT id FROM visit", "CREATE VIEW x.v AS SELECT id, email FROM public.account"):
        made = read_ddl(each, made)
    with pytest.raises(TableInTheWay) as caught:
        made.drop_table("account")
    assert caught.value.views == (("view", "v", "x"),)
    with pytest.raises(ColumnInTheWay) as refused:
        made.drop_column("account", "email")
    assert refused.value.why is not None
    assert refused.value.why.count("view") == 1
    after = read_ddl("DROP TABLE account CASCADE", made)
    assert [(view.schema, view.name) for view in after.views()] == [(None, "v")]


@pytest.mark.parametrize(
    ("statement", "counts"),
    [
        ("INSERT INTO visit VALUES (NEW.id, 1)", True),
        ("INSERT OR IGNORE INTO VISIT VALUES (NEW.id, 1), (NEW.id, 2)", True),
        ("REPLACE INTO visit SELECT id, email FROM account", True),
        ("INSERT INTO visit (id) VALUES (NEW.id)", False),
        ("INSERT INTO visit DEFAULT VALUES", False),
        ("INSERT INTO account VALUES (1, 2)", False),
        ("INSERT INTO account (id, email) SELECT * FROM visit", True),
        ("INSERT INTO account (id, email) SELECT v.* FROM visit AS v", True),
        ("INSERT INTO account (id) SELECT count(*) FROM visit", False),
        ("DELETE FROM visit WHERE id = NEW.id", False),
        ("SELECT * FROM visit", False),
    ],
)
def test_an_insert_without_names_has_all_columns(statement: str, counts: bool) -> None:
    made = _with_views("sqlite", f"CREATE TRIGGER t AFTER UPDATE ON account BEGIN SELECT 1; {statement}; END")
    found = [each.name for each in triggers_counting_columns(made.registry, made.table("visit"))]
    assert found == (["t"] if counts else [])
