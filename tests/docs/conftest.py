"""Fixtures of the documentation tests."""

from collections.abc import Iterator

import pytest

from tests.docs.blocks import Workshop


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A checkout in which `make run` was just called for the first time."""
    made = Workshop(tmp_path_factory.mktemp("workshop"))
    made.gateway.start()
    yield made
    made.gateway.kill()
