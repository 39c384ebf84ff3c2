"""`python cli.py slack-simulate`: signed calls to a running gateway, without Slack and without a tunnel."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.fakes.slack import FakeSlack
from tests.forks import run_command
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")]

SECRET = "chosen-for-a-trial"


@pytest.fixture(scope="module")
def trial(backend: Mapping[str, str]) -> Iterator[Gateway]:
    """A gateway without a Slack app: its connector is simulated."""
    with Gateway({**backend, "SLACK_SIGNING_SECRET": SECRET}) as running:
        yield running


def simulate(
    gateway: Gateway, folder: Path, *arguments: str, secret: str = SECRET, **settings: str
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(folder), "SLACK_SIGNING_SECRET": secret}
    given = {**environment, "ADMIN_API_KEY": gateway.admin_key, **settings}
    return run_command("slack-simulate", *arguments, "--url", gateway.url, folder=folder, environment=given)


def test_the_url_is_verified(trial: Gateway, tmp_path: Path) -> None:
    done = simulate(trial, tmp_path, "verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('/slack/events: 200 {"challenge":')
    wrong = simulate(trial, tmp_path, "verify", secret="another")
    assert wrong.returncode == 1 and ": 401 " in wrong.stdout
    assert simulate(trial, tmp_path, "verify", secret="").returncode == 2


@pytest.mark.parametrize("what", ["message", "mention", "command"])
def test_a_message_becomes_a_request_of_the_linked_user(trial: Gateway, tmp_path: Path, what: str) -> None:
    done = simulate(trial, tmp_path, what, f"Hello by {what}", "--link", "--channel", "CTRIAL")
    assert done.returncode == 0, done.stderr
    sent, outcome = done.stdout.splitlines()
    assert ": 200" in sent and outcome.startswith("req_")
    query = "{ requests(first: 1) { nodes { id content channel user { id } } } }"
    [request] = trial.data(query)["requests"]["nodes"]
    by = {"id": administrator(trial).id}
    assert request == {"id": outcome.split()[0], "content": f"Hello by {what}", "channel": "SLACK", "user": by}


def test_a_button_decides_an_approval(trial: Gateway, tmp_path: Path) -> None:
    admin: Person = administrator(trial)
    for arguments, status in ((["--reject"], "REJECTED"), ([], "APPROVED")):
        id = admin.done("requestApproval", "approval { id }", title="Deploy?")["approval"]["id"]
        done = simulate(trial, tmp_path, "button", id, "--link", *arguments)
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"{id} {status}"), done.stderr


def test_without_a_link_the_gateway_does_not_know_the_user(trial: Gateway, tmp_path: Path) -> None:
    before = trial.data("{ requests { totalCount } }")
    done = simulate(trial, tmp_path, "message", "Hello", "--user", "UNKNOWN")
    assert (done.returncode, done.stdout) == (0, "/slack/events: 200\n")
    assert trial.data("{ requests { totalCount } }") == before


def test_a_button_of_an_unknown_approval_fails(trial: Gateway, tmp_path: Path) -> None:
    done = simulate(trial, tmp_path, "button", "apr_unknown", "--link")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "apr_unknown unknown"), done.stderr


def test_the_reply_to_a_command_goes_to_the_configured_address(
    own_gateway_with: Callable[[Mapping[str, str]], Gateway], fake_slack: FakeSlack, tmp_path: Path
) -> None:
    gateway = own_gateway_with({"SLACK_SIGNING_SECRET": SECRET})
    hooks = {"SLACK_HOOKS_BASE_URL": fake_slack.settings["SLACK_HOOKS_BASE_URL"]}
    done = simulate(gateway, tmp_path, "command", "Hello", "--link", **hooks)
    assert done.returncode == 0, done.stderr
    until(lambda: fake_slack.responses.get("simulated"))
