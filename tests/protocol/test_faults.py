"""A bug at any endpoint: the caller gets an id and nothing else, and the process log has the details under the id."""

import json
import re
from typing import Any, Final

import pytest
import websockets.sync.client

from tests.gateways import Gateway
from tests.people import Person, person
from tests.suite import one_backend

pytestmark = one_backend

SECRET: Final = "a detail that only the log may contain"
ID: Final = re.compile(r"\b[0-9a-f]{16}\b")
EXECUTION: Final = "exe_01jd3x8m5vf2h9k7q0z4c6r8ta"
EVENT: Final = {"specversion": "1.0", "id": "1", "source": "/a", "type": "deploy.done"}
CALL: Final = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "listTasks"}}
ENDPOINTS: Final[list[tuple[str, str, str, dict[str, Any] | None]]] = [
    ("routes.graphql.http.GraphQLOverHttp._answer", "POST", "/graphql", {"query": "{ __typename }"}),
    ("routes.rest.endpoint.Server._admit", "GET", "/api/tasks", None),
    ("routes.rest.endpoint.authenticated", "GET", "/api/tasks", None),
    ("routes.cloudevents.accept_events", "POST", "/events", EVENT),
    ("routes.pusher.authorize", "POST", "/pusher/auth", {"socket_id": "1.1", "channel_name": "private-x"}),
    ("routes.monitor.Monitor._run", "GET", f"/api/workflows/monitor?execution_id={EXECUTION}", None),
    ("routes.openapi.served.served_endpoints", "GET", "/openapi.json", None),
    ("routes.mcp.server._run", "POST", "/mcp", CALL),
    ("routes.oauth.finish_oauth", "GET", "/oauth/google/callback?state=x&code=x", None),
    ("routes.unsubscribe.unsubscribing", "GET", "/unsubscribe/x", None),
    ("routes.approval_links.linked_approval", "GET", "/approvals/x", None),
]


@pytest.fixture(scope="module")
def member(gateway: Gateway) -> Person:
    return person(gateway)


async def _fail(*_: Any, **__: Any) -> None:
    raise RuntimeError(SECRET)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """Return the ids and details of the faults in the log."""
    found = [each for each in caplog.records if each.name == "parley.faults"]
    return "\n".join(f"{each.getMessage()} {each.exc_info[1] if each.exc_info else ''}" for each in found)


@pytest.mark.parametrize(("broken", "method", "path", "body"), ENDPOINTS)
def test_a_bug_is_masked_and_logged_under_its_id(
    member: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    broken: str,
    method: str,
    path: str,
    body: dict[str, Any] | None,
) -> None:
    kind = "application/cloudevents+json" if path == "/events" else "application/json"
    headers = {"content-type": kind, "accept": "application/json, text/event-stream"}
    if path.startswith(("/unsubscribe", "/approvals")):
        headers["accept"] = "text/html"
    monkeypatch.setattr(broken, _fail)
    with member.gateway.client(member.token) as client:
        response = client.request(method, path, content=json.dumps(body) if body else None, headers=headers)
    assert response.status_code == (200 if path == "/mcp" else 500)
    assert SECRET not in response.text
    [id] = set(ID.findall(response.text))
    if headers["accept"] != "text/html":
        assert re.search(rf'\\?"errorId\\?":\\?"{id}\\?"', response.text), response.text
    assert id in logged(caplog) and SECRET in logged(caplog)


def test_a_bug_on_a_websocket_is_masked_and_logged_under_its_id(
    member: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("routes.graphql.operations.GraphQLOperations._run", _fail)
    monkeypatch.setattr("routes.graphql.operations.GraphQLOperations._subscribe", _fail)
    protocol = websockets.Subprotocol("graphql-transport-ws")
    with websockets.sync.client.connect(member.gateway.ws_url, subprotocols=[protocol], proxy=None) as socket:
        socket.send(json.dumps({"type": "connection_init", "payload": {"Authorization": f"Bearer {member.token}"}}))
        socket.recv(timeout=20)
        for query in ("{ __typename }", "subscription { taskEvents { __typename } }"):
            socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": query}}))
            frame = json.loads(socket.recv(timeout=20))
            assert frame["type"] == "error"
            [error] = frame["payload"]
            id = error["extensions"]["errorId"]
            assert error["extensions"]["code"] == "INTERNAL" and id in error["message"]
            assert id in logged(caplog) and SECRET in logged(caplog) and SECRET not in str(frame)


def test_a_bug_in_a_later_mutation_is_data_and_hides_no_earlier_result(
    member: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("resolvers.tasks.cancel_task", _fail)
    create = 'createTask(input: {title: "Call", type: "call"}) { task { title } errors { code } }'
    cancel = 'cancelTask(input: {id: "x"}) { task { id } errors { code message } }'
    text = f"mutation {{ a: {create} b: {cancel} c: {create} }}"
    created = {"task": {"title": "Call"}, "errors": []}
    for uses in range(1, 4):  # graphql-core executes the first; then the document is compiled
        answer = member.gateway.graphql(text, token=member.token)
        assert list(answer) == ["data"], (uses, answer)
        assert answer["data"]["a"] == answer["data"]["c"] == created
        assert answer["data"]["b"]["task"] is None
        [error] = answer["data"]["b"]["errors"]
        [id] = ID.findall(error["message"])
        assert error["code"] == "INTERNAL" and SECRET not in str(answer)
        assert id in logged(caplog) and SECRET in logged(caplog)


def test_a_bug_in_the_first_mutation_is_an_error_of_the_response(
    member: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resolvers.tasks.cancel_task", _fail)
    for _ in range(3):
        text = 'mutation { cancelTask(input: {id: "x"}) { task { id } errors { code } } }'
        answer = member.gateway.graphql(text, token=member.token)
        assert answer["data"] is None
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["INTERNAL"]
