"""The state machine of an approval: who may decide what, alone, together or for somebody else."""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from engine.approvals import sweep_approvals
from models.approvals import Approval
from storage.clock import now
from tests.gateways import Gateway
from tests.people import on_database
from tests.state_machines.machine import Cast, RecordMachine, Refused, run
from tests.work import ahead, some

KINDS: Final = frozenset({"ApprovalRequested", "ApprovalResponded"})
SHOWN: Final = "id status decisions { by { id } onBehalfOf { id } approved }"
AGENTS: Final = ("agent", "rival")

callers = st.sampled_from(["requester", "member", "colleague", "operator", "viewer", "outsider", "agent"])


@dataclass
class Model:
    """An approval, according to its documentation. The member has delegated to the operator if `delegated`."""

    approvers: tuple[str, ...]
    required: int
    on_expiry: str
    delegated: bool = False
    status: str = "PENDING"
    decisions: list[tuple[str | None, str | None, bool]] = field(default_factory=list)
    """The user who decided, on whose behalf, and whether they approved."""

    @property
    def voted(self) -> set[str | None]:
        """The users who have decided, also through a delegate."""
        return {by for by, _, _ in self.decisions} | {other or by for by, other, _ in self.decisions}

    def decide(self, caller: str, approved: bool) -> list[str]:
        """Decide it."""
        if caller == "viewer" or caller in AGENTS:
            raise Refused("FORBIDDEN")
        if caller == "outsider":
            raise Refused("NOT_FOUND")
        if self.approvers and caller == "requester":
            raise Refused("FORBIDDEN")
        on_behalf_of = self._on_behalf_of(caller)
        if self.status != "PENDING" or caller in self.voted or (on_behalf_of or caller) in self.voted:
            raise Refused("CONFLICT")
        self.decisions.append((caller, on_behalf_of, approved))
        if not approved:
            self.status = "REJECTED"
        elif sum(each for _, _, each in self.decisions) >= self.required:
            self.status = "APPROVED"
        return ["ApprovalResponded"]

    def _on_behalf_of(self, caller: str) -> str | None:
        if not self.approvers or caller in self.approvers:
            return None
        if caller == "operator" and self.delegated and "member" in self.approvers:
            return "member"
        raise Refused("FORBIDDEN")

    def cancel(self, caller: str) -> list[str]:
        """Cancel it."""
        if caller == "viewer":
            raise Refused("FORBIDDEN")
        if caller == "outsider":
            raise Refused("NOT_FOUND")
        if caller not in ("requester", "operator"):
            raise Refused("FORBIDDEN")
        if self.status != "PENDING":
            raise Refused("CONFLICT")
        self.status = "CANCELLED"
        return ["ApprovalResponded"]

    def expire(self) -> list[str]:
        """Let it expire."""
        if self.on_expiry == "FAIL":
            self.status = "EXPIRED"
        else:
            self.status = {"REJECT": "REJECTED", "APPROVE": "APPROVED"}[self.on_expiry]
            self.decisions.append((None, None, self.status == "APPROVED"))
        return ["ApprovalResponded"]


class ApprovalMachine(RecordMachine):
    """Operations on an approval."""

    model: Model

    @initialize(
        approvers=st.sampled_from([(), (), ("member",), ("member", "colleague"), ("colleague", "operator")]),
        several=st.booleans(),
        on_expiry=st.sampled_from(["REJECT", "FAIL", "APPROVE"]),
    )
    def create(self, approvers: tuple[str, ...], several: bool, on_expiry: str) -> None:
        """Request it, twice under one key."""
        required = 2 if several and len(approvers) != 1 else 1
        on_expiry = "REJECT" if on_expiry == "APPROVE" and (approvers or required > 1) else on_expiry
        self.model = Model(approvers, required, on_expiry)
        given: dict[str, Any] = {"requiredApprovals": required, "expiresInSeconds": 3600, "onExpiry": on_expiry}
        if approvers:
            given["approverIds"] = [self.cast[each].id for each in approvers]
        key = some("approval")
        for _ in range(2):
            asked = self.cast["requester"].done(
                "requestApproval", "approval { id }", title="Well?", idempotencyKey=key, **given
            )
            assert asked["approval"]["id"] == (self.id or asked["approval"]["id"])
            self.id = asked["approval"]["id"]
        self.events = ["ApprovalRequested"]
        self.check()

    @rule(caller=callers, approved=st.sampled_from([True, True, False]))
    def respond(self, caller: str, approved: bool) -> None:
        """Decide it."""
        self.operate(
            caller,
            "respondToApproval",
            "approval { id }",
            lambda by: self.model.decide(by, approved),
            id=self.id,
            approved=approved,
        )

    @rule(choice=st.integers(0, 3))
    def proceed(self, choice: int) -> None:
        """Let one of those approve who may."""
        able = [each for each in self.model.approvers or ("member", "colleague", "requester", "operator")]
        self.respond(caller=able[choice % len(able)], approved=True)

    @rule(approved=st.booleans())
    def respond_twice(self, approved: bool) -> None:
        """Decide it twice under one key: the second is the same decision."""
        caller = "colleague"
        key = some("decision")
        given = {"id": self.id, "approved": approved, "idempotencyKey": key}
        first = self.operate(
            caller, "respondToApproval", "approval { id }", lambda by: self.model.decide(by, approved), **given
        )
        again = self.cast[caller].change("respondToApproval", "approval { id }", given)
        assert [each["code"] for each in again["errors"]] == [each["code"] for each in first["errors"]]
        self.check()

    @rule(caller=st.sampled_from(["requester", "member", "operator", "viewer", "outsider", "agent"]))
    def cancel(self, caller: str) -> None:
        """Cancel it."""
        self.operate(caller, "cancelApproval", "approval { id }", self.model.cancel, id=self.id)

    @precondition(lambda self: not self.model.delegated)
    @rule()
    def delegate(self) -> None:
        """Let the operator decide in place of the member."""
        given = {"toUserId": self.cast["operator"].id, "until": ahead(3600)}
        made = self.cast["member"].done("delegateApprovals", "delegation { id }", **given)
        self.delegation, self.model.delegated = made["delegation"]["id"], True
        self.check()

    @precondition(lambda self: self.model.delegated)
    @rule()
    def return_early(self) -> None:
        """End the delegation."""
        self.cast["member"].done("endDelegation", "delegation { id }", id=self.delegation)
        self.model.delegated = False
        self.check()

    @precondition(lambda self: self.model.status == "PENDING")
    @rule()
    def expire(self) -> None:
        """Let it expire."""

        async def lapse() -> None:
            await Approval.filter(id=self.id).update(expires_at=now() - timedelta(seconds=1))

        on_database(self.cast.gateway, lapse)
        on_database(self.cast.gateway, lambda: sweep_approvals(now()))
        self.events += self.model.expire()
        self.check()

    def teardown(self) -> None:
        """End the delegation, which would apply to the next approval."""
        if self.id and self.model.delegated:
            self.return_early()

    def read(self) -> Any:
        """See `RecordMachine`."""
        query = f"query($id: ID!) {{ approval(id: $id) {{ {SHOWN} }} }}"
        found = self.cast.admin.data(query, id=self.id)["approval"]
        return found["status"], [
            (self._name(each["by"]), self._name(each["onBehalfOf"]), each["approved"]) for each in found["decisions"]
        ]

    def _name(self, actor: dict[str, str] | None) -> str | None:
        return None if actor is None else self.cast.names.get(actor["id"])

    def expected(self) -> Any:
        """See `RecordMachine`."""
        return self.model.status, self.model.decisions

    def recorded(self) -> list[str]:
        """See `RecordMachine`."""
        found = self.cast.events(self.id, KINDS)
        last = found[-1][1]["approval"]
        assert (last["status"], len(last["decisions"])) == (self.model.status, len(self.model.decisions))
        return [kind for kind, _ in found]


@pytest.fixture(scope="module")
def cast(gateway: Gateway) -> Cast:
    """The callers."""
    return Cast(gateway)


def test_every_operation_on_an_approval_does_what_its_state_allows(cast: Cast, chance: random.Random) -> None:
    run(lambda: ApprovalMachine(cast), chance)
