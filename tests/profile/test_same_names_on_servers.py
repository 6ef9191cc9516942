"""Two names are the same where the database says so: a table with a column of each is one that it refuses."""

from __future__ import annotations

import pytest
from sqlalchemy.sql.elements import quoted_name

from sqlgen.profile import load_profile
from sqlgen.profile.identifiers import fold, from_sql
from tests.servers import MariaDB, PostgreSQL, SQLite

KELVIN, ANGSTROM, LONG_S, DOTTED_I, DOTLESS_I, CAPITAL_SHARP_S = (
    "\u212a",
    "\u212b",
    "\u017f",
    "\u0130",
    "\u0131",
    "\u1e9e",
)
PAIRS = [
    *[("k", "K"), ("k", KELVIN), ("K", KELVIN), ("s", LONG_S), ("i", DOTTED_I), ("I", DOTLESS_I), ("i", DOTLESS_I)],
    *[("stra\u00dfe", "STRASSE"), ("\u00df", CAPITAL_SHARP_S), ("\ufb01x", "fix"), ("e", "\u00e9")],
    *[("\u00e9", "\u00c9"), ("\u00e5", ANGSTROM), ("\u01c6", "\u01c4"), ("\u01c6", "\u01c5")],
    *[("\u03c3", "\u03c2"), ("\u03a3", "\u03c2"), ("\u00b5", "\u03bc"), ("\u0436", "\u0416")],
]


@pytest.mark.parametrize("dialect", ["postgresql", "mariadb", "sqlite"])
def test_fold(dialect: str, postgres: PostgreSQL, mariadb: MariaDB, sqlite: SQLite) -> None:
    server = {"postgresql": postgres, "mariadb": mariadb, "sqlite": sqlite}[dialect]
    profile, mark = load_profile(dialect), "`" if dialect == "mariadb" else '"'
    database = server.fresh_database("same_names")
    for number, (one, other) in enumerate(PAIRS):
        columns = ", ".join(f"{mark}{name}{mark} INTEGER" for name in (one, other))
        refused = not server.run(f"CREATE TABLE t{number} ({columns});", database).ok
        assert (fold(profile, one) == fold(profile, other)) is refused, (ascii(one), ascii(other))


@pytest.mark.parametrize("name", [KELVIN, LONG_S, DOTLESS_I, "stra\u00dfe", "\ufb01"])
def test_no_letter_of_a_name_becomes_another_on_oracle(name: str) -> None:
    """Its rules beyond one capital for each small letter aren't known here: such a name stays what it is."""
    profile = load_profile("oracle")
    assert from_sql(profile, name, quoted=True) == name
    others = {fold(profile, spelled) for spelled in ("k", "s", "i", "strasse", "fi", "K", "STRASSE")}
    assert fold(profile, from_sql(profile, name, quoted=False)) not in others
    assert fold(profile, quoted_name(name, quote=True)) not in others
