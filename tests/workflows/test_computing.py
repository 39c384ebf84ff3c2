"""Work in threads: an organization has one thread at a time, and its work stops with its caller."""

import asyncio
import threading

import pytest

from engine.computing import ComputationCancelled, checkpoint, compute


async def test_work_stops_when_its_caller_is_cancelled() -> None:
    began, ended = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        try:
            while True:
                checkpoint()
        except ComputationCancelled:
            ended.set()

    task = asyncio.create_task(compute("org_a", work))
    await asyncio.to_thread(began.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(ended.wait, 10)


async def test_the_work_of_one_organization_leaves_a_thread_to_others() -> None:
    release = threading.Event()
    busy = [asyncio.create_task(compute("org_a", release.wait)) for _ in range(10)]
    try:
        assert await asyncio.wait_for(compute("org_b", threading.get_ident), 10) != threading.get_ident()
    finally:
        release.set()
        assert await asyncio.gather(*busy) == [True] * 10
