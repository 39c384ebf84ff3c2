"""Idempotency keys, for every mutation: the same input returns the first result, and any other input is rejected.

`CALLS` has a call of each mutation; the schema says which mutations and fields there must be.
"""

from collections.abc import Callable
from typing import Any, Final

import pytest

from tests.gateways import Gateway
from tests.people import Person, administrator, agent, on_database, opened, person, place_events
from tests.running import value
from tests.shapes import fields
from tests.studio.house import closed_window
from tests.work import ahead

ABSENT: Final = "msg_00000000000000000000000000"
FUTURE: Final = ("2999-01-01T00:00:00Z", "2998-01-01T00:00:00Z")
NODES: Final = ([value("a", 1)], [value("a", 2)])
TEXTS: Final = ("one", "another")
OBJECTS: Final = ({"a": 1}, {"a": 2})

Values = dict[str, tuple[Any, Any]]
"""For each field of an input, its value in the first call and another one. A first value of None is omitted."""

CALLS: Final[dict[str, Callable[["House"], Values]]] = {
    "createAgent": lambda _: {
        "name": TEXTS,
        "type": TEXTS,
        "runtime": ("WORKER", "LYZR"),
        "maxConcurrentTasks": (1, 2),
        "maxQueuedTasks": (None, 2),
        "cpuLimit": (None, 2.5),
        "memoryLimit": (None, 2.5),
        "description": TEXTS,
        "capabilities": (["a"], ["b"]),
        "config": (None, {"agentId": "x"}),
        "metadata": OBJECTS,
    },
    "createEndpoint": lambda _: {
        "name": TEXTS,
        "method": ("GET", "POST"),
        "path": TEXTS,
        "version": (1, 2),
        "document": ("{ viewer { scopes } }", "{ viewer { role } }"),
        "response": ("data.viewer", "data"),
        "requestSchema": ("idempotent", "backend/idempotent"),
        "responseSchema": ("idempotent", "backend/idempotent"),
        "rateLimitPerMinute": (10, 20),
    },
    "createEventDestination": lambda _: {
        "name": TEXTS,
        "type": ("WEBHOOK", "PIPEDREAM"),
        "eventTypes": (["agent.created"], ["agent.updated"]),
        "config": ({"url": "https://example.com/a"}, {"url": "https://example.com/b"}),
        "enabled": (False, True),
    },
    "createSession": lambda house: {
        "name": TEXTS,
        "description": TEXTS,
        "agentIds": ([house.agent.id], []),
        "config": ({"autoApproval": True}, {"autoApproval": False}),
        "context": OBJECTS,
        "metadata": OBJECTS,
        "channel": ("WEB", "SLACK"),
        "expiresAt": FUTURE,
    },
    "createTask": lambda house: {
        "title": TEXTS,
        "type": TEXTS,
        "description": TEXTS,
        "priority": (1, 2),
        "payload": OBJECTS,
        "requirements": OBJECTS,
        "assignTo": (house.agent.id, house.other_agent.id),
        "sessionId": (house.session, house.other_session),
        "fromAgentId": (house.agent.id, house.other_agent.id),
        "dueAt": FUTURE,
        "timeoutSeconds": (1, 2),
        "maxAttempts": (1, 2),
        "retryDelaySeconds": (1.0, 2.0),
    },
    "createWorkflow": lambda _: {
        "name": TEXTS,
        "description": TEXTS,
        "nodes": NODES,
        "triggers": ([], [{"type": "WEBHOOK"}]),
        "inputSchema": ({"type": "object"}, {"type": "array"}),
        "config": OBJECTS,
        "status": ("DRAFT", "ACTIVE"),
        "startNode": (None, "a"),
        "agents": (None, [{"id": "a"}]),
    },
    "createWorkflowFromTemplate": lambda _: {
        "template": ("content_generation", "user_sync"),
        "name": TEXTS,
        "description": TEXTS,
        "execute": (False, True),
        "parameters": ({"topic": "Volcanoes"}, {"topic": "Glaciers"}),
    },
    "delegateApprovals": lambda house: {
        "toUserId": (house.one.id, house.another.id),
        "from": (ahead(3600), ahead(3601)),
        "until": (ahead(7200), ahead(7201)),
    },
    "deliver": lambda house: {
        "userId": (house.one.id, house.another.id),
        "channels": (["TEST"], ["EMAIL"]),
        "subject": TEXTS,
        "content": TEXTS,
        "data": OBJECTS,
        "expiresInSeconds": (60, 61),
    },
    "executeWorkflow": lambda house: {
        "workflowId": (None, house.workflow),
        "nodes": NODES,
        "version": (None, 1),
        "startNode": (None, "a"),
        "agents": (None, [{"id": "a"}]),
        "waitSeconds": (0, 1),
        "input": OBJECTS,
        "sessionId": (house.session, house.other_session),
    },
    "invokeAgent": lambda house: {
        "agentId": (house.hosted_agent.id, house.other_agent.id),
        "message": TEXTS,
        "sessionId": (house.session, house.other_session),
        "metadata": OBJECTS,
    },
    "publishEvent": lambda house: {
        "type": ("idempotency.one", "idempotency.another"),
        "data": OBJECTS,
        "sessionId": (house.session, house.other_session),
    },
    "replayEventDestination": lambda house: {
        "id": (house.destination, house.other_destination),
        "after": (None, house.cursor),
        "since": ("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"),
    },
    "requestApproval": lambda house: {
        "title": TEXTS,
        "description": TEXTS,
        "data": OBJECTS,
        "sessionId": (house.session, house.other_session),
        "agentId": (house.agent.id, house.other_agent.id),
        "approverIds": ([house.one.id, house.another.id], [house.one.id]),
        "requiredApprovals": (1, 2),
        "expiresInSeconds": (60, 61),
        "onExpiry": ("REJECT", "FAIL"),
    },
    "respondToApproval": lambda house: {
        "id": (house.approval(), house.approval()),
        "approved": (True, False),
        "feedback": TEXTS,
    },
    "runConnectorAction": lambda house: {
        "connector": ("slack", "gmail"),
        "action": ("post_message", "list_channels"),
        "params": ({"channel": "C1", "text": "one"}, {"channel": "C1", "text": "another"}),
        "sessionId": (house.session, house.other_session),
        "agentId": (house.agent.id, house.other_agent.id),
    },
    "sendMessage": lambda house: {
        "sessionId": (house.session, house.other_session),
        "fromAgentId": (house.agent.id, house.other_agent.id),
        "toAgentId": (house.other_agent.id, house.agent.id),
        "content": TEXTS,
        "type": ("TEXT", "SYSTEM"),
        "metadata": OBJECTS,
        "replyToId": (None, ABSENT),
    },
    "pushStudioScripts": lambda house: {
        "scripts": ([{"path": "Workspace/One", "source": "return 1"}], [{"path": "Workspace/One", "source": "-- 2"}]),
        "instanceIds": ([house.studio], ["another"]),
        "message": TEXTS,
        "overwrite": (True, False),
        "timeoutSeconds": (60, 61),
        "waitSeconds": (0, 1),
    },
    "askStudio": lambda house: {
        "instanceId": (house.studio, house.other_studio),
        "method": ("ping", "listScripts"),
        "params": ({"a": 1}, {"a": 2}),
        "timeoutSeconds": (1, 2),
    },
    "uploadStudioAsset": lambda _: {
        "name": TEXTS,
        "type": ("Decal", "Audio"),
        "content": ("aGVsbG8=", "aGVsbG9v"),
        "contentType": ("image/png", "image/jpeg"),
        "description": TEXTS,
        "userId": ("1", "2"),
        "groupId": (None, "1"),
    },
    "triggerSync": lambda house: {
        "source": ("BACKEND", "DATABASE"),
        "target": ("FRONTEND", "ROBLOX"),
        "data": ({"id": "one"}, {"id": "another"}),
        "strategy": ("WRITE_THROUGH", "WRITE_BEHIND"),
        "conflictResolution": ("MERGE", "FAIL"),
        "schema": (None, house.schema),
        "key": ("one", "another"),
        "partial": (False, True),
    },
    "submitRequest": lambda house: {
        "channel": ("TOOL", "WEB"),
        "content": TEXTS,
        "sessionId": (house.session, house.other_session),
        "agentId": (house.agent.id, house.other_agent.id),
        "externalChannelId": TEXTS,
        "externalThreadId": TEXTS,
        "integrationType": TEXTS,
        "toolId": TEXTS,
        "toolInstanceId": TEXTS,
        "triggerEvent": TEXTS,
        "toolContext": OBJECTS,
        "metadata": OBJECTS,
        "waitSeconds": (0, 1),
    },
}

ALONG: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("createEventDestination", "type"): {"config": {"workflow": "eotest12"}},
    ("createWorkflowFromTemplate", "template"): {"parameters": {}},
    ("executeWorkflow", "workflowId"): {"nodes": None},
    ("replayEventDestination", "after"): {"since": None},
    ("runConnectorAction", "connector"): {
        "action": "send_email",
        "params": {"to": "a@example.com", "subject": "Hello", "body": "Hello"},
    },
    ("runConnectorAction", "action"): {"params": {}},
    ("uploadStudioAsset", "groupId"): {"userId": None},
}
"""Fields that must change along with another one for the input to be valid."""
UNCHECKED: Final = {
    ("executeWorkflow", "version"),
    ("executeWorkflow", "waitSeconds"),
    ("submitRequest", "waitSeconds"),
    ("pushStudioScripts", "waitSeconds"),
}
"""Fields that are valid only with another one, which differs from the first call already, and those that are no part of
the input: how long a caller waits."""


class House:
    """The records that calls refer to."""

    agent: Person
    other_agent: Person
    hosted_agent: Person
    one: Person
    another: Person
    session: str
    other_session: str
    workflow: str
    destination: str
    other_destination: str
    cursor: str
    schema: str
    studio: str
    other_studio: str

    def __init__(self, gateway: Gateway) -> None:
        self.caller = administrator(gateway)
        self.one, self.another = person(gateway), person(gateway)
        self.agent, self.other_agent = agent(self.caller), agent(self.caller)
        self.hosted_agent = agent(self.caller, runtime="LYZR", config={"agentId": "x"})
        agents = [self.agent.id, self.other_agent.id, self.hosted_agent.id]
        self.studio, self.other_studio = (closed_window(self.caller, name).instance_id for name in TEXTS)
        self.session, self.other_session = (opened(self.caller, agentIds=agents) for _ in range(2))
        saved = self.caller.done("createWorkflow", "workflow { id }", name="Saved", nodes=NODES[0])
        self.workflow = saved["workflow"]["id"]
        self.destination, self.other_destination = (self._destination() for _ in range(2))
        version = {"platform": "BACKEND", "format": "JSON_SCHEMA", "version": "1.0.0", "definition": {}}
        registered = self.caller.done("registerSchema", "schema { id }", name="idempotent", **version)
        self.schema = registered["schema"]["id"]
        on_database(gateway, place_events)
        page = self.caller.data("{ events(last: 1) { nodes { cursor } } }")["events"]
        self.cursor = page["nodes"][0]["cursor"]

    def approval(self) -> str:
        """Return a new approval."""
        return str(self.caller.done("requestApproval", "approval { id }", title="May I?")["approval"]["id"])

    def _destination(self) -> str:
        given = {"name": "A destination", "type": "WEBHOOK", "eventTypes": ["deploy.done"]}
        config = {"url": "https://example.com/a"}
        payload = self.caller.done("createEventDestination", "destination { id }", config=config, **given)
        id: str = payload["destination"]["id"]
        return id


@pytest.fixture(scope="module")
def house(gateway: Gateway) -> House:
    return House(gateway)


def _input(mutation: str) -> set[str]:
    input = fields("mutation")[mutation].args.get("input")
    return set(getattr(getattr(getattr(input, "type", None), "of_type", None), "fields", {}))


def test_every_mutation_with_a_key_has_a_call_with_every_field(house: House) -> None:
    keyed = {name: _input(name) - {"idempotencyKey"} for name in fields("mutation") if "idempotencyKey" in _input(name)}
    assert {name: set(CALLS[name](house)) for name in CALLS} == keyed


@pytest.mark.parametrize("mutation", CALLS)
def test_a_key_stands_for_one_input(house: House, mutation: str) -> None:
    values = CALLS[mutation](house)
    key = f"{mutation} once"
    first = {name: value for name, (value, _) in values.items() if value is not None} | {"idempotencyKey": key}
    done = house.caller.change(mutation, "__typename", first)
    assert done["errors"] == []
    assert house.caller.change(mutation, "__typename", first) == done
    for name, (_, other) in values.items():
        if (mutation, name) in UNCHECKED:
            continue
        changed = first | {name: other} | ALONG.get((mutation, name), {})
        refused = house.caller.refused(mutation, "__typename", **changed)
        assert refused == ("IDEMPOTENCY_MISMATCH", "idempotencyKey"), name
