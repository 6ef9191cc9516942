from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import BigInteger

from sqlgen.catalog import Catalog, Position
from sqlgen.catalog.errors import (
    CatalogError,
    ColumnUnknown,
    ConstraintUnknown,
    IndexUnknown,
    NameTaken,
    ObjectUnknown,
    SecondPrimaryKey,
    TableInTheWay,
    TriggerUnknown,
)
from sqlgen.catalog.registry import Registry
from sqlgen.catalog.values import Check, Column, EnumType, Identity, PrimaryKey, Sequence, Table, Trigger, Unique, View
from sqlgen.profile import load_profile
from tests.catalog.building import DIALECTS, catalog, column, fk, index, names, table

PERSON = table("person", "id s_email", primary_key=PrimaryKey(("id",)), uniques=(Unique(("s_email",), "uq_email"),))
ACCOUNT = table(
    "account", "id owner_id", primary_key=PrimaryKey(("id",)), foreign_keys=(fk("owner_id", "person", name="fk_owner"),)
)


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def column_names(of: Catalog, name: str) -> list[str]:
    return [each.name for each in of.table(name).columns]


def test_a_change_leaves_the_old_catalog_as_it_was(dialect: str) -> None:
    before = catalog(dialect, PERSON)
    after = before.add_column("person", column("age"))
    assert column_names(before, "person") == ["id", "s_email"]
    assert column_names(after, "person") == ["id", "s_email", "age"]


def test_tables_come_in_the_order_of_their_creation_and_keep_it_when_renamed(dialect: str) -> None:
    made = catalog(dialect, *(table(name, "id") for name in ("zebra", "ant", "mole", "bee")))
    renamed = made.rename_table("ant", "xylophone").drop_table("mole").create_table(table("cow", "id"))
    assert [each.name for each in renamed.tables()] == ["zebra", "xylophone", "bee", "cow"]


def test_the_default_schema_has_one_spelling() -> None:
    made = catalog("postgresql", table("person", "id", schema="public"), ACCOUNT)
    assert made.find_table("person") is made.find_table("person", "public")
    assert made.table("person").schema is None
    assert made.find_table("person", "other") is None
    assert [each.name for each, _ in made.referrers("person", "public")] == ["account"]
    referring = made.add_constraint("account", fk("id", "person", referred_schema="public"))
    assert referring.table("account").foreign_keys[-1].referred_schema is None


@pytest.mark.parametrize(("dialect_name", "same"), [("postgresql", False), ("sqlite", True), ("mssql", True)])
def test_names_compare_as_the_database_compares_them(dialect_name: str, same: bool) -> None:
    made = catalog(dialect_name, table("Person", "Id"))
    assert (made.find_table("person") is not None) is same
    if same:
        assert made.column("PERSON", "id") is not None
    else:
        with pytest.raises(ColumnUnknown):
            made.column("Person", "id")


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (None, ["id", "s_email", "new"]),
        (Position.first(), ["new", "id", "s_email"]),
        (Position.after("id"), ["id", "new", "s_email"]),
        (Position.before("s_email"), ["id", "new", "s_email"]),
    ],
)
def test_a_column_is_added_where_it_is_asked_for(position: Position | None, expected: list[str]) -> None:
    made = catalog("mysql", PERSON).add_column("person", column("new"), position=position)
    assert column_names(made, "person") == expected


def test_an_altered_column_takes_the_place_of_the_old_one(dialect: str) -> None:
    made = catalog(dialect, PERSON).alter_column("person", "id", Column("id", BigInteger(), nullable=False))
    assert column_names(made, "person") == ["id", "s_email"]
    assert isinstance(made.table("person").columns[0].type, BigInteger)


def test_a_dropped_foreign_key_no_longer_refers(dialect: str) -> None:
    made = catalog(dialect, PERSON, ACCOUNT)
    (referring, foreign_key), *rest = made.referrers("person")
    assert (referring.name, foreign_key.name, rest) == ("account", "fk_owner", [])
    found = made.find_constraint("account", "fk_owner", kind="foreignkey")
    assert found is not None
    dropped = made.drop_constraint("account", found.constraint)
    assert dropped.referrers("person") == ()
    assert made.referrers("person") != ()


def test_a_dropped_table_no_longer_refers_and_frees_its_names(dialect: str) -> None:
    made = catalog(dialect, PERSON, ACCOUNT).drop_table("account")
    assert made.find_table("account") is None
    assert made.referrers("person") == ()
    again = made.create_table(ACCOUNT)
    assert names(again, "account") == names(catalog(dialect, PERSON, ACCOUNT), "account")


def test_an_index_is_found_with_and_without_its_table(dialect: str) -> None:
    made = catalog(dialect, PERSON).create_index("person", index("ix", "id s_email"))
    for found in (made.find_index("ix", "person"), made.find_index("ix")):
        assert found is not None
        assert (found[0].name, found[1].name) == ("person", "ix")
    assert made.drop_index("ix").table("person").indexes == ()
    assert made.drop_index("ix", "person").table("person").indexes == ()


def test_where_a_unique_constraint_is_an_index_either_name_finds_it() -> None:
    made = catalog("mysql", PERSON)
    assert made.drop_index("uq_email", "person").table("person").uniques == ()
    with_index = catalog("mysql", table("t", "id")).create_index("t", index("u", "id", unique=True))
    found = with_index.find_constraint("t", "u", kind="unique")
    assert found is not None
    assert with_index.drop_constraint("t", found.constraint).table("t").indexes == ()
    with pytest.raises(IndexUnknown):
        catalog("postgresql", PERSON).find_index("uq_email", "person")
    with pytest.raises(ConstraintUnknown):
        catalog("postgresql", table("t", "id", indexes=(index("u", "id", unique=True),))).find_constraint("t", "u")


@pytest.mark.parametrize(("dialect_name", "kept"), [("mysql", ["fk_owner"]), ("mariadb", ["fk_owner"]), ("sqlite", [])])
def test_the_index_of_a_dropped_foreign_key_stays_where_the_database_keeps_it(
    dialect_name: str, kept: list[str]
) -> None:
    made = catalog(dialect_name, PERSON, ACCOUNT)
    dropped = made.drop_constraint("account", made.table("account").foreign_keys[0])
    assert [each.name for each in dropped.table("account").indexes] == kept


def test_no_index_was_made_for_a_foreign_key_that_another_one_serves() -> None:
    served = catalog("mysql", PERSON, table("account", "id owner_id", indexes=(index("ix", "owner_id id"),)))
    made = served.add_constraint("account", fk("owner_id", "person"))
    dropped = made.drop_constraint("account", made.table("account").foreign_keys[0])
    assert [each.name for each in dropped.table("account").indexes] == ["ix"]


def test_triggers_belong_to_their_table(dialect: str) -> None:
    made = catalog(dialect, PERSON).add_trigger("person", Trigger("t", "CREATE TRIGGER t ..."))
    assert [each.name for each in made.table("person").triggers] == ["t"]
    assert made.drop_trigger("person", "t").table("person").triggers == ()
    with pytest.raises(TriggerUnknown):
        made.drop_trigger("person", "u")


def test_views_sequences_and_types(dialect: str) -> None:
    made = (
        catalog(dialect)
        .create_view(View("v", "CREATE VIEW v AS SELECT 1"))
        .create_sequence(Sequence("s"))
        .create_type(EnumType("e", ("a", "b")))
        .replace_type(EnumType("e", ("a", "b", "c")))
    )
    assert [each.name for each in made.views()] == ["v"]
    assert [each.name for each in made.sequences()] == ["s"]
    assert [each.values for each in made.types()] == [("a", "b", "c")]
    gone = made.drop_view("v").drop_sequence("s").drop_type("e")
    assert (gone.find_view("v"), gone.find_sequence("s"), gone.find_type("e")) == (None, None, None)
    with pytest.raises(ObjectUnknown):
        catalog(dialect, strict=True).drop_type("e")


def test_a_serial_column_owns_a_sequence_that_follows_it() -> None:
    made = Catalog.empty(load_profile("postgresql")).create_table(
        Table("t", (column("id", autoincrement=True), column("n", identity=Identity())))
    )
    assert made.find_sequence("t_id_seq") is not None
    assert made.find_sequence("t_n_seq") is not None
    assert list(made.sequences()) == []  # nobody created them: they belong to the columns
    renamed = made.rename_table("t", "u").alter_column("u", "id", column("key", autoincrement=True))
    kept = renamed.find_sequence("t_id_seq")
    assert kept is not None
    assert kept.owned_by == ("u", "key")
    assert renamed.drop_column("u", "key").find_sequence("t_id_seq") is None
    assert renamed.drop_table("u").find_sequence("t_n_seq") is None


def test_a_sequence_in_the_way_of_a_serial_column_makes_another_name() -> None:
    made = Catalog.empty(load_profile("postgresql")).create_sequence(Sequence("t_id_seq"))
    with_column = made.create_table(table("t", "a")).add_column("t", column("id", autoincrement=True))
    assert with_column.find_sequence("t_id_seq1") is not None


def _with_index(made: Catalog, columns: str) -> Catalog:
    return made.create_index("person", index("ix", columns))


TAKEN: dict[str, Callable[[Catalog], Catalog]] = {
    "table": lambda made: made.create_table(PERSON),
    "renamed table": lambda made: made.rename_table("account", "person"),
    "column": lambda made: made.add_column("person", column("id")),
    "renamed column": lambda made: made.alter_column("person", "id", column("s_email")),
    "constraint": lambda made: made.add_constraint("account", fk("owner_id", "person", name="fk_owner")),
    "index": lambda made: _with_index(_with_index(made, "id s_email"), "s_email id"),
    "view": lambda made: made.create_view(View("person", "CREATE VIEW person AS SELECT 1")),
    "two columns": lambda made: made.create_table(table("t", "a a")),
    "two indexes": lambda made: made.create_table(table("t", "a", indexes=(index("i", "a"), index("i", "a")))),
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_name_that_is_taken(case: str, dialect: str) -> None:
    made = catalog(dialect, PERSON, ACCOUNT)
    if case == "constraint" and dialect == "sqlite":  # two constraints may share a name there
        assert len(TAKEN[case](made).table("account").foreign_keys) == 2
        return
    with pytest.raises(NameTaken) as raised:
        TAKEN[case](made)
    assert raised.value.code == "SG202"
    assert raised.value.name in str(raised.value)


def test_a_name_taken_says_who_has_it() -> None:
    with pytest.raises(NameTaken) as raised:
        catalog("postgresql", PERSON).create_index("person", index("person_pkey", "id"))
    assert (raised.value.kind, raised.value.name, raised.value.held_by) == ("index", "person_pkey", "primary_key")
    assert str(raised.value) == (
        'SG202: the name "person_pkey" for a new index is taken by a primary key\n'
        "  do:    choose another name, or drop or rename that primary key first"
    )


INDEX_ELSEWHERE = {"postgresql": True, "sqlite": True, "oracle": True, "mysql": False, "mariadb": False, "mssql": False}


def test_an_index_name_of_another_table(dialect: str) -> None:
    made = catalog(dialect, PERSON, ACCOUNT).create_index("person", index("ix", "id s_email"))
    if INDEX_ELSEWHERE[dialect]:
        with pytest.raises(NameTaken):
            made.create_index("account", index("ix", "owner_id"))
    else:
        assert made.create_index("account", index("ix", "owner_id")).find_index("ix") is None  # which of the two?


def test_an_index_and_a_table_of_one_name() -> None:
    for dialect_name, clash in {"postgresql": True, "sqlite": True, "oracle": False, "mssql": False}.items():
        made = catalog(dialect_name, PERSON)
        if clash:
            with pytest.raises(NameTaken):
                made.create_index("person", index("person", "s_email id"))
        else:
            assert made.create_index("person", index("person", "s_email id")).find_index("person") is not None


def test_a_type_and_a_table_share_their_names_on_postgresql_but_an_index_has_none_of_them() -> None:
    made = catalog("postgresql", PERSON).create_type(EnumType("mood", ("sad",)))
    with pytest.raises(NameTaken):
        made.create_table(table("mood", "id"))
    with pytest.raises(NameTaken):
        made.create_type(EnumType("person", ("x",)))
    assert made.create_index("person", index("mood", "id")).find_index("mood") is not None


def test_the_same_constraint_name_in_two_tables() -> None:
    for dialect_name, clash in {"postgresql": False, "mariadb": False, "mysql": True, "mssql": True}.items():
        made = catalog(dialect_name, table("a", "x"), table("b", "x")).add_constraint("a", Check("x > 0", "c"))
        if clash:
            with pytest.raises(NameTaken):
                made.add_constraint("b", Check("x > 0", "c"))
        else:
            assert names(made.add_constraint("b", Check("x > 0", "c")), "b") == ["c"]


def test_a_refused_change_leaves_the_maps_as_they_were() -> None:
    made = catalog("postgresql", PERSON, ACCOUNT)
    with pytest.raises(NameTaken):
        made.create_table(table("t", "id", indexes=(index("person", "id"),)))
    assert names(made.create_table(table("t", "id", indexes=(index("i", "id"),))), "t") == []


def test_a_table_has_one_primary_key(dialect: str) -> None:
    with pytest.raises(SecondPrimaryKey) as raised:
        catalog(dialect, PERSON).add_constraint("person", PrimaryKey(("s_email",)))
    assert raised.value.columns == ("id",)


def test_a_key_over_a_column_that_is_not_there(dialect: str) -> None:
    made = catalog(dialect, PERSON)
    for wrong in (Unique(("s_emial",)), fk("s_emial", "person")):
        with pytest.raises(ColumnUnknown) as raised:
            made.add_constraint("person", wrong)
        assert raised.value.suggestion == "s_email"
    with pytest.raises(ColumnUnknown):
        made.create_index("person", index("ix", "nope"))
    with pytest.raises(ColumnUnknown) as raised:
        made.create_table(table("t", "p", foreign_keys=(fk("p", "person", "idd"),)))
    assert raised.value.table == "person"


def test_a_constraint_that_is_not_there(dialect: str) -> None:
    with pytest.raises(ConstraintUnknown) as raised:
        catalog(dialect, PERSON).find_constraint("person", "uq_emial")
    assert raised.value.suggestion == "uq_email"
    assert 'did you mean "uq_email"?' in str(raised.value)


def test_an_index_that_is_not_there(dialect: str) -> None:
    made = catalog(dialect, PERSON).create_index("person", index("ix_email", "s_email id"))
    for of_table in ("person", None):
        with pytest.raises(IndexUnknown) as raised:
            made.drop_index("ix_emial", of_table)
        assert raised.value.suggestion == "ix_email"


def test_constraints_are_found_by_what_they_are() -> None:
    made = catalog("mssql", PERSON, ACCOUNT)
    primary = made.find_constraint("account", None, kind="primary")
    assert primary is not None
    assert primary.constraint is made.table("account").primary_key
    by_columns = made.find_constraint("account", None, kind="foreignkey", columns=["owner_id"])
    assert by_columns is not None
    assert by_columns.constraint is made.table("account").foreign_keys[0]
    with pytest.raises(ConstraintUnknown):
        made.find_constraint("account", None, kind="check")


def test_a_constraint_of_another_kind_is_found_where_only_it_has_the_name(dialect: str) -> None:
    found = catalog(dialect, PERSON, ACCOUNT).find_constraint("account", "fk_owner", kind="unique")
    assert found is not None
    assert found.constraint.name == "fk_owner"


def test_comments_on_tables(dialect: str) -> None:
    assert catalog(dialect, PERSON).set_table_comment("person", "people").table("person").comment == "people"


# The maps beside the tables always say what a walk through all tables would


@given(
    dialect_name=st.sampled_from(DIALECTS),
    steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.integers(0, 3)), max_size=25),
)
def test_drawn_changes_keep_the_maps_true(dialect_name: str, steps: list[tuple[int, int, int]]) -> None:
    made = catalog(dialect_name)
    for kind, one, two in steps:
        try:
            made = _changed(made, kind, f"t{one}", f"t{two}")
        except CatalogError:
            continue
        rebuilt = Registry(made.profile)
        for each in made.tables():
            rebuilt = rebuilt.put_table(each)
        for sequence in (entry.value for entry in made.registry.sequences.values()):
            rebuilt = rebuilt.put("sequence", sequence)
        assert {key: each.count for key, each in rebuilt.names.items()} == {
            key: each.count for key, each in made.registry.names.items()
        }
        assert {key: set(each) for key, each in rebuilt.referrers.items()} == {
            key: set(each) for key, each in made.registry.referrers.items()
        }
        assert {key: set(each) for key, each in rebuilt.owned.items()} == {
            key: set(each) for key, each in made.registry.owned.items()
        }
        assert set(rebuilt.triggered) == set(made.registry.triggered)
        assert [table for table, _ in made.triggers()] == [table for table in made.tables() if table.triggers]


def _changed(made: Catalog, kind: int, one: str, two: str) -> Catalog:
    changes: list[Callable[[], Catalog]] = [
        lambda: made.create_table(
            Table(
                one,
                (column("id", autoincrement=True), column("x"), column("y")),
                primary_key=PrimaryKey(("id",)),
                uniques=(Unique(("x",)),),
                foreign_keys=(fk("x", two),) if one != two else (),
                checks=(Check("x > 0"),),
            )
        ),
        lambda: made.drop_table(one),
        lambda: made.rename_table(one, two),
        lambda: made.add_constraint(one, fk("y", two)),
        lambda: made.drop_constraint(one, made.table(one).constraints[-1]) if made.table(one).constraints else made,
        lambda: made.create_index(one, index(f"ix_{two}", "x")),
        lambda: made.drop_column(one, "x"),
        lambda: made.alter_column(one, "id", column("key", autoincrement=True)),
        lambda: made.rename_table(one, two, new_schema="s"),
        lambda: made.add_trigger(one, Trigger("tr", "CREATE TRIGGER tr")),
    ]
    return changes[kind]()


# what is in the way of a dropped table

REFUSING = [each for each in DIALECTS if each != "sqlite"]


@pytest.mark.parametrize("refusing", REFUSING)
def test_a_table_that_others_refer_to_stays(refusing: str) -> None:
    made = catalog(refusing, PERSON, ACCOUNT)
    with pytest.raises(TableInTheWay) as caught:
        made.drop_table("person")
    assert caught.value.keys == (("fk_owner", "account", None),)
    assert 'op.drop_constraint("fk_owner", "account", type_="foreignkey")' in caught.value.fix[0]
    assert made.drop_table("account").drop_table("person").find_table("person") is None


def test_sqlite_drops_a_table_that_others_refer_to() -> None:
    left = catalog("sqlite", PERSON, ACCOUNT).drop_table("person")
    assert left.find_table("person") is None
    assert left.table("account").foreign_keys[0].referred_table == "person"


@pytest.mark.parametrize("refusing", REFUSING)
def test_what_is_not_known_in_full_is_not_in_the_way(refusing: str) -> None:
    made = catalog(refusing, PERSON, ACCOUNT)
    assert made.mark_uncertain("account").drop_table("person").find_table("person") is None
    assert made.mark_uncertain("person").drop_table("person").find_table("person") is None
    partial = catalog(refusing, PERSON).add_constraint("order", fk("owner_id", "person", name="fk"))
    assert partial.drop_table("person").find_table("person") is None


@pytest.mark.parametrize("refusing", REFUSING)
def test_a_table_that_refers_to_itself_goes(refusing: str) -> None:
    made = catalog(refusing, replace(PERSON, foreign_keys=(fk("id", "person", name="fk_self"),)))
    assert made.drop_table("person").find_table("person") is None
