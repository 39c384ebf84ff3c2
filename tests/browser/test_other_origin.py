"""A page of another origin that CORS_ORIGIN allows calls the gateway from a real browser."""

import pytest
from playwright.sync_api import Browser

from tests.conftest import Environment
from tests.gateways import Gateway

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

FETCH = """async ([url, key]) => {
    const response = await fetch(url, {
        method: "POST",
        headers: {
            "content-type": "application/json", authorization: `Bearer ${key}`,
            "apollographql-client-name": "page", traceparent: "00-0-0-00",
        },
        body: JSON.stringify({query: "{ viewer { role } }"}),
    });
    return await response.json();
}"""


def test_a_page_of_an_allowed_origin_reads_the_response(chromium: Browser, backend: Environment, page_url: str) -> None:
    with Gateway({**backend, "CORS_ORIGIN": page_url}) as gateway, chromium.new_context() as context:
        page = context.new_page()
        page.goto(page_url)
        for _ in range(3):
            result = page.evaluate(FETCH, [f"{gateway.url}/graphql", gateway.admin_key])
            assert result == {"data": {"viewer": {"role": "ADMIN"}}}
