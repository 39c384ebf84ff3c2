"""The clients that use deprecated parts of the schema. Nothing is deprecated yet, so the tests deprecate some of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType

from models import field_usages as table
from models.field_usages import OTHER_CLIENTS, RETENTION_DAYS, FieldUsage, UsageKey
from models.users import Role
from resolvers import field_usages as resolvers
from schema import schema
from storage.clock import now
from tests.docs.blocks import blocks
from tests.gateways import Gateway
from tests.people import person
from tests.persisted_operations.asking import over_socket
from tests.protocol.house import actor
from tests.waiting import until

READ = """query($coordinate: String, $since: DateTime) {
  deprecatedUsages(coordinate: $coordinate, since: $since) { coordinate clientName clientVersion operations lastUsedAt }
}"""
REASON = "Use something else."


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str]) -> Iterator[Gateway]:
    types = schema._schema.type_map
    task, filter, status = types["Task"], types["TaskFilter"], types["TaskStatus"]
    assert isinstance(task, GraphQLObjectType)
    assert isinstance(filter, GraphQLInputObjectType)
    assert isinstance(status, GraphQLEnumType)
    query = schema._schema.query_type
    assert query is not None
    with pytest.MonkeyPatch.context() as patch:
        for part in (
            task.fields["maxAttempts"],
            query.fields["tasks"].args["orderBy"],
            filter.fields["type"],
            status.values["FAILED"],
        ):
            patch.setattr(part, "deprecation_reason", REASON)
        patch.setattr(resolvers, "FLUSH_SECONDS", 0.05)
        with Gateway(backend) as running:
            yield running


def ask(gateway: Gateway, query: str, variables: dict[str, Any] | None = None, **headers: str) -> None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with gateway.client() as client:
        response = client.post("/graphql", json={"query": query, "variables": variables or {}}, headers=named)
    assert "errors" not in response.json(), response.text


def counted(gateway: Gateway, **variables: Any) -> dict[tuple[str, str | None, str | None], int]:
    found = gateway.data(READ, variables)["deprecatedUsages"]
    return {(each["coordinate"], each["clientName"], each["clientVersion"]): each["operations"] for each in found}


def test_each_client_is_counted_by_what_it_uses(gateway: Gateway) -> None:
    # In an organization of its own: other tests use deprecated fields too.
    gateway = gateway.of("Clients", person(gateway, Role.ADMIN, "Clients").token)
    field = "{ tasks { nodes { maxAttempts } } }"
    ask(gateway, field, apollographql_client_name="shop", apollographql_client_version="1.2")
    ask(gateway, field, apollographql_client_name="shop", apollographql_client_version="1.2")
    ask(gateway, field, graphql_client_name="mobile", graphql_client_version="7")
    ask(gateway, field)
    ask(gateway, '{ tasks(filter: {type: "call", status: [FAILED]}) { nodes { id } } }', graphql_client_name="literal")
    variables = {"filter": {"status": ["FAILED"], "type": "call"}}
    filtered = "query($filter: TaskFilter) { tasks(filter: $filter) { nodes { id } } }"
    ask(gateway, filtered, variables, graphql_client_name="variable")
    ask(gateway, filtered, {"filter": {"status": ["COMPLETED"]}}, graphql_client_name="modern")
    ask(gateway, "{ tasks { nodes { id } } }", graphql_client_name="modern")
    expected = {
        ("Task.maxAttempts", "shop", "1.2"): 2,
        ("Task.maxAttempts", "mobile", "7"): 1,
        ("Task.maxAttempts", None, None): 1,
        ("TaskFilter.type", "literal", None): 1,
        ("TaskStatus.FAILED", "literal", None): 1,
        ("TaskFilter.type", "variable", None): 1,
        ("TaskStatus.FAILED", "variable", None): 1,
    }
    until(lambda: counted(gateway) == expected)
    assert [each["lastUsedAt"] for each in gateway.data(READ)["deprecatedUsages"]] == sorted(
        (each["lastUsedAt"] for each in gateway.data(READ)["deprecatedUsages"]), reverse=True
    )
    assert counted(gateway, coordinate="TaskFilter.type").keys() == {
        ("TaskFilter.type", "literal", None),
        ("TaskFilter.type", "variable", None),
    }
    assert counted(gateway, since=(now() + timedelta(days=1)).isoformat()) == {}
    assert counted(gateway, since=now().isoformat()) == expected


@pytest.mark.parametrize(
    ("coordinate", "message"),
    [
        ("Task.nope", "names nothing"),
        ("task.priority", "names nothing"),
        ("Task.priority.more", "names nothing"),
        ("Task..", "names nothing"),
        ("", "must not be empty"),
        ("Query.tasks(nope:)", "names nothing"),
        ("TaskStatus.NOPE", "names nothing"),
        ("@nope", "names nothing"),
        ("String.length", "names nothing"),
        ("@deprecated", "not deprecated"),
        ("@deprecated(reason:)", "not deprecated"),
        ("Task", "not deprecated"),
        ("Task.priority", "not deprecated"),
        ("Query.tasks(filter:)", "not deprecated"),
        ("TaskFilter.status", "not deprecated"),
        ("TaskStatus.COMPLETED", "not deprecated"),
    ],
)
def test_a_coordinate_whose_uses_are_not_counted_is_rejected(gateway: Gateway, coordinate: str, message: str) -> None:
    [error] = gateway.graphql(READ, {"coordinate": coordinate})["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["field"] == ["coordinate"]
    assert message in error["message"]


def test_a_deprecated_part_that_nobody_uses_has_no_rows(gateway: Gateway) -> None:
    fresh = person(gateway, Role.ADMIN, "Fresh")
    for coordinate in ("Task.maxAttempts", "Query.tasks(orderBy:)", "TaskFilter.type", "TaskStatus.FAILED"):
        assert fresh.data(READ, coordinate=coordinate)["deprecatedUsages"] == []


def test_the_counts_outlive_what_was_deprecated(gateway: Gateway) -> None:
    mine = person(gateway, Role.ADMIN, "Past")
    organization = mine.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    key = UsageKey(organization, "Task.removed", "old client", "1")
    gateway.beside.run(lambda: FieldUsage.add({key: 3}, now()))
    found = mine.data(READ, coordinate="Task.removed")["deprecatedUsages"]
    assert [each["operations"] for each in found] == [3]


def test_the_documented_query_shows_who_still_uses_a_field(gateway: Gateway) -> None:
    [shown] = blocks("docs/persisted-operations.md")
    ask(gateway, "{ tasks { nodes { maxAttempts } } }", graphql_client_name="reader")
    query = shown.text.replace("Task.priority", "Task.maxAttempts")
    until(lambda: "reader" in [each["clientName"] for each in gateway.data(query)["deprecatedUsages"]])


def test_a_socket_names_its_client_once(gateway: Gateway) -> None:
    payloads: list[dict[str, Any]] = [
        {"apollographql-client-name": "socket 0", "apollographql-client-version": "3"},
        {"headers": {"graphql-client-name": "socket 1", "graphql-client-version": "3"}},
    ]
    for payload in payloads:
        query = {"query": "{ tasks { nodes { maxAttempts } } }"}
        over_socket(gateway, query, query, init={**gateway.headers(), **payload})
    expected = {("Task.maxAttempts", f"socket {number}", "3"): 2 for number in range(2)}
    until(lambda: expected.items() <= counted(gateway).items())


def test_a_batch_is_counted_by_its_operations(gateway: Gateway) -> None:
    with gateway.client() as client:
        batch = [{"query": "{ tasks { nodes { maxAttempts } } }"}, {"query": "{ viewer { id } }"}]
        client.post("/graphql", json=batch, headers={"graphql-client-name": "batch"})
    until(lambda: counted(gateway).get(("Task.maxAttempts", "batch", None)) == 1)


def test_only_operators_and_administrators_see_their_organizations_clients(gateway: Gateway) -> None:
    home = person(gateway, Role.OPERATOR)
    assert home.data(READ)["deprecatedUsages"]
    for role in (Role.MEMBER, Role.VIEWER):
        refused = gateway.graphql(READ, token=person(gateway, role).token)
        assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert person(gateway, Role.ADMIN, "Elsewhere").data(READ)["deprecatedUsages"] == []


def test_names_are_bounded(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(gateway, "{ tasks { nodes { maxAttempts } } }", graphql_client_name="x" * 300)
    until(lambda: ("Task.maxAttempts", "x" * 100, None) in counted(gateway))
    monkeypatch.setattr(table, "MOST_ROWS_A_DAY", 2)

    async def flood() -> list[tuple[str, int]]:
        for name in ("one", "two", "three", "four", "one"):
            await FieldUsage.add({UsageKey("org_flood", "A.b", name, "1"): 3}, now())
        rows = FieldUsage.filter(organization_id="org_flood").order_by("client_name")
        return [(str(name), int(count)) for name, count in await rows.values_list("client_name", "operations")]

    assert gateway.beside.run(flood) == [(OTHER_CLIENTS, 6), ("one", 6), ("two", 3)]


def test_old_counts_are_pruned(gateway: Gateway) -> None:
    async def prune() -> list[str]:
        for name, days in (("old", RETENTION_DAYS + 1), ("new", RETENTION_DAYS)):
            await FieldUsage.add({UsageKey("org_prune", "A.b", name, ""): 1}, now() - timedelta(days=days))
        await FieldUsage.prune(now())
        rows = FieldUsage.filter(organization_id="org_prune")
        return [str(name) for name in await rows.values_list("client_name", flat=True)]

    assert gateway.beside.run(prune) == ["new"]


async def test_counts_that_cannot_be_stored_are_kept() -> None:
    counter = resolvers.UsageCounter()
    caller = actor("operator")
    counter.add(caller, ("shop", "1"), ["Task.maxAttempts"])
    with pytest.raises(LookupError):  # no database
        await counter.flush()
    counter.add(caller, ("shop", "1"), ["Task.maxAttempts"])
    assert list(counter._counts[caller.organization_id].values()) == [2]
