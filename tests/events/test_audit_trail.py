"""Every mutation leaves one event. Where it changes two records, each leaves its own; where nothing changes, none."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pytest

from auth.visibility import TYPES
from models.users import Role
from schema import schema
from tests.gateways import Gateway
from tests.ledger import recorded
from tests.people import Person, administrator, agent, opened, person
from tests.running import Runs, node, value

PASSWORD = "correct horse battery staple"
_numbers = itertools.count(1)

Input: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class House:
    """Who and what the cases begin with; each case makes what it changes."""

    gateway: Gateway
    admin: Person
    member: Person

    def user(self) -> Input:
        email = f"audited-{next(_numbers)}@example.com"
        values = {"email": email, "name": "Audited", "role": "MEMBER", "password": PASSWORD}
        return {**values, **self.admin.done("createUser", "user { id }", **values)["user"]}

    def key(self) -> str:
        id: str = self.admin.done("createApiKey", "apiKey { id }", name="audited")["apiKey"]["id"]
        return id

    def worker(self, *, connected: bool = True) -> Person:
        worker = agent(self.admin)
        if connected:
            worker.done("agentHeartbeat", "agent { id }", agentId=worker.id)
        return worker

    def task(self, **values: Any) -> str:
        given = {"title": "Work", "type": f"audited-{next(_numbers)}"} | values
        id: str = self.admin.done("createTask", "task { id }", **given)["task"]["id"]
        return id

    def claimed(self, worker: Person, **values: Any) -> str:
        self.task(assignTo=worker.id, **values)
        id: str = worker.done("claimTask", "task { id }", agentId=worker.id)["task"]["id"]
        return id

    def running(self, worker: Person, **values: Any) -> str:
        return str(worker.done("startTask", "task { id }", id=self.claimed(worker, **values))["task"]["id"])

    def workflow(self) -> str:
        given = {"name": "Audited", "nodes": [value("a", 1)]}
        id: str = self.admin.done("createWorkflow", "workflow { id }", **given)["workflow"]["id"]
        return id

    def waiting_run(self) -> str:
        runs = Runs(self.admin)
        id = runs.start(WAITS)
        runs.until(id, "WAITING")
        return id

    def approval(self) -> str:
        id: str = self.member.done("requestApproval", "approval { id }", title="?")["approval"]["id"]
        return id


Prepared: TypeAlias = tuple[Person, Input]
WAITS: Final = node("wait", "DELAY", {"seconds": 3600})
BEGINNINGS: Final = frozenset({"executeWorkflow", "cancelExecution", "retryExecution"})
CASES: dict[str, tuple[str, Callable[[House], Prepared], list[str]]] = {}
"""By name: the mutation, what makes its caller and input, and the types of the events it leaves."""


def case(name: str, *types: str) -> Callable[[Callable[[House], Prepared]], None]:
    """Adds a case; what follows the mutation's name after a blank tells two cases of it apart."""

    def add(prepare: Callable[[House], Prepared]) -> None:
        CASES[name] = (name.split()[0], prepare, list(types))

    return add


STATUS = "agent.status_changed"
CREATED, ASSIGNED, UPDATED = (f"collaboration.task_{what}" for what in ("created", "assigned", "updated"))
REQUESTED, RESPONDED = (f"collaboration.approval_{what}" for what in ("requested", "responded"))

# ---------------------------------------------------------------- people and keys


@case("signIn", "user.signed_in")
def _(house: House) -> Prepared:
    user = house.user()
    return Person(house.gateway, "", ""), {"email": user["email"], "password": PASSWORD}


@case("renewToken")
def _(house: House) -> Prepared:
    user = house.user()
    token = Person(house.gateway, "", "").done("signIn", "token", email=user["email"], password=PASSWORD)["token"]
    return Person(house.gateway, user["id"], token), {"token": token}


@case("createUser", "user.created")
def _(house: House) -> Prepared:
    return house.admin, {"email": f"new-{next(_numbers)}@example.com", "name": "New", "role": "VIEWER"}


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


# ---------------------------------------------------------------- outside systems


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
    return house.admin, {"name": "New", "type": f"audited-{next(_numbers)}", "runtime": "WORKER"}


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
    worker, type = house.worker(), f"audited-{next(_numbers)}"
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
    return house.member, {"key": f"audited-{next(_numbers)}", "baseVersion": 0, "patch": patch}


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


# ---------------------------------------------------------------- workflows


@case("createWorkflow", "workflow.created")
def _(house: House) -> Prepared:
    return house.admin, {"name": "New", "nodes": [value("a", 1)], "triggers": [{"type": "WEBHOOK"}]}


@case("createWorkflowFromTemplate", "workflow.created")
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


# ---------------------------------------------------------------- runs, which go on by themselves


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


# ---------------------------------------------------------------- the proof


@pytest.fixture(scope="module")
def house(gateway: Gateway) -> House:
    return House(gateway, administrator(gateway), person(gateway, Role.MEMBER))


@pytest.mark.parametrize("name", CASES)
def test_a_mutation_leaves_its_events(house: House, name: str) -> None:
    mutation, prepare, expected = CASES[name]
    caller, values = prepare(house)
    before = len(recorded(house.gateway))
    payload = caller.change(mutation, "__typename", values)
    assert not payload["errors"], payload["errors"]
    left = recorded(house.gateway, before)
    if mutation in BEGINNINGS:  # what the run itself does meanwhile is told by Parley
        left = [event for event in left if event["type"] in expected]
    assert [event["type"] for event in left] == expected
    assert {event["type"] for event in left} <= TYPES
    if mutation != "signIn" and RESPONDED not in expected:
        assert {event["actor_id"] for event in left} <= {caller.id}


def test_every_mutation_is_among_the_cases() -> None:
    mutations = schema._schema.mutation_type
    assert mutations is not None
    assert set(mutations.fields) == {mutation for mutation, _, _ in CASES.values()}
