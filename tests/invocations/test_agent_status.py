"""Hosted agents: their status and health during and after calls, and the context and requests of sessions."""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from engine.outbound.agent_status import sweep_calls
from models.agents import Agent
from models.users import Role
from storage.clock import now
from storage.database import transaction
from tests.fakes.streaming import Answer, Hang, Outcome
from tests.gateways import Gateway
from tests.invocations.conftest import Services, ask, make_agent
from tests.invocations.test_replies import PATIENCE, following
from tests.people import Person, on_database, opened, person
from tests.running import Runs, node

SHOWN = """query($id: ID!) { agent(id: $id) { status health { status message checkedAt }
  metrics { requests failures eventsProcessed } } }"""
LIMITED = Answer(429, {"error": {"message": "Slow.", "code": "x"}}, {"retry-after": "60"})


def agent_of(who: Person, id: str) -> dict[str, Any]:
    """Return the agent as the API shows it."""
    found: dict[str, Any] = who.data(SHOWN, id=id)["agent"]
    return found


def until(look: Callable[[], Any], expected: Any) -> None:
    """Wait until a value is as expected."""
    deadline = time.monotonic() + PATIENCE
    while (seen := look()) != expected:
        assert time.monotonic() < deadline, seen
        time.sleep(0.02)


@pytest.fixture
def owner(gateway: Gateway, services: Services, request: pytest.FixtureRequest) -> Person:
    """The owner of a new organization: failures open its circuits."""
    return person(gateway, Role.ADMIN, request.node.name)


@pytest.mark.parametrize("runtime", ["HTTP", "OPENAI", "LYZR"])
def test_the_last_invocation_shows_the_health(owner: Person, services: Services, runtime: str) -> None:
    id = make_agent(owner, runtime, services.config(runtime))
    seen = agent_of(owner, id)
    assert (seen["status"], seen["health"]["status"], seen["health"]["checkedAt"]) == ("IDLE", "UNKNOWN", None)
    ask(owner, id)
    seen = agent_of(owner, id)
    assert (seen["status"], seen["health"]["status"], seen["health"]["message"]) == ("IDLE", "HEALTHY", None)
    assert seen["health"]["checkedAt"] is not None and seen["metrics"]["eventsProcessed"] == 1
    getattr(services, runtime.lower()).next(Answer(400, {}))
    owner.change("invokeAgent", "reply { content }", {"agentId": id, "message": "Hello"})
    seen = agent_of(owner, id)
    assert (seen["status"], seen["health"]["status"]) == ("ERROR", "UNHEALTHY")
    assert seen["health"]["message"].startswith("UPSTREAM_FAILED: ") and "400" in seen["health"]["message"]
    assert seen["metrics"] == {"requests": 2, "failures": 1, "eventsProcessed": 1}
    ask(owner, id)
    assert agent_of(owner, id)["status"] == "IDLE", "an agent in ERROR can be invoked"
    assert agent_of(owner, id)["health"]["status"] == "HEALTHY"


@pytest.mark.parametrize(
    ("outcome", "status", "health"), [(LIMITED, "IDLE", "DEGRADED"), (Answer(404, {}), "ERROR", "UNHEALTHY")]
)
def test_a_node_s_call_counts_too(
    owner: Person, services: Services, outcome: Outcome, status: str, health: str
) -> None:
    id = make_agent(owner, "OPENAI", {})
    services.openai.next(outcome)
    Runs(owner).failed(node("ask", "AGENT", {"agentId": id, "message": "Hello"}))
    seen = agent_of(owner, id)
    assert (seen["status"], seen["health"]["status"]) == (status, health)
    started = owner.done("commandAgent", "agent { status health { status } }", id=id, command="START")["agent"]
    assert started == {"status": "IDLE", "health": {"status": "UNKNOWN" if status == "ERROR" else health}}


def test_it_is_busy_while_it_is_invoked(owner: Person, services: Services) -> None:
    id = make_agent(owner, "HTTP", services.config("HTTP"))

    def status() -> str:
        shown: str = agent_of(owner, id)["status"]
        return shown

    async def calls() -> int:
        return (await Agent.get(id=id)).calls

    services.http.next(Hang(), Hang())
    with following(owner, id) as one, following(owner, id) as other:
        until(lambda: len(services.http.requests), 2)
        assert status() == "BUSY"
        found = owner.data("{ agents(filter: {status: BUSY}) { nodes { id } } }")["agents"]["nodes"]
        assert found == [{"id": id}]
        one.stop()
        until(lambda: on_database(owner.gateway, calls), 1)
        assert status() == "BUSY", "the other call is in progress"
        other.stop()
        until(status, "IDLE")
    assert agent_of(owner, id)["health"]["status"] == "UNKNOWN", "an abandoned call says nothing about the agent"


def test_a_call_of_a_process_that_died_is_forgotten(owner: Person, services: Services) -> None:
    id = make_agent(owner, "HTTP", services.config("HTTP"))

    async def begin_and_die() -> None:
        async with transaction():
            agent = await Agent.select_for_update().get(id=id)
            await agent.begin_call(until=now() + timedelta(minutes=11), by=owner.id)

    async def sweep() -> int:
        return await sweep_calls(now() + timedelta(minutes=12))

    on_database(owner.gateway, begin_and_die)
    assert agent_of(owner, id)["status"] == "BUSY"
    assert on_database(owner.gateway, sweep) == 1
    assert agent_of(owner, id)["status"] == "IDLE"


def test_a_stopped_agent_stays_stopped(owner: Person, services: Services) -> None:
    id = make_agent(owner, "HTTP", services.config("HTTP"))
    services.http.next(Hang())
    with following(owner, id) as line:
        until(lambda: len(services.http.requests), 1)
        owner.done("commandAgent", "agent { id }", id=id, command="STOP")
        line.stop()
        query = "query($id: ID!) { agent(id: $id) { updatedAt status } }"
        until(lambda: owner.data(query, id=id)["agent"]["status"], "STOPPED")
    assert owner.refused("invokeAgent", "reply { content }", agentId=id, message="Hi") == ("CONFLICT", "agentId")


# ---------------------------------------------------------------- sessions


CONTEXT = {"customer": "ACME", "plan": {"seats": 7}}


@pytest.mark.parametrize("runtime", ["HTTP", "LYZR", "OPENAI", "LLAMA_STACK", "A2A"])
def test_the_context_of_the_session_reaches_the_agent(owner: Person, services: Services, runtime: str) -> None:
    id = make_agent(owner, runtime, services.config(runtime))
    session = opened(owner, agentIds=[id], context=CONTEXT)
    ask(owner, id, sessionId=session)
    Runs(owner).done(node("ask", "AGENT", {"agentId": id, "message": "Hello"}), sessionId=session)
    posted = [each for each in getattr(services, runtime.lower()).requests if each.method == "POST"]
    assert len(posted) == 2
    for each in posted:
        sent: Any = each.json
        match runtime:
            case "HTTP":
                assert sent["context"] == CONTEXT
            case "LYZR":
                assert sent["system_prompt_variables"] == CONTEXT
            case "A2A":
                assert sent["params"]["metadata"]["context"] == CONTEXT
            case _:
                text, _, context = sent["instructions"].partition("as JSON: ")
                assert text == "Context of this conversation, " and json.loads(context) == CONTEXT


def test_a_chat_model_gets_the_context_after_its_instructions(owner: Person, services: Services) -> None:
    id = make_agent(owner, "OPENAI", {"api": "chat", "instructions": "Be kind."})
    ask(owner, id, sessionId=opened(owner, agentIds=[id], context=CONTEXT))
    ask(owner, id, sessionId=opened(owner, agentIds=[id]))
    first, second = (each["messages"][0]["content"] for each in services.openai.asked("/v1/chat/completions"))
    assert first.startswith("Be kind.\n\nContext of this conversation") and "ACME" in first
    assert second == "Be kind."


def test_a_session_counts_the_invocations_in_it(owner: Person, services: Services) -> None:
    one, other = (make_agent(owner, "HTTP", services.config("HTTP")) for _ in range(2))
    session = opened(owner, agentIds=[one, other])
    query = "query($id: ID!) { session(id: $id) { totalRequests currentAgent { id } lastRequestAt } }"
    before = owner.data(query, id=session)["session"]
    assert before == {"totalRequests": 0, "currentAgent": None, "lastRequestAt": None}
    for agent_id in (one, other, one):
        ask(owner, agent_id, sessionId=session)
    for _ in range(2):
        ask(owner, other, sessionId=session, idempotencyKey="the same message")
    after = owner.data(query, id=session)["session"]
    assert (after["totalRequests"], after["currentAgent"]) == (4, {"id": other})
    assert after["lastRequestAt"] is not None


def test_the_history_is_limited_in_bytes(owner: Person, services: Services) -> None:
    id = make_agent(owner, "OPENAI", {"history": 50})
    session = opened(owner, agentIds=[id])
    for number in range(5):
        owner.done("sendMessage", "message { id }", sessionId=session, content=f"{number}" + "字" * 7_000)
    ask(owner, id, "Now", sessionId=session)
    asked = services.openai.asked("/v1/responses")[0]["input"]
    assert [each["content"][0] for each in asked] == ["2", "3", "4", "N"]
    assert sum(len(each["content"].encode()) for each in asked) <= 65_536


def test_the_history_is_limited_in_number(owner: Person, services: Services) -> None:
    id = make_agent(owner, "OPENAI", {"history": 50})
    session = opened(owner, agentIds=[id])
    for number in range(52):
        owner.done("sendMessage", "message { id }", sessionId=session, content=str(number))
    ask(owner, id, "Now", sessionId=session)
    asked = services.openai.asked("/v1/responses")[0]["input"]
    assert [each["content"] for each in asked] == [*map(str, range(2, 52)), "Now"]
