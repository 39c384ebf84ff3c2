"""WORKFLOW: runs another workflow and returns its output."""

from typing import Annotated, Any, Final

from engine.definitions.configs import EXPRESSION, About, Config, Reference, Referent, Text
from engine.definitions.parse import from_json
from engine.definitions.run_input import check_input
from engine.executions import start_run
from engine.nodes.base import NodeCall, NodeFailure, async_node
from json_types import Json
from models.executions import ExecutionStatus, WorkflowExecution
from models.workflows import TriggerType, Workflow, version_of
from storage.ids import prefix_of


class WorkflowConfig(Config, frozen=True, kw_only=True):
    """The config of a WORKFLOW."""

    workflow_id: Annotated[Text, Reference(Referent.WORKFLOW), EXPRESSION, About("The workflow to run.")]
    input: Annotated[Any, About("The input of its run. By default `{}`.")] = None


async def _run(call: NodeCall, config: WorkflowConfig) -> Json:
    """Return the output of the run that this node starts. `TooDeep`, the sign of a loop, fails the node."""
    if call.node.child_id is None:
        await _start(call, config.workflow_id, {} if config.input is None else config.input)
    assert call.node.child_id is not None
    child = await call.wait_for_end(WorkflowExecution, call.node.child_id, lambda row: row.ended)
    if child.status is ExecutionStatus.COMPLETED:
        output: Json = child.output
        return output
    raise NodeFailure(f"The sub-workflow {child.id} is {child.status.value}: {child.error or 'it was cancelled'}")


async def _start(call: NodeCall, workflow_id: str, input: Json) -> None:
    async with call.locked():
        run, node = call.run, call.node
        workflow = None
        if prefix_of(workflow_id) == Workflow.PREFIX:
            rows = Workflow.filter(id=workflow_id, organization_id=run.organization_id, deleted_at=None)
            workflow = await rows.first()
        version = None if workflow is None else await version_of(workflow, None)
        if workflow is None or version is None:
            raise NodeFailure(f"There is no workflow {workflow_id[:60]}.", final=True)
        workflow.require_executable()
        await check_input(run.organization_id, version.input_schema, input)
        child = await start_run(
            organization_id=run.organization_id,
            by=run.started_by_id,
            definition=from_json(version.nodes),
            workflow_id=workflow.id,
            version=version.version,
            input=input,
            session_id=run.session_id,
            trigger=TriggerType(run.trigger),
            parent=node,
            depth=run.depth + 1,
            initiators=run.initiators,
            run_key=f"{call.key}:{node.attempts}",
        )
        node.child_id = child.id
        node.wait(run)


WORKFLOW: Final = async_node(WorkflowConfig, _run)
