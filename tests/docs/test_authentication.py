"""docs/authentication.md: its operations in order, its command, and the table of roles."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from models.users import Role
from tests.docs.blocks import Page, Workshop
from tests.gateways import ROOT, Gateway

TEXT: Final = (ROOT / "docs" / "authentication.md").read_text()
PAGE: Final = Page(
    "docs/authentication.md",
    {
        "operation": lambda block: block.kind == "graphql",
        "variables": lambda block: block.kind == "json",
        "create-key": lambda block: "cli.py create-key" in block.text,
    },
)


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


def test_the_operations_work_in_order(gateway: Gateway) -> None:
    add, sign_in, create_key = PAGE.every("operation")
    payload = executed(gateway, add.text, PAGE.answer(add).text)
    assert (payload["user"]["email"], payload["user"]["role"]) == ("grace@example.com", "MEMBER")
    signed_in = executed(gateway, sign_in.text, PAGE.answer(sign_in).text)
    assert set(signed_in["viewer"]["scopes"]) == SCOPES_BY_ROLE[Role.MEMBER]
    created = executed(gateway, create_key.text, PAGE.answer(create_key).text, token=signed_in["token"])
    scopes = gateway.data("{ viewer { scopes } }", token=created["secret"])["viewer"]["scopes"]
    assert set(scopes) == set(created["apiKey"]["scopes"]) == {"events:read", "tasks:read"}


def executed(gateway: Gateway, operation: str, variables: str, token: str | None = None) -> dict[str, Any]:
    """Execute a mutation of the page and return its payload."""
    credential = {} if token is None else {"token": token}
    [payload] = gateway.data(operation, json.loads(variables), **credential).values()
    assert payload["errors"] == []
    return dict(payload)


def test_the_scopes_of_each_role_match_the_code() -> None:
    rows = re.findall(r"^\| (`\w+`|an agent) \| [^|]+ \| ([^|]+) \|$", TEXT.partition("## Roles")[2], re.MULTILINE)
    added = {name.strip("`"): set(re.findall(r"`(\w+:\w+)`", scopes)) for name, scopes in rows}
    so_far: set[str] = set()
    for role in Role:
        so_far |= added[role.value]
        assert so_far == SCOPES_BY_ROLE[role]
    missing = {"connections:read", "integrations:read", "requests:read", "users:read"}
    assert added["an agent"] - missing | SCOPES_BY_ROLE[Role.VIEWER] - missing == AGENT_SCOPES


@pytest.mark.crash
def test_the_shell_creates_a_key_while_the_gateway_is_stopped(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.gateway.start()
    try:
        refused = workshop.bash(PAGE.only("create-key").text)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "in use by process" in refused.stderr
        workshop.gateway.stop()
        done = workshop.bash(PAGE.only("create-key").text)
        assert done.returncode == 0, done.stderr
        workshop.gateway.start()
        viewer = workshop.gateway.data("{ viewer { role actor { name } } }", token=done.stdout.strip())["viewer"]
        assert viewer == {"role": "OPERATOR", "actor": {"name": "ada"}}
    finally:
        workshop.gateway.kill()
