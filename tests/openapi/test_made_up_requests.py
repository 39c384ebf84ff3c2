"""Requests that schemathesis makes up from `/openapi.json`: valid, invalid and at the edges of what it describes.

Every response has a documented status, media type and shape, and none is an internal error.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from connectors.providers.pipedream.triggers import WORKFLOW_SETTINGS
from tests.fakes.pipedream import CLIENT_ID, CLIENT_SECRET, SUCCESS, FakePipedream
from tests.gateways import Gateway
from tests.people import Person, administrator, agent
from tests.rest.saved import CREATE, TASK, TASKS, save
from tests.suite import one_backend

pytestmark = [one_backend, pytest.mark.slow, pytest.mark.timeout(180)]

CHECKS: Final = ",".join(
    (
        *("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance"),
        *("response_schema_conformance", "negative_data_rejection", "ignored_auth", "unsupported_method"),
    )
)
"""Not `positive_data_acceptance`: a schema cannot say that a record has to exist, or be in a certain state."""
OPTIONS: Final = (
    *("--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--max-examples", "3", "--workers", "2"),
    *("--seed", "12", "--request-timeout", "30", "--generation-database", "none", "--no-color", "--warnings", "off"),
)
AGENT: Final = "65f0a1"
"""The agent to which all requests of people go."""


@pytest.fixture(scope="module")
def pipedream() -> Iterator[dict[str, str]]:
    """The settings of a Pipedream whose workflows accept every event; without them, its paths get 503."""
    with FakePipedream() as running:
        running.afterwards = lambda asked: (200, {"content-type": "text/html"}, SUCCESS)
        workflows = {each.name: "eoabc123" for each in WORKFLOW_SETTINGS}
        yield {
            "PIPEDREAM_CLIENT_ID": CLIENT_ID,
            "PIPEDREAM_CLIENT_SECRET": CLIENT_SECRET,
            "PIPEDREAM_BASE_URL": running.url,
            "PIPEDREAM_TRIGGER_URL": running.trigger_url,
            **workflows,
        }


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], pipedream: Mapping[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, **pipedream, "AGENT_ID": AGENT, "REQUEST_RATE_LIMIT": "1000000"}) as running:
        yield running


def ids(admin: Person) -> dict[str, str]:
    """Create endpoints, and a record of each kind that paths name; return its id by the beginning of such paths."""
    task = admin.done("createTask", "task { id }", title="Call", type="call")["task"]["id"]
    for path, document, method in (("tasks", TASKS, "GET"), ("tasks/:id", TASK, "GET"), ("calls", CREATE, "POST")):
        save(admin, path, document, method)
    return {"/rest/v1/tasks/": task, "/api/agents/": agent(admin).id, "/api/tasks/": task, "/api/v1/users/": admin.id}


def configuration(ids: Mapping[str, str]) -> str:
    """Return the configuration that puts these ids into the paths, so that requests reach more than a 404."""
    return "".join(
        f'[[operations]]\ninclude-path-regex = "^{beginning}"\n'
        f'parameters = {{ "path.id" = "{id}", "path.user_id" = "{id}" }}\n\n'
        for beginning, id in ids.items()
    )


def test_every_response_is_documented_and_none_is_an_internal_error(gateway: Gateway, tmp_path: Path) -> None:
    admin = administrator(gateway)
    agent(admin, name="Desk", type="desk", runtime="LYZR", config={"agentId": AGENT})
    (tmp_path / "schemathesis.toml").write_text(configuration(ids(admin)))
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{gateway.url}/openapi.json", *OPTIONS]
    done = subprocess.run(
        [*command, "--header", f"Authorization: Bearer {gateway.admin_key}"],
        cwd=tmp_path,
        env={**os.environ, "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
