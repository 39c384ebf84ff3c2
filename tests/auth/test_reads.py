"""The authorization walk of everything that is read: each query and each stream. `test_edges.py` walks on from there.

`reads.csv` is the table: the scope that a query or stream requires. What is not in it, or is in it without a scope,
fails here: nothing is readable by default.
"""

import csv
import json
from pathlib import Path
from typing import Final

import pytest

from auth.access import SCOPES_BY_ROLE
from models.users import Role
from tests.auth.keys import KeyOf, keys_of
from tests.auth.test_roles import ABSENT, brief
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.shapes import arguments_for, fields
from tests.test_tenancy import CANARY, World, world

with (Path(__file__).parent / "reads.csv").open(newline="") as file:
    TABLE: Final = {(row["operation"], row["field"]): row["scope"] for row in csv.DictReader(file)}

DECIDED_BY_ROW: Final = frozenset(("viewer", "apiKeys", "node", "nodes"))
"""Queries without a scope of their own: who calls, own keys, and objects by id, whose type decides."""


@pytest.fixture(scope="module")
def ours(gateway: Gateway) -> World:
    return world(administrator(gateway), CANARY)


@pytest.fixture(scope="module")
def keys(gateway: Gateway, ours: World) -> KeyOf:
    return keys_of(gateway, ours.admin)


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
