"""A gateway that ends at crash points, and what it calls."""

import random
from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.crash_points.exploring import Explored, Scenario, explore
from tests.crash_points.forked import ForkedGateway
from tests.fakes.http_service import HttpService

Explore = Callable[[Scenario], Explored]


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    """An external service."""
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def settings(service: HttpService) -> Mapping[str, str]:
    """The settings of the module's gateway, besides its database."""
    return {"HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}"}


@pytest.fixture(scope="module")
def crashing(
    backend: Mapping[str, str], settings: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ForkedGateway]:
    """A gateway of the module's own that ends at crash points and is started again by the next request."""
    environment = {**backend, "ENGINE_LEASE": "2", **settings}
    gateway = ForkedGateway(environment, tmp_path_factory.mktemp("forked"))
    try:
        yield gateway.start()
    finally:
        gateway.kill()


@pytest.fixture
def explored(crashing: ForkedGateway, chance: random.Random, request: pytest.FixtureRequest) -> Explore:
    """Run a scenario once for each crash point."""

    def run(scenario: Scenario) -> Explored:
        found = explore(crashing, scenario, chance)
        print(f"{request.node.name}: {found}")
        return found

    return run
