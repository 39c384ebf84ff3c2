"""Without credentials: marked mock replies in development, and NOT_CONFIGURED in production."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.invocations.conftest import PRODUCTION, Services, agent_events_of, ask, make_agent, messages_in
from tests.invocations.test_replies import following, whole
from tests.people import Person, opened, person
from tests.running import Runs, node

CONFIGS: list[tuple[str, dict[str, Any], str]] = [
    ("LYZR", {}, "LYZR_API_KEY, AGENT_ID"),
    ("LYZR", {"agentId": "a"}, "LYZR_API_KEY"),
    ("OPENAI", {}, "OPENAI_API_KEY, OPENAI_MODEL"),
    ("OPENAI", {"model": "m"}, "OPENAI_API_KEY"),
    ("LLAMA_STACK", {"model": "m"}, "LLAMA_STACK_BASE_URL"),
]


@pytest.fixture(scope="module", params=["development", "production"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], running_services: Services, mode: str) -> Iterator[Gateway]:
    more = {"MAX_AGENTS_PER_TYPE": "1000", "HTTP_ALLOWED_HOSTS": running_services.environment()["HTTP_ALLOWED_HOSTS"]}
    with Gateway({**backend, **more, **(PRODUCTION if mode == "production" else {})}) as running:
        yield running


@pytest.mark.parametrize(("runtime", "config", "missing"), CONFIGS)
def test_missing_settings_lead_to_mock_replies_or_an_error(
    ann: Person, mode: str, runtime: str, config: dict[str, Any], missing: str
):
    id = make_agent(ann, runtime, config)
    session = opened(ann, agentIds=[id])
    if mode == "development":
        reply = ask(ann, id, sessionId=session)
        assert reply["simulated"] and reply["metadata"] == {"simulated": True} and "Hello" in reply["content"]
        pieces, streamed = whole(ann, id)
        assert len(pieces) > 1 and streamed["simulated"]
        assert [event["simulated"] for event in agent_events_of(ann, id)] == [True, True]
        assert len(messages_in(ann, session)) == 2
        return
    payload = ann.change("invokeAgent", "reply { content }", {"agentId": id, "message": "Hello"})
    [error] = payload["errors"]
    assert error["code"] == "NOT_CONFIGURED" and f"{missing} missing" in error["message"]
    with following(ann, id) as line:
        assert line.error()["extensions"]["code"] == "NOT_CONFIGURED"


def test_an_agent_with_its_own_url_is_always_called(ann: Person, services: Services):
    for runtime in ("HTTP", "A2A"):
        assert not ask(ann, make_agent(ann, runtime, services.config(runtime)))["simulated"]
    services.http.next()
    own = make_agent(ann, "OPENAI", {"model": "small-model", "baseUrl": f"{services.http.url}/v1"})
    payload = ann.change("invokeAgent", "reply { content }", {"agentId": own, "message": "Hello"})
    assert payload["errors"][0]["code"] == "UPSTREAM_FAILED", "that service has another API"
    assert services.http.requests[-1].path == "/v1/responses"
    assert "authorization" not in services.http.requests[-1].headers


def test_the_reply_of_a_node_is_a_mock_or_an_error(ann: Person, mode: str):
    runs = Runs(ann)
    asking = node("ask", "AGENT", {"agentId": make_agent(ann, "LYZR", {}), "message": "Hello"})
    if mode == "production":
        assert "NOT_CONFIGURED" in runs.failed(asking)["nodes"]["ask"]["error"]
        return
    output = runs.done(asking)["nodes"]["ask"]["output"]
    assert output["metadata"] == {"simulated": True} and "Hello" in output["content"]


def test_simulated_agents_can_be_made_to_fail(
    gateway_process: Callable[..., Any], backend: Mapping[str, str], mode: str
):
    if mode == "production" or "postgres" in backend["DATABASE_URL"]:
        return  # only in development, and the same on either database
    folder = backend["DATA_DIR"]
    failing = {**backend, "DATABASE_URL": f"sqlite:///{folder}/failing.sqlite3", "SIMULATED_FAILURES": "lyzr.chat=500"}
    with Gateway(failing) as running:
        owner = person(running, Role.ADMIN)
        id = make_agent(owner, "LYZR", {})
        assert owner.refused("invokeAgent", "reply { content }", agentId=id, message="Hi")[0] == "OUTCOME_UNKNOWN"
