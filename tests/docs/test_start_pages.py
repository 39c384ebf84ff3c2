"""docs/start: what a reader types on the first day, also while the gateway is killed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.docs.blocks import Workshop, blocks
from tests.docs.terminal import Terminal, shell_blocks
from tests.gateways import Gateway
from tests.people import administrator
from tests.waiting import until

pytestmark = pytest.mark.slow

FIRST: Final = "docs/start/first-workflow.md"
BREAK: Final = "docs/start/break-it.md"


@pytest.fixture
def terminal(workshop: Workshop) -> Iterator[Terminal]:
    with Terminal(workshop) as opened:
        yield opened


def seen(file: Path) -> list[dict[str, Any]]:
    """Return what `runs watch` has printed, without a line that it is writing."""
    return [json.loads(line) for line in file.read_text().splitlines(keepends=True) if line.endswith("\n")]


def nodes(file: Path) -> list[tuple[str, str]]:
    return [(each["node"]["status"], each["node"]["key"]) for each in seen(file) if each.get("node")]


def ended(file: Path) -> bool:
    return any(each.get("execution", {}).get("status") == "COMPLETED" for each in seen(file))


def test_the_minute_begins_with_the_command_of_the_readme() -> None:
    assert [block.text for block in blocks("docs/start/minute.md")] == ["make run\n"]


def test_the_first_workflow_runs_as_shown(terminal: Terminal) -> None:
    prepare, write, watch, approve = shell_blocks(FIRST)
    begin, end = (block.text.splitlines() for block in blocks(FIRST) if block.kind == "text")
    terminal.type(prepare)
    terminal.type(write)
    file = terminal.type_beside(watch)
    until(lambda: ("WAITING", "review") in nodes(file))
    assert '"status": "APPROVED"' in terminal.type(approve)
    until(lambda: ended(file))
    shown = [re.match(r"\S+  (\w+) +(\w+)", line) for line in [*begin, *end[:-1]]]
    assert {(match[1], match[2]) for match in shown if match} - {("RUNNING", "publish")} <= set(nodes(file))
    assert end[-1] == "exe_… is COMPLETED."
    assert seen(file)[-1]["execution"]["output"]["publish"]["url"] == "https://example.com/"


@pytest.mark.crash
def test_a_run_that_is_broken_twice_ends_as_described(terminal: Terminal) -> None:
    prepare, watch, approve, history = shell_blocks(BREAK)
    gateway = terminal.workshop.gateway
    terminal.type(prepare)
    file = terminal.type_beside(watch)
    until(lambda: ("COMPLETED", "first") in nodes(file))
    for condition in (("COMPLETED", "first"), ("WAITING", "review")):
        until(lambda: condition in nodes(file))  # noqa: B023
        gateway.kill()
        gateway.start()
    terminal.type(approve)
    until(lambda: ended(file))
    assert [key for status, key in nodes(file) if status == "COMPLETED"] == ["first", "pause", "review", "last"]
    run = json.loads(terminal.type(history))["execution"]
    assert run["status"] == "COMPLETED"
    assert next(node for node in run["nodes"] if node["key"] == "first")["attempts"] == 1
    types = [event["type"] for event in run["events"]["nodes"]]
    assert types.count("workflow.node_completed") == 4 and types[-1] == "workflow.completed"


def test_every_block_is_tested() -> None:
    assert [block.kind for block in blocks(FIRST)] == ["sh", "sh", "sh", "text", "sh", "text"]
    assert {block.kind for block in blocks(BREAK)} == {"sh"}


def test_a_list_follows_its_events_from_the_first_on(gateway: Gateway) -> None:
    theirs, changes, query = blocks("docs/start/from-hasura.md")
    assert theirs.kind == "text"
    owner = administrator(gateway)
    with owner.follow(changes.text) as following:
        assert following()["__typename"] == "StreamOpened"
        task = owner.done("createTask", "task { id }", title="Live", type="live")["task"]["id"]
        assert following()["task"]["id"] == task
    assert task in [node["id"] for node in owner.data(query.text)["tasks"]["nodes"]]
