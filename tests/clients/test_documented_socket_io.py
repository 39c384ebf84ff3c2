"""Document 000's example of Socket.IO, as printed, in its own client: socket.io-client, which begins with polling."""

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

import pytest

from tests.clients.documented_example import example, prints_more, recovers, require_each_once, sending
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, opened, person

pytestmark = [pytest.mark.clients, pytest.mark.more]

FOLDER: Final = Path(__file__).parent


@pytest.fixture
def session(gateway: Gateway) -> str:
    return opened(administrator(gateway))


@pytest.fixture
def printed(node: str, gateway: Gateway, session: str) -> Iterator[IO[str]]:
    """The output of the example, which is signed in with a token, as the document says."""
    user = person(gateway)
    command = [node, "documented-socket-io.mjs", gateway.url, user.token, session]
    with subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        yield process.stdout
        process.kill()


def next_line(printed: IO[str], beginning: str) -> dict[str, Any]:
    """Return the record that the example prints next."""
    line = printed.readline()
    assert line.startswith(beginning), line
    return dict(json.loads(line.removeprefix(beginning)))


def test_the_documented_example_receives_the_events_of_the_session_it_joins(
    gateway: Gateway, session: str, printed: IO[str]
) -> None:
    boss = administrator(gateway)
    worker = agent(boss)
    # The example asks for no acknowledgement: it has joined once it prints a message.
    with_message = threading.Event()
    sending = threading.Thread(target=send_until, args=(boss, session, with_message))
    sending.start()
    first = next_line(printed, "New message: ")
    with_message.set()
    sending.join()
    assert (first["content"], first["sessionId"], first["messageType"]) == ("Hello", session, "text")
    given = {"title": "Analyze", "type": "general", "priority": 5, "assignTo": worker.id}
    task = boss.done("createTask", "task { id }", sessionId=session, **given)["task"]
    approval = boss.done("requestApproval", "approval { id }", sessionId=session, title="Budget")["approval"]
    while (line := printed.readline()).startswith("New message: "):
        pass
    assigned = dict(json.loads(line.removeprefix("Task assigned: ")))
    assert (assigned["id"], assigned["toAgentId"], assigned["priority"]) == (task["id"], worker.id, "high")
    assert next_line(printed, "Approval requested: ")["id"] == approval["id"]


def test_the_documented_example_receives_each_message_once_when_its_network_fails(
    node: str, gateway: Gateway, session: str
) -> None:
    boss = administrator(gateway)
    with (
        example(node, gateway, person(gateway).token, session) as running,
        sending(gateway, boss.token, session) as sender,
    ):
        prints_more(running)
        running.fail()
        recovers(running, 1)
        running.fail()
        recovers(running, 2)
        require_each_once(running, sender)


def send_until(sender: Person, session: str, done: threading.Event) -> None:
    """Send messages until one has been received."""
    while not done.wait(0.1):
        sender.done("sendMessage", "message { id }", sessionId=session, content="Hello")
