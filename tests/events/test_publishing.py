"""Publishing events that happened outside Parley."""

from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened, person

EVENT = "event { id cursor type actor { id } ... on CustomEvent { data inSession { id } } }"


@pytest.fixture
def owner(gateway: Gateway) -> Person:
    return administrator(gateway)


def publish(owner: Person, type: str, data: Any = 0, **others: Any) -> str:
    """Publish an event and return its id."""
    event = owner.done("publishEvent", "event { id }", type=type, data=data, **others)["event"]
    return str(event["id"])


def test_a_published_event_is_in_the_log_and_in_its_session(owner: Person):
    session = opened(owner)
    given = {"type": "deploy.done", "data": {"version": 7}, "sessionId": session}
    event = owner.done("publishEvent", EVENT, **given)["event"]
    assert (event["type"], event["data"], event["inSession"]) == ("deploy.done", {"version": 7}, {"id": session})
    assert event["actor"] == {"id": owner.id}
    query = "query($after: Cursor) { events(first: 1, after: $after) { nodes { id } } }"
    later = publish(owner, "deploy.undone")
    assert owner.data(query, after=event["cursor"])["events"]["nodes"] == [{"id": later}]


def test_subscribers_of_the_session_receive_it(owner: Person):
    session = opened(owner)
    watch = "subscription($id: ID!) { sessionEvents(sessionId: $id) { __typename ... on CustomEvent { type data } } }"
    with owner.follow(watch, id=session) as following:
        assert following()["__typename"] == "StreamOpened"
        publish(owner, "deploy.done", 7, sessionId=session)
        assert following() == {"__typename": "CustomEvent", "type": "deploy.done", "data": 7}


def test_members_and_agents_may_publish(owner: Person):
    for caller in (person(owner.gateway, Role.MEMBER), agent(owner)):
        event = caller.done("publishEvent", EVENT, type="deploy.done", data=0)["event"]
        assert event["actor"] == {"id": caller.id}


def test_an_idempotency_key_publishes_one_event(owner: Person):
    given = {"type": "deploy.done", "data": 1, "idempotencyKey": "published-1"}
    first, second = (owner.done("publishEvent", EVENT, **given)["event"] for _ in range(2))
    assert first == second
    refused = owner.refused("publishEvent", EVENT, **given | {"data": 2})
    assert refused == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")


@pytest.mark.parametrize(
    "type", ["", "one", "collaboration.message_sent", "agent.mine", "with blank.x", "a." + "b" * 99]
)
def test_the_types_of_parley_are_reserved(owner: Person, type: str):
    assert owner.refused("publishEvent", EVENT, type=type, data=1) == ("BAD_USER_INPUT", "type")


def test_the_session_must_exist_and_be_active(owner: Person):
    absent = "ses_01jd3x8m5vf2h9k7q0z4c6r8ta"
    assert owner.refused("publishEvent", EVENT, type="a.b", data=1, sessionId=absent) == (
        "NOT_FOUND",
        "sessionId",
    )
    session = opened(owner)
    owner.done("updateSession", "session { id }", id=session, status="INACTIVE")
    assert owner.refused("publishEvent", EVENT, type="a.b", data=1, sessionId=session) == (
        "CONFLICT",
        "sessionId",
    )
