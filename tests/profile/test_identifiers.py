from __future__ import annotations

import re

import apsw
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.sql.elements import quoted_name

from sqlgen.profile import NameNotAllowed, NameTooLong, identifiers, load_profile
from sqlgen.profile.dialect import make_dialect
from sqlgen.profile.identifiers import (
    check_length,
    check_name,
    fold,
    fold_table,
    from_sql,
    quote,
    quote_schema,
    quote_table,
)

DIALECTS = ["postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle"]

HOSTILE = [
    'a"b',
    'a"; DROP TABLE t; --',
    "a`b",
    "a`; DROP TABLE t; -- ",
    "a]b",
    "a]; DROP TABLE t; --",
    "[a]",
    "a'b",
    "a\\b",
    "a\nb",
    "abc\n",
    "a b",
    " a",
    "a.b",
    "100%",
    "%(x)s",
    ":x",
    "$(x)",
    "&x",
    "{{ x }}",
    "a--b",
    "a/*b",
    "1a",
    "$a",
    "_a",
    "Mixed",
    "UPPER",
    "select",
    "order",
    "ſ",
    "\u212a",  # the Kelvin sign, whose lower case is an ASCII k
    "größe",
    "名前",
    "é",
    "e\u0301",
    "a😀b",
    "a\u2028b",
]


@pytest.mark.parametrize(
    ("dialect", "name", "sql"),
    [
        ("postgresql", "plain_name1", "plain_name1"),
        ("postgresql", "Mixed", '"Mixed"'),
        ("postgresql", "order", '"order"'),
        ("postgresql", 'a"b', '"a""b"'),
        ("postgresql", "100%", '"100%"'),
        ("postgresql", "abc\n", '"abc\n"'),
        ("postgresql", "lateral", '"lateral"'),
        ("mysql", "a`b", "`a``b`"),
        ("mysql", "rank", "`rank`"),
        ("mysql", "manual", "`manual`"),
        ("mariadb", "portion", "`portion`"),
        ("mssql", "a]b", "[a]]b]"),
        ("mssql", "[a]", "[[a]]]"),
        ("mssql", "within", "[within]"),
        ("sqlite", "returning", '"returning"'),
        ("oracle", "_a", '"_a"'),
        ("oracle", "ſ", '"ſ"'),
        ("oracle", "file", '"file"'),
    ],
)
def test_quotes_where_they_are_needed(dialect: str, name: str, sql: str) -> None:
    profile = load_profile(dialect)
    assert quote(profile, name) == sql
    assert make_dialect(profile).identifier_preparer.quote(name) == sql


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_name_has_quotes_where_sqlalchemy_says_so(dialect: str) -> None:
    """Also the names that are told by their letters, without asking SQLAlchemy."""
    profile = load_profile(dialect)
    preparer = make_dialect(profile).identifier_preparer
    words = sorted(preparer.reserved_words)
    names = ["a", "z9_", "_a", "9a", "a$b", "A", "aB", "sch\N{LATIN SMALL LETTER O WITH DIAERESIS}n", "account"]
    assert len(words) > 50
    for name in [*names, *words, *(f"{word}_" for word in words), *map(str.upper, words)]:
        assert quote(profile, name) == preparer.quote(name), name


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_with_rules_of_its_own_is_asked_for_each_name(dialect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = load_profile(dialect)
    preparer = make_dialect(profile).identifier_preparer
    own = type("Own", (type(preparer),), {"quote": lambda self, name: f"<{name}>"})
    monkeypatch.setattr(preparer, "__class__", own)
    assert identifiers._reserved_words.__wrapped__(profile) is None


def test_an_author_can_force_quotes_and_forbid_them() -> None:
    profile = load_profile("postgresql")
    assert quote(profile, "account") == "account"
    assert quote(profile, quoted_name("account", quote=True)) == '"account"'
    assert quote(profile, quoted_name("Account", quote=False)) == "Account"
    assert quote(profile, "account") == "account"


PLAIN = re.compile(r"[a-z_][a-z0-9_$]*\Z")
QUOTED = {
    '"': re.compile(r'"(?:[^"]|"")*"\Z'),
    "`": re.compile(r"`(?:[^`]|``)*`\Z"),
    "[": re.compile(r"\[(?:[^\]]|\]\])*\]\Z"),
}


@pytest.mark.parametrize("dialect", DIALECTS)
@given(name=st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1)))
def test_nothing_gets_out_of_its_quotes(dialect: str, name: str) -> None:
    profile = load_profile(dialect)
    try:
        sql = quote(profile, name)
    except NameNotAllowed:
        return
    if PLAIN.match(sql):
        assert sql == name
        return
    pattern = QUOTED[sql[0]]
    assert pattern.match(sql)
    closing = {"[": "]"}.get(sql[0], sql[0])
    assert sql[1:-1].replace(closing * 2, closing) == name


@pytest.mark.parametrize("dialect", DIALECTS)
@given(schema=st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1), st.text("ab.[]'", min_size=1)))
def test_no_schema_gets_out_of_its_quotes(dialect: str, schema: str) -> None:
    profile = load_profile(dialect)
    try:
        sql = quote_table(profile, "t", schema)
    except NameNotAllowed:
        return
    name = r'(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[(?:[^\]]|\]\])*\])'
    parts = profile.identifiers.schema_parts + 1
    assert re.fullmatch(rf"{name}(?:\.{name}){{1,{parts}}}" if parts > 2 else rf"{name}\.{name}", sql)


@pytest.mark.parametrize(
    ("schema", "sql"),
    [
        ("sales", "sales.t"),
        ("Db.sales", "[Db].sales.t"),
        ("[a.b]", "[a.b].t"),
        ("[a.b].sales", "[a.b].sales.t"),
        ("[a]]b].c", "[a]]b].c.t"),
        ("a].[b", "[a]].[b].t"),
        (quoted_name("a.b", quote=True), "[a.b].t"),
    ],
)
def test_a_schema_of_sql_server_may_name_its_database(schema: str, sql: str) -> None:
    profile = load_profile("mssql")
    assert quote_table(profile, "t", schema) == sql
    table = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer), schema=schema)
    assert make_dialect(profile).identifier_preparer.format_table(table) == sql


def test_elsewhere_a_dot_belongs_to_the_name() -> None:
    assert quote_table(load_profile("postgresql"), "t", "a.b") == '"a.b".t'
    assert quote_schema(load_profile("mysql"), "a.b") == "`a.b`"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_name(dialect: str) -> None:
    profile = load_profile(dialect)
    with pytest.raises(NameNotAllowed, match="a name is empty"):
        quote(profile, "")
    with pytest.raises(NameNotAllowed, match="NUL"):
        quote(profile, "a\0b")
    with pytest.raises(NameNotAllowed):
        quote_table(profile, "t", "")
    assert fold(profile, "") == ""


@pytest.mark.parametrize(
    ("dialect", "name"),
    [
        ("oracle", 'a"b'),
        ("mysql", "a "),
        ("mysql", "a\n"),
        ("mariadb", "a😀"),
        ("mariadb", "\U00010000"),
        ("mssql", "$(x)"),
        ("mssql", "a\n go"),
        ("oracle", "a;\n"),
    ],
)
def test_names_that_a_database_cannot_have(dialect: str, name: str) -> None:
    with pytest.raises(NameNotAllowed) as error:
        check_name(load_profile(dialect), name)
    assert error.value.why == load_profile(dialect).identifiers.forbidden_why
    assert error.value.exit_status == 3


@pytest.mark.parametrize(
    ("dialect", "longest"),
    [
        ("postgresql", "a" * 63),
        ("postgresql", "é" * 31),
        ("mysql", "é" * 64),
        ("mariadb", "a" * 64),
        ("mssql", "é" * 128),
        ("oracle", "é" * 64),
        ("sqlite", "a" * 10_000),
    ],
)
def test_the_longest_name(dialect: str, longest: str) -> None:
    profile = load_profile(dialect)
    check_length(profile, longest)
    if dialect != "sqlite":
        with pytest.raises(NameTooLong):
            check_length(profile, longest + longest[0] * 2)


def test_too_long_says_what_the_database_would_do() -> None:
    with pytest.raises(NameTooLong) as error:
        check_length(load_profile("postgresql"), "é" * 32, "index")
    assert error.value.what == f"the index {'é' * 32!r} is too long for PostgreSQL 15: 64 bytes, 63 are allowed"
    assert error.value.why == (
        "PostgreSQL would cut it at 63 bytes with a mere NOTICE, and two long names might become one"
    )


@pytest.mark.parametrize(
    ("dialect", "one", "other", "same"),
    [
        ("postgresql", "account", "Account", False),
        ("mysql", "account", "Account", True),
        ("sqlite", "STRASSE", "straße", False),
        ("mssql", "account", "ACCOUNT", True),
        ("oracle", "account", "ACCOUNT", True),
        ("oracle", "account", "Account", False),
        ("oracle", "my order", "MY ORDER", False),  # in quotes both, and so two names
        ("oracle", "date", "DATE", False),
        ("oracle", "account", quoted_name("account", quote=True), False),
        ("oracle", "ACCOUNT", quoted_name("ACCOUNT", quote=True), True),
        ("oracle", "Account", quoted_name("Account", quote=True), True),
    ],
)
def test_which_names_are_the_same(dialect: str, one: str, other: str, same: bool) -> None:
    profile = load_profile(dialect)
    assert (fold(profile, one) == fold(profile, other)) is same


def test_names_of_tables_have_case_where_they_are_files() -> None:
    profile = load_profile("mysql")
    assert fold(profile, "Account") == fold(profile, "account")
    assert fold_table(profile, "Account") != fold_table(profile, "account")
    assert fold_table(load_profile("sqlite"), "Account") == "account"


@pytest.mark.parametrize(
    ("dialect", "token", "quoted", "name"),
    [
        ("postgresql", "Account", False, "account"),
        ("postgresql", "Account", True, "Account"),
        ("postgresql", "ÉTÉ", False, "ÉtÉ"),  # only ASCII is lowered in a UTF-8 database
        ("mysql", "Account", False, "Account"),
        ("sqlite", "Account", True, "Account"),
        ("oracle", "Account", False, "account"),
        ("oracle", "ACCOUNT", True, "account"),
        ("oracle", "Account", True, "Account"),
        ("oracle", "DATE", True, "DATE"),
    ],
)
def test_the_name_that_sql_text_means(dialect: str, token: str, quoted: bool, name: str) -> None:
    assert from_sql(load_profile(dialect), token, quoted) == name


def test_oracles_lower_case_in_quotes_stays_in_quotes() -> None:
    profile = load_profile("oracle")
    assert quote(profile, from_sql(profile, "account", quoted=True)) == '"account"'
    assert quote(profile, from_sql(profile, "account", quoted=False)) == "account"


@pytest.mark.parametrize("dialect", DIALECTS)
@given(name=st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1)))
def test_what_we_write_means_the_name(dialect: str, name: str) -> None:
    profile = load_profile(dialect)
    try:
        sql = quote(profile, name)
    except NameNotAllowed:
        return
    quoted = not PLAIN.match(sql)
    closing = {"[": "]"}.get(sql[0], sql[0])
    token = sql[1:-1].replace(closing * 2, closing) if quoted else sql
    again = from_sql(profile, token, quoted)
    assert fold(profile, again) == fold(profile, quoted_name(name, quote=True) if quoted else name)
    assert quote(profile, again) in (sql, token.lower())  # Oracle's "K" is k


# Real databases take what we write and keep the name that was meant


def names_for(dialect: str) -> list[str]:
    profile = load_profile(dialect)
    kept = []
    for name in HOSTILE:
        try:
            kept.append((name, quote(profile, name)))
        except NameNotAllowed:
            continue
    return kept


def test_sqlite_keeps_hostile_names() -> None:
    for name, sql in names_for("sqlite"):
        connection = apsw.Connection(":memory:")
        connection.execute(f"CREATE TABLE {sql} ({sql} INTEGER)")
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [(name,)]
        assert connection.execute(f"SELECT name FROM pragma_table_info({_text(name)})").fetchall() == [(name,)]


def test_postgresql_keeps_hostile_names(postgres) -> None:
    database = postgres.fresh_database("names")
    names = names_for("postgresql")
    postgres.run("".join(f"CREATE TABLE {sql} ({sql} integer);\n" for _, sql in names), database).must()
    query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    assert sorted(postgres.rows(query, database)) == sorted((name, name) for name, _ in names)


def test_mariadb_keeps_hostile_names(mariadb) -> None:
    database = mariadb.fresh_database("names")
    names = names_for("mariadb")
    mariadb.run("".join(f"CREATE TABLE {sql} ({sql} integer);\n" for _, sql in names), database).must()
    query = f"SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = '{database}'"
    assert sorted(mariadb.rows(query, database)) == sorted((name, name) for name, _ in names)


def _text(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
