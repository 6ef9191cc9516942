"""Revision files are imported once and run quietly; what goes wrong in them has a file and a line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sqlgen.catalog.catalog import Catalog
from sqlgen.errors import SqlgenError
from sqlgen.profile import load_profile
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.errors import RevisionSyntaxError
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.run_errors import NoUpgrade, RevisionFailed, RevisionImportFailed
from sqlgen.revisions.steps import Recording, Step


def run(path: Path, text: str, *, dialects: tuple[str, ...] = ("postgresql",), **session: object) -> list[list[Step]]:
    """Import a revision file with this text and run its upgrade for each dialect."""
    path.write_text(text, encoding="utf-8")
    runs = []
    with RevisionSession(**session).entered() as entered:  # type: ignore[arg-type]
        module = entered.load(RevisionFile(path))
        for dialect in dialects:
            recording = Recording()
            entered.run(module, "upgrade", MigrationContext(Catalog.empty(load_profile(dialect)), recording))
            runs.append(recording.steps)
    return runs


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "0001_first.py"


def test_a_file_is_imported_once_and_run_for_each_dialect(file: Path) -> None:
    text = """\
from sqlgen import op
import sqlalchemy as sa
imported = []
imported.append(1)
def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer()), comment=f"{len(imported)} {op.get_bind().dialect.name}")
"""
    runs = run(file, text, dialects=("postgresql", "mysql", "oracle"))
    assert [steps[0].operation.comment for steps in runs] == ["1 postgresql", "1 mysql", "1 oracle"]  # type: ignore[attr-defined]


def test_steps_know_their_line(file: Path) -> None:
    text = """\
from alembic import op
import sqlalchemy as sa
def make(name):
    op.create_table(
        name,
        sa.Column("id", sa.Integer()),
    )
def upgrade():
    make("first")
    op.execute("SELECT 1")
"""
    (steps,) = run(file, text)
    assert [str(step.source) for step in steps] == [f"{file}:4", f"{file}:10"]


def test_what_a_file_prints_goes_to_standard_error(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """\
import logging, sys
print("while it is imported")
handler = logging.StreamHandler(sys.stdout)
def upgrade():
    print("while it runs")
    logging.getLogger("shop").addHandler(handler)
    logging.getLogger("shop").warning("logged")
    logging.getLogger("shop").removeHandler(handler)
"""
    run(file, text)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "while it is imported\nwhile it runs\nlogged\n"


def test_the_search_path_is_put_in_front_and_taken_away(file: Path, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "only_for_revisions.py").write_text("name = 'account'\n")
    before = list(sys.path)
    text = "from only_for_revisions import name\ndef upgrade():\n    assert name == 'account'\n"
    run(file, text, search_path=[str(tmp_path / "lib")])
    assert sys.path == before


@pytest.mark.parametrize(
    ("text", "error", "line", "what"),
    [
        ("def upgrade(:\n    pass\n", RevisionSyntaxError, 1, "isn't valid Python"),
        (
            "\nimport not_there_at_all\n",
            RevisionImportFailed,
            2,
            "ModuleNotFoundError: No module named 'not_there_at_all'",
        ),
        ("x = 1\nraise ValueError('too\\nbad')\n", RevisionImportFailed, 2, "raised ValueError: too\nbad"),
        ("def upgrade():\n    {}['a']\n", RevisionFailed, 2, "upgrade() raised KeyError: 'a'"),
        ("import sys\ndef upgrade():\n    sys.exit(3)\n", RevisionFailed, 3, "upgrade() raised SystemExit: 3"),
        ("def upgrade():\n    inner()\ndef inner():\n    raise LookupError\n", RevisionFailed, 4, "raised LookupError"),
        ("def upgrade():\n    import json\n    json.loads('')\n", RevisionFailed, 3, "raised JSONDecodeError"),
        ("revision = '1'\n", NoUpgrade, 0, "has no upgrade()"),
    ],
    ids=["syntax", "missing module", "import", "exception", "exit", "deeper", "in a library", "no upgrade"],
)
def test_errors_name_the_line(file: Path, text: str, error: type[SqlgenError], line: int, what: str) -> None:
    with pytest.raises(error) as raised:
        run(file, text)
    assert what in raised.value.what
    assert raised.value.where is not None
    assert (raised.value.where.path, raised.value.where.line) == (str(file), line)


def test_our_own_errors_get_the_line_of_the_directive(file: Path) -> None:
    text = """\
from sqlgen import op
import sqlalchemy as sa
def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer()))
    op.drop_column("account", "idd")
"""
    with pytest.raises(SqlgenError, match='no column "idd"') as raised:
        run(file, text)
    assert str(raised.value.where) == f"{file}:5"


def test_after_an_error_everything_is_as_before(file: Path) -> None:
    modules, path, out = set(sys.modules), list(sys.path), sys.stdout
    with pytest.raises(RevisionFailed):
        run(file, "def upgrade():\n    raise RuntimeError\n", search_path=["somewhere"])
    assert {name for name in set(sys.modules) - modules if name.startswith("alembic")} == set()
    assert sys.path == path
    assert sys.stdout is out


def test_a_context_sees_its_dialect_and_offline_mode(file: Path) -> None:
    text = """\
from alembic import context, op
def upgrade():
    assert context.is_offline_mode()
    assert op.get_context() is context.get_context()
    assert context.get_context().dialect.name == "mariadb"
    assert context.get_context().as_sql
    assert op.get_context().opts == {}
    with context.begin_transaction():
        context.execute("SELECT 1")
    with op.get_context().autocommit_block():
        op.execute("SELECT 2")
"""
    ((first, second),) = run(file, text, dialects=("mariadb",))
    assert (first.autocommit, second.autocommit) == (False, True)
