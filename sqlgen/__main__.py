"""`python -m sqlgen`."""

from __future__ import annotations

import sys

from sqlgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
