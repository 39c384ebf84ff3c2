"""Socket.IO: poisoned frames are answered or end the connection, and poisoned values are shown as they were sent."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from websockets.exceptions import ConnectionClosed

from tests.engine_io import PATH, Socket, connected, opened, polling
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator
from tests.people import opened as session
from tests.values.poison import WRITTEN_BY_PYTHON, encoded, poisoned
from tests.values.test_doors import AWKWARD, TEXTS
from tests.values.test_forms import KEPT

JOIN: Final = "JOIN_COLLABORATION_SESSION"
EVENTS: Final = {
    JOIN: [JOIN, {"sessionId": "SESSION", "after": "x"}],
    "LEAVE": ["LEAVE_COLLABORATION_SESSION", {"sessionId": "SESSION"}],
    "unknown": ["wrong", {"sessionId": "SESSION"}],
}
EXPECTED: Final = frozenset({"BAD_USER_INPUT", "NOT_FOUND"})


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def acknowledgements(gateway: Gateway, admin: Person, packets: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each packet with its acknowledgement, or with why the server closed the connection."""
    left = packets
    while left:
        with connected(gateway, admin.token) as socket:
            for index, packet in enumerate(left):
                try:
                    socket.ws.send(f"42{index}{packet}")
                    while not (text := socket.packet()).startswith("43"):
                        pass
                except ConnectionClosed as closed:
                    assert closed.rcvd is not None and closed.rcvd.code != 1011, (packet[:200], closed)
                    yield packet, f"closed {closed.rcvd.code} {closed.rcvd.reason}"
                    left = left[index + 1 :]
                    break
                yield packet, text
            else:
                return


@pytest.mark.parametrize("name", EVENTS)
def test_a_poisoned_event_is_acknowledged_with_an_error(gateway: Gateway, admin: Person, name: str) -> None:
    id, wrong = session(admin), []
    placed = json.loads(json.dumps(EVENTS[name]).replace("SESSION", id))
    packets = [encoded(each).decode() for _, each in poisoned(placed)]
    for packet, text in acknowledgements(gateway, admin, packets):
        if text.startswith("closed"):
            continue
        [answer] = json.loads("[" + text.partition("[")[2])
        fine = answer["ok"] or answer["error"]["code"] in EXPECTED
        if not fine or any(word in text for word in WRITTEN_BY_PYTHON):
            wrong.append((packet[:200], text[:300]))
    assert not wrong
    with connected(gateway, admin.token) as socket:
        assert socket.join(id)["ok"] is True


def test_what_is_no_json_ends_one_connection_and_no_other(gateway: Gateway, admin: Person) -> None:
    id = session(admin)
    with connected(gateway, admin.token) as other:
        assert other.join(id)["ok"] is True
        packets = [f'["{JOIN}",{text.decode("latin-1")}]' for text in TEXTS.values()]
        for packet, text in acknowledgements(gateway, admin, packets):
            assert "INTERNAL" not in text and '"ok":true' not in text, (packet[:200], text)
        admin.done("sendMessage", "message { id }", sessionId=id, content="Still here?")
        assert other.event()[1]["message"]["content"] == "Still here?"


@pytest.mark.parametrize("auth", [name for name in TEXTS if name != "invalid UTF-8"])
def test_a_credential_that_is_no_json_is_refused(gateway: Gateway, auth: str) -> None:
    with opened(gateway) as ws:
        try:
            ws.send('40{"token":' + TEXTS[auth].decode("latin-1") + "}")
            text = Socket(ws).packet()
        except ConnectionClosed as closed:
            text = f"closed {closed.rcvd.code if closed.rcvd else ''}"
        assert text.startswith(("44", "41", "1", "closed")) and "1011" not in text and "INTERNAL" not in text, text


def test_poisoned_requests_of_the_polling_transport_are_no_internal_error(gateway: Gateway) -> None:
    for text in TEXTS.values():
        for packet in (b"40" + text, b'40{"token":' + text + b"}", b"42" + text, text, b"b" + text, text * 3):
            with gateway.client(ANONYMOUS) as client:
                open_ = polling(client)
                query = {"EIO": "4", "transport": "polling", "sid": open_.sid}
                response = open_.client.post(PATH, params=query, content=packet[:60_000])
            assert response.status_code < 500, (packet[:100], response.text)


def _shown(socket: Socket) -> dict[str, Any]:
    name, data = socket.event()
    assert name == "COLLABORATION_MESSAGE"
    message: dict[str, Any] = data["message"]
    return message


def test_values_are_shown_as_they_were_sent(gateway: Gateway, admin: Person) -> None:
    id = session(admin)
    with connected(gateway, admin.token) as socket:
        assert socket.join(id)["ok"] is True
        for text in KEPT:
            admin.done("sendMessage", "message { id }", sessionId=id, content=text, metadata={"values": AWKWARD})
            message = _shown(socket)
            assert message["content"] == text
            assert message["metadata"]["values"] == AWKWARD
