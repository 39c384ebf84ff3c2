"""docs/inbound.md: its operations, its forwarded message and its signature work as they are shown."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from tests.docs.blocks import Block, blocks
from tests.fakes.slack import TOKEN, FakeSlack
from tests.gateways import ANONYMOUS, ROOT, Gateway
from tests.inbound.workspace import SIGNING_SECRET, Workspace
from tests.ledger import placed

PAGE: Final = "docs/inbound.md"
SECRET: Final = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture(scope="module")
def called(backend: Mapping[str, str], slack: FakeSlack) -> Iterator[Gateway]:
    secrets = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET, "PIPEDREAM_WEBHOOK_SECRET": SECRET}
    with Gateway({**backend, **slack.settings, **secrets}) as running:
        yield running


def of_kind(kind: str) -> list[Block]:
    return [block for block in blocks(PAGE) if block.kind == kind]


def test_the_page_has_the_blocks_that_are_tested_here() -> None:
    assert sorted(block.kind for block in blocks(PAGE)) == ["graphql", "graphql", "http", "javascript"]


def test_the_operations_work(called: Gateway) -> None:
    for block in of_kind("graphql"):
        [payload] = called.data(block.text).values()
        assert payload["errors"] == [], block
    code = called.data(of_kind("graphql")[0].text)["linkChannelUser"]["code"]
    [shown] = re.findall(r"/parley link (\S+)…", " ".join((ROOT / PAGE).read_text().split()))
    assert [len(part) for part in shown.split(".")][:2] == [len(part) for part in code.split(".")][:2]


def test_the_forwarded_message_is_accepted(called: Gateway, slack: FakeSlack) -> None:
    [block] = of_kind("http")
    head, _, body = block.text.partition("\n\n")
    path = head.split()[1]
    sender = json.loads(body)["slack_user_id"]
    workspace = Workspace(called, slack)
    user, _ = workspace.member()
    slack.users[sender] = {
        "id": sender,
        "team_id": "T123456789",
        "is_email_confirmed": True,
        "profile": {"email": workspace.email(user)},
    }
    response = workspace.send(path, body.strip().encode(), "application/json")
    assert response.status_code == 202
    [request] = workspace.asked(user)
    assert request["id"] == response.json()["request_id"]


def test_the_code_step_signs_a_call(called: Gateway) -> None:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    [block] = of_kind("javascript")
    script = (
        f'const type = "deploy.done", data = {{a: 1}}\n{block.text}\nconsole.log(JSON.stringify({{body, headers}}))'
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        env={"PATH": os.environ["PATH"], "PARLEY_SECRET": SECRET},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    signed = json.loads(done.stdout)
    assert abs(time.time() - int(signed["headers"]["webhook-timestamp"])) < 60
    with called.client(ANONYMOUS) as client:
        headers = {"content-type": "application/json", **signed["headers"]}
        assert client.post("/pipedream/events", content=signed["body"], headers=headers).status_code == 202
    placed(called)
    [event] = called.data("{ events(last: 1) { nodes { type ... on CustomEvent { data } } } }")["events"]["nodes"]
    assert event == {"type": "deploy.done", "data": {"a": 1}}
