"""Agent pools through the API: their sizes follow the queue of their own organization."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx
import pytest

from json_types import list_at
from models.agents import Agent
from models.users import Role
from tests.gateways import TLS, Gateway
from tests.people import administrator, person
from tests.rest.calls import call
from tests.servers import free_port
from tests.waiting import until
from tests.work import Work, some

COOLDOWN: Final = 2
SHOWN: Final = "type desiredWorkers wantedWorkers workers agents queuedTasks heldTasks averageTaskSeconds"
POOLS: Final = f"query ($type: String) {{ agentPools(type: $type) {{ {SHOWN} }} }}"


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    limits = {
        "PROMETHEUS_PORT": str(free_port()),
        "AGENT_POOL_MIN": "1",
        "MAX_AGENTS_PER_TYPE": "6",
        "AGENT_POOL_COOLDOWN_SECONDS": str(COOLDOWN),
    }
    with Gateway({**backend, **limits}) as running:
        yield running


@pytest.fixture(scope="module")
def work(gateway: Gateway) -> Work:
    return Work(gateway)


def _worker(work: Work, kind: str, **values: Any) -> dict[str, Any]:
    """Return a worker of a type that asks for tasks of the same type, and gets none."""
    agent = work.agent(type=kind, **values)
    work.done("agentHeartbeat", {"agentId": agent["id"]})
    assert work.mutate("claimTask", {"agentId": agent["id"], "types": [kind]}) == {"task": None, "errors": []}
    return agent


def _pool(work: Work, kind: str) -> dict[str, Any]:
    pools: list[dict[str, Any]] = work.gateway.data(POOLS, {"type": kind}, work.token)["agentPools"]
    return pools[0] if pools else {}


def _until(work: Work, kind: str, **expected: Any) -> None:
    """Wait until the pool of a type has these values."""
    until(lambda: expected.items() <= _pool(work, kind).items(), seconds=30)


def test_a_pool_follows_its_queue_up_to_the_limit_and_shrinks_after_the_cooldown(work: Work):
    kind = some("reviewer")
    worker = _worker(work, kind)
    _until(work, kind, desiredWorkers=1, wantedWorkers=1, workers=1, agents=1, queuedTasks=0)
    tasks = [work.task(type=kind) for _ in range(4)]
    _until(work, kind, desiredWorkers=4, wantedWorkers=4, queuedTasks=4, averageTaskSeconds=None)
    claimed = work.done("claimTask", {"agentId": worker["id"], "types": [kind]})
    _until(work, kind, desiredWorkers=4, queuedTasks=3, heldTasks=1)
    tasks += [work.task(type=kind) for _ in range(5)]
    _until(work, kind, desiredWorkers=6, wantedWorkers=6, queuedTasks=8)
    for task in tasks:
        work.done("cancelTask", {"id": task["id"]})
    assert claimed["id"] in {task["id"] for task in tasks}
    _until(work, kind, wantedWorkers=1, queuedTasks=0, heldTasks=0)
    assert _pool(work, kind)["desiredWorkers"] == 6, "it shrank before the cooldown"
    # Any event of the organization lets its pools be computed again; otherwise they are every ten seconds.
    until(lambda: work.task() and _pool(work, kind)["desiredWorkers"] == 1, seconds=30)


def test_quick_tasks_need_few_workers(work: Work):
    kind = some("quick")
    worker = _worker(work, kind)
    for _ in range(3):
        work.task(type=kind)
        task = work.done("claimTask", {"agentId": worker["id"], "types": [kind]})
        work.done("completeTask", {"id": task["id"], "result": {}})
    for _ in range(8):
        work.task(type=kind)
    _until(work, kind, wantedWorkers=1, queuedTasks=8)
    assert 0 < _pool(work, kind)["averageTaskSeconds"] < 5

    async def slow() -> None:
        row = await Agent.get(id=worker["id"])
        known = list_at(row.task_durations or {}, kind)
        row.task_durations = {kind: [30.0, 3, known[2]]}
        await row.update_columns()

    work.in_database(slow)  # eight tasks of 30 seconds, to be done within 60
    work.task(type=kind)
    _until(work, kind, wantedWorkers=5, queuedTasks=9, averageTaskSeconds=30.0)


def test_another_organizations_queue_changes_nothing(work: Work, gateway: Gateway):
    other, kind = Work(gateway, person(gateway, Role.ADMIN, "Elsewhere").token), some("shared")
    for each in (work, other):
        _worker(each, kind)
        _until(each, kind, desiredWorkers=1)
    for _ in range(5):
        other.task(type=kind)
    _until(other, kind, desiredWorkers=5, queuedTasks=5)
    own = _pool(work, kind)
    assert (own["desiredWorkers"], own["queuedTasks"]) == (1, 0)
    assert [pool["type"] for pool in gateway.data(POOLS, {}, other.token)["agentPools"]] == [kind]


def test_a_pool_has_only_the_tasks_that_its_agents_can_do(work: Work):
    kind = some("seer")
    agent = _worker(work, kind, capabilities=["see"], maxConcurrentTasks=2)
    for capabilities in (["see"], ["see", "hear"], []):
        work.task(type=kind, requirements={"capabilities": capabilities})
    _until(work, kind, queuedTasks=2)
    for _ in range(5):
        work.task(type=some("own"), assignTo=agent["id"])  # no other worker can do them, so two slots are all
    _until(work, kind, queuedTasks=4, wantedWorkers=2)
    work.done("commandAgent", {"id": agent["id"], "command": "STOP"})
    _until(work, kind, queuedTasks=0, agents=0, workers=0)
    work.done("deleteAgent", {"id": agent["id"]})
    until(lambda: _pool(work, kind) == {}, seconds=30)


def test_tasks_that_several_pools_can_do_are_counted_once(work: Work):
    kind, one, two = some("work"), some("a"), some("b")
    for type in (one, two):
        agent = work.agent(type=type)
        work.mutate("claimTask", {"agentId": agent["id"], "types": [kind]})
    for _ in range(5):
        work.task(type=kind)
    _until(work, one, queuedTasks=3)
    _until(work, two, queuedTasks=2)


def test_metrics_have_the_sum_of_all_organizations(work: Work, gateway: Gateway):
    other, kind = Work(gateway, person(gateway, Role.ADMIN, "Elsewhere").token), some("summed")
    for each, tasks in ((work, 2), (other, 3)):
        _worker(each, kind)
        for _ in range(tasks):
            each.task(type=kind)

    def found() -> bool:
        text = httpx.get(f"http://127.0.0.1:{gateway.environment['PROMETHEUS_PORT']}/metrics", verify=TLS).text
        return f'parley_agent_pool_desired_workers{{agent_type="{kind}"}} 5.0' in text

    until(found, seconds=30)


@pytest.mark.parametrize(("role", "allowed"), [(Role.VIEWER, False), (Role.MEMBER, False), (Role.OPERATOR, True)])
def test_only_operators_see_pools(gateway: Gateway, role: Role, allowed: bool):
    answer = gateway.graphql(POOLS, {}, person(gateway, role).token)
    codes = [error["extensions"]["code"] for error in answer.get("errors", [])]
    assert codes == ([] if allowed else ["FORBIDDEN"])


def test_an_autoscaler_reads_a_pool_with_a_key_that_can_do_nothing_else(work: Work, gateway: Gateway):
    kind = some("scaled")
    _worker(work, kind)
    _until(work, kind, desiredWorkers=1)
    document = "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret errors { message } } }"
    made = gateway.data(document, {"input": {"name": "scaler", "scopes": ["pools:read"]}})["createApiKey"]
    headers = {"authorization": f"Bearer {made['secret']}"}
    with gateway.client(made["secret"]) as client:
        response = client.get(f"/api/agent-pools/{kind}", headers=headers)
        assert (response.status_code, response.json()["desiredWorkers"]) == (200, 1)
        assert client.get(f"/api/agent-pools/{some('none')}", headers=headers).status_code == 404
        assert client.get("/api/agents", headers=headers).status_code == 403
    answer = call(administrator(gateway), "GET", "/api/agent-pools")
    assert answer.status_code == 200, answer.text
    listed = answer.json()["pools"]
    assert kind in [pool["type"] for pool in listed]
