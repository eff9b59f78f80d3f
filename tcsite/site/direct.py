"""Templates as plain Python: an attribute is an attribute, a call a call, and what is printed is looked at once.

Jinja goes a long way for each value, so that a name that is not there can be asked for all the same. On a page of ours
all names are there; so this code does without, and where it raises, whatever it be, the page is made again by Jinja's
own code (`render`), which either knows what was meant or says what is wrong.
"""

from collections.abc import Callable
from keyword import iskeyword

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


def _escaped(text: str, /) -> str:
    return str(markupsafe.escape(text))


escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _escaped)
"""A text as HTML, which nothing marks as such: the package's own inner function, where it has it under this name."""


class DirectCode(CodeGenerator):
    """Writes a template's code. Its environment has `printed` and `escaped` for what stands in ``{{ … }}``."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """``a.b``, as Python has it."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002  # Jinja's names
        """A call without the context: of what templates can call, macros alone want it, to know if they escape."""
        plain = not (forward_caller or node.dyn_args or node.dyn_kwargs)
        if not (plain and _escapes(frame)) or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame):
            self.write("(_one if (_is := (_one := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame):
            self.write(
                ").__class__) is Markup else environment.escaped(_one) if _is is str"
                " else environment.printed(context, _one))"
            )
        else:
            super()._output_child_post(node, frame, finalize)

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """Write a line; what comes from a block or another template comes as one piece, not through each in turn."""
        inner = x.removeprefix("yield from ")
        super().writeline(x if inner == x else f"yield concat({inner})", node, extra)


def _escapes(frame: Frame) -> bool:
    """Whether it is certain that what is printed here is escaped."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile
