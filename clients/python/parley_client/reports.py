"""Reliable reports: retried until the gateway accepts them or the task is no longer this worker's."""

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

TRANSIENT: Final = (Unavailable, RateLimited, Internal)
"""The errors that a worker retries: the gateway is unavailable, or has a fault that may not recur."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One assignment of a task to an agent. If a task is lost and assigned again, `assigned_at` differs."""

    task_id: str
    agent_id: str
    assigned_at: str | None

    def covers(self, view: Mapping[str, Any]) -> bool:
        """Return whether the task, as returned by the gateway, is still under this assignment."""
        holder = view["assignedTo"]
        return holder is not None and holder["id"] == self.agent_id and view["assignedAt"] == self.assigned_at


async def report(
    client: ParleyClient, assignment: Assignment, document: str, input: Mapping[str, Any], *, wanted: str
) -> JsonObject | None:
    """Send a report on a task and return the task, or None if it is no longer this worker's.

    Reports have no idempotency key: if no response arrives, the task itself shows whether the report was accepted.

    Args:
        wanted: the status that the task has once the report is accepted.

    Raises:
        ParleyError: the content of the report was rejected.
    """
    backoff = client.backoff()
    unsure = False
    while True:
        try:
            if unsure and (settled := await _settled(client, assignment, wanted)) is not None:
                return settled or None
            unsure = False
            return await _sent(client, {"id": assignment.task_id, **input}, document)
        except (Conflict, NotFound) as refusal:
            _log.info("task %s is no longer this worker's: %s", assignment.task_id, refusal)
            return None
        except TRANSIENT as error:
            unsure = True
            pause = backoff.next(error.retry_after_seconds)
            _log.info("report on task %s failed; retrying in %.1f s: %s", assignment.task_id, pause, error)
        await asyncio.sleep(pause)


async def _sent(client: ParleyClient, input: Mapping[str, Any], document: str) -> JsonObject:
    [payload] = (await client.query(document, {"input": input}, idempotent=False, patience=0)).values()
    task: JsonObject = payload["task"]
    return task


async def _settled(client: ParleyClient, assignment: Assignment, wanted: str) -> JsonObject | None:
    """Return the task if the report was accepted, {} if it never can be, or None if it must be sent again."""
    view: JsonObject | None = (await client.query(READ, {"id": assignment.task_id}, patience=0))["task"]
    if view is None or not assignment.covers(view):
        return {}
    if view["status"] == wanted:
        return view
    return None if is_open(view) else {}
