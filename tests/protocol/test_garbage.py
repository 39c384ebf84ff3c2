"""Reference counting alone frees requests, connections, events and runs.

What is left to the garbage collector, it frees by stopping the whole process, for a hundredth of a second and more.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, cast

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.gateways import ROOT, GatewayProcess
from tests.running import value
from tests.waiting import until

pytestmark = pytest.mark.more

TIMES: Final = 40
_ADMIN: Final = "an administrator of a throw-away gateway"
_OURS: Final = frozenset(
    ("context", "engine", "executor", "models", "resolvers", "routes", "schema", "storage", "subscriptions")
)
_OTHERS: Final = frozenset(("_asyncio", "strawberry", "uvicorn", "uvloop"))
_NESTED: Final = "{ agents(first: 5) { nodes { id tasks(first: 5) { totalCount nodes { id assignedTo { name } } } } } }"
_CREATE: Final = 'mutation { createTask(input: {title: "a task", type: "garbage"}) { task { id } errors { code } } }'
_INVALID: Final = 'mutation { createTask(input: {title: "", type: "x"}) { task { id } errors { code field } } }'
_EVENTS: Final = "subscription { taskEvents { __typename ... on TaskCreated { task { id createdBy { id name } } } } }"


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Counted"]:
    folder = tmp_path_factory.mktemp("garbage")
    gateway = GatewayProcess(
        {
            "DATA_DIR": str(folder),
            "ADMIN_API_KEY": _ADMIN,
            "RATE_LIMIT": "0",
            "GARBAGE": str(folder / "garbage.json"),
            "PYTHONPATH": str(Path(__file__).parent / "garbage"),
        },
        folder,
    )
    with ExitStack() as stack:
        stack.callback(gateway.kill)
        yield Counted(gateway.start(), folder)


class Counted:
    """A gateway that counts the objects that only the garbage collector frees."""

    def __init__(self, gateway: GatewayProcess, folder: Path) -> None:
        self.gateway = gateway
        self._begun, self._file = folder / "begun", folder / "garbage.json"

    def garbage(self, act: Callable[[], object]) -> dict[str, int]:
        """Return how many objects of each of the product's types, and of those it builds on, `act` left."""
        act()  # once before, for what is made on first use
        self._signal(signal.SIGUSR1, self._begun)
        act()
        self._signal(signal.SIGUSR2, self._file)
        found: dict[str, int] = json.loads(self._file.read_text())
        self._begun.unlink()
        self._file.unlink()
        return {name: count for name, count in found.items() if name.partition(".")[0] in _OURS | _OTHERS}

    def _signal(self, number: signal.Signals, done: Path) -> None:
        assert self.gateway.process is not None
        os.kill(self.gateway.process.pid, number)
        until(done.exists)

    def client(self) -> httpx.Client:
        return self.gateway.client(_ADMIN)

    @contextmanager
    def socket(self) -> Iterator[ClientConnection]:
        """Open a WebSocket and wait until it is acknowledged."""
        with connect(self.gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], proxy=None) as opened:
            opened.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {_ADMIN}"}}))
            assert json.loads(opened.recv())["type"] == "connection_ack"
            yield opened


def _assert_few(garbage: dict[str, int]) -> None:
    """Check that no type has as many objects as a quarter of what was done, which is a reference cycle for each."""
    assert {name: count for name, count in garbage.items() if count > TIMES // 4} == {}


@pytest.mark.parametrize("query", ["{ viewer { actor { id } } }", _NESTED, _CREATE, _INVALID])
def test_a_request_leaves_nothing_to_the_garbage_collector(counted: Counted, query: str) -> None:
    def act() -> None:
        with counted.client() as client:
            for _ in range(TIMES):
                assert "errors" not in client.post("/graphql", json={"query": query}).json()

    _assert_few(counted.garbage(act))


def test_a_connection_leaves_nothing_to_the_garbage_collector(counted: Counted) -> None:
    def act() -> None:
        for _ in range(TIMES):
            with counted.client() as client:
                client.post("/graphql", json={"query": "{ __typename }"}).raise_for_status()

    _assert_few(counted.garbage(act))


def test_an_event_leaves_nothing_to_the_garbage_collector(counted: Counted) -> None:
    def act() -> None:
        with counted.socket() as socket, counted.client() as client:
            socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": _EVENTS}}))
            assert "StreamOpened" in str(socket.recv())
            for _ in range(TIMES):
                client.post("/graphql", json={"query": _CREATE}).raise_for_status()
                while "TaskCreated" not in str(socket.recv()):
                    pass

    _assert_few(counted.garbage(act))


def test_a_socket_leaves_no_connection_to_the_garbage_collector(counted: Counted) -> None:
    def act() -> None:
        for _ in range(TIMES):
            with counted.socket() as socket:
                socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": _EVENTS}}))
                socket.recv()

    left = counted.garbage(act)
    # graphql-core's executor of a subscription's first step refers to itself, with the context that it was given.
    few = ("context.operation.", "context.loaders.", "context.waiting_client.")
    _assert_few({name: count for name, count in left.items() if not name.startswith(few)})


def test_a_run_leaves_nothing_to_the_garbage_collector(counted: Counted) -> None:
    nodes = [value("a", 1), value("b", 2, "a")]
    created = counted.gateway.data(
        "mutation($input: CreateWorkflowInput!) { createWorkflow(input: $input) { workflow { id } } }",
        {"input": {"name": "w", "nodes": nodes, "startNode": "a"}},
    )["createWorkflow"]
    open_runs = "{ executions(filter: {status: [PENDING, RUNNING]}) { totalCount } }"
    start = "mutation($id: ID!) { executeWorkflow(input: {workflowId: $id}) { execution { id } errors { message } } }"

    def act() -> None:
        for _ in range(TIMES):
            counted.gateway.data(start, {"id": created["workflow"]["id"]})
        until(lambda: counted.gateway.data(open_runs)["executions"]["totalCount"] == 0)

    _assert_few(counted.garbage(act))


_GROWING: Final = """
import gc, json
from telemetry.garbage import settle_memory

looks = []
settle_memory()
gc.callbacks.append(lambda phase, info: looks.append((info["generation"], len(gc.get_objects(generation=0)))))
kept = [[] for _ in range(200_000)]
gc.callbacks.clear()
print(json.dumps(looks[::2]))
"""

_REPLACING: Final = """
import gc, json
from collections import deque
from telemetry.garbage import collect_young, settle_memory

latest = deque(([] for _ in range(50_000)), maxlen=50_000)
settle_memory()
looks = []
gc.callbacks.append(lambda phase, info: looks.append((info["generation"], len(gc.get_objects(generation=0)))))
for number in range(200_000):
    latest.append([])
    if number % 3_000 == 0:
        collect_young()
print(json.dumps(looks[::2]))
"""

_CIRCLES: Final = """
import gc, json, sys
from telemetry.garbage import settle_memory

class Node:
    pass

def circle():
    first, second = Node(), Node()
    first.other, second.other = second, first
    return first

settle_memory()
before = sys.getallocatedblocks()
most = 0
for _ in range(100):
    kept = [circle() for _ in range(10_000)]  # older than a look at what is new when they end
    most = max(most, sys.getallocatedblocks() - before)
print(json.dumps([before, most]))
"""


def _run(script: str) -> list[Any]:
    return cast(list[Any], json.loads(subprocess.check_output([sys.executable, "-c", script], cwd=ROOT)))


def test_a_process_that_begins_to_keep_objects_is_stopped_for_few_of_them_at_a_time() -> None:
    looks = _run(_GROWING)
    assert len(looks) >= 10
    assert max(objects for generation, objects in looks if generation == 0) < 20_000
    assert len([generation for generation, _ in looks if generation]) <= 6, "25 % more memory each time"


def test_a_process_that_replaces_what_it_keeps_is_stopped_for_few_objects_at_a_time() -> None:
    looks = _run(_REPLACING)
    assert len(looks) >= 60
    assert {generation for generation, _ in looks} == {0}, "it did not grow"
    assert max(objects for _, objects in looks) < 4_000


def test_memory_does_not_grow_with_what_became_garbage_when_it_was_no_longer_new() -> None:
    before, most = _run(_CIRCLES)
    assert most < before + 500_000, "2,000,000 nodes were made"
