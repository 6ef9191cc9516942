"""The public projects of projects.toml: downloaded once into .cache/corpus, read as files, never installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent.parent / ".cache" / "corpus"
PLATFORMS = ("any", "manylinux2014_x86_64", "manylinux_2_28_x86_64", "manylinux2014_aarch64")
SHADOWING = ("sqlalchemy", "alembic")  # what sqlgen and its tests bring themselves
READ = (".py", ".ini", ".mako", ".sql", ".json", ".toml", ".md", ".txt", ".cfg", ".yaml")


@dataclass(frozen=True)
class Project:
    """One script directory of a public project."""

    name: str
    package: str
    version: str
    versions: str
    heads: str = "heads"
    stops_at: str | None = None
    because: str | None = None
    hollow: list[str] = field(default_factory=list)
    naming_convention: dict[str, str] = field(default_factory=dict)
    online: bool = True
    assumes: list[str] = field(default_factory=list)
    differences: list[dict[str, str]] = field(default_factory=list)
    sqlite: bool = False
    sqlite_differences: list[dict[str, str]] = field(default_factory=list)
    sqlite_until: str | None = None
    sqlite_stops_at: str | None = None
    sqlite_because: str | None = None
    with_needs: bool = False
    needs: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    apart: dict[str, dict[str, Any]] = field(default_factory=dict)
    random_columns: list[str] = field(default_factory=list)
    rollback_reads: bool = False
    sqlite_rollback_reads: bool = False
    no_way_back: str | None = None

    @property
    def root(self) -> Path:
        return CACHE / f"{self.package}-{self.version}"

    @property
    def folder(self) -> Path:
        return self.root / self.versions

    def import_paths(self) -> list[Path]:
        """Where the project's own modules are found; a hollow package is the real folder without its __init__."""
        shims = self.root / ".hollow"
        for package in self.hollow:
            (shims / package).mkdir(parents=True, exist_ok=True)
            (shims / package / "__init__.py").write_text(f"__path__ = [{str(self.root / package)!r}]\n")
        own = [shims, self.root] if self.hollow else [self.root]
        return [*own, needed(self, self.needs)] if self.needs else own


def load(file: str = "projects.toml", apart: tuple[str, ...] = ()) -> dict[str, Project]:
    """The script directories of a file; what stands there under the names of `apart` is for its reader."""
    data: dict[str, dict[str, Any]] = tomllib.loads((HERE / file).read_text(encoding="utf-8"))
    others = tomllib.loads((HERE / "compatibility.toml").read_text(encoding="utf-8"))
    for settings in data.values():
        if settings.get("with_needs"):
            said = others[settings["package"]]
            settings.update({key: said[key] for key in ("needs", "environment", "files") if key in said})
        settings["apart"] = {key: settings.pop(key) for key in apart if key in settings}
    return {name: Project(name, **settings) for name, settings in data.items()}


def needed(project: Project, packages: list[str]) -> Path:
    """A folder with what a project's revision files import, installed once for each list of packages."""
    folder = project.root.with_name(f".needs-{project.package}-{project.version}")
    listed = folder / "packages.txt"
    if packages and not (listed.exists() and listed.read_text().split() == packages):
        part = folder.with_name(folder.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", str(part)]
        subprocess.run([*command, *packages], check=True)
        for package in SHADOWING:
            for found in (part / package, *part.glob(f"{package}-*.dist-info")):
                shutil.rmtree(found, ignore_errors=True)
        (part / listed.name).write_text("\n".join(packages))
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    return folder


def fetch(project: Project) -> Project:
    """Download and unpack the project's wheel unless it is there; returns the project."""
    if project.root.exists():
        return project
    wheels = CACHE / ".wheels" / project.package
    wheels.mkdir(parents=True, exist_ok=True)
    for python in ("3.12", "3.13"):  # whichever Python the project still declares: its files are only read
        options = [option for platform in PLATFORMS for option in ("--platform", platform)]
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", *options]
        wanted = ["--python-version", python, "-d", str(wheels), f"{project.package}=={project.version}"]
        if subprocess.run([*command, *wanted], check=False, capture_output=True).returncode == 0:
            break
    else:
        raise RuntimeError(f"cannot download {project.package}=={project.version} from PyPI")
    unpacked = project.root.with_name(project.root.name + ".part")
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked, [name for name in archive.namelist() if _is_wanted(name)])
    unpacked.rename(project.root)
    return project


def _is_wanted(name: str) -> bool:
    """What is read of a wheel: its text files, and what it says of itself (entry points)."""
    return name.endswith(READ) or ".dist-info/" in name
