"""Where fact sheets stand: with sqlgen, in a folder of the caller's, or in another package."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlgen.profile.errors import ProfileError, UnknownDialect, did_you_mean
from sqlgen.resources import data_folder

ENTRY_POINTS = "sqlgen.dialects"
"""Group of entry points by which other packages add databases: name of the dialect = "module or package".

The module's folder has the fact sheet, `dialect.toml` or `NAME.toml`, and its templates in `templates/`.
"""

BASE = "_ansi"
"""The folder of templates beneath all dialects."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file of one fact sheet, and the folder of templates that came with it (None: sqlgen's own)."""

    path: Path
    templates: Path | None = None


def find_source(name: str, extra_paths: tuple[Path, ...] = ()) -> Source:
    """The fact sheet called `name`: in `extra_paths`, with sqlgen, or by an entry point, in this order.

    Raises UnknownDialect; ProfileError when an entry point leads nowhere.
    """
    for folder in extra_paths:
        source = _in_folder(folder, name)
        if source is not None:
            return source
    ours = data_folder("dialects") / f"{name}.toml"
    if _is_name(name) and ours.is_file():
        return Source(ours)
    if name in _entry_points():
        return _from_entry_point(name)
    known = source_names(extra_paths)
    guess = did_you_mean(name, known)
    raise UnknownDialect(
        f"no dialect is called {name!r}",
        why=f"known are {', '.join(known)}",
        fix=[guess] if guess else (),
    )


def source_names(extra_paths: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """The names of all fact sheets that can be found, sorted."""
    folders = (*extra_paths, data_folder("dialects"))
    files = {path.stem for folder in folders for path in folder.glob("*.toml") if path.stem != "dialect"}
    return tuple(sorted(files | set(_entry_points())))


def _is_name(name: str) -> bool:
    return name.replace("_", "").replace("-", "").isalnum()


def _in_folder(folder: Path, name: str) -> Source | None:
    path = folder / f"{name}.toml"
    if not _is_name(name) or not path.is_file():
        return None
    templates = folder / "templates"
    return Source(path, templates if templates.is_dir() else None)


@cache
def _entry_points() -> dict[str, str]:
    """Module by dialect. When two packages offer the same name, the first by the package's name has it."""
    found: Iterable[importlib.metadata.EntryPoint] = importlib.metadata.entry_points(group=ENTRY_POINTS)
    modules: dict[str, str] = {}
    for point in sorted(found, key=lambda each: (each.dist.name if each.dist else "", each.name)):
        modules.setdefault(point.name, point.value.partition(":")[0].strip())
    return modules


def _from_entry_point(name: str) -> Source:
    module = _entry_points()[name]
    try:
        spec = importlib.util.find_spec(module)
    except ImportError:
        spec = None
    if spec is None or spec.origin is None:
        raise ProfileError(
            f"the entry point of the dialect {name!r} names the module {module!r}, which can't be found",
            fix=f"install the package that has {module!r}, or remove the one that promises it",
        )
    folder = Path(spec.origin).parent
    for file_name in (f"{name}.toml", "dialect.toml"):
        if (folder / file_name).is_file():
            templates = folder / "templates"
            return Source(folder / file_name, templates if templates.is_dir() else None)
    raise ProfileError(
        f"the package of the dialect {name!r} has no fact sheet",
        why=f"neither {name}.toml nor dialect.toml is in {folder}",
    )
