from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sqlgen.revisions.configuration import find_configuration
from sqlgen.revisions.database_url import DatabaseUrl
from sqlgen.revisions.errors import BadValue, ConfigurationError, NoConfiguration, UnknownKey, UnreadableConfiguration


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a command is started in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


# ---------------------------------------------------------------------------------- our own


def test_every_key_of_ours(folder: Path) -> None:
    write(
        "sqlgen.toml",
        """
        version_locations = ["core/versions", "shop/versions"]
        recursive-version-locations = true
        prepend_sys_path = "src"
        dialects = ["postgresql:14", "sqlite"]
        url = "mysql+pymysql://me:secret@host/shop"
        schema = "shop"
        version_table = "changes"
        version-table-schema = "meta"
        template_path = ["sql"]
        output = "build"
        file_template = "%(slug)s"
        truncate_slug_length = 20
        script_location = "elsewhere"

        [naming_convention]
        uq = "uq_%(table_name)s"

        [schema_translate_map]
        tenant = "tenant_1"
        """,
    )
    found = find_configuration(".")
    assert found.files == (Path("sqlgen.toml"),)
    assert not found.is_alembic
    assert found.version_locations == (Path("core/versions"), Path("shop/versions"))
    assert found.recursive_version_locations
    assert found.prepend_sys_path == (folder / "src",)
    assert found.dialects == ("postgresql:14", "sqlite")
    assert found.schema == "shop"
    assert (found.version_table, found.version_table_schema) == ("changes", "meta")
    assert (found.template_path, found.output) == ((Path("sql"),), Path("build"))
    assert (found.file_template, found.truncate_slug_length) == ("%(slug)s", 20)
    assert found.naming_convention == {"uq": "uq_%(table_name)s"}
    assert found.schema_translate_map == {"tenant": "tenant_1"}
    assert found.url is not None
    assert found.url.secret.endswith("me:secret@host/shop")
    assert "secret" not in repr(found)


def test_defaults(folder: Path) -> None:
    write("sqlgen.toml", "")
    found = find_configuration(".")
    assert found.version_locations == (Path("versions"),)
    assert (found.dialects, found.version_table, found.version_table_schema) == ((), "alembic_version", None)


def test_in_pyproject(folder: Path) -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.sqlgen]\ndialects = "sqlite"\n')
    assert find_configuration(".").dialects == ("sqlite",)


def test_found_in_a_folder_above(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("sqlgen.toml", "")
    write("src/app/pyproject.toml", '[project]\nname = "not ours"\n')
    monkeypatch.chdir("src/app")
    assert find_configuration(".").version_locations == (folder / "versions",)


def test_none_at_all(folder: Path) -> None:
    with pytest.raises(NoConfiguration, match=r"SG811[^$]*--versions DIR") as caught:
        find_configuration(".")
    assert caught.value.exit_status == 2


def test_a_mistyped_key(folder: Path) -> None:
    write("pyproject.toml", '[tool.other]\ndialect = 1\n\n[tool.sqlgen]\nschema = "x"\ndialect = ["sqlite"]\n')
    with pytest.raises(UnknownKey) as caught:
        find_configuration(".")
    assert str(caught.value) == (
        "SG812: unknown key 'dialect' in the configuration\n"
        "  where: pyproject.toml:6\n"
        "  do:    did you mean 'dialects'?\n"
        "  do:    known keys: dialects, file_template, naming_convention, options, output, prepend_sys_path, "
            "recursive_version_locations, schema, schema_translate_map, script_location, template_path, "
            "transaction_per_migration, truncate_slug_length, url, version_locations, version_table, "
            "version_table_pk, version_table_schema"
        ),
        ("mysql+pymysql://scott:t@ger@host/db", "mysql", "mysql+pymysql://scott:***@host/db"),
        ("mariadb://scott@host/db", "mariadb", "mariadb://scott@host/db"),
        ("mssql+pyodbc://?odbc_connect=PWD%3Dx", "mssql", "mssql+pyodbc://?odbc_connect=***"),
        ("oracle+oracledb://host/?password=x&user=y", "oracle", "oracle+oracledb://host/?password=***&user=y"),
        ("sqlite+aiosqlite:///a.db", "sqlite", "sqlite+aiosqlite:///a.db"),
        ("sqlite://", "sqlite", "sqlite://"),
        ("nonsense", None, "nonsense"),
    ],
)
def test_address(url: str, dialect: str | None, shown: str) -> None:
    assert DatabaseUrl(url).dialect == dialect
    assert str(DatabaseUrl(url)) == shown
    assert repr(DatabaseUrl(url)) == f"DatabaseUrl({shown!r})"


def test_sqlalchemy_is_not_needed() -> None:
    program = (
        "import sys, sqlgen.revisions.configuration, sqlgen.revisions.ranges, sqlgen.revisions.new_revision;"
        "print([name for name in ('sqlalchemy', 'sqlglot', 'rich', 'jinja2', 'alembic') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
