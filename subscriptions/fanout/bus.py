"""Carries events between replicas faster than the database: `broadcaster.Broadcast` with our own Redis backend.

The log is the source of truth; the bus only reduces latency. A message may be lost, duplicated or late: the receiver
detects a gap in `seq` and reads the missing events from the log. broadcaster's own Redis backend is not used because
with redis 8 its first channel receives nothing, a Redis restart ends it silently, and its queue is unbounded.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Final

import orjson
from broadcaster import Broadcast, BroadcastBackend
from broadcaster._base import Event

from models.events import LoggedEvent, Topics, event_of
from redis_client import redis_client, redis_failures
from storage.background import raise_if_cancelled

if TYPE_CHECKING:
    from redis.asyncio.client import PubSub

_log = logging.getLogger("parley.bus")

_CHANNEL: Final = "parley:events:{shard}"
_MAX_QUEUED: Final = 1_000
_RETRY_SECONDS: Final = (0.05, 0.1, 0.2, 0.5, 1.0)
_IDLE_SECONDS: Final = 5.0
"""For how long nothing arrives before Redis is pinged."""
_PONG_SECONDS: Final = 2.0
"""The time within which Redis must reply: one that hangs keeps its connections open and accepts what is sent."""


class RedisBackend(BroadcastBackend):
    """Redis publish/subscribe that reconnects automatically, with a bounded queue.

    When the queue is full, the oldest message is dropped: the listener detects the gap and reads the log.
    """

    def __init__(self, url: str) -> None:
        self._client = redis_client(url)
        self._channels: set[str] = set()
        self._arrived: asyncio.Queue[Event] = asyncio.Queue(_MAX_QUEUED)
        self._changed = asyncio.Event()
        self._listener: asyncio.Task[None] | None = None
        self.healthy = False
        self._reported = False

    async def connect(self) -> None:
        """Start listening. If Redis is unavailable, keep trying in the background."""
        self._listener = asyncio.create_task(self._listen())

    async def disconnect(self) -> None:
        """Stop listening."""
        if self._listener is not None:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener
        await self._client.aclose()

    async def subscribe(self, group: str) -> None:
        """Add a channel. Never waits: `Broadcast` would lose a subscriber that arrives at the same time."""
        self._channels.add(group)
        self._changed.set()

    async def unsubscribe(self, group: str) -> None:
        """Remove a channel."""
        self._channels.discard(group)
        self._changed.set()

    async def publish(self, channel: str, message: str) -> None:
        """Publish a message, or drop it if Redis is unavailable."""
        if not self.healthy:
            return
        failure: Exception
        for _ in range(2):  # a pooled connection may have been closed by a restart of Redis
            try:
                await self._client.publish(channel, message)
                return
            except redis_failures() as error:
                failure = error
        self._lost(failure)

    async def next_published(self) -> Event:
        """Return the next message of a subscribed channel."""
        return await self._arrived.get()

    async def _listen(self) -> None:
        failures = 0
        while True:
            raise_if_cancelled()
            try:
                await self._listen_once()
                failures = 0
            except redis_failures() as error:
                self._lost(error)
                await asyncio.sleep(_RETRY_SECONDS[min(failures, len(_RETRY_SECONDS) - 1)])
                failures += 1

    async def _listen_once(self) -> None:
        """Listen on one connection until it fails or the channels change."""
        self._changed.clear()
        if not self._channels:
            await self._changed.wait()
            return
        async with self._client.pubsub() as pubsub:
            await pubsub.subscribe(*self._channels)
            while not self._changed.is_set():
                raise_if_cancelled()
                message = await pubsub.get_message(timeout=_IDLE_SECONDS) or await _pong(pubsub)
                self._receives()
                if message["type"] == "message":
                    self._arrive(message)

    def _receives(self) -> None:
        self.healthy = True
        if self._reported:
            self._reported = False
            _log.info("Redis available again; receiving events from other replicas")

    def _lost(self, error: Exception) -> None:
        self.healthy = False
        if not self._reported:
            self._reported = True
            _log.warning("Redis unavailable (%s); reading events from the log", type(error).__name__)

    def _arrive(self, message: dict[str, bytes]) -> None:
        if self._arrived.full():
            self._arrived.get_nowait()
        with contextlib.suppress(UnicodeDecodeError):
            self._arrived.put_nowait(Event(message["channel"].decode(), message["data"].decode()))


async def _pong(pubsub: "PubSub") -> dict[str, bytes]:
    """Ping Redis and return what arrives next: the reply, or a message.

    Raises:
        TimeoutError: nothing arrives, because Redis hangs or the connection is dead.
    """
    async with asyncio.timeout(_PONG_SECONDS):
        await pubsub.ping()  # sends it, and does not wait for the reply
    message: dict[str, bytes] | None = await pubsub.get_message(timeout=_PONG_SECONDS)
    if message is None:
        raise TimeoutError
    return message


class Bus:
    """The events of one shard, to and from the other replicas."""

    def __init__(self, url: str, shard: int) -> None:
        self._backend = RedisBackend(url)
        self._broadcast = Broadcast(backend=self._backend)
        self._channel = _CHANNEL.format(shard=shard)

    @property
    def healthy(self) -> bool:
        """Whether messages are being received at the moment."""
        return self._backend.healthy

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Keep the connection open while the block runs."""
        async with self._broadcast:
            yield

    async def publish(self, events: list[LoggedEvent]) -> None:
        """Publish logged events to the other replicas."""
        await self._broadcast.publish(self._channel, encode(events))

    async def batches(self) -> AsyncIterator[str]:
        """Yield the messages of all replicas, this one included, still encoded; see `last_seq` and `decode`."""
        async with self._broadcast.subscribe(self._channel) as subscriber:
            while True:
                message: str = (await subscriber.get()).message
                yield message


def encode(events: list[LoggedEvent]) -> str:
    """Return a message: the last `seq`, a colon, the events. The `seq` lets a receiver skip what it has."""
    rows = [_row(event) for event in events]
    return f"{events[-1].seq}:{orjson.dumps(rows).decode()}"


def last_seq(message: str) -> int:
    """Return the `seq` of the last event in a message."""
    return int(message[: message.index(":")])


def decode(message: str) -> list[LoggedEvent]:
    """Return the events of a message."""
    return [event_of(row) for row in orjson.loads(message[message.index(":") + 1 :])]


def _row(event: LoggedEvent) -> dict[str, object]:
    topics: Topics = event.topics
    return {
        "shard": event.shard,
        "seq": event.seq,
        "id": event.id,
        "organization_id": event.organization_id,
        "kind": event.kind.name,
        "type": event.type,
        "actor_id": event.actor_id,
        "caused_by": event.caused_by,
        "occurred_at": event.occurred_at.isoformat(),
        "session_id": topics.session_id,
        "execution_id": topics.execution_id,
        "agent_id": topics.agent_id,
        "task_id": topics.task_id,
        "user_id": topics.user_id,
        "payload": event.stored_payload,
    }
