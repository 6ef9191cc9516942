"""Alembic projects of any length, the same ones on every machine, mixed as real projects are.

The weights are the calls of each directive that were counted in the revision files of 41 public projects (directives
of batches counted with the others). Drops find something to drop: a model of the schema goes along.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

WEIGHTS = {
    "add_column": 3327,
    "drop_column": 3153,
    "execute": 2749,
    "create_index": 2518,
    "drop_index": 2089,
    "alter_column": 2015,
    "create_table": 1787,
    "drop_table": 1574,
    "drop_constraint": 1300,
    "create_foreign_key": 985,
    "create_unique_constraint": 331,
    "create_check_constraint": 282,
    "rename_table": 107,
    "bulk_insert": 82,
}
NOT_ON_SQLITE = frozenset(
    {"alter_column", "drop_constraint", "create_foreign_key", "create_unique_constraint", "create_check_constraint"}
)
"""What SQLite does by rebuilding a table; left out of a history that all six databases can run."""

TYPES = {
    "sa.String(length=255)": 31,
    "sa.Integer()": 11,
    "sa.DateTime()": 8,
    "sa.String(length=64)": 8,
    "sa.Boolean()": 5,
    "sa.BigInteger()": 3,
    "sa.Numeric(precision=12, scale=2)": 2,
}

ENV = """\
from alembic import context

context.configure(dialect_name="postgresql", literal_binds=True)
with context.begin_transaction():
    context.run_migrations()
"""

FILE = '''\
"""{message}

Revision ID: {revision}
Revises: {down}
Create Date: 2026-01-01 00:00:00

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = {revision!r}
down_revision = {down!r}
branch_labels = None
depends_on = None


def upgrade() -> None:
{upgrade}


def downgrade() -> None:
{downgrade}
'''


@dataclass
class Table:
    """A table of the model, and what hangs on its columns."""

    name: str
    columns: dict[str, str]
    indexes: list[str] = field(default_factory=list)
    constraints: list[tuple[str, str]] = field(default_factory=list)
    referred: int = 0

    def free(self) -> list[str]:
        """Columns that nothing hangs on."""
        used = " ".join([*self.indexes, *(name for name, _ in self.constraints)])
        return [name for name in self.columns if name != "id" and name not in used]


class History:
    """Writes operations and remembers what they made."""

    def __init__(self, seed: int, leave_out: frozenset[str] = frozenset()) -> None:
        self.random = random.Random(seed)
        weights = {name: weight for name, weight in WEIGHTS.items() if name not in leave_out}
        self.kinds, self.weights = list(weights), list(weights.values())
        self.tables: dict[str, Table] = {}
        self.count = 0

    def revisions(self, files: int, operations: int) -> Iterator[tuple[list[str], list[str]]]:
        """The lines of `upgrade()` and of `downgrade()`."""
        for _ in range(files):
            up: list[str] = []
            down: list[str] = []
            while len(up) < operations:
                forward, backward = self.operation()
                up.append(forward)
                down.insert(0, backward)
            yield up, down

    def operation(self) -> tuple[str, str]:
        """One operation and its inverse; what can't be done now becomes a new table."""
        kind = self.random.choices(self.kinds, self.weights)[0]
        make: Callable[[], tuple[str, str] | None] = getattr(self, kind)
        made = make() if len(self.tables) > 5 else None
        return made or self.create_table()

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def table(self) -> Table:
        return self.random.choice(list(self.tables.values()))

    def type(self) -> str:
        return self.random.choices(list(TYPES), list(TYPES.values()))[0]

    # ------------------------------------------------------------------ operations

    def create_table(self) -> tuple[str, str]:
        table = Table(self.name("t"), {"id": "sa.Integer()"})
        lines = ['        sa.Column("id", sa.Integer(), nullable=False),']
        for _ in range(self.random.randint(3, 9)):
            column, type_ = self.name("c"), self.type()
            table.columns[column] = type_
            nullable = self.random.random() < 0.6
            lines.append(f'        sa.Column("{column}", {type_}, nullable={nullable}),')
        if self.tables and self.random.random() < 0.5:
            target = self.table()
            column = self.name("c")
            table.columns[column] = "sa.Integer()"
            table.constraints.append((f"fk_{column}_", "inline"))
            target.referred += 1
            lines.append(f'        sa.Column("{column}", sa.Integer(), nullable=True),')
            lines.append(f'        sa.ForeignKeyConstraint(["{column}"], ["{target.name}.id"], ondelete="CASCADE"),')
        lines.append('        sa.PrimaryKeyConstraint("id"),')
        self.tables[table.name] = table
        body = "\n".join(lines)
        return f'    op.create_table(\n        "{table.name}",\n{body}\n    )', f'    op.drop_table("{table.name}")'

    def drop_table(self) -> tuple[str, str] | None:
        free = [table for table in self.tables.values() if not table.referred and not table.constraints]
        if not free:
            return None
        table = self.random.choice(free)
        del self.tables[table.name]
        indexes = "".join(
            f'\n    op.create_index("{index}", "{table.name}", ["{index[3:-1]}"])' for index in table.indexes
        )
        columns = "".join(f'        sa.Column("{name}", {type_}),\n' for name, type_ in table.columns.items())
        return (
            f'    op.drop_table("{table.name}")',
            f'    op.create_table(\n        "{table.name}",\n{columns}'
            f'        sa.PrimaryKeyConstraint("id"),\n    ){indexes}',
        )

    def add_column(self) -> tuple[str, str]:
        table, column, type_ = self.table(), self.name("c"), self.type()
        table.columns[column] = type_
        return (
            f'    op.add_column("{table.name}", sa.Column("{column}", {type_}, nullable=True))',
            f'    op.drop_column("{table.name}", "{column}")',
        )

    def drop_column(self) -> tuple[str, str] | None:
        table = self.table()
        if len(table.free()) < 2:
            return None
        column = self.random.choice(table.free())
        type_ = table.columns.pop(column)
        return (
            f'    op.drop_column("{table.name}", "{column}")',
            f'    op.add_column("{table.name}", sa.Column("{column}", {type_}, nullable=True))',
        )

    def alter_column(self) -> tuple[str, str] | None:
        table = self.table()
        free = [column for column in table.free() if table.columns[column].startswith("sa.String")]
        if not free:
            return None
        column = self.random.choice(free)
        old = table.columns[column]
        where = f'"{table.name}", "{column}", existing_type={old}'
        if self.random.random() < 0.6:
            null = self.random.random() < 0.5
            return (
                f"    op.alter_column({where}, nullable={null})",
                f"    op.alter_column({where}, nullable={not null})",
            )
        table.columns[column] = "sa.String(length=500)"
        back = f'"{table.name}", "{column}", existing_type=sa.String(length=500)'
        return f"    op.alter_column({where}, type_=sa.String(length=500))", f"    op.alter_column({back}, type_={old})"

    def create_index(self) -> tuple[str, str] | None:
        table = self.table()
        if not table.free():
            return None
        column = self.random.choice(table.free())
        index = f"ix_{column}_"
        table.indexes.append(index)
        unique = self.random.random() < 0.2
        return (
            f'    op.create_index("{index}", "{table.name}", ["{column}"], unique={unique})',
            f'    op.drop_index("{index}", table_name="{table.name}")',
        )

    def drop_index(self) -> tuple[str, str] | None:
        indexed = [table for table in self.tables.values() if table.indexes]
        if not indexed:
            return None
        table = self.random.choice(indexed)
        index = table.indexes.pop()
        return (
            f'    op.drop_index("{index}", table_name="{table.name}")',
            f'    op.create_index("{index}", "{table.name}", ["{index[3:-1]}"], unique=False)',
        )

    def create_foreign_key(self) -> tuple[str, str] | None:
        table, target = self.table(), self.table()
        free = [column for column in table.free() if table.columns[column] == "sa.Integer()"]
        if not free or table is target:
            return None
        column = self.random.choice(free)
        name = f"fk_{column}_"
        table.constraints.append((name, "foreignkey"))
        target.referred += 1
        return (
            f'    op.create_foreign_key("{name}", "{table.name}", "{target.name}", ["{column}"], ["id"])',
            f'    op.drop_constraint("{name}", "{table.name}", type_="foreignkey")',
        )

    def create_unique_constraint(self) -> tuple[str, str] | None:
        return self._constraint("uq", "unique", 'op.create_unique_constraint("{name}", "{table}", ["{column}"])')

    def create_check_constraint(self) -> tuple[str, str] | None:
        condition = 'sa.text("{column} IS NOT NULL")'
        return self._constraint("ck", "check", f'op.create_check_constraint("{{name}}", "{{table}}", {condition})')

    def _constraint(self, prefix: str, kind: str, call: str) -> tuple[str, str] | None:
        table = self.table()
        if not table.free():
            return None
        column = self.random.choice(table.free())
        name = f"{prefix}_{column}_"
        table.constraints.append((name, kind))
        return (
            "    " + call.format(name=name, table=table.name, column=column),
            f'    op.drop_constraint("{name}", "{table.name}", type_="{kind}")',
        )

    def drop_constraint(self) -> tuple[str, str] | None:
        droppable = [
            (table, constraint)
            for table in self.tables.values()
            for constraint in table.constraints
            if constraint[1] in ("unique", "check")
        ]
        if not droppable:
            return None
        table, (name, kind) = self.random.choice(droppable)
        table.constraints.remove((name, kind))
        column = name[3:-1]
        again = {
            "unique": f'    op.create_unique_constraint("{name}", "{table.name}", ["{column}"])',
            "check": f'    op.create_check_constraint("{name}", "{table.name}", sa.text("{column} IS NOT NULL"))',
        }
        return f'    op.drop_constraint("{name}", "{table.name}", type_="{kind}")', again[kind]

    def rename_table(self) -> tuple[str, str]:
        table = self.table()
        old, new = table.name, self.name("t")
        del self.tables[old]
        table.name = new
        self.tables[new] = table
        return f'    op.rename_table("{old}", "{new}")', f'    op.rename_table("{new}", "{old}")'

    def execute(self) -> tuple[str, str]:
        table = self.table()
        return f'    op.execute("UPDATE {table.name} SET id = id WHERE id < 0")', "    pass"

    def bulk_insert(self) -> tuple[str, str]:
        table, column = self.table(), self.name("c")
        table.columns[column] = "sa.String(length=255)"
        rows = ", ".join(f'{{"id": {number}, "{column}": "row {number}"}}' for number in range(1, 4))
        return (
            f'    op.add_column("{table.name}", sa.Column("{column}", sa.String(length=255), nullable=True))\n'
            f'    op.bulk_insert(\n        sa.table("{table.name}", sa.column("id", sa.Integer()), '
            f'sa.column("{column}", sa.String())),\n        [{rows}],\n    )',
            f'    op.drop_column("{table.name}", "{column}")',
        )


def write_project(
    folder: Path, files: int, *, operations: int = 10, seed: int = 1, leave_out: frozenset[str] = frozenset()
) -> Path:
    """Write an Alembic project (alembic.ini, env.py, versions/); returns its folder.

    :param leave_out: kinds of operations that it doesn't have.
    """
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = migrations\n", encoding="utf-8")
    (folder / "migrations" / "env.py").write_text(ENV, encoding="utf-8")
    down: str | None = None
    history = History(seed, leave_out)
    for number, (up, back) in enumerate(history.revisions(files, operations), start=1):
        revision = f"{number:06d}{random.Random(number).getrandbits(24):06x}"
        text = FILE.format(
            message=f"change number {number}",
            revision=revision,
            down=down,
            upgrade="\n".join(up),
            downgrade="\n".join(back),
        )
        (versions / f"{revision}_change_number_{number}.py").write_text(text, encoding="utf-8")
        down = revision
    return folder
