"""R4: pending approvals survive kills, one of many racing responders decides, and a deadline that passed while Parley
was down takes effect soon after the start.

`make test-crash` tests 60 approvals and 2 kills, `make chaos` as many as `CHAOS_APPROVALS` and
`CHAOS_APPROVAL_KILLS` say.
"""

import asyncio
import itertools
import os
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, cast

import httpx
import pytest

from models.approvals import Approval, ApprovalStatus
from models.users import Role
from storage.clock import now
from tests.chaos.cluster import time_limit
from tests.gateways import TLS, Gateway, GatewayProcess
from tests.people import on_database, person
from tests.waiting import until

APPROVALS: Final = int(os.environ.get("CHAOS_APPROVALS", "60"))
KILLS: Final = int(os.environ.get("CHAOS_APPROVAL_KILLS", "2"))
RACES: Final = 5 if "CHAOS_APPROVALS" in os.environ else 2
RESPONDERS: Final = 50
AT_ONCE: Final = 20
LATE_SECONDS: Final = 2.0
LATER: Final = range(8, 20 if "CHAOS_APPROVALS" in os.environ else 14)
"""The seconds after which requests expire that were made before a restart."""
SLACK_SECONDS: Final = 0.0 if "CHAOS_APPROVALS" in os.environ else 5.0
"""The time that a machine may add that runs other tests beside this one."""
WAIT: Final = "Wait"
EXPIRE: Final = "Expire"

pytestmark = [
    pytest.mark.crash,
    pytest.mark.promise("R4"),
    pytest.mark.timeout(time_limit(300 + APPROVALS / 2, 4 + KILLS)),
]

RESPOND: Final = """mutation($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) { approval { status } errors { code } } }"""


def replicas(backend: Mapping[str, str], start: Callable[..., GatewayProcess]) -> list[GatewayProcess]:
    """Start one gateway on SQLite, two on PostgreSQL."""
    count = 2 if "REDIS_URL" in backend else 1
    return [start({**backend, "ENGINE_LEASE": "3"}) for _ in range(count)]


def request_approvals(gateway: GatewayProcess, what: str, first: int, count: int, **more: Any) -> list[str]:
    """Request this many approvals, in order, and return their ids."""
    ids = []
    for begin in range(first, first + count, AT_ONCE):
        numbers = range(begin, min(begin + AT_ONCE, first + count))
        given = {f"i{number}": {"title": what, "idempotencyKey": f"{what} {number}", **more} for number in numbers}
        declared = ", ".join(f"${name}: RequestApprovalInput!" for name in given)
        fields = " ".join(f"{name}: requestApproval(input: ${name}) {{ approval {{ id }} }}" for name in given)
        ids += [made["approval"]["id"] for made in gateway.data(f"mutation({declared}) {{ {fields} }}", given).values()]
    return ids


def stored(gateway: GatewayProcess, what: str) -> dict[str, Approval]:
    """Return the approvals of a test."""

    async def read() -> dict[str, Approval]:
        return {row.id: row for row in await Approval.filter(title=what)}

    return on_database(gateway, read)


async def race(gateways: Sequence[GatewayProcess], tokens: Sequence[str], id: str) -> Counter[str]:
    """Let all decide an approval at once, half of them for it and half against it, and count the outcomes."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=60, trust_env=False, verify=TLS, limits=limits) as client:

        async def respond(gateway: GatewayProcess, token: str, approved: bool) -> str:
            given = {"id": id, "approved": approved}
            body = {"query": RESPOND, "variables": {"input": given}}
            response = await client.post(f"{gateway.url}/graphql", json=body, headers=gateway.headers(token))
            made = response.json()["data"]["respondToApproval"]
            return str(made["errors"][0]["code"] if made["errors"] else made["approval"]["status"])

        turns = zip(itertools.cycle(gateways), tokens, itertools.cycle([True, False]))
        return Counter(await asyncio.gather(*(respond(*turn) for turn in turns)))


def test_pending_approvals_survive_kills_and_are_decided_once(
    backend: Mapping[str, str],
    gateway_process: Callable[..., GatewayProcess],
    chance: random.Random,
    figure: Callable[[str], None],
) -> None:
    gateways = replicas(backend, gateway_process)
    tokens = [person(cast(Gateway, gateways[0]), Role.OPERATOR).token for _ in range(RESPONDERS)]
    ids: list[str] = []
    for kill in range(KILLS):
        until_now = APPROVALS * (kill + 1) // KILLS
        ids += request_approvals(chance.choice(gateways), WAIT, len(ids), until_now - len(ids))
        victim = chance.choice(gateways)
        victim.kill()
        victim.start()
    rows = stored(gateways[0], WAIT)
    assert rows.keys() == set(ids)
    assert {row.status for row in rows.values()} == {ApprovalStatus.PENDING}
    raced = chance.sample(ids, RACES)
    for id in raced:
        outcomes = asyncio.run(race(gateways, tokens, id))
        assert outcomes["CONFLICT"] == RESPONDERS - 1, outcomes
        row = stored(gateways[0], WAIT)[id]
        assert (len(row.decisions), outcomes[row.status.value]) == (1, 1)
    figure(f"{APPROVALS} approvals pending after {KILLS} kills; {RACES} × {RESPONDERS} responders: 1 decision each")


def test_a_deadline_that_passes_while_parley_is_down_is_kept_late_by_seconds(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess], figure: Callable[[str], None]
) -> None:
    gateways = replicas(backend, gateway_process)
    while_down = request_approvals(gateways[0], EXPIRE, 0, 10, expiresInSeconds=3)
    later = [request_approvals(gateways[0], EXPIRE, 10 + after, 1, expiresInSeconds=after)[0] for after in LATER]
    for gateway in gateways:
        gateway.kill()
    expired = max(cast(datetime, stored(gateways[0], EXPIRE)[id].expires_at) for id in while_down)
    until(lambda: now() > expired)
    gateways[0].start()
    ready = now()
    until(lambda: all(row.status is ApprovalStatus.REJECTED for row in stored(gateways[0], EXPIRE).values()))
    rows = stored(gateways[0], EXPIRE)
    assert rows.keys() == {*while_down, *later}
    late = [_late(rows[id], ready) for id in (*while_down, *later)]
    figure(f"{len(late)} deadlines around a restart: at most {max(late):.1f} s late")
    assert max(late) <= LATE_SECONDS + SLACK_SECONDS


def _late(row: Approval, ready: datetime) -> float:
    """Return by how many seconds a deadline was missed, from the moment that Parley was there to keep it."""
    assert row.resolved_at is not None and row.expires_at is not None
    return (row.resolved_at - max(row.expires_at, ready)) / timedelta(seconds=1)
