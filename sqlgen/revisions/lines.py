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


def reached_line(path: str, function: str, error: BaseException) -> Location | None:
    """Where a function of the file was when an error, or what caused it, went through it; None when it didn't."""
    cause: BaseException | None = error
    while cause is not None:
        trace = cause.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            if code.co_filename == path and code.co_name == function:
                return Location(path, trace.tb_lineno)
            trace = trace.tb_next
        cause = cause.__cause__
    return None


def failing_line(path: str, trace: TracebackType | None) -> Location:
    """The innermost line of the file that a traceback passes through; line 0 when it doesn't."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return Location(path, line)
