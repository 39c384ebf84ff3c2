"""The code blocks of clients/python/README.md as separate programs, with only the package on their path."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backends import backend_name  # noqa: F401 - a fixture
from tests.client_python.workers import status, until
from tests.docs.blocks import blocks
from tests.gateways import ROOT, Gateway
from tests.people import administrator
from tests.running import Runs, node, value
from tests.work import Work

pytestmark = pytest.mark.more

WORKER, REQUEST, CLIENT, TYPED, COMMANDS = blocks("clients/python/README.md")


@pytest.fixture
def start(gateway: Gateway, tmp_path: Path) -> Iterator[object]:
    """Start a program with a token; every program ends with the test."""
    started = list[subprocess.Popen[str]]()

    def run(text: str, token: str, **more: str) -> subprocess.Popen[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "clients" / "python"),
            "PARLEY_URL": gateway.url,
            "PARLEY_TOKEN": token,
            **more,
        }
        command = [sys.executable, "-W", "error", "-c", text]
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, text=True, stdout=-1, stderr=-1)
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def test_the_worker_has_about_fifteen_lines():
    assert len([line for line in WORKER.text.splitlines() if line.strip()]) <= 15


async def test_the_worker_works_and_exits_on_a_signal(work: Work, start):
    id = work.agent()["id"]
    worker = start(WORKER.text, work.key_of(id), PARLEY_AGENT=id)
    texts: tuple[dict[str, str], ...] = ({"text": "one two three"}, {})
    done, wrong = (work.task(assignTo=id, type="count_words", payload=payload) for payload in texts)
    assert (await status(work, done["id"], "COMPLETED"))["result"] == {"words": 3}
    assert (await status(work, wrong["id"], "FAILED"))["error"] == "payload.text is required."
    await until(lambda: work.read_agent(id)["status"] == "IDLE")
    worker.send_signal(signal.SIGTERM)
    _, said = worker.communicate(timeout=20)
    assert worker.returncode == 0, said


LASTING = """
import asyncio, os
from parley_client import BaseAgent


class Lasting(BaseAgent):
    async def execute_task(self, task):
        await asyncio.Event().wait()


Lasting(os.environ["PARLEY_AGENT"]).run()
"""


async def test_a_second_signal_returns_a_long_running_task(work: Work, start):
    id = work.agent()["id"]
    worker = start(LASTING, work.key_of(id), PARLEY_AGENT=id)
    task = work.task(assignTo=id)["id"]
    await status(work, task, "RUNNING")
    worker.send_signal(signal.SIGINT)
    worker.send_signal(signal.SIGTERM)
    _, said = worker.communicate(timeout=15)
    assert worker.returncode == 0, said
    assert work.read_task(task)["status"] == "ASSIGNED"
    work.done("cancelTask", {"id": task})


async def test_the_client_sees_what_the_worker_does(work: Work, start):
    id = work.agent()["id"]
    start(WORKER.text, work.key_of(id), PARLEY_AGENT=id)
    client = start(CLIENT.text, work.gateway.admin_key)
    said, errors = client.communicate(timeout=30)
    assert client.returncode == 0, errors
    assert [line.split()[0] for line in said.splitlines()] == ["created", "completed"]


@pytest.mark.parametrize("missing", ["PARLEY_TOKEN", "PARLEY_AGENT"])
async def test_a_missing_variable_is_named_in_one_line(start, missing: str):
    values = {"PARLEY_TOKEN": "key", "PARLEY_AGENT": "agt_0"} | {missing: ""}
    worker = start(WORKER.text, values["PARLEY_TOKEN"], PARLEY_AGENT=values["PARLEY_AGENT"])
    _, said = worker.communicate(timeout=15)
    assert worker.returncode == 1
    [line] = said.splitlines()
    assert line.startswith(f"Set the environment variable {missing} to ")


async def test_a_wrong_key_ends_the_worker_with_one_line(work: Work, start):
    worker = start(WORKER.text, "prl_wrong", PARLEY_AGENT=work.agent()["id"])
    _, said = worker.communicate(timeout=15)
    assert worker.returncode == 1
    assert said.splitlines()[-1].startswith("The worker stopped: ") and "Traceback" not in said


async def test_the_worker_logs_what_it_claims_and_no_traceback_of_an_expected_failure(work: Work, start):
    id = work.agent()["id"]
    worker = start(WORKER.text, work.key_of(id), PARLEY_AGENT=id)
    other = work.task(type="research")["id"]
    wrong = work.task(assignTo=id, type="count_words", payload={})["id"]
    await status(work, wrong, "FAILED")
    assert work.read_task(other)["status"] == "PENDING"
    worker.send_signal(signal.SIGTERM)
    _, said = worker.communicate(timeout=20)
    assert "claiming tasks of type count_words" in said
    assert f"task {wrong} failed: payload.text is required." in said and "Traceback" not in said
    work.done("cancelTask", {"id": other})


def test_the_request_of_the_readme_is_answered(start, gateway: Gateway):
    owner = administrator(gateway)
    given = {"name": "Desk", "type": "desk", "runtime": "LYZR", "capabilities": ["laptop"]}
    owner.done("createAgent", "agent { id }", **given)
    program = start(REQUEST.text, owner.token)
    output, errors = program.communicate(timeout=60)
    assert output == "completed Simulated answer to: Hello, I need help with my laptop\n", errors
    program = start(REQUEST.text.replace("Hello, I need help with my laptop", " "), owner.token)
    output, errors = program.communicate(timeout=60)
    assert output == "400 content must not be empty.\n", errors
    program = start(REQUEST.text.replace("Hello, I need help with my laptop", " "), "wrong")
    output, errors = program.communicate(timeout=60)
    assert output.startswith("401 "), errors


def test_the_request_of_the_readme_shows_why_no_agent_replied(gateway: Gateway, start):
    metadata = '{"client_ip": "192.168.1.100", "capabilities": "none has this"}'
    program = start(REQUEST.text.replace('{"client_ip": "192.168.1.100"}', metadata), administrator(gateway).token)
    output, errors = program.communicate(timeout=60)
    assert output.startswith("502 NOT_FOUND: No agent can reply"), errors


def test_the_request_of_the_readme_does_not_need_a_reply(gateway: Gateway, start):
    tool = REQUEST.text.replace('endpoint="web"', 'endpoint="tool", tool_id="scanner"')
    program = start(tool, administrator(gateway).token)
    output, errors = program.communicate(timeout=60)
    assert output.endswith(" No reply yet.\n"), errors


def test_the_typed_client_sees_its_message(start, gateway: Gateway):
    owner = administrator(gateway)
    name = owner.data("{ viewer { actor { name } } }")["viewer"]["actor"]["name"]
    output, errors = start(TYPED.text, owner.token).communicate(timeout=30)
    assert output == f"{name} said Hello\n", errors


def test_the_commands_of_the_readme_run(gateway: Gateway, tmp_path: Path):
    owner = administrator(gateway)
    agent = owner.done("createAgent", "agent { id }", name="Orders", type="orders", runtime="LYZR")["agent"]["id"]
    waiting = Runs(owner).start(node("ask", "APPROVAL", {"title": "Readme?"}))
    Runs(owner).until(waiting, "WAITING")
    pending = owner.data("{ approvals(status: PENDING) { nodes { id title } } }")["approvals"]["nodes"]
    [approval] = [each["id"] for each in pending if each["title"] == "Readme?"]
    program = tmp_path / "parley-client"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m parley_client "$@"\n')
    program.chmod(0o755)
    *shown, tail = COMMANDS.text.splitlines()
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "clients" / "python"),
        "PARLEY_URL": gateway.url,
        "PARLEY_TOKEN": owner.token,
        "AGENT": agent,
        "RUN": Runs(owner).start(value("a", 1)),
        "APPROVAL": approval,
    }
    # The last command ends only when it is interrupted, and then with 124 because of `timeout`.
    script = "\n".join(["set -e", *shown, "set +e", f"timeout -s INT 5 {tail}"])
    done = subprocess.run(
        ["bash", "-c", script], env=environment, capture_output=True, text=True, timeout=90, check=False
    )
    assert done.returncode == 124, done.stderr
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    assert printed[0]["status"] == "COMPLETED" and printed[1] == {"viewer": {"role": "ADMIN"}}
    assert printed[-1]["status"] == "APPROVED" and printed[-2]["execution"]["status"] == "COMPLETED"
