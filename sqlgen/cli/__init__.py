"""The command line: arguments, calls and messages, nothing else. One module per command.

Results go to standard output or into files, messages to standard error.
"""

from __future__ import annotations

from sqlgen.cli.entry import main

__all__ = ["main"]
