"""Install what judges the generated SQL: python -m tests.setup.install

- PostgreSQL, MariaDB, SQLite's command line and Node.js: by apt as root; otherwise it says what to install.
- The MySQL and PL/SQL parsers: from npm into `.cache/judges/npm`.
- Microsoft's ScriptDom with its .NET runtime, out of the mssql-cli wheel: into `.cache/judges/scriptdom`.

What is there already is left alone, so that a second run takes no time. The tests start the servers themselves,
on private sockets; the ones that Debian starts by itself aren't used.
"""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.setup.places import CACHE, NODE_MODULES, SCRIPTDOM, NotInstalledError, postgresql_programs, program

# Debian package -> how to know that it is there
DEBIAN_PACKAGES: dict[str, Callable[[], Path]] = {
    "postgresql": lambda: postgresql_programs() / "pg_dump",
    "mariadb-server": lambda: program("mariadbd"),
    "mariadb-client": lambda: program("mariadb-dump"),
    "sqlite3": lambda: program("sqlite3"),
    "nodejs": lambda: program("node"),
    "npm": lambda: program("npm"),
}
NPM_PACKAGES = Path(__file__).with_name("package.json")
SCRIPTDOM_WHEEL = "mssql-cli==1.0.0"
SCRIPTDOM_FOLDER = "mssqlcli/mssqltoolsservice/bin/"
# Of everything in that wheel: the parser, and the .NET runtime that it needs
SCRIPTDOM_FILES = (
    "Microsoft.SqlServer.TransactSql.ScriptDom.dll",
    "libcoreclr.so",
    "libclrjit.so",
    "System*.dll",
    "System*.so",
    "Microsoft.CSharp.dll",
    "Microsoft.Win32*.dll",
    "WindowsBase.dll",
    "mscorlib.dll",
    "netstandard.dll",
)


def main() -> int:
    """Install what is missing; 1 with a message when that can't be done here."""
    try:
        install_servers()
        install_npm_parsers()
        install_scriptdom()
    except (NotInstalledError, subprocess.CalledProcessError) as problem:
        print(f"The judges can't be set up: {problem}", file=sys.stderr)
        return 1
    return 0


def install_servers() -> None:
    """The database servers and their clients, and Node.js, by apt."""
    missing = [package for package, found in DEBIAN_PACKAGES.items() if not is_there(found)]
    if not missing:
        return
    by_hand = f"apt-get install --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise NotInstalledError(f"install these first (on Debian, as root: {by_hand}), or their like elsewhere")
    say(by_hand)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        run(["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *arguments], environment=environment)


def install_npm_parsers() -> None:
    """The parsers that `package.json` names."""
    folder = NODE_MODULES.parent
    installed = folder / "package.json"
    wanted = NPM_PACKAGES.read_text("utf-8")
    if NODE_MODULES.is_dir() and installed.is_file() and installed.read_text("utf-8") == wanted:
        return
    say(f"npm install in {folder}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(NPM_PACKAGES, installed)
    try:
        # No install scripts: the parsers are plain JavaScript.
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
        run(["npm", "install", *quiet], folder=folder)
    except subprocess.CalledProcessError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def install_scriptdom() -> None:
    """ScriptDom and its runtime; the rest of the wheel is left out."""
    if SCRIPTDOM.is_dir():
        return
    say(f"ScriptDom from {SCRIPTDOM_WHEEL} in {SCRIPTDOM}")
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as temporary:
        download = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
        platform = ["--only-binary", ":all:", "--platform", "manylinux1_x86_64"]
        run([*download, *platform, "-d", temporary, SCRIPTDOM_WHEEL])
        unpacked = Path(temporary) / "unpacked"
        unpacked.mkdir()
        with zipfile.ZipFile(next(Path(temporary).glob("*.whl"))) as wheel:
            for entry in wheel.namelist():
                name = entry.removeprefix(SCRIPTDOM_FOLDER)
                if name == entry or "/" in name:
                    continue
                if any(fnmatch.fnmatchcase(name, pattern) for pattern in SCRIPTDOM_FILES):
                    (unpacked / name).write_bytes(wheel.read(entry))
        unpacked.rename(SCRIPTDOM)


def is_there(found: Callable[[], Path]) -> bool:
    """Whether the program that `found` looks for exists."""
    try:
        return found().exists()
    except NotInstalledError:
        return False


def run(command: list[str], *, folder: Path | None = None, environment: dict[str, str] | None = None) -> None:
    """Run an installer, without anything to ask and with its chatter kept for the case that it fails."""
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        done.check_returncode()


def say(what: str) -> None:
    """Tell what takes the time."""
    print(f"setting up the judges: {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
