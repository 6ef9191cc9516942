"""Keeping standard output for results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_STDOUT, _STDERR = 1, 2


@contextmanager
def only_sql_on_stdout() -> Iterator[None]:
    """While revision files run, what they and the programs they start write to standard output goes to standard error.

    The session that runs them takes care of `print`; this is about the file descriptor beneath it.
    """
    try:
        is_real = sys.stdout.fileno() == _STDOUT
    except (AttributeError, OSError, ValueError):
        is_real = False
    if not is_real:
        yield
        return
    sys.stdout.flush()
    kept = os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    try:
        yield
    finally:
        os.dup2(kept, _STDOUT)
        os.close(kept)
