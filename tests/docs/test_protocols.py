"""docs/protocols.md: its example, a stream resumed with curl, and its table of limits."""

import json
import re
import shutil
from typing import Final

import pytest

from executor.limits import Limits
from routes.graphql.operations import TIME_LIMIT_SECONDS
from routes.graphql.requests import RequestLimits
from routes.http_connections import ConnectionLimits
from subscriptions.transports.client_socket import SocketLimits
from subscriptions.transports.fast_websocket import FRAMES_PER_MINUTE
from subscriptions.transports.socket_io import SocketIOLimits
from subscriptions.transports.socket_io_recovery import MOST_SESSIONS
from tests.docs.blocks import Block, Page, Workshop, blocks, next_line, streaming
from tests.gateways import ROOT

PAGE: Final = Page(
    "docs/protocols.md",
    {
        "resumed": lambda block: "Last-Event-ID: $PARLEY_CURSOR" in block.text,
        "monitor": lambda block: "new EventSource(" in block.text,  # run by browser/test_monitor.py
    },
)


def prelude() -> Block:
    """Return the README's block that defines the `parley` function."""
    [block] = [block for block in blocks("README.md") if "parley() {" in block.text]
    return block


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


@pytest.mark.skipif(shutil.which("curl") is None, reason="the page makes its request with curl")
def test_a_stream_resumes_after_an_id(workshop: Workshop) -> None:
    create = 'mutation ($title: String!) { createTask(input: {title: $title, type: "garden"}) { task { title } } }'
    script = prelude().text + PAGE.only("resumed").text
    with streaming(workshop, script, PARLEY_CURSOR="") as lines:
        cursor = next_line(lines, "id: ").removeprefix("id: ")
        assert "StreamOpened" in next_line(lines, "data: ")
    for title in ("Water the plants", "Rake the leaves"):
        workshop.data(create, {"title": title})
    with streaming(workshop, script, PARLEY_CURSOR=cursor) as lines:
        assert "StreamOpened" in next_line(lines, "data: ")
        first = next_line(lines, "id: ").removeprefix("id: ")
        assert title_of(next_line(lines, "data: ")) == "Water the plants"
        assert title_of(next_line(lines, "data: ")) == "Rake the leaves"
    with streaming(workshop, script, PARLEY_CURSOR=first) as lines:
        assert "StreamOpened" in next_line(lines, "data: ")
        assert title_of(next_line(lines, "data: ")) == "Rake the leaves"


def test_the_documented_limits_match_the_code() -> None:
    documents, requests, sockets, connections = Limits(), RequestLimits(), SocketLimits(), ConnectionLimits()
    socket_io = SocketIOLimits()
    text = (ROOT / "docs" / "protocols.md").read_text().partition("\n## Limits\n")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", text, re.MULTILINE)[1:])
    expected: dict[str, list[float]] = {
        "URL and headers of an HTTP request": [connections.head_bytes, connections.head_seconds],
        "body of an HTTP request": [requests.body_bytes, requests.body_seconds],
        "body of an HTTP request without a credential": [requests.anonymous_body_bytes],
        "operations in a batch": [requests.batch, requests.batch_seconds],
        "time of an operation": [TIME_LIMIT_SECONDS],
        "characters, tokens, comments of a GraphQL document": [
            documents.characters,
            documents.tokens,
            documents.comments,
        ],
        "depth of a GraphQL document, of introspection": [documents.depth, documents.introspection_depth],
        "fields of a GraphQL document, root fields": [documents.fields, documents.root_fields],
        "the same field under different aliases, directives of a GraphQL document": [
            documents.aliases,
            documents.directives,
        ],
        "the same field in one selection set, in one place through fragments": [
            documents.repetitions,
            documents.merged,
        ],
        "nodes that an operation may ask for with nested pages": [documents.nodes],
        "message on a socket": [sockets.message_bytes],
        "messages on one socket": [sockets.messages_per_minute],
        "pings, pongs and continuation frames on one socket": [FRAMES_PER_MINUTE],
        "new documents on one socket, before the next one waits": [sockets.new_documents_per_second],
        "concurrent operations on one socket": [sockets.operations],
        "`connection_init`": [sockets.init_seconds],
        "packet of Socket.IO, body of a polling request": [socket_io.message_bytes],
        "packets of a Socket.IO client": [socket_io.messages_per_minute],
        "sessions that a Socket.IO client joins": [socket_io.rooms],
        "sessions of a Socket.IO client that recovers": [MOST_SESSIONS],
        "`CONNECT` of Socket.IO": [socket_io.connect_seconds],
    }
    assert {limit: numbers_in(value) for limit, value in rows.items()} == expected


def numbers_in(text: str) -> list[int]:
    """Return the numbers in a text, with KiB and MiB as bytes."""
    units = {"KiB": 1024, "MiB": 1024**2}
    found = re.findall(r"(\d[\d,]*\d|\d)(?: (KiB|MiB))?", text)
    return [int(number.replace(",", "")) * units.get(unit, 1) for number, unit in found]


def title_of(line: str) -> str:
    """Return the title of the task in a line of the stream."""
    return str(json.loads(line.removeprefix("data: "))["data"]["taskEvents"]["task"]["title"])
