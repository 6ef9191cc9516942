"""What can go wrong between statements and files (SG6xx)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlgen.errors import CannotGenerate, UsageError


class ScriptError(CannotGenerate):
    """A script can't be laid out or written."""

    code = "SG600"


class OutputNotWritable(ScriptError):
    """The output folder can't be made or written to. Nothing was written."""

    code = "SG601"

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"the output folder can't be written: {folder}",
            why=reason,
            fix=("name another folder with -o", "nothing was written"),
        )


class BaselineNotReadable(UsageError):
    """The file of a baseline can't be opened, or isn't text."""

    code = "SG604"

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(
            f"the baseline can't be read: {file}",
            why=reason,
            fix=(
                "give a snapshot (`sqlgen snapshot REV --dialect D -o FILE`), a schema as SQL, or an SQLite database",
                "--baseline D=FILE says which database's it is",
            ),
        )


class BaselineForNobody(UsageError):
    """Which of the databases a baseline is for can't be told, or it is none or several of them."""

    code = "SG605"


class BaselineElsewhere(UsageError):
    """A baseline is of other revisions than those that the range starts at."""

    code = "SG606"

    def __init__(self, file: str, made_at: Sequence[str], start: Sequence[str], end: Sequence[str]) -> None:
        is_of, begins = _revisions(made_at), _revisions(start)
        lower = made_at[0] if len(made_at) == 1 else "base"
        better = f"{lower}:{'heads' if len(end) != 1 else end[0]}"
        start_there = f"start there: {better}" if len(made_at) < 2 else f"start at {is_of}"
        super().__init__(
            f"the baseline {file} is of {is_of}, and the range starts at {begins}",
            why="a baseline is the schema that the range starts on; what lies before isn't run",
            fix=(start_there, f"give a baseline of {begins}, or none: the history is replayed then"),
        )


class BaselineAbove(UsageError):
    """A catalog was asked for at a revision that comes before the one that its baseline is of."""

    code = "SG608"

    def __init__(self, file: str, made_at: Sequence[str], asked: Sequence[str]) -> None:
        super().__init__(
            f"the baseline {file} is of {_revisions(made_at)}, which comes after {_revisions(asked)}",
            why="a history is replayed upwards only",
            fix=("ask for a later revision", f"give a baseline of {_revisions(asked)} or below, or none"),
        )


def _revisions(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "base"
