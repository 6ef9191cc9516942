"""Reads that nobody can answer: refused, or taken for empty when that is asked for, and said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sqlgen.cli.entry import main

READS = '''"""{message}"""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{id}", {down}


def upgrade():
    {body}


def downgrade():
    pass
'''
READING = """for row in op.get_bind().execute(sa.text("SELECT id FROM account")):
        op.execute(f"UPDATE account SET id = {row.id + 1} WHERE id = {row.id}")
    op.add_column("account", sa.Column("level", sa.Integer()))"""


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    bodies = ['op.create_table("account", sa.Column("id", sa.Integer()))', READING, 'op.drop_column("account", "id")']
    for number, body in enumerate(bodies, start=1):
        down = None if number == 1 else f"r{number - 1}"
        text = READS.format(message=f"step {number}", id=f"r{number}", down=repr(down), body=body)
        (tmp_path / f"{number}.py").write_text(text)
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(versions: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command; its status, its standard output, its standard error."""

    def running(*arguments: str) -> tuple[int, str, str]:
        status = main(["script", *arguments, "--versions", str(versions), "-d", "postgresql"])
        written = capfdbinary.readouterr()
        return status, written.out.decode(), written.err.decode()

    return running


def test_a_table_that_the_script_creates_is_empty(run: Run) -> None:
    status, text, said = run("base:heads")
    assert (status, said) == (0, "")
    assert "UPDATE account" not in text


def test_another_table_is_refused(run: Run) -> None:
    status, text, said = run("r1:heads")
    assert (status, text) == (3, "")
    assert "SG553: only the database knows the rows of: SELECT id FROM account" in said
    assert "2.py:8" in said
    assert "--reads empty" in said


def test_it_may_be_assumed_to_be_empty(run: Run) -> None:
    status, text, said = run("r1:heads", "--reads", "empty")
    assert status == 1
    assert (
        "-- ASSUMED TO GIVE NO ROWS; if one of these does, the script may be wrong:\n-- SELECT id FROM account" in text
    )
    assert "postgresql: assumed to give no rows: SELECT id FROM account" in said
    assert "ALTER TABLE account ADD COLUMN level INTEGER" in text


def test_before_the_range_the_same_holds_as_in_a_script_from_base(run: Run) -> None:
    status, _, said = run("r2:heads")
    assert (status, said) == (0, "")


def test_in_a_replay_it_may_be_assumed_too(run: Run, versions: Path) -> None:
    first = versions / "1.py"
    first.write_text(first.read_text().replace('op.create_table("account", sa.Column("id", sa.Integer()))', "pass"))
    assert run("r2:heads")[0] == 3
    assert "--replay-reads empty" in run("r2:heads")[2]
    status, text, _ = run("r2:heads", "--replay-reads", "empty")
    assert status == 0
    assert "ASSUMED TO GIVE NO ROWS" in text


def test_what_only_the_way_back_assumes_stands_over_that_alone(run: Run, versions: Path, tmp_path: Path) -> None:
    last = versions / "3.py"
    asking = 'op.get_bind().execute(sa.text("SELECT level FROM account")).all()'
    added = 'op.add_column("account", sa.Column("id", sa.Integer()))'
    last.write_text(last.read_text().replace("    pass\n", f"    {asking}\n    {added}\n"))
    assert run("base:heads", "-o", str(tmp_path / "out"))[0] == 3
    status, _, said = run("base:heads", "-o", str(tmp_path / "out"), "--reads", "empty")
    assert status == 1
    assert "postgresql: assumed to give no rows on the way back: SELECT level FROM account" in said
    assert "ASSUMED" not in (tmp_path / "out" / "postgresql" / "upgrade.sql").read_text()
    assert "ASSUMED TO GIVE NO ROWS" in (tmp_path / "out" / "postgresql" / "rollback.sql").read_text()
