"""What a person must do by hand: the rest of a revision's function, from a question on that only a database answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlgen.errors import Location, SqlgenError

if TYPE_CHECKING:
    import ast


@dataclass(frozen=True, slots=True)
class ManualStep:
    """``why`` says what only the database knows; ``notes`` and ``source`` (Python) what is to be done."""

    function: str
    why: str
    where: Location | None
    notes: tuple[str, ...]
    source: tuple[str, ...]

    @property
    def summary(self) -> str:
        """One line for a person."""
        place = "" if self.where is None else f" ({self.where})"
        return f"{self.function}(): {self.why}{place}"


def manual_step(path: str, function: str, error: SqlgenError) -> ManualStep:
    """The step that an error leaves to a person."""
    line = error.where.line if error.where is not None and error.where.path == path else 0
    notes, source = _rest(path, function, line)
    return ManualStep(function, error.what, error.where, notes, source)


def _rest(path: str, name: str, line: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    import ast  # few scripts have manual steps
    import textwrap

    text = Path(path).read_text(encoding="utf-8")
    lines = text.splitlines()
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    wanted = next((node for node in functions if node.name == name), None)
    around = next((node for node in functions if node.lineno <= line <= (node.end_lineno or 0)), None)
    if wanted is None or around is None:
        shown = functions if wanted is None else [wanted]
        return ("do all of it; what stands above may be a part of it already",), _source(lines, shown)
    if around is not wanted:
        note = f"{around.name}() stopped at line {line}; what was done until then stands above"
        return (note,), _source(lines, [around, wanted])
    statements = [each for each in ast.walk(wanted) if isinstance(each, ast.stmt) and each is not wanted]
    within = [each for each in statements if each.lineno <= line <= (each.end_lineno or 0)]
    loops = [each for each in within if isinstance(each, (ast.For, ast.While)) and line > each.lineno]
    first = min(loops, key=_line) if loops else max(within, key=_line)
    notes = ("this is in a loop: what its rounds did until then stands above",) if loops else ()
    return notes, tuple(textwrap.dedent("\n".join(lines[first.lineno - 1 : wanted.end_lineno])).splitlines())


def _line(statement: ast.stmt) -> int:
    return statement.lineno


def _source(lines: list[str], functions: Iterable[ast.FunctionDef]) -> tuple[str, ...]:
    return tuple(line for each in functions for line in (*lines[each.lineno - 1 : each.end_lineno], ""))[:-1]
