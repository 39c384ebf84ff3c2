"""The ways in which a JSON value enters Parley; `tests.values.exits` has those in which it can be read again.

An entry sends the text of a JSON value and returns how to read it back, or raises `Rejected`. Whatever else it gets,
such as an internal error, fails the test.
"""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import orjson

from parley_client import ParleyClient, ParleyError
from tests.fakes.http_service import HttpService
from tests.gateways import TLS, Gateway
from tests.people import Person, agent, opened
from tests.running import Runs, node, value
from tests.work import some

PATIENCE: Final = 30.0
JSON: Final = {"content-type": "application/json"}
EXPECTED: Final = frozenset(
    {"BAD_USER_INPUT", "UPSTREAM_FAILED", "OUTCOME_UNKNOWN", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}
)
"""The codes of a rejection: of the caller's value, or of what an external service sent."""


class Rejected(Exception):
    """The value was rejected. `field` is the field that the error names, if it names one."""

    def __init__(self, message: str, field: str | None) -> None:
        super().__init__(message)
        self.field = field


Reading = Callable[[], Any]
Entry = Callable[["House", bytes], Reading]


@dataclass
class House:
    """One of everything that a value can be sent to."""

    gateway: Gateway
    person: Person
    service: HttpService
    runs: Runs = field(init=False)
    worker: Person = field(init=False)
    session: str = field(init=False)
    oracle: str = field(init=False)
    hook: str = field(init=False)
    listener: str = field(init=False)
    claimed: str | None = None
    endpoint: str | None = None
    studio: str | None = None

    def __post_init__(self) -> None:
        self.runs = Runs(self.person)
        self.worker = agent(self.person, maxConcurrentTasks=1000)
        self.session = opened(self.person)
        config = {"url": f"{self.service.url}/oracle"}
        made = self.person.done(
            "createAgent", "agent { id }", name="Oracle", type="oracle", runtime="HTTP", config=config
        )
        self.oracle = made["agent"]["id"]
        workflow = self.person.done(
            "createWorkflow",
            "workflow { triggers { url } }",
            name="values",
            nodes=[value("a", "${input}")],
            triggers=[{"type": "WEBHOOK", "config": {}}],
        )["workflow"]
        self.hook = workflow["triggers"][0]["url"]
        workflow = self.person.done(
            "createWorkflow",
            "workflow { id }",
            name="values",
            nodes=[value("a", "${input.event.data}")],
            triggers=[{"type": "EVENT", "config": {"types": ["values.fired"]}}],
        )["workflow"]
        self.listener = workflow["id"]

    # ------------------------------------------------------------ sending

    def send(self, query: str, text: bytes, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Execute an operation whose variable `v` is the given text, and return the value of its first field.

        Raises:
            Rejected: the request, or the operation, was rejected.
        """
        others = b"".join(b"," + orjson.dumps(name) + b":" + orjson.dumps(v) for name, v in (variables or {}).items())
        body = b'{"query":' + orjson.dumps(query) + b',"variables":{"v":' + text + others + b"}}"
        response = self.gateway.request("POST", "/graphql", self.person.token, content=body, headers=JSON)
        assert response.status_code in (200, 400), response.text
        return self.payload(response.json())

    @staticmethod
    def payload(response: Mapping[str, Any]) -> dict[str, Any]:
        """Return the value of the first field of a response. Raises Rejected for an expected error."""
        for error in response.get("errors", ()):
            extensions = error["extensions"]
            assert extensions["code"] in EXPECTED, error
            raise Rejected(error["message"], ".".join(extensions.get("field", [])) or None)
        [payload] = response["data"].values()
        for error in payload["errors"]:
            assert error["code"] in EXPECTED, error
            raise Rejected(error["message"], ".".join(error["field"] or []) or None)
        found: dict[str, Any] = payload
        return found

    def answer(self, path: str, text: bytes) -> str:
        """Let the service respond with this text at a path, and return its URL."""
        self.service.answers[path] = (200, JSON, text)
        return f"{self.service.url}{path}"

    def claimed_task(self) -> str:
        """Return the id of a task that the worker has claimed and not completed."""
        if self.claimed is None:
            type = some("values")
            self.person.done("createTask", "task { id }", title="v", type=type)
            payload = self.worker.done("claimTask", "task { id }", agentId=self.worker.id, types=[type])
            self.claimed = str(payload["task"]["id"])
        return self.claimed

    # ------------------------------------------------------------ reading

    def read(self, id: str, type: str, name: str) -> Any:
        """Return a field of a record."""
        found = self.person.data(f"query($id: ID!) {{ node(id: $id) {{ ... on {type} {{ {name} }} }} }}", id=id)
        return found["node"][name]

    def run(self, nodes: list[dict[str, Any]], text: bytes, **more: Any) -> dict[str, Any]:
        """Run nodes to their end, with the text as the run's input, and return the run.

        Raises:
            Rejected: the run was rejected, or one of its nodes failed because of the value.
        """
        query = """mutation($v: JSON, $n: [WorkflowNodeInput!], $w: ID) {
          executeWorkflow(input: {nodes: $n, workflowId: $w, input: $v}) {
            execution { id } errors { code message field } } }"""
        payload = self.send(query, text, {"n": nodes or None, **more})
        return self.until_ended(payload["execution"]["id"])

    def until_ended(self, id: str) -> dict[str, Any]:
        """Return a run that has ended. Raises Rejected if a node failed."""
        run = self.runs.until(id, "COMPLETED", "FAILED")
        for each in run["nodes"].values():
            if each["status"] == "FAILED":
                assert "Internal error" not in each["error"], each
                raise Rejected(each["error"], each["key"])
        return run


# ---------------------------------------------------------------- entries: inputs of mutations


def field_of(mutation: str, given: str, shown: str, type: str, name: str, *, wrapped: bool = False) -> Entry:
    """Return the entry through a JSON field of a mutation.

    Args:
        given: the other fields of the input, as a literal; `%` stands for a new name.
        shown: the selection of the record, such as `task { id }`.
        name: the field of the input and of the record.
        wrapped: whether it must be an object, so that the value is sent as `{"any": …}`.
    """

    def send(house: House, text: bytes) -> Reading:
        fields = given.replace("%", some("values")).replace("SESSION", house.session)
        document = f"""mutation($v: JSON) {{ {mutation}(input: {{{fields} {name}: $v}}) {{
          {shown} errors {{ code message field }} }} }}"""
        payload = house.send(document, b'{"any":' + text + b"}" if wrapped else text)
        [record] = (each for key, each in payload.items() if key != "errors")

        def read() -> Any:
            found = house.read(record["id"], type, name)
            return found["any"] if wrapped else found

        return read

    return send


def _result(house: House, text: bytes) -> Reading:
    """Complete a task as its worker."""
    id = house.claimed_task()
    document = """mutation($v: JSON!, $id: ID!) {
      completeTask(input: {id: $id, result: $v}) { task { id } errors { code message field } } }"""
    house.send(document, text, {"id": id})
    house.claimed = None
    return lambda: house.read(id, "Task", "result")


def _client_result(house: House, text: bytes) -> Reading:
    """Complete a task as a worker that uses the Python client."""
    document = """mutation($v: JSON!, $id: ID!) {
      completeTask(input: {id: $id, result: $v}) { task { id } errors { code message field } } }"""
    id = house.claimed_task()

    async def complete() -> None:
        async with ParleyClient(house.gateway.url, house.worker.token, trust_env=False, patience=0) as client:
            await client.query(document, {"v": json.loads(text.decode()), "id": id})

    try:
        asyncio.run(complete())
    except (ValueError, RecursionError) as error:
        raise Rejected(str(error), None) from None
    except ParleyError as error:
        assert error.code in EXPECTED, error
        raise Rejected(error.message, None) from None
    house.claimed = None
    return lambda: house.read(id, "Task", "result")


def _document(house: House, text: bytes) -> Reading:
    """Add the value to a shared document."""
    key = some("values")
    document = """mutation($v: JSON!, $key: String!) {
      patchDocument(input: {key: $key, baseVersion: 0, patch: $v}) {
        document { id } errors { code message field } } }"""
    patch = b'[{"op":"add","path":"/any","value":' + text + b"}]"
    payload = house.send(document, patch, {"key": key})
    return lambda: house.read(payload["document"]["id"], "SharedDocument", "value")["any"]


def _published(house: House, text: bytes) -> Reading:
    """Publish the value as an event."""
    document = """mutation($v: JSON!) { publishEvent(input: {type: "values.sent", data: $v}) {
      event { id } errors { code message field } } }"""
    payload = house.send(document, text)
    return lambda: house.read(payload["event"]["id"], "CustomEvent", "data")


def _triggered(house: House, text: bytes) -> Reading:
    """Publish the value as an event that starts a run."""
    document = """mutation($v: JSON!) { publishEvent(input: {type: "values.fired", data: $v}) {
      event { id } errors { code message field } } }"""
    id = house.send(document, text)["event"]["id"]
    runs = """query($w: ID) { executions(first: 1, filter: {workflowId: $w}) { nodes { id input status } } }"""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = house.person.data(runs, w=house.listener)["executions"]["nodes"]
        if found and found[0]["input"]["event"]["id"] == id and found[0]["status"] == "COMPLETED":
            break
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    run = house.runs.read(found[0]["id"])
    assert run["nodes"]["a"]["output"] == run["input"]["event"]["data"]
    return lambda: house.runs.read(run["id"])["input"]["event"]["data"]


def _schema(house: House, text: bytes) -> Reading:
    """Store the value as a constant of a JSON Schema."""
    document = """mutation($v: JSON) { createWorkflow(input: {name: "v", nodes: [{key: "a", type: DELAY,
      config: {seconds: 0}}], inputSchema: $v}) { workflow { id } errors { code message field } } }"""
    payload = house.send(document, b'{"properties":{"p":{"default":' + text + b',"enum":[' + text + b"]}}}")
    id = payload["workflow"]["id"]
    if len(text) < 1000:  # a run whose input is the constant matches the schema
        house.run([], b'{"p":' + text + b"}", w=id)

    def read() -> Any:
        found = house.read(id, "Workflow", "inputSchema")["properties"]["p"]
        assert found["enum"] == [found["default"]]
        return found["default"]

    return read


def _schedule(house: House, text: bytes) -> Reading:
    """Store the value as the input of a schedule."""
    document = """mutation($v: JSON!) { createWorkflow(input: {name: "v", nodes: [{key: "a", type: DELAY,
      config: {seconds: 0}}], triggers: [{type: SCHEDULE, config: $v}]}) {
        workflow { triggers { config } } errors { code message field } } }"""
    payload = house.send(document, b'{"cron":"0 0 1 1 *","input":' + text + b"}")
    return lambda: payload["workflow"]["triggers"][0]["config"]["input"]


def _default(house: House, text: bytes) -> Reading:
    """Send the value as the default of a variable, written as a GraphQL literal."""
    try:
        literal = _literal(json.loads(text.decode(), parse_int=_Number, parse_float=_Number, parse_constant=_Number))
    except (ValueError, RecursionError):
        raise Rejected("not a literal", "p") from None
    document = f"""mutation($p: JSON = {literal}) {{ createTask(input: {{title: "v", type: "v", payload: $p}}) {{
      task {{ id }} errors {{ code message field }} }} }}"""
    payload = house.send(document, b"1")
    return lambda: house.read(payload["task"]["id"], "Task", "payload")


class _Number(str):
    """A number as it is written."""


def _literal(json_value: Any) -> str:
    """Return a value as a GraphQL literal.

    Raises:
        Rejected: it has a key that is not a name in GraphQL.
    """
    if isinstance(json_value, dict):
        if not all(key.isascii() and key.isidentifier() for key in json_value):
            raise Rejected("not a literal", "p")
        return "{" + ", ".join(f"{name}: {_literal(item)}" for name, item in json_value.items()) + "}"
    if isinstance(json_value, list):
        return "[" + ", ".join(map(_literal, json_value)) + "]"
    return str(json_value) if isinstance(json_value, _Number) else json.dumps(json_value)


# ---------------------------------------------------------------- entries: runs


def _input(house: House, text: bytes) -> Reading:
    """Send the value as the input of a run, whose nodes compute with it."""
    nodes = [
        value("a", "${input.value}"),
        value("b", {"list": ["${nodes.a.output}"]}, "a"),
        value("c", "${nodes.b.output.list[0]}", "b"),
        node("d", "CONDITION", {"expression": "nodes.c.output == input.value"}, "c"),
    ]
    run = house.run(nodes, b'{"value":' + text + b"}")

    def read() -> Any:
        shown = house.runs.read(run["id"])
        found = shown["input"]["value"]
        outputs = {key: each["output"] for key, each in shown["nodes"].items()}
        assert outputs["a"] == outputs["c"] == found and outputs["b"] == {"list": [found]}
        assert outputs["d"] == {"value": True}
        return found

    return read


def _config(house: House, text: bytes) -> Reading:
    """Send the value in the config of a node.

    Raises:
        Rejected: likewise for a value that would be evaluated.
    """
    if b"${" in text:
        raise Rejected("an expression", "config")
    document = """mutation($v: JSON!) { executeWorkflow(input: {nodes: [{key: "a", type: TRANSFORM, config: $v}]}) {
      execution { id } errors { code message field } } }"""
    payload = house.send(document, b'{"value":' + text + b"}")
    run = house.until_ended(payload["execution"]["id"])
    return lambda: house.runs.read(run["id"])["nodes"]["a"]["output"]


def _reply(house: House, text: bytes) -> Reading:
    """Return the value from an HTTP service to a node."""
    url = house.answer("/reply", text)
    config = {"connector": "http", "action": "request", "params": {"url": url}}
    nodes = [node("a", "INTEGRATION", config), value("b", "${nodes.a.output}", "a")]
    run = house.run(nodes, b"{}")

    def read() -> Any:
        outputs = {key: each["output"] for key, each in house.runs.read(run["id"])["nodes"].items()}
        assert outputs["a"] == outputs["b"]
        return outputs["a"]["json"]

    if "json" not in run["nodes"]["a"]["output"]:
        raise Rejected("returned as text", "json")
    return read


def _direct_reply(house: House, text: bytes) -> Reading:
    """Send the value as a param of a connector's action, which echoes it."""
    document = """mutation($v: JSON!, $key: String) { runConnectorAction(input: {connector: "http", action: "request",
      params: $v, idempotencyKey: $key}) { output errors { code message field } } }"""
    params = b'{"method":"POST","url":"%b/echo","json":%b}' % (house.service.url.encode(), text)
    payload = house.send(document, params, {"key": some("key")})
    return lambda: orjson.loads(payload["output"]["json"]["body"])


def _answer(house: House, text: bytes) -> Reading:
    """Return the value as the metadata of an agent's reply, to a person in a session and to a node."""
    _plain_answer(house, text)
    document = """mutation($v: String!, $agent: ID!, $session: ID!) {
      invokeAgent(input: {agentId: $agent, message: $v, sessionId: $session}) {
        reply { metadata message { id } } errors { code message field } } }"""
    payload = house.send(document, b'"Hi"', {"agent": house.oracle, "session": house.session})
    nodes = [
        node("a", "AGENT", {"agentId": house.oracle, "message": "Hi"}),
        value("b", "${nodes.a.output.metadata.any}", "a"),
    ]
    run = house.run(nodes, b"{}")

    def read() -> Any:
        found = house.read(payload["reply"]["message"]["id"], "Message", "metadata")["any"]
        shown = house.runs.read(run["id"])["nodes"]
        assert shown["a"]["output"]["metadata"]["any"] == shown["b"]["output"] == found
        return found

    return read


def _plain_answer(house: House, text: bytes) -> Reading:
    """Return the value as the metadata of an agent's reply to a person."""
    house.answer("/oracle", b'{"content":"Hello","metadata":{"any":' + text + b"}}")
    document = """mutation($v: String!, $agent: ID!) { invokeAgent(input: {agentId: $agent, message: $v}) {
      reply { metadata } errors { code message field } } }"""
    payload = house.send(document, b'"Hi"', {"agent": house.oracle})
    return lambda: payload["reply"]["metadata"]["any"]


def _task_node(house: House, text: bytes) -> Reading:
    """Pass the value through a TASK node, whose worker returns it."""
    type = some("values")
    nodes = [
        node("a", "TASK", {"title": "v", "type": type, "payload": "${input.value}"}),
        value("b", "${nodes.a.output}", "a"),
    ]
    query = """mutation($v: JSON, $n: [WorkflowNodeInput!]) {
      executeWorkflow(input: {nodes: $n, input: $v}) { execution { id } errors { code message field } } }"""
    id = house.send(query, b'{"value":' + text + b"}", {"n": nodes})["execution"]["id"]
    claimed = house.worker.done(
        "claimTask", "task { id payload }", agentId=house.worker.id, types=[type], waitSeconds=20
    )
    task = claimed["task"]
    house.worker.done("completeTask", "task { id }", id=task["id"], result=task["payload"])
    run = house.until_ended(id)

    def read() -> Any:
        found = house.runs.read(run["id"])["nodes"]["b"]["output"]
        assert found == task["payload"]
        return found

    return read


def _webhook(house: House, text: bytes) -> Reading:
    """Post the value to a webhook."""
    response = httpx.post(house.hook, content=text, headers=JSON, trust_env=False, verify=TLS)
    assert response.status_code in (202, 400), response.text
    if response.status_code == 400:
        raise Rejected(response.json()["errors"][0]["message"], "body")
    id = response.json()["executionId"]
    run = house.until_ended(id)
    assert run["nodes"]["a"]["output"] == run["input"]
    return lambda: house.runs.read(id)["input"]


ENTRIES: Final[Mapping[str, Entry]] = {
    "a variable": field_of("createTask", 'title: "v", type: "v",', "task { id }", "Task", "payload"),
    "a default": _default,
    "requirements": field_of(
        "createTask", 'title: "v", type: "v",', "task { id }", "Task", "requirements", wrapped=True
    ),
    "an approval": field_of("requestApproval", 'title: "v",', "approval { id }", "Approval", "data"),
    "an agent's config": field_of(
        "createAgent", 'name: "v", type: "%", runtime: WORKER,', "agent { id }", "Agent", "config", wrapped=True
    ),
    "an agent's metadata": field_of(
        "createAgent", 'name: "v", type: "%", runtime: WORKER,', "agent { id }", "Agent", "metadata", wrapped=True
    ),
    "a session's context": field_of(
        "updateSession", 'id: "SESSION",', "session { id }", "Session", "context", wrapped=True
    ),
    "a session's metadata": field_of(
        "createSession", 'name: "v",', "session { id }", "Session", "metadata", wrapped=True
    ),
    "a message": field_of(
        "sendMessage", 'sessionId: "SESSION", content: "v",', "message { id }", "Message", "metadata", wrapped=True
    ),
    "a workflow's config": field_of(
        "createWorkflow",
        'name: "v", nodes: [{key: "a", type: DELAY, config: {seconds: 0}}],',
        "workflow { id }",
        "Workflow",
        "config",
        wrapped=True,
    ),
    "a schema": _schema,
    "a schedule": _schedule,
    "a worker's result": _result,
    "the Python client": _client_result,
    "a document": _document,
    "an event": _published,
    "a run": _input,
    "a node's config": _config,
    "an HTTP reply": _reply,
    "params of an action": _direct_reply,
    "an agent's reply": _answer,
    "a TASK node": _task_node,
    "a webhook": _webhook,
    "a trigger": _triggered,
    "a request": field_of(
        "submitRequest",
        'channel: WEB, content: "v", waitSeconds: 0,',
        "request { id }",
        "Request",
        "metadata",
        wrapped=True,
    ),
}
