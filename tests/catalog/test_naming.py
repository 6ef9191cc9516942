"""Names that a database makes up: by the rules as they are written down, and as real servers make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sqlgen.catalog import Catalog
from sqlgen.catalog.naming import named_by_database, postgresql_object_name
from sqlgen.catalog.values import Check, Constraint, Exclude, ExcludeElement, ForeignKey, PrimaryKey, Table, Unique
from sqlgen.profile import load_profile
from sqlgen.profile.identifiers import quote
from tests.catalog.building import FULL, catalog, column, fk, index, names, table
from tests.servers import MariaDB, PostgreSQL

LONG = "a" * 40
LONGER = "b" * 60


@pytest.mark.parametrize(
    ("first", "second", "label", "name"),
    [
        ("account", "owner_id", "fkey", "account_owner_id_fkey"),
        ("account", None, "pkey", "account_pkey"),
        (LONGER, None, "pkey", "b" * 58 + "_pkey"),
        (LONG, LONG, "key", "a" * 29 + "_" + "a" * 29 + "_key"),
        (LONG, LONG, "fkey", "a" * 29 + "_" + "a" * 28 + "_fkey"),
        ("t", LONGER, "fkey", "t_" + "b" * 56 + "_fkey"),
        (LONGER, "c", "fkey", "b" * 56 + "_c_fkey"),
        ("é" * 30, None, "pkey", "é" * 29 + "_pkey"),  # no half of a character is left
    ],
)
def test_postgresql_shortens_the_longer_part(first: str, second: str | None, label: str, name: str) -> None:
    assert postgresql_object_name(first, second, label) == name


@given(st.text(min_size=1, max_size=63), st.none() | st.text(min_size=1, max_size=200))
def test_a_postgresql_name_fits_and_is_as_long_as_it_can_be(first: str, second: str | None) -> None:
    name = postgresql_object_name(first, second, "fkey").encode()
    whole = "_".join([first, *([second] if second else []), "fkey"]).encode()
    assert len(name) <= 63
    assert len(name) == len(whole) or len(name) > 63 - 7  # at most half a character less on either side


def test_each_database_has_its_own_names() -> None:
    expected = {
        "postgresql": ["a_pkey", "a_x_y_key", "a_x_fkey", "a_x_check", "a_check"],
        "mysql": ["PRIMARY", "x", "a_ibfk_1", "a_chk_1", "a_chk_2"],
        "mariadb": ["PRIMARY", "x", "a_ibfk_1", "CONSTRAINT_1", "CONSTRAINT_2"],
        "sqlite": [None] * 5,
        "mssql": [None] * 5,
        "oracle": [None] * 5,
    }
    for dialect, implicit in expected.items():
        made = catalog(dialect, table("p", "id"), FULL)
        assert names(made, "a") == implicit
        assert all(each.implicit for each in made.table("a").constraints)


# As the servers say it: the same steps on the catalog and on the server


@dataclass(frozen=True)
class Create:
    table: Table

    def sql(self, write: Callable[[Constraint], str], quoted: Callable[[str], str], of: Catalog) -> str:
        columns = [f"{quoted(each.name)} {_type(each.autoincrement)}" for each in self.table.columns]
        constraints = [write(each) for each in self.table.constraints]
        return f"CREATE TABLE {quoted(self.table.name)} ({', '.join([*columns, *constraints])})"

    def evolve(self, of: Catalog) -> Catalog:
        return of.create_table(self.table)


def _type(autoincrement: bool) -> str:
    return "SERIAL" if autoincrement else "INT NOT NULL"


@dataclass(frozen=True)
class Add:
    table: str
    constraint: Constraint

    def sql(self, write: Callable[[Constraint], str], quoted: Callable[[str], str], of: Catalog) -> str:
        return f"ALTER TABLE {quoted(self.table)} ADD {write(self.constraint)}"

    def evolve(self, of: Catalog) -> Catalog:
        return of.add_constraint(self.table, self.constraint)


@dataclass(frozen=True)
class Drop:
    """The constraint at a place of the table's list."""

    table: str
    place: int

    def sql(self, write: Callable[[Constraint], str], quoted: Callable[[str], str], of: Catalog) -> str:
        constraint = of.table(self.table).constraints[self.place]
        assert constraint.name is not None
        what = "CONSTRAINT"
        if of.profile.name == "mariadb" and isinstance(constraint, ForeignKey):
            what = "FOREIGN KEY"
        return f"ALTER TABLE {quoted(self.table)} DROP {what} {quoted(constraint.name)}"

    def evolve(self, of: Catalog) -> Catalog:
        return of.drop_constraint(self.table, of.table(self.table).constraints[self.place])


@dataclass(frozen=True)
class Rename:
    old: str
    new: str

    def sql(self, write: Callable[[Constraint], str], quoted: Callable[[str], str], of: Catalog) -> str:
        return f"ALTER TABLE {quoted(self.old)} RENAME TO {quoted(self.new)}"

    def evolve(self, of: Catalog) -> Catalog:
        return of.rename_table(self.old, self.new)


@dataclass(frozen=True)
class RenameColumn:
    table: str
    old: str
    new: str

    def sql(self, write: Callable[[Constraint], str], quoted: Callable[[str], str], of: Catalog) -> str:
        return f"ALTER TABLE {quoted(self.table)} RENAME COLUMN {quoted(self.old)} TO {quoted(self.new)}"

    def evolve(self, of: Catalog) -> Catalog:
        old = of.column(self.table, self.old)
        assert old is not None
        return of.alter_column(self.table, self.old, replace(old, name=self.new))


Step: TypeAlias = Create | Add | Drop | Rename | RenameColumn

PARENT = Create(table("p", "id other", primary_key=PrimaryKey(("id",)), uniques=(Unique(("other",)),)))

STEPS: dict[str, list[Step]] = {
    "all kinds": [PARENT, Create(FULL)],
    "added one by one": [
        PARENT,
        Create(table("a", "id x y")),
        Add("a", Check("x > 0")),
        Add("a", fk("x", "p")),
        Add("a", PrimaryKey(("id",))),
        Add("a", Unique(("x",))),
        Add("a", Unique(("x", "y"))),
        Add("a", Check("x > y")),
        Add("a", fk("y", "p", "other")),
    ],
    "the same again": [
        PARENT,
        Create(table("a", "x y", foreign_keys=(fk("x", "p"), fk("x", "p", "other")), checks=(Check("x > 1"),))),
        Add("a", fk("x", "p")),
        Add("a", Check("x > 2")),
        Add("a", Check("x > 3")),
        Add("a", Unique(("x",))),
        Add("a", Unique(("x", "y"))),
        Add("a", Unique(("x", "y"))),
    ],
    "dropped and added": [
        PARENT,
        Create(table("a", "x y", foreign_keys=(fk("x", "p"), fk("y", "p")), checks=(Check("x > 1"), Check("y > 1")))),
        Drop("a", 2),
        Drop("a", 0),
        Add("a", fk("x", "p")),
        Add("a", Check("x > 2")),
        Add("a", Check("x > 3")),
        Drop("a", 1),
        Drop("a", 1),
        Add("a", fk("x", "p")),
        Add("a", Check("x > 4")),
    ],
    "declared names beside": [
        PARENT,
        Create(
            table(
                "a",
                "x y",
                foreign_keys=(fk("x", "p", name="mine"), fk("y", "p")),
                uniques=(Unique(("y",), "y_2"), Unique(("y", "x"))),
                checks=(Check("x > 1", "CONSTRAINT_2"), Check("x > 2"), Check("x > 3")),
            )
        ),
        Add("a", fk("y", "p", name="a_ibfk_7")),
        Add("a", fk("y", "p", "other")),
    ],
    "renamed in between": [
        PARENT,
        Create(table("a", "x y", foreign_keys=(fk("x", "p"),), checks=(Check("x > 1"),), uniques=(Unique(("x",)),))),
        Rename("a", "b"),
        Add("b", fk("y", "p")),
        Add("b", Check("y > 1")),
        RenameColumn("b", "y", "z"),
        Add("b", fk("z", "p", "other")),
        Create(table("a", "x y", foreign_keys=(fk("x", "p"),), checks=(Check("x > 1"),), uniques=(Unique(("x",)),))),
        Add("a", fk("y", "p")),
    ],
    "long names": [
        Create(table(LONGER, f"{LONG}_1 {LONG}_2", primary_key=PrimaryKey((f"{LONG}_1",)))),
        Add(LONGER, Unique((f"{LONG}_2", f"{LONG}_1"))),
        Add(LONGER, Unique((f"{LONG}_2",))),
    ],
    "beyond ASCII": [
        Create(table("größe" * 8, "länge" + " " + "höhe" * 8, primary_key=PrimaryKey(("länge",)))),
        Add("größe" * 8, Unique(("höhe" * 8,))),
        Add("größe" * 8, Unique(("höhe" * 8, "länge"))),
    ],
    "underscores in the wrong place": [
        PARENT,
        Create(table("a_b", "c", foreign_keys=(fk("c", "p"),), uniques=(Unique(("c",)),))),
        Create(table("a", "b_c", foreign_keys=(fk("b_c", "p"),), uniques=(Unique(("b_c",)),))),
    ],
    "a table in the way": [Create(table("t_pkey", "id")), Create(table("t", "id", primary_key=PrimaryKey(("id",))))],
    "checks of all kinds": [
        Create(table("t", "x y")),
        Add("t", Check("x > 0 AND x < 5 AND x IS NOT NULL")),
        Add("t", Check("1 > 0")),
        Add("t", Check("CASE WHEN x > 1 THEN y ELSE 2 END > 0")),
        Add("t", Check("coalesce(y, 1) > 0")),
    ],
    "a key called primary": [Create(table("t", "primary x", uniques=(Unique(("primary",)),)))],
}


def play(steps: list[Step], dialect: str) -> tuple[str, Catalog]:
    """The script of these steps, and the catalog after them."""
    of = Catalog.empty(load_profile(dialect))

    def quoted(name: str) -> str:
        return quote(of.profile, name)

    statements = []
    for step in steps:
        statements.append(step.sql(lambda each: written(each, quoted), quoted, of) + ";\n")
        of = step.evolve(of)
    return "".join(statements), of


def written(constraint: Constraint, quoted: Callable[[str], str]) -> str:
    """The clause of a constraint, without a name if it has none."""
    head = "" if constraint.name is None else f"CONSTRAINT {quoted(constraint.name)} "
    if isinstance(constraint, Check):
        return f"{head}CHECK ({constraint.sqltext})"
    if isinstance(constraint, Exclude):
        elements = ", ".join(f"{each.expression} WITH {each.operator}" for each in constraint.elements)
        return f"{head}EXCLUDE USING {constraint.using} ({elements})"
    columns = ", ".join(map(quoted, constraint.columns))
    if isinstance(constraint, ForeignKey):
        referred = ", ".join(map(quoted, constraint.referred_columns))
        return f"{head}FOREIGN KEY ({columns}) REFERENCES {quoted(constraint.referred_table)} ({referred})"
    return f"{head}{'PRIMARY KEY' if isinstance(constraint, PrimaryKey) else 'UNIQUE'} ({columns})"


def all_names(of: Catalog) -> list[tuple[str, str]]:
    return sorted((each.name, str(constraint.name)) for each in of.tables() for constraint in each.constraints)


@pytest.fixture(scope="module")
def on_postgresql(postgres: PostgreSQL) -> Callable[[str], list[tuple[str, str]]]:
    def run(script: str) -> list[tuple[str, str]]:
        database = postgres.fresh_database("naming")
        done = postgres.run(script, database)
        assert done.status == 0, done.stderr + script
        return sorted((str(one), str(two)) for one, two in postgres.rows(POSTGRESQL_NAMES, database))

    return run


POSTGRESQL_NAMES = """
SELECT c.relname, o.conname FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
WHERE o.contype IN ('p', 'u', 'f', 'c', 'x') AND c.relnamespace = 'public'::regnamespace
"""


@pytest.fixture(scope="module")
def on_mariadb(mariadb: MariaDB) -> Callable[[str], tuple[list[tuple[str, str]], set[tuple[str, str]]]]:
    """The names of constraints and of indexes."""

    def run(script: str) -> tuple[list[tuple[str, str]], set[tuple[str, str]]]:
        database = mariadb.fresh_database("naming")
        done = mariadb.run(script, database)
        assert done.status == 0, done.stderr + script
        constraints, indexes = (
            [(str(one), str(two)) for one, two in mariadb.rows(query, database)] for query in MARIADB_NAMES
        )
        return sorted(constraints), set(indexes)

    return run


MARIADB_NAMES = (
    "SELECT table_name, constraint_name FROM information_schema.table_constraints WHERE table_schema = DATABASE()",
    "SELECT table_name, index_name FROM information_schema.statistics WHERE table_schema = DATABASE()",
)


@pytest.mark.parametrize("case", STEPS)
def test_names_on_postgresql(case: str, on_postgresql: Callable[[str], list[tuple[str, str]]]) -> None:
    script, of = play(STEPS[case], "postgresql")
    assert on_postgresql(script) == all_names(of)


def test_names_of_checks_that_only_postgresql_can_read(on_postgresql: Callable[[str], list[tuple[str, str]]]) -> None:
    texts = [
        "x IS DISTINCT FROM 3",
        "CURRENT_USER <> x::text",
        "x BETWEEN SYMMETRIC 5 AND 1",
        "x OPERATOR(pg_catalog.>) 0 AND 'y' <> ''",
        "t.x > 0 AND x IS NOT NULL",
        "abs(y) > @ x",
    ]
    steps: list[Step] = [Create(table("t", "x y")), *(Add("t", Check(text)) for text in texts)]
    script, of = play(steps, "postgresql")
    assert on_postgresql(script) == all_names(of)


def test_names_of_sequences_and_exclude_constraints_on_postgresql(postgres: PostgreSQL) -> None:
    elements = (ExcludeElement("x", "=", "x"), ExcludeElement("(x + 1)", "="))
    steps: list[Step] = [
        Create(Table("t", (column("id", autoincrement=True), column("x")))),
        Add("t", Exclude(elements, using="btree")),
        Create(Table("t_y_seq", (column("x"),))),
        Create(Table("t_y", (column("id"),))),
        Rename("t", "t2"),
        Create(Table("t", (column("id", autoincrement=True),))),
        Create(Table(LONGER, (column(LONG, autoincrement=True),))),
        Rename("t2", "u"),
        RenameColumn("u", "id", "key"),
    ]
    script, of = play(steps, "postgresql")
    database = postgres.fresh_database("naming")
    done = postgres.run(script, database)
    assert done.status == 0, done.stderr
    assert sorted((str(a), str(b)) for a, b in postgres.rows(POSTGRESQL_NAMES, database)) == all_names(of)
    owned = {(str(a), str(b)) for a, b in postgres.rows(POSTGRESQL_SEQUENCES, database)}
    known = {(entry.value.name, ".".join(entry.value.owned_by or ())) for entry in of.registry.sequences.values()}
    assert known == owned
    assert len(known) == 3


POSTGRESQL_SEQUENCES = """
SELECT s.relname, t.relname || '.' || a.attname FROM pg_class s
JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'a' AND d.classid = 'pg_class'::regclass
JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
WHERE s.relkind = 'S'
"""


@pytest.mark.parametrize("case", STEPS)
def test_names_on_mariadb(
    case: str, on_mariadb: Callable[[str], tuple[list[tuple[str, str]], set[tuple[str, str]]]]
) -> None:
    script, of = play(STEPS[case], "mariadb")
    constraints, indexes = on_mariadb(script)
    assert constraints == all_names(of)
    kept = {(each.name, one.name) for each in of.tables() for one in each.indexes}
    assert kept <= indexes


def drawn_steps() -> st.SearchStrategy[list[Step]]:
    """Two tables that refer to a third: constraints come and go, tables are renamed."""
    return st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5), st.booleans()), max_size=12).map(_steps)


def _steps(choices: list[tuple[int, int, bool]]) -> list[Step]:
    return list(_drawn(choices))


def _drawn(choices: list[tuple[int, int, bool]]) -> Iterator[Step]:
    tables = {False: "a", True: "b_c"}
    counts: dict[bool, list[str]] = {False: [], True: []}
    yield PARENT
    for name in tables.values():
        yield Create(table(name, "x y"))
    for number, (kind, place, second) in enumerate(choices):
        name, present = tables[second], counts[second]
        if kind == 6 and present:
            dropped = place % len(present)
            if present[dropped] == "1" and "2" in present:
                continue  # MariaDB keeps a key that a foreign key needs
            del present[dropped]
            yield Drop(name, dropped)
        elif kind == 7:
            tables[second] = name + "_c"
            yield Rename(name, tables[second])
        elif kind < 6:
            constraint = _CONSTRAINTS[kind]
            group = {Unique: "1", ForeignKey: "2", Check: "3"}[type(constraint)]
            present.append(group)
            present.sort()
            yield Add(name, replace(constraint, name=f"n{number}") if place == 0 else constraint)


_CONSTRAINTS: list[Unique | ForeignKey | Check] = [
    fk("x", "p"),
    fk("y", "p", "other"),
    Unique(("x",)),
    Unique(("x", "y")),
    Check("x > 0"),
    Check("x > y"),
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=drawn_steps())
def test_drawn_names_on_postgresql(steps: list[Step], on_postgresql: Callable[[str], list[tuple[str, str]]]) -> None:
    script, of = play(steps, "postgresql")
    assert on_postgresql(script) == all_names(of)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=drawn_steps())
def test_drawn_names_on_mariadb(
    steps: list[Step], on_mariadb: Callable[[str], tuple[list[tuple[str, str]], set[tuple[str, str]]]]
) -> None:
    script, of = play(steps, "mariadb")
    constraints, indexes = on_mariadb(script)
    assert constraints == all_names(of)
    assert {(each.name, one.name) for each in of.tables() for one in each.indexes} <= indexes


def test_an_index_is_in_the_way_of_a_key_on_postgresql() -> None:
    made = catalog("postgresql", table("t", "x", indexes=(index("t_x_key", "x"),)))
    assert names(made.add_constraint("t", Unique(("x",))), "t") == ["t_x_key1"]


def test_what_must_be_written_with_its_name_is_not_counted() -> None:
    """Alone without a name, the second CHECK would be CONSTRAINT_1: so it needs its name as soon as the first does."""
    first = Check("a > 0", name="CONSTRAINT_3", implicit=True)
    second = Check("b > 0", name="CONSTRAINT_2", implicit=True)
    for checks, unnamed in (((first, second), []), ((replace(first, name="CONSTRAINT_1"), second), [0, 1])):
        value = table("t", "id a b", checks=checks)
        found = named_by_database(value, load_profile("mariadb"))
        assert found == {id(value.checks[number]) for number in unnamed}
