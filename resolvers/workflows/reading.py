"""Reading workflows, their versions and triggers, and the types of nodes."""

from collections.abc import Sequence
from dataclasses import dataclass

from auth.access import find_visible, visible, visible_query
from auth.actor import Actor
from auth.webhook_tokens import hook_url
from context.operation import Context
from engine.definitions import templates
from engine.definitions.config_schemas import config_schema
from engine.nodes import HANDLERS
from json_types import JsonObject, object_at
from models import workflows as tables
from models.workflows import NodeType, TriggerType, Workflow, WorkflowStatus, WorkflowTrigger, WorkflowVersion
from resolvers import checks
from storage.ids import AGENT_PREFIX, prefix_of
from storage.projection import Columns
from storage.queries import Query


async def read_workflow(ctx: Context, id: str, columns: Columns | None = None) -> Workflow | None:
    """Return the workflow, or None if the caller cannot see it."""
    ctx.actor.require("workflows:read")
    return await find_visible(Workflow, ctx.actor, id, columns=columns)


def workflows(
    ctx: Context, *, status: Sequence[WorkflowStatus] | None = None, search: str | None = None
) -> Query[Workflow]:
    """Return the workflows that match all the given conditions."""
    ctx.actor.require("workflows:read")
    rows = visible_query(Workflow, ctx.actor)
    return rows.where_in_given("status", status).search(checks.search(search), "name", "description")


def workflow_templates(ctx: Context) -> Sequence[templates.Template]:
    """Return the templates for `createWorkflowFromTemplate`."""
    ctx.actor.require("workflows:read")
    return templates.TEMPLATES


@dataclass(frozen=True, slots=True)
class NodeTypeView:
    """A type of node, with the JSON Schemas of its config and, unless the config determines it, of its output."""

    type: NodeType
    config_schema: JsonObject
    output_schema: JsonObject | None


def node_types(ctx: Context) -> Sequence[NodeTypeView]:
    """Return every type of node with the schemas of its config and output."""
    ctx.actor.require("workflows:read")
    return [NodeTypeView(type, config_schema(each.config), each.output) for type, each in HANDLERS.items()]


async def triggers_of(ctx: Context, ids: Sequence[str]) -> dict[str, list[WorkflowTrigger]]:
    """Return the triggers of each of these workflows."""
    ctx.actor.require("workflows:read")
    return await tables.triggers_of(await _visible_ids(ctx.actor, ids))


async def versions_of(ctx: Context, ids: Sequence[str]) -> dict[str, list[WorkflowVersion]]:
    """Return the versions of each of these workflows, newest first."""
    ctx.actor.require("workflows:read")
    return await tables.versions_of(await _visible_ids(ctx.actor, ids))


async def _visible_ids(actor: Actor, ids: Sequence[str]) -> list[str]:
    return [row.id for row in await visible(Workflow, actor).filter(id__in=list(ids))]


def url_of(ctx: Context, trigger: WorkflowTrigger) -> str | None:
    """Return the URL of a WEBHOOK, only to actors that may run workflows, because the URL is the credential."""
    if trigger.type is not TriggerType.WEBHOOK or "workflows:execute" not in ctx.actor.scopes:
        return None
    settings = ctx.resources.settings
    return hook_url(settings.public_url, settings.secret_key, trigger.id)


def agent_ids_of(workflow: Workflow) -> list[str]:
    """Return the ids of the agents that the nodes of a workflow refer to by a literal id, without duplicates."""
    named = (object_at(node, "config").get("agentId") for node in workflow.nodes)
    return list(dict.fromkeys(id for id in named if isinstance(id, str) and prefix_of(id) == AGENT_PREFIX))
