"""Expiry of sessions."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.sessions import sweep_sessions
from models.sessions import Session
from tests.gateways import Gateway
from tests.people import Person, events, on_database, opened, person, unchanged

ID = "session { id }"
UPDATED = "collaboration.session_updated"
QUERY = "query($id: ID!) { session(id: $id) { status expiresAt } }"


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    return own_gateway


def in_hours(hours: float) -> datetime:
    return datetime.now(UTC) + timedelta(hours=hours)


def sweep(gateway: Gateway, moment: datetime, *, replicas: int = 1) -> int:
    async def run() -> int:
        return sum(await asyncio.gather(*(sweep_sessions(moment) for _ in range(replicas))))

    return on_database(gateway, run)


def let_time_pass(gateway: Gateway, id: str) -> None:
    """Move the session's expiry into the past, before the scheduler notices."""
    on_database(gateway, lambda: Session.filter(id=id).update(expires_at=in_hours(-1)))


def status(caller: Person, id: str) -> Any:
    return caller.data(QUERY, id=id)["session"]["status"]


def test_a_session_expires_on_time_and_not_before(gateway: Gateway, ada: Person) -> None:
    id = opened(ada, expiresAt=in_hours(1).isoformat())
    resting = opened(ada, expiresAt=in_hours(1).isoformat())
    ada.done("updateSession", ID, id=resting, status="INACTIVE")
    lasting = opened(ada)
    with unchanged(gateway):
        assert sweep(gateway, in_hours(0.9)) == 0
    assert sweep(gateway, in_hours(1.1)) == 2
    assert [status(ada, each) for each in (id, resting, lasting)] == ["EXPIRED", "EXPIRED", "ACTIVE"]
    assert events(ada, id).count(UPDATED) == 1
    with unchanged(gateway):
        assert sweep(gateway, in_hours(1.1)) == 0


def test_any_number_of_replicas_expire_a_session_once(gateway: Gateway, ada: Person) -> None:
    ids = [opened(ada, expiresAt=in_hours(1).isoformat()) for _ in range(5)]
    assert sweep(gateway, in_hours(1.1), replicas=4) == 5
    assert [events(ada, id).count(UPDATED) for id in ids] == [1] * 5


def test_an_archived_session_does_not_expire(gateway: Gateway, ada: Person) -> None:
    id = opened(ada, expiresAt=in_hours(1).isoformat())
    ada.done("updateSession", ID, id=id, status="ARCHIVED")
    with unchanged(gateway):
        assert sweep(gateway, in_hours(2)) == 0


def test_an_expired_session_is_read_only(gateway: Gateway, ada: Person) -> None:
    ben, id = person(gateway), opened(ada, expiresAt=in_hours(1).isoformat())
    sweep(gateway, in_hours(2))
    patch = [{"op": "add", "path": "/a", "value": 1}]
    with unchanged(gateway):
        assert ben.refused("joinSession", ID, sessionId=id) == ("CONFLICT", "sessionId")
        message = ada.refused("sendMessage", "message { id }", sessionId=id, content="Too late")
        document = ada.refused("patchDocument", "document { id }", key="k", sessionId=id, baseVersion=0, patch=patch)
        assert message == document == ("CONFLICT", "sessionId")
        assert ada.refused("updateSession", ID, id=id, status="ACTIVE") == ("CONFLICT", "status")
        assert ada.refused("updateSession", ID, id=id, expiresAt=in_hours(3).isoformat()) == ("CONFLICT", "id")
    ada.done("updateSession", ID, id=id, status="ARCHIVED")


def test_an_expired_session_is_closed_before_the_scheduler_notices(gateway: Gateway, ada: Person) -> None:
    id = opened(ada, expiresAt=in_hours(1).isoformat())
    let_time_pass(gateway, id)
    # The gateway's scheduler may run at any moment; the responses are the same.
    assert ada.refused("sendMessage", "message { id }", sessionId=id, content="Too late") == ("CONFLICT", "sessionId")
    assert ada.refused("updateSession", ID, id=id, expiresAt=None) == ("CONFLICT", "id")
