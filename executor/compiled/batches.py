"""Resolvers with a second form, which resolves a field for many sources at once."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

_BATCH: Final = "__resolves_many__"

Resolver = TypeVar("Resolver", bound=Callable[..., Any])
Batch = Callable[..., "Sequence[Any] | Awaitable[Sequence[Any]]"]
"""Called with the library's info, whose path is that of the first source, with the sources, and with the arguments of
the field by their names. Returns as many values in the same order, an exception where there is none to be had, or an
awaitable of these."""


def batched(batch: Batch) -> Callable[[Resolver], Resolver]:
    """Gives a resolver a second form, which takes its place where many sources are resolved at once.

    Both must give the same values: graphql-core calls the first.
    """

    def mark(resolver: Resolver) -> Resolver:
        setattr(resolver, _BATCH, batch)
        return resolver

    return mark


def batch_of(resolver: Callable[..., Any]) -> Batch | None:
    """Returns the second form of a resolver, if it has one."""
    return getattr(resolver, _BATCH, None)


class Awaited:
    """What a batch returned that has to be waited for."""

    __slots__ = ("awaitable", "count")

    def __init__(self, awaitable: Awaitable[Sequence[Any]], count: int) -> None:
        self.awaitable = awaitable
        self.count = count

    def values(self, result: Any) -> list[Any]:
        """Returns the values for all sources, given what the batch came to: them, or the exception it raised."""
        return values_of(result, self.count)


def values_of(result: Any, count: int) -> list[Any]:
    """Returns a batch's values, or for each source the exception that it raised instead."""
    if isinstance(result, Exception):
        return [result] * count
    if not isinstance(result, Sequence) or len(result) != count:
        return [TypeError(f"A batch for {count} sources did not return {count} values.")] * count
    return list(result)
