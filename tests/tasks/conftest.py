"""A gateway from the perspective of an agent operator."""

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import person
from tests.work import Work


@pytest.fixture(scope="module")
def work(gateway: Gateway) -> Work:
    return Work(gateway)


@pytest.fixture(scope="module")
def foreign_key(gateway: Gateway) -> str:
    """The key of an administrator of another organization."""
    return person(gateway, Role.ADMIN, "Elsewhere").token
