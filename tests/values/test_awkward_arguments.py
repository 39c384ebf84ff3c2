"""Every text, number and id of every operation: an awkward one is accepted or rejected, and never an internal error."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from graphql import GraphQLArgument, GraphQLInputField, GraphQLInputObjectType, get_named_type

from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened
from tests.shapes import UNLESS_GIVEN, Path, arguments_for, fields
from tests.suite import walk
from tests.work import some

AWKWARD: Final[Mapping[str, list[Any]]] = {
    "String": ["a\0b", "", " ", "\u2028\ufeff\ufffe\U0001f600", "%_\\'\"${input.x}", "x" * 5_000, "x" * 70_000],
    "ID": ["a\0b", "", "tsk_\0", "x" * 10_000, "é"],
    "Cursor": ["a\0b", "", "x" * 10_000],
    "DateTime": [
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:01Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z",
        "",
        "a\0b",
    ],
    "Int": [0, -1, 2**31 - 1, -(2**31)],
    "Float": [0.0, -0.0, -1e308, 1e308, 5e-324],
    "JSON": [None, "a\0b", [], 2**63 - 1, {"": None}],
}
EXPECTED: Final = frozenset(
    {"BAD_USER_INPUT", "NOT_FOUND", "CONFLICT", "FORBIDDEN", "UNAUTHENTICATED", "QUERY_TOO_COMPLEX"}
    | {"NOT_CONFIGURED", "RATE_LIMITED", "IDEMPOTENCY_MISMATCH", "UPSTREAM_FAILED", "GRAPHQL_VALIDATION_FAILED"}
)
BATCH: Final = 10
"""The most operations of a batch that a gateway executes by default."""
OMITTED: Final = frozenset({"invokeAgent", "runConnectorAction", "testConnector", "signIn"})
"""Mutations that call external services, or whose failures are counted for the address of all tests."""


@pytest.fixture(scope="module")
def person(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def ids(person: Person) -> dict[str, str]:
    """Return the id of a record of each type, by the word by which operations name it."""
    node = {"key": "a", "type": "DELAY", "config": {"seconds": 0}}
    workflow = person.done("createWorkflow", "workflow { id }", name="a", nodes=[node])["workflow"]
    destination = person.done(
        "createEventDestination",
        "destination { id }",
        name="a",
        type="WEBHOOK",
        eventTypes=["deploy.done"],
        config={"url": "https://example.com"},
        enabled=False,
    )["destination"]
    return {
        "Agent": agent(person).id,
        "Session": opened(person),
        "Task": person.done("createTask", "task { id }", title="a", type=some("a"))["task"]["id"],
        "Approval": person.done("requestApproval", "approval { id }", title="a")["approval"]["id"],
        "Workflow": workflow["id"],
        "Execution": person.done("executeWorkflow", "execution { id }", nodes=[node])["execution"]["id"],
        "EventDestination": destination["id"],
        "User": person.id,
    }


def paths(
    arguments: Mapping[str, GraphQLArgument | GraphQLInputField], before: Path = ()
) -> Iterator[tuple[Path, str]]:
    """Yield the path of every leaf of these arguments, with the name of its type."""
    for name, argument in arguments.items():
        kind = get_named_type(argument.type)
        if isinstance(kind, GraphQLInputObjectType):
            yield from paths(kind.fields, (*before, name))
        elif kind.name in AWKWARD:
            yield (*before, name), kind.name


def operations() -> Iterator[tuple[str, str]]:
    for operation in ("query", "mutation"):
        yield from ((operation, name) for name in fields(operation) if name not in OMITTED)


def document(operation: str, name: str) -> str:
    field = fields(operation)[name]
    variables = ", ".join(f"${argument}: {each.type}" for argument, each in field.args.items())
    passed = ", ".join(f"{argument}: ${argument}" for argument in field.args)
    chosen = "{ __typename errors { code message field } }" if operation == "mutation" else ""
    kind = get_named_type(field.type)
    if operation == "query" and hasattr(kind, "fields"):
        counted = " totalCount pageInfo { hasNextPage }" if "totalCount" in kind.fields else ""
        chosen = f"{{ __typename{counted} }}"
    elif operation == "query" and kind.name not in AWKWARD:
        chosen = "{ __typename }"
    return f"{operation}({variables}) {{ {name}({passed}) {chosen} }}"


@walk(3)
@pytest.mark.parametrize(
    ("operation", "name"), [each for each in operations() if fields(each[0])[each[1]].args], ids=lambda each: each
)
def test_an_awkward_argument_is_no_internal_error(
    person: Person, ids: dict[str, str], operation: str, name: str, step: int
) -> None:
    def required(argument: str) -> str:
        word = next((word for word in ids if word.lower() in argument.lower()), None)
        word = word or next((word for word in ids if word.lower() in name.lower()), "Task")
        return ids[word]

    field, text = fields(operation)[name], document(operation, name)
    cases = [(path, value) for path, kind in paths(field.args) for value in AWKWARD[kind]]
    cases = cases[len(name) % step :: step]  # each operation begins with another value
    given = [arguments_for(field, {**UNLESS_GIVEN.get(name, {}), path: value}, required) for path, value in cases]
    responses = executed(person, [{"query": text, "variables": variables} for variables in given])
    found = [
        (case, response)
        for case, response in zip(cases, responses, strict=True)
        if not set(errors_of(response)) <= EXPECTED
    ]
    assert not found


def executed(person: Person, requests: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the responses to these requests, which are sent in batches."""
    for begin in range(0, len(requests), BATCH):
        batch = requests[begin : begin + BATCH]
        response = person.gateway.post(batch, person.token)
        responses = response.json()
        assert isinstance(responses, list) and len(responses) == len(batch), (batch, response.text)
        yield from responses


def errors_of(response: Mapping[str, Any]) -> Iterator[str]:
    """Yield the codes of a response's errors."""
    yield from (error["extensions"]["code"] for error in response.get("errors", ()))
    for payload in (response.get("data") or {}).values():
        if isinstance(payload, dict):
            yield from (error["code"] for error in payload.get("errors", ()))
