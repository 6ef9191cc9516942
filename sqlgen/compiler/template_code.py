"""What a template is compiled to: Jinja's code, leaner where every statement of a script goes through it.

Jinja writes a template as a Python module. Here that module differs in a few places. The template's own text is
folded once, when it is compiled, and is a constant from then on; so are its filters and tests. ``{% call statement()
%}`` calls a function instead of making a macro object each time; ``{% include %}`` doesn't copy what nobody asks for;
an attribute is read without a detour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from keyword import iskeyword
from typing import Any, NoReturn

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor, Frame
from jinja2.exceptions import TemplateRuntimeError

from sqlgen.compiler.folding import template_text

_PLAIN_BLOCK = "statement"
"""What `rendering` gives to every template: it only calls the block that it was given, without arguments."""


class TemplateCode(CodeGenerator):
    """Jinja's generator of Python code, with its documented ways to change what is put out."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self._texts: dict[str, str] = {}

    # -- the template's own text ---------------------------------------------------------------

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the name is that of a node
        """The module, and behind it the texts, filters and tests that its functions name."""
        super().visit_Template(node, frame)
        for used in (template_text, named):
            self.writeline(f"from {used.__module__} import {used.__name__}")
        for text, name in self._texts.items():
            self.writeline(f"{name} = {template_text.__name__}({text!r})")
        for kind, names in (("filter", self.filters), ("test", self.tests)):
            for called, name in names.items():
                self.writeline(f"{name} = {named.__name__}(environment.{kind}s, {kind!r}, {called!r})")

    def _output_const_repr(self, group: Iterable[Any]) -> str:
        text = "".join(group)
        return self._texts.setdefault(text, f"text_{len(self._texts)}")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Only what stands there literally is known now: what a filter makes of it may be a database's own."""
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Name the filters and tests that a function will use; Jinja would look them up in each call of it."""
        found = DependencyFinderVisitor()
        for node in nodes:
            found.visit(node)
        for names, used in ((self.filters, found.filters), (self.tests, found.tests)):
            for name in sorted(used - names.keys()):
                names[name] = self.temporary_identifier()

    # -- statements ----------------------------------------------------------------------------

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802 - the name is that of a node
        """A block that ends as a function: what it is called with, and called by, needs no looking at."""
        called = node.call.node
        plain = isinstance(called, nodes.Name) and called.name == _PLAIN_BLOCK and not node.args
        if not plain or node.call.args or node.call.dyn_args or node.call.dyn_kwargs:
            super().visit_CallBlock(node, frame)
            return
        self.macro_body(node, frame)
        self.newline(node)
        self.visit(called, frame)
        self.write("(caller=macro")
        for keyword in node.call.kwargs:
            self.write(", ")
            self.visit(keyword, frame)
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """What templates call here doesn't take Jinja's context: nobody needs to look whether it does."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - the name is that of a node
        """What is included under its name gets a context that shares what isn't known yet."""
        if not isinstance(node.template, nodes.Const) or node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        self.writeline(f"included = environment.get_template({node.template.value!r})", node)
        self.writeline("yield from " if frame.buffer is None else f"{frame.buffer}.extend(")
        self.write(f"included.root_render_func(context.inside(included, {self.dump_local_context(frame)}))")
        self.write("" if frame.buffer is None else ")")

    # -- attributes ----------------------------------------------------------------------------

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the name is that of a node
        """`environment.getattr` is asked only for what isn't an attribute: a key, or nothing."""
        if not isinstance(node.node, nodes.Name) or node.attr.startswith("__"):
            super().visit_Getattr(node, frame)
            return
        named = frame.symbols.ref(node.node.name)  # what isn't there has no attributes either
        self.write(f"(found if (found := getattr({named}, {node.attr!r}, missing)) is not missing else ")
        self.write("environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}))")


def named(functions: Mapping[str, Callable[..., Any]], kind: str, name: str) -> Callable[..., Any]:
    """A filter or a test. One that doesn't exist is an error only where it is used."""

    def unknown(*arguments: Any) -> NoReturn:
        raise TemplateRuntimeError(f"No {kind} named {name!r} found.")

    return functions.get(name, unknown)
