"""What the part of a revision that wasn't carried out may have touched, as far as its strings tell.

A revision that failed, or that was left to a person, isn't gone through to its end. Where the rest says itself which
tables it changes, in the arguments of directives or in whole statements of SQL, these aren't known for certain from
there on. Where it doesn't say so, any of its strings may be the name of such a table, but for those that only say what
is read or what rows are to be. What stands in doubt counts.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.engine.reflection import Inspector

from sqlgen.errors import Location, SqlgenError
from sqlgen.revisions.called_names import harmless_names, imported_names, other_names_of_op
from sqlgen.revisions.directive_tables import is_ours, table_arguments
from sqlgen.revisions.files import RevisionFile
from sqlgen.revisions.written_values import WrittenValues


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Words that may be names of tables: of those whose ``shapes`` may have changed, of those whose ``rows`` may.

    A word of ``shapes`` may be the name of an index, too. ``anything``: the shape of any other table may have changed.
    """

    shapes: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    anything: bool = False


def unfinished(file: RevisionFile, where: Location | None) -> Unfinished:
    """What may have come behind the place at which `upgrade()` of a file stopped.

    :param where: the place; None or another file: nobody knows how far it came.
    """
    try:
        source = file.source()
    except SqlgenError:
        return Unfinished()
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        words = frozenset(_WORD.findall(source.decode(errors="replace")))
        return Unfinished(words, words)
    line = where.line if where is not None and where.path == file.path else 0
    strings = _Strings(module)
    for statement in module.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == "upgrade":
            for each in statement.body:
                strings.take(each, is_done=(each.end_lineno or 0) < line <= (statement.end_lineno or 0))
        elif not (isinstance(statement, ast.FunctionDef) and statement.name == "downgrade"):
            strings.take(statement)
    return strings.found()


class _Strings(ast.NodeVisitor):
    """Gathers the words of strings in statements; of those that are done only what later ones may still use."""

    def __init__(self, module: ast.Module) -> None:
        self._changed: set[str] = set()  # where the text says itself what is changed
        self._shapes: set[str] = set()  # what else may be
        self._rows: set[str] = set()
        self._imported = imported_names(module)
        self._values = WrittenValues(module)
        self._makes_tables_of_objects = _makes_tables_of_objects(module, self._values)
        # if nothing says so, no table that stands in strings has another shape
        self._may_change_shapes = self._makes_tables_of_objects or "*" in self._imported
        self._may_change_anything = False
        self._may_move_rows = False
        self._harmless = harmless_names(module)
        self._is_done = False
        self._directives = {"op", *other_names_of_op(module)}
        self._batches: set[str] = set()
        self._executing = _EXECUTING - _defined(module)
        self._statements = _only_executed(module, self._executing, self._values)

    def found(self) -> Unfinished:
        """All of it."""
        shapes = self._changed | self._shapes if self._may_change_shapes else self._changed
        rows = self._rows if self._may_move_rows else ()
        return Unfinished(frozenset(shapes), frozenset(rows), self._may_change_anything)

    def take(self, statement: ast.stmt, *, is_done: bool = False) -> None:
        self._is_done = is_done
        self.visit(statement)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return  # a docstring
        if not (self._is_done and self._is_recorded(node.value)):
            self.generic_visit(node)

    def visit_With(self, node: ast.With) -> None:
        for item in node.items:
            if self._is_recorded(item.context_expr):
                if isinstance(item.optional_vars, ast.Name):
                    self._directives.add(item.optional_vars.id)
                    self._batches.add(item.optional_vars.id)
                if self._is_done:
                    continue
            self.visit(item)
        for statement in node.body:
            self.visit(statement)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        was_done, self._is_done = self._is_done, False  # it may be called later
        self.generic_visit(node)
        self._is_done = was_done

    def visit_Lambda(self, node: ast.Lambda) -> None:
        was_done, self._is_done = self._is_done, False
        self.generic_visit(node)
        self._is_done = was_done

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """`op.something` may be kept, and called under another name."""
        if self._is_of_directives(node):
            self._may_change_shapes |= node.attr not in _NO_DIRECTIVES and not self._is_done
            self._may_move_rows |= node.attr not in _ASKING and not self._is_done
        else:  # a function that is handed on
            self._may_move_rows |= node.attr in _RUNNING_SQL and not self._is_done
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        """`op` alone is handed to somebody."""
        if node.id in self._directives and isinstance(node.ctx, ast.Load):
            self._may_change_shapes = self._may_move_rows = True

    def visit_Assign(self, node: ast.Assign) -> None:
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        if names & _HEADER or names & self._statements:
            return
        if "__tablename__" in names:
            self._take_object(node.value)
        else:
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None and not (isinstance(node.target, ast.Name) and node.target.id in _HEADER):
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """What is said there is said to a person, and ends the revision: it changes no shape."""
        shapes, may_change_shapes = set(self._shapes), self._may_change_shapes
        self.generic_visit(node)
        self._shapes, self._may_change_shapes = shapes, may_change_shapes

    def visit_Call(self, node: ast.Call) -> None:
        name = _called(node)
        if name in _SAYING or name in _LOOKING:
            return
        if self._is_of_directives(node.func) and name not in _NO_DIRECTIVES:
            self._take_directive(node, name)
            return
        self._may_move_rows |= not self._is_done and not self._leaves_rows(node, name)
        if name in self._executing and node.args and self._take_statements(node.args[0]):
            self._visit_owner(node.func)
            for argument in (*node.args[1:], *node.keywords):
                self.visit(argument)
            return
        if not self._is_done and _root_is(node.func, self._imported):
            self._may_change_shapes = True
        passed = _NOT_OF_TABLES.get(name, 0)
        if name in ("table", "Table") and node.args and not self._is_of_directives(node.func):
            self._take_object(node.args[0])
            passed = 1
        self._visit_owner(node.func)
        for argument in (*node.args[passed:], *node.keywords):
            self.visit(argument)

    def _visit_owner(self, function: ast.expr) -> None:
        """What a function is called on, which isn't handed on."""
        self.visit(function if self._is_of_directives(function) or isinstance(function, ast.Name) else _owner(function))

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in _COMMENTS:
            self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._take(" ? ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)))
        for part in node.values:
            if not isinstance(part, ast.Constant):
                self.visit(part)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._take(node.value)

    def _is_recorded(self, value: ast.expr) -> bool:
        """Whether it calls a directive, or executes SQL: what it did is known where it was done."""
        return isinstance(value, ast.Call) and (
            self._is_of_directives(value.func) or _called(value) in ("execute", "exec_driver_sql")
        )

    def _is_of_directives(self, function: ast.expr) -> bool:
        """Whether it is `op.something`, and not a method of what that returns."""
        owner = function.value if isinstance(function, ast.Attribute) else None
        return isinstance(owner, ast.Name) and owner.id in self._directives

    def _leaves_rows(self, node: ast.Call, name: str) -> bool:
        """Whether nothing that is called so writes to a table, but what stands in the file itself."""
        function = node.func
        if name in _RUNNING_SQL:
            return (name.startswith("scalar") and not node.args) or self._only_reads(node)
        if isinstance(function, ast.Name):
            return name in self._harmless
        root = function
        while isinstance(root, ast.Attribute):
            root = root.value
        is_known = isinstance(root, ast.Name) and (root.id in self._harmless or root.id in self._directives)
        return is_known or name in _OF_VALUES

    def _only_reads(self, node: ast.Call) -> bool:
        given = node.args[0] if node.args else None
        if isinstance(given, ast.Call) and _called(given) == "text" and given.args:
            given = given.args[0]
        texts = None if given is None else self._values.strings(given)
        return texts is not None and all(_is_query(text) for text in texts)

    def _take_directive(self, node: ast.Call, name: str) -> None:
        if not self._is_done:
            self._may_move_rows |= _LEAVES_ROWS.search(name) is None or not is_ours(name)
            arguments = table_arguments(node, name, in_batch=_root_is(node.func, self._batches))
            tables = None if arguments is None else [self._values.strings(each) for each in arguments]
            for each in tables or ():
                self._changed |= each or frozenset()
            if tables is None or None in tables:
                self._may_change_shapes = True
                self._may_change_anything |= any(
                    isinstance(part, ast.Name) and part.id in self._imported
                    for argument in arguments or ()
                    for part in ast.walk(argument)
                )
        for argument in (*node.args, *node.keywords):
            self.visit(argument)

    def _take_statements(self, value: ast.expr) -> bool:
        """SQL that is executed as it stands here; False if the file doesn't tell all of it."""
        texts = self._values.strings(value)
        for text in texts or ():
            self._take(text, is_whole=_PLACEHOLDER.search(_QUOTED.sub("''", text)) is None)
        return texts is not None

    def _take_object(self, value: ast.expr) -> None:
        """The name of a table that stands in queries, unless something makes tables of such objects."""
        if isinstance(value, ast.Constant) and not self._makes_tables_of_objects:
            self._rows.update(_words(str(value.value)))
        else:
            self.visit(value)

    def _take(self, text: str, *, is_whole: bool = False) -> None:
        """
        :param is_whole: it is a statement that is executed, and nothing is put into it.
        """
        begins = _BEGIN.match(text)
        first = "" if begins is None else begins["word"].upper()
        is_sql = first in _READS | _WRITES
        code = _REMARK.sub(" ", _VALUE.sub("''", text)) if is_sql or is_whole else text
        is_of_shapes = _CHANGES_SHAPES.search(code) is not None
        if first in _READS and not is_of_shapes and not _CHANGES_ROWS.search(code):
            return
        words = _words(text)
        self._rows |= words
        if is_whole and is_of_shapes and not _RUNS_ANOTHER.search(code):
            self._changed |= words
            return
        self._may_change_shapes |= is_of_shapes and " " in text.strip()
        if is_of_shapes or not is_sql:
            self._shapes |= words


def _makes_tables_of_objects(module: ast.Module, values: WrittenValues) -> bool:
    """Whether an object that stands for a table may be used for more than queries: `table.create(bind)`."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr in _MAKING and values.strings(node) is None)
        or (isinstance(node, ast.Name) and node.id in _MAKERS)
        or (isinstance(node, ast.alias) and node.name.rpartition(".")[2] in _MAKERS)
        for node in _but_downgrade(module)
    )


def _but_downgrade(module: ast.Module) -> Iterator[ast.AST]:
    for statement in module.body:
        if not (isinstance(statement, ast.FunctionDef) and statement.name == "downgrade"):
            yield from ast.walk(statement)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _root_is(function: ast.expr, names: Iterable[str]) -> bool:
    while isinstance(function, (ast.Attribute, ast.Call)):
        function = function.value if isinstance(function, ast.Attribute) else function.func
    return isinstance(function, ast.Name) and function.id in names


def _defined(module: ast.Module) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


def _only_executed(module: ast.Module, executing: frozenset[str], values: WrittenValues) -> frozenset[str]:
    """The names that stand for SQL wherever they are used: `execute(NAME)`, `text(NAME)`."""
    used: Counter[str] = Counter()
    executed: dict[str, tuple[ast.Name, int]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used[node.id] += 1
        elif isinstance(node, ast.Call) and _called(node) in executing and node.args:
            first = node.args[0]
            if isinstance(first, ast.Name):
                executed[first.id] = first, executed.get(first.id, (first, 0))[1] + 1
    return frozenset(
        name for name, (node, times) in executed.items() if times == used[name] and values.strings(node) is not None
    )


def _owner(function: ast.expr) -> ast.expr:
    return function.value if isinstance(function, ast.Attribute) else function


def _is_query(text: str) -> bool:
    begins = _BEGIN.match(text)
    is_read = begins is not None and begins["word"].upper() in _READS
    return is_read and not _CHANGES_SHAPES.search(text) and not _CHANGES_ROWS.search(text)


def _words(text: str) -> set[str]:
    return {*_WORD.findall(text), text.strip()}


_RUNNING_SQL = frozenset({"execute", "exec_driver_sql", "executemany", "scalar", "scalars", "bulk_insert", "system"})
_ASKING = frozenset({"get_bind", "get_context", "inline_literal", "f"})
_LEAVES_ROWS = re.compile("index|constraint|_key|comment|batch_alter_table")
_OF_VALUES = _ASKING.union(
    *(dir(str), dir(dict), dir(list), (name for name in dir(Inspector) if not name.startswith("_"))),
    ("all", "first", "one", "one_or_none", "fetchall", "fetchone", "fetchmany", "scalar_one", "scalar_one_or_none"),
) - {"update"}  # which a query has, too, and then it writes
_NO_DIRECTIVES = frozenset({"execute", "get_bind", "get_context", "bulk_insert", "inline_literal", "f"})
_WORD = re.compile(r"[\w$#]+")
_BEGIN = re.compile(r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*(?P<word>[A-Za-z]+)\s", re.DOTALL)
_READS = frozenset({"SELECT", "SHOW", "EXPLAIN", "VALUES"})
_WRITES = frozenset({"INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "WITH", "TRUNCATE", "COPY"})
_CHANGES_SHAPES = re.compile(
    r"\b(?:alter|create|drop|rename|exec|execute|call|do(?!\s+(?:update|nothing)\b)|into\s+\w+\s+from)\b", re.IGNORECASE
)
_RUNS_ANOTHER = re.compile(r"\b(?:exec|execute|call|do)\b", re.IGNORECASE)  # which isn't all in the text, maybe
_VALUE = re.compile(r"'[^'\s]*'")  # one word: no statement that is run from a string
_REMARK = re.compile(r"--[^\n]*|/\*(?!!).*?\*/", re.DOTALL)
_QUOTED = re.compile(r"'[^']*'")
_PLACEHOLDER = re.compile(r"%[(s]|\{\w*\}")
_EXECUTING = frozenset({"execute", "exec_driver_sql", "text", "DDL"})
_CHANGES_ROWS = re.compile(r"\b(?:insert|update|delete|merge|replace|truncate|copy)\b", re.IGNORECASE)
_HEADER = frozenset({"revision", "down_revision", "branch_labels", "depends_on"})
_SAYING = frozenset({"print", "debug", "info", "warning", "warn", "error", "exception", "log"})
_COMMENTS = frozenset({"comment", "existing_comment", "doc"})
_LOOKING = frozenset(
    {
        *("has_table", "has_index", "has_sequence", "get_columns", "get_pk_constraint", "get_foreign_keys"),
        *("get_indexes", "get_unique_constraints", "get_check_constraints", "get_table_comment", "get_table_options"),
    }
)
_NOT_OF_TABLES = {"Column": 1, "column": 1, "ForeignKey": 1, "ForeignKeyConstraint": 2}  # so many leading arguments
_MAKERS = frozenset(
    {
        *("CreateTable", "DropTable", "CreateIndex", "DropIndex", "AddConstraint", "DropConstraint"),
        *("Operations", "BatchOperations", "exec", "eval", "__import__"),
    }
)
_MAKING = _MAKERS | {
    *("create", "create_all", "drop", "drop_all", "to_metadata", "tometadata", "from_table", "impl"),
    *("name", "fullname", "key", "description", "tables", "sorted_tables", "__tablename__", "__table__"),
}
