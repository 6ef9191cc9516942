"""The pairs that count: an operation, and a type of column or a kind of constraint that it met."""

from __future__ import annotations

from collections.abc import Iterator

from sqlgen.catalog.expressions import reads_column
from sqlgen.catalog.lookup import KINDS as CONSTRAINTS
from sqlgen.catalog.values import Constraint, Exclude, Table
from sqlgen.profile import Profile
from tests.drawn.kinds import KINDS, Kind
from tests.drawn.world import Pair, Stage

ON_COLUMNS = ("add_column", "drop_column", "rename_column", "alter_type_from", "alter_type_to", "alter_nullable",
              "alter_default", "alter_comment", "alter_everything", "create_index", "drop_index", "update")  # fmt: skip
"""Operations on one column."""

ON_TABLES = ("create_table", "drop_table", "rename_table", "bulk_insert", "table_comment")
"""Operations on a table, with all of its columns."""

ON_CONSTRAINTS = ("add_constraint", "drop_constraint", "drop_unnamed", "add_column", "drop_column", "rename_column",
                  "alter_column", "create_table", "drop_table", "rename_table")  # fmt: skip
"""Operations on a constraint, on a column that is in it, or on its table."""

ALTERED = {
    "new_column_name": "rename_column",
    "nullable": "alter_nullable",
    "server_default": "alter_default",
    "comment": "alter_comment",
}


def pairs_of(profile: Profile) -> list[Pair]:
    """All pairs of a database."""
    constraints = [kind for kind in CONSTRAINTS if kind != "exclude" or profile.can("add_exclude")]
    of_kinds = [(name, kind.name) for kind in KINDS[profile.name] for name in (*ON_COLUMNS, *ON_TABLES)]
    of_constraints = [(name, kind) for kind in constraints for name in ON_CONSTRAINTS]
    return [pair for pair in (*of_kinds, *of_constraints) if not impossible(pair, profile)]


def impossible(pair: Pair, profile: Profile) -> bool:
    """The pairs that can't be; there are no others."""
    name, what = pair
    kind = next((each for each in KINDS[profile.name] if each.name == what), None)
    if kind is None:
        return name == "add_column" and what in ("primary", "exclude")  # they take a directive of their own
    if name in ("create_index", "drop_index"):
        return not kind.key  # no operator class, or too long without a prefix
    if name in ("alter_type_from", "alter_type_to") and kind.family == "bytes":
        # bytes aren't text: they change among themselves, where there are several types of them
        return sum(other.family == "bytes" for other in KINDS[profile.name]) == 1
    return False


def pairs_met(stage: Stage) -> set[Pair]:
    """The pairs that a directive met (not a batch: each of its parts), seen from what it did."""
    return {*_of_columns(stage), *_of_constraints(stage)}


def _of_columns(stage: Stage) -> Iterator[Pair]:
    [directive] = stage.directives()
    name, arguments, keywords = directive.name, directive.arguments, directive.keywords
    if name in ("create_table", "drop_table", "rename_table", "create_table_comment", "drop_table_comment"):
        facts = stage.facts_after if name == "create_table" else stage.facts_before
        shown = "table_comment" if "comment" in name else name
        yield from ((shown, fact.kind.name) for (table, _), fact in facts.items() if table == arguments[0])
    elif name == "bulk_insert":
        table = arguments[0]
        yield from ((name, stage.facts_before[table.name, each.name].kind.name) for each in table.columns)
    elif name == "execute" and directive.rows_of() is not None:
        update = arguments[0]
        yield from (
            ("update", stage.facts_before[update.table.name, each.name].kind.name) for each in update.table.columns
        )
    elif name == "add_column":
        yield name, stage.facts_after[arguments[0], arguments[1].name].kind.name
    elif name == "drop_column":
        yield name, stage.facts_before[arguments].kind.name
    elif name == "alter_column":
        before = stage.facts_before[arguments].kind
        after = stage.facts_after[arguments[0], keywords.get("new_column_name", arguments[1])].kind
        yield from _altered(keywords, before, after)
    elif name in ("create_index", "drop_index"):
        yield from ((name, kind.name) for kind in _indexed(stage))


def _altered(keywords: dict[str, object], before: Kind, after: Kind) -> Iterator[Pair]:
    if set(ALTERED) < set(keywords):
        yield "alter_everything", before.name
        yield "alter_everything", after.name
    elif "type_" in keywords:
        yield "alter_type_from", before.name
        yield "alter_type_to", after.name
    else:
        [changed] = keywords
        yield ALTERED[changed], before.name


def _indexed(stage: Stage) -> Iterator[Kind]:
    """The kinds of the columns in the index that a stage made or dropped."""
    [directive] = stage.directives()
    [name, *_] = directive.arguments
    catalog = stage.after if directive.name == "create_index" else stage.before
    for table in catalog.tables():
        for index in table.indexes:
            if index.name == name:
                for part in index.parts:
                    if part.column is not None:
                        yield stage.facts_before[table.name, part.column].kind


def _of_constraints(stage: Stage) -> Iterator[Pair]:
    [directive] = stage.directives()
    name, arguments = directive.name, directive.arguments
    if name in ("create_table", "drop_table", "rename_table"):
        catalog = stage.after if name == "create_table" else stage.before
        yield from ((name, kind_of(each)) for each in catalog.table(arguments[0]).constraints)
    elif name in ("drop_column", "alter_column"):
        shown = "rename_column" if set(directive.keywords) == {"new_column_name"} else name
        table = stage.before.table(arguments[0])
        yield from ((shown, kind_of(each)) for each in table.constraints if holds(each, arguments[1], table, stage))
    elif name == "add_column":
        before = stage.before.table(arguments[0]).constraints
        yield from ((name, kind_of(each)) for each in stage.after.table(arguments[0]).constraints if each not in before)
    elif name.endswith(("_constraint", "_foreign_key", "_primary_key")):
        yield from _added_or_dropped(stage)


def _added_or_dropped(stage: Stage) -> Iterator[Pair]:
    [directive] = stage.directives()
    table = directive.arguments[1]
    before, after = stage.before.table(table).constraints, stage.after.table(table).constraints
    if directive.name == "drop_constraint":
        for each in before:
            if each not in after:
                yield ("drop_unnamed" if each.implicit else "drop_constraint"), kind_of(each)
    else:
        yield from (("add_constraint", kind_of(each)) for each in after if each not in before)


def kind_of(constraint: Constraint) -> str:
    return next(name for name, value in CONSTRAINTS.items() if isinstance(constraint, value))


def holds(constraint: Constraint, column: str, table: Table, stage: Stage) -> bool:
    """Whether a column is in a constraint."""
    sqltext = getattr(constraint, "sqltext", None)
    return column in columns_of(constraint) or bool(sqltext and reads_column(sqltext, column, stage.before.profile))


def columns_of(constraint: Constraint) -> tuple[str, ...]:
    """The columns that a constraint names; not those that an expression reads."""
    if isinstance(constraint, Exclude):
        return tuple(element.column for element in constraint.elements if element.column)
    return getattr(constraint, "columns", ())
