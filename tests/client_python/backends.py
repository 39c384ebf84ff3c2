"""The backend of tests of programs on the other side of the API, which cannot tell the backends apart."""

import pytest


@pytest.fixture(scope="module", params=["sqlite"])
def backend_name(request: pytest.FixtureRequest) -> str:
    """The one backend of the module's tests."""
    name: str = request.param
    return name
