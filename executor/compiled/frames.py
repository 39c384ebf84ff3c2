"""Where a value stands in the answer. Worked out only when somebody asks: for an error, or for `info.path`."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Optional, TypeAlias

from graphql.pyutils import Path

if TYPE_CHECKING:
    from executor.compiled.fields import Field

Within: TypeAlias = tuple[int, ...]
"""The indices that lead through the lists of one field to one of its values."""

Locate: TypeAlias = Callable[[int], tuple[int, Within]]
"""Tells of a source which row of the parent frame it belongs to, and where in that row's lists it is."""


class Frame:
    """The sources of one selection set, side by side, and the objects made of them.

    Args:
        field: the field whose values the sources are; None for the root.
        locate: None when source n is the one value of row n of the parent.
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
        """Returns the fields that lead to a source, from the root on, each with where in its lists it went on."""
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
        """Returns the response path of a source; None for the root."""
        path: Path | None = None
        for field, within in self.trail(row):
            path = Path(path, field.response_name, field.parent_type.name)
            for index in within:
                path = Path(path, index, None)
        return path


def picked(rows: Sequence[int]) -> Locate:
    """Locates the sources of a frame that holds only some of its parent's rows."""
    return lambda source: (rows[source], ())


def among(chosen: Sequence[int], locate: Locate | None) -> Locate:
    """Locates the sources of a frame that holds only some of those that `locate` knows the places of."""
    return picked(chosen) if locate is None else lambda source: locate(chosen[source])


def flattened(lists: Sequence[Sequence[Any]]) -> Locate:
    """Locates the sources of a frame that are the items of one list for each row."""
    ends: list[int] = []

    def locate(source: int) -> tuple[int, Within]:
        if not ends:
            ends.extend(accumulate(map(len, lists)))
        row = bisect_right(ends, source)
        return row, (source - (ends[row - 1] if row else 0),)

    return locate
