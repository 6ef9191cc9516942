"""The set-up installs what is missing, or says exactly what to install."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.setup import install, places


def missing() -> Path:
    raise places.NotInstalledError("not there")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run."""
    seen: list[list[str]] = []
    monkeypatch.setattr(install, "run", lambda command, **_: seen.append(command))
    return seen


def without_two(monkeypatch: pytest.MonkeyPatch) -> None:
    there = Path(__file__)
    packages = {"postgresql": missing, "nodejs": lambda: there, "mariadb-server": missing}
    monkeypatch.setattr(install, "DEBIAN_PACKAGES", packages)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")


def test_root_installs_only_what_is_missing(monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]) -> None:
    without_two(monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    install.install_servers()
    assert [command[-2:] for command in commands][1] == ["postgresql", "mariadb-server"]
    assert "update" in commands[0]


def test_anybody_else_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    without_two(monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert install.main() == 1
    assert commands == []
    assert "apt-get install --no-install-recommends postgresql mariadb-server" in capsys.readouterr().err


def test_what_is_there_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], tmp_path: Path
) -> None:
    monkeypatch.setattr(install, "DEBIAN_PACKAGES", {"nodejs": lambda: tmp_path})
    monkeypatch.setattr(install, "NODE_MODULES", tmp_path / "npm" / "node_modules")
    monkeypatch.setattr(install, "SCRIPTDOM", tmp_path)
    (tmp_path / "npm" / "node_modules").mkdir(parents=True)
    (tmp_path / "npm" / "package.json").write_bytes(install.NPM_PACKAGES.read_bytes())
    assert install.main() == 0
    assert commands == []


def test_an_installer_that_fails_is_shown_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(install, "run", fail)
    monkeypatch.setattr(install, "DEBIAN_PACKAGES", {})
    monkeypatch.setattr(install, "NODE_MODULES", tmp_path / "npm" / "node_modules")
    assert install.main() == 1
    assert "npm" in capsys.readouterr().err
    assert not (tmp_path / "npm").exists()


def test_a_program_that_is_not_there_names_the_way_out() -> None:
    with pytest.raises(places.NotInstalledError, match="make judges"):
        places.program("sqlgen-no-such-program")


def test_postgresql_is_debians_own_not_a_link_on_the_path() -> None:
    assert (places.postgresql_programs() / "initdb").is_file()
    assert not (places.postgresql_programs() / "initdb").is_symlink()
