from __future__ import annotations

import sys
import textwrap
import time
from pathlib import Path

import pytest

from sqlgen.errors import SqlgenError
from sqlgen.revisions.errors import BadHeader, HeaderNotLiteral, RevisionSyntaxError, UnreadableRevisionFile
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.header import Header, read_header
from sqlgen.revisions.revision import read_revisions


@pytest.fixture
def header(tmp_path: Path):
    def read(text: str | bytes) -> Header | None:
        path = tmp_path / "a_revision.py"
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode())
        return read_header(RevisionFile(path))

    return read


ALEMBIC = '''
    """Add the account table

    Revision ID: ae1027a6acf
    Revises: 1975ea83b712
    Create Date: 2011-11-08 12:37:36.714947

    """
    from typing import Sequence, Union

    from alembic import op
    import sqlalchemy as sa
    from sqlalchemy.dialects import postgresql

    revision: str = 'ae1027a6acf'
    down_revision: Union[str, Sequence[str], None] = '1975ea83b712'
    branch_labels: Union[str, Sequence[str], None] = None
    depends_on: Union[str, Sequence[str], None] = None


    def upgrade() -> None:
        revision = op.get_context()


    def downgrade() -> None:
        pass
    '''


def test_as_alembic_writes_it(header) -> None:
    told = header(ALEMBIC)
    assert told.revision == "ae1027a6acf"
    assert told.down_revisions == ("1975ea83b712",)
    assert (told.branch_labels, told.depends_on) == ((), ())
    assert told.message == "Add the account table"
    assert told.doc.startswith("Add the account table\n\nRevision ID: ae1027a6acf")
    assert told.create_date == "2011-11-08 12:37:36.714947"
    assert told.imports == ("typing", "alembic", "sqlalchemy", "sqlalchemy.dialects")
    assert told.line == 14


@pytest.mark.parametrize(
    ("text", "down"),
    [
        ("down_revision = None", ()),
        ("down_revision = ()", ()),
        ("", ()),
        ("down_revision = 'b'", ("b",)),
        ("down_revision = ('b', 'c')", ("b", "c")),
        ("down_revision = ['b', 'c', 'b']", ("b", "c")),
        ("down_revision = 'b' 'c'", ("bc",)),
        ("down_revision = 'b' + 'c'", ("bc",)),
        ("down_revision = ('b',) + ('c',)", ("b", "c")),
        ("PARENT = 'b'\ndown_revision = PARENT", ("b",)),
        ("PARENT = 'b'\ndown_revision = (PARENT, 'c' + PARENT)", ("b", "cb")),
        ("down_revision: str | None = 'b'", ("b",)),
        ("down_revision: str\ndown_revision = 'b'", ("b",)),
        ("down_revision = 'x'\ndown_revision = 'b'", ("b",)),
        ("other = down_revision = 'b'", ("b",)),
        ("other, down_revision = 1, 'b'", ("b",)),
        ("def upgrade():\n    pass\n\ndown_revision = 'b'", ("b",)),
        ("@decorated\ndef upgrade():\n    '''\ndef quoted():\n'''\ndown_revision = 'b'", ("b",)),
        ("if True:\n    import this\ndown_revision = 'b'", ("b",)),
    ],
)
def test_forms_of_a_value(header, text: str, down: tuple[str, ...]) -> None:
    assert header(f"revision = 'a'\n{text}\n").down_revisions == down


def test_a_definition_inside_the_docstring_does_not_cut_the_file(header) -> None:
    told = header(
        '"""Like this:\n\ndef upgrade(): ...\n"""\nrevision = "a"\ndown_revision = "b"\n\ndef upgrade(): pass\n'
    )
    assert (told.revision, told.down_revisions, told.message) == ("a", ("b",), "Like this:")


def test_labels_and_dependencies(header) -> None:
    told = header("revision = 'a'\nbranch_labels = 'shop'\ndepends_on = ('b', 'core')\n")
    assert (told.branch_labels, told.depends_on) == (("shop",), ("b", "core"))


@pytest.mark.parametrize(
    ("doc", "message"),
    [
        ("One line", "One line"),
        ("\n\nBelow an empty line\nand another\n", "Below an empty line"),
        ("Revision ID: a\nRevises:\nCreate Date: 2020-01-01\n", ""),
        ("Revision ID: a\nRevises: b\n\nWhat it does", "What it does"),
        ("", ""),
    ],
)
def test_message(header, doc: str, message: str) -> None:
    assert header(f'"""{doc}"""\nrevision = "a"\n').message == message


@pytest.mark.parametrize("text", ["", "def upgrade(): pass\n", "TABLE = 'x'\n", "from x import revision\n"])
def test_a_module_beside_the_revisions_is_no_revision(header, text: str) -> None:
    assert header(text) is None


@pytest.mark.parametrize(
    ("text", "name", "line", "expression"),
    [
        ("revision = make_id()\n", "revision", 1, "make_id()"),
        ("revision = 'a'\n\ndown_revision = PARENTS[0]\n", "down_revision", 3, "PARENTS[0]"),
        ("revision = 'a'\ndepends_on = ['b', other()]\n", "depends_on", 2, "other()"),
        ("import os\nrevision = f'{os.sep}a'\n", "revision", 2, "f'{os.sep}a'"),
        ("revision = 'a'\nif revision:\n    down_revision = 'b'\n", "down_revision", 3, "if revision:"),
        ("revision = 'a'\nrevision += 'b'\n", "revision", 2, "revision += 'b'"),
        ("down_revision, revision = pair()\n", "revision", 1, "pair()"),
    ],
)
def test_a_computed_value(header, text: str, name: str, line: int, expression: str) -> None:
    with pytest.raises(HeaderNotLiteral) as caught:
        header(text)
    assert caught.value.what == f"{name} isn't a literal: {expression}"
    assert str(caught.value.where).endswith(f"a_revision.py:{line}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("revision = None", "revision is None, but must be a string"),
        ("revision = 12", "revision is 12, but must be a string"),
        ("revision = 'a:b'", "'a:b' can't be a revision id"),
        ("revision = 'a-1'", "'a-1' can't be a revision id"),
        ("revision = 'head'", "'head' can't be a revision id"),
        ("revision = ''", "'' can't be a revision id"),
        ("revision = 'a'\ndown_revision = 7", "down_revision is 7, but must be a string, a tuple of strings or None"),
        ("revision = 'a'\ndown_revision = ('b', None)", r"down_revision is \('b', None\)"),
        ("revision = 'a'\nbranch_labels = 'x@y'", "'x@y' can't be a branch label"),
    ],
)
def test_a_value_that_can_not_be(header, text: str, says: str) -> None:
    with pytest.raises(BadHeader, match=says):
        header(text)


def test_syntax_error_in_the_header(header) -> None:
    with pytest.raises(RevisionSyntaxError) as caught:
        header("revision = 'a'\ndown_revision = = 'b'\n\ndef upgrade(): pass\n")
    message = str(caught.value).replace(caught.value.where.path, "FILE")
    assert message == (
        "SG501: the revision file isn't valid Python: invalid syntax\n"
        "  where: FILE:2\n"
        "  why:   Python stopped here:\n"
        "      down_revision = = 'b'\n"
        "                      ^\n"
        "  do:    correct the file; no revision is run until all of them can be read"
    )


def test_encodings(header) -> None:
    assert header("# -*- coding: latin-1 -*-\n'Größe'\nrevision = 'a'\n".encode("latin-1")).message == "Größe"
    assert header(b"\xef\xbb\xbf'Gr\xc3\xb6\xc3\x9fe'\nrevision = 'a'\n").message == "Größe"
    for wrong in (b"'Gr\xf6\xdfe'\nrevision = 'a'\n", b"# coding: no-such\nrevision = 'a'\n", b"revision = '\0'\n"):
        with pytest.raises((UnreadableRevisionFile, RevisionSyntaxError)) as caught:
            header(wrong)
        assert isinstance(caught.value, SqlgenError)


def test_windows_line_ends(header) -> None:
    text = '"""Message\n\nRevision ID: a\n"""\nrevision = "a"\ndown_revision = "b"\ndef upgrade():\n    pass\n'
    told = header(text.replace("\n", "\r\n").encode())
    assert (told.revision, told.down_revisions, told.message) == ("a", ("b",), "Message")


def test_nothing_is_imported(header) -> None:
    before = set(sys.modules)
    header("import antigravity_of_ours\nraise SystemExit\nrevision = 'a'\n")
    assert set(sys.modules) == before


@pytest.mark.slow
def test_a_thousand_headers_in_a_fraction_of_a_second(tmp_path: Path) -> None:
    """0.3 s on the machine that this was written on; the limit leaves room for slower ones."""
    functions = "".join(
        f"    op.add_column('t', sa.Column('c{number}', sa.String(20), nullable=False))\n" for number in range(20)
    )
    text = textwrap.dedent(ALEMBIC).lstrip().replace("    revision = op.get_context()\n", functions)
    for number in range(1000):
        (tmp_path / f"r{number}.py").write_text(text)
    start = time.process_time()
    assert len(read_revisions([tmp_path])) == 1000
    assert time.process_time() - start < 1.5
