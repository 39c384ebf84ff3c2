"""Agents in the console: creating one up to the first heartbeat of a real worker, and running it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.console.console import Console
from tests.browser.expecting import expect
from tests.gateways import ROOT

CREATE_TASK = (
    """mutation { createTask(input: {title: "Greet the guests", type: "greet", payload: {n: 1}}) { task { id } } }"""
)

CREATE_CONCIERGE = """mutation {
  createAgent(input: {name: "Concierge", type: "support", runtime: OPENAI, config: {model: "gpt-4o-mini"}}) {
    agent { id } errors { message }
  }
}"""

CREATE_FLORIST = """mutation {
  createAgent(input: {name: "Florist", type: "flowers", runtime: WORKER}) { agent { id } errors { message } }
}"""
ORDER = """mutation ($title: String!) {
  createTask(input: {title: $title, type: "flowers"}) { task { id } errors { message } }
}"""
CREATE_HOSTED = """mutation ($name: String!) {
  createAgent(input: {name: $name, type: "support", runtime: OPENAI, config: {model: "gpt-4o-mini"}}) {
    agent { id } errors { message }
  }
}"""
INVOKE = 'mutation ($id: ID!) { invokeAgent(input: {agentId: $id, message: "Hello"}) { errors { message } } }'


class Worker:
    """A worker as a person starts it: the program and the environment that the page shows."""

    def __init__(self, folder: Path, program: str, environment: str) -> None:
        (folder / "worker.py").write_text(program)
        lines = [line.removeprefix("export ").partition("=") for line in environment.splitlines() if line]
        given = {name: value.strip("'") for name, _, value in lines}
        path = {"PYTHONPATH": str(ROOT / "clients" / "python")}
        self.process = subprocess.Popen([sys.executable, "worker.py"], cwd=folder, env=os.environ | path | given)


@pytest.fixture
def workers() -> Iterator[list[Worker]]:
    """The workers that a test starts; they are stopped at its end."""
    started: list[Worker] = []
    yield started
    for each in started:
        each.process.kill()
        each.process.wait()


def test_an_agent_is_created_heard_and_seen_at_work(console: Console, workers: list[Worker], tmp_path: Path) -> None:
    console.open("/agents").wait_until_live()
    console.press("n")
    console.dialog.get_by_label("Name").fill("Greeter")
    console.dialog.get_by_label("Type").fill("greet")
    console.dialog.get_by_role("button", name="Create with key").click()
    expect(console.dialog.get_by_text("Waiting for the first heartbeat")).to_be_visible()
    program = console.dialog.get_by_role("region", name="worker.py").inner_text()
    environment = console.dialog.get_by_role("region", name="Shell").inner_text()
    assert "class Greeter(BaseAgent)" in program and console.gateway.url in environment
    workers.append(Worker(tmp_path, program, environment))
    expect(console.dialog.get_by_text("its first heartbeat arrived")).to_be_visible()
    console.dialog.get_by_role("button", name="Open the agent").click()
    expect(console.main.get_by_role("heading", name="Greeter")).to_be_visible()
    expect(console.main).to_contain_text("Idle")
    console.data(CREATE_TASK)
    row = console.main.get_by_role("link", name="Greet the guests")
    expect(row.locator("[data-status=COMPLETED]")).to_be_visible()
    console.press("Shift+S")
    console.dialog.get_by_role("button", name="Stop").click()
    expect(console.main.locator("header [data-status=STOPPED]")).to_be_visible()
    console.press("s")
    expect(console.main.locator("header [data-status=STOPPED]")).to_have_count(0)
    console.check_accessibility()
    console.press("Escape")
    expect(console.main.get_by_role("row").filter(has_text="Greeter")).to_contain_text("1")
    console.check_accessibility()


def test_an_agent_is_asked_and_answers_as_it_writes(console: Console) -> None:
    made = console.data(CREATE_CONCIERGE)["createAgent"]
    console.open(f"/agents/{made['agent']['id']}").wait_until_live()
    console.press("i")
    console.dialog.get_by_label("Question").fill("When is breakfast?")
    console.press("Control+Enter")
    expect(console.dialog.locator("[data-reply=done]")).to_be_visible()
    console.press("Escape")
    expect(console.main.get_by_role("heading", name="Recent calls")).to_contain_text("1")


def test_pools_say_how_many_workers_are_missing(console: Console) -> None:
    console.data(CREATE_FLORIST)
    console.open("/agents").wait_until_live()
    for number in range(3):
        console.data(ORDER, {"title": f"Bouquet {number}"})
    pool = console.main.get_by_role("region", name="Pools").get_by_role("row").filter(has_text="flowers")
    expect(pool.get_by_role("gridcell").nth(2)).to_have_text(
        "3"
    )  # tasks wait, and nothing is known of how long one takes
    expect(pool).to_contain_text("0 of 3")
    expect(pool).to_contain_text("3 missing")
    console.check_accessibility()


def test_calls_are_found_however_long_ago_they_were(console: Console) -> None:
    quiet, busy = [console.data(CREATE_HOSTED, {"name": name})["createAgent"]["agent"]["id"] for name in ("Owl", "Bee")]
    console.data(INVOKE, {"id": quiet})
    for _ in range(100):  # the page of an agent reads as many calls of all agents at first
        console.data(INVOKE, {"id": busy})
    console.open(f"/agents/{quiet}").wait_until_live()
    expect(console.main.get_by_text("No recent calls")).to_be_visible()
    console.main.get_by_role("button", name="Look further back").click()
    expect(console.main.get_by_role("heading", name="Recent calls")).to_contain_text("1")
    expect(console.main.get_by_text("Simulated").first).to_be_visible()
