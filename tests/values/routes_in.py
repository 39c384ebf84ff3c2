"""The other ways in which a JSON value enters Parley: every route but `/graphql`, and its other transports."""

import itertools
import json
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import httpx
import orjson
import websockets.sync.client
from websockets.exceptions import ConnectionClosed

from connectors.webhook_signatures import github_signature
from tests.gateways import ANONYMOUS
from tests.inbound.conftest import SETTINGS
from tests.rest.saved import CREATE, save
from tests.studio.house import plugin_key
from tests.values.doors import EXPECTED, JSON, PATIENCE, Entry, House, Reading, Rejected
from tests.work import some

TASK: Final = """mutation($v: JSON) { createTask(input: {title: "v", type: "v", payload: $v}) {
  task { id } errors { code message field } } }"""
_numbers = itertools.count(1)


def posted(
    house: House, path: str, body: bytes, headers: Mapping[str, str] = {}, token: str | None = None
) -> httpx.Response:
    """Post a body and return the response.

    Raises:
        Rejected: its status is 400.
    """
    given = house.person.token if token is None else token
    response = house.gateway.request("POST", path, given, content=body, headers={**JSON, **headers})
    assert response.status_code < 500, response.text
    if response.status_code == 400:
        assert "Internal" not in response.text
        raise Rejected(response.text[:300], None)
    assert response.is_success, response.text
    return response


def task_of(house: House, payload: Mapping[str, Any]) -> Reading:
    """Return how to read the payload of the task that a mutation returned."""
    checked = house.payload({"data": {"createTask": payload}})
    return lambda: house.read(checked["task"]["id"], "Task", "payload")


def event_of(house: House, type: str) -> Any:
    """Return the data of the one event of a type."""
    query = "query($t: [String!]) { events(last: 1, types: $t) { nodes { ... on CustomEvent { data } } } }"
    deadline = time.monotonic() + PATIENCE
    while not (nodes := house.person.data(query, t=[type])["events"]["nodes"]):
        assert time.monotonic() < deadline, type
        time.sleep(0.02)
    return nodes[0]["data"]


# ---------------------------------------------------------------- /graphql in other ways


def _in_a_batch(house: House, text: bytes) -> Reading:
    operation = b'{"query":' + orjson.dumps(TASK) + b',"variables":{"v":' + text + b"}}"
    response = posted(house, "/graphql", b'[{"query":"{ __typename }"},' + operation + b"]").json()
    return task_of(house, house.payload(response[1]))


def _as_a_stream(house: House, text: bytes, accept: str) -> Reading:
    operation = b'{"query":' + orjson.dumps(TASK) + b',"variables":{"v":' + text + b"}}"
    body = posted(house, "/graphql", operation, {"accept": accept}).text
    [result] = [each for each in map(_json, body.split("\n")) if each is not None]
    return task_of(house, house.payload(result.get("payload", result)))


def _json(line: str) -> Any:
    start = line.find("{")
    return json.loads(line[start:]) if start in (0, len("data: ")) else None


def _over_a_socket(house: House, text: bytes) -> Reading:
    """Execute a mutation over `graphql-transport-ws`."""
    operation = b'{"query":' + orjson.dumps(TASK) + b',"variables":{"v":' + text + b"}}"
    try:
        message = b'{"id":"1","type":"subscribe","payload":' + operation + b"}"
        with websockets.sync.client.connect(
            house.gateway.ws_url,
            subprotocols=[websockets.Subprotocol("graphql-transport-ws")],
            additional_headers={"authorization": f"Bearer {house.person.token}"},
            proxy=None,
        ) as socket:
            socket.send('{"type":"connection_init"}')
            assert json.loads(socket.recv(timeout=PATIENCE))["type"] == "connection_ack"
            socket.send(message.decode())
            received = json.loads(socket.recv(timeout=PATIENCE))
    except UnicodeDecodeError:
        raise Rejected("not a text", None) from None
    except ConnectionClosed as closed:
        assert closed.rcvd is not None and closed.rcvd.code == 4400, closed
        raise Rejected(closed.rcvd.reason, None) from None
    payload = received["payload"]
    return task_of(house, house.payload({"errors": payload} if received["type"] == "error" else payload))


def _with_a_tool(house: House, text: bytes) -> Reading:
    """Call a tool of `/mcp`."""
    arguments = b'{"title":"v","type":"v","payload":' + text + b"}"
    call = (
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"createTask","arguments":' + arguments + b"}}"
    )
    headers = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-11-25"}
    response = posted(house, "/mcp", call, headers)
    [answer] = [each for each in map(_json, response.text.split("\n")) if each is not None]
    if "error" in answer:
        assert answer["error"]["code"] in (-32700, -32600, -32602), answer
        raise Rejected(answer["error"]["message"], None)
    if answer["result"].get("isError"):
        error = json.loads(answer["result"]["content"][0]["text"])
        assert error["code"] in EXPECTED, error
        raise Rejected(error["message"], None)
    id = answer["result"]["structuredContent"]["createTask"]["task"]["id"]
    return lambda: house.read(id, "Task", "payload")


# ---------------------------------------------------------------- REST


def _by_a_documented_path(house: House, text: bytes) -> Reading:
    made = posted(house, "/api/tasks", b'{"name":"v","type":"v","payload":{"any":' + text + b"}}").json()
    return lambda: house.read(made["id"], "Task", "payload")["any"]


def _by_an_own_endpoint(house: House, text: bytes) -> Reading:
    if house.endpoint is None:
        house.endpoint = some("values")
        save(house.person, house.endpoint, CREATE, "POST")
    made = posted(house, f"/rest/v1/{house.endpoint}", b'{"title":"v","payload":' + text + b"}").json()
    return task_of(house, made["createTask"])


# ---------------------------------------------------------------- calls of external services


def _as_a_cloud_event(house: House, text: bytes) -> Reading:
    type = f"values.cloud{next(_numbers)}"
    event = b'{"specversion":"1.0","id":"%d","source":"/values","type":"%b","data":' % (next(_numbers), type.encode())
    posted(house, "/events", event + text + b"}", {"content-type": "application/cloudevents+json"})
    return lambda: event_of(house, type)["data"]


def _as_a_binary_cloud_event(house: House, text: bytes) -> Reading:
    type = f"values.cloud{next(_numbers)}"
    attributes = {"ce-specversion": "1.0", "ce-id": type, "ce-source": "/values", "ce-type": type}
    posted(house, "/events", text, attributes)
    return lambda: event_of(house, type)["data"]


def _from_github(house: House, text: bytes) -> Reading:
    name = f"values{next(_numbers)}"
    body = b'{"repository":{"full_name":"acme/site"},"any":' + text + b"}"
    signature = github_signature(SETTINGS["GITHUB_WEBHOOK_SECRET"], body)
    headers = {"x-github-event": name, "x-github-delivery": name, "x-hub-signature-256": signature}
    posted(house, "/github/webhook", body, headers, ANONYMOUS)
    return lambda: event_of(house, f"github.{name}")["any"]


def _from_pipedream(house: House, text: bytes) -> Reading:
    type = f"values.piped{next(_numbers)}"
    posted(house, "/pipedream/events", b'{"type":"%b","data":' % type.encode() + text + b"}")
    return lambda: event_of(house, type)


def _from_studio(house: House, text: bytes) -> Reading:
    """Return the value as a plugin's response to a question."""
    return _asked(house, b"1", b'"result":' + text, "result")


def _to_studio(house: House, text: bytes) -> Reading:
    """Ask a plugin a question with the value."""
    return _asked(house, text, b'"result":1', "params.any")


def _asked(house: House, text: bytes, response: bytes, shown: str) -> Reading:
    """Ask a new window, which responds, and return how to read a part of the command."""
    document = """mutation($v: JSON, $i: ID!) { askStudio(input: {instanceId: $i, method: "values", params: $v}) {
      command { id } errors { code message field } } }"""
    asked = "query($i: ID) { studioCommands(instanceId: $i, first: 1) { nodes { id } } }"
    window = Window(house)
    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(house.send, document, b'{"any":' + text + b"}", {"i": window.id})
        while not house.person.data(asked, i=window.id)["studioCommands"]["nodes"]:
            if asking.done():
                asking.result()
        commands = window.post("poll", b'"inProgress":[]')["commands"]
        id = commands[0]["id"].encode()
        try:
            window.post("results", b'"results":[{"id":"%b",%b}]' % (id, response))
        except Rejected:
            window.post("results", b'"results":[{"id":"%b","error":"no"}]' % id)
            raise
    name, *rest = shown.split(".")

    def read() -> Any:
        found = house.read(id.decode(), "StudioCommand", name)
        return found["any"] if rest else found

    return read


class Window:
    """A window of Studio, which is connected as a new instance."""

    def __init__(self, house: House) -> None:
        house.studio = house.studio or plugin_key(house.person)
        self._house, self._key, self.id = house, house.studio, ""
        hello = b'"key":"%b","placeName":"v","pluginVersion":"1.0.0"' % some("v").encode()
        self.id = self.post("connect", hello)["instanceId"]

    def post(self, name: str, fields: bytes) -> Any:
        """Send a request of the plugin, and return the response."""
        named = b'"instanceId":"%b",' % self.id.encode() if self.id else b""
        body = b'{"window":"w",' + named + fields + b"}"
        return posted(self._house, f"/studio/{name}", body, token=self._key).json()


# ---------------------------------------------------------------- other mutations


def _for_a_person(house: House, text: bytes) -> Reading:
    """Deliver the value to the person's own inbox."""
    document = """mutation($v: JSON) { deliver(input: {channels: [TEST], content: "v", data: $v}) {
      deliveries { id } errors { code message field } } }"""
    [made] = house.send(document, b'{"any":' + text + b"}")["deliveries"]
    return lambda: house.read(made["id"], "Delivery", "data")["any"]


def _as_a_synced_record(house: House, text: bytes) -> Reading:
    """Copy the value from one platform to another."""
    document = """mutation($v: JSON!, $k: String) { triggerSync(input: {source: BACKEND, target: DATABASE, key: $k,
      data: $v}) { job { id status error } errors { code message field } } }"""
    key = some("values")
    job = house.send(document, b'{"any":' + text + b"}", {"k": key})["job"]
    assert job["status"] == "COMPLETED", job
    copy = "query($k: String!, $p: Platform!) { syncedRecord(platform: $p, key: $k) { data } }"

    def read() -> Any:
        here, there = (
            house.person.data(copy, k=key, p=each)["syncedRecord"]["data"] for each in ("BACKEND", "DATABASE")
        )
        assert here == there
        return there["any"]

    return read


def _with_an_invocation(house: House, text: bytes) -> Reading:
    """Send the value as the metadata of an invocation to an agent, which returns it."""
    path = f"/agent/{some('values')}"
    made = house.person.done(
        "createAgent",
        "agent { id }",
        name="v",
        type=some("v"),
        runtime="HTTP",
        config={"url": house.service.url + path},
    )
    document = """mutation($v: JSON, $a: ID!) { invokeAgent(input: {agentId: $a, message: "v", metadata: $v}) {
      reply { metadata } errors { code message field } } }"""
    payload = house.send(document, b'{"any":' + text + b"}", {"a": made["agent"]["id"]})
    return lambda: payload["reply"]["metadata"]["asked"]["metadata"]["any"]


def _validated(house: House, text: bytes) -> Reading:
    """Register the value in a schema, which data then has to match."""
    document = """mutation($v: JSON!, $n: String!) { registerSchema(input: {name: $n, format: JSON_SCHEMA,
      platform: BACKEND, version: "1.0.0", definition: $v}) { schema { id } errors { code message field } } }"""
    name = some("values")
    definition = b'{"type":"object","properties":{"p":{"enum":[' + text + b"]}}}"
    id = house.send(document, definition, {"n": name})["schema"]["id"]
    return lambda: house.read(id, "DataSchema", "definition")["properties"]["p"]["enum"][0]


def streamed(accept: str) -> Callable[[House, bytes], Reading]:
    """Return the entry through a mutation whose result is streamed in this media type."""
    return lambda house, text: _as_a_stream(house, text, accept)


ROUTES_IN: Final[Mapping[str, Entry]] = {
    "a batch": _in_a_batch,
    "a mutation with an event stream": streamed("text/event-stream"),
    "a mutation over a WebSocket": _over_a_socket,
    "a tool": _with_a_tool,
    "a documented path": _by_a_documented_path,
    "an own endpoint": _by_an_own_endpoint,
    "a CloudEvent": _as_a_cloud_event,
    "a binary CloudEvent": _as_a_binary_cloud_event,
    "GitHub": _from_github,
    "Pipedream": _from_pipedream,
    "Studio": _from_studio,
    "a question to Studio": _to_studio,
    "a delivery": _for_a_person,
    "a synchronized record": _as_a_synced_record,
    "metadata of an invocation": _with_an_invocation,
    "a registered schema": _validated,
}
