"""While revision files run, the name alembic means sqlgen; afterwards everything is as it was."""

from __future__ import annotations

import importlib
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from sqlgen import op
from sqlgen.operations import CreateTableOp, Operations
from sqlgen.revisions.alembic_names import AlembicNames
from sqlgen.revisions.context import MigrationContext
from sqlgen.revisions.environment import RevisionEnvironment
from sqlgen.revisions.run_errors import NotOffered


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
        config = importlib.import_module("alembic.config").Config

        class Own(config):  # type: ignore[misc, valid-type]
            """A subclass can be written down."""

        with pytest.raises(NotOffered, match=r"alembic\.config\.Config isn't offered"):
            config("alembic.ini")


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
