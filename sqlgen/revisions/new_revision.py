"""Beginning a project, and adding a revision file to one.

Files are written whole or not at all, and never over one that is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlgen.errors import UsageError
from sqlgen.revisions.configuration import NATIVE_FILE, Configuration
from sqlgen.revisions.errors import (
    BadHeader,
    NotAHead,
    ProjectExists,
    ProjectNotWritable,
    RevisionError,
    RevisionExists,
)
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.grammar import find_revision, parse_name, resolve
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.revision import Revision, read_revision

_REVISION_FILE = '''\
"""{message}

Revision ID: {revision}
Revises: {revises}
Create Date: {created}

"""

from __future__ import annotations

import sqlalchemy as sa

from {package} import op

revision = {quoted}
down_revision = {down_revision}
branch_labels = {branch_labels}
depends_on = {depends_on}


def upgrade() -> None:
    """{purpose}"""


def downgrade() -> None:
    """Left empty, the way back is derived from the way forth."""
'''

_PROJECT_FILE = """\
# The revision files of this project, and how scripts are made of them.
version_locations = ["versions"]

# Where revision files find the modules that they import.
prepend_sys_path = ["."]

# For which databases; a version may follow: "postgresql:14".
dialects = ["postgresql"]
"""


def init_project(folder: str | os.PathLike[str]) -> Path:
    """Begin a project: a sqlgen.toml and an empty folder `versions`. The path of the configuration.

    :raises ProjectExists: the folder is one already.
    :raises ProjectNotWritable: the folder, or a file in it, can't be made.
    """
    path = Path(folder) / NATIVE_FILE
    if path.exists():
        raise ProjectExists(str(path))
    versions = path.parent / "versions"
    try:
        versions.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectNotWritable(str(versions), error.strerror or str(error)) from error
    try:
        _write_new(path, _PROJECT_FILE)
    except FileExistsError as error:
        raise ProjectExists(str(path)) from error
    return path


def new_revision(
    configuration: Configuration,
    graph: RevisionGraph,
    message: str,
    *,
    head: str = "head",
    splice: bool = False,
    revision_id: str | None = None,
    branch_labels: Sequence[str] = (),
    depends_on: Sequence[str] = (),
    version_location: str | os.PathLike[str] | None = None,
    now: datetime | None = None,
) -> Revision:
    """Write the file of a new revision, with two empty functions.

    :param head: what it follows, in the grammar of revision names: `heads` merges, `base` begins a new line.
    :param splice: whether it may follow a revision that isn't a head, and so begin a branch.
    :param revision_id: else made from what the revision says; the same everywhere if the date is given.
    :param depends_on: ids, their beginnings, or branch labels.
    :param version_location: the folder for it; else that of the revision which it follows.
    :param now: its creation date; else SOURCE_DATE_EPOCH, or the clock.
    :raises RevisionNameError: `head` or `depends_on` means nothing, or several where one is meant.
    :raises NotAHead: it would begin a branch, and `splice` doesn't say so.
    :raises RevisionExists: the id or the file is there already.
    :raises BadHeader: the id or a label can't be one.
    """
    parents = tuple(dict.fromkeys(parent.revision for parent in resolve(graph, head)))
    if not splice:
        _require_heads(graph, parents)
    needs = tuple(_dependency(graph, name) for name in depends_on)
    created = now or _today()
    name = _checked(revision_id) if revision_id else _made_id(graph, message, parents, needs, created)
    if name in graph or name in graph.labels:
        raise RevisionExists(f"revision {name!r}", graph[name].path if name in graph else graph.labels[name].path)
    folder = _folder_for(configuration, graph, parents, version_location)
    path = folder / f"{_file_name(configuration, name, message, created)}.py"
    text = _REVISION_FILE.format(
        message=_as_docstring(message),
        purpose=_as_docstring(message) or "What the revision changes.",
        revision=name,
        quoted=_quoted(name),
        revises=", ".join(parents),
        created=created.strftime("%Y-%m-%d %H:%M:%S"),
        package="alembic" if configuration.is_alembic else "sqlgen",
        down_revision=_literal(parents),
        branch_labels=_literal(tuple(branch_labels)),
        depends_on=_literal(needs),
    )
    return _written(path, text, graph)


def _require_heads(graph: RevisionGraph, parents: Sequence[str]) -> None:
    for parent in parents:
        if followed_by := graph.next_on_line(parent):
            raise NotAHead(parent, followed_by, graph[parent].path)


def _written(path: Path, text: str, graph: RevisionGraph) -> Revision:
    """Write the file and read it back like any other; one that doesn't fit into the graph doesn't stay."""
    try:
        _write_new(path, text)
    except FileExistsError as error:
        raise RevisionExists("the revision file", str(path)) from error
    try:
        revision = read_revision(RevisionFile(path))
        assert revision is not None, "the template has a revision"
        RevisionGraph([*graph, revision])
    except RevisionError:
        path.unlink()
        raise
    return revision


def _write_new(path: Path, text: str) -> None:
    """Write a file at once: nobody sees half of it. Raises FileExistsError, ProjectNotWritable."""
    try:
        _write_at_once(path, text)
    except FileExistsError:
        if not path.exists():
            raise ProjectNotWritable(str(path), "a part of its path is a file") from None
        raise
    except OSError as error:
        raise ProjectNotWritable(str(path), error.strerror or str(error)) from error


def _write_at_once(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, "utf-8", newline="\n")
        try:
            path.hardlink_to(unfinished)  # unlike a rename, it fails where the name is taken
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if path.exists():
                raise FileExistsError(path) from None
            unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


# ---------------------------------------------------------------------------------- what stands in it


def _dependency(graph: RevisionGraph, name: str) -> str:
    """A label stays a label, since it says what is meant; the beginning of an id becomes the id."""
    return name if name in graph.labels else find_revision(graph, parse_name(graph, name).text).revision


def _today() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    if not epoch.isdecimal():
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}", why="it must be a number of seconds since 1970")
    return datetime.fromtimestamp(int(epoch), UTC)


def _checked(revision_id: str) -> str:
    """An id that can stand in a file name, too."""
    if not re.fullmatch(r"\w+", revision_id):
        raise BadHeader(
            f"{revision_id!r} can't be a revision id", fix="choose an id of letters, digits and underscores"
        )
    return revision_id


def _made_id(
    graph: RevisionGraph, message: str, parents: tuple[str, ...], needs: tuple[str, ...], created: datetime
) -> str:
    """Twelve hexadecimal digits of what makes the revision what it is; others if these are taken."""
    told = "\n".join([message, *parents, "", *needs, created.isoformat()])
    number = 0
    while True:
        name = hashlib.sha256(f"{told}\n{number}".encode()).hexdigest()[:12]
        if name not in graph and name not in graph.labels:
            return name
        number += 1


def _folder_for(
    configuration: Configuration,
    graph: RevisionGraph,
    parents: tuple[str, ...],
    chosen: str | os.PathLike[str] | None,
) -> Path:
    locations = configuration.version_locations
    if chosen is not None:
        return Path(chosen)
    if len(locations) > 1:
        followed = Path(graph[parents[-1]].path).resolve() if parents else None
        for location in locations:
            if followed and followed.is_relative_to(location.resolve()):
                return location
        raise UsageError(
            f"there are {len(locations)} folders for revision files: {', '.join(map(str, locations))}",
            why="the revision follows none, so it could be in any",
            fix="name one of them with --version-path",
        )
    return locations[0]


def _file_name(configuration: Configuration, revision: str, message: str, created: datetime) -> str:
    slug = "_".join(re.findall(r"\w+", message)).lower()
    length = configuration.truncate_slug_length
    if len(slug) > length:
        slug = slug[:length].rpartition("_")[0] or slug[:length]
    tokens = {part: getattr(created, part) for part in ("year", "month", "day", "hour", "minute", "second")}
    try:
        name = configuration.file_template % {
            "rev": revision,
            "slug": slug,
            "epoch": int(created.timestamp()),
            **tokens,
        }
    except (KeyError, ValueError, TypeError) as error:
        raise UsageError(
            f"file_template {configuration.file_template!r} can't be filled in",
            why=str(error),
            fix="its tokens are %(rev)s, %(slug)s, %(epoch)s, %(year)d, %(month).2d, %(day).2d, %(hour).2d, ...",
        ) from error
    return name.rstrip("_")


def _literal(names: tuple[str, ...]) -> str:
    """None, one string, or a tuple of them, as it stands in a header."""
    quoted = [_quoted(name) for name in names]
    match quoted:
        case []:
            return "None"
        case [one]:
            return one
        case several:
            return f"({', '.join(several)})"


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _as_docstring(message: str) -> str:
    """The message as it can stand between triple quotes."""
    text = message.strip()
    last = r"\"" if text.endswith('"') else ""
    body = text[:-1] if last else text
    return body.replace("\\", "\\\\").replace('"""', r'""\"') + last
