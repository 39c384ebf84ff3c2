"""docs/rest.md: its command and its error, as callers get them. `tests/rest/test_presets.py` checks the tables."""

import json
import os
import subprocess
from typing import Final

from tests.docs.blocks import SHOWN_ADDRESS, Page
from tests.gateways import Gateway
from tests.rest.calls import call, named

PAGE: Final = Page(
    "docs/rest.md", {"command": lambda block: block.kind == "sh", "problem": lambda block: block.kind == "json"}
)


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


def test_the_command_and_the_error(gateway: Gateway) -> None:
    john = named(gateway, "john.doe")
    command = PAGE.only("command").text.replace(SHOWN_ADDRESS, gateway.url)
    environment = {**os.environ, "TOKEN": john.token, "no_proxy": "*"}
    ran = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, check=True, timeout=60)
    created = json.loads(ran.stdout)
    assert (created["user_id"], created["integration_type"], created["retry_count"]) == ("john.doe", "EMAIL", 5)
    assert created["config"] == {"email_address": "john.doe@example.com"}
    rejected = call(john, "PUT", "/api/v1/users/john.doe/integrations/email", {"retry_count": 21})
    assert rejected.json() == json.loads(PAGE.only("problem").text)
