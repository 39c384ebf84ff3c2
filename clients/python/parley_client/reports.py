"""Reports that get through: sent until the gateway has taken them, or the task is no longer this worker's."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley_client.client import ParleyClient
from parley_client.errors import Conflict, Internal, NotFound, RateLimited, Unavailable
from parley_client.tasks import READ, is_open
from parley_client.values import JsonObject

_log = logging.getLogger("parley_client")

PASSING: Final = (Unavailable, RateLimited, Internal)
"""What a worker waits out: the gateway is away, or has a fault that the next try may not meet."""


@dataclass(frozen=True, slots=True)
class Handing:
    """One handing-out of a task to an agent. Whoever loses a task and gets it again finds another time there."""

    task_id: str
    agent_id: str
    assigned_at: str | None

    def covers(self, view: Mapping[str, Any]) -> bool:
        """Tells whether a task that the gateway shows is in this agent's hands by this handing-out."""
        holder = view["assignedTo"]
        return holder is not None and holder["id"] == self.agent_id and view["assignedAt"] == self.assigned_at


async def report(
    client: ParleyClient, handing: Handing, document: str, input: Mapping[str, Any], *, wanted: str
) -> JsonObject | None:
    """Sends a report on a task and returns the task, or None when it is no longer this worker's.

    Reports carry no idempotency key: when no answer comes, the task itself tells whether the report was taken.

    Args:
        wanted: the status that the task has when the report was taken.

    Raises:
        ParleyError: the report was refused for what it says.
    """
    backoff = client.backoff()
    unsure = False
    while True:
        try:
            if unsure and (settled := await _settled(client, handing, wanted)) is not None:
                return settled or None
            unsure = False
            return await _sent(client, {"id": handing.task_id, **input}, document)
        except (Conflict, NotFound) as refusal:
            _log.info("task %s is no longer this worker's: %s", handing.task_id, refusal)
            return None
        except PASSING as error:
            unsure = True
            pause = backoff.next(error.retry_after_seconds)
            _log.info("reporting on task %s again in %.1f s: %s", handing.task_id, pause, error)
        await asyncio.sleep(pause)


async def _sent(client: ParleyClient, input: Mapping[str, Any], document: str) -> JsonObject:
    [payload] = (await client.query(document, {"input": input}, idempotent=False, patience=0)).values()
    task: JsonObject = payload["task"]
    return task


async def _settled(client: ParleyClient, handing: Handing, wanted: str) -> JsonObject | None:
    """Returns the task when the report was taken, nothing ({}) when it never can be, None when it has to be sent."""
    view: JsonObject | None = (await client.query(READ, {"id": handing.task_id}, patience=0))["task"]
    if view is None or not handing.covers(view):
        return {}
    if view["status"] == wanted:
        return view
    return None if is_open(view) else {}
