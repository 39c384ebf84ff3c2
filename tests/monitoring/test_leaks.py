"""Visitors leave nothing in memory: it is the same after hundreds more of them."""

import asyncio
import gc
import json
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

import pytest

from benchmarks.steady.calls import Caller
from benchmarks.steady.crowd import until
from benchmarks.steady.sampling import open_files
from benchmarks.steady.subscribers import EventStreamConnection, Ledger, Subscriber, WebSocketConnection
from tests.gateways import Gateway

pytestmark = pytest.mark.crash

TIMES: Final = 500
MOST_BLOCKS: Final = 10.0
"""Blocks of memory that one of them may leave. The plans remember 4,000 documents that came once, with some blocks
each; a connection or a document that leaked would leave hundreds."""
_WARM_UP: Final = 200
_UNTIL_CACHES_ARE_FULL: Final = 1_000
"""The number of documents that fill the caches of documents and plans."""


@dataclass
class Visit:
    """One of the ways to come and go."""

    gateway: Gateway
    session: str
    caller: Caller = field(init=False)

    def __post_init__(self) -> None:
        self.caller = Caller(self.gateway.port, self.gateway.admin_key)

    async def a_unique_document(self, number: int) -> None:
        await self._answered(f"query Q {{ a{number}: tasks(first: 1) {{ nodes {{ t{number}: title }} }} }}", {})

    async def a_refused_document(self, number: int) -> None:
        status, body = await self.caller.post(f"{{ nothing{number} }}", {})
        assert b"errors" in body, (status, body)

    async def a_unique_variable(self, number: int) -> None:
        task = "query Q($id: ID!, $filter: TaskFilter) { task(id: $id) { id } "
        query = task + "tasks(first: 1, filter: $filter) { nodes { id } } }"
        await self._answered(query, {"id": f"tsk_{number:026d}", "filter": {"search": f"{number}"}})

    async def a_socket(self, number: int) -> None:
        await self._visited(Subscriber(Ledger(), WebSocketConnection, *self._target()))

    async def a_stream(self, number: int) -> None:
        await self._visited(Subscriber(Ledger(), EventStreamConnection, *self._target()))

    async def a_socket_that_leaves_before_the_response(self, number: int) -> None:
        _, writer = await asyncio.open_connection("127.0.0.1", self.gateway.port)
        body = json.dumps({"query": "{ tasks(first: 100) { nodes { id title } } }"})
        head = f"authorization: Bearer {self.gateway.admin_key}\r\ncontent-type: application/json\r\n"
        writer.write(f"POST /graphql HTTP/1.1\r\nhost: x\r\n{head}content-length: {len(body)}\r\n\r\n{body}".encode())
        await writer.drain()
        writer.transport.abort()

    def _target(self) -> tuple[int, str, str]:
        return self.gateway.port, self.gateway.admin_key, self.session

    async def _answered(self, query: str, variables: dict[str, object]) -> None:
        status, body = await self.caller.post(query, variables)
        assert status == 200 and b'"errors"' not in body, body

    @staticmethod
    async def _visited(subscriber: Subscriber) -> None:
        running = asyncio.create_task(subscriber.run())
        await until(lambda: subscriber.opened, 30)
        subscriber.stop()
        await running


VISITS: Final[dict[str, Callable[[Visit, int], Awaitable[None]]]] = {
    "a unique document": Visit.a_unique_document,
    "a refused document": Visit.a_refused_document,
    "a unique variable": Visit.a_unique_variable,
    "a socket": Visit.a_socket,
    "a stream": Visit.a_stream,
    "a socket that leaves before the response": Visit.a_socket_that_leaves_before_the_response,
}


@pytest.mark.parametrize("visit", VISITS)
async def test_what_comes_and_goes_leaves_nothing(own_gateway: Gateway, visit: str) -> None:
    made = own_gateway.data('mutation { createSession(input: {name: "a"}) { session { id } } }')
    visitor = Visit(own_gateway, made["createSession"]["session"]["id"])
    held = []
    warm_up = _UNTIL_CACHES_ARE_FULL if "document" in visit else _WARM_UP
    for number, times in enumerate((warm_up, TIMES, TIMES)):
        for first in range(0, times, 10):
            await asyncio.gather(*(VISITS[visit](visitor, number * 10_000 + first + each) for each in range(10)))
        held.append(await settled())
    visitor.caller.close()
    assert min(held[1:]) - held[0] <= MOST_BLOCKS * TIMES, held


async def settled() -> int:
    """Return the blocks of memory once the sockets are closed: the fewest of a few looks, as other work goes on."""
    await until(lambda: open_files(os.getpid()) < 150, 30)
    blocks = []
    for _ in range(5):
        await asyncio.sleep(0.2)  # between the beats of background work
        gc.collect()
        blocks.append(sys.getallocatedblocks())
    return min(blocks)
