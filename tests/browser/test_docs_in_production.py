"""The page at /docs in production: it shows nothing without a credential, and says how to give one."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.browser.expecting import expect
from tests.browser.window import Window
from tests.connectors.providers import PRODUCTION
from tests.gateways import Gateway

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend_name", ["sqlite"], scope="module"),
]


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, **PRODUCTION}) as running:
        yield running


def test_in_production_it_asks_for_a_credential(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    one = window(gateway)
    one.expect_complaint("401")
    one.page.goto(gateway.url + "/docs")
    state = one.page.locator("#state[role=status]")
    expect(state).to_have_text("Give a token or an API key above to see the endpoints.")
    expect(one.page.locator(".opblock")).to_have_count(0)
    field = one.page.get_by_label("Token or API key")
    field.fill("parley_wrong")
    one.page.get_by_role("button", name="Use it").click()
    expect(state).to_contain_text("Give another credential.")
    field.fill(gateway.admin_key)
    one.page.get_by_role("button", name="Use it").click()
    expect(one.page.locator(".opblock").first).to_be_visible()
    expect(state).to_have_text("")
