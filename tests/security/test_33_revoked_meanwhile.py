"""Attack 33 within a request: its credential is revoked after it has begun, while it waits for a task or for its body.

What begins after that does not happen, whether it is another mutation of the document, another operation of the batch,
or the operation whose body arrives late.
"""

import json
import threading
from datetime import datetime
from typing import Any, Final

import pytest

from models.agents import Agent
from models.tasks import Task
from models.users import ApiKey, Role
from tests.gateways import Gateway
from tests.people import Person, agent, on_database, person
from tests.security.raw import opened, statuses
from tests.waiting import until

TITLE: Final = "After the revocation"
LATE: Final[dict[str, tuple[str, dict[str, Any], bool]]] = {
    "GraphQL": (
        "/graphql",
        {"query": f'mutation {{ createTask(input: {{title: "{TITLE}", type: "x"}}) {{ __typename }} }}'},
        True,
    ),
    "a documented path": ("/api/tasks", {"title": TITLE, "type": "x"}, True),
    "an endpoint of one's own": ("/rest/v1/late", {"title": TITLE}, True),
    "MCP": (
        "/mcp",
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "tools/call",
            "params": {"name": "createTask", "arguments": {"title": TITLE, "type": "x"}},
        },
        True,
    ),
    "CloudEvents": ("/events", {"specversion": "1.0", "id": "1", "source": "/a", "type": "deploy.done"}, False),
    "Pipedream": ("/pipedream/events", {"type": "deploy.done"}, False),
    "Pusher": ("/pusher/auth", {"socket_id": "1.1", "channel_name": "private-x"}, False),
    "Studio": ("/studio/connect", {}, False),
}
"""By route: its path, a body, and whether it checks the credential before it reads the body."""


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    boss = person(gateway, Role.ADMIN)
    payload = "task { id } errors { code message field retryable retryAfterSeconds }"
    document = f'mutation Late($title: String!) {{ createTask(input: {{title: $title, type: "x"}}) {{ {payload} }} }}'
    boss.done("createEndpoint", "endpoint { id }", name="Late", method="POST", path="late", document=document)
    return boss


class Key:
    """An API key, and how it is used."""

    def __init__(self, admin: Person, **given: Any) -> None:
        self.admin = admin
        made = admin.done("createApiKey", "secret apiKey { id }", name="revoked", **given)
        self.secret: str = made["secret"]
        self.id: str = made["apiKey"]["id"]

    async def used(self) -> bool:
        """Return whether it has been used."""
        return (await ApiKey.get(id=self.id)).last_used_at is not None

    def revoke(self) -> None:
        """Revoke it."""
        self.admin.done("revokeApiKey", "apiKey { id }", id=self.id)


def created(gateway: Gateway) -> int:
    """Return how many tasks were created that must not be, or prove that they could be."""

    async def count() -> int:
        return await Task.filter(title=TITLE).count()

    return on_database(gateway, count)


@pytest.mark.parametrize("route", LATE)
def test_33_a_body_that_arrives_after_the_revocation_has_no_effect(gateway: Gateway, admin: Person, route: str) -> None:
    path, given, checks_first = LATE[route]
    key, body, before = Key(admin), json.dumps(given).encode(), created(gateway)
    head = f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-api-key: {key.secret}\r\ncontent-type: application/json\r\n"
    head += f"accept: application/json, text/event-stream\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
    with opened(gateway, seconds=60) as connection:
        connection.sendall(head.encode() + body[:1])
        if checks_first:
            until(lambda: on_database(gateway, key.used))
        key.revoke()
        connection.sendall(body[1:])
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    assert statuses(received) == [401], received
    assert created(gateway) == before


@pytest.mark.parametrize("route", [name for name, (_, _, checks_first) in LATE.items() if checks_first])
def test_33_the_same_body_has_an_effect_without_the_revocation(gateway: Gateway, admin: Person, route: str) -> None:
    """Prove that the test above could fail."""
    path, given, _ = LATE[route]
    accept, before = {"accept": "application/json, text/event-stream"}, created(gateway)
    response = gateway.request("POST", path, Key(admin).secret, json=given, headers=accept)
    assert response.is_success, response.text
    assert created(gateway) == before + 1


# ---------------------------------------------------------------- calls that wait

CLAIM: Final = "claimTask(input: {{agentId: {agent}, types: [{type}], waitSeconds: 3}}) {{ task {{ id }} }}"
CREATE: Final = f'createTask(input: {{title: "{TITLE}", type: "x"}}) {{ task {{ id }} errors {{ code }} }}'


async def waits_until(agent_id: str) -> datetime | None:
    """Return until when an agent's claim waits."""
    return (await Agent.get(id=agent_id)).waits_until


def answered(gateway: Gateway, body: object, key: Key, worker: Person) -> Any:
    """Send operations of which the first one waits, revoke their key meanwhile, and return the response."""
    answers = list[Any]()
    sending = threading.Thread(target=lambda: answers.append(gateway.post(body, key.secret).json()))
    sending.start()
    until(lambda: on_database(gateway, lambda: waits_until(worker.id)))
    key.revoke()
    sending.join()
    [answer] = answers
    return answer


def claim(worker: Person) -> str:
    """Return a mutation that waits for a task that does not come."""
    return CLAIM.format(agent=json.dumps(worker.id), type=json.dumps(worker.id))


@pytest.mark.slow
def test_33_a_mutation_after_one_that_waits_sees_the_revocation(gateway: Gateway, admin: Person) -> None:
    worker, before = agent(admin), created(gateway)
    body = {"query": f"mutation {{ {claim(worker)} {CREATE} }}"}
    answer = answered(gateway, body, Key(admin, agentId=worker.id), worker)
    refused = {"task": None, "errors": [{"code": "UNAUTHENTICATED"}]}
    assert answer == {"data": {"claimTask": {"task": None}, "createTask": refused}}, "the first one's result is shown"
    assert created(gateway) == before


def test_33_a_first_mutation_without_a_credential_is_an_error_of_the_request(gateway: Gateway) -> None:
    answer = gateway.graphql(f"mutation {{ {CREATE} }}", token="")
    assert answer["data"] is None and answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.slow
def test_33_an_operation_of_a_batch_after_one_that_waits_sees_the_revocation(gateway: Gateway, admin: Person) -> None:
    worker, before = agent(admin), created(gateway)
    rest = [{"query": f"mutation {{ {CREATE} }}"}, {"query": "{ viewer { role } }"}]
    body = [{"query": f"mutation {{ {claim(worker)} }}"}, *rest]
    first, *others = answered(gateway, body, Key(admin, agentId=worker.id), worker)
    assert first["data"]["claimTask"] == {"task": None}
    assert [each["errors"][0]["extensions"]["code"] for each in others] == ["UNAUTHENTICATED"] * 2
    assert all("data" not in each for each in others) and created(gateway) == before
