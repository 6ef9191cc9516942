"""Where the judges and the programs of the database servers stand on this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("SQLGEN_JUDGES", ROOT / ".cache" / "judges"))
NODE_MODULES = CACHE / "npm" / "node_modules"
SCRIPTDOM = CACHE / "scriptdom"


class NotInstalledError(RuntimeError):
    """A program that the tests need isn't there; `make judges` installs it or says how to."""


def program(name: str) -> Path:
    """The program `name` on the search path, or where Debian keeps the ones that only root uses."""
    found = shutil.which(name) or shutil.which(name, path="/usr/local/sbin:/usr/sbin:/sbin")
    if found is None:
        raise NotInstalledError(f"{name} isn't installed: run `make judges`")
    return Path(found)


def postgresql_programs() -> Path:
    """The folder with the newest PostgreSQL's own programs.

    Debian keeps one folder per major version; what stands on the search path is a wrapper (slow to start) or
    somebody's link. Elsewhere the folder of the `initdb` on the search path is taken.
    """
    versions = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if versions:
        return max(versions, key=lambda path: float(path.parent.name))
    return program("initdb").resolve().parent
