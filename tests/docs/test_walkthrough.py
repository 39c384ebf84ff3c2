"""docs/walkthrough.md: its commands, in its terminals, from a request to the reason of an e-mail."""

import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

import httpx
import pytest

from tests.docs.blocks import Page, Workshop, next_line, streaming
from tests.gateways import ROOT, TLS
from tests.servers import free_port
from tests.waiting import until

PAGE: Final = Page(
    "docs/walkthrough.md",
    {
        "mailbox": lambda block: "examples.mailbox" in block.text,
        "gateway": lambda block: "cli.py serve" in block.text,
        "set up": lambda block: "examples.laptops" in block.text,
        "ask": lambda block: "/requests/web" in block.text,
        "decide": lambda block: '"$LINK"' in block.text,
        "why": lambda block: "examples.why" in block.text,
        "shown": lambda block: block.kind == "text",
    },
)
DONE: Final = "{ deliveries(first: 100) { nodes { status } } executions { nodes { status } } }"

pytestmark = pytest.mark.more


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


def test_the_mail_server_has_options() -> None:
    command = [sys.executable, "-m", "examples.mailbox"]
    helped = subprocess.run([*command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=20)
    assert "--port" in helped.stdout
    port = free_port()
    with subprocess.Popen([*command, "--port", str(port)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as mailbox:
        assert mailbox.stdout is not None
        try:
            assert mailbox.stdout.readline() == f"The mailbox is at 127.0.0.1:{port}.\n"
        finally:
            mailbox.terminate()


def test_a_request_is_answered_by_mail_approved_by_link_and_explained(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    with terminals(workshop) as mails:
        typed(workshop, "set up")
        reply = json.loads(typed(workshop, "ask"))
        assert (reply["status"], reply["response"]["metadata"]) == ("completed", {"simulated": True})
        printed = printed_until(mails, lambda text: "/approvals/" in text and "/unsubscribe/" in text)
        first = PAGE.answer(PAGE.only("ask"))
        assert first.text in printed and PAGE.answer(first).text in printed
        [link] = re.findall(r"http\S+/approvals/\S+", printed)
        until(lambda: is_done(workshop, "WAITING"))  # people read what they decide; what is not sent by then expires
        typed(workshop, "decide", LINK=link)
        until(lambda: is_done(workshop, "COMPLETED"))
        typed(workshop, "why")


@contextlib.contextmanager
def terminals(workshop: Workshop) -> Iterator[IO[str]]:
    """Run the mail server and the gateway, as in the page's first two terminals; yield the mail server's output."""
    port = str(free_port())
    serve = PAGE.only("gateway").text.replace("SMTP_PORT=1025", f"SMTP_PORT={port}")
    with streaming(workshop, PAGE.only("mailbox").text, SMTP_PORT=port) as mails, streaming(workshop, serve):
        next_line(mails, "The mailbox is at")
        until(lambda: is_ready(workshop))
        yield mails


def typed(workshop: Workshop, rule: str, **environment: str) -> str:
    """Run a block in the page's third terminal and return its output; require the output that the page shows."""
    exports, _ = PAGE.only("set up").text.split("\n", 1)
    block = PAGE.only(rule)
    done = workshop.bash(block.text if rule == "set up" else f"{exports}\n{block.text}", **environment)
    assert done.returncode == 0, done.stderr
    if rule != "ask":
        assert done.stdout == PAGE.answer(block).text
    return done.stdout


def printed_until(mails: IO[str], enough: Callable[[str], bool]) -> str:
    """Return what the mail server has printed."""
    text = ""
    while not enough(text):
        text += next_line(mails) + "\n"
    return text


def is_ready(workshop: Workshop) -> bool:
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(f"{workshop.gateway.url}/health/ready", verify=TLS).status_code == 200
    return False


def is_done(workshop: Workshop, run: str) -> bool:
    """Return whether the run has this status and nothing is left to send."""
    found = workshop.data(DONE)
    statuses = {name: {each["status"] for each in rows["nodes"]} for name, rows in found.items()}
    return statuses == {"deliveries": {"SUCCESS"}, "executions": {run}}
