"""The state machine of a task: who may do what in which state, and what each transition records."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from engine.tasks import sweep_tasks
from models.tasks import Task
from storage.clock import now
from tests.gateways import Gateway
from tests.people import on_database
from tests.state_machines.machine import Cast, RecordMachine, Refused, run
from tests.work import some

OPEN: Final = ("PENDING", "ASSIGNED", "RUNNING")
AGENTS: Final = ("agent", "rival")
OPERATORS: Final = ("operator", "outsider")
"""The actors with the scope to report in place of an agent; the outsider has it in another organization."""
KINDS: Final = frozenset({"TaskCreated", "TaskAssigned", "TaskUpdated"})
SHOWN: Final = "id status attempts assignedTo { id } result error"

callers = st.sampled_from(["requester", "holder", "member", "operator", "viewer", "outsider", "agent", "rival"])
reporters = st.sampled_from([*["holder"] * 6, "agent", "rival", "operator", "member", "viewer", "outsider"])
workers = st.sampled_from(AGENTS)


@dataclass
class Model:
    """A task, according to its documentation."""

    max_attempts: int
    creator: str
    status: str = "PENDING"
    attempts: int = 0
    holder: str | None = None
    """The agent that it is assigned to."""
    reserved: str | None = None
    """The agent that someone assigned it to, and that it returns to."""
    leased: bool = False
    result: Any = None
    error: str | None = None

    @property
    def claimed(self) -> bool:
        """Whether an attempt is in progress."""
        return self.status == "RUNNING" or self.leased

    def require(self, *statuses: str) -> None:
        """Reject what another state does not allow."""
        if self.status not in statuses:
            raise Refused("CONFLICT")

    def require_may_change(self, caller: str) -> None:
        """Reject changes by those who may not make any."""
        if caller == "viewer":
            raise Refused("FORBIDDEN")
        if caller == "outsider":
            raise Refused("NOT_FOUND")
        if caller in AGENTS and caller not in (self.creator, self.holder):
            raise Refused("FORBIDDEN")

    def require_may_report(self, caller: str) -> None:
        """Reject reports of those who may not make any."""
        if caller not in AGENTS + OPERATORS:
            raise Refused("FORBIDDEN")
        if caller == "outsider":
            raise Refused("NOT_FOUND")
        if caller in AGENTS and caller != self.holder:
            raise Refused("CONFLICT")

    def assign(self, caller: str, agent: str) -> list[str]:
        """Assign it, and return the kinds of the events."""
        self.require_may_change(caller)
        if self.status == "RUNNING" and caller not in ("operator", self.holder):
            raise Refused("FORBIDDEN")
        self.require(*OPEN)
        self.reserved = agent
        if self.holder == agent:
            return []
        former = self.holder
        self.attempts -= self.claimed
        self.status, self.holder, self.leased = "ASSIGNED", agent, False
        return ["TaskAssigned", "TaskUpdated"] if former is not None else ["TaskAssigned"]

    def claim(self, agent: str) -> list[str]:
        """Claim it if the agent can have it."""
        free = self.status == "PENDING" or (self.status == "ASSIGNED" and self.holder == agent and not self.leased)
        if not free:
            return []
        assigned = self.status == "ASSIGNED"
        self.status, self.holder, self.leased = "ASSIGNED", agent, True
        self.attempts += 1
        return ["TaskUpdated" if assigned else "TaskAssigned"]

    def start(self, caller: str) -> list[str]:
        """Start it."""
        self.require_may_report(caller)
        self.require("ASSIGNED")
        self.attempts += not self.leased
        self.status = "RUNNING"
        return ["TaskUpdated"]

    def advance(self, caller: str) -> list[str]:
        """Report its progress."""
        self.require_may_report(caller)
        self.require("RUNNING")
        return ["TaskUpdated"]

    def _report(self, caller: str) -> list[str]:
        self.require_may_report(caller)
        if self.status == "ASSIGNED" and not self.leased and self.attempts == 0:
            self.attempts, self.status = 1, "RUNNING"
            return ["TaskUpdated"]
        if not self.claimed:
            raise Refused("CONFLICT")
        return []

    def complete(self, caller: str, result: Any) -> list[str]:
        """Complete it."""
        events = self._report(caller)
        self.status, self.leased, self.result, self.error = "COMPLETED", False, result, None
        return [*events, "TaskUpdated"]

    def fail(self, caller: str, error: str, retryable: bool) -> list[str]:
        """Fail it."""
        events = self._report(caller)
        return [*events, *self.end_attempt(error, retryable)]

    def end_attempt(self, error: str, retryable: bool) -> list[str]:
        """End an attempt that did not succeed."""
        self.error, self.leased = error, False
        if retryable and self.attempts < self.max_attempts:
            self._return()
        else:
            self.status = "FAILED"
        return ["TaskUpdated"]

    def _return(self) -> None:
        self.leased, self.holder = False, self.reserved
        self.status = "PENDING" if self.reserved is None else "ASSIGNED"

    def cancel(self, caller: str) -> list[str]:
        """Cancel it."""
        self.require_may_change(caller)
        self.require(*OPEN)
        self.status, self.leased = "CANCELLED", False
        return ["TaskUpdated"]

    def retry(self, caller: str) -> list[str]:
        """Return it to its agent or to the queue."""
        self.require_may_change(caller)
        self.require("FAILED", "CANCELLED")
        self.attempts, self.result, self.error = 0, None, None
        self._return()
        return ["TaskUpdated"]


class TaskMachine(RecordMachine):
    """Operations on a task."""

    model: Model

    def operate(
        self, caller: str, mutation: str, selection: str, change: Callable[[str], list[str]], **values: Any
    ) -> Mapping[str, Any]:
        """See `RecordMachine`. The caller `holder` is the agent that has the task, or any agent if none has."""
        caller = (self.model.holder or "rival") if caller == "holder" else caller
        return super().operate(caller, mutation, selection, change, **values)

    @initialize(attempts=st.integers(1, 3), assigned=st.one_of(st.none(), workers))
    def create(self, attempts: int, assigned: str | None) -> None:
        """Create it, twice under one key."""
        self.model, self.kind = Model(attempts, "requester"), some("type")
        given: dict[str, Any] = {"title": "Machine", "type": self.kind, "maxAttempts": attempts}
        if assigned is not None:
            given["assignTo"] = self.cast[assigned].id
        for _ in range(2):
            payload = self.cast["requester"].done("createTask", "task { id }", idempotencyKey=self.kind, **given)
            assert payload["task"]["id"] == (self.id or payload["task"]["id"])
            self.id = payload["task"]["id"]
        self.events = ["TaskCreated"]
        if assigned is not None:
            self.events += self.model.assign("requester", assigned)
        self.check()

    @rule(choice=st.integers(0, 5), agent=workers)
    def proceed(self, choice: int, agent: str) -> None:
        """Do one of the things that its state is there for, so that sequences reach every state."""
        model = self.model
        if model.status not in OPEN:
            self.retry(caller="requester")
        elif model.status == "PENDING":
            self.claim(agent=agent)
        elif model.status == "RUNNING":
            [self.advance, self.complete_with, self.fail_or_retry][choice % 3](caller="holder")
        elif model.leased or choice % 2:
            self.start(caller="holder")
        else:
            self.claim(agent=model.holder or agent)

    def complete_with(self, caller: str) -> None:
        """Complete it with a result."""
        self.complete(caller=caller, result={"n": 1})

    def fail_or_retry(self, caller: str) -> None:
        """Fail the attempt."""
        self.fail(caller=caller, retryable=True)

    @rule(caller=callers, agent=workers)
    def assign(self, caller: str, agent: str) -> None:
        """Assign it to an agent."""

        self.operate(
            caller,
            "assignTask",
            "task { id }",
            lambda by: self.model.assign(by, agent),
            id=self.id,
            agentId=self.cast[agent].id,
        )

    @rule(agent=workers)
    def claim(self, agent: str) -> None:
        """Claim the next task of its type."""
        before = len(self.events)

        given = {"agentId": self.cast[agent].id, "types": [self.kind]}
        payload = self.operate(agent, "claimTask", "task { id }", self.model.claim, **given)
        assert (payload["task"] is not None) == (len(self.events) > before)

    @rule(caller=reporters)
    def start(self, caller: str) -> None:
        """Start it."""

        self.operate(caller, "startTask", "task { id }", self.model.start, id=self.id)

    @precondition(lambda self: self.model.status in ("ASSIGNED", "RUNNING"))
    @rule(caller=reporters)
    def advance(self, caller: str) -> None:
        """Report its progress."""

        self.operate(caller, "reportTaskProgress", "task { id }", self.model.advance, id=self.id, progress=0.5)

    @rule(caller=reporters, result=st.sampled_from([{"n": 1}, [], "text"]))
    def complete(self, caller: str, result: Any) -> None:
        """Complete it."""

        def change(by: str) -> list[str]:
            return self.model.complete(by, result)

        self.operate(caller, "completeTask", "task { id }", change, id=self.id, result=result)

    @rule(caller=reporters, retryable=st.booleans())
    def fail(self, caller: str, retryable: bool) -> None:
        """Fail it."""

        def change(by: str) -> list[str]:
            return self.model.fail(by, "It broke.", retryable)

        self.operate(caller, "failTask", "task { id }", change, id=self.id, error="It broke.", retryable=retryable)

    @rule(caller=callers)
    def cancel(self, caller: str) -> None:
        """Cancel it."""

        self.operate(caller, "cancelTask", "task { id }", self.model.cancel, id=self.id)

    @rule(caller=callers)
    def retry(self, caller: str) -> None:
        """Retry it."""

        self.operate(caller, "retryTask", "task { id }", self.model.retry, id=self.id)

    @precondition(lambda self: self.model.leased)
    @rule()
    def expire(self) -> None:
        """Let the lease expire: the worker has lost it, and its late report is rejected."""
        holder = self.model.holder
        assert holder is not None

        async def lapse() -> None:
            await Task.filter(id=self.id).update(lease_expires_at=now() - timedelta(seconds=1))

        on_database(self.cast.gateway, lapse)
        payload = self.cast[holder].change("completeTask", "task { id }", {"id": self.id, "result": {}})
        assert [each["code"] for each in payload["errors"]] == ["CONFLICT"]
        on_database(self.cast.gateway, lambda: sweep_tasks(now()))
        self.events += self.model.end_attempt("The worker did not renew its lease of 300 seconds.", retryable=True)
        self.check()

    def teardown(self) -> None:
        """Free the agent for the next task."""
        if self.id and self.model.status in OPEN:
            self.cast["operator"].done("cancelTask", "task { id }", id=self.id)

    def read(self) -> Any:
        """See `RecordMachine`."""
        query = f"query($id: ID!) {{ task(id: $id) {{ {SHOWN} }} }}"
        return self.cast.admin.data(query, id=self.id)["task"]

    def expected(self) -> Any:
        """See `RecordMachine`."""
        holder = None if self.model.holder is None else {"id": self.cast[self.model.holder].id}
        return {
            "id": self.id,
            "status": self.model.status,
            "attempts": self.model.attempts,
            "assignedTo": holder,
            "result": self.model.result,
            "error": self.model.error,
        }

    def recorded(self) -> list[str]:
        """See `RecordMachine`."""
        found = self.cast.events(self.id, KINDS)
        last = found[-1][1]["task"]
        holder = self.cast.names.get(last["assigned_to_id"])
        assert (last["status"], last["attempts"], holder) == (
            self.model.status,
            self.model.attempts,
            self.model.holder,
        )
        return [kind for kind, _ in found]


@pytest.fixture(scope="module")
def cast(gateway: Gateway) -> Cast:
    """The callers."""
    return Cast(gateway)


def test_every_operation_on_a_task_does_what_its_state_allows(cast: Cast, chance: random.Random) -> None:
    run(lambda: TaskMachine(cast), chance)
