"""The command `parley-client`, as a program: what it prints in a pipe, and its exit status."""

import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

import pytest

from parley_client.client import ParleyClient
from parley_client.command import main
from tests.backends import backend_name  # noqa: F401 - a fixture
from tests.gateways import ROOT, Addresses, Gateway
from tests.ledger import placed
from tests.people import Person, administrator
from tests.running import Runs, node, value
from tests.servers import free_port

pytestmark = pytest.mark.more  # each test starts programs

CREATE = 'mutation { createTask(input: {title: "From a file", type: "any"}) { task { title } errors { message } } }'
LIST = "query ($type: String) { tasks(filter: {type: $type}) { totalCount } }"


class Command:
    """The command in a terminal whose environment names a gateway and a credential."""

    def __init__(self, gateway: Addresses, token: str) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "clients" / "python"),
            "PARLEY_URL": gateway.url,
            "PARLEY_TOKEN": token,
            "NO_PROXY": "127.0.0.1",
        }
        self.started = list[subprocess.Popen[str]]()

    def open(self, *arguments: str, stdout: int | IO[str] = subprocess.PIPE) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "parley_client", *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def __call__(self, *arguments: str, given: str | None = None) -> tuple[int, str, str]:
        process = self.open(*arguments)
        output, errors = process.communicate(given, timeout=60)
        return process.returncode, output, errors

    def objects(self, *arguments: str) -> list[dict[str, Any]]:
        """Return the objects that it prints, one a line."""
        _, output, errors = self(*arguments)
        assert not errors, errors
        return [json.loads(line) for line in output.splitlines()]

    def close(self) -> None:
        for process in self.started:
            process.kill()
            process.communicate()


@pytest.fixture(scope="module")
def person(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture
def parley(gateway: Gateway, person: Person) -> Iterator[Command]:
    command = Command(gateway, person.token)
    yield command
    command.close()


@pytest.fixture
def called(
    parley: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Call the command in this process, which takes a hundredth of the time that starting one takes."""
    for name in ("PARLEY_URL", "PARLEY_TOKEN", "NO_PROXY"):
        monkeypatch.setenv(name, parley.environment[name])

    def call(*arguments: str, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        try:
            status = main([*arguments])
        except SystemExit as error:
            assert isinstance(error.code, int)
            status = error.code
        return status, *capsys.readouterr()

    return call


def test_a_document_is_read_from_a_file_or_the_standard_input(called: Callable[..., Any], tmp_path: Path):
    (tmp_path / "create.graphql").write_text(CREATE)
    created = json.loads(called("query", str(tmp_path / "create.graphql"))[1])
    assert created["createTask"]["task"] == {"title": "From a file"}
    assert called("query", "-", "--variables", '{"type": "none"}', given=LIST)[1] == '{"tasks": {"totalCount": 0}}\n'


def test_a_request_is_answered(parley: Command, called: Callable[..., Any], person: Person):
    agent = person.done("createAgent", "agent { id }", name="Desk", type="desk", runtime="LYZR")["agent"]["id"]
    [request] = parley.objects("ask", "My laptop is slow", "--agent", agent)
    assert (request["status"], request["response"]) == ("COMPLETED", "Simulated answer to: My laptop is slow")
    status, output, _ = called("ask", "-", "--agent", agent, given="From a pipe")
    assert status == 0 and "From a pipe" in json.loads(output)["response"]


def test_the_status_of_watching_a_run_is_its_outcome(parley: Command, person: Person):
    runs = Runs(person)
    watched = {
        "COMPLETED": runs.start(value("a", 1), value("b", 2, "a")),
        "FAILED": runs.start(value("a", "${input.absent.deeper}")),
        "CANCELLED": runs.start(node("ask", "APPROVAL", {"title": "Go on?"})),
    }
    person.done("cancelExecution", "execution { id }", id=watched["CANCELLED"])
    found = {outcome: parley("runs", "watch", run) for outcome, run in watched.items()}
    assert {outcome: status for outcome, (status, _, _) in found.items()} == {
        "COMPLETED": 0,
        "FAILED": 1,
        "CANCELLED": 3,
    }
    printed = [json.loads(line) for line in found["COMPLETED"][1].splitlines()]
    states = {each["node"]["key"]: each["node"]["status"] for each in printed if "node" in each}
    assert states == {"a": "COMPLETED", "b": "COMPLETED"} and printed[-1]["execution"]["status"] == "COMPLETED"


def test_a_run_is_followed_through_its_approval_to_the_end(parley: Command, person: Person):
    run = Runs(person).start(node("ask", "APPROVAL", {"title": "Publish?"}), value("done", 1, "ask"))
    watching = parley.open("runs", "watch", run)
    assert watching.stdout is not None
    printed = list[dict[str, Any]]()
    for line in watching.stdout:
        printed.append(json.loads(line))
        if printed[-1].get("node", {}).get("status") == "WAITING":
            break
    waiting = person.data("{ approvals(status: PENDING) { nodes { id title } } }")["approvals"]["nodes"]
    [id] = [each["id"] for each in waiting if each["title"] == "Publish?"]
    [decided] = parley.objects("approve", id, "--feedback", "Fine.")
    assert decided == {"id": id, "title": "Publish?", "status": "APPROVED"}
    printed += [json.loads(line) for line in watching.stdout]
    events = [each["id"] for each in printed if "id" in each]
    assert len(events) == len(set(events)) and printed[0]["__typename"] == "StreamOpened"
    assert not any("snapshot" in each for each in printed)
    statuses = [(each["node"]["key"], each["node"]["status"]) for each in printed if "node" in each]
    assert [each for each in statuses if each[1] == "COMPLETED"] == [("ask", "COMPLETED"), ("done", "COMPLETED")]
    assert watching.wait(20) == 0


def test_events_are_printed_from_a_cursor_on(parley: Command, person: Person):
    person.done("createTask", "task { id }", title="First", type="tail")
    placed(person.gateway)
    events = person.data("{ events(last: 1) { nodes { cursor } } }")["events"]["nodes"]
    person.done("createSession", "session { id }", name="Not a task")
    second = person.done("createTask", "task { id }", title="Second", type="tail")["task"]["id"]
    types = "collaboration.task_created,collaboration.task_updated"
    tailing = parley.open("tail", "--types", types, "--after", events[0]["cursor"])
    assert tailing.stdout is not None
    event = json.loads(tailing.stdout.readline())
    assert event["task"] == {"id": second, "title": "Second", "status": "PENDING"} and event["actor"]["id"] == person.id
    tailing.send_signal(signal.SIGINT)
    _, said = tailing.communicate(timeout=20)
    assert tailing.returncode == 130
    assert f"--after {event['cursor']}" in said and "Traceback" not in said


def test_a_terminal_gets_lines_for_people(parley: Command, person: Person):
    screen, terminal = pty.openpty()
    run = Runs(person).start(value("greet", "Hello"))
    with os.fdopen(terminal, "w") as output:
        assert parley.open("runs", "watch", run, stdout=output).wait(30) == 0
    *nodes, last = os.read(screen, 65_536).decode().splitlines()
    os.close(screen)
    assert re.fullmatch(r"\d\d:\d\d:\d\d  COMPLETED  greet  \d+ ms", nodes[-1]), nodes
    assert last == f"{run} is COMPLETED."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["runs", "watch", "exe_00000000000000000000000000"], "NOT_FOUND: "),
        (["approve", "apr_00000000000000000000000000"], "NOT_FOUND: "),
        (["query", "/nowhere.graphql"], "No such file"),
        (["--token", "prl_wrong", "tail"], "UNAUTHENTICATED: "),
        (["query", "-", "--variables", "{"], "--variables is not JSON"),
        (["query", "-", "--variables", "[1]"], "--variables must be a JSON object"),
        (["--token", "a\nb", "tail"], "The token is not valid"),
        (["--token", "ключ", "query", "-"], "The token is not valid"),
        (["tail", "--after", "nope"], "BAD_USER_INPUT: "),
    ],
)
def test_a_rejection_is_one_line_and_status_2(called: Callable[..., Any], arguments: list[str], said: str):
    status, output, errors = called(*arguments)
    assert (status, output) == (2, "")
    [line] = errors.splitlines()
    assert said in line


def test_wrong_arguments_are_named(called: Callable[..., Any], parley: Command):
    for arguments, said in (
        ([], "the following arguments are required: COMMAND"),
        (["runs"], "the following arguments are required: COMMAND"),
        (["ask", "Hello", "--wait", "-1"], "--wait: '-1' is not a whole number of seconds"),
    ):
        status, output, errors = called(*arguments)
        assert (status, output) == (2, "") and said in errors
    assert "use parley-client tail" in parley("query", "-", given="# Follow\nsubscription { events { id } }")[2]


def test_an_unreachable_gateway_has_its_own_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "viewer.graphql").write_text("{ viewer { role } }")
    monkeypatch.setattr("parley_client.command.arguments.ParleyClient", partial(ParleyClient, patience=0))
    url = f"http://127.0.0.1:{free_port()}"
    assert main(["--url", url, "--token", "prl_any", "query", str(tmp_path / "viewer.graphql")]) == 4
    assert "cannot be reached" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("tail",), ("runs", "watch", "exe_1")])
def test_what_follows_says_that_it_cannot_begin_and_keeps_trying(parley: Command, arguments: tuple[str, ...]):
    process = parley.open("--url", f"http://127.0.0.1:{free_port()}", *arguments)
    assert process.stderr is not None
    said = process.stderr.readline()
    assert said.startswith("The gateway cannot be reached (") and said.endswith("); trying again until it can.\n")
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130


def test_without_a_credential_it_says_which_variable_to_set(gateway: Gateway):
    command = Command(gateway, "")
    status, _, errors = command("tail")
    assert status == 2 and "PARLEY_TOKEN" in errors


def test_a_reader_that_has_enough_ends_it_quietly(parley: Command, person: Person, tmp_path: Path):
    cursor = person.data("{ events(first: 1) { nodes { cursor } } }")["events"]["nodes"][0]["cursor"]
    shell = f"{sys.executable} -m parley_client tail --after {cursor} 2>errors | head -n 1"
    piped = subprocess.Popen(["bash", "-c", shell], cwd=tmp_path, env=parley.environment, stdout=-1, text=True)
    parley.started.append(piped)
    while piped.poll() is None:
        # The command notices that no one reads when it prints the next event.
        person.done("createTask", "task { id }", title="Pipe", type="pipe")
    assert piped.stdout is not None
    assert len(piped.stdout.read().splitlines()) == 1
    [said] = (tmp_path / "errors").read_text().splitlines()
    assert said.startswith("To continue: ")
