"""How long signing in takes must not reveal which addresses exist. Passwords are hashed as in production."""

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
    new_user(gateway, "time@example.com")

    def seconds(email: str) -> float:
        before = time.perf_counter()
        sign_in(gateway, email, "wrong")
        return time.perf_counter() - before

    known = min(seconds("time@example.com") for _ in range(5))
    unknown = min(seconds("no-time@example.com") for _ in range(5))
    assert 0.33 < unknown / known < 3
