"""A gateway with everything switched on, in a process of its own, that all subjects of a test process share."""

from collections.abc import Callable, Iterator

import pytest

from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.fakes.oauth_server import FakeProvider
from tests.fakes.slack import FakeSlack
from tests.forks import ForkedGatewayProcess
from tests.fuzz.exploring import reporting
from tests.fuzz.http import RawClient
from tests.fuzz.target import Target
from tests.inbound.conftest import SETTINGS
from tests.servers import free_port

UNLIMITED = "1000000"


@pytest.fixture(autouse=True)
def cases_reported(figure: Callable[[str], None]) -> Iterator[None]:
    """Report how many cases each subject has tried."""
    with reporting(figure):
        yield


@pytest.fixture(scope="session")
def issuer_of_target() -> Iterator[FakeIssuer]:
    """The OpenID Connect issuer that the gateway under test trusts."""
    with FakeIssuer() as running:
        yield running


@pytest.fixture(scope="session")
def target(
    new_environment: Callable[[str], dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
    issuer_of_target: FakeIssuer,
) -> Iterator[Target]:
    with (
        FakeSlack() as slack,
        FakeProvider("google") as google,
        FakeProvider("pipedream") as pipedream,
    ):
        environment = {
            **new_environment("sqlite"),
            **SETTINGS,
            **slack.settings,
            **google.environment,
            **pipedream.environment,
            "OIDC_ISSUER": issuer_of_target.url,
            "OIDC_AUDIENCE": AUDIENCE,
            "OIDC_CLIENT_ID": AUDIENCE,
            "OIDC_CLIENT_SECRET": "a secret of the client",
            "PUSHER_APP_ID": "1",
            "PUSHER_KEY": "key",
            "PUSHER_SECRET": "secret",
            "PROMETHEUS_PORT": str(free_port()),
            "WS_PORT": str(free_port()),
            "WEBHOOK_RATE_LIMIT": UNLIMITED,
            "ANONYMOUS_CONNECTIONS_PER_ADDRESS": UNLIMITED,
            "CONNECTIONS_PER_ADDRESS": UNLIMITED,
            "SKIP_INTEGRATION_AGENTS": "false",
        }
        gateway = ForkedGatewayProcess(environment, tmp_path_factory.mktemp("fuzz"))
        try:
            with RawClient(gateway.start().port) as client:
                yield Target(gateway, client)
        finally:
            gateway.kill()
