"""The console of a real gateway in a real Chromium.

    console       a window whose user is the administrator of an organization of the test module's own
    empty_console a window whose user is the administrator of an organization of the test's own
    new_console   opens more windows: `new_console(gateway)`, `new_console(gateway, token)`

A test fails if one of its windows logged an error, violated the content security policy, contacted another origin, or
received a response of 500 or more; `expect_complaint(pattern)` allows what a test provokes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from models.users import Role
from tests.browser.conftest import leave_pictures
from tests.browser.console.built import ensure_built
from tests.browser.console.console import Console
from tests.browser.tabs import Tabs
from tests.gateways import Addresses, Gateway
from tests.people import person
from tests.shared import SharedGateways


class NewConsole(Protocol):
    """Opens a window."""

    def __call__(self, gateway: Addresses, token: str | None = None) -> Console:
        """Open a window on a gateway, by default as its administrator; without anyone signed in if `token` is empty."""


@pytest.fixture(scope="session", autouse=True)
def built_console() -> None:
    """Build the console where it is older than its sources."""
    ensure_built()


@pytest.fixture(scope="module", params=["sqlite"])
def backend_name(request: pytest.FixtureRequest) -> str:
    """The backend of a test; what a page shows does not depend on it."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def gateway(request: pytest.FixtureRequest, backend_name: str, shared_gateways: SharedGateways) -> Iterator[Gateway]:
    """The shared gateway, as the administrator of an organization of the module's own."""
    with shared_gateways.lend(backend_name, request.node.name) as lent:
        yield lent


@pytest.fixture
def new_console(tabs: Tabs, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewConsole]:
    """Open windows. Where the test fails, each leaves a picture in `tmp_path`."""
    windows: list[Console] = []

    def new(gateway: Addresses, token: str | None = None) -> Console:
        windows.append(Console(tabs, gateway, token))
        return windows[-1]

    yield new
    leave_pictures(windows, request, tmp_path)


@pytest.fixture
def console(gateway: Gateway, new_console: NewConsole) -> Console:
    """A window whose user is the administrator. `console.open("/tasks")` opens a page."""
    return new_console(gateway)


@pytest.fixture
def empty_console(gateway: Gateway, new_console: NewConsole, request: pytest.FixtureRequest) -> Console:
    """A window on an organization of the test's own, for what a page shows if there is nothing else."""
    name: str = request.node.nodeid
    return new_console(gateway.of(name, person(gateway, Role.ADMIN, name).token))
