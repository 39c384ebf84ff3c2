"""Retention: what is pruned is old, and nobody still needs it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.needed_events import needed_after
from engine.sessions import prune_conversations
from models.event_log import read_head
from models.platform import prune_log
from models.sessions import Session
from models.users import Role
from tests.destinations.house import waiting_delivery
from tests.gateways import Gateway
from tests.people import Person, on_database, opened, person
from tests.system.test_maintenance import age, organization, removed


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    """A gateway whose log has no other organization's events: how far it is pruned depends on all of them."""
    return own_gateway


def event_of(owner: Person, delivery_id: str) -> Any:
    shown = "query($id: ID!) { node(id: $id) { ... on EventDelivery { status event { id } } } }"
    return owner.data(shown, id=delivery_id)["node"]


def test_events_that_are_not_delivered_yet_are_kept_and_older_ones_pruned_in_batches(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Undelivered")
    opened(admin)
    ids = waiting_delivery(admin, "undelivered")
    opened(admin)
    on_database(gateway, lambda: age(organization(admin)))
    would = removed(admin, olderThanDays=10, dryRun=True)["prunedEvents"]
    old = datetime.now(UTC) - timedelta(days=10)

    async def prune() -> tuple[int, int | None, int]:
        keep_after = await needed_after()
        return await prune_log(old, keep_after=keep_after, at_once=2), keep_after, (await read_head()).pruned_through

    number, keep_after, through = on_database(gateway, prune)
    assert number >= would > 2 and through == keep_after
    assert event_of(admin, ids["EventDelivery"])["event"] is not None


def test_messages_and_documents_of_old_sessions_are_pruned(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Talkative")
    ended, active = opened(admin), opened(admin)
    for session in (ended, active):
        admin.done("sendMessage", "message { id }", sessionId=session, content="Hello")
        patch = [{"op": "add", "path": "/a", "value": 1}]
        admin.done("patchDocument", "document { id }", sessionId=session, key="k", baseVersion=0, patch=patch)
    admin.done("updateSession", "session { id }", id=ended, status="ARCHIVED")
    ages_ago = datetime.now(UTC) - timedelta(days=3_000)

    async def make_old() -> None:
        await Session.filter(id__in=[ended, active]).update(updated_at=ages_ago)

    on_database(gateway, make_old)
    assert on_database(gateway, lambda: prune_conversations(ages_ago)) == 0
    assert on_database(gateway, lambda: prune_conversations(ages_ago + timedelta(seconds=1))) == 2
    shown = "query($id: ID!) { session(id: $id) { status messages(first: 5) { totalCount } documents { key } } }"
    assert admin.data(shown, id=ended)["session"] == {
        "status": "ARCHIVED",
        "messages": {"totalCount": 0},
        "documents": [],
    }
    assert admin.data(shown, id=active)["session"]["messages"]["totalCount"] == 1
