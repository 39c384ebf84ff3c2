"""The component `workflow_engine` of `systemHealth`, while one replica takes over from another, too."""

from collections.abc import Awaitable, Mapping
from datetime import timedelta
from typing import Final

import pytest

from models.leases import Lease, release
from models.users import Role
from storage.clock import now
from tests.gateways import Gateway
from tests.people import Person, on_database, person

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

LEASE: Final = 600
"""Long enough that no replica of the test renews or takes the lease meanwhile."""


def engine(caller: Person) -> str:
    components = caller.data("{ systemHealth { components { name health { status } } } }")["systemHealth"]["components"]
    [found] = [each["health"]["status"] for each in components if each["name"] == "workflow_engine"]
    return str(found)


def lease(gateway: Gateway, *, left: float, stand_in: bool = False, holder: str = "another") -> None:
    """Give the lease to another replica; `left` is for how many seconds it still holds it."""

    def give() -> Awaitable[int]:
        expires = now() + timedelta(seconds=left)
        return Lease.filter(name="clock").update(holder=holder, stand_in=stand_in, expires_at=expires)

    assert on_database(gateway, give) == 1


def test_without_an_engine_of_its_own_a_gateway_looks_for_that_of_another(backend: Mapping[str, str]) -> None:
    with Gateway({**backend, "ENGINE": "false", "ENGINE_LEASE": str(LEASE)}) as gateway:
        viewer = person(gateway, Role.VIEWER, "Looks")
        assert engine(viewer) == "UNHEALTHY"  # it leads itself, as a standby, which runs no workflows
        lease(gateway, left=60)
        assert engine(viewer) == "HEALTHY"
        lease(gateway, left=-1)  # its holder is gone, and the next one has not looked yet
        assert engine(viewer) == "HEALTHY"
        lease(gateway, left=-LEASE / 2)  # there is no next one
        assert engine(viewer) == "UNHEALTHY"
        lease(gateway, left=60, stand_in=True)
        assert engine(viewer) == "UNHEALTHY"


def test_an_engine_that_stops_cleanly_hands_over(backend: Mapping[str, str]) -> None:
    with Gateway({**backend, "ENGINE": "false", "ENGINE_LEASE": str(LEASE)}) as gateway:
        viewer = person(gateway, Role.VIEWER, "Looks on")
        lease(gateway, left=60)
        on_database(gateway, lambda: release("clock", "another"))
        assert engine(viewer) == "HEALTHY"  # another one may take it at its next attempt
        lease(gateway, left=-LEASE / 2, holder="")
        assert engine(viewer) == "UNHEALTHY"  # nobody has


def test_a_gateway_with_an_engine_is_healthy_while_nobody_leads(backend: Mapping[str, str]) -> None:
    with Gateway({**backend, "ENGINE_LEASE": str(LEASE)}) as gateway:
        viewer = person(gateway, Role.VIEWER, "Has one")
        lease(gateway, left=-LEASE / 2)
        assert engine(viewer) == "HEALTHY"
