"""What the part of a revision that wasn't carried out may have touched."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from sqlgen.errors import Location
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.unfinished import Unfinished, unfinished

TABLES = {"role", "member", "team", "note"}
HEAD = """\
\"\"\"Give every member a role in team, and a note.\"\"\"
import sqlalchemy as sa
from alembic import op

revision = "role"
down_revision = "team"


"""


def of(folder: Path, body: str, stopped_at: str = "", head: str = HEAD) -> tuple[str, str]:
    """The tables whose shapes, and whose rows, an upgrade may have changed behind a line; both as `a, b`."""
    path = folder / "1_.py"
    text = f"{head}def upgrade():\n" + "".join(f"    {line}\n" for line in body.splitlines())
    path.write_text(text + "\n\ndef downgrade():\n    op.drop_table('note')\n")
    lines = text.splitlines()
    line = next((number for number, each in enumerate(lines, 1) if stopped_at and stopped_at in each), 0)
    rest = unfinished(RevisionFile(path), Location(str(path), line) if line else None)
    return ", ".join(sorted(rest.shapes & TABLES)), ", ".join(sorted(rest.rows & TABLES))


READ = "rows = op.get_bind().execute(sa.text('SELECT id FROM member')).all()"


@pytest.mark.parametrize(
    ("body", "shapes", "rows"),
    [
        (READ, "", ""),
        (f"op.add_column('role', sa.Column('note', sa.Text()))\n{READ}", "", ""),
        (f"{READ}\nop.add_column('role', sa.Column('note', sa.Text()))", "role", "role"),
        (f"{READ}\nop.drop_column(table_name='role', column_name='x')", "role", "role"),
        (f"{READ}\nop.execute('UPDATE role SET level = 1')", "", "role"),
        (f"op.execute('UPDATE role SET level = 1')\n{READ}", "", ""),
        (f"{READ}\nop.execute('ALTER TABLE role ADD level INTEGER')", "role", "role"),
        (f"{READ}\nop.execute(f'ALTER TABLE role ADD {{rows}} INTEGER')", "role", "role"),
        (f"names = ['role', 'team']\n{READ}\nfor name in names:\n    op.drop_table(name)", "role, team", "role, team"),
        (f"roles = sa.table('role', sa.column('note'))\n{READ}\nop.execute(roles.delete())", "", "role"),
        (f"roles = sa.Table('role', sa.MetaData())\n{READ}\nroles.drop(op.get_bind())", "role", "role"),
        (f"for each in (1, 2):\n    op.drop_column('role', 'a')\n    {READ}", "role", "role"),
        (f"with op.batch_alter_table('role') as batch:\n    batch.drop_column('a')\n{READ}\nprint('team')", "", ""),
        (f"{READ}\nwith op.batch_alter_table('role') as batch:\n    batch.drop_column('a')", "role", "role"),
        (f"{READ}\nsa.inspect(op.get_bind()).get_columns('role')", "", ""),
        (f"{READ}\nop.create_table('role', sa.Column('m', sa.Integer, sa.ForeignKey('member.id')))", "role", "role"),
    ],
)
def test_of_the_rest_only_what_may_change_something_counts(tmp_path: Path, body: str, shapes: str, rows: str) -> None:
    assert of(tmp_path, body, "SELECT id FROM member") == (shapes, rows)


@pytest.mark.parametrize(
    ("rest", "shapes"),
    [
        ("op.add_column('role', sa.Column('a', sa.Text()))", "role"),
        ("op.create_index('i', table_name='role', columns=['a'])", "role"),
        ("op.rename_table('role', 'member')", "member, role"),
        ("op.create_foreign_key(None, 'role', 'member', ['a'], ['id'])", "member, role"),
        ("with op.batch_alter_table('role') as batch:\n    batch.drop_column('a')", "role"),
        (
            "with op.batch_alter_table('role') as batch:\n    batch.create_foreign_key('f', 'member', ['a'], ['id'])",
            "member, role",
        ),
        ("name = 'role'\nop.drop_column(name, 'a')", "role"),
        ("for name in ('role', 'member'):\n    op.drop_column(name, 'a')", "member, role"),
        ("op.drop_column('role' if rows else 'member', 'a')", "member, role"),
        ("op.execute('ALTER TABLE role DROP a')", "role"),
        ("op.get_bind().execute(sa.text('ALTER TABLE role DROP a'))", "role"),
        ("sql = 'ALTER TABLE role DROP a'\nop.execute(sql)", "role"),
        ("name = 'role'\nop.execute(f'ALTER TABLE {name} DROP a')", "role"),
        ("op.execute(\"INSERT INTO role (name) VALUES ('create')\")", ""),
        ("op.execute('UPDATE role SET a = 1 -- drop what was there')", ""),
        ("op.execute('INSERT INTO role (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2')", ""),
        ("op.add_column('role', sa.Column('a', sa.Text(), comment='to alter a note'))", "role"),
        ("if not rows:\n    raise ValueError('drop the table member yourself')", ""),
    ],
)
def test_where_the_rest_says_what_it_changes_no_other_string_counts(tmp_path: Path, rest: str, shapes: str) -> None:
    body = f"others = ['team', 'note']\n{READ}\nop.bulk_insert(things, [{{'name': 'team'}}])\n{rest}"
    assert of(tmp_path, body, "SELECT id FROM member")[0] == shapes


@pytest.mark.parametrize(
    "rest",
    [
        "for name in others:\n    op.drop_column(name, 'a')",  # a list may have been added to
        "name = 'role'\nname = name + 's'\nop.drop_column(name, 'a')",
        "op.drop_column(*others)",
        "op.drop_column(**rows[0])",
        "op.drop_index('i')",
        "op.execute('ALTER TABLE %s DROP a' % others[0])",
        "op.execute(f'ALTER TABLE {others[0]} DROP a')",
        "change = 'ALTER TABLE {} DROP a'\nop.execute(change.format(others[0]))",
        "op.execute('CALL tidy()')",
        "op.execute(\"DO $$ BEGIN EXECUTE 'DROP TABLE ' || name; END $$\")",
        "op.of_somebody('x')",
        "with op.batch_alter_table(others[0]) as batch:\n    batch.drop_column('a')",
        "def execute(sql):\n    op.execute(sql + others[0])\nexecute('DROP TABLE')",
    ],
)
def test_where_it_does_not_say_so_every_string_counts(tmp_path: Path, rest: str) -> None:
    body = f"others = ['team', 'note']\n{READ}\n{rest}"
    assert {"note", "team"} <= set(of(tmp_path, body, "SELECT id FROM member")[0].split(", "))


@pytest.mark.parametrize(
    ("rest", "rows"),
    [
        ("op.create_index('i', 'role', ['a'])", ""),
        ("if not has('role'):\n    op.create_unique_constraint('u', 'role', ['a'])", ""),
        ("names = [each['name'] for each in sa.inspect(op.get_bind()).get_indexes('role')]\nsorted(names)", ""),
        ("with op.batch_alter_table('role') as batch:\n    batch.create_index('i', ['a'])", ""),
        ("with op.batch_alter_table('role') as batch:\n    batch.add_column(sa.Column('a', sa.Text()))", "role"),
        ("op.drop_table('role')", "role"),
        ("change = op.execute\nchange('role')", "role"),
        ("list(map(op.get_bind().execute, ['role']))", "role"),
        ("op.bulk_insert(things, [{'name': 'role'}])", "role"),
        ("session = Session(op.get_bind())\nsession.add(things('role'))", "role"),
        ("write('role')", "role"),
        ("Thing.query.filter_by(name='role').update({'a': 1})", "role"),
        ("things.update({'name': 'role'})", "role"),
        ("op.fill_index_of('role')", "role"),
        ("def later():\n    op.get_bind().exec_driver_sql('DELETE FROM role')\nlater()", "role"),
    ],
)
def test_rows_are_known_where_nothing_of_the_rest_writes_any(tmp_path: Path, rest: str, rows: str) -> None:
    head = f"{HEAD}from sqlalchemy.orm import Session\n\n\ndef has(name):\n    return True\n\n\n"
    assert of(tmp_path, f"{READ}\n{rest}", "SELECT id FROM member", head)[1] == rows


def test_a_table_that_a_module_names_is_looked_up_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = ModuleType("models_of_ours")
    models.Role = type("Role", (), {"__tablename__": "role"})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "models_of_ours", models)
    head = f"{HEAD}from models_of_ours import Role\n\n\n"
    body = f"{READ}\nothers = ['team']\nop.drop_column(Role.__tablename__, 'a')"
    assert of(tmp_path, body, "SELECT id FROM member", head)[0] == "role"


def test_a_table_that_nobody_can_look_up_may_be_any(tmp_path: Path) -> None:
    path = tmp_path / "1_.py"
    path.write_text("from ours.models import Role\n\n\ndef upgrade():\n    op.drop_table(Role.__tablename__)\n")
    assert unfinished(RevisionFile(path), None).anything


def test_without_a_place_all_of_the_upgrade_counts(tmp_path: Path) -> None:
    body = f"op.drop_column('role', 'a')\n{READ}"
    assert of(tmp_path, body) == ("role", "role")
    assert of(tmp_path, body, "SELECT id FROM member") == ("", "")


def test_what_stands_around_the_upgrade_counts(tmp_path: Path) -> None:
    head = f"{HEAD}NAME = 'team'\n\n\ndef change(name):\n    op.drop_column(name, 'a')\n\n\n"
    assert of(tmp_path, f"{READ}\nchange(NAME)", "SELECT id FROM member", head) == ("team", "team")


def test_a_function_of_a_module_that_nobody_knows_may_change_anything(tmp_path: Path) -> None:
    body = f"{READ}\nmove('team')"
    local = f"{HEAD}def move(name):\n    op.execute(f'DELETE FROM {{name}}')\n\n\n"
    assert of(tmp_path, body, "SELECT id FROM member", local) == ("", "team")
    head = HEAD.replace("import sqlalchemy", "from ours.moves import move\nimport sqlalchemy")
    assert of(tmp_path, body, "SELECT id FROM member", head) == ("team", "team")


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("from ours.moves import *", "move('role')"),
        ("from alembic import op as o", "o.drop_column('role', 'a')"),
        ("from alembic.operations import Operations", "Operations(context).drop_column('role', 'a')"),
        ("def change(o):\n    o.drop_column('role', 'a')", "change(op)"),
        ("import importlib", "importlib.import_module('ours.role').run()"),
        ("", "change = op.drop_column\nchange('role', 'a')"),
        ("", "getattr(op, 'drop_column')('role', 'a')"),
        ("", "exec('role')"),
    ],
)
def test_a_directive_counts_under_any_name(tmp_path: Path, head: str, rest: str) -> None:
    assert of(tmp_path, f"{READ}\n{rest}", "SELECT id FROM member", f"{HEAD}{head}\n\n\n") == ("role", "role")


def test_a_function_that_was_defined_before_may_be_called_behind(tmp_path: Path) -> None:
    body = f"def change(name):\n    op.drop_column(name, 'a')\n{READ}\nchange('role')"
    assert of(tmp_path, body, "SELECT id FROM member") == ("role", "role")
    body = f"change = lambda: op.drop_column('role', 'a')\n{READ}\nchange()"
    assert of(tmp_path, body, "SELECT id FROM member") == ("role", "role")


def test_classes_of_tables_are_only_for_queries_unless_something_makes_tables_of_them(tmp_path: Path) -> None:
    head = f"{HEAD}class Role(Base):\n    __tablename__ = 'role'\n\n\n"
    body = f"{READ}\nsession.query(Role).delete()\nop.drop_column('team', 'a')"
    assert of(tmp_path, body, "SELECT id FROM member", head) == ("team", "role, team")
    made = f"{body}\nRole.metadata.create_all(op.get_bind())"
    assert of(tmp_path, made, "SELECT id FROM member", head) == ("role, team", "role, team")


def test_of_a_file_that_cannot_be_read_every_word_counts(tmp_path: Path) -> None:
    path = tmp_path / "1_.py"
    assert unfinished(RevisionFile(path), None) == Unfinished()
    path.write_text("op.drop_table('role'")
    assert {"role"} <= unfinished(RevisionFile(path), None).shapes
