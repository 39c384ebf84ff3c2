"""Connectors as people use them, and outside systems on this machine that they ask."""

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
