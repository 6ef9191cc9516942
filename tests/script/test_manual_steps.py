"""Revisions of which a part is left to a person: the script stops there, and goes on in another file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import sqlgen
from sqlgen.cli.entry import main
from sqlgen.errors import SqlgenError
from sqlgen.version import __version__

TEXTS = Path(__file__).parent / "manual_steps"
HEAD = (
    '"""{message}"""\nimport sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = {id!r}, {down!r}\n\n\n'
)
BODIES = [
    (
        "create account",
        'def upgrade():\n    op.create_table("account", sa.Column("id", sa.Integer()), sa.Column("name", sa.Text()))\n'
        "\n\n"
        'def downgrade():\n    op.drop_table("account")\n',
    ),
    (
        "split names",
        'def upgrade():\n    op.add_column("account", sa.Column("first", sa.Text()))\n'
        "    bind = op.get_bind()\n"
        '    for row in bind.execute(sa.text("SELECT id, name FROM account")):\n'
        '        first = row.name.split(" ")[0]\n\n'
        "        bind.execute(sa.text(f\"UPDATE account SET first = '{first}' WHERE id = {row.id}\"))\n"
        '    op.execute("DELETE FROM account WHERE first IS NULL")\n\n\n'
        'def downgrade():\n    print(op.get_bind().scalar(sa.text("SELECT count(*) FROM account")))\n'
        '    op.execute("ALTER TABLE account DROP COLUMN first")\n',
    ),
    (
        "create team",
        'def upgrade():\n    op.create_table("team", sa.Column("id", sa.Integer()))\n\n\n'
        'def downgrade():\n    op.drop_table("team")\n',
    ),
]


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    folder = tmp_path / "versions"
    folder.mkdir()
    for number, (message, body) in enumerate(BODIES, start=1):
        down = None if number == 1 else f"r{number - 1}"
        (folder / f"{number}.py").write_text(HEAD.format(message=message, id=f"r{number}", down=down) + body)
    return folder


def generated(versions: Path, dialect: str, **options: object) -> sqlgen.Script:
    (made,) = sqlgen.generate("r1:heads", versions=versions, dialects=dialect, reads="manual", **options).values()  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mssql", "sqlite"])
def test_texts(versions: Path, dialect: str, same_text: Callable[[Path, str], None]) -> None:
    made = generated(versions, dialect)
    for direction in ("upgrade", "rollback"):
        for number, text in enumerate(made.texts(direction), start=1):  # type: ignore[arg-type]
            plain = text.replace(str(versions), "versions").replace(f"sqlgen {__version__}", "sqlgen X")
            same_text(TEXTS / dialect / f"{direction}-{number}.sql", plain)
    assert [made.upgrade, made.rollback] == [made.texts("upgrade")[0], made.texts("rollback")[0]]


def test_both_ways_with_the_steps_done_by_hand(versions: Path, tmp_path: Path) -> None:
    made = generated(versions, "sqlite")
    (first,) = sqlgen.generate("base:r1", versions=versions, dialects="sqlite").values()
    upgrades, rollbacks = made.texts("upgrade"), made.texts("rollback")
    assert (len(upgrades), len(rollbacks)) == (2, 2)
    with closing(sqlite3.connect(tmp_path / "database", isolation_level=None)) as database:

        def versions_now() -> list[str]:
            return [version for (version,) in database.execute("SELECT version_num FROM alembic_version")]

        def columns() -> list[str]:
            return [row[1] for row in database.execute("PRAGMA table_info(account)")]

        database.executescript(str(first.upgrade))
        database.execute("INSERT INTO account VALUES (1, 'Ada Lovelace'), (2, NULL)")
        database.executescript(upgrades[0])
        assert versions_now() == ["r1"]
        assert columns() == ["id", "name", "first"]
        database.execute("UPDATE account SET first = 'Ada' WHERE id = 1")
        database.execute("DELETE FROM account WHERE first IS NULL")
        database.executescript(upgrades[1])
        assert versions_now() == ["r3"]
        database.executescript(rollbacks[0])
        assert versions_now() == ["r2"]
        assert columns() == ["id", "name", "first"]
        database.execute("ALTER TABLE account DROP COLUMN first")
        database.executescript(rollbacks[1])
        assert versions_now() == ["r1"]
        assert database.execute("SELECT * FROM account").fetchall() == [(1, "Ada Lovelace")]


def test_what_the_step_names_is_uncertain(versions: Path) -> None:
    later = HEAD.format(message="look", id="r4", down="r3")
    later += 'def upgrade():\n    print(sa.inspect(op.get_bind()).get_columns("account"))\n'
    (versions / "4.py").write_text(later)
    with pytest.raises(SqlgenError, match="SG559"):
        generated(versions, "postgresql", rollback=None)


def test_what_a_revision_does_behind_the_question_is_not_in_the_script(versions: Path) -> None:
    """Also where it catches the error: what it does then is a guess."""
    body = (
        "def upgrade():\n"
        '    try:\n        list(op.get_bind().execute(sa.text("SELECT id FROM elsewhere")))\n'
        '    except Exception:\n        op.add_column("account", sa.Column("late", sa.Text()))\n'
    )
    (versions / "2.py").write_text(HEAD.format(message="guess", id="r2", down="r1") + body)
    later = '    op.add_column("account", sa.Column("late", sa.Integer()))\n\n\ndef downgrade():\n    pass\n'
    (versions / "3.py").write_text(HEAD.format(message="late", id="r3", down="r2") + "def upgrade():\n" + later)
    first, second = generated(versions, "postgresql", rollback=None).texts("upgrade")
    assert "ADD COLUMN" not in first
    assert "ADD COLUMN late INTEGER" in second


def test_the_person_may_have_written_rows_to_any_table(versions: Path) -> None:
    for number, name in ((2, "elsewhere"), (3, "account")):
        read = f"    list(op.get_bind().execute(sa.text('SELECT id FROM {name}')))\n"
        text = HEAD.format(message="read", id=f"r{number}", down=f"r{number - 1}") + f"def upgrade():\n{read}"
        (versions / f"{number}.py").write_text(text)
    (made,) = sqlgen.generate(versions=versions, dialects="postgresql", rollback=None, reads="manual").values()
    assert [revision for _, revision, _ in made.manual_steps] == ["r2", "r3"]


def test_a_derived_rollback_says_what_it_doesnt_undo(versions: Path) -> None:
    file = versions / "2.py"
    file.write_text(file.read_text().partition("def downgrade")[0])
    made = generated(versions, "postgresql")
    assert "NOT UNDONE: what was done by hand in the manual step of the upgrade" in str(made.rollback)
    assert len(made.texts("rollback")) == 1


def test_a_question_in_another_function(versions: Path) -> None:
    body = (
        'def count():\n    return op.get_bind().scalar(sa.text("SELECT count(*) FROM account")) + 1\n\n\n'
        "def upgrade():\n    op.execute('UPDATE account SET id = 5')\n"
        "    op.execute(f'UPDATE account SET id = {count()}')\n"
    )
    (versions / "2.py").write_text(HEAD.format(message="count", id="r2", down="r1") + body)
    text = generated(versions, "postgresql", rollback=None).texts("upgrade")[0]
    assert "UPDATE account SET id = 5;" in text
    assert "(count() stopped at line 8; what was done until then stands above)" in text
    assert "-- def count():" in text
    assert "--     op.execute(f'UPDATE account SET id = {count()}')" in text


def test_a_question_in_a_loop(versions: Path) -> None:
    body = (
        "def upgrade():\n"
        "    for number in (1, 2):\n"
        "        op.execute(f'UPDATE account SET id = {number}')\n"
        '        print(op.get_bind().scalar(sa.text("SELECT count(*) FROM account")))\n'
        "    op.execute('DELETE FROM account')\n"
    )
    (versions / "2.py").write_text(HEAD.format(message="loop", id="r2", down="r1") + body)
    text = generated(versions, "postgresql", rollback=None).texts("upgrade")[0]
    assert "UPDATE account SET id = 1;" in text
    assert "(this is in a loop: what its rounds did until then stands above)" in text
    assert "-- for number in (1, 2):" in text
    assert "-- op.execute('DELETE FROM account')" in text


def test_files_summary_and_status(versions: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = tmp_path / "out"
    arguments = ["script", "r1:heads", "--versions", str(versions), "-d", "postgresql", "-o", str(out)]
    assert main([*arguments, "--manual-steps"]) == 1
    said = capfdbinary.readouterr()
    names = ["rollback-2.sql", "rollback.sql", "upgrade-2.sql", "upgrade.sql"]
    assert sorted(path.name for path in (out / "postgresql").iterdir()) == names
    assert b"postgresql: the upgrade stops for a manual step of r2: upgrade(): only the database knows" in said.err
    assert main([*arguments, "--manual-steps", "--json"]) == 1
    (data,) = json.loads(capfdbinary.readouterr().out)
    assert [(one["direction"], one["revision"]) for one in data["manual_steps"]] == [
        ("upgrade", "r2"),
        ("rollback", "r2"),
    ]
    assert main([*arguments, "--manual-steps", "--per-revision"]) == 1
    upgrades = sorted(path.name for path in (out / "postgresql" / "upgrade").iterdir())
    assert upgrades == ["0001_r2_split_names.sql", "0001_r2_split_names_part2.sql", "0002_r3_create_team.sql"]
    assert main([*arguments]) == 3
    assert b"--manual-steps leaves the rest of the revision to a person" in capfdbinary.readouterr().err
    assert main([*arguments[:-2], "--manual-steps"]) == 2
