"""`integration_coordinator`: workflows over several platforms, with the dependencies of their tasks."""

from collections.abc import Mapping
from typing import ClassVar

from integration_agents.base import AgentGroup, AgentTask
from integration_agents.operations import OperationAgent, mutation, query

_RUN = """id status error createdAt startedAt completedAt workflow { id name } progress { completed total }"""
_CREATED = "workflow { id name nodes { key dependsOn } executions(last: 1) { nodes { id status } } }"
_GET = f"""query($id: ID!) {{ result: execution(id: $id) {{ {_RUN} output
    nodes {{ key type status output error attempts }} }} }}"""

_NODES = (
    *("agents:execute", "connectors:execute", "tasks:write", "approvals:write", "events:read", "events:write"),
    *("sync:read", "sync:write", "schemas:read", "collaboration:read", "collaboration:write"),
    *("studio:read", "studio:write"),
)
"""The scopes that nodes require of their author, for a task of this agent that is itself part of a run."""


class IntegrationCoordinator(OperationAgent):
    """Creates workflows from templates, runs workflows, follows and cancels runs."""

    name = "integration_coordinator"
    description = "Creates workflows from templates, runs them in the order of their dependencies, and follows them."
    group = AgentGroup.ORCHESTRATION
    component = "workflow_engine"
    events = ("workflow.completed", "workflow.failed", "workflow.cancelled")
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "list_templates": query(
            "List the templates of workflows.",
            "{ result: workflowTemplates { name title description parameters nodes { key dependsOn } } }",
            "workflows:read",
        ),
        "create_workflow": mutation(
            "Create a workflow from a template and, with `execute`, run it.",
            "createWorkflowFromTemplate",
            "CreateWorkflowFromTemplateInput",
            _CREATED,
            "workflows:read",
            "workflows:write",
            "workflows:execute",
            *_NODES,
            as_caller=True,
        ),
        "run_workflow": mutation(
            "Run a workflow.",
            "executeWorkflow",
            "ExecuteWorkflowInput",
            f"execution {{ {_RUN} }}",
            "workflows:read",
            "workflows:execute",
            *_NODES,
            as_caller=True,
        ),
        "get_run": query("Read a run with its nodes.", _GET, "workflows:read"),
        "cancel_run": mutation(
            "Cancel a run.",
            "cancelExecution",
            "ExecutionInput",
            f"execution {{ {_RUN} }}",
            "workflows:read",
            "workflows:execute",
        ),
        "retry_run": mutation(
            "Continue a run that failed.",
            "retryExecution",
            "ExecutionInput",
            f"execution {{ {_RUN} }}",
            "workflows:read",
            "workflows:execute",
        ),
    }
