"""The small gateway of the protocol tests: see `house`."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from settings import Environment
from subscriptions.transports.fast_websocket import FastWebSocketProtocol
from tests.protocol.house import House, settings


@pytest.fixture
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., House]]:
    """Start a house with limits of its own."""
    with ExitStack() as stack:

        def start(environment: Environment = Environment.DEVELOPMENT, **options: Any) -> House:
            folder = tmp_path_factory.mktemp("house")
            return stack.enter_context(House(settings(folder, environment), **options))

        yield start


@pytest.fixture(scope="module")
def websocket() -> Any:
    """uvicorn's WebSocket protocol."""
    return FastWebSocketProtocol


@pytest.fixture(scope="module")
def shared_house(websocket: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for the tests of a module."""
    with House(settings(tmp_path_factory.mktemp("house")), websocket=websocket) as running:
        yield running


@pytest.fixture
def house(shared_house: House) -> House:
    """The house of the module, reset before each test."""
    shared_house.streams.opened.clear()
    shared_house.added.clear()
    return shared_house
