"""Credentials on the page: entered once, used for every request, and removed when signing out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.expecting import expect
from tests.browser.window import Window
from tests.conftest import SECRET_KEY
from tests.gateways import Addresses, Gateway, GatewayProcess

pytestmark = pytest.mark.browser

only_sqlite = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

REFUSED = "Failed to load resource: the server responded with a status of 401"


def test_a_token_entered_once_serves_queries_and_subscriptions(
    gateway: Gateway, window: Callable[[Gateway], Window]
) -> None:
    one = window(gateway).open()
    one.open_operation("Watch tasks")
    one.execute()
    expect(one.live_status).to_have_text("failed")
    expect(one.live_notice).to_contain_text("A subscription requires a credential.")
    expect(one.rows).to_have_count(0)

    one.sign_in()
    expect(one.signed_in).to_contain_text("Administrator")
    expect(one.signed_in).to_contain_text("admin")
    assert one.do("Who am I?")["role"] == "ADMIN"
    one.watch("Watch tasks")
    expect(one.row("stream.opened", "")).to_have_count(1)

    bearer = f"Bearer {gateway.admin_key}"
    asked = [request for request in one.requests if "query Viewer" in (request.post_data or "")]
    assert {request.all_headers()["authorization"] for request in asked} == {bearer}
    greetings = [frame for frame in one.frames_sent if frame["type"] == "connection_init"]
    assert greetings[0].get("payload") in (None, {})
    assert greetings[-1]["payload"] == {"Authorization": bearer}
    assert not [address for address in one.addresses() if gateway.admin_key in address]

    # A reloaded page does not ask again; another window asks for everything.
    one.open()
    expect(one.signed_in).to_contain_text("Administrator")
    other = window(gateway).open()
    expect(other.bar_says).to_have_text("Not signed in")


@only_sqlite
def test_a_wrong_token_is_rejected_with_a_plain_message(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    one = window(gateway).open()
    one.expect_complaint(REFUSED)
    one.page.get_by_label("Token or API key").fill("prl_nobody_ever_made_this_key_of_all_the_keys_there_are")
    one.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(one.bar_says).to_have_attribute("role", "alert")
    expect(one.bar_says).to_contain_text(re.compile("token|key|credential", re.IGNORECASE))
    expect(one.page.get_by_label("Token or API key")).to_be_visible()


@only_sqlite
def test_signing_in_with_a_password_and_out(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    made = gateway.data(
        "mutation($input: CreateUserInput!) { createUser(input: $input) { errors { message } } }",
        {"input": {"email": "ada@example.com", "name": "Ada", "role": "MEMBER", "password": "long and winding"}},
    )
    assert made["createUser"]["errors"] == []
    one = window(gateway).open()
    one.page.get_by_role("button", name="use e-mail and password").click()
    one.page.get_by_label("E-mail address").fill("ada@example.com")
    one.page.get_by_label("Password").fill("short and straight")
    one.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(one.bar_says).to_have_attribute("role", "alert")
    one.page.get_by_label("Password").fill("long and winding")
    one.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(one.signed_in).to_contain_text("Ada")
    expect(one.signed_in).to_contain_text("member")
    assert one.do("Who am I?")["actor"]["name"] == "Ada"
    one.watch("Watch tasks")

    one.sign_out.click()
    expect(one.bar_says).to_have_text("Not signed in")
    expect(one.live).to_have_count(0)
    expect(one.response).not_to_contain_text("Ada")
    one.open_operation("Who am I?")
    assert one.run()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert one.page.evaluate("Object.keys({...localStorage, ...sessionStorage}).includes('parley:token')") is False
    one.open()
    expect(one.bar_says).to_have_text("Not signed in")


@only_sqlite
def test_a_remembered_token_outlives_the_window(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    one = window(gateway).open()
    one.page.get_by_label("remember").check()
    one.sign_in()
    second = one.context.new_page()
    second.goto(f"{gateway.url}/graphiql")
    expect(second.locator(".who summary")).to_contain_text("Administrator")
    second.close()


def test_the_sign_in_link_of_a_new_gateway_works_once(
    gateway_process: Callable[..., GatewayProcess], window: Callable[[Addresses], Window], tmp_path: Path
) -> None:
    process = gateway_process({"DATA_DIR": str(tmp_path), "ENVIRONMENT": "development", "SECRET_KEY": SECRET_KEY})
    found = re.search(r"http\S+(#sign-in=\S+)", process.output())
    assert found and found[0] == f"{process.url}/{found[1]}", process.output()
    link = f"/graphiql{found[1]}"

    one = window(process).open(link)
    expect(one.signed_in).to_contain_text("admin")
    assert one.page.url == f"{process.url}/graphiql"
    assert one.do("Who am I?")["role"] == "ADMIN"
    assert not [address for address in one.addresses()[1:] if "sign-in=" in address]

    # On the gateway's own machine the token outlives the tab.
    second = one.context.new_page()
    second.goto(f"{process.url}/graphiql")
    expect(second.locator(".who summary")).to_contain_text("admin")
    second.close()

    # A second use in the same window is rejected and does not sign the user out.
    one.expect_complaint(REFUSED)
    one.page.evaluate("hash => { location.hash = hash; }", found[1])
    expect(one.bar_says).to_have_attribute("role", "alert")
    assert one.page.url == f"{process.url}/graphiql"
    one.page.get_by_role("button", name="Try again").click()
    expect(one.signed_in).to_contain_text("admin")

    other = window(process)
    other.expect_complaint(REFUSED)
    other.open(link)
    expect(other.bar_says).to_have_attribute("role", "alert")
    expect(other.bar_says).to_contain_text("link")
    expect(other.page.get_by_label("Token or API key")).to_be_visible()
    assert other.page.url == f"{process.url}/graphiql"
