"""Waiting for what others do: a worker, a person, another run, an event.

Whoever waits watches a key, looks at the database, and sleeps until the key is named again. What was decided before the
wait began is seen by the first look, and what happened while this process was down by the look after the restart: the
database tells, the wake-up only makes it quick. Events committed in this process wake at once; other replicas' changes
are found by one query for all who wait.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from models.approvals import Approval, ApprovalStatus
from models.events import EventKind, LoggedEvent
from models.executions import ENDED, WorkflowExecution
from models.tasks import FINAL, Task
from storage.ids import prefix_of

_SETTLED: Final = [status for status in ApprovalStatus if status is not ApprovalStatus.PENDING]
_CHUNK: Final = 500


def custom_event(organization_id: str, type: str) -> str:
    """Returns the key under which a custom event is awaited."""
    return f"{organization_id}:{type}"


class Waits:
    """Who waits for what in this process."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)

    @contextlib.contextmanager
    def watch(self, key: str) -> Iterator[asyncio.Event]:
        """Yields an event that is set whenever something may have happened to `key`. Look after it was made."""
        event = asyncio.Event()
        self._waiting[key].add(event)
        try:
            yield event
        finally:
            self._waiting[key].discard(event)
            if not self._waiting[key]:
                del self._waiting[key]

    def wake(self, key: str) -> None:
        """Wakes whoever watches `key`."""
        for event in self._waiting.get(key, ()):
            event.set()

    def on_event(self, event: LoggedEvent) -> None:
        """Wake everything that waits for the change this committed event records."""
        for key in _keys(event):
            self.wake(key)

    async def look(self) -> None:
        """Wakes whoever waits for what has ended meanwhile, in this process or in another."""
        by_prefix: dict[str | None, list[str]] = defaultdict(list)
        for key in list(self._waiting):
            by_prefix[prefix_of(key)].append(key)
        for key in by_prefix.pop(None, []):
            self.wake(key)  # custom events: those who wait read the log themselves
        for table, column in _ENDS:
            ids = by_prefix.get(table.PREFIX, [])
            for begin in range(0, len(ids), _CHUNK):
                rows = table.filter(id__in=ids[begin : begin + _CHUNK], status__in=column)
                for id in await rows.values_list("id", flat=True):
                    self.wake(str(id))


_ENDS: Final[tuple[tuple[type[Any], list[Any]], ...]] = (
    (Task, list(FINAL)),
    (Approval, _SETTLED),
    (WorkflowExecution, list(ENDED)),
)


def _keys(event: LoggedEvent) -> Iterator[str]:
    if event.topics.task_id is not None:
        yield event.topics.task_id
    if event.topics.execution_id is not None:
        yield event.topics.execution_id
    if event.kind is EventKind.ApprovalResponded:
        approval = event.payload["approval"]
        assert isinstance(approval, dict)
        yield str(approval["id"])
    if event.kind is EventKind.CustomEvent:
        yield custom_event(event.organization_id, event.type)
