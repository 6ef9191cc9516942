from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqlgen.catalog.expressions import columns_in, reads_column, rename_column_in, rename_table_in
from sqlgen.profile import load_profile
from sqlgen.profile.identifiers import from_sql, quote
from tests.catalog.building import DIALECTS

READS = {
    "postgresql": [
        ("age > 0", "age"),
        ("lower(email) <> '' AND length(name) < 5", "email,name"),
        ("comment IS NOT NULL", "comment"),
        ("status = 'status'::status", "status"),
        ("CAST(value AS date) > date '2020-01-01'", "value"),
        ("date > DATE '2020-01-01'", "date"),
        ("jsonb_array_length(items -> 'a' -> 'b') > n", "items,n"),
        ("f(doc -> key, t.other ->> 'x') > 0", "doc,key,other"),
        ("jsonb_typeof(payload -> 'kind') = 'string'", "payload"),
        ("email ~* '^[a-z]+$' OR email !~~ '%x%'", "email"),
        ("EXTRACT(year FROM year) > 2000", "year"),
        ("(point).x > 0", "point"),
        ('"Mixed Case" > mixed', "Mixed Case,mixed"),
        ("UPPER_CASE > 0", "upper_case"),
        ("a = ANY (ARRAY['x'::text, b])", "a,b"),
        ("CASE WHEN kind = 'a' THEN x ELSE y END > 0", "kind,x,y"),
        ("during && tstzrange(starts, ends, '[)')", "during,starts,ends"),
        ("name COLLATE \"C\" < 'n'", "name"),
        ("interval > INTERVAL '1 day'", "interval"),
        ("x /* y */ > 0 -- z", "x"),
        ("true", ""),
        ("account.email = email", "email"),
        ("nextval('t_id_seq'::regclass)", ""),
    ],
    "mysql": [
        ("`a``b` > 1 AND name REGEXP '^x'", "a`b,name"),
        ("`when` < date_sub(now(), interval days day)", "when,days"),
        ("status IN (\"status\", _utf8mb4'x')", "status"),
        ("a DIV b > a DIV 2", "a,b"),
        ("json_extract(doc, '$.doc') = 1", "doc"),
        ("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP", ""),
        ("now(3) on update now( 3 )", ""),
    ],
    "sqlite": [("name GLOB 'a*' AND typeof(value) = 'text'", "name,value"), ("[a b] > `c`", "a b,c")],
    "mssql": [("[a b] > 1 AND len(name) < 3 AND datepart(year, day) > 1", "a b,name,day")],
    "oracle": [('name IS NOT NULL AND "Mixed" > other', "name,Mixed,other"), ("regexp_like(email, '@')", "email")],
}


@pytest.mark.parametrize(
    ("dialect", "sqltext", "expected"), [(d, *case) for d, cases in READS.items() for case in cases]
)
def test_the_columns_that_a_text_reads(dialect: str, sqltext: str, expected: str) -> None:
    names = frozenset(expected.split(",")) if expected else frozenset()
    assert columns_in(sqltext, load_profile(dialect)) == names


@pytest.mark.parametrize(
    "sqltext", ["a >", "a > 0; DROP TABLE t", "a > 0 GROUP BY b", "@ a > 0", "((", "'open", "a b c"]
)
def test_a_text_that_nobody_can_read(sqltext: str) -> None:
    profile = load_profile("postgresql")
    assert columns_in(sqltext, profile) is None
    assert rename_column_in(sqltext, "a", "b", profile) == (None if "a" in sqltext else sqltext)
    assert reads_column(sqltext, "a", profile) is ("a" in sqltext)


@pytest.mark.parametrize(
    ("sqltext", "expected"),
    [
        ("email <> ''", "mail <> ''"),
        ("lower( email )  <> 'email'", "lower( mail )  <> 'email'"),
        ("email(email) > 0", "email(mail) > 0"),
        ("email::email > CAST(email AS email)", "mail::email > CAST(mail AS email)"),
        ('"email" > 0 /* email */', '"mail" > 0 /* email */'),
        ("EMAIL > 0", "mail > 0"),
        ('"EMAIL" > 0', '"EMAIL" > 0'),
        ("account.email > other.email", "account.mail > other.email"),
        ("email.x > 0", "email.x > 0"),
        ("email_2 > emails", "email_2 > emails"),
        ("now() > email AND email !~~ '%'", "now() > mail AND mail !~~ '%'"),
        ("E'email' = email", "E'email' = mail"),
        ("$$email$$ = email", "$$email$$ = mail"),
        ("id IN (SELECT email FROM other)", "id IN (SELECT email FROM other)"),
        ("id IN (SELECT id FROM other WHERE x = account.email)", "id IN (SELECT id FROM other WHERE x = account.mail)"),
        ("größe > email", "größe > mail"),
        ("jsonb_typeof(email -> 'email') = 'email'", "jsonb_typeof(mail -> 'email') = 'email'"),
        ("'🦊' < email AND email > ''", "'🦊' < mail AND mail > ''"),
    ],
)
def test_a_column_is_renamed_and_nothing_else(sqltext: str, expected: str) -> None:
    assert rename_column_in(sqltext, "email", "mail", load_profile("postgresql"), table="account") == expected


def test_the_new_name_is_quoted_where_it_must_be() -> None:
    assert rename_column_in("a > 0", "a", "order", load_profile("postgresql")) == '"order" > 0'
    assert rename_column_in("a > 0", "a", "order", load_profile("mysql")) == "`order` > 0"
    assert rename_column_in("a > 0", "a", "order", load_profile("mssql")) == "[order] > 0"


def test_the_authors_quotes_are_kept() -> None:
    assert rename_column_in('"a" > 0', "a", 'b"c', load_profile("postgresql")) == '"b""c" > 0'
    assert rename_column_in("`a` > 0", "a", "b`c", load_profile("mysql")) == "`b``c` > 0"
    assert rename_column_in("[a] > 0", "a", "b]c", load_profile("mssql")) == "[b]]c] > 0"
    assert rename_column_in('[a] > "a"', "a", "b", load_profile("sqlite")) == '[b] > "b"'


def test_a_renamed_table_in_a_text() -> None:
    profile = load_profile("postgresql")
    assert rename_table_in("account.email > email.account", "account", "order", profile) == (
        '"order".email > email.account'
    )
    assert rename_table_in("account > 0", "account", "order", profile) == "account > 0"


def test_a_text_without_the_name_is_not_even_parsed() -> None:
    program = (
        "import sys\n"
        "from sqlgen.profile import load_profile\n"
        "from sqlgen.catalog.expressions import reads_column, rename_column_in\n"
        "profile = load_profile('postgresql')\n"
        "assert rename_column_in('age > 0', 'email', 'mail', profile) == 'age > 0'\n"
        "assert not reads_column('age > 0', 'email', profile)\n"
        "assert 'sqlglot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# Drawn texts: made of pieces of which we know what they mean


def names_on(dialect: str) -> st.SearchStrategy[str]:
    return st.sampled_from([name for name in NAMES if '"' not in name or dialect != "oracle"])


NAMES = ["email", "date", "comment", "value", "größe", "a b", 'q"t', "b`t", "x]y", "Mixed", "order"]
LITERALS = st.text(alphabet="aemil'\" %:;-/*x", max_size=8).map(lambda text: "'" + text.replace("'", "''") + "'")


@st.composite
def texts(draw: st.DrawFn, dialect: str) -> list[str | tuple[str, str]]:
    """A text in pieces: SQL as it is, and columns as (name, as written)."""
    profile = load_profile(dialect)

    def one() -> list[str | tuple[str, str]]:
        name = draw(names_on(dialect))
        return [(name, quote(profile, name))]

    pieces: list[str | tuple[str, str]] = []
    for i in range(draw(st.integers(1, 4))):
        pieces += [" AND " if i else ""]
        shape = draw(st.integers(0, 4))
        if shape == 0:
            pieces += [*one(), " <> ", draw(LITERALS).replace("\\", "")]
        elif shape == 1:
            pieces += ["lower(", *one(), ")  =  ", *one()]
        elif shape == 2:
            pieces += ["(", *one(), " > 0 OR ", *one(), " IS NULL)"]
        elif shape == 3:
            pieces += ["coalesce(", *one(), ", ", draw(LITERALS), ") = ", draw(LITERALS)]
        else:
            pieces += [*one(), " IN (", draw(LITERALS), ", ", draw(LITERALS), ")"]
    return pieces


@pytest.mark.parametrize("dialect", DIALECTS)
@given(data=st.data())
def test_drawn_texts_are_renamed_exactly(dialect: str, data: st.DataObject) -> None:
    profile = load_profile(dialect)
    pieces = data.draw(texts(dialect))
    old = data.draw(names_on(dialect))
    new = data.draw(
        st.sampled_from(["renamed", "two words", "select", "größer", "a`b]c", *(['a"b'] * (dialect != "oracle"))])
    )
    sqltext = "".join(piece if isinstance(piece, str) else piece[1] for piece in pieces)
    expected = "".join(piece if isinstance(piece, str) else _as_written(piece, old, new, dialect) for piece in pieces)
    names = {piece[0] for piece in pieces if not isinstance(piece, str)}
    assert columns_in(sqltext, profile) == names
    assert rename_column_in(sqltext, old, new, profile) == expected
    assert reads_column(sqltext, old, profile) is (old in names)
    back = rename_column_in(expected, new, old, profile)
    assert back is not None
    assert columns_in(back, profile) == names


def _as_written(piece: tuple[str, str], old: str, new: str, dialect: str) -> str:
    """A column of a drawn text after the renaming; the quotes that it had are kept."""
    name, written = piece
    if name != old:
        return written
    profile = load_profile(dialect)
    if written[0] not in '"`[' or dialect == "oracle":  # in quotes it would be another name there
        return quote(profile, new)
    closing = written[-1]
    return written[0] + new.replace(closing, closing * 2) + closing


@given(st.text(max_size=60), st.sampled_from(["email", "a"]))
def test_any_text_at_all(sqltext: str, old: str) -> None:
    """No text raises, and a text in which nothing is renamed stays byte for byte."""
    profile = load_profile("postgresql")
    renamed = rename_column_in(sqltext, old, "renamed_column", profile)
    assert renamed is None or renamed == sqltext or "renamed_column" in renamed
    assert rename_column_in(sqltext, "no_such_column_in_it", "x", profile) == sqltext


@pytest.mark.parametrize("dialect", DIALECTS)
def test_spellings_agree_with_the_profile(dialect: str) -> None:
    profile = load_profile(dialect)
    assert columns_in("Email > 0", profile) == {from_sql(profile, "Email", False)}
