"""Write the stubs that editors and mypy read for the directives: `python tools/stubs.py [--check]`.

Signatures and docstrings stand once, on the class methods behind the directives; these files repeat
them for whoever reads without running. `--check` writes nothing, and fails when a stub is stale.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlgen import op
from sqlgen.operations import BatchOperations, Operations, arguments
from sqlgen.operations.facade import AbstractOperations

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Written by tools/stubs.py from the class methods behind the directives; don't edit.\n"


@dataclass
class Imports:
    """What a stub must import for the annotations that it repeats."""

    modules: dict[str, str] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)

    def need(self, annotation: str, namespace: dict[str, Any]) -> None:
        """Note the names in an annotation, found where its function was defined."""
        for node in ast.walk(ast.parse(annotation, mode="eval")):
            if isinstance(node, ast.Name) and not hasattr(builtins, node.id):
                self.need_name(node.id, namespace[node.id])

    def need_name(self, name: str, value: Any) -> None:
        """Note one name and what it stands for."""
        if isinstance(value, ModuleType):
            self.modules[name] = value.__name__
            return
        home = sys.modules.get(getattr(value, "__module__", ""), arguments)
        if getattr(home, name, None) is not value:
            home = arguments
        if getattr(home, name, None) is not value:
            raise SystemExit(f"tools/stubs.py doesn't know where to import {name} from")
        self.names.setdefault(home.__name__, set()).add(name)

    def lines(self) -> Iterator[str]:
        """Import statements, in a stable order."""
        for name, module in sorted(self.modules.items()):
            yield f"import {module} as {name}"
        for module, names in sorted(self.names.items()):
            yield f"from {module} import {', '.join(sorted(names))}"


def stub_function(name: str, function: Callable[..., Any], first: str, imports: Imports) -> str:
    """The definition of one function, `first` its first parameter ("self" or none)."""
    plain = inspect.unwrap(function)
    signature = inspect.signature(function)
    parameters = [each for each in signature.parameters.values() if each.name not in ("self", "cls")]
    returns = str(signature.return_annotation)
    if inspect.isgeneratorfunction(plain):
        returns = returns.replace("Iterator[", "AbstractContextManager[", 1)
        imports.names.setdefault("contextlib", set()).add("AbstractContextManager")
    annotations = [str(each.annotation) for each in parameters] + [returns]
    for annotation in annotations:
        if not annotation.startswith("AbstractContextManager["):
            imports.need(annotation, plain.__globals__)
        else:
            imports.need(annotation[len("AbstractContextManager[") : -1], plain.__globals__)
    spelled = ", ".join([*([first] if first else []), *_spelled(parameters)])
    doc = textwrap.indent(_docstring(function), "    ")
    return f"def {name}({spelled}) -> {returns}:\n{doc}\n"


def _spelled(parameters: list[inspect.Parameter]) -> Iterator[str]:
    star = False
    for each in parameters:
        if each.kind is each.VAR_POSITIONAL:
            star = True
            yield f"*{each.name}: {each.annotation}"
        elif each.kind is each.VAR_KEYWORD:
            yield f"**{each.name}: {each.annotation}"
        else:
            if each.kind is each.KEYWORD_ONLY and not star:
                star = True
                yield "*"
            default = "" if each.default is each.empty else f" = {_literal(each.default)}"
            yield f"{each.name}: {each.annotation}{default}"


def _literal(default: Any) -> str:
    return repr(default) if default is None or isinstance(default, (bool, int, str)) or default == () else "..."


def _docstring(function: Callable[..., Any]) -> str:
    text = inspect.cleandoc(function.__doc__ or "")
    closing = '"""' if "\n" not in text else '\n"""'
    return f'"""{text}{closing}'


def directives_of(facade: type) -> dict[str, Callable[..., Any]]:
    """What was registered on a facade, by name."""
    return {
        name: member
        for name, member in sorted(vars(facade).items())
        if inspect.isfunction(member) and member.__module__ != AbstractOperations.__module__
    }


def directives_stub() -> str:
    """`sqlgen/operations/directives.pyi`."""
    imports = Imports()
    classes = []
    for name, facade in (("TableDirectives", Operations), ("BatchDirectives", BatchOperations)):
        functions = [stub_function(each, member, "self", imports) for each, member in directives_of(facade).items()]
        classes.append(f"class {name}:\n" + textwrap.indent("\n".join(functions), "    "))
    return "\n".join([HEAD, *imports.lines(), "", *classes])


def op_stub() -> str:
    """`sqlgen/op.pyi`."""
    imports = Imports()
    imports.need_name("Operations", Operations)
    functions = [
        stub_function(name, member, "", imports)
        for name, member in sorted(vars(op).items())
        if not name.startswith("_") and inspect.isroutine(member)
    ]
    return "\n".join([HEAD, *imports.lines(), "", *functions])


def formatted(path: str, text: str) -> str:
    """The text as `make lint` wants to see it."""
    for command in (["check", "--select", "I", "--fix", "--quiet"], ["format", "--quiet"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--stdin-filename", path, "-"]
        text = subprocess.run(ruff, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return text


STUBS: dict[str, Callable[[], str]] = {
    "sqlgen/op.pyi": op_stub,
    "sqlgen/operations/directives.pyi": directives_stub,
}


def main(arguments_: list[str]) -> int:
    """Write the stubs, or check them."""
    stale = []
    for path, make in STUBS.items():
        file, text = ROOT / path, formatted(path, make())
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if "--check" not in arguments_:
            file.write_text(text, encoding="utf-8")
    if stale and "--check" in arguments_:
        print(f"stale: {', '.join(stale)}; run python tools/stubs.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
