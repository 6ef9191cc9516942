"""As much of JSON Schema as `docs/operations.schema.json` uses: says where a document differs from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_UNDERSTOOD = {
    *("$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "anyOf", "properties", "required"),
    *("additionalProperties", "items", "prefixItems", "minItems", "maxItems", "minimum"),
}


def complaints(data: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, path: str = "$") -> Iterator[str]:
    root = schema if root is None else root
    assert set(schema) <= _UNDERSTOOD, f"this checker doesn't understand {set(schema) - _UNDERSTOOD}"
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        yield from complaints(data, root["$defs"][name], root, path)
        return
    if "anyOf" in schema:
        each = [list(complaints(data, option, root, path)) for option in schema["anyOf"]]
        if all(each):
            yield min(each, key=lambda found: (-max(len(item.split(" ")[0]) for item in found), len(found)))[0]
    if "const" in schema and data != schema["const"]:
        yield f"{path} isn't {schema['const']!r}"
    if "enum" in schema and data not in schema["enum"]:
        yield f"{path} is none of {schema['enum']}"
    if "type" in schema and not _is_of(data, schema["type"]):
        yield f"{path} is no {schema['type']}"
    elif isinstance(data, dict):
        yield from _object(data, schema, root, path)
    elif isinstance(data, list):
        yield from _array(data, schema, root, path)
    elif isinstance(data, int) and data < schema.get("minimum", data):
        yield f"{path} is below {schema['minimum']}"


def _is_of(data: Any, wanted: str | list[str]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    return any(isinstance(data, _TYPES[name]) and (name == "boolean" or not isinstance(data, bool)) for name in names)


def _object(data: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    yield from (f"{path} lacks {name}" for name in schema.get("required", ()) if name not in data)
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    for name, item in data.items():
        if name in known:
            yield from complaints(item, known[name], root, f"{path}.{name}")
        elif others is False:
            yield f"{path} has no {name}"
        else:
            yield from complaints(item, others, root, f"{path}.{name}")


def _array(data: list[Any], schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(data) <= schema.get("maxItems", len(data)):
        yield f"{path} has {len(data)} items"
    first = schema.get("prefixItems", [])
    for number, item in enumerate(data):
        expected = first[number] if number < len(first) else schema.get("items", {})
        yield from complaints(item, expected, root, f"{path}[{number}]")
