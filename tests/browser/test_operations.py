"""The saved operations: each opens from the sidebar and does what its title says, exactly as saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import FAILED, leave_pictures
from tests.browser.expecting import expect
from tests.browser.tabs import Tabs
from tests.browser.window import Window, saved_operations
from tests.gateways import Gateway

pytestmark = pytest.mark.browser

NewWindow = Callable[[Gateway], Window]


@pytest.fixture(scope="module")
def kept(gateway: Gateway) -> Iterator[list[Window]]:
    """The window that the next test goes on with, if any."""
    windows: list[Window] = []
    yield windows
    for each in windows:
        each.close()


@pytest.fixture
def one(
    kept: list[Window], gateway: Gateway, tabs: Tabs, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Window]:
    """GraphiQL with the administrator signed in, as the test before left it unless it failed.

    Opening it takes the browser longer than most flows.
    """
    window = kept.pop() if kept else Window(tabs, gateway).open().sign_in()
    yield window
    if request.node.stash.get(FAILED, False) or window.faults():
        leave_pictures([window], request, tmp_path)
        return
    window.forget()
    kept.append(window)


def start_here(one: Window) -> None:
    assert one.do("Who am I?")["role"] == "ADMIN"
    assert {"agents", "sessions", "tasks", "approvals"} == one.do("Organization overview").keys()
    person = one.do("Add a person", email="sam@example.org")["user"]
    assert person["role"] == "MEMBER"
    assert person["id"] in [each["id"] for each in one.do("List people")["nodes"]]


def workflows(one: Window) -> None:
    made = one.do("Create a workflow")["workflow"]
    assert (made["version"], made["status"]) == (1, "ACTIVE")
    triggers = one.do("Schedule a workflow")["workflow"]["triggers"]
    assert [each["type"] for each in triggers] == ["SCHEDULE", "WEBHOOK"]
    listed = one.do("List workflows")["nodes"]
    assert made["id"] in [each["id"] for each in listed]
    assert "content_generation" in [each["name"] for each in one.do("List templates")]
    assert one.do("Use a template")["workflow"]["nodes"]


def executions(one: Window) -> None:
    one.do("Create a workflow")
    started = one.do("Run a workflow")["execution"]
    one.watch("Watch a run")
    expect(one.row("collaboration.approval_requested", "Publish “Release 1.0”?")).to_have_count(1)
    assert [each["status"] for each in one.do("Show a run")["nodes"]] == ["COMPLETED", "WAITING", "PENDING"]
    assert started["id"] in [each["id"] for each in one.do("List runs")["nodes"]]
    assert one.do("Cancel a run")["execution"]["status"] == "CANCELLED"
    expect(one.row("workflow.cancelled", "")).to_have_count(1)
    assert one.do("Retry a failed run")["execution"]["id"] == started["id"]
    assert one.do("Run nodes once")["execution"]["id"] != started["id"]


def integrations(one: Window) -> None:
    assert "slack" in [each["name"] for each in one.do("List connectors")]
    assert one.do("Run a connector action")["simulated"] is True
    assert one.do("List connected accounts") == []
    one.open_operation("Connect an account")
    assert one.run()["data"]["beginOAuth"]["errors"][0]["code"] == "NOT_CONFIGURED"


def destinations(one: Window) -> None:
    made = one.do("Create an event destination")["destination"]
    assert made["id"] in [each["id"] for each in one.do("List event destinations")]
    assert one.do("Delete an event destination")["deletedId"] == made["id"]


def agents(one: Window) -> None:
    one.watch("Watch agents")
    agent = one.do("Create an agent")["agent"]
    assert agent["runtime"] == "WORKER"
    key = one.do("Create an agent key", agentId=agent["id"])
    assert key["secret"] and key["apiKey"]["actor"]["id"] == agent["id"]
    assert agent["id"] in [each["id"] for each in one.do("List agents")["nodes"]]
    commanded = one.do("Command an agent", id=agent["id"], command="STOP")["agent"]
    assert commanded["status"] == "STOPPED"
    expect(one.row("agent.status_changed", agent["name"]).first).to_be_visible()
    one.do("Create a hosted agent")
    assert one.do("Invoke an agent")["reply"]["simulated"] is True
    one.watch("Stream an agent's reply", until="completed")


def tasks(one: Window) -> None:
    one.watch("Watch tasks")
    agent = one.do("Create an agent")["agent"]
    task = one.do("Create a task", title="Read it all")["task"]
    assert task["id"] in [each["id"] for each in one.do("List tasks")["nodes"]]
    assert one.do("Claim the next task", agentId=agent["id"])["task"]["id"] == task["id"]
    assert one.do("Start a task", id=task["id"])["task"]["status"] == "RUNNING"
    assert one.do("Report progress", id=task["id"])["task"]["progress"] == 0.5
    assert one.do("Complete a task", id=task["id"])["task"]["status"] == "COMPLETED"
    one.page.get_by_role("button", name="New tab").click()
    unwanted = one.do("Create a task", title="Never mind")["task"]
    assert one.do("Cancel a task", id=unwanted["id"])["task"]["status"] == "CANCELLED"
    expect(one.row("collaboration.task_created", "Read it all")).to_have_count(1)
    expect(one.row("collaboration.task_assigned", "Read it all").first).to_be_visible()
    expect(one.row("collaboration.task_updated", "Never mind · cancelled")).to_have_count(1)


def sessions(one: Window) -> None:
    session = one.do("Create a session")["session"]
    assert session["id"] in [each["id"] for each in one.do("List sessions")["nodes"]]
    joined = one.do("Join a session", sessionId=session["id"])["session"]
    assert [each["actor"]["name"] for each in joined["participants"]] == ["Administrator"]
    one.watch("Watch a session", sessionId=session["id"])
    one.watch("Watch presence", sessionId=session["id"])
    sent = one.do("Send a message", sessionId=session["id"])["message"]
    read = one.do("Read messages", sessionId=session["id"])["messages"]
    assert [each["id"] for each in read["nodes"]] == [sent["id"]]
    away = one.do("Set your presence", sessionId=session["id"])["session"]
    assert away["participants"][0]["presence"] == "AWAY"
    expect(one.row("presence", "away").first).to_be_visible()
    one.live_tab("WatchSession").click()
    expect(one.row("collaboration.message_sent", "Who takes the first draft?")).to_have_count(1)


def approvals(one: Window) -> None:
    one.watch("Watch approvals")
    approval = one.do("Request an approval")["approval"]
    assert approval["status"] == "PENDING"
    assert approval["id"] in [each["id"] for each in one.do("List approvals")["nodes"]]
    answered = one.do("Approve or reject", id=approval["id"])["approval"]
    assert answered["status"] == "APPROVED"
    assert [each["feedback"] for each in answered["decisions"]] == ["Looks good."]
    expect(one.row("collaboration.approval_requested", approval["title"])).to_have_count(1)
    expect(one.row("collaboration.approval_responded", f"{approval['title']} · approved")).to_have_count(1)


def documents(one: Window) -> None:
    session = one.do("Create a session")["session"]
    patched = one.do("Patch a document", sessionId=session["id"])["document"]
    assert (patched["version"], patched["value"]) == (1, {"title": "Launch"})
    assert one.do("Read a document", sessionId=session["id"])["value"] == {"title": "Launch"}


def events(one: Window) -> None:
    one.watch("Watch everything")
    assert one.do("Publish an event")["event"]["type"] == "note.written"
    expect(one.row("note.written", "")).to_have_count(1)
    session = one.do("Create a session", name="To be seen")["session"]
    expect(one.row("collaboration.session_created", "To be seen")).to_have_count(1)
    logged = one.do("Audit trail", sessionId=session["id"])["nodes"]
    assert "collaboration.session_created" in [each["type"] for each in logged]
    assert one.do("Why did it happen?", event=logged[0]["id"])[0]["id"] == logged[0]["id"]


FLOWS = [
    start_here,
    workflows,
    executions,
    agents,
    tasks,
    sessions,
    approvals,
    documents,
    integrations,
    destinations,
    events,
]


@pytest.mark.parametrize("flow", FLOWS)
def test_the_saved_operations_work(one: Window, flow: Callable[[Window], None]) -> None:
    flow(one)
    group = "start" if flow is start_here else flow.__name__
    names = {operation.name for operation in saved_operations().values() if operation.group == group}
    ran = " ".join(request.post_data or "" for request in one.requests) + str(one.frames_sent)
    assert not [name for name in names if f"{name}(" not in ran and f"{name} " not in ran]


@pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")
def test_the_sidebar_lists_searches_and_opens_every_operation(gateway: Gateway, window: NewWindow) -> None:
    one = window(gateway).open().sign_in()
    buttons = one.sidebar.get_by_role("button")
    expect(buttons).to_have_count(len(saved_operations()))
    titles = one.sidebar.locator(".operation > span:first-child").all_inner_texts()
    assert set(titles) == saved_operations().keys()
    for title in titles:
        one.open_operation(title)
    search = one.sidebar.get_by_role("searchbox")
    search.fill("approve or")
    expect(buttons.filter(has_text="Approve or reject")).to_be_visible()
    expect(buttons.filter(has_text="Create an agent")).to_have_count(0)
    search.press("Enter")
    expect(one.page.locator(".graphiql-tab-active")).to_contain_text(saved_operations()["Approve or reject"].name)
    one.sidebar.get_by_role("searchbox").fill("no such thing")
    expect(one.sidebar).to_contain_text("No matching operations.")
