"""Gateways in separate processes: one refresh for concurrent calls on any replica, and recovery after a crash."""

import asyncio
import contextlib
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import asyncpg
import httpx
import pytest

from auth.bootstrap import create_key
from models.connections import ConnectionStatus, OAuthConnection, Tokens, connect_account
from models.database import open_database
from models.users import Role, user_with_email
from settings import Settings
from storage.address import parse_address
from storage.clock import now
from storage.database import transaction
from tests.fakes.oauth_server import FakeProvider
from tests.gateways import TLS, GatewayProcess

pytestmark = pytest.mark.crash

PATIENCE: Final = 120.0
CALL: Final = """mutation($input: RunConnectorActionInput!) {
  runConnectorAction(input: $input) { output simulated errors { code message } } }"""
POST: Final = {"connector": "slack", "action": "post_message", "params": {"channel": "C1", "text": "Hello"}}
REFRESH: Final = "mutation($id: ID!) { refreshConnection(input: {id: $id}) { connection { status } errors { code } } }"
Start = Callable[..., GatewayProcess]


@dataclass(frozen=True)
class Owner:
    """A user with a connected account and an API key."""

    key: str
    user_id: str
    connection_id: str


class Town:
    """Users whose tokens have all expired, written straight to the database."""

    def __init__(self, environment: Mapping[str, str], provider: FakeProvider) -> None:
        self.settings = Settings.load(environment)
        self.provider = provider

    @contextlib.asynccontextmanager
    async def database(self) -> AsyncIterator[None]:
        database = await open_database(parse_address(self.settings.database_url))
        try:
            with database.bind():
                yield
        finally:
            await database.close()

    async def people(self, many: int, beginning: str) -> list[Owner]:
        """Add users with a connection each; the tokens expire only when all users exist."""
        async with self.database():
            owners = [await self._owner(f"{beginning}-{number}@example.com") for number in range(many)]
            self.provider.expire()
            ended = now() - timedelta(seconds=1)
            ids = [owner.connection_id for owner in owners]
            await OAuthConnection.filter(id__in=ids).update(expires_at=ended, refresh_at=ended)
        return owners

    async def _owner(self, email: str) -> Owner:
        key = await create_key(self.settings, "Default", email, Role.MEMBER, "test")
        user = await user_with_email(email)
        assert user is not None
        given = self.provider.grant(["chat:write"])
        tokens = Tokens(given["access_token"], given["refresh_token"], 3600, ["chat:write"])
        owner = {"organization_id": user.organization_id, "user_id": user.id, "provider": self.provider.kind}
        async with transaction():
            row = await connect_account(owner, tokens, self.settings.encryption_keys, account=email)
        return Owner(key, user.id, row.id)

    async def connection(self, owner: Owner) -> OAuthConnection:
        async with self.database():
            return await OAuthConnection.get(id=owner.connection_id)

    async def lease_ends(self, owner: Owner) -> None:
        """Advance time until the lease of the dead process has expired."""
        async with self.database():
            await OAuthConnection.filter(id=owner.connection_id).update(lease_until=now() - timedelta(seconds=1))


async def call(client: httpx.AsyncClient, gateway: GatewayProcess, owner: Owner, document: str, **values: Any) -> Any:
    """Send an operation and return the value of its one field."""
    response = await client.post(
        f"{gateway.url}/graphql",
        json={"query": document, "variables": values},
        headers={"authorization": f"Bearer {owner.key}"},
    )
    body = response.json()
    assert not body.get("errors"), body["errors"]
    [value] = body["data"].values()
    return value


@pytest.fixture
def slack() -> Iterator[FakeProvider]:
    with FakeProvider("slack") as provider:
        yield provider


async def two_hundred_calls(town: Town, gateways: list[GatewayProcess]) -> str:
    """Fifty users with expired tokens make four calls each, concurrently, on any replica; return what was measured."""
    slack = town.provider
    owners = await town.people(50, "at-once")
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=90, trust_env=False, verify=TLS, limits=limits) as client:
        calls = [
            call(client, gateways[number % len(gateways)], owner, CALL, input=POST)
            for owner in owners
            for number in range(4)
        ]
        answers = await asyncio.gather(*calls)
    assert [answer["errors"] for answer in answers] == [[]] * 200
    assert [answer["simulated"] for answer in answers] == [False] * 200
    assert (len(slack.refreshes), len(set(slack.refreshes))) == (50, 50)
    assert (slack.refused, slack.dead_families, slack.posted) == ([], 0, 200)
    for owner in owners:
        row = await town.connection(owner)
        token = row.access_token(town.settings.encryption_keys)
        assert (row.status, slack.is_good(token)) == (ConnectionStatus.CONNECTED, True)
    return f"200 calls, 50 connections, {len(gateways)} processes: {len(slack.refreshes)} refreshes, 0 refused"


@pytest.mark.promise("R12")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("redis", ["with Redis", "without Redis"])
@pytest.mark.parametrize("backend_name", ["postgres"], scope="module")
async def test_fifty_expired_tokens_are_refreshed_once_by_two_processes(
    backend: Mapping[str, str],
    slack: FakeProvider,
    gateway_process: Start,
    redis: str,
    figure: Callable[[str], None],
) -> None:
    environment = {**backend, **slack.environment}
    if redis == "without Redis":
        del environment["REDIS_URL"]
    town = Town(environment, slack)
    figure(await two_hundred_calls(town, [gateway_process(environment), gateway_process(environment)]))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
async def test_fifty_expired_tokens_are_refreshed_once_by_one_process(
    backend: Mapping[str, str], slack: FakeProvider, gateway_process: Start
) -> None:
    environment = {**backend, **slack.environment}
    await two_hundred_calls(Town(environment, slack), [gateway_process(environment)])


# ---------------------------------------------------------------- crashes


class Locked:
    """A lock on the connections table against writes: while held, no commit succeeds."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._held, self._release = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._hold, daemon=True)

    def take(self) -> None:
        self._thread.start()
        assert self._held.wait(PATIENCE)

    def release(self) -> None:
        self._release.set()
        self._thread.join(PATIENCE)

    def _hold(self) -> None:
        address = parse_address(self._url)
        if address.path is None:
            asyncio.run(self._hold_postgres())
            return
        file = sqlite3.connect(address.path, isolation_level=None, timeout=PATIENCE)
        file.execute("BEGIN IMMEDIATE")
        self._held.set()
        self._release.wait()
        file.close()

    async def _hold_postgres(self) -> None:
        connection = await asyncpg.connect(self._url)
        async with connection.transaction():
            await connection.execute("LOCK TABLE oauth_connections IN EXCLUSIVE MODE")
            self._held.set()
            await asyncio.to_thread(self._release.wait)
        await connection.close()


async def killed_before_the_commit(
    town: Town, gateway: GatewayProcess, owner: Owner, environment: Mapping[str, str]
) -> None:
    """Kill a gateway that has received new tokens from the provider and has not stored them yet."""
    provider, lock = town.provider, Locked(environment["DATABASE_URL"])
    provider.before_reply = lambda _grant_type: lock.take()
    before = provider.answered

    async def ask() -> None:
        async with httpx.AsyncClient(timeout=60, trust_env=False, verify=TLS) as client:
            with contextlib.suppress(httpx.TransportError):
                await call(client, gateway, owner, REFRESH, id=owner.connection_id)

    asking = asyncio.create_task(ask())
    deadline = time.monotonic() + PATIENCE
    while provider.answered == before:
        assert time.monotonic() < deadline, gateway.output()
        await asyncio.sleep(0.02)
    gateway.kill()
    lock.release()
    await asking
    provider.before_reply = lambda _grant_type: None


async def test_a_rotated_token_lost_in_a_crash_requires_reauthorization(
    backend: Mapping[str, str], slack: FakeProvider, gateway_process: Start
) -> None:
    environment = {**backend, **slack.environment}
    town = Town(environment, slack)
    gateway = gateway_process(environment)
    [owner] = await town.people(1, "unlucky")
    await killed_before_the_commit(town, gateway, owner, environment)
    left = await town.connection(owner)
    assert left.lease_owner is not None, "the gateway was killed while holding the lease"
    await town.lease_ends(owner)
    gateway.start()
    async with httpx.AsyncClient(timeout=60, trust_env=False, verify=TLS) as client:
        answers = [await call(client, gateway, owner, CALL, input=POST) for _ in range(3)]
    for answer in answers:
        [error] = answer["errors"]
        assert error["code"] == "REAUTH_REQUIRED" and "cut off before its result was stored" in error["message"]
    row = await town.connection(owner)
    assert (row.status, row.sealed_access, row.sealed_refresh) == (ConnectionStatus.REAUTH_REQUIRED, None, None)
    assert slack.refused == ["invalid_refresh_token"], "the provider is asked only once more"


async def test_a_token_without_rotation_survives_a_crash(backend: Mapping[str, str], gateway_process: Start) -> None:
    with FakeProvider("google") as google:
        environment = {**backend, **google.environment}
        town = Town(environment, google)
        gateway = gateway_process(environment)
        [owner] = await town.people(1, "lucky")
        await killed_before_the_commit(town, gateway, owner, environment)
        await town.lease_ends(owner)
        gateway.start()
        deadline = time.monotonic() + PATIENCE
        while (row := await town.connection(owner)).last_refreshed_at is None:
            assert time.monotonic() < deadline, gateway.output()
            await asyncio.sleep(0.05)
        assert row.status is ConnectionStatus.CONNECTED
        assert google.is_good(row.access_token(town.settings.encryption_keys))
        assert (google.refused, row.lease_owner) == ([], None)
