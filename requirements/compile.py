"""Pin what `pyproject.toml` gives ranges for: python requirements/compile.py [PIP-COMPILE OPTION ...].

Writes `run.txt` (what sqlgen itself needs), `dev.txt` (all of that, the tests and the linters) and
`dev-sqlalchemy-2.0.txt` (the tests, on the older SQLAlchemy). The files name packages and versions only:
no address, no path, so that they say the same on every machine.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
HEADER = "# Made from pyproject.toml by `make requirements`; don't edit.\n"
PLAIN = ("--quiet", "--no-header", "--strip-extras", "--no-emit-index-url", "--no-emit-find-links",
         "--no-emit-trusted-host", "--no-emit-options", "--allow-unsafe")  # fmt: skip


def main(options: list[str]) -> None:
    """Compile the three files; the later ones agree with `run.txt`."""
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text("utf-8"))
    run: list[str] = project["project"]["dependencies"]
    test: list[str] = project["dependency-groups"]["test"]
    lint: list[str] = project["dependency-groups"]["lint"]
    pin("run.txt", run, options)
    pin("dev.txt", [*run, *test, *lint], ["--constraint", "run.txt", *options])
    pin("dev-sqlalchemy-2.0.txt", [*run, *test, "sqlalchemy<2.1"], options)


def pin(name: str, wanted: list[str], options: list[str]) -> None:
    """Write the requirement file `name` with an exact version for everything that `wanted` leads to."""
    target = FOLDER / name
    command = [sys.executable, "-m", "piptools", "compile", *PLAIN, *options, "--output-file", target.name, "-"]
    subprocess.run(command, input="\n".join(wanted), text=True, check=True, cwd=FOLDER, stdout=subprocess.DEVNULL)
    lines = [line for line in target.read_text("utf-8").splitlines() if line.strip() not in ("# via -r -", "#   -r -")]
    target.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
