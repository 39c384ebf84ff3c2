"""A gateway from the perspective of a user who runs workflows."""

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, person
from tests.running import Runs


@pytest.fixture(scope="module")
def runs(gateway: Gateway) -> Runs:
    """An operator, who may run workflows and work as agents."""
    return Runs(person(gateway, Role.ADMIN))


@pytest.fixture(scope="module")
def stranger(gateway: Gateway) -> Person:
    """An administrator of another organization."""
    return person(gateway, Role.ADMIN, "Another organization")
