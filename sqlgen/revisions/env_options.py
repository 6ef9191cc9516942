"""What an env.py configures, as far as its text tells, in the words of sqlgen.toml: for those who can't run it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_OWN_KEYS = ("version_table", "version_table_schema", "version_table_pk", "transaction_per_migration")
_OF_NO_USE = frozenset(
    {
        *("url", "connection", "dialect", "dialect_name", "dialect_opts", "literal_binds", "output_buffer", "as_sql"),
        *("compare_type", "compare_server_default", "include_object", "include_name", "render_item", "tag"),
        *("process_revision_directives", "upgrade_token", "downgrade_token", "transactional_ddl", "starting_rev"),
        *("sqlalchemy_module_prefix", "user_module_prefix", "alembic_module_prefix", "autogenerate_plugins"),
    }
)


def options_in(path: Path) -> tuple[str, ...]:
    """Lines for sqlgen.toml, the table `[options]` last; what can't be told without running env.py is a comment."""
    try:
        tree = ast.parse(path.read_text("utf-8"))
    except (OSError, SyntaxError, UnicodeDecodeError):
        return ()
    own: dict[str, str] = {}
    others: dict[str, str] = {}
    for keyword in _configured(tree):
        name, value = str(keyword.arg), keyword.value
        if keyword.arg is None:
            others.setdefault(f"**{ast.unparse(value)}", f"# what stands in {' '.join(ast.unparse(value).split())}")
        elif name == "target_metadata":
            if not (isinstance(value, ast.Constant) and value.value is None):
                own.setdefault(name, f"# naming_convention: that of {ast.unparse(value)}, if it has one")
        elif name in _OWN_KEYS:
            own.setdefault(name, _line(name, value))
        elif name not in _OF_NO_USE:
            others.setdefault(name, _line(name, value))
    return (*own.values(), *(("[options]", *others.values()) if others else ()))


def _configured(tree: ast.AST) -> Iterator[ast.keyword]:
    """The keywords of all calls of `context.configure`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"context.configure", "alembic.context.configure"}:
            yield from node.keywords


def _line(name: str, value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        if isinstance(value.value, bool):
            return f"{name} = {str(value.value).lower()}"
        if isinstance(value.value, str) and value.value.isprintable() and not {'"', "\\"} & set(value.value):
            return f'{name} = "{value.value}"'
        if isinstance(value.value, int):
            return f"{name} = {value.value}"
    return f"# {name} = {' '.join(ast.unparse(value).split())}"
