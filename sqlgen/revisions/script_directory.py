"""`alembic.script.ScriptDirectory`: the revisions of a project, for revision files, plugins and env.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlgen.errors import SqlgenError
from sqlgen.revisions.alembic_util import CommandError, load_module_py
from sqlgen.revisions.configuration import Configuration, find_configuration
from sqlgen.revisions.grammar import resolve
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.order import upgrade_order
from sqlgen.revisions.project_settings import Config
from sqlgen.revisions.ranges import range_between
from sqlgen.revisions.revision import Revision


class Script:
    """A revision and its file."""

    def __init__(self, revision: Revision, graph: RevisionGraph) -> None:
        self._revision = revision
        self._graph = graph
        self.revision = revision.revision
        self.path = revision.path
        self.down_revision: str | tuple[str, ...] | None = _one_or_all(revision.down_revisions)
        self.dependencies: str | tuple[str, ...] | None = _one_or_all(revision.depends_on)
        self.branch_labels = set(graph.branch_labels(revision.revision))
        self.nextrev = frozenset(graph.next_on_line(revision.revision))

    @property
    def doc(self) -> str:
        """The first line of its docstring."""
        return self._revision.message

    @property
    def longdoc(self) -> str:
        """The docstring of its file."""
        return self._revision.doc

    @property
    def is_head(self) -> bool:
        """Whether nothing follows it."""
        return not self.nextrev

    @property
    def is_base(self) -> bool:
        """Whether it follows nothing."""
        return self.down_revision is None

    @property
    def is_branch_point(self) -> bool:
        """Whether several revisions follow it."""
        return len(self.nextrev) > 1

    @property
    def is_merge_point(self) -> bool:
        """Whether it follows several revisions."""
        return isinstance(self.down_revision, tuple)

    @cached_property
    def module(self) -> ModuleType:
        """Its file, imported."""
        return load_module_py(Path(self.path).stem, self.path)

    def __str__(self) -> str:
        before = ", ".join(self._revision.down_revisions) or "<base>"
        return f"{before} -> {self.revision}{' (head)' if self.is_head else ''}, {self.doc}"


def _one_or_all(names: Sequence[str]) -> str | tuple[str, ...] | None:
    return (names[0] if len(names) == 1 else tuple(names)) if names else None


class ScriptDirectory:
    """The revisions of a project. Names that mean nothing raise CommandError.

    :param dir: the folder with env.py.
    :param read: gives the revisions, when they are first asked for.
    """

    def __init__(self, dir: str, read: Callable[[], RevisionGraph] | None = None, **_: Any) -> None:
        self.dir = dir
        self._read = read or (lambda: RevisionGraph.read([Path(dir, "versions")]))

    @classmethod
    def from_config(cls, config: Config) -> ScriptDirectory:
        """That of a project's configuration."""
        file = config.config_file_name or config.toml_file_name
        if file is not None:
            return cls.of(find_configuration(".", file))
        return cls(config.get_main_option("script_location") or ".")

    @classmethod
    def of(cls, configuration: Configuration) -> ScriptDirectory:
        """That of a project of which everything is known."""
        folders, recursive = configuration.version_locations, configuration.recursive_version_locations
        return cls(str(configuration.script_location), lambda: RevisionGraph.read(folders, recursive=recursive))

    @cached_property
    def graph(self) -> RevisionGraph:
        """The revisions."""
        return self._read()

    @property
    def env_py_location(self) -> str:
        """Where env.py is."""
        return str(Path(self.dir, "env.py"))

    @property
    def versions(self) -> str:
        """The folder of the revision files."""
        return str(Path(self.dir, "versions"))

    def get_heads(self) -> list[str]:
        """The revisions that nothing follows."""
        return list(self.graph.heads)

    def get_current_head(self) -> str | None:
        """The only head; None without revisions. Raises CommandError where there are several."""
        heads = self.get_heads()
        if len(heads) > 1:
            raise CommandError(f"there are {len(heads)} heads: {', '.join(heads)}")
        return heads[0] if heads else None

    def get_bases(self) -> list[str]:
        """The revisions that follow nothing."""
        return list(self.graph.bases)

    def get_base(self) -> str | None:
        """The only base; None without revisions. Raises CommandError where there are several."""
        bases = self.get_bases()
        if len(bases) > 1:
            raise CommandError(f"there are {len(bases)} bases: {', '.join(bases)}")
        return bases[0] if bases else None

    def get_revisions(self, id_: str | Sequence[str] | None) -> tuple[Script, ...]:
        """What a name, or several, mean: `head`, the beginning of an id, `abc+1`, ..."""
        names = [id_] if isinstance(id_, str) else list(id_ or ())
        return tuple(Script(one, self.graph) for name in names for one in self._resolved(name))

    def get_revision(self, id_: str | None) -> Script | None:
        """The only revision that a name means; None for base."""
        found = self.get_revisions(id_)
        if len(found) > 1:
            raise CommandError(f"{id_!r} means {len(found)} revisions: {', '.join(one.revision for one in found)}")
        return found[0] if found else None

    def as_revision_number(self, id_: str | None) -> str | tuple[str, ...] | None:
        """The ids that a name means."""
        return _one_or_all([one.revision for one in self.get_revisions(id_)])

    def walk_revisions(self, base: str = "base", head: str = "heads") -> Iterator[Script]:
        """All revisions up to `head`, newest first; `base` is among them."""
        lowest = {one.revision for one in self._resolved(base)}
        heads = [one.revision for one in self._resolved(head)]
        within = self.graph.ancestors(heads) | set(heads)
        if lowest:
            within &= self.graph.descendants(lowest) | lowest
        for revision in reversed(upgrade_order(self.graph, within, heads)):
            yield Script(revision, self.graph)

    def iterate_revisions(self, upper: str | Sequence[str], lower: str | Sequence[str], **_: Any) -> Iterator[Script]:
        """The revisions after `lower` up to `upper`, newest first."""
        ends = [[one.revision for one in self.get_revisions(end)] for end in (lower, upper)]
        try:
            span = range_between(self.graph, *ends)
        except SqlgenError as error:
            raise CommandError(error.what) from error
        for revision in reversed(span.upgrade if span.direction == "upgrade" else ()):
            yield Script(revision, self.graph)

    def run_env(self) -> None:
        """Not from inside: env.py is what runs, or isn't wanted. Raises CommandError."""
        raise CommandError("env.py is run by `sqlgen script --run-env`")

    def _resolved(self, name: str) -> tuple[Revision, ...]:
        try:
            return resolve(self.graph, name)
        except SqlgenError as error:
            raise CommandError(error.what) from error
