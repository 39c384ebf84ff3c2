"""A gateway crashes while it refreshes a token: the new one is stored, or the user is asked to connect again."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, cast

import pytest

from models.connections import ConnectionStatus, OAuthConnection
from storage.clock import now
from tests.connections.test_replicas import Owner, Town
from tests.crash_points.conftest import Explore
from tests.crash_points.forked import ForkedGateway
from tests.fakes.oauth_server import FakeProvider
from tests.gateways import Gateway
from tests.people import Person, on_database
from tests.work import some

pytestmark = [pytest.mark.crash, pytest.mark.timeout(3600)]

PATIENCE = 180.0


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeProvider]:
    """A provider whose refresh tokens work once."""
    with FakeProvider("slack") as running:
        yield running


@pytest.fixture(scope="module")
def google() -> Iterator[FakeProvider]:
    """A provider whose refresh tokens stay the same."""
    with FakeProvider("google") as running:
        yield running


@pytest.fixture(scope="module")
def settings(slack: FakeProvider, google: FakeProvider) -> Mapping[str, str]:
    """The settings of the module's gateway."""
    return {**slack.environment, **google.environment}


@pytest.fixture(autouse=True)
def leases_expire(crashing: ForkedGateway) -> Iterator[None]:
    """Let the leases of a process that has crashed expire before the next one starts: that takes 20 seconds."""

    async def expire() -> None:
        left = OAuthConnection.filter(lease_owner__not_isnull=True)
        await left.update(lease_until=now() - timedelta(seconds=1))

    crashing.after_crash = lambda: on_database(crashing, expire)
    yield
    crashing.after_crash = lambda: None


def refreshed(crashing: ForkedGateway, town: Town) -> tuple[Owner, Any]:
    """Return a user whose expired token was refreshed, as often as it takes, and the connection as it ends."""
    [owner] = asyncio.run(town.people(1, some("owner")))
    person = Person(cast(Gateway, crashing), owner.user_id, owner.key)
    deadline = time.monotonic() + PATIENCE
    while True:
        payload = person.change("refreshConnection", "connection { status }", {"id": owner.connection_id})
        row = asyncio.run(town.connection(owner))
        if row.lease_owner is None and (row.status is not ConnectionStatus.CONNECTED or row.generation > 1):
            return owner, row
        assert time.monotonic() < deadline, (payload, row.status, row.last_error)


def test_a_token_that_works_once(crashing: ForkedGateway, slack: FakeProvider, explored: Explore) -> None:
    town = Town(crashing.environment, slack)

    def scenario() -> Any:
        slack.refused.clear()
        _owner, row = refreshed(crashing, town)
        if row.status is ConnectionStatus.CONNECTED:
            assert slack.is_good(row.access_token(town.settings.encryption_keys))
        else:
            assert row.status is ConnectionStatus.REAUTH_REQUIRED
            assert slack.refused == ["invalid_refresh_token"], "the provider is asked only once more"

    explored(scenario)


def test_a_token_that_stays_the_same(crashing: ForkedGateway, google: FakeProvider, explored: Explore) -> None:
    town = Town(crashing.environment, google)

    def scenario() -> Any:
        _owner, row = refreshed(crashing, town)
        assert row.status is ConnectionStatus.CONNECTED and google.refused == []
        assert google.is_good(row.access_token(town.settings.encryption_keys))

    explored(scenario)
