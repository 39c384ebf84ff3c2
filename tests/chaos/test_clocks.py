"""R18: the clock of one replica jumps by an hour or 30 days; no lease is held twice, and nothing expires early.

`make test-crash` tests four jumps, `make chaos` as many as `CHAOS_JUMPS` says.
"""

import itertools
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final, cast

import pytest

from models.approvals import Approval, ApprovalStatus
from models.deliveries import Delivery
from models.delivery_attempts import OPEN, DeliveryStatus
from models.requests import Request, RequestStatus
from models.tasks import Task, TaskStatus
from models.users import Role
from storage.database import connection
from tests.chaos.clocks import FakeClock, fake_clock
from tests.chaos.cluster import time_limit
from tests.conftest import Environment
from tests.deliveries.farm import Behaviour, Farm
from tests.executions.test_restarts import start
from tests.gateways import Gateway, GatewayProcess
from tests.people import Person, agent, on_database, person
from tests.requests.conftest import Desk, helper, submit
from tests.running import node, value
from tests.waiting import until

JUMPS: Final = int(os.environ.get("CHAOS_JUMPS", "4"))
BY: Final = [timedelta(hours=1), timedelta(hours=-1), timedelta(days=30), timedelta(days=-30)]
AT_ONCE: Final = 4 if "CHAOS_JUMPS" in os.environ else 2
LEASE_SECONDS: Final = 900
"""Of a claimed task: longer than a busy machine takes until the task is completed, and shorter than each jump."""
SENT: Final = "A message to the webhook"

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R18"),
    pytest.mark.timeout(time_limit(240 + 40 * JUMPS, 2)),
    pytest.mark.parametrize("backend_name", ["postgres"], scope="module"),
]

OVERRIDE: Final = """mutation ($id: ID!, $config: JSON) { setIntegrationOverride(input: {userId: $id, channel: WEBHOOK,
    enabled: true, retryCount: 3, retryDelaySeconds: 1, config: $config}) { errors { message } } }"""


@pytest.fixture
def clock(tmp_path: Path) -> FakeClock:
    return fake_clock(tmp_path)


@pytest.fixture
def farm() -> Iterator[Farm]:
    """A receiver that takes its time, so that leases are held for a while."""
    with Farm([Behaviour.ACCEPT]) as running:
        running.delay_seconds = 1.0
        yield running


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as running:
        yield running


def test_a_clock_that_jumps_harms_nothing(
    backend: Environment,
    gateway_process: Callable[..., GatewayProcess],
    clock: FakeClock,
    farm: Farm,
    desk: Desk,
    figure: Callable[[str], None],
) -> None:
    environment = {
        **backend,
        "ENGINE_LEASE": "3",
        "HTTP_ALLOWED_HOSTS": f"{farm.allowed},{desk.host_and_port}",
        "AGENT_HEARTBEAT_INTERVAL": "5",
    }
    right, wrong = gateway_process(environment), gateway_process({**environment, **clock.environment})
    boss = person(cast(Gateway, right), Role.ADMIN)
    scene = Scene(boss, _receiver(boss, farm), helper(boss, desk), agent(boss, maxConcurrentTasks=100))
    waiting = boss.done("requestApproval", "approval { id }", title="Wait", expiresInSeconds=3_000)["approval"]["id"]
    before = on_database(right, _events)
    runs = []
    for jump in itertools.islice(itertools.cycle(BY), JUMPS):
        clock.jump(timedelta())
        runs += scene.begin(right, wrong)
        clock.jump(jump)
        runs += scene.begin(right, wrong)
        scene.finish(right)
    clock.jump(timedelta())
    until(lambda: on_database(right, _open) == 0)
    figure(f"{JUMPS} jumps: {_check(right, farm, desk)}")
    assert on_database(right, _events) > before, "events were pruned"
    assert on_database(right, lambda: _approval(waiting)) is ApprovalStatus.PENDING
    query = "query($id: ID!) { execution(id: $id) { status } }"
    assert {right.data(query, {"id": id})["execution"]["status"] for id in runs} == {"COMPLETED"}


class Scene:
    """Work whose leases a wrong clock may break."""

    def __init__(self, boss: Person, receiver: str, desk: str, worker: Person) -> None:
        self._boss, self._receiver, self._desk, self._worker = boss, receiver, desk, worker
        self._claimed: list[str] = []

    def begin(self, *gateways: GatewayProcess) -> list[str]:
        """Begin some of each kind of work on each gateway, and return the ids of the runs."""
        runs = []
        for gateway in gateways:
            boss = Person(cast(Gateway, gateway), self._boss.id, self._boss.token)
            worker = Person(cast(Gateway, gateway), self._worker.id, self._worker.token)
            for _ in range(AT_ONCE):
                boss.done("deliver", "deliveries { id }", userId=self._receiver, channels=["WEBHOOK"], content=SENT)
                submit(boss, waitSeconds=0, agentId=self._desk)
                boss.done("createTask", "task { id }", title="Work", type="work", assignTo=self._worker.id)
                claim = worker.done("claimTask", "task { id }", agentId=self._worker.id, leaseSeconds=LEASE_SECONDS)
                self._claimed.append(claim["task"]["id"])
            runs.append(start(gateway, [value("a", 1), node("b", "DELAY", {"seconds": 2}, "a"), value("c", 2, "b")]))
        return runs

    def finish(self, gateway: GatewayProcess) -> None:
        """Complete the claimed tasks after a while, in which a wrong clock has its effect."""
        time.sleep(4)
        worker = Person(cast(Gateway, gateway), self._worker.id, self._worker.token)
        for id in self._claimed:
            worker.done("completeTask", "task { id }", id=id, result=1)
        self._claimed.clear()


def _receiver(boss: Person, farm: Farm) -> str:
    """Return a user with a webhook."""
    receiver = person(boss.gateway)
    [host] = farm.behaviours
    made = boss.data(OVERRIDE, id=receiver.id, config={"url": farm.url(host)})["setIntegrationOverride"]
    assert made["errors"] == []
    return receiver.id


def _check(gateway: GatewayProcess, farm: Farm, desk: Desk) -> str:
    """Check that everything was attempted once and succeeded, and return the figures."""
    deliveries, requests, tasks = on_database(gateway, _rows)
    arrivals = Counter(each.delivery_id for each in itertools.chain(*farm.arrivals.values()))
    asked = Counter(each.json["idempotencyKey"] for each in desk.requests)
    assert {row.status for row in deliveries} == {DeliveryStatus.SUCCESS}
    assert {row.status for row in requests} == {RequestStatus.COMPLETED}
    assert {row.status for row in tasks} == {TaskStatus.COMPLETED}
    extra = {
        "deliveries": sum(arrivals[row.id] - 1 for row in deliveries),
        "requests": sum(asked.values()) - len(requests),
        "tasks": sum(row.attempts - 1 for row in tasks),
    }
    assert extra == {"deliveries": 0, "requests": 0, "tasks": 0}
    return f"{len(deliveries)} deliveries, {len(requests)} requests, {len(tasks)} tasks, each attempted once"


async def _rows() -> tuple[list[Delivery], list[Request], list[Task]]:
    return list(await Delivery.filter(content=SENT)), list(await Request.all()), list(await Task.filter(type="work"))


async def _open() -> int:
    return await Delivery.filter(status__in=OPEN).count() + await Request.filter(completed_at=None).count()


async def _approval(id: str) -> ApprovalStatus:
    return (await Approval.get(id=id)).status


async def _events() -> int:
    [row] = await connection().execute_query_dict("SELECT count(*) AS count FROM event_log")
    return int(row["count"])
