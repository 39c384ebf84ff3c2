"""The checks of what callers give: definitions, for workflows and one-off runs, and the rest of a workflow."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, cast

from auth.access import visible
from auth.actor import Actor
from auth.visibility import require_known, require_readable
from context.operation import Context
from engine.approvals import able_approvers
from engine.computing import compute
from engine.data_schemas import registry
from engine.definitions.configs import Referent
from engine.definitions.depth import check_depth
from engine.definitions.linking import linked as link
from engine.definitions.parse import (
    MAX_NODES,
    Definition,
    DefinitionError,
    Known,
    NodeDefinition,
    examine_definition,
    references,
)
from engine.definitions.run_input import check_input
from engine.nodes import CONFIGS
from engine.triggers.configs import TriggerDefinition, parse_trigger
from errors import Forbidden, InvalidInput, NotFound
from json_types import Json, JsonObject, camel_case
from models.agents import Agent
from models.approvals import OnExpiry
from models.data_schemas import Platform
from models.users import User
from models.workflows import NodeType, TriggerType, Workflow
from resolvers import checks
from shown import as_json
from storage.ids import prefix_of

_SCOPES: Final[Mapping[NodeType, Sequence[str]]] = {
    NodeType.AGENT: ("agents:execute",),
    NodeType.INTEGRATION: ("connectors:execute",),
    NodeType.APPROVAL: ("approvals:write",),
    NodeType.TASK: ("tasks:write",),
    NodeType.WORKFLOW: ("workflows:execute",),
    NodeType.CONDITION: (),
    NodeType.DELAY: (),
    NodeType.TRANSFORM: (),
    NodeType.STUDIO: ("studio:write",),
    NodeType.VALIDATE: ("schemas:read",),
}
"""The scopes that each type of node requires of the caller who defines it."""

DESCRIBE: Final = "describe"
"""The task that every built-in agent has beside its capabilities."""

MAX_TRIGGERS: Final = 50
MAX_WORKFLOWS: Final = 1000
"""The maximum number of workflows that a definition can lead to, directly and through others."""


def linked(
    nodes: Sequence[JsonObject], *, start_node: str | None = None, agents: Sequence[JsonObject] = ()
) -> list[JsonObject]:
    """Return nodes as `definition_of` takes them; see `engine.definitions.linking.linked`.

    Raises:
        InvalidInput: a value is invalid; the path leads to it.
    """
    if len(agents) > MAX_NODES:
        raise InvalidInput(f"agents can have at most {MAX_NODES} items; it has {len(agents)}.", field=["agents"])
    for index, agent in enumerate(agents):
        for name in ("capabilities", "integrations"):
            given = cast(Sequence[str] | None, agent.get(name))
            try:
                checks.words(given, name)
            except InvalidInput as error:
                raise InvalidInput(error.message, field=["agents", str(index), name]) from None
    return link(nodes, start_node=start_node, agents=agents)


def arguments_of(start_node: str | None, agents: Sequence[JsonObject]) -> JsonObject:
    """Return what an idempotency key compares beside the nodes; nothing if nothing is given."""
    given: JsonObject = {"start_node": start_node, "agents": [*agents] or None}
    return {name: value for name, value in given.items() if value is not None}


async def definition_of(
    actor: Actor, nodes: Sequence[JsonObject], *, own_id: str | None = None, field: str = "nodes"
) -> Definition:
    """Return the definition made of these nodes, which have the keys of stored nodes; keys with a default are optional.

    Args:
        own_id: the id of the workflow that is being changed, to which its own nodes must not lead back.
        field: the name of the nodes in the operation's input.

    Raises:
        InvalidInput: a value is invalid; the path leads to the node and the field.
        NotFound: an id refers to nothing that the caller can see.
    """
    examined = await examine_nodes(actor, nodes, own_id=own_id, field=field)
    if isinstance(examined, Definition):
        return examined
    raise examined[0]


async def examine_nodes(
    actor: Actor, nodes: Sequence[JsonObject], *, own_id: str | None = None, field: str = "nodes"
) -> Definition | Sequence[DefinitionError]:
    """Return what `definition_of` returns, or else its errors: the first one of each node.

    Raises:
        InvalidInput: the nodes are no JSON that can be stored, or lead to too many workflows.
    """
    checks.json_value(list(nodes), field)
    wanted = references(nodes, CONFIGS)
    agents = await visible(Agent, actor).filter(id__in=_ids(wanted[Referent.AGENT], Agent))
    users = await visible(User, actor).filter(id__in=_ids(wanted[Referent.USER], User))
    known = Known(
        agents=frozenset(row.id for row in agents),
        built_in={row.id: frozenset([*row.capabilities, DESCRIBE]) for row in agents if row.is_built_in},
        users=frozenset(row.id for row in users),
        approvers=await able_approvers(actor.organization_id, [row.id for row in users]),
        workflows=await _workflows(actor, wanted[Referent.WORKFLOW], field),
    )
    # Parsing and checking thousands of expressions takes a while, which must not block the event loop.
    examined = await compute(
        actor.organization_id, lambda: examine_definition(nodes, CONFIGS, known, own_id=own_id, field=field)
    )
    if isinstance(examined, Definition):
        check_depth(examined, CONFIGS, known.workflows, field)
    return examined


def require_node_scopes(ctx: Context, definition: Definition, field: str = "nodes") -> None:
    """Require the scopes of what the nodes do, so that a key reaches nothing through them that it cannot directly.

    Raises:
        Forbidden: a scope is missing; the path leads to the node.
        InvalidInput: a node names a task that no built-in agent has.
    """
    actor = ctx.actor
    for index, node in enumerate(definition.nodes):
        for scope in (*_scopes_of(node), *_task_scopes(ctx, node, [field, str(index), "config", "task"])):
            if scope not in actor.scopes:
                message = f"Node {as_json(node.key)} requires the scope {scope}, which your credential does not have."
                raise Forbidden(message, field=[field, str(index), "type"] if field == "nodes" else [field])


def _scopes_of(node: NodeDefinition) -> Sequence[str]:
    """Return the scopes that doing the same directly requires."""
    match node.type:
        case NodeType.AGENT if node.config.get("agent") is not None:
            return ("agents:execute", "connectors:execute")
        case NodeType.APPROVAL if node.config.get("onExpiry") == OnExpiry.APPROVE.value:
            return ("approvals:write", "approvals:respond")
        case NodeType.EVENT:
            return ("events:write",) if node.config.get("emit") is not None else ("events:read",)
        case NodeType.SYNC:
            return ("sync:write", *_scopes_of_sync(node))
        case NodeType.RECORD if node.config["platform"] in (Platform.FRONTEND.value, Platform.CACHE.value):
            return ("sync:read", "collaboration:read")  # the cache may load what the frontend has
        case NodeType.RECORD:
            return ("sync:read",)
    return _SCOPES[node.type]


def _scopes_of_sync(node: NodeDefinition) -> Sequence[str]:
    """Return what a SYNC requires besides the scope to synchronize."""
    documents = Platform.FRONTEND.value in (node.config["source"], node.config["target"])
    return (
        *(("collaboration:read", "collaboration:write") if documents else ()),
        *(("schemas:read",) if node.config.get("schema") is not None else ()),
    )


def _task_scopes(ctx: Context, node: NodeDefinition, path: Sequence[str]) -> Sequence[str]:
    """Return the scopes that the task of a built-in agent may use."""
    task = node.config.get("task")
    if node.type is not NodeType.AGENT or task is None:
        return ()
    try:
        return sorted(ctx.resources.built_in.task_scopes(str(task)))
    except InvalidInput as error:
        raise InvalidInput(error.message, field=path if path[0] == "nodes" else path[:1]) from None


async def _workflows(actor: Actor, ids: Iterable[str], field: str) -> dict[str, Sequence[JsonObject]]:
    """Return the nodes of these workflows and of all that they lead to."""
    found: dict[str, Sequence[JsonObject]] = {}
    pending = set(ids)
    while pending:
        rows = await visible(Workflow, actor).filter(id__in=_ids(pending, Workflow))
        found |= {row.id: row.nodes for row in rows}
        if len(found) > MAX_WORKFLOWS:
            raise InvalidInput(f"The nodes lead to more than {MAX_WORKFLOWS} other workflows.", field=[field])
        pending = {id for row in rows for id in references(row.nodes, CONFIGS)[Referent.WORKFLOW]} - found.keys()
    return found


def _ids(given: Iterable[str], table: type[Agent] | type[User] | type[Workflow]) -> list[str]:
    """Return the values that can be ids of the table; the others never reach the database."""
    return sorted(id for id in given if prefix_of(id) == table.PREFIX)


# ---------------------------------------------------------------- the rest of a workflow

CHECKS: Final[Mapping[str, Any]] = {
    "name": lambda value: checks.text(value, "name"),
    "description": lambda value: checks.optional_text(value, "description"),
    "config": lambda value: checks.json_object(value, "config"),
    "input_schema": lambda value: _schema(value),
    "status": lambda value: value,
}


def _schema(value: Json) -> Json:
    """Return the schema of a run's input; None accepts any input. `check_input_schema` checks that it is one."""
    if value is not None:
        checks.json_value(value, "input_schema")
    return value


async def triggers_given(actor: Actor, given: Sequence[Mapping[str, Any]]) -> list[TriggerDefinition]:
    """Return the caller's triggers.

    Raises:
        InvalidInput: a trigger is invalid; the path leads to it.
    """
    check_trigger_count(given)
    return await compute(actor.organization_id, lambda: list(map(trigger_given, range(len(given)), given)))


def check_trigger_count(given: Sequence[Mapping[str, Any]]) -> None:
    """Require as many triggers as a workflow can have, with configs that can be stored.

    Raises:
        InvalidInput: there are more, or a config is no such JSON.
    """
    if len(given) > MAX_TRIGGERS:
        raise InvalidInput(f"triggers can have at most {MAX_TRIGGERS} items; it has {len(given)}.", field=["triggers"])
    checks.json_value([each.get("config") for each in given], "triggers")


def trigger_given(index: int, given: Mapping[str, Any]) -> TriggerDefinition:
    """Return the caller's trigger at this place of the list.

    Raises:
        InvalidInput: it is invalid; the path leads to it.
    """
    path = ["triggers", str(index)]
    return parse_trigger(TriggerType(given["type"]), given.get("config"), given.get("enabled") is not False, path)


def require_reach(
    ctx: Context, definition: Definition, triggers: Sequence[Mapping[str, Any]], field: str = "nodes"
) -> None:
    """Require the scopes of what the nodes do and of the events that the triggers read.

    Raises:
        Forbidden: the caller's credential could not do or read it directly.
    """
    require_node_scopes(ctx, definition, field)
    for index, trigger in enumerate(triggers):
        if trigger["type"] == TriggerType.EVENT.value:
            require_known(trigger["config"]["types"], ["triggers", str(index), "config", "types"])
            require_readable(ctx.actor, trigger["config"]["types"])


async def require_schema(actor: Actor, name: str, field: Sequence[str]) -> None:
    """Require a registered schema of this name, and the scope to read it.

    Raises:
        Forbidden: the caller may not read schemas.
        InvalidInput: the text names none, or schemas of several platforms.
        NotFound: there is no such schema.
    """
    actor.require("schemas:read")
    try:
        await registry.find_schema(actor.organization_id, name, field[-1])
    except (InvalidInput, NotFound) as error:
        raise type(error)(error.message, field=field) from None


async def check_schedules(
    organization_id: str, triggers: Sequence[Mapping[str, Any]], schema: Json, field: Sequence[str] | None = None
) -> None:
    """Reject a schedule whose input does not match the workflow's own schema.

    Args:
        field: the path to report as wrong; the trigger's input by default.
    """
    for index, trigger in enumerate(triggers):
        if trigger["type"] != TriggerType.SCHEDULE.value:
            continue
        try:
            await check_input(organization_id, schema, trigger["config"]["input"])
        except InvalidInput as error:
            path = ["triggers", str(index), "config", *(error.field or ["input"])]
            raise InvalidInput(error.message, field=path if field is None else field) from None


def nodes_given(given: Mapping[str, Any]) -> list[JsonObject] | None:
    """Return the new nodes, or None if they are not changed."""
    links = {name: given[name] for name in ("start_node", "agents") if given.get(name) is not None}
    if "nodes" in given:
        return linked(given["nodes"], **links)
    for name in links:
        raise InvalidInput(f"{camel_case(name)} requires nodes.", field=[name])
    return None
