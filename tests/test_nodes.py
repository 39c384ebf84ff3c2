"""`node` and `nodes`: every object with an id is found by callers who may see it."""

from collections.abc import Sequence
from typing import Any, cast

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType

from models.users import Role
from schema import schema
from schema.nodes import READERS
from tests.deliveries.house import delivered
from tests.destinations.house import failed_delivery
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, opened, person, unchanged
from tests.running import Runs, value
from tests.studio.house import pushed
from tests.work import ahead, some

NODE = "query($id: ID!) { node(id: $id) { __typename id } }"
NODES = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"


class House:
    """An administrator of an organization, and one object of every type with an id."""

    def __init__(self, gateway: Gateway, organization: str) -> None:
        self.admin = person(gateway, Role.ADMIN, organization)
        viewer = self.admin.data("{ viewer { organization { id } } }")["viewer"]
        session = opened(self.admin)
        patch = [{"op": "add", "path": "/a", "value": 1}]
        made = {
            "Agent": self._made("createAgent", "agent", name="A", type="t", runtime="WORKER"),
            "Task": self._made("createTask", "task", title="T", type="t"),
            "Message": self._made("sendMessage", "message", sessionId=session, content="Hello"),
            "SharedDocument": self._made("patchDocument", "document", key="d", baseVersion=0, patch=patch),
            # No agent replies to it.
            "Request": self._made(
                "submitRequest", "request", channel="WEB", content="Hello", metadata={"capabilities": ["none"]}
            ),
            "Approval": self._made("requestApproval", "approval", title="?"),
            "ApprovalDelegation": self._made(
                "delegateApprovals", "delegation", toUserId=self._colleague(), until=ahead(3600)
            ),
            "ApiKey": self._made("createApiKey", "apiKey", name="k"),
            "SyncJob": self._made("triggerSync", "job", source="BACKEND", target="DATABASE", data={"id": "n"}),
            "DataSchema": self._made(
                "registerSchema",
                "schema",
                name="n",
                platform="BACKEND",
                format="JSON_SCHEMA",
                version="1.0.0",
                definition={},
            ),
            "ChannelLink": self._made("linkChannelUser", "link", channel="SLACK", teamId="T1", externalUserId="U1"),
            "ConnectedAccount": self._made("storeOAuthToken", "connection", provider="slack", accessToken="t"),
            "Workflow": self._made("createWorkflow", "workflow", name="W", nodes=[value("a", 1)]),
            "Endpoint": self._made(
                "createEndpoint", "endpoint", name="E", method="GET", path="e", document="{ viewer { scopes } }"
            ),
            **self._run(),
            **failed_delivery(self.admin, "nodes"),
            **delivered(self.admin, "nodes"),
            **pushed(self.admin, "nodes"),
        }
        self.ids: dict[str, str] = {
            **made,
            "Session": session,
            "User": self.admin.id,
            "Organization": viewer["organization"]["id"],
        }
        self.events = {event["id"]: event["__typename"] for event in self._log()}
        [self.ids["TaskCreated"]] = [id for id, type in self.events.items() if type == "TaskCreated"]

    def _log(self) -> list[dict[str, str]]:
        placed(self.admin.gateway)
        log: list[dict[str, str]] = self.admin.data("{ events(first: 100) { nodes { __typename id } } }")["events"][
            "nodes"
        ]
        return log

    def _colleague(self) -> str:
        values = {"email": some("colleague") + "@example.com", "name": "C", "role": "MEMBER"}
        return self._made("createUser", "user", **values)

    def _run(self) -> dict[str, str]:
        run = Runs(self.admin).done(value("a", 1))  # to its end: a run in progress changes its rows
        return {"WorkflowExecution": run["id"], "NodeExecution": run["nodes"]["a"]["id"]}

    def _made(self, mutation: str, field: str, **values: Any) -> str:
        return str(self.admin.done(mutation, f"{field} {{ id }}", **values)[field]["id"])


@pytest.fixture(scope="module")
def house(gateway: Gateway) -> House:
    return House(gateway, "Nodes")


def test_every_type_with_an_id_is_found(house: House) -> None:
    found = house.admin.data(NODES, ids=list(house.ids.values()))["nodes"]
    assert found == [{"__typename": type, "id": id} for type, id in house.ids.items()]
    for type, id in house.ids.items():
        assert house.admin.data(NODE, id=id)["node"] == {"__typename": type, "id": id}
    event = schema._schema.type_map["Event"]
    types = {type for type in possible_types("Node") if event not in type.interfaces or type.name == "TaskCreated"}
    assert {type.name for type in types} == house.ids.keys()
    assert {id.split("_")[0] for id in house.ids.values()} == READERS.keys()


def possible_types(interface: str) -> Sequence[GraphQLObjectType]:
    core = schema._schema
    return core.get_possible_types(cast(GraphQLInterfaceType, core.type_map[interface]))


def test_every_event_of_the_log_is_found(house: House) -> None:
    ids = list(house.events)
    assert any(":" in id for id in ids), "no event has an id that is derived from its change"
    found = house.admin.data(NODES, ids=ids)["nodes"]
    assert found == [{"__typename": type, "id": id} for id, type in house.events.items()]
    query = "query($id: ID!) { event(id: $id) { __typename id } }"
    for id, type in house.events.items():
        assert house.admin.data(query, id=id)["event"] == {"__typename": type, "id": id}
    for missing in ("evt_00000000000000000000000000", "nonsense", house.ids["Task"], ":", ""):
        assert house.admin.data(query, id=missing)["event"] is None


def test_a_node_shows_the_fields_of_its_type(house: House) -> None:
    query = "query($id: ID!) { node(id: $id) { ... on Task { title createdBy { name } } ... on Agent { status } } }"
    assert house.admin.data(query, id=house.ids["Task"])["node"]["title"] == "T"
    assert house.admin.data(query, id=house.ids["Agent"])["node"] == {"status": "OFFLINE"}


def test_results_follow_the_order_of_the_ids_with_repetitions_and_nulls(house: House) -> None:
    task, agent = house.ids["Task"], house.ids["Agent"]
    ids = [agent, "tsk_00000000000000000000000000", task, agent, "nonsense", "sys_parley", ""]
    found = house.admin.data(NODES, ids=ids)["nodes"]
    assert [each and each["id"] for each in found] == [agent, None, task, agent, None, None, None]
    assert house.admin.data(NODES, ids=[])["nodes"] == []


def test_another_organization_finds_nothing(gateway: Gateway, house: House) -> None:
    stranger = person(gateway, Role.ADMIN, "Not nodes")
    with unchanged(gateway):
        assert stranger.data(NODES, ids=list(house.ids.values()))["nodes"] == [None] * len(house.ids)
        for id in house.ids.values():
            assert stranger.data(NODE, id=id)["node"] is None
        assert stranger.data(NODES, ids=list(house.events))["nodes"] == [None] * len(house.events)
        event = stranger.data("query($id: ID!) { event(id: $id) { id } }", id=house.ids["TaskCreated"])["event"]
        assert event is None


@pytest.mark.parametrize("id", ["", "nonsense", "tsk_", "xyz_00000000000000000000000000", "é", "' OR 1=1 --"])
def test_an_invalid_id_finds_nothing(house: House, id: str) -> None:
    assert house.admin.data(NODE, id=id)["node"] is None


def test_a_deleted_agent_is_not_found(house: House) -> None:
    gone = house._made("createAgent", "agent", name="Gone", type="gone", runtime="WORKER")
    house.admin.done("deleteAgent", "deletedId", id=gone)
    assert house.admin.data(NODE, id=gone)["node"] is None


def test_only_objects_covered_by_the_scopes_are_found(gateway: Gateway, house: House) -> None:
    secret = house.admin.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    narrow = Person(gateway, house.admin.id, secret)
    found = narrow.data(NODES, ids=list(house.ids.values()))["nodes"]
    # Its own organization, user and keys; otherwise only objects that the key has a scope for.
    assert {each["__typename"] for each in found if each} == {"Task", "Organization", "User", "ApiKey"}


def test_a_member_finds_only_their_own_keys(gateway: Gateway, house: House) -> None:
    member = person(gateway, organization="Nodes")
    mine = member.done("createApiKey", "apiKey { id }", name="mine")["apiKey"]["id"]
    found = member.data(NODES, ids=[mine, house.ids["ApiKey"]])["nodes"]
    assert found == [{"__typename": "ApiKey", "id": mine}, None]


def test_the_number_of_ids_is_limited(house: House) -> None:
    assert len(house.admin.data(NODES, ids=[house.ids["Task"]] * 100)["nodes"]) == 100
    response = house.admin.gateway.graphql(NODES, {"ids": [house.ids["Task"]] * 101}, house.admin.token)
    [error] = response["errors"]
    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_USER_INPUT", ["ids"])


def test_a_credential_is_required(gateway: Gateway, house: House) -> None:
    response = gateway.graphql(NODE, {"id": house.ids["Task"]}, "")
    assert response["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
