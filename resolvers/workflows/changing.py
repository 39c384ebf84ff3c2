"""Creating, changing and deleting workflows."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from auth.access import get_visible
from context.operation import Context
from engine.data_schemas import registry
from engine.definitions import templates
from engine.definitions.parse import from_json, to_json
from engine.definitions.run_input import check_input_schema
from engine.studio.instances import list_instances
from engine.triggers.arm import Armed, arm, plan
from json_types import Json, JsonObject
from models import workflows as tables
from models.workflows import Workflow, WorkflowStatus
from resolvers import checks
from resolvers.definitions import (
    CHECKS,
    arguments_of,
    check_schedules,
    definition_of,
    linked,
    nodes_given,
    require_reach,
    require_schema,
    triggers_given,
)
from resolvers.idempotency import once
from settings import Environment
from storage.database import transaction

NULLABLE: Final = frozenset({"description", "input_schema", "start_node", "agents", "base_version"})
"""The fields of a change that can be null: the new value is null, or the field is not given."""
_EMPTY: Final[Mapping[str, Json]] = {"nodes": [], "triggers": [], "input_schema": None}


async def create_workflow(
    ctx: Context,
    *,
    name: str,
    description: str | None,
    nodes: Sequence[JsonObject],
    triggers: Sequence[JsonObject],
    input_schema: Json,
    config: Json,
    status: WorkflowStatus,
    idempotency_key: str | None,
    start_node: str | None = None,
    agents: Sequence[JsonObject] = (),
) -> Workflow:
    """Create a workflow in its first version.

    Args:
        start_node, agents: see `resolvers.definitions.linked`.

    Raises:
        NotFound: its nodes refer to something that does not exist.
        InvalidInput: a value is invalid; the path leads to the node or trigger and the field.
    """
    ctx.actor.require("workflows:write")
    given = {"name": name, "description": description, "config": config, "input_schema": input_schema, "status": status}
    values = {key: CHECKS[key](value) for key, value in given.items()}
    await check_input_schema(ctx.actor.organization_id, input_schema)
    linked_nodes = linked(nodes, start_node=start_node, agents=agents)
    arguments = values | {"nodes": nodes, "triggers": triggers} | arguments_of(start_node, agents)

    async def create() -> Workflow:
        return await _create(ctx, values, linked_nodes, triggers)

    return await once(ctx.actor, idempotency_key, "createWorkflow", arguments, Workflow, create)


async def create_workflow_from_template(
    ctx: Context,
    *,
    template: str,
    name: str | None,
    description: str | None,
    parameters: Json,
    execute: bool,
    idempotency_key: str | None,
) -> Workflow:
    """Create a workflow from a template.

    Args:
        execute: whether the caller will run it.

    Raises:
        NotFound: there is no such template, or a parameter refers to something that does not exist.
        InvalidInput: the parameters are invalid.
    """
    ctx.actor.require("workflows:write")
    if execute:
        ctx.actor.require("workflows:execute")
    found = templates.find_template(template)
    given = checks.json_object(parameters, "parameters")
    filled = await _fill(ctx, found, given)
    values = {
        "name": found.title if name is None else checks.text(name, "name"),
        "description": found.description if description is None else CHECKS["description"](description),
        "config": {"template": found.name, "parameters": given},
        "input_schema": filled.input_schema,
        "status": WorkflowStatus.ACTIVE,
    }

    async def create() -> Workflow:
        for schema in filled.schemas:
            await registry.register_first(
                ctx.actor.organization_id, schema.platform, schema.name, schema.definition, by=ctx.actor.id
            )
        return await _create(
            ctx, values, filled.nodes, [{"type": "MANUAL", "config": {}, "enabled": True}], "parameters"
        )

    chosen = {"template": template, "name": name, "description": description}
    arguments = {**chosen, "parameters": given, "execute": execute}
    return await once(ctx.actor, idempotency_key, "createWorkflowFromTemplate", arguments, Workflow, create)


async def _fill(ctx: Context, template: templates.Template, parameters: JsonObject) -> templates.FilledTemplate:
    """Return a template with the parameters filled in, which refer only to schemas that exist."""
    development = ctx.resources.settings.environment is Environment.DEVELOPMENT
    studio = bool(await list_instances(ctx.actor.organization_id, connected_only=True))
    surroundings = templates.Surroundings(development, ctx.resources.connectors.configured(), studio)
    filled = templates.fill(template, parameters, surroundings)
    for parameter, schema in filled.chosen.items():
        await require_schema(ctx.actor, schema, ["parameters", parameter])
    return filled


async def _create(
    ctx: Context,
    values: Mapping[str, Any],
    nodes: Sequence[JsonObject],
    triggers: Sequence[JsonObject],
    nodes_field: str = "nodes",
) -> Workflow:
    definition = await definition_of(ctx.actor, nodes, field=nodes_field)
    armed = plan(await triggers_given(ctx.actor, triggers), [], ctx.resources.settings.encryption_keys)
    require_reach(ctx, definition, [each.definition.to_json() for each in armed], nodes_field)
    await check_schedules(
        ctx.actor.organization_id, [each.definition.to_json() for each in armed], values["input_schema"]
    )
    workflow = await Workflow.create_first(
        by=ctx.actor.id,
        organization_id=ctx.actor.organization_id,
        nodes=to_json(definition),
        triggers=[each.definition.to_json() for each in armed],
        **values,
    )
    await arm(workflow, armed, [], ctx.resources.settings.encryption_keys)
    return workflow


async def update_workflow(ctx: Context, *, id: str, given: Mapping[str, Any]) -> Workflow:
    """Change the given values. A change to what runs are made of creates a new version; existing runs keep theirs.

    A change of more than the name and description requires the scopes of everything the workflow does.

    Raises:
        Forbidden: the caller's credential may not do or read what the workflow does or reads.
        NotFound: there is no such workflow, or its nodes refer to something that does not exist.
        StaleVersion: the workflow is not at the version `base_version`.
        Conflict: the status cannot change to the new one, or the workflow is ARCHIVED.
        InvalidInput: a value is invalid; the path leads to the node or trigger and the field.
    """
    actor, keys = ctx.actor, ctx.resources.settings.encryption_keys
    actor.require("workflows:write")
    checks.no_nulls(given, nullable=NULLABLE)
    nodes = nodes_given(given)
    values = {key: check(given[key]) for key, check in CHECKS.items() if key in given}
    await check_input_schema(actor.organization_id, values.get("input_schema"))
    async with transaction():
        workflow = await get_visible(Workflow, actor, id, lock=True)
        if given.get("base_version") is not None:
            require_base(workflow, given["base_version"])
        if nodes is not None:
            values["nodes"] = to_json(await definition_of(actor, nodes, own_id=workflow.id))
        rows = (await tables.triggers_of([workflow.id]))[workflow.id]
        armed = plan(await triggers_given(actor, given["triggers"]), rows, keys) if "triggers" in given else None
        if armed is not None:
            values["triggers"] = [each.definition.to_json() for each in armed]
        await require_fit(ctx, workflow, values)
        before = workflow.status
        if await workflow.change(values, by=actor.id) and (armed is not None or workflow.status is not before):
            as_they_are = [Armed.as_it_is(row) for row in rows]
            await arm(workflow, as_they_are if armed is None else armed, rows, keys)
    return workflow


async def require_fit(ctx: Context, workflow: Workflow | None, values: Mapping[str, Any]) -> None:
    """Require that the new values of a workflow fit those that stay, and the scopes of what it does with them.

    Args:
        workflow: the present one; None for a new one.

    Raises:
        Forbidden: the caller's credential may not do or read what the workflow does or reads.
        InvalidInput: a schedule's input does not match the schema; the path leads to the one that is given.
    """
    before = {name: getattr(workflow, name) for name in _EMPTY} if workflow is not None else _EMPTY
    after = {**before, **values}
    if workflow is None or values.keys() - {"name", "description"}:
        require_reach(ctx, from_json(after["nodes"]), after["triggers"])
    field = None if workflow is None or "triggers" in values else ["input_schema"]
    await check_schedules(ctx.actor.organization_id, after["triggers"], after["input_schema"], field)


def require_base(workflow: Workflow, version: int) -> None:
    """Require that a change is based on the present version; versions begin at 1."""
    checks.whole(version, "base_version", 1, checks.LARGEST_VERSION)
    workflow.require_version(version)


async def delete_workflow(ctx: Context, *, id: str) -> str:
    """Delete a workflow and its triggers and return its id. Its runs continue.

    Raises:
        NotFound: there is no such workflow.
    """
    actor = ctx.actor
    actor.require("workflows:write")
    async with transaction():
        workflow = await get_visible(Workflow, actor, id, lock=True)
        for trigger in (await tables.triggers_of([workflow.id]))[workflow.id]:
            await trigger.remove()
        await workflow.soft_delete(by=actor.id)
    return workflow.id
