from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from sqlgen.profile import ProfileError, UnknownDialect, UnknownFact, load_profile, profile_names, sources

OURS = ("mariadb", "mssql", "mysql", "oracle", "postgresql", "sqlite")

# the smallest fact sheet: everything from PostgreSQL, with PostgreSQL's versions
CHILD = """
name = "child"
title = "Child"
extends = "postgresql"
"""


@pytest.fixture
def sheets(tmp_path: Path):
    """Writes fact sheets into a folder; gives the folder, as load_profile takes it."""

    def write(**texts: str) -> list[Path]:
        for name, text in texts.items():
            (tmp_path / f"{name}.toml").write_text(text)
        return [tmp_path]

    return write


@pytest.mark.parametrize("name", OURS)
def test_each_of_ours_loads_at_every_version_it_names(name: str) -> None:
    profile = load_profile(name)
    versions = profile.versions
    for version in {versions.default, versions.oldest, *versions.golden, *versions.releases, *versions.names}:
        assert load_profile(f"{name}:{version}").name == name
    assert profile.spec == f"{name}:{versions.default}"
    assert profile.label == f"{profile.title} {versions.default}"


def test_the_names_of_all() -> None:
    assert profile_names() == OURS


def test_the_same_spec_is_the_same_object() -> None:
    assert load_profile("postgresql:14") is load_profile("postgresql:14")
    assert load_profile("postgresql:14") is not load_profile("postgresql:15")


def test_templates_are_looked_up_along_the_chain() -> None:
    assert load_profile("mariadb").chain == ("mariadb", "mysql", "_ansi")
    assert load_profile("oracle").chain == ("oracle", "_ansi")


def test_tables_merge_along_extends() -> None:
    profile = load_profile("mariadb")
    assert profile.script.client == "mariadb"
    assert profile.script.statement_end == load_profile("mysql").script.statement_end
    assert profile.options.prefixes == ("mariadb", "mysql")


def test_an_unknown_dialect_says_which_there_are() -> None:
    with pytest.raises(UnknownDialect) as error:
        load_profile("postgres")
    assert "'postgres'" in str(error.value)
    assert "did you mean 'postgresql'?" in error.value.fix
    assert error.value.why == "known are mariadb, mssql, mysql, oracle, postgresql, sqlite"
    assert error.value.exit_status == 2


@pytest.mark.parametrize("name", ["../postgresql", "/etc/passwd", "", "a/b", "dialect.toml"])
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(UnknownDialect):
        load_profile(name)


@pytest.mark.parametrize(
    ("text", "what", "fix"),
    [
        ("[identifiers]\nmax_lenght = 3", "key 'identifiers.max_lenght' isn't one", "did you mean 'max_length'?"),
        ("[limit]\ninsert_rows = 3", "key 'limit' isn't one", "did you mean 'limits'?"),
        ("[identifiers]\nmax_length = 'long'", "key 'identifiers.max_length': Expected `int`, got `str`", None),
        ("[depends_on_column]\nunique = 'cascade'", "key 'depends_on_column.unique': Invalid enum value", None),
        ("[alter]\nrename_tabel = 'native'", "key 'alter.rename_tabel' isn't one", "did you mean 'rename_table'?"),
        ("[alter]\ntype = 'nativ'", "key 'alter.type': 'nativ' is neither", None),
        ("[features]\nfly = true", "key 'features.fly' isn't one", None),
        ("[alter.type]\nnative = '0'\nunless = ['rainy']", "key 'alter.type.unless: rainy' isn't one", None),
        ("[alter.type]\nnativ = '0'", "key 'alter.type.nativ' isn't one", "did you mean 'native'?"),
        ("[limits]\ncolumns = { since = 'never' }", "key 'limits.columns': 'never' isn't a version", None),
        ("[limits]\ncolumns = { by_version = { 99 = 1 } }", "key 'limits.columns' has no value for version 15", None),
        ("title = [", "not a TOML file", None),
        ("[alter.type]\nnative = 'soon'", "key 'alter.type.native': Expected `str` matching", None),
        ("[versions]\noldest = 'first'", "key 'versions.oldest': Expected `str` matching", None),
        ("[locks.type]\nlevel = 3", "key 'locks.type.level': Expected `str`, got `int`", None),
        ("[locks.fly]\nlevel = 'x'\nblocks = 'nothing'\ncost = 'scan'", "key 'locks.fly' isn't one", None),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_key(sheets, text: str, what: str, fix: str | None) -> None:
    paths = sheets(child=CHILD + text)
    with pytest.raises(ProfileError) as error:
        load_profile("child", extra_paths=paths)
    assert what in error.value.what
    assert error.value.where is not None
    assert error.value.where.path == str(paths[0] / "child.toml")
    if fix is not None:
        assert fix in error.value.fix


def test_a_missing_key_is_named(sheets) -> None:
    text = (sources.data_folder("dialects") / "sqlite.toml").read_text()
    for line, key in [
        ('client = "sqlite3"', "script.client"),
        ('type = "rebuild"', "alter.type"),
        ("partial_index = true", "features.partial_index"),
        ('uuid = "native_or_hex"', "literals.uuid"),
        ('default = "3.40"', "versions.default"),
    ]:
        assert line in text
        paths = sheets(sqlite=text.replace(line, "", 1))
        with pytest.raises(ProfileError, match=f"'{key}' is missing") as error:
            load_profile(f"sqlite:3.4{len(key) % 10}", extra_paths=paths)
        assert error.value.where is not None
        assert error.value.where.path.endswith("sqlite.toml")


def test_a_broken_file_is_named_with_the_line(sheets) -> None:
    paths = sheets(child=CHILD + "\nscript = \n")
    with pytest.raises(ProfileError) as error:
        load_profile("child", extra_paths=paths)
    assert error.value.where is not None
    assert error.value.where.line == 6


def test_an_error_in_an_inherited_sheet_names_that_file(sheets) -> None:
    paths = sheets(
        child='name = "child"\ntitle = "C"\nextends = "middle"',
        middle='name = "middle"\ntitle = "M"\nextends = "postgresql"\n[limits]\nrows = 3',
    )
    with pytest.raises(ProfileError) as error:
        load_profile("child", extra_paths=paths)
    assert error.value.where is not None
    assert error.value.where.path == str(paths[0] / "middle.toml")


def test_a_circle_of_extends_ends(sheets) -> None:
    paths = sheets(a='name = "a"\nextends = "b"', b='name = "b"\nextends = "a"')
    with pytest.raises(ProfileError, match="extends itself"):
        load_profile("a", extra_paths=paths)


def test_the_name_inside_must_be_the_files(sheets) -> None:
    with pytest.raises(ProfileError, match="key 'name' must be 'child', like the file"):
        load_profile("child", extra_paths=sheets(child=CHILD.replace('"child"', '"kid"')))


def test_gates_of_another_products_versions_are_not_inherited(sheets) -> None:
    own_versions = CHILD + '[versions]\ndefault = "99"\noldest = "99"\n'
    with pytest.raises(ProfileError, match="versions of its own") as error:
        load_profile("child", extra_paths=sheets(child=own_versions))
    assert "is missing" in error.value.what


def test_without_versions_of_its_own_a_sheet_has_those_it_extends(sheets) -> None:
    profile = load_profile("child:14", extra_paths=sheets(child=CHILD))
    assert profile.chain == ("child", "postgresql", "_ansi")
    assert not profile.has("nulls_not_distinct")


def test_values_by_version_are_those_of_the_target(sheets) -> None:
    text = (
        CHILD
        + """
        [limits]
        columns = { by_version = { "12" = 1, "14" = 2, "16" = 3 } }
        [script]
        transactional_ddl = { since = "14" }
        """
    )
    paths = sheets(child=text)
    found = {}
    for version in ("12", "13", "14", "15", "16", "18"):
        profile = load_profile(f"child:{version}", extra_paths=paths)
        found[version] = (profile.limits.columns, profile.script.transactional_ddl)
    assert found == {
        "12": (1, False),
        "13": (1, False),
        "14": (2, True),
        "15": (2, True),
        "16": (3, True),
        "18": (3, True),
    }


def test_a_gate_replaces_the_inherited_one_whole(sheets) -> None:
    paths = sheets(child=CHILD + '[features]\ncolumn_position = "14"\n[alter.computed]\nnative = "16"')
    profile = load_profile("child:15", extra_paths=paths)
    assert profile.has("column_position")
    assert not profile.can("computed")
    assert profile.reason_never("computed") is None


def test_folders_of_the_caller_come_with_templates(sheets) -> None:
    paths = sheets(child=CHILD)
    (paths[0] / "templates").mkdir()
    profile = load_profile("child", extra_paths=paths)
    assert profile.template_folders == (paths[0] / "templates",)
    assert "child" in profile_names(extra_paths=paths)
    assert "child" not in profile_names()


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Installs a distribution that offers a dialect; gives the package's folder."""
    package = tmp_path / "acme_sqlgen"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('a fact sheet is read, its package is not imported')\n")
    information = tmp_path / "acme-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    def install(value: str) -> Path:
        (information / "entry_points.txt").write_text(f"[sqlgen.dialects]\nacmedb = {value}\n")
        importlib.invalidate_caches()
        sources._entry_points.cache_clear()
        return package

    yield install
    sources._entry_points.cache_clear()


ACME = """
name = "acmedb"
title = "Acme"
extends = "mysql"
[script]
client = "acme"
"""


@pytest.mark.parametrize("file_name", ["dialect.toml", "acmedb.toml"])
def test_a_dialect_of_another_package(other_package, file_name: str) -> None:
    package = other_package("acme_sqlgen")
    (package / file_name).write_text(ACME)
    (package / "templates").mkdir()
    profile = load_profile(f"acmedb:8.0.{len(file_name)}")
    assert profile.chain == ("acmedb", "mysql", "_ansi")
    assert profile.script.client == "acme"
    assert profile.template_folders == (package / "templates",)
    assert "acmedb" in profile_names()
    assert "acme_sqlgen" not in sys.modules


def test_another_package_without_a_fact_sheet(other_package) -> None:
    other_package("acme_sqlgen")
    with pytest.raises(ProfileError, match="has no fact sheet"):
        load_profile("acmedb")


def test_an_entry_point_that_leads_nowhere(other_package) -> None:
    other_package("nowhere_to_be_found")
    with pytest.raises(ProfileError, match="'nowhere_to_be_found', which can't be found"):
        load_profile("acmedb")


def test_asking_for_a_fact_that_nobody_has() -> None:
    profile = load_profile("postgresql")
    with pytest.raises(UnknownFact, match="no fact 'concurently'") as error:
        profile.has("concurently")
    assert error.value.fix == ("did you mean 'concurrently'?",)
    with pytest.raises(UnknownFact):
        profile.can("fly")


def test_why_a_feature_is_lacking() -> None:
    assert load_profile("postgresql:14").lacks("nulls_not_distinct") == ("it needs PostgreSQL 15, the script is for 14")
    assert load_profile("mysql").lacks("partial_index") == "MySQL has no partial indexes"
    assert load_profile("mysql").lacks("native_uuid") == "MySQL doesn't have it"
