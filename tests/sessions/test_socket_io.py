"""Socket.IO: the documented events of collaboration, to those who may see them."""

import json
import time
from typing import Any, Final

import pytest
from websockets.exceptions import ConnectionClosed

from models.users import Role
from tests.engine_io import PATH, Socket, connected, polling
from tests.engine_io import opened as transport
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, agent, opened, person
from tests.rest.calls import call

COLLABORATION: Final = "/api/v1/collaboration"
PROMISED_SECONDS: Final = 5.0


def told(socket: Socket, name: str) -> dict[str, Any]:
    """Return the data of the next event, which must have this name."""
    found, data = socket.event()
    assert found == name, (found, data)
    return data


def silent(socket: Socket, ada: Person) -> None:
    """Require that nothing was sent to a client: a new session is the next thing that it receives."""
    id = opened(ada)
    assert told(socket, "COLLABORATION_SESSION_CREATED")["session"]["id"] == id


def test_the_events_of_a_session_reach_those_who_joined_in_the_documented_shapes(gateway: Gateway, ada: Person) -> None:
    alpha, id = agent(administrator(gateway), name="Alpha"), opened(ada)
    with connected(gateway, ada.token) as joined, connected(gateway, ada.token) as outside:
        assert joined.join(id)["ok"] is True
        sent = call(ada, "POST", f"{COLLABORATION}/messages", {"sessionId": id, "content": "Hello"}).json()
        given = {"sessionId": id, "toAgentId": alpha.id, "title": "Analyze", "priority": "high"}
        assigned = call(ada, "POST", f"{COLLABORATION}/tasks", given).json()
        done = call(ada, "PUT", f"{COLLABORATION}/tasks/{assigned['id']}/status", {"status": "completed"}).json()
        asked = call(ada, "POST", f"{COLLABORATION}/approvals", {"sessionId": id, "title": "Budget"}).json()
        answer = {"approved": True, "feedback": "Yes."}
        boss = administrator(gateway)
        answered = call(boss, "POST", f"{COLLABORATION}/approvals/{asked['id']}/respond", answer).json()
        message = told(joined, "COLLABORATION_MESSAGE")
        assert message["message"] == sent and message["sessionId"] == id
        assert told(joined, "COLLABORATION_TASK_ASSIGNED")["task"] == assigned
        updates = [told(joined, "COLLABORATION_TASK_UPDATED")["task"] for _ in range(2)]
        assert [each["status"] for each in updates] == ["running", "completed"] and updates[1] == done
        assert told(joined, "COLLABORATION_APPROVAL_REQUESTED")["approval"] == asked
        responded = told(joined, "COLLABORATION_APPROVAL_RESPONDED")["approval"]
        assert responded == answered and (responded["approved"], responded["feedback"]) == (True, "Yes.")
        silent(outside, ada)


def test_a_new_session_reaches_everyone_who_may_see_it(gateway: Gateway, ada: Person) -> None:
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    worker = agent(administrator(gateway), name="Worker")
    with (
        connected(gateway, person(gateway, Role.VIEWER).token) as viewer,
        connected(gateway, worker.token) as working,
        connected(gateway, stranger.token) as elsewhere,
    ):
        created = call(ada, "POST", f"{COLLABORATION}/sessions", {"name": "Alpha", "agentIds": [worker.id]}).json()
        for socket in (viewer, working):
            assert told(socket, "COLLABORATION_SESSION_CREATED")["session"] == created
        silent(elsewhere, stranger)


def test_joining_requires_the_right_to_read_the_session(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    narrow = ada.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    with connected(gateway, stranger.token) as socket:
        refused = socket.join(id)
        assert (refused["ok"], refused["sessionId"], refused["error"]["code"]) == (False, id, "NOT_FOUND")
        ada.done("sendMessage", "message { id }", sessionId=id, content="Secret")
        silent(socket, stranger)
    with transport(gateway) as ws:
        ws.send("40" + json.dumps({"token": narrow}))
        socket = Socket(ws)
        assert socket.packet().startswith('40{"sid"')
        assert socket.join(id)["error"]["code"] == "FORBIDDEN"


def test_what_is_no_session_gets_an_error_as_acknowledgement(gateway: Gateway, ada: Person) -> None:
    with connected(gateway, ada.token) as socket:
        for wrong in (
            {},
            {"sessionId": 1},
            "ses_1",
            None,
            {"sessionId": opened(ada), "after": "wrong"},
            {"sessionId": "x", "after": 1},
        ):
            answer = socket.call("JOIN_COLLABORATION_SESSION", wrong)
            assert (answer["ok"], answer["error"]["code"]) == (False, "BAD_USER_INPUT"), wrong
        assert socket.join("ses_1")["error"]["code"] == "NOT_FOUND"
        assert socket.call("LEAVE_COLLABORATION_SESSION", {"sessionId": "ses_1"})["error"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("name", ["JOIN", "*", "message", 5])
def test_an_event_that_does_not_exist_gets_an_error_as_acknowledgement(
    gateway: Gateway, ada: Person, name: Any
) -> None:
    with connected(gateway, ada.token) as socket:
        answer = socket.call(name, {"sessionId": "ses_1"})
        message = (
            f"There is no event {json.dumps(name)}. Send JOIN_COLLABORATION_SESSION or LEAVE_COLLABORATION_SESSION."
        )
        assert answer == {
            "ok": False,
            "sessionId": None,
            "error": {"code": "BAD_USER_INPUT", "message": message, "retryable": False},
        }
        assert socket.join(opened(ada))["ok"]


def test_who_leaves_a_session_receives_no_more_of_it(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    with connected(gateway, ada.token) as socket:
        assert socket.join(id)["ok"] and socket.join(id)["ok"]
        ada.done("sendMessage", "message { id }", sessionId=id, content="Once")
        assert told(socket, "COLLABORATION_MESSAGE")["message"]["content"] == "Once"
        assert socket.call("LEAVE_COLLABORATION_SESSION", {"sessionId": id})["ok"] is True
        ada.done("sendMessage", "message { id }", sessionId=id, content="Too late")
        silent(socket, ada)


def test_a_client_that_connects_again_receives_what_it_missed(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    with connected(gateway, ada.token) as socket:
        assert socket.join(id)["resumed"] is False
        ada.done("sendMessage", "message { id }", sessionId=id, content="Seen")
        seen = told(socket, "COLLABORATION_MESSAGE")["cursor"]
    ada.done("sendMessage", "message { id }", sessionId=id, content="Missed")
    missed = opened(ada)
    with connected(gateway, ada.token, after=seen) as socket:
        assert told(socket, "COLLABORATION_SESSION_CREATED")["session"]["id"] == missed
        assert socket.join(id, after=seen)["resumed"] is True
        assert told(socket, "COLLABORATION_MESSAGE")["message"]["content"] == "Missed"


# ---------------------------------------------------------------- credentials


def refused(gateway: Gateway, auth: dict[str, str] | None) -> dict[str, Any]:
    """Connect with a credential that must be refused, and return the error."""
    with transport(gateway) as ws:
        ws.send("40" if auth is None else "40" + json.dumps(auth))
        text = Socket(ws).packet()
        assert text.startswith("44"), text
        return dict(json.loads(text[2:]))


def test_a_connection_requires_a_valid_credential(gateway: Gateway) -> None:
    for auth in (None, {}, {"token": ""}, {"token": "wrong"}, {"authToken": gateway.admin_key}):
        assert refused(gateway, auth)["data"]["code"] == "UNAUTHENTICATED", auth


def test_the_credential_may_be_in_the_headers_of_the_handshake(gateway: Gateway, ada: Person) -> None:
    with transport(gateway, additional_headers={"x-api-key": ada.token}) as ws:
        ws.send("40")
        assert Socket(ws).packet().startswith('40{"sid"')


def ended(socket: Socket) -> list[tuple[str, dict[str, Any]]]:
    """Return what is received until the transport closes, which must be soon."""
    before, found = time.monotonic(), []
    with pytest.raises(ConnectionClosed):
        while time.monotonic() < before + PROMISED_SECONDS:
            text = socket.packet()
            if text.startswith("42"):
                name, data, *_offset = json.loads(text[2:])
                found.append((name, data))
    return found


def test_revoking_a_key_ends_its_connections(gateway: Gateway, ada: Person) -> None:
    made = ada.done("createApiKey", "secret apiKey { id }", name="temporary")
    with connected(gateway, made["secret"]) as socket:
        assert socket.join(opened(ada))["ok"]
        ada.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        [(name, data)] = [each for each in ended(socket) if each[0] == "COLLABORATION_ERROR"]
        assert (name, data["code"]) == ("COLLABORATION_ERROR", "UNAUTHENTICATED")
    assert refused(gateway, {"token": made["secret"]})["data"]["code"] == "UNAUTHENTICATED"


def test_an_expired_key_ends_its_connections(gateway: Gateway, ada: Person) -> None:
    soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3))
    made = ada.done("createApiKey", "secret", name="short", expiresAt=soon)
    with connected(gateway, made["secret"]) as socket:
        assert [data["code"] for name, data in ended(socket) if name == "COLLABORATION_ERROR"] == ["UNAUTHENTICATED"]


def test_streams_resume_when_the_role_changes(gateway: Gateway, ada: Person) -> None:
    boss, somebody, id = administrator(gateway), person(gateway, Role.MEMBER), opened(ada)
    with connected(gateway, somebody.token) as socket:
        assert socket.join(id)["ok"]
        boss.done("updateUser", "user { id }", id=somebody.id, role="VIEWER")
        assert told(socket, "COLLABORATION_CONNECTED")["resumed"] is True  # the streams resume with the new permissions
        ada.done("sendMessage", "message { id }", sessionId=id, content="For viewers, too")
        assert told(socket, "COLLABORATION_MESSAGE")["message"]["content"] == "For viewers, too"


# ---------------------------------------------------------------- long polling


def test_everything_works_over_long_polling(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    with gateway.client(ANONYMOUS) as client:
        session = polling(client)
        assert session.send("40" + json.dumps({"token": ada.token})).text == "OK"
        assert session.packet().startswith('40{"sid"')
        assert json.loads(session.packet()[2:])[0] == "COLLABORATION_CONNECTED"
        session.send("420" + json.dumps(["JOIN_COLLABORATION_SESSION", {"sessionId": id}]))
        acknowledgement, joined = sorted((session.packet() for _ in range(2)), reverse=True)
        assert json.loads(acknowledgement[3:])[0]["ok"] is True
        assert json.loads(joined[2:])[0] == "COLLABORATION_JOINED"
        for number in range(40):
            ada.done("sendMessage", "message { id }", sessionId=id, content=str(number))
        contents = [json.loads(session.packet()[2:])[1]["message"]["content"] for _ in range(40)]
        assert contents == [str(number) for number in range(40)]
        session.send("41")  # the client disconnects
        assert client.get(PATH, params={"EIO": "4", "transport": "polling", "sid": session.sid}).status_code in (
            200,
            400,
        )
        assert client.get(PATH, params={"EIO": "4", "transport": "polling", "sid": session.sid}).status_code == 400
