"""One timer for all running work: late work is stopped, the rest continues."""

import asyncio

import pytest

from executor.deadlines import DeadlineExceeded, Deadlines


async def for_ever() -> None:
    await asyncio.get_running_loop().create_future()


async def soon(value: int) -> int:
    await asyncio.sleep(0)
    return value


async def test_work_done_in_time_returns_its_result() -> None:
    deadlines = Deadlines(30)
    assert await asyncio.gather(*(deadlines.keep(soon(number)) for number in range(3))) == [0, 1, 2]


async def test_late_work_is_stopped_and_its_task_continues() -> None:
    deadlines = Deadlines(0.02)
    for _ in range(3):
        with pytest.raises(DeadlineExceeded):
            await deadlines.keep(for_ever())
    task = asyncio.current_task()
    assert task is not None and not task.cancelling()
    assert await deadlines.keep(soon(1)) == 1


async def test_each_call_has_its_own_deadline() -> None:
    deadlines = Deadlines(0.4)
    first = asyncio.create_task(deadlines.keep(for_ever()))
    await asyncio.sleep(0.3)
    second = asyncio.create_task(deadlines.keep(for_ever()))
    with pytest.raises(DeadlineExceeded):
        await first
    assert not second.done()
    with pytest.raises(DeadlineExceeded):
        await second


async def test_an_external_cancellation_is_propagated() -> None:
    deadlines = Deadlines(30)
    work = asyncio.create_task(deadlines.keep(for_ever()))
    await asyncio.sleep(0)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work


async def test_an_exception_of_the_work_is_propagated() -> None:
    async def broken() -> None:
        await asyncio.sleep(0)
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own") as raised:
        await Deadlines(30).keep(broken())
    assert not isinstance(raised.value, DeadlineExceeded)


def test_it_works_on_consecutive_event_loops() -> None:
    deadlines = Deadlines(0.02)

    async def late() -> None:
        with pytest.raises(DeadlineExceeded):
            await deadlines.keep(for_ever())

    asyncio.run(deadlines.keep(soon(1)))  # leaves its timer behind with a closed loop
    asyncio.run(late())
