"""`sqlgen doctor` tries every revision both ways, goes on behind a failure, and trusts nothing that one touched."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Project

TABLE = 'op.create_table("{name}", sa.Column("id", sa.Integer(), primary_key=True))'


def trials(project: Project, *arguments: str, status: int) -> dict[tuple[str, str], dict[str, Any]]:
    """The trials of one database, by revision and direction."""
    dialect = "-d postgresql " if not any(argument.startswith("-d") for argument in arguments) else ""
    done = project.run(f"doctor --versions versions {dialect}--json {' '.join(arguments)}")
    assert done.status == status, done.err
    return {(one["revision"], one["direction"]): one for one in json.loads(done.out)["revisions"]}


def test_all_is_well(project: Project) -> None:
    project.revision("0002", "0001", 'op.add_column("account", sa.Column("age", sa.Integer()))')
    found = trials(project, status=0)
    assert {key: one["status"] for key, one in found.items()} == dict.fromkeys(
        [("0001", "upgrade"), ("0001", "downgrade"), ("0002", "upgrade"), ("0002", "downgrade")], "ok"
    )
    assert found["0002", "upgrade"] == {
        "revision": "0002",
        "file": "versions/0002.py",
        "dialect": "postgresql",
        "direction": "upgrade",
        "status": "ok",
        "code": "",
        "message": "",
        "line": 0,
        "fix": [],
        "reads": 0,
        "raw_sql": [],
        "missing": "",
    }


def test_a_failure_ends_nothing_and_its_tables_are_doubtful(project: Project) -> None:
    project.revision("0002", "0001", 'op.add_column("account", sa.Column("age", sa.Integer()))\nraise ValueError("no")')
    project.revision("0003", "0002", 'op.add_column("account", sa.Column("height", sa.Integer()))')
    project.revision("0004", "0003", TABLE.format(name="pet"))
    found = trials(project, status=3)
    assert [found[each, "upgrade"]["status"] for each in ("0001", "0002", "0003", "0004")] == [
        "ok",
        "failed",
        "assumed",
        "ok",
    ]
    failed = found["0002", "upgrade"]
    assert (failed["code"], failed["line"]) == ("SG551", 10)
    assert "ValueError: no" in failed["message"]
    assert "account" in found["0003", "upgrade"]["message"]


def test_what_a_failed_revision_only_names_is_doubtful_too(project: Project) -> None:
    project.revision("0002", "0001", 'if op:\n    raise ValueError("no")\nop.drop_column("account", "email")')
    project.revision("0003", "0002", 'op.alter_column("account", "email", new_column_name="mail")')
    assert trials(project, status=3)["0003", "upgrade"]["status"] == "assumed"


def test_a_row_that_a_failed_revision_may_have_written_is_not_denied(project: Project) -> None:
    read = 'for row in op.get_bind().execute(sa.text("SELECT id FROM account")):\n    op.drop_table("account")'
    project.revision("0002", "0001", read)
    assert trials(project, status=0)["0002", "upgrade"]["status"] == "ok"
    project.revision("0002", "0001", 'if op:\n    raise ValueError("no")\nop.execute("INSERT INTO account VALUES (1)")')
    project.revision("0003", "0002", read)
    unknown = trials(project, status=3)["0003", "upgrade"]
    assert (unknown["status"], unknown["code"], unknown["reads"]) == ("failed", "SG553", 1)


def test_what_stands_before_the_place_at_which_upgrade_stopped_is_done(project: Project) -> None:
    path = project.revision("0002", "0001", 'if not op:\n    op.drop_column("account", "email")\ncheck()')
    with path.open("a", encoding="utf-8") as end:
        end.write("\n\ndef check():\n    raise ValueError('no')\n")
    project.revision("0003", "0002", 'op.add_column("account", sa.Column("height", sa.Integer()))')
    found = trials(project, status=3)
    assert [found[each, "upgrade"]["status"] for each in ("0002", "0003")] == ["failed", "ok"]


def test_branches_are_tried_each_on_what_it_is_built_on(project: Project) -> None:
    project.revision("a", "0001", TABLE.format(name="pet"))
    project.revision("b", "0001", TABLE.format(name="pet") + "\n" + TABLE.format(name="shop"))
    project.revision("c", "b", 'op.add_column("shop", sa.Column("name", sa.Integer()))')
    assert {one["status"] for one in trials(project, status=0).values()} == {"ok"}


def test_several_bases_begin_with_nothing_each(project: Project) -> None:
    project.revision("0002", "0001", TABLE.format(name="pet"))
    project.revision("x", None, TABLE.format(name="account"))
    assert {one["status"] for one in trials(project, status=0).values()} == {"ok"}


def test_a_merge_has_both_branches(project: Project) -> None:
    project.revision("a", "0001", TABLE.format(name="pet"))
    project.revision("b", "0001", TABLE.format(name="shop"))
    both = 'names = sa.inspect(op.get_bind()).get_table_names()\nassert {"pet", "shop"} <= set(names)'
    project.revision("m", ("a", "b"), both)
    assert trials(project, status=0)["m", "upgrade"]["status"] == "ok"


def test_a_missing_module_is_named_once(project: Project) -> None:
    for number, down in (("0002", "0001"), ("0003", "0002")):
        project.revision(number, down, "import no_such_module_anywhere")
    project.write("versions/0004.py", "import no_such_module_anywhere\nrevision, down_revision = '0004', '0003'\n")
    done = project.run("doctor --versions versions -d postgresql")
    assert done.status == 3
    assert done.out.count("The module no_such_module_anywhere can't be imported; 3 revisions need it.") == 1
    assert trials(project, status=3)["0004", "downgrade"]["status"] == "import"


def test_a_module_that_fails_while_it_is_imported_is_no_failure_of_the_revision(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("needs_setup.py", "raise RuntimeError('no configuration')\n")
    monkeypatch.syspath_prepend(project.folder)
    project.revision("0002", "0001", "import needs_setup")
    found = trials(project, status=3)["0002", "upgrade"]
    assert (found["status"], found["missing"]) == ("import", "needs_setup")


def test_raw_sql_that_nobody_can_read_is_counted(project: Project) -> None:
    block = "DO $$ BEGIN ALTER TABLE account RENAME TO person; END $$"
    project.revision("0002", "0001", f'op.execute("{block}")')
    found = trials(project, status=0)["0002", "upgrade"]
    assert (found["status"], found["raw_sql"]) == ("ok", [block])


def test_sql_of_another_database_is_an_assumption_and_counts_as_done(project: Project) -> None:
    sql = "ALTER TABLE `account` ADD UNIQUE KEY `by_email` (`email`)"
    project.revision("0002", "0001", f'op.execute("{sql}")')
    project.revision("0003", "0002", 'op.drop_constraint("by_email", "account", type_="unique")')
    found = trials(project, status=1)
    foreign = found["0002", "upgrade"]
    assert (foreign["status"], foreign["raw_sql"], foreign["line"]) == ("assumed", [sql], 9)
    assert foreign["message"] == f"not SQL of PostgreSQL, but of MySQL: {sql}"
    assert found["0003", "upgrade"]["status"] == "ok"
    assert {one["status"] for one in trials(project, "-d mysql", status=0).values()} == {"ok"}


def test_assumed_rows_are_an_assumption(project: Project) -> None:
    project.revision("0002", "0001", 'op.execute("INSERT INTO account (id) SELECT 1 FROM elsewhere")')
    project.revision("0003", "0002", 'list(op.get_bind().execute(sa.text("SELECT id FROM account")))')
    assert trials(project, "--reads empty", status=1)["0003", "upgrade"]["status"] == "assumed"


def test_a_manual_step_is_no_failure(project: Project) -> None:
    read = 'list(op.get_bind().execute(sa.text("SELECT id FROM elsewhere")))'
    project.revision("0002", "0001", f"{TABLE.format(name='pet')}\n{read}")
    project.revision("0003", "0002", TABLE.format(name="dog"))
    found = trials(project, "--manual-steps", status=1)
    assert found["0002", "upgrade"]["status"] == found["0002", "downgrade"]["status"] == "manual"
    assert "by hand" in found["0002", "upgrade"]["fix"][0]
    assert found["0003", "upgrade"]["status"] == "ok"
    assert trials(project, status=3)["0002", "upgrade"]["status"] == "failed"


def test_a_written_downgrade_with_a_manual_step(project: Project) -> None:
    read = 'list(op.get_bind().execute(sa.text("SELECT id FROM elsewhere")))'
    file = project.revision("0002", "0001", TABLE.format(name="pet"))
    with file.open("a", encoding="utf-8") as end:
        end.write(f'\n\ndef downgrade() -> None:\n    op.drop_table("pet")\n    {read}\n')
    found = trials(project, "--manual-steps", status=1)
    assert (found["0002", "upgrade"]["status"], found["0002", "downgrade"]["status"]) == ("ok", "manual")


def test_what_the_database_can_not_do_is_a_failure_too(project: Project) -> None:
    project.revision("0002", "0001", 'op.add_column("account", sa.Column("tags", sa.ARRAY(sa.Integer())))')
    found = trials(project, "-d sqlite", status=3)["0002", "upgrade"]
    assert (found["status"], found["code"]) == ("failed", "SG406")


def test_what_the_database_can_not_do_makes_its_table_doubtful_too(project: Project) -> None:
    project.revision("0002", "0001", 'op.add_column("account", sa.Column("tags", sa.ARRAY(sa.Integer())))')
    project.revision("0003", "0002", 'op.add_column("account", sa.Column("height", sa.Integer()))')
    assert trials(project, "-d sqlite", status=3)["0003", "upgrade"]["status"] == "assumed"


REFUSED = 'op.add_column("account", sa.Column("tags", sa.ARRAY(sa.Integer())))'
GROW = 'op.add_column("{name}", sa.Column("height", sa.Integer()))'


@pytest.mark.parametrize(
    ("others", "then", "status"),
    [
        (TABLE.format(name="pet"), "pet", "ok"),
        (TABLE.format(name="pet"), "account", "assumed"),
        ('op.rename_table("account", "person")', "person", "assumed"),
        (
            'op.create_table("pet", sa.Column("id", sa.Integer(), sa.ForeignKey("account.id"), primary_key=True))',
            "pet",
            "assumed",
        ),
    ],
)
def test_of_what_the_database_can_not_do_only_what_depends_on_it_is_doubtful(
    project: Project, others: str, then: str, status: str
) -> None:
    project.revision("0002", "0001", f"{REFUSED}\n{others}")
    project.revision("0003", "0002", GROW.format(name=then))
    found = trials(project, "-d sqlite", status=3)
    assert (found["0002", "upgrade"]["status"], found["0003", "upgrade"]["status"]) == ("failed", status)


def test_what_one_branch_could_not_do_is_doubtful_behind_the_merge(project: Project) -> None:
    project.revision("a", "0001", TABLE.format(name="pet"))
    project.revision("b", "0001", REFUSED)
    project.revision("m", ("a", "b"), "pass")
    project.revision("n", "m", GROW.format(name="account"))
    assert trials(project, "-d sqlite", status=3)["n", "upgrade"]["status"] == "assumed"


def test_an_index_that_goes_by_its_name_alone_makes_its_table_doubtful(project: Project) -> None:
    project.revision("0002", "0001", 'op.create_index("by_email", "account", ["email"])')
    project.revision("0003", "0002", 'if op:\n    raise ValueError("no")\nop.drop_index("by_email")')
    project.revision("0004", "0003", GROW.format(name="account"))
    assert trials(project, status=3)["0004", "upgrade"]["status"] == "assumed"


@pytest.mark.parametrize(("dialect", "status"), [("postgresql", "assumed"), ("mysql", "ok")])
def test_a_word_may_be_an_index_where_indexes_go_without_their_tables(
    project: Project, dialect: str, status: str
) -> None:
    project.revision("0002", "0001", 'op.create_index("pet", "account", ["id"])')
    rest = 'for name in ["pet"]:\n    op.drop_column(str(name), "a")'
    project.revision("0003", "0002", f'if op:\n    raise ValueError("no")\n{rest}')
    project.revision("0004", "0003", GROW.format(name="account"))
    assert trials(project, f"-d {dialect}", status=3)["0004", "upgrade"]["status"] == status


def test_a_table_that_a_failed_revision_changed_is_doubtful_whatever_its_strings_say(project: Project) -> None:
    body = 'op.add_column("".join(["acc", "ount"]), sa.Column("age", sa.Integer()))\nraise ValueError("no")'
    project.revision("0002", "0001", body)
    project.revision("0003", "0002", 'op.add_column("account", sa.Column("height", sa.Integer()))')
    assert trials(project, status=3)["0003", "upgrade"]["status"] == "assumed"


def test_a_failed_revision_that_only_moves_rows_leaves_the_shapes_known(project: Project) -> None:
    project.revision("0002", "0001", 'if op:\n    raise ValueError("no")\nop.execute("UPDATE account SET id = 1")')
    project.revision("0003", "0002", 'op.add_column("account", sa.Column("height", sa.Integer()))')
    assert trials(project, "-d sqlite", status=3)["0003", "upgrade"]["status"] == "ok"


def test_a_table_that_is_made_anew_is_doubtful_no_longer(project: Project) -> None:
    project.revision("0002", "0001", 'if op:\n    raise ValueError("no")\nop.drop_column("account", "email")')
    project.revision("0003", "0002", f"{TABLE.format(name='fresh')}\nop.drop_table('account')")
    project.revision("0004", "0003", 'op.rename_table("fresh", "account")')
    project.revision("0005", "0004", GROW.format(name="account"))
    found = trials(project, status=3)
    assert [found[each, "upgrade"]["status"] for each in ("0003", "0004", "0005")] == ["assumed", "ok", "ok"]


def test_a_name_that_a_doubtful_table_may_still_have_is_taken_on_an_assumption(project: Project) -> None:
    project.revision("0002", "0001", 'if op:\n    raise ValueError("no")\nop.drop_table("account")')
    project.revision("0003", "0002", TABLE.format(name="fresh"))
    project.revision("0004", "0003", 'op.rename_table("fresh", "account")')
    project.revision("0005", "0004", GROW.format(name="account"))
    found = trials(project, status=3)
    assert [found[each, "upgrade"]["status"] for each in ("0003", "0004", "0005")] == ["ok", "assumed", "ok"]


def test_names_are_compared_as_the_database_does(project: Project) -> None:
    project.revision("0002", "0001", 'if op:\n    raise ValueError("no")\nop.drop_column("ACCOUNT", "id")')
    project.revision("0003", "0002", 'op.add_column("account", sa.Column("height", sa.Integer()))')
    assert trials(project, "-d sqlite", status=3)["0003", "upgrade"]["status"] == "assumed"


def test_a_way_back_that_is_derived_rests_on_what_the_way_up_assumed(project: Project) -> None:
    read = 'list(op.get_bind().execute(sa.text("SELECT id FROM elsewhere")))'
    project.revision("0002", "0001", f"{TABLE.format(name='pet')}\n{read}")
    assert trials(project, "--reads empty", status=1)["0002", "downgrade"]["status"] == "assumed"


def test_what_stands_before_a_baseline_is_not_even_imported(project: Project) -> None:
    project.run("snapshot 0001 --versions versions -d postgresql -o base.json")
    project.write("versions/0001.py", "revision, down_revision = '0001', None\nopen('imported', 'w').close()\n")
    project.revision("0002", "0001", 'op.add_column("account", sa.Column("age", sa.Integer()))')
    found = trials(project, "0001:", "--baseline", "base.json", status=0)
    assert set(found) == {("0002", "upgrade"), ("0002", "downgrade")}
    assert not (project.folder / "imported").exists()


def test_a_baseline_holds_for_all_branches_that_go_on_from_before_it(project: Project) -> None:
    project.revision("0002", "0001", TABLE.format(name="pet"))
    project.run("snapshot 0002 --versions versions -d postgresql -o base.json")
    for name, down in (("b1", "0001"), ("b2", "b1"), ("b3", "b2"), ("c1", "0002")):
        project.revision(name, down, TABLE.format(name=name))
    project.revision("m", ("b3", "c1"), 'op.add_column("pet", sa.Column("age", sa.Integer()))')
    found = trials(project, "0002:", "--baseline", "base.json", status=0)
    assert {name for name, _ in found} == {"b1", "b2", "b3", "c1", "m"}


def test_only_the_range_is_reported(project: Project) -> None:
    project.revision("0002", "0001", 'raise ValueError("no")')
    project.revision("0003", "0002", TABLE.format(name="pet"))
    assert set(trials(project, "0002:", status=0)) == {("0003", "upgrade"), ("0003", "downgrade")}


def test_the_table_says_what_to_do(project: Project) -> None:
    project.revision("0002", "0001", 'raise ValueError("no")')
    done = project.run("doctor --versions versions -d postgresql -d sqlite")
    assert done.status == 3
    assert done.out == (
        "PostgreSQL 15\n"
        "\n"
        "REVISION  UP      DOWN    READS  RAW SQL  WHAT TO DO\n"
        "0001      ok      ok      0      0\n"
        "0002      failed  failed  0      0        SG551: upgrade() raised ValueError: no (line 9): correct the "
        "revision file\n"
        "\n"
        "SQLite 3.40\n"
        "\n"
        "REVISION  UP      DOWN    READS  RAW SQL  WHAT TO DO\n"
        "0001      ok      ok      0      0\n"
        "0002      failed  failed  0      0        SG551: upgrade() raised ValueError: no (line 9): correct the "
        "revision file\n"
        "\n"
        "DATABASE    WAY   REVISIONS  OK  ASSUMED  MANUAL  FAILED  IMPORT  FINE\n"
        "postgresql  up    2          1   0        0       1       0       50.0 %\n"
        "postgresql  down  2          1   0        0       1       0       50.0 %\n"
        "sqlite      up    2          1   0        0       1       0       50.0 %\n"
        "sqlite      down  2          1   0        0       1       0       50.0 %\n"
    )
