"""`agentReply`: streamed replies over every transport; unsubscribing aborts the call."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import websockets.sync.client

from models.users import Role
from tests.fakes.openai import begun_response, response_events
from tests.fakes.streaming import Answer, End, Events, data
from tests.gateways import TLS, Gateway
from tests.invocations.conftest import Services, agent_events_of, ask, make_agent, messages_in
from tests.people import Person, agent, opened, person

PATIENCE = 30.0
FOLLOW = """subscription ($input: InvokeAgentInput!) { agentReply(input: $input) { delta done reply {
    content metadata simulated durationMs message { id content from { id } replyTo { content } } } } }"""


class Line:
    """A WebSocket with one subscription."""

    def __init__(self, socket: websockets.sync.client.ClientConnection) -> None:
        self.socket = socket

    def frame(self) -> dict[str, Any]:
        """Return the next frame other than a ping."""
        while True:
            frame: dict[str, Any] = json.loads(self.socket.recv(timeout=PATIENCE))
            if frame["type"] == "ping":
                self.socket.send(json.dumps({"type": "pong"}))
            else:
                return frame

    def chunk(self) -> dict[str, Any]:
        """Return the next chunk."""
        frame = self.frame()
        assert frame["type"] == "next" and not frame["payload"].get("errors"), frame
        chunk: dict[str, Any] = frame["payload"]["data"]["agentReply"]
        return chunk

    def error(self) -> dict[str, Any]:
        """Return the error that ends the reply, skipping chunks."""
        while (frame := self.frame())["type"] == "next":
            pass
        assert frame["type"] == "error", frame
        [error] = frame["payload"]
        return dict(error)

    def stop(self) -> None:
        """Unsubscribe."""
        self.socket.send(json.dumps({"type": "complete", "id": "1"}))


@contextmanager
def following(who: Person, agent_id: str, message: str = "Hello", **more: Any) -> Iterator[Line]:
    """Subscribe to a reply over a WebSocket."""
    with websockets.sync.client.connect(
        who.gateway.ws_url, subprotocols=[websockets.Subprotocol("graphql-transport-ws")], proxy=None
    ) as socket:
        line = Line(socket)
        socket.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {who.token}"}}))
        assert line.frame()["type"] == "connection_ack"
        variables = {"input": {"agentId": agent_id, "message": message, **more}}
        socket.send(json.dumps({"type": "subscribe", "id": "1", "payload": {"query": FOLLOW, "variables": variables}}))
        yield line


def whole(who: Person, agent_id: str, message: str = "Hello", **more: Any) -> tuple[list[str], dict[str, Any]]:
    """Return the chunks of a reply and the result in the last one."""
    with following(who, agent_id, message, **more) as line:
        pieces: list[str] = []
        while not (chunk := line.chunk())["done"]:
            assert chunk["reply"] is None
            pieces.append(chunk["delta"])
        assert chunk["delta"] == "" and chunk["reply"]["content"] == "".join(pieces)
        assert line.frame() == {"id": "1", "type": "complete"}
        return pieces, chunk["reply"]


def until(look: Any) -> Any:
    """Return the result of `look` once it is truthy."""
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


# ---------------------------------------------------------------- replies


@pytest.mark.parametrize(
    ("runtime", "pieces"),
    [
        ("HTTP", ["You said:", " Hello"]),
        ("LYZR", ["You said:", " ", "He", "llo"]),
        ("OPENAI", ["You ", "said: ", "Hello"]),
        ("LLAMA_STACK", ["You ", "said: ", "Hello"]),
        ("A2A", ["Done: He", "llo"]),
    ],
)
def test_every_runtime_streams_its_reply(ann: Person, services: Services, runtime: str, pieces: list[str]):
    id = make_agent(ann, runtime, services.config(runtime))
    session = opened(ann, agentIds=[id])
    got, reply = whole(ann, id, sessionId=session)
    assert got == pieces
    assert (reply["simulated"], reply["message"]["from"]["id"]) == (False, id)
    assert reply["message"]["replyTo"]["content"] == "Hello"
    assert messages_in(ann, session) == [(ann.id, "Hello"), (id, "".join(pieces))]
    assert [event["type"] for event in agent_events_of(ann, id)] == ["agent.execution"]


def test_chunks_arrive_as_they_are_written(ann: Person, services: Services):
    id = make_agent(ann, "OPENAI", {})
    services.openai.next(begun_response(["Once ", "upon "], End.SILENT))
    with following(ann, id) as line:
        assert [line.chunk()["delta"] for _ in range(2)] == ["Once ", "upon "]
        assert not services.openai.hung_up.is_set()


def test_a_worker_reply_is_one_chunk(ann: Person, services: Services):
    worker = agent(ann)
    with following(ann, worker.id) as line:
        task = None
        while task is None:
            task = worker.done("claimTask", "task { id }", agentId=worker.id, waitSeconds=5)["task"]
        worker.done("completeTask", "task { id }", id=task["id"], result="Here")
        assert line.chunk()["delta"] == "Here"
        assert line.chunk()["reply"]["content"] == "Here"


def test_over_server_sent_events(ann: Person, services: Services, gateway: Gateway):
    id = make_agent(ann, "OPENAI", {})
    body = {"query": FOLLOW, "variables": {"input": {"agentId": id, "message": "Hello"}}}
    headers = {**gateway.headers(ann.token), "accept": "text/event-stream"}
    with httpx.Client(base_url=gateway.url, headers=headers, timeout=PATIENCE, trust_env=False, verify=TLS) as client:
        events = [
            line.removeprefix("data: ")
            for line in client.post("/graphql", json=body).text.splitlines()
            if line.startswith("data: ")
        ]
    chunks = [json.loads(event)["data"]["agentReply"] for event in events]
    assert "".join(chunk["delta"] for chunk in chunks) == "You said: Hello"
    assert [chunk["done"] for chunk in chunks] == [False, False, False, True]


def test_get_is_rejected_because_browsers_repeat_it(ann: Person, services: Services, gateway: Gateway):
    id = make_agent(ann, "OPENAI", {})
    document = f'subscription {{ agentReply(input: {{agentId: "{id}", message: "Hello"}}) {{ delta }} }}'
    headers = {**gateway.headers(ann.token), "accept": "text/event-stream", "apollo-require-preflight": "1"}
    with httpx.Client(base_url=gateway.url, headers=headers, timeout=PATIENCE, trust_env=False, verify=TLS) as client:
        answer = client.get("/graphql", params={"query": document})
    assert answer.status_code == 405 and not services.openai.requests


# ---------------------------------------------------------------- unsubscribing


@pytest.mark.parametrize("how", ["complete", "close"])
def test_unsubscribing_aborts_the_call(ann: Person, services: Services, how: str):
    id = make_agent(ann, "OPENAI", {})
    session = opened(ann, agentIds=[id])
    services.openai.next(begun_response(["Once "], End.SILENT))
    with following(ann, id, sessionId=session) as line:
        line.chunk()
        if how == "complete":
            line.stop()
            assert services.openai.hung_up.wait(PATIENCE)
    assert services.openai.hung_up.wait(PATIENCE), "the connection to the model was not closed"
    [event] = until(lambda: agent_events_of(ann, id))
    assert event["type"] == "agent.error" and "did not wait" in event["error"]
    assert messages_in(ann, session) == [(ann.id, "Hello")]


def test_unsubscribing_frees_the_key_of_a_safe_call(ann: Person, services: Services):
    id = make_agent(ann, "OPENAI", {})
    services.openai.next(begun_response(["Once "], End.SILENT))
    with following(ann, id, idempotencyKey=f"left {id}") as line:
        line.chunk()
    until(lambda: agent_events_of(ann, id))
    pieces, _ = whole(ann, id, idempotencyKey=f"left {id}")
    assert "".join(pieces) == "You said: Hello"


def test_unsubscribing_leaves_the_outcome_of_an_unsafe_call_unknown(ann: Person, services: Services):
    id = make_agent(ann, "LYZR", {})
    services.lyzr.next(Events([data("Once ")], End.SILENT))
    with following(ann, id, idempotencyKey=f"left {id}") as line:
        line.chunk()
    until(lambda: agent_events_of(ann, id))
    with following(ann, id, idempotencyKey=f"left {id}") as line:
        assert line.error()["extensions"]["code"] == "OUTCOME_UNKNOWN"
    assert len(services.lyzr.requests) == 1


def test_the_same_key_gives_the_same_reply_with_and_without_streaming(ann: Person, services: Services):
    id = make_agent(ann, "LYZR", {})
    _, reply = whole(ann, id, idempotencyKey=f"same {id}")
    pieces, again = whole(ann, id, idempotencyKey=f"same {id}")
    assert pieces == ["You said: Hello"] and again == reply
    assert ask(ann, id, idempotencyKey=f"same {id}")["content"] == reply["content"]
    assert len(services.lyzr.requests) == 1 and len(agent_events_of(ann, id)) == 1


# ---------------------------------------------------------------- errors


def test_an_external_failure_ends_the_reply_with_an_error(gateway: Gateway, services: Services):
    owner = person(gateway, Role.ADMIN, "Broken answers")
    id = make_agent(owner, "LYZR", {})
    session = opened(owner, agentIds=[id])
    services.lyzr.next(Events([data("Once "), data("upon ")], End.BROKEN))
    with following(owner, id, sessionId=session) as line:
        error = line.error()
    assert error["extensions"]["code"] == "OUTCOME_UNKNOWN"
    [event] = until(lambda: agent_events_of(owner, id))
    assert event["error"].startswith("OUTCOME_UNKNOWN: ")
    assert messages_in(owner, session) == [(owner.id, "Hello")]
    assert [each.path for each in services.lyzr.requests] == ["/v3/inference/stream/"]


def test_a_rejected_api_key_is_reported_as_not_configured(gateway: Gateway, services: Services):
    owner = person(gateway, Role.ADMIN, "Refused keys")
    services.lyzr.next(Answer(401, {"detail": "Invalid API Key"}))
    with following(owner, make_agent(owner, "LYZR", {})) as line:
        assert line.error()["extensions"]["code"] == "NOT_CONFIGURED"


def test_a_caller_without_permission_is_rejected_before_a_request_is_sent(
    ann: Person, services: Services, gateway: Gateway
):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    viewer, other = person(gateway, Role.VIEWER), person(gateway, Role.ADMIN, "Another organization")
    for who, code in ((viewer, "FORBIDDEN"), (other, "NOT_FOUND")):
        with following(who, id) as line:
            assert line.error()["extensions"]["code"] == code
    with following(ann, id, message=" ") as line:
        assert line.error()["extensions"] == {"code": "BAD_USER_INPUT", "retryable": False, "field": ["message"]}
    session = opened(ann, agentIds=[id])
    with following(person(gateway), id, sessionId=session) as line:
        assert line.error()["extensions"]["code"] == "FORBIDDEN"
    assert not services.http.requests and not agent_events_of(ann, id)


def test_an_internal_error_is_masked(ann: Person, services: Services, monkeypatch: pytest.MonkeyPatch):
    id = make_agent(ann, "HTTP", services.config("HTTP"))

    def broken(*_: Any) -> None:
        raise ZeroDivisionError("a secret of the house")

    monkeypatch.setattr("resolvers.invocations._stored", broken)
    with following(ann, id) as line:
        error = line.error()
    assert error["extensions"]["code"] == "INTERNAL" and "secret" not in json.dumps(error)
    [event] = until(lambda: agent_events_of(ann, id))
    assert event["error"] == "Internal error."


def test_revoking_the_api_key_aborts_the_call(ann: Person, services: Services, gateway: Gateway):
    id = make_agent(ann, "OPENAI", {})
    made = ann.done("createApiKey", "secret apiKey { id }", name="soon gone")
    services.openai.next(begun_response(["Once "], End.SILENT))
    with following(Person(gateway, ann.id, made["secret"]), id) as line:
        line.chunk()
        ann.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        assert services.openai.hung_up.wait(PATIENCE)


def test_a_call_continues_while_the_role_of_its_caller_permits(ann: Person, services: Services, gateway: Gateway):
    id = make_agent(ann, "OPENAI", {})
    asking = person(gateway, Role.MEMBER)
    services.openai.next(begun_response(["Once "], End.SILENT))
    with following(asking, id) as line:
        line.chunk()
        # Not called again, although a stream of events would restart.
        ann.done("updateUser", "user { id }", id=asking.id, role="OPERATOR")
        with asking.follow("subscription { agentEvents { __typename } }") as events:
            events()
        assert not services.openai.hung_up.is_set() and len(services.openai.asked("/v1/responses")) == 1
        ann.done("updateUser", "user { id }", id=asking.id, role="VIEWER")
        assert services.openai.hung_up.wait(PATIENCE)
        assert line.error()["extensions"]["code"] == "FORBIDDEN"
    assert len(services.openai.asked("/v1/responses")) == 1


def test_an_endless_reply_is_cut_off(ann: Person, services: Services):
    id = make_agent(ann, "OPENAI", {})
    services.openai.next(Events(response_events("small-model", ["x" * 60_000] * 3)))
    with following(ann, id) as line:
        assert line.error()["extensions"]["code"] == "UPSTREAM_FAILED"


def test_too_many_concurrent_calls_are_rejected(ann: Person, services: Services, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.outbound.agent_calls.MAX_CONCURRENT", 1)
    id = make_agent(ann, "OPENAI", {})
    services.openai.next(begun_response(["Once "], End.SILENT))
    with following(ann, id) as line:
        line.chunk()
        with following(ann, id) as second:
            assert second.error()["extensions"]["code"] == "RATE_LIMITED"
        [error] = ann.change("invokeAgent", "reply { content }", {"agentId": id, "message": "Hi"})["errors"]
        assert error["code"] == "RATE_LIMITED" and error["retryable"]
        line.stop()
        assert services.openai.hung_up.wait(PATIENCE)
    until(lambda: agent_events_of(ann, id))
    services.openai.next(Answer(404, {}))
    assert ann.refused("invokeAgent", "reply { content }", agentId=id, message="Hi")[0] == "UPSTREAM_FAILED"
