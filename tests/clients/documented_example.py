"""Document 000's example of Socket.IO as a running program, and a sender whose messages it must print once each."""

import contextlib
import itertools
import json
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

from tests.clients.program import Program
from tests.gateways import Addresses
from tests.waiting import until

FOLDER: Final = Path(__file__).parent
SECONDS: Final = 60.0


@dataclass
class Example:
    """The example, and what it has printed."""

    process: "subprocess.Popen[str]"
    printed: list[str] = field(default_factory=list)

    @property
    def contents(self) -> list[str]:
        """The contents of the messages that it has printed."""
        heading = "New message: "
        return [json.loads(each.removeprefix(heading))["content"] for each in self.printed if each.startswith(heading)]

    @property
    def recoveries(self) -> int:
        """The number of times the client found its state recovered."""
        return sum(each.startswith("Recovered: ") for each in self.printed)

    def fail(self) -> None:
        """Close its transport, as a network does that fails."""
        assert self.process.stdin is not None
        self.process.stdin.write("fail\n")
        self.process.stdin.flush()


@dataclass
class Sender:
    """A client that sends numbered messages, each once, whatever happens to the gateway."""

    gateway: Addresses
    token: str
    session: str
    sent: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Send until `ended`."""
        with self.gateway.client(self.token) as http:
            for number in itertools.count():
                if self.ended.wait(0.02):
                    return
                self._send(http, str(number))
                self.sent = number + 1

    def _send(self, http: httpx.Client, content: str) -> None:
        body, key = {"sessionId": self.session, "content": content}, {"idempotency-key": f"{self.session}-{content}"}
        while True:
            with contextlib.suppress(httpx.TransportError):
                response = http.post("/api/v1/collaboration/messages", json=body, headers=key)
                if response.status_code < 300:
                    return
                assert response.status_code == 503, response.text  # it is about to stop, or has just started
            time.sleep(0.05)


@contextlib.contextmanager
def example(node: str, gateway: Addresses, token: str, session: str) -> Iterator[Example]:
    """Run the example."""
    command = [node, "documented-socket-io.mjs", gateway.url, token, session]
    with subprocess.Popen(
        command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        running = Example(process)
        program = Program(process, running.printed.append)
        try:
            yield running
        finally:
            program.end()


@contextlib.contextmanager
def sending(gateway: Addresses, token: str, session: str) -> Iterator[Sender]:
    """Send messages until the end."""
    sender = Sender(gateway, token, session)
    thread = threading.Thread(target=sender.run)
    thread.start()
    try:
        yield sender
    finally:
        sender.ended.set()
        thread.join()


def prints_more(running: Example, by: int = 5) -> None:
    """Wait until the example has printed more messages."""
    before = len(running.contents)
    until(lambda: len(running.contents) >= before + by, SECONDS)


def recovers(running: Example, count: int) -> None:
    """Wait until the client has recovered this often, and prints messages again."""
    until(lambda: running.recoveries >= count, SECONDS)
    prints_more(running)


def require_each_once(running: Example, sender: Sender) -> None:
    """Require that nothing was lost since the first message that was printed, nothing doubled and nothing reordered."""
    sender.ended.set()
    until(lambda: running.contents[-1:] == [str(sender.sent - 1)], SECONDS)
    contents = [int(each) for each in running.contents]
    assert contents == list(range(contents[0], sender.sent))
