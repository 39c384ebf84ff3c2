"""The node types: one file each, which declares the type's config and what its nodes do."""

from collections.abc import Mapping
from typing import Final

from engine.definitions.configs import Config
from engine.nodes.agents import AGENT
from engine.nodes.approvals import APPROVAL
from engine.nodes.base import NodeHandler
from engine.nodes.conditions import CONDITION
from engine.nodes.delays import DELAY
from engine.nodes.events import EVENT
from engine.nodes.integrations import INTEGRATION
from engine.nodes.schemas import VALIDATE
from engine.nodes.studio import STUDIO
from engine.nodes.sync import RECORD, SYNC
from engine.nodes.tasks import TASK
from engine.nodes.transforms import TRANSFORM
from engine.nodes.workflows import WORKFLOW
from models.workflows import NodeType

HANDLERS: Final[Mapping[NodeType, NodeHandler]] = {
    NodeType.AGENT: AGENT,
    NodeType.INTEGRATION: INTEGRATION,
    NodeType.APPROVAL: APPROVAL,
    NodeType.TASK: TASK,
    NodeType.CONDITION: CONDITION,
    NodeType.DELAY: DELAY,
    NodeType.TRANSFORM: TRANSFORM,
    NodeType.WORKFLOW: WORKFLOW,
    NodeType.EVENT: EVENT,
    NodeType.STUDIO: STUDIO,
    NodeType.VALIDATE: VALIDATE,
    NodeType.SYNC: SYNC,
    NodeType.RECORD: RECORD,
}
"""Every node type. A new one adds its line here."""

CONFIGS: Final[Mapping[NodeType, type[Config]]] = {type: handler.config for type, handler in HANDLERS.items()}
"""The configs that `engine.definitions` checks definitions against."""
