"""The number of SQL statements for nested fields: as many for several parents as for one, on both databases."""

from typing import Any, Final

import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type
from strawberry.schema.schema_converter import GraphQLCoreConverter

from models.events import EXECUTION_EVENTS
from schema import relations, schema
from tests.databases.conftest import Statements
from tests.events.house import DESTINATION
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.running import Runs, value
from tests.studio.house import pushed
from tests.work import some

PARENTS: Final = 3
# Field -> the selection for each item. Each field is a list in the schema; `parents` creates the objects that have it.
NESTED: Final = {
    "Agent.tasks": "id",
    "Session.tasks": "id",
    "Session.messages": "id",
    "Session.approvals": "id",
    "Session.requests": "id",
    "Workflow.executions": "id",
    "EventDestination.deliveries": "id",
    "WorkflowExecution.events": "id cursor",
    "StudioScript.versions": "number",
}

# Type -> where it is below one of the parents, with %s for a field of it. Parents themselves are not listed.
PLACES: Final = {
    "Participant": ("Session", "participants { %s }"),
    "NodeExecution": ("WorkflowExecution", "nodes { %s }"),
}
ELSEWHERE: Final = {
    "AuditAnchor": "not a row of a list: there is one",
    "AuditEntry": "its fields are columns, and a relation",
    "ApiKey": "its fields need its owner only, which is loaded as for a relation",
    "Connector": "not a row: there are only a few",
    "ConnectorAction": "not a row, and without any",
    "Delivery": "its fields are columns, and relations",
    "DeprecatedUsage": "not a row: a sum over days, with its columns",
    "EventDelivery": "its event is loaded for all deliveries at once, but a delivery takes time to appear",
    "ConnectedAccount": "its fields are columns, and a relation",
    "ChannelLink": "its fields are columns, and a relation",
    "SystemHealth": "not a row: there is one",
    "User": "its fields are columns, some of which require a scope, and delegations, which are loaded for all at once",
    "ApprovalDelegation": "its fields are columns, and relations",
    "SyncJob": "its fields are columns",
    "StudioInstance": "its fields are columns, and relations",
    "SyncedRecord": "not a row, and there is no list of them",
    "IntegrationConfig": "not a row: a user's are computed together",
    "IntegrationSettings": "not a row: its user is loaded as for a relation",
}
"""Types whose fields are not counted here, each with the reason."""
PER_PARENT: Final = {"Agent.metricsHistory": "up to 1000 samples of each agent, by index"}
"""Fields that take a statement for each parent, each with the reason."""

HISTORY: Final = {kind.name for kind in EXECUTION_EVENTS}


def test_every_nested_list_is_covered() -> None:
    core = schema._schema
    roots = {core.query_type, core.mutation_type, core.subscription_type}
    found = {
        f"{type_.name}.{name}"
        for type_ in core.type_map.values()
        if isinstance(type_, GraphQLObjectType) and type_ not in roots
        for name, field in type_.fields.items()
        if get_named_type(field.type).name.endswith("Connection") and "first" in field.args
    }
    assert found == NESTED.keys()


def computed_fields() -> dict[str, str]:
    """Return the selection of each field with a resolver of its own: neither a column, nor a relation or paged list."""
    found = {}
    for type_ in schema._schema.type_map.values():
        definition: Any = (type_.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if not isinstance(type_, GraphQLObjectType) or not hasattr(getattr(definition, "origin", None), "ROWS"):
            continue
        for name, field in type_.fields.items():
            backing: Any = (field.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
            resolver = getattr(backing, "base_resolver", None)
            place = f"{type_.name}.{name}"
            if resolver and resolver.wrapped_func.__module__ != relations.__name__ and place not in NESTED:
                found[place] = name if is_leaf_type(get_named_type(field.type)) else f"{name} {{ __typename }}"
    return found


COMPUTED: Final = {
    place: each
    for place, each in computed_fields().items()
    if place.split(".")[0] not in ELSEWHERE and place not in PER_PARENT
}


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def parents(admin: Person) -> dict[str, list[str]]:
    """Three parents of each type, with lists of different lengths."""
    made: dict[str, list[str]] = {"Agent": [], "Session": [], "Workflow": [], "EventDestination": [], "Approval": []}
    made |= {"Request": [], "Delivery": [], "DataSchema": [], "Endpoint": [], "StudioScript": []}
    for number in range(PARENTS):
        agent = admin.done("createAgent", "agent { id }", name=some("agent"), type=some("type"), runtime="WORKER")
        session = admin.done("createSession", "session { id }", name="session")
        workflow = admin.done("createWorkflow", "workflow { id }", name=some("workflow"), nodes=[value("a", 1)])
        destination = admin.done("createEventDestination", "destination { id }", **DESTINATION | {"name": some("to")})
        for row, (type_, payload) in zip(
            (agent, session, workflow, destination),
            {"Agent": "agent", "Session": "session", "Workflow": "workflow", "EventDestination": "destination"}.items(),
            strict=True,
        ):
            made[type_].append((row.get(payload) or row)["id"])
        approval = admin.done("requestApproval", "approval { id }", title="May I?", approverIds=[admin.id])
        made["Approval"].append(approval["approval"]["id"])
        nobody = {"capabilities": ["none"]}  # otherwise the agent would get a task
        asked = {
            "channel": "TOOL",
            "toolId": "t",
            "content": "Help",
            "sessionId": made["Session"][-1],
            "metadata": nobody,
        }
        made["Request"].append(admin.done("submitRequest", "request { id }", **asked)["request"]["id"])
        delivered = admin.done("deliver", "deliveries { id }", channels=["TEST"], content="Hello")["deliveries"]
        made["Delivery"].append(delivered[0]["id"])
        version = {"platform": "BACKEND", "format": "JSON_SCHEMA", "version": "1.0.0", "definition": {}}
        registered = admin.done("registerSchema", "schema { id }", name=some("schema"), **version)
        made["DataSchema"].append(registered["schema"]["id"])
        saved = {"name": "Viewer", "method": "GET", "path": some("viewer"), "document": "{ viewer { scopes } }"}
        made["Endpoint"].append(admin.done("createEndpoint", "endpoint { id }", **saved)["endpoint"]["id"])
        made["StudioScript"].append(pushed(admin, some("script"))["StudioScript"])
        for count in range(number * 2 + 1):
            task = {"title": f"task {count}", "type": "x", "priority": count % 3, "assignTo": made["Agent"][-1]}
            due = {"dueAt": f"2099-01-0{count % 3 + 1}T00:00:00Z"} if count % 2 else {}
            admin.done("createTask", "task { id }", **task, **due, sessionId=made["Session"][-1])
            admin.done("sendMessage", "message { id }", sessionId=made["Session"][-1], content=f"message {count}")
    made["WorkflowExecution"] = [
        admin.done("executeWorkflow", "execution { id }", nodes=[value(f"n{each}", 1) for each in range(number + 1)])[
            "execution"
        ]["id"]
        for number in range(PARENTS)
    ]
    for id in made["WorkflowExecution"]:
        Runs(admin).until(id, "COMPLETED")
    return made


def lists(admin: Person, type_: str, field: str, ids: list[str], selection: str) -> list[dict[str, Any]]:
    """Return the lists of these parents, requested in one operation."""
    document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {type_} {{ list: {field} {{ {selection} }} }} }} }}"
    return [row["list"] for row in admin.data(document, ids=ids)["nodes"]]


def taken(statements: Statements, admin: Person, document: str, ids: list[str]) -> list[list[str]]:
    """Return the statements of an operation about these parents: by graphql-core, then compiled."""
    return [statements.of(admin, document, ids=ids)[1] for _ in range(3)]


def most(tries: list[list[str]]) -> int:
    return max(len(sent) for sent in tries)


@pytest.mark.parametrize("place", NESTED)
def test_lists_of_several_parents_take_as_many_statements_as_one(
    admin: Person, parents: dict[str, list[str]], statements: Statements, place: str
) -> None:
    type_, field = place.split(".")
    selection = f"nodes {{ {NESTED[place]} }} pageInfo {{ hasNextPage }} totalCount"
    document = (
        f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {type_} {{ {field}(first: 2) {{ {selection} }} }} }} }}"
    )
    one, all_ = (taken(statements, admin, document, ids) for ids in (parents[type_][:1], parents[type_]))
    for sent in (*one, *all_):
        assert len([text for text in sent if "ROW_NUMBER()" in text or " LATERAL " in text]) == 1
    assert most(all_) <= most(one)


@pytest.mark.parametrize("place", COMPUTED)
def test_a_computed_field_of_several_parents_takes_as_many_statements_as_one(
    admin: Person, parents: dict[str, list[str]], statements: Statements, place: str
) -> None:
    type_ = place.split(".")[0]
    above, selection = PLACES.get(type_, (type_, "%s"))
    document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {above} {{ {selection % COMPUTED[place]} }} }} }}"
    one, all_ = (taken(statements, admin, document, ids) for ids in (parents[above][:1], parents[above]))
    # One for each parent would be two more. What the gateway remembers of an organization may expire in between.
    assert most(all_) <= most(one) + 1


@pytest.mark.parametrize("page", ["first: 2", "last: 2", "first: 100"])
@pytest.mark.parametrize("column", [None, "CREATED_AT", "PRIORITY", "DUE_AT"])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
def test_each_parent_gets_its_own_list(
    admin: Person, parents: dict[str, list[str]], page: str, column: str | None, direction: str
) -> None:
    order = f"orderBy: {{field: {column}, direction: {direction}}}" if column else ""
    given = f"({page} {order})" if page or order else ""
    selection = "nodes { id } edges { cursor } totalCount pageInfo { hasNextPage hasPreviousPage endCursor }"
    found = lists(admin, "Agent", f"tasks{given}", parents["Agent"], selection)
    alone = [
        admin.data(f'{{ list: tasks({page} {order} filter: {{assignedTo: "{id}"}}) {{ {selection} }} }}')["list"]
        for id in parents["Agent"]
    ]
    assert found == alone
    assert [each["totalCount"] for each in found] == [1, 3, 5]


def test_lists_of_one_name_may_differ_in_arguments_below_different_types(
    admin: Person, parents: dict[str, list[str]]
) -> None:
    session = parents["Session"][-1]
    approval = admin.done("requestApproval", "approval { id }", title="May I?", sessionId=session)["approval"]["id"]
    task = admin.data("query($id: ID!) { session(id: $id) { tasks(first: 1) { nodes { id } } } }", id=session)
    document = """query($ids: [ID!]!) { nodes(ids: $ids) {
        ... on Task { of: session { list: tasks(first: 1) { nodes { id } totalCount } } }
        ... on Approval { of: session { list: tasks(first: 3, orderBy: {field: PRIORITY, direction: ASC}) {
            nodes { id priority } totalCount } } } } }"""
    for _ in range(3):  # graphql-core's, then compiled
        rows = admin.data(document, ids=[task["session"]["tasks"]["nodes"][0]["id"], approval])["nodes"]
        first, second = (row["of"]["list"] for row in rows)
        assert len(first["nodes"]) == 1
        assert [node["priority"] for node in second["nodes"]] == [0, 0, 1]
        assert first["totalCount"] == second["totalCount"] == PARENTS * 2 - 1


def test_lists_continue_after_a_cursor(admin: Person, parents: dict[str, list[str]]) -> None:
    order = "orderBy: {field: DUE_AT, direction: ASC}"
    selection = "nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage }"
    [whole] = lists(admin, "Agent", f"tasks({order})", parents["Agent"][2:], selection)
    for index in range(len(whole["nodes"])):
        cursor = whole["edges"][index]["cursor"]
        [after] = lists(admin, "Agent", f'tasks({order} after: "{cursor}")', parents["Agent"][2:], selection)
        [before] = lists(admin, "Agent", f'tasks({order} last: 10 before: "{cursor}")', parents["Agent"][2:], selection)
        assert after["nodes"] == whole["nodes"][index + 1 :]
        assert before["nodes"] == whole["nodes"][:index]


def test_an_invalid_page_is_rejected_for_each_parent(admin: Person, parents: dict[str, list[str]]) -> None:
    document = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { tasks(first: 101) { totalCount } } } }"
    answer = admin.gateway.graphql(document, {"ids": parents["Agent"]}, admin.token)
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_USER_INPUT"}
    assert answer["data"] == {"nodes": [None] * PARENTS}


def test_each_run_gets_its_own_history(admin: Person, parents: dict[str, list[str]]) -> None:
    ids = parents["WorkflowExecution"]

    def log(id: str, after: str) -> list[str]:
        events = admin.data(f'{{ found: events(executionId: "{id}"{after}) {{ nodes {{ id __typename }} }} }}')
        return [event["id"] for event in events["found"]["nodes"] if event["__typename"] in HISTORY]

    selection = "nodes { id cursor } totalCount pageInfo { hasNextPage hasPreviousPage endCursor }"
    whole = lists(admin, "WorkflowExecution", "events(first: 100)", ids, selection)
    assert [[event["id"] for event in each["nodes"]] for each in whole] == [log(id, "") for id in ids]
    assert whole[0]["totalCount"] < whole[1]["totalCount"] < whole[2]["totalCount"] == len(whole[2]["nodes"])
    after = f', after: "{whole[0]["nodes"][1]["cursor"]}"'
    pages = lists(admin, "WorkflowExecution", f"events(first: 1{after})", ids, selection)
    assert [[event["id"] for event in each["nodes"]] for each in pages] == [log(id, after)[:1] for id in ids]
    assert [each["totalCount"] for each in pages] == [each["totalCount"] for each in whole]
    assert [each["pageInfo"]["hasNextPage"] for each in pages] == [len(log(id, after)) > 1 for id in ids]
    assert [each["pageInfo"]["hasPreviousPage"] for each in pages] == [
        len(log(id, after)) < len(all_of["nodes"]) for id, all_of in zip(ids, whole, strict=True)
    ]
