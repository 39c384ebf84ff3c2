"""Notices to approvers: once per approver when a request is made, before it expires, and none after it is resolved."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from engine.deliveries.approval_notices import ApprovalNotices
from engine.outbound.gateway import open_connectors
from engine.outbound.oauth_tokens import open_accounts
from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from models.users import Role
from settings import Settings
from storage.clock import now
from tests.approvals.links import asked
from tests.gateways import TLS, Gateway
from tests.ledger import recorded
from tests.people import Person, administrator, agent, on_database, person
from tests.running import Runs, node
from tests.work import ahead

INBOX = """query($user: ID!) { deliveries(first: 50, filter: {channel: [TEST], userId: $user}) {
  nodes { id subject content data status approval { id } } } }"""
DAY = 86_400


class Team:
    def __init__(self, gateway: Gateway) -> None:
        self.ann, self.ben, self.cleo, self.dan = (person(gateway) for _ in range(4))


@pytest.fixture
def team(gateway: Gateway) -> Team:
    return Team(gateway)


def inbox(of: Person, approval_id: str) -> list[dict[str, Any]]:
    """Return the notices of a request that a user has received, oldest first."""
    nodes = of.data(INBOX, user=of.id)["deliveries"]["nodes"]
    return [each for each in reversed(nodes) if each["approval"] and each["approval"]["id"] == approval_id]


def eventually(found: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + 20
    while not (value := found()):
        assert time.monotonic() < deadline
        time.sleep(0.03)
    return value


def sweep(gateway: Gateway, *seconds: float, replicas: int = 1) -> None:
    """Run the job as other replicas would at these times from now."""
    settings = Settings.load(gateway.environment)

    async def run() -> None:
        async with open_accounts(settings, TLS) as accounts, open_connectors(settings, accounts, TLS) as connectors:
            for each in seconds:
                moment = now() + timedelta(seconds=each)
                await asyncio.gather(*(ApprovalNotices(connectors).sweep(moment) for _ in range(replicas)))

    on_database(gateway, run)


def noticed(gateway: Gateway, *people: Person, id: str) -> None:
    """Return once each of these users has received the first notice."""
    for each in people:
        eventually(partial(inbox, each, id))


def test_named_approvers_are_notified_once(gateway: Gateway, team: Team) -> None:
    id = asked(team.ann, team.ben, team.cleo, description="The numbers are in.", data={"amount": 500})
    noticed(gateway, team.ben, team.cleo, id=id)
    sweep(gateway, 0, replicas=3)
    for approver in (team.ben, team.cleo):
        [notice] = inbox(approver, id)
        assert notice["subject"] == "Approval requested: Release 4.2?"
        for line in ("The numbers are in.", "amount: 500", "Requested by"):
            assert line in notice["content"]
        assert notice["data"] == {
            "approvalId": id,
            "title": "Release 4.2?",
            "data": {"amount": 500},
            "expiresAt": None,
            "reminder": False,
        }
        assert "/approvals/" not in str(notice), "others may read deliveries, and would decide in the approver's name"
    assert inbox(team.ann, id) == inbox(team.dan, id) == []


def test_a_node_notifies_its_approvers(gateway: Gateway, team: Team) -> None:
    runs = Runs(team.ann)
    run = runs.start(node("ask", "APPROVAL", {"title": "Deploy?", "approvers": [team.ben.id]}))
    waiting = runs.until(run, "RUNNING", "WAITING", nodes={"ask": "WAITING"})
    id = waiting["nodes"]["ask"]["approval"]["id"]
    noticed(gateway, team.ben, id=id)
    team.ben.done("respondToApproval", "approval { id }", id=id, approved=True)
    runs.until(run, "COMPLETED")


def test_a_request_that_names_no_one_notifies_no_one(gateway: Gateway, team: Team) -> None:
    unnamed, named = asked(team.ann), asked(team.ann, team.ben)
    noticed(gateway, team.ben, id=named)
    assert [inbox(each, unnamed) for each in (team.ann, team.ben, team.cleo)] == [[], [], []]


def test_those_who_cannot_decide_are_not_notified(gateway: Gateway, team: Team) -> None:
    worker = agent(administrator(gateway))
    operator = person(gateway, Role.OPERATOR)
    id = asked(operator, operator, team.ben, agentId=worker.id)
    noticed(gateway, team.ben, id=id)
    assert inbox(operator, id) == [], "they made the request"


def test_a_delegate_is_notified_with_the_approver(gateway: Gateway, team: Team) -> None:
    team.ben.done("delegateApprovals", "delegation { id }", toUserId=team.cleo.id, until=ahead(3600))
    id = asked(team.ann, team.ben)
    noticed(gateway, team.ben, team.cleo, id=id)
    [of_delegate], [of_approver] = inbox(team.cleo, id), inbox(team.ben, id)
    assert "You decide in place of" in of_delegate["content"]
    assert "in place of" not in of_approver["content"]


def test_reminders_are_sent_at_half_time_and_an_hour_before_once_each(gateway: Gateway, team: Team) -> None:
    id = asked(team.ann, team.ben, team.cleo, requiredApprovals=2, expiresInSeconds=DAY)
    noticed(gateway, team.ben, team.cleo, id=id)
    team.cleo.done("respondToApproval", "approval { id }", id=id, approved=True)
    before = len(recorded(gateway))
    for seconds, notices in (
        (DAY / 2 - 60, 1),
        (DAY / 2 + 60, 2),
        (DAY - 3600 - 60, 2),
        (DAY - 3600 + 60, 3),
        (DAY - 60, 3),
    ):
        sweep(gateway, seconds, replicas=3)
        assert len(inbox(team.ben, id)) == notices
    subjects = [each["subject"] for each in inbox(team.ben, id)]
    assert subjects == ["Approval requested: Release 4.2?", *["Reminder: Release 4.2?"] * 2]
    assert len(inbox(team.cleo, id)) == 1, "those who have decided are not reminded"
    events = [
        event
        for event in recorded(gateway, before)
        if event["type"] == "approval.reminded" and id in str(event["payload"])
    ]
    assert [event["actor_id"] for event in events] == ["sys_parley"] * 2
    assert all(team.ben.id in str(event["payload"]) and team.cleo.id not in str(event["payload"]) for event in events)


def test_a_gateway_that_was_down_sends_one_reminder_for_those_it_missed(gateway: Gateway, team: Team) -> None:
    id = asked(team.ann, team.ben, expiresInSeconds=DAY)
    noticed(gateway, team.ben, id=id)
    sweep(gateway, DAY - 600)
    assert len(inbox(team.ben, id)) == 2


@pytest.mark.parametrize(("seconds", "reminders"), [(3599, 0), (5400, 1), (7200, 1), (7300, 2)])
def test_a_short_expiry_gets_fewer_reminders(gateway: Gateway, team: Team, seconds: int, reminders: int) -> None:
    id = asked(team.ann, team.ben, expiresInSeconds=seconds)
    noticed(gateway, team.ben, id=id)
    sweep(gateway, *(seconds * part / 100 for part in range(5, 100, 5)))
    assert len(inbox(team.ben, id)) == 1 + reminders


@pytest.mark.parametrize("how", ["approved", "cancelled"])
def test_nothing_is_sent_after_it_is_resolved(gateway: Gateway, team: Team, how: str) -> None:
    id = asked(team.ann, team.ben, expiresInSeconds=DAY)
    noticed(gateway, team.ben, id=id)
    if how == "approved":
        team.ben.done("respondToApproval", "approval { id }", id=id, approved=True)
    else:
        team.ann.done("cancelApproval", "approval { id }", id=id)
    sweep(gateway, DAY / 2 + 60, DAY - 60)
    assert len(inbox(team.ben, id)) == 1


def test_a_notice_is_not_sent_again_once_the_request_is_decided(gateway: Gateway, team: Team) -> None:
    other = asked(team.ann, team.ben, team.cleo)
    id = asked(team.ann, team.ben, team.cleo)
    noticed(gateway, team.ben, team.cleo, id=id)

    def delivered() -> Any:
        return eventually(lambda: [each for each in inbox(team.cleo, id) if each["status"] == "SUCCESS"])

    [notice] = delivered()

    async def expire() -> None:
        await Delivery.filter(id=notice["id"]).update(status=DeliveryStatus.EXPIRED)

    on_database(gateway, expire)
    team.ben.done("respondToApproval", "approval { id }", id=other, approved=True)
    team.cleo.done("retryDelivery", "delivery { id }", id=notice["id"])
    assert [each["id"] for each in delivered()] == [notice["id"]]
    on_database(gateway, expire)
    team.ben.done("respondToApproval", "approval { id }", id=id, approved=True)
    payload = team.cleo.change("retryDelivery", "delivery { id }", {"id": notice["id"]})
    [error] = payload["errors"]
    assert error["message"] == "The delivery is of no use any more. This request was already approved."
