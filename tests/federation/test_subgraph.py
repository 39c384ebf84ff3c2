"""The schema as a subgraph: composed by Apollo's own packages, entities within the caller's permissions."""

import base64
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import build_schema, print_schema

from models.users import Role
from schema import build_subgraph, sdl
from schema.federation import MOST_REPRESENTATIONS
from tests.clients.node import installed_node
from tests.databases.conftest import Statements
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, agent, opened, person
from tests.running import Runs, value
from tests.suite import one_backend

FOLDER: Final = Path(__file__).parent
ENTITIES: Final = "query($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Node { id } } }"
KEY: Final = base64.b64encode(bytes(32)).decode()
ABSENT: Final = "00000000000000000000000000"


@pytest.fixture
def owner(gateway: Gateway) -> Person:
    return administrator(gateway)


def found(caller: Person, *of: dict[str, Any]) -> list[str | None]:
    """Return the ids of the entities that a caller gets."""
    return [each and each["id"] for each in caller.data(ENTITIES, of=list(of))["_entities"]]


def codes(caller: Person, of: Any) -> list[str]:
    response = caller.gateway.graphql(ENTITIES, {"of": of}, caller.token)
    assert response.get("data") is None
    return [error["extensions"]["code"] for error in response["errors"]]


def one_of_each(owner: Person) -> dict[str, str]:
    """Create one entity of most types, and return their ids."""
    session = opened(owner)
    run = Runs(owner).done(value("one", 1))
    return {
        "Agent": agent(owner).id,
        "Task": owner.done("createTask", "task { id }", title="Sort", type="sort")["task"]["id"],
        "Session": session,
        "Message": owner.done("sendMessage", "message { id }", sessionId=session, content="Hi")["message"]["id"],
        "Approval": owner.done("requestApproval", "approval { id }", title="May I?")["approval"]["id"],
        "Workflow": owner.done("createWorkflow", "workflow { id }", name="Flow", nodes=[value("a", 1)])["workflow"][
            "id"
        ],
        "WorkflowExecution": run["id"],
        "NodeExecution": run["nodes"]["one"]["id"],
        "User": owner.id,
    }


# ---------------------------------------------------------------- the schema


@one_backend
def test_the_subgraph_is_the_schema_with_keys(gateway: Gateway, owner: Person) -> None:
    shown: str = owner.data("{ _service { sdl } }")["_service"]["sdl"]
    head, _, rest = shown.partition("\n\n")
    assert head.startswith('extend schema @link(url: "https://specs.apollo.dev/federation/v2.')
    for name in ("Agent", "Task", "Session", "WorkflowExecution", "Approval", "User", "Message"):
        assert any(
            line.startswith(f"type {name} ") and line.endswith('@key(fields: "id") {') for line in rest.split("\n")
        )
    assert rest.replace(' @key(fields: "id")', "").replace(" @shareable", "") == sdl()
    assert print_schema(build_schema(rest.replace(' @key(fields: "id")', "").replace(" @shareable", "")))


def test_without_the_setting_nothing_changes() -> None:
    before = sdl()
    assert "_service" in build_subgraph().as_str()
    assert sdl() == before
    assert "_service" not in before and "_Entity" not in before


@one_backend
def test_an_endpoint_is_not_a_router(gateway: Gateway, owner: Person) -> None:
    document = "query($of: [_Any!]!) { _entities(representations: $of) { __typename } }"
    given = {"name": "Entities", "method": "POST", "path": "entities", "document": document}
    assert owner.refused("createEndpoint", "endpoint { id }", **given) == ("BAD_USER_INPUT", "document")
    with gateway.client() as client:
        assert client.get("/openapi.json").status_code == 200


@one_backend
def test_the_schema_is_shown_to_whom_introspection_is(
    gateway: Gateway, new_environment: Callable[[str], dict[str, str]], backend_name: str
) -> None:
    query = "{ _service { sdl } }"
    assert gateway.data(query, token=ANONYMOUS)["_service"]["sdl"]
    production = {
        "ENVIRONMENT": "production",
        "FEDERATION": "true",
        "ENCRYPTION_KEYS": KEY,
        "PASSWORD_HASH_MEMORY": "47104",
    }
    with Gateway({**new_environment(backend_name), **production}) as strict:
        [error] = strict.graphql(query, token=ANONYMOUS)["errors"]
        assert error["extensions"]["code"] == "UNAUTHENTICATED"
        assert strict.data(query)["_service"]["sdl"]


@one_backend
@pytest.mark.parametrize(
    ("representation", "field"),
    [
        ("text", ["representations", "0"]),
        ({"id": "agt_1"}, ["representations", "0", "__typename"]),
        ({"__typename": "Agent"}, ["representations", "0", "id"]),
    ],
)
def test_a_wrong_representation_is_named(gateway: Gateway, representation: Any, field: list[str]) -> None:
    query = "query($of: [_Any!]!) { _entities(representations: $of) { __typename } }"
    [error] = gateway.graphql(query, {"of": [representation]})["errors"]
    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_USER_INPUT", field)


@one_backend
@pytest.mark.more
def test_composition_and_apollos_gateway(gateway: Gateway, owner: Person) -> None:
    worker = agent(owner, name="Sorter")
    task = owner.done("createTask", "task { id }", title="Sort", type="sort", assignTo=worker.id)["task"]["id"]
    document = """query($of: [ID!]!, $agent: ID!) {
        reviews(of: $of) { stars agent { name averageStars tasks { nodes { title } } } task { title status } }
        agent(id: $agent) { name averageStars }
    }"""
    variables = {"of": [worker.id, task, f"agt_{ABSENT}", f"tsk_{ABSENT}"], "agent": worker.id}
    done = federated(gateway, owner.token, document, variables)
    assert done["result"].get("errors") is None
    assert done["result"]["data"] == {
        "reviews": [
            {
                "stars": 1,
                "agent": {"name": "Sorter", "averageStars": 4.5, "tasks": {"nodes": [{"title": "Sort"}]}},
                "task": None,
            },
            {"stars": 2, "agent": None, "task": {"title": "Sort", "status": "ASSIGNED"}},
            {"stars": 3, "agent": None, "task": None},
            {"stars": 4, "agent": None, "task": None},
        ],
        "agent": {"name": "Sorter", "averageStars": 4.5},
    }
    assert all("_entities" in request or "agent(id" in request for request in done["requests"])
    assert 2 <= len(done["requests"]) <= 3


@one_backend
@pytest.mark.more
def test_apollos_gateway_passes_on_the_callers_permissions(gateway: Gateway, owner: Person) -> None:
    worker, stranger = agent(owner), person(gateway, Role.ADMIN, "Elsewhere")
    document = "query($of: [ID!]!) { reviews(of: $of) { stars agent { name } } }"
    done = federated(gateway, stranger.token, document, {"of": [worker.id]})
    assert done["result"]["data"] == {"reviews": [{"stars": 1, "agent": None}]}


def federated(gateway: Gateway, credential: str, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Execute an operation with Apollo's gateway, on the gateway and a second subgraph."""
    done = subprocess.run(
        [installed_node(FOLDER), "federate.mjs", f"{gateway.url}/graphql", credential, document, json.dumps(variables)],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


# ---------------------------------------------------------------- entities


def test_entities_of_every_kind_are_found_in_order(owner: Person) -> None:
    ids = one_of_each(owner)
    of = [{"__typename": name, "id": id} for name, id in ids.items()]
    shown = owner.data(ENTITIES, of=[*of, *of])["_entities"]
    assert shown == [*of, *of]


def test_entities_take_one_statement_per_type(owner: Person, statements: Statements) -> None:
    tasks = [
        owner.done("createTask", "task { id }", title=f"{number}", type="sort")["task"]["id"] for number in range(20)
    ]
    agents = [agent(owner).id for _ in range(5)]
    of = [
        *({"__typename": "Task", "id": id} for id in tasks),
        *({"__typename": "Agent", "id": id} for id in agents),
    ]
    counts = []
    for some in ([of[0], of[-1]], of) * 2:  # graphql-core's, then compiled
        data, sent = statements.of(owner, ENTITIES, of=some)
        assert None not in data["_entities"]
        counts.append([sum(f'FROM "{table}"' in each for each in sent) for table in ("tasks", "agents")])
    assert counts == [[1, 1]] * 4


def test_what_a_caller_may_not_see_is_null(gateway: Gateway, owner: Person) -> None:
    ids = one_of_each(owner)
    of = [{"__typename": name, "id": id} for name, id in ids.items()]
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    assert found(stranger, *of) == [None] * len(of)
    narrowed = owner.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    assert found(Person(gateway, owner.id, narrowed), *of) == [
        id if name in ("Task", "User") else None for name, id in ids.items()
    ]
    assert [error["extensions"]["code"] for error in gateway.graphql(ENTITIES, {"of": of}, ANONYMOUS)["errors"]] == [
        "UNAUTHENTICATED"
    ]


def test_an_id_of_another_type_or_of_nothing_is_null(owner: Person) -> None:
    task = owner.done("createTask", "task { id }", title="Sort", type="sort")["task"]["id"]
    assert found(
        owner,
        {"__typename": "Agent", "id": task},
        {"__typename": "Task", "id": f"tsk_{ABSENT}"},
        {"__typename": "Task", "id": ""},
        {"__typename": "Task", "id": "'; DROP TABLE tasks; --"},
        {"__typename": "Task", "id": task, "title": "ignored"},
    ) == [None, None, None, None, task]
    assert found(owner) == []


@pytest.mark.parametrize(
    "representation",
    [
        {},
        {"__typename": "Task"},
        {"id": "tsk_1"},
        {"__typename": "Task", "id": 1},
        {"__typename": "Task", "id": None},
        {"__typename": "Task", "id": ["tsk_1"]},
        {"__typename": "TaskCreated", "id": "evt_1"},
        {"__typename": "Query", "id": "x"},
        {"__typename": "__Schema", "id": "x"},
        {"__typename": ["Task"], "id": "tsk_1"},
        {"__typename": "Task", "id": "a\0b"},
        "Task",
        7,
        [],
    ],
)
@one_backend
def test_hostile_representations_are_rejected(owner: Person, representation: Any) -> None:
    assert codes(owner, [representation]) == ["BAD_USER_INPUT"]


@one_backend
def test_the_number_of_representations_is_limited(owner: Person) -> None:
    one = {"__typename": "Task", "id": f"tsk_{ABSENT}"}
    assert found(owner, *[one] * MOST_REPRESENTATIONS) == [None] * MOST_REPRESENTATIONS
    assert codes(owner, [one] * (MOST_REPRESENTATIONS + 1)) == ["BAD_USER_INPUT"]
    pages = """query($of: [_Any!]!) { _entities(representations: $of) {
        ... on Session { messages(first: 100) { nodes { id } } } } }"""
    of = [{"__typename": "Session", "id": f"ses_{ABSENT}"}] * MOST_REPRESENTATIONS
    [error] = owner.gateway.graphql(pages, {"of": of})["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"


@one_backend
def test_repeated_operations_return_the_same(owner: Person) -> None:
    """Compiled execution, which begins at the second request, resolves the union as graphql-core does."""
    ids = one_of_each(owner)
    of = [{"__typename": name, "id": id} for name, id in ids.items()]
    document = """query($of: [_Any!]!) { _entities(representations: $of) { __typename
        ... on Task { title } ... on Agent { name status } ... on Workflow { nodes { key } } } }"""
    first, *others = [owner.data(document, of=of)["_entities"] for _ in range(4)]
    assert others == [first] * 3
    assert first[1] == {"__typename": "Task", "title": "Sort"}
