"""Messages of a session: sending and reading."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, agent, events, opened, person, unchanged

ALL = """message {
  id session { id } from { __typename id } to { __typename id } content type metadata replyTo { id content } createdAt
}"""
ID = "message { id }"
SENT = "collaboration.message_sent"


@pytest.fixture(scope="module")
def room(ada: Person, worker: Person) -> str:
    return opened(ada, agentIds=[worker.id])


def said(caller: Person, session: str, **page: Any) -> Any:
    query = """query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { session(id: $id) {
      messages(first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { content } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
    return caller.data(query, id=session, **page)["session"]["messages"]


def contents(page: Any) -> list[str]:
    return [message["content"] for message in page["nodes"]]


# ---------------------------------------------------------------- sending


def test_the_sender_of_a_message_is_its_caller(ada: Person, room: str) -> None:
    message = ada.done("sendMessage", ALL, sessionId=room, content="Hello")["message"]
    assert message["session"] == {"id": room}
    assert message["from"] == {"__typename": "User", "id": ada.id}
    assert (message["to"], message["replyTo"], message["type"], message["metadata"]) == (None, None, "TEXT", {})


def test_the_input_is_stored(ada: Person, worker: Person, room: str) -> None:
    question = ada.done("sendMessage", ID, sessionId=room, content="How many?")["message"]["id"]
    values = {"content": "🙂" * 16_384, "type": "CODE", "metadata": {"language": "python"}, "replyToId": question}
    message = worker.done("sendMessage", ALL, sessionId=room, toAgentId=worker.id, **values)["message"]
    assert message["from"] == message["to"] == {"__typename": "Agent", "id": worker.id}
    assert message["replyTo"] == {"id": question, "content": "How many?"}
    assert {name: message[name] for name in ("content", "type", "metadata")} == {
        name: values[name] for name in ("content", "type", "metadata")
    }


def test_sending_is_one_change_and_updates_the_sender(ada: Person) -> None:
    id = opened(ada)
    query = "query($id: ID!) { session(id: $id) { updatedAt participants { lastSeenAt } } }"
    before = ada.data(query, id=id)["session"]
    ada.done("sendMessage", ID, sessionId=id, content="Hello")
    after = ada.data(query, id=id)["session"]
    assert after["participants"][0]["lastSeenAt"] > before["participants"][0]["lastSeenAt"]
    assert after["updatedAt"] == before["updatedAt"]
    assert events(ada, id) == [SENT, "collaboration.session_created"]


def test_an_idempotency_key_sends_one_message(ada: Person) -> None:
    id = opened(ada)
    values = {"sessionId": id, "content": "Once", "idempotencyKey": "sending"}
    first, second = (ada.done("sendMessage", ID, **values) for _ in range(2))
    assert first == second
    assert contents(said(ada, id)) == ["Once"]
    with unchanged(ada.gateway):
        refused = ada.refused("sendMessage", ID, **values | {"content": "Twice"})
        assert refused == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")


def test_an_operator_in_the_session_sends_as_one_of_its_agents(admin: Person, worker: Person, room: str) -> None:
    admin.done("joinSession", "session { id }", sessionId=room)
    message = admin.done("sendMessage", ALL, sessionId=room, fromAgentId=worker.id, content="As it")["message"]
    assert message["from"] == {"__typename": "Agent", "id": worker.id}


def test_an_operator_sends_as_an_agent_without_joining(gateway: Gateway, ada: Person, worker: Person) -> None:
    id, operator = opened(ada, agentIds=[worker.id]), person(gateway, Role.OPERATOR)
    query = "query($id: ID!) { session(id: $id) { participants { actor { ... on Node { id } } lastSeenAt } } }"
    before = ada.data(query, id=id)
    message = operator.done("sendMessage", ALL, sessionId=id, fromAgentId=worker.id, content="As it")["message"]
    assert message["from"] == {"__typename": "Agent", "id": worker.id}
    assert ada.data(query, id=id) == before, "nobody joins by it, and the agent was not seen"
    assert events(ada, id)[0] == SENT


def test_an_agent_may_name_itself_as_sender(worker: Person, room: str) -> None:
    message = worker.done("sendMessage", ALL, sessionId=room, fromAgentId=worker.id, content="Me")["message"]
    assert message["from"]["id"] == worker.id


# ---------------------------------------------------------------- rejections


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"content": ""}, "content"),
        ({"content": " \n"}, "content"),
        ({"content": "x" * 65_537}, "content"),
        ({"content": "🙂" * 16_385}, "content"),
        ({"metadata": []}, "metadata"),
        ({"metadata": {"a": "x" * 262_144}}, "metadata"),
        ({"idempotencyKey": " "}, "idempotencyKey"),
    ],
)
def test_an_invalid_message_changes_nothing(
    gateway: Gateway, ada: Person, room: str, values: dict[str, Any], field: str
) -> None:
    with unchanged(gateway):
        refused = ada.refused("sendMessage", ID, **{"sessionId": room, "content": "Hello", **values})
        assert refused == ("BAD_USER_INPUT", field)


def test_only_participants_send(gateway: Gateway, admin: Person, ada: Person, worker: Person) -> None:
    id = opened(ada, agentIds=[worker.id])
    stranger, other, member = person(gateway, Role.ADMIN), agent(admin), person(gateway)
    with unchanged(gateway):
        for speaker in (stranger, other, member):
            refused = speaker.refused("sendMessage", ID, sessionId=id, content="Hello")
            assert refused == ("FORBIDDEN", "sessionId")
        for speaker in (other, member):
            refused = speaker.refused("sendMessage", ID, sessionId=id, fromAgentId=worker.id, content="Hello")
            assert refused == ("FORBIDDEN", "sessionId")


def test_sending_as_another_callers_agent_is_rejected(
    gateway: Gateway, admin: Person, ada: Person, worker: Person
) -> None:
    other = agent(admin)
    id = opened(ada, agentIds=[worker.id, other.id])
    values = {"sessionId": id, "content": "Not mine", "fromAgentId": other.id}
    with unchanged(gateway):
        assert ada.refused("sendMessage", ID, **values) == ("FORBIDDEN", "fromAgentId")
        assert worker.refused("sendMessage", ID, **values) == ("FORBIDDEN", "fromAgentId")


def test_agents_outside_the_session_neither_send_nor_receive(gateway: Gateway, admin: Person) -> None:
    outside, id, operator = agent(admin), opened(admin), person(gateway, Role.OPERATOR)
    values = {"sessionId": id, "content": "Hello"}
    with unchanged(gateway):
        for field in ("fromAgentId", "toAgentId"):
            assert admin.refused("sendMessage", ID, **values, **{field: outside.id}) == ("BAD_USER_INPUT", field)
        refused = operator.refused("sendMessage", ID, **values, fromAgentId=outside.id)
        assert refused == ("BAD_USER_INPUT", "fromAgentId")


def test_inaccessible_records_are_not_found(gateway: Gateway, ada: Person, foreigner: Person, room: str) -> None:
    abroad, theirs = agent(foreigner), opened(foreigner)
    foreign = foreigner.done("sendMessage", ID, sessionId=theirs, content="Theirs")["message"]["id"]
    values = {"sessionId": room, "content": "Hello"}
    with unchanged(gateway):
        for unknown in (theirs, room[:-4] + "0000"):
            assert ada.refused("sendMessage", ID, **values | {"sessionId": unknown}) == ("NOT_FOUND", "sessionId")
        for field, id in (("fromAgentId", abroad.id), ("toAgentId", abroad.id), ("toAgentId", ada.id)):
            assert ada.refused("sendMessage", ID, **values, **{field: id}) == ("NOT_FOUND", field)
        for unknown in (foreign, foreign[:-4] + "0000", room):
            assert ada.refused("sendMessage", ID, **values, replyToId=unknown) == ("NOT_FOUND", "replyToId")


def test_a_reply_stays_in_its_session(gateway: Gateway, ada: Person, room: str) -> None:
    other = opened(ada)
    message = ada.done("sendMessage", ID, sessionId=other, content="There")["message"]["id"]
    with unchanged(gateway):
        refused = ada.refused("sendMessage", ID, sessionId=room, content="Here", replyToId=message)
        assert refused == ("BAD_USER_INPUT", "replyToId")


def test_messages_require_an_active_session(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    for status in ("INACTIVE", "ARCHIVED"):
        ada.done("updateSession", "session { id }", id=id, status=status)
        with unchanged(gateway):
            assert ada.refused("sendMessage", ID, sessionId=id, content="Hello") == ("CONFLICT", "sessionId")


def test_a_viewer_only_reads(gateway: Gateway, room: str) -> None:
    viewer = person(gateway, Role.VIEWER)
    with unchanged(gateway):
        assert viewer.refused("sendMessage", ID, sessionId=room, content="Hello") == ("FORBIDDEN", None)
    said(viewer, room)


# ---------------------------------------------------------------- reading


def test_messages_are_paged_from_either_end(ada: Person) -> None:
    id = opened(ada)
    for number in range(5):
        ada.done("sendMessage", ID, sessionId=id, content=str(number))
    page = said(ada, id, first=2)
    assert (contents(page), page["totalCount"]) == (["0", "1"], 5)
    assert contents(said(ada, id, first=9, after=page["pageInfo"]["endCursor"])) == ["2", "3", "4"]
    page = said(ada, id, last=2)
    assert contents(page) == ["3", "4"]
    assert (page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]) == (True, False)
    page = said(ada, id, last=2, before=page["pageInfo"]["startCursor"])
    assert contents(page) == ["1", "2"]
    assert contents(said(ada, id, last=9, before=page["pageInfo"]["startCursor"])) == ["0"]


def test_concurrent_messages_are_listed_in_event_order(ada: Person) -> None:
    id = opened(ada)
    stream = "subscription($id: ID!) { sessionEvents(sessionId: $id) { ... on MessageSent { message { id } } } }"
    with ada.follow(stream, id=id) as following, ThreadPoolExecutor(10) as threads:
        following()
        list(threads.map(lambda text: ada.done("sendMessage", ID, sessionId=id, content=str(text)), range(20)))
        sent = [following()["message"]["id"] for _ in range(20)]
    assert [edge["node"]["id"] for edge in said(ada, id, first=100)["edges"]] == sent


def test_a_message_is_found_by_its_id(ada: Person, foreigner: Person, room: str) -> None:
    id = ada.done("sendMessage", ID, sessionId=room, content="Find me")["message"]["id"]
    query = "query($id: ID!) { node(id: $id) { __typename ... on Message { content } } }"
    assert ada.data(query, id=id)["node"] == {"__typename": "Message", "content": "Find me"}
    assert foreigner.data(query, id=id)["node"] is None
