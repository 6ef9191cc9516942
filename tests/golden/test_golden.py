"""Golden files: for each case and database exactly one, and it says what we generate now.

`pytest tests/golden --update-golden` rewrites them (`-k oracle` for one database).
"""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from sqlgen.profile import load_profile, profile_names
from tests.golden.case import GOLDEN, Case, all_cases

CASES = all_cases()
DIALECTS = [name for name in profile_names() if (GOLDEN / name).is_dir()]
VERSIONS = [f"{dialect}:{version}" for dialect in DIALECTS for version in load_profile(dialect).versions.golden]
PAIRS = [(dialect, case) for dialect in DIALECTS for case in CASES if case.runs_on(dialect)]

# Golden files say what SQLAlchemy 2.1 makes. 2.0 has no UUID for MariaDB, no JSON and no BOOLEAN for Oracle.
SINCE_2_1 = {
    ("mariadb", "add_column__uuid"),
    ("mariadb", "alter_column__type_string_to_uuid"),
    ("mariadb", "bulk_insert__uuids"),
    ("mariadb", "create_table__all_types"),
    ("oracle", "add_column__json"),
    ("oracle", "alter_column__type_string_to_json"),
    ("oracle", "create_table__all_types"),
}
# 2.0 makes every generated column of PostgreSQL 18 STORED where its author doesn't say.
CASES_OF_VERSIONS_SINCE_2_1 = {
    ("postgresql:18", "batch__table_with_a_generated_column"),
    ("postgresql:18", "found__check_on_a_generated_column"),
    ("postgresql:18", "rebuild__generated"),
}
VERSIONS_SINCE_2_1 = {"mariadb:10.6", "oracle:23"}
IS_OLDER = sa.__version__.startswith("2.0.")
COMPARED = [pair for pair in PAIRS if not (IS_OLDER and (pair[0], pair[1].name) in SINCE_2_1)]
COMPARED_VERSIONS = [spec for spec in VERSIONS if not (IS_OLDER and spec in VERSIONS_SINCE_2_1)]


def golden_file(spec: str, case: Case) -> Path:
    """`golden/postgresql/NAME.sql`; for a version, `golden/postgresql-12/NAME.sql`."""
    return GOLDEN / spec.replace(":", "-") / f"{case.name}.sql"


@pytest.mark.parametrize(("dialect", "case"), COMPARED, ids=[f"{dialect}-{case.name}" for dialect, case in COMPARED])
def test_golden(dialect: str, case: Case, request: pytest.FixtureRequest) -> None:
    """The file says what is generated for the default version."""
    path = golden_file(dialect, case)
    text = case.golden(dialect)
    if request.config.getoption("--update-golden"):
        write(path, text)
    assert path.is_file(), f"no golden file {path}: run pytest with --update-golden, and read what it writes"
    assert text == read(path)


@pytest.mark.parametrize("spec", COMPARED_VERSIONS)
def test_golden_of_version(spec: str, request: pytest.FixtureRequest) -> None:
    """Other versions have a file for each case that they say differently, and for no other."""
    dialect = spec.partition(":")[0]
    wrong = []
    for case in CASES:
        if not case.runs_on(dialect) or (IS_OLDER and (spec, case.name) in CASES_OF_VERSIONS_SINCE_2_1):
            continue
        path = golden_file(spec, case)
        text = case.golden(spec)
        differs = without_version(text, spec) != without_version(case.golden(dialect), dialect)
        if request.config.getoption("--update-golden"):
            write(path, text) if differs else path.unlink(missing_ok=True)
        if path.is_file() != differs or (differs and text != read(path)):
            wrong.append(case.name)
    assert not wrong, f"golden files of {spec} that are missing, too many or not what is generated"


def test_no_stale_golden_file(request: pytest.FixtureRequest) -> None:
    """Every file belongs to a case."""
    known = {
        golden_file(spec, case)
        for spec in (*DIALECTS, *VERSIONS)
        for case in CASES
        if case.concerns(spec.partition(":")[0])
    }
    stale = sorted(
        path for spec in (*DIALECTS, *VERSIONS) for path in golden_folder(spec).glob("*.sql") if path not in known
    )
    if request.config.getoption("--update-golden"):
        for path in stale:
            path.unlink()
        stale = []
    assert not stale, "golden files without a case"


def golden_folder(spec: str) -> Path:
    return GOLDEN / spec.replace(":", "-")


def without_version(text: str, spec: str) -> str:
    """Messages name the version that they are for; that alone is no difference."""
    profile = load_profile(spec)
    return text.replace(profile.label, profile.title).replace(f"is for {profile.version_text}", "is for it")


def read(path: Path) -> str:
    return path.read_bytes().decode()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
