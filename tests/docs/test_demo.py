"""`python cli.py demo`: its output, its exit, and its cleanup."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.forks import run_command
from tests.gateways import ROOT, Gateway

pytestmark = pytest.mark.more  # each test starts programs


def play(gateway: Gateway, folder: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Run the demo from any folder, in its own process."""
    given = {"PATH": "/usr/bin:/bin", "ADMIN_API_KEY": gateway.admin_key, "DATA_DIR": str(folder)}
    return run_command("demo", "--url", gateway.url, *arguments, folder=folder, environment=given, answers=answers)


def events(output: str) -> list[tuple[str, str]]:
    """Return the kind and the description of each event in the output, in order."""
    found = re.findall(r"^(?:.*\] )?  \d\d:\d\d:\d\d\.\d{3}  (\w+) +(.*)$", output, re.MULTILINE)
    return [(kind, re.sub(r"-[0-9a-f]{4}\b", "", about)) for kind, about in found]


def of_task(shown: list[tuple[str, str]], title: str) -> list[str]:
    """Return the events of one task, in order."""
    return [f"{kind} {about.removeprefix(title)}" for kind, about in shown if about.startswith(title)]


@pytest.fixture
def before(gateway: Gateway) -> set[str]:
    """The agents that existed before."""
    return {agent["id"] for agent in agents(gateway)}


def agents(gateway: Gateway) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = gateway.data("{ agents(first: 100) { nodes { id name } } }")["agents"]["nodes"]
    return nodes


def newest_session(gateway: Gateway) -> dict[str, Any]:
    fields = "name status approvals { nodes { status } } tasks { nodes { status result } }"
    [session] = gateway.data(f"{{ sessions(first: 1) {{ nodes {{ {fields} }} }} }}")["sessions"]["nodes"]
    return dict(session)


def test_it_runs_to_the_end_and_cleans_up(gateway: Gateway, before: set[str], tmp_path: Path) -> None:
    done = play(gateway, tmp_path, "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    shown = events(done.stdout)
    caller = gateway.data("{ viewer { actor { name } } }")["viewer"]["actor"]["name"]
    assert shown[0] == ("StreamOpened", f"Demo: a launch note · {caller}, Ada, Ben, Cleo")
    assert shown[1] == ("MessageSent", "Ada → Ben: Two texts for you to count.")
    assert shown[-4:] == [
        ("MessageSent", "Ben → Cleo: 18 words in total."),
        ("ApprovalRequested", "Cleo asks: Publish the launch note?"),
        ("ApprovalResponded", "APPROVED"),
        ("SessionUpdated", "ARCHIVED"),
    ]
    for title, priority, words in (
        ("Count the words of the draft", 5, 14),
        ("Count the words of the headline", 6, 4),
    ):
        assert of_task(shown, title) == [
            f"TaskCreated  · priority {priority}",
            "TaskAssigned  → Ben",
            "TaskUpdated  · ASSIGNED · 0%",
            "TaskUpdated  · RUNNING · 0%",
            "TaskUpdated  · RUNNING · 50%",
            f"TaskUpdated  · COMPLETED · {{'words': {words}}}",
        ]
    assert f"• {len(shown)} events arrived over the subscription." in done.stdout
    assert {agent["id"] for agent in agents(gateway)} == before
    session = newest_session(gateway)
    assert session["status"] == "ARCHIVED"
    assert session["approvals"]["nodes"] == [{"status": "APPROVED"}]
    assert sorted(task["result"]["words"] for task in session["tasks"]["nodes"]) == [4, 14]


def test_without_yes_it_asks_and_accepts_no(gateway: Gateway, before: set[str], tmp_path: Path) -> None:
    done = play(gateway, tmp_path, answers="perhaps\nn\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Publish the launch note? [y/n]") == 2
    assert events(done.stdout)[-2:] == [("ApprovalResponded", "REJECTED"), ("SessionUpdated", "ARCHIVED")]
    assert {agent["id"] for agent in agents(gateway)} == before
    assert newest_session(gateway)["approvals"]["nodes"] == [{"status": "REJECTED"}]


def test_without_an_answer_it_is_cancelled_and_leaves_nothing_open(
    gateway: Gateway, before: set[str], tmp_path: Path
) -> None:
    done = play(gateway, tmp_path, answers="perhaps\n")
    assert done.returncode == 1
    assert done.stderr == "The demo was cancelled: nobody answers. Run it in a terminal, or pass --yes.\n"
    left_nothing_open(gateway, before)


def test_an_interrupt_at_the_question_ends_it_at_once(gateway: Gateway, before: set[str], tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "demo", "--url", gateway.url],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "ADMIN_API_KEY": gateway.admin_key, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,  # which stays open: no answer comes
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A suite that runs in the background of a shell ignores the signal, and so would the demo.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdout is not None
        shown = b""
        while not shown.endswith(b"[y/n] "):
            read = os.read(process.stdout.fileno(), 1000)
            assert read, "the demo ended before its question"
            shown += read
        os.killpg(process.pid, signal.SIGINT)  # as the terminal does
        rest, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, b"")
    assert rest.decode().splitlines()[-1] == "Stopped."
    left_nothing_open(gateway, before)


def left_nothing_open(gateway: Gateway, before: set[str]) -> None:
    assert {agent["id"] for agent in agents(gateway)} == before
    session = newest_session(gateway)
    assert session["status"] == "ARCHIVED"
    assert session["approvals"]["nodes"] == [{"status": "CANCELLED"}]
    assert {task["status"] for task in session["tasks"]["nodes"]} == {"COMPLETED"}


def test_without_a_gateway_or_a_credential_it_says_what_is_missing(tmp_path: Path) -> None:
    for arguments, status, missing in (
        (["--url", "http://127.0.0.1:9", "--token", "x" * 40], 1, "http://127.0.0.1:9 cannot be reached"),
        (["--url", "http://127.0.0.1:9"], 2, "needs a credential"),
    ):
        done = run_command("demo", *arguments, folder=tmp_path, environment={"PATH": "/usr/bin:/bin"})
        assert (done.returncode, done.stdout) == (status, "")
        assert missing in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert list(tmp_path.iterdir()) == [], "the demo needs no data directory of its own"


def test_a_wrong_key_is_reported_in_one_line(gateway: Gateway, tmp_path: Path) -> None:
    done = play(gateway, tmp_path, "--yes", "--token", "prl_wrong")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1 and "credential" in done.stderr and "running" not in done.stderr
