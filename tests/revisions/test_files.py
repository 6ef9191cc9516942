from __future__ import annotations

import os
import sys
import time
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from sqlgen.revisions.errors import NoVersionsFolder, RevisionSyntaxError, UnreadableRevisionFile
from sqlgen.revisions.files import RevisionFile, find_revision_files


def files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("revision = 'a'\n")


def found(root: Path, *locations: str, recursive: bool = False) -> list[str]:
    folders = [root / location for location in locations]
    return [str(Path(file.path).relative_to(root)) for file in find_revision_files(folders, recursive=recursive)]


def test_python_files_by_name(tmp_path: Path) -> None:
    files(
        tmp_path,
        "v/b.py",
        "v/a.py",
        "v/__init__.py",
        "v/.#a.py",
        "v/a.pyc",
        "v/notes.txt",
        "v/__pycache__/c.py",
        "v/deep/d.py",
    )
    assert found(tmp_path, "v") == ["v/a.py", "v/b.py"]
    assert found(tmp_path, "v", recursive=True) == ["v/a.py", "v/b.py", "v/deep/d.py"]


def test_several_locations_in_their_order_and_no_file_twice(tmp_path: Path) -> None:
    files(tmp_path, "v/b.py", "v/deep/d.py", "u/a.py")
    assert found(tmp_path, "v", "u", "v/deep", recursive=True) == ["v/b.py", "v/deep/d.py", "u/a.py"]
    assert found(tmp_path, "missing", "u") == ["u/a.py"]


def test_no_location_at_all(tmp_path: Path) -> None:
    with pytest.raises(NoVersionsFolder, match=r"SG505.*missing") as caught:
        find_revision_files([tmp_path / "missing"])
    assert caught.value.exit_status == 2


def revision_file(folder: Path, text: str) -> RevisionFile:
    path = folder / "r.py"
    path.write_text(text)
    return RevisionFile(path)


def test_a_second_process_need_not_compile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = revision_file(tmp_path, "revision = 'a'\n").path
    RevisionFile(path).code()
    os.utime(cache_from_source(path), (time.time() + 9, time.time() + 9))  # clocks of file systems tick slowly
    monkeypatch.setattr("builtins.compile", None)
    assert RevisionFile(path).code().co_filename == path


def test_code_is_compiled_once(tmp_path: Path) -> None:
    file = revision_file(tmp_path, "revision = 'a'\n")
    assert file.code() is file.code()
    namespace: dict[str, object] = {}
    exec(file.code(), namespace)
    assert namespace["revision"] == "a"
    assert file.code().co_filename == file.path


def test_code_is_never_older_than_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the file is written again within the second, with the same size and an equal time stamp."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for number in range(5):
        file = revision_file(tmp_path, f"value = {number}\n")
        os.utime(file.path, (1_700_000_000, 1_700_000_000 + number / 10))
        namespace: dict[str, object] = {}
        exec(file.code(), namespace)
        assert namespace["value"] == number


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("pass", True),
        ("raise NotImplementedError", True),
        ("raise NotImplementedError('Downgrade of 0003.')", True),
        ("raise NotImplementedError(f'no {__name__}')", False),
        ("op.drop_table('a')\n    raise NotImplementedError", False),
        ("raise RuntimeError('not for production')", False),
        ("...", True),
        ("'''Nothing to undo.'''", True),
        ("'''Nothing to undo.'''\n    pass", True),
        ("return", True),
        ("# a comment\n    pass\n    pass", True),
        ("op.drop_table('a')", False),
        ("x = 1", False),
        ("yield", False),
        ("return 1", False),
    ],
)
def test_what_the_downgrade_does(tmp_path: Path, body: str, empty: bool) -> None:
    file = revision_file(tmp_path, f"def upgrade():\n    pass\n\ndef downgrade() -> None:\n    {body}\n")
    assert (file.has_upgrade, file.has_downgrade, file.downgrade_is_empty) == (True, True, empty)


def test_no_downgrade(tmp_path: Path) -> None:
    file = revision_file(tmp_path, "def upgrade():\n    pass\n")
    file.release()
    assert (file.has_upgrade, file.has_downgrade, file.downgrade_is_empty) == (True, False, False)


def test_a_downgrade_from_elsewhere_counts_as_written(tmp_path: Path) -> None:
    file = revision_file(tmp_path, "from shared import downgrade\nupgrade = downgrade\n")
    assert (file.has_upgrade, file.has_downgrade, file.downgrade_is_empty) == (True, True, False)


def test_syntax_error_in_a_function(tmp_path: Path) -> None:
    file = revision_file(tmp_path, "revision = 'a'\n\ndef upgrade():\n    op.drop_table('a'\n")
    with pytest.raises(RevisionSyntaxError) as caught:
        file.code()
    assert str(caught.value).replace(file.path, "r.py") == (
        "SG501: the revision file isn't valid Python: '(' was never closed\n"
        "  where: r.py:4\n"
        "  why:   Python stopped here:\n"
        "      op.drop_table('a'\n"
        "                   ^\n"
        "  do:    correct the file; no revision is run until all of them can be read"
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRevisionFile, match="No such file"):
        RevisionFile(tmp_path / "gone.py").code()
