"""Tables that nothing created: known only as far as operations told, or not at all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sqlgen.catalog import Catalog
from sqlgen.catalog.errors import ColumnUnknown, ConstraintUnknown, IndexUnknown, NameTaken, TableUnknown
from sqlgen.catalog.slips import closest, mistyped
from sqlgen.catalog.values import Check, Knowledge, PrimaryKey, Trigger, Unique
from tests.catalog.building import DIALECTS, catalog, column, fk, index, table

ACCOUNT = table("account", "id", primary_key=PrimaryKey(("id",)))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_table_that_nothing_created_is_partial(dialect: str) -> None:
    made = catalog(dialect, ACCOUNT)
    assert made.find_table("legacy") is None
    assert made.table("legacy").knowledge is Knowledge.PARTIAL
    assert made.table("legacy").columns == ()
    assert made.find_table("legacy") is None  # asking doesn't make it known
    assert made.assumed == ()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_operations_tell_of_it_is_remembered(dialect: str) -> None:
    made = (
        catalog(dialect, ACCOUNT)
        .add_column("legacy", column("new"))
        .add_constraint("legacy", Unique(("new", "unseen"), "uq"))
        .create_index("legacy", index("ix", "unseen"))
        .add_trigger("legacy", Trigger("tr", "CREATE TRIGGER tr ..."))
    )
    legacy = made.table("legacy")
    assert legacy.knowledge is Knowledge.PARTIAL
    assert [each.name for each in legacy.columns] == ["new"]
    assert made.column("legacy", "new") is legacy.columns[0]
    assert made.column("legacy", "unseen") is None
    assert made.assumed == ("legacy",)
    found = made.find_constraint("legacy", "uq")
    assert found is not None
    assert found.constraint is legacy.uniques[0]
    with pytest.raises(NameTaken):
        made.add_column("legacy", column("new"))
    with pytest.raises(NameTaken):
        made.create_table(table("legacy", "id"))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_a_partial_table_does_not_show_may_still_be_there(dialect: str) -> None:
    made = catalog(dialect, ACCOUNT).add_column("legacy", column("new"))
    assert made.find_constraint("legacy", "legacy_pkey") is None
    assert made.find_constraint("legacy", None, kind="primary") is None
    assert made.find_index("ix", "legacy") is None
    assert made.find_index("ix") is None  # it could be legacy's
    assert made.in_the_way("legacy", "unseen") == ()
    for change in (
        made.drop_column("legacy", "unseen"),
        made.drop_index("ix", "legacy"),
        made.drop_index("ix"),
        made.drop_trigger("legacy", "tr"),
        made.drop_constraint("legacy", Check("x > 0", "ck")),
    ):
        assert [each.name for each in change.table("legacy").columns] == ["new"]
    assert [each.name for each in made.alter_column("legacy", "unseen", column("unseen")).table("legacy").columns] == [
        "new",
        "unseen",
    ]


def test_on_a_known_table_all_of_this_is_an_error() -> None:
    made = catalog("postgresql", ACCOUNT)
    with pytest.raises(ColumnUnknown):
        made.column("account", "unseen")
    with pytest.raises(ConstraintUnknown):
        made.find_constraint("account", "unseen")
    with pytest.raises(IndexUnknown):
        made.find_index("unseen", "account")
    with pytest.raises(IndexUnknown):
        made.find_index("unseen")


def test_a_dropped_or_renamed_table_was_assumed_too() -> None:
    made = catalog("postgresql", ACCOUNT).drop_table("legacy").rename_table("vintage", "modern")
    assert made.assumed == ("legacy", "vintage")
    assert made.find_table("legacy") is None
    assert made.table("modern").knowledge is Knowledge.PARTIAL


def test_a_table_that_a_foreign_key_refers_to_is_assumed_until_it_is_created() -> None:
    made = catalog("sqlite", table("t", "p", foreign_keys=(fk("p", "parent", "id"),)))
    assert made.assumed == ("parent",)
    assert made.create_table(table("parent", "id")).assumed == ()
    added = catalog("postgresql", ACCOUNT).add_constraint("account", fk("id", "parent", referred_schema="s"))
    assert added.assumed == ("s.parent",)


def test_nothing_known_is_ever_assumed() -> None:
    made = catalog("postgresql", ACCOUNT).add_column("account", column("x")).drop_table("account")
    assert made.assumed == ()


# Slips


@pytest.mark.parametrize("name", ["acount", "acconut", "accounnt", "acccount", "avcount", "accoun"])
def test_a_slip_is_not_another_table(name: str) -> None:
    made = catalog("postgresql", ACCOUNT)
    for change in (
        lambda: made.table(name),
        lambda: made.add_column(name, column("x")),
        lambda: made.drop_table(name),
        lambda: made.add_constraint("account", fk("id", name)),
    ):
        with pytest.raises(TableUnknown) as raised:
            change()
        assert raised.value.suggestion == "account"
        assert 'did you mean "account"?' in str(raised.value)


def test_a_name_that_is_assumed_is_no_slip() -> None:
    made = catalog("postgresql", ACCOUNT, assume=frozenset({"acount", "s.acconut"}))
    assert made.table("acount").knowledge is Knowledge.PARTIAL
    assert made.table("acconut", "s").knowledge is Knowledge.PARTIAL
    with pytest.raises(TableUnknown):
        made.table("acconut")


def test_a_slip_is_one_within_a_schema() -> None:
    assert catalog("postgresql", ACCOUNT).table("acount", "other").knowledge is Knowledge.PARTIAL


def test_strict_allows_only_what_is_assumed() -> None:
    made = catalog("postgresql", ACCOUNT, strict=True, assume=frozenset({"legacy"}))
    assert made.add_column("legacy", column("x")).assumed == ("legacy",)
    with pytest.raises(TableUnknown) as raised:
        made.table("vintage")
    assert raised.value.suggestion is None
    with pytest.raises(TableUnknown):
        made.create_table(table("t", "p", foreign_keys=(fk("p", "vintage"),)))


@pytest.mark.parametrize(
    ("name", "known", "slip"),
    [
        ("user", "users", False),
        ("category", "categories", False),
        ("address", "addresses", False),
        ("part_1", "part_2", False),
        ("table_10", "table_100", False),
        ("role", "rule", False),
        ("uesr", "user", True),
        ("tag", "tags", False),
        ("order", "orders", False),
        ("order", "ordre", True),
        ("invoice_lnies", "invoice_lines", True),
        ("invioce_lnies", "invoice_lines", False),
        ("custmer_adress", "customer_address", True),
        ("amphora", "amphora_health", False),
        ("same", "same", False),
    ],
)
def test_slips_and_names_of_their_own(name: str, known: str, slip: bool) -> None:
    assert mistyped(name, [known]) == (known if slip else None)
    assert mistyped(known, [name]) == (name if slip else None)


def test_a_hint_is_freer_than_a_slip() -> None:
    assert closest("EMAIL_ADRESS", ["id", "email_address"]) == "email_address"
    assert closest("x", ["id", "email_address"]) is None


# Uncertain tables


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_unread_sql_named_is_uncertain(dialect: str) -> None:
    made = catalog(dialect, ACCOUNT).mark_uncertain("account")
    account = made.table("account")
    assert account.knowledge is Knowledge.UNCERTAIN
    assert [each.name for each in account.columns] == ["id"]
    assert made.column("account", "unseen") is None
    assert made.find_constraint("account", "unseen") is None
    assert made.drop_column("account", "unseen").table("account").knowledge is Knowledge.UNCERTAIN
    assert made.assumed == ()


def test_an_uncertain_table_may_have_been_dropped_and_created_again() -> None:
    made = catalog("postgresql", ACCOUNT).mark_uncertain("account").create_table(table("account", "other"))
    assert made.table("account").knowledge is Knowledge.KNOWN
    assert [each.name for each in made.table("account").columns] == ["other"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_table_made_in_the_place_of_an_uncertain_one_is_known(dialect: str) -> None:
    doubted = catalog(dialect, ACCOUNT).mark_uncertain("account")
    dropped = doubted.drop_table("account").create_table(ACCOUNT)
    assert dropped.table("account").knowledge is Knowledge.KNOWN
    away = doubted.rename_table("account", "old").create_table(ACCOUNT)
    assert [away.table(name).knowledge for name in ("account", "old")] == [Knowledge.KNOWN, Knowledge.UNCERTAIN]
    copied = doubted.create_table(replace(ACCOUNT, name="copy")).drop_table("account").rename_table("copy", "account")
    assert copied.table("account").knowledge is Knowledge.KNOWN
    assert copied.find_table("copy") is None


def test_a_table_may_be_renamed_to_the_name_of_one_that_is_gone_perhaps() -> None:
    made = catalog("postgresql", ACCOUNT, table("pet", "id"))
    with pytest.raises(NameTaken):
        made.rename_table("pet", "account")
    renamed = made.mark_uncertain("account").rename_table("pet", "account")
    assert [(each.name, each.knowledge) for each in renamed.tables()] == [("account", Knowledge.KNOWN)]


def test_unread_sql_may_name_what_nobody_knows() -> None:
    made = catalog("postgresql", ACCOUNT).mark_uncertain("acount")  # a slip is the author's affair here
    assert made.table("acount").knowledge is Knowledge.UNCERTAIN
    assert made.assumed == ("acount",)
    uncertain = catalog("postgresql", strict=True).mark_uncertain("legacy")
    assert uncertain.table("legacy").knowledge is Knowledge.UNCERTAIN


def test_a_slip_is_found_among_many_tables_of_like_names() -> None:
    made: Catalog = catalog("postgresql", *(table(f"table_{i}_of_many", "id") for i in range(300)))
    assert made.table("something_else").knowledge is Knowledge.PARTIAL
    with pytest.raises(TableUnknown) as raised:
        made.table("tabel_299_of_many")
    assert raised.value.suggestion == "table_299_of_many"
