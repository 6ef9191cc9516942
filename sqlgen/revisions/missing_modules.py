"""Whether a revision file failed on something that it imports, and on which module."""

from __future__ import annotations

from types import TracebackType


def unimportable(error: BaseException) -> str | None:
    """The module whose import is behind an error of a revision file; None where the file itself is to blame.

    It isn't installed, has no such name, or fails itself while it is imported: for want of a configuration, for one.
    """
    cause = error.__cause__
    if cause is None:
        return None
    if isinstance(cause, ImportError):
        return cause.name or _imported(cause.__traceback__) or str(cause)
    return _imported(cause.__traceback__)


def _imported(trace: TracebackType | None) -> str | None:
    """The module that was being imported when an exception arose, the outermost one.

    Python takes the frames of its import system out of tracebacks; a module that it imports has a ``__spec__``, which
    a revision file, that is run and not imported, hasn't.
    """
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "<module>" and frame.f_globals.get("__spec__") is not None:
            return str(frame.f_globals.get("__name__"))
        trace = trace.tb_next
    return None
