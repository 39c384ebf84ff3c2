"""Waiting for others: a worker, a person, another run, an event. For nodes and for use cases.

A caller watches a key, looks at the database, and sleeps until the key is woken. What was decided before the wait began
is seen by the first look, and what happened while this process was down by the look after the restart: the database is
the source of truth, and waking only makes it fast. Events committed in this process wake at once, those of other
replicas when they arrive, and the engine finds what was missed with one query for all waiting nodes.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from errors import Unavailable
from models.approvals import Approval, ApprovalStatus
from models.events import EventKind, LoggedEvent
from models.executions import ENDED, WorkflowExecution
from models.requests import ENDED as REQUEST_ENDED
from models.requests import Request
from models.studio import COMMAND_CREATED, COMMAND_ENDED, INSTANCE_DISCONNECTED, CommandStatus, StudioCommand
from models.sync_jobs import OPEN as SYNC_OPEN
from models.sync_jobs import SYNC_UPDATED, SyncJob, SyncStatus
from models.tasks import FINAL, Task
from storage.ids import prefix_of

MAX_SLEEP: Final = 1.0
"""A task can become claimable, or a lease expire, without an event: use cases look at least this often, in seconds."""

_SYNCHRONIZED: Final = [status for status in SyncStatus if status not in SYNC_OPEN]
_DECIDED: Final = [status for status in ApprovalStatus if status is not ApprovalStatus.PENDING]
_TASK_EVENTS: Final = frozenset({EventKind.TaskCreated, EventKind.TaskUpdated, EventKind.TaskAssigned})
_CHUNK: Final = 500


def custom_event(organization_id: str, type: str) -> str:
    """Return the key of a type of custom events."""
    return f"{organization_id}:{type}"


def claimable_task(organization_id: str) -> str:
    """Return the key of the organization's claimable tasks."""
    return f"{organization_id}/claimable"


class Waits:
    """The keys that are being watched in this process. A record's key is its id."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._closing = False

    @contextlib.contextmanager
    def watch(self, key: str) -> Iterator[asyncio.Event]:
        """Yield an event that is set whenever `key` may have changed. Look after entering the block."""
        event = asyncio.Event()
        self._waiting[key].add(event)
        try:
            yield event
        finally:
            self._waiting[key].discard(event)
            if not self._waiting[key]:
                del self._waiting[key]

    async def sleep(self, woken: asyncio.Event, seconds: float) -> None:
        """Sleep until woken, at most `seconds` and at most `MAX_SLEEP`; the caller looks again in any case.

        For use cases, whose clients can wait at another replica.

        Raises:
            Unavailable: the process is shutting down.
        """
        if not self._closing:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(seconds, MAX_SLEEP)):
                    await woken.wait()
            woken.clear()
        if self._closing:
            raise Unavailable("The server is restarting; try again.", retry_after_seconds=1)

    @property
    def closing(self) -> bool:
        """Whether the process is shutting down."""
        return self._closing

    def close(self) -> None:
        """End every `sleep`, now and from now on: requests that wait would delay the shutdown."""
        self._closing = True
        for key in list(self._waiting):
            self.wake(key)

    def wake(self, key: str) -> None:
        """Wake everything that watches `key`."""
        for event in self._waiting.get(key, ()):
            event.set()

    def on_event(self, event: LoggedEvent) -> None:
        """Wake everything that waits for the change that an event records."""
        if self._waiting:
            for key in _keys(event):
                self.wake(key)
            if event.kind in _TASK_EVENTS and (key := claimable_task(event.organization_id)) in self._waiting:
                self._wake_claims(key, event)

    def _wake_claims(self, key: str, event: LoggedEvent) -> None:
        if event.record("task", Task).claimable:
            self.wake(key)

    async def look(self) -> None:
        """Wake everything that waits for a record that has ended in the meantime, in any process."""
        by_prefix: dict[str | None, list[str]] = defaultdict(list)
        for key in list(self._waiting):
            by_prefix[prefix_of(key)].append(key)
        for key in by_prefix.pop(None, []):
            self.wake(key)  # custom events and claimable tasks: the waiting side looks for itself
        for table, final in _FINAL_STATUSES:
            ids = by_prefix.get(table.PREFIX, [])
            for begin in range(0, len(ids), _CHUNK):
                rows = table.filter(id__in=ids[begin : begin + _CHUNK], status__in=final)
                for id in await rows.values_list("id", flat=True):
                    self.wake(str(id))


_FINAL_STATUSES: Final[tuple[tuple[type[Any], list[Any]], ...]] = (
    (Task, list(FINAL)),
    (Approval, _DECIDED),
    (WorkflowExecution, list(ENDED)),
    (Request, list(REQUEST_ENDED)),
    (StudioCommand, [CommandStatus.COMPLETED, CommandStatus.FAILED, CommandStatus.EXPIRED]),
    (SyncJob, _SYNCHRONIZED),
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
    if event.kind is EventKind.RequestCompleted:
        request = event.payload["request"]
        assert isinstance(request, dict)
        yield str(request["id"])
    if event.type == SYNC_UPDATED:
        yield str(event.payload["record_id"])
    if event.kind is EventKind.CustomEvent:
        yield custom_event(event.organization_id, event.type)
    if event.type in (COMMAND_ENDED, INSTANCE_DISCONNECTED):
        yield str(event.payload["record_id"])
    if event.type == COMMAND_CREATED:
        changes = event.payload["changes"]
        assert isinstance(changes, dict)
        yield str(changes["instance_id"])  # its plugin waits for commands
