"""The cause of everything that the engine writes."""

from collections import defaultdict
from typing import Any, Final

import pytest

from models.events import EXECUTION_EVENTS, EventKind
from models.workflows import NodeType
from storage.ids import AGENT_PREFIX, SYSTEM_ID, USER_PREFIX, prefix_of
from tests.events.chains import CHAIN
from tests.events.engine_world import Everything
from tests.gateways import Gateway

K: Final = EventKind
NOTHING: Final = "nothing"
NODE_ENDS: Final = {K.NodeCompleted.value, K.NodeFailed.value, K.NodeSkipped.value}
RUN_ENDS: Final = {K.WorkflowCompleted.value, K.WorkflowFailed.value, K.WorkflowCancelled.value}
ATTEMPT: Final = {K.NodeStarted.value, K.NodeRetrying.value, K.NodeWaiting.value}
AWAITED: Final = RUN_ENDS | {K.TaskUpdated.value, K.ApprovalResponded.value, "world.changed", "sync_job.updated"}
ABANDONED: Final = {K.WorkflowFailed.value, K.WorkflowCancelled.value}

ALLOWED: Final[dict[EventKind, set[str]]] = {
    K.WorkflowStarted: {"execution.created", "execution.retried"},
    K.NodeStarted: {K.WorkflowStarted.value} | NODE_ENDS,
    K.NodeSkipped: {K.WorkflowStarted.value} | NODE_ENDS,
    K.NodeWaiting: ATTEMPT | AWAITED,
    K.NodeRetrying: {K.NodeWaiting.value},
    K.NodeCompleted: ATTEMPT | AWAITED,
    K.NodeFailed: ATTEMPT | AWAITED,
    K.WorkflowCompleted: {K.WorkflowStarted.value} | NODE_ENDS,
    K.NodeCancelled: {NOTHING, K.NodeFailed.value} | ABANDONED,
    K.WorkflowFailed: {K.NodeFailed.value},
    K.WorkflowCancelled: {NOTHING} | ABANDONED,
    K.TaskCreated: {NOTHING} | ATTEMPT,
    K.TaskAssigned: {K.TaskCreated.value, K.TaskUpdated.value},
    K.TaskUpdated: {K.TaskCreated.value, K.TaskAssigned.value, K.TaskUpdated.value} | ABANDONED,
    K.ApprovalRequested: {NOTHING} | ATTEMPT,
    K.ApprovalResponded: {K.ApprovalRequested.value} | ABANDONED,
    K.AgentStatusChanged: {K.TaskAssigned.value, K.TaskUpdated.value, K.MessageSent.value} | ATTEMPT,
    K.AgentExecuted: {K.TaskUpdated.value, K.MessageSent.value} | ATTEMPT,
    K.MessageSent: {NOTHING, K.MessageSent.value},
}
"""By kind of event: the types of the events that may be its cause."""


@pytest.fixture(scope="module")
def world(gateway: Gateway) -> Everything:
    return Everything.happened(gateway, "Everything")


@pytest.fixture(scope="module")
def log(world: Everything) -> list[dict[str, Any]]:
    return world.log()


def test_the_world_contains_everything(log: list[dict[str, Any]]) -> None:
    """A node type or a kind of event of runs that is added needs its part of the world."""
    assert {NodeType(event["payload"]["node"]["type"]) for event in log if "node" in event["payload"]} == {*NodeType}
    assert {event["kind"] for event in log if event["execution_id"]} >= {kind.name for kind in EXECUTION_EVENTS}
    assert {kind.name for kind in ALLOWED} <= {event["kind"] for event in log}
    assert set(ALLOWED) >= EXECUTION_EVENTS


def test_each_event_has_the_cause_it_should(log: list[dict[str, Any]]) -> None:
    by_id = {event["id"]: event for event in log}
    wrong = [
        (event["kind"], cause, event["actor_id"])
        for event in log
        if EventKind[event["kind"]] in ALLOWED
        and (cause := by_id[event["caused_by"]]["type"] if event["caused_by"] else NOTHING)
        not in ALLOWED[EventKind[event["kind"]]]
    ]
    assert wrong == []


def test_only_people_begin(log: list[dict[str, Any]]) -> None:
    """Events of Parley's own work and of a worker's report have a cause; those of people's own initiative have none."""
    setup = ("user.", "api_key.")
    begun = [event for event in log if event["caused_by"] is None and not event["type"].startswith(setup)]
    assert SYSTEM_ID not in {event["actor_id"] for event in begun}
    by_agents = {event["type"] for event in begun if prefix_of(event["actor_id"]) == AGENT_PREFIX}
    assert by_agents == {"agent.connected"}
    assert {prefix_of(event["actor_id"]) for event in begun} == {USER_PREFIX, AGENT_PREFIX}
    of_runs = [event for event in begun if event["execution_id"]]
    cancelled = {"workflow.cancelled", "workflow.node_cancelled"}
    assert {event["type"] for event in of_runs} == {"execution.created", "execution.retried"} | cancelled


def test_a_cause_comes_before_its_effects(log: list[dict[str, Any]]) -> None:
    seqs = {event["id"]: event["seq"] for event in log}
    assert all(seqs[event["caused_by"]] < event["seq"] for event in log if event["caused_by"])


def test_what_a_run_did_leads_back_to_what_started_it(log: list[dict[str, Any]]) -> None:
    """Nothing in between is missing, through sub-workflows, tasks, approvals and events."""
    by_id = {event["id"]: event for event in log}
    beginnings = defaultdict(set)
    for event in log:
        if event["execution_id"]:
            first = event
            while first["caused_by"]:
                first = by_id[first["caused_by"]]
            beginnings[event["execution_id"]].add((first["type"], first["execution_id"]))
    types = {type for found in beginnings.values() for type, _ in found}
    cancelled = {"workflow.cancelled", "workflow.node_cancelled"}
    assert types == {"execution.created", "execution.retried", "world.began"} | cancelled
    assert all(len([one for one in found if one[0] == "execution.created"]) <= 1 for found in beginnings.values())


def test_the_chain_of_an_approval_is_one_query(world: Everything, log: list[dict[str, Any]]) -> None:
    """Why did somebody have to decide, and what were the results?"""
    by_id = {event["id"]: event for event in log}
    asked = next(event for event in log if event["type"] == K.ApprovalRequested.value and event["caused_by"])
    chain = world.admin.data(CHAIN, of=asked["id"], first=100)["eventChain"]
    types = [by_id[each["id"]]["type"] for each in chain]
    assert types[:2] == ["execution.created", K.WorkflowStarted.value]
    ends = [K.ApprovalResponded.value, K.NodeCompleted.value, K.WorkflowCompleted.value]
    assert types[-5:] == [K.NodeStarted.value, asked["type"], *ends]
