"""Waiting for what resolvers return. Those of one field for all its sources are waited for together."""

import asyncio
from asyncio import Future, isfuture
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any


async def settle(values: list[Any], is_awaitable: Callable[[Any], bool]) -> list[Any]:
    """Returns the values with each awaitable replaced by its result, or by the exception that it raised.

    A future costs no task of its own: a resolver that returns one from a loader is cheaper than a coroutine function.
    """
    settled = list(values)
    waiting: list[int] = []
    need_tasks = False
    for index, value in enumerate(values):
        if type(value) is Future:
            waiting.append(index)
        elif value is not None and (isfuture(value) or is_awaitable(value)):
            waiting.append(index)
            need_tasks = True
    if need_tasks and len(waiting) > 1:
        for index in waiting:
            if not isfuture(settled[index]):
                settled[index] = asyncio.ensure_future(settled[index])
    try:
        for index in waiting:
            try:
                settled[index] = await settled[index]
            except Exception as error:
                settled[index] = error
    except BaseException:
        for index in waiting:
            if isfuture(settled[index]):
                settled[index].cancel()
        raise
    return settled


async def together(coroutines: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Runs coroutines side by side. When one raises, the others are cancelled."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        raise


async def collect(iterable: Any) -> list[Any]:
    """Returns the items of an asynchronous iterable, and closes it when it raises."""
    iterator = aiter(iterable)
    try:
        return [item async for item in iterator]
    except Exception:
        close = getattr(iterator, "aclose", None)
        if close is not None:
            await close()
        raise


def in_background(awaitables: Sequence[Awaitable[Any]], kept: set[Future[Any]]) -> None:
    """Lets awaitables finish whose results nobody wants any more.

    Args:
        kept: holds what is running, which would otherwise be collected as garbage.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:  # they can never run
        for awaitable in awaitables:
            if isinstance(awaitable, Coroutine):
                awaitable.close()
        return
    if awaitables:
        future = asyncio.gather(*awaitables, return_exceptions=True)
        kept.add(future)
        future.add_done_callback(kept.discard)
