"""Write docs/operations.md: what every operation becomes on each database, from the golden files.

Usage: python tools/operations_page.py [--check]

A golden file is named golden/<dialect>/<operation>__<variant>.sql; its leading comment lines show the directive.
Databases that say the same are named together.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "operations.md"
ORDER = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")
TITLES = {
    "postgresql": "PostgreSQL",
    "mysql": "MySQL",
    "mariadb": "MariaDB",
    "sqlite": "SQLite",
    "mssql": "SQL Server",
    "oracle": "Oracle",
}

INTRODUCTION = """\
# The operations, six databases side by side

Made from the [golden files](../golden) by `tools/operations_page.py`; don't edit it by hand. Every SQL text on this
page was executed by its database (PostgreSQL, MariaDB, SQLite) or accepted by an independent parser (MySQL, SQL
Server, Oracle). `REFUSED` shows the error with which sqlgen stops rather than print something that isn't true.
"""


def split_header(text: str) -> tuple[str, str]:
    """The directive in the leading comment lines, and the SQL (or the refusal) below them."""
    lines = text.splitlines()
    end = 0
    while end < len(lines) and lines[end].startswith("-- ") and not lines[end].startswith("-- REFUSED"):
        end += 1
    directive = "\n".join(line.removeprefix("-- ") for line in lines[:end])
    return directive, "\n".join(lines[end:]).strip("\n")


def cases() -> dict[str, dict[str, tuple[str, str]]]:
    """case name -> dialect -> (directive, SQL)."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for dialect in ORDER:
        for file in sorted((ROOT / "golden" / dialect).glob("*.sql")):
            found[file.stem][dialect] = split_header(file.read_text(encoding="utf-8"))
    return dict(sorted(found.items()))


def heading(case: str) -> tuple[str, str]:
    """("alter column", "nullable") of "alter_column__nullable"."""
    operation, _, variant = case.partition("__")
    return operation.replace("_", " "), variant.replace("__", ", ").replace("_", " ")


def section(case: str, by_dialect: dict[str, tuple[str, str]]) -> list[str]:
    _, variant = heading(case)
    directive = next(iter(by_dialect.values()))[0]
    lines = [f"### {variant or 'plain'}", "", "```python", directive, "```", ""]
    said: dict[str, list[str]] = defaultdict(list)
    for dialect, (_, sql) in by_dialect.items():
        said[sql].append(TITLES[dialect])
    for sql, databases in said.items():
        lines += [f"**{', '.join(databases)}**", "", "```sql", sql, "```", ""]
    return lines


def page() -> str:
    lines = [INTRODUCTION]
    last = ""
    for case, by_dialect in cases().items():
        operation, _ = heading(case)
        if operation != last:
            lines += [f"## {operation}", ""]
            last = operation
        lines += section(case, by_dialect)
    return "\n".join(lines).rstrip("\n") + "\n"


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print("docs/operations.md is stale: run `python tools/operations_page.py`", file=sys.stderr)
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
