"""SQLAlchemy's ranges of PostgreSQL, as the server reads them: `[1,5)`, `["2024-01-01 00:00:00+00:00",)`, `{[1,2)}`.

Source: "Range Types" in PostgreSQL's manual. Whoever gives such a value has imported the module that defines it.
"""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from typing import Any

_MODULE = "sqlalchemy.dialects.postgresql.ranges"


def is_range(value: Any) -> bool:
    """Whether a value is a Range, or one or more of them in a list."""
    module = sys.modules.get(_MODULE)
    if module is None:
        return False
    if isinstance(value, (list, tuple)):
        return isinstance(value, module.MultiRange) or (bool(value) and all(isinstance(v, module.Range) for v in value))
    return isinstance(value, module.Range)


def range_text(value: Any) -> str:
    """What stands between the quotes."""
    if isinstance(value, (list, tuple)):
        return "{" + ",".join(map(range_text, value)) + "}"
    if value.empty:
        return "empty"
    opening, closing = value.bounds
    return f"{opening}{_end(value.lower)},{_end(value.upper)}{closing}"


def _end(value: Any) -> str:
    """One end; nothing where the range is open."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    text = value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
