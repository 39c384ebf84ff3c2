"""Submitting requests: the reply in the response or later, the normalized form, and idempotency."""

from typing import Any

import pytest

from engine.requests.conversations import Conversation
from engine.requests.receive import MOST_OPEN, NewRequest, receive
from errors import RateLimited
from models.sessions import Channel
from models.users import Role, User
from storage.database import transaction
from tests.fakes.streaming import Answer, Hang
from tests.gateways import Gateway
from tests.people import Person, agent, on_database, person
from tests.requests.conftest import Desk, helper, read, submit
from tests.waiting import until

SUBMIT = """mutation($input: SubmitRequestInput!) { submitRequest(input: $input) { request { id }
    errors { code } } }"""


def ended(caller: Person, id: str) -> dict[str, Any]:
    """Return a request once it has ended."""
    found: list[dict[str, Any]] = []

    def has_ended() -> bool:
        request = read(caller, id)
        assert request is not None
        found[:] = [request]
        return request["status"] in ("COMPLETED", "FAILED")

    until(has_ended)
    return found[0]


@pytest.mark.parametrize("channel", ["WEB", "CLI", "GENERIC"])
def test_the_reply_is_in_the_response(owner: Person, asker: Person, desk: Desk, channel: str) -> None:
    id = helper(owner, desk)
    request = submit(asker, "My laptop is slow", channel, agentId=id)
    assert (request["status"], request["response"]) == ("COMPLETED", "You said: My laptop is slow")
    assert request["agent"] == {"id": id}
    assert request["user"] == {"id": asker.id}
    assert request["channel"] == request["session"]["channel"] == channel
    assert request["processingTimeMs"] >= 0 and request["completedAt"]
    assert request["cloudeventType"] == "request.received"
    [event] = [each for each in log(owner) if each["id"] == request["cloudeventId"]]
    assert event["type"] == "request.received"


def log(caller: Person) -> list[dict[str, Any]]:
    """Return the events of requests, oldest first."""
    query = """query($types: [String!]) { events(last: 100, types: $types) { nodes { id type causedBy
        ... on RequestReceived { request { id status } }
        ... on RequestCompleted { request { id status response } } } } }"""
    nodes: list[dict[str, Any]] = caller.data(query, types=["request.received", "request.completed"])["events"]["nodes"]
    return nodes


def test_without_a_wait_the_request_is_followed_by_its_id(owner: Person, asker: Person, desk: Desk) -> None:
    desk.next(Hang())
    request = submit(asker, waitSeconds=0, agentId=helper(owner, desk))
    assert request["status"] in ("RECEIVED", "PROCESSING")
    assert request["response"] is None and request["processingTimeMs"] is None
    assert desk.begun.wait(20)
    assert read(asker, request["id"])["status"] == "PROCESSING"  # type: ignore[index]
    desk.release()  # the connection breaks, and the call is repeated under the same key
    assert ended(asker, request["id"])["response"] == "You said: Hello"


def test_a_wait_that_is_too_short_returns_the_request(owner: Person, asker: Person, desk: Desk) -> None:
    desk.next(Hang())
    request = submit(asker, waitSeconds=1, agentId=helper(owner, desk))
    assert request["status"] == "PROCESSING"
    desk.release()
    assert ended(asker, request["id"])["status"] == "COMPLETED"


@pytest.mark.parametrize("seconds", [26, 3601])
def test_a_longer_wait_than_possible_is_accepted(owner: Person, asker: Person, desk: Desk, seconds: int) -> None:
    assert submit(asker, waitSeconds=seconds, agentId=helper(owner, desk))["status"] == "COMPLETED"


def test_a_negative_wait_is_rejected(asker: Person) -> None:
    given = {"channel": "WEB", "content": "Hello", "waitSeconds": -1}
    assert asker.refused("submitRequest", "request { id }", **given) == ("BAD_USER_INPUT", "waitSeconds")


@pytest.mark.parametrize("key", ["capabilities", "requiredCapabilities", "required_capabilities", "capability"])
@pytest.mark.parametrize("value", [5, {"a": True}, ["laptop", 5]])
def test_capabilities_that_cannot_be_understood_are_rejected(asker: Person, key: str, value: object) -> None:
    given = {"channel": "WEB", "content": "Hello", "metadata": {key: value}}
    assert asker.refused("submitRequest", "request { id }", **given) == ("BAD_USER_INPUT", f"metadata.{key}")


def test_a_tool_request_is_a_notification(owner: Person, asker: Person, desk: Desk) -> None:
    desk.next(Hang())
    id = helper(owner, desk)
    given = {"toolId": "snow-integration", "agentId": id, "toolContext": {"ticket": "INC001"}}
    assert submit(asker, "Ticket opened", "TOOL", **given)["status"] in ("RECEIVED", "PROCESSING")
    assert desk.begun.wait(20)
    desk.release()
    waited = submit(asker, "Ticket closed", "TOOL", waitSeconds=30, **given)
    assert waited["response"] == "You said: Ticket closed", "a tool may wait if it asks to"


def test_a_tool_names_itself(asker: Person) -> None:
    given = {"channel": "TOOL", "content": "Ticket opened"}
    assert asker.refused("submitRequest", "request { id }", **given) == ("BAD_USER_INPUT", "toolId")


@pytest.mark.parametrize("channel", ["SLACK", "EMAIL", "SMS", "WEBHOOK", "TEAMS", "DISCORD", "TEST"])
def test_other_channels_are_rejected_with_the_reason(asker: Person, channel: str) -> None:
    payload = asker.change("submitRequest", "request { id }", {"channel": channel, "content": "Hello"})
    [error] = payload["errors"]
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", ["channel"])
    assert ("signed routes" if channel == "SLACK" else "only delivers responses") in error["message"]


# ---------------------------------------------------------------- the normalized form


@pytest.mark.parametrize("spelling", ["client_ip", "clientIp"])
def test_a_web_request_is_normalized(asker: Person, spelling: str) -> None:
    request = submit(asker, metadata={spelling: "192.168.1.100", "page": "/help"}, waitSeconds=0)
    assert request["normalized"] == {
        "request_id": request["id"],
        "session_id": request["session"]["id"],
        "user_id": asker.id,
        "integration_type": "WEB",
        "request_type": "web",
        "content": "Hello",
        "agent_id": None,
        "created_at": request["normalized"]["created_at"],
        "client_ip": "192.168.1.100",
        "metadata": {spelling: "192.168.1.100", "page": "/help"},
    }
    assert request["metadata"] == {spelling: "192.168.1.100", "page": "/help"}, "unknown metadata is kept"


def test_a_cli_request_is_normalized(asker: Person) -> None:
    metadata = {"terminal": "xterm", "command": "ask", "shell": "zsh"}
    normalized = submit(asker, channel="CLI", metadata=metadata, waitSeconds=0)["normalized"]
    assert (normalized["terminal"], normalized["command"]) == ("xterm", "ask")
    assert normalized["metadata"] == metadata


def test_a_tool_request_is_normalized(asker: Person) -> None:
    metadata = {"correlation_id": "c-1", "automation_rule": "r-1", "triggered_by": "snow", "more": [1]}
    tool: dict[str, Any] = {
        "toolId": "snow-integration",
        "toolInstanceId": "i-1",
        "triggerEvent": "asset.expired",
        "toolContext": {"key": "value"},
    }
    normalized = submit(asker, channel="TOOL", metadata=metadata, **tool)["normalized"]
    shown = {
        "tool_id": "snow-integration",
        "tool_instance_id": "i-1",
        "trigger_event": "asset.expired",
        "tool_context": {"key": "value"},
        "correlation_id": "c-1",
        "automation_rule": "r-1",
        "triggered_by": "snow",
        "metadata": metadata,
    }
    assert normalized | shown == normalized
    without = submit(asker, channel="TOOL", toolId="snow-integration")["normalized"]
    assert without["trigger_event"] is None, "the trigger event is optional"


def test_a_generic_request_names_its_integration(asker: Person) -> None:
    request = submit(asker, channel="GENERIC", integrationType="kiosk", waitSeconds=0)
    assert request["normalized"]["integration_type"] == "kiosk"


def test_a_request_of_another_channel_cannot_pretend_to_come_from_slack(asker: Person) -> None:
    request = submit(asker, channel="WEB", integrationType="SLACK", waitSeconds=0)
    assert request["normalized"]["integration_type"] == "WEB"
    assert request["session"]["context"]["integration_metadata"]["integration_type"] == "WEB"


# ---------------------------------------------------------------- who and how often


def test_an_idempotency_key_names_one_request(owner: Person, asker: Person, desk: Desk) -> None:
    given = {"agentId": helper(owner, desk), "idempotencyKey": "once"}
    first = submit(asker, "Reset my password", **given)
    again = submit(asker, "Reset my password", **given)
    assert (again["id"], again["response"]) == (first["id"], "You said: Reset my password")
    assert [each.json["message"] for each in desk.requests].count("Reset my password") == 1
    assert asker.refused("submitRequest", "request { id }", channel="WEB", content="Other", **given) == (
        "IDEMPOTENCY_MISMATCH",
        "idempotencyKey",
    )


def test_agents_make_no_requests(owner: Person) -> None:
    worker = agent(owner)
    assert worker.refused("submitRequest", "request { id }", channel="WEB", content="Hello")[0] == "FORBIDDEN"
    refused = worker.gateway.graphql("{ requests { nodes { id } } }", token=worker.token)
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"


def test_a_session_of_others_is_not_used(owner: Person, asker: Person) -> None:
    session = submit(owner, waitSeconds=0)["session"]["id"]
    given = {"channel": "WEB", "content": "Hello", "sessionId": session}
    assert asker.refused("submitRequest", "request { id }", **given) == ("FORBIDDEN", "sessionId")


def test_an_agent_that_cannot_reply_is_rejected(owner: Person, asker: Person, desk: Desk) -> None:
    stopped = helper(owner, desk)
    owner.done("commandAgent", "agent { status }", id=stopped, command="STOP")
    given = {"channel": "WEB", "content": "Hello"}
    assert asker.refused("submitRequest", "request { id }", agentId=stopped, **given) == ("CONFLICT", "agentId")
    absent = "agt_01jd3x8m5vf2h9k7q0z4c6r8ta"
    assert asker.refused("submitRequest", "request { id }", agentId=absent, **given) == ("NOT_FOUND", "agentId")


def test_a_failing_agent_is_the_reason(owner: Person, asker: Person, desk: Desk) -> None:
    desk.next(Answer(400, {"error": "broken"}))
    request = submit(asker, agentId=helper(owner, desk))
    assert request["status"] == "FAILED"
    assert request["error"].startswith("UPSTREAM")
    assert request["response"] is None


def test_a_worker_replies_through_its_task(owner: Person, asker: Person) -> None:
    worker = agent(owner)
    request = submit(asker, "Build it", waitSeconds=0, agentId=worker.id)
    claimed = worker.done("claimTask", "task { id payload }", agentId=worker.id, waitSeconds=20)["task"]
    assert claimed["payload"]["message"] == "Build it"
    assert claimed["payload"]["context"]["user_context"]["user_id"] == asker.id
    worker.done("startTask", "task { id }", id=claimed["id"])
    worker.done("completeTask", "task { id }", id=claimed["id"], result={"content": "Built."})
    assert ended(asker, request["id"])["response"] == "Built."


def test_a_viewer_reads_only(gateway: Gateway) -> None:
    viewer = person(gateway, Role.VIEWER)
    assert viewer.refused("submitRequest", "request { id }", channel="WEB", content="Hello")[0] == "FORBIDDEN"
    assert viewer.data("{ requests { nodes { id } } }") == {"requests": {"nodes": []}}


def test_a_user_has_a_limit_of_open_requests(owner: Person, asker: Person, desk: Desk) -> None:
    worker = agent(owner)  # which replies to nothing
    given = {"channel": "WEB", "content": "Hello", "agentId": worker.id, "waitSeconds": 0}
    for _ in range(MOST_OPEN):
        submit(asker, waitSeconds=0, agentId=worker.id)
    assert asker.refused("submitRequest", "request { id }", **given) == ("RATE_LIMITED", None)
    assert submit(owner, agentId=helper(owner, desk))["status"] == "COMPLETED", "others are not affected"

    async def from_slack() -> None:
        user = await User.get(id=asker.id)
        async with transaction():
            place = Conversation(user.organization_id, user.id, Channel.SLACK)
            await receive(NewRequest(place, "Hello"), by=user.id)

    with pytest.raises(RateLimited):
        on_database(asker.gateway, from_slack)
