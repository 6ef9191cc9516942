"""Types and defaults that a database doesn't have: an error that names them, or what the project wants instead."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.cli.conftest import Project

COLUMNS = """\
from sqlalchemy.dialects import postgresql as pg
op.create_table(
    "account",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("data", pg.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column("tags", pg.ARRAY(sa.String()), server_default="{}"),
    sa.Column("token", sa.UUID(), server_default=sa.text("gen_random_uuid()")),
    sa.Column("email", sa.String()),
    sa.Column("code", sa.String(20)),
    sa.Column("made", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()")),
)
"""


@pytest.fixture
def accounts(project: Project) -> Project:
    project.revision("0001", None, COLUMNS)
    return project


def script(project: Project, dialect: str, *more: str, status: int = 0) -> str:
    done = project.run(f"script --versions versions -d {dialect} {' '.join(more)}")
    assert done.status == status, done.err
    return done.out if status == 0 else done.err


IS_OLDER = sa.__version__.startswith("2.0.")  # it has no JSON for Oracle
MAPPED = {
    "mysql": [
        "data JSON NOT NULL DEFAULT ('{}')",
        "tags JSON DEFAULT ('[]')",
        "token CHAR(32) DEFAULT (REPLACE(UUID(), '-', ''))",
        "email VARCHAR(255)",
        "code VARCHAR(20)",
        "made TIMESTAMP NULL DEFAULT now()",
    ],
    "sqlite": [
        "data JSON DEFAULT '{}' NOT NULL",
        "tags JSON DEFAULT '[]'",
        "token CHAR(32) DEFAULT (lower(hex(randomblob(16))))",
        "email VARCHAR",
        "made TIMESTAMP DEFAULT CURRENT_TIMESTAMP",
    ],
    "mssql": [
        "data NVARCHAR(max)",
        "DEFAULT '{}'",
        "tags NVARCHAR(max)",
        "DEFAULT '[]'",
        "token UNIQUEIDENTIFIER",
        "DEFAULT NEWID()",
        "made DATETIMEOFFSET",
        "DEFAULT CURRENT_TIMESTAMP",
    ],
    "oracle": [
        "data BLOB DEFAULT UTL_RAW.CAST_TO_RAW('{}') NOT NULL",
        "tags BLOB DEFAULT UTL_RAW.CAST_TO_RAW('[]')",
        "token CHAR(32) DEFAULT LOWER(RAWTOHEX(SYS_GUID()))",
        "email VARCHAR2(255 CHAR)",
        "DEFAULT CURRENT_TIMESTAMP",
    ],
}


@pytest.mark.parametrize("dialect", MAPPED)
def test_portable(accounts: Project, dialect: str) -> None:
    if dialect == "oracle" and IS_OLDER:
        assert "Oracle has no type JSON" in script(accounts, dialect, "--types portable", status=3)
        return
    sql = " ".join(script(accounts, dialect, "--types portable").split())
    for expected in MAPPED[dialect]:
        assert expected in sql


def test_the_header_says_what_was_mapped(accounts: Project) -> None:
    header = script(accounts, "mysql", "--types portable").split("\n\n", 1)[0]
    assert header.partition("-- Types that are written as others")[2].splitlines()[1:] == [
        "-- ARRAY as JSON: account.tags",
        "-- JSONB as JSON: account.data",
        "-- UUID as CHAR(32): account.token",
        "-- VARCHAR as VARCHAR(255): account.email",
    ]


def test_nothing_is_mapped_where_the_database_has_it(accounts: Project) -> None:
    assert script(accounts, "postgresql", "--types portable") == script(accounts, "postgresql")


@pytest.mark.parametrize(
    ("dialect", "column", "said"),
    [
        ("mysql", 'sa.Column("data", sa.String())', "SG406: the type of column 'data' of table 'pet': "),
        ("mysql", 'sa.Column("data", sa.ARRAY(sa.Integer))', "MySQL has no type ARRAY"),
        ("mssql", 'sa.Column("data", sa.TIMESTAMP())', "SQL Server has no type TIMESTAMP"),
        ("postgresql", 'sa.Column("data", sa.DATETIME())', "PostgreSQL has no type DATETIME"),
        ("oracle", 'sa.Column("data", sa.Text(), server_default=sa.text("now()"))', "--types portable writes CURRENT_"),
        (
            "mysql",
            'sa.Column("data", sa.Integer(), server_default=sa.text("1::int"))',
            "SG236: MySQL has no such default",
        ),
    ],
)
def test_an_error_that_names_the_column(project: Project, dialect: str, column: str, said: str) -> None:
    project.revision("0001", None, f'op.create_table("pet", {column})')
    told = script(project, dialect, status=3)
    assert said in told
    assert "'data'" in told
    assert "versions/0001.py:9" in told
    assert "--types portable" in told


@pytest.mark.parametrize(
    ("default", "written"),
    [
        ('"{}"', "'[]'"),
        ('"{a,\\"b c\\"}"', """'["a", "b c"]'"""),
        ('sa.text("ARRAY[]::varchar[]")', "'[]'"),
        ("sa.text(\"'{NULL}'::text[]\")", "'[null]'"),
        ('"{1,2}"', None),
        ("sa.text(\"ARRAY['a']\")", None),
    ],
)
def test_an_array_as_a_list_or_an_error(project: Project, default: str, written: str | None) -> None:
    column = f'sa.Column("data", sa.ARRAY(sa.Text()), server_default={default})'
    project.revision("0001", None, f'op.create_table("pet", {column})')
    if written is None:
        assert "SG236" in script(project, "sqlite", "--types portable", status=3)
    else:
        assert f"DEFAULT {written}" in script(project, "sqlite", "--types portable")


@pytest.mark.parametrize("dialect", ["mssql", "oracle"])
def test_a_boolean_in_words(project: Project, dialect: str) -> None:
    project.revision("0001", None, 'op.create_table("pet", sa.Column("old", sa.BOOLEAN(), server_default="false"))')
    assert "DEFAULT 0" in script(project, dialect, "--types portable")


@pytest.mark.parametrize("default", ["'1'", "1", "((1))", "b'1'"])
def test_a_number_that_stands_for_a_boolean(project: Project, default: str) -> None:
    """PostgreSQL takes no number for one."""
    project.write("sqlgen.toml", '[types]\nBIT = "Boolean"\n')
    column = f'sa.Column("tame", mssql.BIT(), server_default=sa.text("{default}"))'
    project.revision("0001", None, f'from sqlalchemy.dialects import mssql\nop.create_table("pet", {column})')
    done = project.run("script -d postgresql")
    assert "tame BOOLEAN DEFAULT true" in done.out, done.err


def test_rows_of_mapped_types(project: Project) -> None:
    project.revision(
        "0001",
        None,
        "from sqlalchemy.dialects import postgresql as pg\nimport uuid\n"
        'pet = op.create_table("pet", sa.Column("tags", pg.ARRAY(sa.Text())), sa.Column("id", sa.UUID()))\n'
        'made = sa.table("pet", sa.column("tags", pg.ARRAY(sa.Text())), sa.column("id", sa.UUID()))\n'
        'op.bulk_insert(pet, [{"tags": ["a"], "id": uuid.UUID(int=1)}])\n'
        'op.execute(made.insert().values(tags=["b"], id=uuid.UUID(int=2)))',
    )
    sql = script(project, "sqlite", "--types portable")
    assert """('["a"]', '00000000000000000000000000000001')""" in sql
    assert """VALUES ('["b"]', '00000000000000000000000000000002')""" in sql


def test_the_configuration_says_types_for_all_and_for_one(project: Project) -> None:
    project.revision(
        "0001",
        None,
        "from sqlalchemy.dialects import postgresql as pg\n"
        'op.create_table("pet", sa.Column("name", sa.String()), sa.Column("data", pg.JSONB()), '
        'sa.Column("kind", sa.String(10)))',
    )
    project.write(
        "sqlgen.toml",
        '[types]\nVARCHAR = "VARCHAR(100)"\nJSONB = "JSON"\n[types.sqlite]\nJSONB = "LONGTEXT"\n'
        '[types.oracle]\n"VARCHAR(10)" = "CHAR(10)"\n',
    )
    found = {}
    for dialect in ("mysql", "sqlite", "postgresql", *(() if IS_OLDER else ("oracle",))):
        done = project.run(f"script -d {dialect}")
        assert done.status == 0, done.err
        found[dialect] = " ".join(done.out.split())
    assert "name VARCHAR(100), data JSON, kind VARCHAR(10)" in found["mysql"]
    assert "name VARCHAR(100), data LONGTEXT, kind VARCHAR(10)" in found["sqlite"]
    assert IS_OLDER or "name VARCHAR2(100 CHAR), data BLOB, kind CHAR(10)" in found["oracle"]
    assert "name VARCHAR(100), data JSON, kind VARCHAR(10)" in found["postgresql"]
    assert "JSONB as LONGTEXT: pet.data" in found["sqlite"]


def test_the_rollback_and_changes_know_the_mapped_type(project: Project) -> None:
    project.revision("0001", None, 'op.create_table("pet", sa.Column("data", sa.JSON()))')
    project.revision(
        "0002",
        "0001",
        "from sqlalchemy.dialects import postgresql as pg\n"
        'op.alter_column("pet", "data", type_=pg.JSONB(), existing_type=sa.JSON())',
    )
    assert "ALTER" not in script(project, "mysql", "--types portable", "0001:0002").upper().split("START", 1)[-1]


def test_sql_server_alters_a_mapped_column(project: Project) -> None:
    """JSON is NVARCHAR(max) there, of a class that has no length."""
    project.revision("0001", None, 'op.create_table("pet", sa.Column("data", sa.JSON()))')
    project.revision("0002", "0001", 'op.alter_column("pet", "data", type_=sa.Unicode(20), existing_type=sa.JSON())')
    assert "ALTER COLUMN data NVARCHAR(20)" in script(project, "mssql", "--types portable")


def test_a_key_that_can_not_be(project: Project) -> None:
    project.write("sqlgen.toml", "[types]\nVARCHAR = 255\n")
    done = project.run("script -d mysql")
    assert (done.status, done.err.split(":")[0]) == (2, "SG813")


NAMED_ONLY = 'op.create_table("pet", sa.Column("kind", sa.Enum(name="kind_of_pet")))'


@pytest.mark.parametrize(("dialect", "written"), [("mysql", "VARCHAR(255)"), ("oracle", "VARCHAR2(255 CHAR)")])
def test_an_enum_of_which_only_the_name_is_said(project: Project, dialect: str, written: str) -> None:
    """PostgreSQL has the type; elsewhere nobody knows its values."""
    project.revision("0001", None, NAMED_ONLY)
    assert f"kind {written}" in script(project, dialect, "--types portable")
    assert "SG406: the type of column 'kind' of table 'pet': " in script(project, dialect, status=3)


# ---------------------------------------------------------------------------------- columns in keys

OWNERS = """\
op.create_table("owner", sa.Column("name", sa.Text(), primary_key=True), sa.Column("mail", sa.Text(), unique=True))
op.create_table("pet", sa.Column("owner", sa.Text(), sa.ForeignKey("owner.name")), sa.Column("note", sa.Text()))
"""


def listed(sql: str) -> list[str]:
    """What the header says of types."""
    header = sql.split("\n\n", 1)[0]
    return header.partition("-- Types that are written as others")[2].splitlines()[1:]


@pytest.mark.parametrize(
    ("dialect", "columns"),
    [
        ("mysql", "owner.name, owner.mail, pet.owner"),
        ("mariadb", "owner.name, pet.owner"),
        ("mssql", "owner.name, owner.mail, pet.owner"),
    ],
)
def test_the_header_says_which_columns_stand_in_a_key(project: Project, dialect: str, columns: str) -> None:
    project.revision("0001", None, OWNERS)
    told = listed(script(project, dialect, "--types portable"))
    assert told == [f"-- TEXT as VARCHAR(255), since it stands in a key: {columns}"]


DEFERRED = """\
op.create_table("owner", sa.Column("id", sa.Integer(), primary_key=True))
op.create_table(
    "pet",
    sa.Column("owner", sa.Integer(), sa.ForeignKey("owner.id", deferrable=True)),
    sa.Column("tag", sa.Integer()),
    sa.ForeignKeyConstraint(["tag"], ["owner.id"], name="fk_pet_tag", deferrable=True, initially="DEFERRED"),
)
"""


@pytest.mark.parametrize(
    ("dialect", "how"),
    [("mysql", "row by row"), ("mariadb", "row by row"), ("mssql", "statement by statement")],
)
def test_the_header_says_what_is_no_longer_deferrable(project: Project, dialect: str, how: str) -> None:
    project.revision("0001", None, DEFERRED)
    header, _, body = script(project, dialect, "--types portable").partition("\n\n")
    line = f"DEFERRABLE as checked {how}: the foreign key over (owner) of pet, fk_pet_tag of pet"
    assert f"-- {line}" in header.splitlines()
    assert "fk_pet_tag is written without DEFERRABLE" in body
    assert " DEFERR" not in "".join(each for each in body.splitlines() if not each.startswith("--"))


def test_without_the_mapping_a_deferrable_key_is_an_error_that_names_it(project: Project) -> None:
    project.revision("0001", None, DEFERRED)
    assert "--types portable writes it without DEFERRABLE, checked row by row" in script(project, "mysql", status=3)


CASCADING = """
op.create_table("owner", sa.Column("id", sa.Integer(), primary_key=True))
op.create_table("pet", sa.Column("owner", sa.Integer(), sa.ForeignKey("owner.id", onupdate="cascade")))
"""


def test_what_oracle_does_without_on_update(project: Project) -> None:
    project.revision("0001", None, CASCADING)
    header, _, body = script(project, "oracle", "--types portable").partition("\n\n")
    instead = "an UPDATE of the key is an error while rows refer to it"
    assert f"-- ON UPDATE as none, so that {instead}: the foreign key over (owner) of pet" in header.splitlines()
    assert f"written without ON UPDATE CASCADE: {instead}" in body
    assert "FOREIGN KEY(owner) REFERENCES owner (id)\n" in body
    assert "--types portable leaves it out" in script(project, "oracle", status=3)
    assert "ON UPDATE cascade" in script(project, "mssql", "--types portable")


def test_an_index_that_is_left_out_is_listed_and_forgotten(project: Project) -> None:
    """Over an expression on SQL Server; its drop, and the rollback that nobody wrote, are comments."""
    project.revision("0001", None, OWNERS)
    project.revision("0002", "0001", 'op.create_index("ix_note", "pet", [sa.text("lower(note)")])')
    project.revision("0003", "0002", 'op.drop_index("ix_note", "pet")')
    sql = script(project, "mssql", "--types portable", "0001:0003")
    assert "-- an index as none: ix_note of pet" in sql.splitlines()
    assert "INDEX ix_note" not in sql
    done = project.run("script --versions versions -d mssql --types portable --rollback derived -o out 0001:0002")
    assert done.status == 0, done.err
    assert "DROP INDEX" not in Path("out/mssql/rollback.sql").read_text()
    assert "SG401" in script(project, "mssql", "0001:0002", status=3)


def test_databases_that_defer_keep_the_word(project: Project) -> None:
    project.revision("0001", None, DEFERRED)
    for dialect in ("postgresql", "sqlite", "oracle"):
        assert "DEFERRABLE INITIALLY DEFERRED" in script(project, dialect, "--types portable")


def test_the_configuration_says_how_long_a_text_in_a_key_is(project: Project) -> None:
    project.revision("0001", None, OWNERS)
    project.write("sqlgen.toml", 'script_location = "."\n[types]\n"text in key" = "VARCHAR(100)"\n')
    for more in ("", "--types portable"):
        done = project.run(f"script --config sqlgen.toml -d mysql {more}")
        assert done.status == 0, done.err
        assert "name VARCHAR(100) NOT NULL" in done.out
        assert "owner VARCHAR(100)" in done.out
        assert "note TEXT" in done.out


def test_without_a_mapping_a_text_in_a_key_is_an_error(project: Project) -> None:
    project.revision("0001", None, OWNERS)
    assert "SG401" in script(project, "mysql", status=3)


LATER = 'op.create_unique_constraint("uq_pet_note", "pet", ["note"])'


def test_a_column_that_is_put_into_a_key_later(project: Project) -> None:
    """Its type changes before, and comes back with the rollback that nobody wrote."""
    project.revision("0001", None, OWNERS)
    project.revision("0002", "0001", LATER)
    sql = script(project, "mysql", "--types portable", "0001:0002")
    assert listed(sql) == ["-- TEXT as VARCHAR(255), since it stands in a key: pet.note"]
    changed = sql.index("ALTER TABLE pet MODIFY COLUMN note VARCHAR(255)")
    assert changed < sql.index("ADD CONSTRAINT uq_pet_note UNIQUE (note)")
    done = project.run("script --versions versions -d mysql --types portable --rollback derived -o out 0001:0002")
    assert done.status == 0, done.err
    back = Path("out/mysql/rollback.sql").read_text()
    dropped = back.index("DROP INDEX uq_pet_note ON pet")
    assert dropped < back.index("ALTER TABLE pet MODIFY COLUMN note TEXT")


def test_a_column_of_a_table_that_nobody_knows(project: Project) -> None:
    """Nothing is known of it, and so nothing is changed."""
    project.revision("0001", None, LATER)
    sql = script(project, "mysql", "--types portable")
    assert "MODIFY" not in sql
    assert "ADD CONSTRAINT uq_pet_note UNIQUE (note)" in sql


def test_a_plain_index_of_the_beginning(project: Project) -> None:
    project.revision("0001", None, OWNERS)
    project.revision("0002", "0001", 'op.create_index("ix_pet_note", "pet", ["note"])')
    sql = script(project, "mysql", "--types portable", "0001:0002")
    assert "-- ix_pet_note holds the first 255 characters of note, which changes no answer" in sql
    assert "CREATE INDEX ix_pet_note ON pet (note(255));" in sql
    assert "MODIFY" not in sql
