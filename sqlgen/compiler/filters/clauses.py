"""Types and whole clauses, from the catalog's values: what the database hasn't got is refused.

SQLAlchemy spells them (a column's specification, a constraint, CREATE TABLE, CREATE INDEX), from objects that are made
for that purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import jinja2
from jinja2.runtime import Context
from msgspec.structs import replace
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.tables import without_constraint
from sqlgen.catalog.types import with_collation
from sqlgen.catalog.values import Column, Constraint, ForeignKey, Index, PrimaryKey, Table, Unique
from sqlgen.compiler.abilities import Reason, column_reasons, constraint_reasons, index_reasons, table_reasons
from sqlgen.compiler.clauses import Clauses
from sqlgen.compiler.defaults import spelled_default
from sqlgen.compiler.filters.names import NameFilters, table_around
from sqlgen.compiler.foreign_key_actions import replaced_actions, table_with_known_actions, with_known_actions
from sqlgen.profile import Profile
from sqlgen.profile.identifiers import check_length


class ClauseFilters(NameFilters):
    """A table that isn't said is the operation's."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._clauses = Clauses(profile)
        self._surely_short = profile.identifiers.max_length // 4  # characters; each has at most four bytes

    def type(self, type_: TypeEngine[Any], collation: str | None = None) -> str:
        """A column type as SQL, with a collation if one is given."""
        return self._clauses.type(with_collation(type_, collation))

    def base_type(self, type_: TypeEngine[Any]) -> str:
        """A column type as SQL, without its length or precision."""
        return self._clauses.base_type(type_)

    @jinja2.pass_context
    def not_in_keys(self, context: Context, keys: Iterable[Constraint | Index]) -> list[tuple[Column, str]]:
        """The columns of keys and indexes over whose type the database has none, each with that type as SQL."""
        names = {name for key in keys for name in _columns_of(key)}
        table: Table | None = context["table_after"] if names else None
        columns = () if table is None else [each for each in table.columns if each.name in names]
        spelled = ((each, self._clauses.column_type(each, table)) for each in columns if not each.type._isnull)
        large = self._profile.types.not_in_keys
        return [(column, text) for column, text in spelled if text.upper().partition(" COLLATE ")[0] in large]

    def casts_to(self, old: TypeEngine[Any], new: TypeEngine[Any]) -> tuple[str, ...] | None:
        """The casts that turn a type into another where the server doesn't by itself; none if no way is known."""
        if old._isnull or new._isnull:
            return ()
        return self._profile.casts.needed(self._clauses.type(old), self._clauses.type(new))

    def spelled_default(self, column: Column) -> str:
        """What stands after DEFAULT for a column that has one: in parentheses where the database wants them."""
        return spelled_default(column, self._profile)

    @jinja2.pass_context
    def column_specification(self, context: Context, column: Column) -> str:
        """A column of the operation's table as in CREATE TABLE: name, type, default, nullability; no constraints."""
        self._checked(context, (column.name,), column_reasons(column, self._profile))
        return self._clauses.column_specification(column, table_around(context))

    @jinja2.pass_context
    def create_table(
        self, context: Context, table: Table, *, if_not_exists: bool | None = False, without: Sequence[Constraint] = ()
    ) -> str:
        """The whole CREATE TABLE statement, constraints and options included; its indexes are apart.

        :param without: constraints that are statements of their own.
        """
        for constraint in without:
            table = without_constraint(table, constraint)
        for constraint in table.foreign_keys:
            self._noted(context, constraint)
        table = table_with_known_actions(table, self._profile)
        names = [table.name, *(each.name for each in (*table.columns, *table.constraints))]
        self._checked(context, names, table_reasons(table, self._profile))
        return self._clauses.create_table(table, context["catalog_after"], bool(if_not_exists))

    @jinja2.pass_context
    def create_index(
        self, context: Context, index: Index, *, if_not_exists: bool | None = False, table: Table | None = None
    ) -> str:
        """The whole CREATE INDEX statement of an index of the operation's table, or of another one."""
        self._checked(context, (index.name,), index_reasons(index, self._profile))
        return self._clauses.create_index(index, table or table_around(context), bool(if_not_exists))

    @jinja2.pass_context
    def constraint_clause(self, context: Context, constraint: Constraint, *, table: Table | None = None) -> str:
        """A constraint as it stands in CREATE TABLE or after ADD, its name included.

        It is one of the operation's table, or of another one.
        """
        constraint = self._checked_constraint(context, constraint)
        return self._clauses.constraint(constraint, table or table_around(context), context["catalog_after"])

    @jinja2.pass_context
    def named_clause(self, context: Context, constraint: Constraint, *, table: Table | None = None) -> str:
        """The same with the name that the database once made up: given again, it might make up another one.

        A foreign key that gets its name again has none: its index would be called like it (MySQL).
        """
        of_table = table or table_around(context)
        anew = isinstance(constraint, ForeignKey) and self._is_named_anew(constraint, of_table)
        name = None if anew else constraint.name
        constraint = replace(self._checked_constraint(context, constraint), implicit=False, name=name)
        return self._clauses.constraint(constraint, of_table, context["catalog_after"])

    @jinja2.pass_context
    def inline_constraint(self, context: Context, constraint: Constraint) -> str:
        """A constraint of one column as it stands behind that column: `REFERENCES ...`, `CHECK (...)`."""
        constraint = self._checked_constraint(context, constraint)
        clause = self._clauses.inline_constraint(constraint, table_around(context), context["catalog_after"])
        if constraint.name is None or constraint.implicit:
            return clause
        return f"CONSTRAINT {self.identifier(constraint.name)} {clause}"

    @jinja2.pass_context
    def renamed_aside(self, context: Context, table: Table, *, bare: bool = False) -> Table:
        """The table under a name that nothing has, to be built beside the one that it replaces.

        A foreign key to itself goes on naming the table as it will be called. `bare`: without all that has a name
        which the old table has still got: constraints, and defaults that are constraints.
        """
        if bare:
            columns = (
                replace(each, default_name=None, server_default=None) if each.default_name else each
                for each in table.columns
            )
            bare_of: dict[str, Any] = dict.fromkeys(("foreign_keys", "uniques", "checks", "excludes"), ())
            table = replace(table, columns=tuple(columns), primary_key=None, **bare_of)
        name, number = f"_sqlgen_new_{table.name}", 1
        while context["catalog_before"].registry.holder("table", name, table.schema) is not None:
            number += 1
            name = f"_sqlgen_new_{table.name}_{number}"
        return replace(table, name=name)

    def taking_values(self, table: Table) -> Table:
        """The table with identities that let values be given."""
        columns = (
            replace(each, identity=replace(each.identity, always=False)) if each.identity else each
            for each in table.columns
        )
        return replace(table, columns=tuple(columns))

    def _checked_constraint(self, context: Context, constraint: Constraint) -> Constraint:
        """The constraint in words of the database."""
        self._noted(context, constraint)
        constraint = with_known_actions(constraint, self._profile)
        self._checked(context, (constraint.name,), constraint_reasons(constraint, self._profile))
        return constraint

    def _noted(self, context: Context, constraint: Constraint) -> None:
        for note in replaced_actions(constraint, self._profile):
            context["note"](note)

    def _checked(self, context: Context, names: Iterable[str | None], reasons: Iterator[Reason]) -> None:
        """SQLAlchemy would spell what follows in any case: refuse what the database doesn't know."""
        for name in names:
            if name is not None and len(name) > self._surely_short:
                check_length(self._profile, name)
        for reason in reasons:
            context["refuse"](
                reason.why, "leave it out for this database: if op.get_context().dialect.name != ...", *reason.ways_out
            )


def _columns_of(key: Constraint | Index) -> tuple[str | None, ...]:
    if isinstance(key, Index):
        return tuple(part.column for part in key.parts)
    return key.columns if isinstance(key, (PrimaryKey, Unique, ForeignKey)) else ()
