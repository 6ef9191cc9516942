"""What a dropped column takes along: by the profile, and as PostgreSQL, MariaDB and SQLite do it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sqlgen.catalog import Catalog
from sqlgen.catalog.errors import ColumnInTheWay, ColumnUnknown
from sqlgen.catalog.values import (
    NO_OPTIONS,
    Check,
    Computed,
    Exclude,
    ExcludeElement,
    IndexPart,
    PrimaryKey,
    Table,
    Unique,
)
from tests.catalog.building import DIALECTS, catalog, column, fk, index, table
from tests.servers import MariaDB, PostgreSQL

PARENT = table("parent", "id", primary_key=PrimaryKey(("id",)))
EVERYTHING = Table(
    "t",
    (*(column(name) for name in ["a", "b", "c", "d", "s_e"]), column("g", computed=Computed("c + 1"))),
    primary_key=PrimaryKey(("a", "b")),
    uniques=(Unique(("a",), "u_a"), Unique(("b", "c"), "u_bc")),
    foreign_keys=(fk("a", "parent", name="f_a"), fk("d", "t", "a", name="f_self")),
    checks=(Check("a > 0", "k_a"), Check("a > b", "k_ab"), Check("s_e <> 'a'", "k_e")),
    indexes=(
        index("i_a", "a"),
        index("i_bc", "b c"),
        index("i_where", "d", options=NO_OPTIONS.set("postgresql_where", "a > 1")),
        index("i_include", "d", options=NO_OPTIONS.set("postgresql_include", ("a",))),
    ),
)
CHILD = table("child", "x", foreign_keys=(fk("x", "t", "a", name="f_child"),))


def found(of: Catalog, name: str, column_name: str) -> list[tuple[str, str]]:
    return [(str(each.value.name), each.kind) for each in of.in_the_way(name, column_name)]


def test_all_that_hangs_on_a_column_is_found() -> None:
    made = catalog("postgresql", PARENT, EVERYTHING, CHILD)
    assert found(made, "t", "a") == [
        ("f_self", "referenced"),
        ("f_child", "referenced"),
        ("f_a", "foreign_key"),
        ("k_a", "check"),
        ("k_ab", "check_multi"),
        ("i_a", "index"),
        ("i_where", "index_predicate"),
        ("i_include", "index_predicate"),
        ("u_a", "unique"),
        ("t_pkey", "primary_key_multi"),
    ]
    assert found(made, "t", "c") == [("i_bc", "index_multi"), ("u_bc", "unique_multi"), ("g", "generated")]
    assert found(made, "t", "s_e") == [("k_e", "check")]
    assert found(made, "t", "g") == []
    assert [each.table.name for each in made.in_the_way("t", "a")][:2] == ["t", "child"]


def test_expressions_of_indexes_and_exclude_constraints_hang_on_what_they_read() -> None:
    made = catalog(
        "postgresql",
        Table(
            "t",
            (column("a"), column("b"), column("c")),
            indexes=(replace(index("i", "b"), parts=(IndexPart(expression="lower(a)"), IndexPart("b"))),),
            excludes=(Exclude((ExcludeElement("a", "=", "a"), ExcludeElement("(b + 1)", "=")), "x", where="c > 0"),),
        ),
    )
    assert found(made, "t", "a") == [("i", "index_predicate"), ("x", "exclude")]
    assert found(made, "t", "b") == [("i", "index_multi"), ("x", "exclude")]
    assert found(made, "t", "c") == [("x", "exclude")]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_key_that_another_table_refers_to_is_in_the_way(dialect: str) -> None:
    made = catalog(dialect, PARENT, table("child", "x", foreign_keys=(fk("x", "parent", name="f_child"),)))
    with pytest.raises(ColumnInTheWay) as raised:
        made.drop_column("parent", "id")
    assert 'foreign key "f_child" of table "child"' in raised.value.dependents
    assert 'foreign key "f_child" of table "child"' in str(raised.value)
    assert (raised.value.column, raised.value.table) == ("id", "parent")


def test_a_generated_column_is_in_the_way() -> None:
    with pytest.raises(ColumnInTheWay) as raised:
        catalog("postgresql", PARENT, EVERYTHING).drop_column("t", "c")
    assert raised.value.dependents == ('generated column "g" of table "t"',)


def test_a_reference_without_columns_means_the_primary_key() -> None:
    made = catalog(
        "sqlite", PARENT, table("child", "x", foreign_keys=(replace(fk("x", "parent"), referred_columns=()),))
    )
    assert [each.kind for each in made.in_the_way("parent", "id")] == ["referenced", "primary_key"]


def test_a_default_is_listed_where_it_must_go_first() -> None:
    with_default = Table("t", (column("a", server_default="1"), column("b")))
    assert found(catalog("mssql", with_default), "t", "a") == [("a", "default")]
    assert found(catalog("postgresql", with_default), "t", "a") == []
    assert [each.name for each in catalog("mssql", with_default).drop_column("t", "a").table("t").columns] == ["b"]


def test_a_text_that_nobody_can_read_hangs_on_the_columns_whose_names_it_holds() -> None:
    made = catalog("postgresql", table("t", "a b", checks=(Check("a >", "k"),)))
    assert found(made, "t", "a") == [("k", "check")]
    assert found(made, "t", "b") == []


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(ColumnUnknown):
        catalog("postgresql", PARENT).drop_column("parent", "idd")


def test_mysql_shrinks_what_it_does_not_drop() -> None:
    made = catalog(
        "mysql",
        Table(
            "t",
            (column("a"), column("b"), column("c")),
            primary_key=PrimaryKey(("a", "b")),
            uniques=(Unique(("a", "c"), "u"),),
            indexes=(index("i", "c a"), index("j", "a")),
        ),
    ).drop_column("t", "a")
    after = made.table("t")
    assert after.primary_key is not None
    assert after.primary_key.columns == ("b",)
    assert [each.columns for each in after.uniques] == [("c",)]
    assert [(each.name, [part.column for part in each.parts]) for each in after.indexes] == [("i", ["c"])]


def test_what_went_along_no_longer_refers_nor_holds_its_name() -> None:
    made = catalog(
        "postgresql", PARENT, table("child", "x y", foreign_keys=(fk("x", "parent"),), uniques=(Unique(("x",)),))
    )
    dropped = made.drop_column("child", "x")
    assert dropped.referrers("parent") == ()
    assert dropped.create_table(table("child_x_key", "id")).find_table("child_x_key") is not None


# As the databases do it: for each fate that isn't refuse, the table that is left


def left(of: Catalog) -> dict[str, list[str]]:
    """What is left of the table, by kind, as the servers tell it."""
    after = of.table("t")
    return {
        "columns": sorted(each.name for each in after.columns),
        "constraints": sorted(str(each.name) for each in after.constraints),
        "indexes": sorted(each.name for each in after.indexes),
    }


SERVER_TABLE = Table(
    "t",
    tuple(column(name) for name in ["a", "b", "c", "d"]),
    primary_key=PrimaryKey(("d",), "pk"),
    uniques=(Unique(("a",), "u_a"), Unique(("b", "c"), "u_bc")),
    foreign_keys=(fk("c", "parent", name="f_c"),),
    checks=(Check("b > 0", "k_b"), Check("a > d", "k_ad")),
    indexes=(index("i_b", "b"), index("i_ab", "a b")),
)
SERVER_SCRIPT = """
CREATE TABLE parent (id INT NOT NULL, PRIMARY KEY (id));
CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, c INT NOT NULL, d INT NOT NULL, CONSTRAINT pk PRIMARY KEY (d),
  CONSTRAINT u_a UNIQUE (a), CONSTRAINT u_bc UNIQUE (b, c), CONSTRAINT f_c FOREIGN KEY (c) REFERENCES parent (id),
  CONSTRAINT k_b CHECK (b > 0), CONSTRAINT k_ad CHECK (a > d));
CREATE INDEX i_b ON t (b);
CREATE INDEX i_ab ON t (a, b);
"""


def drops_first(of: Catalog, name: str) -> list[str]:
    """The statements that a drop of the column needs before it."""
    words = {"foreign_key": "FOREIGN KEY"}
    first = [each for each in of.in_the_way("t", name) if each.fate == "drop_first"]
    return [f"DROP {words.get(each.kind, 'CONSTRAINT')} {each.value.name}" for each in first]


@pytest.mark.parametrize("name", ["a", "b", "c", "d"])
def test_what_is_left_on_postgresql(name: str, postgres: PostgreSQL) -> None:
    database = postgres.fresh_database("dependents")
    done = postgres.run(f"{SERVER_SCRIPT} ALTER TABLE t DROP COLUMN {name};", database)
    assert done.status == 0, done.stderr
    query = {
        "columns": "SELECT attname FROM pg_attribute "
        "WHERE attrelid = 't'::regclass AND attnum > 0 AND NOT attisdropped",
        "constraints": "SELECT conname FROM pg_constraint WHERE conrelid = 't'::regclass AND contype <> 'n'",
        "indexes": "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "WHERE i.indrelid = 't'::regclass "
        "AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = c.oid AND contype <> 'f')",
    }
    server = {kind: sorted(str(one) for (one,) in postgres.rows(text, database)) for kind, text in query.items()}
    assert left(catalog("postgresql", PARENT, SERVER_TABLE).drop_column("t", name)) == server


@pytest.mark.parametrize("name", ["a", "b", "c", "d"])
def test_what_is_left_on_mariadb(name: str, mariadb: MariaDB) -> None:
    made = catalog("mariadb", PARENT, SERVER_TABLE)
    database = mariadb.fresh_database("dependents")
    first = [f"ALTER TABLE t {each};" for each in drops_first(made, name)]
    done = mariadb.run(f"{SERVER_SCRIPT} {' '.join(first)} ALTER TABLE t DROP COLUMN {name};", database)
    assert done.status == 0, done.stderr
    after = made.drop_column("t", name)
    query = {
        "columns": "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = DATABASE() AND table_name = 't'",
        "constraints": "SELECT constraint_name FROM information_schema.table_constraints "
        "WHERE table_schema = DATABASE() AND table_name = 't'",
        "parts": "SELECT concat(index_name, '.', column_name) FROM information_schema.statistics "
        "WHERE table_schema = DATABASE() AND table_name = 't'",
    }
    server = {kind: sorted(str(one) for (one,) in mariadb.rows(text, database)) for kind, text in query.items()}
    known = left(after)
    value = after.table("t")
    keys = [("PRIMARY", value.primary_key.columns)] if value.primary_key is not None else []
    keys += [(str(each.name), each.columns) for each in value.uniques]
    keys += [(each.name, tuple(str(part.column) for part in each.parts)) for each in value.indexes]
    known["parts"] = sorted(f"{key}.{one}" for key, columns in keys for one in columns)
    del known["indexes"]
    known["constraints"] = sorted({"pk": "PRIMARY"}.get(each, each) for each in known["constraints"])
    assert known == server


def test_another_database_another_fate() -> None:
    with_index = table("t", "a b", indexes=(index("i", "a"),))
    assert [each.fate for each in catalog("postgresql", with_index).in_the_way("t", "a")] == ["goes"]
    assert [each.fate for each in catalog("sqlite", with_index).in_the_way("t", "a")] == ["drop_first"]
    with pytest.raises(ColumnInTheWay):
        catalog("mssql", with_index).drop_column("t", "a")
