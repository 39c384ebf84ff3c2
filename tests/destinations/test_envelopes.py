"""The envelope sent to Pipedream, field by field, as documented."""

import re
from datetime import datetime
from typing import Any

import pytest

from models.tasks import AGENT_MESSAGE
from tests.destinations.house import House
from tests.gateways import ROOT
from tests.people import agent, opened
from tests.running import Runs, node, value

PAGE = (ROOT / "docs" / "destinations.md").read_text()
DOCUMENTED = {
    type: re.findall(r"`(\w+)`", data)
    for types, data in re.findall(r"^\| (`[a-z`., _]+) \| (`\w+`.*) \|$", PAGE, re.MULTILINE)
    for type in re.findall(r"`([a-z_.]+)`", types)
}
UTC = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")


def envelope_of(house: House, type: str, happen: Any) -> dict[str, Any]:
    """Return the envelope of the event that `happen` causes."""
    endpoint = house.endpoint()
    house.destination(endpoint, type)
    happen()
    [body] = house.bodies(endpoint, 1)
    assert body.keys() == {"event", "data", "timestamp", "sessionId", "userId"}
    assert body["event"] == type
    assert UTC.fullmatch(body["timestamp"])
    if type in DOCUMENTED:
        assert list(body["data"]) == DOCUMENTED[type]
    return dict(body)


def test_the_documented_events_are_covered():
    documented = ("session_created", "message_sent", "task_assigned", "approval_requested")
    assert {f"collaboration.{name}" for name in documented} <= DOCUMENTED.keys()
    assert {"agent.execution", "agent.error", "workflow.completed"} <= DOCUMENTED.keys()


def test_session_created(house: House):
    agents = [agent(house.owner, name=name).id for name in ("Alpha", "Beta")]
    given = {"name": "Market analysis", "description": "Q4", "config": {"maxParticipants": 5, "autoApproval": False}}
    ids: list[str] = []
    body = envelope_of(
        house,
        "collaboration.session_created",
        lambda: ids.append(opened(house.owner, agentIds=agents, **given)),
    )
    assert body["sessionId"] == ids[0]
    assert body["userId"] == house.owner.id
    assert body["data"] == {
        "sessionName": "Market analysis",
        "description": "Q4",
        "agentCount": 2,
        "agentIds": agents,
        "config": {"maxParticipants": 5, "autoApproval": False},
    }


def test_a_message_names_its_agents(house: House):
    alpha, beta = agent(house.owner, name="Agent Alpha"), agent(house.owner, name="Agent Beta")
    session = opened(house.owner, agentIds=[alpha.id, beta.id])
    sent: list[str] = []
    given = {"content": "Please analyse.", "toAgentId": beta.id, "metadata": {"priority": "high"}}
    body = envelope_of(
        house,
        "collaboration.message_sent",
        lambda: sent.append(alpha.done("sendMessage", "message { id }", sessionId=session, **given)["message"]["id"]),
    )
    assert body["sessionId"] == session
    assert body["userId"] == house.owner.id  # the session's, because an agent sent the message
    assert body["data"] == {
        "messageId": sent[0],
        "fromAgent": "Agent Alpha",
        "toAgent": "Agent Beta",
        "messageType": "text",
        "content": "Please analyse.",
        "metadata": {"priority": "high"},
    }


@pytest.mark.parametrize(("priority", "word"), [(0, "low"), (1, "low"), (2, "normal"), (5, "high"), (8, "urgent")])
def test_task_assigned(house: House, priority: int, word: str):
    alpha, beta = agent(house.owner, name="Agent Alpha"), agent(house.owner, name="Agent Beta")
    given = {
        "title": "Analyse",
        "type": "analysis",
        "description": "All of it",
        "priority": priority,
        "dueAt": "2030-01-02T03:04:05Z",
        "requirements": {"format": "PDF", "deadline": "soon"},
    }
    made: list[str] = []
    body = envelope_of(
        house,
        "collaboration.task_assigned",
        lambda: made.append(alpha.done("createTask", "task { id }", assignTo=beta.id, **given)["task"]["id"]),
    )
    assert (body["sessionId"], body["userId"]) == (None, None)
    assert body["data"] == {
        "taskId": made[0],
        "title": "Analyse",
        "description": "All of it",
        "priority": word,
        "fromAgent": "Agent Alpha",
        "toAgent": "Agent Beta",
        "dueDate": "2030-01-02T03:04:05.000000Z",
        "requirements": {"format": "PDF", "deadline": "soon"},
    }


def test_a_task_that_is_handed_on_names_the_agent_that_handed_it_on(house: House):
    alpha, beta, gamma = (agent(house.owner, name=f"Agent {name}") for name in ("Alpha", "Beta", "Gamma"))
    task = alpha.done("createTask", "task { id }", title="Analyse", type="analysis", assignTo=beta.id)["task"]
    beta.done("startTask", "task { id }", id=task["id"])
    body = envelope_of(
        house,
        "collaboration.task_assigned",
        lambda: beta.done("assignTask", "task { id }", id=task["id"], agentId=gamma.id),
    )
    assert (body["data"]["fromAgent"], body["data"]["toAgent"]) == ("Agent Beta", "Agent Gamma")


def test_approval_requested(house: House):
    alpha = agent(house.owner, name="Agent Alpha")
    data = {"amount": 500, "currency": "USD", "purpose": "Data"}
    made: list[str] = []
    given = {"title": "Budget", "description": "Please", "data": data, "approverIds": [house.owner.id]}
    body = envelope_of(
        house,
        "collaboration.approval_requested",
        lambda: made.append(alpha.done("requestApproval", "approval { id }", **given)["approval"]["id"]),
    )
    assert body["data"] == {
        "approvalId": made[0],
        "title": "Budget",
        "description": "Please",
        "requestingAgent": "Agent Alpha",
        "requestData": data,
        "userId": house.owner.id,
    }


def test_approval_decided(house: House):
    id = house.owner.done("requestApproval", "approval { id }", title="Budget")["approval"]["id"]
    answer = {"id": id, "approved": True, "feedback": "Fine"}
    body = envelope_of(
        house,
        "collaboration.approval_responded",
        lambda: house.owner.done("respondToApproval", "approval { id }", **answer),
    )
    data = body["data"]
    assert (data["approvalId"], data["status"], data["approved"], data["feedback"]) == (id, "approved", True, "Fine")
    assert data["requestingAgent"] is None
    assert data["respondedBy"]


def test_agent_execution_and_agent_error(house: House):
    worker = agent(house.owner, name="Agent Alpha")

    def work(ending: str, **report: Any) -> Any:
        def happen() -> None:
            given = {"title": "Work", "type": AGENT_MESSAGE, "assignTo": worker.id, "maxAttempts": 1}
            house.owner.done("createTask", "task { id }", **given)
            task = worker.done("claimTask", "task { id }", agentId=worker.id)["task"]["id"]
            worker.done("startTask", "task { id }", id=task)
            worker.done(ending, "task { id }", id=task, **report)

        return happen

    executed = envelope_of(house, "agent.execution", work("completeTask", result="done"))["data"]
    assert (executed["agentId"], executed["agent"], executed["simulated"]) == (worker.id, "Agent Alpha", False)
    assert executed["durationMs"] >= 0
    errored = envelope_of(house, "agent.error", work("failTask", error="No idea", retryable=False))["data"]
    assert (errored["agentId"], errored["agent"], errored["error"]) == (worker.id, "Agent Alpha", "No idea")


def test_workflow_completed(house: House):
    nodes = [value("a", {"answer": 42})]
    given = {"name": "Answering", "nodes": nodes}
    workflow = house.owner.done("createWorkflow", "workflow { id }", **given)["workflow"]["id"]
    runs: list[str] = []
    body = envelope_of(
        house,
        "workflow.completed",
        lambda: runs.append(Runs(house.owner).start(workflowId=workflow, input={"question": "?"})),
    )
    data = body["data"]
    assert (data["executionId"], data["workflowId"], data["workflow"]) == (runs[0], workflow, "Answering")
    assert (data["status"], data["version"], data["input"]) == ("completed", 1, {"question": "?"})
    assert data["output"] is not None
    assert body["userId"] == house.owner.id, "the user who started the run"
    assert datetime.fromisoformat(data["startedAt"]) <= datetime.fromisoformat(data["completedAt"])


def test_a_custom_event_carries_its_data(house: House):
    session = opened(house.owner)
    body = envelope_of(
        house, "custom_event", lambda: house.publish("custom_event", {"any": ["thing"]}, sessionId=session)
    )
    assert (body["data"], body["sessionId"], body["userId"]) == ({"any": ["thing"]}, session, house.owner.id)


def test_any_other_event_carries_its_records(house: House):
    session = opened(house.owner, name="Before")
    body = envelope_of(
        house,
        "collaboration.session_updated",
        lambda: house.owner.done("updateSession", "session { id }", id=session, name="After"),
    )
    assert body["data"]["session"]["name"] == "After"
    assert body["data"]["session"]["ownerId"] == house.owner.id


def test_every_event_of_a_run_can_be_sent(house: House):
    endpoint = house.endpoint()
    house.destination(endpoint, "workflow.*")
    Runs(house.owner).failed(
        node("a", "INTEGRATION", {"connector": "http", "action": "request", "params": {"url": "x"}})
    )
    bodies = house.bodies(endpoint, 4)
    assert [body["event"] for body in bodies][-2:] == ["workflow.node_failed", "workflow.failed"]
    assert bodies[-1]["data"]["error"]
