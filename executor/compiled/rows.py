"""Generated code: the loops that run over every value of an answer.

Only two things come into the text from outside: names that GraphQL allows, written as Python literals, and attributes
that are Python identifiers. Everything else is a name of ours, bound to an object.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from executor.compiled.fields import Complete, Field
from executor.compiled.frames import Frame

# A template with `{v}` in it is an expression of `leaves`.


class Code:
    """Lines of a function, and the objects that its names stand for."""

    def __init__(self, **names: Any) -> None:
        self.names = names
        self._lines: list[str] = []

    def add(self, indent: int, line: str) -> None:
        """Appends a line."""
        self._lines.append("    " * indent + line)

    def name(self, prefix: str, value: Any) -> str:
        """Returns a new name for an object."""
        name = f"{prefix}_{len(self.names)}"
        self.names[name] = value
        return name

    def function(self, name: str) -> Any:
        """Compiles the lines and returns the function of this name."""
        text = "\n".join(self._lines)
        exec(compile(text, f"<compiled {name}>", "exec"), self.names)  # noqa: S102 - see above what is in it
        return self.names[name]

    def leaf(self, indent: int, field: Field, value: str, row: str, fix: str) -> None:
        """Appends what turns a value into what is shown of it."""
        leaf = field.leaf
        assert leaf is not None
        fixed = f"{value} = {fix}(run, frame, {row}, {self.name('field', field)}, {value})"
        nullable = field.nullable[0]
        if leaf.test is None:
            self.add(indent, f"if {value} is not None: {fixed}" if nullable else fixed)
            return
        self.names.update(leaf.names)
        test, shown = leaf.test.format(v=value), leaf.shown.format(v=value)
        if shown != value:
            self.add(indent, f"if {test}: {value} = {shown}")
            self.add(indent, f"elif {value} is not None: {fixed}" if nullable else f"else: {fixed}")
        else:
            self.add(indent, f"if not ({test}){f' and {value} is not None' if nullable else ''}: {fixed}")


Build = Callable[[Any, Frame], list[dict[str, Any]]]


def build_rows(
    typename: str,
    response_names: Sequence[str],
    attributes: Mapping[str, tuple[Field, str]],
    typenames: frozenset[str],
    fix: Callable[..., Any],
    slow: Callable[..., dict[str, Any]],
) -> Build:
    """Returns the function that makes one object for each source, with its attributes in it.

    Args:
        typename: of the objects; shown under the names in `typenames`.
        response_names: of all fields. Those that are no attributes are null at first.
        attributes: the field and the Python attribute of each response name that only shows an attribute.
        fix: coerces a value that is not as usual.
        slow: makes the object of a source whose attributes cannot all be read.
    """
    code = Code(fix=fix, slow=slow)
    shown = {name: repr(typename) for name in typenames}
    code.add(0, "def build(run, frame):")
    code.add(1, "outs = []")
    code.add(1, "add = outs.append")
    code.add(1, "for source in frame.sources:")
    if attributes:
        code.add(2, "try:")
        for number, (name, (_, attribute)) in enumerate(attributes.items()):
            shown[name] = f"value{number}"
            code.add(3, f"value{number} = source.{attribute}")
        code.add(2, "except Exception:")
        code.add(3, "add(slow(run, frame, len(outs), source))")
        code.add(3, "continue")
        for number, (field, _) in enumerate(attributes.values()):
            code.leaf(2, field, f"value{number}", "len(outs)", "fix")
    pairs = ", ".join(f"{name!r}: {shown.get(name, 'None')}" for name in response_names)
    code.add(2, f"add({{{pairs}}})")
    code.add(1, "return outs")
    build: Build = code.function("build")
    return build


def fill_leaves(field: Field, fix: Callable[..., Any]) -> Complete:
    """Returns the function that puts the values of a leaf field, which is no list, into the objects."""
    code = Code(fix=fix)
    code.add(0, "def fill(run, frame, values):")
    code.add(1, "row = -1")
    code.add(1, "for out, value in zip(frame.outs, values):")
    code.add(2, "row += 1")
    code.leaf(2, field, "value", "row", "fix")
    code.add(2, f"out[{field.response_name!r}] = value")
    fill: Complete = code.function("fill")
    return fill


def fill_lists(field: Field, slow: Complete) -> Complete:
    """Returns the function that puts the values of a field that is a list of leaves into the objects."""
    leaf = field.leaf
    if leaf is None or leaf.test is None:
        return slow
    code = Code(slow=slow)
    code.names.update(leaf.names)
    code.add(0, "def fill(run, frame, values):")
    code.add(1, "for out, items in zip(frame.outs, values):")
    code.add(2, "if type(items) is not list: break")
    code.add(2, "for value in items:")
    code.add(3, f"if not ({leaf.test.format(v='value')}): break")
    code.add(2, "else:")
    code.add(3, f"out[{field.response_name!r}] = [{leaf.shown.format(v='value')} for value in items]")
    code.add(3, "continue")
    code.add(2, "break")
    code.add(1, "else:")
    code.add(2, "return")
    code.add(1, "slow(run, frame, values)")
    fill: Complete = code.function("fill")
    return fill
