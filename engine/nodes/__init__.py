"""Every kind of node: one file each, and here by its type."""

from collections.abc import Mapping
from typing import Final

from engine.nodes.agents import run_agent
from engine.nodes.approvals import run_approval
from engine.nodes.base import Handler
from engine.nodes.delays import run_delay
from engine.nodes.events import run_event
from engine.nodes.integrations import run_integration
from engine.nodes.tasks import run_task
from engine.nodes.workflows import run_workflow
from models.workflows import NodeType

HANDLERS: Final[Mapping[NodeType, Handler]] = {
    NodeType.AGENT: run_agent,
    NodeType.INTEGRATION: run_integration,
    NodeType.APPROVAL: run_approval,
    NodeType.TASK: run_task,
    NodeType.DELAY: run_delay,
    NodeType.WORKFLOW: run_workflow,
    NodeType.EVENT: run_event,
}
"""What is done over time. CONDITION and TRANSFORM are worked out where they stand, see `engine.durable.attempts`."""
