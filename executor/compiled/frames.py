"""The position of a value in the response, computed only if needed: for an error, or for `info.path`."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Optional, TypeAlias

from graphql.pyutils import Path

if TYPE_CHECKING:
    from executor.compiled.fields import Field

Within: TypeAlias = tuple[int, ...]
"""The indices of a value in the nested lists of its field."""

Locate: TypeAlias = Callable[[int], tuple[int, Within]]
"""A function that returns the row of the parent frame that a source belongs to, and its indices in that row's lists."""


class Frame:
    """The sources of one selection set, and the objects built from them.

    Args:
        field: the field whose values the sources are; None for the root.
        locate: None if source n is the only value of row n of the parent.
    """

    __slots__ = ("field", "locate", "outs", "parent", "sources")

    def __init__(
        self, field: Optional["Field"], parent: Optional["Frame"], locate: Locate | None, sources: Sequence[Any]
    ) -> None:
        self.field = field
        self.parent = parent
        self.locate = locate
        self.sources = sources
        self.outs: list[dict[str, Any]] = []

    def trail(self, row: int) -> list[tuple["Field", Within]]:
        """Return the fields from the root to a source, each with the indices in its lists."""
        trail: list[tuple[Field, Within]] = []
        frame = self
        while frame.field is not None and frame.parent is not None:
            within: Within = ()
            if frame.locate is not None:
                row, within = frame.locate(row)
            trail.append((frame.field, within))
            frame = frame.parent
        trail.reverse()
        return trail

    def path(self, row: int) -> Path | None:
        """Return the response path of a source, or None for the root."""
        path: Path | None = None
        for field, within in self.trail(row):
            path = Path(path, field.response_name, field.parent_type.name)
            for index in within:
                path = Path(path, index, None)
        return path


def picked(rows: Sequence[int]) -> Locate:
    """Return the locator for a frame whose sources belong to some of its parent's rows, one each."""
    return lambda source: (rows[source], ())


def among(chosen: Sequence[int], locate: Locate | None) -> Locate:
    """Return the locator for a frame with a subset of the sources that `locate` locates."""
    return picked(chosen) if locate is None else lambda source: locate(chosen[source])


def flattened(lists: Sequence[Sequence[Any]]) -> Locate:
    """Return the locator for a frame whose sources are the items of one list per row."""
    ends: list[int] = []

    def locate(source: int) -> tuple[int, Within]:
        if not ends:
            ends.extend(accumulate(map(len, lists)))
        row = bisect_right(ends, source)
        return row, (source - (ends[row - 1] if row else 0),)

    return locate
