"""The console's page of approvals: an inbox that is worked through by keyboard, and that notices other people."""

from typing import Any

import pytest

from models.users import Role
from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.gateways import Gateway
from tests.people import Person, person

pytestmark = pytest.mark.browser

REQUEST = """mutation ($input: RequestApprovalInput!) {
  requestApproval(input: $input) { approval { id } errors { message } } }"""
STATUS = "query ($id: ID!) { approval(id: $id) { status decisions { approved feedback by { name } } } }"


@pytest.fixture(scope="module")
def asker(gateway: Gateway) -> Person:
    """A colleague who asks, because nobody decides on a request of their own once approvers are named."""
    return person(gateway, Role.MEMBER)


def ask(asker: Person, title: str, **values: Any) -> str:
    """Request an approval and return its id."""
    payload = asker.data(REQUEST, input={"title": title, **values})["requestApproval"]
    assert not payload["errors"], payload
    id: str = payload["approval"]["id"]
    return id


def test_ten_approvals_are_decided_without_a_mouse(console: Console, asker: Person) -> None:
    ids = [ask(asker, f"Refund order {number}", data={"amount": number * 10}) for number in range(1, 11)]
    console.open("/approvals").wait_until_live()
    expect(console.main.get_by_role("article")).to_have_accessible_name("Refund order 1")
    expect(console.main.get_by_text("Nothing follows automatically")).to_be_visible()
    for number in range(1, 9):
        expect(console.main.get_by_role("article")).to_have_accessible_name(f"Refund order {number}")
        console.press("Shift+A")
        console.page.keyboard.press("Enter")
    expect(console.main.get_by_role("article")).to_have_accessible_name("Refund order 9")
    console.press("Shift+R")
    console.page.keyboard.type("Too late")
    console.page.keyboard.press("Enter")
    expect(console.main.get_by_role("article")).to_have_accessible_name("Refund order 10")
    console.press("*")
    console.press("Shift+A")
    console.page.keyboard.press("Enter")
    grid = console.main.get_by_role("grid")
    expect(grid.get_by_text("Approved", exact=True)).to_have_count(9)
    expect(grid.get_by_text("Rejected", exact=True)).to_have_count(1)
    found = [asker.data(STATUS, id=id)["approval"] for id in ids]
    assert [each["status"] for each in found] == ["APPROVED"] * 8 + ["REJECTED", "APPROVED"]
    assert found[8]["decisions"][0]["feedback"] == "Too late"


def test_a_card_turns_over_when_somebody_else_decides(console: Console, gateway: Gateway, asker: Person) -> None:
    id = ask(asker, "Deploy 2.4.0", description="All checks have passed.")
    console.open(f"/approvals?approval={id}").wait_until_live()
    article = console.main.get_by_role("article", name="Deploy 2.4.0")
    expect(article.get_by_role("button", name="Approve")).to_be_visible()
    other = person(gateway, Role.OPERATOR)
    other.done("respondToApproval", "approval { id }", id=id, approved=False, feedback="Not on a Friday")
    expect(article.get_by_text("Rejected", exact=True)).to_be_visible()
    expect(article.get_by_text("“Not on a Friday”")).to_be_visible()
    expect(article.get_by_role("button", name="Approve")).to_have_count(0)
    console.check_accessibility()
