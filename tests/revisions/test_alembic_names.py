"""While revision files run, the name alembic means sqlgen; afterwards everything is as it was."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy.ext.compiler import compiles

from sqlgen import op
from sqlgen.catalog.catalog import Catalog
from sqlgen.operations import CreateTableOp, MigrateOperation, Operations
from sqlgen.profile import load_profile
from sqlgen.profile.dialect import make_dialect
from sqlgen.revisions.alembic_names import AlembicNames
from sqlgen.revisions.alembic_table import ALEMBIC, DIRECTIVES, NOT_HERE
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.environment import RevisionEnvironment
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.run_errors import NotOffered, RevisionImportFailed
from sqlgen.revisions.steps import Silent


@pytest.fixture(params=["with Alembic", "without Alembic"])
def alembic_installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[bool]:
    """Run a test both ways: with the real package imported before, and with none to be found."""
    installed = request.param == "with Alembic"
    before = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "alembic"}
    for name in before:
        del sys.modules[name]
    if installed:
        importlib.import_module("alembic.operations.ops")
    else:
        monkeypatch.setattr(sys, "path", [])
        monkeypatch.setattr(sys, "path_importer_cache", {})
        with pytest.raises(ImportError):
            importlib.import_module("alembic")
    yield installed
    for name in [name for name in sys.modules if name.partition(".")[0] == "alembic"]:
        del sys.modules[name]
    sys.modules.update(before)


def names_of_alembic() -> dict[str, object]:
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "alembic"}


def test_every_spelling_of_an_import_means_ours(alembic_installed: bool) -> None:
    before = names_of_alembic()
    found: dict[str, object] = {}
    with AlembicNames(RevisionEnvironment()):
        exec(
            textwrap.dedent("""
            import alembic
            import alembic.operations.ops as ops
            from alembic import context, op
            from alembic.op import create_table
            from alembic.operations import Operations, ops as same_ops
            from alembic.runtime.migration import MigrationContext
            from alembic.migration import MigrationContext as same_context
            offline = context.is_offline_mode()
            """),
            found,
        )
    assert found["op"] is op
    assert found["create_table"] is op.create_table
    assert found["Operations"] is Operations
    assert found["ops"].CreateTableOp is CreateTableOp  # type: ignore[attr-defined]
    assert found["same_ops"] is found["ops"]
    assert found["MigrationContext"] is MigrationContext is found["same_context"]
    assert found["offline"] is True
    assert names_of_alembic() == before


def test_modules_that_kept_our_classes_are_imported_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "shop_with_alembic"
    (package / "db").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "db" / "__init__.py").write_text("")
    (package / "db" / "helpers.py").write_text("from alembic import op\n")
    (package / "models.py").write_text("from shop_with_alembic.db import helpers\n")
    (tmp_path / "shop_without.py").write_text("import json\n")
    monkeypatch.syspath_prepend(tmp_path)
    with AlembicNames(RevisionEnvironment()):
        ours = importlib.import_module("shop_with_alembic.models").helpers.op
        kept = importlib.import_module("shop_without")
    assert ours is op
    assert not [name for name in sys.modules if name.startswith("shop_with_alembic")]
    assert sys.modules.pop("shop_without") is kept
    anew = importlib.import_module("shop_with_alembic.models").helpers.op
    assert anew.__name__ == "alembic.op"
    assert anew is not op


def test_sqlalchemy_is_never_imported_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sqlalchemy.ext.hybrid", raising=False)
    with AlembicNames(RevisionEnvironment()):
        during = importlib.import_module("sqlalchemy.ext.hybrid")
    assert sys.modules["sqlalchemy.ext.hybrid"] is during


def test_what_has_no_meaning_here_says_so_only_when_it_is_used() -> None:
    with AlembicNames(RevisionEnvironment()):
        command_line = importlib.import_module("alembic.config").CommandLine

        class Own(command_line):  # type: ignore[misc, valid-type]
            """A subclass can be written down."""

        with pytest.raises(NotOffered, match=r"alembic\.config\.CommandLine isn't offered"):
            command_line("alembic.ini")
        with pytest.raises(NotOffered, match=r"alembic\.command\.upgrade isn't offered"):
            importlib.import_module("alembic.command").upgrade(None, "head")


def test_the_table_has_every_name_of_the_real_one() -> None:
    """But for a few that no project imports: the parts of Alembic's own autogenerate and testing."""
    of_its_own = ("alembic.autogenerate.compare.", "alembic.ext", "alembic.testing", "alembic.templates", "__main__")
    missing = set()
    package = Path(importlib.import_module("alembic").__file__ or "").parent
    for file in package.rglob("*.py"):
        parts = file.relative_to(package.parent).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if any(part in name for part in of_its_own) or name == DIRECTIVES:
            continue
        offered = {one for names in ALEMBIC.get(name, {}).values() for one in names.split()}
        offered |= set(dir(RevisionEnvironment)) if name == "alembic.context" else set()
        missing |= {f"{name}.{one}" for one in real_names(importlib.import_module(name)) - offered}
    assert sorted(missing) == [
        "alembic.context.create_module_class_proxy",
        "alembic.context.get_impl",
        "alembic.context.get_revision_argument",
        "alembic.context.get_starting_revision_argument",
    ]


def real_names(module: ModuleType) -> set[str]:
    """The public names that a module of Alembic has of Alembic's own."""
    here = {"TYPE_CHECKING", "formatannotation_fwdref", "is_posix", "importlib_metadata_get", "Column"}
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith(("_", "py3"))
        and not isinstance(value, ModuleType)
        and (getattr(value, "__module__", None) or "alembic").startswith("alembic")
        and name not in here
        and not (module.__name__ == "alembic.command" and name[0].isupper())
        and not (module.__name__.startswith("alembic.util.") and name in {"warn", "CommandError"})
        and not (module.__name__.startswith("alembic.script.") and name == "not_none")
    }


def test_what_the_table_says_of_ours_is_there() -> None:
    absent = [
        f"{ours}.{name}"
        for sources in ALEMBIC.values()
        for ours, names in sources.items()
        for name in names.split()
        if ours != NOT_HERE and not hasattr(importlib.import_module(ours), name)
    ]
    assert absent == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("from alembic.util import nothing_like_it", "cannot import name 'nothing_like_it' from 'alembic.util'"),
        ("import alembic.nothing", "No module named 'alembic.nothing'"),
    ],
)
def test_a_name_that_nobody_has_cannot_be_imported(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "1.py"
    file.write_text(f"{line}\n")
    with RevisionSession().entered() as session, pytest.raises(RevisionImportFailed) as caught:
        session.load(RevisionFile(str(file)))
    assert said in caught.value.what
    assert "sqlgen" in str(caught.value.why)


def test_functions_that_plugins_register_are_taken() -> None:
    with AlembicNames(RevisionEnvironment()):
        autogenerate = importlib.import_module("alembic.autogenerate")
        util = importlib.import_module("alembic.util")

        class OwnOp(importlib.import_module("alembic.operations.ops").MigrateOperation):  # type: ignore[misc]
            """What a plugin brings."""

        @autogenerate.renderers.dispatch_for(OwnOp)
        def render(context: object, operation: object) -> str:
            return "op.own()"

        @autogenerate.comparators.dispatch_for("schema", priority=util.DispatchPriority.LAST)
        def compare(context: object, operations: list[str], schemas: object) -> None:
            operations.append("compared")

        assert importlib.import_module("alembic.autogenerate.render").renderers.dispatch(OwnOp()) is render
        found: list[str] = []
        autogenerate.comparators.dispatch("schema")(None, found, [])
        assert found == ["compared"]


def test_ddl_elements_are_compiled_by_the_project_only() -> None:
    with AlembicNames(RevisionEnvironment()):
        base = importlib.import_module("alembic.ddl.base")
        element = base.RenameTable("old name", "new", "shop")
        with pytest.raises(NotOffered, match=r"RenameTable has no SQL of its own"):
            element.compile(dialect=make_dialect(load_profile("postgresql")))

        @compiles(base.RenameTable, "mysql")
        def rename(element: Any, compiler: Any, **kw: Any) -> str:
            return f"{base.alter_table(compiler, element.table_name, element.schema)} RENAME {element.new_table_name}"

        compiled = element.compile(dialect=make_dialect(load_profile("mysql")))
        assert str(compiled) == "ALTER TABLE shop.`old name` RENAME new"


OWN_WORDS = """
from alembic import op
from alembic.ddl.base import AddColumn
from alembic.ddl.postgresql import PostgresqlImpl
from sqlalchemy.ext.compiler import compiles

{words}

def upgrade():
    op.execute("SELECT 1")
"""


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (
            '@compiles(AddColumn, "{}")\ndef add(element, compiler, **kw):\n    return ""',
            "@compiles(alembic.ddl.base.Add",
        ),
        ('class Impl(PostgresqlImpl):\n    __dialect__ = "{}"\n    def add_column(self): pass', "the class Impl"),
    ],
)
def test_words_of_a_project_for_directives_are_refused_not_passed_over(tmp_path: Path, words: str, what: str) -> None:
    def run(dialect: str) -> None:
        file = tmp_path / "1.py"
        file.write_text(OWN_WORDS.format(words=words.format(dialect)))
        context = MigrationContext(Catalog.empty(load_profile("postgresql")), Silent())
        with RevisionSession().entered() as session:
            session.run(session.load(RevisionFile(str(file))), "upgrade", context)

    with pytest.raises(NotOffered, match=re.escape(what)):
        run("postgresql")
    run("redshift")  # another's dialect, and the words of before are forgotten


def test_a_plugin_that_knew_the_real_one_registers_with_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop_plugin.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(tmp_path)
    before = importlib.import_module("shop_plugin")
    assert before.CreateOp.__mro__[1].__module__ == "alembic.operations.ops"
    try:
        with AlembicNames(RevisionEnvironment()):
            assert importlib.import_module("shop_plugin").CreateOp.__mro__[1] is MigrateOperation
        assert sys.modules["shop_plugin"] is before
    finally:
        del sys.modules["shop_plugin"]


def test_without_alembic_a_plugin_registers_its_operations(tmp_path: Path) -> None:
    """In a process of its own, in which nobody can import Alembic."""
    (tmp_path / "plugin.py").write_text(PLUGIN)
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "1.py").write_text(USES_PLUGIN)
    program = f"""
        import sys
        class Blocked:
            def find_spec(self, name, path=None, target=None):
                if name.partition(".")[0] == "alembic":
                    raise ModuleNotFoundError("blocked")
        sys.meta_path.insert(0, Blocked())
        sys.path.insert(0, {str(tmp_path)!r})
        import sqlgen
        scripts = sqlgen.generate(versions={str(tmp_path / "versions")!r}, dialects="postgresql")
        assert "plugin" not in sys.modules and "alembic" not in sys.modules
        print(scripts["postgresql"].upgrade, scripts["postgresql"].rollback)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert 'CREATE VIEW "recent" AS SELECT id FROM orders;' in done.stdout
    assert 'DROP VIEW "recent";\n\nDROP TABLE orders;' in done.stdout


PLUGIN = """
from typing import Any
import alembic
import alembic.autogenerate
from alembic.autogenerate import comparators, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation, Operations
from alembic.util import DispatchPriority

assert tuple(map(int, alembic.__version__.split("."))) >= (1, 18)

@Operations.register_operation("create_entity", "invoke_for_target")
class CreateOp(MigrateOperation):
    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text

    @classmethod
    def invoke_for_target(cls, operations: Operations, name: str, text: str) -> Any:
        return operations.invoke(cls(name, text))

    def reverse(self) -> MigrateOperation:
        return DropOp(self.name, self.text)

@Operations.register_operation("drop_entity", "invoke_for_target")
class DropOp(CreateOp):
    def reverse(self) -> MigrateOperation:
        return CreateOp(self.name, self.text)

@Operations.implementation_for(CreateOp)
def create_entity(operations, operation):
    operations.execute(f'CREATE VIEW "{operation.name}" AS {operation.text}')

@Operations.implementation_for(DropOp)
def drop_entity(operations, operation):
    operations.execute(f'DROP VIEW "{operation.name}"')

@renderers.dispatch_for(CreateOp)
def render(context: AutogenContext, operation: CreateOp) -> str:
    return "op.create_entity()"

@comparators.dispatch_for("schema", priority=DispatchPriority.LAST)
def compare(context: AutogenContext, operations, schemas) -> None:
    raise AssertionError
"""

USES_PLUGIN = """
import sqlalchemy as sa
from alembic import op
import plugin

revision = "1"
down_revision = None

def upgrade():
    op.create_table("orders", sa.Column("id", sa.Integer, primary_key=True))
    op.create_entity("recent", "SELECT id FROM orders")
"""


def test_command_error_is_an_exception() -> None:
    with AlembicNames(RevisionEnvironment()):
        error = importlib.import_module("alembic.util").CommandError
        assert error is importlib.import_module("alembic.util.exc").CommandError
    assert issubclass(error, Exception)


def test_x_arguments() -> None:
    environment = RevisionEnvironment(x_arguments=["tenant=acme", "fast"])
    with AlembicNames(environment):
        context = importlib.import_module("alembic.context")
        assert context.get_x_argument() == ["tenant=acme", "fast"]
        assert context.get_x_argument(as_dictionary=True) == {"tenant": "acme", "fast": ""}
