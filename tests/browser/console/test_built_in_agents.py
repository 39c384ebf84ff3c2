"""Agents that are part of the gateway: what their pages show, and that a gateway with nothing else is a new one."""

import pytest

from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.gateways import Gateway


@pytest.fixture(scope="module")
def gateway(agents_gateway: Gateway) -> Gateway:
    """A gateway of the module's own, with its built-in agents."""
    return agents_gateway


def test_a_built_in_agent_is_shown_with_its_circuit(console: Console) -> None:
    console.open("/agents").wait_until_live()
    row = console.main.get_by_role("row").filter(has_text="schema_validator")
    expect(row).to_contain_text("Built in")
    row.click()
    expect(console.main.get_by_role("heading", name="schema_validator")).to_be_visible()
    facts = console.main.get_by_role("region", name="Facts")
    expect(facts).to_contain_text("Built in")
    expect(facts).to_contain_text("Circuit closed")
    console.check_accessibility()


def test_a_gateway_with_built_in_agents_alone_offers_the_demo(console: Console) -> None:
    console.open("/").wait_until_live()
    expect(console.main.get_by_role("link", name="Create an agent")).to_be_visible()
    for path in ("/approvals", "/deliveries", "/endpoints?source=own", "/sessions"):
        console.open(path)
        expect(console.main.get_by_role("button", name="Load the demo")).to_be_visible()
    console.main.get_by_role("button", name="Load the demo").click()
    expect(console.toast("The demo is loaded")).to_be_visible()
    expect(console.main.get_by_role("button", name="Load the demo")).to_have_count(0)
