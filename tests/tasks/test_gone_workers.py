"""Workers that have gone while they waited for a task: they get none, and no task waits for them."""

import contextlib
import json
import socket
import struct
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from models.agents import Agent
from tests.people import on_database
from tests.waiting import until
from tests.work import Work, some

CLAIM: Final = "mutation($input: ClaimTaskInput!) { claimTask(input: $input) { task { id } errors { code } } }"
PATIENCE: Final = 10.0

Leave = Callable[[], object]


def claim(agent: dict[str, Any], kind: str, seconds: int = 20) -> dict[str, Any]:
    return {"query": CLAIM, "variables": {"input": {"agentId": agent["id"], "types": [kind], "waitSeconds": seconds}}}


def post(work: Work, body: object, accept: str = "application/json") -> socket.socket:
    """Send a request and return its connection, from which nothing is read."""
    content = json.dumps(body).encode()
    connection = socket.create_connection(("127.0.0.1", work.gateway.port), timeout=PATIENCE)
    headers = {**work.gateway.headers(work.token), "host": "localhost", "accept": accept}
    headers |= {"content-type": "application/json", "content-length": str(len(content))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    connection.sendall(f"POST /graphql HTTP/1.1\r\n{lines}\r\n".encode() + content)
    return connection


def reset(connection: socket.socket) -> None:
    """Close a connection with RST instead of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


class Leaving(contextlib.ExitStack):
    """Connections of a test that are closed at its end, whether the test has closed them or not."""

    def subscribed(self, work: Work, body: object) -> ClientConnection:
        opened = connect(work.gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], close_timeout=1)
        connection = self.enter_context(opened)
        connection.send(json.dumps({"type": "connection_init", "payload": work.gateway.headers(work.token)}))
        assert json.loads(connection.recv())["type"] == "connection_ack"
        connection.send(json.dumps({"type": "subscribe", "id": "1", "payload": body}))
        return connection


@pytest.fixture
def leaving() -> Iterator[Leaving]:
    with Leaving() as stack:
        yield stack


def http_close(work: Work, body: object, _leaving: Leaving) -> Leave:
    return post(work, body).close


def http_reset(work: Work, body: object, _leaving: Leaving) -> Leave:
    connection = post(work, body)
    return lambda: reset(connection)


def sse_close(work: Work, body: object, _leaving: Leaving) -> Leave:
    return post(work, body, "text/event-stream").close


def multipart_close(work: Work, body: object, _leaving: Leaving) -> Leave:
    return post(work, body, 'multipart/mixed;subscriptionSpec="1.0"').close


def socket_complete(work: Work, body: object, leaving: Leaving) -> Leave:
    connection = leaving.subscribed(work, body)
    return lambda: connection.send(json.dumps({"type": "complete", "id": "1"}))


def socket_close(work: Work, body: object, leaving: Leaving) -> Leave:
    return leaving.subscribed(work, body).close


def socket_cut(work: Work, body: object, leaving: Leaving) -> Leave:
    connection = leaving.subscribed(work, body)
    return lambda: connection.socket.shutdown(socket.SHUT_RDWR)


Way = Callable[[Work, object, Leaving], Leave]
WAYS: Final[list[Way]] = [
    http_close,
    http_reset,
    sse_close,
    multipart_close,
    socket_complete,
    socket_close,
    socket_cut,
]


def waits(work: Work, agent: dict[str, Any]) -> bool:
    """Return whether a claim of the agent is waiting."""

    async def read() -> bool:
        return (await Agent.get(id=agent["id"])).waits_until is not None

    return on_database(work.gateway, read)


def state(work: Work, task: dict[str, Any]) -> tuple[str, int]:
    row = work.read_task(task["id"])
    return row["status"], row["attempts"]


@pytest.mark.parametrize("way", WAYS)
def test_a_worker_that_has_gone_gets_no_task(work: Work, way: Way, leaving: Leaving):
    agent, kind = work.agent(), some("type")
    leave = way(work, claim(agent, kind), leaving)
    until(lambda: waits(work, agent))
    leave()
    task = work.task(type=kind)
    claimed = work.done("claimTask", {"agentId": agent["id"], "types": [kind], "waitSeconds": 5})
    assert (claimed["id"], claimed["attempts"]) == (task["id"], 1)


@pytest.mark.parametrize("way", [http_close, http_reset, sse_close, multipart_close])
def test_a_task_whose_response_was_not_read_returns_to_the_queue(work: Work, way: Way, leaving: Leaving):
    agent, kind = work.agent(), some("type")
    leave = way(work, claim(agent, kind), leaving)
    until(lambda: waits(work, agent))
    task = work.task(type=kind)
    until(lambda: state(work, task) == ("ASSIGNED", 1))
    leave()
    until(lambda: state(work, task) == ("PENDING", 0))


def test_a_batch_ends_with_its_client_and_gives_back_what_it_has_claimed(work: Work):
    agent, kind, never = work.agent(maxConcurrentTasks=2), some("type"), some("type")
    task = work.task(type=kind)
    create = {"query": f'mutation {{ createTask(input: {{title: "no", type: "{never}"}}) {{ errors {{ code }} }} }}'}
    connection = post(work, [claim(agent, kind), claim(agent, never), create])
    until(lambda: state(work, task) == ("ASSIGNED", 1) and waits(work, agent))
    connection.close()
    until(lambda: state(work, task) == ("PENDING", 0))
    assert work.done("claimTask", {"agentId": agent["id"], "waitSeconds": 0, "types": [kind]})["id"] == task["id"]
    assert work.mutate("claimTask", {"agentId": agent["id"], "waitSeconds": 0, "types": [never]})["task"] is None


def test_heartbeats_do_not_keep_a_task_that_was_claimed_and_never_started(work: Work):
    agent, kind = work.agent(), some("type")
    task = work.task(type=kind)
    work.done("claimTask", {"agentId": agent["id"], "types": [kind], "leaseSeconds": 1})
    deadline = time.monotonic() + PATIENCE
    while state(work, task)[0] != "PENDING":
        assert time.monotonic() < deadline
        work.done("agentHeartbeat", {"agentId": agent["id"]})
        time.sleep(0.1)
    assert work.done("claimTask", {"agentId": agent["id"], "types": [kind]})["id"] == task["id"]
