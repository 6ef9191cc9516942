"""A schema of SQLite, read from its own text and nothing else: the tables that are made anew from it are the same.

What can't be so is said where the comparison leaves it out (`told`).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sqlgen
from sqlgen.catalog.schema_text import read_schema_text
from sqlgen.catalog.values import Knowledge
from sqlgen.profile import load_profile
from tests.rebuild.losses import LOSSES
from tests.rebuild.project import raw, write_revision
from tests.servers import SQLite, SQLiteNewest
from tests.servers.sqlite_schema import describe
from tests.setup.places import program

ODD_SCHEMA = (Path(__file__).parent / "odd_schema.sql").read_text(encoding="utf-8")
VERSION_TABLE = "CREATE TABLE alembic_version (version_num TEXT);\nINSERT INTO alembic_version VALUES ('aaa');\n"
PROFILE = load_profile("sqlite")


def schema_of(path: str) -> str:
    """What `.schema` prints."""
    command = [str(program("sqlite3")), "-init", "/dev/null", "-batch", path, ".schema"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def dump_of(path: str) -> str:
    """What `.dump` prints, rows included."""
    command = [str(program("sqlite3")), "-init", "/dev/null", "-batch", path, ".dump"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def master_of(path: str) -> str:
    """What a query of `sqlite_master` prints: statements without anything between them."""
    with closing(apsw.Connection(path)) as connection:
        return "\n".join(text for (text,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))


FORMS: tuple[Callable[[str], str], ...] = (schema_of, dump_of, master_of)


def described(path: str) -> str:
    with closing(apsw.Connection(path)) as connection:
        return told(describe(connection))


def told(description: str) -> str:
    """The description without what a table made anew says otherwise, or no longer, and nobody can tell from rows."""
    kept = []
    for line in description.splitlines():
        if re.match(r"  CONSTRAINT \S+ \S+ (?:not null|null|default|collate)\b(?!.* ON CONFLICT)", line):
            continue  # the name of something that is no constraint
        line = re.sub(r"(  REFERENCES \(.*?\))", lambda match: match[1].replace("-> None", "-> id"), line)
        kept.append(line)
    return "\n".join(kept)


def made_anew(folder: Path, path: str, text: str, engine: SQLite | SQLiteNewest) -> tuple[str, list[str]]:
    """Make each table that is known anew, twice, on that file; what it looks like then, and which tables those were."""
    catalog, _ = read_schema_text(text, PROFILE)
    tables = [table.name for table in catalog.tables() if table.knowledge is Knowledge.KNOWN]
    tables = [name for name in tables if name != "alembic_version"]
    write_revision(folder / "v", "aaa", None, "import nothing_of_the_kind\n")
    adds = "".join(f"op.create_check_constraint('zz', {name!r}, '1')\n" for name in tables)
    drops = "".join(f"op.drop_constraint('zz', {name!r}, type_='check')\n" for name in tables)
    write_revision(folder / "v", "bbb", "aaa", adds or "pass\n")
    write_revision(folder / "v", "ccc", "bbb", drops or "pass\n")
    (folder / "schema.sql").write_text(text, encoding="utf-8")
    script = sqlgen.generate("aaa:ccc", dialects="sqlite", versions=folder / "v", baseline=folder / "schema.sql")
    engine.run(str(script["sqlite"].upgrade), path).must()
    return described(path), tables


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("engine_name", ["sqlite", "sqlite_newest"])
def test_all_that_sqlite_takes(
    form: Callable[[str], str], engine_name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    engine = request.getfixturevalue(engine_name)
    path = engine.fresh_database("odd")
    engine.run(ODD_SCHEMA + VERSION_TABLE, path).must()
    before = described(path)
    text = form(path)
    _, unread = read_schema_text(text, PROFILE)
    assert [(one.what.split()[2], one.why) for one in unread] == [
        ("trv", "it is of the view v; only triggers of tables are held")
    ]
    after, tables = made_anew(tmp_path, path, text, engine)
    assert len(tables) == ODD_SCHEMA.count("CREATE TABLE")
    assert comparable(after).splitlines() == comparable(before).splitlines()


def comparable(description: str) -> str:
    """Without what is spelled in another way: the case of a type, quotes around a name, ASC, AUTOINCREMENT's place."""
    lines = []
    for line in description.splitlines():
        line = line.replace("PRIMARY (id AUTOINCREMENT)", "PRIMARY (id)").replace("'a b' not null", '"a b" not null')
        lines.append(line.upper().replace(" ASC )", " )"))
    return "\n".join(lines)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", LOSSES, ids=lambda case: case.name)
def test_the_same_as_by_operations(case: Any, form: Callable[[str], str], tmp_path: Path, sqlite: SQLite) -> None:
    """A script that starts on the text is the one that starts on the revision which executed it."""
    path = sqlite.fresh_database("losses")
    sqlite.run(case.setup, path).must()
    change = "with op.batch_alter_table('t') as batch:\n" + "".join(
        f"    {line}\n" for line in case.change.splitlines()
    )
    write_revision(tmp_path / "v", "aaa", None, raw(case.setup))
    write_revision(tmp_path / "v", "bbb", "aaa", change)
    (tmp_path / "schema.sql").write_text(form(path), encoding="utf-8")
    made = [
        str(sqlgen.generate("aaa:bbb", dialects="sqlite", versions=tmp_path / "v", baseline=baseline)["sqlite"].upgrade)
        for baseline in (None, tmp_path / "schema.sql")
    ]
    replayed, started = ([line for line in text.splitlines() if "Baseline:" not in line] for text in made)
    assert started == replayed


# ---------------------------------------------------------------------------------- what can't be read


@pytest.mark.parametrize(
    ("sql", "unread"),
    [
        ("CREATE TABLE t (a INTEGER PRIMARY KEY DESC, b);", {"table t": "a key in descending order"}),
        ("CREATE TABLE t (a INT, b, PRIMARY KEY (a, b DESC));", {"table t": "a key in descending order"}),
        ("CREATE TABLE t (a, UNIQUE (a COLLATE NOCASE));", {"table t": "a key with a collation of its own"}),
        (
            "CREATE VIRTUAL TABLE t USING fts5(body); CREATE TABLE t_of_mine (a INT);",
            {
                "table t": "a virtual table: a module of SQLite decides what it is",
                **{
                    f"table t_{part}": "it holds the data of the virtual table t"
                    for part in ("data", "idx", "content", "docsize", "config")
                },
            },
        ),
    ],
)
def test_what_cannot_be_read_is_named(sql: str, unread: dict[str, str], sqlite: SQLite) -> None:
    path = sqlite.fresh_database("unread")
    sqlite.run(f"{sql} CREATE TABLE other (id INTEGER PRIMARY KEY AUTOINCREMENT); ANALYZE;", path).must()
    for form in (schema_of, dump_of, master_of):
        catalog, found = read_schema_text(form(path), PROFILE)
        assert {one.what: one.why for one in found} == unread
        known = {table.name: table.knowledge for table in catalog.tables()}
        assert {f"table {name}" for name, knowledge in known.items() if knowledge is Knowledge.UNCERTAIN} == set(unread)
        assert known["other"] is Knowledge.KNOWN
        assert not any(name.startswith("sqlite_") for name in known)


# ---------------------------------------------------------------------------------- drawn schemas

NAMES = st.sampled_from(["a", "Beta", "order", "two words", "ünï", 'qu"ote', "semi;colon", "it's", "check", "c"])
TYPES = st.sampled_from(
    [
        "",
        "INT",
        "INTEGER",
        "text",
        "VARCHAR(10)",
        "DECIMAL(8, 2)",
        "unsigned big int",
        "ANY",
        "BLOB",
        "REAL",
        '"odd type"',
    ]
)
VALUES = st.sampled_from(
    ["0", "-1", "+2.5e3", "'x'", "'it''s; so'", "NULL", "x'00'", "CURRENT_TIMESTAMP", "(1 + 2)", "(lower('A'))", "TRUE"]
)
CONFLICTS = st.sampled_from(["", "", "", " ON CONFLICT REPLACE", " ON CONFLICT IGNORE", " on conflict fail"])
ACTIONS = st.sampled_from(
    ["", " ON DELETE CASCADE", " ON UPDATE SET NULL ON DELETE RESTRICT", " MATCH FULL", " ON DELETE SET DEFAULT"]
)
DEFERRALS = st.sampled_from(["", "", " DEFERRABLE INITIALLY DEFERRED", " NOT DEFERRABLE", " DEFERRABLE"])
BLANKS = st.sampled_from([" ", "\n  ", " -- said; aside\n  ", " /* a ' comment */ "])


def quoted(draw: Callable[..., Any], name: str, styles: str = "\"[`'") -> str:
    style: str = draw(st.sampled_from(styles))
    if style == "[":
        return f"[{name}]"
    return style + name.replace(style, style * 2) + style


def constraint_name(draw: Callable[..., Any]) -> str:
    name: str = draw(st.sampled_from(["", "", "CONSTRAINT k1 ", 'CONSTRAINT "k 2" ', "CONSTRAINT [k3] "]))
    return name


@st.composite
def column_texts(draw: Any, name: str, tables: list[str]) -> str:
    spelled = quoted(draw, name, '"[`')  # what describes a schema takes 'name' for a string
    parts = [spelled, draw(TYPES)]
    if draw(st.integers(0, 5)) == 0:
        parts.append(
            draw(st.sampled_from([f"GENERATED ALWAYS AS (1 + length('{'x;'}'))", "AS (2) STORED", "AS (3) VIRTUAL"]))
        )
    else:
        if draw(st.booleans()):
            parts.append(f"DEFAULT {draw(VALUES)}")
        if draw(st.integers(0, 3)) == 0:
            parts.append(f"{constraint_name(draw)}UNIQUE{draw(CONFLICTS)}")
        if draw(st.integers(0, 3)) == 0:
            target = quoted(draw, draw(st.sampled_from(tables)))
            parts.append(f"{constraint_name(draw)}REFERENCES {target} (id){draw(ACTIONS)}{draw(DEFERRALS)}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"NOT NULL{draw(CONFLICTS)}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"COLLATE {draw(st.sampled_from(['NOCASE', 'rtrim', 'BINARY']))}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"{constraint_name(draw)}CHECK (1 > 0{draw(BLANKS)})")
    blank: str = draw(BLANKS)
    return blank.join(filter(None, parts))


@st.composite
def table_texts(draw: Any, name: str, tables: list[str]) -> str:
    key = draw(
        st.sampled_from(
            [
                "id INTEGER PRIMARY KEY",
                "id INTEGER PRIMARY KEY AUTOINCREMENT",
                "id TEXT PRIMARY KEY",
                "id INT NOT NULL UNIQUE",
            ]
        )
    )
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.lower))
    items = [key, *(draw(column_texts(each, tables)) for each in names)]
    picked = ", ".join(quoted(draw, each, '"[`') for each in names[:2])
    for kind in draw(st.lists(st.sampled_from(["unique", "check", "foreign"]), max_size=2)):
        prefix = constraint_name(draw)
        if kind == "unique":
            items.append(f"{prefix}UNIQUE (id, {picked}){draw(CONFLICTS)}")
        elif kind == "check":
            items.append(f"{prefix}CHECK (id <> 'a,b)'{draw(BLANKS)}){draw(CONFLICTS)}")
        else:
            target = quoted(draw, draw(st.sampled_from(tables)))
            own = quoted(draw, names[0], '"[`')
            items.append(f"{prefix}FOREIGN KEY ({own}) REFERENCES {target} (id){draw(ACTIONS)}{draw(DEFERRALS)}")
    tail = draw(st.sampled_from(["", "", "", "WITHOUT ROWID", "STRICT"]))
    separator = "," + draw(BLANKS)
    lines = [f"CREATE TABLE {quoted(draw, name)} ({draw(BLANKS)}{separator.join(items)}{draw(BLANKS)}) {tail};"]
    for number in range(draw(st.integers(0, 2))):
        index = f"{name} {number}"
        element = draw(st.sampled_from([picked, "id DESC", "lower(id), id COLLATE NOCASE", "id + 1"]))
        where = draw(st.sampled_from(["", " WHERE id > 5 AND id <> ';'"]))
        unique = draw(st.sampled_from(["", "UNIQUE "]))
        lines.append(f"CREATE {unique}INDEX {quoted(draw, index)} ON {quoted(draw, name)} ({element}){where};")
    if draw(st.booleans()):
        lines.append(
            f"CREATE TRIGGER {quoted(draw, f'tr {name}')} AFTER INSERT ON {quoted(draw, name)}"
            f"{draw(BLANKS)}BEGIN SELECT CASE WHEN 1 THEN 'END;' END; "
            f"DELETE FROM {quoted(draw, name)} WHERE id = 7; END;"
        )
    return "\n".join(lines)


@st.composite
def schema_texts(draw: Any) -> list[str]:
    tables = draw(
        st.lists(st.sampled_from(["t", "ts", "Big Table", "group", "it's"]), min_size=1, max_size=3, unique=True)
    )
    return [draw(table_texts(name, tables)) for name in tables]


def accepted(statements: list[str], path: str) -> Iterator[str]:
    """Those that SQLite takes, of what was drawn freely."""
    with closing(apsw.Connection(path)) as connection:
        for statement in statements:
            try:
                connection.execute(statement)
            except apsw.Error:
                connection.execute("ROLLBACK" if not connection.get_autocommit() else "")
                continue
            yield statement


@settings(max_examples=40)
@given(drawn=schema_texts(), form=st.sampled_from((dump_of, master_of)))
def test_drawn_schemas(drawn: list[str], form: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    engine = SQLiteNewest(folder)
    path = engine.fresh_database("drawn")
    engine.run(VERSION_TABLE, path).must()
    list(accepted(drawn, path))
    before = described(path)
    text = form(path)
    _, unread = read_schema_text(text, PROFILE)
    assert unread == ()
    after, _ = made_anew(folder, path, text, engine)
    assert drawn_comparable(after) == drawn_comparable(before)


def drawn_comparable(description: str) -> str:
    return description.upper()
