"""A profile for a person: what `sqlgen dialects` and `sqlgen dialects NAME` print, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqlgen.profile.loading import is_leaf, load_profile, profile_names, read_sheet
from sqlgen.profile.model import Ability, Lock, Profile
from sqlgen.profile.objects import Namespaces
from sqlgen.profile.vocabulary import CHANGES, CONDITIONS, FEATURES, LITERALS, LOCKS


class Summary(NamedTuple):
    """One dialect in a line."""

    name: str
    title: str
    default_version: str
    oldest_version: str
    client: str
    ddl: str  # "in transactions" or "commits by itself"
    extends: str


class Fact(NamedTuple):
    """One fact: its section, what it is called, what is so for the target version, and the file that says it."""

    section: str
    label: str
    value: str
    source: str


def summaries(*, extra_paths: Iterable[Path | str] = ()) -> tuple[Summary, ...]:
    """All dialects that can be found, by name."""
    folders = tuple(extra_paths)
    return tuple(_summary(load_profile(name, extra_paths=folders)) for name in profile_names(extra_paths=folders))


def describe(profile: Profile) -> tuple[Fact, ...]:
    """Everything that the profile says for its version, in a fixed order; what it leaves empty is left out."""
    said_by = _Origins(profile.sheets)
    rows = _facts(profile)
    return tuple(Fact(section, label, value, said_by.file_of(key)) for section, key, label, value in rows if value)


def _summary(profile: Profile) -> Summary:
    return Summary(
        name=profile.name,
        title=profile.title,
        default_version=profile.versions.default,
        oldest_version=profile.versions.oldest,
        client=profile.script.client,
        ddl="in transactions" if profile.script.transactional_ddl else "commits by itself",
        extends=profile.extends or "",
    )


_Row = tuple[str, str, str, str]


def _facts(profile: Profile) -> Iterator[_Row]:
    yield from _plain("versions", profile.versions, "Versions", VERSIONS)
    yield from _plain("script", profile.script, "Script", SCRIPT)
    yield from _plain("identifiers", profile.identifiers, "Names", IDENTIFIERS)
    for change, label in CHANGES.items():
        yield (
            "Changes",
            f"alter.{change}",
            label,
            _gate_text(profile, profile.alter[change], "by a rebuild of the table"),
        )
    for feature, label in FEATURES.items():
        yield "Features", f"features.{feature}", label, _gate_text(profile, profile.features[feature], "no")
    if profile.clauses.shared:
        yield from _clauses(profile)
    yield from _plain("objects", profile.objects, "Objects", OBJECTS, _rule_text)
    yield from _plain("implicit_names", profile.implicit_names, "Names of unnamed constraints", {})
    yield from _plain("depends_on_column", profile.depends_on_column, "What hangs on a dropped column", {}, _fate_text)
    yield from _plain("depends_on_table", profile.depends_on_table, "What hangs on a dropped table", DEPENDS_ON_TABLE)
    if profile.views_in_the_way.stop:
        yield from _plain(
            "views_in_the_way", profile.views_in_the_way, "What a view doesn't let happen", VIEWS_IN_THE_WAY
        )
    yield from _plain("types", profile.types, "Types", {})
    yield from _portable(profile)
    yield from _plain("literals", profile.literals, "Literals", LITERALS)
    yield from _plain("limits", profile.limits, "Limits", LIMITS, _limit_text)
    yield from _plain("options", profile.options, "Dialect keywords", {})
    for kind, label in LOCKS.items():
        yield "Locks", f"locks.{kind}", label, _lock_text(profile.locks[kind])


def _portable(profile: Profile) -> Iterator[_Row]:
    section = "Types of others, with --types portable"
    for name, target in profile.portable.types.items():
        yield section, f"portable.types.{name}", name, target
    if profile.portable.sized_keys:
        keys = ", ".join(kind.replace("_", " ") for kind in profile.portable.sized_keys)
        yield section, "portable.sized_keys", "IN KEY means one of", keys
    if profile.portable.index_length:
        length = f"of the first {profile.portable.index_length} characters, where it can't hold all of a column"
        yield section, "portable.index_length", "a plain index", length
    if profile.portable.deferrable:
        yield section, "portable.deferrable", "DEFERRABLE", profile.portable.deferrable
    if profile.portable.on_update:
        yield section, "portable.on_update", "ON UPDATE of a foreign key", f"left out: {profile.portable.on_update}"
    for left_out in profile.portable.left_out_indexes:
        yield section, f"portable.left_out_indexes.{left_out}", f"a plain index over {_LEFT_OUT[left_out]}", "left out"
    if profile.portable.partial_unique != "refused" and profile.has("expression_index"):
        yield section, "portable.partial_unique", "a unique index with a WHERE", "over CASE WHEN ... THEN ... END"
    for text, equal in profile.portable.defaults.items():
        yield "Defaults of others, with --types portable", f"portable.defaults.{text}", text, equal or "none"


def _clauses(profile: Profile) -> Iterator[_Row]:
    section = "Several changes of a batch in one ALTER TABLE"
    for change, gate in profile.clauses.instant.items():
        text = _gate_text(profile, gate, "no")
        yield section, f"clauses.instant.{change}", f"instant, so not with others: {CHANGES[change]}", text
    alone = ", or ".join(CONDITIONS[condition] for condition in profile.clauses.alone)
    yield section, "clauses.alone", "alone in any case, if", alone


VERSIONS = {
    "default": "the version unless told",
    "oldest": "the oldest supported",
    "newest": "the newest series that is known",
    "golden": "further versions with expected files",
    "releases": "the newest release of each series",
    "names": "other names",
    "server": "what the server reports",
}
SCRIPT = {
    "client": "client",
    "statement_end": "ends a statement",
    "transactional_ddl": "DDL in transactions",
    "batch_end": "ends a batch",
    "batch_every_statement": "a batch for each statement",
    "own_batch": "alone in its batch",
    "comment_prefix": "begins a comment",
}
IDENTIFIERS = {
    "max_length": "longest",
    "unit": "counted in",
    "too_long": "a longer one",
    "unquoted": "without quotes",
    "compare": "two names are the same",
    "compare_tables": "two tables' names are the same",
    "default_schema": "default schema",
    "schema_parts": "parts of a schema's name",
    "forbidden": "forbidden (regular expression)",
    "forbidden_why": "forbidden because",
}
OBJECTS = {
    "namespaces": "a name must be free among",
    "shared_namespaces": "two may share a name among",
    "duplicate_constraint_names": "two constraints of a table may share a name",
    "unique_is_index": "a unique constraint is an index",
    "foreign_key_index": "a foreign key brings an index",
    "definitions": "a table's own words are had by",
    "same_columns_once": "one key and one index for a list of columns",
    "renames_views": "views follow a rename, as",
    "renames_triggers": "triggers follow a rename",
}
DEPENDS_ON_TABLE = {
    "referenced": "foreign keys of other tables",
    "error": "the server's word for it",
    "switch": "unless a session switches off",
}
VIEWS_IN_THE_WAY = {
    "stop": "to what it reads",
    "if_bound": "only WITH SCHEMABINDING",
    "error": "the server's word for it",
}
LIMITS = {
    "insert_rows": "rows in one INSERT",
    "statement_bytes": "bytes of one INSERT",
    "literal_bytes": "bytes of one string",
    "line_bytes": "bytes of one line",
    "columns": "columns of a table",
}
_LEFT_OUT = {"expression": "expressions", "large": "a column that is there and has no length"}
_FATES = {
    "goes": "goes with it",
    "drop_first": "is dropped before, in the same operation",
    "refuse": "is in the way: the author must drop it",
    "shrinks": "loses the column",
}


def _plain(
    table: str, values: Any, section: str, labels: dict[str, str], text: Callable[[Any], str] | None = None
) -> Iterator[_Row]:
    for field in values.__struct_fields__:
        value = getattr(values, field)
        label = labels.get(field, field.replace("_", " "))
        yield section, f"{table}.{field}", label, (text or _value_text)(value)


def _value_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_value_text(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _rule_text(rule: Any) -> str:
    if isinstance(rule, Namespaces):
        spaces = ((kind, getattr(rule, kind)) for kind in rule.__struct_fields__)
        return "; ".join(f"{kind.replace('_', ' ')}: {', '.join(names) or 'its table'}" for kind, names in spaces)
    return _value_text(rule)


def _fate_text(fate: str) -> str:
    return _FATES[fate]


def _limit_text(limit: int) -> str:
    return f"{limit:,}" if limit else "no limit"


def _gate_text(profile: Profile, gate: Ability, otherwise: str) -> str:
    if gate.native is not None:
        text = "yes" if gate.native == "0" else f"from {gate.native} on"
        if gate.native != "0" and not profile.at_least(gate.native):
            text += f" (not in {profile.version_text})"
        conditions = ", or ".join(CONDITIONS[condition] for condition in gate.unless)
        return f"{text}, unless {conditions}" if conditions else text
    return f"no: {gate.never}" if gate.never else otherwise


def _lock_text(lock: Lock) -> str:
    text = f"{lock.level}, blocks {lock.blocks}, cost: {lock.cost}"
    if not lock.in_transaction:
        text += ", not in a transaction"
    return f"{text}; unless {lock.unless}" if lock.unless else text


class _Origins:
    """Which file of a chain says a key: the most specific one that has it."""

    def __init__(self, sheets: tuple[Path, ...]) -> None:
        self._sheets = [(path.name, read_sheet(path)) for path in sheets]

    def file_of(self, key: str) -> str:
        for name, sheet in self._sheets:
            if self._says(sheet, key.split(".")):
                return name
        return ""

    @staticmethod
    def _says(sheet: dict[str, Any], path: list[str]) -> bool:
        place: Any = sheet
        for part in path:
            if not isinstance(place, dict) or is_leaf(place) or part not in place:
                return False
            place = place[part]
        return True
