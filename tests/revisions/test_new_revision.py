from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sqlgen.errors import SqlgenError
from sqlgen.revisions.configuration import Configuration, find_configuration
from sqlgen.revisions.errors import (
    AmbiguousRevision,
    BadHeader,
    DuplicateLabel,
    NotAHead,
    ProjectExists,
    RevisionExists,
    SeveralHeads,
    UnknownRevision,
)
from sqlgen.revisions.graph import RevisionGraph
from sqlgen.revisions.new_revision import init_project, new_revision
from sqlgen.revisions.revision import Revision

DAY = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


class Project:
    """A project in a folder; `add` writes revisions to it."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration

    def graph(self) -> RevisionGraph:
        return RevisionGraph.read(self.configuration.version_locations, recursive=True)

    def add(self, message: str, **options: object) -> Revision:
        return new_revision(self.configuration, self.graph(), message, now=DAY, **options)  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    init_project(tmp_path)
    return Project(find_configuration(tmp_path))


def test_a_new_project(tmp_path: Path) -> None:
    path = init_project(tmp_path / "shop")
    assert path == tmp_path / "shop" / "sqlgen.toml"
    assert sorted(each.name for each in path.parent.iterdir()) == ["sqlgen.toml", "versions"]
    configuration = find_configuration(path.parent)
    assert configuration.version_locations == (path.parent / "versions",)
    assert configuration.dialects == ("postgresql",)
    with pytest.raises(ProjectExists, match="SG815"):
        init_project(path.parent)


def test_the_first_revision(project: Project) -> None:
    revision = project.add("Add the account table", revision_id="ae1027a6acf")
    assert Path(revision.path).name == "ae1027a6acf_add_the_account_table.py"
    assert (
        Path(revision.path).read_text()
        == '''\
"""Add the account table

Revision ID: ae1027a6acf
Revises: \n\
Create Date: 2024-05-06 07:08:09

"""

from __future__ import annotations

import sqlalchemy as sa

from sqlgen import op

revision = "ae1027a6acf"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the account table"""


def downgrade() -> None:
    """Left empty, the way back is derived from the way forth."""
'''
    )
    assert (revision.message, revision.create_date) == ("Add the account table", "2024-05-06 07:08:09")
    assert revision.has_upgrade
    assert revision.downgrade_is_empty


def test_it_follows_the_head(project: Project) -> None:
    first, second = project.add("one"), project.add("two")
    assert second.down_revisions == (first.revision,)
    assert project.graph().heads == (second.revision,)


def test_ids_are_the_same_everywhere(project: Project) -> None:
    first = project.add("one")
    Path(first.path).unlink()
    assert project.add("one").revision == first.revision == "786662d6f5bc"


def test_branches_and_merges(project: Project) -> None:
    base = project.add("base", revision_id="base_table")
    left = project.add("left", revision_id="left", branch_labels=["west"])
    with pytest.raises(NotAHead, match="'base_table' is not a head: left follows it"):
        project.add("right", revision_id="right", head="base_table", depends_on=["lef"])
    right = project.add("right", revision_id="right", head="base_table", splice=True, depends_on=["lef"])
    assert (left.down_revisions, left.branch_labels) == ((base.revision,), ("west",))
    assert (right.down_revisions, right.depends_on) == ((base.revision,), ("left",))
    with pytest.raises(SeveralHeads, match="2 heads: left, right"):
        project.add("on which")
    merge = project.add("merge", head="right@head", revision_id="on_right", depends_on=["west"])
    assert (merge.down_revisions, merge.depends_on) == (("right",), ("west",))
    other = project.add("elsewhere", head="base", revision_id="elsewhere")
    assert other.down_revisions == ()
    both = project.add("all", head="heads", revision_id="both")
    assert both.down_revisions == ("elsewhere", "on_right")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"head": "nothing"}, UnknownRevision),
        ({"head": "x"}, AmbiguousRevision),
        ({"revision_id": "x1"}, RevisionExists),
        ({"revision_id": "a-b"}, BadHeader),
        ({"revision_id": "../x"}, BadHeader),
        ({"revision_id": "heads"}, BadHeader),
        ({"branch_labels": ["core"]}, DuplicateLabel),
        ({"branch_labels": ["a@b"]}, BadHeader),
        ({"depends_on": ["y"]}, UnknownRevision),
    ],
)
def test_what_can_not_be_is_not_written(project: Project, options: dict[str, object], error: type[SqlgenError]) -> None:
    project.add("one", revision_id="x1", branch_labels=["core"])
    project.add("two", revision_id="x2")
    versions = project.configuration.version_locations[0]
    before = sorted(versions.iterdir())
    with pytest.raises(error):
        project.add("three", **options)
    assert sorted(versions.iterdir()) == before


def test_no_file_is_overwritten(project: Project) -> None:
    taken = project.configuration.version_locations[0] / "x_one.py"
    taken.write_text("# mine\n")
    with pytest.raises(RevisionExists, match=r"x_one\.py"):
        project.add("one", revision_id="x")
    assert taken.read_text() == "# mine\n"


@pytest.mark.parametrize(
    "message",
    ['says "hello"', 'ends with """', "a \\ backslash", 'quoted \\"', "{braces}", "", "Größe %s", "two\nlines"],
)
def test_messages_of_all_kinds(project: Project, message: str) -> None:
    revision = project.add(message)
    assert revision.message == message.split("\n", maxsplit=1)[0]
    assert project.graph()[revision.revision].has_upgrade


def test_source_date_epoch(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    revision = new_revision(project.configuration, project.graph(), "one")
    assert revision.create_date == "1970-01-02 00:00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(SqlgenError, match="SOURCE_DATE_EPOCH is 'soon'"):
        new_revision(project.configuration, project.graph(), "two")


def test_file_names_of_an_alembic_project(tmp_path: Path) -> None:
    (tmp_path / "alembic.ini").write_text(
        "[alembic]\nscript_location = .\ntruncate_slug_length = 12\n"
        "file_template = %%(year)d/%%(month).2d-%%(rev)s_%%(slug)s\n"
    )
    (tmp_path / "versions").mkdir()
    revision = Project(find_configuration(tmp_path)).add("Add the account table", revision_id="x")
    assert revision.path == str(tmp_path / "versions/2024/05-x_add_the.py")
    assert "from alembic import op\n" in Path(revision.path).read_text()


def test_a_file_template_that_can_not_be(project: Project) -> None:
    bad = Configuration(root=Path(), version_locations=project.configuration.version_locations, file_template="%(day")
    with pytest.raises(SqlgenError, match="can't be filled in"):
        new_revision(bad, project.graph(), "one")


def test_several_folders(tmp_path: Path) -> None:
    for name in ("core", "shop"):
        (tmp_path / name).mkdir()
    (tmp_path / "shop" / "s.py").write_text("revision = 'shop1'\n")
    project = Project(Configuration(root=tmp_path, version_locations=(tmp_path / "core", tmp_path / "shop")))
    assert Path(project.add("next").path).parent.name == "shop"
    with pytest.raises(SqlgenError, match="there are 2 folders"):
        project.add("a line of its own", head="base")
    assert (
        Path(project.add("a line of its own", head="base", version_location=tmp_path / "core").path).parent.name
        == "core"
    )
