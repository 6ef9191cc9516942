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
        "  do:    known keys: dialects, file_template, naming_convention, options, output, plugins, "
        "prepend_sys_path, recursive_version_locations, schema, schema_translate_map, script_location, template_path, "
        "transaction_per_migration, truncate_slug_length, types, url, version_locations, version_table, "
        "version_table_pk, version_table_schema"
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("dialects = 7", "dialects must be a string or a list of strings"),
        ("dialects = [1]", "dialects must be a string or a list of strings"),
        ('version_table = ""', "version_table must be a string"),
        ('recursive_version_locations = "yes"', "recursive_version_locations must be true or false"),
        ("truncate_slug_length = true", "truncate_slug_length must be a number"),
        ('naming_convention = "uq"', "naming_convention must be a table of strings"),
    ],
)
def test_wrong_values(folder: Path, line: str, says: str) -> None:
    write("sqlgen.toml", f"# ours\n{line}\n")
    with pytest.raises(BadValue, match=rf"SG813: {says}[^$]*sqlgen\.toml:2"):
        find_configuration(".")


def test_not_toml(folder: Path) -> None:
    write("sqlgen.toml", "dialects = [\n'sqlite'\nschema = 1\n")
    with pytest.raises(UnreadableConfiguration, match=r"SG814[^$]*sqlgen\.toml:3"):
        find_configuration(".")


# ---------------------------------------------------------------------------------- Alembic's


def test_alembic_ini(folder: Path) -> None:
    write(
        "alembic.ini",
        """
[alembic]
script_location = %(here)s/migrations
prepend_sys_path = .
version_path_separator = os  # Use os.pathsep. Default configuration used for new projects.
file_template = %%(year)d_%%(rev)s
truncate_slug_length = 30
timezone = UTC
sqlalchemy.url = postgresql+psycopg2://scott:tiger@localhost/shop

[loggers]
keys = root
""",
    )
    found = find_configuration(".")
    assert found.is_alembic
    assert found.version_locations == (Path("migrations/versions"),)
    assert found.prepend_sys_path == (folder,)
    assert found.dialects == ("postgresql",)
    assert (found.file_template, found.truncate_slug_length) == ("%(year)d_%(rev)s", 30)
    assert str(found.url) == "postgresql+psycopg2://scott:***@localhost/shop"


@pytest.mark.parametrize(
    ("lines", "locations"),
    [
        ("version_locations = a:b\npath_separator = :", ["a", "b"]),
        ("version_locations = a;b\npath_separator = ;", ["a", "b"]),
        ("version_locations = a b c\npath_separator = space", ["a", "b", "c"]),
        ("version_locations = a\n    b d\npath_separator = newline", ["a", "b d"]),
        ("version_locations = a;b\nversion_path_separator = ;", ["a", "b"]),
        ("version_locations = a, b c", ["a", "b", "c"]),
        ("version_locations = %(here)s/a, %(here)s/b", ["a", "b"]),
        ("recursive_version_locations = true\nversion_locations = a", ["a"]),
    ],
)
def test_several_version_locations(folder: Path, lines: str, locations: list[str]) -> None:
    write("alembic.ini", f"[alembic]\nscript_location = x\n{lines}\n")
    found = find_configuration(".")
    assert [str(path) for path in found.version_locations] == locations
    assert found.recursive_version_locations == ("recursive" in lines)


def test_a_separator_that_is_none(folder: Path) -> None:
    write("alembic.ini", "[alembic]\nversion_locations = a|b\npath_separator = |\n")
    with pytest.raises(BadValue, match=r"path_separator must be one of[^$]*alembic\.ini:3"):
        find_configuration(".")


@pytest.mark.parametrize(
    ("url", "dialects"),
    [
        ("driver://user:pass@localhost/dbname", ()),
        ('""', ()),
        ("", ()),
        ("{db_url}", ()),
        ("%(DB_URL)s", ()),
        ("sqlite:///shop.db", ("sqlite",)),
        ("mysql://u:p%%40ss@host/db", ("mysql",)),
    ],
)
def test_urls_of_real_projects(folder: Path, url: str, dialects: tuple[str, ...]) -> None:
    write("alembic.ini", f"[alembic]\nscript_location = x\nsqlalchemy.url = {url}\n")
    assert find_configuration(".").dialects == dialects


def test_relative_paths_count_from_where_alembic_would_be_started(folder: Path) -> None:
    write("app/alembic.ini", "[alembic]\nscript_location = app/migrations\nprepend_sys_path = src\n")
    (folder / "app/migrations/versions").mkdir(parents=True)
    found = find_configuration(".", "app/alembic.ini")
    assert found.version_locations == (Path("app/migrations/versions"),)
    assert found.prepend_sys_path == (folder / "src",)


@pytest.mark.parametrize("location", [".", "migrations"])
def test_and_else_from_the_file(folder: Path, location: str) -> None:
    write("app/alembic.ini", f"[alembic]\nscript_location = {location}\n")
    found = find_configuration(".", "app/alembic.ini")
    assert found.version_locations == (Path("app", location, "versions"),)


def test_a_location_inside_a_package(folder: Path) -> None:
    write("src/shop/db/__init__.py", "raise RuntimeError('imported')\n")
    write("src/shop/__init__.py", "raise RuntimeError('imported')\n")
    write("alembic.ini", "[alembic]\nscript_location = shop.db:migrations\nprepend_sys_path = src\n")
    found = find_configuration(".")
    assert [path.resolve() for path in found.version_locations] == [folder / "src/shop/db/migrations/versions"]


def test_alembic_in_pyproject(folder: Path) -> None:
    write(
        "pyproject.toml",
        """
        [tool.alembic]
        script_location = "%(here)s/migrations"
        version_locations = ["%(here)s/a", "b"]
        prepend_sys_path = ["."]
        recursive_version_locations = true
        file_template = "%%(rev)s"
        """,
    )
    found = find_configuration(".")
    assert found.is_alembic
    assert found.version_locations == (Path("a"), Path("b"))
    assert found.recursive_version_locations
    assert found.prepend_sys_path == (folder,)
    assert found.file_template == "%(rev)s"


def test_ours_beside_alembics(folder: Path) -> None:
    write("alembic.ini", "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite://\n")
    write("sqlgen.toml", 'dialects = ["oracle"]\nversion_table = "v"\n')
    write("pyproject.toml", '[tool.alembic]\nprepend_sys_path = ["src"]\nscript_location = "no"\n')
    for found in (find_configuration("."), find_configuration(".", "sqlgen.toml")):
        assert found.is_alembic
        assert found.files == (Path("sqlgen.toml"), Path("alembic.ini"), Path("pyproject.toml"))
        assert found.version_locations == (Path("migrations/versions"),)
        assert (found.dialects, found.version_table) == (("oracle",), "v")
        assert found.prepend_sys_path == (folder / "src",)


def test_broken_ini(folder: Path) -> None:
    write("alembic.ini", "[alembic]\nscript_location = x\nscript_location = y\n")
    with pytest.raises(UnreadableConfiguration, match=r"alembic\.ini:?3?"):
        find_configuration(".")


# ---------------------------------------------------------------------------------- named on the command line


def test_versions_need_no_configuration(folder: Path) -> None:
    write("sqlgen.toml", "this is = = not read")
    found = find_configuration(".", versions=["some/versions", "more"])
    assert found.version_locations == (Path("some/versions"), Path("more"))
    assert (found.files, found.prepend_sys_path) == ((), (folder,))


def test_versions_and_a_configuration(folder: Path) -> None:
    write("mine.toml", 'dialects = "mssql"\n')
    found = find_configuration(".", "mine.toml", ["v"])
    assert (found.version_locations, found.dialects) == ((Path("v"),), ("mssql",))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("gone.toml", None, "No such file"),
        ("gone.ini", None, "No such file"),
        ("pyproject.toml", "[project]\nname = 'x'\n", r"it has no table \[tool\.sqlgen\] or \[tool\.alembic\]"),
        ("setup.cfg", "[metadata]\nname = x\n", r"it has no section \[alembic\]"),
    ],
)
def test_a_file_without_configuration(folder: Path, name: str, text: str | None, says: str) -> None:
    if text is not None:
        write(name, text)
    with pytest.raises(ConfigurationError, match=says):
        find_configuration(".", name)


# ---------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("url", "dialect", "shown"),
    [
        (
            "postgresql+psycopg2://scott:tiger@host:5432/db",
            "postgresql",
            "postgresql+psycopg2://scott:***@host:5432/db",
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
