"""GraphiQL beside the console: opened by a link, in the same colours, and saving operations as endpoints."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from tests.browser.expecting import expect
from tests.browser.window import Window
from tests.gateways import Gateway

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend_name", ["sqlite"], scope="module"),
]

QUERY = """query FindTasks($text: String) {
  tasks(filter: {search: $text}) {
    totalCount
  }
}
"""
STREAM = "subscription Follow($after: Cursor) { events(after: $after) { __typename id cursor type } }"


def test_a_link_opens_its_operation_and_saves_it_as_an_endpoint(
    gateway: Gateway, window: Callable[[Gateway], Window]
) -> None:
    variables = {"text": "ferns & #moss"}
    one = window(gateway).open(f"/graphiql#{urlencode({'query': QUERY, 'variables': json.dumps(variables)})}")
    expect(one.page.locator(".graphiql-tab-active")).to_contain_text("FindTasks")
    assert one.page.url == f"{gateway.url}/graphiql"
    one.sign_in()
    assert one.run() == {"data": {"tasks": {"totalCount": 0}}}
    assert not [request for request in one.requests if "moss" in request.url]

    one.page.get_by_role("button", name="Save as endpoint").click()
    dialog = one.page.get_by_role("dialog")
    dialog.get_by_label("Path").fill("not a path")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("Path").fill("found-tasks")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("found-tasks")
    with gateway.client() as client:
        assert client.get("/rest/v1/found-tasks", params={"text": "moss"}).json() == {"tasks": {"totalCount": 0}}


def test_a_link_begins_a_stream_at_its_cursor(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    one = window(gateway).open().sign_in()
    gateway.data('mutation { createTask(input: {title: "First", type: "x"}) { task { id } } }')
    cursor = gateway.data("{ events(last: 1) { nodes { cursor } } }")["events"]["nodes"][0]["cursor"]
    gateway.data('mutation { createTask(input: {title: "Second", type: "x"}) { task { id } } }')
    one.page.evaluate("hash => { location.hash = hash; }", urlencode({"query": STREAM, "cursor": cursor}))
    expect(one.page.locator(".graphiql-tab-active")).to_contain_text("Follow")
    one.execute()
    expect(one.page.locator(".live-type").get_by_text("collaboration.task_created", exact=True)).to_have_count(1)


def test_the_choice_of_colours_is_shared(gateway: Gateway, window: Callable[[Gateway], Window]) -> None:
    one = window(gateway).open()
    other = one.context.new_page()
    other.goto(gateway.url)
    other.evaluate("localStorage.setItem('graphiql:theme', 'dark')")
    expect(one.page.locator("body.graphiql-dark")).to_have_count(1)
    other.reload()
    assert other.evaluate("document.documentElement.dataset.theme") == "dark"
    other.close()
