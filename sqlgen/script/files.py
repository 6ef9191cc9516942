"""Writing scripts: all files of a run appear together, or none does.

Files are written into a folder beside their places, and moved there when everything has been generated.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from sqlgen.script.errors import OutputNotWritable

_OURS = re.compile(r"(?:upgrade|rollback)(?:\.[\w.-]+)?(?:(?:-\d+)?|/\d+_[^/]*)\.sql")  # as Script.write names them


class OutputFolder:
    """A context manager; files that were added appear when its block ends without an exception.

    What an earlier run wrote into the same dialects' folders and this one doesn't write again is removed then:
    a stale script beside new ones would be run one day. Only files with names that sqlgen gives are touched.

    :raises OutputNotWritable: on entering, so that nothing is generated in vain.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._added: list[str] = []
        self._made: list[Path] = []
        self._staging = folder

    def __enter__(self) -> OutputFolder:
        try:
            self._make(self._folder)
            self._staging = Path(tempfile.mkdtemp(prefix=".sqlgen-", dir=self._folder))
        except OSError as error:
            self._unmake()
            raise self._not_writable(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        published = False
        try:
            if error is None:
                self._publish()
                published = True
        except OSError as failure:
            raise self._not_writable(failure) from failure
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
            if not published:
                self._unmake()

    def add(self, name: str, pieces: Iterable[bytes]) -> Path:
        """Write a file, to appear as `folder/name`; its path there."""
        path = self._staging / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(pieces)
        except OSError as error:
            raise self._not_writable(error) from error
        self._added.append(name)
        return self._folder / name

    def _publish(self) -> None:
        for name in self._added:
            target = self._folder / name
            self._make(target.parent)
            os.replace(self._staging / name, target)  # noqa: PTH105  (Path.replace is the same)
        for dialect in sorted({Path(name).parts[0] for name in self._added}):
            self._remove_stale(self._folder / dialect)

    def _remove_stale(self, folder: Path) -> None:
        added = {self._folder / name for name in self._added}
        for path in sorted(folder.rglob("*.sql")):
            if path not in added and _OURS.fullmatch(path.relative_to(folder).as_posix()):
                path.unlink()
                if path.parent != folder and not any(path.parent.iterdir()):
                    path.parent.rmdir()

    def _make(self, folder: Path) -> None:
        missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        for parent in reversed(missing):
            parent.mkdir()
            self._made.append(parent)

    def _unmake(self) -> None:
        """Take away the folders that were made for files that didn't come, as far as they are empty."""
        for folder in reversed(self._made):
            try:
                folder.rmdir()
            except OSError:
                return

    def _not_writable(self, error: OSError) -> OutputNotWritable:
        return OutputNotWritable(str(self._folder), error.strerror or str(error))
