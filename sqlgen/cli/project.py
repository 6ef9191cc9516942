"""`sqlgen init` and `sqlgen revision`: beginning a project, adding to it."""

from __future__ import annotations

from pathlib import Path

import click

from sqlgen.cli.options import project_options, traceback_option
from sqlgen.revisions.configuration import find_configuration
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.new_revision import init_project, new_revision


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
@traceback_option
def init(folder: Path) -> None:
    """Begin a project in DIR: a sqlgen.toml and a folder for revision files."""
    click.echo(str(init_project(folder)))


@click.command()
@click.option("-m", "--message", required=True, metavar="TEXT", help="What the revision does, in a few words.")
@click.option("--head", default="head", show_default=True, metavar="REV", help="What it follows; heads: all (a merge).")
@click.option("--splice", is_flag=True, help="Follow a revision that isn't a head: a branch begins there.")
@click.option("--rev-id", metavar="ID", help="Its id; made from its contents unless given.")
@click.option("--branch-label", "labels", multiple=True, metavar="LABEL", help="A label for the branch it begins.")
@click.option("--depends-on", multiple=True, metavar="REV", help="A revision that must be there first.")
@click.option(
    "--version-path", type=click.Path(path_type=Path), metavar="DIR", help="The folder for it, where there are several."
)
@project_options
@traceback_option
def revision(
    message: str,
    head: str,
    splice: bool,
    rev_id: str | None,
    labels: tuple[str, ...],
    depends_on: tuple[str, ...],
    version_path: Path | None,
    config: Path | None,
    versions: tuple[Path, ...],
) -> None:
    """Add a revision file with empty functions, and print its path."""
    configuration = find_configuration(".", config, versions)
    graph = RevisionGraph.read(configuration.version_locations, recursive=configuration.recursive_version_locations)
    made = new_revision(
        configuration,
        graph,
        message,
        head=head,
        splice=splice,
        revision_id=rev_id,
        branch_labels=labels,
        depends_on=depends_on,
        version_location=version_path,
    )
    click.echo(made.path)
