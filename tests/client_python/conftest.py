"""A gateway from the perspective of a worker operator, and a wire to it."""

from collections.abc import AsyncIterator

import pytest

from tests.client_python.wires import Wire
from tests.gateways import Gateway
from tests.work import Work


@pytest.fixture(scope="module")
def work(gateway: Gateway) -> Work:
    return Work(gateway)


@pytest.fixture
async def wire(gateway: Gateway) -> AsyncIterator[Wire]:
    async with Wire(gateway.port) as laid:
        yield laid
