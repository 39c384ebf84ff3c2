"""Generated code: the loops over all values of a response.

Only two kinds of external text enter the code: GraphQL names, written as Python literals, and attributes that are valid
Python identifiers. Everything else is a name chosen here and bound to an object.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from executor.compiled.fields import Complete, Field
from executor.compiled.frames import Frame

# A template with `{v}` in it is an expression of `leaves`.


class Code:
    """The lines of a function, and the objects bound to its names."""

    def __init__(self, **names: Any) -> None:
        self.names = names
        self._lines: list[str] = []

    def add(self, indent: int, line: str) -> None:
        """Append a line."""
        self._lines.append("    " * indent + line)

    def name(self, prefix: str, value: Any) -> str:
        """Bind an object to a new name and return the name."""
        name = f"{prefix}_{len(self.names)}"
        self.names[name] = value
        return name

    def function(self, name: str) -> Any:
        """Compile the lines and return the function of this name."""
        text = "\n".join(self._lines)
        exec(compile(text, f"<compiled {name}>", "exec"), self.names)  # noqa: S102 - the text is safe, see the module's docstring
        return self.names[name]

    def leaf(self, indent: int, field: Field, value: str, row: str, fix: str) -> None:
        """Append the coercion of a leaf value."""
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
    """Return the function that builds one object per source, with the values of its attributes.

    Args:
        typename: the type name of the objects, for the response names in `typenames`.
        response_names: the response names of all fields. Fields that are not attributes start as null.
        attributes: the field and the Python attribute of each response name that only reads an attribute.
        fix: coerces an uncommon value.
        slow: builds the object for a source whose attributes cannot all be read.
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
    """Return the function that completes the values of a leaf field that is not a list."""
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
    """Return the function that completes the values of a field that is a list of leaves."""
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
