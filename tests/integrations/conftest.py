"""Connectors as users see them, and external services on this machine."""

from collections.abc import Iterator

import pytest

from models.users import Role
from tests.fakes.lyzr import LyzrService
from tests.fakes.openai import OpenAIService
from tests.gateways import Gateway
from tests.people import Person, person


@pytest.fixture(scope="module")
def lyzr() -> Iterator[LyzrService]:
    with LyzrService() as service:
        yield service


@pytest.fixture(scope="module")
def models() -> Iterator[OpenAIService]:
    with OpenAIService() as service:
        yield service


@pytest.fixture(scope="module")
def member(gateway: Gateway) -> Person:
    return person(gateway, Role.MEMBER)
