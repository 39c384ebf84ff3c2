"""Clients behind a proxy whose replica is killed: they reconnect to another one, and miss and repeat nothing."""

import contextlib
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import httpx
import pytest
from websockets.exceptions import WebSocketException

from tests.deployment.test_proxy import Proxy, proxy  # noqa: F401 - a fixture
from tests.gateways import Addresses, GatewayProcess
from tests.people import Person
from tests.transports import TRANSPORTS, Stream
from tests.waiting import LONG_PATIENCE, until

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R7"),
    pytest.mark.parametrize("backend_name", ["postgres"], scope="module"),
    pytest.mark.timeout(900),
]

EACH: Final = 4
"""Clients of each transport, which the proxy spreads over both replicas."""
EVENTS: Final = 8
"""Events that are published, on each transport, before a kill and while the clients reconnect."""
RECONNECT_SECONDS: Final = 0.05


class Front(Addresses):
    """The proxy's addresses."""

    def __init__(self, proxy: Proxy) -> None:  # noqa: F811
        self.port = proxy.port
        self.admin_key = proxy.gateways[0].admin_key
        self.trusted: ssl.SSLContext | None = proxy.trusted

    @property
    def url(self) -> str:
        """See `Addresses`."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def ws_url(self) -> str:
        """See `Addresses`."""
        return f"wss://127.0.0.1:{self.port}/graphql"


@dataclass
class Client:
    """A client that reconnects and resumes after its last cursor until it is stopped."""

    stream: Stream
    seen: list[str] = field(default_factory=list)
    connections: int = 0
    connected_at: float = 0.0
    stopping: threading.Event = field(default_factory=threading.Event)
    _cursor: str | None = None

    def run(self) -> None:
        """Follow the stream."""
        while not self.stopping.wait(RECONNECT_SECONDS):
            with contextlib.suppress(OSError, EOFError, httpx.HTTPError, WebSocketException):
                self._follow()

    def _follow(self) -> None:
        with self.stream.open(self.stream.gateway.admin_key, self._cursor) as received:
            self.connections, self.connected_at = self.connections + 1, time.monotonic()
            for marker, self._cursor in received:
                self.seen.append(marker)
                if self.stopping.is_set():
                    return


@dataclass
class Clients:
    """All clients, and what has been published for those of each transport."""

    streams: list[Stream]
    all: list[Client]
    running: list[Future[None]] = field(default_factory=list)
    published: defaultdict[Stream, list[str]] = field(default_factory=lambda: defaultdict(list))

    def publish(self, replica: GatewayProcess, times: int) -> None:
        """Publish events through a replica, without the proxy."""
        admin = Person(replica, "", replica.admin_key)  # type: ignore[arg-type]  # only requests are sent
        for _ in range(times):
            for stream in self.streams:
                stream.admin = admin
                self.published[stream].append(stream.publish())

    def wait(self, holds: Callable[[Client], bool]) -> None:
        """Wait until a condition holds for each client."""

        def all_hold() -> bool:
            for each in self.running:
                assert not each.done(), each.result()
            return all(map(holds, self.all))

        until(all_hold, LONG_PATIENCE)

    def received(self, client: Client) -> bool:
        """Return whether a client has received as much as was published."""
        return len(client.seen) >= len(self.published[client.stream])


@pytest.fixture
def clients(proxy: Proxy) -> Iterator[Clients]:  # noqa: F811
    front = Front(proxy)
    admin = Person(proxy.gateways[0], "", front.admin_key)  # type: ignore[arg-type]
    streams = [kind(front, admin) for kind in TRANSPORTS]
    found = Clients(streams, [Client(stream) for stream in streams for _ in range(EACH)])
    with ThreadPoolExecutor(len(found.all)) as pool:
        found.running = [pool.submit(each.run) for each in found.all]
        try:
            found.wait(lambda each: each.connections > 0)
            yield found
        finally:
            for each in found.all:
                each.stopping.set()
            found.publish(next(each for each in proxy.gateways if each.ready()), 1)  # ends what they wait for


def test_clients_of_a_killed_replica_resume_at_the_other_without_a_gap(
    proxy: Proxy,  # noqa: F811
    clients: Clients,
    figure: Callable[[str], None],
) -> None:
    slowest = 0.0  # seconds until the last client had resumed
    for killed, other in (proxy.gateways, proxy.gateways[::-1]):
        clients.publish(killed, EVENTS)
        clients.publish(other, EVENTS)
        killed.kill()
        began = time.monotonic()
        clients.publish(other, EVENTS)
        clients.wait(clients.received)
        slowest = max(slowest, *(each.connected_at - began for each in clients.all))
        killed.start()
    connections = [each.connections for each in clients.all]
    assert min(connections) > 1, "after the first kill all clients are at the other replica, which is killed then"
    wrong = [each for each in clients.all if each.seen != clients.published[each.stream]]
    events = sum(len(each.seen) for each in clients.all)
    figure(
        f"{len(connections)} clients of {len(TRANSPORTS)} transports behind nginx, each of 2 replicas killed once: "
        f"{sum(connections)} connections, {events} events, {len(wrong)} clients with a gap or a repetition, "
        f"all had resumed within {slowest:.1f} s"
    )
    assert not wrong, [(type(each.stream).__name__, each.seen, clients.published[each.stream]) for each in wrong]
