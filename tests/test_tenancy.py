"""Tenant isolation: no field, argument, id or stream shows another organization's data.

The calls are generated from the schema. Every argument that takes an id gets the ids of organization A from an
administrator of organization B, and an id that does not exist: the two responses must be equal and contain nothing of
A, and no row of A changes. A new field is covered as soon as it is in the schema; a new kind of id, or a new name of an
argument, fails here until it is added.
"""

import itertools
import json
from dataclasses import dataclass
from typing import Any, Final

import pytest
from graphql import get_named_type

from models.users import Role
from storage.ids import prefix_of
from tests.deliveries.house import delivered
from tests.destinations.house import failed_delivery
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, administrator, on_database, person
from tests.running import Runs
from tests.shapes import CORE, Path, arguments_for, document, fields, id_paths
from tests.studio.house import pushed
from tests.tables import Rows, rows_of
from tests.waiting import until
from tests.work import ahead

CANARY: Final = "canary-of-organization-a"
DOCUMENT_KEY: Final = f"{CANARY}-document"
NODE: Final = "query($id: ID!) { node(id: $id) { id } }"
_worlds: Final = itertools.count(1)


@dataclass(frozen=True)
class World:
    """An organization with one object of every type. `ids` are by the GraphQL type of their object."""

    admin: Person
    ids: dict[str, str]


@pytest.fixture(scope="module")
def ours(gateway: Gateway) -> World:
    """Organization A, with a canary in every text."""
    return settled(world(administrator(gateway), CANARY))


@pytest.fixture(scope="module")
def theirs(gateway: Gateway) -> World:
    """Organization B, whose administrator tries to read it."""
    return world(person(gateway, Role.ADMIN, "Organization B"), "words-of-organization-b")


def world(admin: Person, words: str) -> World:
    """Create one object of every type with an id."""
    anything = {"words": words}
    made = admin.data("{ viewer { organization { id } } }")["viewer"]
    ids = {"Organization": made["organization"]["id"]}

    def add(kind: str, mutation: str, shown: str, /, **values: Any) -> str:
        id: str = admin.done(mutation, f"{shown} {{ id }}", **values)[shown]["id"]
        ids[kind] = id
        return id

    email = f"{words}@world-{next(_worlds)}.example.com"  # modules share a gateway, which has each address once
    user = add("User", "createUser", "user", email=email, name=words, role="ADMIN", password=words)
    add("ApprovalDelegation", "delegateApprovals", "delegation", toUserId=user, until=ahead(3600))
    add("ApiKey", "createApiKey", "apiKey", name=words)
    add("SyncJob", "triggerSync", "job", source="BACKEND", target="DATABASE", data={"id": words, "of": words})
    versioned = {"platform": "BACKEND", "format": "JSON_SCHEMA", "version": "1.0.0", "definition": {"title": words}}
    add("DataSchema", "registerSchema", "schema", name="tenancy", **versioned)
    tokens = {"provider": "github", "accessToken": words, "scope": words, "account": words}
    add("ConnectedAccount", "storeOAuthToken", "connection", **tokens)
    account = {"channel": "SLACK", "teamId": words, "externalUserId": words}
    add("ChannelLink", "linkChannelUser", "link", userId=user, **account)
    agent = add(
        "Agent", "createAgent", "agent", name=words, type=words, runtime="WORKER", description=words, config=anything
    )
    session = add(
        "Session", "createSession", "session", name=words, description=words, agentIds=[agent], context=anything
    )
    nobody = anything | {"capabilities": ["none"]}  # the request ends at once
    add("Request", "submitRequest", "request", channel="WEB", content=words, metadata=nobody, waitSeconds=5)
    add("Task", "createTask", "task", title=words, type=words, payload=anything, assignTo=agent, sessionId=session)
    add("Message", "sendMessage", "message", sessionId=session, content=words, metadata=anything)
    add("Approval", "requestApproval", "approval", title=words, data=anything, sessionId=session, agentId=agent)
    patch = [{"op": "add", "path": "/words", "value": words}]
    for where in ({"sessionId": session}, {}):  # lists show that of the organization
        given = {"key": f"{words}-document", "baseVersion": 0, "patch": patch} | where
        add("SharedDocument", "patchDocument", "document", **given)
    nodes = [{"key": "a", "name": words, "type": "TRANSFORM", "config": {"value": words}}]
    triggers = [{"type": "WEBHOOK"}, {"type": "EVENT", "config": {"types": [f"{words}.sent"]}}]
    given = {"description": words, "config": anything, "nodes": nodes, "triggers": triggers}
    add("Workflow", "createWorkflow", "workflow", name=words, **given)
    shown = "execution { id nodes { id } }"
    served = {"method": "GET", "path": f"{words}/:id", "document": NODE, "response": f"[data, '{words}']"}
    add("Endpoint", "createEndpoint", "endpoint", name=words, **served)
    run = admin.done("executeWorkflow", shown, workflowId=ids["Workflow"], input=anything)["execution"]
    ids |= {"WorkflowExecution": run["id"], "NodeExecution": run["nodes"][0]["id"]}
    Runs(admin).until(run["id"], "COMPLETED")
    ids |= failed_delivery(admin, words) | delivered(admin, words) | pushed(admin, words)
    placed(admin.gateway)
    own = admin.data("query($id: ID!) { events(last: 1, actorId: $id) { nodes { id } } }", id=admin.id)["events"]
    ids["Event"] = own["nodes"][0]["id"]
    return World(admin, ids)


def settled(made: World) -> World:
    """Return a world in which nothing changes automatically any more."""
    query = "query($id: ID!) { node(id: $id) { ... on StudioAsset { status } } }"
    until(lambda: made.admin.data(query, id=made.ids["StudioAsset"])["node"]["status"] != "UPLOADING")
    return made


def test_the_world_has_one_object_of_every_type_with_an_id(ours: World):
    kinds, events = (CORE.get_possible_types(CORE.type_map[name]) for name in ("Node", "Event"))  # type: ignore[arg-type]
    assert ours.ids.keys() == {kind.name for kind in kinds if kind not in events} | {"Event"}


# ---------------------------------------------------------------- calls with ids

_OF_ARGUMENT: Final = {
    "agentId": "Agent",
    "agentIds": "Agent",
    "fromAgentId": "Agent",
    "toAgentId": "Agent",
    "assignTo": "Agent",
    "assignedTo": "Agent",
    "sessionId": "Session",
    "replacementId": "Endpoint",
    "replyToId": "Message",
    "approverIds": "User",
    "toUserId": "User",
    "actorId": "User",
    "subjectId": "User",
    "of": "Event",
    "ownerId": "User",
    "userId": "User",
    "executionId": "WorkflowExecution",
    "workflowId": "Workflow",
    "instanceId": "StudioInstance",
    "instanceIds": "StudioInstance",
}
_OF_SCHEMAS: Final[dict[str, dict[str, Any]]] = {
    "syncedRecord": {"platform": "DATABASE", "key": DOCUMENT_KEY},
    "validateData": {"schema": "tenancy", "data": {}},
    "checkCompatibility": {"schema": "tenancy", "definition": {}},
    "transformData": {"from": "tenancy", "to": "tenancy", "data": {}},
}
_OF_MUTATION: Final = {
    "respondToApproval": "Approval",
    "testConnection": "ConnectedAccount",
    "deleteAgent": "Agent",
    "deleteDocument": "SharedDocument",
    "deleteWorkflow": "Workflow",
    "deleteEndpoint": "Endpoint",
    "deleteEventDestination": "EventDestination",
    "replayEventDestination": "EventDestination",
    "revokeApiKey": "ApiKey",
    "restoreStudioScript": "StudioScript",
    "deleteStudioInstance": "StudioInstance",
}


def kind_of(operation: str, name: str, path: Path) -> str | None:
    """Return the type whose id belongs here; None where any type is accepted."""
    if path[-1] != "id":
        return None if path[-1] == "ids" else _OF_ARGUMENT[path[-1]]
    if name in _OF_MUTATION or name == "node":
        return _OF_MUTATION.get(name)
    kind: Any = get_named_type(fields(operation)[name].type)
    if operation == "mutation":
        [shown] = [field for each, field in kind.fields.items() if each != "errors"]
        kind = get_named_type(shown.type)
    return str(kind.name)


PLACES: Final = [
    (operation, name, path)
    for operation in ("query", "mutation", "subscription")
    for name, field in fields(operation).items()
    for path in id_paths(field.args)
]


def arguments(operation: str, name: str, path: Path, id: str, own: World) -> dict[str, Any]:
    """Return arguments with `id` at one path; other required ids are the caller's own."""

    def needed(argument: str) -> str:
        kind = kind_of(operation, name, (argument,)) or "Agent"
        return own.ids[kind]

    given: dict[Path, Any] = {path: id}
    if name == "patchDocument":
        given[("input", "patch")] = [{"op": "add", "path": "/a", "value": 1}]
        given[("input", "baseVersion")] = 0
    if name == "publishEvent":
        given[("input", "type")] = "words.published"
    if name == "delegateApprovals":
        given[("input", "until")] = ahead(3600)
    if name == "linkChannelUser":
        given |= {("input", "channel"): "SLACK", ("input", "teamId"): "T1", ("input", "externalUserId"): "U1"}
    if name == "executeWorkflow":
        given.setdefault(("input", "workflowId"), own.ids["Workflow"])
    return arguments_for(fields(operation)[name], given, needed)


def absent_like(id: str) -> str:
    """Return an id of the same type that does not exist."""
    return f"{prefix_of(id)}_01jd3x8m5vf2h9k7q0z4c6r8ta"


def text_of(operation: str, name: str, depth: int = 1) -> str:
    """Return the document; a selection of every field of every event or type would be too long."""
    kind = get_named_type(fields(operation)[name].type)
    everything = name in ("node", "nodes") or "Event" in {kind.name, *_interfaces(kind)}
    return document(operation, name, depth=depth - 1 if everything else depth)


def _interfaces(kind: Any) -> list[str]:
    return [each.name for each in getattr(kind, "interfaces", ())]


def answer(caller: Person, operation: str, name: str, values: dict[str, Any], depth: int = 1) -> str:
    """Return the response as text."""
    text = text_of(operation, name, depth)
    if operation != "subscription":
        return caller.gateway.post({"query": text, "variables": values}, caller.token).text
    with caller._subscribed(text, values) as socket:
        frame = json.loads(socket.recv(timeout=20))
    assert frame["type"] == "error", frame
    return json.dumps(frame["payload"])


def rows_of_world(world: World) -> Rows:
    """Return every row of an organization, except those changed by background jobs or by using a key."""
    return on_database(world.admin.gateway, lambda: rows_of([world.ids["Organization"]]))


def assert_nothing_of(world: World, body: str) -> None:
    assert CANARY not in body
    assert not [kind for kind, id in world.ids.items() if id in body]


@pytest.mark.parametrize(("operation", "name", "path"), PLACES, ids=lambda part: str(part))
def test_another_organizations_id_is_treated_as_nonexistent(
    ours: World, theirs: World, operation: str, name: str, path: Path
):
    fitting = kind_of(operation, name, path)
    before = rows_of_world(ours)
    for kind, id in ours.ids.items():
        if fitting is not None and kind != fitting and kind not in ("User", "Session"):
            continue  # of ids of the wrong type, two are enough
        foreign = answer(theirs.admin, operation, name, arguments(operation, name, path, id, theirs))
        nobodys = absent_like(id)
        absent = answer(theirs.admin, operation, name, arguments(operation, name, path, nobodys, theirs))
        assert foreign.replace(id, "…") == absent.replace(nobodys, "…"), kind
        assert_nothing_of(ours, foreign)
        assert_shows_nothing(operation, name, json.loads(foreign))
    assert rows_of_world(ours) == before


def assert_shows_nothing(operation: str, name: str, body: Any) -> None:
    """Assert NOT_FOUND, null, or an empty list."""
    if operation == "mutation":
        assert [error["code"] for error in body["data"][name]["errors"]] == ["NOT_FOUND"]
    elif isinstance(body, list):
        assert [error["extensions"]["code"] for error in body] == ["NOT_FOUND"]
    elif body.get("errors"):
        assert [error["extensions"]["code"] for error in body["errors"]] == ["NOT_FOUND"]
    else:
        value = body["data"][name]
        assert value in (None, [None], []) or not value["nodes"]


@pytest.mark.parametrize("kind", ["id of its own", "another id"])
def test_the_same_calls_with_an_own_id_return_data(ours: World, kind: str):
    """Prove that the test above could fail."""
    for name in ("agent", "session", "task", "approval", "user", "node"):
        values = {"id": ours.ids[{"node": "Agent"}.get(name, name.capitalize())]}
        own = json.loads(answer(ours.admin, "query", name, values if kind == "id of its own" else {"id": "agt_x"}))
        assert (own["data"][name] is not None) == (kind == "id of its own")


# ---------------------------------------------------------------- without ids


@pytest.mark.parametrize("name", fields("query"))
def test_queries_without_an_id_return_only_the_callers_organization(ours: World, theirs: World, name: str):
    values: dict[str, Any] = {"first": 100} if "first" in fields("query")[name].args else {}
    for path in id_paths(fields("query")[name].args):
        if len(path) == 1 and path != ("sessionId",) and path != ("executionId",):
            value = theirs.ids[kind_of("query", name, path) or "Session"]
            values[path[0]] = [value] if path[0].endswith("s") else value
    if name == "sharedDocument":
        values["key"] = DOCUMENT_KEY
    if name == "connector":
        values["name"] = "http"
    values |= _OF_SCHEMAS.get(name, {})
    if name == "validateWorkflow":
        values["input"] = {"name": "W", "nodes": []}
    if name in ("events", "auditTrail"):
        values["actorId"] = theirs.admin.id
    if name == "auditTrail":
        del values["subjectId"]
    for depth in (1, 2, 3):
        body = answer(theirs.admin, "query", name, values, depth)
        if "QUERY_TOO_COMPLEX" in body:
            break
        assert_nothing_of(ours, body)
        assert "errors" not in json.loads(body), body
        if "first" in values and depth == 1:
            assert any(id in body for id in theirs.ids.values()), "nothing would be found of anybody"
    assert depth > 1


def test_documents_of_the_same_name_are_separate(ours: World, theirs: World):
    assert json.loads(answer(theirs.admin, "query", "sharedDocument", {"key": DOCUMENT_KEY}))["data"] == {
        "sharedDocument": None
    }
    patch = [{"op": "add", "path": "/words", "value": "b"}]
    made = theirs.admin.done("patchDocument", "document { id value }", key=DOCUMENT_KEY, baseVersion=0, patch=patch)
    assert made["document"]["value"] == {"words": "b"}
    shown = ours.admin.data("query($key: String!) { sharedDocument(key: $key) { id value } }", key=DOCUMENT_KEY)
    assert shown["sharedDocument"]["value"] == {"words": CANARY}
    assert shown["sharedDocument"]["id"] != made["document"]["id"]


def test_an_idempotency_key_belongs_to_its_caller(ours: World, theirs: World):
    given = {"name": CANARY, "type": "same", "runtime": "WORKER", "idempotencyKey": "the same key"}
    first = ours.admin.done("createAgent", "agent { id }", **given)["agent"]["id"]
    second = theirs.admin.done("createAgent", "agent { id }", **(given | {"name": "b"}))["agent"]["id"]
    assert first != second


# ---------------------------------------------------------------- cursors and streams

CURSORS: Final = [
    (operation, name, argument)
    for operation in ("query", "subscription")
    for name, field in fields(operation).items()
    for argument in ("after", "before")
    if argument in field.args
]


@pytest.mark.parametrize(("operation", "name", "argument"), CURSORS)
def test_a_cursor_of_another_organization_is_rejected(
    ours: World, theirs: World, operation: str, name: str, argument: str
):
    if operation == "query" and name != "events":
        page = json.loads(answer(ours.admin, "query", name, {"first": 1}))["data"][name]
        cursor = page["pageInfo"]["endCursor"]
    else:
        cursor = event_cursor(ours.admin)
    assert cursor
    values = {argument: cursor} | ({"sessionId": theirs.ids["Session"]} if name == "sessionEvents" else {})
    if argument == "before":
        values["last"] = 1
    body = json.loads(answer(theirs.admin, operation, name, values))
    errors = body if operation == "subscription" else body["errors"]
    assert [error["extensions"]["code"] for error in errors] == ["BAD_USER_INPUT"]


def event_cursor(caller: Person) -> str:
    with caller.follow("subscription { events { cursor } }") as item:
        cursor: str = item()["cursor"]
    return cursor


SHOWN: Final = {
    "events": "... on ApprovalRequested { approval { id title } }",
    "approvalEvents": "... on ApprovalRequested { approval { id title } }",
    "taskEvents": "... on TaskCreated { task { id title } }",
    "agentEvents": "... on AgentStatusChanged { agent { id name } }",
}


def test_every_stream_is_covered():
    with_an_id = {name for operation, name, _ in PLACES if operation == "subscription"}
    assert fields("subscription").keys() == with_an_id | SHOWN.keys() | {"systemMetrics"}


def test_the_stream_of_numbers_counts_only_the_callers_organization(ours: World, theirs: World):
    nobody = person(ours.admin.gateway, Role.ADMIN, "Organization without anything")
    shown = "{ agents tasksByStatus executionsByStatus deliveriesByStatus pendingApprovals activeSessions }"
    with nobody.follow(f"subscription {{ systemMetrics {shown} }}") as item:
        numbers = item()
    for name, value in numbers.items():
        assert not any(value.values() if isinstance(value, dict) else [value]), name


@pytest.mark.parametrize("name", SHOWN)
def test_a_stream_shows_only_events_of_its_own_organization(ours: World, theirs: World, name: str):
    text = f"subscription {{ {name} {{ __typename {SHOWN[name]} }} }}"
    with theirs.admin.follow(text) as item:
        assert item()["__typename"] == "StreamOpened"
        cause_events(ours, CANARY)
        cause_events(theirs, "marker")
        body = json.dumps(item())
        assert_nothing_of(ours, body)
        assert any(id in body for id in theirs.ids.values()) or "marker" in body


def cause_events(world: World, words: str) -> None:
    """Cause an event that each of the streams shows."""
    admin = world.admin
    admin.done("requestApproval", "approval { id }", title=words)
    admin.done("createTask", "task { id }", title=words, type=words)
    admin.done("commandAgent", "agent { id }", id=world.ids["Agent"], command="STOP")
    admin.done("commandAgent", "agent { id }", id=world.ids["Agent"], command="START")
