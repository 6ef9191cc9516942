"""Are the committed files that a program writes up to date?  python tools/check_generated.py

Every entry of CHECKS is a command (arguments after the interpreter) that compares what it would write with
what is committed and ends with a status other than 0, and a message, where they differ.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS: list[list[str]] = [
    ["tools/stubs.py", "--check"],
    ["tools/operations_schema.py", "--check"],
    ["tools/operations_page.py", "--check"],
    ["tools/compatibility.py", "--check"],
]


def main() -> int:
    """Run all checks, also after one that failed; 1 if any did."""
    stale = [check for check in CHECKS if subprocess.run([sys.executable, *check], cwd=ROOT, check=False).returncode]
    for check in stale:
        print(f"not up to date: python {' '.join(check)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
