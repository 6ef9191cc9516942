"""What can be wrong with revision files, their graph, a revision name and the project's configuration.

SG501 to SG529: files, headers, graph and names (this half of the package). SG530 and up: running them.
SG810 to SG829: configuration.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlgen.errors import Location, SqlgenError, UsageError


def did_you_mean(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names nearest to a mistyped one, as one sentence for ``fix``; nothing when none is near."""
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(set(known)), n=3, cutoff=0.6)
    return (f"did you mean {_either(close)}?",) if close else ()


def _either(names: Sequence[str]) -> str:
    return " or ".join(repr(name) for name in names)


def _listed(names: Sequence[str], limit: int = 10) -> str:
    shown = ", ".join(names[:limit])
    return shown if len(names) <= limit else f"{shown} and {len(names) - limit} more"


# ---------------------------------------------------------------------------------- files and headers


class RevisionError(SqlgenError):
    """A revision file, or the graph that the files make, is wrong."""

    code = "SG500"


class RevisionSyntaxError(RevisionError):
    """A revision file isn't valid Python."""

    code = "SG501"

    def __init__(self, path: str, error: SyntaxError) -> None:
        super().__init__(
            f"the revision file isn't valid Python: {error.msg}",
            where=Location(path, error.lineno or 0),
            why=_pointed_at(error),
            fix="correct the file; no revision is run until all of them can be read",
        )


def _pointed_at(error: SyntaxError) -> str | None:
    """The line that the parser stopped at, with carets beneath the place."""
    line = (error.text or "").rstrip("\n")
    if not line.strip():
        return None
    indent = len(line) - len(line.lstrip())
    start = max((error.offset or 1) - 1 - indent, 0)
    end = error.end_offset if error.end_lineno == error.lineno else None
    width = max((end or 0) - (error.offset or 0), 1)
    return f"Python stopped here:\n      {line.strip()}\n      {' ' * start}{'^' * width}"


class HeaderNotLiteral(RevisionError):
    """`revision`, `down_revision`, `depends_on` or `branch_labels` isn't written as a literal."""

    code = "SG502"

    def __init__(self, name: str, where: Location, expression: str) -> None:
        super().__init__(
            f"{name} isn't a literal: {expression}",
            where=where,
            why="the revision graph is learnt by reading the files, without running them",
            fix=f"write {name} as a string, a tuple of strings or None",
        )


class BadHeader(RevisionError):
    """A header value is a literal, but not one that a revision can have."""

    code = "SG503"


class UnreadableRevisionFile(RevisionError):
    """A revision file can't be opened, or its bytes aren't text in its encoding."""

    code = "SG504"

    def __init__(self, path: str, reason: str, line: int = 0) -> None:
        super().__init__(
            "the revision file can't be read",
            where=Location(path, line),
            why=reason,
            fix="save the file as UTF-8, or name its encoding in a first-line comment (PEP 263)",
        )


class NoVersionsFolder(RevisionError):
    """None of the folders that should hold revision files exists."""

    code = "SG505"
    exit_status = 2

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__(
            f"no folder with revision files: {_listed(folders)}",
            fix=(
                "check version_locations and script_location in the configuration",
                "name the folder with --versions DIR",
            ),
        )


# ---------------------------------------------------------------------------------- the graph


class DuplicateRevision(RevisionError):
    """Two files have the same revision id."""

    code = "SG506"

    def __init__(self, revision: str, first: str, second: str) -> None:
        super().__init__(
            f"the revision id {revision!r} is used twice: in {first} and in {second}",
            where=Location(second),
            fix="give one of them another id, and correct the down_revision of what follows it",
        )


class DuplicateLabel(RevisionError):
    """Two revisions claim the same branch label, or a label is the id of another revision."""

    code = "SG507"

    def __init__(self, label: str, first: str, second: Location) -> None:
        super().__init__(
            f"the branch label {label!r} is already the name of {first}",
            where=second,
            fix="a label names one branch: rename one of them",
        )


class MissingParent(RevisionError):
    """A revision follows, or depends on, one that no file has."""

    code = "SG508"

    def __init__(self, revision: str, key: str, parent: str, where: Location, known: Iterable[str]) -> None:
        super().__init__(
            f"revision {revision!r} names {parent!r} as its {key}, but no file has that revision",
            where=where,
            fix=(
                *did_you_mean(parent, (each for each in known if each != revision)),
                "add the missing file, or the folder that holds it to version_locations",
            ),
        )


class RevisionCycle(RevisionError):
    """Revisions that follow each other in a circle: none of them can come first."""

    code = "SG509"

    def __init__(self, cycle: Sequence[tuple[str, str]]) -> None:
        ids = [revision for revision, _ in cycle]
        self.revisions = tuple(ids)
        chain = " -> ".join([*ids, ids[0]])
        super().__init__(
            f"revisions follow each other in a circle: {chain}",
            where=Location(cycle[0][1]),
            why="their files are " + ", ".join(path for _, path in cycle),
            fix="correct down_revision or depends_on in one of them",
        )


# ---------------------------------------------------------------------------------- names and ranges


class RevisionNameError(RevisionError):
    """What was asked for by name isn't in the graph, or isn't one thing (exit status 2)."""

    code = "SG510"
    exit_status = 2


class UnknownRevision(RevisionNameError):
    """No revision and no branch label has the name, or begins with it."""

    code = "SG511"

    def __init__(self, name: str, known: Iterable[str], kind: str = "revision or branch label") -> None:
        super().__init__(f"no {kind} {name!r}", fix=(*did_you_mean(name, known), "`sqlgen history` lists them"))


class NoCurrentRevision(RevisionNameError):
    """`current` is what a database says, and none is asked."""

    code = "SG520"

    def __init__(self) -> None:
        super().__init__(
            "'current' isn't known here",
            why="it is the revision that a database is at, and no database is asked while a script is written",
            fix="name the revision: `SELECT version_num FROM alembic_version` in the database says it",
        )


class AmbiguousRevision(RevisionNameError):
    """Several revision ids begin with the given characters."""

    code = "SG512"

    def __init__(self, prefix: str, matches: Sequence[str]) -> None:
        self.matches = tuple(matches)
        super().__init__(
            f"{prefix!r} is the beginning of {len(matches)} revision ids: {_listed(matches)}",
            fix="give more characters",
        )


class SeveralHeads(RevisionNameError):
    """One head was meant, and there are several."""

    code = "SG513"

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        self.heads = tuple(heads)
        super().__init__(
            f"{name!r} means one revision, but there are {len(heads)} heads: {_listed(heads)}",
            fix=(
                "name one of them, or a branch: LABEL@head",
                "`heads` means all of them",
                'merge them with `sqlgen revision --head heads -m "merge"`',
            ),
        )


class NotInBranch(RevisionNameError):
    """`label@id` where the revision doesn't share a line with the label."""

    code = "SG514"

    def __init__(self, revision: str, label: str) -> None:
        super().__init__(
            f"revision {revision!r} isn't in branch {label!r}",
            fix=f"name it without `{label}@`",
        )


class WalkTooFar(RevisionNameError):
    """A relative name that steps over the end of the graph."""

    code = "SG515"

    def __init__(self, name: str, start: str, asked: int, possible: int) -> None:
        super().__init__(
            f"{name!r}: {_steps(asked)} {'up' if asked > 0 else 'down'} from {start} can't be made",
            why=f"there {'is' if possible == 1 else 'are'} only {possible}",
            fix="ask for fewer, or for head or base",
        )


def _steps(count: int) -> str:
    return f"{abs(count)} step{'' if abs(count) == 1 else 's'}"


class AmbiguousWalk(RevisionNameError):
    """A relative name that meets a fork: it doesn't say which way to go."""

    code = "SG516"

    def __init__(self, name: str, at: str, ways: Sequence[str]) -> None:
        super().__init__(
            f"{name!r} can't be counted: at {at} there are {len(ways)} ways, {_listed(ways)}",
            fix=("name the revision itself", "name the branch: LABEL@+1, LABEL@-1"),
        )


class BadRevisionName(RevisionNameError):
    """Text that doesn't follow the grammar of revision names and ranges."""

    code = "SG517"

    def __init__(self, text: str, why: str) -> None:
        super().__init__(
            f"{text!r} isn't a revision or a range",
            why=why,
            fix="write FROM:TO; each is an id, its beginning, head, heads, base, LABEL@head, ID+1, ID-1, +1 or -1",
        )


class RangeNotAncestor(RevisionNameError):
    """Neither end of a range is an ancestor of the other."""

    code = "SG518"

    def __init__(self, lower: str, upper: str) -> None:
        super().__init__(
            f"there is no way from {lower!r} to {upper!r}",
            why="neither is an ancestor of the other: they are on different branches",
            fix="name two revisions of one line; `sqlgen history` shows the branches",
        )


class RevisionExists(RevisionError):
    """A new revision file would take the id or the path of one that is there."""

    code = "SG519"
    exit_status = 2

    def __init__(self, what: str, path: str) -> None:
        super().__init__(f"{what} exists already", where=Location(path), fix="choose another id or message")


class NotAHead(RevisionError):
    """A new revision would follow one that others follow already: a fork nobody asked for (exit status 2)."""

    code = "SG521"
    exit_status = 2

    def __init__(self, name: str, followed_by: Sequence[str], path: str) -> None:
        super().__init__(
            f"revision {name!r} is not a head: {_listed(followed_by)} follow{'s' if len(followed_by) == 1 else ''} it",
            where=Location(path),
            why="another revision after it begins a branch",
            fix=("--splice, if a branch is wanted", "--head REV with a head; `sqlgen heads` lists them"),
        )


# ---------------------------------------------------------------------------------- configuration


class ConfigurationError(UsageError):
    """The project's configuration is wrong: nothing was tried."""

    code = "SG810"


class NoConfiguration(ConfigurationError):
    """No configuration was found, and no folder was named."""

    code = "SG811"

    def __init__(self, start: str) -> None:
        super().__init__(
            f"no project configuration in {start} or above it",
            why="looked for sqlgen.toml, [tool.sqlgen] or [tool.alembic] in pyproject.toml, and alembic.ini",
            fix=(
                "name the folder of the revision files: --versions DIR",
                "name the file: --config FILE",
                "begin a project: sqlgen init",
            ),
        )


class UnknownKey(ConfigurationError):
    """A key that sqlgen doesn't know: most likely mistyped, so it isn't passed over."""

    code = "SG812"

    def __init__(self, key: str, where: Location, known: Iterable[str]) -> None:
        known = sorted(known)
        super().__init__(
            f"unknown key {key!r} in the configuration",
            where=where,
            fix=(*did_you_mean(key, known), f"known keys: {', '.join(known)}"),
        )


class BadValue(ConfigurationError):
    """A key has a value that it can't have."""

    code = "SG813"

    def __init__(self, key: str, expected: str, where: Location) -> None:
        super().__init__(f"{key} must be {expected}", where=where, fix="correct the value")


class UnreadableConfiguration(ConfigurationError):
    """A configuration file can't be opened or parsed."""

    code = "SG814"

    def __init__(self, where: Location, reason: str) -> None:
        super().__init__("the configuration file can't be read", where=where, why=reason, fix="correct the file")


class ProjectExists(ConfigurationError):
    """`sqlgen init` in a folder that is a project already."""

    code = "SG815"

    def __init__(self, path: str) -> None:
        super().__init__(f"there is a project already: {path}", where=Location(path), fix="choose another folder")


class ProjectNotWritable(RevisionError):
    """A file of the project, or its folder, can't be made."""

    code = "SG816"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"can't write {path}",
            why=reason,
            fix=("choose another folder, or let it be written to", "nothing was written"),
        )
