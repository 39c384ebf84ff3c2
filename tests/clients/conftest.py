"""Node, and the clients under test."""

import pytest

from tests.clients.node import installed_node


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests that need Node."""
    config.addinivalue_line("markers", "clients: runs JavaScript clients in Node")


@pytest.fixture(scope="session")
def node() -> str:
    """The node executable, with the clients of package-lock.json installed."""
    return installed_node()
