"""What a history costs: sqlgen and Alembic side by side, one database and six, a thousand revisions and ten thousand.

    python -m benchmarks.operations [--files 1000] [--rounds 5]

Whole processes are measured, in turn, after a run that fills Python's bytecode caches. Exits with 1 when a promise
of the design isn't kept:

- a script of 1,000 revisions of ten operations takes at most 0.75 of the time of `alembic upgrade base:head --sql`
  (upgrade only, PostgreSQL; the goal is half)
- six databases take at most 4.5 times the processor time of one (the goal is 3.5)
- 10,000 revisions take at most 11 times as long as 1,000, rollback and header included, and their peak memory is
  larger by no more than the catalog and 20 MB
- `sqlgen --help` takes less than 150 ms
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType

from benchmarks.histories import NOT_ON_SQLITE, write_project

ROOT = Path(__file__).resolve().parents[1]
SIX = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")
OF_ALEMBIC, OF_ALEMBIC_GOAL = 0.75, 0.5
SIX_TIMES, SIX_TIMES_GOAL = 4.5, 3.5
TEN_TIMES = 11.0
MORE_MEGABYTES = 20.0
HELP_SECONDS = 0.150


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    seconds: float
    processor: float
    megabytes: float


class Report:
    """Prints what was found, and remembers whether every promise was kept."""

    def __init__(self) -> None:
        self.kept = True

    def line(self, text: str) -> None:
        print(text, flush=True)

    def promise(self, what: str, found: float, limit: float, goal: float | None = None) -> None:
        self.kept &= found <= limit
        verdict = "kept" if found <= limit else "NOT KEPT"
        more = "" if goal is None else f", goal {goal:g}{' reached' if found <= goal else ''}"
        self.line(f"  {what}: {found:.2f} (at most {limit:g}{more}): {verdict}")


def run(folder: Path, *command: str) -> Cost:
    """Run a command in a folder and measure it; its output goes nowhere."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{told.decode()}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    """The median of each measure."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.megabytes for cost in costs),
    )


def in_turn(rounds: int, folder: Path, *commands: tuple[str, ...]) -> list[Cost]:
    """Run the commands one after the other, several times; the median cost of each."""
    costs: list[list[Cost]] = [[] for _ in commands]
    for number in range(rounds + 1):
        for command, its_costs in zip(commands, costs, strict=True):
            cost = run(folder, *command)
            if number:  # the first run fills caches
                its_costs.append(cost)
    return [median(its_costs) for its_costs in costs]


def script(*dialects: str, output: str | None) -> tuple[str, ...]:
    """The command that writes scripts, into a folder or to standard output."""
    named = [word for dialect in dialects for word in ("--dialect", dialect)]
    return ("sqlgen", "script", "base:head", *named, *(("-o", output) if output else ()))


# ---------------------------------------------------------------------------------- the promises


def compare_with_alembic(report: Report, folder: Path, files: int, rounds: int) -> None:
    """The first promise."""
    project = write_project(folder / "mixed", files)
    alembic, ours = in_turn(
        rounds, project, ("alembic", "upgrade", "base:head", "--sql"), script("postgresql", output=None)
    )
    report.line(f"{files} revisions of ten operations, PostgreSQL, upgrade only:")
    report.line(
        f"  alembic {alembic.seconds:.2f} s ({alembic.processor:.2f} s of processor), {alembic.megabytes:.0f} MB"
    )
    report.line(f"  sqlgen  {ours.seconds:.2f} s ({ours.processor:.2f} s of processor), {ours.megabytes:.0f} MB")
    report.promise("sqlgen's part of Alembic's time", ours.seconds / alembic.seconds, OF_ALEMBIC, OF_ALEMBIC_GOAL)


def compare_the_last(report: Report, folder: Path, files: int, rounds: int) -> None:
    """No promise: what the last revision alone costs, with the history before it replayed, or a snapshot for it."""
    project = folder / "mixed"
    ids = sorted(path.name.split("_", 1)[0] for path in (project / "migrations" / "versions").glob("*.py"))
    before_last = ids[-2]
    run(project, "sqlgen", "snapshot", before_last, "--dialect", "postgresql", "-o", "before_last.json")
    last = ("sqlgen", "script", "-1:head", "--dialect", "postgresql")
    alembic, replayed, based = in_turn(
        rounds,
        project,
        ("alembic", "upgrade", f"{before_last}:head", "--sql"),
        last,
        (*last, "--baseline", "before_last.json"),
    )
    report.line(f"the last of {files} revisions, PostgreSQL:")
    report.line(f"  alembic {alembic.seconds:.2f} s, all before it imported, nothing of the schema known")
    report.line(f"  sqlgen  {replayed.seconds:.2f} s with all before it replayed, {based.seconds:.2f} s on a snapshot")


def compare_six_with_one(report: Report, folder: Path, files: int, rounds: int) -> None:
    """The second promise."""
    project = write_project(folder / "portable", files, leave_out=NOT_ON_SQLITE)
    one, six = in_turn(rounds, project, script("postgresql", output="one"), script(*SIX, output="six"))
    report.line(f"{files} revisions that all six databases can run, upgrade and rollback:")
    report.line(f"  PostgreSQL {one.processor:.2f} s of processor, all six {six.processor:.2f} s")
    report.promise("six as a multiple of one", six.processor / one.processor, SIX_TIMES, SIX_TIMES_GOAL)


def compare_long_with_short(report: Report, folder: Path, files: int, rounds: int) -> None:
    """The third promise."""
    short = write_project(folder / "short", files)
    long = write_project(folder / "long", files * 10)
    (small,) = in_turn(rounds, short, script("postgresql", output="out"))
    (large,) = in_turn(1, long, script("postgresql", output="out"))
    catalog = catalog_megabytes(long) - catalog_megabytes(short)
    report.line(f"{files * 10} revisions and {files}, upgrade, rollback and header:")
    report.line(
        f"  {large.processor:.2f} s and {small.processor:.2f} s of processor; peak {large.megabytes:.0f} MB and"
    )
    report.line(f"  {small.megabytes:.0f} MB, the catalog larger by {catalog:.1f} MB")
    report.promise("ten times as many as a multiple", large.processor / small.processor, TEN_TIMES)
    report.promise("more memory beyond the catalog, MB", large.megabytes - small.megabytes - catalog, MORE_MEGABYTES)


def help_is_instant(report: Report, folder: Path, rounds: int) -> None:
    """The fourth promise."""
    (cost,) = in_turn(max(rounds, 5), folder, ("sqlgen", "--help"))
    report.line("sqlgen --help:")
    report.promise("seconds", cost.seconds, HELP_SECONDS)


def catalog_megabytes(project: Path) -> float:
    """What the catalog at the end of a history occupies, measured in a process of its own."""
    code = "from benchmarks.operations import print_catalog_size; print_catalog_size('migrations/versions')"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment, check=True, capture_output=True, text=True
    )
    return int(printed.stdout) / 1024 / 1024


def print_catalog_size(versions: str) -> None:
    """The bytes of all objects that only the catalog at the head refers to."""
    import sqlgen

    catalog = sqlgen.catalog_at("head", versions=versions, dialect="postgresql")
    seen = {id(catalog.profile)}
    todo: list[object] = [catalog]
    total = 0
    while todo:
        value = todo.pop()
        if id(value) in seen or isinstance(value, type | ModuleType | FunctionType):
            continue
        seen.add(id(value))
        total += sys.getsizeof(value)
        todo.extend(gc.get_referents(value))
    print(total)


def main() -> int:
    """Measure, report, and say whether every promise was kept."""
    parser = argparse.ArgumentParser(description="Measure what a history costs.")
    parser.add_argument("--files", type=int, default=1000, help="revisions of the short histories")
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is measured")
    arguments = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory(prefix="sqlgen-benchmark-") as name:
        folder = Path(name)
        help_is_instant(report, folder, arguments.rounds)
        compare_with_alembic(report, folder, arguments.files, arguments.rounds)
        compare_the_last(report, folder, arguments.files, arguments.rounds)
        compare_six_with_one(report, folder, arguments.files, arguments.rounds)
        compare_long_with_short(report, folder, arguments.files, arguments.rounds)
    return 0 if report.kept else 1


if __name__ == "__main__":
    sys.exit(main())
