"""Which line of a revision file is to blame: of a directive that is being called, or of an exception."""

from __future__ import annotations

import sys
from types import FrameType, TracebackType

from sqlgen.errors import Location


def calling_line(path: str) -> Location | None:
    """The innermost line of the file that is being executed now; None when the file isn't on the stack."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == path:
            return Location(path, frame.f_lineno)
        frame = frame.f_back
    return None


def failing_line(path: str, trace: TracebackType | None) -> Location:
    """The innermost line of the file that a traceback passes through; line 0 when it doesn't."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return Location(path, line)
