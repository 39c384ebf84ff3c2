"""Hundreds of sockets and streams are cut at once and resume: nothing is lost, and the database is read a few times."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from typing import Final

import pytest

from benchmarks.steady.crowd import until
from benchmarks.steady.subscribers import EventStreamConnection, Ledger, Subscriber, Tally, WebSocketConnection
from tests.conftest import Environment
from tests.databases.conftest import statements as statements
from tests.gateways import Gateway
from tests.waiting import PATIENCE

pytestmark = pytest.mark.crash

SESSIONS: Final = 10
SOCKETS: Final = 300
STREAMS: Final = 30
_CREATE: Final = 'mutation { createSession(input: {name: "a"}) { session { id } } }'
_SEND: Final = """mutation ($session: ID!, $content: String!) {
  sendMessage(input: {sessionId: $session, content: $content}) { message { id } errors { message } } }"""


class Following:
    """Subscribers of sessions, and what was sent to each session."""

    def __init__(self, gateway: Gateway, sessions: Sequence[str]) -> None:
        self.ledger = Ledger()
        self.sent = {session: Tally() for session in sessions}
        kinds = [WebSocketConnection] * SOCKETS + [EventStreamConnection] * STREAMS
        self.subscribers = [
            Subscriber(self.ledger, kind, gateway.port, gateway.admin_key, sessions[number % SESSIONS])
            for number, kind in enumerate(kinds)
        ]
        self.tasks = [asyncio.create_task(each.run()) for each in self.subscribers]

    async def all_open(self, times: int) -> None:
        await until(lambda: all(each.opened and each.times_opened >= times for each in self.subscribers), PATIENCE)

    async def send(self, gateway: Gateway, number: int) -> None:
        """Send a message to each session."""
        for session, tally in self.sent.items():
            given = {"session": session, "content": f"@0 {number}"}
            made = await asyncio.to_thread(gateway.data, _SEND, given)
            assert not made["sendMessage"]["errors"]
            tally.add(number)

    async def complete(self) -> None:
        """Wait until everyone has received exactly what was sent."""
        await until(lambda: all(each.tally == self.sent[each.session] for each in self.subscribers), PATIENCE)

    async def leave(self) -> None:
        for subscriber in self.subscribers:
            subscriber.stop()
        await asyncio.gather(*self.tasks)


async def opened(gateway: Gateway) -> Following:
    """Return subscribers that have received a message each."""
    sessions = [gateway.data(_CREATE)["createSession"]["session"]["id"] for _ in range(SESSIONS)]
    following = Following(gateway, sessions)
    await following.all_open(1)
    await following.send(gateway, 1)
    await following.complete()
    return following


def reads(statements: Sequence[str]) -> int:
    """Return the number of reads of what a subscription is about: its caller, its session, the log and its head."""
    of_streams = re.compile(r'^\s*SELECT .*FROM "?(users|api_keys|sessions|event_log|log_head)"? ', re.DOTALL)
    # The scheduler looks for expired sessions, and the hub for the log's head, whoever is subscribed.
    background = re.compile(r'"expires_at" ASC|NOT "?expires_at"? IS NULL|FROM log_head WHERE shard = 0$')
    return sum(bool(of_streams.match(each)) and not background.search(each) for each in statements)


@pytest.mark.promise("R11")
async def test_all_resume_without_a_gap_and_with_few_reads(
    backend: Environment, statements: list[str], figure: Callable[[str], None]
) -> None:
    with Gateway(backend) as gateway:
        following = await opened(gateway)
        statements.clear()
        begun = time.monotonic()
        for subscriber in following.subscribers:
            subscriber.cut()
        sending = asyncio.create_task(following.send(gateway, 2))
        await following.all_open(2)
        seconds = time.monotonic() - begun
        await sending
        await following.complete()
        figure(
            f"{SOCKETS} WebSockets and {STREAMS} streams of {SESSIONS} sessions cut at once: all are back after "
            f"{seconds:.1f} s, {reads(statements)} reads, 0 gaps"
        )
        assert reads(statements) <= 5 * SESSIONS, "one of each session, two for each message, and a few"
        assert (following.ledger.gaps, following.ledger.refusals) == ({}, {})
        await following.leave()


async def test_all_resume_after_a_restart_where_no_event_is_in_memory(
    backend: Environment, statements: list[str]
) -> None:
    with Gateway(backend) as first:
        following = await opened(first)
        for subscriber in following.subscribers:
            subscriber.port = 1  # nobody listens there, until the second gateway does
            subscriber.cut()
        for number in range(2, 5):
            await following.send(first, number)
    with Gateway(backend) as second:
        statements.clear()
        for subscriber in following.subscribers:
            subscriber.port = second.port
        await following.all_open(2)
        await following.complete()
        assert reads(statements) <= 4 * SESSIONS, "one of each session and of its events, and a few"
        assert following.ledger.gaps == {}
        await following.leave()
