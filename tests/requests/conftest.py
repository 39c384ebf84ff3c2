"""A gateway whose HTTP agents are fakes on this machine."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from models.users import Role
from tests.fakes.http_service import Asked
from tests.fakes.streaming import Answer, Outcome, StreamingService
from tests.gateways import Gateway
from tests.people import Person, person

SHOWN = """request { id status response responseMetadata error routingReason processingTimeMs cloudeventId
    cloudeventType normalized metadata content channel completedAt agent { id } user { id } session { id name channel
    context totalRequests lastRequestId currentAgent { id } externalChannelId externalThreadId externalSessionId
    llamaStackSessionId owner { id } } }"""


class Desk(StreamingService):
    """A help desk: an HTTP agent that repeats its input and counts how often it was asked."""

    def answer(self, asked: Asked) -> Outcome:
        said = f"You said: {asked.json['message']}"
        return Answer(200, {"content": said, "metadata": {"conversation_context": {"asked": len(self.requests)}}})


@pytest.fixture(scope="module")
def running_desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


@pytest.fixture
def desk(running_desk: Desk) -> Desk:
    """The help desk, without requests of earlier tests."""
    running_desk.clear()
    return running_desk


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], running_desk: Desk) -> Iterator[Gateway]:
    hosts = {"HTTP_ALLOWED_HOSTS": running_desk.host_and_port, "MAX_AGENTS_PER_TYPE": "1000"}
    with Gateway({**backend, **hosts}) as running:
        yield running


@pytest.fixture
def owner(gateway: Gateway) -> Person:
    """An operator of the organization."""
    return person(gateway, Role.ADMIN)


@pytest.fixture
def asker(gateway: Gateway) -> Person:
    """A member who makes requests, without earlier ones."""
    return person(gateway)


def helper(owner: Person, desk: StreamingService, **more: Any) -> str:
    """Return the id of a new HTTP agent."""
    given = {"name": "Helper", "type": "desk", "runtime": "HTTP", "config": {"url": desk.url}, **more}
    id: str = owner.done("createAgent", "agent { id }", **given)["agent"]["id"]
    return id


NOBODY: Mapping[str, Any] = {"capabilities": ["none"]}
"""The metadata of a request that no agent can answer."""


def submit(caller: Person, content: str = "Hello", channel: str = "WEB", **more: Any) -> dict[str, Any]:
    """Submit a request and return it as it is after the wait."""
    payload = caller.done("submitRequest", SHOWN, channel=channel, content=content, **more)
    request: dict[str, Any] = payload["request"]
    return request


def read(caller: Person, id: str) -> dict[str, Any] | None:
    """Return a request as it is now."""
    fields = SHOWN.removeprefix("request ")
    found: dict[str, Any] | None = caller.data(f"query($id: ID!) {{ request(id: $id) {fields} }}", id=id)["request"]
    return found
