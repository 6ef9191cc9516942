"""Draws changes: a directive, the schema after it, and how the values of changed columns come about.

What the profile says goes with a dropped column goes here, too: keys, checks, foreign keys and indexes over it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from tests.rebuild.drawn.schema import Check, Column, ForeignKey, Index, Schema, Table, Unique, Words, quoted
from tests.rebuild.drawn.start import ACTIONS, CONDITIONS, DEFERRED, Draw, Names, chance, pick, referable

TYPES = {
    "INTEGER": "sa.Integer()",
    "BIGINT": "sa.BigInteger()",
    "TEXT": "sa.Text()",
    "VARCHAR(30)": "sa.String(30)",
    "NUMERIC(12, 3)": "sa.Numeric(12, 3)",
    "FLOAT": "sa.Float()",
    "BLOB": "sa.LargeBinary()",
    "DATE": "sa.Date()",
    "BOOLEAN": "sa.Boolean()",
    "REAL": "sa.REAL()",
}
CAST = {"TEXT": "TEXT", "VARCHAR(30)": "TEXT", "BLOB": "BLOB"}
STRICT = ("INTEGER", "TEXT", "REAL", "BLOB")
DEFAULTS = {
    "'5'": "'5'",
    "'x'": "'x'",
    "'it''s'": '"it\'s"',
    "(1 + 2)": "sa.text('(1 + 2)')",
    "-1.5": "sa.text('-1.5')",
}
"""SQL, and how an author writes it. A string of digits is a number's where the column is one; so it isn't here."""


@dataclass(frozen=True)
class Change:
    """One directive of an author, as `op.` and as `batch.` have it, and what it does.

    ``values``: by the number of a column the SQL that makes its value, over columns called `k1`, `k2`...
    """

    method: str
    arguments: tuple[str, ...]
    after: Schema
    values: dict[int, str] = field(default_factory=dict)
    table_at: int = 0
    about: str = "table"
    """What it changes: "table", "child" or "rows"; only the first can stand in a batch. "order": only there."""

    def by_op(self, table: str) -> str:
        if self.about != "table":
            return f"op.{self.method}({', '.join(self.arguments)})"
        given = list(self.arguments)
        given.insert(self.table_at, f"table_name={table!r}" if self.method == "drop_index" else repr(table))
        return f"op.{self.method}({', '.join(given)})"

    def by_batch(self) -> str:
        return f"batch.{self.method}({', '.join(self.arguments)})"


Drawing = Callable[[Draw, Names, Schema], Change | None]


def with_table(schema: Schema, table: Table) -> Schema:
    return replace(schema, table=table)


def with_column(schema: Schema, column: Column) -> Schema:
    columns = tuple(column if each.key == column.key else each for each in schema.table.columns)
    return with_table(schema, replace(schema.table, columns=columns))


def ordinary(schema: Schema) -> list[Column]:
    return [each for each in schema.table.plain if each.key not in schema.table.primary]


def add_column(draw: Draw, names: Names, schema: Schema) -> Change:
    table = schema.table
    key = names.key()
    typed = pick(draw, [each for each in TYPES if not table.strict or each in STRICT])
    default = pick(draw, (None, None, *DEFAULTS)) if not table.strict else None
    not_null = (default is not None and chance(draw)) or chance(draw, 12)
    column = Column(key, names.column(draw, key), typed, not_null, default)
    said = [repr(column.name), TYPES[typed]]
    after = replace(table, columns=(*table.columns, column))
    if chance(draw, 5):
        name = names.other("fk ")
        said.append(f"sa.ForeignKey('p.id', name={name!r}, ondelete='CASCADE')")
        foreign_key = ForeignKey(name, key, "id", " ON DELETE CASCADE")
        after = replace(after, foreign_keys=(*after.foreign_keys, foreign_key))
    said += [f"nullable={not not_null}"]
    if default is not None:
        said.append(f"server_default={DEFAULTS[default]}")
    if chance(draw, 6):
        said.append("unique=True")
        after = replace(after, uniques=(*after.uniques, Unique(None, (key,))))
    values = {key: default or "NULL"}
    return Change("add_column", (f"sa.Column({', '.join(said)})",), with_table(schema, after), values)


def drop_column(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    found = [each for each in table.columns if each.key not in schema.read]
    if not found or len(table.plain) < 3:
        return None
    column = pick(draw, found)
    return Change("drop_column", (repr(column.name),), with_table(schema, without(table, column.key)))


def without(table: Table, key: int) -> Table:
    return replace(
        table,
        columns=tuple(each for each in table.columns if each.key != key),
        uniques=tuple(each for each in table.uniques if key not in each.keys),
        checks=tuple(each for each in table.checks if key not in each.words.keys),
        foreign_keys=tuple(each for each in table.foreign_keys if each.key != key),
        indexes=tuple(each for each in table.indexes if key not in each.keys),
    )


def rename_column(draw: Draw, names: Names, schema: Schema) -> Change:
    column = pick(draw, schema.table.columns)
    name = names.column(draw, names.key())
    arguments = (repr(column.name), f"new_column_name={name!r}")
    return Change("alter_column", arguments, with_column(schema, replace(column, name=name)))


def alter_type(draw: Draw, names: Names, schema: Schema) -> Change | None:
    strict = schema.table.strict
    found = [each for each in ordinary(schema) if each.type not in TYPES or each.type in ("INTEGER", "TEXT", "BLOB")]
    found = [each for each in found if not strict or each.default is None]
    if not found:
        return None
    column = pick(draw, found)
    typed = pick(draw, [each for each in TYPES if each != column.type and (not strict or each in STRICT)])
    said = [repr(column.name), f"type_={TYPES[typed]}"]
    changed = replace(column, type=typed)
    value = f"k{column.key}"
    if chance(draw, 4):
        said.append(f"sqlite_using={f'coalesce({quoted(column.name)}, 3)'!r}")
        value = f"coalesce({value}, 3)"
    elif typed in CAST and CAST[typed] != {"VARCHAR(20)": "TEXT"}.get(column.type, column.type):
        value = f"CAST({value} AS {CAST[typed]})"
    return Change("alter_column", tuple(said), with_column(schema, changed), {column.key: value})


def alter_null(draw: Draw, names: Names, schema: Schema) -> Change | None:
    if not ordinary(schema):
        return None
    column = pick(draw, ordinary(schema))
    changed = replace(column, not_null=not column.not_null, on_conflict="")
    said = [repr(column.name), f"nullable={column.not_null}"]
    if not column.not_null and chance(draw) and not schema.table.strict:
        default = pick(draw, tuple(DEFAULTS))
        said.append(f"server_default={DEFAULTS[default]}")
        changed = replace(changed, default=default)
    values = {}
    if changed.not_null and changed.default is not None:
        values[column.key] = f"coalesce(k{column.key}, {changed.default})"
    return Change("alter_column", tuple(said), with_column(schema, changed), values)


def alter_default(draw: Draw, names: Names, schema: Schema) -> Change | None:
    found = [] if schema.table.strict else ordinary(schema)
    if not found:
        return None
    column = pick(draw, found)
    default = pick(draw, (None, *DEFAULTS))
    arguments = (repr(column.name), f"server_default={DEFAULTS[default] if default else None}")
    return Change("alter_column", arguments, with_column(schema, replace(column, default=default)))


def create_unique(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    if not ordinary(schema):
        return None
    keys = tuple(dict.fromkeys(pick(draw, ordinary(schema)).key for _ in range(draw(st.integers(1, 2)))))
    if any(set(each.keys) == set(keys) for each in table.uniques):
        return None  # which of two equal keys answers a conflict isn't for us to say
    unique = Unique(names.other("uq "), keys)
    arguments = (repr(unique.name), repr([table.column(key).name for key in keys]))
    after = replace(table, uniques=(*table.uniques, unique))
    return Change("create_unique_constraint", arguments, with_table(schema, after), table_at=1)


def create_check(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    if not ordinary(schema):
        return None
    check = Check(names.other("ck "), Words(pick(draw, CONDITIONS), (pick(draw, ordinary(schema)).key,)))
    arguments = (repr(check.name), repr(check.words.said(table)))
    after = replace(table, checks=(*table.checks, check))
    return Change("create_check_constraint", arguments, with_table(schema, after), table_at=1)


def create_foreign_key(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    if not ordinary(schema):
        return None
    targets: list[str | int] = ["id", "code", *referable(table)]
    key = ForeignKey(names.other("fk "), pick(draw, ordinary(schema)).key, pick(draw, targets))
    to = ("p", key.to) if isinstance(key.to, str) else (table.name, table.column(key.to).name)
    arguments = [repr(key.name), repr(to[0]), repr([table.column(key.key).name]), repr([to[1]])]
    rest = pick(draw, ACTIONS)
    if " ON DELETE" in rest:
        arguments.append(f"ondelete={rest.removeprefix(' ON DELETE ').split(' ON UPDATE')[0]!r}")
    if " ON UPDATE CASCADE" in rest:
        arguments.append("onupdate='CASCADE'")
    if deferred := pick(draw, DEFERRED):
        arguments += ["deferrable=True", "initially='DEFERRED'"]
    key = replace(key, rest=rest + deferred)
    after = replace(table, foreign_keys=(*table.foreign_keys, key))
    return Change("create_foreign_key", tuple(arguments), with_table(schema, after), table_at=1)


def drop_unique(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    found = [each for each in table.uniques if not (len(each.keys) == 1 and each.keys[0] in schema.referred)]
    found = [each for each in found if [other.keys for other in table.uniques].count(each.keys) == 1]
    if not found:
        return None
    unique = pick(draw, found)
    after = replace(table, uniques=tuple(each for each in table.uniques if each is not unique))
    return _dropped(draw, schema, after, unique.name, "unique", [table.column(key).name for key in unique.keys])


def drop_primary_key(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    if not table.primary or table.without_rowid or schema.referred & set(table.primary):
        return None
    after = replace(table, primary=(), primary_name=None, counting=False)
    columns = [table.column(key).name for key in table.primary]
    return _dropped(draw, schema, after, table.primary_name, "primary", columns)


def move_column(draw: Draw, names: Names, schema: Schema) -> Change | None:
    """Beside another one."""
    columns = schema.table.columns
    column, other = pick(draw, columns), pick(draw, columns)
    if column is other:
        return None
    where = pick(draw, ("insert_before", "insert_after"))
    rest = [each for each in columns if each is not column]
    rest.insert(rest.index(other) + (where == "insert_after"), column)
    after = replace(schema.table, columns=tuple(rest))
    return Change(
        "alter_column", (repr(column.name), f"{where}={other.name!r}"), with_table(schema, after), about="order"
    )


def drop_foreign_key(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    found = [each for each in table.foreign_keys if [other.key for other in table.foreign_keys].count(each.key) == 1]
    if not found:
        return None
    key = pick(draw, found)
    after = replace(table, foreign_keys=tuple(each for each in table.foreign_keys if each is not key))
    return _dropped(draw, schema, after, key.name, "foreignkey", [table.column(key.key).name])


def _dropped(draw: Draw, schema: Schema, after: Table, name: str | None, kind: str, columns: Iterable[str]) -> Change:
    """By its name, or by what it is."""
    by_what_it_is = name is None or chance(draw, 4)
    said = [repr(None if by_what_it_is else name), f"type_={kind!r}"]
    if by_what_it_is:
        said.append(f"columns={list(columns)!r}")
    return Change("drop_constraint", tuple(said), with_table(schema, after), table_at=1)


def drop_check(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    found = [each for each in table.checks if each.name is not None]
    if not found:
        return None
    check = pick(draw, found)
    after = replace(table, checks=tuple(each for each in table.checks if each is not check))
    return Change("drop_constraint", (repr(check.name), "type_='check'"), with_table(schema, after), table_at=1)


def create_index(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    if not ordinary(schema):
        return None
    column = pick(draw, ordinary(schema))
    index = Index(names.other("ix "), chance(draw, 4), (Words("{0}", (column.key,)),))
    said = [repr(index.name), repr([column.name]), f"unique={index.unique}"]
    if chance(draw, 3):
        where = Words("{0} > 2", (pick(draw, ordinary(schema)).key,))
        index = replace(index, where=where)
        said.append(f"sqlite_where=sa.text({where.said(table)!r})")
    after = replace(table, indexes=(*table.indexes, index))
    return Change("create_index", tuple(said), with_table(schema, after), table_at=1)


def drop_index(draw: Draw, names: Names, schema: Schema) -> Change | None:
    table = schema.table
    if not table.indexes:
        return None
    index = pick(draw, table.indexes)
    after = replace(table, indexes=tuple(each for each in table.indexes if each is not index))
    return Change("drop_index", (repr(index.name),), with_table(schema, after), table_at=1)


def rename_table(draw: Draw, names: Names, schema: Schema) -> Change:
    name = names.other(pick(draw, ("moved", "Moved ")))
    after = with_table(schema, replace(schema.table, name=name))
    return Change("rename_table", (repr(schema.table.name), repr(name)), after, about="name")


def alter_child(draw: Draw, names: Names, schema: Schema) -> Change:
    default = pick(draw, ("'n'", "'m'", "'o'"))
    return Change(
        "alter_column",
        ("'c'", "'note'", f"server_default={default}"),
        replace(schema, child_default=default),
        about="child",
    )


def insert_row(draw: Draw, names: Names, schema: Schema) -> Change:
    return Change("execute", ("\"INSERT INTO log VALUES ('between')\"",), schema, about="rows")


CHANGES: tuple[Drawing, ...] = (
    *(add_column, drop_column, rename_column, alter_type, alter_null, alter_default),
    *(create_unique, create_check, create_foreign_key, drop_unique, drop_foreign_key, drop_check),
    *(drop_primary_key, move_column),
    *(create_index, drop_index, rename_table, alter_child, insert_row),
)


@dataclass(frozen=True)
class Block:
    """Changes that an author writes one after the other: plain, or in a batch with these arguments."""

    changes: tuple[Change, ...]
    table: str
    batch: str | None = None

    def __str__(self) -> str:
        if self.batch is None:
            return "".join(f"{change.by_op(self.table)}\n" for change in self.changes)
        lines = "".join(f"    {change.by_batch()}\n" for change in self.changes if change.method) or "    pass\n"
        return f"with op.batch_alter_table({self.table!r}{self.batch}) as batch:\n{lines}"


def draw_blocks(draw: Draw, names: Names, schema: Schema) -> list[Block]:
    """One to four blocks of changes of a schema."""
    blocks = []
    for _ in range(draw(st.integers(1, 3))):
        batch = pick(draw, (None, "", "", ", recreate='always'"))
        changes: list[Change] = []
        table = schema.table.name
        for _ in range(draw(st.integers(1, 4))):
            change = pick(draw, CHANGES)(draw, names, schema)
            if change is None or not can_stand(change, batch, changes):
                continue
            changes.append(change)
            schema = change.after
            if change.about not in ("table", "order"):
                break
        if batch and chance(draw):  # what an author says of the whole table counts where it is made anew anyway
            can_move = len(schema.table.columns) > 1
            kinds = (reordered, with_arguments) if can_move else (with_arguments,)
            said, change = pick(draw, kinds)(draw, names, schema)
            changes.append(change)
            schema, batch = change.after, batch + said
        if changes:
            blocks.append(Block(tuple(changes), table, batch))
    return blocks


def can_stand(change: Change, batch: str | None, changes: list[Change]) -> bool:
    """Whether it can be the next one of a block."""
    if change.about in ("table", "order"):
        return batch is not None or change.about == "table"
    return batch is None and not changes


def reordered(draw: Draw, names: Names, schema: Schema) -> tuple[str, Change]:
    """Of a group of two, the second comes after all others: it waits for the first."""
    columns = schema.table.columns
    first, second = columns[0], pick(draw, columns[1:])
    after = replace(schema.table, columns=(*(each for each in columns if each is not second), second))
    said = f", partial_reordering=[({first.name!r}, {second.name!r})]"
    return said, Change("", (), with_table(schema, after))


def with_arguments(draw: Draw, names: Names, schema: Schema) -> tuple[str, Change]:
    """A check in the names that the table has at the end of the batch; one that it has already it has once."""
    table = schema.table
    check = Check(names.other("ck "), Words(pick(draw, CONDITIONS), (pick(draw, table.plain).key,)))
    said = f", table_args=[sa.CheckConstraint({check.words.said(table)!r}, name={check.name!r})]"
    if check.words.said(table) in [each.words.said(table) for each in table.checks]:
        return said, Change("", (), schema)
    return said, Change("", (), with_table(schema, replace(table, checks=(*table.checks, check))))
