"""Calls of hosted agents' actions, and invocations of agents, with a client that does not retry."""

import contextlib
from collections.abc import AsyncIterator, Mapping

from connectors.base import Call, Connector
from connectors.runtimes import AgentAnswer, AgentQuestion, Turn, find_runtime
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from json_types import JsonObject
from tests.fakes.streaming import End, Events, Hang, Outcome, StreamingService
from tests.gateways import TLS

KEY = "exe_1:ask"


@contextlib.asynccontextmanager
async def open_call(service: StreamingService, settings: Mapping[str, str]) -> AsyncIterator[Call]:
    """Yield the context of an action, with a client that may call the service although it is on this machine."""
    async with EgressClient([service.host_and_port], tls=TLS) as client:
        yield Call(KEY, client, ProviderClient(client), settings)


async def run(connector: Connector, action: str, params: JsonObject, call: Call) -> JsonObject:
    """Run an action as a node does, with validated params."""
    found = connector.action(action)
    assert found is not None
    found.check(params)
    return await found.run(params, call)


def deadline_for(outcome: Outcome) -> float:
    """Return a deadline that is short if no reply is expected, and practically never ends otherwise."""
    silent = isinstance(outcome, Hang) or (isinstance(outcome, Events) and outcome.end is End.SILENT)
    return 1.0 if silent else 30.0


def question(message: str = "Hello", *, deadline: float = 30.0, history: tuple[Turn, ...] = ()) -> AgentQuestion:
    """Return a question in a session."""
    return AgentQuestion(message, "ses_1", KEY, {"a": 1}, "usr_1", "Ann", history, deadline)


async def streamed(runtime: str, config: JsonObject, asked: AgentQuestion, call: Call) -> tuple[list[str], AgentAnswer]:
    """Return the chunks of a reply and, last, the whole."""
    got = [piece async for piece in find_runtime(runtime).stream(config, asked, call)]
    *pieces, last = got
    assert isinstance(last, AgentAnswer)
    texts = [piece for piece in pieces if isinstance(piece, str)]
    assert len(texts) == len(pieces) and "".join(texts) == last.content
    return texts, last
