"""Signing in to the console in each way, staying signed in, and signing out."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.console.conftest import NewConsole
from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.conftest import SECRET_KEY
from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.forks import ForkedGatewayProcess
from tests.gateways import ANONYMOUS, Gateway, GatewayProcess

REFUSED = "status of 401"
PASSWORD = "long and winding"


def signed_in_as(console: Console, name: str) -> None:
    expect(console.page.get_by_role("button", name=f"Signed in as {name}")).to_be_visible()


def add_person(gateway: Gateway, email: str) -> None:
    made = gateway.data(
        "mutation($input: CreateUserInput!) { createUser(input: $input) { errors { message } } }",
        {"input": {"email": email, "name": "Ada", "role": "MEMBER", "password": PASSWORD}},
    )
    assert made["createUser"]["errors"] == []


def enter(console: Console, email: str, password: str) -> None:
    console.page.get_by_label("E-mail address").fill(email)
    console.page.get_by_label("Password").fill(password)
    console.press("Enter")


def test_a_password_opens_the_page_that_was_asked_for(gateway: Gateway, new_console: NewConsole) -> None:
    add_person(gateway, "ada.signing-in@example.com")
    console = new_console(gateway, ANONYMOUS)
    console.page.goto(f"{gateway.url}/tasks?q=ferns")
    expect(console.page.get_by_role("heading", name="Sign in to Parley")).to_be_visible()
    console.check_accessibility()
    enter(console, "ada.signing-in@example.com", "short and straight")
    expect(console.page.get_by_role("alert")).to_be_visible()
    enter(console, "ada.signing-in@example.com", PASSWORD)
    signed_in_as(console, "Ada")
    assert urlsplit(console.page.url).path == "/tasks" and "ferns" in console.page.url
    assert not [address for address in console.addresses() if "winding" in address]

    token = console.page.evaluate("sessionStorage.getItem('parley:token')")
    console.page.get_by_role("button", name="Signed in as Ada").click()
    console.page.get_by_role("menuitem", name="Sign out", exact=True).click()
    expect(console.page.get_by_role("heading", name="Sign in to Parley")).to_be_visible()
    assert (
        console.page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]").count("parley:token")
        == 0
    )
    console.page.wait_for_function(
        """async (token) => (await (await fetch('/graphql', {method: 'POST', headers: {
            'content-type': 'application/json', authorization: `Bearer ${token}`},
            body: '{"query": "{ viewer { role } }"}'})).json()).errors?.length > 0""",
        arg=token,
    )
    console.expect_complaint(REFUSED)


def test_a_wrong_key_is_rejected_and_a_remembered_one_outlives_the_window(
    gateway: Gateway, new_console: NewConsole
) -> None:
    console = new_console(gateway, ANONYMOUS)
    console.expect_complaint(REFUSED)
    console.page.goto(gateway.url)
    console.page.get_by_role("button", name="Use an API key").click()
    field = console.page.get_by_label("API key or token")
    field.fill("prl_nobody_ever_made_this_key_of_all_the_keys_there_are")
    console.press("Enter")
    expect(console.page.get_by_role("alert")).to_be_visible()
    field.fill(gateway.admin_key)
    console.page.get_by_label("Stay signed in").check()
    console.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(console.main).to_be_visible()
    other = console.context.new_page()
    other.goto(f"{gateway.url}/graphiql")  # which shares the credential
    expect(other.locator(".who summary")).to_be_visible()
    other.close()


def test_the_sign_in_link_of_a_new_gateway_works_once(
    gateway_process: Callable[..., GatewayProcess], new_console: NewConsole, tmp_path: Path
) -> None:
    process = gateway_process({"DATA_DIR": str(tmp_path), "ENVIRONMENT": "development", "SECRET_KEY": SECRET_KEY})
    found = re.search(r"http\S+(/#sign-in=\S+)", process.output())
    assert found, process.output()
    console = new_console(process, ANONYMOUS).open(found[1])
    signed_in_as(console, "Administrator")
    assert console.page.url == f"{process.url}/"
    assert not [address for address in console.addresses()[1:] if "sign-in=" in address]

    other = new_console(process, ANONYMOUS)
    other.expect_complaint(REFUSED)
    other.page.goto(process.url + found[1])
    expect(other.page.get_by_role("alert")).to_contain_text("link")
    assert other.page.url == f"{process.url}/"


def test_a_page_stays_as_it_is_while_its_user_signs_in_again(gateway: Gateway, new_console: NewConsole) -> None:
    add_person(gateway, "grace.signing-in@example.com")
    signed = gateway.graphql(
        "mutation($input: SignInInput!) { signIn(input: $input) { token } }",
        {"input": {"email": "grace.signing-in@example.com", "password": PASSWORD}},
        ANONYMOUS,
    )["data"]["signIn"]
    console = new_console(gateway, signed["token"])
    console.expect_complaint("401|WebSocket")
    console.open("/people").wait_until_live()
    console.page.evaluate("document.querySelector('main').dataset.kept = 'yes'")
    assert not gateway.graphql("mutation { signOut { errors { code } } }", token=signed["token"]).get("errors")
    expect(console.dialog.get_by_text("Sign in again")).to_be_visible()
    assert console.axe() == {}
    enter(console, "grace.signing-in@example.com", PASSWORD)
    expect(console.dialog).to_have_count(0)
    expect(console.main).to_have_attribute("data-kept", "yes")
    console.wait_until_live()


@pytest.fixture(scope="module")
def issuer_gateway(
    new_environment: Callable[[str], dict[str, str]], tmp_path_factory: pytest.TempPathFactory, issuer: FakeIssuer
) -> Iterator[GatewayProcess]:
    """A gateway whose users sign in at the issuer."""
    settings = {"OIDC_ISSUER": issuer.url, "OIDC_AUDIENCE": AUDIENCE, "OIDC_CLIENT_ID": "console"}
    process = ForkedGatewayProcess(new_environment("sqlite") | settings, tmp_path_factory.mktemp("oidc")).start()
    yield process
    process.stop()


def test_a_person_signs_in_at_the_issuer_and_comes_back_to_the_page(
    issuer_gateway: GatewayProcess, issuer: FakeIssuer, new_console: NewConsole
) -> None:
    console = new_console(issuer_gateway, ANONYMOUS)
    console.expect_complaint(re.escape(issuer.url))  # the browser leaves the console for the issuer's page
    console.page.goto(f"{issuer_gateway.url}/tasks")
    console.page.get_by_role("link", name="Sign in with 127.0.0.1").click()
    signed_in_as(console, "Ada")
    assert console.page.url == f"{issuer_gateway.url}/tasks"
    [asked] = [path for path in issuer.asked if path.startswith("/authorize")]
    assert "code_challenge_method=S256" in asked
