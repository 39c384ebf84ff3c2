"""A gateway whose agents are fakes on this machine, one of each kind."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from models.outbox import move_outbox
from models.users import Role
from settings import OWASP_HASH_MEMORY
from storage.address import Dialect
from storage.database import current_database
from tests.fakes.a2a import A2AService
from tests.fakes.http_service import Asked
from tests.fakes.llama_stack import LlamaStackService
from tests.fakes.lyzr import AGENT, LyzrService
from tests.fakes.lyzr import KEY as LYZR_KEY
from tests.fakes.openai import OpenAIService
from tests.fakes.streaming import Answer, Events, Outcome, StreamingService, data
from tests.gateways import Gateway
from tests.outbox import has_outbox
from tests.people import Person, on_database, person

OPENAI_KEY = "sk-test-of-a-fake"
REPLY = "content metadata simulated durationMs message { id content from { id } to { id } replyTo { id content } }"
PRODUCTION = {
    "ENVIRONMENT": "production",
    "PASSWORD_HASH_MEMORY": str(OWASP_HASH_MEMORY),
    "ENCRYPTION_KEYS": base64.b64encode(b"a key for throw-away gateways 32").decode(),
}


class HttpAgent(StreamingService):
    """An HTTP agent that repeats its input, as a whole or in chunks."""

    def answer(self, asked: Asked) -> Outcome:
        if "message" not in asked.json:
            return Answer(404, {"error": "not found"})
        said = f"You said: {asked.json['message']}"
        if "text/event-stream" in asked.headers["accept"]:
            return Events([data({"delta": said[:9]}), data({"delta": said[9:]}), data({"metadata": {"model": "x"}})])
        return Answer(200, {"content": said, "metadata": {"model": "x"}})


@dataclass
class Services:
    """The services of the agents."""

    http: HttpAgent
    lyzr: LyzrService
    openai: OpenAIService
    llama_stack: LlamaStackService
    a2a: A2AService

    @property
    def all(self) -> tuple[StreamingService, ...]:
        return (self.http, self.lyzr, self.openai, self.llama_stack, self.a2a)

    def environment(self) -> dict[str, str]:
        """Return the settings with their addresses."""
        return {
            "HTTP_ALLOWED_HOSTS": f"{self.http.host_and_port},{self.a2a.host_and_port}",
            "MAX_AGENTS_PER_TYPE": "1000",
            "LYZR_BASE_URL": self.lyzr.url,
            "LYZR_API_KEY": LYZR_KEY,
            "AGENT_ID": AGENT,
            "OPENAI_BASE_URL": self.openai.url,
            "OPENAI_API_KEY": OPENAI_KEY,
            "OPENAI_MODEL": "small-model",
            "LLAMA_STACK_BASE_URL": self.llama_stack.url,
        }

    def config(self, runtime: str) -> dict[str, Any]:
        """Return the config of an agent of this runtime."""
        return {
            "HTTP": {"url": self.http.url},
            "LYZR": {},
            "OPENAI": {},
            "LLAMA_STACK": {"model": "small-model"},
            "A2A": {"url": self.a2a.url},
        }[runtime]


@pytest.fixture(scope="module")
def running_services() -> Iterator[Services]:
    with (
        HttpAgent() as http,
        LyzrService() as lyzr,
        OpenAIService(OPENAI_KEY) as openai,
        LlamaStackService() as llama_stack,
        A2AService() as a2a,
    ):
        yield Services(http, lyzr, openai, llama_stack, a2a)


@pytest.fixture
def services(running_services: Services) -> Services:
    """The services, without requests of earlier tests."""
    for service in running_services.all:
        service.clear()
    return running_services


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], running_services: Services) -> Iterator[Gateway]:
    # Production, so that no reply is simulated.
    with Gateway({**backend, **running_services.environment(), **PRODUCTION}) as running:
        yield running


@pytest.fixture(scope="module")
def ann(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN)


def make_agent(owner: Person, runtime: str, config: dict[str, Any], **more: Any) -> str:
    """Return the id of a new agent."""
    given = {"name": f"An agent of {runtime}", "type": "hosted", "runtime": runtime, "config": config, **more}
    id: str = owner.done("createAgent", "agent { id }", **given)["agent"]["id"]
    return id


def ask(owner: Person, agent_id: str, message: str = "Hello", **more: Any) -> dict[str, Any]:
    """Invoke an agent that must reply."""
    payload = owner.done("invokeAgent", f"reply {{ {REPLY} }}", agentId=agent_id, message=message, **more)
    reply: dict[str, Any] = payload["reply"]
    return reply


def messages_in(owner: Person, session_id: str) -> list[tuple[str, str]]:
    """Return the senders and contents of a session's messages, in order."""
    query = "query($id: ID!) { session(id: $id) { messages(first: 100) { nodes { content from { id } } } } }"
    nodes = owner.data(query, id=session_id)["session"]["messages"]["nodes"]
    return [(node["from"]["id"], node["content"]) for node in nodes]


async def _place_events() -> None:
    """Move committed events to the log, as the relay would in a moment."""
    if current_database().dialect is Dialect.POSTGRES:
        while await has_outbox():
            await move_outbox()


def agent_events_of(owner: Person, agent_id: str) -> list[dict[str, Any]]:
    """Return the events of an agent's replies and failures, in order."""
    on_database(owner.gateway, _place_events)
    query = """query($types: [String!]) { events(first: 100, types: $types) { nodes { type actor { id }
        ... on AgentExecuted { agent { id } simulated inSession { id } }
        ... on AgentErrored { agent { id } error inSession { id } } } } }"""
    nodes = owner.data(query, types=["agent.execution", "agent.error"])["events"]["nodes"]
    return [node for node in nodes if node["agent"]["id"] == agent_id]
