"""The conversation of a request: its session, what agents remember, and which agent replies."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models.users import Role
from tests.fakes.streaming import Answer
from tests.gateways import Gateway
from tests.people import Person, opened, person
from tests.requests.conftest import Desk, helper, read, submit
from tests.waiting import until

Where = dict[str, Any]


def asked(desk: Desk) -> list[dict[str, Any]]:
    """Return the bodies of the desk's requests."""
    return [each.json for each in desk.requests]


# ---------------------------------------------------------------- sessions


def test_the_session_is_found_again(owner: Person, asker: Person, desk: Desk) -> None:
    id = helper(owner, desk)
    first = submit(asker, "My laptop is slow", agentId=id)
    second = submit(asker, "It is three years old")
    assert second["session"]["id"] == first["session"]["id"]
    assert second["session"]["totalRequests"] == 2
    assert second["session"]["lastRequestId"] == second["id"]
    assert second["session"]["currentAgent"] == {"id": id}
    assert second["session"]["owner"] == {"id": asker.id}
    assert second["session"]["name"] == "My laptop is slow"
    assert {each["sessionId"] for each in asked(desk)} == {first["session"]["id"]}


@pytest.mark.parametrize(
    "other",
    [
        {"channel": "CLI"},
        {"externalChannelId": "C1"},
        {"externalChannelId": "C1", "externalThreadId": "T1"},
        {"externalThreadId": "T1"},
    ],
)
def test_each_channel_and_thread_has_a_session(asker: Person, other: Where) -> None:
    first, second = submit(asker), submit(asker, **other)
    again = submit(asker, **other)
    assert first["session"]["id"] != second["session"]["id"] == again["session"]["id"]
    assert second["session"]["externalThreadId"] == other.get("externalThreadId")
    assert second["session"]["externalChannelId"] == other.get("externalChannelId")


def test_each_user_has_a_session(owner: Person, asker: Person) -> None:
    assert submit(owner)["session"]["id"] != submit(asker)["session"]["id"]


def test_a_session_that_is_used_for_something_else_is_not_found(asker: Person) -> None:
    assert submit(asker)["session"]["id"] != opened(asker)
    mine = opened(asker, name="A project")
    assert submit(asker, sessionId=mine)["session"]["id"] == mine
    assert submit(asker)["session"]["id"] != mine, "a request without a session does not go into a project"


@pytest.mark.parametrize("status", ["INACTIVE", "ARCHIVED"])
@pytest.mark.parametrize("named", [True, False])
def test_a_session_that_is_not_active_is_continued_in_another_one(
    owner: Person, asker: Person, desk: Desk, status: str, named: bool
) -> None:
    id = helper(owner, desk)
    desk.next(Answer(200, {"content": "Noted.", "metadata": {"conversation_context": {"ticket": "INC001"}}}))
    first = submit(asker, "My laptop is slow", agentId=id)["session"]["id"]
    asker.done("updateSession", "session { id }", id=first, status=status)
    where = {"sessionId": first} if named else {}
    second = submit(asker, "And now?", agentId=id, **where)["session"]
    assert second["id"] != first
    remembered = asked(desk)[1]["context"]["conversation_context"]
    assert remembered["ticket"] == "INC001"
    assert remembered["previous_session_id"] == first
    assert [message["content"] for message in remembered["previous_messages"]] == ["My laptop is slow", "Noted."]
    assert submit(asker, **where)["session"]["id"] == second["id"]


def test_an_expired_session_is_continued_in_another_one(asker: Person) -> None:
    first = submit(asker)["session"]["id"]
    soon = (datetime.now(UTC) + timedelta(milliseconds=500)).isoformat()
    asker.done("updateSession", "session { id }", id=first, expiresAt=soon)
    until(lambda: submit(asker)["session"]["id"] != first)


def test_the_messages_are_in_the_session(owner: Person, asker: Person, desk: Desk) -> None:
    id = helper(owner, desk)
    request = submit(asker, agentId=id)
    query = """query($id: ID!) { session(id: $id) { messages { nodes { content from { id } to { id } metadata
        replyTo { content } } } agents { id } requests { nodes { id status response } totalCount } } }"""
    session = asker.data(query, id=request["session"]["id"])["session"]
    question, reply = session["messages"]["nodes"]
    assert (question["content"], question["from"]) == ("Hello", {"id": asker.id})
    assert question["metadata"] == {"requestId": request["id"]}
    assert (reply["content"], reply["from"]) == ("You said: Hello", {"id": id})
    assert reply["replyTo"] == {"content": "Hello"}
    assert session["agents"] == [{"id": id}]
    assert session["requests"] == {
        "nodes": [{"id": request["id"], "status": "COMPLETED", "response": "You said: Hello"}],
        "totalCount": 1,
    }


def test_the_session_has_the_documented_times(asker: Person) -> None:
    before = datetime.now(UTC)
    id = submit(asker)["id"]
    query = """query($id: ID!) { request(id: $id) { createdAt updatedAt completedAt
        session { createdAt updatedAt lastRequestAt expiresAt } } }"""
    request = asker.data(query, id=id)["request"]
    session = request.pop("session")
    assert session.pop("expiresAt") is None
    moments = [datetime.fromisoformat(each) for each in (*request.values(), *session.values())]
    assert before <= min(moments) <= max(moments) <= datetime.now(UTC)


# ---------------------------------------------------------------- memory


def test_agents_get_and_keep_the_three_contexts(owner: Person, asker: Person, desk: Desk) -> None:
    id = helper(owner, desk)
    metadata = {
        "user_context": {"department": "IT"},
        "conversation_context": {"state": "asked for the serial number"},
        "external_session_id": "desk-1",
        "llama_stack_session_id": "llama-1",
    }
    desk.next(Answer(200, {"content": "Which serial number?", "metadata": metadata}))
    first = submit(asker, metadata={"client_ip": "192.168.1.100"}, agentId=id)
    assert first["responseMetadata"] == metadata
    submit(asker, "123", metadata={"client_ip": "192.168.1.101"})
    begun, followed = (each["context"] for each in asked(desk))
    name = asker.data("{ viewer { actor { ... on User { name } } } }")["viewer"]["actor"]["name"]
    assert begun == {
        "conversation_context": {},
        "user_context": {"user_id": asker.id, "user_name": name},
        "integration_metadata": {"integration_type": "WEB", "client_ip": "192.168.1.100"},
    }
    assert followed == {
        "conversation_context": {"state": "asked for the serial number"},
        "user_context": {"user_id": asker.id, "user_name": name, "department": "IT"},
        "integration_metadata": {"integration_type": "WEB", "client_ip": "192.168.1.101"},
    }
    session = read(asker, first["id"])["session"]  # type: ignore[index]
    assert (session["externalSessionId"], session["llamaStackSessionId"]) == ("desk-1", "llama-1")
    assert session["context"]["conversation_context"] == {"state": "asked for the serial number", "asked": 2}


def test_a_context_that_grows_without_end_is_not_kept(owner: Person, asker: Person, desk: Desk) -> None:
    too_much = {"conversation_context": {"all": "x" * 70_000}}
    desk.next(Answer(200, {"content": "Hello", "metadata": too_much}))
    request = submit(asker, agentId=helper(owner, desk))
    assert request["status"] == "COMPLETED"
    assert request["session"]["context"]["conversation_context"] == {}


# ---------------------------------------------------------------- routing


def test_the_agent_that_was_asked_for_replies(owner: Person, asker: Person, desk: Desk) -> None:
    first, second = helper(owner, desk), helper(owner, desk)
    assert submit(asker, agentId=first)["agent"] == {"id": first}
    request = submit(asker, agentId=second)
    assert (request["agent"], request["routingReason"]) == ({"id": second}, "The request asked for this agent.")
    assert submit(asker)["agent"] == {"id": second}


def test_the_current_agent_of_the_session_replies(owner: Person, asker: Person, desk: Desk) -> None:
    id = helper(owner, desk)
    submit(asker, agentId=id)
    request = submit(asker)
    assert (request["agent"], request["routingReason"]) == (
        {"id": id},
        "It is the agent that replied last in this session.",
    )


def test_an_agent_whose_capabilities_match_replies(owner: Person, asker: Person, desk: Desk) -> None:
    helper(owner, desk, capabilities=["printer"])
    id = helper(owner, desk, capabilities=["Laptop_Refresh", "laptop"])
    request = submit(asker, "I would like a laptop refresh.")
    assert request["agent"] == {"id": id}
    assert request["routingReason"] == "Its capabilities match the request: Laptop_Refresh, laptop."


def test_required_capabilities_decide(owner: Person, asker: Person, desk: Desk) -> None:
    current = helper(owner, desk)
    able = helper(owner, desk, capabilities=["payroll", "tax"])
    submit(asker, agentId=current)
    request = submit(asker, "What now?", metadata={"capabilities": ["payroll", "tax"]})
    assert request["agent"] == {"id": able}
    assert request["routingReason"] == "It has the required capabilities: payroll, tax."


def test_a_tool_is_routed_by_its_event(owner: Person, asker: Person, desk: Desk) -> None:
    id = helper(owner, desk, capabilities=["asset-expiry"])
    given = {"toolId": "snow", "triggerEvent": "asset.expiry", "waitSeconds": 20}
    assert submit(asker, "INC1", "TOOL", **given)["agent"] == {"id": id}


def test_the_only_agent_replies(gateway: Gateway, desk: Desk) -> None:
    alone = person(gateway, Role.ADMIN, "Only one agent")
    id = helper(alone, desk)
    request = submit(alone)
    assert (request["agent"], request["routingReason"]) == ({"id": id}, "It is the only agent.")
    assert submit(alone, metadata={"capabilities": ["payroll"]})["status"] == "FAILED"


def test_without_an_agent_the_request_fails_with_the_reason(asker: Person) -> None:
    request = submit(asker, "Nobody knows about this")
    assert (request["status"], request["agent"]) == ("FAILED", None)
    assert request["error"] == f"NOT_FOUND: {request['routingReason']}"
    assert request["routingReason"].startswith("No agent can reply: ")
    assert request["completedAt"] and request["processingTimeMs"] >= 0


def test_a_stopped_agent_is_not_chosen(owner: Person, asker: Person, desk: Desk) -> None:
    id = helper(owner, desk, capabilities=["gardening"])
    assert submit(asker, "About gardening")["agent"] == {"id": id}
    owner.done("commandAgent", "agent { status }", id=id, command="STOP")
    assert submit(asker, "More gardening")["agent"] is None


def test_in_a_session_of_another_user_only_its_agents_reply(owner: Person, asker: Person, desk: Desk) -> None:
    inside, beside = helper(owner, desk), helper(owner, desk)
    outside = helper(owner, desk, capabilities=["finance"])
    shared = opened(owner, agentIds=[inside, beside])
    asker.done("joinSession", "session { id }", sessionId=shared)
    request = submit(asker, "A question about finance", sessionId=shared)
    assert request["agent"] is None
    given = {"channel": "WEB", "content": "Hello", "sessionId": shared}
    assert asker.refused("submitRequest", "request { id }", agentId=outside, **given)[0] == "BAD_USER_INPUT"
    assert submit(asker, sessionId=shared, agentId=inside)["agent"] == {"id": inside}


def test_a_session_that_is_full_has_no_room_for_the_agent(owner: Person, asker: Person, desk: Desk) -> None:
    full = opened(asker, config={"maxParticipants": 1})
    request = submit(asker, sessionId=full, agentId=helper(owner, desk))
    assert request["status"] == "FAILED"
    assert request["error"].startswith("CONFLICT: The session is full")
