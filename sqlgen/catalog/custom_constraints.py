"""Constraints of third parties' types: what their compilation (`@compiles`) says, read back into a value.

A text in the grammar of the known kinds becomes one of them: renames, drops and other databases' needs then
treat it like any other. What nobody can read is kept word by word (`Check.verbatim`).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.exc import CompileError
from sqlalchemy.sql.elements import conv

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.conversion_errors import NotConvertible
from sqlgen.catalog.ddl_constraints import read_constraint
from sqlgen.catalog.ddl_tokens import Cursor, Unreadable, tokens_of
from sqlgen.catalog.sql_text import speaker
from sqlgen.catalog.values import Check, Constraint
from sqlgen.profile.model import Profile

_BUILT_IN = frozenset(
    {
        *("primary_key_constraint", "unique_constraint", "foreign_key_constraint", "check_constraint"),
        *("table_or_column_check_constraint", "column_check_constraint", "exclude_constraint"),
    }
)


def is_custom(constraint: sa.Constraint) -> bool:
    """Whether its class is a third party's: a kind of its own, or a known kind with a compilation of its own."""
    constraint_class: Any = constraint.__class__
    return _is_custom(constraint_class)


@lru_cache(maxsize=256)
def _is_custom(constraint_class: Any) -> bool:
    if constraint_class.__visit_name__ not in _BUILT_IN:
        return True
    own = constraint_class.__module__.partition(".")[0] != "sqlalchemy"
    return own and hasattr(constraint_class, "_compiler_dispatcher")  # set by @compiles


class VerbatimConstraint(sa.Constraint):
    """A constraint whose words are known, and nothing else."""

    __visit_name__ = "sqlgen_verbatim_constraint"

    def __init__(self, sqltext: str, name: str | None = None) -> None:
        super().__init__(name=name)
        self.sqltext = sqltext

    def _compiler_dispatch(self, visitor: Any, **kw: Any) -> str:
        if not isinstance(self.name, str):
            return self.sqltext
        return f"CONSTRAINT {visitor.preparer.format_constraint(self)} {self.sqltext}"


def is_compilable(constraint: sa.Constraint, profile: Profile) -> bool:
    """Whether SQLAlchemy can say a custom constraint, which belongs to a table, for this database."""
    try:
        _compiled(constraint, profile)
    except NotConvertible:
        return False
    return True


def on_stub(
    constraint: sa.Constraint,
    table_name: str,
    schema: str | None,
    columns: Iterable[sa.Column[Any]],
    naming_convention: Mapping[str, Any] | None,
) -> sa.Constraint:
    """A copy of a constraint on a table that has these columns: compilations look at both."""
    metadata = sa.MetaData(naming_convention=dict(naming_convention)) if naming_convention else sa.MetaData()
    stub = sa.Table(
        table_name, metadata, *(sa.Column(each.name, each.type, key=each.key) for each in columns), schema=schema
    )
    own = detached(constraint)
    stub.append_constraint(own)
    return own


def detached(constraint: sa.Constraint) -> sa.Constraint:
    """A copy that belongs to no table; SQLAlchemy's own copies forget what a subclass added."""
    own = copy.copy(constraint)
    own.__dict__.pop("parent", None)
    if isinstance(own, sa.sql.schema.ColumnCollectionMixin):
        own._pending_colargs = [
            each if each is None or isinstance(each, str) else each.name for each in own._pending_colargs
        ]
        own._columns = type(own._columns)()
    return own


def custom_value(constraint: sa.Constraint, profile: Profile) -> Constraint:
    """What a custom constraint is in this database. It must belong to a table, or not need one to be compiled.

    :raises NotConvertible: it has no compilation for this database.
    """
    text = _compiled(constraint, profile)
    try:
        cursor = Cursor(text, tokens_of(text, profile), profile)
        value = read_constraint(cursor, Catalog.empty(profile))
        if not cursor.at_end:
            raise Unreadable("more than a constraint")
    except Unreadable:
        value = _verbatim(text, profile)
    # the compilation has the last word about the name: no naming convention comes after it
    return value if value.name is None else replace(value, name=conv(value.name))


def _compiled(constraint: sa.Constraint, profile: Profile) -> str:
    words = speaker(profile).ddl
    try:
        return str(words.process(constraint)).strip()
    except (CompileError, NotImplementedError) as error:
        raise NotConvertible(
            "a constraint",
            constraint,
            f"its type {constraint.__visit_name__!r} isn't SQLAlchemy's, and has no compilation for {profile.title}",
            fix=(
                f"write a function with @compiles({type(constraint).__name__}) that returns its SQL",
                f'or register an operation with @AddConstraintOp.register_add_constraint("{constraint.__visit_name__}")'
                " that has an implementation or a template",
            ),
        ) from error


def _verbatim(text: str, profile: Profile) -> Check:
    name = None
    try:
        cursor = Cursor(text, tokens_of(text, profile), profile)
        if cursor.accept("CONSTRAINT"):
            name = cursor.name()
            token = cursor.peek()
            text = "" if token is None else text[token.start :]
    except Unreadable:
        name = None  # then the words carry their name themselves
    return Check(text, name=name, verbatim=True)
