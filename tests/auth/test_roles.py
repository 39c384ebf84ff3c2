"""The authorization walk: every mutation by every role, by an agent, and by keys with and without each scope.

`mutations.csv` is the table. A caller marked `-` gets FORBIDDEN and changes nothing; one marked `yes` passes: the ids
in these calls mostly exist nowhere, so the result is NOT_FOUND. `scopes` are those that the call requires: an
administrator's key with exactly these passes, and one that lacks any of them does not.
"""

import csv
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import get_named_type, is_composite_type

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from models.users import DECIDING_ROLES, Role
from tests.backends import backend_name  # noqa: F401 - a fixture
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, agent, person, unchanged
from tests.shapes import arguments_for, document, fields

PUBLIC: Final = {"viewer"}
"""The queries that answer without a credential: `viewer` says that there is none."""
WITHOUT_CREDENTIAL: Final = {"signIn", "renewToken"}
ABSENT: Final = "tsk_01jd3x8m5vf2h9k7q0z4c6r8ta"

with (Path(__file__).parent / "mutations.csv").open(newline="") as file:
    ROWS: Final = [(row.pop("mutation"), row) for row in csv.DictReader(file)]
TABLE: Final = dict(ROWS)


@pytest.fixture(scope="module")
def callers(gateway: Gateway) -> dict[str, Person]:
    people = {role.value: person(gateway, role) for role in Role}
    return people | {"AGENT": agent(administrator(gateway))}


def call(by: Person, mutation: str, callers: dict[str, Person]) -> set[str]:
    """Return the codes of the errors of a well-formed call."""
    given: dict[tuple[str, ...], Any] = {}
    if mutation == "createUser":
        given = {("input", "email"): "table@example.com"}
    if mutation == "deliver":  # not configured here: otherwise the sender would change the row while others are checked
        given = {("input", "channels"): "SMS"}
    if mutation in ("agentHeartbeat", "claimTask"):  # whose agent it is decides, so it has to be one
        given = {("input", "agentId"): callers["AGENT"].id}
    values = arguments_for(fields("mutation")[mutation], given, lambda _: ABSENT)
    data = by.data(document("mutation", mutation, depth=1), **values)
    return {error["code"] for error in data[mutation]["errors"]}


def test_the_table_contains_exactly_the_mutations_of_the_schema():
    assert TABLE.keys() == fields("mutation").keys()
    assert {mark for row in TABLE.values() for caller, mark in row.items() if caller != "scopes"} == {"yes", "-"}


@pytest.mark.parametrize("mutation", TABLE)
def test_only_the_named_roles_are_allowed(gateway: Gateway, callers: dict[str, Person], mutation: str):
    row = TABLE[mutation]
    assert row.keys() - {"scopes"} == callers.keys()
    with unchanged(gateway):
        for name, caller in callers.items():
            if row[name] == "-":
                assert call(caller, mutation, callers) == {"FORBIDDEN"}, name
    for name, caller in callers.items():
        if row[name] == "yes":
            assert "FORBIDDEN" not in call(caller, mutation, callers), name


@pytest.fixture(scope="module")
def keys(gateway: Gateway) -> Any:
    """Return a function that returns an administrator's key with the given scopes."""
    owner = person(gateway, Role.ADMIN)

    @cache
    def key(scopes: frozenset[str]) -> Person:
        secret = owner.done("createApiKey", "secret", name="walk", scopes=sorted(scopes))["secret"]
        return Person(gateway, owner.id, secret)

    return key


@pytest.mark.parametrize("mutation", TABLE)
def test_the_scopes_in_the_table_are_required_and_suffice(
    gateway: Gateway, callers: dict[str, Person], keys: Any, mutation: str
):
    required = frozenset(TABLE[mutation]["scopes"].split())
    everything = SCOPES_BY_ROLE[Role.ADMIN]
    assert "FORBIDDEN" not in call(keys(required or frozenset({"tasks:read"})), mutation, callers)
    lacking = {scope: keys(everything - {scope}) for scope in required}
    with unchanged(gateway):
        for scope, key in lacking.items():
            assert call(key, mutation, callers) == {"FORBIDDEN"}, scope


def test_each_mutation_has_one_row():
    assert sorted(TABLE) == sorted(name for name, _ in ROWS)


@pytest.mark.parametrize("mutation", sorted(TABLE.keys() - WITHOUT_CREDENTIAL))
def test_mutations_require_a_credential(gateway: Gateway, mutation: str):
    values = arguments_for(fields("mutation")[mutation], {}, lambda _: ABSENT)
    answer = gateway.graphql(document("mutation", mutation, depth=1), values, ANONYMOUS)
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]


def brief(operation: str, name: str) -> str:
    """Return a document that selects next to nothing, because documents without a credential must be small."""
    head, _, _ = document(operation, name, depth=0).partition(" { ")
    call = re.search(rf"{name}(\([^)]*\))?", document(operation, name, depth=0).partition(" { ")[2])
    assert call is not None
    leaf = not is_composite_type(get_named_type(fields(operation)[name].type))
    return f"{head} {{ {call[0]}{'' if leaf else ' { __typename }'} }}"


@pytest.mark.parametrize("name", sorted(fields("query").keys() - PUBLIC))
def test_queries_require_a_credential(gateway: Gateway, name: str):
    values = arguments_for(fields("query")[name], {}, lambda _: ABSENT)
    answer = gateway.graphql(brief("query", name), values, ANONYMOUS)
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("name", sorted(fields("subscription")))
def test_streams_require_a_credential(gateway: Gateway, name: str):
    values = arguments_for(fields("subscription")[name], {}, lambda _: ABSENT)
    body = {"query": brief("subscription", name), "variables": values}
    with gateway.client(ANONYMOUS) as client:
        response = client.post("/graphql", json=body, headers={"accept": "text/event-stream"})
    [line] = [line for line in response.text.splitlines() if line.startswith("data: {")]
    [error] = json.loads(line.removeprefix("data: "))["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"


def test_each_role_includes_the_scopes_of_the_role_before():
    assert SCOPES_BY_ROLE[Role.VIEWER] < SCOPES_BY_ROLE[Role.MEMBER] < SCOPES_BY_ROLE[Role.OPERATOR]
    assert SCOPES_BY_ROLE[Role.OPERATOR] < SCOPES_BY_ROLE[Role.ADMIN]
    assert not any(scope.split(":")[1] in ("write", "respond") for scope in SCOPES_BY_ROLE[Role.VIEWER])
    assert not AGENT_SCOPES & {"approvals:respond", "agents:write", "keys:write", "users:write", "keys:admin"}


def test_the_deciding_roles_are_those_with_the_scope():
    assert set(DECIDING_ROLES) == {role for role in Role if "approvals:respond" in SCOPES_BY_ROLE[role]}
