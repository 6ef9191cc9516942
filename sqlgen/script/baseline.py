"""`--baseline`: which file is the schema of which database before the range, and whether it is that of FROM."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from sqlgen.catalog.baseline import Baseline, is_snapshot, named_dialects, read_baseline
from sqlgen.catalog.catalog import Catalog
from sqlgen.catalog.errors import CatalogError
from sqlgen.catalog.one_schema import without_owner
from sqlgen.errors import Location
from sqlgen.profile.model import Profile
from sqlgen.revisions.ranges import RevisionRange
from sqlgen.script.database_file import is_sqlite_file, schema_of_file
from sqlgen.script.errors import BaselineElsewhere, BaselineForNobody, BaselineNotReadable

BaselineSpec: TypeAlias = str
"""`FILE` or `D=FILE`, D a dialect with or without its version."""

_NAMED = re.compile(r"(?P<dialect>[A-Za-z][\w-]*(?::[\w.]+)?)=(?P<file>.+)", re.DOTALL)


class StartingSchema(NamedTuple):
    """A baseline that was given for a database."""

    file: str
    baseline: Baseline


def read_baselines(
    specs: Sequence[BaselineSpec],
    profiles: Mapping[str, Profile],
    version_table: str,
    default_schema: str | None = None,
) -> dict[str, StartingSchema]:
    """The baselines by the keys of ``profiles``; databases without one aren't in it.

    Where the default schema is whoever is connected (Oracle, MySQL), the only schema that a text names is that, unless
    ``default_schema`` says another one.

    A file without `D=` is of the database that it names itself (a snapshot, and what database's own programs
    dump); one that names none is of the only database asked for.

    :raises BaselineForNobody: it can't be told which database it is of, or none or two of those asked for.
    :raises BaselineNotReadable: no such file, or not text.
    :raises SnapshotMismatch: another database's snapshot, of a newer format, or damaged.
    """
    found: dict[str, StartingSchema] = {}
    for spec in specs:
        dialect, path = _parsed(spec, profiles)
        text = _text(path, version_table)
        for key in _keys(dialect, path, text, profiles):
            if key in found:
                raise BaselineForNobody(
                    f"{found[key].file} and {path} are both baselines of {key}",
                    fix="give one for each database: --baseline D=FILE",
                )
            found[key] = StartingSchema(path.name, _read(path, text, profiles[key], version_table, default_schema))
    return found


def check_start(starting: Mapping[str, StartingSchema], span: RevisionRange) -> None:
    """Refuse a baseline that says itself that it is of other revisions than the range's older end.

    :raises BaselineElsewhere: it is.
    """
    for file, baseline in starting.values():
        if baseline.revisions is not None and set(baseline.revisions) != set(span.lower_heads):
            raise BaselineElsewhere(file, baseline.revisions, span.lower_heads, span.upper_heads)


def _parsed(spec: BaselineSpec, profiles: Mapping[str, Profile]) -> tuple[str | None, Path]:
    match = _NAMED.fullmatch(spec)
    if match is None:
        return None, Path(spec)
    dialect = match["dialect"]
    if _of_dialect(dialect, profiles):
        return dialect, Path(match["file"])
    if Path(spec).exists():
        return None, Path(spec)
    raise BaselineForNobody(
        f"a baseline for {dialect!r}, and no script for it: {spec}",
        why=f"scripts are made for: {', '.join(profiles)}",
        fix="name one of them before the =, as in " + f"--baseline {next(iter(profiles))}={match['file']}",
    )


def _of_dialect(dialect: str, profiles: Mapping[str, Profile]) -> list[str]:
    """The keys of the profiles that a dialect means, with its version or for all of its versions."""
    return [key for key, profile in profiles.items() if dialect.lower() in (key, profile.name, profile.spec)]


def _keys(dialect: str | None, path: Path, text: str, profiles: Mapping[str, Profile]) -> list[str]:
    if dialect is not None:
        return _of_dialect(dialect, profiles)
    try:
        named = named_dialects(text)
    except CatalogError as error:
        raise error.at(Location(str(path))) from None
    if named:
        keys = [key for name in named for key in _of_dialect(name, profiles)]
        if keys:
            return keys
        if not is_snapshot(text) and len(profiles) == 1:
            asked = next(iter(profiles.values()))
            raise BaselineForNobody(
                f"the baseline {path} is a schema of {' or '.join(named)}, not of {asked.name}",
                fix=(
                    f"--dialect {named[0]}",
                    f"--baseline {asked.name}={path}, if it is of {asked.title} all the same",
                ),
            )
        raise BaselineForNobody(
            f"the baseline {path} is of {' or '.join(named)}, and no script is made for that",
            why=f"scripts are made for: {', '.join(profiles)}",
            fix=f"--dialect {named[0]}, or a baseline of one of those",
        )
    if len(profiles) == 1:
        return list(profiles)
    raise BaselineForNobody(
        f"the baseline {path} doesn't say which database it is of",
        why=f"scripts are made for: {', '.join(profiles)}",
        fix=f"say it: --baseline D={path}, where D is one of these",
    )


def _text(path: Path, version_table: str) -> str:
    try:
        if is_sqlite_file(path):
            return schema_of_file(path, version_table)
        data = path.read_bytes()
    except OSError as error:
        raise BaselineNotReadable(str(path), error.strerror or str(error)) from error
    try:
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BaselineNotReadable(str(path), f"it isn't text: {error}") from error
    if "\0" in text:
        raise BaselineNotReadable(str(path), "it isn't text: there are zero bytes in it")
    return text.replace("\r\n", "\n")


def _read(path: Path, text: str, profile: Profile, version_table: str, default_schema: str | None) -> Baseline:
    try:
        baseline = read_baseline(text, profile)
    except CatalogError as error:
        raise error.at(Location(str(path))) from None
    catalog, revisions = baseline.catalog, baseline.revisions
    if not is_snapshot(text):
        catalog = catalog if default_schema else without_owner(catalog)
        revisions = _version_rows(text, version_table)
    return replace(baseline, catalog=_without(catalog, version_table), revisions=revisions)


def _without(catalog: Catalog, version_table: str) -> Catalog:
    """The version table is ours, not the revisions': when a history is replayed it isn't in the catalog either."""
    for table in list(catalog.tables()):
        if table.name == version_table:
            catalog = catalog.drop_table(table.name, table.schema)
    return catalog


def _version_rows(text: str, version_table: str) -> tuple[str, ...] | None:
    """The rows of the version table, where a dump holds rows."""
    name = rf"(?:\S+\.)?[\"`\[]?{re.escape(version_table)}[\"`\]]?"
    inserts = re.findall(
        rf"^INSERT INTO {name}(?: ?\([^)]*\))? VALUES\s*((?:\('[^']+'\),?\s*)+);", text, re.MULTILINE | re.IGNORECASE
    )
    rows = [row for values in inserts for row in re.findall(r"\('([^']+)'\)", values)]
    copied = re.search(rf"^COPY {name} \(\S+\) FROM stdin;\n(.*?)^\\\.$", text, re.MULTILINE | re.DOTALL)
    rows += copied[1].split() if copied else []
    return tuple(rows) or None


def specs_of(given: str | os.PathLike[str] | Mapping[str, str | os.PathLike[str]] | None) -> tuple[BaselineSpec, ...]:
    """A file, or files by dialect, in the words of the command line."""
    if given is None:
        return ()
    if isinstance(given, Mapping):
        return tuple(f"{dialect}={os.fspath(file)}" for dialect, file in given.items())
    return (os.fspath(given),)
