"""`slack-simulate`: each argument arrives as it was typed, or is refused in one line."""

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.forks import run_command
from tests.gateways import Gateway
from tests.values.test_forms import KEPT

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")]

SECRET: Final = "chosen-for-a-trial"
TYPED: Final = [*KEPT, "&lt;b&gt; &amp;amp; <b> <@U1> <!channel>"]
REFUSED: Final[Mapping[str, str]] = {"no UTF-8": "\udcff", "too long": "x" * 100_001, "nothing": ""}


@pytest.fixture(scope="module")
def trial(backend: Mapping[str, str]) -> Iterator[Gateway]:
    """A gateway without a Slack app: its connector is simulated."""
    with Gateway({**backend, "SLACK_SIGNING_SECRET": SECRET}) as running:
        yield running


def simulate(gateway: Gateway, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(folder), "SLACK_SIGNING_SECRET": SECRET}
    given = {**environment, "ADMIN_API_KEY": gateway.admin_key}
    return run_command("slack-simulate", *arguments, "--url", gateway.url, folder=folder, environment=given)


@pytest.mark.parametrize("what", ["message", "mention", "command"])
def test_a_text_arrives_as_it_was_typed(trial: Gateway, tmp_path: Path, what: str) -> None:
    for text in TYPED[:: 1 if what == "message" else 4]:
        done = simulate(trial, tmp_path, what, text, "--link", "--channel", "CTRIAL")
        assert done.returncode == 0, done.stderr
        [request] = trial.data("{ requests(first: 1) { nodes { id content } } }")["requests"]["nodes"]
        assert request == {"id": done.stdout.splitlines()[-1].split()[0], "content": text}


@pytest.mark.parametrize(
    ("argument", "name"),
    [(argument, name) for argument in ("text", "--team", "--user") for name in REFUSED]
    + [("--channel", "no UTF-8"), ("--channel", "too long")],  # a command without a channel is one to answer
)
def test_what_cannot_be_sent_is_refused_in_one_line(trial: Gateway, tmp_path: Path, argument: str, name: str) -> None:
    before = trial.data("{ requests { totalCount } }")
    given = ["command", REFUSED[name]] if argument == "text" else ["command", "Hello", argument, REFUSED[name]]
    done = simulate(trial, tmp_path, *given)
    assert "Traceback" not in done.stderr and "INTERNAL" not in done.stdout
    assert len(done.stdout.splitlines()) + len(done.stderr.splitlines()) >= 1
    assert trial.data("{ requests { totalCount } }") == before
    if name == "no UTF-8":
        assert done.returncode == 2 and "is not encoded in UTF-8" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("id", [*KEPT[:5], "apr_1", "apr_" + "x" * 5_000])
def test_a_button_with_another_id_than_an_approvals_decides_nothing(trial: Gateway, tmp_path: Path, id: str) -> None:
    done = simulate(trial, tmp_path, "button", id, "--link")
    assert done.returncode in (1, 2) and "Traceback" not in done.stderr and "INTERNAL" not in done.stdout, done
