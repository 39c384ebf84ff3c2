"""The state machine of a request that a worker answers: it is answered once, or fails with the reason."""

import random
from dataclasses import dataclass
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tests.gateways import Gateway
from tests.state_machines.machine import Cast, RecordMachine, Refused, run
from tests.waiting import until
from tests.work import some

KINDS: Final = frozenset({"RequestReceived", "RequestCompleted"})


@dataclass
class Model:
    """A request, and the worker's task in which it is asked."""

    status: str = "PROCESSING"
    response: str | None = None

    def end(self, caller: str, status: str, response: str | None) -> list[str]:
        """Reply to it, or fail."""
        if caller in ("member", "viewer"):
            raise Refused("FORBIDDEN")
        if caller == "outsider":
            raise Refused("NOT_FOUND")
        if caller == "rival" or self.status != "PROCESSING":
            raise Refused("CONFLICT")
        self.status, self.response = status, response
        return ["RequestCompleted"]


class RequestMachine(RecordMachine):
    """Operations on a request of the requester to the agent."""

    model: Model

    @initialize()
    def create(self) -> None:
        """Submit it, twice under one key."""
        self.model, self.words, key = Model(), some("Hello"), some("request")
        given: dict[str, Any] = {"channel": "WEB", "content": self.words, "agentId": self.cast["agent"].id}
        given |= {"waitSeconds": 0, "idempotencyKey": key, "externalThreadId": key}
        for _ in range(2):
            made = self.cast["requester"].done("submitRequest", "request { id }", **given)["request"]
            assert made["id"] == (self.id or made["id"])
            self.id = made["id"]
        self.events = ["RequestReceived"]
        until(lambda: self._task() is not None, 30)
        self.check()

    def _task(self) -> str | None:
        query = """query($filter: TaskFilter) { tasks(first: 20, filter: $filter) { nodes { id payload } } }"""
        given = {"type": "agent.message", "assignedTo": self.cast["agent"].id}
        found = self.cast.admin.data(query, filter=given)["tasks"]["nodes"]
        return next((each["id"] for each in found if self.words in str(each["payload"])), None)

    @rule(caller=st.sampled_from(["agent", "agent", "rival", "operator", "member", "viewer", "outsider"]))
    def reply(self, caller: str) -> None:
        """Reply to it: as the agent, or as someone who may not."""
        self.operate(
            caller,
            "completeTask",
            "task { id }",
            lambda by: self.model.end(by, "COMPLETED", "Hi"),
            id=self._task(),
            result="Hi",
        )

    @precondition(lambda self: self.model.status == "PROCESSING")
    @rule(caller=st.sampled_from(["agent", "rival", "member", "outsider"]))
    def fail(self, caller: str) -> None:
        """Give up."""
        given = {"id": self._task(), "error": "It broke.", "retryable": False}
        self.operate(caller, "failTask", "task { id }", lambda by: self.model.end(by, "FAILED", None), **given)

    @rule(caller=st.sampled_from(["member", "outsider"]))
    def look(self, caller: str) -> None:
        """Look at it as someone who must not see it."""
        query = "query($id: ID!) { request(id: $id) { id } }"
        assert self.cast[caller].data(query, id=self.id) == {"request": None}

    def teardown(self) -> None:
        """End it."""
        if self.id and self.model.status == "PROCESSING":
            self.reply(caller="agent")

    def check(self) -> None:
        """See `RecordMachine`; a request ends a moment after its task."""
        until(lambda: self.read() == self.expected() and self.recorded() == self.events, 30)

    def read(self) -> Any:
        """See `RecordMachine`."""
        query = """query($id: ID!) { request(id: $id) { status response error
            session { messages { nodes { content } } } } }"""
        found = self.cast["requester"].data(query, id=self.id)["request"]
        said = [each["content"] for each in found["session"]["messages"]["nodes"]]
        return found["status"], found["response"], bool(found["error"]), said

    def expected(self) -> Any:
        """See `RecordMachine`."""
        said = [self.words] + ([self.model.response] if self.model.response is not None else [])
        return self.model.status, self.model.response, self.model.status == "FAILED", said

    def recorded(self) -> list[str]:
        """See `RecordMachine`."""
        return [kind for kind, _ in self.cast.events(self.id, KINDS)]


@pytest.fixture(scope="module")
def cast(gateway: Gateway) -> Cast:
    """The callers."""
    return Cast(gateway)


def test_every_operation_on_a_request_does_what_its_state_allows(cast: Cast, chance: random.Random) -> None:
    run(lambda: RequestMachine(cast), chance)
