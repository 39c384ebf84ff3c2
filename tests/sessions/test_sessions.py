"""Sessions: creating, updating and finding them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, agent, events, opened, person, unchanged

ALL = """session {
  id name description status channel owner { id } config { maxParticipants autoApproval } context metadata
  participants { actor { __typename id } presence joinedAt lastSeenAt } agents { id }
  messages { totalCount } tasks { totalCount } approvals { totalCount } documents { id }
  externalChannelId externalThreadId currentAgent { id } totalRequests lastRequestAt expiresAt createdAt updatedAt
}"""
ID = "session { id }"
STATUS = "session { status }"


def read(caller: Person, id: str, fields: str = "id name status updatedAt") -> Any:
    return caller.data(f"query($id: ID!) {{ session(id: $id) {{ {fields} }} }}", id=id)["session"]


def in_an_hour() -> str:
    return (datetime.now(UTC) + timedelta(hours=1)).isoformat()


# ---------------------------------------------------------------- creating


def test_the_creator_owns_and_joins_a_session(ada: Person) -> None:
    session = ada.done("createSession", ALL, name="Launch")["session"]
    assert (session["name"], session["status"], session["channel"]) == ("Launch", "ACTIVE", "WEB")
    assert session["owner"]["id"] == ada.id
    [self] = session["participants"]
    assert (self["actor"]["id"], self["presence"]) == (ada.id, "ONLINE")
    assert self["lastSeenAt"] is not None
    assert session["config"] == {"maxParticipants": None, "autoApproval": False}
    assert (session["context"], session["metadata"], session["documents"]) == ({}, {}, [])
    assert (session["totalRequests"], session["lastRequestAt"], session["currentAgent"]) == (0, None, None)
    assert all(session[name] == {"totalCount": 0} for name in ("messages", "tasks", "approvals"))


def test_the_input_is_stored(ada: Person) -> None:
    given = {"description": "About it", "context": {"a": [1]}, "metadata": {"b": None}, "channel": "SLACK"}
    expiry = in_an_hour()
    session = ada.done(
        "createSession", ALL, name="S", config={"maxParticipants": 3, "autoApproval": True}, expiresAt=expiry, **given
    )["session"]
    assert {name: session[name] for name in given} == given
    assert session["config"] == {"maxParticipants": 3, "autoApproval": True}
    assert datetime.fromisoformat(session["expiresAt"]) == datetime.fromisoformat(expiry)
    assert read(ada, session["id"], "context metadata") == {"context": {"a": [1]}, "metadata": {"b": None}}


def test_initial_agents_are_part_of_the_same_change(ada: Person, worker: Person) -> None:
    session = ada.done("createSession", ALL, name="S", agentIds=[worker.id, worker.id])["session"]
    assert [one["actor"] for one in session["participants"]] == [
        {"__typename": "User", "id": ada.id},
        {"__typename": "Agent", "id": worker.id},
    ]
    assert session["participants"][1]["lastSeenAt"] is None
    assert session["agents"] == [{"id": worker.id}]
    assert events(ada, session["id"]) == ["collaboration.session_created"]


def test_an_idempotency_key_creates_one_session(ada: Person) -> None:
    values = {"name": "Once", "idempotencyKey": "opening", "expiresAt": in_an_hour()}
    assert opened(ada, **values) == opened(ada, **values)
    other = values | {"name": "Twice"}
    assert ada.refused("createSession", ID, **other) == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " "}, "name"),
        ({"name": "x" * 256}, "name"),
        ({"description": "x" * 10_001}, "description"),
        ({"config": {"maxParticipants": 0}}, "config.maxParticipants"),
        ({"config": {"maxParticipants": 10_001}}, "config.maxParticipants"),
        ({"context": []}, "context"),
        ({"metadata": "text"}, "metadata"),
        ({"metadata": {"a": "x" * 262_144}}, "metadata"),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "expiresAt"),
        ({"agentIds": ["agt_no"] * 2 + [f"agt_{number}" for number in range(100)]}, "agentIds"),
        ({"idempotencyKey": ""}, "idempotencyKey"),
    ],
)
def test_an_invalid_session_is_rejected_and_changes_nothing(
    gateway: Gateway, ada: Person, values: dict[str, Any], field: str
) -> None:
    with unchanged(gateway):
        assert ada.refused("createSession", ID, **{"name": "S", **values}) == ("BAD_USER_INPUT", field)


def test_unknown_agents_are_not_found(gateway: Gateway, ada: Person, foreigner: Person, worker: Person) -> None:
    foreign = agent(foreigner)
    with unchanged(gateway):
        for id in (foreign.id, foreign.id[:-4] + "0000", "agt", ada.id):
            refused = ada.refused("createSession", ID, name="S", agentIds=[worker.id, id])
            assert refused == ("NOT_FOUND", "agentIds")


def test_more_agents_than_participants_are_rejected(gateway: Gateway, ada: Person, worker: Person) -> None:
    values = {"name": "S", "agentIds": [worker.id], "config": {"maxParticipants": 1}}
    with unchanged(gateway):
        assert ada.refused("createSession", ID, **values) == ("BAD_USER_INPUT", "agentIds")


def test_an_agent_creates_a_session_only_for_itself(gateway: Gateway, admin: Person, worker: Person) -> None:
    assert opened(worker, agentIds=[worker.id])
    other = agent(admin)
    with unchanged(gateway):
        assert worker.refused("createSession", ID, name="S", agentIds=[other.id]) == ("FORBIDDEN", "agentIds")


def test_an_agent_cannot_enable_automatic_approval(gateway: Gateway, ada: Person, worker: Person) -> None:
    id = opened(ada)
    config = {"autoApproval": True}
    with unchanged(gateway):
        assert worker.refused("createSession", ID, name="S", config=config) == ("FORBIDDEN", "config.autoApproval")
        assert worker.refused("updateSession", ID, id=id, config=config) == ("FORBIDDEN", "config.autoApproval")


def test_a_viewer_creates_and_updates_nothing(gateway: Gateway, ada: Person) -> None:
    viewer = person(gateway, Role.VIEWER)
    id = opened(ada)
    with unchanged(gateway):
        assert viewer.refused("createSession", ID, name="S") == ("FORBIDDEN", None)
        assert viewer.refused("updateSession", ID, id=id, name="S") == ("FORBIDDEN", None)
        assert viewer.refused("joinSession", ID, sessionId=id) == ("FORBIDDEN", None)
        assert viewer.refused("leaveSession", ID, sessionId=id) == ("FORBIDDEN", None)
        assert viewer.refused("setPresence", ID, sessionId=id, presence="AWAY") == ("FORBIDDEN", None)
    assert read(viewer, id)["id"] == id


# ---------------------------------------------------------------- updating


def test_an_update_changes_only_the_given_fields(ada: Person) -> None:
    id = opened(ada, description="Old", context={"a": 1}, config={"maxParticipants": 5, "autoApproval": True})
    changed = ada.done("updateSession", ALL, id=id, name="New", context={"b": 2}, config={"maxParticipants": 9})
    session = changed["session"]
    assert (session["name"], session["description"], session["context"]) == ("New", "Old", {"b": 2})
    assert session["config"] == {"maxParticipants": 9, "autoApproval": True}
    assert events(ada, id) == ["collaboration.session_created", "collaboration.session_updated"]


def test_null_clears_optional_fields(ada: Person) -> None:
    id = opened(ada, description="Old", expiresAt=in_an_hour(), config={"maxParticipants": 5})
    values = {"description": None, "expiresAt": None, "config": {"maxParticipants": None}}
    session = ada.done("updateSession", ALL, id=id, **values)["session"]
    assert (session["description"], session["expiresAt"], session["config"]["maxParticipants"]) == (None, None, None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": None}, "name"),
        ({"name": ""}, "name"),
        ({"status": None}, "status"),
        ({"config": None}, "config"),
        ({"config": {"autoApproval": None}}, "config.autoApproval"),
        ({"config": {"maxParticipants": 0}}, "config.maxParticipants"),
        ({"context": None}, "context"),
        ({"metadata": [1]}, "metadata"),
        ({"description": "x" * 10_001}, "description"),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "expiresAt"),
        ({"status": "EXPIRED"}, "status"),
    ],
)
def test_an_invalid_update_is_rejected_and_changes_nothing(
    gateway: Gateway, ada: Person, values: dict[str, Any], field: str
) -> None:
    id = opened(ada)
    with unchanged(gateway):
        refused = ada.refused("updateSession", ID, id=id, **{"description": "Not this either", **values})
        assert refused == ("BAD_USER_INPUT", field)


def test_an_update_without_changes_emits_no_event(gateway: Gateway, ada: Person) -> None:
    id = opened(ada, description="Same", metadata={"a": 1})
    with unchanged(gateway):
        ada.done("updateSession", ID, id=id)
        ada.done("updateSession", ID, id=id, description="Same", metadata={"a": 1}, status="ACTIVE", config={})


def test_a_session_can_be_paused_and_resumed_until_it_is_archived(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    for status in ("INACTIVE", "ACTIVE", "INACTIVE", "ARCHIVED"):
        assert ada.done("updateSession", STATUS, id=id, status=status)["session"] == {"status": status}
    with unchanged(gateway):
        for status in ("ACTIVE", "INACTIVE"):
            assert ada.refused("updateSession", ID, id=id, status=status) == ("CONFLICT", "status")
        assert ada.refused("updateSession", ID, id=id, name="New") == ("CONFLICT", "id")
    assert events(ada, id).count("collaboration.session_updated") == 4


def test_a_limit_below_the_number_of_participants_is_a_conflict(gateway: Gateway, ada: Person, worker: Person) -> None:
    id = opened(ada, agentIds=[worker.id])
    config = {"maxParticipants": 1}
    with unchanged(gateway):
        assert ada.refused("updateSession", ID, id=id, config=config) == ("CONFLICT", "config.maxParticipants")


def test_an_inaccessible_session_is_not_found(gateway: Gateway, ada: Person, foreigner: Person) -> None:
    id = opened(ada)
    with unchanged(gateway):
        for unknown in (id[:-4] + "0000", "ses_", ada.id):
            assert ada.refused("updateSession", ID, id=unknown, name="Mine") == ("NOT_FOUND", "id")
        assert foreigner.refused("updateSession", ID, id=id, name="Mine") == ("NOT_FOUND", "id")
    assert read(foreigner, id) is None
    assert read(ada, "ses_") is None


# ---------------------------------------------------------------- finding


def test_sessions_are_listed_newest_first_and_paged_both_ways(gateway: Gateway) -> None:
    owner = person(gateway, Role.MEMBER, "Listing")
    ids = [opened(owner, name=f"Number {number}") for number in range(5)][::-1]
    query = """query($first: Int, $after: String, $last: Int, $before: String) {
      sessions(first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    page = owner.data(query, first=2)["sessions"]
    assert ([node["id"] for node in page["nodes"]], page["totalCount"]) == (ids[:2], 5)
    page = owner.data(query, first=3, after=page["pageInfo"]["endCursor"])["sessions"]
    assert [node["id"] for node in page["nodes"]] == ids[2:]
    assert not page["pageInfo"]["hasNextPage"]
    page = owner.data(query, last=2, before=page["pageInfo"]["startCursor"])["sessions"]
    assert [node["id"] for node in page["nodes"]] == ids[:2]


def test_sessions_are_filtered(gateway: Gateway) -> None:
    owner = person(gateway, Role.MEMBER, "Filtering")
    other = person(gateway, Role.MEMBER, "Filtering")
    quiet = opened(owner, name="Quiet 100% room", channel="CLI")
    owner.done("updateSession", ID, id=quiet, status="INACTIVE")
    loud = opened(other, name="Loud", description="The QUIET one is elsewhere")
    query = "query($filter: SessionFilter) { sessions(filter: $filter) { nodes { id } totalCount } }"

    def found(**filter: Any) -> list[str]:
        page = owner.data(query, filter=filter)["sessions"]
        assert page["totalCount"] == len(page["nodes"])
        return [node["id"] for node in page["nodes"]]

    assert found() == [loud, quiet]
    assert found(status=["INACTIVE", "ARCHIVED"]) == [quiet]
    assert found(channel=["CLI"]) == [quiet]
    assert found(ownerId=other.id) == [loud]
    assert found(search="quiet") == [loud, quiet]
    assert found(search="100%") == [quiet]
    assert found(search="%") == [quiet]
    assert found(status=["ACTIVE"], ownerId=owner.id) == []
    assert found(ownerId="nobody") == []


def test_a_session_lists_only_its_own_tasks_and_approvals(ada: Person) -> None:
    id, other = opened(ada), opened(ada)
    task = ada.done("createTask", "task { id session { id } }", title="T", type="t", sessionId=id)["task"]
    ada.done("createTask", "task { id }", title="T", type="t", sessionId=other)
    approval = ada.done("requestApproval", "approval { id }", title="A", sessionId=id)["approval"]
    assert task["session"] == {"id": id}
    session = read(ada, id, "tasks { nodes { id } } approvals(status: PENDING) { nodes { id } }")
    assert session == {"tasks": {"nodes": [{"id": task["id"]}]}, "approvals": {"nodes": [{"id": approval["id"]}]}}
    assert read(ada, other, "approvals { totalCount }")["approvals"] == {"totalCount": 0}
