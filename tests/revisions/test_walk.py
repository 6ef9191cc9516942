"""Going up and finding the way back: written, derived from the operations, or said not to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sqlgen import op as op_module
from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.errors import ColumnUnknown
from sqlgen.errors import Location
from sqlgen.operations import Operations, facade
from sqlgen.profile import load_profile
from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.loader import RevisionSession
from sqlgen.revisions.run_errors import CannotDerive
from sqlgen.revisions.walk import RollbackMode, Walker, WayBack

HEAD = "import sqlalchemy as sa\nfrom sqlgen import op\n"
ACCOUNT = (
    'op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("email", sa.String(50)))'
)

Back = Callable[..., tuple[WayBack, Walker]]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    """The way back of a revision that runs after one that creates `account`."""

    def way_back(
        upgrade: str, downgrade: str | None = None, *, mode: RollbackMode = "auto", dialect: str = "postgresql"
    ) -> tuple[WayBack, Walker]:
        first, second = tmp_path / "0001.py", tmp_path / "0002.py"
        first.write_text(f"{HEAD}def upgrade():\n    {ACCOUNT}\n")
        body = f"{HEAD}def upgrade():\n    {upgrade}\n"
        second.write_text(body + (f"def downgrade():\n    {downgrade}\n" if downgrade is not None else ""))
        session = RevisionSession()
        walker = Walker(session, Catalog.empty(load_profile(dialect)))
        with session.entered():
            walker.replay(session.load(RevisionFile(first)))
            file = RevisionFile(second)
            module = session.load(file)
            steps = walker.upgrade(module)
            return walker.way_back(module, file, steps, mode), walker

    return way_back


def told(way: WayBack) -> list[str]:
    return [
        f"left: {entry.what}" if isinstance(entry, NotUndone) else entry.operation.describe() for entry in way.entries
    ]


def test_a_written_way_back_is_taken_as_it_is(back: Back) -> None:
    way, _ = back('op.add_column("account", sa.Column("age", sa.Integer()))', 'op.execute("SELECT 1")')
    assert (way.origin, told(way)) == ("written", ["execute SELECT 1"])


@pytest.mark.parametrize("downgrade", [None, "pass", "...", '"""Nothing to do."""', "return"])
def test_a_way_back_that_is_missing_or_empty_is_derived(back: Back, downgrade: str | None) -> None:
    way, _ = back('op.drop_column("account", "email")', downgrade)
    assert way.origin == "derived"
    assert told(way) == ["add column email to account"]
    (step,) = way.entries
    assert not isinstance(step, NotUndone)
    assert str(step.source).endswith("0002.py:4")


def test_a_derived_way_back_ends_where_the_upgrade_began(back: Back) -> None:
    upgrade = (
        'op.add_column("account", sa.Column("age", sa.Integer(), nullable=False, index=True)); '
        'op.alter_column("account", "email", new_column_name="mail", type_=sa.Text(), nullable=False); '
        'op.create_unique_constraint("uq_mail", "account", ["mail"]); '
        'op.create_table("other", sa.Column("state", sa.Enum("a", "b", name="state"))); '
        'op.rename_table("account", "person")'
    )
    way, _ = back(upgrade)
    steps = [entry for entry in way.entries if not isinstance(entry, NotUndone)]
    reached = steps[-1].after
    assert reached.find_table("other") is None
    assert reached.find_type("state") is None
    _, untouched = back("pass")
    assert canonical(reached.table("account")) == canonical(untouched.catalog.table("account"))


def test_written_is_never_derived(back: Back) -> None:
    way, _ = back('op.drop_column("account", "email")', "pass", mode="written")
    assert (way.origin, way.entries) == ("missing", ())


def test_derived_is_never_written(back: Back) -> None:
    way, _ = back('op.drop_column("account", "email")', 'op.execute("SELECT 1")', mode="derived")
    assert (way.origin, told(way)) == ("derived", ["add column email to account"])


@pytest.mark.parametrize(
    ("sql", "remains"),
    [
        ("UPDATE account SET email = ''", "data"),
        ("-- first\n  insert into account (id) values (1)", "data"),
        ("/* why */ DELETE FROM account", "data"),
        ("CREATE EXTENSION pgcrypto", "sql"),
        ("DO $$ BEGIN NULL; END $$", "sql"),
        ("SET search_path TO shop", None),
        ("SELECT 1", None),
    ],
)
def test_what_raw_sql_did_is_told(back: Back, sql: str, remains: str | None) -> None:
    way, _ = back(f"op.execute({sql!r})")
    assert [entry.remains for entry in way.entries if isinstance(entry, NotUndone)] == ([remains] if remains else [])
    assert len(way.entries) == (1 if remains else 0)


def test_rows_are_told_unless_they_go_with_their_table(back: Back) -> None:
    way, _ = back('op.bulk_insert(sa.table("account", sa.column("id")), [{"id": 1}])')
    assert told(way) == ["left: insert 1 row into account"]
    way, _ = back('op.bulk_insert(op.create_table("more", sa.Column("id", sa.Integer())), [{"id": 1}])')
    assert told(way) == ["drop table more"]


def test_statements_of_sqlalchemy_are_told_too(back: Back) -> None:
    way, _ = back('op.execute(sa.table("account", sa.column("id")).delete()); op.execute(sa.select(sa.literal(1)))')
    assert [entry.remains for entry in way.entries if isinstance(entry, NotUndone)] == ["data"]


def test_where_everything_must_be_undone_raw_sql_is_an_error(back: Back) -> None:
    with pytest.raises(CannotDerive, match="CREATE EXTENSION") as raised:
        back('op.execute("CREATE EXTENSION pgcrypto")', mode="derived")
    assert str(raised.value.where).endswith("0002.py:4")


def test_what_is_only_partly_known_cannot_be_undone(back: Back) -> None:
    with pytest.raises(CannotDerive, match="the rollback can't be derived: drop column name of elsewhere") as raised:
        back('op.drop_column("elsewhere", "name")')
    assert str(raised.value.where).endswith("0002.py:4")


def test_an_autocommit_block_is_one_on_the_way_back_too(back: Back) -> None:
    upgrade = "exec(\"with op.get_context().autocommit_block():\\n op.create_index('ix', 'account', ['email'])\")"
    way, _ = back(upgrade)
    assert [entry.autocommit for entry in way.entries if not isinstance(entry, NotUndone)] == [True]


def test_each_change_of_a_batch_has_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "0001.py"
    path.write_text(
        f"{HEAD}def upgrade():\n"
        f"    {ACCOUNT}\n"
        '    with op.batch_alter_table("account") as batch_op:\n'
        '        batch_op.add_column(sa.Column("age", sa.Integer()))\n'
        '        batch_op.execute("SELECT 1")\n'
        "        batch_op.alter_column(\n"
        '            "email", nullable=False\n'
        "        )\n"
    )
    session = RevisionSession()
    with session.entered():
        steps = Walker(session, Catalog.empty(load_profile("postgresql"))).upgrade(session.load(RevisionFile(path)))
    lines = {step.operation.describe(): step.source.line if step.source else None for step in steps}
    assert lines == {
        "create table account": 4,
        "add column age to account": 6,
        "execute SELECT 1": 7,
        "alter column email of account: nullability": 8,
    }


def test_what_is_wrong_in_a_batch_is_found_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "0001.py"
    path.write_text(
        f"{HEAD}def upgrade():\n"
        f"    {ACCOUNT}\n"
        '    with op.batch_alter_table("account") as batch_op:\n'
        '        batch_op.add_column(sa.Column("age", sa.Integer()))\n'
        '        batch_op.drop_column("emial")\n'
    )
    session = RevisionSession()
    with session.entered(), pytest.raises(ColumnUnknown) as raised:
        Walker(session, Catalog.empty(load_profile("postgresql"))).upgrade(session.load(RevisionFile(path)))
    assert raised.value.where == Location(str(path), 7)


OWN = """
from sqlgen.operations import MigrateOperation, Operations

@Operations.register_operation("create_view")
class CreateViewOp(MigrateOperation):
    def __init__(self, name):
        self.name = name
    @classmethod
    def create_view(cls, operations, name):
        operations.invoke(cls(name))
    def reverse(self):
        {reverse}
    def describe(self):
        return f"create view {{self.name}}"

class DropViewOp(CreateViewOp):
    def reverse(self):
        raise NotImplementedError()

@Operations.implementation_for(CreateViewOp)
def create_view(operations, operation):
    operations.execute(f"CREATE VIEW {{operation.name}} AS SELECT 1")
    operations.create_table(f"{{operation.name}}_log", sa.Column("id", sa.Integer()))

@Operations.implementation_for(DropViewOp)
def drop_view(operations, operation):
    {drop}
"""


@pytest.fixture
def own_operation() -> Iterator[Callable[..., str]]:
    """The head of a revision file that registers an operation of its own; what it registered is taken back."""
    implementations, names = dict(facade._implementations), set(vars(Operations))
    op_names = set(vars(op_module))

    def head(reverse: str, drop: str = 'operations.execute(f"DROP VIEW {operation.name}")') -> str:
        return OWN.format(reverse=reverse, drop=drop)

    yield head
    facade._implementations.clear()
    facade._implementations.update(implementations)
    for place, known in ((Operations, names), (op_module, op_names)):
        for added in set(vars(place)) - known:
            delattr(place, added)


def test_an_operation_with_a_reverse_of_its_own_is_undone_by_it(
    tmp_path: Path, own_operation: Callable[..., str]
) -> None:
    way = undone(tmp_path, own_operation("return DropViewOp(self.name)"))
    assert told(way) == ["drop table other", "execute DROP VIEW big"]
    text = (tmp_path / "0001.py").read_text().splitlines()
    called = [text[entry.source.line - 1].strip() for entry in way.entries if entry.source]
    assert called == [
        'op.create_table("other", sa.Column("id", sa.Integer()))',
        'operations.create_table(f"{operation.name}_log", sa.Column("id", sa.Integer()))',
    ]


@pytest.mark.parametrize("reverse", ["raise NotImplementedError()", "raise ValueError('lost')"])
def test_an_operation_that_cannot_be_reversed_is_undone_by_its_leaves(
    tmp_path: Path, own_operation: Callable[..., str], reverse: str
) -> None:
    way = undone(tmp_path, own_operation(reverse))
    assert told(way) == [
        "drop table other",
        "drop table big_log",
        "left: execute CREATE VIEW big AS SELECT 1",
    ]


def test_what_an_own_reverse_raises_is_an_error_with_its_line(
    tmp_path: Path, own_operation: Callable[..., str]
) -> None:
    with pytest.raises(CannotDerive) as raised:
        undone(tmp_path, own_operation("return DropViewOp(self.name)", 'raise KeyError("gone")'))
    assert raised.value.where == Location(str(tmp_path / "0001.py"), 25)
    assert raised.value.why == "'gone'"


def undone(tmp_path: Path, own: str) -> WayBack:
    path = tmp_path / "0001.py"
    body = '    op.create_view("big")\n    op.create_table("other", sa.Column("id", sa.Integer()))\n'
    path.write_text(f"{HEAD}{own}\ndef upgrade():\n{body}")
    session = RevisionSession()
    walker = Walker(session, Catalog.empty(load_profile("postgresql")))
    with session.entered():
        file = RevisionFile(path)
        module = session.load(file)
        return walker.way_back(module, file, walker.upgrade(module), "auto")
