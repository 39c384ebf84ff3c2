"""PIPEDREAM_WORKFLOW_* settings and K_SINK create destinations for every organization."""

from collections.abc import Iterator
from typing import Any

import pytest

from models.tasks import AGENT_MESSAGE
from models.users import Role
from tests.conftest import Environment
from tests.destinations.house import House, until
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened, person
from tests.running import Runs, value

SETTINGS = {
    "PIPEDREAM_WORKFLOW_COLLABORATION_SESSION": ("eosession1", ["collaboration.session_created"]),
    "PIPEDREAM_WORKFLOW_COLLABORATION_MESSAGE": ("eomessage1", ["collaboration.message_sent"]),
    "PIPEDREAM_WORKFLOW_COLLABORATION_TASK": ("eotask1", ["collaboration.task_assigned"]),
    "PIPEDREAM_WORKFLOW_COLLABORATION_APPROVAL": ("eoapproval1", ["collaboration.approval_requested"]),
    "PIPEDREAM_WORKFLOW_AGENT_EXECUTION": ("eoexecution1", ["agent.execution"]),
    "PIPEDREAM_WORKFLOW_AGENT_ERROR": ("eoerror1", ["agent.error"]),
    "PIPEDREAM_WORKFLOW_WORKFLOW_COMPLETED": ("eocompleted1", ["workflow.completed"]),
}


def setting_of(service: HttpService, name: str, endpoint: str) -> str:
    """Return the endpoint, or for one setting its URL: either form is accepted."""
    return f"{service.url}/{endpoint}" if name.endswith("_TASK") else endpoint


@pytest.fixture(scope="module")
def broker() -> Iterator[HttpService]:
    """A broker at a private address, which HTTP_ALLOWED_HOSTS does not name."""
    with HttpService() as running:
        running.answers["/sink"] = (202, {}, b"")
        yield running


@pytest.fixture(scope="module")
def gateway(reaching: Environment, service: HttpService, broker: HttpService) -> Iterator[Gateway]:
    workflows = {name: setting_of(service, name, endpoint) for name, (endpoint, _) in SETTINGS.items()}
    others = {"PIPEDREAM_TRIGGER_TOKEN": "the-operator-s-token", "K_SINK": f"{broker.url}/sink"}
    with Gateway(reaching | workflows | others) as running:
        yield running


@pytest.fixture
def house(gateway: Gateway, service: HttpService) -> House:
    house = House(administrator(gateway), service)
    for endpoint, _ in SETTINGS.values():
        house.answers(endpoint, 200)
    return house


def found(caller: Person) -> dict[str, dict[str, object]]:
    query = "{ eventDestinations { id name type eventTypes config enabled environmentName } }"
    rows = caller.data(query)["eventDestinations"]
    return {row["environmentName"]: row for row in rows}


def test_destinations_exist_from_the_start(house: House):
    rows = until(lambda: found(house.owner), lambda rows: len(rows) == len(SETTINGS) + 1)
    for name, (endpoint, types) in SETTINGS.items():
        row = rows[name]
        assert (row["type"], row["eventTypes"], row["enabled"]) == ("PIPEDREAM", types, True)
        assert row["config"] == {"workflow": setting_of(house.service, name, endpoint)}


def test_each_kind_of_event_goes_to_its_own_workflow(house: House):
    owner = house.owner
    until(lambda: found(owner), lambda rows: len(rows) == len(SETTINGS) + 1)
    worker = agent(owner)
    session = opened(owner)
    owner.done("sendMessage", "message { id }", sessionId=session, content="Hello")
    owner.done("createTask", "task { id }", title="Work", type="x", assignTo=worker.id)
    owner.done("requestApproval", "approval { id }", title="?")
    Runs(owner).done(value("a", 1))
    for ending, report in (("completeTask", {"result": "done"}), ("failTask", {"error": "No", "retryable": False})):
        asked = owner.done("createTask", "task { id }", title="Ask", type=AGENT_MESSAGE, assignTo=worker.id)["task"]
        worker.done(ending, "task { id }", id=asked["id"], **report)
    for name in ("SESSION", "MESSAGE", "TASK", "APPROVAL"):
        endpoint, [type] = SETTINGS[f"PIPEDREAM_WORKFLOW_COLLABORATION_{name}"]
        assert {body["event"] for body in house.bodies(endpoint, 1)} == {type}
        assert house.received(endpoint)[0].headers["authorization"] == "Bearer the-operator-s-token"
    for name in ("AGENT_EXECUTION", "AGENT_ERROR", "WORKFLOW_COMPLETED"):
        endpoint, [type] = SETTINGS[f"PIPEDREAM_WORKFLOW_{name}"]
        assert {body["event"] for body in house.bodies(endpoint, 1)} == {type}


def test_a_new_organization_gets_destinations_for_all_its_events(house: House):
    stranger = person(house.owner.gateway, Role.ADMIN, "A new organization")
    session = opened(stranger, name="The first one")
    until(lambda: house.received("eosession1"), lambda all: any(each.json["sessionId"] == session for each in all))
    assert len(found(stranger)) == len(SETTINGS) + 1
    assert not {row["id"] for row in found(stranger).values()} & {row["id"] for row in found(house.owner).values()}


def test_a_broker_gets_all_events_as_cloudevents_but_requests(house: House, broker: HttpService):
    owner = house.owner
    rows = until(lambda: found(owner), lambda rows: "K_SINK" in rows)
    row = rows["K_SINK"]
    assert (row["type"], row["eventTypes"], row["enabled"]) == ("CLOUDEVENTS", ["*"], True)
    event = house.publish("custom_event", {"n": 1})
    owner.done("submitRequest", "request { id }", channel="WEB", content="Hello", waitSeconds=0)
    last = house.publish("custom_event", {"n": 2})

    def sent() -> list[dict[str, Any]]:
        documents = [asked.json for asked in broker.requests]
        return [each for each in documents if each["source"] == f"urn:parley:{organization}"]

    organization = owner.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    arrived = until(sent, lambda events: any(each["id"] == last for each in events))
    assert {asked.headers["content-type"] for asked in broker.requests} == {
        "application/cloudevents+json; charset=utf-8"
    }
    assert next(each["data"] for each in arrived if each["id"] == event) == {"n": 1}
    # The request itself leaves once, by the engine of requests, and not as an event as well.
    assert len([each for each in arrived if each["type"] == "request.received"]) <= 1


def test_they_can_be_disabled_but_not_updated(house: House):
    rows = until(lambda: found(house.owner), lambda rows: len(rows) == len(SETTINGS) + 1)
    id = rows["PIPEDREAM_WORKFLOW_COLLABORATION_SESSION"]["id"]
    shown = "destination { enabled }"
    assert house.owner.refused("updateEventDestination", shown, id=id, name="mine") == ("CONFLICT", "id")
    assert house.owner.refused("deleteEventDestination", "deletedId", id=id) == ("CONFLICT", "id")
    changed = house.owner.done("updateEventDestination", shown, id=id, enabled=False)
    assert changed["destination"] == {"enabled": False}
    changed = house.owner.done("updateEventDestination", shown, id=id, enabled=True)
    assert changed["destination"] == {"enabled": True}
