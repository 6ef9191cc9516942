from __future__ import annotations

from sqlgen.profile import load_profile
from sqlgen.profile.description import describe, summaries
from sqlgen.profile.vocabulary import CHANGES, FEATURES


def rows(spec: str) -> dict[tuple[str, str], tuple[str, str]]:
    return {(fact.section, fact.label): (fact.value, fact.source) for fact in describe(load_profile(spec))}


def test_all_dialects_in_a_line_each() -> None:
    lines = {line.name: line for line in summaries()}
    assert list(lines) == ["mariadb", "mssql", "mysql", "oracle", "postgresql", "sqlite"]
    assert lines["mariadb"] == ("mariadb", "MariaDB", "10.11", "10.6", "mariadb", "commits by itself", "mysql")
    assert lines["postgresql"].ddl == "in transactions"


def test_a_fact_names_the_file_that_says_it() -> None:
    facts = rows("mariadb")
    assert facts["Features", FEATURES["sequence"]] == ("yes", "mariadb.toml")
    assert facts["Features", FEATURES["column_position"]] == ("yes", "mysql.toml")
    assert facts["Script", "client"] == ("mariadb", "mariadb.toml")
    assert facts["Script", "ends a statement"] == (";", "mysql.toml")


def test_gates_read_for_the_version() -> None:
    label = FEATURES["nulls_not_distinct"]
    assert rows("postgresql:14")["Features", label][0] == "from 15 on (not in 14)"
    assert rows("postgresql:15")["Features", label][0] == "from 15 on"
    facts = rows("sqlite")
    assert facts["Changes", CHANGES["type"]][0] == "by a rebuild of the table"
    assert facts["Changes", CHANGES["comment"]][0] == (
        "no: SQLite has no comments; the text is kept in the script only"
    )
    assert facts["Changes", CHANGES["drop_check"]][0] == (
        "from 3.53 on (not in 3.40), unless the constraint has no name"
    )


def test_every_change_and_feature_has_a_row() -> None:
    facts = describe(load_profile("oracle"))
    sections = {
        section: [fact.label for fact in facts if fact.section == section] for section in ("Changes", "Features")
    }
    assert sections == {"Changes": list(CHANGES.values()), "Features": list(FEATURES.values())}


def test_labels_are_unique_within_their_section() -> None:
    for name in ("postgresql", "mssql"):
        labels = [(fact.section, fact.label) for fact in describe(load_profile(name))]
        assert len(labels) == len(set(labels))


def test_what_is_left_empty_is_left_out() -> None:
    assert all(fact.value for fact in describe(load_profile("postgresql")))
    assert ("Script", "ends a batch") not in rows("postgresql")
    assert rows("mssql")["Script", "ends a batch"][0] == "GO"
