"""The filters of templates: how names, literals, types and whole clauses reach SQL.

A name or a literal gets into a statement only through one of these, so nothing gets out of its quotes.
Clauses that SQLAlchemy knows how to spell (a column's specification, a constraint, CREATE TABLE, CREATE
INDEX) are spelled by SQLAlchemy, from objects that are made of the catalog's values for that purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import jinja2
import sqlalchemy as sa
from jinja2.runtime import Context
from msgspec.structs import replace
from sqlalchemy.types import TypeEngine

from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.column_sequences import is_numbered
from sqlgen.catalog.expressions import columns_in
from sqlgen.catalog.implied_indexes import (
    comes_by_itself,
    counting_by,
    left_under_its_name,
    only_served_by,
    taking_over_from,
)
from sqlgen.catalog.naming import kind_of, named_by_database, postgresql_object_name
from sqlgen.catalog.readers import (
    LeftBehind,
    left_behind_by_column,
    left_behind_by_table,
    texts_with_table,
    views_in_the_way,
)
from sqlgen.catalog.tables import without_constraint
from sqlgen.catalog.types import with_collation
from sqlgen.catalog.values import (
    Check,
    Column,
    Constraint,
    EnumType,
    ForeignKey,
    Index,
    Knowledge,
    PrimaryKey,
    Table,
    Unique,
    View,
)
from sqlgen.compiler.abilities import column_reasons, constraint_reasons, index_reasons, table_reasons
from sqlgen.compiler.clauses import Clauses
from sqlgen.compiler.conditions import is_constant, views_on
from sqlgen.compiler.defaults import spelled_default
from sqlgen.compiler.errors import ExpressionRefused
from sqlgen.compiler.expressions import leading_words, statement_sql, value_sql
from sqlgen.compiler.fingerprint import (
    columns_known,
    foreign_keys_known,
    index_parts_known,
    indexes_known,
    parts_known,
    trigger_parts_known,
    words_known,
)
from sqlgen.compiler.foreign_key_actions import (
    checked_and_changed,
    replaced_actions,
    table_with_known_actions,
    with_known_actions,
)
from sqlgen.compiler.inserts import Insert, counted_up_in, inserts
from sqlgen.compiler.literals import literals
from sqlgen.operations.alter_column import AlterColumnOp
from sqlgen.operations.base import MigrateOperation
from sqlgen.operations.columns import AddColumnOp
from sqlgen.operations.data import BulkInsertOp
from sqlgen.operations.tables import CreateTableOp
from sqlgen.profile import Profile
from sqlgen.profile.identifiers import check_length, fold, quote, quote_schema


class Filters:
    """All filters and tests of one profile; the public methods' names are the filters' names in templates."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._literals = literals(profile)
        self._clauses = Clauses(profile)
        self._prefixes = tuple(f"{prefix}_" for prefix in profile.options.prefixes)
        self._quote = lru_cache(maxsize=8192)(self._checked_quote)
        self._surely_short = profile.identifiers.max_length // 4  # characters; each has at most four bytes

    def as_filters(self) -> dict[str, Callable[..., Any]]:
        """By name, for the environment."""
        return {name: getattr(self, name) for name in vars(Filters) if not name.startswith(("_", "as_"))}

    # -- names -----------------------------------------------------------------------------------

    def identifier(self, name: str) -> str:
        """A name as SQL, in quotes where it needs them."""
        return self._quote(name, getattr(name, "quote", None))

    def identifiers(self, names: Iterable[str]) -> str:
        """Several names, with commas between them."""
        return ", ".join(self.identifier(name) for name in names)

    def table_name(self, of: MigrateOperation | Table | Mapping[str, Any]) -> str:
        """The table of an operation, or a Table, with its schema."""
        if isinstance(of, Table):
            return self.in_schema(of.name, of.schema)
        name, schema = getattr(of, "table_name", None), getattr(of, "schema", None)
        if name is None:
            raise TypeError(f"{of!r} doesn't say a table")
        return self.in_schema(name, schema)

    def referred_table(self, foreign_key: Any) -> str:
        """The table that a foreign key points at, with its schema."""
        return self.in_schema(foreign_key.referred_table, foreign_key.referred_schema)

    def in_schema(self, name: str, schema: str | None) -> str:
        """The name of an index, a type, a sequence or a table, with a schema if there is one."""
        quoted = self.identifier(name)
        return quoted if schema is None else f"{self.schema_name(schema)}.{quoted}"

    def schema_name(self, schema: str) -> str:
        """A schema as SQL."""
        return quote_schema(self._profile, schema)

    def type_name(self, enum_type: EnumType) -> str:
        """An enum type's name, with its schema."""
        return self.in_schema(enum_type.name, enum_type.schema)

    # -- values ----------------------------------------------------------------------------------

    def stored_name(self, name: str) -> str:
        """A name as the database's own catalog has it: Oracle's USER_TABLES says ACCOUNT for account."""
        quoted = self.identifier(name)
        return quoted.upper() if self._profile.identifiers.unquoted == "upper" and quoted == name else str(name)

    def literal(self, value: Any, type_: TypeEngine[Any] | None = None) -> str:
        """A value as a SQL literal; `none` is NULL."""
        return self._literals.of(value, type_)

    def value(self, value: Any, type_: TypeEngine[Any] | None = None) -> str:
        """A value of a row: a literal, or the SQL of an expression (`func.now()`)."""
        return value_sql(value, type_, self._profile)

    def inside_literal(self, text: str) -> str:
        """SQL that will stand inside a quoted string, its quotes doubled (dynamic SQL)."""
        return text.replace("'", "''")

    def expression(self, text: str) -> str:
        """SQL of the author's or the catalog's, as it is."""
        if not isinstance(text, str):
            raise TypeError(f"{text!r} isn't SQL text")
        return text

    def is_constant(self, text: str) -> bool:
        """Whether SQL text is one literal, in parentheses or not: nothing that the server must compute."""
        return is_constant(text)

    def columns_of(self, check: Check) -> list[str]:
        """The columns that a CHECK reads, by name; refused where the text can't be read."""
        columns = columns_in(check.sqltext, self._profile)
        if columns is None:
            raise ExpressionRefused(
                f"it can't be told which columns this CHECK reads: {check.sqltext}",
                fix="give the constraint a name, and drop it by that",
            )
        return sorted(columns)

    def checked_and_changed(self, constraint: Constraint, table: Table | None) -> list[tuple[str, Check, ForeignKey]]:
        """Columns that a CHECK reads and a foreign key's action changes, with both: one of them is the constraint."""
        return list(checked_and_changed(constraint, table, self._profile))

    def statement_sql(self, sqltext: Any) -> str:
        """What an author gave to `op.execute`, as SQL text."""
        return statement_sql(sqltext, self._profile)

    def leading_words(self, sql: str) -> list[str]:
        """The first words of a statement, in upper case, comments left out: ["CREATE", "OR", "REPLACE", ...]."""
        return leading_words(sql)

    # -- types and clauses -----------------------------------------------------------------------

    def type(self, type_: TypeEngine[Any], collation: str | None = None) -> str:
        """A column type as SQL, with a collation if one is given."""
        return self._clauses.type(with_collation(type_, collation))

    def base_type(self, type_: TypeEngine[Any]) -> str:
        """A column type as SQL, without its length or precision."""
        return self._clauses.base_type(type_)

    @jinja2.pass_context
    def column_specification(self, context: Context, column: Column) -> str:
        """A column of the operation's table as in CREATE TABLE: name, type, default, nullability; no constraints."""
        self._checked(context, (column.name,), column_reasons(column, self._profile))
        return self._clauses.column_specification(column, _table(context))

    @jinja2.pass_context
    def inline_constraint(self, context: Context, constraint: Constraint) -> str:
        """A constraint of one column as it stands behind that column: `REFERENCES ...`, `CHECK (...)`."""
        constraint = self._checked_constraint(context, constraint)
        clause = self._clauses.inline_constraint(constraint, _table(context), context["catalog_after"])
        if constraint.name is None or constraint.implicit:
            return clause
        return f"CONSTRAINT {self.identifier(constraint.name)} {clause}"

    def kind(self, constraint: Constraint) -> str:
        """primary_key, unique, foreign_key, check or exclude."""
        return kind_of(constraint)

    def casts_to(self, old: TypeEngine[Any], new: TypeEngine[Any]) -> tuple[str, ...] | None:
        """The casts that turn a type into another where the server doesn't by itself; none if no way is known."""
        if old._isnull or new._isnull:
            return ()
        return self._profile.casts.needed(self._clauses.type(old), self._clauses.type(new))

    def serial_sequence(self, op: AlterColumnOp) -> str:
        """The sequence that PostgreSQL would make for a SERIAL column of that name, with its schema."""
        return self.in_schema(postgresql_object_name(op.table_name, op.column_name, "seq"), op.schema)

    def spelled_default(self, column: Column) -> str:
        """What stands after DEFAULT for a column that has one: in parentheses where the database wants them."""
        return spelled_default(column, self._profile)

    def column_list(self, index: Index) -> list[str | None]:
        """The columns of an index, by name; none for an expression."""
        return [part.column for part in index.parts]

    @jinja2.pass_context
    def columns_named(self, context: Context, names: Collection[str | None]) -> list[Column]:
        """The columns of the operation's table, after it, that have these names, in the order of the table."""
        table: Table | None = context["table_after"]
        return [] if table is None else [column for column in table.columns if column.name in names]

    def columns_with_identity(self, op: CreateTableOp) -> list[sa.Column[Any]]:
        """The author's columns that are identities, for a database that has none: so no restored table has any."""
        if op._restores:
            return []
        return [each for each in op.columns if isinstance(each, sa.Column) and each.identity is not None]

    def dropped_before(self, op: MigrateOperation) -> list[Any]:
        """What stands in the way of an operation, and is dropped before it."""
        return [each.value for each in getattr(op, "_in_the_way", ())]

    @jinja2.pass_context
    def taking_over_from(
        self, context: Context, key: PrimaryKey | Unique | Index, gone: Sequence[Any] = ()
    ) -> tuple[Index, ...]:
        """Indexes that take the place of a key of the operation's table, which foreign keys need (MySQL).

        :param gone: foreign keys that were dropped just before.
        """
        table: Table | None = context["table_before"]
        if table is None:
            return ()
        if gone:
            table = replace(table, foreign_keys=tuple(each for each in table.foreign_keys if each not in gone))
        return taking_over_from(key, table, self._profile)

    @jinja2.pass_context
    def foreign_keys_to(self, context: Context, key: PrimaryKey | Unique | Index) -> list[ForeignKey]:
        """Foreign keys, of any table, that refer to columns which have no index but this key (MySQL)."""
        table: Table | None = context["table_before"]
        if table is None:
            return []
        primary = () if table.primary_key is None else table.primary_key.columns
        referring = [each for _, each in context["catalog_before"].referrers(table.name, table.schema)]
        if not referring:
            return []
        columns = {each: each.referred_columns or primary for each in referring}
        lost = only_served_by(key, table, columns.values(), self._profile)
        return [each for each in referring if columns[each] in lost]

    @jinja2.pass_context
    def columns_counting_by(self, context: Context, key: PrimaryKey | Unique | Index) -> list[Column]:
        """Columns of the operation's table that must stop counting up when this key goes, as they are then (MySQL)."""
        table: Table | None = context["table_before"]
        found = () if table is None else counting_by(key, table, self._profile)
        return [replace(column, autoincrement=False) for column in found]

    @jinja2.pass_context
    def column_place(self, context: Context, op: AddColumnOp | AlterColumnOp) -> str | None:
        """The column after which a new or a moved one goes; empty for the first place, none for the last."""
        position = op.position
        if position is None or not self._profile.has("column_position"):
            return None
        if position.where != "before":
            return position.column or ""
        table: Table | None = context["table_before"]
        moved = op.column_name if isinstance(op, AlterColumnOp) else None
        names = [column.name for column in (table.columns if table is not None else ()) if column.name != moved]
        folded = [fold(self._profile, name) for name in names]
        wanted = fold(self._profile, position.column or "")
        if wanted not in folded:
            context["refuse"](f"it isn't known what stands before {position.column}", "say insert_after=...")
        place = folded.index(wanted)
        return names[place - 1] if place else ""

    def indexes_of_its_own(self, table: Table) -> list[Index]:
        """The indexes of a table without those that come with foreign keys which are added to it (MySQL)."""
        keys = [each for each in table.foreign_keys if not each.implicit or self._is_named_anew(each, table)]
        return [each for each in table.indexes if not comes_by_itself(each, keys, table, self._profile)]

    def _is_named_anew(self, constraint: Constraint, table: Table) -> bool:
        """Whether the database would make up the same name for it on a table that has none as yet."""
        return id(constraint) in named_by_database(table, self._profile)

    def dollar_quoted(self, body: str) -> str:
        """The body of a DO block or a function in dollar quotes that don't occur in it."""
        tag, number = "$sqlgen$", 1
        while tag in body:
            number += 1
            tag = f"$sqlgen{number}$"
        return f"{tag}\n{body.strip()}\n{tag}"

    @jinja2.pass_context
    def inserts(self, context: Context, op: BulkInsertOp) -> Iterator[Insert]:
        """The rows of a `bulk_insert`, in chunks: `.columns` and `.rows` of each are SQL text in parentheses."""
        return inserts(op, context["table_after"], self._profile, self.identifiers)

    @jinja2.pass_context
    def counted_up_in(self, context: Context, sqltext: Any) -> Table | None:
        """Of `op.execute`: the table of an INSERT with values for a column that the server counts up; else none."""
        return counted_up_in(sqltext, context["catalog_before"], self._profile)

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

    def own_sequence(self, column: Column, table: Table) -> str:
        """The sequence that PostgreSQL makes for a counting column of a new table, without a schema."""
        return postgresql_object_name(table.name, column.name, "seq")

    @jinja2.pass_context
    def known_sequence(self, context: Context, column: Column) -> str:
        """The sequence of a counting column of the operation's table, as the catalog calls it, without a schema."""
        table = _table(context)
        registry = context["catalog_after"].registry
        owned = (each for each in registry.sequences_of(registry.key(table.name, table.schema)) if each.owned_by)
        names = [each.name for each in owned if each.owned_by[1] == column.name]
        return names[0] if names else self.own_sequence(column, table)

    def numbered(self, columns: Iterable[Column]) -> list[Column]:
        """Those of the columns whose values the database hands out."""
        return [column for column in columns if is_numbered(column)]

    def not_null_name(self, column: Column, table: Table) -> str:
        """The constraint that PostgreSQL 18 makes for a NOT NULL column of a new table."""
        return postgresql_object_name(table.name, column.name, "not_null")

    @jinja2.pass_context
    def views_on(self, context: Context, table: Table) -> tuple[View, ...]:
        """The views that read a table, also through others, in the order of their creation."""
        return views_on(table, context["catalog_after"])

    @jinja2.pass_context
    def left_under_its_name(self, context: Context, constraint: Constraint) -> Index | None:
        """MySQL: the index that an earlier foreign key left behind, under the name that the index of this one gets."""
        table: Table | None = context["table_before"]
        if table is None or not isinstance(constraint, ForeignKey):
            return None
        return left_under_its_name(constraint, table, self._profile)

    @jinja2.pass_context
    def left_behind(self, context: Context, op: Any, column: str | None = None) -> list[LeftBehind]:
        """The views and triggers that name a renamed table, or its column, and that the database doesn't follow in."""
        catalog: Catalog = context["catalog_before"]
        registry = catalog.registry
        if not registry.triggered and not registry.views:
            return []
        table = catalog.find_table(op.table_name, op.schema) or Table(op.table_name, schema=op.schema)
        if column is None:
            return list(left_behind_by_table(registry, table))
        return list(left_behind_by_column(registry, table, column))

    @jinja2.pass_context
    def left_broken(self, context: Context, op: Any) -> list[LeftBehind]:
        """The views, and the triggers of other tables, that name a table which is dropped."""
        catalog: Catalog = context["catalog_before"]
        if not catalog.registry.triggered and not catalog.registry.views:
            return []
        table = catalog.find_table(op.table_name, op.schema) or Table(op.table_name, schema=op.schema)
        return list(texts_with_table(catalog.registry, table))

    @jinja2.pass_context
    def views_in_the_way(self, context: Context, op: AlterColumnOp) -> list[View]:
        """The views that surely read an altered column, where the server refuses another type while they do."""
        catalog: Catalog = context["catalog_before"]
        table = catalog.find_table(op.table_name, op.schema)
        return [] if table is None else views_in_the_way(catalog.registry, table, op.column_name, "column_type")

    def keys_from_others(self, table: Table, catalog: Catalog) -> list[tuple[Table, ForeignKey]]:
        """The foreign keys of other tables that refer to this one in a catalog, each with its table."""
        own = catalog.find_table(table.name, table.schema)
        return [(child, key) for child, key in catalog.referrers(table.name, table.schema) if child is not own]

    def columns_known(self, table: Table) -> str:
        """The columns of a table in one line, to be compared with what SQLite's pragmas say."""
        return columns_known(table, self._clauses.type, self._profile)

    def indexes_known(self, table: Table) -> str:
        """The indexes of a table in one line, to be compared with what SQLite's pragmas say."""
        return indexes_known(table, self._clauses.type, self._profile)

    @jinja2.pass_context
    def words_known(self, context: Context, table: Table) -> list[tuple[str, int]]:
        """Words that SQLite's pragmas tell nothing of, and how often each is in the CREATE TABLE of a table."""
        return words_known(self.create_table(context, table))

    def parts_known(self, table: Table) -> list[str]:
        """What the text of a table has in it, as scripts compare it."""
        return parts_known(table)

    def index_parts_known(self, table: Table) -> list[tuple[str, str]]:
        """What the texts of a table's indexes have in them, each with the name of its index."""
        return index_parts_known(table)

    def trigger_parts_known(self, table: Table) -> list[tuple[str, str]]:
        """What the texts of a table's triggers have in them, each with the name of its trigger."""
        return trigger_parts_known(table)

    @jinja2.pass_context
    def foreign_keys_known(self, context: Context, table: Table) -> str:
        """The foreign keys of a table in one line, to be compared with what SQLite's pragmas say."""
        return foreign_keys_known(table, context["catalog_before"])

    @jinja2.pass_context
    def create_index(
        self, context: Context, index: Index, *, if_not_exists: bool | None = False, table: Table | None = None
    ) -> str:
        """The whole CREATE INDEX statement of an index of the operation's table, or of another one."""
        self._checked(context, (index.name,), index_reasons(index, self._profile))
        return self._clauses.create_index(index, table or _table(context), bool(if_not_exists))

    @jinja2.pass_context
    def constraint_clause(self, context: Context, constraint: Constraint, *, table: Table | None = None) -> str:
        """A constraint as it stands in CREATE TABLE or after ADD, its name included.

        It is one of the operation's table, or of another one.
        """
        constraint = self._checked_constraint(context, constraint)
        return self._clauses.constraint(constraint, table or _table(context), context["catalog_after"])

    @jinja2.pass_context
    def named_clause(self, context: Context, constraint: Constraint, *, table: Table | None = None) -> str:
        """The same with the name that the database once made up: given again, it might make up another one.

        A foreign key that gets its name again has none: its index would be called like it (MySQL).
        """
        of_table = table or _table(context)
        anew = isinstance(constraint, ForeignKey) and self._is_named_anew(constraint, of_table)
        name = None if anew else constraint.name
        constraint = replace(self._checked_constraint(context, constraint), implicit=False, name=name)
        return self._clauses.constraint(constraint, of_table, context["catalog_after"])

    # -- options ---------------------------------------------------------------------------------

    def option(self, options: Mapping[str, Any] | None, name: str, default: Any = None) -> Any:
        """A dialect keyword without its prefix: `options | option("using")` reads `postgresql_using`.

        The dialect's own spelling goes before the one of the dialect that it extends.
        """
        for prefix in self._prefixes if options else ():
            value = options.get(prefix + name) if options else None
            if value is not None:
                return value
        return default

    def _checked_constraint(self, context: Context, constraint: Constraint) -> Constraint:
        """The constraint in words of the database."""
        self._noted(context, constraint)
        constraint = with_known_actions(constraint, self._profile)
        self._checked(context, (constraint.name,), constraint_reasons(constraint, self._profile))
        return constraint

    def _noted(self, context: Context, constraint: Constraint) -> None:
        for note in replaced_actions(constraint, self._profile):
            context["note"](note)

    def _checked(self, context: Context, names: Iterable[str | None], reasons: Iterator[str]) -> None:
        """SQLAlchemy would spell what follows in any case: refuse what the database doesn't know."""
        for name in names:
            if name is not None and len(name) > self._surely_short:
                check_length(self._profile, name)
        for reason in reasons:
            context["refuse"](reason, "leave it out for this database: if op.get_context().dialect.name != ...")

    def _checked_quote(self, name: str, force: bool | None) -> str:
        check_length(self._profile, name)
        return quote(self._profile, name)


def _table(context: Context) -> Table:
    """The operation's table, after it or before it; a bare name where nothing is known of it."""
    known: Table | None = context["table_after"] or context["table_before"]
    if known is not None:
        return known
    operation = context["op"]
    return Table(operation.table_name, schema=operation.schema, knowledge=Knowledge.PARTIAL)
