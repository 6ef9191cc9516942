"""Golden cases: a sentence in Python (a set-up, and directives), for all databases.

    @case(account)
    def alter_column__type_widened(op):
        op.alter_column("account", "name", type_=sa.String(200))

is the case `alter_column__type_widened`; what it makes of PostgreSQL stands in
`golden/postgresql/alter_column__type_widened.sql`, and a refusal stands there as a comment. Judges and tests on
real servers run `case.setup_script(dialect)`, then `case.script(dialect)`, and compare with `case.after(dialect)`.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import sqlalchemy as sa

from sqlgen.catalog.catalog import Catalog
from sqlgen.compiler import Statement
from sqlgen.errors import SqlgenError
from sqlgen.operations import Operations
from sqlgen.profile import Profile, load_profile
from sqlgen.profile.portable import TypeMap
from sqlgen.revisions.written import ended
from tests.golden.context import Step, StepsContext, planned

SetUp = Callable[[Operations], None]

GOLDEN = Path(__file__).parents[2] / "golden"


@dataclass(frozen=True)
class Outcome:
    """What a case makes of one database: the steps until the end, or until the refusal."""

    setup: tuple[Step, ...]
    steps: tuple[Step, ...]
    before: Catalog
    after: Catalog
    refusal: SqlgenError | None


@dataclass(frozen=True)
class Case:
    """`directives` are called after `setup`; both with an `Operations` for the database."""

    name: str
    subject: str
    setup: SetUp
    directives: SetUp
    only: tuple[str, ...]
    """The dialects that it means something for; empty for all."""

    unseen: bool = False
    """The set-up happened before all revisions: the database has its tables, the catalog knows nothing of them."""

    compared: bool = True
    """False: it makes what no schema made from a catalog has (a function, a constraint that isn't validated)."""

    sqlalchemy: str = "2.0"
    """The oldest SQLAlchemy that knows what it uses, or lays it out as the golden file has it."""

    portable: bool = False
    """As with `--types portable`; else a type is what the case says."""

    def profile(self, dialect: str) -> Profile:
        """The facts about "postgresql" or "postgresql:14"."""
        return _portable(dialect) if self.portable else load_profile(dialect)

    def concerns(self, dialect: str) -> bool:
        """Whether the case means something for that database."""
        return not self.only or dialect in self.only

    def runs_on(self, dialect: str) -> bool:
        """Whether it is for that database, and for the SQLAlchemy that is installed."""
        return self.concerns(dialect) and _release(sa.__version__) >= _release(self.sqlalchemy)

    def outcome(self, dialect: str) -> Outcome:
        """Run it for "postgresql" or "postgresql:14"; the set-up must succeed."""
        return _outcome(self, self.profile(dialect))

    def setup_script(self, dialect: str) -> str:
        """SQL that makes the tables and rows that the case starts from."""
        return "".join(_laid_out(step.statements, self.profile(dialect)) for step in self.outcome(dialect).setup)

    def script(self, dialect: str) -> str:
        """The SQL of the case, without header; what comes before a refusal if there is one."""
        return "".join(_laid_out(step.statements, self.profile(dialect)) for step in self.outcome(dialect).steps)

    def after(self, dialect: str) -> Catalog:
        """The catalog after the case."""
        return self.outcome(dialect).after

    def refused(self, dialect: str) -> bool:
        """Whether the database can't do it."""
        return self.outcome(dialect).refusal is not None

    def golden(self, dialect: str) -> str:
        """The text of the golden file."""
        outcome = self.outcome(dialect)
        header = [f"-- {line}".rstrip() for line in self.source.splitlines()]
        if self.portable:
            header.append("-- with: --types portable")
        if self.setup is not nothing:
            header.append(f"-- after: {self.setup.__name__}(){', unseen by any revision' if self.unseen else ''}")
        refusal = [] if outcome.refusal is None else _as_comment(outcome.refusal)
        body = self.script(dialect)
        if not body and not refusal:
            refusal = ["-- nothing to do"]
        return "\n".join([*header, "", *([body] if body else []), *refusal]).rstrip("\n") + "\n"

    @property
    def source(self) -> str:
        """The directives as they stand in the file."""
        lines = inspect.getsource(self.directives).splitlines()
        start = next(number for number, line in enumerate(lines) if line.rstrip().endswith(":") and "def " in line)
        body = textwrap.dedent("\n".join(lines[start + 1 :]))
        return "\n".join(line for line in body.splitlines() if not line.startswith('"""'))


@cache
def _portable(dialect: str) -> Profile:
    return load_profile(dialect).mapping(TypeMap(portable=True))


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2])


def nothing(op: Operations) -> None:
    """The set-up of a case that starts on an empty database."""


_cases: dict[str, Case] = {}


def case(
    setup: SetUp = nothing,
    *,
    only: Iterable[str] = (),
    unseen: bool = False,
    compared: bool = True,
    sqlalchemy: str = "2.0",
    portable: bool = False,
) -> Callable[[SetUp], SetUp]:
    """Decorator: the function is a case of its own name."""

    def declare(directives: SetUp) -> SetUp:
        name = directives.__name__
        assert name not in _cases, f"two cases are called {name}"
        subject = directives.__module__.rpartition(".")[2]
        _cases[name] = Case(name, subject, setup, directives, tuple(only), unseen, compared, sqlalchemy, portable)
        return directives

    return declare


def all_cases() -> list[Case]:
    """Every case of `tests/golden/cases`, by name."""
    folder = import_module("tests.golden.cases")
    for module in sorted(iter_modules(folder.__path__), key=lambda found: found.name):
        import_module(f"tests.golden.cases.{module.name}")
    return [_cases[name] for name in sorted(_cases)]


@cache
def _set_up(setup: SetUp, profile: Profile) -> StepsContext:
    context = StepsContext(profile)
    setup(Operations(context))
    return context


@cache
def _outcome(case: Case, profile: Profile) -> Outcome:
    setup = _set_up(case.setup, profile)
    before = Catalog.empty(profile) if case.unseen else setup.catalog
    context = StepsContext(profile, before, joined=True)
    refusal = None
    try:
        case.directives(Operations(context))
    except SqlgenError as error:
        refusal = error
    steps: list[Step] = []
    try:
        steps.extend(planned(context.recorded, profile))
    except SqlgenError as error:  # it comes before what stopped the directives
        refusal = error
    after = steps[-1].after if steps else before
    return Outcome(tuple(setup.steps), tuple(steps), before, after, refusal)


def _laid_out(statements: Iterable[Statement], profile: Profile) -> str:
    """Statements as the database's client takes them, with their notes."""
    facts = profile.script
    lines = []
    for statement in statements:
        lines += [f"{facts.comment_prefix}{line}" for note in statement.notes for line in note.splitlines()]
        if not statement.transactional:
            lines.append(f"{facts.comment_prefix}not in a transaction")
        if statement.text:
            ends_batch = statement.own_batch or facts.batch_every_statement
            lines.append(ended(statement.text, profile, ends_batch=ends_batch).removesuffix("\n"))
    return "".join(f"{line}\n" for line in lines)


def _as_comment(error: SqlgenError) -> list[str]:
    lines = [f"REFUSED: {error.code} {error.what}"]
    lines += [f"  why: {error.why}"] if error.why else []
    lines += [f"  do:  {way}" for way in error.fix]
    return [f"-- {part}".rstrip() for line in lines for part in line.splitlines()]
