"""The subscription `events`: every event, within the caller's permissions."""

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, opened, person

FOLLOW = """subscription($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename id cursor type occurredAt actor { __typename id }
    ... on TaskCreated { task { title } }
    ... on RecordChanged { recordId changes }
    ... on StreamOpened { resumed }
    ... on AgentStatusChanged { status agent { id status } }
    ... on ParticipantJoined { participant { actor { id } presence } session { id } }
    ... on DocumentChanged { patch document { version value } }
  }
}"""


def test_all_events_arrive_in_order_with_their_records(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Followed")
    member = person(gateway, organization="Followed")
    with admin.follow(FOLLOW) as following:
        first = following()
        assert (first["__typename"], first["type"], first["resumed"]) == ("StreamOpened", "stream.opened", False)
        session = opened(admin)
        member.done("joinSession", "session { id }", sessionId=session)
        patch = [{"op": "add", "path": "/a", "value": 1}]
        member.done("patchDocument", "document { id }", key="d", sessionId=session, baseVersion=0, patch=patch)
        made = admin.done("createAgent", "agent { id }", name="A", type="t", runtime="WORKER")["agent"]["id"]
        admin.done("commandAgent", "agent { id }", id=made, command="STOP")
        seen = [following() for _ in range(5)]
    assert [event["type"] for event in seen] == [
        "collaboration.session_created",
        "collaboration.participant_joined",
        "collaboration.document_changed",
        "agent.created",
        "agent.status_changed",
    ]
    joined, changed, created, stopped = seen[1:]
    assert joined["participant"] == {"actor": {"id": member.id}, "presence": "ONLINE"}
    assert joined["session"] == {"id": session}
    assert (changed["patch"], changed["document"]) == (patch, {"version": 1, "value": {"a": 1}})
    assert (created["__typename"], created["recordId"], created["changes"]["name"]) == ("RecordChanged", made, "A")
    assert (stopped["status"], stopped["agent"]) == ("STOPPED", {"id": made, "status": "STOPPED"})
    with admin.follow(FOLLOW, after=seen[1]["cursor"]) as following:
        assert following()["resumed"] is True
        assert [following() for _ in range(3)] == seen[2:]


def test_an_empty_cursor_is_none(gateway: Gateway) -> None:
    with person(gateway, organization="Empty cursor").follow(FOLLOW, after="") as following:
        assert following()["resumed"] is False


def test_only_the_requested_types(gateway: Gateway) -> None:
    member = person(gateway, organization="Some types")
    types = ["collaboration.task_created", "collaboration.document_changed"]
    patch = [{"op": "add", "path": "/a", "value": 1}]
    with member.follow(FOLLOW, types=types) as following:
        following()
        session = opened(member)
        member.done("createTask", "task { id }", title="Mine", type="t")
        member.done("sendMessage", "message { id }", sessionId=session, content="Hello")
        member.done("patchDocument", "document { id }", key="d", sessionId=session, baseVersion=0, patch=patch)
        member.done("createTask", "task { id }", title="Next", type="t")
        seen = [following() for _ in range(3)]
    assert [event["type"] for event in seen] == [*types, types[0]]
    assert [seen[0]["task"], seen[1]["patch"], seen[2]["task"]] == [{"title": "Mine"}, patch, {"title": "Next"}]


def test_only_events_covered_by_the_scopes(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Scopes")
    member = person(gateway, organization="Scopes")
    secret = member.done("createApiKey", "secret", name="n", scopes=["events:read", "agents:read"])["secret"]
    narrow = Person(gateway, member.id, secret)
    with narrow.follow(FOLLOW) as following:
        following()
        admin.done("createApiKey", "apiKey { id }", name="secret")
        admin.done("createTask", "task { id }", title="Hidden", type="t")
        admin.done("createAgent", "agent { id }", name="A", type="t", runtime="WORKER")
        assert following()["type"] == "agent.created"


@pytest.mark.parametrize("types", [["agent.unknown"], []])
def test_an_unknown_type_is_rejected(gateway: Gateway, types: list[str]) -> None:
    member = person(gateway)
    with member.gateway.client(member.token) as client:
        body = {"query": FOLLOW, "variables": {"types": types}}
        response = client.post("/graphql", json=body, headers={"accept": "text/event-stream"})
    assert '"BAD_USER_INPUT"' in response.text
    assert '"types"' in response.text
