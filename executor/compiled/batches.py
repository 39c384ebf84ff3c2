"""Resolvers with a batched form, which resolves a field for many sources at once."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

_BATCH: Final = "__resolves_many__"

Resolver = TypeVar("Resolver", bound=Callable[..., Any])
Batch = Callable[..., "Sequence[Any] | Awaitable[Sequence[Any]]"]
"""A function of the library's info, whose path is that of the first source, the sources, and the field's arguments by
name. It returns one value per source in the same order (an exception for a source that has none), or an awaitable of
these."""


def batched(batch: Batch) -> Callable[[Resolver], Resolver]:
    """Give a resolver a batched form, which replaces it when many sources are resolved at once.

    Both must return the same values: graphql-core calls the original resolver.
    """

    def mark(resolver: Resolver) -> Resolver:
        setattr(resolver, _BATCH, batch)
        return resolver

    return mark


def batch_of(resolver: Callable[..., Any]) -> Batch | None:
    """Return the batched form of a resolver, if it has one."""
    return getattr(resolver, _BATCH, None)


class Awaited:
    """The awaitable returned by a batch."""

    __slots__ = ("awaitable", "count")

    def __init__(self, awaitable: Awaitable[Sequence[Any]], count: int) -> None:
        self.awaitable = awaitable
        self.count = count

    def values(self, result: Any) -> list[Any]:
        """Return the values for all sources, given the batch's result or the exception that it raised."""
        return values_of(result, self.count)


def values_of(result: Any, count: int) -> list[Any]:
    """Return a batch's values, or the exception that it raised for each source."""
    if isinstance(result, Exception):
        return [result] * count
    if not isinstance(result, Sequence) or len(result) != count:
        return [TypeError(f"A batch for {count} sources did not return {count} values.")] * count
    return list(result)
