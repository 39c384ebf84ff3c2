"""Awaits the results of resolvers: those of one field, for all its sources, together."""

import asyncio
from asyncio import Future, isfuture
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from types import CoroutineType
from typing import Any


async def settle(values: list[Any], is_awaitable: Callable[[Any], bool]) -> list[Any]:
    """Return the values with each awaitable replaced by its result, or by the exception that it raised.

    A future needs no task: a resolver that returns one from a loader is cheaper than a coroutine function.
    """
    if len(values) == 1 and type(values[0]) is CoroutineType:  # most fields, and one source
        try:
            return [await values[0]]
        except Exception as error:  # becomes a GraphQL error, like those of several below
            return [error]
    settled = list(values)
    waiting: list[int] = []
    need_tasks = False
    for index, value in enumerate(values):
        if type(value) is Future:  # the result of a loader, already running
            waiting.append(index)
        elif value is not None and (isfuture(value) or is_awaitable(value)):
            waiting.append(index)
            need_tasks = True
    # A single coroutine is awaited in this task; several need tasks to run concurrently.
    if need_tasks and len(waiting) > 1:
        for index in waiting:
            if not isfuture(settled[index]):
                settled[index] = asyncio.ensure_future(settled[index])
    try:
        for index in waiting:
            try:
                settled[index] = await settled[index]
            except Exception as error:
                settled[index] = error  # becomes a GraphQL error at this index
    except BaseException:
        # This operation was cancelled: cancel what is still running (results and exceptions are not futures).
        for index in waiting:
            if isfuture(settled[index]):
                settled[index].cancel()
        raise
    return settled


async def together(coroutines: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Run coroutines concurrently; when one raises, cancel the others."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        raise


async def collect(iterable: Any) -> list[Any]:
    """Return the items of an asynchronous iterable, and close it if it raises."""
    iterator = aiter(iterable)
    try:
        return [item async for item in iterator]
    except Exception:
        close = getattr(iterator, "aclose", None)
        if close is not None:
            await close()
        raise


def in_background(awaitables: Sequence[Awaitable[Any]], kept: set[Future[Any]]) -> None:
    """Let awaitables finish whose results are no longer needed.

    Args:
        kept: references to what is running, which would otherwise be garbage collected.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:  # they can never run
        close_all(awaitables)
        return
    if awaitables:
        future = asyncio.gather(*awaitables, return_exceptions=True)
        kept.add(future)
        future.add_done_callback(kept.discard)


def close_all(values: Iterable[Any]) -> None:
    """Close those of the values that are coroutines. None of them has begun."""
    for value in values:
        if isinstance(value, Coroutine):
            value.close()
