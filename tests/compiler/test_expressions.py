"""SQL of expressions: values as literals, none forgotten."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from sqlgen.compiler import ExpressionRefused, LiteralImpossible, ParameterMissing
from sqlgen.compiler.expressions import expression_sql, statement_sql, value_sql
from sqlgen.profile import load_profile, profile_names

POSTGRESQL, MYSQL, ORACLE = load_profile("postgresql"), load_profile("mysql"), load_profile("oracle")
T = sa.table("t", sa.column("a", sa.String()), sa.column("n", sa.Integer()))


def test_a_string_is_as_it_is_but_for_its_ends() -> None:
    assert statement_sql("\n\n  SELECT ':x', '%'  ;\n ", POSTGRESQL) == "  SELECT ':x', '%'"
    assert statement_sql(r"SELECT '\:x \:: \\'", POSTGRESQL) == r"SELECT ':x \:: \\'"


def test_a_percent_sign_is_not_doubled() -> None:
    for name in profile_names():
        assert expression_sql(sa.text("SELECT '50%' LIKE '%'"), load_profile(name)) == "SELECT '50%' LIKE '%'"
        assert "%%" not in expression_sql(T.delete().where(T.c.a.like("%x%")), load_profile(name))


def test_parameters_of_text_are_literals() -> None:
    text = sa.text(r"UPDATE t SET a = :a WHERE n = :n AND b = '\:n'").bindparams(a="it's \\", n=5)
    assert expression_sql(text, POSTGRESQL) == r"UPDATE t SET a = 'it''s \' WHERE n = 5 AND b = ':n'"
    assert expression_sql(text, MYSQL) == r"UPDATE t SET a = 'it''s \\' WHERE n = 5 AND b = ':n'"


@pytest.mark.parametrize("name", profile_names())
@pytest.mark.parametrize(
    "statement",
    [
        sa.text("SELECT :x"),
        sa.select(sa.bindparam("x", type_=sa.Integer())),
        T.update().values(a=sa.bindparam("x")),
        T.delete().where(T.c.n == sa.bindparam("x")),
        T.delete().where(T.c.n.in_(sa.bindparam("x", expanding=True))),
    ],
    ids=["text", "select", "update", "delete", "in"],
)
def test_a_parameter_without_value_is_an_error(name: str, statement: sa.ClauseElement) -> None:
    with pytest.raises(ParameterMissing, match="'x' has no value"):
        expression_sql(statement, load_profile(name))


def test_none_is_a_value() -> None:
    assert expression_sql(sa.text("SELECT :x").bindparams(x=None), POSTGRESQL) == "SELECT NULL"
    assert expression_sql(T.update().values(a=None), POSTGRESQL) == "UPDATE t SET a=NULL"


def test_an_insert_gives_nothing_back() -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.String(9)))
    assert expression_sql(table.insert().values(a="x"), POSTGRESQL) == "INSERT INTO t (a) VALUES ('x')"


def test_defaults_of_python_are_used_when_they_are_the_same_for_each_row() -> None:
    table = sa.Table(
        "t",
        sa.MetaData(),
        sa.Column("id", sa.Integer),
        sa.Column("a", sa.String(9), default="made", onupdate="touched"),
        sa.Column("b", sa.Integer, default=None),
    )
    assert expression_sql(table.insert().values(id=1), POSTGRESQL) == "INSERT INTO t (id, a) VALUES (1, 'made')"
    assert expression_sql(table.insert().values(id=1, a=None), POSTGRESQL) == "INSERT INTO t (id, a) VALUES (1, NULL)"
    several = table.insert().values([{"id": 1}, {"id": 2}])
    assert expression_sql(several, POSTGRESQL) == "INSERT INTO t (id, a) VALUES (1, 'made'), (2, 'made')"
    assert expression_sql(table.update().values(id=2), POSTGRESQL) == "UPDATE t SET id=2, a='touched'"


def test_a_default_that_python_computes_is_an_error() -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer), sa.Column("a", sa.String(9), default=lambda: "x"))
    with pytest.raises(LiteralImpossible, match="'a' has a default that Python would compute"):
        expression_sql(table.insert().values(id=1), POSTGRESQL)


def test_what_a_database_has_no_words_for_is_refused() -> None:
    with pytest.raises(ExpressionRefused):
        expression_sql(sa.select(sa.cast(T.c.a, sa.ARRAY(sa.Integer()))), ORACLE)


def test_values_of_rows() -> None:
    assert value_sql(sa.func.lower("A"), sa.String(), POSTGRESQL) == "lower('A')"
    assert value_sql(sa.null(), sa.JSON(), POSTGRESQL) == "NULL"
    assert value_sql("x", None, POSTGRESQL) == "'x'"


class Encrypted(sa.types.TypeDecorator[str]):
    impl = sa.String
    cache_ok = True

    def bind_expression(self, bindparam: sa.BindParameter[str]) -> sa.ColumnElement[str]:
        return sa.func.encrypt(bindparam, type_=self)


def test_a_type_may_wrap_its_values_in_sql() -> None:
    assert value_sql("x", Encrypted(), POSTGRESQL) == "encrypt('x')"
