"""The WebSocket of the agents' document at `/agents`: messages as the document prints them."""

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
import websockets.sync.client
from websockets.exceptions import ConnectionClosed, InvalidStatus

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, agent, person
from tests.rest.calls import named

SUBSCRIBE: Final = {"type": "subscribe", "channels": ["agents", "tasks", "metrics"]}
Next = Callable[[], dict[str, Any]]
Talk = tuple[Callable[..., None], Next]


@contextlib.contextmanager
def socket(gateway: Gateway, token: str = "", query: str = "", **options: Any) -> Iterator[Talk]:
    """Open a socket and yield a function that sends a message, and one that returns the next event."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    url = f"{gateway.url.replace('http', 'ws')}/agents{query}"
    with websockets.sync.client.connect(url, additional_headers=headers, proxy=None, **options) as opened:

        def send(**message: Any) -> None:
            opened.send(json.dumps(message))

        def following() -> dict[str, Any]:
            event: dict[str, Any] = json.loads(opened.recv(timeout=10))
            assert event.keys() - {"cursor"} == {"event", "data"}
            return event

        yield send, following


@contextlib.contextmanager
def subscribed(caller: Person, *channels: str, **more: Any) -> Iterator[Talk]:
    """Open a socket that is subscribed to channels."""
    with socket(caller.gateway, caller.token) as (send, following):
        send(type="subscribe", channels=list(channels), **more)
        assert until(following, "subscribed")["data"] == {"channels": list(channels)}
        yield send, following


def until(following: Next, name: str) -> dict[str, Any]:
    """Return the next event of this name, without the metrics before it."""
    while (event := following())["event"] != name:
        assert event["event"] == "metrics:update", event
    return event


def finished(admin: Person, worker: Person, outcome: str = "completeTask", **values: Any) -> str:
    """Return the id of a task that a worker has ended."""
    id: str = admin.done("createTask", "task { id }", title="Clean", type="socket", maxAttempts=1)["task"]["id"]
    worker.done("claimTask", "task { id }", agentId=worker.id, types=["socket"])
    worker.done(outcome, "task { id }", id=id, **values)
    return id


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN, "Sockets")


def test_the_channels_of_the_document_have_its_events(admin: Person) -> None:
    worker = agent(admin, capabilities=["csv"])
    with socket(admin.gateway, admin.token) as (send, following):
        send(**SUBSCRIBE)
        first = {event["event"]: event["data"] for event in (following(), following())}
        assert first["subscribed"] == {"channels": SUBSCRIBE["channels"]}
        metrics = first["metrics:update"]
        worker.done("agentHeartbeat", "agent { id }", agentId=worker.id)
        connected = until(following, "agent:connected")["data"]
        finished(admin, worker, "failTask", error="no")
        id = finished(admin, worker, result={"rows": 3})
        completed = until(following, "task:completed")["data"]
    assert metrics.keys() == {"timestamp", "metrics"}
    assert metrics["metrics"]["agentsByStatus"]["OFFLINE"] >= 1
    assert connected.keys() == {"agentId", "agent"}
    assert (connected["agentId"], connected["agent"]["status"]) == (worker.id, "idle")
    assert completed.keys() == {"taskId", "task", "result"}
    assert (completed["taskId"], completed["result"]) == (id, {"rows": 3})
    with admin.gateway.client(admin.token) as client:
        assert completed["task"] == client.get(f"/api/tasks/{id}").json()
        shown = client.get(f"/api/agents/{worker.id}").json()
    changing = {"status", "updated_at", "updatedAt"}
    assert {k: v for k, v in connected["agent"].items() if k not in changing} == {
        k: v for k, v in shown.items() if k not in changing
    }


def test_commands_start_stop_and_restart_an_agent(admin: Person) -> None:
    hosted = admin.done("createAgent", "agent { id }", name="H", type="hosted", runtime="BUILTIN")["agent"]["id"]
    with socket(admin.gateway, admin.token) as (send, following):
        for command, status in (("stop", "stopped"), ("start", "idle"), ("restart", "idle")):
            send(type="agent:command", agentId=hosted, command=command)
            answer = following()
            assert answer["event"] == "agent:command"
            assert (answer["data"]["agentId"], answer["data"]["command"]) == (hosted, command)
            assert answer["data"]["agent"]["status"] == status
    shown = admin.data("query($id: ID!) { agent(id: $id) { status } }", id=hosted)
    assert shown["agent"]["status"] == "IDLE"


def test_what_is_refused_is_answered_with_an_error(admin: Person) -> None:
    viewer = person(admin.gateway, Role.VIEWER, "Sockets")
    worker = agent(admin)
    refused: list[tuple[dict[str, Any], str]] = [
        ({"type": "subscribe", "channels": ["agents", "weather"]}, "BAD_USER_INPUT"),
        ({"type": "subscribe", "channels": []}, "BAD_USER_INPUT"),
        ({"type": "subscribe"}, "BAD_USER_INPUT"),
        ({"type": "subscribe", "channels": ["tasks"], "after": "nonsense"}, "BAD_USER_INPUT"),
        ({"type": "agent:command", "agentId": worker.id, "command": "explode"}, "BAD_USER_INPUT"),
        ({"type": "agent:command", "command": "start"}, "BAD_USER_INPUT"),
        ({"type": "agent:command", "agentId": worker.id, "command": "stop"}, "FORBIDDEN"),
        ({"type": "hello"}, "BAD_USER_INPUT"),
        ({"channels": ["agents"]}, "BAD_USER_INPUT"),
        ({"type": "agent:command", "agentId": 5, "command": "start"}, "BAD_USER_INPUT"),
        ({"type": "agent:command", "agentId": {"id": [True]}, "command": None}, "BAD_USER_INPUT"),
        ({"type": "subscribe", "channels": ["tasks"], "after": 5}, "BAD_USER_INPUT"),
        ({"type": "agent:command", "agentId": "agt_01kbdxr5m2e4pvf0ay6c8t3hqz", "command": "start"}, "FORBIDDEN"),
    ]
    with socket(viewer.gateway, viewer.token) as (send, following):
        for message, code in refused:
            send(**message)
            answer = until(following, "error") if message.get("after") is None else _error(following)
            assert answer["data"].keys() == {"code", "message", "retryable", "request"}
            assert answer["data"]["retryable"] is False
            assert answer["data"]["code"] == code, message
            assert answer["data"]["message"]
            assert answer["data"]["request"] == message
        send(type="agent:command", agentId="agt_01kbdxr5m2e4pvf0ay6c8t3hqz", command="start")
        assert following()["data"]["code"] in ("NOT_FOUND", "FORBIDDEN")
        send(type="subscribe", channels=["agents"])
        assert until(following, "subscribed")["data"] == {"channels": ["agents"]}
    assert admin.data("query($id: ID!) { agent(id: $id) { status } }", id=worker.id)["agent"]["status"] == "OFFLINE"


def _error(following: Next) -> dict[str, Any]:
    while (event := following())["event"] != "error":
        pass
    return event


def test_text_that_is_no_message_is_answered_too(admin: Person) -> None:
    headers = {"authorization": f"Bearer {admin.token}"}
    url = f"{admin.gateway.url.replace('http', 'ws')}/agents"
    with websockets.sync.client.connect(url, additional_headers=headers, proxy=None) as opened:
        for text in ("hello", "[]", '"subscribe"', '{"type": 1e400}', "[" * 900 + "]" * 900):
            opened.send(text)
            event = json.loads(opened.recv(timeout=10))
            assert event["event"] == "error"
            assert event["data"].keys() == {"code", "message", "retryable", "request"}
            assert (event["data"]["code"], event["data"]["request"]) == ("BAD_USER_INPUT", None)
        opened.send('{"type": "subscribe", "channels": [%s]}' % ("[" * 900 + "]" * 900))
        assert json.loads(opened.recv(timeout=10))["data"]["request"] == {"type": "subscribe", "channels": [[[["…"]]]]}
        opened.send('{"type": "subscribe", "channels": ["tasks", 9223372036854775809]}')
        data = json.loads(opened.recv(timeout=10))["data"]
        assert data["message"].endswith("does not fit into 64 bits: channels.1.")
        assert data["request"]["type"] == "subscribe"


def test_an_absent_agent_is_an_error_like_any_other(admin: Person) -> None:
    command = {"type": "agent:command", "agentId": "agt_01kbdxr5m2e4pvf0ay6c8t3hqz", "command": "start"}
    with socket(admin.gateway, admin.token) as (send, following):
        send(**command)
        data = following()["data"]
    assert data.keys() == {"code", "message", "retryable", "request"}
    assert (data["code"], data["retryable"], data["request"]) == ("NOT_FOUND", False, command)


def test_a_second_subscribe_adds_channels_and_loses_nothing(admin: Person) -> None:
    worker = agent(admin)
    with subscribed(admin, "tasks") as (send, following):
        first = finished(admin, worker, result=1)
        assert until(following, "task:completed")["data"]["taskId"] == first
        send(type="subscribe", channels=["tasks"])
        assert until(following, "error")["data"]["request"] == {"type": "subscribe", "channels": ["tasks"]}
        send(type="subscribe", channels=["agents"])
        second = finished(admin, worker, result=2)
        assert until(following, "subscribed")["data"] == {"channels": ["tasks", "agents"]}
        assert until(following, "task:completed")["data"]["taskId"] == second


def test_a_cursor_that_no_channel_can_follow_is_rejected(admin: Person) -> None:
    with subscribed(admin, "tasks") as (send, following):
        for channel in ("metrics", "agents"):  # a stream of tasks already runs
            send(type="subscribe", channels=[channel], after="cursor")
            assert following()["data"]["code"] == "BAD_USER_INPUT"
    with socket(admin.gateway, admin.token) as (send, following):
        send(type="subscribe", channels=["metrics"], after="cursor")
        assert following()["data"]["code"] == "BAD_USER_INPUT"


def test_a_stream_resumes_after_a_cursor(admin: Person) -> None:
    worker = agent(admin)
    with subscribed(admin, "tasks") as (_, following):
        first = finished(admin, worker, result=1)
        seen = until(following, "task:completed")
    missed = finished(admin, worker, result=2)
    with subscribed(admin, "tasks", after=seen["cursor"]) as (_, following):
        assert until(following, "task:completed")["data"]["taskId"] == missed != first


def test_the_first_cursor_comes_with_the_subscription(admin: Person) -> None:
    worker = agent(admin)
    with socket(admin.gateway, admin.token) as (send, following):
        send(type="subscribe", channels=["tasks"])
        cursor = until(following, "subscribed")["cursor"]
    missed = finished(admin, worker, result=2)
    with subscribed(admin, "tasks", after=cursor) as (_, following):
        assert until(following, "task:completed")["data"]["taskId"] == missed


def test_nothing_of_another_organization_is_shown(admin: Person) -> None:
    stranger = person(admin.gateway, Role.ADMIN, "Sockets of strangers")
    worker, own = agent(admin), agent(stranger)
    with subscribed(stranger, "tasks", "agents") as (send, following):
        worker.done("agentHeartbeat", "agent { id }", agentId=worker.id)
        finished(admin, worker, result=1)
        send(type="agent:command", agentId=worker.id, command="stop")
        assert until(following, "error")["data"]["code"] == "NOT_FOUND"
        mine = finished(stranger, own, result=2)
        assert until(following, "task:completed")["data"]["taskId"] == mine


# ---------------------------------------------------------------- credentials


def test_without_a_credential_there_is_nothing(admin: Person) -> None:
    with socket(admin.gateway) as (send, following):
        send(**SUBSCRIBE)
        assert following()["data"]["code"] == "UNAUTHENTICATED"
        assert following()["data"]["code"] == "UNAUTHENTICATED"  # none was sent in time
        with pytest.raises(ConnectionClosed) as closed:
            following()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4408


@pytest.mark.parametrize("how", ["query", "message", "header"])
def test_a_credential_comes_with_the_address_a_message_or_a_header(admin: Person, how: str) -> None:
    query = f"?token={signed_in(admin.gateway)}" if how == "query" else ""
    with socket(admin.gateway, admin.token if how == "header" else "", query) as (send, following):
        if how == "message":
            send(type="auth", token=admin.token)
            assert following() == {"event": "authenticated", "data": {"actorId": admin.id}}
        send(type="subscribe", channels=["metrics"])
        assert until(following, "subscribed")


def signed_in(gateway: Gateway) -> str:
    """Return the token of a user who has signed in."""
    return named(gateway, "browser").token


def test_an_api_key_in_the_address_is_rejected(admin: Person) -> None:
    token = "eyJub2JvZHk.e30.x"
    for query in (f"?token={admin.token}", "?token=a.b.c", f"?token={token}&token={token}"):
        with socket(admin.gateway, "", query) as (_send, following):
            assert "send API keys in a message or a header" in following()["data"]["message"]
            with pytest.raises(ConnectionClosed) as closed:
                following()
        assert closed.value.rcvd is not None and closed.value.rcvd.code == 4403


@pytest.mark.parametrize("how", ["query", "message", "header"])
def test_an_invalid_credential_closes_the_socket(admin: Person, how: str) -> None:
    query = "?token=eyJub2JvZHk.e30.x" if how == "query" else ""
    with socket(admin.gateway, "nobody" if how == "header" else "", query) as (send, following):
        if how == "message":
            send(type="auth", token="nobody")
        assert following()["data"]["code"] == "UNAUTHENTICATED"
        with pytest.raises(ConnectionClosed) as closed:
            following()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403


def test_a_socket_belongs_to_one_actor(admin: Person) -> None:
    other = person(admin.gateway, Role.ADMIN, "Sockets")
    with socket(admin.gateway, admin.token) as (send, following):
        send(type="auth", token=other.token)
        assert following()["data"]["code"] == "FORBIDDEN"
        send(type="auth", token=admin.token)
        assert following()["event"] == "authenticated"


def test_a_revoked_key_closes_the_socket(admin: Person) -> None:
    made = admin.done("createApiKey", "secret apiKey { id }", name="short")
    holder = Person(admin.gateway, admin.id, made["secret"])
    with subscribed(holder, "tasks") as (_, following):
        admin.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        with pytest.raises(ConnectionClosed) as closed:
            following()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403


def test_a_channel_requires_the_scopes_of_its_events(admin: Person) -> None:
    secret = admin.done("createApiKey", "secret", name="narrow", scopes=["tasks:read", "events:read"])["secret"]
    holder = Person(admin.gateway, admin.id, secret)
    with subscribed(holder, "tasks") as (send, following):
        for channel in ("agents", "metrics"):
            send(type="subscribe", channels=[channel])
            assert following()["data"]["code"] == "FORBIDDEN"


def test_pages_of_other_origins_are_rejected(admin: Person) -> None:
    with pytest.raises(InvalidStatus), socket(admin.gateway, admin.token, origin="https://evil.example"):
        pass
    with socket(admin.gateway, admin.token, origin="http://localhost:5173") as (send, following):
        send(type="subscribe", channels=["metrics"])
        assert until(following, "subscribed")


def test_a_plain_request_of_the_path_asks_for_a_websocket(admin: Person) -> None:
    with admin.gateway.client(admin.token) as client:
        assert client.get("/agents").status_code == 426
