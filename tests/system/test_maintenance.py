"""`runMaintenance`: an administrator removes old records of the organization."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from engine.destinations import following
from engine.triggers import events as triggers
from models.data_schemas import Platform
from models.deliveries import Delivery
from models.event_log import read_head
from models.events import LogRow
from models.executions import WorkflowExecution
from models.messages import Message
from models.requests import Request, RequestStatus
from models.sessions import Channel, Session, SessionStatus
from models.sync_jobs import ConflictResolution, SyncJob, SyncStatus, SyncStrategy
from models.users import Role
from storage.ids import SYSTEM_ID
from tests.deliveries.house import delivered
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, on_database, opened, person, place_events
from tests.waiting import until

REPORT: Final = """report { expiredSessions prunedEvents prunedDeliveries prunedExecutions prunedRequests
    prunedSynchronizations prunedMessages dryRun }"""
KINDS: Final = {
    "events": "prunedEvents",
    "deliveries": "prunedDeliveries",
    "executions": "prunedExecutions",
    "requests": "prunedRequests",
    "synchronizations": "prunedSynchronizations",
    "messages": "prunedMessages",
}
NOTHING: Final = {"expiredSessions": 0} | dict.fromkeys(KINDS.values(), 0)
FOLLOW: Final = """subscription($after: Cursor) { events(after: $after) {
    __typename cursor ... on StreamGap { reason } } }"""
NODES: Final = [{"key": "only", "type": "TRANSFORM", "config": {"value": 1}}]


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    """A gateway without destinations and triggers of other modules, which look at most events once a minute."""
    return own_gateway


def removed(admin: Person, **given: Any) -> dict[str, Any]:
    report: dict[str, Any] = admin.done("runMaintenance", REPORT, **given)["report"]
    return report


def organization(caller: Person) -> str:
    id: str = caller.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    return id


def furnished(gateway: Gateway, name: str) -> Person:
    """Return an administrator whose organization has one old record of each kind, and a new one of each."""
    admin = person(gateway, Role.ADMIN, name)
    for _ in range(2):
        delivered(admin, "Hello")
        _run(admin)
    opened(admin, expiresAt=(datetime.now(UTC) + timedelta(hours=1)).isoformat())
    on_database(gateway, lambda: _make_old(organization(admin)))
    return admin


def _run(admin: Person) -> None:
    run = admin.done("executeWorkflow", "execution { id }", nodes=NODES)["execution"]["id"]
    shown = "query($id: ID!) { execution(id: $id) { status } }"
    until(lambda: admin.data(shown, id=run)["execution"]["status"] == "COMPLETED")


async def _followed() -> None:
    """Wait until destinations and triggers have looked at all events: those that they have not are never pruned."""
    await place_events()
    head = (await read_head()).seq
    for followed_through in (following.followed_through, triggers.followed_through):
        while (position := await followed_through()) is not None and position < head:
            await asyncio.sleep(0.02)


async def _make_old(organization_id: str) -> None:
    old = datetime.now(UTC) - timedelta(days=20)
    await _followed()
    for table, column in ((Delivery, "completed_at"), (WorkflowExecution, "completed_at"), (LogRow, "occurred_at")):
        [first, *_] = await table.filter(organization_id=organization_id).order_by("id").limit(1)
        await table.filter(id=first.id).update(**{column: old})


def test_old_records_of_the_organization_are_removed(gateway: Gateway) -> None:
    admin, other = furnished(gateway, "Cleaned"), furnished(gateway, "Not cleaned")
    would = NOTHING | {"prunedEvents": 1, "prunedDeliveries": 1, "prunedExecutions": 1}
    assert removed(admin, olderThanDays=10, dryRun=True) == would | {"dryRun": True}
    assert removed(admin) == {name: 0 for name in would} | {"dryRun": False}  # nothing is older than 30 days
    done = removed(admin, olderThanDays=10)
    assert done == would | {"dryRun": False}
    assert removed(admin, olderThanDays=10) == {name: 0 for name in would} | {"dryRun": False}
    assert removed(other, olderThanDays=10, dryRun=True) == would | {"dryRun": True}
    placed(gateway)
    changes = '{ events(types: ["organization.cleaned_up"], last: 3) { nodes { ... on RecordChanged { changes } } } }'
    [_, recorded, _] = [each["changes"] for each in admin.data(changes)["events"]["nodes"]]
    assert recorded == {name: done[name] for name in would}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_an_age_of_its_own(gateway: Gateway, kind: str) -> None:
    admin = furnished(gateway, f"Only {kind}")
    on_database(gateway, lambda: _more_old(organization(admin)))
    would = NOTHING | {KINDS[kind]: 1}
    ages = {f"{kind}OlderThanDays": 10}
    assert removed(admin, **ages, dryRun=True) == would | {"dryRun": True}
    assert removed(admin, **ages) == would | {"dryRun": False}
    assert removed(admin, **ages) == NOTHING | {"dryRun": False}


def test_kinds_without_an_age_of_their_own_have_the_common_one(gateway: Gateway) -> None:
    admin = furnished(gateway, "Two ages")
    on_database(gateway, lambda: _more_old(organization(admin)))
    found = removed(admin, olderThanDays=10, eventsOlderThanDays=25, dryRun=True)
    assert found == NOTHING | {"prunedDeliveries": 1, "prunedExecutions": 1, "dryRun": True}
    assert removed(admin, olderThanDays=10, eventsOlderThanDays=None, dryRun=True)["prunedEvents"] == 1


async def _more_old(organization_id: str) -> None:
    """Add an old request, an old synchronization and an archived session with a message, and a new one of each."""
    old, new = datetime.now(UTC) - timedelta(days=20), datetime.now(UTC)
    for moment in (old, new):
        owned = {"organization_id": organization_id, "created_at": moment}
        session = Session.new(**owned, name="Old", owner_id=SYSTEM_ID, status=SessionStatus.ARCHIVED)
        in_session = owned | {"session_id": session.id, "content": "Hello"}
        ended = owned | {"status": SyncStatus.COMPLETED, "completed_at": moment}
        await session.insert()
        await Message.new(**in_session, from_id=SYSTEM_ID).insert()
        await Request.new(
            **in_session, channel=Channel.WEB, user_id=SYSTEM_ID, status=RequestStatus.COMPLETED, completed_at=moment
        ).insert()
        await SyncJob.new(
            **ended, source=Platform.BACKEND, target=Platform.FRONTEND, key="a", data={}, created_by_id=SYSTEM_ID,
            strategy=SyncStrategy.WRITE_THROUGH, conflict_resolution=ConflictResolution.MERGE,
        ).insert()  # fmt: skip


def test_an_overdue_session_is_expired(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Overdue")
    soon = datetime.now(UTC) + timedelta(hours=1)
    id = opened(admin, expiresAt=soon.isoformat())
    past = datetime.now(UTC) - timedelta(hours=1)
    on_database(gateway, lambda: Session.filter(id=id).update(expires_at=past))
    assert removed(admin)["expiredSessions"] <= 1  # the background job may have been faster
    shown = admin.data("query($id: ID!) { session(id: $id) { status } }", id=id)
    assert shown["session"]["status"] == "EXPIRED"


def test_a_page_after_a_removed_event_is_rejected(gateway: Gateway) -> None:
    admin, other = person(gateway, Role.ADMIN, "Resuming"), person(gateway, Role.ADMIN, "Resuming elsewhere")
    with admin.follow(FOLLOW) as following, other.follow(FOLLOW) as elsewhere:
        cursor, theirs = following()["cursor"], elsewhere()["cursor"]
    opened(admin)
    on_database(gateway, lambda: age(organization(admin)))
    assert removed(admin, olderThanDays=10)["prunedEvents"] >= 1
    page = "query($after: Cursor) { events(first: 1, after: $after) { nodes { id } } }"
    [error] = gateway.graphql(page, {"after": cursor}, admin.token)["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "errors" not in gateway.graphql(page, {"after": theirs}, other.token)


async def age(organization_id: str) -> None:
    """Make all events of an organization twenty days old."""
    await _followed()
    old = datetime.now(UTC) - timedelta(days=20)
    await LogRow.filter(organization_id=organization_id).update(occurred_at=old)


def test_only_administrators_may(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    assert operator.refused("runMaintenance", "report { dryRun }")[0] == "FORBIDDEN"
    admin = person(gateway, Role.ADMIN, "Bounds")
    for name in ("olderThanDays", *(f"{kind}OlderThanDays" for kind in KINDS)):
        for days in (0, 36_501):
            assert admin.refused("runMaintenance", "report { dryRun }", **{name: days}) == ("BAD_USER_INPUT", name)
