"""The users who write workflows in these tests."""

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, person


@pytest.fixture(scope="module")
def author(gateway: Gateway) -> Person:
    """Somebody who may write workflows."""
    return person(gateway, Role.OPERATOR)


@pytest.fixture(scope="module")
def stranger(gateway: Gateway) -> Person:
    """An administrator of another organization."""
    return person(gateway, Role.ADMIN, "Elsewhere")
