"""Clients of the documented paths, through a gateway that is killed and restarted: each request takes effect once."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx
import pytest

from tests.conftest import Environment
from tests.gateways import GatewayProcess

pytestmark = [pytest.mark.crash, pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")]

BASE: Final = "/api/v1/collaboration"
READ: Final = """query($id: ID!) { session(id: $id) { tasks(first: 100) { totalCount nodes { title status result } }
    messages(last: 100) { totalCount nodes { content } } } }"""
WORKERS: Final = 3


def send(http: httpx.Client, method: str, path: str, body: Any, key: str) -> dict[str, Any]:
    """Repeat a request, with the same key, until it gets a response."""
    while True:
        try:
            response = http.request(method, path, json=body, headers={"idempotency-key": key})
        except httpx.TransportError:
            time.sleep(0.05)
            continue
        if response.status_code != 503:  # it has just started
            assert response.status_code < 300, response.text
            found: dict[str, Any] = response.json()
            return found


@pytest.fixture
def gateway(backend: Environment, gateway_process: Callable[..., GatewayProcess]) -> Iterator[GatewayProcess]:
    yield gateway_process(backend)


def test_requests_take_effect_once(gateway: GatewayProcess):
    with gateway.client(gateway.admin_key) as http:
        agent = send(http, "POST", "/api/agents", {"name": "Ada", "type": "killed"}, "agent")["id"]
        session = send(http, "POST", f"{BASE}/sessions", {"name": "Killed", "agentIds": [agent]}, "session")["id"]
    done, ended = list[str](), threading.Event()
    workers = [threading.Thread(target=_work, args=(gateway, n, session, agent, done, ended)) for n in range(WORKERS)]
    for worker in workers:
        worker.start()
    for _ in range(2):
        before = len(done)
        while len(done) < before + WORKERS:
            time.sleep(0.01)
        gateway.kill()
        gateway.start()
    ended.set()
    for worker in workers:
        worker.join(30)
    found = gateway.data(READ, {"id": session})["session"]
    tasks, messages = found["tasks"], found["messages"]
    assert Counter(each["title"] for each in tasks["nodes"]) == Counter(done)
    assert all((each["status"], each["result"]) == ("COMPLETED", each["title"]) for each in tasks["nodes"])
    assert Counter(each["content"] for each in messages["nodes"]) == Counter(done)
    assert tasks["totalCount"] == messages["totalCount"] == len(done)


def _work(
    gateway: GatewayProcess, number: int, session: str, agent: str, done: list[str], ended: threading.Event
) -> None:
    """Create tasks, complete them and report it, until the test ends."""
    count = 0
    with gateway.client(gateway.admin_key) as http:
        while not ended.is_set():
            name, count = f"{number}-{count}", count + 1
            given = {"sessionId": session, "fromAgentId": agent, "toAgentId": agent, "title": name}
            task = send(http, "POST", f"{BASE}/tasks", given, f"task {name}")["id"]
            send(http, "PUT", f"{BASE}/tasks/{task}/status", {"status": "completed", "result": name}, "unused")
            send(http, "POST", f"{BASE}/messages", {"sessionId": session, "content": name}, f"message {name}")
            done.append(name)
            time.sleep(0.05)
