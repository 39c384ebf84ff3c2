"""Parley is killed during an invocation: the request is repeated only where that is safe."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, cast

import httpx
import pytest

from models.idempotency import IdempotencyKey
from models.users import Role
from storage.clock import now
from tests.fakes.streaming import Hang, StreamingService
from tests.gateways import Gateway, GatewayProcess
from tests.invocations.conftest import PRODUCTION, Services, make_agent, messages_in
from tests.invocations.test_nodes import asking
from tests.people import Person, agent, on_database, opened, person
from tests.running import Runs
from tests.waiting import LONG_PATIENCE

pytestmark = pytest.mark.crash


@pytest.fixture
def process(
    backend: Mapping[str, str], services: Services, gateway_process: Callable[..., GatewayProcess]
) -> GatewayProcess:
    """A gateway process that can be killed."""
    return gateway_process({**backend, **services.environment(), **PRODUCTION, "ENGINE_LEASE": "3"})


def killed_while_asking(process: GatewayProcess, service: StreamingService) -> None:
    """Kill the gateway once the service has received the request, and restart it."""
    assert service.begun.wait(LONG_PATIENCE)
    process.kill()
    assert service.hung_up.wait(LONG_PATIENCE)
    process.start()


def owner_of(process: GatewayProcess) -> Person:
    return person(cast(Gateway, process), Role.ADMIN)


def test_a_node_repeats_a_safe_call(process: GatewayProcess, services: Services):
    owner = owner_of(process)
    services.openai.next(Hang())
    id = Runs(owner).start(asking(make_agent(owner, "OPENAI", {})))
    killed_while_asking(process, services.openai)
    run = Runs(owner).until(id, "COMPLETED")
    assert run["nodes"]["ask"]["output"]["content"] == "You said: Hello"
    assert len(services.openai.requests) == 2


def test_a_node_does_not_repeat_a_call_without_idempotency(process: GatewayProcess, services: Services):
    owner = owner_of(process)
    services.lyzr.next(Hang())
    id = Runs(owner).start(asking(make_agent(owner, "LYZR", {}), retry={"maxAttempts": 3, "delaySeconds": 0}))
    killed_while_asking(process, services.lyzr)
    run = Runs(owner).until(id, "FAILED")
    assert run["nodes"]["ask"]["error"].startswith("OUTCOME_UNKNOWN: Parley stopped")
    assert len(services.lyzr.requests) == 1


@pytest.mark.parametrize("runtime", ["OPENAI", "LYZR"])
def test_an_idempotency_key_left_by_a_crash(process: GatewayProcess, services: Services, runtime: str):
    owner, service = owner_of(process), getattr(services, runtime.lower())
    id = make_agent(owner, runtime, {})
    session = opened(owner, agentIds=[id])
    given: dict[str, Any] = {"agentId": id, "message": "Hello", "sessionId": session, "idempotencyKey": f"left {id}"}
    service.next(Hang())
    with pytest.raises(httpx.TransportError):
        _asked_and_killed(process, service, owner, given)
    process.start()
    on_database(cast(Gateway, process), lambda: _long_ago(owner.id))
    payload = owner.change("invokeAgent", "reply { content }", given)
    if runtime == "OPENAI":
        assert payload["reply"]["content"] == "You said: Hello"
        assert len(messages_in(owner, session)) == 2, "the question was recorded once"
    else:
        assert payload["errors"][0]["code"] == "OUTCOME_UNKNOWN"
        assert owner.refused("invokeAgent", "reply { content }", **given)[0] == "OUTCOME_UNKNOWN"
    assert len(service.requests) == (2 if runtime == "OPENAI" else 1)


def test_a_worker_task_survives_the_process_that_created_it(process: GatewayProcess):
    owner = owner_of(process)
    worker = agent(owner)
    given = {"agentId": worker.id, "message": "Hello", "idempotencyKey": "outlives"}
    query = "query($id: ID!) { agent(id: $id) { tasks(first: 10) { nodes { id } } } }"
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(lambda: owner.change("invokeAgent", "reply { content }", given))
        deadline = time.monotonic() + LONG_PATIENCE
        while not owner.data(query, id=worker.id)["agent"]["tasks"]["nodes"]:
            assert time.monotonic() < deadline
        process.kill()
        with pytest.raises(httpx.TransportError):
            asked.result(LONG_PATIENCE)
    process.start()
    on_database(cast(Gateway, process), lambda: _long_ago(owner.id))
    task = worker.done("claimTask", "task { id }", agentId=worker.id, waitSeconds=5)["task"]
    worker.done("completeTask", "task { id }", id=task["id"], result="Here I am")
    assert owner.done("invokeAgent", "reply { content }", **given)["reply"]["content"] == "Here I am"
    assert owner.data(query, id=worker.id)["agent"]["tasks"]["nodes"] == [{"id": task["id"]}]


def _asked_and_killed(process: GatewayProcess, service: StreamingService, owner: Person, given: dict[str, Any]) -> None:
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(lambda: owner.change("invokeAgent", "reply { content }", given))
        assert service.begun.wait(LONG_PATIENCE)
        process.kill()
        asked.result(LONG_PATIENCE)


async def _long_ago(actor_id: str) -> None:
    """Age the row of a key as if its lease had not been renewed for long."""
    rows = IdempotencyKey.filter(actor_id=actor_id)
    assert await rows.update(created_at=now() - timedelta(minutes=2))
