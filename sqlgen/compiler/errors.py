"""What can go wrong between an operation and its SQL (SG4xx)."""

from __future__ import annotations

from sqlgen.errors import CannotGenerate


class CompilerError(CannotGenerate):
    """An operation can't be spelled as SQL."""

    code = "SG400"


class DialectRefusal(CompilerError):
    """This database can't do what the operation asks; a template says so with ``refuse()``."""

    code = "SG401"


class TemplateMissing(CompilerError):
    """Neither the database's folder of templates nor one below it has the template of an operation."""

    code = "SG402"


class TemplateFailed(CompilerError):
    """A template uses a name that nobody defined, isn't valid Jinja, or breaks while it renders."""

    code = "SG403"


class LiteralImpossible(CompilerError):
    """A value has no literal form in this database."""

    code = "SG404"


class ParameterMissing(CompilerError):
    """A bound parameter of an expression has no value, so the statement isn't complete."""

    code = "SG405"


class ExpressionRefused(CompilerError):
    """SQLAlchemy can't spell a type, a clause or an expression for this database."""

    code = "SG406"


class RebuildImpossible(CompilerError):
    """A table must be made anew, and isn't known in full, or something of it wouldn't survive."""

    code = "SG407"
