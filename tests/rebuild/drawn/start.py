"""Draws a schema with its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.rebuild.drawn.schema import Check, Column, ForeignKey, Index, Schema, Table, Unique, Words, quoted

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]

TYPES = ("INTEGER", "BIGINT", "TEXT", "VARCHAR(20)", "NUMERIC(10, 2)", "FLOAT", "BLOB", "DATE", "BOOLEAN")
STRICT_TYPES = ("INTEGER", "TEXT", "REAL", "BLOB")
DEFAULTS = (None, None, "5", "'x'", "'it''s'", "(1 + 2)", "-1.5", "x'00ff'")
STRICT_DEFAULTS = {"INTEGER": "5", "TEXT": "'it''s'", "REAL": "-1.5", "BLOB": "x'00ff'"}
COLLATIONS = (None, None, "NOCASE", "RTRIM", "BINARY")
CONFLICTS = ("", "", " ON CONFLICT REPLACE", " ON CONFLICT IGNORE", " ON CONFLICT FAIL")
ACTIONS = (
    "",
    " ON DELETE CASCADE",
    " ON DELETE SET NULL",
    " ON DELETE CASCADE ON UPDATE CASCADE",
    " ON DELETE RESTRICT",
)
DEFERRED = ("", "", " DEFERRABLE INITIALLY DEFERRED")
VALUES = ("NULL", "1", "2", "3", "4", "'a'", "'A'", "'b '", "'3'", "'2.50'", "''", "x'6100'", "1.5", "'it''s'", "1")
CONDITIONS = (
    "{0} IS NULL OR length({0}) < 40",
    "{0} <> 'bad'",
    "{0} IN (1, 2, 3, 4, 'a', 'A', 'b ', '3', 1.5) OR {0} IS NULL",
    "coalesce({0}, 1) <> ';--'",
)


def pick(draw: Draw, options: Sequence[T]) -> T:
    chosen: T = draw(st.sampled_from(options))
    return chosen


def chance(draw: Draw, of: int = 2) -> bool:
    """True once in so many draws."""
    return bool(draw(st.integers(1, of)) == of)


class Names:
    """Numbers for columns, and names that nothing else has."""

    def __init__(self) -> None:
        self.count = 0

    def key(self) -> int:
        self.count += 1
        return self.count

    def column(self, draw: Draw, key: int) -> str:
        return pick(draw, ("c{0}", "c{0}", "Mixed{0}", "with space {0}", "it's {0}", 'q"{0}', "ünï{0}")).format(key)

    def other(self, prefix: str) -> str:
        return f"{prefix}{self.key()}"

    def maybe(self, draw: Draw, prefix: str) -> str | None:
        return self.other(prefix) if chance(draw) else None


def draw_schema(draw: Draw, names: Names) -> Schema:
    """A table with what hangs on it."""
    table = with_rest(draw, names, with_columns(draw, names))
    targets = referable(table)
    child_to = pick(draw, targets) if targets and chance(draw, 3) is False else None
    schema = Schema(table, child_to, pick(draw, ACTIONS) + pick(draw, DEFERRED))
    return Schema(table, child_to, schema.child_rest, others=tuple(around(draw, names, table)))


def with_columns(draw: Draw, names: Names) -> Table:
    strict = chance(draw, 6)
    form = pick(draw, ("rowid", "rowid", "counting", "text", "two", "none"))
    columns = [draw_column(draw, names, strict) for _ in range(draw(st.integers(1, 4)))]
    primary: tuple[int, ...] = ()
    if form in ("rowid", "counting"):
        columns.insert(0, Column(names.key(), "id", "INTEGER"))
        primary = (columns[0].key,)
    elif form == "text":
        columns.insert(0, Column(names.key(), "Code", "TEXT", not_null=True))
        primary = (columns[0].key,)
    elif form == "two":
        columns[:0] = [
            Column(names.key(), "a", "INTEGER", not_null=True),
            Column(names.key(), "B", "TEXT", not_null=True),
        ]
        primary = (columns[1].key, columns[0].key)
    without_rowid = form in ("text", "two") and chance(draw)
    name = names.maybe(draw, "pk ") if primary else None
    if chance(draw, 3):
        source = pick(draw, columns)
        words = Words(pick(draw, ("{0} || '!'", "coalesce({0}, 0) + 1")), (source.key,))
        typed = "TEXT" if strict else pick(draw, ("TEXT", "INTEGER", ""))
        words = Words("{0} || '!'", words.keys) if strict else words
        key = names.key()
        columns.append(Column(key, names.column(draw, key), typed, generated=words, stored=chance(draw)))
    return Table("t", tuple(columns), primary, name, form == "counting", without_rowid, strict)


def draw_column(draw: Draw, names: Names, strict: bool) -> Column:
    key = names.key()
    typed = pick(draw, STRICT_TYPES if strict else TYPES)
    default = pick(draw, DEFAULTS) if not strict else pick(draw, (None, STRICT_DEFAULTS[typed]))
    not_null = chance(draw, 3)
    conflict = pick(draw, CONFLICTS) if not_null and chance(draw, 3) else ""
    return Column(key, names.column(draw, key), typed, not_null, default, pick(draw, COLLATIONS), conflict)


def with_rest(draw: Draw, names: Names, table: Table) -> Table:
    keys = [each.key for each in table.plain if each.key not in table.primary]
    uniques, foreign_keys = [], []
    if chance(draw):
        over = tuple(dict.fromkeys(pick(draw, keys) for _ in range(draw(st.integers(1, 2)))))
        inline = len(over) == 1 and chance(draw)
        conflict = pick(draw, CONFLICTS)
        if conflict and table.primary and not table.is_rowid:
            inline = False  # a rebuild says the key first, which tells for a row in conflict with both
        uniques.append(Unique(names.maybe(draw, "uq "), over, conflict, inline))
    checks = [draw_check(draw, names, keys) for _ in range(draw(st.integers(0, 2)))]
    for _ in range(draw(st.integers(0, 2))):
        targets: list[str | int] = ["id", "id", "code", *referable(table)]
        rest = pick(draw, ACTIONS) + pick(draw, DEFERRED)
        foreign_keys.append(
            ForeignKey(names.maybe(draw, "fk "), pick(draw, keys), pick(draw, targets), rest, chance(draw))
        )
    indexes = [draw_index(draw, names, keys) for _ in range(draw(st.integers(0, 2)))]
    triggers = [draw_trigger(draw, names, keys)] if chance(draw) else []
    return Table(
        *(table.name, table.columns, table.primary, table.primary_name),
        *(table.counting, table.without_rowid, table.strict),
        *(tuple(uniques), tuple(checks), tuple(foreign_keys), tuple(indexes), tuple(triggers)),
    )


def referable(table: Table) -> list[int]:
    """Columns that are a key by themselves."""
    singles = [each.keys[0] for each in table.uniques if len(each.keys) == 1]
    return [*(table.primary if len(table.primary) == 1 else ()), *singles]


def draw_check(draw: Draw, names: Names, keys: Sequence[int]) -> Check:
    if len(keys) > 1 and chance(draw, 3):
        words = Words("{0} IS NOT {1} OR {0} IS NULL OR {1} = {1}", (keys[0], keys[1]))
        return Check(names.maybe(draw, "ck "), words)
    return Check(names.maybe(draw, "ck "), Words(pick(draw, CONDITIONS), (pick(draw, keys),)), chance(draw))


def draw_index(draw: Draw, names: Names, keys: Sequence[int]) -> Index:
    form = pick(draw, ("{0}", "{0} DESC", "{0} COLLATE NOCASE", "{0} COLLATE RTRIM DESC", "lower({0})", "{0} + 1 DESC"))
    parts = [Words(form, (pick(draw, keys),))]
    if chance(draw):
        parts.append(Words("{0}", (pick(draw, keys),)))
    where = (
        Words(pick(draw, ("{0} > 1", "{0} IS NOT NULL AND {0} <> ';'")), (pick(draw, keys),))
        if chance(draw, 3)
        else None
    )
    return Index(names.other("Ix "), chance(draw, 4), tuple(parts), where)


def draw_trigger(draw: Draw, names: Names, keys: Sequence[int]) -> Words:
    name = quoted(names.other("tr "))
    key = pick(draw, keys)
    texts = (
        f"CREATE TRIGGER {name} AFTER INSERT ON {{t}} BEGIN INSERT INTO log VALUES (new.{{0}}); END",
        f"CREATE TRIGGER {name} AFTER DELETE ON {{t}} BEGIN INSERT INTO log VALUES (old.{{0}}); SELECT 1; END",
        f"CREATE TRIGGER {name} BEFORE UPDATE OF {{0}} ON {{t}} WHEN new.{{0}} = 'a;'"
        " BEGIN INSERT INTO log SELECT CASE WHEN 1 THEN 2 END; END",
        f"CREATE TRIGGER {name} AFTER UPDATE ON {{t}} BEGIN DELETE FROM {{t}} WHERE {{0}} = 'gone'; END",
    )
    return Words(pick(draw, texts), (key,))


def around(draw: Draw, names: Names, table: Table) -> list[Words]:
    """Views, and triggers of the parent."""
    keys = [each.key for each in table.columns]
    found = []
    if chance(draw):
        found.append(Words("CREATE VIEW v AS SELECT {0}, 1 AS one FROM {t} WHERE {0} IS NOT NULL", (pick(draw, keys),)))
        found.append(Words("CREATE VIEW w AS SELECT count(*) AS n FROM v JOIN p ON p.id = one"))
    plain = [each.key for each in table.plain if each.key not in table.primary]
    if chance(draw, 3):
        text = "CREATE TRIGGER other AFTER UPDATE ON p BEGIN UPDATE {t} SET {0} = 1 WHERE {0} = 2; END"
        found.append(Words(text, (pick(draw, plain),)))
    return found


def draw_rows(draw: Draw, schema: Schema) -> list[str]:
    """Statements that insert rows; not all of them are accepted."""
    table = schema.table
    texts = ["INSERT INTO p VALUES (1, 'a'), (2, '3'), (3, NULL)"]
    names = table.names(tuple(each.key for each in table.plain))
    for number in range(1, draw(st.integers(0, 5)) + 1):
        values = [str(number * 10) if each.name == "id" else pick(draw, VALUES) for each in table.plain]
        texts.append(f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({', '.join(values)})")
    if table.counting and chance(draw):
        texts.append(f"UPDATE sqlite_sequence SET seq = 500 WHERE name = '{table.name}'")
    ref = quoted(table.column(schema.child_to).name) if schema.child_to is not None else "1"
    texts.append(f"INSERT INTO c (ref) SELECT {ref} FROM {quoted(table.name)}")
    return texts
