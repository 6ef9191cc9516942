"""`sqlgen explain`: which operations make a table anew, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sqlgen.cli.entry import main
from tests.rebuild.project import write_revision

SETUP = 'op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(5)))\n'
CHANGE = """\
op.add_column("t", sa.Column("amount", sa.Integer()))
op.alter_column("t", "name", type_=sa.Text())
op.create_unique_constraint("uq_amount", "t", ["amount"])
op.execute("UPDATE t SET amount = id")
op.alter_column("t", "name", nullable=False, server_default="x")
op.alter_column("t", "name", new_column_name="label")
"""


@pytest.fixture
def versions(tmp_path: Path) -> str:
    write_revision(tmp_path, "aaa", None, SETUP)
    write_revision(tmp_path, "bbb", "aaa", CHANGE)
    return str(tmp_path)


def test_for_people(versions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "aaa:bbb", "--versions", versions, "-d", "sqlite"]) == 0
    assert (
        capsys.readouterr().out
        == """\
SQLite 3.40

bbb
  make table t anew, for:
    add column amount to t: along the way
    alter column name of t: type: ALTER TABLE can't change a column's type
    add unique constraint uq_amount to t: ALTER TABLE can't add a unique constraint
  execute UPDATE t SET amount = id
  make table t anew, for:
    alter column name of t: nullability, default: ALTER TABLE can't make a column NOT NULL before SQLite 3.53
    alter column name of t: name: along the way
"""
    )


def test_as_data(versions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "aaa:bbb", "--versions", versions, "-d", "sqlite", "-d", "postgresql", "--json"]) == 0
    plans = json.loads(capsys.readouterr().out)
    (revision,) = plans["sqlite"]
    assert [change["rebuilds"] for change in revision["changes"]] == ["t", "", "t"]
    assert [cause["reason"] == "" for cause in revision["changes"][0]["causes"]] == [True, False, False]
    assert revision["changes"][0]["causes"][1]["where"].endswith("bbb.py:11")
    (revision,) = plans["postgresql"]
    assert [change["rebuilds"] for change in revision["changes"]] == [""] * 6


def test_native_from_a_version_on(versions: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What a newer SQLite can alter stays an ALTER."""
    write_revision(Path(versions), "bbb", "aaa", 'op.alter_column("t", "name", nullable=False)\n')
    assert main(["explain", "aaa:bbb", "--versions", versions, "-d", "sqlite:3.53"]) == 0
    assert "anew" not in capsys.readouterr().out
    assert main(["explain", "aaa:bbb", "--versions", versions, "-d", "sqlite:3.51"]) == 0
    assert "anew" in capsys.readouterr().out
