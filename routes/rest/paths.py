"""Finding what is at a path: segments are literal or parameters, and literal ones take precedence."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Generic, TypeVar

PARAMETER: Final = re.compile(r"\{(\w+)\}")
"""A parameter in a path as it is shown; its group is the name."""

Value = TypeVar("Value")


class _Node(Generic[Value]):
    __slots__ = ("literals", "parameter", "values")

    def __init__(self) -> None:
        self.literals: Final = dict[str, _Node[Value]]()
        self.parameter: _Node[Value] | None = None
        self.values: Final = dict[str, tuple[Value, Sequence[str]]]()


class PathTree(Generic[Value]):
    """Values by method and path. The segments of a path are literal, or `:name` for a parameter."""

    def __init__(self) -> None:
        self._root: Final = _Node[Value]()

    def add(self, method: str, segments: Sequence[str], value: Value) -> None:
        """Add a value; one that has the same method and path is replaced."""
        node, names = self._root, list[str]()
        for segment in segments:
            if segment.startswith(":"):
                names.append(segment[1:])
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.literals.setdefault(segment, _Node())
        node.values[method] = (value, names)

    def find(self, method: str, segments: Sequence[str]) -> tuple[Value, dict[str, str]] | None:
        """Return the value at a path and its parameters, or None."""
        for node, given in _matching(self._root, segments, 0, ()):
            found = node.values.get(method)
            if found is not None:
                return found[0], dict(zip(found[1], given, strict=True))
        return None

    def methods(self, segments: Sequence[str]) -> set[str]:
        """Return the methods of all values at a path."""
        return {method for node, _ in _matching(self._root, segments, 0, ()) for method in node.values}


def _matching(
    node: _Node[Value], segments: Sequence[str], index: int, given: tuple[str, ...]
) -> Iterator[tuple[_Node[Value], tuple[str, ...]]]:
    """Yield the nodes that match the segments from an index on, those with more literal segments first."""
    if index == len(segments):
        yield node, given
        return
    segment = segments[index]
    literal = node.literals.get(segment)
    if literal is not None:
        yield from _matching(literal, segments, index + 1, given)
    if node.parameter is not None and segment:
        yield from _matching(node.parameter, segments, index + 1, (*given, segment))
