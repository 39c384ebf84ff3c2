"""A gateway whose OAuth providers are fakes on real sockets, one of each kind."""

import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping

import pytest

from engine.outbound.oauth_tokens import open_accounts
from models.connections import OAuthConnection
from models.database import open_database
from models.event_log import begin_log
from settings import Settings
from storage.address import parse_address
from tests.connections.browser import Browser
from tests.connections.house import House
from tests.fakes.oauth_server import FakeProvider
from tests.gateways import TLS, Gateway
from tests.people import Person, person

KINDS = ("google", "slack", "github", "pipedream")


@pytest.fixture(scope="module")
def providers() -> Iterator[dict[str, FakeProvider]]:
    """The providers by name."""
    with contextlib.ExitStack() as stack:
        yield {kind: stack.enter_context(FakeProvider(kind)) for kind in KINDS}


@pytest.fixture(autouse=True)
def well(providers: dict[str, FakeProvider]) -> None:
    """Reset the providers before every test."""
    for provider in providers.values():
        provider.denies = provider.refuses_client = False
        provider.down = provider.granted = provider.error = None
        provider.lifetime = 3600
        provider.retry_after = "7"
        provider.before_reply = lambda grant_type: None


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], providers: dict[str, FakeProvider]) -> Iterator[Gateway]:
    """A gateway with these providers."""
    environment = {**backend, "CORS_ORIGIN": "https://app.example"}
    for provider in providers.values():
        environment |= provider.environment
    with Gateway(environment) as running:
        yield running


@pytest.fixture
async def house(backend: Mapping[str, str], providers: dict[str, FakeProvider]) -> AsyncIterator[House]:
    """A new organization for each test, without a gateway."""
    environment = dict(backend)
    for provider in providers.values():
        environment |= provider.environment
    settings = Settings.load(environment)
    database = await open_database(parse_address(settings.database_url))
    try:
        with database.bind():
            await begin_log()
            await OAuthConnection.all().delete()  # those of the test before: a sweep finds all there are
            async with open_accounts(settings, TLS) as accounts:
                yield House(settings, accounts, providers)
    finally:
        await database.close()


@pytest.fixture
def browse() -> Iterator[Callable[[Person], Browser]]:
    """Open browsers."""
    opened: list[Browser] = []

    def open(owner: Person) -> Browser:
        opened.append(Browser(owner))
        return opened[-1]

    yield open
    for browser in opened:
        browser.http.close()


@pytest.fixture
def browser(gateway: Gateway, browse: Callable[[Person], Browser]) -> Browser:
    """The browser of a new member."""
    return browse(person(gateway))
