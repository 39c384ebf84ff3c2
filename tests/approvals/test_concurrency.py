"""Concurrency: a request is settled once, regardless of concurrent responses and sweeps."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest

from auth.bootstrap import create_key
from engine.approvals import approval_jobs, sweep_approvals
from models.approvals import Approval
from models.users import Role
from settings import Settings
from storage.clock import now
from tests.gateways import Gateway, decoded
from tests.ledger import recorded
from tests.people import on_database, person

RESPOND = """mutation($id: ID!, $approved: Boolean!) {
  respondToApproval(input: { id: $id, approved: $approved }) {
    approval { status decisions { by { id } } } errors { code message }
  }
}"""
RACERS = 50


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    """A gateway of this module's own: its tests settle all approvals of the database."""
    return own_gateway


@pytest.fixture(scope="module")
def tokens(gateway: Gateway) -> list[str]:
    """Credentials of many users."""
    settings = Settings.load(gateway.environment)

    async def make() -> list[str]:
        return [
            await create_key(settings, gateway.organization, f"racer-{n}@example.com", Role.MEMBER, "test")
            for n in range(RACERS)
        ]

    return on_database(gateway, make)


async def respond_all(gateway: Gateway, tokens: list[str], id: str, *, rejecting: int = 0) -> list[dict[str, Any]]:
    async with gateway.async_client("") as client:

        async def respond(number: int, token: str) -> dict[str, Any]:
            body = {"query": RESPOND, "variables": {"id": id, "approved": number >= rejecting}}
            response = await client.post("/graphql", json=body, headers={"authorization": f"Bearer {token}"})
            payload: dict[str, Any] = decoded(response)["data"]["respondToApproval"]
            return payload

        return await asyncio.gather(*(respond(number, token) for number, token in enumerate(tokens)))


def ask(gateway: Gateway, **values: Any) -> str:
    done = person(gateway).done("requestApproval", "approval { id }", **{"title": "Who is first?", **values})
    id: str = done["approval"]["id"]
    return id


async def test_of_many_concurrent_responses_exactly_the_quorum_decides(gateway: Gateway, tokens: list[str]) -> None:
    id = ask(gateway, requiredApprovals=3)
    before = len(recorded(gateway))
    answers = await respond_all(gateway, tokens, id)
    counted = [answer["approval"] for answer in answers if answer["approval"]]
    assert sorted(len(approval["decisions"]) for approval in counted) == [1, 2, 3]
    assert Counter(approval["status"] for approval in counted) == {"PENDING": 2, "APPROVED": 1}
    refused = [error for answer in answers for error in answer["errors"]]
    assert Counter(error["code"] for error in refused) == {"CONFLICT": RACERS - 3}
    assert all("approved" in error["message"] for error in refused)
    assert [event["kind"] for event in recorded(gateway, before)] == ["ApprovalResponded"] * 3


async def test_of_many_concurrent_responses_the_first_rejection_decides(gateway: Gateway, tokens: list[str]) -> None:
    id = ask(gateway, requiredApprovals=RACERS)
    before = len(recorded(gateway))
    answers = await respond_all(gateway, tokens, id, rejecting=RACERS // 2)
    counted = [answer["approval"] for answer in answers if answer["approval"]]
    assert Counter(approval["status"] for approval in counted)["REJECTED"] == 1
    assert len(recorded(gateway, before)) == len(counted)
    shown = gateway.data("query($id: ID!) { approval(id: $id) { status decisions { approved } } }", {"id": id})
    assert [each["approved"] for each in shown["approval"]["decisions"]] == [True] * (len(counted) - 1) + [False]


@pytest.mark.parametrize(
    ("on_expiry", "status", "decided"),
    [("REJECT", "REJECTED", [False]), ("APPROVE", "APPROVED", [True]), ("FAIL", "EXPIRED", [])],
)
def test_expired_requests_are_settled(gateway: Gateway, on_expiry: str, status: str, decided: list[bool]) -> None:
    id = ask(gateway, expiresInSeconds=3600, onExpiry=on_expiry)
    other = person(gateway)
    before = len(recorded(gateway))
    assert _sweep(gateway, seconds=3599) == 0
    assert _sweep(gateway, seconds=3601) == 1
    assert _sweep(gateway, seconds=3601) == 0
    shown = other.data(
        "query($id: ID!) { approval(id: $id) { status resolvedAt decisions { by { __typename } approved } } }", id=id
    )["approval"]
    assert (shown["status"], bool(shown["resolvedAt"])) == (status, True)
    assert shown["decisions"] == [{"by": {"__typename": "SystemActor"}, "approved": approved} for approved in decided]
    [event] = recorded(gateway, before)
    assert (event["kind"], event["actor_id"]) == ("ApprovalResponded", "sys_parley")
    code, _ = other.refused("respondToApproval", "approval { id }", id=id, approved=True)
    assert code == "CONFLICT"


def test_an_expired_request_that_people_decide_expires_as_it_says(gateway: Gateway) -> None:
    id = ask(gateway, expiresInSeconds=3600, onExpiry="FAIL", requiredApprovals=2)
    assert _sweep(gateway, seconds=3601) == 1
    assert (
        gateway.data("query($id: ID!) { approval(id: $id) { status } }", {"id": id})["approval"]["status"] == "EXPIRED"
    )


def test_expiry_rejects_a_stored_request_that_only_people_approve(gateway: Gateway) -> None:
    """No such request is accepted any more, but older versions stored some."""
    id = ask(gateway, expiresInSeconds=3600, onExpiry="APPROVE")
    on_database(gateway, lambda: Approval.filter(id=id).update(required_approvals=2))
    assert _sweep(gateway, seconds=3601) == 1
    shown = gateway.data("query($id: ID!) { approval(id: $id) { status decisions { approved } } }", {"id": id})
    assert shown["approval"] == {"status": "REJECTED", "decisions": [{"approved": False}]}


def test_concurrent_replicas_settle_a_request_once(gateway: Gateway) -> None:
    for _ in range(5):
        ask(gateway, expiresInSeconds=3600)
    before = len(recorded(gateway))
    later = _later(3601)

    async def sweep() -> int:
        return sum(await asyncio.gather(*(sweep_approvals(later) for _ in range(4))))

    assert on_database(gateway, sweep) == 5
    assert len(recorded(gateway, before)) == 5


def test_the_sweep_is_due_at_the_earliest_expiry_of_a_pending_request(gateway: Gateway) -> None:
    next_due = approval_jobs(Settings.load(gateway.environment))[0].next_due
    assert next_due is not None
    _sweep(gateway, seconds=4000)
    ask(gateway)
    assert on_database(gateway, next_due) is None
    ask(gateway, expiresInSeconds=3600)
    earlier = ask(gateway, expiresInSeconds=1800)
    shown = gateway.data("query($id: ID!) { approval(id: $id) { expiresAt } }", {"id": earlier})["approval"]
    due = on_database(gateway, next_due)
    assert due is not None and due == datetime.fromisoformat(shown["expiresAt"])
    assert _sweep(gateway, seconds=1801) == 1
    later = on_database(gateway, next_due)
    assert later is not None and later > due
    _sweep(gateway, seconds=3601)


def test_a_late_response_is_rejected_before_and_after_the_sweep(gateway: Gateway) -> None:
    id = ask(gateway, expiresInSeconds=3600, onExpiry="FAIL")

    async def overdue() -> None:
        await Approval.filter(id=id).update(expires_at=now())

    on_database(gateway, overdue)
    # The gateway's own scheduler may sweep in between; the response is rejected either way.
    assert person(gateway).refused("respondToApproval", "approval { id }", id=id, approved=True) == ("CONFLICT", "id")


def _later(seconds: int) -> datetime:
    return now() + timedelta(seconds=seconds)


def _sweep(gateway: Gateway, *, seconds: int) -> int:
    moment = _later(seconds)
    return on_database(gateway, lambda: sweep_approvals(moment))
