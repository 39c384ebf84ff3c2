"""The `info` passed to resolvers: graphql-core's, except that its path is computed when it is read."""

from asyncio import Future
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from graphql import GraphQLResolveInfo
from graphql.pyutils import Path, gather_with_cancel
from graphql.type import GraphQLResolveInfoHelpers

from executor.compiled.awaiting import in_background
from executor.compiled.frames import Frame

if TYPE_CHECKING:
    from executor.compiled.fields import Field


class PlacedInfo(GraphQLResolveInfo[Any]):
    """An info that stores the frame, row and field instead of the path."""

    __slots__ = ()

    @property
    def path(self) -> Path:
        """The response path of the field that is being resolved."""
        frame, row, field = cast("tuple[Frame, int, Field]", tuple.__getitem__(self, 4))
        return Path(frame.path(row), field.response_name, field.parent_type.name)


def placed_info(head: tuple[Any, ...], tail: tuple[Any, ...], frame: Frame, row: int, field: "Field") -> PlacedInfo:
    """Return the info of a field for one source.

    Args:
        head: the attributes before the path, which belong to the field.
        tail: the attributes after the path, which belong to the run.
    """
    return tuple.__new__(PlacedInfo, head + ((frame, row, field),) + tail)  # noqa: RUF005 - the slower way


def async_helpers(is_awaitable: Callable[[Any], bool], running: set[Future[Any]]) -> GraphQLResolveInfoHelpers:
    """Return graphql-core's helpers for resolvers that start concurrent work.

    Args:
        running: references to work that continues although its result is no longer needed.
    """

    def track(values: Sequence[Any]) -> None:
        in_background([value for value in values if is_awaitable(value)], running)

    def gather(values: Sequence[Awaitable[Any]]) -> Awaitable[list[Any]]:
        return gather_with_cancel(*values)

    return GraphQLResolveInfoHelpers(gather=gather, track=track)
