"""The event hub of this process: orders events, keeps the latest in a ring buffer, dispatches each by topic.

Events arrive in three ways, each of which may fail: directly from this process's commits, over the bus from other
replicas, and from the log, which is read when a `seq` is missing, when the bus is down, and periodically in any case.
Because `seq` is gap-free per shard, every event is dispatched exactly once and in order, however it arrived.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from models.event_log import read_head, read_log
from models.events import LoggedEvent
from models.outbox import read_ends
from storage.background import run_forever
from subscriptions.fanout.bus import Bus, decode, last_seq

RING: Final = 4096
POLL_WITH_BUS: Final = 1.0
POLL_WITHOUT_BUS: Final = 0.05
_BATCH: Final = 500
_MAX_WAITING: Final = 10_000
REORDER_SECONDS: Final = 0.005
"""The time that early events wait for those before them, which mostly are under way, too, until the log is read."""

Topic = tuple[str, tuple[str, str] | None]
"""An organization and, optionally, the subject of the event: `("org_…", ("session", "ses_…"))`."""

Receiver = Callable[[LoggedEvent], None]


class Hub:
    """Orders the events of this process and dispatches them to receivers.

    Args:
        bus: the events of other replicas; None without Redis.
        alone: whether this is the only process that writes to the database, so that polling is not needed.
    """

    def __init__(self, bus: Bus | None, *, alone: bool) -> None:
        self._bus = bus
        self._alone = alone
        self._ring: dict[int, LoggedEvent] = {}
        self._receivers: dict[Topic, set[Receiver]] = defaultdict(set)
        self._subscribers: list[Receiver] = []
        self._waiting: dict[int, LoggedEvent] = {}
        """Events that arrived before one with a lower `seq`."""
        self._wake = asyncio.Event()
        self._looked_at = 0.0
        self.on_left_behind: Callable[[], None] | None = None
        """Is called when a look at the log finds events in the outbox, which may be those of a process that died."""
        self.head = 0
        self.epoch = ""

    async def start(self) -> None:
        """Start at the log's current head."""
        head = await read_head()
        self.head, self.epoch = head.seq, head.epoch

    async def run(self) -> None:
        """Keep up with the log until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(run_forever("hub", self._fill, every=self._poll_interval, wake=self._wake))
            if self._bus is not None:
                tasks.create_task(self._listen(self._bus))

    def subscribe(self, receiver: Receiver) -> None:
        """Call `receiver` with every event of every organization, before any stream receives it."""
        self._subscribers.append(receiver)

    def add(self, topic: Topic, receiver: Receiver) -> None:
        """Call `receiver` with the events of a topic, in order, each once."""
        self._receivers[topic].add(receiver)

    def remove(self, topic: Topic, receiver: Receiver) -> None:
        """Undo `add`."""
        receivers = self._receivers.get(topic)
        if receivers is not None:
            receivers.discard(receiver)
            if not receivers:
                del self._receivers[topic]

    def receive(self, events: Sequence[LoggedEvent]) -> None:
        """Accept logged events: dispatch the next ones, keep those that are early."""
        for event in events:
            if event.seq > self.head:
                self._waiting[event.seq] = event
        self._dispatch_waiting()
        if self._waiting:
            if len(self._waiting) > _MAX_WAITING:
                self._waiting.clear()  # the log has all of them
            self._wake.set()

    def recent(self, after: int, limit: int) -> list[LoggedEvent] | None:
        """Return up to `limit` events after a `seq`; None if the ring buffer no longer has them."""
        if after >= self.head:
            return []
        if after + 1 not in self._ring:
            return None
        return [self._ring[seq] for seq in range(after + 1, min(after + limit, self.head) + 1)]

    def _poll_interval(self) -> float | None:
        if self._alone:
            return None
        return POLL_WITH_BUS if self._bus is not None and self._bus.healthy else POLL_WITHOUT_BUS

    async def _fill(self) -> None:
        """Dispatch everything up to the log's head, then the events that arrived early."""
        if await self._closes() and not self._is_due():
            return
        end = await self._look()
        while self.head < end:
            batch = await read_log(self.head, through=end, limit=_BATCH)
            if not batch and self.head < end:
                self._skip_to(end)
            for event in batch:
                if event.seq > self.head + 1:
                    self._skip_to(event.seq - 1)
                if event.seq > self.head:
                    self._dispatch(event)
        self._waiting = {seq: event for seq, event in self._waiting.items() if seq > self.head}
        self.receive(())

    def _is_due(self) -> bool:
        """Return whether a look at the log is due, even though events keep arriving early."""
        interval = self._poll_interval()
        return interval is not None and asyncio.get_running_loop().time() - self._looked_at >= interval

    async def _look(self) -> int:
        """Return the last `seq`; report events in the outbox, too, in the same statement."""
        self._looked_at = asyncio.get_running_loop().time()
        if self.on_left_behind is None:
            return (await read_head()).seq
        ends = await read_ends()
        if ends.waiting:
            self.on_left_behind()
        return ends.seq

    async def _closes(self) -> bool:
        """Return whether a gap closes without the log: the events of two statements may arrive in any order.

        While events keep arriving, one that is lost is a gap that does not close; after the last one, the next look at
        the log finds it.
        """
        if not self._waiting:
            return False
        await asyncio.sleep(REORDER_SECONDS)
        return not self._waiting

    def _dispatch_waiting(self) -> None:
        while (event := self._waiting.pop(self.head + 1, None)) is not None:
            self._dispatch(event)

    def _skip_to(self, seq: int) -> None:
        """Skip pruned events. Streams that still needed them detect this and emit a StreamGap."""
        self.head = seq
        self._ring.clear()

    async def _listen(self, bus: Bus) -> None:
        async for message in bus.batches():
            if last_seq(message) > self.head:
                self.receive(decode(message))

    def _dispatch(self, event: LoggedEvent) -> None:
        self.head = event.seq
        self._ring[event.seq] = event
        if len(self._ring) > RING:
            del self._ring[next(iter(self._ring))]
        for subscriber in self._subscribers:
            subscriber(event)
        for topic in _topics(event):
            for receiver in tuple(self._receivers.get(topic, ())):
                receiver(event)


def _topics(event: LoggedEvent) -> list[Topic]:
    organization, topics = event.organization_id, event.topics
    found: list[Topic] = [(organization, None)]
    for name, value in (
        ("session", topics.session_id),
        ("execution", topics.execution_id),
        ("agent", topics.agent_id),
        ("task", topics.task_id),
        ("user", topics.user_id),
    ):
        if value is not None:
            found.append((organization, (name, value)))
    return found
