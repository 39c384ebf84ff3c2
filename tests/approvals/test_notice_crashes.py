"""Gateways are killed while approvers are notified: each approver gets each notice once."""

import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import httpx
import pytest

from models.deliveries import Delivery
from models.users import Role
from tests.gateways import GatewayProcess
from tests.people import on_database
from tests.servers import free_port
from tests.waiting import until

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300)]

REQUESTS: Final = 30
KILLS: Final = 3
CREATE_USER: Final = "mutation($input: CreateUserInput!) { createUser(input: $input) { user { id } } }"
ASK: Final = "mutation($input: RequestApprovalInput!) { requestApproval(input: $input) { approval { id } } }"


def test_each_approver_is_notified_once_despite_crashes(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]
) -> None:
    settings = {**backend, "ENGINE_LEASE": "2"}
    replicas = [
        gateway_process({**settings, "PORT": str(free_port())}) for _ in range(2 if "REDIS_URL" in backend else 1)
    ]
    approvers = [_user(replicas[0], number) for number in range(2)]
    with ThreadPoolExecutor(max_workers=1) as executor:
        asking = executor.submit(_ask_all, replicas, approvers)
        for _ in range(KILLS):
            time.sleep(random.uniform(0.3, 1.5))
            victim = random.choice(replicas)
            victim.kill()
            victim.start()
        asked = asking.result()
    expected = {(id, approver): 1 for id in asked for approver in approvers}
    until(lambda: _notices(replicas[0]) >= Counter(expected))
    assert _notices(replicas[0]) == Counter(expected)


def _notices(gateway: GatewayProcess) -> Counter[tuple[str, str]]:
    """Return how many notices there are of each request for each user."""

    async def read() -> list[Any]:
        return await Delivery.filter(approval_id__isnull=False).values_list("approval_id", "user_id")

    return Counter((approval, user) for approval, user in on_database(gateway, read))


def _user(gateway: GatewayProcess, number: int) -> str:
    given = {"email": f"approver-{number}@example.com", "name": "Approver", "role": Role.MEMBER.value}
    return str(gateway.data(CREATE_USER, {"input": given})["createUser"]["user"]["id"])


def _ask_all(replicas: list[GatewayProcess], approvers: list[str]) -> list[str]:
    return [_ask(replicas, {"title": f"Request {number}", "approverIds": approvers}) for number in range(REQUESTS)]


def _ask(replicas: list[GatewayProcess], given: dict[str, Any]) -> str:
    """Request an approval from one replica after the other, with the same key, until one responds."""
    key = f"{given['title']} once"
    while True:
        for replica in replicas:
            try:
                made = replica.data(ASK, {"input": {**given, "idempotencyKey": key}})["requestApproval"]["approval"]
            except (httpx.TransportError, AssertionError, TypeError):
                time.sleep(0.05)
                continue
            if made is not None:
                return str(made["id"])
