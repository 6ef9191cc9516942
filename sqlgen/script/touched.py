"""What of steps rests on something that nobody knows for certain: tables, and raw SQL that couldn't be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sqlalchemy.exc import SQLAlchemyError

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.ddl import title_of_another, unread_parts
from sqlgen.catalog.values import Knowledge, Table
from sqlgen.compiler.expressions import statement_sql
from sqlgen.errors import SqlgenError
from sqlgen.operations import ExecuteSQLOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.profile.identifiers import fold_table
from sqlgen.revisions.steps import Step

_WORD = re.compile(r"[\w$#]+")


def doubtful_tables(steps: Iterable[Step]) -> Iterator[tuple[Step, str]]:
    """The steps that are about a table which isn't known for certain, with its name."""
    for step in steps:
        doubtful = {
            fold_table(step.before.profile, table.name): table
            for table in step.before.tables()
            if table.knowledge is Knowledge.UNCERTAIN
        }
        for name in _names_in(step.operation, step.before) if doubtful else ():
            if name in doubtful:
                yield step, doubtful[name].name
                break


def unread_sql(steps: Iterable[Step]) -> tuple[str, ...]:
    """The statements of raw SQL of which nobody knows what they make of the schema."""
    found: list[str] = []
    for step in steps:
        if isinstance(step.operation, ExecuteSQLOp) and step.operation.transaction_edge() is None:
            found += unread_parts(_text(step.operation, step.before), step.before)
    return tuple(found)


def sql_of_others(steps: Iterable[Step]) -> Iterator[tuple[Step, str, str]]:
    """The steps with SQL of another database, as far as it is understood: with the SQL, and that database's name."""
    for step in steps:
        if isinstance(step.operation, ExecuteSQLOp):
            text = _text(step.operation, step.before)
            title = title_of_another(text, step.before)
            if title is not None:
                yield step, text, title


def _names_in(operation: MigrateOperation, catalog: Catalog) -> Iterator[str]:
    if isinstance(operation, ExecuteSQLOp):
        yield from (fold_table(catalog.profile, word) for word in _WORD.findall(_text(operation, catalog)))
        return
    subject = operation.subject_before(catalog)
    if isinstance(subject, Table):
        yield fold_table(catalog.profile, subject.name)
    for name in (getattr(operation, "table_name", None), getattr(operation, "new_table_name", None)):
        if name is not None:
            yield fold_table(catalog.profile, str(name))


def _text(operation: ExecuteSQLOp, catalog: Catalog) -> str:
    try:
        return statement_sql(operation.sqltext, catalog.profile)  # type: ignore[arg-type]  # complete() has looked
    except (SqlgenError, SQLAlchemyError):
        return ""  # it can't be written, which was said
