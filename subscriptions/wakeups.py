"""Tells a waiting worker when there may be work, and who waits for a task when it may have ended."""

import asyncio
from collections import defaultdict
from typing import Final

from models.events import EventKind, LoggedEvent
from models.tasks import FINAL, Task
from subscriptions.fanout.hub import Hub

_WORK: Final = frozenset({EventKind.TaskCreated, EventKind.TaskUpdated, EventKind.TaskAssigned})
_LONGEST_WAIT: Final = 1.0


class TaskWakeups:
    """Wakes who waits for a task of an organization when one may have become claimable, on whichever replica."""

    def __init__(self, hub: Hub) -> None:
        self._waiting: dict[str, set[asyncio.Future[None]]] = defaultdict(set)
        hub.subscribe(self.on_event)

    async def task_available(self, organization_id: str, timeout_seconds: float) -> None:
        """Returns when a task may be claimable, or after the timeout; the caller looks again either way.

        It returns after a second at the latest, because a task may have come between the caller's look and this wait.
        """
        await self._wait(organization_id, timeout_seconds)

    async def task_ended(self, task_id: str, timeout_seconds: float) -> None:
        """Returns when a task may have ended, or after the timeout, or a second; the caller looks again either way."""
        await self._wait(task_id, timeout_seconds)

    async def _wait(self, key: str, timeout_seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._waiting[key]
        waiting.add(future)
        try:
            async with asyncio.timeout(min(timeout_seconds, _LONGEST_WAIT)):
                await future
        except TimeoutError:
            pass
        finally:
            waiting.discard(future)
            if not waiting:
                self._waiting.pop(key, None)

    def on_event(self, event: LoggedEvent) -> None:
        # Nobody waits most of the time, and reading a task out of every event is not free.
        if not self._waiting or event.kind not in _WORK:
            return
        task = event.record("task", Task)
        if task.claimable:
            self._wake(event.organization_id)
        elif task.status in FINAL:
            self._wake(task.id)

    def _wake(self, key: str) -> None:
        for future in tuple(self._waiting.get(key, ())):
            if not future.done():
                future.set_result(None)
