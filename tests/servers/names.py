"""Names for the databases of tests that run side by side."""

from __future__ import annotations

import os
import re
import zlib

LONGEST = 48


def database_name(wanted: str) -> str:
    """A plain lower-case name, this worker's own, short enough for every server."""
    plain = re.sub(r"[^a-z0-9]+", "_", wanted.lower()).strip("_")
    if len(plain) > LONGEST:
        plain = f"{plain[: LONGEST - 9]}_{zlib.crc32(wanted.encode()):08x}"
    return f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{plain}"
