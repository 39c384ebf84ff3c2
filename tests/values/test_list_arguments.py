"""Lists that a caller may send: each is limited, and a longer one is rejected by name, on both databases."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLList, GraphQLNonNull, GraphQLObjectType

from schema import schema
from tests.gateways import Gateway
from tests.people import Person, administrator

MANY: Final = 40_000
"""More than PostgreSQL accepts as parameters of a statement, 32,767."""
IDS: Final = [f"agt_{number}" for number in range(MANY)]
WORDS: Final = [f"w{number}.x" for number in range(MANY)]
NODE: Final = {"key": "a", "type": "DELAY", "config": {"seconds": 1}}
AGENTS: Final = [{"id": each} for each in WORDS[:10_000]]
SCRIPT: Final = {"path": "Workspace/A", "source": ""}
NODES: Final = [{**NODE, "key": f"n{number}"} for number in range(2_000)]

QUERIES: Final[Mapping[tuple[str, str], tuple[str, Any]]] = {
    ("Query", "nodes.ids"): ("query($v: [ID!]!) { nodes(ids: $v) { id } }", IDS),
    ("Query", "auditTrail.actions"): ("query($v: [String!]) { auditTrail(actions: $v) { totalCount } }", WORDS),
    ("Query", "events.types"): ("query($v: [String!]) { events(types: $v) { totalCount } }", WORDS),
}
MUTATIONS: Final[Mapping[tuple[str, str], tuple[str, dict[str, Any]]]] = {
    ("CreateApiKeyInput", "scopes"): ("createApiKey", {"name": "a", "scopes": WORDS}),
    ("CreateAgentInput", "capabilities"): (
        "createAgent",
        {"name": "a", "type": "a", "runtime": "WORKER", "capabilities": WORDS},
    ),
    ("UpdateAgentInput", "capabilities"): ("updateAgent", {"id": IDS[0], "capabilities": WORDS}),
    ("ClaimTaskInput", "types"): ("claimTask", {"agentId": IDS[0], "types": WORDS}),
    ("CreateWorkflowInput", "nodes"): ("createWorkflow", {"name": "a", "nodes": NODES}),
    ("CreateWorkflowInput", "triggers"): (
        "createWorkflow",
        {"name": "a", "nodes": [NODE], "triggers": [{"type": "MANUAL", "config": {}}] * 10_000},
    ),
    ("WorkflowNodeInput", "dependsOn"): (
        "createWorkflow",
        {"name": "a", "nodes": [NODE, {**NODE, "key": "b", "dependsOn": WORDS[:20_000]}]},
    ),
    ("WorkflowNodeInput", "next"): ("createWorkflow", {"name": "a", "nodes": [{**NODE, "next": WORDS[:20_000]}]}),
    ("CreateWorkflowInput", "agents"): ("createWorkflow", {"name": "a", "nodes": [NODE], "agents": AGENTS}),
    ("UpdateWorkflowInput", "agents"): ("updateWorkflow", {"nodes": [NODE], "agents": AGENTS}),
    ("ExecuteWorkflowInput", "agents"): ("executeWorkflow", {"nodes": [NODE], "agents": AGENTS}),
    ("WorkflowAgentInput", "capabilities"): (
        "executeWorkflow",
        {"nodes": [NODE], "agents": [{"id": "a", "capabilities": WORDS}]},
    ),
    ("WorkflowAgentInput", "integrations"): (
        "executeWorkflow",
        {"nodes": [NODE], "agents": [{"id": "a", "integrations": WORDS}]},
    ),
    ("UpdateWorkflowInput", "nodes"): ("updateWorkflow", {"nodes": NODES}),
    ("UpdateWorkflowInput", "triggers"): ("updateWorkflow", {"triggers": [{"type": "MANUAL", "config": {}}] * 10_000}),
    ("ExecuteWorkflowInput", "nodes"): ("executeWorkflow", {"nodes": NODES}),
    ("CreateSessionInput", "agentIds"): ("createSession", {"name": "a", "agentIds": IDS}),
    ("RequestApprovalInput", "approverIds"): (
        "requestApproval",
        {"title": "a", "approverIds": IDS},
    ),
    ("DeliverInput", "channels"): ("deliver", {"content": "a", "channels": ["TEST"] * 10_000}),
    ("BeginOAuthInput", "scopes"): ("beginOAuth", {"provider": "github", "scopes": WORDS}),
    ("CreateEventDestinationInput", "eventTypes"): (
        "createEventDestination",
        {"name": "a", "type": "WEBHOOK", "eventTypes": WORDS, "config": {"url": "https://example.com"}},
    ),
    ("UpdateEventDestinationInput", "eventTypes"): ("updateEventDestination", {"eventTypes": WORDS}),
    ("PushStudioScriptsInput", "scripts"): ("pushStudioScripts", {"scripts": [SCRIPT] * 10_000}),
    ("PushStudioScriptsInput", "instanceIds"): ("pushStudioScripts", {"scripts": [SCRIPT], "instanceIds": WORDS}),
    ("RestoreStudioScriptInput", "instanceIds"): (
        "restoreStudioScript",
        {"id": "sts_01jd3x8m5vf2h9k7q0z4c6r8ta", "version": 1, "instanceIds": WORDS},
    ),
}
VALIDATED: Final[Mapping[tuple[str, str], dict[str, Any]]] = {
    ("ValidateWorkflowInput", "nodes"): {"nodes": NODES},
    ("ValidateWorkflowInput", "agents"): {"nodes": [NODE], "agents": AGENTS},
    ("ValidateWorkflowInput", "triggers"): {"nodes": [NODE], "triggers": [{"type": "MANUAL", "config": {}}] * 10_000},
}
SUBSCRIPTIONS: Final[Mapping[tuple[str, str], tuple[str, Any]]] = {
    ("Subscription", "agentEvents.agentIds"): (
        "subscription($v: [ID!]) { agentEvents(agentIds: $v) { __typename } }",
        IDS[:4_000],
    ),
    ("Subscription", "events.types"): (
        "subscription($v: [String!]) { events(types: $v) { __typename } }",
        WORDS[:5_000],
    ),
}
ENUMS: Final = {
    ("TaskFilter", "status"): ("tasks", "TaskStatus", "RUNNING"),
    ("ExecutionFilter", "status"): ("executions", "ExecutionStatus", "RUNNING"),
    ("ExecutionFilter", "trigger"): ("executions", "TriggerType", "MANUAL"),
    ("AgentFilter", "status"): ("agents", "AgentStatus", "IDLE"),
    ("AgentFilter", "runtime"): ("agents", "AgentRuntime", "WORKER"),
    ("WorkflowFilter", "status"): ("workflows", "WorkflowStatus", "ACTIVE"),
    ("SessionFilter", "status"): ("sessions", "SessionStatus", "ACTIVE"),
    ("SessionFilter", "channel"): ("sessions", "Channel", "WEB"),
    ("RequestFilter", "status"): ("requests", "RequestStatus", "FAILED"),
    ("RequestFilter", "channel"): ("requests", "Channel", "WEB"),
    ("DeliveryFilter", "status"): ("deliveries", "DeliveryStatus", "FAILED"),
    ("DeliveryFilter", "channel"): ("deliveries", "DeliveryChannel", "SMS"),
}
"""Filters of which repeated values change nothing."""


def lists() -> Iterator[tuple[str, str]]:
    """Yield the type and name of each input field and argument that is a list."""
    for name, type in schema._schema.type_map.items():
        if isinstance(type, GraphQLInputObjectType):
            yield from ((name, field) for field, each in type.fields.items() if is_list(each.type))
        elif isinstance(type, GraphQLObjectType | GraphQLInterfaceType) and not name.startswith("__"):
            for field, each in type.fields.items():
                yield from ((name, f"{field}.{arg}") for arg, given in each.args.items() if is_list(given.type))


def is_list(type: object) -> bool:
    return isinstance(type.of_type if isinstance(type, GraphQLNonNull) else type, GraphQLList)


@pytest.fixture(scope="module")
def person(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def records(person: Person) -> dict[str, str]:
    """Return the id of a record to update, by mutation."""
    workflow = person.done("createWorkflow", "workflow { id }", name="a", nodes=[NODE])["workflow"]
    destination = person.done(
        "createEventDestination",
        "destination { id }",
        name="a",
        type="WEBHOOK",
        eventTypes=["deploy.done"],
        config={"url": "https://example.com"},
        enabled=False,
    )["destination"]
    return {"updateWorkflow": workflow["id"], "updateEventDestination": destination["id"]}


def test_every_list_of_the_schema_is_tried() -> None:
    assert sorted(lists()) == sorted([*QUERIES, *VALIDATED, *MUTATIONS, *SUBSCRIPTIONS, *ENUMS])


@pytest.mark.parametrize("place", MUTATIONS, ids=".".join)
def test_a_long_list_in_an_input_is_rejected_by_name(
    person: Person, records: dict[str, str], place: tuple[str, str]
) -> None:
    mutation, values = MUTATIONS[place]
    given = values | ({"id": records[mutation]} if mutation in records else {})
    [error] = person.change(mutation, "__typename", given)["errors"]
    assert error["code"] in ("BAD_USER_INPUT", "QUERY_TOO_COMPLEX"), error
    assert place[1] in error["field"]


@pytest.mark.parametrize("place", QUERIES, ids=".".join)
def test_a_long_list_of_a_query_is_rejected_by_name(person: Person, place: tuple[str, str]) -> None:
    document, value = QUERIES[place]
    [error] = person.gateway.graphql(document, {"v": value}, person.token)["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT", error
    assert place[1].split(".")[1] in error["extensions"]["field"]


@pytest.mark.parametrize("place", VALIDATED, ids=".".join)
def test_a_long_list_of_a_validation_is_rejected_by_name(person: Person, place: tuple[str, str]) -> None:
    document = "query($v: ValidateWorkflowInput!) { validateWorkflow(input: $v) { errors { code field } } }"
    [error] = person.data(document, v={"name": "a", **VALIDATED[place]})["validateWorkflow"]["errors"]
    assert error == {"code": "BAD_USER_INPUT", "field": [place[1]]}


@pytest.mark.parametrize("place", SUBSCRIPTIONS, ids=".".join)
def test_a_long_list_of_a_subscription_is_rejected(person: Person, place: tuple[str, str]) -> None:
    document, value = SUBSCRIPTIONS[place]
    assert person.not_followed(document, v=value) == "BAD_USER_INPUT"


@pytest.mark.parametrize("place", ENUMS, ids=".".join)
def test_a_long_list_of_repeated_enum_values_means_the_same(person: Person, place: tuple[str, str]) -> None:
    field, enum, value = ENUMS[place]
    document = f"query($v: [{enum}!]) {{ {field}(filter: {{{place[1]}: $v}}) {{ totalCount }} }}"
    found = [person.data(document, v=[value] * count) for count in (1, MANY)]
    assert found[0] == found[1]
