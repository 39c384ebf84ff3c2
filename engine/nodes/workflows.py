"""WORKFLOW: runs another workflow, and returns what came of it."""

from engine.definitions.parse import from_json
from engine.definitions.run_input import check_input
from engine.executions import start_run
from engine.nodes.base import NodeCall, NodeFailure, text_of
from json_types import Json
from models.executions import ExecutionStatus, WorkflowExecution
from models.workflows import TriggerType, Workflow, version_of
from storage.ids import prefix_of


async def run_workflow(call: NodeCall) -> Json:
    """Returns the output of the run that this node starts. `TooDeep` fails it: there is a loop."""
    if call.node.child_id is None:
        await _start(call)
    assert call.node.child_id is not None
    child = await call.wait_for_end(WorkflowExecution, call.node.child_id, lambda row: row.ended)
    if child.status is ExecutionStatus.COMPLETED:
        output: Json = child.output
        return output
    raise NodeFailure(f"The sub-workflow {child.id} is {child.status.value}: {child.error or 'it was called off'}")


async def _start(call: NodeCall) -> None:
    workflow_id, input = text_of(call.config, "workflowId"), call.config.get("input")
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
        input = {} if input is None else input
        check_input(version.input_schema, input)
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
            run_key=f"{call.key}:{node.attempts}",
        )
        node.child_id = child.id
        node.wait(run)
