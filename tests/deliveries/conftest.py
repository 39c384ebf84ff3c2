"""A service that receives webhooks, and a gateway that may call it although it is on this machine."""

from collections.abc import Iterator

import pytest

from tests.conftest import Environment
from tests.deliveries.receivers import Receivers
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def receiving(backend: Environment, service: HttpService) -> Iterator[Gateway]:
    """A gateway of the module's own that may call the service."""
    with Gateway(backend | {"HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}"}) as running:
        yield running
        service.stopping.set()  # a shutdown waits for requests that hang


@pytest.fixture
def receivers(receiving: Gateway, service: HttpService) -> Receivers:
    """People with webhooks, in an organization of the test's own."""
    return Receivers(receiving, service)
