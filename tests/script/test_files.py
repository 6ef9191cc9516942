"""Files appear all together, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sqlgen.script.errors import OutputNotWritable
from sqlgen.script.files import OutputFolder


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_files_appear_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with OutputFolder(out) as folder:
        path = folder.add("sqlite/upgrade.sql", [b"a", b"b"])
        assert path == out / "sqlite" / "upgrade.sql"
        assert not path.exists()
    assert tree(out) == {"sqlite/upgrade.sql": "ab"}


def test_after_an_error_nothing_is_there(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), OutputFolder(tmp_path / "deep" / "out") as folder:  # noqa: PT012
        folder.add("sqlite/upgrade.sql", [b"a"])
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_after_an_error_earlier_files_are_as_they_were(tmp_path: Path) -> None:
    with OutputFolder(tmp_path) as folder:
        folder.add("sqlite/upgrade.sql", [b"first"])
    with pytest.raises(ZeroDivisionError), OutputFolder(tmp_path) as folder:  # noqa: PT012
        folder.add("sqlite/upgrade.sql", [b"second"])
        folder.add("mysql/upgrade.sql", (bytes([1 // 0]) for _ in range(1)))
    assert tree(tmp_path) == {"sqlite/upgrade.sql": "first"}


def test_what_an_earlier_run_wrote_and_this_one_does_not_is_removed(tmp_path: Path) -> None:
    with OutputFolder(tmp_path) as folder:
        for name in ("a/upgrade/0001_x.sql", "a/upgrade/0002_y.sql", "a/rollback/0001_x.sql", "b/upgrade.sql"):
            folder.add(name, [b"old"])
        for name in (
            "a/upgrade-2.sql",
            "a/upgrade.orders.sql",
            "a/rollback.orders-2.sql",
            "a/upgrade.orders/0001_x.sql",
        ):
            folder.add(name, [b"old"])
    (tmp_path / "a" / "notes.sql").write_text("mine")
    (tmp_path / "a" / "upgrade" / "mine.sql").write_text("mine")
    with OutputFolder(tmp_path) as folder:
        folder.add("a/upgrade.sql", [b"new"])
    assert tree(tmp_path) == {
        "a/upgrade.sql": "new",
        "a/notes.sql": "mine",
        "a/upgrade/mine.sql": "mine",
        "b/upgrade.sql": "old",
    }
    assert not (tmp_path / "a" / "rollback").exists()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(OutputNotWritable, match="can't be written"), OutputFolder(tmp_path / "out" / "more"):
        pass
    assert tree(tmp_path) == {"out": "in the way"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputNotWritable, match="can't be written"), OutputFolder(tmp_path / "out"):
        pass
