"""What the examples answer with."""

import time
from collections.abc import Awaitable

from parley_client.tasks import Task, TaskFailed
from parley_client.values import Json, JsonObject


async def timed(work: Awaitable[Json]) -> JsonObject:
    """Returns the result of some work and how many milliseconds it took."""
    begun = time.perf_counter()
    data = await work
    return {"success": True, "data": data, "executionTime": round((time.perf_counter() - begun) * 1000, 3)}


def needed(task: Task, name: str) -> Json:
    """Returns a value of the task's payload.

    Raises:
        TaskFailed: it is missing; trying again cannot help.
    """
    if not isinstance(task.payload, dict) or name not in task.payload:
        raise TaskFailed(f"payload.{name} is needed.", retryable=False)
    return task.payload[name]
