"""Every mutation records one event. If it changes two records, each gets its own; if nothing changes, there is none."""

from collections.abc import Iterator, Mapping
from typing import Final

import pytest

import tests.events.cases_of_channels
import tests.events.cases_of_settings
import tests.events.cases_of_studio
from models.event_types import PLAIN, TYPES
from models.users import Role
from schema import schema
from tests.destinations.house import waiting_delivery
from tests.events.audit_cases import CASES, Prepared, case
from tests.events.house import DESTINATION, PASSWORD, WAITS, House, numbers
from tests.fakes.oauth_server import FakeProvider
from tests.gateways import Gateway
from tests.ledger import recorded
from tests.people import Person, administrator, opened, person, until_delivered
from tests.running import value

BEGINNINGS: Final = frozenset({"executeWorkflow", "cancelExecution", "retryExecution"})
STATUS, MESSAGE = "agent.status_changed", "collaboration.message_sent"
CREATED, ASSIGNED, UPDATED = (f"collaboration.task_{what}" for what in ("created", "assigned", "updated"))
REQUESTED, RESPONDED = (f"collaboration.approval_{what}" for what in ("requested", "responded"))

# ---------------------------------------------------------------- people and keys


@case("signIn", "user.signed_in")
def _(house: House) -> Prepared:
    user = house.user()
    return Person(house.gateway, "", ""), {"email": user["email"], "password": PASSWORD}


@case("renewToken")
def _(house: House) -> Prepared:
    caller = house.signed_in()
    return caller, {"token": caller.token}


@case("signOut", "user.signed_out")
def _(house: House) -> Prepared:
    return house.signed_in(), {}


@case("signOut everywhere", "user.signed_out")
def _(house: House) -> Prepared:
    return house.signed_in(), {"everywhere": True}


@case("endAllSessions", "user.signed_out")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.user()["id"]}


@case("createUser", "user.created")
def _(house: House) -> Prepared:
    return house.admin, {"email": f"new-{next(numbers)}@example.com", "name": "New", "role": "VIEWER"}


@case("updateUser", "user.updated")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.user()["id"], "name": "Renamed", "role": "OPERATOR", "active": False}


@case("updateUser to the same")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.user()["id"], "name": "Audited"}


@case("createApiKey", "api_key.created")
def _(house: House) -> Prepared:
    return house.member, {"name": "mine"}


@case("revokeApiKey", "api_key.revoked")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.key()}


# ---------------------------------------------------------------- connectors


@case("runConnectorAction", "connector.action_run")
def _(house: House) -> Prepared:
    given = {"connector": "lyzr", "action": "chat", "params": {"agentId": "a", "message": "Hello"}}
    return house.member, given


@case("testConnector", "connector.tested")
def _(house: House) -> Prepared:
    return house.member, {"connector": "lyzr"}


# ---------------------------------------------------------------- agents


@case("createAgent", "agent.created")
def _(house: House) -> Prepared:
    return house.admin, {"name": "New", "type": f"audited-{next(numbers)}", "runtime": "WORKER"}


@case("updateAgent", "agent.updated")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.worker().id, "name": "Renamed"}


@case("updateAgent to the same")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.worker().id, "name": "Agent"}


@case("deleteAgent", "api_key.revoked", "agent.deleted")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.worker().id}


@case("commandAgent", STATUS)
def _(house: House) -> Prepared:
    return house.admin, {"id": house.worker().id, "command": "STOP"}


@case("commandAgent that works", UPDATED, STATUS)
def _(house: House) -> Prepared:
    worker = house.worker()
    house.running(worker)
    return house.admin, {"id": worker.id, "command": "STOP"}


@case("agentHeartbeat", "agent.connected")
def _(house: House) -> Prepared:
    worker = house.worker(connected=False)
    return worker, {"agentId": worker.id}


@case("agentHeartbeat again")
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"agentId": worker.id}


@case("invokeAgent", STATUS, STATUS, "agent.execution")
def _(house: House) -> Prepared:
    return house.member, {"agentId": house.hosted(), "message": "Hello"}


@case("invokeAgent in a session", MESSAGE, STATUS, STATUS, MESSAGE, "agent.execution")
def _(house: House) -> Prepared:
    hosted = house.hosted()
    return house.member, {"agentId": hosted, "message": "Hello", "sessionId": opened(house.member, agentIds=[hosted])}


@case(
    "invokeAgent that the asker brings in",
    "collaboration.participant_joined",
    MESSAGE,
    STATUS,
    STATUS,
    MESSAGE,
    "agent.execution",
)
def _(house: House) -> Prepared:
    return house.member, {"agentId": house.hosted(), "message": "Hello", "sessionId": opened(house.member)}


# ---------------------------------------------------------------- tasks


@case("createTask", CREATED)
def _(house: House) -> Prepared:
    return house.member, {"title": "New", "type": "audited"}


@case("createTask for an agent", CREATED, ASSIGNED)
def _(house: House) -> Prepared:
    return house.member, {"title": "New", "type": "audited", "assignTo": house.worker().id}


@case("updateTask", UPDATED)
def _(house: House) -> Prepared:
    return house.member, {"id": house.task(), "title": "Other", "priority": 9}


@case("updateTask to the same")
def _(house: House) -> Prepared:
    return house.member, {"id": house.task(), "title": "Work"}


@case("assignTask", ASSIGNED)
def _(house: House) -> Prepared:
    return house.member, {"id": house.task(), "agentId": house.worker().id}


@case("claimTask", ASSIGNED, STATUS)
def _(house: House) -> Prepared:
    worker, type = house.worker(), f"audited-{next(numbers)}"
    house.task(type=type)
    return worker, {"agentId": worker.id, "types": [type]}


@case("claimTask of nothing")
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"agentId": worker.id, "types": ["nothing"]}


@case("startTask", UPDATED)
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"id": house.claimed(worker)}


@case("reportTaskProgress", UPDATED)
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"id": house.running(worker), "progress": 0.5, "note": "Half"}


@case("completeTask", UPDATED, STATUS)
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"id": house.running(worker), "result": "done"}


@case("failTask", UPDATED, STATUS)
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"id": house.running(worker), "error": "no", "retryable": False}


@case("completeTask that asked an agent", UPDATED, "agent.execution", STATUS)
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"id": house.running(worker, type="agent.message"), "result": "Hello"}


@case("failTask that asked an agent", UPDATED, "agent.error", STATUS)
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"id": house.running(worker, type="agent.message"), "error": "no"}


@case("cancelTask", UPDATED)
def _(house: House) -> Prepared:
    return house.member, {"id": house.task()}


@case("cancelTask that runs", UPDATED, STATUS)
def _(house: House) -> Prepared:
    return house.member, {"id": house.running(house.worker())}


@case("retryTask", UPDATED)
def _(house: House) -> Prepared:
    id = house.task()
    house.member.done("cancelTask", "task { id }", id=id)
    return house.member, {"id": id}


# ---------------------------------------------------------------- sessions, messages, documents


@case("createSession", "collaboration.session_created")
def _(house: House) -> Prepared:
    return house.member, {"name": "New", "agentIds": [house.worker().id]}


@case("updateSession", "collaboration.session_updated")
def _(house: House) -> Prepared:
    return house.member, {"id": opened(house.member), "name": "Other", "status": "INACTIVE"}


@case("updateSession to the same")
def _(house: House) -> Prepared:
    return house.member, {"id": opened(house.member), "status": "ACTIVE"}


@case("joinSession", "collaboration.participant_joined")
def _(house: House) -> Prepared:
    return house.admin, {"sessionId": opened(house.member)}


@case("joinSession again")
def _(house: House) -> Prepared:
    return house.member, {"sessionId": opened(house.member)}


@case("leaveSession", "collaboration.participant_left")
def _(house: House) -> Prepared:
    return house.member, {"sessionId": opened(house.member)}


@case("setPresence", "presence.changed")
def _(house: House) -> Prepared:
    return house.member, {"sessionId": opened(house.member), "presence": "AWAY"}


@case("setPresence to the same")
def _(house: House) -> Prepared:
    return house.member, {"sessionId": opened(house.member), "presence": "ONLINE"}


@case("sendMessage", "collaboration.message_sent")
def _(house: House) -> Prepared:
    return house.member, {"sessionId": opened(house.member), "content": "Hello"}


@case("patchDocument", "collaboration.document_changed")
def _(house: House) -> Prepared:
    patch = [{"op": "add", "path": "/a", "value": 1}]
    return house.member, {"key": f"audited-{next(numbers)}", "baseVersion": 0, "patch": patch}


@case("deleteDocument", "collaboration.document_changed")
def _(house: House) -> Prepared:
    patch = [{"op": "add", "path": "/a", "value": 1}]
    values = {"key": f"audited-{next(numbers)}", "baseVersion": 0, "patch": patch}
    return house.member, {"id": house.member.done("patchDocument", "document { id }", **values)["document"]["id"]}


# ---------------------------------------------------------------- approvals


@case("requestApproval", REQUESTED)
def _(house: House) -> Prepared:
    return house.member, {"title": "?"}


@case("requestApproval where it is automatic", REQUESTED, RESPONDED)
def _(house: House) -> Prepared:
    return house.member, {"title": "?", "sessionId": opened(house.member, config={"autoApproval": True})}


@case("respondToApproval", RESPONDED)
def _(house: House) -> Prepared:
    return house.admin, {"id": house.approval(), "approved": True}


@case("cancelApproval", RESPONDED)
def _(house: House) -> Prepared:
    return house.member, {"id": house.approval()}


# ---------------------------------------------------------------- destinations


@case("createEventDestination", "destination.created")
def _(house: House) -> Prepared:
    return house.admin, {**DESTINATION}


@case("updateEventDestination", "destination.updated")
def _(house: House) -> Prepared:
    config = {"workflow": "eoother1", "token": "a secret"}
    return house.admin, {"id": house.destination(), "name": "Other", "config": config, "enabled": False}


@case("updateEventDestination to the same")
def _(house: House) -> Prepared:
    same = {name: DESTINATION[name] for name in ("name", "eventTypes", "config")}
    return house.admin, {"id": house.destination(), "enabled": True, **same}


@case("deleteEventDestination", "destination.deleted")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.destination()}


@case("retryEventDelivery", "destination.delivery_retried")
def _(house: House) -> Prepared:
    return house.admin, {"id": waiting_delivery(house.admin, "audited")["EventDelivery"]}


@case("replayEventDestination", "destination.replayed")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.destination(), "since": "2026-01-01T00:00:00Z"}


@case("publishEvent", "custom_event")
def _(house: House) -> Prepared:
    return house.member, {"type": "custom_event", "data": 1}


# ---------------------------------------------------------------- workflows


@case("createWorkflow", "workflow.created")
def _(house: House) -> Prepared:
    return house.admin, {"name": "New", "nodes": [value("a", 1)], "triggers": [{"type": "WEBHOOK"}]}


@case("createWorkflowFromTemplate", "data_schema.registered", "workflow.created")
def _(house: House) -> Prepared:
    return house.admin, {"template": "user_sync"}


@case("updateWorkflow", "workflow.updated")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.workflow(), "name": "Other", "nodes": [value("a", 2)], "status": "PAUSED"}


@case("updateWorkflow to the same")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.workflow(), "name": "Audited", "nodes": [value("a", 1)]}


@case("deleteWorkflow", "workflow.deleted")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.workflow()}


# ---------------------------------------------------------------- connections


@case("beginOAuth")
def _(house: House) -> Prepared:
    return house.member, {"provider": "google"}


@case("storeOAuthToken", "connection.changed")
def _(house: House) -> Prepared:
    return house.member, {"provider": "slack", "accessToken": "token"}


@case("refreshConnection", "connection.changed")
def _(house: House) -> Prepared:
    return house.member, {"id": house.connection()}


@case("disconnect", "connection.changed")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.connection()}


# ---------------------------------------------------------------- runs, which continue in the background


@case("executeWorkflow", "execution.created")
def _(house: House) -> Prepared:
    return house.admin, {"nodes": [WAITS]}


@case("cancelExecution", "workflow.cancelled")
def _(house: House) -> Prepared:
    return house.admin, {"id": house.waiting_run()}


@case("retryExecution", "execution.retried")
def _(house: House) -> Prepared:
    id = house.waiting_run()
    house.admin.done("cancelExecution", "execution { id }", id=id)
    return house.admin, {"id": id}


# ---------------------------------------------------------------- the test


@pytest.fixture(scope="module")
def google() -> Iterator[FakeProvider]:
    with FakeProvider("google") as provider:
        yield provider


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], google: FakeProvider) -> Iterator[Gateway]:
    with Gateway({**backend, **google.environment}) as running:
        yield running


@pytest.fixture(scope="module")
def house(gateway: Gateway, google: FakeProvider) -> Iterator[House]:
    with tests.events.cases_of_studio.OPEN:
        yield House(gateway, administrator(gateway), person(gateway, Role.MEMBER), google)


@pytest.mark.parametrize("name", CASES)
def test_a_mutation_records_its_events(house: House, name: str) -> None:
    mutation, prepare, expected = CASES[name]
    caller, values = prepare(house)
    until_delivered(house.gateway)  # what an earlier case sends
    before = len(recorded(house.gateway))
    payload = caller.change(mutation, "__typename", values)
    assert not payload["errors"], payload["errors"]
    left = recorded(house.gateway, before)
    if mutation in BEGINNINGS:  # Parley itself records what the run does meanwhile
        left = [event for event in left if event["type"] in expected]
    assert [event["type"] for event in left] == expected
    assert {event["type"] for event in left} <= TYPES | {PLAIN}
    if mutation != "signIn" and RESPONDED not in expected:
        assert {event["actor_id"] for event in left} <= {caller.id}


def test_every_mutation_has_a_case() -> None:
    mutations = schema._schema.mutation_type
    assert mutations is not None
    assert set(mutations.fields) == {mutation for mutation, _, _ in CASES.values()}
