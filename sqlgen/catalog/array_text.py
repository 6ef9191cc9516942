"""An array's default as PostgreSQL writes it, `'{a,"b c"}'`, as the JSON list of the same elements."""

from __future__ import annotations

import json
import re

_ELEMENT = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^",{}\\\s][^",{}\\]*)')
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


def json_of_array(literal: str) -> str | None:
    """The SQL literal of the JSON list for that of an array; None for what is no plain list, or can't be told.

    Bare numbers stay out: whether they are numbers or texts hangs on the type of the elements, which isn't asked.
    """
    if literal.upper() == "NULL":
        return literal
    if not (literal.startswith("'") and literal.endswith("'") and len(literal) > 1):
        return None
    text = literal[1:-1].replace("''", "'").strip()
    if text.startswith("[") and _is_list(text):
        return literal  # JSON already
    if not (text.startswith("{") and text.endswith("}")):
        return None
    elements = _elements(text[1:-1])
    if elements is None:
        return None
    return "'" + json.dumps(elements, ensure_ascii=False).replace("'", "''") + "'"


def _is_list(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except ValueError:
        return False


def _elements(text: str) -> list[str | None] | None:
    found: list[str | None] = []
    for part in _split(text):
        match = _ELEMENT.fullmatch(part.strip())
        if match is None:
            return None
        bare = match["bare"]
        if bare is None:
            found.append(re.sub(r"\\(.)", r"\1", match["quoted"]))
        elif _NUMBER.fullmatch(bare.strip()) or bare.strip().lower() in ("t", "f", "true", "false"):
            return None
        else:
            found.append(None if bare.strip().upper() == "NULL" else bare.strip())
    return found


def _split(text: str) -> list[str]:
    return re.findall(r'(?:"(?:[^"\\]|\\.)*"|[^,"])+', text) if text.strip() else []
