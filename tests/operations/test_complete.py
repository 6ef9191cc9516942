"""What an operation says little of, the catalog fills in; a guess is never filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from sqlgen.catalog.canonical import canonical
from sqlgen.catalog.errors import ColumnUnknown, ConstraintUnknown, IndexUnknown, NameTaken, TableUnknown
from sqlgen.catalog.values import ForeignKey, Knowledge
from sqlgen.operations import (
    AddColumnOp,
    AlterColumnOp,
    BulkInsertOp,
    CreateCheckConstraintOp,
    CreateIndexOp,
    DropColumnOp,
    DropConstraintOp,
    DropIndexOp,
    DropTableOp,
    Operations,
)
from sqlgen.operations.errors import OriginalUnknown, RowsMalformed, TypeMissing
from tests.operations.recording import DIALECTS, RecordingContext, record

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def account(op: Operations) -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("email", sa.String(120), nullable=False, server_default="none", comment="login"),
        sa.Column("kind", sa.Integer),
    )


def test_completion_leaves_the_operation_as_it_was() -> None:
    context = record(account)
    operation = AlterColumnOp("account", "email", modify_nullable=True)
    operation.info["mine"] = 1
    before = dict(vars(operation))
    completed = operation.complete(context.catalog)
    assert vars(operation) == before
    completed.info["mine"] = 2
    assert operation.info == {"mine": 1}


class TestAlterColumn:
    def altered(self, dialect: str = "postgresql", **change: Any) -> Any:
        context = record(account, dialect)
        return AlterColumnOp("account", "email", **change).complete(context.catalog)

    def test_existing_is_what_the_catalog_knows(self) -> None:
        operation = self.altered(modify_nullable=True)
        assert canonical(operation.existing_type) == canonical(sa.String(120))
        assert operation.existing_nullable is False
        assert str(operation.existing_server_default) == "'none'"
        assert operation.existing_comment == "login"

    def test_before_and_after_are_whole(self) -> None:
        operation = self.altered(modify_nullable=True, modify_name="mail")
        assert (operation._before.name, operation._before.nullable) == ("email", False)
        after = operation._after
        assert (after.name, after.nullable, after.server_default, after.comment) == ("mail", True, "'none'", "login")
        assert operation.changed == ("nullable", "name")

    @pytest.mark.parametrize(
        ("change", "changed"),
        [
            ({"modify_nullable": False}, ()),
            ({"modify_type": sa.String(120)}, ()),
            ({"modify_type": sa.String(121)}, ("type",)),
            ({"modify_type": sa.String(120), "postgresql_using": "lower(email)"}, ("type",)),
            ({"modify_type": sa.String(120, collation="C")}, ("collation",)),
            ({"modify_server_default": "none"}, ()),
            ({"modify_server_default": None}, ("server_default",)),
            ({"modify_server_default": sa.Computed("lower('X')")}, ("server_default", "computed")),
            ({"modify_server_default": sa.Identity()}, ("server_default", "identity")),
            ({"modify_comment": None}, ("comment",)),
            ({"modify_name": "mail", "modify_comment": "x"}, ("comment", "name")),
            ({"autoincrement": True}, ("autoincrement",)),
        ],
    )
    def test_changed_is_what_differs(self, change: dict[str, Any], changed: tuple[str, ...]) -> None:
        assert self.altered(**change).changed == changed

    @pytest.mark.parametrize("known", [True, False])
    def test_the_check_that_the_existing_type_names_is_the_old_one(self, known: bool) -> None:
        """A table read from a database has the CHECK, but not which type it came with; an unknown one not even that."""
        context = RecordingContext()
        kinds = {"native_enum": False, "create_constraint": True, "length": 1}
        with context as op:
            if known:
                check = sa.CheckConstraint("kind IN ('a')", name="kinds")
                op.create_table("t", sa.Column("kind", sa.String(1)), check)
            new, old = sa.Enum("a", "b", name="more", **kinds), sa.Enum("a", name="kinds", **kinds)
            op.alter_column("t", "kind", type_=new, existing_type=old)
        operation = context.last
        assert [check.name for check in operation._checks_before] == ["kinds"]
        assert [check.name for check in operation._checks_after] == ["more"]
        assert [check.name for check in context.catalog.table("t").checks] == ["more"]
        back = operation.reverse().complete(context.catalog)
        assert [check.name for check in back.evolve(context.catalog).table("t").checks] == ["kinds"]

    @pytest.mark.parametrize("dialect", ["sqlite", "mssql"])
    def test_a_type_that_brings_a_check_is_another_one(self, dialect: str) -> None:
        context = RecordingContext(dialect)
        with context as op:
            op.create_table("t", sa.Column("kind", sa.String(1)), sa.Column("done", sa.Enum("y", native_enum=False)))
            op.alter_column("t", "done", type_=sa.Enum("y", native_enum=False, create_constraint=True))
        operation = context.last
        assert operation.changed == ("type",)
        assert [check.bound_to for check in context.catalog.table("t").checks] == ["done"]
        back = operation.reverse().complete(context.catalog)
        assert back.changed == ("type",)
        assert back.evolve(context.catalog).table("t").checks == ()
        with context as op:
            op.alter_column("t", "done", type_=sa.Enum("y", native_enum=False, create_constraint=True))
        assert context.last.changed == ()

    def test_on_an_unknown_table_what_the_author_says_counts(self) -> None:
        context = RecordingContext()
        with context as op:
            op.alter_column("t", "a", nullable=False, existing_type=sa.Integer())
        operation = context.last
        assert operation.changed == ("nullable",)
        assert operation.unknown == frozenset()
        with context as op:
            op.alter_column("t", "b", server_default="1")
        assert context.last.unknown == {"type", "nullable"}
        assert context.catalog.assumed == ("t",)

    def test_unknown_original_is_exchanged_as_the_author_told_it(self) -> None:
        context = RecordingContext()
        with context as op:
            op.alter_column("t", "a", new_column_name="b", nullable=False)
        back = context.last.reverse()
        assert (back.column_name, back.modify_name, back.existing_nullable) == ("b", "a", False)
        assert back.modify_nullable is None

    def test_check_of_the_old_type_goes_and_that_of_the_new_comes(self) -> None:
        context = RecordingContext("sqlite")
        with context as op:
            op.create_table(
                "t", sa.Column("a", sa.Enum("x", "y", name="one", native_enum=False, create_constraint=True))
            )
            op.alter_column("t", "a", type_=sa.Enum("x", "z", name="two", native_enum=False, create_constraint=True))
        assert [check.name for check in context.last._checks_before] == ["one"]
        assert [check.name for check in context.last._checks_after] == ["two"]
        assert [check.sqltext for check in context.catalog.table("t").checks] == ["a IN ('x', 'z')"]

    def test_new_enum_type_is_created_once(self) -> None:
        kind = postgresql.ENUM("a", "b", name="kind")
        context = record(account)
        with context as op:
            op.alter_column("account", "kind", type_=kind)
            assert [each.name for each in context.last._new_enum_types] == ["kind"]
            op.add_column("account", sa.Column("other", kind))
            assert context.last._new_enum_types == ()
        assert [each.name for each in context.catalog.types()] == ["kind"]

    def test_author_who_creates_the_type_himself(self) -> None:
        with RecordingContext() as op:
            context: Any = op.get_context()
            op.create_table("t", sa.Column("a", postgresql.ENUM("a", name="kind", create_type=False)))
        assert context.last._new_enum_types == ()


class TestTypes:
    def test_foreign_key_column_takes_the_referred_type(self) -> None:
        context = record(account)
        with context as op:
            op.add_column("account", sa.Column("boss_id", sa.ForeignKey("account.id")))
            op.create_table("post", sa.Column("owner_id", sa.ForeignKey("account.id")), sa.Column("n", sa.Integer))
        for table, column in (("account", "boss_id"), ("post", "owner_id")):
            value = context.catalog.column(table, column)
            assert value is not None
            assert isinstance(value.type, sa.BigInteger)

    def test_within_the_new_table(self) -> None:
        context = RecordingContext()
        with context as op:
            op.create_table(
                "node", sa.Column("id", sa.Uuid, primary_key=True), sa.Column("parent_id", sa.ForeignKey("node.id"))
            )
        value = context.catalog.column("node", "parent_id")
        assert value is not None
        assert isinstance(value.type, sa.Uuid)

    def test_columns_shared_by_two_databases_keep_no_type(self) -> None:
        shared = sa.Column("owner_id", sa.ForeignKey("owner.id"))
        found = []
        for dialect, type_ in (("postgresql", sa.BigInteger), ("sqlite", sa.Integer)):
            context = RecordingContext(dialect)
            with context as op:
                op.create_table("owner", sa.Column("id", type_, primary_key=True))
                table = op.create_table("t", shared)
                found.append(type(table.c.owner_id.type))
        assert found == [sa.BigInteger, sa.Integer]

    @pytest.mark.parametrize("column", [sa.Column("x"), sa.Column("x", sa.ForeignKey("elsewhere.id"))])
    def test_nobody_knows(self, column: sa.Column[Any]) -> None:
        context = record(account)
        with context as op, pytest.raises(TypeMissing, match="column x of account has no type"):
            op.add_column("account", column)


class TestDropConstraint:
    def start(self, dialect: str) -> RecordingContext:
        def upgrade(op: Operations) -> None:
            account(op)
            op.create_table(
                "post",
                sa.Column("id", sa.Integer, primary_key=True),
                sa.Column("owner_id", sa.ForeignKey("account.id")),
                sa.UniqueConstraint("owner_id", "id", name="uq_owner"),
            )

        return record(upgrade, dialect)

    @pytest.mark.parametrize("dialect", DIALECTS)
    @pytest.mark.parametrize("name", ["post_owner_id_fkey", "post_ibfk_1"])
    def test_name_of_another_databases_rule(self, dialect: str, name: str) -> None:
        context = self.start(dialect)
        with context as op:
            op.drop_constraint(name, "post")
        operation = context.last
        assert isinstance(operation._constraint, ForeignKey)
        assert operation.constraint_type == "foreignkey"
        own = {"postgresql": "post_owner_id_fkey", "mysql": "post_ibfk_1", "mariadb": "post_ibfk_1"}.get(dialect)
        assert operation.constraint_name == own
        assert operation._found == ("implicit" if name == own else "other_rule")

    def test_type_is_filled_in(self) -> None:
        context = self.start("mysql")
        with context as op:
            op.drop_constraint("uq_owner", "post")
        assert context.last.constraint_type == "unique"
        assert context.last._reverse.columns == ["owner_id", "id"]

    def test_wrong_type_of_an_author_does_not_hide_the_constraint(self) -> None:
        context = self.start("postgresql")
        with context as op:
            op.drop_constraint("uq_owner", "post", type_="foreignkey")
        assert context.last.constraint_type == "unique"

    def test_typo(self) -> None:
        with self.start("postgresql") as op, pytest.raises(ConstraintUnknown) as caught:
            op.drop_constraint("uq_ovner", "post")
        assert caught.value.suggestion == "uq_owner"

    def test_what_may_be_missing(self) -> None:
        context = self.start("postgresql")
        before = context.catalog
        with context as op:
            op.drop_constraint("gone", "post", if_exists=True)
        assert context.last.changes_nothing
        assert context.catalog is before
        assert context.last.reverse().describe() == context.last.describe()

    def test_of_an_unknown_table_has_no_reverse(self) -> None:
        context = RecordingContext()
        with context as op:
            op.drop_constraint("uq", "t", type_="unique")
        assert (context.last.constraint_name, context.last.constraint_type) == ("uq", "unique")
        with pytest.raises(OriginalUnknown):
            context.last.reverse()
        assert context.catalog.assumed == ("t",)


class TestNamingConvention:
    def named(self, upgrade: Callable[[Operations], Any]) -> set[str | None]:
        def both(op: Operations) -> None:
            account(op)
            upgrade(op)

        context = record(both, naming_convention=CONVENTION)
        table = context.catalog.table("account")
        return {each.name for each in (*table.constraints, *table.indexes)} - {"pk_account"}

    def test_without_a_name(self) -> None:
        def upgrade(op: Operations) -> None:
            op.create_unique_constraint(None, "account", ["email"])
            op.create_foreign_key(None, "account", "account", ["kind"], ["id"])
            op.create_index(None, "account", ["kind"])

        assert self.named(upgrade) == {"uq_account_email", "fk_account_account", "ix_account_kind"}

    def test_name_is_a_part_of_it(self) -> None:
        assert self.named(lambda op: op.create_check_constraint("kind", "account", "kind > 0")) == {"ck_account_kind"}

    def test_final_name(self) -> None:
        assert self.named(lambda op: op.create_check_constraint(op.f("kind"), "account", "kind > 0")) == {"kind"}

    def test_on_add_column(self) -> None:
        column = sa.Column("a", sa.Integer, sa.ForeignKey("account.id"), sa.CheckConstraint("a > 0", name="a"))
        names = self.named(lambda op: op.add_column("account", column))
        assert names == {"fk_account_account", "ck_account_a"}

    def test_drop_by_the_authors_name(self) -> None:
        def upgrade(op: Operations) -> None:
            op.create_check_constraint("kind", "account", "kind > 0")
            op.drop_constraint("kind", "account", type_="check")

        assert self.named(upgrade) == set()

    def test_completing_twice_names_once(self) -> None:
        context = record(account, naming_convention=CONVENTION)
        once = CreateCheckConstraintOp("kind", "account", "kind > 0").complete(context.catalog)
        again = CreateCheckConstraintOp(once.constraint_name, "account", "kind > 0").complete(context.catalog)
        assert once.constraint_name == again.constraint_name == "ck_account_kind"


class TestAddColumn:
    def test_unique_and_index_make_one_unique_index(self) -> None:
        context = record(account)
        with context as op:
            op.add_column("account", sa.Column("a", sa.Integer, unique=True, index=True))
        table = context.catalog.table("account")
        assert [(index.name, index.unique) for index in table.indexes] == [("ix_account_a", True)]
        assert table.uniques == ()

    def test_primary_key_is_one_only_when_inline(self) -> None:
        for inline in (None, True):
            context = RecordingContext()
            with context as op:
                op.create_table("t", sa.Column("a", sa.Integer))
                op.add_column("t", sa.Column("id", sa.Integer, primary_key=True), inline_primary_key=inline)
            table = context.catalog.table("t")
            assert (table.primary_key is not None) is bool(inline)
            assert table.columns[1].autoincrement is bool(inline)
            assert table.columns[1].nullable is False

    def test_author_keeps_the_column(self) -> None:
        column = sa.Column("a", sa.Integer, sa.ForeignKey("account.id"), server_default="1")
        context = record(account)
        with context as op:
            op.add_column("account", column)
        assert column.table is None
        assert context.last.column is column

    def test_what_may_be_there(self) -> None:
        context = record(account)
        before = context.catalog
        with context as op:
            op.add_column("account", sa.Column("kind", sa.Text), if_not_exists=True)
        assert context.catalog is before
        assert isinstance(context.last.reverse(), AddColumnOp)
        with context as op, pytest.raises(NameTaken):
            op.add_column("account", sa.Column("kind", sa.Text))


class TestDrops:
    def test_column_that_may_be_missing(self) -> None:
        context = record(account)
        before = context.catalog
        with context as op:
            op.drop_column("account", "gone", if_exists=True)
            assert context.catalog is before
            assert isinstance(context.last.reverse(), DropColumnOp)
            with pytest.raises(ColumnUnknown):
                op.drop_column("account", "gone")

    def test_index_that_may_be_missing(self) -> None:
        context = record(account)
        with context as op:
            op.drop_index("gone", "account", if_exists=True)
            assert isinstance(context.last.reverse(), DropIndexOp)
            with pytest.raises(IndexUnknown):
                op.drop_index("gone", "account")

    def test_index_tells_its_table(self) -> None:
        context = record(account)
        with context as op:
            op.create_index("ix", "account", ["kind"])
            op.drop_index("ix")
        assert context.last.table_name == "account"

    def test_index_created_where_one_may_be(self) -> None:
        context = record(account)
        with context as op:
            op.create_index("ix", "account", ["kind"])
            op.create_index("ix", "account", ["kind"], if_not_exists=True)
        assert isinstance(context.last.reverse(), CreateIndexOp)
        assert len(context.catalog.table("account").indexes) == 1

    def test_table_created_where_one_may_be(self) -> None:
        context = record(account)
        before = context.catalog
        with context as op:
            op.create_table("account", sa.Column("x", sa.Text), if_not_exists=True)
        assert context.catalog is before
        assert not isinstance(context.last.reverse(), DropTableOp)

    @pytest.mark.parametrize(
        "drop",
        [
            lambda op: op.drop_table("other"),
            lambda op: op.drop_column("other", "x"),
            lambda op: op.drop_index("ix", "other"),
        ],
    )
    def test_of_an_unknown_table_has_no_reverse(self, drop: Callable[[Operations], None]) -> None:
        context = RecordingContext()
        with context as op:
            drop(op)
        with pytest.raises(OriginalUnknown):
            context.last.reverse()
        assert context.catalog.assumed == ("other",)

    def test_mistyped_table(self) -> None:
        with record(account) as op, pytest.raises(TableUnknown) as caught:
            op.drop_table("acount")
        assert caught.value.suggestion == "account"

    def test_column_is_shown_whole(self) -> None:
        context = record(account)
        with context as op:
            op.drop_column("account", "email")
        column = context.last.to_column()
        assert (str(column.type), column.nullable, column.comment) == ("VARCHAR(120)", False, "login")
        tag, schema, table, shown = context.last.to_diff_tuple()
        assert (tag, schema, table, shown.name) == ("remove_column", None, "account", "email")

    def test_table_is_shown_whole(self) -> None:
        context = record(account)
        with context as op:
            op.create_index("ix", "account", ["kind"])
            op.drop_table("account")
        shown = context.last.to_diff_tuple()[1]
        assert [column.name for column in shown.columns] == ["id", "email", "kind"]
        assert [index.name for index in shown.indexes] == ["ix"]


class TestData:
    @pytest.mark.parametrize("rows", [{"a": 1}, [1], "ab"])
    def test_rows_that_are_none(self, rows: Any) -> None:
        with RecordingContext() as op, pytest.raises(TypeError) as caught:
            op.bulk_insert(sa.table("t"), rows)
        assert isinstance(caught.value, RowsMalformed)

    def test_rows_by_column(self) -> None:
        table = sa.table("t", sa.column("a"))
        operation = BulkInsertOp(table, [{table.c.a: 1}]).complete(RecordingContext().catalog)  # type: ignore[dict-item]
        assert operation.rows == [{"a": 1}]

    def test_ddl_evolves_the_catalog(self) -> None:
        context = record(account)
        with context as op:
            op.execute("ALTER TABLE account ADD COLUMN age INTEGER")
            op.execute(sa.text("CREATE INDEX ix_age ON account (age)"))
            op.execute(sa.schema.CreateTable(sa.Table("made", sa.MetaData(), sa.Column("x", sa.Integer))))
            op.execute(sa.update(sa.table("account", sa.column("age"))).values(age=1))
        table = context.catalog.table("account")
        assert (table.columns[-1].name, table.indexes[0].name) == ("age", "ix_age")
        assert context.catalog.table("made").knowledge is Knowledge.KNOWN


class TestDescriptions:
    @pytest.mark.parametrize(
        ("upgrade", "words"),
        [
            (lambda op: op.rename_table("account", "person", schema=None), "rename table account to person"),
            (lambda op: op.drop_column("account", "email"), "drop column email of account"),
            (
                lambda op: op.alter_column("account", "email", nullable=True),
                "alter column email of account: nullability",
            ),
            (lambda op: op.create_unique_constraint(None, "account", ["kind"]), "add unique constraint to account"),
            (lambda op: op.create_index("ix", "account", ["kind"], unique=True), "create unique index ix on account"),
            (lambda op: op.bulk_insert(sa.table("account", schema="s"), [{}]), "insert 1 row into s.account"),
            (lambda op: op.execute("UPDATE account\n   SET kind = 1"), "execute UPDATE account SET kind = 1"),
        ],
    )
    def test_one_line(self, upgrade: Callable[[Operations], None], words: str) -> None:
        context = record(account)
        with context as op:
            upgrade(op)
        assert context.last.describe() == words


def test_drop_constraint_finds_what_an_addition_without_a_name_made() -> None:
    context = record(account, "oracle")
    with context as op:
        op.create_unique_constraint(None, "account", ["kind"])
    drop = context.last.reverse()
    assert isinstance(drop, DropConstraintOp)
    assert drop.constraint_name is None
    context.record(drop)
    assert context.catalog.table("account").uniques == ()
