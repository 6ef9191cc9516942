"""`sqlgen history`, `heads` and `show`: what the revision files say, without running them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from sqlgen.cli.options import json_option, project_options, show_json, traceback_option
from sqlgen.cli.tables import show_table
from sqlgen.revisions.configuration import find_configuration
from sqlgen.revisions.grammar import branch_line, parse_name, resolve
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.order import upgrade_order
from sqlgen.revisions.ranges import resolve_range
from sqlgen.revisions.revision import Revision


@click.command()
@click.argument("range_", metavar="[FROM:TO]", default="base:heads")
@project_options
@json_option
@traceback_option
def history(range_: str, config: Path | None, versions: tuple[Path, ...], as_json: bool) -> None:
    """List the revisions of a range in the order in which they run, oldest first."""
    graph = _graph(config, versions)
    _list(graph, resolve_range(graph, range_).upgrade, as_json)


@click.command()
@project_options
@json_option
@traceback_option
def heads(config: Path | None, versions: tuple[Path, ...], as_json: bool) -> None:
    """Show the revisions that nothing follows."""
    graph = _graph(config, versions)
    _list(graph, upgrade_order(graph, graph.ids, graph.heads), as_json, only=set(graph.heads))


@click.command()
@click.argument("revision")
@project_options
@json_option
@traceback_option
def show(revision: str, config: Path | None, versions: tuple[Path, ...], as_json: bool) -> None:
    """Show one revision: REVISION is an id or its beginning, head, LABEL@head, ID-1 and so on.

    For base, which is before the first revision, it shows what follows; as JSON, base is no revision: an empty list.
    """
    graph = _graph(config, versions)
    found = resolve(graph, revision)
    if as_json:
        show_json([_as_data(graph, one) for one in found])
        return
    if not found:
        _tell(_base_described(graph, revision))
    for number, one in enumerate(found):
        if number:
            click.echo()
        _tell(_described(graph, one))
        if told := _told_beyond_message(one):
            click.echo(f"\n{told}")


def _tell(described: Mapping[str, str]) -> None:
    for name, value in described.items():
        click.echo(f"{name + ':':<13}{value}".rstrip())


def _graph(config: Path | None, versions: tuple[Path, ...]) -> RevisionGraph:
    configuration = find_configuration(".", config, versions)
    return RevisionGraph.read(configuration.version_locations, recursive=configuration.recursive_version_locations)


def _list(graph: RevisionGraph, revisions: tuple[Revision, ...], as_json: bool, only: set[str] | None = None) -> None:
    shown = [revision for revision in revisions if only is None or revision.revision in only]
    if as_json:
        show_json([_as_data(graph, revision) for revision in shown])
        return
    rows = [
        [
            revision.revision,
            ", ".join(revision.down_revisions) or "base",
            ", ".join(_marks(graph, revision)),
            revision.message,
        ]
        for revision in shown
    ]
    show_table(["revision", "follows", "", "message"], rows)


def _marks(graph: RevisionGraph, revision: Revision) -> list[str]:
    """What is special about a revision, in a word each."""
    name = revision.revision
    marks = []
    if name in graph.heads:
        marks.append("head")
    if len(graph.next_on_line(name)) > 1:
        marks.append("fork")
    if len(revision.down_revisions) > 1:
        marks.append("merge")
    marks.extend(f"label {label}" for label in revision.branch_labels)
    if revision.depends_on:
        marks.append(f"needs {', '.join(revision.depends_on)}")
    return marks


def _described(graph: RevisionGraph, revision: Revision) -> dict[str, str]:
    data = _as_data(graph, revision)
    told = {"message": "message", "file": "file", "created": "create_date", "downgrade": "downgrade"}
    lists = {
        "follows": "down_revisions",
        "followed by": "followed_by",
        "depends on": "depends_on",
        "labels": "branch_labels",
    }
    described = {"revision": revision.revision + (" (head)" if revision.revision in graph.heads else "")}
    described |= {name: str(data[key]) for name, key in told.items() if data[key]}
    return described | {name: ", ".join(data[key]) for name, key in lists.items() if data[key]}


def _base_described(graph: RevisionGraph, name: str) -> dict[str, str]:
    """Base itself, as one branch sees it where the name says which."""
    line = branch_line(graph, parse_name(graph, name).label)
    first = [revision for revision in graph.bases if line is None or revision in line]
    return {
        "revision": "base (before the first revision: nothing is applied)",
        "followed by": ", ".join(first) or "nothing yet",
    }


def _told_beyond_message(revision: Revision) -> str:
    """The docstring without its first line and the bookkeeping at its end."""
    body = revision.doc.partition("Revision ID:")[0].strip()
    return body.removeprefix(revision.message).strip()


def _as_data(graph: RevisionGraph, revision: Revision) -> dict[str, Any]:
    return {
        "revision": revision.revision,
        "down_revisions": list(revision.down_revisions),
        "followed_by": list(graph.next_on_line(revision.revision)),
        "depends_on": list(revision.depends_on),
        "branch_labels": list(revision.branch_labels),
        "is_head": revision.revision in graph.heads,
        "message": revision.message,
        "create_date": revision.create_date,
        "downgrade": _downgrade(revision),
        "file": revision.path,
    }


def _downgrade(revision: Revision) -> str:
    if not revision.has_downgrade:
        return "not written"
    return "empty" if revision.downgrade_is_empty else "written"
