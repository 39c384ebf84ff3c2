"""Error handling: errors are recorded while fields run; at the end they are sorted and their nulls propagate.

The result is that of graphql-core, which executes depth-first and stops at the first error that nulls a parent: an
error below a place that is already null is dropped, so at most one error is reported per nulled parent.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from graphql import GraphQLError
from graphql.error import located_error

from executor.compiled.frames import Frame, Within

if TYPE_CHECKING:
    from executor.compiled.fields import Field

Place: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """One error, with its field, the row in the frame and the position in the field's lists."""

    field: "Field"
    frame: Frame
    row: int
    within: Within
    error: Exception


class _Located(NamedTuple):
    """A failure with its position in the response.

    Args:
        order: the sort key: fewer awaits first, then document order.
        nulled: the position that becomes null.
    """

    order: tuple[int, list[int]]
    path: Place
    nulled: Place
    failure: Failure


class Outcome(NamedTuple):
    """The result of an operation's failures: the errors to report, and the positions that become null."""

    errors: list[GraphQLError]
    nulled: set[Place]


def outcome(failures: Collection[Failure], awaited: Collection["Field"]) -> Outcome:
    """Return the errors to report, in order, and the positions that they make null.

    Args:
        awaited: the fields whose values were awaited; errors of other fields come first.
    """
    result = Outcome([], set())
    for located in sorted((_locate(each, awaited) for each in failures), key=lambda each: each.order):
        if any(located.nulled[:length] in result.nulled for length in range(len(located.nulled) + 1)):
            continue
        result.nulled.add(located.nulled)
        failure = located.failure
        result.errors.append(located_error(failure.error, failure.field.nodes, list(located.path)))
    return result


def _locate(failure: Failure, awaited: Collection["Field"]) -> _Located:
    path: list[str | int] = []
    order: list[int] = []
    end = waits = 0
    for field, within in [*failure.frame.trail(failure.row), (failure.field, failure.within)]:
        waits += field in awaited
        path += (field.response_name, *within)
        order += (field.position, *within)
        for level, nullable in enumerate(field.nullable[: len(within) + 1]):
            if nullable:
                end = len(path) - len(within) + level
    return _Located((waits, order), tuple(path), tuple(path[:end]), failure)


def without_nulled(data: dict[str, Any], nulled: Collection[Place]) -> dict[str, Any] | None:
    """Return the data with null at these positions."""
    if () in nulled:
        return None
    for place in nulled:
        container: Any = data
        for key in place[:-1]:
            container = container[key]
            if container is None:
                break
        else:
            container[place[-1]] = None
    return data
