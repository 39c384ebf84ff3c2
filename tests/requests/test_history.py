"""The history of requests: who sees which, filters, and events."""

from datetime import UTC, datetime
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, on_database, opened, person, place_events
from tests.requests.conftest import NOBODY, Desk, helper, read, submit

LIST = """query($filter: RequestFilter) { requests(filter: $filter, first: 100) { nodes { id } totalCount } }"""


def found(caller: Person, **filter: Any) -> list[str]:
    """Return the ids of the requests that match, newest first."""
    page = caller.data(LIST, filter=filter)["requests"]
    ids = [node["id"] for node in page["nodes"]]
    assert page["totalCount"] == len(ids)
    return ids


@pytest.fixture
def other(gateway: Gateway) -> Person:
    """A member who takes part in nothing."""
    return person(gateway)


def test_users_see_their_own_requests(owner: Person, asker: Person, other: Person) -> None:
    mine, theirs = submit(asker)["id"], submit(other)["id"]
    assert found(asker) == [mine]
    assert found(other) == [theirs]
    assert read(asker, theirs) is None
    assert read(asker, mine)["id"] == mine  # type: ignore[index]
    assert other.data("query($id: ID!) { node(id: $id) { id } }", id=mine) == {"node": None}
    assert {mine, theirs} <= set(found(owner)), "an operator sees all"
    assert read(owner, mine)["id"] == mine  # type: ignore[index]


def test_an_operator_sees_all(gateway: Gateway, asker: Person) -> None:
    id = submit(asker)["id"]
    operator = person(gateway, Role.OPERATOR)
    assert id in found(operator)
    assert read(operator, id)["user"] == {"id": asker.id}  # type: ignore[index]


def test_participants_see_the_requests_of_their_session(owner: Person, asker: Person, other: Person) -> None:
    shared = opened(asker)
    id = submit(asker, sessionId=shared)["id"]
    query = "query($id: ID!) { session(id: $id) { requests { nodes { id } totalCount } } }"
    hidden = {"nodes": [], "totalCount": 0}
    assert other.data(query, id=shared)["session"]["requests"] == hidden
    other.done("joinSession", "session { id }", sessionId=shared)
    assert other.data(query, id=shared)["session"]["requests"] == {"nodes": [{"id": id}], "totalCount": 1}
    assert found(other) == [id]
    assert read(other, id)["id"] == id  # type: ignore[index]


def test_the_history_by_user_session_channel_status_and_time(owner: Person, asker: Person, desk: Desk) -> None:
    before = datetime.now(UTC).isoformat()
    completed = submit(asker, agentId=helper(owner, desk))
    failed = submit(asker, "Nobody knows about this", "CLI", metadata=NOBODY)
    between = datetime.now(UTC).isoformat()
    other = submit(owner, "Nobody knows about this")
    assert found(asker, status=["COMPLETED"]) == [completed["id"]]
    assert found(asker, status=["FAILED"]) == [failed["id"]]
    assert found(asker, status=["COMPLETED", "FAILED"]) == [failed["id"], completed["id"]]
    assert found(asker, channel=["CLI"]) == [failed["id"]]
    assert found(asker, sessionId=completed["session"]["id"]) == [completed["id"]]
    assert found(owner, userId=asker.id) == [failed["id"], completed["id"]]
    assert found(asker, userId=owner.id) == []
    assert found(asker, createdAfter=between) == []
    assert found(owner, createdAfter=between, userId=owner.id) == [other["id"]]
    assert found(asker, createdAfter=before, createdBefore=between) == [failed["id"], completed["id"]]
    assert found(asker, createdBefore=before) == []


def test_the_events_reach_the_stream_of_the_session(owner: Person, asker: Person, other: Person, desk: Desk) -> None:
    shared = opened(asker)
    follow = """subscription($id: ID!) { sessionEvents(sessionId: $id) { __typename
        ... on RequestReceived { request { id status } actor { id } }
        ... on RequestCompleted { request { id status response } causedBy } } }"""
    with asker.follow(follow, id=shared) as following:
        assert following()["__typename"] == "StreamOpened"
        request = submit(asker, sessionId=shared, agentId=helper(owner, desk))
        seen: list[dict[str, Any]] = []
        while not seen or seen[-1]["__typename"] != "RequestCompleted":
            seen.append(following())
    [received] = [each for each in seen if each["__typename"] == "RequestReceived"]
    assert received["request"] == {"id": request["id"], "status": "RECEIVED"}
    assert received["actor"] == {"id": asker.id}
    shown = {"id": request["id"], "status": "COMPLETED", "response": "You said: Hello"}
    assert (seen[-1]["request"], seen[-1]["causedBy"]) == (shown, request["cloudeventId"])


def test_the_events_are_personal(owner: Person, asker: Person, other: Person) -> None:
    id = submit(asker)["id"]
    on_database(asker.gateway, place_events)
    query = """query($types: [String!]) { events(types: $types, last: 100) { nodes {
        ... on RequestReceived { request { id } } ... on RequestCompleted { request { id } } } } }"""

    def seen(caller: Person) -> list[str]:
        nodes = caller.data(query, types=["request.received", "request.completed"])["events"]["nodes"]
        return [node["request"]["id"] for node in nodes]

    assert seen(asker) == [id, id]
    assert seen(other) == []
    assert seen(owner).count(id) == 2
