"""AGENT nodes over every runtime."""

from typing import Any

import pytest

from models.users import Role
from tests.fakes.lyzr import KEY as LYZR_KEY
from tests.fakes.streaming import Answer
from tests.gateways import Gateway
from tests.invocations.conftest import Services, agent_events_of, ask, make_agent, messages_in
from tests.people import Person, opened, person
from tests.running import Runs, node


def asking(agent_id: str, message: str = "Hello", **more: Any) -> dict[str, Any]:
    return node("ask", "AGENT", {"agentId": agent_id, "message": message}, **more)


@pytest.mark.parametrize(
    ("runtime", "content"),
    [
        ("HTTP", "You said: Hello"),
        ("LYZR", "You said: Hello (1)"),
        ("OPENAI", "You said: Hello"),
        ("LLAMA_STACK", "You said: Hello"),
        ("A2A", "Done: Hello"),
    ],
)
def test_a_node_calls_agents_of_every_runtime(ann: Person, services: Services, runtime: str, content: str):
    id = make_agent(ann, runtime, services.config(runtime))
    output = Runs(ann).done(asking(id))["nodes"]["ask"]["output"]
    assert output["content"] == content and isinstance(output["metadata"], dict)
    [event] = agent_events_of(ann, id)
    assert (event["type"], event["simulated"]) == ("agent.execution", False)


def test_lyzr_agents_work_together_in_one_workflow(ann: Person, services: Services):
    ids = [make_agent(ann, "LYZR", {"agentId": f"lyzr-{name}"}) for name in ("researcher", "writer")]
    research = node("research", "AGENT", {"agentId": ids[0], "message": "${input.text}"})
    write = node("write", "AGENT", {"agentId": ids[1], "message": "${nodes.research.output.content}"}, "research")
    run = Runs(ann).done(research, write, input={"text": "Volcanoes"})
    assert run["output"]["write"]["content"] == "You said: You said: Volcanoes (1) (1)"
    sent = services.lyzr.asked("/v3/inference/chat/")
    assert [(each["agent_id"], each["message"]) for each in sent] == [
        ("lyzr-researcher", "Volcanoes"),
        ("lyzr-writer", "You said: Volcanoes (1)"),
    ]
    assert {each.headers["x-api-key"] for each in services.lyzr.requests} == {LYZR_KEY}


def test_a_node_in_a_session_sees_its_messages(ann: Person, services: Services):
    id = make_agent(ann, "OPENAI", {})
    session = opened(ann, agentIds=[id])
    ask(ann, id, "One", sessionId=session)
    Runs(ann).done(asking(id, "Two"), sessionId=session)
    said = [each["content"] for each in services.openai.asked("/v1/responses")[1]["input"]]
    assert said == ["One", "You said: One", "Two"]
    assert len(messages_in(ann, session)) == 2, "a node's question is the run's, not the session's"


def test_attempts_of_a_node_share_a_key(ann: Person, services: Services):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    services.http.next(*[Answer(404, {})] * 2)
    Runs(ann).done(asking(id, retry={"maxAttempts": 3, "delaySeconds": 0}))
    assert len({each.headers["idempotency-key"] for each in services.http.requests}) == 1
    assert [event["type"] for event in agent_events_of(ann, id)] == ["agent.error", "agent.error", "agent.execution"]


def test_a_call_without_idempotency_is_not_retried(gateway: Gateway, services: Services):
    owner = person(gateway, Role.ADMIN, "Nodes that fail")
    services.lyzr.next(Answer(500, {"detail": "Oh."}))
    run = Runs(owner).failed(asking(make_agent(owner, "LYZR", {}), retry={"maxAttempts": 3, "delaySeconds": 0}))
    assert run["nodes"]["ask"]["error"].startswith("OUTCOME_UNKNOWN") and run["nodes"]["ask"]["attempts"] == 1
    assert len(services.lyzr.requests) == 1
