"""Write the published form of operations: `python tools/operations_schema.py [--check]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sqlgen.operations.codec import json_schema

FILE = Path(__file__).resolve().parent.parent / "docs" / "operations.schema.json"


def main(arguments: list[str]) -> int:
    """Write the file, or check it."""
    text = json.dumps(json_schema(), indent=2) + "\n"
    if FILE.is_file() and FILE.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print("stale: docs/operations.schema.json; run python tools/operations_schema.py", file=sys.stderr)
        return 1
    FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
