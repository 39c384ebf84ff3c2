"""Connection state recovery of Socket.IO: a client that reconnects with the last offset is joined again."""

import json
from typing import Any, Final

import pytest

from context.cursors import Cursors, Position
from models.users import Role
from tests.engine_io import Socket, connected
from tests.engine_io import opened as transport
from tests.gateways import Gateway
from tests.people import Person, administrator, opened, person

MOST: Final = 50


@pytest.fixture
def ada(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


def joined(socket: Socket, session: str) -> dict[str, Any]:
    """Join a session, and return the event that says so."""
    assert socket.join(session)["ok"]
    while (found := socket.next())[0] != "COLLABORATION_JOINED":
        pass
    return found[1]


def say(sender: Person, session: str, content: str) -> None:
    sender.done("sendMessage", "message { id }", sessionId=session, content=content)


def said(socket: Socket) -> str:
    """Return the content of the message that is the next event."""
    name, data = socket.event()
    assert name == "COLLABORATION_MESSAGE", (name, data)
    return str(data["message"]["content"])


def hears_nothing(socket: Socket, ada: Person) -> None:
    """Require that nothing was sent to a client: a new session is the next thing that it receives."""
    id = opened(ada)
    name, data = socket.next()
    assert (name, data.get("session", {}).get("id")) == ("COLLABORATION_SESSION_CREATED", id)


def test_a_client_is_joined_again_and_receives_what_it_missed(gateway: Gateway, ada: Person) -> None:
    id, other = opened(ada), opened(ada)
    with connected(gateway, ada.token) as socket:
        assert joined(socket, id)["recoverable"] is True
        joined(socket, other)
        say(ada, id, "Seen")
        assert said(socket) == "Seen"
    say(ada, id, "Missed")
    created = opened(ada)
    with connected(gateway, ada.token, pid=socket.pid, offset=socket.offset) as again:
        assert again.pid == socket.pid
        arrived = again.events(2)
        assert arrived["COLLABORATION_MESSAGE"]["message"]["content"] == "Missed"
        assert arrived["COLLABORATION_SESSION_CREATED"]["session"]["id"] == created
        acknowledged = again.join(id)
        assert acknowledged["ok"] and acknowledged["resumed"] is True
        say(ada, other, "Live")
        assert said(again) == "Live"


def test_a_client_that_has_received_no_event_since_it_joined_recovers_too(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    with connected(gateway, ada.token) as socket:
        joined(socket, id)
    say(ada, id, "First")
    with connected(gateway, ada.token, pid=socket.pid, offset=socket.offset) as again:
        assert said(again) == "First"


def test_a_session_that_was_left_is_not_joined_again(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    with connected(gateway, ada.token) as socket:
        joined(socket, id)
        assert socket.call("LEAVE_COLLABORATION_SESSION", {"sessionId": id})["ok"]
        assert socket.next()[0] == "COLLABORATION_LEFT"
    say(ada, id, "Not for those who left")
    with connected(gateway, ada.token, pid=socket.pid, offset=socket.offset) as again:
        assert again.pid == socket.pid
        hears_nothing(again, ada)


def test_an_offset_that_was_not_issued_to_the_caller_recovers_nothing(gateway: Gateway, ada: Person) -> None:
    id, colleague, stranger = opened(ada), person(gateway, Role.OPERATOR), person(gateway, Role.ADMIN, "Elsewhere")
    with connected(gateway, ada.token) as socket:
        cursor = joined(socket, id)["cursor"]
    offset = socket.offset
    assert offset is not None
    forged = offset[:-2] + ("AA" if offset[-2:] != "AA" else "BB")
    say(ada, id, "Secret")
    wrong: list[tuple[Person, Any]] = [(colleague, offset), (stranger, offset)]
    wrong += [(ada, each) for each in (forged, cursor, "", "é", "x" * 10_000, None, 1, {"offset": offset})]
    for caller, each in wrong:
        with connected(gateway, caller.token, pid=socket.pid, offset=each) as again:
            assert again.pid and again.pid != socket.pid, each
            hears_nothing(again, caller)
    for pid in (None, "", 1, "x" * 65):
        with connected(gateway, ada.token, pid=pid, offset=offset) as again:
            assert again.pid not in ("", pid)
            hears_nothing(again, ada)


def test_the_right_to_read_a_session_is_checked_again(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    narrow = ada.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    with connected(gateway, ada.token) as socket:
        joined(socket, id)
    say(ada, id, "Secret")
    with transport(gateway) as ws:
        ws.send("40" + json.dumps({"token": narrow, "pid": socket.pid, "offset": socket.offset}))
        again = Socket(ws)
        assert json.loads(again.packet()[2:])["pid"] == socket.pid
        name, data = again.next()
        assert (name, data["sessionId"], data["code"]) == ("COLLABORATION_ERROR", id, "FORBIDDEN")
        assert again.join(id)["error"]["code"] == "FORBIDDEN" and again.others == []
    # The offset that came with the error no longer contains the session.
    with connected(gateway, ada.token, pid=socket.pid, offset=again.offset) as later:
        assert later.pid == socket.pid
        hears_nothing(later, ada)


def test_a_revoked_credential_recovers_nothing_and_its_successor_everything(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    made = ada.done("createApiKey", "secret apiKey { id }", name="temporary")
    with connected(gateway, made["secret"]) as socket:
        joined(socket, id)
        ada.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        while socket.next()[0] != "COLLABORATION_ERROR":
            pass
    say(ada, id, "Meanwhile")
    with transport(gateway) as ws:
        ws.send("40" + json.dumps({"token": made["secret"], "pid": socket.pid, "offset": socket.offset}))
        assert Socket(ws).packet().startswith("44")
    with connected(gateway, ada.token, pid=socket.pid, offset=socket.offset) as again:
        assert said(again) == "Meanwhile"


def test_a_session_whose_events_are_gone_gets_a_gap_and_continues(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    organization = ada.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    cursors = Cursors(gateway.environment["SECRET_KEY"])
    elsewhere = cursors.event(organization, Position(0, "another log", 1))
    offset = cursors.seal(organization, ["socket.io", ada.id, None, {id: elsewhere}])
    with connected(gateway, ada.token, pid="before", offset=offset) as socket:
        assert socket.pid == "before"
        name, data = socket.event()
        assert (name, data["sessionId"], data["reason"]) == ("COLLABORATION_GAP", id, "LOG_RESET")
        say(ada, id, "After the gap")
        assert said(socket) == "After the gap"
    with connected(gateway, ada.token, pid=socket.pid, offset=socket.offset) as again:
        assert again.pid == "before"
        say(ada, id, "Resumed")
        assert said(again) == "Resumed"


def test_a_client_of_many_sessions_is_told_that_it_does_not_recover(gateway: Gateway, ada: Person) -> None:
    boss = administrator(gateway)
    ids = [opened(boss) for _ in range(MOST + 1)]
    with connected(gateway, boss.token) as socket:
        recoverable = [joined(socket, id)["recoverable"] for id in ids]
        assert recoverable == [True] * MOST + [False] and socket.offset == ""
        with connected(gateway, boss.token, pid=socket.pid, offset=socket.offset) as again:
            assert again.pid != socket.pid
        assert socket.call("LEAVE_COLLABORATION_SESSION", {"sessionId": ids[0]})["ok"]
        assert socket.next()[0] == "COLLABORATION_LEFT" and socket.offset
    say(boss, ids[MOST], "Last")
    with connected(gateway, boss.token, pid=socket.pid, offset=socket.offset) as again:
        assert said(again) == "Last"


def test_a_client_may_do_without_recovery(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    with transport(gateway) as ws:
        ws.send("40" + json.dumps({"token": ada.token, "recovery": False}))
        socket = Socket(ws)
        assert "pid" not in json.loads(socket.packet()[2:])
        assert socket.event()[0] == "COLLABORATION_CONNECTED"
        assert socket.join(id)["ok"]
        say(ada, id, "Plain")
        assert said(socket) == "Plain" and socket.offset is None
