"""Sessions in the console: reading along, taking part, and losing nothing while the gateway is unavailable."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator

from tests.browser.console.conftest import NewConsole
from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.conftest import ADMIN_KEY, SECRET_KEY
from tests.gateways import Addresses, GatewayProcess

CREATE = (
    """mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { id } errors { message } } }"""
)
SEND = "mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } errors { message } } }"
AGENT = """mutation { createAgent(input: {name: "Mira", type: "planner", runtime: WORKER}) { agent { id } } }"""
ASK = """mutation ($session: ID!, $agent: ID!) {
  requestApproval(input: {
    sessionId: $session, agentId: $agent, title: "Publish it?", data: {channel: "blog", words: 372}
  }) { approval { id } errors { message } }
}"""
PATCH = """mutation ($input: PatchDocumentInput!) {
  patchDocument(input: $input) { document { version } errors { message } }
}"""
MESSAGES = "query ($id: ID!) { session(id: $id) { messages(last: 100) { nodes { content } } } }"


def _session(gateway: Addresses, **more: Any) -> str:
    created = gateway.data(CREATE, {"input": {"name": "The launch", **more}})["createSession"]
    return str(created["session"]["id"])


def _say(gateway: Addresses, session: str, content: str, **more: Any) -> None:
    sent = gateway.data(SEND, {"input": {"sessionId": session, "content": content, **more}})["sendMessage"]
    assert sent["errors"] == []


def _me(console: Console) -> str:
    return str(console.data("{ viewer { actor { name } } }")["viewer"]["actor"]["name"])


def _said(console: Console, text: str) -> Locator:
    return console.page.locator("[data-message]").filter(has_text=text)


def _write(console: Console, text: str) -> None:
    console.page.get_by_role("textbox", name="Message").fill(text)
    console.press("Control+Enter")


def test_a_session_survives_a_restart_without_losing_or_doubling_a_message(
    gateway_process: Callable[..., GatewayProcess], new_console: NewConsole, migrated_sqlite: Path, tmp_path: Path
) -> None:
    shutil.copyfile(migrated_sqlite, tmp_path / "parley.sqlite3")
    environment = {
        "ENVIRONMENT": "development",
        "ADMIN_API_KEY": ADMIN_KEY,
        "SECRET_KEY": SECRET_KEY,
        "DATA_DIR": str(tmp_path),
    }
    gateway = gateway_process(environment | {"DATABASE_URL": f"sqlite:///{tmp_path / 'parley.sqlite3'}"})
    session = _session(gateway)
    console = new_console(gateway).open(f"/sessions/{session}").wait_until_live()
    _write(console, "Before")
    expect(_said(console, "Before")).to_have_count(1)
    console.expect_complaint("WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|Failed to load resource")
    gateway.kill()
    expect(console.connection).to_have_attribute("data-status", "offline")
    unsent = console.page.get_by_label("Unsent message")
    _write(console, "During")
    expect(unsent.filter(has_text="Kept here")).to_have_count(1)
    _write(console, "Dyring two")
    expect(unsent).to_have_count(2)
    console.press("ArrowUp")  # what was not tried yet can be edited
    expect(unsent).to_have_count(1)
    _write(console, "During two")
    gateway.start()
    _say(gateway, session, "Meanwhile")
    console.open(f"/sessions/{session}").wait_until_live()  # the outbox outlives the page
    for text in ("Before", "During", "During two", "Meanwhile"):
        expect(console.page.locator("[data-message]").get_by_text(text, exact=True)).to_have_count(1)
    expect(unsent).to_have_count(0)
    stored = gateway.data(MESSAGES, {"id": session})["session"]["messages"]["nodes"]
    assert sorted(each["content"] for each in stored) == ["Before", "During", "During two", "Meanwhile"]
    assert [each["content"] for each in stored if each["content"].startswith("During")] == ["During", "During two"]


def test_one_takes_part_and_decides_in_place(console: Console) -> None:
    agent = console.data(AGENT)["createAgent"]["agent"]["id"]
    session = _session(console.gateway, agentIds=[agent])
    for number in range(60):
        _say(console.gateway, session, f"Note {number}.", fromAgentId=agent)
    tool = '{"name": "search", "arguments": {"query": "cursor"}, "id": "c1"}'
    _say(console.gateway, session, tool, fromAgentId=agent, type="TOOL_CALL")
    _say(console.gateway, session, '{"hits": 3}', fromAgentId=agent, type="TOOL_RESULT", metadata={"callId": "c1"})
    console.open(f"/sessions/{session}").wait_until_live()
    expect(_said(console, "search").get_by_text("hits: 3")).to_be_visible()
    expect(_said(console, "Note 59.")).to_be_visible()
    console.press("r")
    console.page.keyboard.type("Well **done**")
    console.press("Control+Enter")
    expect(_said(console, "Well done").locator("strong")).to_have_text("done")
    console.page.get_by_role("log").evaluate("element => { element.scrollTop = 0 }")
    expect(_said(console, "Note 0.")).to_have_count(1)
    console.page.get_by_role("button", name="Latest").click()

    asked = console.data(ASK, {"session": session, "agent": agent})["requestApproval"]
    assert asked["errors"] == []
    card = console.page.get_by_role("log").locator("[data-approval]")
    expect(card).to_contain_text("Words")
    card.get_by_role("textbox", name="Comment").fill("Well checked")
    card.get_by_role("button", name="Approve").click()
    expect(card).to_contain_text(f"{_me(console)} approved")
    expect(card).to_contain_text("Well checked")
    console.check_accessibility()


def test_two_edits_of_a_document_are_merged_or_shown_side_by_side(console: Console) -> None:
    session = _session(console.gateway)

    def patch(version: int, *operations: dict[str, Any]) -> None:
        given = {"sessionId": session, "key": "plan", "baseVersion": version, "patch": list(operations)}
        assert console.data(PATCH, {"input": given})["patchDocument"]["errors"] == []

    patch(0, {"op": "add", "path": "/title", "value": "Spring"}, {"op": "add", "path": "/words", "value": 400})
    patch(1, {"op": "replace", "path": "/words", "value": 300})
    console.open(f"/sessions/{session}").wait_until_live()
    console.press("d")
    expect(console.page.get_by_text("marked below")).to_be_visible()
    console.page.get_by_role("button", name="Edit", exact=True).click()
    editor = console.page.locator(".cm-content")
    editor.click()
    console.press("Control+a")
    console.page.evaluate("""navigator.clipboard.writeText('{"title": "Mine", "words": 350}')""")
    console.press("Control+v")
    patch(2, {"op": "replace", "path": "/title", "value": "Theirs"})
    console.page.get_by_role("button", name="Save", exact=True).click()
    conflict = console.page.get_by_role("region", name="Conflict")
    expect(conflict).to_contain_text(f"{_me(console)} saved version 3 first")
    expect(conflict.get_by_role("group")).to_have_count(1)  # the other field is merged
    conflict.get_by_role("group", name="title").get_by_label("You").check()
    conflict.get_by_role("button", name="Save as chosen").click()
    expect(conflict).to_have_count(0)
    read = console.data("query ($id: ID!) { session(id: $id) { documents { value version } } }", {"id": session})
    assert read["session"]["documents"] == [{"value": {"title": "Mine", "words": 350}, "version": 4}]
