"""Directives that packages register: they are found by what env.py imports, which isn't run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sqlgen import op
from sqlgen.cli import main
from sqlgen.operations import BatchOperations, Operations

PLUGIN = """
from alembic.operations import MigrateOperation, Operations

@Operations.register_operation("{directive}")
class {directive}Op(MigrateOperation):
    @classmethod
    def {directive}(cls, operations, name):
        operations.execute(f"CREATE TYPE {{name}} AS ENUM ('a')")
"""
REVISION = """
from alembic import op

revision = "1"
down_revision = None

def upgrade():
    {call}

def downgrade():
    pass
"""
ENV_PY = "from alembic import context\n{imports}\nraise SystemExit('env.py was run')\n"


class Project:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.revision('op.make_enum("mood")')

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def revision(self, call: str) -> None:
        self.write("app/versions/1.py", REVISION.format(call=call))

    def env_py(self, imports: str) -> None:
        self.write("app/env.py", ENV_PY.format(imports=imports))

    def install(self, package: str, *, directive: str = "make_enum", source: str = "", requires: str = "") -> None:
        """As pip does."""
        self.write(f"site/{package}/__init__.py", source or PLUGIN.format(directive=directive))
        self.write(f"site/{package}-1.dist-info/METADATA", f"Name: {package}\nVersion: 1\n{requires}")
        self.write(f"site/{package}-1.dist-info/RECORD", f"{package}/__init__.py,,\n")

    def script(self, *arguments: str, status: int = 0, path: tuple[str, ...] = ("site",)) -> str:
        """What `sqlgen script` says; a revision can import the folders of ``path``."""
        configured = (self.folder / "sqlgen.toml").exists()
        project = ["--config", "sqlgen.toml"] if configured else ["--versions", "app/versions"]
        with pytest.MonkeyPatch.context() as patch:
            for folder in path:
                patch.syspath_prepend(str(self.folder / folder))
            assert main(["script", "-d", "postgresql", *project, *arguments]) == status
        said = self.capsys.readouterr()
        assert "env.py was run" not in said.out + said.err
        return said.err if status else said.out


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Project]:
    """A project whose revision calls `op.make_enum`, which is forgotten afterwards."""
    monkeypatch.chdir(tmp_path)
    yield Project(tmp_path, capsys)
    for facade in (Operations, BatchOperations):
        if hasattr(facade, "make_enum"):
            del facade.make_enum
    vars(op).pop("make_enum", None)


@pytest.mark.parametrize(
    "imports",
    [
        "import shop_enums",
        "import os, shop_enums as enums",
        "from shop_enums import make_enumOp",
        "def run():\n    import shop_enums",
    ],
)
def test_what_env_py_imports_registers_its_directives_and_env_py_is_not_run(project: Project, imports: str) -> None:
    project.install("shop_enums")
    project.env_py(imports)
    assert "CREATE TYPE mood AS ENUM ('a');" in project.script()


def test_a_submodule_is_imported_as_env_py_does_it(project: Project) -> None:
    project.install("shop_enums", source="VERSION = 1\n")
    project.write("site/shop_enums/directives.py", PLUGIN.format(directive="make_enum"))
    project.env_py("from shop_enums import VERSION, directives")
    assert "CREATE TYPE mood" in project.script()


def test_a_batch_finds_them_too(project: Project) -> None:
    source = PLUGIN.format(directive="make_enum").replace("Operations.register", "BatchOperations.register")
    project.install("shop_enums", source=source.replace("import Migrate", "import BatchOperations, Migrate"))
    project.env_py("import shop_enums")
    project.revision('with op.batch_alter_table("t") as batch_op: batch_op.make_enum("mood")')
    assert "CREATE TYPE mood" in project.script("--assume-tables", "t")


def test_what_does_not_register_the_directive_is_not_imported(project: Project) -> None:
    project.install("other_plugin", source="raise SystemExit('imported')  # register_operation('another')\n")
    project.install("shop_enums")
    project.env_py("import other_plugin, shop_enums")
    assert "CREATE TYPE mood" in project.script()


def test_nothing_is_imported_where_no_directive_is_missing(project: Project) -> None:
    project.install("shop_enums", source="raise SystemExit('imported')  # register_operation 'execute' 'make_enum'\n")
    project.env_py("import shop_enums")
    project.revision('op.execute("SELECT 1")')
    assert "SELECT 1" in project.script()


@pytest.mark.parametrize("imports", ["import mine", "from . import mine", "from .mine import make_enumOp"])
def test_the_projects_own_code_is_not_imported(project: Project, imports: str) -> None:
    project.write("mine.py", PLUGIN.format(directive="make_enum"))
    project.env_py(imports)
    said = project.script(status=3, path=(".", "site"))
    assert "SG317: there is no directive op.make_enum" in said
    assert "app/versions/1.py:8" in said
    assert 'plugins = ["MODULE"]' in said
    assert "--run-env" in said


def test_an_installed_package_around_the_revisions_is_the_projects_own(project: Project) -> None:
    project.install("shop")
    (project.folder / "app").rename(project.folder / "site/shop/app")
    project.write("site/shop/app/env.py", ENV_PY.format(imports="import shop"))
    assert "SG317" in project.script("--versions", "site/shop/app/versions", status=3)


def test_a_package_that_is_not_installed_is_named(project: Project) -> None:
    project.env_py("import os\nimport alembic_shop_enums")
    assert "install alembic_shop_enums, which env.py imports" in project.script(status=3)


def test_an_installed_package_that_nothing_imports_is_named(project: Project) -> None:
    project.install("shop_enums", requires="Requires-Dist: alembic>=1.7\n")
    assert 'plugins = ["shop_enums"]' in project.script(status=3)


def test_one_that_fails_is_named(project: Project) -> None:
    project.install("shop_enums", source="raise ValueError('no settings')  # register_operation('make_enum')\n")
    project.env_py("import shop_enums")
    assert "mend shop_enums, which env.py imports: it raised ValueError: no settings" in project.script(status=3)


def test_a_slip_of_the_keyboard(project: Project) -> None:
    project.revision('op.creat_table("mood")')
    assert "did you mean op.create_table?" in project.script(status=3)
    project.revision('with op.batch_alter_table("t") as batch_op: batch_op.add_colum("mood")')
    assert "did you mean batch_op.add_column?" in project.script("--assume-tables", "t", status=3)


def test_a_revision_may_ask_whether_there_is_a_directive(project: Project) -> None:
    project.revision('op.execute("SELECT 1") if not hasattr(op, "make_enum") else None')
    assert "SELECT 1" in project.script()


def test_the_configuration_names_modules_of_the_project_too(project: Project) -> None:
    project.write("mine.py", PLUGIN.format(directive="make_enum"))
    project.write("sqlgen.toml", "script_location = 'app'\nprepend_sys_path = ['.']\nplugins = ['mine']\n")
    assert "CREATE TYPE mood" in project.script()


def test_then_env_py_is_not_looked_at(project: Project) -> None:
    project.install("shop_enums")
    project.env_py("import shop_enums")
    project.write("sqlgen.toml", "script_location = 'app'\nplugins = []\n")
    assert "SG317" in project.script(status=3)


def test_a_named_module_that_cannot_be_imported(project: Project) -> None:
    project.write("sqlgen.toml", "script_location = 'app'\nplugins = ['nowhere']\n")
    said = project.script(status=3)
    assert "SG564: importing the plug-in nowhere raised ModuleNotFoundError" in said


def test_several_databases_share_what_was_found(project: Project) -> None:
    project.install("shop_enums")
    project.env_py("import shop_enums")
    project.script("-d", "mysql", "-o", "out")
    assert "CREATE TYPE mood" in (project.folder / "out/mysql/upgrade.sql").read_text()
    assert "CREATE TYPE mood" in (project.folder / "out/postgresql/upgrade.sql").read_text()
