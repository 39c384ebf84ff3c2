"""Both conversation modes: models of Llama Stack and OpenAI, and a state machine whose state is in the session."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.fakes.http_service import Asked
from tests.fakes.llama_stack import LlamaStackService
from tests.fakes.openai import OpenAIService
from tests.fakes.streaming import Answer, Outcome, StreamingService
from tests.gateways import Gateway
from tests.people import Person
from tests.requests.conftest import helper, submit

KEY = "sk-test-of-a-fake"
STEPS = {"start": ("Which laptop?", "model"), "model": ("Which country?", "country"), "country": ("Ordered.", "done")}


class StateMachine(StreamingService):
    """An agent like a LangGraph graph: each request moves it to the next state, which it finds in the context."""

    def answer(self, asked: Asked) -> Outcome:
        context = asked.json["context"].get("conversation_context", {})
        said, state = STEPS[context.get("state", "start")]
        answers = [*context.get("answers", []), asked.json["message"]]
        memory = {"state": state, "answers": answers}
        return Answer(200, {"content": said, "metadata": {"conversation_context": memory}})


@pytest.fixture(scope="module")
def machine() -> Iterator[StateMachine]:
    with StateMachine() as running:
        yield running


@pytest.fixture(scope="module")
def models() -> Iterator[dict[str, StreamingService]]:
    with OpenAIService(KEY) as openai, LlamaStackService() as llama_stack:
        yield {"OPENAI": openai, "LLAMA_STACK": llama_stack}


@pytest.fixture(scope="module")
def gateway(
    backend: Mapping[str, str], machine: StateMachine, models: dict[str, StreamingService]
) -> Iterator[Gateway]:
    services = {
        "HTTP_ALLOWED_HOSTS": machine.host_and_port,
        "OPENAI_BASE_URL": models["OPENAI"].url,
        "OPENAI_API_KEY": KEY,
        "OPENAI_MODEL": "small-model",
        "LLAMA_STACK_BASE_URL": models["LLAMA_STACK"].url,
    }
    with Gateway({**backend, **services}) as running:
        yield running


@pytest.mark.parametrize(("runtime", "config"), [("OPENAI", {}), ("LLAMA_STACK", {"model": "small-model"})])
def test_a_model_gets_the_earlier_turns(
    owner: Person, asker: Person, models: dict[str, StreamingService], runtime: str, config: dict[str, Any]
) -> None:
    given = {"name": "Model", "type": runtime.lower(), "runtime": runtime, "config": config}
    agent = owner.done("createAgent", "agent { id }", **given)["agent"]["id"]
    first = submit(asker, "My laptop is slow", agentId=agent)
    assert first["response"] == "You said: My laptop is slow"
    second = submit(asker, "It is three years old")
    assert second["response"] == "You said: It is three years old"
    asked = str(models[runtime].requests[-1].json)
    assert "previous_response_id" in asked or "You said: My laptop is slow" in asked
    assert asker.id in asked, "the context says who asks"


def test_a_state_machine_finds_its_state_again(owner: Person, asker: Person, machine: StateMachine) -> None:
    agent = helper(owner, machine)
    first = submit(asker, "A new laptop", agentId=agent)
    asker.done("updateSession", "session { id }", id=first["session"]["id"], status="ARCHIVED")
    second, third = submit(asker, "The small one", agentId=agent), submit(asker, "Portugal", agentId=agent)
    replies = [request["response"] for request in (first, second, third)]
    assert replies == ["Which laptop?", "Which country?", "Ordered."], "the conversation outlives its session"
    assert second["session"]["id"] == third["session"]["id"] != first["session"]["id"]
    context = third["session"]["context"]["conversation_context"]
    assert (context["state"], context["answers"]) == ("done", ["A new laptop", "The small one", "Portugal"])
