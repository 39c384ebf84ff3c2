"""The authorization walk of every edge of the schema: of each field of an object that leads to another object.

`edges.csv` is the table. An edge that is not in it fails here: nothing is readable by default. `permission` is the
scope that the edge requires in addition to that of its object, or one of these words:

- `record`: a part of its object, which is no record of its own, or one of the same scope.
- `event`: the record as it was at the event, which only those may see who may read the record.
- `actor`: who did something, or is responsible. A name is shown with the object; what else is known about a user or an
  agent requires its own scope.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from auth.access import ALL_SCOPES
from auth.visibility import SCOPES
from models.events import EventKind
from tests.auth.keys import KeyOf, keys_of
from tests.auth.test_reads import TABLE as READS
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.shapes import CORE, fields
from tests.test_tenancy import CANARY, World, world

with (Path(__file__).parent / "edges.csv").open(newline="") as file:
    TABLE: Final = {(row["type"], row["field"]): row["permission"] for row in csv.DictReader(file)}

WORDS: Final = frozenset({"record", "event", "actor"})
ACTORS: Final = frozenset({"Actor", "User", "Agent"})

BELOW: Final[Mapping[str, str]] = {
    "Message": "collaboration:read",
    "Participant": "collaboration:read",
    "ApprovalDelegation": "approvals:read",
    "ApprovalDecision": "approvals:read",
    "EventDelivery": "destinations:read",
    "StudioCopy": "studio:read",
    "StudioScriptVersion": "studio:read",
    "StudioCommand": "studio:read",
    "StudioAsset": "studio:read",
    "WorkflowVersion": "workflows:read",
}
"""The scopes of types that no query returns: they are below others, or found by `node`."""

PARTS: Final[Mapping[tuple[str, str], str]] = {
    ("WorkflowExecution", "events"): "a run is its events, which `executionEvents` shows with the same scope",
    ("AgentReply", "message"): "the message that the invocation has just stored",
}
"""Edges to records of another scope that are a part of their object, each with the reason."""

PLACES: Final[Mapping[str, str]] = {
    "SystemHealth": "systemHealth { %s }",
    "Connector": "connectors { %s }",
    "StudioCopy": "studioScripts { nodes { copies { %s } } }",
    "IntegrationSettings": "integrationSettings { %s }",
}
"""Queries of objects without an id, from which an edge leads to what requires another scope."""


def target(kind: Any, name: str) -> str | None:
    """Return the type of the objects to which a field leads, or None if it leads to none."""
    result: Any = get_named_type(kind.fields[name].type)
    if is_leaf_type(result):
        return None
    below: Any = get_named_type(result.fields["nodes"].type) if result.name.endswith("Connection") else result
    return str(below.name)


def edges() -> Iterator[tuple[str, str]]:
    """Yield each edge of the schema: those of roots, payloads and pages belong to the operation or the list itself."""
    roots = {CORE.query_type, CORE.mutation_type, CORE.subscription_type}
    for kind in CORE.type_map.values():
        if not isinstance(kind, GraphQLObjectType) or kind in roots or kind.name.startswith("__"):
            continue
        if not kind.name.endswith(("Payload", "Connection", "Edge")):
            yield from ((kind.name, name) for name in kind.fields if target(kind, name) is not None)


def scope_of_type(kind: Any) -> str | None:
    """Return the scope of the query whose result has this type, itself or as a list's nodes."""
    for (operation, name), scope in READS.items():
        if operation == "query" and scope:
            result: Any = get_named_type(fields("query")[name].type)
            nodes = getattr(result, "fields", {}).get("nodes")
            if kind in (result, nodes and get_named_type(nodes.type)):
                return scope
    return None


def scope_of(kind: str) -> str | None:
    """Return the scope of the records of a type; None if it is only a part of others."""
    if kind in EventKind.__members__:
        return SCOPES[EventKind[kind]]
    return BELOW.get(kind) or scope_of_type(CORE.type_map[kind])


def test_the_table_contains_exactly_the_edges_of_the_schema() -> None:
    assert sorted(TABLE) == sorted(edges())
    assert {permission for permission in TABLE.values() if permission not in ALL_SCOPES} == WORDS


@pytest.mark.parametrize(("kind", "name"), [edge for edge, permission in TABLE.items() if permission in WORDS])
def test_an_edge_without_a_scope_leads_to_nothing_that_requires_one(kind: str, name: str) -> None:
    leads_to = target(CORE.type_map[kind], name)
    assert leads_to is not None
    if TABLE[kind, name] == "actor":
        assert leads_to in ACTORS
    elif (kind, name) not in PARTS:
        assert scope_of(leads_to) in (None, scope_of(kind))


# ---------------------------------------------------------------- at a gateway


@pytest.fixture(scope="module")
def ours(gateway: Gateway) -> World:
    return world(administrator(gateway), CANARY)


@pytest.fixture(scope="module")
def keys(gateway: Gateway, ours: World) -> KeyOf:
    return keys_of(gateway, ours.admin)


@pytest.fixture(scope="module")
def ids(ours: World) -> Mapping[str, str]:
    """The id of a record of each type, and of an event of each kind that has occurred."""
    logged = ours.admin.data("{ events(last: 100) { nodes { __typename id } } }")["events"]["nodes"]
    return {**ours.ids, **{event["__typename"]: event["id"] for event in logged}}


def found_at(caller: Person, ids: Mapping[str, str], kind: str, chosen: str) -> tuple[Any, list[dict[str, Any]]]:
    """Return the data and the errors of a query of something below an object of a type."""
    if kind in PLACES:
        answer = caller.gateway.graphql(f"{{ {PLACES[kind] % chosen} }}", {}, caller.token)
    else:
        query = f"query($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {chosen} }} }} }}"
        answer = caller.gateway.graphql(query, {"id": ids[kind]}, caller.token)
    return answer.get("data"), answer.get("errors", [])


def values_at(data: Any, name: str) -> Iterator[Any]:
    """Yield every value of a name in a result, but for nulls and empty lists."""
    if isinstance(data, list):
        for each in data:
            yield from values_at(each, name)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == name and value not in (None, [], {"nodes": []}):
                yield value
            yield from values_at(value, name)


def chosen_of(kind: str, name: str) -> str:
    result: Any = get_named_type(CORE.type_map[kind].fields[name].type)  # type: ignore[attr-defined]
    return f"edge: {name} {{ {'nodes { __typename }' if result.name.endswith('Connection') else '__typename'} }}"


def scopes_to_read(kind: str) -> frozenset[str]:
    own = scope_of(kind)
    return frozenset({own or "tasks:read", *(["events:read"] if kind in EventKind.__members__ else [])})


GUARDED: Final = [
    (kind, name, scope)
    for (kind, name), scope in TABLE.items()
    if scope not in WORDS and scope not in scopes_to_read(kind)
]


@pytest.mark.parametrize(("kind", "name", "scope"), GUARDED)
def test_an_edge_requires_its_scope(
    ours: World, keys: KeyOf, ids: Mapping[str, str], kind: str, name: str, scope: str
) -> None:
    if kind not in ids and kind not in PLACES:
        assert kind.startswith("Stream") or kind in EventKind.__members__, "it has to be created"
        return  # it has not occurred
    chosen = chosen_of(kind, name)
    data, errors = found_at(keys(scopes_to_read(kind)), ids, kind, chosen)
    assert not list(values_at(data, "edge"))
    assert {error["extensions"]["code"] for error in errors} <= {"FORBIDDEN"}
    data, errors = found_at(ours.admin, ids, kind, chosen)
    assert not errors


@pytest.mark.parametrize(("kind", "name"), [edge for edge, permission in TABLE.items() if permission == "actor"])
def test_an_edge_to_an_actor_shows_only_who_it_is(keys: KeyOf, ids: Mapping[str, str], kind: str, name: str) -> None:
    own = scopes_to_read(kind) - {"agents:read"}
    if own < scopes_to_read(kind) or (kind not in ids and kind not in PLACES):
        return  # whoever reads it may read agents, or it has not occurred
    private = {"User": ["email", "role"], "Agent": ["config", "metadata"]}
    leads_to = target(CORE.type_map[kind], name)
    chosen = [f"... on {each} {{ {' '.join(private[each])} }}" for each in private if leads_to in (each, "Actor")]
    data, errors = found_at(keys(own), ids, kind, f"edge: {name} {{ __typename {' '.join(chosen)} }}")
    assert not [value for each in private.values() for field in each for value in values_at(data, field)]
    assert {error["extensions"]["code"] for error in errors} <= {"FORBIDDEN"}
