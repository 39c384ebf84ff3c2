"""Gateways of several processes, and clients that notice every request without a response."""

import asyncio
import json
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.gateways import GatewayProcess
from tests.servers import wait_until

SEND: Final = """mutation ($session: ID!, $content: String!) {
  sendMessage(input: {sessionId: $session, content: $content}) { message { id } errors { code } }
}"""
CREATE: Final = 'mutation { createSession(input: {name: "load"}) { session { id } } }'
READ: Final = """query ($id: ID!, $after: String) { session(id: $id) { messages(first: 100, after: $after) {
  nodes { content } pageInfo { hasNextPage endCursor }
} } }"""


def children(gateway: GatewayProcess) -> list[int]:
    """Return the process ids of the gateway's processes, oldest first."""
    assert gateway.process is not None
    pid = gateway.process.pid
    return sorted(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def started(gateway: GatewayProcess) -> list[int]:
    """Return the processes once all of them serve, which the welcome says."""
    assert gateway.process is not None
    wait_until(lambda: "  Console " in gateway.output(), gateway.process, gateway.log, "cli.py serve")
    return children(gateway)


def wait_for_successors(gateway: GatewayProcess, number: int, ended: set[int]) -> None:
    """Wait until there are so many processes, none of them among `ended`, and the new ones serve."""
    assert gateway.process is not None
    before = set(children(gateway)) - ended

    def found() -> bool:
        pids = set(children(gateway))
        ready = {pid for pid in pids if f"gateway process {pid} is ready" in gateway.output()}
        return len(pids) == number and not pids & ended and pids <= before | ready

    wait_until(found, gateway.process, gateway.log, "the processes of the gateway")


@dataclass
class Client:
    """Sends one message after the other, with short pauses, over a connection that it keeps while the gateway does."""

    gateway: GatewayProcess
    session: str
    name: str
    acknowledged: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    slowest: float = 0.0

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set; a request without a response is dropped, and the next has a new connection."""
        number = 0
        while not stop.is_set():
            reader, writer = await asyncio.open_connection("127.0.0.1", self.gateway.port)
            try:
                kept = True
                while kept and not stop.is_set():
                    number += 1
                    kept = await self._send(f"{self.name} {number}", reader, writer)
                    await asyncio.sleep(random.uniform(0, 0.1))
            except (OSError, EOFError) as error:
                self.dropped.append(f"{self.name} {number}: {error!r}")
            finally:
                writer.close()

    async def _send(self, content: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Send a message and return whether the connection stays open."""
        variables = {"session": self.session, "content": content}
        body = json.dumps({"query": SEND, "variables": variables}).encode()
        headers = {"host": "127.0.0.1", "content-type": "application/json", **self.gateway.headers()}
        lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
        began = time.monotonic()
        writer.write(f"POST /graphql HTTP/1.1\r\n{''.join(lines)}content-length: {len(body)}\r\n\r\n".encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        response = await reader.readexactly(int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]))
        self.slowest = max(self.slowest, time.monotonic() - began)
        assert b" 200 " in head.split(b"\r\n")[0], (head, response)
        if b'"id":"msg_' in response:
            self.acknowledged.append(content)
        else:
            self.dropped.append(f"{content}: {response.decode()}")
        return b"connection: close" not in head


def stored(gateway: GatewayProcess, session: str) -> set[str]:
    """Return the contents of all messages of a session."""
    found: set[str] = set()
    after = None
    while True:
        page = gateway.data(READ, {"id": session, "after": after})["session"]["messages"]
        found |= {node["content"] for node in page["nodes"]}
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


def gone(pids: Iterable[int]) -> bool:
    """Return whether these processes have exited."""
    return not any(map(_runs, pids))


def _runs(pid: int) -> bool:
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())  # empty for one that its parent has not waited for
    except OSError:
        return False
