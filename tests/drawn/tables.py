"""Draws tables: columns of all kinds, constraints named and unnamed, indexes, foreign keys, rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from sqlgen.catalog.values import Table
from tests.drawn.choices import Draw, chance, pick, some
from tests.drawn.kinds import KINDS, Kind
from tests.drawn.world import Fact, World, column

ROWS = 2
ACTIONS = (None, None, "CASCADE", "SET NULL", "RESTRICT")
COMMENTS = (None, None, None, "it's 100% \\ free", "two\nlines 🌷")
NAMES = ("c", "Mixed", "order", "with space")
PARTIAL_INDEXES = frozenset({"postgresql", "sqlite"})


def kinds(world: World) -> tuple[Kind, ...]:
    return KINDS[world.profile.name]


def kind_called(world: World, name: str) -> Kind:
    return next(kind for kind in kinds(world) if kind.name == name)


def draw_table(
    draw: Draw, world: World, wanted: Sequence[Kind] = (), *, rows: int = ROWS, constraint: str | None = None
) -> str | None:
    """Create a table with rows; columns of the wanted kinds are among its own. None when it was refused.

    A constraint of a kind is among its own if there is something that it can be on.
    """
    name = world.new_name(pick(draw, ("t", "Table ", "group")))
    drawn = _Table(draw, world, name, rows)
    drawn.key()
    for kind in (*wanted, *some(draw, kinds(world), 3)):
        drawn.column(kind)
    drawn.constraints(constraint)
    items = [*drawn.columns, *drawn.items]
    keywords: dict[str, Any] = dict(drawn.options)
    if comment := pick(draw, COMMENTS):
        keywords["comment"] = comment
    if not world.do("create_table", name, *items, **keywords):
        return None
    world.facts |= drawn.facts
    world.rows[name] = 0
    if rows:
        insert(world, name, rows)
    if chance(draw, 4):
        draw_index(draw, world, name)
    return name


def insert(world: World, table: str, count: int) -> bool:
    """Insert the next rows."""
    value = world.table(table)
    first = world.rows[table] + 1
    rows = []
    for number in range(first, first + count):
        row = {}
        for each in value.columns:
            fact = world.facts[table, each.name]
            always = each.identity is not None and each.identity.always
            if each.computed is None and not always:
                row[each.name] = None if fact.content == "null" else fact.kind.value(number)
        rows.append(row)
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = [sa.column(name, world.facts[table, name].kind.type()) for name in names]
    if not world.do("bulk_insert", sa.table(table, *columns), rows):
        return False
    world.rows[table] += count
    return True


class _Table:
    """A table while it is drawn."""

    def __init__(self, draw: Draw, world: World, name: str, rows: int) -> None:
        self.draw, self.world, self.name, self.rows = draw, world, name, rows
        self.columns: list[sa.Column[Any]] = []
        self.items: list[Any] = []
        self.facts: dict[tuple[str, str], Fact] = {}
        self.options: dict[str, Any] = {}
        self.numbers = 0

    def new_column_name(self) -> str:
        self.numbers += 1
        return f"{pick(self.draw, NAMES)}{self.numbers}"

    def name_or_none(self, prefix: str) -> str | None:
        return self.world.new_name(prefix) if chance(self.draw) else None

    def key(self) -> None:
        """A primary key: counting up, an identity, of any kind, of two columns, or none."""
        form = pick(self.draw, ("plain", "counting", "identity", "two", "any", "none"))
        number = kind_called(self.world, pick(self.draw, ("Integer", "BigInteger", "SmallInteger")))
        if form == "plain":
            self.add("id", number, sa.PrimaryKeyConstraint("id", name=self.name_or_none("pk")), autoincrement=False)
        elif form == "counting":
            self.add("id", number, primary_key=True)
            if self.world.profile.name == "sqlite" and number.name == "Integer" and chance(self.draw):
                self.options["sqlite_autoincrement"] = True
        elif form == "identity":
            always = chance(self.draw)
            start, step = pick(self.draw, ((None, None), (10, 5), (1, 1)))
            self.add("id", number, sa.Identity(always=always, start=start, increment=step), primary_key=True)
            if always:
                self.facts[self.name, "id"].content = "cast"
        elif form == "any":
            self.add(
                "id",
                pick(self.draw, [kind for kind in kinds(self.world) if kind.key]),
                primary_key=True,
                autoincrement=False,
            )
            if self.world.profile.name == "sqlite" and chance(self.draw):
                self.options["sqlite_with_rowid"] = False
        elif form == "two":
            self.add("id", number)
            self.add("id2", pick(self.draw, [kind for kind in kinds(self.world) if kind.key]))
            self.items.append(sa.PrimaryKeyConstraint("id", "id2", name=self.name_or_none("pk")))
        else:
            self.add("id", number)

    def add(self, name: str, kind: Kind, *more: Any, **keywords: Any) -> None:
        constraints = [item for item in more if isinstance(item, sa.Constraint)]
        self.items += constraints
        others = [item for item in more if item not in constraints]
        self.columns.append(column(name, kind, *others, **keywords))
        self.facts[self.name, name] = Fact(kind, "own")

    def column(self, kind: Kind) -> None:
        draw, keywords = self.draw, {}
        content = "own"
        if chance(draw):
            keywords["nullable"] = False
        if kind.defaults and chance(draw):
            keywords["server_default"] = pick(draw, kind.defaults)
        if kind.key and chance(draw, 5) and len(kind.values) > ROWS:
            keywords["unique"] = True
        if kind.key and chance(draw, 5):
            keywords["index"] = True
        if comment := pick(draw, COMMENTS):
            keywords["comment"] = comment
        if not keywords.get("unique") and keywords.get("nullable") is not False and chance(draw, 4):
            content = "null"
        name = self.new_column_name()
        self.add(name, kind, **keywords)
        self.facts[self.name, name].content = content

    def constraints(self, wanted: str | None) -> None:
        draw = self.draw
        if wanted == "unique" or chance(draw):
            self.unique()
        if wanted == "check" or chance(draw):
            self.check()
        if self.world.profile.has("computed_stored") and chance(draw, 4):
            self.computed()
        if self.world.profile.can("add_exclude") and (wanted == "exclude" or chance(draw, 4)):
            self.exclude()
        for _ in range(1 if wanted == "foreignkey" else draw.below(3)):
            self.foreign_key()

    def named(self, *wanted: Any) -> list[str]:
        """Columns that may stand in a key."""
        return [name for (_, name), fact in self.facts.items() if fact.kind.key and fact.content in ("own", "cast")]

    def counting(self) -> set[str]:
        """Columns that may count up by themselves: MariaDB lets no expression read them."""
        return {each.name for each in self.columns if each.primary_key or each.identity is not None}

    def unique(self) -> None:
        distinct = [name for name in self.named() if len(self.facts[self.name, name].kind.values) > ROWS]
        if self.options:  # SQLite can't rename the column of two keys of a table WITHOUT ROWID
            distinct = [name for name in distinct if name != "id"]
        if not distinct:
            return
        first = pick(self.draw, distinct)
        more = [name for name in self.named() if name != first]
        columns = [first, *([pick(self.draw, more)] if more and chance(self.draw) else [])]
        self.items.append(
            sa.UniqueConstraint(*columns, name=self.name_or_none("uq"), **deferred(self.draw, self.world))
        )

    def check(self) -> None:
        found = [(name, fact) for (_, name), fact in self.facts.items() if name not in self.counting()]
        if not found:
            return
        name, fact = pick(self.draw, found)
        self.items.append(sa.CheckConstraint(condition(self.world, name, fact.kind), name=self.name_or_none("ck")))

    def foreign_key(self) -> None:
        """A column of its own that refers to a key; of another table, or of this one."""
        targets = [each for each in referable(self.world) if self.world.rows[each[0]] >= self.rows]
        if self.world.profile.name == "mariadb":  # lets no CHECK read a column that a foreign key may change
            targets = [each for each in targets if not self.world.facts[each].kind.name.startswith("Checked")]
        if not targets:
            return
        table, name = pick(self.draw, targets)
        fact = self.world.facts[table, name]
        own = self.new_column_name()
        self.add(
            own,
            fact.kind,
            nullable=True,
            index=fact.kind.key and may_index_foreign_keys(self.world) and chance(self.draw, 3),
        )
        actions = {key: action for key in ("onupdate", "ondelete") if (action := pick(self.draw, ACTIONS))}
        if chance(self.draw):
            constraint = sa.ForeignKeyConstraint(
                [own], [f"{table}.{name}"], name=self.name_or_none("fk"), **actions, **deferred(self.draw, self.world)
            )
            self.items.append(constraint)
        else:
            self.columns[-1].append_foreign_key(sa.ForeignKey(f"{table}.{name}", **actions))

    def computed(self) -> None:
        sources = [
            name
            for (_, name), fact in self.facts.items()
            if fact.kind.family == "number" and fact.content != "computed" and name not in self.counting()
        ]
        if not sources:
            return
        source = pick(self.draw, sources)
        kind = kind_called(self.world, "Integer")
        name = self.new_column_name()
        expression = f"{quoted(self.world, source)} + 1"
        self.add(name, kind, sa.Computed(expression, persisted=True))
        self.facts[self.name, name].content = "computed"

    def exclude(self) -> None:
        ranges = [name for (_, name), fact in self.facts.items() if fact.kind.family == "range"]
        if ranges:
            elements, using = [(sa.column(pick(self.draw, ranges)), "&&")], "gist"
        else:
            distinct = [name for name in self.named() if len(self.facts[self.name, name].kind.values) > ROWS]
            if not distinct:
                return
            elements, using = [(sa.column(pick(self.draw, distinct)), "=")], "btree"
        self.items.append(postgresql.ExcludeConstraint(*elements, using=using, name=self.name_or_none("ex")))


def deferred(draw: Draw, world: World) -> dict[str, Any]:
    if not world.profile.has("deferrable") or not chance(draw, 5):
        return {}
    return pick(draw, ({"deferrable": True}, {"deferrable": True, "initially": "DEFERRED"}))


def quoted(world: World, name: str) -> str:
    return str(world.context.dialect.identifier_preparer.quote(name))


def condition(world: World, name: str, kind: Kind) -> str:
    """A condition that all values fulfil, as an author writes it for `text()`."""
    return kind.check.format(c=quoted(world, name)).replace(":", "\\:")


def referable(world: World) -> list[tuple[str, str]]:
    """Columns with a key of their own, whose values are those of their kind."""
    return [
        (table.name, key.columns[0])
        for table in world.catalog.tables()
        for key in (*([table.primary_key] if table.primary_key else []), *table.uniques)
        if len(key.columns) == 1 and not key.deferrable and world.facts[table.name, key.columns[0]].content == "own"
    ]


def may_index_foreign_keys(world: World) -> bool:
    """An index on a foreign key's column takes the place of the key's own where there is one, and can't just go."""
    return not world.profile.objects.foreign_key_index


def draw_index(draw: Draw, world: World, table: str, name: str | None = None) -> bool:
    """An index on columns or an expression, sometimes unique or partial. False when it was refused."""
    value = world.table(table)
    facts = {each.name: world.facts[table, each.name] for each in value.columns}
    columns = [each for each, fact in facts.items() if fact.kind.key and fact.content != "computed"]
    if name is None:
        if not columns:
            return False
        name = pick(draw, columns)
    if not facts[name].kind.key:
        return False
    if not may_index_foreign_keys(world) and any(name in key.columns for key in value.foreign_keys):
        return False
    keywords: dict[str, Any] = {}
    elements: list[Any] = [name]
    form = pick(draw, ("plain", "two", "expression", "descending", "partial", "unique"))
    if form == "two" and len(columns) > 1:
        elements += [pick(draw, [each for each in columns if each != name] or [name])]
        elements = list(dict.fromkeys(elements))
    elif form == "expression" and facts[name].kind.family == "string" and world.profile.has("expression_index"):
        elements = [sa.text(f"lower({quoted(world, name)})")]
    elif form == "descending" and world.profile.has("descending_index"):
        elements = [sa.column(name).desc()]
    elif form == "partial" and world.profile.name in PARTIAL_INDEXES:
        keywords[f"{world.profile.name}_where"] = sa.text(f"{quoted(world, name)} IS NOT NULL")
    elif form == "unique" and distinct(world, value, name) and not has_key(value, name):
        keywords["unique"] = True
    return world.do("create_index", world.new_name("ix"), table, elements, **keywords)


def has_key(table: Table, name: str) -> bool:
    """Whether a column is a key on its own."""
    keys = (*table.uniques, *([table.primary_key] if table.primary_key else ()))
    indexes = ([part.column for part in index.parts] for index in table.indexes if index.unique)
    return any(key.columns == (name,) for key in keys) or [name] in indexes


def distinct(world: World, table: Table, name: str) -> bool:
    """Whether a unique constraint on the column would hold, now and after one more row."""
    fact = world.facts[table.name, name]
    return world.rows[table.name] == 0 or (
        fact.content in ("own", "cast", "null", "mixed") and len(fact.kind.values) > world.rows[table.name]
    )
