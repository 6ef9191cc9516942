"""From an operation and the catalogs around it to SQL statements: a function without state or files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import EnumType
from sqlgen.compiler.environment import environment
from sqlgen.compiler.errors import TemplateMissing
from sqlgen.compiler.options import unused_options
from sqlgen.compiler.rendering import Rendering, render
from sqlgen.compiler.statement import Statement
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile import Profile


def compile_operation(
    operation: MigrateOperation,
    before: Catalog,
    after: Catalog,
    profile: Profile,
    *,
    template_folders: tuple[Path, ...] = (),
) -> list[Statement]:
    """The statements of a completed operation, in the order in which they run.

    :param before: the catalog that the operation was completed from.
    :param after: the catalog that it evolved into.
    :param template_folders: folders whose templates go before sqlgen's own.

    Raises DialectRefusal for what the database can't do, and the other errors of this package.
    """
    if not operation.template:
        raise TemplateMissing(
            f"nothing says how to write this as SQL: {operation.describe()}",
            where=operation.source,
            why=f"{type(operation).__name__} has no template",
            fix=(
                "name its template in the class: template = 'my_operation'",
                "or register an implementation that calls other directives: @Operations.implementation_for(...)",
            ),
        )
    templates = environment(profile, template_folders)
    table, schema = _table_of(operation)
    variables: dict[str, Any] = {
        "op": operation,
        "before": operation.subject_before(before),
        "after": operation.subject_after(after),
        "table_before": None if table is None else before.find_table(table, schema),
        "table_after": None if table is None else after.find_table(table, schema),
        "catalog_before": before,
        "catalog_after": after,
        "changed": getattr(operation, "changed", ()),
        "options": keywords(operation),
    }

    def rendered(template: str, **subject: Any) -> list[Statement]:
        rendering = Rendering(template, operation, profile, table, schema)
        return render(template, templates, rendering, operation, {**variables, **subject} if subject else variables)

    statements = [
        *_enum_types(rendered, operation._new_enum_types),
        *rendered(operation.template),
    ]
    return _with_unused(statements, operation, profile)


def _enum_types(rendered: Callable[..., list[Statement]], enum_types: Iterable[EnumType]) -> Iterator[Statement]:
    """Named enum types come before their first use."""
    for enum_type in enum_types:
        yield from rendered("create_enum_type", before=None, after=enum_type)


def keywords(operation: MigrateOperation) -> Mapping[str, Any]:
    """What an author gave to a directive beyond its named arguments, dialect keywords among it."""
    given = getattr(operation, "kw", None)
    if given is None:
        given = getattr(operation, "table_kw", None)
    return given or {}


def _table_of(operation: MigrateOperation) -> tuple[str | None, str | None]:
    name = getattr(operation, "table_name", None)
    return name, getattr(operation, "schema", None)


def _with_unused(statements: list[Statement], operation: MigrateOperation, profile: Profile) -> list[Statement]:
    unused = unused_options(operation, profile)
    if not unused or not statements:
        return statements
    notes = tuple(f"{profile.title} has no use for the option {option}" for option in unused)
    return [replace(statements[0], notes=(*statements[0].notes, *notes)), *statements[1:]]
