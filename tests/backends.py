"""The backend of modules that no backend concerns.

Their subject is on this side of the database, such as the permissions that a mutation requires, or on the other side of
the API, such as a program that uses it.
"""

import pytest


@pytest.fixture(scope="module", params=["sqlite"])
def backend_name(request: pytest.FixtureRequest) -> str:
    """The one backend of the tests of a module that imports this."""
    name: str = request.param
    return name
