"""docs/rest.md: its commands and its error, as callers get them. `tests/rest/test_presets.py` checks the tables."""

import json
import os
import subprocess
from typing import Any, Final

from tests.docs.blocks import SHOWN_ADDRESS, Block, Page
from tests.gateways import Gateway
from tests.people import administrator, person
from tests.rest.calls import call, named

PAGE: Final = Page(
    "docs/rest.md", {"commands": lambda block: block.kind == "sh", "problem": lambda block: block.kind == "json"}
)


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


def run(gateway: Gateway, block: Block, token: str) -> dict[str, Any]:
    command = block.text.replace(SHOWN_ADDRESS, gateway.url)
    environment = {**os.environ, "TOKEN": token, "no_proxy": "*"}
    ran = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, check=True, timeout=60)
    response: dict[str, Any] = json.loads(ran.stdout)
    return response


def test_the_first_command_submits_a_request(gateway: Gateway) -> None:
    given = {"name": "Desk", "type": "desk", "runtime": "LYZR", "capabilities": ["laptop"]}
    administrator(gateway).done("createAgent", "agent { id }", **given)
    submit, *_ = PAGE.every("commands")
    assert run(gateway, submit, person(gateway).token)["status"] == "completed"


def test_the_other_command_and_the_error(gateway: Gateway) -> None:
    john = named(gateway, "john.doe")
    _, override, *_ = PAGE.every("commands")
    created = run(gateway, override, john.token)
    assert (created["user_id"], created["integration_type"], created["retry_count"]) == ("john.doe", "EMAIL", 5)
    assert created["config"] == {"email_address": "john.doe@example.com"}
    rejected = call(john, "PUT", "/api/v1/users/john.doe/integrations/email", {"retry_count": 21})
    assert rejected.json() == json.loads(PAGE.only("problem").text)
