"""One rendering of one template: the statements that it yields, what it refuses, what it notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

import jinja2
from msgspec.structs import replace
from sqlalchemy.exc import (
    ArgumentError,
    CompileError,
    InvalidRequestError,
    NoReferenceError,
    UnsupportedCompilationError,
)

from sqlgen.compiler.environment import SUFFIX, TemplateEnvironment
from sqlgen.compiler.errors import DialectRefusal, ExpressionRefused, TemplateFailed, TemplateMissing
from sqlgen.compiler.folding import Folded
from sqlgen.compiler.statement import Statement
from sqlgen.compiler.template_context import Later, TemplateContext, variables
from sqlgen.errors import Location, SqlgenError
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile import Profile


class Rendering:
    """Collects what a template hands over; only `statement` blocks reach the script."""

    __slots__ = ("_notes", "_operation", "_profile", "_schema", "_table", "_template", "statements")

    def __init__(
        self, template: str, operation: MigrateOperation, profile: Profile, table: str | None, schema: str | None
    ) -> None:
        self.statements: list[Statement] = []
        self._template = template
        self._operation = operation
        self._profile = profile
        self._table = table
        self._schema = schema
        self._notes: list[str] = []

    def statement(self, *, caller: Callable[[], Folded], own_batch: bool = False, transactional: bool = True) -> str:
        """`{% call statement(own_batch=false, transactional=true) %}SQL{% endcall %}`."""
        text = caller().body
        if text.strip():
            made = Statement(
                text,
                self._template,
                self._table,
                self._schema,
                transactional,
                own_batch or self._template in self._profile.script.own_batch,
                self._operation,
                self._operation.source,
                tuple(self._notes),
            )
            self._notes.clear()
            self.statements.append(made)
        return ""

    def keep(self, statement: Statement) -> str:
        """`{{ keep(statement) }}`: a statement that was made already, in this place."""
        self.statements.append(replace(statement, notes=(*self._notes, *statement.notes)))
        self._notes.clear()
        return ""

    def note(self, text: str) -> str:
        """`{{ note("...") }}`: a comment for a human, above the statement that follows (or holds) it."""
        if text not in self._notes:
            self._notes.append(text)
        return ""

    def refuse(self, why: str, *ways_out: str) -> NoReturn:
        """`{{ refuse("why", "a way out", ...) }}`: this database can't do it."""
        raise DialectRefusal(
            f"{self._profile.title} can't do this: {self._operation.describe()}",
            where=self._operation.source,
            why=why,
            fix=ways_out,
        )

    def finish(self) -> list[Statement]:
        """All statements; a note that no statement followed stands above the last, or alone."""
        if self._notes:
            notes = tuple(self._notes)
            if self.statements:
                last = self.statements[-1]
                self.statements[-1] = replace(last, notes=(*last.notes, *notes))
            else:
                source = self._operation.source
                self.statements.append(
                    Statement("", "comment", self._table, self._schema, True, False, self._operation, source, notes)
                )
        return self.statements


def render(
    name: str,
    environment: TemplateEnvironment,
    rendering: Rendering,
    operation: MigrateOperation,
    given: dict[str, Any],
    later: Later,
) -> list[Statement]:
    """Run a template for an operation and give back what it yields.

    :param given: what a template finds by name.
    :param later: what a template gets when it asks.

    Raises TemplateMissing and TemplateFailed with the template's file and line; DialectRefusal where the
    template says so; ExpressionRefused for what SQLAlchemy can't spell.
    """
    template = _template(name, environment, operation)
    known = variables(given, environment.globals, later)
    known["statement"] = rendering.statement
    known["keep"] = rendering.keep
    known["note"] = rendering.note
    known["refuse"] = rendering.refuse
    context = TemplateContext(environment, known, template.name, template.blocks)
    try:
        for _ in template.root_render_func(context):
            pass
    except SqlgenError as error:
        raise error.at(operation.source) from error.__cause__
    except _SQLALCHEMY_REFUSES as error:
        raise _refused(error, operation, environment) from error
    except Exception as error:
        raise _failed(error, template, operation) from error
    return rendering.finish()


def render_text(template: jinja2.Template, environment: TemplateEnvironment, values: Mapping[str, Any]) -> str:
    """What a template puts out that has no statements: comments, and SQL that belongs to no operation."""
    known = variables(values, environment.globals, None)
    return environment.concat(
        template.root_render_func(TemplateContext(environment, known, template.name, template.blocks))
    )


_SQLALCHEMY_REFUSES = (
    CompileError,
    UnsupportedCompilationError,
    ArgumentError,
    InvalidRequestError,
    NoReferenceError,
)


def _template(name: str, environment: TemplateEnvironment, operation: MigrateOperation) -> jinja2.Template:
    try:
        return environment.get_template(name)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateFailed(
            f"the template {name} isn't valid: {error.message}",
            where=Location(error.filename or name, error.lineno),
            fix="mend the template",
        ) from error
    except jinja2.TemplateNotFound as error:
        raise TemplateMissing(
            f"no template {error.name}{SUFFIX} for: {operation.describe()}",
            where=operation.source,
            why=f"looked for it along {' -> '.join(environment.chain)}",
            fix=f"put {error.name}{SUFFIX} into the folder {environment.chain[0]} of your template path",
        ) from error


def _refused(error: Exception, operation: MigrateOperation, environment: TemplateEnvironment) -> ExpressionRefused:
    return ExpressionRefused(
        f"SQLAlchemy can't write this for {environment.title}: {operation.describe()}",
        where=operation.source,
        why=str(error.args[0]) if error.args else str(error),
    )


def _failed(error: Exception, template: jinja2.Template, operation: MigrateOperation) -> TemplateFailed:
    message = error.message if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    origin = f" (for the directive at {operation.source})" if operation.source else ""
    return TemplateFailed(
        f"a template failed: {message}",
        where=place_in(error, template),
        why=f"while rendering: {operation.describe()}{origin}",
        fix="mend the template; docs/templates.md lists what a template may use",
    )


def place_in(error: BaseException, template: jinja2.Template) -> Location:
    """The innermost line of a template in a traceback."""
    place = Location(template.filename or template.name or "template", 0)
    trace = error.__traceback__
    while trace is not None:
        at = trace.tb_frame.f_globals.get("__jinja_template__")
        if at is None and trace.tb_frame.f_code.co_filename == template.filename:
            at = template
        if isinstance(at, jinja2.Template):
            place = Location(at.filename or at.name or "template", at.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return place
