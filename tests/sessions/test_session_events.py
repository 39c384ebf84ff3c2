"""Session streams: every event of a session from a given moment, within the caller's permissions."""

from typing import Any

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, opened, person

ID = "session { id }"
WATCH = """subscription($id: ID!, $after: Cursor) {
  sessionEvents(sessionId: $id, after: $after) {
    __typename
    ... on Event { id cursor type actor { id } }
    ... on StreamOpened { resumed snapshot { ... on Session { id name participants { actor { id } } } } }
    ... on SessionUpdated { session { name status } }
    ... on ParticipantJoined { session { id } participant { actor { id } presence } }
    ... on ParticipantLeft { session { id } participant { actor { id } } }
    ... on MessageSent { session { id } message { id content from { id } } }
    ... on DocumentChanged { document { key version value session { id } } patch }
    ... on TaskCreated { task { id status } }
    ... on TaskUpdated { task { id status } }
    ... on ApprovalRequested { approval { id status } }
  }
}"""
PATCH = [{"op": "add", "path": "/list", "value": []}, {"op": "add", "path": "/list/-", "value": 1}]


def without(item: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in ("id", "cursor", "type", "actor", *names)}


def test_session_events_are_streamed_in_order(gateway: Gateway, ada: Person) -> None:
    ben, id, other = person(gateway), opened(ada, name="Before"), opened(ada)
    with ada.follow(WATCH, id=id) as following:
        first = following()
        assert (first["__typename"], first["resumed"]) == ("StreamOpened", False)
        assert first["snapshot"] == {"id": id, "name": "Before", "participants": [{"actor": {"id": ada.id}}]}

        ada.done("updateSession", ID, id=id, name="After")
        ada.done("sendMessage", "message { id }", sessionId=other, content="Elsewhere")
        ben.done("joinSession", ID, sessionId=id)
        sent = ben.done("sendMessage", "message { id }", sessionId=id, content="Hello")["message"]
        ada.done("patchDocument", "document { id }", key="plan", sessionId=id, baseVersion=0, patch=PATCH)
        ada.done("patchDocument", "document { id }", key="plan", baseVersion=0, patch=PATCH)
        task = ada.done("createTask", "task { id }", title="T", type="t", sessionId=id)["task"]
        approval = ada.done("requestApproval", "approval { id }", title="A", sessionId=id)["approval"]
        ben.done("leaveSession", ID, sessionId=id)

        seen = [following() for _ in range(7)]
    assert [without(item) for item in seen] == [
        {"__typename": "SessionUpdated", "session": {"name": "After", "status": "ACTIVE"}},
        {
            "__typename": "ParticipantJoined",
            "session": {"id": id},
            "participant": {"actor": {"id": ben.id}, "presence": "ONLINE"},
        },
        {
            "__typename": "MessageSent",
            "session": {"id": id},
            "message": {"id": sent["id"], "content": "Hello", "from": {"id": ben.id}},
        },
        {
            "__typename": "DocumentChanged",
            "document": {"key": "plan", "version": 1, "value": {"list": [1]}, "session": {"id": id}},
            "patch": PATCH,
        },
        {"__typename": "TaskCreated", "task": {"id": task["id"], "status": "PENDING"}},
        {"__typename": "ApprovalRequested", "approval": {"id": approval["id"], "status": "PENDING"}},
        {"__typename": "ParticipantLeft", "session": {"id": id}, "participant": {"actor": {"id": ben.id}}},
    ]
    assert [item["actor"]["id"] for item in seen] == [ada.id, ben.id, ben.id, ada.id, ada.id, ada.id, ben.id]


def test_a_stream_resumes_after_a_cursor_with_the_records_of_that_time(ada: Person) -> None:
    id = opened(ada)
    with ada.follow(WATCH, id=id) as following:
        cursor = following()["cursor"]
    for number in range(3):
        ada.done("updateSession", ID, id=id, name=f"Name {number}")
    with ada.follow(WATCH, id=id, after=cursor) as following:
        assert following()["resumed"] is True
        assert [following()["session"]["name"] for _ in range(3)] == ["Name 0", "Name 1", "Name 2"]


def test_a_session_of_another_organization_cannot_be_followed(ada: Person, foreigner: Person) -> None:
    id = opened(ada)
    assert foreigner.not_followed(WATCH, id=id) == "NOT_FOUND"
    assert ada.not_followed(WATCH, id=id[:-4] + "0000") == "NOT_FOUND"


def test_a_key_without_access_to_tasks_gets_no_task_events(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    scopes = ["collaboration:read"]
    secret = ada.done("createApiKey", "secret", name="listener", scopes=scopes)["secret"]
    listener = Person(gateway, ada.id, secret)
    query = """subscription($id: ID!) { sessionEvents(sessionId: $id) { __typename } }"""
    with listener.follow(query, id=id) as following:
        following()
        ada.done("createTask", "task { id }", title="T", type="t", sessionId=id)
        ada.done("requestApproval", "approval { id }", title="A", sessionId=id)
        ada.done("sendMessage", "message { id }", sessionId=id, content="Hello")
        assert following() == {"__typename": "MessageSent"}


def test_a_viewer_may_follow(gateway: Gateway, ada: Person) -> None:
    viewer, id = person(gateway, Role.VIEWER), opened(ada)
    with viewer.follow(WATCH, id=id) as following:
        assert following()["snapshot"]["id"] == id
