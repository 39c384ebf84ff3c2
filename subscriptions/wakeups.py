"""Tells a waiting worker when there may be work."""

import asyncio
from collections import defaultdict
from typing import Final

from models.events import Kind, LoggedEvent
from models.tasks import Task
from subscriptions.hub import Hub

_WORK: Final = frozenset({Kind.TaskCreated, Kind.TaskUpdated, Kind.TaskAssigned})
_LONGEST_WAIT: Final = 1.0


class TaskWakeups:
    """Wakes who waits for a task of an organization when one may have become claimable, on whichever replica."""

    def __init__(self, hub: Hub) -> None:
        self._waiting: dict[str, set[asyncio.Future[None]]] = defaultdict(set)
        hub.observe(self._observe)

    async def task_available(self, organization_id: str, timeout_seconds: float) -> None:
        """Returns when a task may be claimable, or after the timeout; the caller looks again either way.

        It returns after a second at the latest, because a task may have come between the caller's look and this wait.
        """
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._waiting[organization_id]
        waiting.add(future)
        try:
            async with asyncio.timeout(min(timeout_seconds, _LONGEST_WAIT)):
                await future
        except TimeoutError:
            pass
        finally:
            waiting.discard(future)
            if not waiting:
                self._waiting.pop(organization_id, None)

    def _observe(self, event: LoggedEvent) -> None:
        waiting = self._waiting.get(event.organization_id)
        if waiting and event.kind in _WORK and event.record("task", Task).claimable:
            for future in tuple(waiting):
                if not future.done():
                    future.set_result(None)
