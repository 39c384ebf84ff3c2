"""A gateway that is a subgraph."""

from collections.abc import Iterator

import pytest

from tests.conftest import Environment
from tests.databases.conftest import statements as statements
from tests.gateways import Gateway


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    """A gateway with `FEDERATION=true`."""
    with Gateway({**backend, "FEDERATION": "true"}) as running:
        yield running
