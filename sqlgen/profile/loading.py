"""From fact sheets to a `Profile`: merged along `extends`, for one version, every key accounted for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from sqlgen.errors import Location
from sqlgen.profile.errors import ProfileError, did_you_mean
from sqlgen.profile.model import Ability, Facts, Lock, Profile
from sqlgen.profile.sources import BASE, Source, find_source, source_names
from sqlgen.profile.versions import Version, Versions
from sqlgen.profile.vocabulary import CHANGES, CONDITIONS, FEATURES, LOCKS

Tree: TypeAlias = dict[str, Any]


def load_profile(spec: str, *, extra_paths: Iterable[Path | str] = ()) -> Profile:
    """The profile that `spec` means: "postgresql", or with a version, "postgresql:14".

    `extra_paths` are folders with more fact sheets (`NAME.toml`), looked at first. The same spec gives the
    same object. Raises UnknownDialect, UnsupportedVersion, and ProfileError when a fact sheet is wrong.
    """
    return _load(spec, tuple(Path(path) for path in extra_paths))


def profile_names(*, extra_paths: Iterable[Path | str] = ()) -> tuple[str, ...]:
    """The names of all dialects: sqlgen's own, those of other packages and of `extra_paths`, sorted."""
    return source_names(tuple(Path(path) for path in extra_paths))


@lru_cache(maxsize=256)
def _load(spec: str, extra_paths: tuple[Path, ...]) -> Profile:
    name, _, version_text = spec.partition(":")
    sheets = _read_chain(name, extra_paths)
    merged: Tree = {}
    for _, _, tree in reversed(sheets):
        merged = _merge(merged, tree)
    merged["extends"] = sheets[0][2].get("extends")
    path = sheets[0][1].path
    own_versions = sheets[0][2].get("versions")
    if own_versions is not None and "newest" not in own_versions:
        merged["versions"].pop("newest", None)  # another product's last version is none of this one's
    versions = _convert(merged.get("versions", {}), Versions, sheets, prefix="versions")
    text = version_text or versions.default
    version = versions.resolve(text, str(merged.get("title", name)))
    facts = _typed(_AtVersion(versions, version, path).resolve(merged), sheets)
    _check_vocabulary(facts, path)
    _check_inherited_gates(sheets)
    return Profile(
        **{field: getattr(facts, field) for field in facts.__struct_fields__},
        version=version,
        version_text=text,
        chain=(*(sheet_name for sheet_name, _, _ in sheets), BASE),
        sheets=tuple(source.path for _, source, _ in sheets),
        template_folders=tuple(source.templates for _, source, _ in sheets if source.templates is not None),
    )


# Reading and merging

_Sheets: TypeAlias = list[tuple[str, Source, Tree]]


def _read_chain(name: str, extra_paths: tuple[Path, ...]) -> _Sheets:
    """The fact sheet called `name`, and those that it extends, most specific first."""
    sheets: _Sheets = []
    following: str | None = name
    while following is not None:
        if any(following == known for known, _, _ in sheets):
            raise ProfileError(f"the fact sheet of {name!r} extends itself", where=Location(str(sheets[-1][1].path)))
        source = find_source(following, extra_paths)
        tree = read_sheet(source.path)
        if tree.get("name") != following:
            raise ProfileError(
                f"key 'name' must be {following!r}, like the file or the entry point, not {tree.get('name')!r}",
                where=Location(str(source.path)),
            )
        sheets.append((following, source, tree))
        following = tree.get("extends")
    return sheets


def read_sheet(path: Path) -> Tree:
    """A fact sheet as it is written, unchecked. Raises ProfileError when it isn't TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ProfileError(
            f"not a TOML file: {error}", where=Location(str(path), int(line[1]) if line else 0)
        ) from error


def _merge(below: Tree, above: Tree) -> Tree:
    """Tables are merged, anything else of `above` replaces what is below; so does a gate or a value by version."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(value, dict) and isinstance(old, dict) and not is_leaf(value) and not is_leaf(old):
            merged[key] = _merge(old, value)
        else:
            merged[key] = value
    return merged


_LEAF_KEYS = frozenset({"since", "by_version", "native", "never", "unless"})


def is_leaf(table: Tree) -> bool:
    """Whether a table is a value by version, or a gate, and not a table of further keys."""
    return bool(table) and _LEAF_KEYS.issuperset(table)


# The target version


class _AtVersion:
    """Puts the value for one version in place of `{ since = ... }` and `{ by_version = ... }`."""

    def __init__(self, versions: Versions, version: Version, path: Path) -> None:
        self.versions = versions
        self.version = version
        self.path = path

    def resolve(self, tree: Tree, prefix: str = "") -> Tree:
        return {key: self._value(value, f"{prefix}{key}") for key, value in tree.items()}

    def _value(self, value: Any, key: str) -> Any:
        if not isinstance(value, dict):
            return value
        if set(value) == {"since"}:
            return self._at_least(value["since"], key)
        if set(value) == {"by_version"}:
            return self._choose(value["by_version"], key)
        return self.resolve(value, f"{key}.")

    def _choose(self, choices: Mapping[str, Any], key: str) -> Any:
        reached = [version for version in choices if self._at_least(version, key)]
        if not reached:
            raise ProfileError(
                f"key '{key}' has no value for version {'.'.join(map(str, self.version))}",
                where=Location(str(self.path)),
            )
        return self._value(choices[reached[-1]], key)

    def _at_least(self, version: Any, key: str) -> bool:
        try:
            return self.versions.at_least(self.version, version)
        except (ValueError, AttributeError, TypeError):
            raise ProfileError(f"key '{key}': {version!r} isn't a version", where=Location(str(self.path))) from None


# Gates


def _shorten_gates(tree: Tree, path: Path) -> None:
    """`true`, `"native"`, `"8.0.13"`, `false` and `"rebuild"` are short forms of an `Ability`."""
    clauses = tree.get("clauses")
    for owner, table in ((tree, "alter"), (tree, "features"), (clauses, "instant")):
        gates = owner.get(table) if isinstance(owner, dict) else None
        if isinstance(owner, dict) and isinstance(gates, dict):
            prefix = table if owner is tree else f"clauses.{table}"
            owner[table] = {key: _gate(value, f"{prefix}.{key}", path) for key, value in gates.items()}


_SHORT_GATES: dict[Any, Tree] = {True: {"native": "0"}, "native": {"native": "0"}, False: {}, "rebuild": {}}


def _gate(value: Any, key: str, path: Path) -> Any:
    if isinstance(value, dict):
        return value
    if value in _SHORT_GATES:
        return _SHORT_GATES[value]
    if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)*", value):
        return {"native": value}
    raise ProfileError(
        f"key '{key}': {value!r} is neither true, false, 'native', 'rebuild' nor a version",
        where=Location(str(path)),
    )


_VOCABULARIES = {"alter": CHANGES, "features": FEATURES, "locks": LOCKS}


def _check_vocabulary(facts: Facts, path: Path) -> None:
    for table, known in _VOCABULARIES.items():
        said = getattr(facts, table)
        for key in said.keys() - known.keys():
            raise _unknown_key(f"{table}.{key}", key, list(known), path)
        for key in known:
            if key not in said:
                raise ProfileError(f"key '{table}.{key}' is missing: {known[key]}", where=Location(str(path)))
    for key in facts.clauses.instant.keys() - CHANGES.keys():
        raise _unknown_key(f"clauses.instant.{key}", key, list(CHANGES), path)
    for table, gates in (("alter", facts.alter), ("features", facts.features), ("clauses", facts.clauses.instant)):
        for key, gate in gates.items():
            for condition in gate.unless:
                _check_condition(f"{table}.{key}.unless", condition, path)
    for condition in facts.clauses.alone:
        _check_condition("clauses.alone", condition, path)


def _check_condition(key: str, condition: str, path: Path) -> None:
    if condition not in CONDITIONS:
        raise _unknown_key(f"{key}: {condition}", condition, list(CONDITIONS), path)


def _check_inherited_gates(sheets: _Sheets) -> None:
    """A fact sheet with version numbers of its own restates every gate: another product's numbers mean nothing."""
    own: set[str] = set()
    for position, (name, source, tree) in enumerate(sheets):
        gates = _versioned(tree)
        if position:
            for key in sorted(gates.keys() - own):
                raise ProfileError(
                    f"key '{key}' is missing: {sheets[0][0]!r} has versions of its own, "
                    f"and the version {gates[key]!r} that {name!r} gives isn't one of them",
                    where=Location(str(sheets[0][1].path)),
                    fix=f"say for {sheets[0][0]!r} from which version on it is so (true: always); {source.path} "
                    "has what it would inherit",
                )
        own |= _said(tree)
        if position == 0 and "versions" not in tree:
            return


def _versioned(tree: Tree, prefix: str = "") -> dict[str, str]:
    """The keys whose value depends on a version, with that version."""
    found: dict[str, str] = {}
    for key, value in tree.items():
        path = f"{prefix}{key}"
        if prefix in ("alter.", "features.", "clauses.instant.") and isinstance(value, str) and value[:1].isdigit():
            found[path] = value
        elif isinstance(value, dict) and is_leaf(value):
            gate = value.get("since") or value.get("native") or next(iter(value.get("by_version", ())), "0")
            if gate not in ("0", "native"):
                found[path] = gate
            elif "by_version" in value:
                found[path] = list(value["by_version"])[-1]
        elif isinstance(value, dict) and path != "versions":
            found |= _versioned(value, f"{path}.")
    return found


def _said(tree: Tree, prefix: str = "") -> set[str]:
    keys: set[str] = set()
    for key, value in tree.items():
        keys.add(f"{prefix}{key}")
        if isinstance(value, dict) and not is_leaf(value):
            keys |= _said(value, f"{prefix}{key}.")
    return keys


# Typing, with errors that name the file and the key


def _typed(tree: Tree, sheets: _Sheets) -> Facts:
    _shorten_gates(tree, sheets[0][1].path)
    for table, kind in (("alter", Ability), ("features", Ability), ("locks", Lock)):
        for key, value in tree.get(table, {}).items():  # one by one: msgspec doesn't name the key of a dict
            _convert(value, kind, sheets, prefix=f"{table}.{key}")
    facts: Facts = _convert(tree, Facts, sheets)
    return facts


def _convert(tree: Tree, kind: type[Any], sheets: _Sheets, prefix: str = "") -> Any:
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        raise _explained(str(error), tree, kind, sheets, prefix) from error


_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`(?: - at `\$\.?(.*)`)?$")
_MISSING = re.compile(r"Object missing required field `(.+?)`(?: - at `\$\.?(.*)`)?$")
_WRONG = re.compile(r"(.+?)(?: - at `\$\.?(.*)`)?$")


def _explained(message: str, tree: Tree, kind: type[Any], sheets: _Sheets, prefix: str) -> ProfileError:
    if match := _UNKNOWN.match(message):
        key = _dotted(prefix, match[2], match[1])
        return _unknown_key(key, match[1], _fields_at(kind, match[2]), _file_of(key, sheets))
    if match := _MISSING.match(message):
        key = _dotted(prefix, match[2], match[1])
        return ProfileError(f"key '{key}' is missing", where=Location(str(sheets[0][1].path)))
    match = _WRONG.match(message)
    key = _dotted(prefix, match[2] if match else None)
    return ProfileError(f"key '{key}': {match[1] if match else message}", where=Location(str(_file_of(key, sheets))))


def _dotted(*parts: str | None) -> str:
    return ".".join(part for part in parts if part)


def _file_of(key: str, sheets: _Sheets) -> Path:
    """The most specific fact sheet that says `key`."""
    for _, source, tree in sheets:
        if key in _said(tree):
            return source.path
    return sheets[0][1].path


def _fields_at(kind: type[Any], path: str | None) -> list[str]:
    """The keys that the table at `path` may have."""
    for name in filter(None, (path or "").split(".")):
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        kind = fields.get(name, kind)
        if not issubclass(kind, msgspec.Struct):
            return []
    return [field.encode_name for field in msgspec.structs.fields(kind)]


def _unknown_key(key: str, word: str, known: list[str], path: Path) -> ProfileError:
    guess = did_you_mean(word, known)
    return ProfileError(
        f"key '{key}' isn't one that a fact sheet has", where=Location(str(path)), fix=[guess] if guess else ()
    )
