"""The results of the examples."""

import time
from collections.abc import Awaitable

from parley_client.tasks import Task, TaskFailed
from parley_client.values import Json, JsonObject


async def timed(work: Awaitable[Json]) -> JsonObject:
    """Return the result of some work, with its duration in milliseconds."""
    started = time.perf_counter()
    data = await work
    return {"success": True, "data": data, "executionTime": round((time.perf_counter() - started) * 1000, 3)}


def needed(task: Task, name: str) -> Json:
    """Return a value from the task's payload.

    Raises:
        TaskFailed: the value is missing; not retryable.
    """
    if not isinstance(task.payload, dict) or name not in task.payload:
        raise TaskFailed(f"payload.{name} is required.", retryable=False)
    return task.payload[name]
