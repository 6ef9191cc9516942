"""The wheel is whole: installed into an empty environment, away from the checkout, it renders scripts.

Nothing of the checkout is on the path there, so what the wheel lacks (a template, a fact sheet, a dependency that
pyproject.toml doesn't name) is missed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.servers import SQLite
from tests.servers.lifetime import Facts, started
from tests.setup.places import ROOT

pytestmark = pytest.mark.slow

REVISION = '''"""Make accounts."""

from __future__ import annotations

import sqlalchemy as sa
from sqlgen import op

revision = "1f0c2b7a9d3e"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(100), nullable=False),
    )
    op.create_index("ix_account_email", "account", ["email"], unique=True)
    op.add_column("account", sa.Column("name", sa.String(50)))


def downgrade() -> None:
    op.drop_column("account", "name")
    op.drop_index("ix_account_email", "account")
    op.drop_table("account")
'''


def run(command: list[str | Path], folder: Path) -> str:
    """What a program prints; it sees nothing of this checkout or of this environment's packages."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON") and key != "VIRTUAL_ENV"}
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def installed(session_folder: Path) -> Facts:
    """The wheel, built from this checkout, and an environment that holds it: made once for all workers."""
    return started(session_folder, "wheel", _install)


def _install(folder: Path) -> Facts:
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], folder)
    [built] = folder.glob("*.whl")
    away = folder / "away"
    run([sys.executable, "-m", "venv", away / "venv"], folder)
    pip = [away / "venv/bin/python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    run([*pip, "--constraint", ROOT / "requirements/run.txt", built], away)
    (away / "versions").mkdir()
    (away / "versions" / "1f0c2b7a9d3e_make_accounts.py").write_text(REVISION, "utf-8")
    return {"wheel": str(built), "away": str(away)}


@pytest.fixture
def wheel(installed: Facts) -> Path:
    """The wheel."""
    return Path(installed["wheel"])


@pytest.fixture
def away(installed: Facts) -> Path:
    """A folder away from the checkout, with an environment `venv` and one revision."""
    return Path(installed["away"])


def test_the_wheel_carries_all_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for data in ("dialects", "templates"):
        files = {path.relative_to(ROOT).as_posix() for path in (ROOT / data).rglob("*") if path.is_file()}
        assert files
        assert {f"sqlgen/_data/{path}" for path in files if "__pycache__" not in path} <= inside
    assert "sqlgen/py.typed" in inside
    assert not [path for path in inside if path.split("/")[0] != "sqlgen" and ".dist-info/" not in path]


def test_it_is_the_installed_one(away: Path) -> None:
    where = run([away / "venv/bin/python", "-c", "import sqlgen; print(sqlgen.__file__)"], away)
    assert where.startswith(str(away / "venv"))
    assert re.search(r"\b\d+\.\d+\.\d+", run([away / "venv/bin/sqlgen", "--version"], away))


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle"])
def test_it_renders_a_script(away: Path, dialect: str) -> None:
    script = run(
        [away / "venv/bin/sqlgen", "script", "base:heads", "--versions", "versions", "--dialect", dialect], away
    )
    assert re.search(r"CREATE TABLE \W*account\b", script)
    assert "ix_account_email" in script
    assert str(away) not in script


def test_its_sqlite_script_runs(away: Path, sqlite: SQLite) -> None:
    script = run(
        [away / "venv/bin/sqlgen", "script", "base:heads", "--versions", "versions", "--dialect", "sqlite"], away
    )
    database = sqlite.fresh_database("wheel")
    sqlite.run(script, database).must()
    sqlite.run("INSERT INTO account (id, email, name) VALUES (1, 'a@b', 'x');", database).must()
    assert sqlite.rows("SELECT version_num FROM alembic_version", database) == [("1f0c2b7a9d3e",)]
