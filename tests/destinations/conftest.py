"""An external service that accepts events, and a gateway that may call it although it is on this machine."""

from collections.abc import Iterator

import pytest

from tests.conftest import Environment
from tests.destinations.house import House
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.people import administrator


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def reaching(backend: Environment, service: HttpService) -> Environment:
    """The environment of a gateway that uses the service as Pipedream."""
    return backend | {
        "HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}",
        "PIPEDREAM_TRIGGER_URL": f"{service.url}/{{endpoint}}",
    }


@pytest.fixture(scope="module")
def gateway(reaching: Environment, service: HttpService) -> Iterator[Gateway]:
    service.stopping.clear()
    with Gateway(reaching) as running:
        yield running
        service.stopping.set()  # a shutdown waits for requests that hang


@pytest.fixture
def house(gateway: Gateway, service: HttpService) -> Iterator[House]:
    """An organization without destinations; those of a test are deleted at its end."""
    house = House(administrator(gateway), service)
    yield house
    for each in house.owner.data("{ eventDestinations { id } }")["eventDestinations"]:
        house.owner.done("deleteEventDestination", "deletedId", id=each["id"])
