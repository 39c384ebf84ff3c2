"""Limits how deeply the runs of a definition are nested, except where an expression names the workflow to run."""

from collections.abc import Mapping, Sequence

from engine.definitions.configs import Referent
from engine.definitions.configs import references as references_in
from engine.definitions.parse import Configs, Definition, references
from errors import InvalidInput, Verbatim
from json_types import JsonObject
from models.executions import MAX_DEPTH
from shown import as_json


def check_depth(
    definition: Definition, configs: Configs, workflows: Mapping[str, Sequence[JsonObject]], field: str
) -> None:
    """Refuse a definition whose sub-workflows are nested deeper than runs may be.

    Args:
        workflows: by id, the nodes of all workflows that the definition leads to.
        field: the name of the nodes in the operation's input.

    Raises:
        InvalidInput: with the path of the node that leads too deep.
    """
    inner = {
        id: [each for each in references(nodes, configs)[Referent.WORKFLOW] if each in workflows]
        for id, nodes in workflows.items()
    }
    for index, node in enumerate(definition.nodes):
        for kind, id, path in references_in(configs[node.type], node.config):
            if kind is Referent.WORKFLOW and _leads_too_deep(id, inner):
                raise InvalidInput(
                    f"Node {as_json(node.key)}: sub-workflows can be nested at most {MAX_DEPTH} deep, and this one "
                    "leads deeper.",
                    field=[field, str(index), "config", *map(Verbatim, path)],
                )


def _leads_too_deep(id: str, inner: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a run of this workflow, started by a node of another, leads deeper than runs may be nested.

    Args:
        inner: by id, the workflows that each one starts.
    """
    level = {id} & inner.keys()
    for _ in range(MAX_DEPTH - 1):
        level = {each for outer in level for each in inner[outer]}
    return bool(level)
