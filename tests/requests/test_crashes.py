"""Parley is killed or stopped while it processes a request: it is answered once, or FAILED with the reason."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import pytest

from models.users import Role
from tests.fakes.lyzr import AGENT, KEY, LyzrService
from tests.fakes.streaming import Hang, StreamingService
from tests.gateways import Gateway, GatewayProcess
from tests.people import Person, agent, person
from tests.requests.conftest import Desk, helper, read, submit
from tests.requests.test_broker import KnativeBroker, delivered
from tests.waiting import LONG_PATIENCE, until

pytestmark = pytest.mark.crash


@pytest.fixture
def lyzr() -> Iterator[LyzrService]:
    with LyzrService() as service:
        yield service


@pytest.fixture
def process(
    backend: Mapping[str, str], desk: Desk, lyzr: LyzrService, gateway_process: Callable[..., GatewayProcess]
) -> GatewayProcess:
    """A gateway process that can be killed."""
    agents = {"HTTP_ALLOWED_HOSTS": desk.host_and_port, "LYZR_BASE_URL": lyzr.url, "LYZR_API_KEY": KEY}
    return gateway_process({**backend, **agents, "AGENT_ID": AGENT, "ENGINE_LEASE": "3"})


@pytest.fixture
def owner(process: GatewayProcess) -> Person:
    return person(cast(Gateway, process), Role.ADMIN)


def lyzr_agent(owner: Person) -> str:
    id: str = owner.done("createAgent", "agent { id }", name="Lyzr", type="lyzr", runtime="LYZR")["agent"]["id"]
    return id


def ended(caller: Person, id: str) -> dict[str, Any]:
    """Return a request once it has ended."""
    until(lambda: (read(caller, id) or {}).get("status") in ("COMPLETED", "FAILED"), LONG_PATIENCE)
    request = read(caller, id)
    assert request is not None
    return request


def killed_while_asking(process: GatewayProcess, service: StreamingService) -> None:
    """Kill the gateway once the service has received the request, and restart it."""
    assert service.begun.wait(LONG_PATIENCE)
    process.kill()
    assert service.hung_up.wait(LONG_PATIENCE)
    process.start()


def replies_in(caller: Person, session_id: str) -> list[str]:
    """Return the contents of a session's messages."""
    query = "query($id: ID!) { session(id: $id) { messages { nodes { content } } } }"
    return [node["content"] for node in caller.data(query, id=session_id)["session"]["messages"]["nodes"]]


def test_a_request_is_answered_once_after_a_kill(process: GatewayProcess, owner: Person, desk: Desk) -> None:
    desk.next(Hang())
    request = submit(owner, waitSeconds=0, agentId=helper(owner, desk))
    killed_while_asking(process, desk)
    assert ended(owner, request["id"])["response"] == "You said: Hello"
    assert len({each.json["idempotencyKey"] for each in desk.requests}) == 1, "the agent recognizes the repetition"
    assert replies_in(owner, request["session"]["id"]) == ["Hello", "You said: Hello"]


def test_a_call_that_cannot_be_repeated_fails_with_the_reason(
    process: GatewayProcess, owner: Person, lyzr: LyzrService
) -> None:
    lyzr.next(Hang())
    request = submit(owner, waitSeconds=0, agentId=lyzr_agent(owner))
    killed_while_asking(process, lyzr)
    failed = ended(owner, request["id"])
    assert failed["status"] == "FAILED"
    assert failed["error"].startswith("OUTCOME_UNKNOWN: Parley stopped during the call.")
    assert len(lyzr.requests) == 1


def test_the_task_of_a_worker_survives_a_kill(process: GatewayProcess, owner: Person) -> None:
    worker = agent(owner)
    request = submit(owner, "Build it", waitSeconds=0, agentId=worker.id)
    task = worker.done("claimTask", "task { id }", agentId=worker.id, waitSeconds=20)["task"]["id"]
    process.kill()
    process.start()
    worker.done("startTask", "task { id }", id=task)
    worker.done("completeTask", "task { id }", id=task, result="Built.")
    assert ended(owner, request["id"])["response"] == "Built."
    assert replies_in(owner, request["session"]["id"]) == ["Build it", "Built."]


def test_a_graceful_stop_hands_the_request_on(process: GatewayProcess, owner: Person, desk: Desk) -> None:
    desk.next(Hang())
    request = submit(owner, waitSeconds=0, agentId=helper(owner, desk))
    assert desk.begun.wait(LONG_PATIENCE)
    process.stop()
    process.start()
    assert ended(owner, request["id"])["response"] == "You said: Hello"


def test_a_request_over_the_broker_survives_a_kill(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]
) -> None:
    with KnativeBroker() as broker:
        process = gateway_process({**backend, "K_SINK": broker.url, "ENGINE_LEASE": "3"})
        service = person(cast(Gateway, process), Role.ADMIN)
        request = submit(service, "Hang", waitSeconds=0)
        until(lambda: broker.events("Hang"), LONG_PATIENCE)
        process.kill()
        process.start()
        until(lambda: len(broker.events("Hang")) == 2, LONG_PATIENCE)
        first, second = broker.events("Hang")
        assert first["id"] == second["id"], "the agent service recognizes the repetition"
        process.kill()  # the wait for the reply outlives the process too
        process.start()
        assert delivered(service, {"request_id": request["id"], "content": "Here."}) == 202
        assert ended(service, request["id"])["response"] == "Here."
        assert replies_in(service, request["session"]["id"]) == ["Hang", "Here."]


def test_every_accepted_request_ends_once_under_kills(process: GatewayProcess, owner: Person, desk: Desk) -> None:
    helper_id = helper(owner, desk)
    ids = []
    for number in itertools.count(1):
        ids.append(submit(owner, f"Question {number}", waitSeconds=0, agentId=helper_id, externalThreadId=str(number)))
        if number % 10 == 0:
            process.kill()
            process.start()
        if number == 40:
            break
    for request in ids:
        done = ended(owner, request["id"])
        assert done["response"] == f"You said: {request['content']}"
        assert replies_in(owner, request["session"]["id"]) == [request["content"], done["response"]]
