"""The gateway that modules share: one in a process at a time, with an organization of its own for each module.

A process has one engine (DBOS), so the gateway of one backend stops before that of another starts, and before a module
starts a gateway with settings of its own. Its database stays, and serves the next module.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.gateways import Gateway

_organizations = itertools.count(1)

TWO_DATABASES: Final = (
    "This module uses the shared gateway and a database of its own. "
    "Override the fixture gateway with own_gateway, so that it uses one database."
)


class SharedGateways:
    """The shared gateways of this test process, by backend. At most one of them runs."""

    def __init__(self, new_environment: Callable[[str], dict[str, str]]) -> None:
        self._new_environment = new_environment
        self._environments: dict[str, dict[str, str]] = {}
        self._running: tuple[str, Gateway] | None = None
        self._lent = False

    @contextmanager
    def lend(self, backend: str, borrower: str) -> Iterator["Gateway"]:
        """Lend the gateway of a backend, as the administrator of a new organization sees it."""
        # Imported here, as below: tests of the plugins start processes that import this, and need no gateway.
        from models.users import Role
        from tests.people import person

        gateway = self._start(backend)
        name = f"{borrower} {next(_organizations)}"
        self._lent = True
        yield gateway.of(name, person(gateway, Role.ADMIN, name).token)
        self._lent = False

    def rest(self) -> None:
        """Stop the gateway that runs unless a module uses it: it would work in the background of tests without one."""
        if not self._lent:
            self.stop()

    def stop(self) -> None:
        """Stop the gateway that runs, if there is one."""
        assert not self._lent, TWO_DATABASES
        if self._running is not None:
            _name, gateway = self._running
            self._running = None
            gateway.__exit__(None, None, None)

    def _start(self, backend: str) -> "Gateway":
        from tests.gateways import Gateway

        if self._running is None or self._running[0] != backend:
            self.stop()
            if backend not in self._environments:
                self._environments[backend] = self._new_environment(backend)
            self._running = (backend, Gateway(self._environments[backend]).__enter__())
        return self._running[1]


SHARED_GATEWAYS: Final = pytest.StashKey[SharedGateways]()
