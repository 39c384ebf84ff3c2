"""An external service, and the HTTP client of connectors."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.transport.egress import EgressClient
from tests.fakes.http_service import HttpService
from tests.gateways import TLS


@pytest.fixture(scope="module")
def running_service() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture
def service(running_service: HttpService) -> HttpService:
    """The service, without requests of earlier tests."""
    running_service.requests.clear()
    running_service.answers.clear()
    running_service.in_turn.clear()
    return running_service


@pytest.fixture
async def http(running_service: HttpService) -> AsyncIterator[EgressClient]:
    """A client that may call the service although it is on this machine."""
    async with EgressClient([f"127.0.0.1:{running_service.port}"], tls=TLS) as client:
        yield client
