"""What can be wrong with a command (SG820 and up); configuration errors stand with the configuration."""

from __future__ import annotations

from collections.abc import Sequence

from sqlgen.errors import SqlgenError, UsageError


class SeveralToStdout(UsageError):
    """Scripts for several databases can't share standard output."""

    code = "SG820"

    def __init__(self, dialects: Sequence[str]) -> None:
        super().__init__(
            f"{len(dialects)} databases, and one standard output: {', '.join(dialects)}",
            fix=("-o DIR writes a folder for each", "name one: --dialect " + dialects[0]),
        )


class SystemRefused(SqlgenError):
    """The operating system refused something that no part of sqlgen expects it to refuse."""

    code = "SG821"

    def __init__(self, error: OSError) -> None:
        place = f": {error.filename}" if error.filename else ""
        super().__init__(
            f"the operating system refused: {error.strerror or error}{place}",
            fix="--traceback shows what was tried",
        )


class Mistake(SqlgenError):
    """An exception that sqlgen doesn't raise on purpose."""

    code = "SG999"

    def __init__(self, error: Exception) -> None:
        said = str(error).strip()
        super().__init__(
            f"a mistake in sqlgen: {type(error).__name__}{f': {said}' if said else ''}",
            why="nothing that is read or asked for should lead to this exception",
            fix="report it, with what --traceback shows",
        )
