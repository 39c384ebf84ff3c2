"""The board of tasks: creating, moving and prioritising, and what it says if somebody else was first."""

import re
from typing import Any

from playwright.sync_api import Locator, Route

from tests.browser.console.console import Console
from tests.browser.expecting import expect

CREATE = "mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } errors { message } } }"
FAIL = """mutation ($id: ID!) {
  setTaskStatus(input: {id: $id, status: FAILED, error: "no paper"}) { errors { message } }
}"""
AGENT = """mutation { createAgent(input: {name: "Printer", type: "print", runtime: WORKER}) { agent { id } } }"""
READ = "query ($id: ID!) { task(id: $id) { status priority assignedTo { name } } }"


def _task(console: Console, title: str, **more: Any) -> str:
    created = console.data(CREATE, {"input": {"title": title, "type": "print", **more}})["createTask"]
    assert created["errors"] == []
    return str(created["task"]["id"])


def _me(console: Console) -> str:
    return str(console.data("{ viewer { actor { name } } }")["viewer"]["actor"]["name"])


def _column(console: Console, name: str) -> Locator:
    return console.main.get_by_role("region", name=name, exact=True)


def test_tasks_are_created_assigned_prioritised_and_cancelled(empty_console: Console) -> None:
    console = empty_console
    console.data(AGENT)
    console.open("/tasks").wait_until_live()
    console.press("n")
    console.dialog.get_by_label("Title").fill("Print the badges")
    console.dialog.get_by_label("Type").fill("print")
    console.press("Control+Enter")
    card = _column(console, "Pending").get_by_role("listitem").filter(has_text="Print the badges")
    expect(card).to_be_visible()
    drawer = console.page.get_by_role("dialog", name="Print the badges")
    expect(drawer).to_contain_text(f"{_me(console)} created it")
    console.press("Escape")
    console.press("j", "4")
    expect(card.get_by_role("img", name="Priority urgent (8)")).to_be_visible()
    console.press("m")
    console.dialog.get_by_role("button", name="Printer").click()
    card = _column(console, "Assigned").get_by_role("listitem").filter(has_text="Print the badges")
    expect(card).to_contain_text("Printer")
    console.press("x")
    expect(_column(console, "Cancelled").get_by_role("listitem")).to_have_count(1)
    console.page.get_by_role("button", name="Put it back").click()
    expect(card).to_be_visible()  # it goes back to the agent that it was assigned to
    console.check_accessibility()


def test_what_a_task_says_fits_on_a_phone(console: Console) -> None:
    task = _task(console, "Fold the napkins")
    console.narrow().open(f"/tasks?task={task}")
    facts = console.page.get_by_role("dialog", name="Fold the napkins").locator("dd")
    expect(facts.filter(has_text="Urgent")).to_be_visible()
    wider = "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"
    assert facts.evaluate_all(wider) == []


def test_only_legal_moves_can_be_dropped_and_a_lost_race_says_who_was_first(console: Console) -> None:
    task = _task(console, "Fold the leaflets")
    console.open("/tasks").wait_until_live()
    card = console.page.locator(f"[data-task={task}]")
    expect(card).to_be_visible()
    card.drag_to(_column(console, "Running"))  # nobody has it yet
    expect(_column(console, "Pending").locator(f"[data-task={task}]")).to_be_visible()
    assert console.data(READ, {"id": task})["task"]["status"] == "PENDING"

    agent = console.data(AGENT)["createAgent"]["agent"]["id"]
    taken = _task(console, "Staple the leaflets", assignTo=agent)
    card = console.page.locator(f"[data-task={taken}]")
    expect(card).to_be_visible()

    def first(route: Route) -> None:
        """Fail the task just before the page's cancellation arrives."""
        if "mutation CancelTask" in (route.request.post_data or ""):
            assert console.data(FAIL, {"id": taken})["setTaskStatus"]["errors"] == []
        route.continue_()

    console.page.route(re.compile("/graphql$"), first)
    card.get_by_role("button").first.focus()
    console.press("x")
    failed = _column(console, "Failed").locator(f"[data-task={taken}]")
    expect(failed).to_contain_text(f"{_me(console)} was first: it is failed.")
    expect(failed).to_contain_text("no paper")

    console.page.unroute_all()
    card.get_by_role("button").first.focus()
    console.press("m")
    expect(console.toast("A task that is failed cannot be assigned")).to_be_visible()
    console.press("Shift+R")
    expect(_column(console, "Assigned").locator(f"[data-task={taken}]")).to_be_visible()
    card.drag_to(_column(console, "Running"))
    expect(_column(console, "Running").locator(f"[data-task={taken}]:not([aria-busy])")).to_be_visible()
    assert console.data(READ, {"id": taken})["task"]["status"] == "RUNNING"
