"""Publishing events that happened outside Parley."""

import pytest

from models.users import Role
from tests.destinations.house import House
from tests.people import agent, opened, person

EVENT = "event { id cursor type actor { id } ... on CustomEvent { data inSession { id } } }"


def test_a_published_event_is_in_the_log_and_in_its_session(house: House):
    session = opened(house.owner)
    given = {"type": "deploy.done", "data": {"version": 7}, "sessionId": session}
    event = house.owner.done("publishEvent", EVENT, **given)["event"]
    assert (event["type"], event["data"], event["inSession"]) == ("deploy.done", {"version": 7}, {"id": session})
    assert event["actor"] == {"id": house.owner.id}
    query = "query($after: Cursor) { events(first: 1, after: $after) { nodes { id } } }"
    later = house.publish("deploy.undone")
    assert house.owner.data(query, after=event["cursor"])["events"]["nodes"] == [{"id": later}]


def test_subscribers_of_the_session_receive_it(house: House):
    session = opened(house.owner)
    watch = "subscription($id: ID!) { sessionEvents(sessionId: $id) { __typename ... on CustomEvent { type data } } }"
    with house.owner.follow(watch, id=session) as following:
        assert following()["__typename"] == "StreamOpened"
        house.publish("deploy.done", 7, sessionId=session)
        assert following() == {"__typename": "CustomEvent", "type": "deploy.done", "data": 7}


def test_members_and_agents_may_publish(house: House):
    for caller in (person(house.owner.gateway, Role.MEMBER), agent(house.owner)):
        event = caller.done("publishEvent", EVENT, type="deploy.done", data=0)["event"]
        assert event["actor"] == {"id": caller.id}


def test_an_idempotency_key_publishes_one_event(house: House):
    given = {"type": "deploy.done", "data": 1, "idempotencyKey": "published-1"}
    first, second = (house.owner.done("publishEvent", EVENT, **given)["event"] for _ in range(2))
    assert first == second
    refused = house.owner.refused("publishEvent", EVENT, **given | {"data": 2})
    assert refused == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")


@pytest.mark.parametrize(
    "type", ["", "one", "collaboration.message_sent", "agent.mine", "with blank.x", "a." + "b" * 99]
)
def test_the_types_of_parley_are_reserved(house: House, type: str):
    assert house.owner.refused("publishEvent", EVENT, type=type, data=1) == ("BAD_USER_INPUT", "type")


def test_the_session_must_exist_and_be_active(house: House):
    absent = "ses_01jd3x8m5vf2h9k7q0z4c6r8ta"
    assert house.owner.refused("publishEvent", EVENT, type="a.b", data=1, sessionId=absent) == (
        "NOT_FOUND",
        "sessionId",
    )
    session = opened(house.owner)
    house.owner.done("updateSession", "session { id }", id=session, status="INACTIVE")
    assert house.owner.refused("publishEvent", EVENT, type="a.b", data=1, sessionId=session) == (
        "CONFLICT",
        "sessionId",
    )
