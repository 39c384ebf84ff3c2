"""The example of docs/protocols.md: a stream resumed with curl."""

import json
import shutil
from typing import Final

import pytest

from tests.docs.blocks import Block, Page, Workshop, blocks, next_line, streaming

PAGE: Final = Page("docs/protocols.md", {"resumed": lambda block: "Last-Event-ID: $PARLEY_CURSOR" in block.text})


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


def title_of(line: str) -> str:
    """Return the title of the task in a line of the stream."""
    return str(json.loads(line.removeprefix("data: "))["data"]["taskEvents"]["task"]["title"])
