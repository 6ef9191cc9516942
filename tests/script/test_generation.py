"""Whole scripts: how a history is laid out. The texts stand in `layouts/`; `--update-golden` rewrites them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import sqlgen
from sqlgen.revisions.run_errors import CannotDerive
from sqlgen.version import __version__

LAYOUTS = Path(__file__).parent / "layouts"
DIALECTS = ["postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle"]

HEAD = """\
'''{message}'''
import sqlalchemy as sa
from alembic import op
revision = {revision!r}
down_revision = {down!r}
"""


class History:
    """Revision files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(
        self, revision: str, down: object, message: str, upgrade: str = "pass", downgrade: str | None = None
    ) -> None:
        text = HEAD.format(message=message, revision=revision, down=down)
        for name, body in (("upgrade", upgrade), ("downgrade", downgrade)):
            if body is not None:
                text += f"def {name}():\n" + "".join(f"    {line}\n" for line in body.splitlines())
        (self.folder / f"{revision}.py").write_text(text, encoding="utf-8")

    def generate(self, range_: str = "base:heads", dialect: str = "postgresql", **options: object) -> sqlgen.Script:
        scripts = sqlgen.generate(range_, versions=self.folder, dialects=dialect, **options)  # type: ignore[arg-type]
        (script,) = scripts.values()
        return script


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Two lines that part and meet, written, missing and impossible ways back, a statement outside of transactions."""
    made = History(tmp_path)
    made.add(
        "a1",
        None,
        "create account",
        'op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), '
        'sa.Column("email", sa.String(50)))',
        'op.drop_table("account")',
    )
    made.add("b1", "a1", "add age; $(sqlcmd)\n\nMore.", 'op.add_column("account", sa.Column("age", sa.Integer()))')
    made.add(
        "b2",
        "a1",
        "index",
        "with op.get_context().autocommit_block():\n"
        '    op.create_index("ix_email", "account", ["email"], postgresql_concurrently=True)\n'
        'op.execute("UPDATE account SET email = lower(email)")',
        "pass",
    )
    made.add("c1", ("b1", "b2"), "merge")
    made.add("d1", "c1", "touch a table of somebody else's", 'op.create_index("ix_at", "event", ["at"])')
    return made


def told(text: str | None) -> str:
    assert text is not None
    return text.replace(f"sqlgen {__version__}", "sqlgen VERSION")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_way_up(history: History, dialect: str, same_text: Callable[[Path, str], None]) -> None:
    same_text(LAYOUTS / dialect / "upgrade.sql", told(history.generate(dialect=dialect).upgrade))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_way_back(history: History, dialect: str, same_text: Callable[[Path, str], None]) -> None:
    same_text(LAYOUTS / dialect / "rollback.sql", told(history.generate(dialect=dialect).rollback))


def test_a_part_of_the_history(history: History, same_text: Callable[[Path, str], None]) -> None:
    script = history.generate("b1:c1")
    same_text(LAYOUTS / "part" / "upgrade.sql", told(script.upgrade))
    same_text(LAYOUTS / "part" / "rollback.sql", told(script.rollback))


def test_what_came_before_the_range_is_known(history: History) -> None:
    history.add("e1", "d1", "drop a column", 'op.drop_column("account", "age")')
    script = history.generate("d1:e1")
    assert "CREATE TABLE" not in str(script.upgrade)
    assert "ALTER TABLE account ADD COLUMN age INTEGER" in str(script.rollback)


def test_downwards_is_the_way_back_alone(history: History) -> None:
    down = history.generate("c1:a1")
    assert down.upgrade is None
    up = history.generate("a1:c1")
    assert told(down.rollback) == told(up.rollback)


def test_a_range_without_revisions(history: History) -> None:
    script = history.generate("c1:c1")
    text = told(script.upgrade)
    assert text.startswith("-- Upgrade: 0 revisions, 0 statements\n")
    assert "BEGIN" not in text


def test_every_direction_keeps_the_version_table_true(history: History) -> None:
    """The rows after all changes of the version table, in both directions, are the heads that were asked for."""
    script = history.generate("base:heads")
    assert rows_after(set(), str(script.upgrade)) == {"d1"}
    assert rows_after({"d1"}, str(script.rollback)) == set()
    part = history.generate("a1:c1")
    assert rows_after({"a1"}, str(part.upgrade)) == {"c1"}
    assert rows_after({"c1"}, str(part.rollback)) == {"a1"}


def rows_after(rows: set[str], text: str) -> set[str]:
    for line in text.splitlines():
        words = line.replace("'", " ").replace("(", " ").replace(")", " ").replace(";", " ").split()
        match words:
            case ["INSERT", "INTO", "alembic_version", "version_num", "VALUES", new]:
                assert new not in rows
                rows = rows | {new}
            case ["UPDATE", "alembic_version", *_, new, "WHERE", "version_num", "=", old]:
                assert old in rows
                rows = rows - {old} | {new}
            case ["DELETE", "FROM", "alembic_version", *_, old]:
                assert old in rows
                rows = rows - {old}
    return rows


def test_a_long_revision_id_fits_the_version_table(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add("r" * 40, None, "long")
    assert "version_num VARCHAR(40) NOT NULL" in str(history.generate().upgrade)


def test_files_of_one_revision_each_hold_their_own_transactions(history: History, tmp_path: Path) -> None:
    sqlgen.generate(versions=history.folder, dialects=["postgresql"], output=tmp_path / "out", per_revision=True)
    names = sorted(path.name for path in (tmp_path / "out" / "postgresql" / "upgrade").iterdir())
    assert names == [
        "0001_a1_create_account.sql",
        "0002_b2_index.sql",
        "0003_b1_add_age_sqlcmd.sql",
        "0004_c1_merge.sql",
        "0005_d1_touch_a_table_of_somebody_else_s.sql",
    ]
    for path in (tmp_path / "out").rglob("*.sql"):
        lines = path.read_text().splitlines()
        assert lines.count("BEGIN;") == lines.count("COMMIT;") > 0
    first = (tmp_path / "out" / "postgresql" / "upgrade" / names[0]).read_text()
    second = (tmp_path / "out" / "postgresql" / "upgrade" / names[1]).read_text()
    assert "CREATE TABLE IF NOT EXISTS alembic_version" in first
    assert "CREATE TABLE IF NOT EXISTS" not in second


def test_a_rollback_that_is_not_wanted_is_not_derived(history: History) -> None:
    history.add("e1", "d1", "drop what nobody knows", 'op.drop_column("event", "at")')
    with pytest.raises(CannotDerive):
        history.generate()
    script = history.generate(rollback=None)
    assert script.rollback is None
    assert "ALTER TABLE event DROP COLUMN at;" in str(script.upgrade)
    assert script.assumed == ("event",)


def test_a_catalog_is_known_at_any_revision(history: History) -> None:
    assert [table.name for table in sqlgen.catalog_at("a1", versions=history.folder, dialect="sqlite").tables()] == [
        "account"
    ]
    account = sqlgen.catalog_at("heads", versions=history.folder, dialect="sqlite").table("account")
    assert [column.name for column in account.columns] == ["id", "email", "age"]
