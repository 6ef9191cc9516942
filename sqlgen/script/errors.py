"""What can go wrong between statements and files (SG6xx)."""

from __future__ import annotations

from sqlgen.errors import CannotGenerate


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
