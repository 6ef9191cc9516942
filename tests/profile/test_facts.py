"""What must hold for all fact sheets, whatever they say."""

from __future__ import annotations

import sqlite3

import apsw
import pytest
import sqlglot

from sqlgen.profile import load_profile, profile_names
from sqlgen.profile.identifiers import quote
from sqlgen.profile.vocabulary import CHANGES, CONDITIONS, FEATURES, LITERALS
from sqlgen.resources import data_folder

DIALECTS = profile_names()
SPECS = [
    f"{name}:{version}"
    for name in DIALECTS
    for versions in [load_profile(name).versions]
    for version in dict.fromkeys((versions.oldest, versions.default, *versions.golden))
]


@pytest.mark.parametrize("spec", SPECS)
def test_every_question_has_an_answer(spec: str) -> None:
    profile = load_profile(spec)
    assert set(profile.alter) == set(CHANGES)
    assert set(profile.features) == set(FEATURES)
    assert set(profile.literals.__struct_fields__) == set(LITERALS)


@pytest.mark.parametrize("spec", SPECS)
def test_what_cannot_be_altered_says_why_or_takes_a_rebuild(spec: str) -> None:
    profile = load_profile(spec)
    for change, ability in profile.alter.items():
        assert not (ability.native and ability.never), change
        if not profile.can(change) and profile.reason_never(change) is None:
            assert profile.name == "sqlite" or ability.native is not None, change


@pytest.mark.parametrize("name", DIALECTS)
def test_default_and_golden_versions_are_supported(name: str) -> None:
    versions = load_profile(name).versions
    for text in (versions.default, *versions.golden):
        assert versions.at_least(versions.resolve(text, name), versions.oldest)


@pytest.mark.parametrize("name", DIALECTS)
def test_sqlglot_knows_the_dialect(name: str) -> None:
    assert sqlglot.Dialect.get(load_profile(name).sqlglot) is not None


@pytest.mark.parametrize("name", DIALECTS)
def test_reserved_words_are_written_as_they_are_compared(name: str) -> None:
    profile = load_profile(name)
    for word in profile.dialect.reserved_words:
        assert word == word.lower()
        assert quote(profile, word) != word


@pytest.mark.parametrize("name", DIALECTS)
def test_a_fact_sheet_says_where_its_facts_come_from(name: str) -> None:
    text = (data_folder("dialects") / f"{name}.toml").read_text()
    first = text.split("\nname = ")[0]
    assert first.startswith("# ")
    assert "Sources:" in first


def test_every_condition_is_used() -> None:
    profiles = [load_profile(name) for name in DIALECTS]
    gates = [gate for each in profiles for gate in (*each.alter.values(), *each.clauses.instant.values())]
    used = {condition for gate in gates for condition in gate.unless}
    used |= {condition for each in profiles for condition in each.clauses.alone}
    assert used == set(CONDITIONS)


# SQLite: `[alter]` against the library itself


@pytest.mark.parametrize(
    ("change", "statement"),
    [
        ("rename_table", "ALTER TABLE t RENAME TO u"),
        ("rename_column", "ALTER TABLE t RENAME COLUMN a TO z"),
        ("add_column", "ALTER TABLE t ADD COLUMN z INTEGER"),
        ("drop_column", "ALTER TABLE t DROP COLUMN a"),
        ("set_not_null", "ALTER TABLE t ALTER COLUMN a SET NOT NULL"),
        ("drop_not_null", "ALTER TABLE t ALTER COLUMN b DROP NOT NULL"),
        ("add_check", "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)"),
        ("drop_check", "ALTER TABLE t DROP CONSTRAINT checked"),
        ("drop_foreign_key", "ALTER TABLE t DROP CONSTRAINT referring"),
        ("drop_unique", "ALTER TABLE t DROP CONSTRAINT only"),
        ("add_unique", "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a)"),
        ("add_foreign_key", "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES t (b)"),
        ("add_primary_key", "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a)"),
        ("server_default", "ALTER TABLE t ALTER COLUMN a SET DEFAULT 3"),
        ("type", "ALTER TABLE t ALTER COLUMN a TYPE TEXT"),
        ("comment", "COMMENT ON COLUMN t.a IS 'x'"),
    ],
)
@pytest.mark.parametrize("library", ["machine", "newest"])
def test_sqlite_can_do_what_its_sheet_says(library: str, change: str, statement: str) -> None:
    version, connection, errors = {
        "machine": (sqlite3.sqlite_version, sqlite3.connect(":memory:"), sqlite3.Error),
        "newest": (apsw.sqlite_lib_version(), apsw.Connection(":memory:"), apsw.Error),
    }[library]
    connection.execute(
        "CREATE TABLE t (a INTEGER, b INTEGER NOT NULL, c INTEGER, d INTEGER, CONSTRAINT only UNIQUE (d), "
        "CONSTRAINT checked CHECK (c > 0), CONSTRAINT referring FOREIGN KEY (c) REFERENCES t (b))"
    )
    try:
        connection.execute(statement)
        done = True
    except errors:
        done = False
    assert done is load_profile(f"sqlite:{version}").can(change)
