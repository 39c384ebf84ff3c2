"""The limit on the nodes that an operation asks for with pages below pages."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from tests.conftest import Environment
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.suite import one_backend

pytestmark = one_backend

NESTED: Final = """
    query($s: ID!, $n: Int) { session(id: $s) { tasks(first: $n) { nodes { session {
        tasks(first: $n) { nodes { session { tasks(first: $n) { nodes { id } } } } }
    } } } } }
"""
TWO: Final = "tasks(first: 100) { nodes { session { tasks(first: 100) { nodes { id } } } } }"
THREE: Final = "tasks(first: 100) { nodes { session { " + TWO + " } } }"
BY_LAST: Final = THREE.replace("first", "last")
BY_VARIABLE: Final = "tasks(first: 100) { nodes { session { tasks(first: $n) { nodes { session { ...F } } } } } }"
FRAGMENT: Final = " fragment F on Session { tasks(last: $n) { edges { node { id } } } }"


@pytest.fixture(scope="module")
def person(backend: Environment) -> Iterator[Person]:
    """A caller without the limit of cost, which most of these operations would exceed too."""
    with Gateway({**backend, "QUERY_COST_LIMIT": "1000000000"}) as running:
        yield administrator(running)


def answer(person: Person, query: str, **variables: Any) -> dict[str, Any]:
    """Return the response to a query about a session that does not exist, since the limit depends on no data."""
    return person.gateway.graphql(query, {"s": "ses_none", **variables}, person.token)


def count_refused(person: Person, query: str, **variables: Any) -> int:
    """Return the number of nodes for which a query is rejected, according to its error."""
    response = answer(person, query, **variables)
    [error] = response["errors"]
    assert "data" not in response
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert "at most 100000 are allowed" in error["message"] and "`first`" in error["message"]
    return int(error["message"].split()[4])


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        (THREE, 1_010_100),
        (BY_LAST, 1_010_100),
        (" ".join(f"t{number}: {TWO}" for number in range(10)), 101_000),
        ("... on Session { ... { " + THREE + " } }", 1_010_100),
        # Equal selections of one response key are one field.
        (THREE + " ... on Session { " + THREE + " }", 1_010_100),
        (TWO.replace("id }", "session { tasks { nodes { id } } } }"), 210_100),
    ],
)
def test_an_operation_for_too_many_nodes_is_rejected(person: Person, selection: str, count: int) -> None:
    assert count_refused(person, "query($s: ID!) { session(id: $s) { " + selection + " } }") == count


@pytest.mark.parametrize(
    "selection",
    [
        TWO,
        " ".join(f"t{number}: {TWO}" for number in range(9)),
        " ".join(["... on Session { " + TWO + " }"] * 10),
        THREE.replace("(first: 100)", ""),
    ],
)
def test_an_operation_within_the_limit_is_executed(person: Person, selection: str) -> None:
    assert answer(person, "query($s: ID!) { session(id: $s) { " + selection + " } }") == {"data": {"session": None}}


def test_variables_count_on_every_request_for_a_document(person: Person) -> None:
    for _ in range(4):  # parsed, kept and compiled
        assert "data" in answer(person, NESTED, n=20)
        assert count_refused(person, NESTED, n=100) == 1_010_100
    assert "data" in answer(person, NESTED) and "data" in answer(person, NESTED, n=None)
    assert count_refused(person, NESTED.replace("$n: Int", "$n: Int = 90")) == 737_190


def test_variables_count_in_fragments_and_aliases(person: Person) -> None:
    document = "query($s: ID!, $n: Int) { a: session(id: $s) { b: " + BY_VARIABLE + " } }" + FRAGMENT
    assert "data" in answer(person, document, n=30)
    assert count_refused(person, document, n=32) == 100 + 100 * 32 + 100 * 32 * 32


def test_a_list_of_ids_counts_as_a_page(person: Person) -> None:
    document = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Session { " + TWO + " } } }"
    assert "data" in answer(person, document, ids=["ses_none"] * 9)
    assert count_refused(person, document, ids=["ses_none"] * 10) == 10 + 10 * 100 + 10 * 100 * 100
    literal = document.replace("$ids: [ID!]!", "$s: ID!").replace("ids: $ids", "ids: [" + "$s " * 10 + "]")
    assert count_refused(person, literal) == 101_010


def test_a_page_that_is_too_large_keeps_its_own_error(person: Person) -> None:
    [error] = answer(person, "{ tasks(first: 1000000) { nodes { id } } }")["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_subscriptions_have_the_limit(person: Person) -> None:
    subscription = "subscription { events { ... on SessionCreated { session { " + THREE + " } } } }"
    assert person.not_followed(subscription) == "QUERY_TOO_COMPLEX"


def test_each_operation_of_a_batch_counts_alone(person: Person) -> None:
    query = "query($s: ID!) { session(id: $s) { "
    batch = [{"query": query + each + " } }", "variables": {"s": "ses_none"}} for each in (TWO, THREE, TWO)]
    with person.gateway.client(person.token) as client:
        first, second, third = client.post("/graphql", json=batch).json()
    assert first == third == {"data": {"session": None}}
    assert second["errors"][0]["extensions"]["code"] == "QUERY_TOO_COMPLEX"


def test_a_list_without_pages_counts_below_itself(person: Person) -> None:
    nested = "id"
    for _ in range(3):
        nested = f"currentTasks {{ assignedTo {{ {nested} }} }}"
    assert count_refused(person, f'{{ agent(id: "agt_none") {{ {nested} }} }}') == 1_010_000
    once = "{ agents { nodes { currentTasks { id assignedTo { id } } } } }"
    assert "errors" not in answer(person, once)
