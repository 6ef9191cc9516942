"""From an operation and the catalogs around it to SQL statements: a function without state or files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.values import Index, Table, Unique
from sqlgen.compiler.environment import TemplateEnvironment, environment
from sqlgen.compiler.errors import TemplateMissing
from sqlgen.compiler.options import unheeded_place, unused_options
from sqlgen.compiler.rendering import Rendering, render
from sqlgen.compiler.statement import Statement
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.alter_together import AlterTogetherOp, Part
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import AddColumnOp
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
    around = Around(operation, before, after)
    shared: dict[str, Any] = {}
    if isinstance(operation, AlterTogetherOp):
        shared["parts"] = [_compiled(part, profile, template_folders) for part in operation.parts]
    statements = [] if operation.is_left_out else around.rendered(operation.template, templates, profile, **shared)
    if operation._new_enum_types:  # named enum types come before their first use
        types = [
            made
            for enum_type in operation._new_enum_types
            for made in around.rendered("create_enum_type", templates, profile, before=None, after=enum_type)
        ]
        statements = [*types, *statements]
    return _with_notes(statements, operation, profile)


class CompiledPart(Struct, frozen=True):
    """One of several changes that may share a statement. ``index_name`` is that of an index which comes or goes."""

    description: str
    statements: list[Statement]
    index_name: str | None


def _compiled(part: Part, profile: Profile, template_folders: tuple[Path, ...]) -> CompiledPart:
    operation = part.operation
    statements = compile_operation(operation, part.before, part.after, profile, template_folders=template_folders)
    subject = operation.subject_after(part.after) or operation.subject_before(part.before)
    name = subject.name if isinstance(subject, (Index, Unique)) else None
    return CompiledPart(operation.describe(), statements, name)


def keywords(operation: MigrateOperation) -> Mapping[str, Any]:
    """What an author gave to a directive beyond its named arguments, dialect keywords among it."""
    given = getattr(operation, "kw", None)
    if given is None:
        given = getattr(operation, "table_kw", None)
    return given or {}


class Around:
    """An operation and the catalogs around it: what a template sees of them is looked up when it looks."""

    __slots__ = ("_after", "_before", "_known", "_operation", "_schema", "_table")

    def __init__(self, operation: MigrateOperation, before: Catalog, after: Catalog) -> None:
        self._operation = operation
        self._before = before
        self._after = after
        self._table: str | None = getattr(operation, "table_name", None)
        self._schema: str | None = getattr(operation, "schema", None)
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            self._known[name] = self._ways[name](self)
        return self._known[name]

    def rendered(
        self, template: str, templates: TemplateEnvironment, profile: Profile, **subject: Any
    ) -> list[Statement]:
        """What a template yields; `subject` says what it is about, if not what the operation is about."""
        operation = self._operation
        rendering = Rendering(template, operation, profile, self._table, self._schema)
        variables = {"op": operation, "catalog_before": self._before, "catalog_after": self._after, **subject}
        return render(template, templates, rendering, operation, variables, self)

    def _table_in(self, catalog: Catalog) -> Table | None:
        return None if self._table is None else catalog.find_table(self._table, self._schema)

    _ways: ClassVar[Mapping[str, Callable[[Around], Any]]] = {
        "before": lambda self: self._operation.subject_before(self._before),
        "after": lambda self: self._operation.subject_after(self._after),
        "table_before": lambda self: self._table_in(self._before),
        "table_after": lambda self: self._table_in(self._after),
        "changed": lambda self: getattr(self._operation, "changed", ()),
        "options": lambda self: keywords(self._operation),
    }
    names: ClassVar[Collection[str]] = _ways.keys()
    """What can be looked up."""


def _with_notes(statements: list[Statement], operation: MigrateOperation, profile: Profile) -> list[Statement]:
    """With what the author said in vain above the first statement, or alone."""
    unused = unused_options(operation, profile)
    notes = [f"{profile.title} has no use for the option {option}" for option in unused] if unused else []
    if isinstance(operation, (AddColumnOp, AlterColumnOp)) and operation.batch is not None:
        notes += unheeded_place(operation, profile)
    if operation.remarks:
        notes += operation.remarks
    if not notes:
        return statements
    if not statements:
        table, schema = getattr(operation, "table_name", None), getattr(operation, "schema", None)
        source = operation.source
        return [Statement("", "comment", table, schema, operation=operation, source=source, notes=tuple(notes))]
    return [replace(statements[0], notes=(*statements[0].notes, *notes)), *statements[1:]]
