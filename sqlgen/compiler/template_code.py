"""What a template is compiled to: Jinja's code, leaner where every statement of a script goes through it.

Jinja writes a template as a Python module. Here that module differs in three places. The template's own text is
folded once, when it is compiled, and is a constant from then on; ``{% call statement() %}`` calls a function
instead of making a macro object each time; an attribute is read without a detour.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame

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
        """The module, and behind it the texts that its functions name."""
        super().visit_Template(node, frame)
        self.writeline(f"from {template_text.__module__} import {template_text.__name__}")
        for text, name in self._texts.items():
            self.writeline(f"{name} = {template_text.__name__}({text!r})")

    def _output_const_repr(self, group: Iterable[Any]) -> str:
        text = "".join(group)
        return self._texts.setdefault(text, f"text_{len(self._texts)}")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Only what stands there literally is known now: what a filter makes of it may be a database's own."""
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

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

    # -- attributes ----------------------------------------------------------------------------

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the name is that of a node
        """`environment.getattr` is asked only for what isn't an attribute: a key, or nothing."""
        if not isinstance(node.node, nodes.Name):
            super().visit_Getattr(node, frame)
            return
        self.write("(found if (found := getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}))")


class SharedCode(BytecodeCache):
    """The code of templates in memory, for all profiles that use the same file. Nothing is written to disk."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that another profile's environment compiled of the same source."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it while the process runs."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code
