from __future__ import annotations

import pytest
import sqlalchemy as sa

from sqlgen.profile import load_profile
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.options import honoured_options, sqlalchemy_options, unconsumed_options

OPTIONS = {"mysql_engine": "InnoDB", "mysql_charset": "utf8mb4", "mariadb_charset": "latin1", "sqlite_strict": True}


def test_mariadb_honours_what_is_said_for_mysql() -> None:
    assert honoured_options(load_profile("mariadb"), OPTIONS) == {"engine": "InnoDB", "charset": "latin1"}
    assert sqlalchemy_options(load_profile("mariadb"), OPTIONS) == {
        "mariadb_charset": "latin1",
        "mariadb_engine": "InnoDB",
    }


def test_mysql_does_not_honour_what_is_said_for_mariadb() -> None:
    assert honoured_options(load_profile("mysql"), OPTIONS) == {"engine": "InnoDB", "charset": "utf8mb4"}


def test_the_translated_option_reaches_the_statement() -> None:
    profile = load_profile("mariadb")
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer), **sqlalchemy_options(profile, OPTIONS))
    text = str(sa.schema.CreateTable(table).compile(dialect=make_dialect(profile)))
    assert "ENGINE=InnoDB" in text
    assert "CHARSET=latin1" in text


@pytest.mark.parametrize(
    ("dialect", "kind", "directive", "given", "left"),
    [
        ("postgresql", "index", None, ["postgresql_using", "postgresql_usign"], ("postgresql_usign",)),
        ("postgresql", "operation", "alter_column", ["postgresql_using"], ()),
        ("postgresql", "operation", "drop_column", ["postgresql_using"], ("postgresql_using",)),
        ("postgresql", "table", None, ["mysql_engine"], ()),
        ("mysql", "table", None, ["mysql_anything_at_all"], ()),
        ("mariadb", "index", None, ["mysql_length", "mariadb_length", "mysql_where"], ("mysql_where",)),
        ("mssql", "operation", "drop_column", ["mssql_drop_default", "mssql_drop_index"], ("mssql_drop_index",)),
        ("sqlite", "unique", None, ["sqlite_on_conflict", "sqlite_where"], ("sqlite_where",)),
    ],
)
def test_what_nothing_consumes_is_reported(dialect, kind, directive, given, left) -> None:
    assert unconsumed_options(load_profile(dialect), kind, given, directive=directive) == left


KINDS = {
    sa.Table: "table",
    sa.Column: "column",
    sa.Index: "index",
    sa.PrimaryKeyConstraint: "primary_key",
    sa.UniqueConstraint: "unique",
    sa.ForeignKeyConstraint: "foreign_key",
    sa.CheckConstraint: "check",
}


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle"])
def test_every_option_that_sqlalchemy_knows_is_known(dialect: str) -> None:
    profile = load_profile(dialect)
    for kind, options in make_dialect(profile).construct_arguments:
        if kind in KINDS:
            # what only reflection sets is no option of an author's
            given = [f"{profile.sqlalchemy}_{name}" for name in options if name not in ("*", "invalid")]
            assert unconsumed_options(profile, KINDS[kind], given) == ()
