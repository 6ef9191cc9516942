"""What can be wrong with a command (SG820 and up); configuration errors stand with the configuration."""

from __future__ import annotations

from collections.abc import Sequence

from sqlgen.errors import UsageError


class SeveralToStdout(UsageError):
    """Scripts for several databases can't share standard output."""

    code = "SG820"

    def __init__(self, dialects: Sequence[str]) -> None:
        super().__init__(
            f"{len(dialects)} databases, and one standard output: {', '.join(dialects)}",
            fix=("-o DIR writes a folder for each", "name one: --dialect " + dialects[0]),
        )
