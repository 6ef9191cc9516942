"""WITH before a statement that changes rows: SQLAlchemy writes it for every database, and not every one knows it."""

from __future__ import annotations

from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Delete, Insert, Update, UpdateBase
from sqlalchemy.sql.elements import ClauseElement

from sqlgen.compiler.errors import ExpressionRefused
from sqlgen.profile import Profile


def refuse_with_clauses(compiled: SQLCompiler, statement: ClauseElement, profile: Profile) -> None:
    """ExpressionRefused for a WITH where the database takes none, or one that changes rows where none may."""
    ctes = getattr(compiled, "ctes", None)
    if not ctes:
        return
    if any(isinstance(cte.element, UpdateBase) for cte in ctes) and not profile.has("with_changes_rows"):
        raise ExpressionRefused(
            "an INSERT, UPDATE or DELETE inside of WITH can't be written",
            why=profile.lacks("with_changes_rows"),
            fix="make it a statement of its own",
        )
    if not isinstance(statement, Insert | Update | Delete) or profile.has("with_before_update"):
        return
    if isinstance(statement, Insert) and statement.select is not None:
        return  # it goes between INTO and SELECT
    if any(not cte.nesting for cte in ctes) or isinstance(statement, Insert):
        kind = type(statement).__visit_name__.upper()
        raise ExpressionRefused(
            f"WITH before {kind} can't be written",
            why=profile.lacks("with_before_update"),
            fix=(
                "let the subquery that reads it have it: .cte(..., nesting=True)",
                "or read a subquery instead: .subquery(), .scalar_subquery()",
            ),
        )
