"""The right to change a session: its owner and operators all of it, participants their work, agents the context."""

from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened, person, unchanged
from tests.shapes import arguments_for, fields, id_paths

OWNERS = {"status": "ARCHIVED", "config": {"maxParticipants": 9}, "expiresAt": "2999-01-01T00:00:00Z"}
SHARED = {"name": "New", "description": "New", "metadata": {"a": 1}, "context": {"a": 1}}
ALL = OWNERS | SHARED
ID = "session { id }"


@pytest.fixture(scope="module")
def owner(gateway: Gateway) -> Person:
    return person(gateway)


@pytest.fixture(scope="module")
def worker(gateway: Gateway) -> Person:
    return agent(administrator(gateway))


@pytest.mark.parametrize("field", ALL)
def test_strangers_change_nothing(gateway: Gateway, owner: Person, worker: Person, field: str) -> None:
    session, stranger = opened(owner), person(gateway)
    with unchanged(gateway):
        for by in (stranger, worker):
            assert by.refused("updateSession", ID, id=session, **{field: ALL[field]}) == ("FORBIDDEN", "id")
    person(gateway, Role.OPERATOR).done("updateSession", ID, id=session, **{field: ALL[field]})


@pytest.mark.parametrize("field", ALL)
def test_participants_change_what_they_work_with(gateway: Gateway, owner: Person, worker: Person, field: str) -> None:
    session, guest = opened(owner, agentIds=[worker.id]), person(gateway)
    guest.done("joinSession", ID, sessionId=session)
    shown = "config.maxParticipants" if field == "config" else field
    for by, allowed in ((guest, field in SHARED), (worker, field == "context")):
        if allowed:
            by.done("updateSession", ID, id=session, **{field: ALL[field]})
        else:
            assert by.refused("updateSession", ID, id=session, **{field: ALL[field]}) == ("FORBIDDEN", shown)
    owner.done("updateSession", ID, id=session, **{field: ALL[field]})


def test_a_stranger_cannot_turn_on_automatic_approval(gateway: Gateway, owner: Person) -> None:
    session = opened(owner)
    refused = person(gateway).refused("updateSession", ID, id=session, config={"autoApproval": True})
    assert refused == ("FORBIDDEN", "id")


def test_only_those_in_a_session_change_its_documents(gateway: Gateway, owner: Person, worker: Person) -> None:
    session = opened(owner)
    patch = [{"op": "add", "path": "/a", "value": 1}]
    given = {"key": "notes", "sessionId": session, "baseVersion": 0, "patch": patch}
    for by in (person(gateway), worker):
        assert by.refused("patchDocument", "document { id }", **given) == ("FORBIDDEN", "sessionId")
    owner.done("patchDocument", "document { id }", **given)


CHANGES: dict[str, dict[str, Any]] = {
    "updateTask": {"title": "New"},
    "assignTask": {},
    "cancelTask": {},
    "retryTask": {},
}
"""The mutations that change a task; all others report on it, for its agent or with `agents:write`."""


@pytest.mark.parametrize("mutation", CHANGES)
def test_only_those_in_a_session_change_its_tasks(
    gateway: Gateway, owner: Person, worker: Person, mutation: str
) -> None:
    admin, guest, creator, stranger = administrator(gateway), person(gateway), person(gateway), person(gateway)
    session, other = opened(owner), agent(admin)
    for each in (guest, creator):
        each.done("joinSession", ID, sessionId=session)
    operator = person(gateway, Role.OPERATOR)
    for by in (owner, guest, creator, worker, operator):
        task = _task(creator, mutation, sessionId=session, assignTo=worker.id)
        given = {"id": task, **CHANGES[mutation]} | ({"agentId": other.id} if mutation == "assignTask" else {})
        with unchanged(gateway):
            for outsider in (stranger, other):
                assert outsider.refused(mutation, "task { id }", **given) == ("FORBIDDEN", "id")
        by.done(mutation, "task { id }", **given)
    left = _task(creator, mutation, sessionId=session, assignTo=worker.id)
    creator.done("leaveSession", ID, sessionId=session)
    creator.done(mutation, "task { id }", **(given | {"id": left}))
    free = _task(creator, mutation, assignTo=worker.id)
    stranger.done(mutation, "task { id }", **(given | {"id": free}))


def test_the_walk_covers_every_mutation_of_tasks() -> None:
    reports = {"startTask", "reportTaskProgress", "completeTask", "failTask", "setTaskStatus"}
    assert {name for name in fields("mutation") if name.endswith(("Task", "TaskProgress", "TaskStatus"))} == (
        {*CHANGES} | reports | {"createTask", "claimTask"}
    )


def _task(creator: Person, mutation: str, **values: Any) -> str:
    """Return a new task, cancelled if the mutation retries it."""
    made: str = creator.done("createTask", "task { id }", title="A task", type="walk", **values)["task"]["id"]
    if mutation == "retryTask":
        creator.done("cancelTask", "task { id }", id=made)
    return made


WITHOUT_TAKING_PART = {"joinSession", "leaveSession", "linkStudioSession"}
"""The last one also names an instance of Studio, whose owner it requires: see tests/studio."""
USERS_ONLY = {"executeWorkflow", "runConnectorAction", "submitRequest"}
VALID: dict[str, dict[str, Any]] = {
    "executeWorkflow": {"nodes": [{"key": "a", "type": "TRANSFORM", "config": {"value": 1}}]},
    "patchDocument": {"key": "walk", "baseVersion": 0, "patch": [{"op": "add", "path": "/a", "value": 1}]},
    "publishEvent": {"type": "walk.session"},
    "runConnectorAction": {"connector": "slack", "action": "post_message", "params": {"channel": "C1", "text": "Hi"}},
    "submitRequest": {"channel": "WEB", "content": "Hi", "waitSeconds": 0},
}
"""The values of inputs that are checked before the session, or that the plain values of `arguments_for` do not fit."""


def _naming_a_session() -> list[str]:
    return [name for name, field in fields("mutation").items() if ("input", "sessionId") in id_paths(field.args)]


@pytest.mark.parametrize("mutation", sorted({*_naming_a_session()} - WITHOUT_TAKING_PART))
def test_only_those_in_a_session_name_it(gateway: Gateway, owner: Person, worker: Person, mutation: str) -> None:
    hosted = administrator(gateway).done(
        "createAgent", "agent { id }", name="Hosted", type=f"walk-{mutation}", runtime="LYZR", config={"agentId": "a"}
    )["agent"]["id"]
    session, guest, stranger = opened(owner, agentIds=[hosted]), person(gateway), person(gateway)
    guest.done("joinSession", ID, sessionId=session)
    values = arguments_for(fields("mutation")[mutation], {("input", "sessionId"): session}, lambda _: hosted)["input"]
    values |= VALID.get(mutation, {})
    with unchanged(gateway):
        assert stranger.refused(mutation, "__typename", **values) == ("FORBIDDEN", "sessionId")
        expected = None if mutation in USERS_ONLY else "sessionId"
        assert worker.refused(mutation, "__typename", **values) == ("FORBIDDEN", expected)
    guest.done(mutation, "__typename", **values)
    if mutation not in USERS_ONLY:
        worker.done("joinSession", ID, sessionId=session)
        if mutation == "patchDocument":
            values["baseVersion"] = 1
        worker.done(mutation, "__typename", **values)


def test_the_walk_covers_every_input_that_names_a_session() -> None:
    assert {"createTask", "requestApproval", "publishEvent", "executeWorkflow"} < {*_naming_a_session()}
