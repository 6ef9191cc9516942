"""Packages that register directives of their own: imported where a revision file calls one, though env.py isn't run.

With Alembic such a package is known since env.py imports it. Here env.py is only read: of the modules that its syntax
tree imports, those are imported that come from an installed package whose source registers the directive. The
project's own code never is, nor what env.py would do with it. A project can name its modules instead: ``plugins``.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.machinery import PathFinder
from importlib.metadata import Distribution, distributions
from pathlib import Path

from sqlgen.operations import BatchOperations, Operations
from sqlgen.revisions.run_errors import PluginFailed

_REQUIRES_ALEMBIC = re.compile(r"alembic\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Imported:
    """One import statement's module, and the names that it takes out of it: any of them may be a module, too."""

    module: str
    names: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        return self.module.partition(".")[0]


class Plugins:
    """What registers a project's directives.

    :param named: the modules that the configuration names; None: those that env.py imports, as far as they are needed.
    :param env_py: where env.py may be, the first one that is there counts.
    :param revisions: the folders of the revision files: a package around them is the project's own.
    """

    def __init__(
        self, named: Sequence[str] | None = None, env_py: Sequence[Path] = (), revisions: Sequence[Path] = ()
    ) -> None:
        self._named = named
        self._env_py = next((path for path in env_py if path.is_file()), None) if named is None else None
        self._own = [path.resolve() for path in revisions]
        self._searched: dict[str, tuple[str, ...]] = {}

    def import_named(self) -> None:
        """Import the modules that the configuration names. Raises PluginFailed for one that can't be."""
        for module in self._named or ():
            try:
                importlib.import_module(module)
            except Exception as error:
                raise PluginFailed(module, error) from error

    def search(self, directive: str) -> tuple[str, ...]:
        """Import what registers the directive; ways out in case that nothing did."""
        if directive not in self._searched:
            self._searched[directive] = tuple(self._find(directive))
        return self._searched[directive]

    def _find(self, directive: str) -> Iterator[str]:
        missing: dict[str, None] = {}
        for imported in self._imports():
            package = _Package.find(imported.package)
            if package is None:
                missing[imported.package] = None
            elif package.registers(directive) and package.is_installed and not package.is_around(self._own):
                try:
                    _import(imported)
                except Exception as error:
                    yield f"mend {imported.module}, which env.py imports: it raised {type(error).__name__}: {error}"
                if hasattr(Operations, directive) or hasattr(BatchOperations, directive):
                    return
        for name in missing:
            if name != "alembic" and "alembic" in name:
                yield f"install {name}, which env.py imports, if it registers the directive"
        for name in _installed_with(directive):
            yield f'plugins = ["{name}"] in sqlgen.toml: {name} is installed, and registers such a directive'
        yield 'plugins = ["MODULE"] in sqlgen.toml, with the module that registers it'
        if self._env_py is not None:
            yield "--run-env, where env.py imports that module by way of others"

    def _imports(self) -> Iterator[_Imported]:
        """What env.py imports of others, in its order."""
        if self._env_py is None:
            return
        try:
            tree = ast.parse(self._env_py.read_bytes())
        except (OSError, SyntaxError, ValueError):
            return
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (_Imported(alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield _Imported(node.module, tuple(alias.name for alias in node.names))


@dataclass(frozen=True, slots=True)
class _Package:
    """A package or module that can be imported, by where it is.

    :param folder: the folder on `sys.path` that it is in.
    :param place: its own folder, or its file.
    """

    name: str
    folder: Path
    place: Path

    @classmethod
    def find(cls, name: str) -> _Package | None:
        """The package of that name, which isn't imported; None where nothing is known of it as files."""
        spec = PathFinder.find_spec(name)
        if spec is None:
            return None
        for folder in spec.submodule_search_locations or ():
            return cls(name, Path(folder).parent, Path(folder))
        return cls(name, Path(spec.origin).parent, Path(spec.origin)) if spec.origin else None

    @property
    def is_installed(self) -> bool:
        """Whether it came here with a distribution that was installed; a folder that was linked here didn't."""
        return any(self.name in _packages(each) for each in distributions(path=[str(self.folder)]))

    def is_around(self, folders: Sequence[Path]) -> bool:
        """Whether one of the folders is inside of it."""
        place = self.place.resolve()
        return any(place in (folder, *folder.parents) for folder in folders)

    def registers(self, directive: str) -> bool:
        """Whether its source seems to register a directive of that name."""
        files = sorted(self.place.rglob("*.py")) if self.place.is_dir() else [self.place]
        return any(_registers(file, directive) for file in files)


def _registers(file: Path, directive: str) -> bool:
    with suppress(OSError):
        source = file.read_bytes()
        quoted = (f'"{directive}"'.encode(), f"'{directive}'".encode())
        return b"register_operation" in source and any(each in source for each in quoted)
    return False


def _packages(distribution: Distribution) -> set[str]:
    """The names under which a distribution's top-level packages and modules are imported."""
    record = distribution.read_text("RECORD") or distribution.read_text("SOURCES.txt") or ""
    listed = {line.partition(",")[0] for line in record.splitlines()}
    found = {path.partition("/")[0].removesuffix(".py") for path in listed if path.endswith(".py")}
    return found | set((distribution.read_text("top_level.txt") or "").split())


def _installed_with(directive: str) -> Iterator[str]:
    """Installed packages of Alembic's surroundings that register a directive."""
    for distribution in distributions():
        requires = distribution.requires or ()
        name = distribution.metadata["Name"] or ""
        if name.lower() == "alembic" or not ("alembic" in name.lower() or any(map(_REQUIRES_ALEMBIC.match, requires))):
            continue
        for package in sorted(_packages(distribution)):
            found = _Package.find(package) if package.isidentifier() else None
            if found is not None and found.registers(directive):
                yield package


def _import(imported: _Imported) -> None:
    """What the import statement does."""
    module = importlib.import_module(imported.module)
    for name in imported.names:
        if name != "*" and not hasattr(module, name):
            importlib.import_module(f"{imported.module}.{name}")
