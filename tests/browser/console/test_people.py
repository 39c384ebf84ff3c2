"""People and keys: inviting, roles, and narrow keys whose secret is shown once."""

import re

from models.users import Role
from tests.browser.console.conftest import NewConsole
from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.people import person


def test_a_colleague_is_invited_and_given_a_role(console: Console) -> None:
    console.open("/people").wait_until_live()
    console.press("n")
    console.dialog.get_by_label("Name").fill("Grace Hopper")
    console.dialog.get_by_label("E-mail address").fill("grace@example.com")
    console.dialog.get_by_role("button", name="Invite").click()
    expect(console.dialog).to_contain_text("The password is shown only here")
    console.dialog.get_by_role("button", name="Done").click()
    console.page.get_by_role("row").filter(has_text="Grace Hopper").click()
    console.dialog.get_by_text("Operator", exact=True).click()
    expect(console.page.get_by_role("row").filter(has_text="Grace Hopper")).to_contain_text("Operator")
    console.press("Escape")
    expect(console.dialog).to_have_count(0)
    console.page.get_by_role("row").filter(has_text="Administrator").first.click()
    expect(console.dialog.get_by_text("The last active administrator").first).to_be_visible()
    expect(console.dialog.get_by_role("radio", name="Viewer")).to_be_disabled()
    console.press("Escape")
    console.check_accessibility()


def test_a_key_is_made_narrow_used_and_revoked(console: Console) -> None:
    console.open("/people?tab=keys").wait_until_live()
    console.press("n")
    console.dialog.get_by_label("What it is for").fill("nightly import")
    console.dialog.get_by_role("button", name="Nothing").click()
    console.dialog.get_by_role("checkbox", name=re.compile("^tasks:read")).click()
    console.dialog.get_by_role("button", name="Create key").click()
    shell = console.dialog.get_by_text(re.compile("^export PARLEY_TOKEN"))
    expect(shell).to_be_visible()
    found = re.search("'(.*)'", shell.inner_text())
    assert found
    viewer = console.gateway.graphql("{ viewer { scopes } }", {}, found[1])["data"]["viewer"]
    assert viewer == {"scopes": ["tasks:read"]}
    console.dialog.get_by_role("button", name="I have it").click()
    console.page.get_by_role("row").filter(has_text="nightly import").click()
    assert console.axe() == {}
    console.dialog.get_by_role("button", name="Revoke…").click()
    console.page.get_by_role("button", name="Revoke", exact=True).click()
    expect(console.page.get_by_role("dialog", name="nightly import").get_by_text("Revoked").first).to_be_visible()
    [error] = console.gateway.graphql("{ viewer { scopes } }", {}, found[1])["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_viewer_sees_why_they_may_not(gateway: Gateway, new_console: NewConsole) -> None:
    console = new_console(gateway, person(gateway, Role.VIEWER).token)
    console.open("/people").wait_until_live()
    invite = console.page.get_by_role("button", name="Invite").first
    expect(invite).to_have_attribute("aria-disabled", "true")
    invite.hover()
    expect(console.page.get_by_role("tooltip", name="Needs the scope users:write")).to_be_visible()
    console.press("n")
    expect(console.toast("Needs the scope users:write")).to_be_visible()
    console.open("/deliveries").wait_until_live()
    for button in console.main.get_by_role("button", name="New destination").all():
        expect(button).to_have_attribute("aria-disabled", "true")
    console.press("n")
    expect(console.toast("Needs the scope destinations:write")).to_be_visible()


def test_why_explains_a_person(console: Console) -> None:
    console.data(
        """mutation { createUser(input: {name: "Mary Ann", email: "mary@example.com", role: VIEWER}) {
        user { id } errors { message } } }"""
    )
    console.open("/people").wait_until_live()
    console.page.get_by_role("row").filter(has_text="Mary Ann").click()
    expect(console.dialog).to_contain_text("Mary Ann")
    console.press("Escape")
    expect(console.dialog).to_have_count(0)
    console.press("y")
    expect(console.page.get_by_role("list", name="Causal chain").get_by_role("listitem")).to_have_count(1)


def test_the_audit_trail_says_who_changed_what(gateway: Gateway, new_console: NewConsole) -> None:
    console = new_console(gateway)
    console.open("/people?tab=audit").wait_until_live()
    trail = console.page.get_by_role("grid", name="Audit trail")
    invited = console.data(
        """mutation { createUser(input: {name: "Ada", email: "ada@example.com", role: MEMBER}) {
        user { id } errors { message } } }"""
    )["createUser"]["user"]["id"]
    created = trail.get_by_role("row").filter(has_text="user.created").filter(has_text=invited[-6:])
    expect(created).to_be_visible()
    console.data(
        "mutation ($id: ID!) { updateUser(input: {id: $id, role: OPERATOR}) { errors { message } } }", {"id": invited}
    )
    changed = trail.get_by_role("row").filter(has_text="user.updated").filter(has_text=invited[-6:])
    changed.click()
    expect(console.dialog).to_contain_text("MEMBER")
    expect(console.dialog).to_contain_text("OPERATOR")
    expect(console.page).to_have_url(re.compile("entry="))
    assert console.axe() == {}
    console.press("Escape")
    expect(changed.get_by_role("gridcell").first).to_have_text(re.compile(r"^\d+$"))  # it is sealed
    console.check_accessibility()

    viewer = new_console(gateway, person(gateway, Role.VIEWER).token)
    viewer.open("/people?tab=audit").wait_until_live()
    expect(viewer.main.get_by_text("audit:read")).to_be_visible()
