"""Floor 4: an operation, the catalogs around it and a profile become SQL statements."""

from __future__ import annotations

from sqlgen.compiler.compile import compile_operation
from sqlgen.compiler.errors import (
    CompilerError,
    DialectRefusal,
    ExpressionRefused,
    LiteralImpossible,
    ParameterMissing,
    TemplateFailed,
    TemplateMissing,
)
from sqlgen.compiler.options import unused_options
from sqlgen.compiler.statement import Statement

__all__ = [
    "CompilerError",
    "DialectRefusal",
    "ExpressionRefused",
    "LiteralImpossible",
    "ParameterMissing",
    "Statement",
    "TemplateFailed",
    "TemplateMissing",
    "compile_operation",
    "unused_options",
]
