"""Parts of scripts that are rendered once for all databases, and those that aren't."""

from __future__ import annotations

from pathlib import Path

import pytest

from sqlgen.profile import load_profile
from sqlgen.revisions.parts import part, part_of_each

VALUES: dict[str, str | int] = {
    "direction": "upgrade",
    "number": 1,
    "of": 2,
    "revision": "aaa",
    "message": "Make accounts",
    "remark": "",
}


@pytest.mark.parametrize(
    "template",
    [
        "-- {{ revision }} for {{ profile.title }}",
        "-- {{ revision | upper }}",
        "-- {{ message | identifier }}",
        "{% if profile is defined %}-- {{ profile.name }}{% endif %}",
        "-- {{ number }} of {{ of }}",
    ],
)
def test_a_project_s_own_heading(template: str, tmp_path: Path) -> None:
    """Each database has its own where it says something of the database, whichever was asked first."""
    (tmp_path / "script").mkdir()
    (tmp_path / "script" / "revision.sql.j2").write_text(template, "utf-8")
    for name in ("postgresql", "mssql", "postgresql"):
        profile = load_profile(name)
        made = part_of_each("revision", profile, (tmp_path,), **VALUES)
        assert made == part("revision", profile, (tmp_path,), **VALUES)
        assert ("PostgreSQL" in made) is ("profile.title" in template and name == "postgresql")


def test_other_values_give_another_heading() -> None:
    profile = load_profile("sqlite")
    made = {part_of_each("revision", profile, **{**VALUES, "number": number}) for number in range(40)}
    assert len(made) == 40
