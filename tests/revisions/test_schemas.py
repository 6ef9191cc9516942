"""Other schema names than those of the revisions, everywhere but in raw SQL."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

import sqlgen
from sqlgen.operations import (
    AddColumnOp,
    AlterColumnOp,
    BulkInsertOp,
    CreateForeignKeyOp,
    CreateTableOp,
    DropColumnOp,
    ExecuteSQLOp,
)
from sqlgen.operations.batch import BatchSettings
from sqlgen.revisions.schemas import SchemaTranslation
from tests.rebuild.project import write_revision

TRANSLATION = SchemaTranslation({None: "shop", "old": "new"})
ACCOUNT = sa.table("account", sa.column("id", sa.Integer), sa.column("name", sa.String))


def translated(operation: Any) -> Any:
    return TRANSLATION.translated(operation)


@pytest.mark.parametrize(("said", "expected"), [(None, "shop"), ("old", "new"), ("other", "other")])
def test_names_of_schemas(said: str | None, expected: str) -> None:
    assert translated(DropColumnOp("account", "name", schema=said)).schema == expected


def test_a_tables_foreign_keys_and_types_follow_and_the_authors_objects_stay() -> None:
    inline = sa.Column("owner_id", sa.Integer, sa.ForeignKey("owner.id", name="fk", ondelete="CASCADE"))
    kind = sa.Column("kind", sa.Enum("a", "b", name="kind"))
    constraint = sa.ForeignKeyConstraint(["x", "y"], ["old.point.x", "old.point.y"], name="fk_point", deferrable=True)
    made = translated(CreateTableOp("account", [inline, kind, sa.Column("x"), sa.Column("y"), constraint]))
    (key,) = made.columns[0].foreign_keys
    assert (key.target_fullname, key.name, key.ondelete) == ("shop.owner.id", "fk", "CASCADE")
    assert made.columns[1].type.schema == "shop"
    assert [each.target_fullname for each in made.columns[4].elements] == ["new.point.x", "new.point.y"]
    assert (made.columns[4].name, made.columns[4].deferrable) == ("fk_point", True)
    assert [each.target_fullname for each in inline.foreign_keys] == ["owner.id"]
    assert kind.type.schema is None  # type: ignore[attr-defined]
    sa.Table("account", sa.MetaData(), inline, kind)  # they belong to nobody


def test_a_foreign_key_to_a_column_object() -> None:
    owner = sa.Table("owner", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), schema="old")
    made = translated(AddColumnOp("account", sa.Column("owner_id", sa.ForeignKey(owner.c.id))))
    assert [key.target_fullname for key in made.column.foreign_keys] == ["new.owner.id"]


def test_both_ends_of_a_foreign_key() -> None:
    made = translated(CreateForeignKeyOp("fk", "account", "owner", ["owner_id"], ["id"], source_schema="old"))
    assert (made.kw["source_schema"], made.kw["referent_schema"]) == ("new", "shop")


def test_types_of_an_altered_column() -> None:
    made = translated(AlterColumnOp("account", "kind", modify_type=postgresql.ENUM("a", name="kind", schema="old")))
    assert made.modify_type.schema == "new"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (sa.update(ACCOUNT).where(ACCOUNT.c.id == 1).values(name="x"), "UPDATE shop.account SET name=:name WHERE"),
        (sa.insert(ACCOUNT).values(id=1), "INSERT INTO shop.account (id)"),
        (sa.delete(ACCOUNT), "DELETE FROM shop.account"),
        (
            sa.insert(ACCOUNT).from_select(["id"], sa.select(sa.func.max(ACCOUNT.c.id))),
            "INSERT INTO shop.account (id) SELECT max(shop.account.id) AS max_1",
        ),
    ],
    ids=["update", "insert", "delete", "insert from select"],
)
def test_statements(statement: Any, expected: str) -> None:
    made = str(translated(ExecuteSQLOp(statement)).sqltext)
    assert " ".join(made.split()).startswith(expected)
    assert "shop" not in str(statement)


def test_raw_sql_stays() -> None:
    assert translated(ExecuteSQLOp("DELETE FROM account")).sqltext == "DELETE FROM account"


def test_rows() -> None:
    made = translated(BulkInsertOp(ACCOUNT, [{"id": 1}]))
    assert (made.table.name, made.table.schema, [column.name for column in made.table.c]) == (
        "account",
        "shop",
        ["id", "name"],
    )


def test_operations_of_one_batch_stay_together() -> None:
    copy_from = sa.Table("account", sa.MetaData(), sa.Column("id", sa.Integer))
    settings = BatchSettings("account", copy_from=copy_from)
    operations = [DropColumnOp("account", "a"), DropColumnOp("account", "b")]
    for operation in operations:
        operation.batch = settings
    first, second = (translated(operation) for operation in operations)
    assert first.batch is second.batch is not settings
    assert (first.batch.schema, first.batch.copy_from.schema, copy_from.schema) == ("shop", "shop", None)


def test_a_script_in_another_schema(tmp_path: Any) -> None:
    (tmp_path / "1.py").write_text(
        "import sqlalchemy as sa\nfrom sqlgen import op\nrevision = '1'\ndown_revision = None\n"
        "state = sa.Enum('a', 'b', name='state')\n"
        "def upgrade():\n"
        "    state.create(op.get_bind(), checkfirst=True)\n"
        "    op.create_table('parent', sa.Column('id', sa.Integer, primary_key=True))\n"
        "    op.create_table('child', sa.Column('id', sa.ForeignKey('parent.id')), sa.Column('state', state))\n"
        "    op.create_index('ix', 'child', ['id'])\n"
        "    op.rename_table('parent', 'person', schema='public')\n"
    )
    script = sqlgen.generate(versions=tmp_path, dialects="postgresql", schema="shop", schema_map={"public": "shop"})
    up, down = str(script["postgresql"].upgrade), str(script["postgresql"].rollback)
    assert "-- Schemas: (none) is shop, public is shop" in up
    for words in (
        "CREATE TYPE shop.state",
        "CREATE TABLE shop.child",
        "REFERENCES shop.parent (id)",
        "state shop.state",
        "CREATE INDEX ix ON shop.child",
        "ALTER TABLE shop.parent RENAME TO person",
        "INSERT INTO shop.alembic_version",
    ):
        assert words in up
    for words in ("ALTER TABLE shop.person RENAME TO parent", "DROP TABLE shop.child", "DROP TYPE shop.state"):
        assert words in down


OWN = """from sqlalchemy import orm
class Base(orm.DeclarativeBase):
    pass
class Item(Base):
    __tablename__ = "item"
    __table_args__ = {"schema": "old"}
    id = sa.Column(sa.Integer, primary_key=True)
bind = op.get_bind()
table = sa.table("item", sa.column("id", sa.Integer), schema="old")
plain = sa.table("item", sa.column("id", sa.Integer))
tenant = sa.Table("item", sa.MetaData(), sa.Column("id", sa.Integer), schema="tenant")
"""


@pytest.mark.parametrize(
    ("body", "schema"),
    [
        ("bind.execute(table.insert(), [{'id': 1}])", "fresh"),
        ("bind.execute(plain.insert().values(id=1))", "shop"),
        ("with bind.engine.begin() as other: other.execute(table.insert().values(id=1))", "fresh"),
        ("bind.execute(table.insert().values({table.c.id: 1}))", "fresh"),
        ("bind.execute(sa.insert(table).from_select(['id'], sa.select(plain.c.id)))", "fresh.item (id) SELECT shop"),
        ("session = orm.Session(bind=bind)\nsession.add(Item(id=1))\nsession.flush()", "fresh"),
        ("session = orm.Session(bind=bind.engine)\nsession.add(Item(id=1))\nsession.commit()", "fresh"),
        (
            "bind.execution_options(schema_translate_map={'tenant': 'old'})\nbind.execute(tenant.insert(), {'id': 1})",
            "fresh",
        ),
        (
            "bind.execute(tenant.insert(), {'id': 1}, execution_options={'schema_translate_map': {'tenant': 'acme'}})",
            "acme",
        ),
        (
            "bind.execution_options(schema_translate_map={'tenant': 'acme'})\nbind.execute(table.insert(), {'id': 1})",
            "fresh",
        ),
    ],
)
def test_what_is_executed_on_a_connection_follows(tmp_path: Any, body: str, schema: str) -> None:
    write_revision(tmp_path, "1", None, OWN + body)
    settings: Any = {"schema": "shop", "schema_map": {"old": "fresh"}, "rollback": None}
    (script,) = sqlgen.generate(versions=tmp_path, dialects="postgresql", **settings).values()
    assert f"INSERT INTO {schema}.item" in str(script.upgrade)
