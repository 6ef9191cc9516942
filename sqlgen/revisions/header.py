"""The header of a revision file: what it is called, what it follows, what it says of itself.

Read from the syntax tree, never by importing. Only what stands above the first function is parsed, where that
is enough: a history of a thousand files is learnt in a fraction of a second.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from sqlgen.errors import Location
from sqlgen.revisions.errors import BadHeader, HeaderNotLiteral, RevisionError, UnreadableRevisionFile
from sqlgen.revisions.files import RevisionFile, syntax_error

_NAMES = frozenset({"revision", "down_revision", "depends_on", "branch_labels"})
# both begin with a literal newline, which is found many times faster than ^ in multi-line mode
_FIRST_DEFINITION = re.compile(rb"\n(?:async[ \t]+def|def|class|@)")
_HEADER_LINE = re.compile(rb"\n(?:revision|down_revision|depends_on|branch_labels)\b")
_BOOKKEEPING = re.compile(r"^(revision id|revises|create date)s?\s*:\s*(.*)$", re.IGNORECASE)
_RESERVED = frozenset("@:+-")  # the grammar of revision names gives them a meaning
_SYMBOLS = frozenset({"head", "heads", "base"})
_LITERALS = "a string, a tuple of strings or None"


@dataclass(frozen=True, slots=True)
class Header:
    """The values above the functions of a revision file, as written.

    `doc` is the module's docstring, `message` its first line that isn't bookkeeping (`Revision ID:`, ...), and
    `imports` the modules imported above the first function (`sqlalchemy.dialects`, `app.models`).
    `line` is the line of `revision = ...`.
    """

    revision: str
    down_revisions: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    branch_labels: tuple[str, ...] = ()
    message: str = ""
    doc: str = ""
    imports: tuple[str, ...] = ()
    line: int = 0

    @property
    def create_date(self) -> str | None:
        """When it was made, as the docstring says."""
        return _told_by(self.doc)[1]


def read_header(file: RevisionFile) -> Header | None:
    """The header of a file, or None where it has no `revision`: then it isn't a revision file.

    :raises RevisionSyntaxError: the file isn't Python.
    :raises HeaderNotLiteral: a value is computed.
    :raises BadHeader: a value is a literal, but not a name or names.
    """
    source = file.source()
    definition = _FIRST_DEFINITION.search(source)
    above = source[: definition.start() + 1] if definition else source
    if definition and _HEADER_LINE.search(source, definition.start()):
        above = source  # a header line stands, or seems to stand, below a function
    try:
        module = ast.parse(above)
    except SyntaxError:
        # cut inside of a string or a bracket; or really wrong, which the whole file tells best
        module = _parsed(file, source)
    except ValueError as error:
        raise UnreadableRevisionFile(file.path, str(error)) from error
    return _Reader(file.path).read(module)


def _parsed(file: RevisionFile, source: bytes) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise syntax_error(file.path, error) from error


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A name is bound, but to something that isn't a literal."""

    node: ast.AST

    def __str__(self) -> str:
        return ast.unparse(self.node).partition("\n")[0]


class _Reader:
    """Walks the statements of a module in order and remembers which names hold which constants."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.known: dict[str, object] = {}
        self.lines: dict[str, int] = {}
        self.imports: list[str] = []

    def read(self, module: ast.Module) -> Header | None:
        for statement in module.body:
            self._statement(statement)
        if "revision" not in self.lines:
            return None
        doc = ast.get_docstring(module) or ""
        return Header(
            revision=self._revision(),
            down_revisions=self._names("down_revision"),
            depends_on=self._names("depends_on"),
            branch_labels=self._labels(),
            message=_told_by(doc)[0],
            doc=doc,
            imports=tuple(dict.fromkeys(self.imports)),
            line=self.lines["revision"],
        )

    # ------------------------------------------------------------------ statements

    def _statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._assign(target, value)
            case ast.AnnAssign(target=ast.Name() as target, value=ast.expr() as value):
                self._assign(target, value)
            case ast.Import(names=names):
                self.imports.extend(alias.name for alias in names)
            case ast.ImportFrom(module=str() as module):
                self.imports.append(module)
            case ast.Expr() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                pass
            case _:
                self._bound_inside(statement)

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self._bind(target, self._value(value))
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, its_value in zip(target.elts, value.elts, strict=True):
                self._assign(one, its_value)
        else:
            for name in _names_bound(target):
                self._bind(name, _Unknown(value))

    def _bound_inside(self, statement: ast.stmt) -> None:
        """A header name that is bound under `if`, `try`, `for`, by `+=` and so on has no one value."""
        for name in _names_bound(statement):
            self._bind(name, _Unknown(statement))

    def _bind(self, target: ast.Name, value: object) -> None:
        self.known[target.id] = value
        if target.id in _NAMES:
            self.lines[target.id] = target.lineno

    # ------------------------------------------------------------------ values

    def _value(self, node: ast.expr) -> object:
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
                values = [self._value(element) for element in elements]
                unknown = next((value for value in values if isinstance(value, _Unknown)), None)
                return unknown or tuple(values)
            case ast.Name(id=name) if name in self.known:
                return self.known[name]
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                both = self._value(left), self._value(right)
                if isinstance(both[0], str) and isinstance(both[1], str):
                    return both[0] + both[1]
                if isinstance(both[0], tuple) and isinstance(both[1], tuple):
                    return both[0] + both[1]
        return _Unknown(node)

    def _literal(self, name: str) -> object:
        value = self.known.get(name)
        if isinstance(value, _Unknown):
            raise HeaderNotLiteral(name, self._where(name), str(value))
        return value

    def _revision(self) -> str:
        value = self._literal("revision")
        if not isinstance(value, str):
            raise self._bad("revision", value, "a string")
        reserved = sorted(_RESERVED.intersection(value))
        if reserved or not value or value != value.strip() or value in _SYMBOLS:
            raise BadHeader(
                f"{value!r} can't be a revision id",
                where=self._where("revision"),
                why=(
                    f"{' '.join(reserved)} has a meaning in names and ranges of revisions"
                    if reserved
                    else "an id is a word of its own, without spaces around it"
                ),
                fix="choose an id of letters, digits and underscores",
            )
        return sys.intern(value)  # the revisions that follow it hold the same string

    def _names(self, name: str) -> tuple[str, ...]:
        value = self._literal(name)
        if value is None:
            return ()
        values = value if isinstance(value, tuple) else (value,)
        if not all(isinstance(one, str) and one for one in values):
            raise self._bad(name, value, _LITERALS)
        return tuple(dict.fromkeys(sys.intern(one) for one in values if isinstance(one, str)))

    def _labels(self) -> tuple[str, ...]:
        labels = self._names("branch_labels")
        for label in labels:
            if "@" in label or ":" in label or label in _SYMBOLS:
                raise BadHeader(
                    f"{label!r} can't be a branch label",
                    where=self._where("branch_labels"),
                    why="it has a meaning of its own in names and ranges of revisions",
                    fix="choose another word",
                )
        return labels

    def _bad(self, name: str, value: object, expected: str) -> RevisionError:
        return BadHeader(
            f"{name} is {value!r}, but must be {expected}",
            where=self._where(name),
            fix=f"write {name} as {expected}",
        )

    def _where(self, name: str) -> Location:
        return Location(self.path, self.lines.get(name, 0))


def _names_bound(node: ast.AST) -> Iterator[ast.Name]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner


def _told_by(doc: str) -> tuple[str, str | None]:
    """The message and the creation date in a docstring of the usual form."""
    message, create_date = "", None
    for line in map(str.strip, doc.splitlines()):
        bookkeeping = _BOOKKEEPING.match(line)
        if bookkeeping is None:
            message = message or line
        elif bookkeeping[1].lower() == "create date":
            create_date = bookkeeping[2] or None
    return message, create_date
