"""How much of public projects sqlgen renders: docs/compatibility.md, from what `sqlgen doctor` said of them.

    python tools/compatibility.py            # fetch the projects, run doctor over each (minutes), write both files
    python tools/compatibility.py NAME ...   # the same for some of them; what was said of the others stays
    python tools/compatibility.py --check    # is the page what the numbers in docs/compatibility.json say?

The projects and what they need stand in tests/corpus/compatibility.toml.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sqlgen.profile import load_profile  # noqa: E402
from sqlgen.script.doctor import STATUSES  # noqa: E402
from tests.corpus.projects import Project, fetch, load, needed  # noqa: E402

PAGE = ROOT / "docs" / "compatibility.md"
NUMBERS = ROOT / "docs" / "compatibility.json"
PROJECTS = ROOT / "tests" / "corpus" / "compatibility.toml"
EXACT, PORTABLE = ("postgresql",), ("sqlite", "mysql", "mssql", "oracle")

INTRODUCTION = """\
Every revision of these public Alembic projects, tried by `sqlgen doctor`: the share that is **ok**, rendered with no
assumption and nothing uncertain touched, of the revisions that can be imported. All but PostgreSQL with
`--types portable`. In brackets what Alembic's offline mode makes of the revisions, each alone, where a call that raises
nothing counts. A naming convention of a project stands in its configuration; its env.py isn't run. Made by
`tools/compatibility.py`."""


def measured(name: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Run doctor over all script directories of a project: counts by database and direction, and by code."""
    conventions = {project.package: project.naming_convention for project in load().values()}
    counts: dict[str, dict[str, int]] = {}
    codes: dict[str, dict[str, int]] = {}
    needing: dict[str, set[str]] = {}
    for versions in settings["versions"]:
        project = fetch(Project(name, name, settings["version"], versions))
        for dialects, types in ((EXACT, "exact"), (PORTABLE, "portable")):
            said = _doctor(project, settings, conventions.get(name, {}), dialects, types)
            for module, revisions in said["missing_modules"].items():
                needing.setdefault(module, set()).update(f"{versions} {revision}" for revision in revisions)
            for trial in said["revisions"]:
                key = f"{trial['dialect']} {trial['direction']}"
                each = counts.setdefault(key, dict.fromkeys(STATUSES, 0))
                each[trial["status"]] += 1
                if trial["status"] == "failed":
                    codes.setdefault(key, {})[trial["code"]] = codes.get(key, {}).get(trial["code"], 0) + 1
    return {"counts": counts, "codes": codes, "missing": {module: len(all_) for module, all_ in needing.items()}}


def _doctor(
    project: Project, settings: dict[str, Any], convention: dict[str, str], dialects: tuple[str, ...], types: str
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        names = "".join(f"{kind} = {json.dumps(form)}\n" for kind, form in convention.items())
        configuration = Path(folder) / "sqlgen.toml"
        locations = json.dumps([str(project.folder)])
        configuration.write_text(
            f"script_location = '.'\nversion_locations = {locations}\n[naming_convention]\n{names}"
        )
        for file, text in settings.get("files", {}).items():
            (Path(folder) / file).write_text(text)
        own = {key: value.format(folder=folder) for key, value in settings.get("environment", {}).items()}
        paths = [str(ROOT), str(project.root), str(needed(project, settings.get("needs", [])))]
        command = [sys.executable, "-m", "sqlgen", "doctor", "--json", "--config", str(configuration), "--types", types]
        for dialect in dialects:
            command += ["-d", dialect]
        environment = {**os.environ, **own, "PYTHONPATH": os.pathsep.join(paths)}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(f"{project.package}: {done.stderr}")
    said: dict[str, Any] = json.loads(done.stdout)
    return said


# ---------------------------------------------------------------------------------- the page


def page(numbers: dict[str, Any], projects: dict[str, Any]) -> str:
    """The page, from the numbers."""
    lines = [
        "# Public projects, offline",
        "",
        INTRODUCTION,
        "",
    ]
    for direction, title in (("upgrade", "Up"), ("downgrade", "Down")):
        dialects = [*EXACT, *PORTABLE]
        lines += [
            f"## {title}",
            "",
            "| project | revisions | " + " | ".join(load_profile(each).title for each in dialects) + " |",
        ]
        lines.append("| --- " * (len(dialects) + 2) + "|")
        for name in projects:
            lines.append(_row(name, [numbers[name]], [projects[name]["alembic"]], direction, dialects))
        every = [numbers[name] for name in projects]
        alembic = [projects[name]["alembic"] for name in projects]
        lines += [_row("**all**", every, alembic, direction, dialects), ""]
    lines += ["## What stands in the way", "", "| code | failures, all databases and directions |", "| --- | --- |"]
    totals: dict[str, int] = {}
    for name in projects:
        for codes in numbers[name]["codes"].values():
            for code, count in codes.items():
                totals[code] = totals.get(code, 0) + count
    lines += [f"| {code} | {count} |" for code, count in sorted(totals.items(), key=lambda item: (-item[1], item[0]))]
    missing: dict[str, int] = {}
    for name in projects:
        for module, count in numbers[name]["missing"].items():
            missing[module] = missing.get(module, 0) + count
    if missing:
        lines += ["", "Modules that couldn't be imported, and how many revisions need them:", ""]
        lines += [f"- {module}: {count}" for module, count in sorted(missing.items())]
    return "\n".join(lines) + "\n"


def _row(
    name: str,
    numbers: list[dict[str, Any]],
    alembic: list[dict[str, list[int]]],
    direction: str,
    dialects: list[str],
) -> str:
    first = [each["counts"][f"{dialects[0]} {direction}"] for each in numbers]
    cells = [name, str(sum(sum(each.values()) for each in first))]
    for dialect in dialects:
        counts = [each["counts"][f"{dialect} {direction}"] for each in numbers]
        ok = sum(each["ok"] for each in counts)
        of = sum(sum(each.values()) - each["import"] for each in counts)
        key = dialect if direction == "upgrade" else f"{dialect}_downgrade"
        theirs = [each[key] for each in alembic if key in each]
        rendered, tried = sum(one for one, _ in theirs), sum(of_ for _, of_ in theirs)
        beside = f" ({_share(rendered, tried)})" if tried else ""
        cells.append(f"{_share(ok, of)}{beside}")
    return "| " + " | ".join(cells) + " |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


def main(arguments: list[str]) -> int:
    """Write the files, or check the page; 1 if it isn't what it should be."""
    projects: dict[str, Any] = tomllib.loads(PROJECTS.read_text(encoding="utf-8"))
    numbers: dict[str, Any] = json.loads(NUMBERS.read_text(encoding="utf-8")) if NUMBERS.exists() else {}
    if arguments == ["--check"]:
        fresh = set(numbers) == set(projects) and PAGE.read_text(encoding="utf-8") == page(numbers, projects)
        return 0 if fresh else 1
    for name in arguments or projects:
        numbers[name] = measured(name, projects[name])
        print(name, file=sys.stderr)
        NUMBERS.write_text(json.dumps(dict(sorted(numbers.items())), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if set(numbers) >= set(projects):
        PAGE.write_text(page(numbers, projects), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
