"""`sqlgen snapshot`: what a database looks like at a revision, as a file that later scripts may start on."""

from __future__ import annotations

from pathlib import Path

import click

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.snapshot import to_json
from sqlgen.catalog.values import Knowledge
from sqlgen.cli.baselines import show_unread
from sqlgen.cli.options import (
    baseline_option,
    dialects_option,
    project_options,
    run_env_option,
    schema_options,
    schema_pairs,
    table_names,
    table_options,
    traceback_option,
    types_option,
    x_option,
)
from sqlgen.cli.streams import only_sql_on_stdout
from sqlgen.operations.base import qualified
from sqlgen.profile.portable import Mode
from sqlgen.revisions.configuration import find_configuration
from sqlgen.script.files import OutputFolder
from sqlgen.script.request import Request, catalog_of, read_graph, session_for, wanted_catalog


@click.command(short_help="Write the schema at a revision as JSON.")
@click.argument("revision", metavar="[REV]", default="heads")
@dialects_option("The database.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; standard output else."
)
@types_option
@table_options
@schema_options
@x_option
@run_env_option
@baseline_option
@project_options
@traceback_option
def snapshot(
    revision: str,
    dialects: tuple[str, ...],
    output: Path | None,
    types: Mode | None,
    strict: bool,
    assume_tables: tuple[str, ...],
    schema: str | None,
    schema_maps: tuple[str, ...],
    x_arguments: tuple[str, ...],
    run_env: bool,
    baselines: tuple[str, ...],
    config: Path | None,
    versions: tuple[Path, ...],
) -> None:
    """Write what a database looks like at REV (heads unless given), for `--baseline`.

    With a baseline of its own the history is replayed from there; a schema as SQL, which doesn't say of which revision
    it is, is taken for that of REV.
    """
    configuration = find_configuration(".", config, versions)
    request = Request(
        dialects=dialects,
        types=types,
        strict=strict,
        assume_tables=table_names(assume_tables),
        schema=schema,
        schema_map=schema_pairs(schema_maps),
        x_arguments=x_arguments,
        baselines=baselines,
    )
    if run_env:
        from sqlgen.script.environment import for_the_database_of_env_py  # only where it is asked for

        request = for_the_database_of_env_py(configuration, request)
    wanted = wanted_catalog(configuration, read_graph(configuration), revision, request)
    with only_sql_on_stdout():
        session = session_for(configuration, x_arguments)
        if run_env:
            from sqlgen.script.environment import catalog_by_environment  # only where it is asked for

            catalog = catalog_by_environment(wanted, request, session)
        else:
            catalog = catalog_of(wanted, session)
    text = to_json(catalog, wanted.range.upper_heads)
    for name, starting in wanted.starting.items():
        show_unread(name, starting.baseline.unread)
    _warn(catalog)
    if output is None:
        click.echo(text, nl=False)
        return
    with OutputFolder(output.parent) as files:
        written = files.add(output.name, [text.encode()])
    click.echo(str(written))


def _warn(catalog: Catalog) -> None:
    """Which tables of the snapshot aren't known in full."""
    for knowledge, why in _WHY.items():
        names = [qualified(table.name, table.schema) for table in catalog.tables() if table.knowledge is knowledge]
        if names:
            click.echo(f"{catalog.profile.name}: {why}: {', '.join(names)}", err=True)


_WHY = {
    Knowledge.PARTIAL: "known in part only, since no revision creates them",
    Knowledge.UNCERTAIN: "not known for certain, since SQL named them that can't be read",
}
