"""Revision files on disk: which files there are, their bytes, and their compiled code.

Nothing here imports a revision file. `RevisionFile.code` gives what an import would run, compiled once, and
kept in `__pycache__` by Python's own rules as for any imported module.
"""

from __future__ import annotations

import dis
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import NamedTuple

from sqlgen.revisions.errors import NoVersionsFolder, RevisionSyntaxError, UnreadableRevisionFile

_SHORTEST_CODE_WITH_EFFECT = 64


class _Facts(NamedTuple):
    """What the compiled file says about its two functions. Thousands of files share the few that there are."""

    has_upgrade: bool
    has_downgrade: bool
    downgrade_is_empty: bool


class RevisionFile:
    """One Python file in a versions folder. Reads and compiles only when asked.

    :param path: as it was found; messages show it like this.
    """

    __slots__ = ("_code", "_facts", "path")

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self._code: CodeType | None = None
        self._facts: _Facts | None = None

    def __repr__(self) -> str:
        return f"RevisionFile({self.path!r})"

    def source(self) -> bytes:
        """The bytes of the file.

        :raises UnreadableRevisionFile: it can't be opened.
        """
        try:
            with open(self.path, "rb") as stream:  # noqa: PTH123 - a Path costs more than the reading
                return stream.read()
        except OSError as error:
            raise UnreadableRevisionFile(self.path, error.strerror or str(error)) from error

    def code(self) -> CodeType:
        """The compiled module, for the loader to run. Compiled once; `release` lets go of it.

        :raises RevisionSyntaxError: the file isn't Python.
        :raises UnreadableRevisionFile: it can't be opened or decoded.
        """
        if self._code is None:
            self._code = self._compiled()
        return self._code

    def release(self) -> None:
        """Let go of the compiled module: thousands of them are heavy. What is known of it stays known."""
        self._inspected()
        self._code = None

    @property
    def has_upgrade(self) -> bool:
        """Whether the module binds `upgrade`."""
        return self._inspected().has_upgrade

    @property
    def has_downgrade(self) -> bool:
        """Whether the module binds `downgrade`."""
        return self._inspected().has_downgrade

    @property
    def downgrade_is_empty(self) -> bool:
        """Whether `downgrade` is written but does nothing: `pass`, `...`, a docstring, a bare return, or a
        NotImplementedError.
        """
        return self._inspected().downgrade_is_empty

    def _inspected(self) -> _Facts:
        if self._facts is None:
            self._facts = _facts_of(self.code())
        return self._facts

    def _compiled(self) -> CodeType:
        loader = SourceFileLoader("revision", self.path)
        try:
            if _is_cache_stale(self.path) and not _dropped_cache(self.path):
                return loader.source_to_code(self.source(), self.path)
            code = loader.get_code(loader.name)
        except SyntaxError as error:
            raise syntax_error(self.path, error) from error
        except ValueError as error:  # null bytes
            raise UnreadableRevisionFile(self.path, str(error)) from error
        except OSError as error:
            raise UnreadableRevisionFile(self.path, error.strerror or str(error)) from error
        assert code is not None, "a source file always gives code"
        return code


def _is_cache_stale(path: str) -> bool:
    """Whether Python's cached bytecode could be older than the source.

    Python compares sizes, and modification times in whole seconds. A file that is written twice in one second, or
    gets the time of another one (as `cp -p` does), would run as it was before. The time of the last change of any
    kind can't be set, so where the cache isn't younger than that, don't trust it.
    """
    try:
        cached = os.stat(cache_from_source(path)).st_mtime_ns  # noqa: PTH116 - as in source()
    except (OSError, NotImplementedError):
        return False  # there is none
    return cached <= os.stat(path).st_ctime_ns  # noqa: PTH116


def _dropped_cache(path: str) -> bool:
    try:
        Path(cache_from_source(path)).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def syntax_error(path: str, error: SyntaxError) -> RevisionSyntaxError | UnreadableRevisionFile:
    """Python's complaint about a file, in our words: the text is wrong, or its encoding is."""
    if error.text is None and ("codec" in error.msg or "encoding" in error.msg):
        return UnreadableRevisionFile(path, error.msg, error.lineno or 0)
    return RevisionSyntaxError(path, error)


def _facts_of(module: CodeType) -> _Facts:
    bound = module.co_names
    downgrades = [const for const in module.co_consts if isinstance(const, CodeType) and const.co_name == "downgrade"]
    is_empty = bool(downgrades) and all(_does_nothing(function) for function in downgrades)
    return _facts("upgrade" in bound, "downgrade" in bound, is_empty)


@cache
def _facts(has_upgrade: bool, has_downgrade: bool, downgrade_is_empty: bool) -> _Facts:
    return _Facts(has_upgrade, has_downgrade, downgrade_is_empty)


def _does_nothing(function: CodeType) -> bool:
    """Whether the bytecode only returns None, or says with NotImplementedError that nobody wrote it."""
    if function.co_names == ("NotImplementedError",):
        return all(instruction.opname in _RAISES for instruction in dis.get_instructions(function))
    if len(function.co_code) > _SHORTEST_CODE_WITH_EFFECT:
        return False
    for instruction in dis.get_instructions(function):
        if instruction.opname in {"RESUME", "NOP", "RETURN_VALUE"}:
            continue
        if instruction.opname in {"LOAD_CONST", "RETURN_CONST"} and instruction.argval is None:
            continue
        return False
    return True


_RAISES = frozenset(
    """
    RESUME NOP LOAD_GLOBAL LOAD_CONST PUSH_NULL PRECALL CALL RAISE_VARARGS CACHE COPY_FREE_VARS
    LOAD_CONST_IMMORTAL LOAD_SMALL_INT NOT_TAKEN RETURN_CONST RETURN_VALUE EXTENDED_ARG
    """.split()  # noqa: SIM905 - a table of words reads better
)


# ---------------------------------------------------------------------------------- which files there are


def find_revision_files(locations: Sequence[str | os.PathLike[str]], *, recursive: bool = False) -> list[RevisionFile]:
    """The Python files of the versions folders, folder by folder, by name: the same order on any machine.

    `__init__.py`, `__pycache__` and editors' lock files (`.#name`) are left out; a file that two locations
    reach is taken once. A location that doesn't exist is passed over as long as another one does.

    :raises NoVersionsFolder: none of the locations exists.
    """
    folders = [Path(location) for location in locations]
    present = [folder for folder in folders if folder.is_dir()]
    if not present:
        raise NoVersionsFolder([str(folder) for folder in folders])
    found = (path for folder in present for path in _python_files(folder, recursive=recursive))
    return [RevisionFile(path) for path in (_once(found) if len(present) > 1 else found)]


def _python_files(folder: Path, *, recursive: bool) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(".py") and not name.startswith((".#", "__init__")):
                yield os.path.join(root, name)  # noqa: PTH118 - ten thousand Path objects cost more than their files
        folders[:] = sorted(name for name in folders if not name.endswith("__pycache__")) if recursive else []


def _once(paths: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield path
