"""One workflow through everything: a Lyzr agent, an approval, Gmail and Slack side by side, a GitHub issue.

In development everything is simulated. In production the providers are fakes on this machine, and the gateway is killed
at the worst moments: a call that a provider has processed is not repeated.
"""

import threading
from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from models.users import Role
from tests.conftest import Environment
from tests.connectors.providers import FakeProviders, connect_google, fake_providers
from tests.fakes.http_service import Answer, Asked
from tests.forks import ForkedGatewayProcess
from tests.gateways import Gateway, GatewayProcess
from tests.people import Person, administrator, person
from tests.running import Runs, node
from tests.work import some

HELLO = {"owner": "octo", "repo": "hello"}


@pytest.fixture(scope="module")
def providers() -> Iterator[FakeProviders]:
    with fake_providers() as running:
        yield running


@pytest.fixture(autouse=True)
def reset(providers: FakeProviders) -> None:
    """Reset the providers before every test."""
    providers.reset()


def call(key: str, connector: str, action: str, params: dict[str, Any], *after: str) -> dict[str, Any]:
    return node(key, "INTEGRATION", {"connector": connector, "action": action, "params": params}, *after)


def workflow(agent_id: str) -> list[dict[str, Any]]:
    """Return the nodes."""
    said = "${nodes.draft.output.content}"
    mail = {"to": "ada@example.com", "subject": "Approved", "body": said}
    issue = {**HELLO, "title": "Approved: ${input.topic}", "body": "Told in ${nodes.chat.output.ts}"}
    return [
        node("draft", "AGENT", {"agentId": agent_id, "message": "Write about ${input.topic}"}),
        node("ask", "APPROVAL", {"title": "Send it?", "description": said}, "draft"),
        call("mail", "gmail", "send_email", mail, "ask"),
        call("chat", "slack", "post_message", {"channel": "C1", "text": said}, "ask"),
        call("issue", "github", "create_issue", issue, "mail", "chat"),
    ]


def lyzr_agent(who: Person) -> str:
    """Create the agent at Lyzr that AGENT_ID names."""
    made = who.done("createAgent", "agent { id }", name="Writer", type=some("writer"), runtime="LYZR", config={})
    id: str = made["agent"]["id"]
    return id


def begin(runs: Runs) -> str:
    return runs.start(*workflow(lyzr_agent(runs.person)), input={"topic": "tea"})


def approve(runs: Runs, id: str) -> None:
    run = runs.until(id, "WAITING", nodes={"ask": "WAITING"})
    approval = run["nodes"]["ask"]["approval"]["id"]
    runs.person.done("respondToApproval", "approval { status }", id=approval, approved=True)


class At:
    """Stops a provider after it has processed a request and before it responds."""

    def __init__(self, ending: str) -> None:
        self.ending = ending
        self.reached = threading.Event()
        self.survives = threading.Event()

    def __call__(self, asked: Asked) -> Answer | None:
        if asked.path.endswith(self.ending):
            self.reached.set()
            self.survives.wait(60)
        return None

    def wait(self) -> None:
        """Wait until the provider has processed the request."""
        assert self.reached.wait(60), f"nobody asked for {self.ending}"


def test_in_development_everything_is_simulated(backend: Mapping[str, str]):
    with Gateway(backend) as gateway:
        runs = Runs(person(gateway, Role.ADMIN))
        id = begin(runs)
        approve(runs, id)
        run = runs.until(id, "COMPLETED")
    outputs = {key: each["output"] for key, each in run["nodes"].items()}
    assert outputs["draft"]["metadata"]["simulated"] is True
    for key in ("mail", "chat", "issue"):
        assert outputs[key]["simulated"] is True
    assert outputs["mail"]["labelIds"] == ["SENT"]
    assert outputs["issue"]["title"] == "Approved: tea"
    assert run["output"].keys() == {"issue"}


@pytest.fixture(scope="module")
def gateway(
    backend: Environment, providers: FakeProviders, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GatewayProcess]:
    """A gateway in production, in a process of its own."""
    environment = {**backend, **providers.settings, "ENGINE_LEASE": "3"}
    process = ForkedGatewayProcess(environment, tmp_path_factory.mktemp("gateway"))
    yield process.start()
    process.kill()


@pytest.fixture(scope="module")
def runs(gateway: GatewayProcess) -> Runs:
    who = administrator(cast(Gateway, gateway))
    connect_google(who)
    return Runs(who)


@pytest.mark.crash
def test_in_production_each_call_happens_once_despite_a_kill_while_waiting(
    gateway: GatewayProcess, runs: Runs, providers: FakeProviders
):
    id = begin(runs)
    runs.until(id, "WAITING", nodes={"ask": "WAITING"})
    gateway.kill()
    gateway.start()
    approve(runs, id)
    run = runs.until(id, "COMPLETED")
    said = "You said: Write about tea (1)"
    assert run["nodes"]["draft"]["output"]["content"] == said
    [mail], [message] = providers.gmail.sent, providers.slack.messages
    assert mail.message.get_content().strip() == message.text == said
    [issue] = providers.github.repos["octo/hello"].issues
    assert issue["title"] == "Approved: tea" and message.ts in issue["body"]
    assert len(providers.lyzr.sessions) == sum(providers.lyzr.sessions.values()) == 1
    assert "simulated" not in str(run["nodes"])


@pytest.mark.crash
def test_a_kill_before_slack_s_response_posts_nothing_twice(
    gateway: GatewayProcess, runs: Runs, providers: FakeProviders
):
    at = providers.slack.afterwards = At("chat.postMessage")
    id = begin(runs)
    approve(runs, id)
    at.wait()
    runs.until(id, "RUNNING", nodes={"mail": "COMPLETED", "chat": "RUNNING"})
    gateway.kill()
    at.survives.set()
    gateway.start()
    run = runs.until(id, "FAILED")
    assert run["nodes"]["chat"]["error"].startswith("OUTCOME_UNKNOWN")
    assert (run["nodes"]["mail"]["status"], run["nodes"]["issue"]["status"]) == ("COMPLETED", "CANCELLED")
    assert (
        len(providers.gmail.sent) == len(providers.slack.messages) == len(providers.slack.asked_for("postMessage")) == 1
    )
    # An operator has checked, and lets the message be posted again; completed nodes do not run again.
    runs.person.done("retryExecution", "execution { id }", id=id)
    runs.until(id, "COMPLETED")
    assert len(providers.gmail.sent) == 1 and len(providers.slack.messages) == 2
    assert len(providers.github.repos["octo/hello"].issues) == 1


@pytest.mark.crash
def test_a_killed_idempotent_call_is_repeated_and_takes_effect_once(
    gateway: GatewayProcess, runs: Runs, providers: FakeProviders
):
    hello = providers.github.repos["octo/hello"]
    params = {**HELLO, "title": "Fix", "head": "feature", "base": "main"}
    opened = providers.github.afterwards = At("/pulls")
    id = runs.start(
        call("open", "github", "create_pull_request", params),
        call("merge", "github", "merge_pull_request", {**HELLO, "number": "${nodes.open.output.number}"}, "open"),
    )
    opened.wait()
    gateway.kill()
    merged = providers.github.afterwards = At("/merge")
    opened.survives.set()
    gateway.start()
    merged.wait()
    gateway.kill()
    providers.github.afterwards = None
    merged.survives.set()
    gateway.start()
    run = runs.until(id, "COMPLETED")
    assert run["nodes"]["open"]["output"]["created"] is False, "found when it was asked for again"
    assert run["nodes"]["merge"]["output"] == {"sha": f"{1:040x}", "message": "It had already been merged."}
    assert len(hello.pulls) == 1 and hello.pulls[0]["merged"]
