"""Every system view, column and routine that the SQL for SQL Server and Oracle names is one that their manuals list."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.judges.shadow import MSSQL, ORACLE, shadow

ROOT = Path(__file__).parents[2]
KNOWN = tomllib.loads((Path(__file__).parent / "system_views.toml").read_text(encoding="utf-8"))
SYNTAX = {"mssql": MSSQL, "oracle": ORACLE}
VIEW = {
    "mssql": re.compile(r"\b(sys\s*\.\s*(?!fn_|sp_)\w+|INFORMATION_SCHEMA\s*\.\s*\w+)", re.IGNORECASE),
    "oracle": re.compile(r"\b((?:user|all|dba)_\w+|v\$\w+|gv\$\w+)", re.IGNORECASE),
}
ROUTINE = {
    "mssql": re.compile(r"\b(sys\s*\.\s*(?:fn_|sp_)\w+|sp_\w+|[A-Z]+_[A-Z]+(?=\s*\()|QUOTENAME|COUNT(?=\s*\())"),
    "oracle": re.compile(r"\b(SYS_CONTEXT|DBMS_\w+|UTL_\w+|COUNT(?=\s*\())"),
}
ALIASED = re.compile(r"\b(?:FROM|JOIN)\s+(?P<view>[\w.$]+)(?:\s+AS)?\s+(?P<alias>[a-z]\w*)\b(?!\s*\()")
COLUMN = re.compile(r"(?<![\w.])(?P<alias>[a-z])\.(?P<column>\w+)")


def templates(dialect: str) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates" / dialect).rglob("*.j2")):
        yield path.name, path.read_text(encoding="utf-8")


def golden_blocks(dialect: str) -> Iterator[tuple[str, str]]:
    """What golden files have of SQL that reads a system view, one batch at a time."""
    end = "GO" if dialect == "mssql" else "/"
    for path in sorted((ROOT / "golden" / dialect).glob("*.sql")):
        for batch in re.split(rf"(?m)^{end}$", path.read_text(encoding="utf-8")):
            if VIEW[dialect].search(batch):
                yield path.name, batch


@pytest.mark.parametrize("dialect", ["mssql", "oracle"])
def test_names_in_templates(dialect: str) -> None:
    """Wherever a template names one, in SQL or in what a tag holds."""
    views, routines = KNOWN[dialect]["views"], KNOWN[dialect]["routines"]
    found = 0
    for name, text in templates(dialect):
        text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
        for view in VIEW[dialect].findall(text):
            assert view in views, f"{name} names {view}"
            found += 1
        for routine in ROUTINE[dialect].findall(text):
            assert {routine, f"sys.{routine}"} & set(routines), f"{name} calls {routine}"
    assert found


@pytest.mark.parametrize("dialect", ["mssql", "oracle"])
def test_columns_in_golden_files(dialect: str) -> None:
    """Each column stands in the view that its alias means."""
    views = KNOWN[dialect]["views"]
    found = 0
    for name, batch in golden_blocks(dialect):
        blotted = shadow(re.sub(r"(?m)^--.*$", "", batch), SYNTAX[dialect])
        aliases: dict[str, str] = {}
        for match in ALIASED.finditer(blotted):
            assert aliases.setdefault(match["alias"], match["view"]) == match["view"], f"{name}: one alias, two views"
        for match in COLUMN.finditer(blotted):
            assert match["column"] in views[aliases[match["alias"]]], f"{name}: {match[0]}"
            found += 1
    assert found


@pytest.mark.parametrize("dialect", ["mssql", "oracle"])
def test_list_is_used(dialect: str) -> None:
    """Nothing stands in the list that no template names: CHR is a literal's, COUNT anybody's."""
    everything = "".join(text for _, text in templates(dialect))
    unused = [name for kind in ("views", "routines") for name in KNOWN[dialect][kind] if name not in everything]
    assert [name for name in unused if name != "CHR"] == []
