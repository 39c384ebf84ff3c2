"""A frozen replica that is presumed dead and wakes up: others have resumed its runs, and it changes nothing.

`make test-crash` freezes a replica in the middle of three steps, `make chaos` both in turn, in the middle of as many as
`CHAOS_FROZEN` says together.
"""

import os
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, cast

import pytest

from storage.database import connection
from tests.conftest import Environment
from tests.executions.test_restarts import start, until
from tests.fakes.http_service import Answer, Asked, HttpService
from tests.gateways import Gateway, GatewayProcess
from tests.people import on_database
from tests.running import node, value
from tests.waiting import LONG_PATIENCE

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R2"),
    pytest.mark.parametrize("backend_name", ["postgres"], scope="module"),
]

RUNS: Final = int(os.environ.get("CHAOS_FROZEN", "3"))
AT_ONCE: Final = 10
"""Steps in one freeze: no more than the requests to one host that a replica makes at a time."""


class LateOnce(HttpService):
    """A service that answers the first request for a path only after `thaw`, and every other one at once."""

    def __init__(self) -> None:
        super().__init__()
        self.thaw = threading.Event()
        self._seen: Counter[str] = Counter()
        self._asked = threading.Condition()

    def answer(self, asked: Asked) -> Answer | None:
        with self._asked:
            self._seen[asked.path] += 1
            first = self._seen[asked.path] == 1
            self._asked.notify_all()
        if first:
            self.thaw.wait(LONG_PATIENCE)
        return 200, {"content-type": "text/plain"}, b"late" if first else b"at once"

    def wait_for(self, paths: int) -> None:
        """Return once this many paths have been requested."""
        with self._asked:
            assert self._asked.wait_for(lambda: len(self._seen) >= paths, LONG_PATIENCE), dict(self._seen)


@pytest.fixture
def service() -> Iterator[LateOnce]:
    with LateOnce() as running:
        yield running
        running.thaw.set()


def graph(service: HttpService, number: int) -> list[dict[str, Any]]:
    params = {"method": "GET", "url": f"{service.url}/{number}"}
    return [
        value("a", number),
        node("pause", "DELAY", {"seconds": 1}, "a"),
        node("call", "INTEGRATION", {"connector": "http", "action": "request", "params": params}, "a"),
        value("b", "${nodes.call.output.text}", "call", "pause"),
        value("c", "${nodes.b.output}", "b"),
    ]


def test_a_frozen_replica_that_wakes_up_changes_nothing(
    backend: Environment,
    service: LateOnce,
    gateway_process: Callable[..., GatewayProcess],
    figure: Callable[[str], None],
):
    environment = {**backend, "ENGINE_LEASE": "3", "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}"}
    frozen, other = gateway_process(environment), gateway_process(environment)
    ids: list[str] = []
    steps = rounds = 0
    while steps < RUNS:
        numbers = range(len(ids), len(ids) + min(AT_ONCE, RUNS - steps))
        started, taken_over = frozen_in_the_middle_of(numbers, frozen, other, service)
        ids += started
        frozen, other, steps, rounds = other, frozen, steps + taken_over, rounds + 1
    events, _ = recorded(other, ids)
    assert len(events) == len(set(events))
    assert Counter((kind, key) for _, kind, key in events if key) == {
        **{("NodeStarted", key): len(ids) for key in ("a", "pause", "call", "b", "c")},
        **{("NodeCompleted", key): len(ids) for key in ("a", "pause", "call", "b", "c")},
        ("NodeWaiting", "pause"): len(ids),
    }
    figure(
        f"{steps} steps of a frozen replica in {rounds} freezes, finished elsewhere: 0 double outcomes, 0 changes "
        "after it woke up"
    )


def frozen_in_the_middle_of(
    numbers: Sequence[int], frozen: GatewayProcess, other: GatewayProcess, service: LateOnce
) -> tuple[list[str], int]:
    """Freeze a replica in the middle of the steps of new runs, and check that it changes nothing when it wakes up.

    Returns:
        The ids of the runs, and how many another replica has taken over. The others were its own from the start.
    """
    ids = [start(frozen, graph(service, number)) for number in numbers]
    for id in ids:
        # The runs now only wait for their calls: a replica frozen within a transaction would keep its locks.
        until(frozen, id, "RUNNING", call="RUNNING", pause="COMPLETED")
    service.wait_for(numbers[-1] + 1)  # a node is RUNNING before its request is sent
    assert frozen.process is not None
    frozen.process.send_signal(signal.SIGSTOP)
    service.thaw.set()  # the calls of the frozen replica are answered, which it sees when it is running again
    outputs = Counter(until(other, id, "COMPLETED")["output"]["c"] for id in ids)
    assert outputs.keys() <= {"at once", "late"}
    before = recorded(other, ids)
    frozen.process.send_signal(signal.SIGCONT)
    # It is awake once it drives a run again, and has had time to interfere once that run's pause is over.
    until(frozen, start(frozen, [node("pause", "DELAY", {"seconds": 4})]), "COMPLETED")
    assert recorded(other, ids) == before
    service.thaw.clear()
    return ids, outputs["at once"]


def recorded(gateway: GatewayProcess, ids: list[str]) -> tuple[list[tuple[str, str, str]], list[dict[str, Any]]]:
    """Return the recorded state of runs: their events as (run, kind, node), and their nodes' rows."""

    async def read() -> tuple[list[tuple[str, str, str]], list[dict[str, Any]]]:
        client = connection()
        columns = "execution_id, kind, payload->'node'->>'key' AS key"
        of_runs = "WHERE execution_id = ANY($1)"
        events = await client.execute_query_dict(
            f"SELECT {columns}, seq FROM event_log {of_runs} "
            f"UNION ALL SELECT {columns}, position + 1000000 FROM outbox {of_runs} ORDER BY seq",
            [ids],
        )
        nodes = await client.execute_query_dict(f"SELECT * FROM node_executions {of_runs} ORDER BY id", [ids])
        return [(row["execution_id"], row["kind"], row["key"] or "") for row in events], nodes

    return on_database(cast(Gateway, gateway), read)
