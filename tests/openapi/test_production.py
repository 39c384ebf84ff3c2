"""`/openapi.json` in production."""

from collections.abc import Iterator, Mapping

import pytest

from routes.rest import PRESETS
from tests.connectors.providers import PRODUCTION
from tests.gateways import Gateway
from tests.people import administrator
from tests.rest.calls import call
from tests.suite import one_backend

pytestmark = one_backend


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, **PRODUCTION}) as running:
        yield running


def test_in_production_it_requires_a_credential(gateway: Gateway):
    refused = call(gateway, "GET", "/openapi.json")
    assert refused.status_code == 401
    assert refused.headers["content-type"].startswith("application/problem+json")
    assert refused.json()["code"] == "UNAUTHENTICATED"
    assert "paths" not in refused.text
    assert len(call(administrator(gateway), "GET", "/openapi.json").json()["paths"]) == len(
        {each.path for each in PRESETS}
    )
