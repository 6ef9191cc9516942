"""All benchmarks, one after the other: `python -m benchmarks`. Exits with 1 when a promise isn't kept."""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = ("catalog", "operations", "rebuild")


def main() -> int:
    """Run them all, even if one fails."""
    kept = True
    for name in BENCHMARKS:
        print(f"== {name}", flush=True)
        kept &= subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode == 0
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
