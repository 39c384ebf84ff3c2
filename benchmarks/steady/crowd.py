"""A crowd: many subscribers of many sessions, connected a few at a time, and the numbered messages sent to them."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from benchmarks.steady.calls import Caller, Latencies
from benchmarks.steady.deployment import Deployment
from benchmarks.steady.subscribers import EventStreamConnection, Ledger, Subscriber, Tally, WebSocketConnection

SEND: Final = """mutation Send($session: ID!, $content: String!, $key: String) {
  sendMessage(input: {sessionId: $session, content: $content, idempotencyKey: $key}) {
    message { id } errors { code message }
  }
}"""
_AT_ONCE: Final = 100


@dataclass
class Crowd:
    """Subscribers, and what was sent to the sessions that they follow."""

    deployment: Deployment
    sessions: list[str]
    latencies: Latencies = field(default_factory=Latencies)
    ledger: Ledger = field(default_factory=Ledger)
    subscribers: list[Subscriber] = field(default_factory=list)
    sent: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ledger.arrived = self._arrived
        self.callers = [Caller(each.port, self.deployment.token) for each in self.deployment.gateways]

    def _arrived(self, content: bytes, moment: float) -> None:
        self.latencies.add("event", moment - float(content[1:].partition(b" ")[0]))

    async def join(self, sockets: int, streams: int = 0) -> None:
        """Connect subscribers, spread over the sessions and the gateways, and wait until all are open."""
        kinds = [WebSocketConnection] * sockets + [EventStreamConnection] * streams
        gateways, token = self.deployment.gateways, self.deployment.token
        for number, kind in enumerate(kinds, start=len(self.subscribers)):
            session = self.sessions[number % len(self.sessions)]
            port = gateways[number // len(self.sessions) % len(gateways)].port
            subscriber = Subscriber(self.ledger, kind, port, token, session)
            self.subscribers.append(subscriber)
            self.tasks.append(asyncio.create_task(subscriber.run()))
            if number % _AT_ONCE == 0:
                await self.all_open()
        await self.all_open()

    async def all_open(self, within: float = 120.0) -> None:
        """Wait until every subscriber is connected.

        Raises:
            TimeoutError: it takes longer than `within` seconds.
        """
        await until(lambda: self.ledger.open >= len(self.subscribers), within)

    async def send(self, number: int) -> str | None:
        """Send a message to one of the sessions; return what is wrong with the response."""
        session = self.sessions[number % len(self.sessions)]
        content = f"@{time.monotonic():.6f} {number}"
        caller = self.callers[number % len(self.callers)]
        status, body = await caller.post(SEND, {"session": session, "content": content, "key": f"send-{number}"})
        if status != 200 or b'"errors":[]' not in body:
            return f"{status} {body[:200].decode(errors='replace')}"
        self.sent[session].add(number)
        return None

    async def complete(self, within: float = 30.0) -> int:
        """Wait until every subscriber has seen everything; return how many have not after some seconds."""
        try:
            await until(lambda: not self.incomplete(), within)
        except TimeoutError:
            return self.incomplete()
        return 0

    def incomplete(self) -> int:
        """Return the number of subscribers that have not seen exactly what was sent to their session."""
        return sum(each.tally != self.sent[each.session] for each in self.subscribers)

    async def leave(self) -> None:
        """Disconnect everyone."""
        for subscriber in self.subscribers:
            subscriber.stop()
        await asyncio.gather(*self.tasks)
        for caller in self.callers:
            caller.close()


async def until(condition: Callable[[], bool], within: float) -> None:
    """Wait for a condition.

    Raises:
        TimeoutError: it does not hold within some seconds.
    """
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - the condition changes with what sockets receive
            await asyncio.sleep(0.05)
