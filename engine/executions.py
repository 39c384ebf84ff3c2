"""Starting, cancelling and retrying runs. In between, the driver has them.

Everything here runs in the caller's transaction. The runtime learns of it after the commit and searches for what it
may have missed, so that a crash in between loses nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from engine import tasks as task_engine
from engine.definitions.parse import Definition, NodeDefinition, to_json
from errors import Conflict
from json_types import Json
from models.approvals import Approval, ApprovalStatus
from models.causes import caused_by, current_cause
from models.event_log import read_head
from models.executions import ENDED, MAX_DEPTH, NodeStatus, WorkflowExecution
from models.node_executions import NodeExecution
from models.tasks import FINAL, Task
from models.workflows import TriggerType
from storage.ids import prefix_of

_KEPT_ON_RETRY: Final = frozenset({NodeStatus.COMPLETED})


class TooDeep(Conflict):
    """Runs are nested too deeply."""


async def start_run(
    *,
    organization_id: str,
    by: str,
    definition: Definition,
    workflow_id: str | None,
    version: int,
    input: Json,
    session_id: str | None,
    trigger: TriggerType,
    parent: NodeExecution | None = None,
    depth: int = 1,
    run_key: str | None = None,
    cause: str | None = None,
    initiators: Collection[str] = (),
) -> WorkflowExecution:
    """Store a new run, PENDING, in the current transaction; the runtime starts it after the commit.

    Args:
        parent: the node of another run that starts this one.
        depth: the number of nested runs, this one included.
        run_key: makes the call idempotent: if a run has this key, it is returned.
        cause: the event that led to it, if it is not the current cause.
        initiators: the users whose events or runs led to it.

    Raises:
        TooDeep: runs are nested too deeply, which looks like a loop.
    """
    if run_key is not None:
        known = await WorkflowExecution.filter(organization_id=organization_id, run_key=run_key).first()
        if known is not None:
            return known
    if depth > MAX_DEPTH:
        raise TooDeep(f"Workflows start each other more than {MAX_DEPTH} deep, which looks like a loop.")
    run = WorkflowExecution.new(
        organization_id=organization_id,
        workflow_id=workflow_id,
        version=version,
        input=input,
        trigger=trigger.value,
        started_by_id=by,
        session_id=session_id,
        parent_node_id=None if parent is None else parent.id,
        depth=depth,
        run_key=run_key,
        caused_by=cause or current_cause(),
        initiator_ids=sorted(initiators),
        definition=to_json(definition),
        log_seq=(await read_head()).seq,
    )
    nodes = [_node(run, position, node) for position, node in enumerate(definition.nodes)]
    await run.add(nodes, by=by)
    return run


def _node(run: WorkflowExecution, position: int, node: NodeDefinition) -> NodeExecution:
    return NodeExecution.new(
        organization_id=run.organization_id,
        execution_id=run.id,
        position=position,
        key=node.key,
        name=node.name,
        type=node.type.value,
        depends_on=list(node.depends_on),
    )


async def cancel_run(run: WorkflowExecution, *, by: str) -> None:
    """Cancel a locked run, with the tasks and approvals that it waits for.

    Raises:
        Conflict: it has ended.
    """
    run.require_open()
    nodes = await NodeExecution.filter(execution_id=run.id).order_by("position")
    nodes = cancel_open(run, nodes, by=by, cause=current_cause())
    run.cancel(by=by)
    await run.write()
    with caused_by(run.cause_id):
        await cancel_all_awaited(nodes, by=by)


def cancel_open(
    run: WorkflowExecution, nodes: Sequence[NodeExecution], *, by: str, cause: str | None
) -> list[NodeExecution]:
    """Cancel every node of a locked run that has not ended, and return those nodes.

    Args:
        by, cause: who ends the run, and the id of the event because of which.
    """
    unfinished = [node for node in nodes if node.open]
    for node in unfinished:
        node.cancel(run, by=by, cause=cause)
    return unfinished


async def cancel_all_awaited(nodes: list[NodeExecution], *, by: str) -> None:
    """Cancel the tasks, approvals and runs that these nodes wait for."""
    for node in nodes:
        await cancel_awaited(node, by=by)


async def cancel_awaited(node: NodeExecution, *, by: str) -> None:
    """Cancel the task, approval or run that a node waits for."""
    if node.task_id is not None:
        task = await Task.get(id=node.task_id)
        if task.status not in FINAL:
            await task_engine.cancel_if_open(task, by=by)
    if node.approval_id is not None:
        approval = await Approval.select_for_update().get(id=node.approval_id)
        if approval.status is ApprovalStatus.PENDING:
            await approval.cancel(by)
    if node.child_id is not None and prefix_of(node.child_id) == WorkflowExecution.PREFIX:
        child = await WorkflowExecution.select_for_update().get(id=node.child_id)
        if child.status not in ENDED:
            await cancel_run(child, by=by)


async def retry_run(run: WorkflowExecution, *, by: str) -> None:
    """Retry a locked run: COMPLETED nodes keep their results, all others become PENDING again.

    Raises:
        Conflict: it is neither FAILED nor CANCELLED.
    """
    nodes = await NodeExecution.filter(execution_id=run.id).order_by("position")
    again = [node for node in nodes if node.status not in _KEPT_ON_RETRY]
    for node in again:
        node.reset(run)
    await run.retry(nodes_ended=len(nodes) - len(again), by=by)


def sinks(nodes: list[NodeExecution]) -> Mapping[str, Json]:
    """Return, by key, the outputs of the nodes that no other node depends on."""
    needed = {key for node in nodes for key in node.depends_on}
    return {node.key: node.output for node in nodes if node.key not in needed}
