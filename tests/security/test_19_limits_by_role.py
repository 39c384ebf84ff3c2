"""Attacks 19 and 23: documents that are deep, wide or ask for much. Limits may be narrower for a role or an API key.

The limits of all callers, whatever their role, are in `tests/protocol/test_executor.py` and `test_node_limit.py`.
"""

import time
from collections.abc import Iterator
from typing import Any, Final

import pytest

from models.users import Role
from tests.conftest import Environment
from tests.gateways import Gateway
from tests.people import Person, agent, person

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

LIMITS: Final = {
    "QUERY_COST_LIMIT": "5000,VIEWER=100",
    "QUERY_DEPTH_LIMIT": "VIEWER=4",
    "QUERY_BATCH_LIMIT": "VIEWER=2",
    "QUERY_SECONDS_LIMIT": "AGENT=1",
}


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    with Gateway({**backend, **LIMITS}) as running:
        yield running


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN)


@pytest.fixture(scope="module")
def viewer(gateway: Gateway) -> Person:
    return person(gateway, Role.VIEWER)


def asked(caller: Person, query: str, headers: dict[str, str] | None = None, **variables: Any) -> dict[str, Any]:
    with caller.gateway.client(caller.token) as client:
        sent = {"query": query, "variables": variables}
        body: dict[str, Any] = client.post("/graphql", json=sent, headers=headers or {}).json()
    return body


def cost(caller: Person, query: str, **variables: Any) -> int:
    """Return the cost that the response to an operation shows."""
    body = asked(caller, query, {"x-query-cost": "true"}, **variables)
    assert "errors" not in body, body
    return int(body["extensions"]["cost"]["value"])


COSTS: Final[list[tuple[str, dict[str, Any], int]]] = [
    ("{ __typename }", {}, 0),
    ("{ viewer { role } }", {}, 1),
    ("{ tasks(first: 50) { nodes { id title } pageInfo { hasNextPage } } }", {}, 50),
    ("{ tasks(first: 50) { edges { node { id assignedTo { id } } } } }", {}, 100),
    ("{ agents(first: 10) { nodes { tasks(first: 10) { nodes { id } } } } }", {}, 110),
    ("query($n: Int) { tasks(first: $n) { nodes { id } } }", {"n": 7}, 7),
    ("{ a: tasks(first: 5) { nodes { id } } b: tasks(first: 5) { nodes { id } } }", {}, 10),
    ("{ events(first: 5) { totalCount } }", {}, 25),
    ('{ tasks(first: 5, filter: {search: "x"}) { nodes { id } } }', {}, 105),
    ("{ tasks(first: 5, filter: {search: null}) { nodes { id } } }", {}, 5),
    ("query($s: String) { tasks(first: 5, filter: {search: $s}) { nodes { id } } }", {"s": "x"}, 105),
    ("query($s: String) { tasks(first: 5, filter: {search: $s}) { nodes { id } } }", {"s": None}, 5),
    ('{ agents(first: 5, filter: {search: "x"}) { nodes { id } } }', {}, 105),
    ("query($f: AgentFilter) { agents(first: 5, filter: $f) { nodes { id } } }", {"f": {"search": "x"}}, 105),
    ("query($f: AgentFilter) { agents(first: 5, filter: $f) { nodes { id } } }", {"f": {"type": "x"}}, 5),
    ("fragment F on Task { assignedTo { id } } { tasks(first: 3) { nodes { ...F } } }", {}, 6),
]


@pytest.mark.parametrize(("query", "variables", "expected"), COSTS)
def test_the_cost_multiplies_pages_and_weighs_searches(
    admin: Person, query: str, variables: dict[str, Any], expected: int
) -> None:
    assert cost(admin, query, **variables) == expected


def test_a_mutation_costs_more_than_its_record(admin: Person) -> None:
    document = 'mutation { createTask(input: {title: "T", type: "t"}) { task { id } errors { code } } }'
    assert cost(admin, document) > 10


def test_the_cost_is_shown_only_to_those_who_ask(admin: Person) -> None:
    assert "extensions" not in asked(admin, "{ viewer { role } }")
    with admin.gateway.client(admin.token) as client:
        sent = {"query": "{ viewer { role } }", "extensions": {"cost": True}}
        shown = client.post("/graphql", json=sent).json()
    assert shown["extensions"] == {"cost": {"value": 1, "limit": 5000, "depth": 2}}


def refusal(body: dict[str, Any]) -> dict[str, Any]:
    assert "data" not in body, body
    [error] = body["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    found: dict[str, Any] = error
    return found


def test_a_role_has_its_own_limit_of_cost(viewer: Person, admin: Person) -> None:
    query = "query($n: Int) { tasks(first: $n) { nodes { id assignedTo { id } } } }"
    assert "errors" not in asked(viewer, query, n=50)
    error = refusal(asked(viewer, query, n=51))
    assert error["message"].startswith("The operation costs 102: your limit is 100.")
    assert (error["extensions"]["cost"], error["extensions"]["limit"]) == (102, 100)
    assert "errors" not in asked(admin, query, n=51)
    refusal(asked(admin, "{ agents(first: 100) { nodes { tasks(first: 50) { nodes { id } } } } }"))


def test_a_refused_mutation_has_no_effect(viewer: Person, admin: Person) -> None:
    fields = " ".join(
        f'a{each}: createTask(input: {{title: "Costly", type: "t"}}) {{ task {{ id }} }}' for each in range(11)
    )
    refusal(asked(viewer, f"mutation {{ {fields} }}"))
    assert admin.data('{ tasks(filter: {search: "Costly"}) { nodes { id } } }') == {"tasks": {"nodes": []}}


def test_a_role_has_its_own_limit_of_depth(viewer: Person, admin: Person) -> None:
    deep = "{ tasks(first: 1) { nodes { assignedTo { id } } } }"
    deeper = "{ tasks(first: 1) { nodes { assignedTo { currentTasks { id } } } } }"
    assert "errors" not in asked(viewer, deep)
    assert "has 5 levels: your limit is 4" in refusal(asked(viewer, deeper))["message"]
    assert "errors" not in asked(admin, deeper)


def test_a_role_has_its_own_limit_of_operations_in_a_batch(viewer: Person, admin: Person) -> None:
    for caller, most in ((viewer, 2), (admin, 10)):
        with caller.gateway.client(caller.token) as client:
            batch = [{"query": "{ __typename }"}] * most
            assert client.post("/graphql", json=batch).status_code == 200
            refused = client.post("/graphql", json=[*batch, batch[0]])
        assert refused.status_code == 400
        assert f"at most {most} operations" in refusal(refused.json())["message"]


def test_a_key_may_have_a_limit_of_its_own(gateway: Gateway, admin: Person) -> None:
    created = admin.done("createApiKey", "secret apiKey { id }", name="narrow")
    with Gateway({**gateway.environment, "QUERY_COST_LIMIT": f"5000,{created['apiKey']['id']}=10"}) as other:
        narrow = Person(other, admin.id, created["secret"])
        assert "your limit is 10" in refusal(asked(narrow, "{ tasks(first: 11) { nodes { id } } }"))["message"]
        wide = Person(other, admin.id, admin.token)
        assert "errors" not in asked(wide, "{ tasks(first: 11) { nodes { id } } }")


def test_agents_have_their_own_limit_of_seconds(admin: Person) -> None:
    worker = agent(admin)
    started = time.monotonic()
    waiting = '{agentId: $id, types: ["none"], waitSeconds: 25}'
    claim = f"mutation($id: ID!) {{ claimTask(input: {waiting}) {{ task {{ id }} }} }}"
    body = asked(worker, claim, id=worker.id)
    assert "errors" in body, body
    [error] = body["errors"]
    assert error["message"].startswith("Execution exceeded 1 s")
    assert time.monotonic() - started < 20
