"""Renames: everything that names the table or the column follows, as SQLite and PostgreSQL do it."""

from __future__ import annotations

import re

import apsw
import pytest
from immutables import Map
from msgspec.structs import replace

from sqlgen.catalog import Catalog
from sqlgen.catalog.values import (
    NO_OPTIONS,
    Check,
    Computed,
    Exclude,
    ExcludeElement,
    IndexPart,
    Knowledge,
    PrimaryKey,
    Table,
    Trigger,
    Unique,
)
from tests.catalog.building import DIALECTS, catalog, column, fk, index, names, table
from tests.servers import PostgreSQL

PERSON = Table(
    "person",
    (column("id"), column("s_email"), column("g", computed=Computed("lower(s_email)"))),
    primary_key=PrimaryKey(("id", "s_email"), "pk"),
    uniques=(Unique(("s_email",), "uq"),),
    foreign_keys=(fk("s_email", "person", "s_email", name="fk_self"),),
    checks=(Check("person.s_email <> 's_email'", "ck"), Check("id > 0", "ck_id", bound_to="s_email")),
    excludes=(Exclude((ExcludeElement("lower(s_email)", "="), ExcludeElement("s_email", "=", "s_email")), "ex"),),
    indexes=(
        index(
            "ix",
            "s_email id",
            options=NO_OPTIONS.update(
                {
                    "postgresql_where": "s_email > 'a'",
                    "postgresql_include": ("s_email", "id"),
                    "postgresql_ops": Map({"s_email": "text_pattern_ops"}),
                    "postgresql_using": "btree",
                }
            ),
        ),
        replace(index("ix_lower", "id"), parts=(IndexPart(expression="lower(s_email)", suffix="DESC"),)),
    ),
)
ACCOUNT = table(
    "account", "x y", foreign_keys=(fk("x y", "person", "id s_email", name="fk"), fk("x", "other", name="o"))
)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_renamed_column_is_renamed_everywhere(dialect: str) -> None:
    made = catalog(dialect, table("other", "id s_email"), PERSON, ACCOUNT)
    renamed = made.alter_column("person", "s_email", replace(PERSON.columns[1], name="mail"))
    after = renamed.table("person")
    assert [each.name for each in after.columns] == ["id", "mail", "g"]
    assert after.columns[2].computed == Computed("lower(mail)")
    assert after.primary_key is not None
    assert after.primary_key.columns == ("id", "mail")
    assert after.uniques[0].columns == ("mail",)
    assert after.foreign_keys[0].columns == after.foreign_keys[0].referred_columns == ("mail",)
    assert [each.sqltext for each in after.checks] == ["person.mail <> 's_email'", "id > 0"]
    assert after.checks[1].bound_to == "mail"
    assert [(each.expression, each.column) for each in after.excludes[0].elements] == [
        ("lower(mail)", None),
        ("mail", "mail"),
    ]
    assert [part.column for part in after.indexes[0].parts] == ["mail", "id"]
    assert dict(after.indexes[0].options) == {
        "postgresql_where": "mail > 'a'",
        "postgresql_include": ("mail", "id"),
        "postgresql_ops": Map({"mail": "text_pattern_ops"}),
        "postgresql_using": "btree",
    }
    assert after.indexes[1].parts == (IndexPart(expression="lower(mail)", suffix="DESC"),)
    referring = renamed.table("account").foreign_keys
    assert referring[0].referred_columns == ("id", "mail")
    assert referring[1] is made.table("account").foreign_keys[1]
    assert renamed.table("other") is made.table("other")
    assert after.knowledge is Knowledge.KNOWN
    assert made.table("person").columns[1].name == "s_email"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_column_is_renamed_and_altered_at_once(dialect: str) -> None:
    made = catalog(dialect, PERSON)
    new = replace(PERSON.columns[2], name="h", computed=Computed("upper(s_email)"))
    renamed = made.alter_column("person", "g", new)
    assert renamed.table("person").columns[2] is new


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_renamed_table_is_followed_by_the_foreign_keys_of_others(dialect: str) -> None:
    made = catalog(dialect, table("other", "id"), PERSON, ACCOUNT)
    renamed = made.rename_table("person", "people")
    assert renamed.find_table("person") is None
    assert [each.referred_table for each in renamed.table("account").foreign_keys] == ["people", "other"]
    assert renamed.table("people").foreign_keys[0].referred_table == "people"
    assert renamed.table("people").checks[0].sqltext == "people.s_email <> 's_email'"
    assert [each.name for each, _ in renamed.referrers("people")] == ["people", "account"]
    assert renamed.referrers("person") == ()
    again = renamed.create_table(table("person", "id"))
    assert again.referrers("person") == ()
    assert [each.name for each in again.tables()] == ["other", "people", "account", "person"]


def test_a_table_moves_to_another_schema() -> None:
    made = catalog("postgresql", table("other", "id"), PERSON, ACCOUNT).rename_table("person", "people", new_schema="s")
    assert made.table("people", "s").schema == "s"
    foreign_key = made.table("account").foreign_keys[0]
    assert (foreign_key.referred_schema, foreign_key.referred_table) == ("s", "people")
    back = made.rename_table("people", "people", schema="s", new_schema=None)
    assert back.table("account").foreign_keys[0].referred_schema is None
    assert back.table("people").schema is None


def test_implicit_names_follow_the_table_where_the_database_renames_them() -> None:
    parts = table("t", "a", foreign_keys=(fk("a", "p"),), checks=(Check("a > 0"),), uniques=(Unique(("a",)),))
    expected = {
        "postgresql": ["t_a_key", "t_a_fkey", "t_a_check"],
        "mysql": ["a", "u_ibfk_1", "u_chk_1"],
        "mariadb": ["a", "u_ibfk_1", "CONSTRAINT_1"],
        "mssql": [None, None, None],
    }
    for dialect, implicit in expected.items():
        assert names(catalog(dialect, table("p", "id"), parts).rename_table("t", "u"), "u") == implicit


def test_only_the_case_of_a_name_changes() -> None:
    made = catalog("mssql", PERSON, replace(ACCOUNT, foreign_keys=ACCOUNT.foreign_keys[:1]))
    renamed = made.rename_table("person", "Person").alter_column("Person", "ID", column("Id"))
    assert renamed.table("PERSON").name == "Person"
    assert renamed.table("person").columns[0].name == "Id"
    assert renamed.table("account").foreign_keys[0].referred_columns == ("Id", "s_email")


def test_a_text_that_nobody_can_read_makes_the_table_uncertain() -> None:
    made = catalog("postgresql", table("t", "a b", checks=(Check("a >", "k"),)))
    assert made.alter_column("t", "b", column("c")).table("t").knowledge is Knowledge.KNOWN
    uncertain = made.alter_column("t", "a", column("c")).table("t")
    assert uncertain.knowledge is Knowledge.UNCERTAIN
    assert uncertain.checks[0].sqltext == "a >"


def test_a_partial_table_is_renamed_and_what_refers_to_it_too() -> None:
    made = catalog("postgresql", table("account", "x", foreign_keys=(fk("x", "person", "s_id"),)))
    renamed = made.alter_column("person", "s_id", column("key")).rename_table("person", "people")
    foreign_key = renamed.table("account").foreign_keys[0]
    assert (foreign_key.referred_table, foreign_key.referred_columns) == ("people", ("key",))
    assert renamed.table("people").knowledge is Knowledge.PARTIAL
    assert renamed.assumed == ("person",)


# SQLite rewrites the author's text too: what it makes of it is what we make of it

SQLITE_CHECKS = [
    "email <> 'email'",
    "lower( email )  IN ('a', email)",
    'account.email IS NOT NULL OR "email" > 1',
    "json_extract(email -> '$.email', '$') > [email]",
    "CASE email WHEN 'x' THEN email ELSE other END > 0",
    "CAST(email AS text) GLOB 'email*' -- email\n",
    "EMAIL > 0 AND emails > 0",
    "email BETWEEN email AND +email",
]


@pytest.mark.parametrize("check", SQLITE_CHECKS)
@pytest.mark.parametrize("new", ["mail", "order", "two words"])
def test_texts_as_sqlite_renames_them(check: str, new: str) -> None:
    index_text = "lower(email), other"
    trigger = "CREATE TRIGGER tr AFTER UPDATE OF email ON account BEGIN UPDATE account SET other = NEW.email; END"
    connection = apsw.Connection(":memory:")
    connection.execute(f"CREATE TABLE account (email, other, emails, CHECK ({check}))")
    connection.execute(f"CREATE INDEX ix ON account ({index_text}) WHERE {check}")
    connection.execute(trigger)
    made = catalog(
        "sqlite",
        table(
            "account",
            "email other emails",
            checks=(Check(check),),
            indexes=(
                replace(
                    index("ix", "other"),
                    parts=(IndexPart(expression="lower(email)"), IndexPart("other")),
                    options=NO_OPTIONS.set("sqlite_where", check),
                ),
            ),
            triggers=(Trigger("tr", trigger),),
        ),
    )
    connection.execute(f'ALTER TABLE account RENAME COLUMN email TO "{new}"')
    after = made.alter_column("account", "email", column(new)).table("account")
    texts = {str(name): str(sql) for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema")}
    assert _plain(after.checks[0].sqltext) in _plain(texts["account"])
    assert _plain(str(after.indexes[0].parts[0].expression)) in _plain(texts["ix"])
    assert _plain(after.indexes[0].options["sqlite_where"]) in _plain(texts["ix"])
    assert _plain(after.triggers[0].sqltext) == _plain(texts["tr"])


def _plain(text: str) -> str:
    """Without quotes around names: SQLite puts all in quotes, or in brackets."""
    return re.sub(r'["\[\]`]', "", text)


def test_what_postgresql_makes_of_it(postgres: PostgreSQL) -> None:
    """PostgreSQL keeps trees and not texts; so both it and a database made from our texts are asked to print theirs."""
    checks = [
        "age > 0 AND lower(name) <> 'age'",
        "CASE WHEN age > 1 THEN name ELSE age::text END <> ''",
        'name ~ "name"',
    ]
    made = catalog(
        "postgresql",
        table("t", "age name", checks=tuple(Check(text, f"c{number}") for number, text in enumerate(checks))),
    )
    renamed = made.alter_column("t", "age", column("years")).alter_column("t", "name", column("Full Name"))
    before = postgres.fresh_database("rename_before")
    script = _create(made, "age int, name text")
    done = postgres.run(
        f'{script} ALTER TABLE t RENAME age TO years; ALTER TABLE t RENAME name TO "Full Name";', before
    )
    assert done.status == 0, done.stderr
    after = postgres.fresh_database("rename_after")
    done = postgres.run(_create(renamed, 'years int, "Full Name" text'), after)
    assert done.status == 0, done.stderr
    assert postgres.dump(before) == postgres.dump(after)


def _create(of: Catalog, columns: str) -> str:
    checks = ", ".join(f"CONSTRAINT {each.name} CHECK ({each.sqltext})" for each in of.table("t").checks)
    return f"CREATE TABLE t ({columns}, {checks});"
