"""The state machine of a run: two nodes that wait for others, and everyone who may end, cancel or retry it."""

import random
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tests.gateways import Gateway
from tests.people import Person
from tests.running import node
from tests.state_machines.machine import Cast, RecordMachine, Refused, run
from tests.waiting import until
from tests.work import some

KINDS: Final = frozenset(
    {"WorkflowCompleted", "WorkflowFailed", "WorkflowCancelled", "NodeCompleted", "NodeFailed", "NodeCancelled"}
)
OPEN: Final = "WAITING"
callers = st.sampled_from(["requester", "operator", "member", "viewer", "outsider", "agent"])


@dataclass
class Model:
    """A run with the nodes `ask`, which waits for an approval, and `work`, which waits for a task."""

    status: str = OPEN
    nodes: dict[str, str] = field(default_factory=lambda: {"ask": OPEN, "work": OPEN})

    def require_may_control(self, caller: str) -> None:
        """Reject those who may neither cancel nor retry it."""
        if caller == "outsider":
            raise Refused("NOT_FOUND")
        if caller not in ("requester", "operator"):
            raise Refused("FORBIDDEN")

    def complete(self, key: str) -> list[str]:
        """Complete a node."""
        self.nodes[key] = "COMPLETED"
        if set(self.nodes.values()) == {"COMPLETED"}:
            self.status = "COMPLETED"
            return ["NodeCompleted", "WorkflowCompleted"]
        return ["NodeCompleted"]

    def fail(self, key: str) -> list[str]:
        """Fail a node, and with it the run."""
        self.nodes[key], self.status = "FAILED", "FAILED"
        return ["NodeFailed", *self._cancel_open(), "WorkflowFailed"]

    def _cancel_open(self) -> list[str]:
        cancelled = [key for key, status in self.nodes.items() if status == OPEN]
        self.nodes |= dict.fromkeys(cancelled, "CANCELLED")
        return ["NodeCancelled"] * len(cancelled)

    def cancel(self, caller: str) -> list[str]:
        """Cancel it."""
        self.require_may_control(caller)
        if self.status != OPEN:
            raise Refused("CONFLICT")
        self.status = "CANCELLED"
        return [*self._cancel_open(), "WorkflowCancelled"]

    def retry(self, caller: str) -> list[str]:
        """Continue it from the nodes that did not complete."""
        self.require_may_control(caller)
        if self.status not in ("FAILED", "CANCELLED"):
            raise Refused("CONFLICT")
        self.status = OPEN
        self.nodes |= {key: OPEN for key, status in self.nodes.items() if status != "COMPLETED"}
        return []


class RunMachine(RecordMachine):
    """Operations on a run."""

    model: Model

    @initialize()
    def create(self) -> None:
        """Start it, twice under one key."""
        self.model = Model()
        nodes = [
            node("ask", "APPROVAL", {"title": "Go on?"}),
            node("work", "TASK", {"title": "Work", "type": some("type"), "agentId": self.cast["agent"].id}),
        ]
        key = some("run")
        for _ in range(2):
            made = self.cast["requester"].done("executeWorkflow", "execution { id }", nodes=nodes, idempotencyKey=key)
            assert made["execution"]["id"] == (self.id or made["execution"]["id"])
            self.id = made["execution"]["id"]
        self.check()

    @precondition(lambda self: self.model.nodes["ask"] == OPEN)
    @rule(approved=st.booleans())
    def decide(self, approved: bool) -> None:
        """Decide the approval: a rejection is an output too."""
        id = self._nodes()["ask"]["approval"]["id"]
        self.operate(
            "colleague",
            "respondToApproval",
            "approval { id }",
            lambda _by: self.model.complete("ask"),
            id=id,
            approved=approved,
        )

    @precondition(lambda self: self.model.nodes["work"] == OPEN)
    @rule(fails=st.booleans())
    def work(self, fails: bool) -> None:
        """Do the task, or fail."""
        id = self._nodes()["work"]["task"]["id"]
        if fails:
            given: dict[str, Any] = {"id": id, "error": "It broke.", "retryable": False}
            self.operate("agent", "failTask", "task { id }", lambda _by: self.model.fail("work"), **given)
        else:
            given = {"id": id, "result": 1}
            self.operate("agent", "completeTask", "task { id }", lambda _by: self.model.complete("work"), **given)

    @precondition(lambda self: self.model.nodes["work"] != OPEN)
    @rule()
    def work_late(self) -> None:
        """Report on a task that has ended, with the run or before."""

        def change(_by: str) -> list[str]:
            raise Refused("CONFLICT")

        id = self._nodes()["work"]["task"]["id"]
        self.operate("agent", "completeTask", "task { id }", change, id=id, result=2)

    @rule(caller=callers)
    def cancel(self, caller: str) -> None:
        """Cancel it."""
        self.operate(caller, "cancelExecution", "execution { id }", self.model.cancel, id=self.id)

    @rule(caller=callers)
    def retry(self, caller: str) -> None:
        """Retry it."""
        self.operate(caller, "retryExecution", "execution { id }", self.model.retry, id=self.id)

    def teardown(self) -> None:
        """End it."""
        if self.id and self.model.status == OPEN:
            self.cancel(caller="operator")

    def check(self) -> None:
        """See `RecordMachine`; a run reacts in a moment."""
        until(lambda: self.read() == self.expected() and sorted(self.recorded()) == sorted(self.events), 30)

    def _nodes(self) -> dict[str, Any]:
        query = """query($id: ID!) { execution(id: $id) { status
            nodes { key status approval { id status } task { id status } } } }"""
        self.shown = self.admin.data(query, id=self.id)["execution"]
        return {each["key"]: each for each in self.shown["nodes"]}

    @property
    def admin(self) -> Person:
        """The user who looks at it."""
        return self.cast.admin

    def read(self) -> Any:
        """See `RecordMachine`."""
        nodes = self._nodes()
        waits = bool(nodes["ask"]["approval"] and nodes["work"]["task"])
        return waits, self.shown["status"], {key: each["status"] for key, each in nodes.items()}

    def expected(self) -> Any:
        """See `RecordMachine`."""
        return True, self.model.status, self.model.nodes

    def recorded(self) -> list[str]:
        """See `RecordMachine`."""
        return [kind for kind, _ in self.cast.events(self.id, KINDS)]


@pytest.fixture(scope="module")
def cast(gateway: Gateway) -> Cast:
    """The callers."""
    return Cast(gateway)


def test_every_operation_on_a_run_does_what_its_state_allows(cast: Cast, chance: random.Random) -> None:
    run(lambda: RunMachine(cast), chance)
