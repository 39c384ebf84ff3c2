"""Who changes a session: its owner and operators everything, participants what they work with, agents the context."""

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened, person, unchanged

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
