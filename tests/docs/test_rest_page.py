"""docs/rest.md: its commands and its error, as callers get them. `tests/rest/test_presets.py` checks the tables."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any, Final

from models.users import Role
from tests.docs.blocks import SHOWN_ADDRESS, Block, Page
from tests.gateways import ROOT, Gateway
from tests.people import administrator, agent, person
from tests.rest.calls import call, named

PAGE: Final = Page(
    "docs/rest.md", {"commands": lambda block: block.kind == "sh", "problem": lambda block: block.kind == "json"}
)


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


def test_the_introduction_links_every_section_of_paths() -> None:
    introduction, *sections = (ROOT / "docs/rest.md").read_text().split("\n## ")
    titles = [each.partition("\n")[0] for each in sections if "| path |" in each]
    assert len(titles) > 10
    for title in titles:
        anchor = title.lower().replace(" ", "-").replace(",", "")
        assert f"](#{anchor})" in introduction, title


def called(gateway: Gateway, path: str, token: str, **more: str) -> dict[str, Any]:
    """Run the page's command that calls a path; see `run`."""
    [block] = [each for each in PAGE.every("commands") if f"{path} " in each.text]
    return run(gateway, block, token, **more)


def run(gateway: Gateway, block: Block, token: str, **more: str) -> dict[str, Any]:
    """Run a command and return the response.

    Args:
        more: further variables of the environment.
    """
    command = block.text.replace(SHOWN_ADDRESS, gateway.url)
    environment = {**os.environ, "TOKEN": token, "no_proxy": "*", **more}
    ran = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, check=True, timeout=60)
    response: dict[str, Any] = json.loads(ran.stdout)
    return response


def test_a_request_is_submitted(gateway: Gateway) -> None:
    given = {"name": "Desk", "type": "desk", "runtime": "LYZR", "capabilities": ["laptop"]}
    administrator(gateway).done("createAgent", "agent { id }", **given)
    assert called(gateway, "/api/v1/requests/web", person(gateway).token)["status"] == "completed"


def test_an_override_is_created_and_the_error(gateway: Gateway) -> None:
    john = named(gateway, "john.doe")
    created = called(gateway, "/api/v1/users/john.doe/integrations", john.token)
    assert (created["user_id"], created["integration_type"], created["retry_count"]) == ("john.doe", "EMAIL", 5)
    assert created["config"] == {"email_address": "john.doe@example.com"}
    rejected = call(john, "PUT", "/api/v1/users/john.doe/integrations/email", {"retry_count": 21})
    assert rejected.json() == json.loads(PAGE.only("problem").text)


def test_records_are_created(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    assert called(gateway, "/api/agents", operator.token)["status"] == "offline"
    assert called(gateway, "/api/tasks", operator.token)["status"] == "pending"


def test_a_task_is_completed(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    made = operator.done("createTask", "task { id }", title="Look", assignTo=agent(operator).id)["task"]["id"]
    done = called(gateway, "/api/v1/collaboration/tasks/$TASK/status", operator.token, TASK=made)
    assert (done["id"], done["status"]) == (made, "completed")


def test_a_definition_is_run(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    assert called(gateway, "/api/workflow/execute", operator.token)["workflow_id"] == "wf-1"


def test_a_template_is_created_and_run(gateway: Gateway) -> None:
    made = called(gateway, "/api/v1/integration/workflow/create", person(gateway, Role.OPERATOR).token)
    assert (made["status"], made["name"], made["tasks"][0]) == ("success", "content_generation", "validate_input")


def test_a_configuration_is_created(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR)
    assert called(gateway, "/api/agents/config", operator.token)["agent"]["agent_id"] == "68e4a1"


def test_a_token_is_stored_and_a_mail_is_sent(gateway: Gateway) -> None:
    sent = called(gateway, "/api/integrations/gmail", person(gateway).token)
    assert (sent["success"], sent["simulated"]) == (True, True)
    stored = called(gateway, "/api/oauth/tokens", person(gateway).token)
    assert (stored["success"], stored["token"]["status"]) == (True, "connected")


def test_the_description_is_downloaded(gateway: Gateway) -> None:
    assert called(gateway, "/openapi.json", person(gateway).token)["openapi"].startswith("3.1")


def test_every_command_is_tested() -> None:
    tested = re.findall(r'called\(gateway, "(\S+)",', Path(__file__).read_text())
    assert len(PAGE.every("commands")) == len(tested)
