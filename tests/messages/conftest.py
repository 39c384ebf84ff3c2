"""The people of these tests."""

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def ada(gateway: Gateway) -> Person:
    return person(gateway)


@pytest.fixture(scope="module")
def foreigner(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN, "Elsewhere")


@pytest.fixture(scope="module")
def worker(admin: Person) -> Person:
    return agent(admin)
