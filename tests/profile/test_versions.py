from __future__ import annotations

import pytest

from sqlgen.profile import UnsupportedVersion, load_profile
from sqlgen.profile.errors import VersionTooNew


@pytest.mark.parametrize(
    ("spec", "version", "reported"),
    [
        ("postgresql", (15,), (15,)),
        ("postgresql:14.2", (14, 2), (14, 2)),
        ("mysql:9.99", (9, 99), (9, 99)),
        ("mysql:8.0.12", (8, 0, 12), (8, 0, 12)),
        ("mssql", (2019,), (15,)),
        ("mssql:2022", (2022,), (16,)),
        ("oracle:23ai", (23,), (23,)),
        ("oracle:12", (12, 2), (12, 2)),
        ("sqlite:3.53.1", (3, 53, 1), (3, 53, 1)),
    ],
)
def test_the_version_that_is_meant(spec: str, version: tuple[int, ...], reported: tuple[int, ...]) -> None:
    profile = load_profile(spec)
    assert profile.version == version
    assert profile.versions.server_version_info(profile.version) == reported


@pytest.mark.parametrize("short", ["8.0", "8"])
def test_a_short_version_is_the_newest_release_of_its_series(short: str) -> None:
    profile = load_profile(f"mysql:{short}")
    assert profile.version[:2] == (8, 0)
    assert profile.has("check_constraint")  # 8.0.16
    assert profile.version_text == short


def test_gates() -> None:
    assert not load_profile("mysql:8.0.15").has("check_constraint")
    assert load_profile("mysql:8.0.16").has("check_constraint")
    assert load_profile("mysql:8.4").has("check_constraint")
    assert not load_profile("mssql:2022").has("native_json")
    assert load_profile("mssql:2025").has("native_json")
    assert not load_profile("oracle:19").has("native_boolean")
    assert load_profile("oracle:26ai").has("native_boolean")
    assert not load_profile("sqlite:3.34").can("drop_column")
    assert load_profile("sqlite:3.35").can("drop_column")


def test_numbers_of_different_length_compare() -> None:
    profile = load_profile("postgresql:15")
    assert profile.at_least("15.0")
    assert profile.at_least("15.0.0")
    assert not profile.at_least("15.1")


@pytest.mark.parametrize("text", ["eight", "8.0.x", "-8", "8..0", " 8", "8.", "²"])
def test_not_a_version(text: str) -> None:
    with pytest.raises(UnsupportedVersion, match="isn't a version of MySQL"):
        load_profile(f"mysql:{text}")


def test_too_old() -> None:
    with pytest.raises(UnsupportedVersion) as error:
        load_profile("postgresql:9.6")
    assert "PostgreSQL 9.6 is older" in error.value.what
    assert error.value.fix == ("ask for 12 or newer; 15 is the default",)
    assert error.value.exit_status == 2


@pytest.mark.parametrize(
    "spec", ["postgresql:19", "postgresql:155.1", "mysql:10.0.1", "mariadb:13", "sqlite:3.55", "sqlite:4.0"]
)
def test_too_new(spec: str) -> None:
    with pytest.raises(VersionTooNew) as error:
        load_profile(spec)
    name = spec.partition(":")[0]
    assert "is newer than what sqlgen knows" in error.value.what
    assert load_profile(f"{name}:{error.value.newest}").name == name
    assert error.value.exit_status == 2


def test_a_year_without_a_server() -> None:
    with pytest.raises(UnsupportedVersion, match="'2018' isn't a version of Microsoft SQL Server") as error:
        load_profile("mssql:2018")
    assert error.value.why == "known are 2016, 2017, 2019, 2022, 2025"


def test_an_empty_version_is_the_default() -> None:
    assert load_profile("postgresql:").version == (15,)
