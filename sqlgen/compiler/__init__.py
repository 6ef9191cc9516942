"""Floor 4: an operation, the catalogs around it and a profile become SQL statements."""

from __future__ import annotations

from sqlgen.compiler.compile import compile_operation
from sqlgen.compiler.errors import (
    CompilerError,
    DialectRefusal,
    ExpressionRefused,
    LiteralImpossible,
    ParameterMissing,
    RebuildImpossible,
    TemplateFailed,
    TemplateMissing,
)
from sqlgen.compiler.options import unused_options
from sqlgen.compiler.plan import plan
from sqlgen.compiler.statement import Statement
from sqlgen.compiler.step import Step

__all__ = [
    "CompilerError",
    "DialectRefusal",
    "ExpressionRefused",
    "LiteralImpossible",
    "ParameterMissing",
    "RebuildImpossible",
    "Statement",
    "Step",
    "TemplateFailed",
    "TemplateMissing",
    "compile_operation",
    "plan",
    "unused_options",
]
