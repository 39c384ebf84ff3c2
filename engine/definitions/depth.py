"""How deep a definition's runs start each other, as far as that is fixed when it is written."""

from collections.abc import Mapping, Sequence

from engine.definitions.parse import Definition, references
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.executions import MAX_DEPTH
from models.workflows import NodeType


def check_depth(definition: Definition, workflows: Mapping[str, Sequence[JsonObject]], field: str) -> None:
    """Refuses a definition whose sub-workflows lead to each other deeper than runs may.

    Args:
        workflows: by id, the nodes of all that the definition leads to.
        field: the name in the operation's input that held the nodes.

    Raises:
        InvalidInput: with the path of the node that leads too deep.
    """
    inner = {id: [each for each in references(nodes).workflows if each in workflows] for id, nodes in workflows.items()}
    for index, node in enumerate(definition.nodes):
        wanted = node.config.get("workflowId")
        if node.type is NodeType.WORKFLOW and isinstance(wanted, str) and _leads_too_deep(wanted, inner):
            raise InvalidInput(
                f"Node “{node.key}”: workflows may start each other at most {MAX_DEPTH} deep, and this leads deeper.",
                field=[field, str(index), "config", Verbatim("workflowId")],
            )


def _leads_too_deep(id: str, inner: Mapping[str, Sequence[str]]) -> bool:
    """Tells whether a run of this workflow, started by a node of another, leads deeper than runs may start each other.

    Args:
        inner: by id, the workflows that each one starts.
    """
    level = {id} & inner.keys()
    for _ in range(MAX_DEPTH - 1):
        level = {each for outer in level for each in inner[outer]}
    return bool(level)
