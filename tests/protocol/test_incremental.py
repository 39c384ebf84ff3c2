"""`@defer` and `@stream`: results in parts over multipart and server-sent events, and whole ones for everyone else."""

import json
import re
from typing import Any

import pytest

from models.users import Role
from tests.gateways import ANONYMOUS, Gateway
from tests.people import person
from tests.persisted_operations.asking import code, over_socket

MULTIPART = "multipart/mixed;incrementalSpec=v0.2, application/json"
CREATE = 'mutation($title: String!) { createTask(input: {title: $title, type: "call"}) { task { id } } }'
DEFER = """query Deferred {
  viewer { organization { id } }
  tasks(first: 2) { nodes { id ... @defer(label: "titles") { title } } }
}"""
STREAM = """query Streamed {
  tasks(first: 3, orderBy: {field: CREATED_AT, direction: ASC}) { nodes @stream(initialCount: 1) { title } }
}"""


@pytest.fixture(scope="module", autouse=True)
def tasks(gateway: Gateway) -> None:
    for title in ("a", "b", "c"):
        gateway.data(CREATE, {"title": title})


def parts(gateway: Gateway, query: str, accept: str = MULTIPART, token: str | None = None) -> list[dict[str, Any]]:
    """Return the parts of a result, after checking how they are sent."""
    with gateway.client(token) as client:
        response = client.post("/graphql", json={"query": query}, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["cache-control"].startswith("no-store")
    if response.headers["content-type"].startswith("text/event-stream"):
        return [json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: ")]
    assert response.headers["content-type"] == 'multipart/mixed; boundary="graphql"; incrementalSpec=v0.2'
    opening, *framed, end = response.text.split("\r\n--graphql")
    assert (opening, end) == ("", "--\r\n")
    return [json.loads(part.removeprefix("\r\ncontent-type: application/json\r\n\r\n")) for part in framed]


def merged(found: list[dict[str, Any]]) -> Any:
    """Return the whole result, put together as a client does."""
    data, places = found[0]["data"], dict[str, list[Any]]()
    for part in found:
        places |= {each["id"]: each["path"] for each in part.get("pending", ())}
        for each in part.get("incremental", ()):
            target = data
            for key in [*places[each["id"]], *each.get("subPath", ())]:
                target = target[key]
            if "items" in each:
                target.extend(each["items"])
            else:
                target.update(each["data"])
    return data


def without_directives(query: str) -> str:
    return query.replace('@defer(label: "titles")', "").replace("@stream(initialCount: 1)", "")


@pytest.mark.parametrize(
    "accept", [MULTIPART, "text/event-stream", "multipart/mixed", "text/event-stream, application/json"]
)
@pytest.mark.parametrize("query", [DEFER, STREAM])
def test_the_parts_are_the_whole_result(gateway: Gateway, accept: str, query: str) -> None:
    found = parts(gateway, query, accept)
    assert len(found) >= 2
    assert [part["hasNext"] for part in found] == [True] * (len(found) - 1) + [False]
    assert merged(found) == gateway.data(without_directives(query))


def test_what_is_deferred_comes_later_with_its_label(gateway: Gateway) -> None:
    first, *later = parts(gateway, DEFER)
    assert [node.keys() for node in first["data"]["tasks"]["nodes"]] == [{"id"}, {"id"}]
    assert {each["label"] for each in first["pending"]} == {"titles"}
    assert {key for part in later for each in part["incremental"] for key in each["data"]} == {"title"}
    [streamed, *items] = parts(gateway, STREAM)
    assert streamed["data"]["tasks"]["nodes"] == [{"title": "a"}]
    assert [item for part in items for each in part.get("incremental", ()) for item in each["items"]] == [
        {"title": "b"},
        {"title": "c"},
    ]


@pytest.mark.parametrize("accept", ["application/json", "*/*", "multipart/mixed;deferSpec=20220824, application/json"])
@pytest.mark.parametrize("query", [DEFER, STREAM])
def test_clients_that_accept_no_parts_get_the_whole_result(gateway: Gateway, accept: str, query: str) -> None:
    with gateway.client() as client:
        for _ in range(3):  # also when it would be compiled
            response = client.post("/graphql", json={"query": query}, headers={"accept": accept})
            assert response.headers["content-type"].startswith("application/json")
            assert response.json() == {"data": gateway.data(without_directives(query))}
    assert over_socket(gateway, {"query": query}) == [{"data": gateway.data(without_directives(query))}]


def test_a_condition_decides_whether_a_fragment_is_deferred(gateway: Gateway) -> None:
    [whole] = parts(gateway, DEFER.replace("@defer(", "@defer(if: false, "))
    assert whole == {"data": gateway.data(without_directives(DEFER))}


def test_an_error_in_a_deferred_fragment_is_a_part_of_its_own(gateway: Gateway) -> None:
    query = "{ viewer { organization { id } } ... @defer { deprecatedUsages { coordinate } } }"
    first, last = parts(gateway, query, token=person(gateway, Role.VIEWER).token)
    assert first["data"]["viewer"]["organization"]["id"]
    found = [*last.get("completed", ()), *last.get("incremental", ())]
    [error] = [error for each in found for error in each.get("errors", ())]
    assert error["extensions"]["code"] == "FORBIDDEN"


def test_a_request_that_is_not_executed_gets_its_errors_in_one_response(gateway: Gateway) -> None:
    with gateway.client(ANONYMOUS) as client:
        body = {"query": "{ viewer { ... @defer { nope } } }"}
        invalid = client.post("/graphql", json=body, headers={"accept": MULTIPART})
    assert (invalid.status_code, code(invalid)) == (200, "GRAPHQL_VALIDATION_FAILED")
    assert invalid.headers["content-type"].startswith("application/json")


def test_a_subscription_cannot_defer(gateway: Gateway) -> None:
    with gateway.client() as client:
        body = {"query": "subscription { events { ... @defer { __typename } } }"}
        rejected = client.post("/graphql", json=body, headers={"accept": "application/json"}).json()
    assert "not supported on subscription" in rejected["errors"][0]["message"]


COUNTED = "query($n: Int) { tasks(first: 2) { ...Page } } fragment Page on TaskConnection { nodes @stream(%s) { id } }"


def rejected(gateway: Gateway, query: str, accept: str, variables: dict[str, Any] | None = None) -> Any:
    """Return the only error of a request that is not executed."""
    body = {"query": query, "variables": variables or {}}
    with gateway.client() as client:
        response = client.post("/graphql", json=body, headers={"accept": accept})
    [line] = re.findall(r"\{.*\}", response.text)  # alone, as the only event, or as the only part
    answer = json.loads(line)
    assert "data" not in answer
    [error] = answer["errors"]
    return error


@pytest.mark.parametrize(
    "accept", ["application/json", MULTIPART, "text/event-stream", "multipart/mixed;deferSpec=20220824"]
)
def test_a_count_that_is_null_or_negative_is_rejected(gateway: Gateway, accept: str) -> None:
    for literal in ("-1", "null"):
        query = COUNTED.replace("query($n: Int)", "query") % f"initialCount: {literal}"
        error = rejected(gateway, query, accept)
        assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
        assert "'initialCount' of directive '@stream'" in error["message"]
    query = COUNTED % "initialCount: $n"
    for value in (-5, None):
        error = rejected(gateway, query, accept, {"n": value})
        assert error["extensions"] == {"code": "BAD_USER_INPUT", "field": ["variables", "n"]}
        assert "'initialCount' of directive '@stream'" in error["message"]
    assert rejected(gateway, query.replace("Int)", "Int = -1)"), accept)["extensions"]["code"] == "BAD_USER_INPUT"
    over = over_socket(gateway, {"query": query, "variables": {"n": -5}})
    assert over[0][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_count_that_is_left_out_is_0(gateway: Gateway) -> None:
    with gateway.client() as client:
        for variables in ({}, {"n": 0}, {"n": 1}, {"n": 2_147_483_647}):
            response = client.post("/graphql", json={"query": COUNTED % "initialCount: $n", "variables": variables})
            assert len(response.json()["data"]["tasks"]["nodes"]) == 2


@pytest.mark.parametrize(
    ("directive", "code"),
    [
        ("@stream(initialCount: 1.5)", "GRAPHQL_VALIDATION_FAILED"),
        ("@stream(label: 7)", "GRAPHQL_VALIDATION_FAILED"),
        ("@stream(if: null)", "GRAPHQL_VALIDATION_FAILED"),
        ("@stream(initialCount: 2147483648)", "GRAPHQL_VALIDATION_FAILED"),
        ("@stream @stream", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
def test_other_wrong_arguments_are_rejected(gateway: Gateway, directive: str, code: str) -> None:
    with gateway.client() as client:
        body = {"query": f"{{ tasks(first: 1) {{ nodes {directive} {{ id }} }} }}"}
        answer = client.post("/graphql", json=body, headers={"accept": "application/json"}).json()
    assert {error["extensions"]["code"] for error in answer["errors"]} == {code}


def test_a_subscription_cannot_be_divided_by_a_variable_either(gateway: Gateway) -> None:
    deferred = "subscription($b: Boolean!) { events { ... @defer(if: $b) { __typename } } }"
    fragment = "fragment Asked on ApprovalRequested { approval { decisions @stream(if: $b) { at } } }"
    streamed = f"subscription($b: Boolean = true) {{ events {{ ...Asked __typename }} }} {fragment}"
    for query, directive in ((deferred, "@defer"), (streamed, "@stream")):
        error = rejected(gateway, query, "text/event-stream", {"b": True})
        assert error["extensions"] == {"code": "BAD_USER_INPUT", "field": ["variables", "b"]}
        assert directive in error["message"]
        [first] = over_socket(gateway, {"query": query, "variables": {"b": False}}, streams=True)
        assert first["data"] == {"events": {"__typename": "StreamOpened"}}


def test_a_mutation_takes_effect_before_its_first_part(gateway: Gateway) -> None:
    mutation = 'mutation { createTask(input: {title: "d", type: "call"}) { task { id ... @defer { title } } } }'
    found = parts(gateway, mutation)
    assert found[0]["data"]["createTask"]["task"].keys() == {"id"}
    assert merged(found)["createTask"]["task"]["title"] == "d"
