"""A gateway that serves metrics, with an HTTP service that its workflows may call."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from telemetry.metrics import Metrics
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.servers import free_port


@dataclass(frozen=True)
class Monitored:
    """A gateway, its metrics' port, and an administrator."""

    gateway: Gateway
    port: int
    admin: Person
    service: HttpService

    @property
    def metrics(self) -> Metrics:
        """The metrics, as the gateway keeps them."""
        assert self.gateway.app is not None
        found: Metrics = self.gateway.app.state.gateway.resources.metrics
        return found


@pytest.fixture(scope="module")
def monitored(backend: dict[str, str]) -> Iterator[Monitored]:
    """A running gateway of the module's own with `PROMETHEUS_PORT`."""
    port = free_port()
    with HttpService() as service:
        allowed = f"127.0.0.1:{service.port}"
        with Gateway(backend | {"PROMETHEUS_PORT": str(port), "HTTP_ALLOWED_HOSTS": allowed}) as gateway:
            yield Monitored(gateway, port, administrator(gateway), service)
