"""The duration of a sign-in must not reveal which addresses exist. Passwords are hashed as in production."""

import time
from collections.abc import Iterator

import pytest

from settings import OWASP_HASH_MEMORY
from tests.conftest import Environment
from tests.gateways import Gateway
from tests.users.test_sign_in import new_user, sign_in


@pytest.fixture(scope="module")
def gateway(backend: Environment) -> Iterator[Gateway]:
    with Gateway({**backend, "PASSWORD_HASH_MEMORY": str(OWASP_HASH_MEMORY)}) as running:
        yield running


def test_an_unknown_address_takes_as_long_as_a_known_one(gateway: Gateway):
    """In processor time (the gateway runs in this process), which other work on the machine hardly changes."""
    new_user(gateway, "time@example.com")

    def seconds(email: str) -> float:
        before = time.process_time()
        for _ in range(5):
            sign_in(gateway, email, "wrong")
        return time.process_time() - before

    known, unknown = seconds("time@example.com"), seconds("no-time@example.com")
    assert 0.5 < unknown / known < 2
