"""Live updates: every window shows changes, and after a dropped connection each one exactly once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.users import Role
from tests.browser.expecting import expect
from tests.browser.window import Window
from tests.conftest import ADMIN_KEY, SECRET_KEY
from tests.gateways import Addresses, Gateway, GatewayProcess
from tests.people import person

pytestmark = pytest.mark.browser

NewWindow = Callable[[Addresses], Window]

REFUSED = "Failed to load resource: the server responded with a status of 401"
ENDLESS = """document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().iterations === Infinity)
  .map((each) => each.effect.target.className)"""
SEND = "mutation($input: SendMessageInput!) { sendMessage(input: $input) { errors { message } } }"


def test_agents_tasks_sessions_messages_and_approvals_change_live_in_a_second_window(
    gateway: Gateway, window: NewWindow
) -> None:
    one, two = window(gateway).open().sign_in(), window(gateway).open().sign_in()
    session = one.do("Create a session", name="The launch")["session"]
    for title in ("Watch agents", "Watch tasks", "Watch approvals", "Watch everything"):
        one.watch(title)
    one.watch("Watch a session", sessionId=session["id"])

    agent = two.do("Create an agent", name="Scout")["agent"]
    two.do("Command an agent", id=agent["id"], command="STOP")
    two.do("Send a message", sessionId=session["id"], content="Here we go")
    two.do("Create a task", title="Look ahead", sessionId=session["id"])
    approval = two.do("Request an approval", title="Jump?", sessionId=session["id"])["approval"]
    two.do("Approve or reject", id=approval["id"])
    two.do("Create a session", name="The landing")

    expect(one.row("collaboration.message_sent", "Administrator: Here we go")).to_have_count(1)
    expect(one.row("collaboration.task_created", "Look ahead · pending")).to_have_count(1)
    expect(one.row("collaboration.approval_requested", "Jump? · pending")).to_have_count(1)
    expect(one.row("collaboration.approval_responded", "Jump? · approved")).to_have_count(1)
    one.live_tab("WatchAgents").click()
    expect(one.row("agent.status_changed", "Scout · stopped")).to_have_count(1)
    one.live_tab("WatchTasks").click()
    expect(one.row("collaboration.task_created", "Look ahead · pending")).to_have_count(1)
    one.live_tab("WatchApprovals").click()
    expect(one.row("collaboration.approval_responded", "Jump? · approved")).to_have_count(1)
    one.live_tab("WatchEverything").click()
    expect(one.row("agent.created", "Scout")).to_have_count(1)
    expect(one.row("collaboration.session_created", "The landing · active")).to_have_count(1)
    expect(one.row("collaboration.message_sent", "Here we go")).to_have_count(1)
    # Five streams, one socket, and a page that does not draw itself again while nothing arrives.
    assert len(one.sockets) == 1
    one.page.emulate_media(reduced_motion="no-preference")
    assert one.page.evaluate(ENDLESS) == []


def test_a_row_expands_and_the_response_pane_shows_the_newest_event(gateway: Gateway, window: NewWindow) -> None:
    one = window(gateway).open().sign_in()
    session = one.do("Create a session")["session"]
    one.watch("Watch a session", sessionId=session["id"])
    gateway.data(SEND, {"input": {"sessionId": session["id"], "content": "Unfold me"}})
    row = one.row("collaboration.message_sent", "Unfold me")
    expect(one.response).to_contain_text("MessageSent")
    row.get_by_role("button").first.click()
    expect(row).to_contain_text("cursor")
    one.live.get_by_role("button", name="Stop", exact=True).click()
    expect(one.live_status).to_have_text("stopped")
    one.live.get_by_role("button", name="Clear").click()
    expect(one.rows).to_have_count(0)
    one.live.get_by_role("button", name="Stop and close").click()
    expect(one.live).to_have_count(0)


def test_a_killed_gateway_is_reconnected_and_no_event_is_missing(
    gateway_process: Callable[..., GatewayProcess], window: NewWindow, migrated_sqlite: Path, tmp_path: Path
) -> None:
    shutil.copyfile(migrated_sqlite, tmp_path / "parley.sqlite3")
    gateway = gateway_process(_environment(tmp_path, f"sqlite:///{tmp_path / 'parley.sqlite3'}"))
    _survives(window, watched=gateway, other=gateway, meanwhile_at=gateway)


def test_events_on_another_gateway_during_an_outage_appear_once(
    gateway_process: Callable[..., GatewayProcess],
    window: NewWindow,
    migrated_postgres: str,
    new_postgres_database: Callable[[str | None], str],
    redis_server: str,
    tmp_path: Path,
) -> None:
    environment = _environment(tmp_path, new_postgres_database(migrated_postgres)) | {"REDIS_URL": redis_server}
    gateway, other = gateway_process(environment), gateway_process(environment)
    _survives(window, watched=gateway, other=other, meanwhile_at=other)


def _survives(window: NewWindow, watched: GatewayProcess, other: GatewayProcess, meanwhile_at: GatewayProcess) -> None:
    """Follow a session on one gateway through its crash; `meanwhile_at` accepts a message as soon as it can."""
    one, two = window(watched).open().sign_in(), window(other).open().sign_in()
    session = one.do("Create a session")["session"]
    one.watch("Watch a session", sessionId=session["id"])
    two.do("Send a message", sessionId=session["id"], content="Before")
    two.do("Create a task", title="Hold on", sessionId=session["id"])
    expect(one.row("collaboration.message_sent", "Before")).to_have_count(1)
    expect(one.row("collaboration.task_created", "Hold on · pending")).to_have_count(1)

    for each in (one, two):
        each.expect_complaint("WebSocket connection to .* failed|ERR_CONNECTION_REFUSED")
    message = {"input": {"sessionId": session["id"], "content": "Meanwhile"}}
    watched.kill()
    expect(one.live_status).to_contain_text("reconnecting")
    if meanwhile_at is not watched:
        meanwhile_at.data(SEND, message)
        expect(one.live_status).to_contain_text("reconnecting")
    watched.start()
    if meanwhile_at is watched:
        meanwhile_at.data(SEND, message)
    expect(one.live_status).to_have_text("connected")
    expect(one.row("collaboration.message_sent", "Meanwhile")).to_have_count(1)
    two.page.get_by_role("button", name="New tab").click()
    two.open_operation("Send a message")
    two.write_variables({"input": {"sessionId": session["id"], "content": "After"}})
    two.run()
    expect(one.row("collaboration.message_sent", "After")).to_have_count(1)

    summaries = one.rows.locator(".live-summary").all_inner_texts()
    said = [text.rpartition(": ")[2] for text in summaries if text.startswith("Administrator: ")]
    assert [text for text in reversed(said) if text in ("Before", "Meanwhile", "After")] == [
        "Before",
        "Meanwhile",
        "After",
    ]
    assert len([text for text in summaries if "Hold on" in text]) == 1
    expect(one.row("stream.opened", "resumed after the last event received")).to_have_count(1)
    expect(one.live.locator(".live-note")).to_contain_text("resuming after the last event")
    subscribed = [frame["payload"] for frame in one.frames_sent if frame["type"] == "subscribe"]
    assert subscribed[0]["variables"]["after"] is None
    assert subscribed[-1]["variables"]["after"]


def test_revoking_a_key_closes_its_streams_and_the_panel_says_so(gateway: Gateway, window: NewWindow) -> None:
    somebody = person(gateway, Role.MEMBER)
    keys = gateway.data("{ apiKeys { id actor { id } } }")["apiKeys"]
    [key] = [each["id"] for each in keys if each["actor"]["id"] == somebody.id]
    one = window(gateway).open().sign_in(somebody.token)
    one.watch("Watch tasks")

    one.expect_complaint(REFUSED)
    revoke = "mutation($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { errors { message } } }"
    assert gateway.data(revoke, {"input": {"id": key}})["revokeApiKey"]["errors"] == []
    expect(one.live_status).to_have_text("closed 4403")
    expect(one.live_notice).to_contain_text("The gateway closed this stream: 4403.")
    expect(one.live_notice).to_contain_text("Sign in, then run it again.")
    # The bar checks the key again and reports that it is no longer valid.
    expect(one.bar_says).to_have_attribute("role", "alert")
    expect(one.page.get_by_label("Token or API key")).to_be_visible()
    assert len(one.sockets) == 1

    one.sign_in()
    one.execute()
    expect(one.live_status).to_have_text("connected")
    expect(one.row("stream.opened", "")).to_have_count(1)


def _environment(folder: Path, database: str) -> dict[str, str]:
    return {
        "DATA_DIR": str(folder),
        "ENVIRONMENT": "development",
        "SECRET_KEY": SECRET_KEY,
        "ADMIN_API_KEY": ADMIN_KEY,
        "DATABASE_URL": database,
    }
