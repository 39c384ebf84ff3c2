"""The authorization walk of everything that is read: each query, each stream and each edge from one type to another.

`reads.csv` is the table: the scope that a query or stream requires. What is not in it, or is in it without a scope,
fails here: nothing is readable by default.
"""

import csv
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import get_named_type, is_composite_type, is_required_argument

from auth.access import SCOPES_BY_ROLE
from models.users import Role
from tests.auth.test_roles import ABSENT, brief
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.shapes import CORE, arguments_for, fields, selection
from tests.test_tenancy import CANARY, World, world

with (Path(__file__).parent / "reads.csv").open(newline="") as file:
    TABLE: Final = {(row["operation"], row["field"]): row["scope"] for row in csv.DictReader(file)}

DECIDED_BY_ROW: Final = frozenset(("viewer", "apiKeys", "node", "nodes"))
"""Queries without a scope of their own: who calls, own keys, and objects by id, whose type decides."""

SHOWN_WITH_ITS_RECORD: Final = frozenset(("Actor", "User", "Agent"))
"""Types of actors: the name of who did something is part of the record that says so."""

PART_OF_ITS_RECORD: Final = frozenset((("WorkflowExecution", "events"),))
"""Edges to what is part of the record: a run is its events, which `executionEvents` shows with the same scope."""

KeyOf = Callable[[frozenset[str]], Person]


@pytest.fixture(scope="module")
def ours(gateway: Gateway) -> World:
    return world(administrator(gateway), CANARY)


@pytest.fixture(scope="module")
def keys(gateway: Gateway, ours: World) -> KeyOf:
    """Return a function that returns an administrator's key with the given scopes."""

    @cache
    def key(scopes: frozenset[str]) -> Person:
        secret = ours.admin.done("createApiKey", "secret", name="walk", scopes=sorted(scopes))["secret"]
        return Person(gateway, ours.admin.id, secret)

    return key


def codes(caller: Person, operation: str, name: str) -> set[str]:
    """Return the codes of the errors of a well-formed call."""
    values = arguments_for(fields(operation)[name], {}, lambda _: ABSENT)
    body = {"query": brief(operation, name), "variables": values}
    accept = {"accept": "text/event-stream"} if operation == "subscription" else {}
    with (
        caller.gateway.client(caller.token) as client,
        client.stream("POST", "/graphql", json=body, headers=accept) as r,
    ):
        lines = (line.removeprefix("data: ") for line in r.iter_lines())
        answer = json.loads(next(line for line in lines if line.startswith("{")))
    return {error["extensions"]["code"] for error in answer.get("errors", ())}


def test_the_table_contains_exactly_what_the_schema_can_read():
    assert TABLE.keys() == {(each, name) for each in ("query", "subscription") for name in fields(each)}
    assert {name for (_, name), scope in TABLE.items() if not scope} == DECIDED_BY_ROW


@pytest.mark.parametrize(("operation", "name"), sorted(key for key, scope in TABLE.items() if scope))
def test_the_scope_in_the_table_is_required_and_suffices(keys: KeyOf, operation: str, name: str):
    scope = TABLE[operation, name]
    assert "FORBIDDEN" in codes(keys(SCOPES_BY_ROLE[Role.ADMIN] - {scope}), operation, name)
    assert "FORBIDDEN" not in codes(keys(frozenset({scope})), operation, name)


# ---------------------------------------------------------------- edges


def scope_of_type(kind: Any) -> str | None:
    """Return the scope of the query whose result has this type, itself or as a list's nodes."""
    for (operation, name), scope in TABLE.items():
        if operation == "query" and scope:
            result: Any = get_named_type(fields("query")[name].type)
            nodes = getattr(result, "fields", {}).get("nodes")
            if kind in (result, nodes and get_named_type(nodes.type)):
                return scope
    return None


def edges(kind: Any) -> Iterator[tuple[str, Any]]:
    """Yield the name and the type of each field that leads to another type with a scope of its own."""
    for name, field in kind.fields.items():
        result: Any = get_named_type(field.type)
        if not is_composite_type(result) or any(is_required_argument(each) for each in field.args.values()):
            continue
        nodes = getattr(result, "fields", {}).get("nodes")
        target = get_named_type(nodes.type) if nodes else result
        if target.name not in SHOWN_WITH_ITS_RECORD and scope_of_type(target) not in (None, scope_of_type(kind)):
            yield name, target


EDGES: Final = [
    (kind.name, name, target.name)
    for kind in CORE.get_possible_types(CORE.type_map["Node"])  # type: ignore[arg-type]
    if scope_of_type(kind)
    for name, target in edges(kind)
    if (kind.name, name) not in PART_OF_ITS_RECORD
]


@pytest.mark.parametrize(("kind", "name", "target"), EDGES)
def test_an_edge_requires_the_scope_of_where_it_leads(ours: World, keys: KeyOf, kind: str, name: str, target: str):
    parent: Any = CORE.type_map[kind]
    result: Any = get_named_type(parent.fields[name].type)
    chosen = f"{name} {selection(result, 1 if 'nodes' in getattr(result, 'fields', {}) else 0)}"
    query = f"query($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {chosen} }} }} }}"
    allowed, required = scope_of_type(parent), scope_of_type(CORE.type_map[target])
    assert allowed and required
    answer = ours.admin.gateway.graphql(query, {"id": ours.ids[kind]}, keys(frozenset({allowed})).token)
    shown = ((answer.get("data") or {}).get("node") or {}).get(name)
    assert shown is None or not shown.get("nodes", True), answer
    assert "errors" not in ours.admin.gateway.graphql(query, {"id": ours.ids[kind]}, ours.admin.token)
