"""Workflows: creating them, changing them into new versions, reading them and their statistics."""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, cast

from tortoise.functions import Count
from tortoise.queryset import QuerySet

from auth.access import find_visible, get_visible, visible, visible_query
from auth.actor import Actor
from auth.webhook_tokens import hook_url
from context.operation import Context
from engine.data_schemas import registry
from engine.definitions import templates
from engine.definitions.config_schemas import config_schema
from engine.definitions.parse import Definition, from_json, to_json
from engine.definitions.run_input import check_input_schema
from engine.nodes import HANDLERS
from engine.studio.instances import list_instances
from engine.triggers.arm import Armed, arm, plan
from engine.triggers.configs import TriggerDefinition
from errors import Conflict, Forbidden, InvalidInput, NotFound, ParleyError
from json_types import Json, JsonObject
from models import workflows as tables
from models.executions import OPEN, ExecutionStatus, WorkflowExecution
from models.workflows import NodeType, TriggerType, Workflow, WorkflowStatus, WorkflowTrigger, WorkflowVersion
from resolvers import checks
from resolvers.definitions import (
    CHECKS,
    arguments_of,
    check_schedules,
    check_trigger_count,
    definition_of,
    examine_nodes,
    linked,
    nodes_given,
    require_reach,
    require_schema,
    trigger_given,
    triggers_given,
)
from resolvers.idempotency import once
from settings import Environment
from storage.database import transaction
from storage.ids import AGENT_PREFIX, first_id_at, prefix_of
from storage.projection import Columns
from storage.queries import Query

MAX_MEASURED: Final = 10_000
"""The number of latest completed runs over which durations are computed."""

_NULLABLE: Final = frozenset({"description", "input_schema", "start_node", "agents", "base_version"})
"""The fields of a change that can be null: the new value is null, or the field is not given."""
_EMPTY: Final[Mapping[str, Json]] = {"nodes": [], "triggers": [], "input_schema": None}

# ---------------------------------------------------------------- writing


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
    development = ctx.resources.settings.environment is Environment.DEVELOPMENT
    studio = bool(await list_instances(ctx.actor.organization_id, connected_only=True))
    surroundings = templates.Surroundings(development, ctx.resources.connectors.configured(), studio)
    filled = templates.fill(found, given, surroundings)
    for parameter, name in filled.chosen.items():
        await require_schema(ctx.actor, name, ["parameters", parameter])
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
    checks.no_nulls(given, nullable=_NULLABLE)
    nodes = nodes_given(given)
    values = {key: check(given[key]) for key, check in CHECKS.items() if key in given}
    await check_input_schema(actor.organization_id, values.get("input_schema"))
    async with transaction():
        workflow = await get_visible(Workflow, actor, id, lock=True)
        if given.get("base_version") is not None:
            _require_base(workflow, given["base_version"])
        if nodes is not None:
            values["nodes"] = to_json(await definition_of(actor, nodes, own_id=workflow.id))
        rows = (await tables.triggers_of([workflow.id]))[workflow.id]
        armed = plan(await triggers_given(actor, given["triggers"]), rows, keys) if "triggers" in given else None
        if armed is not None:
            values["triggers"] = [each.definition.to_json() for each in armed]
        await _require_fit(ctx, workflow, values)
        before = workflow.status
        if await workflow.change(values, by=actor.id) and (armed is not None or workflow.status is not before):
            as_they_are = [Armed.as_it_is(row) for row in rows]
            await arm(workflow, as_they_are if armed is None else armed, rows, keys)
    return workflow


async def _require_fit(ctx: Context, workflow: Workflow | None, values: Mapping[str, Any]) -> None:
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


# ---------------------------------------------------------------- validating


class _Problems(list[ParleyError]):
    """The errors that were found so far, all of which a client can correct."""

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note the expected error that a block raises."""
        try:
            yield
        except (InvalidInput, NotFound, Forbidden, Conflict) as error:
            self.append(error)


async def validate_workflow(ctx: Context, *, id: str | None, given: Mapping[str, Any]) -> list[ParleyError]:
    """Return why `update_workflow` with these values, or `create_workflow` without an id, would fail; store nothing.

    Returns:
        The first error of each value, node and trigger; those of the values together once each of them is valid.

    Raises:
        Forbidden: the caller may not write workflows.
        NotFound: there is no such workflow.
    """
    actor, found = ctx.actor, _Problems()
    actor.require("workflows:write")
    workflow = None if id is None else await get_visible(Workflow, actor, id)
    with found.noted():
        _require_changeable(workflow, given)
    given = {name: value for name, value in given.items() if value is not None or name in _NULLABLE}
    for name in [name for name in CHECKS if given.get(name) is not None]:
        with found.noted():
            CHECKS[name](given[name])
    with found.noted():
        await check_input_schema(actor.organization_id, given.get("input_schema"))
    definition = await _examined_nodes(actor, id, given, found)
    triggers = await _examined_triggers(ctx, workflow, given, found)
    if not found:
        values = {name: given[name] for name in CHECKS if name in given}
        values |= {} if definition is None else {"nodes": to_json(definition)}
        values |= {} if triggers is None else {"triggers": triggers}
        with found.noted():
            await _require_fit(ctx, workflow, values)
    return found


def _require_changeable(workflow: Workflow | None, given: Mapping[str, Any]) -> None:
    """Require that a workflow can be changed, or that everything is given that a new one needs."""
    if workflow is None:
        for name in ("name", "nodes"):
            if given.get(name) is None:
                raise InvalidInput(f"A workflow needs {name}.", field=[name])
        return
    checks.no_nulls(given, nullable=_NULLABLE)
    workflow.require_transition({})
    if given.get("base_version") is not None:
        _require_base(workflow, given["base_version"])


def _require_base(workflow: Workflow, version: int) -> None:
    """Require that a change is based on the present version; versions begin at 1."""
    checks.whole(version, "base_version", 1, checks.LARGEST_VERSION)
    workflow.require_version(version)


async def _examined_nodes(
    actor: Actor, id: str | None, given: Mapping[str, Any], found: _Problems
) -> Definition | None:
    """Return the definition of the new nodes, if they are valid."""
    with found.noted():
        nodes = nodes_given(given)
        if nodes is not None:
            examined = await examine_nodes(actor, nodes, own_id=id)
            if isinstance(examined, Definition):
                return examined
            found.extend(examined)
    return None


async def _examined_triggers(
    ctx: Context, workflow: Workflow | None, given: Mapping[str, Any], found: _Problems
) -> list[JsonObject] | None:
    """Return the new triggers that are valid."""
    if given.get("triggers") is None:
        return None
    wanted: list[TriggerDefinition] = []
    with found.noted():
        check_trigger_count(given["triggers"])
        for index, trigger in enumerate(given["triggers"]):
            with found.noted():
                wanted.append(trigger_given(index, trigger))
        rows = (await tables.triggers_of([workflow.id]))[workflow.id] if workflow else []
        if len(wanted) == len(given["triggers"]):
            plan(wanted, rows, ctx.resources.settings.encryption_keys)
    return [each.to_json() for each in wanted]


# ---------------------------------------------------------------- reading


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


# ---------------------------------------------------------------- statistics


@dataclass(slots=True)
class Statistics:
    """The number of runs of a workflow by status."""

    workflow_id: str
    since: datetime | None
    counts: dict[ExecutionStatus, int] = field(default_factory=dict)

    def count(self, *statuses: ExecutionStatus) -> int:
        """Return the number of runs with these statuses."""
        return sum(self.counts.get(status, 0) for status in statuses)

    @property
    def total(self) -> int:
        """The number of runs."""
        return sum(self.counts.values())

    @property
    def completed(self) -> int:
        """The number of runs that are COMPLETED."""
        return self.count(ExecutionStatus.COMPLETED)

    @property
    def failed(self) -> int:
        """The number of runs that are FAILED."""
        return self.count(ExecutionStatus.FAILED)

    @property
    def cancelled(self) -> int:
        """The number of runs that are CANCELLED."""
        return self.count(ExecutionStatus.CANCELLED)

    @property
    def running(self) -> int:
        """The number of runs that have not ended."""
        return self.count(*OPEN)

    @property
    def success_rate(self) -> float | None:
        """The share of completed runs among those that completed or failed, 0 to 1."""
        ended = self.completed + self.failed
        return self.completed / ended if ended else None


async def statistics_of(ctx: Context, ids: Sequence[str], since: datetime | None) -> dict[str, Statistics]:
    """Return the statistics of each of these workflows, over the runs requested at `since` or later, in one query."""
    found = {id: Statistics(id, since) for id in ids}
    rows = _runs(ctx, since).filter(workflow_id__in=list(ids))
    counted = rows.annotate(number=Count("id")).group_by("workflow_id", "status")
    for row in await counted.values("workflow_id", "status", "number"):
        found[row["workflow_id"]].counts[ExecutionStatus(row["status"])] = row["number"]
    return found


async def durations_of(ctx: Context, id: str, since: datetime | None) -> list[float]:
    """Return the durations of a workflow's latest completed runs in seconds, shortest first."""
    rows = _runs(ctx, since).filter(workflow_id=id, status=ExecutionStatus.COMPLETED, started_at__isnull=False)
    latest = rows.order_by("-completed_at").limit(MAX_MEASURED)
    times = cast(list[tuple[datetime, datetime]], await latest.values_list("started_at", "completed_at"))
    return sorted((_moment(end) - _moment(begin)).total_seconds() for begin, end in times)


def _moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def percentile(durations: Sequence[float], fraction: float) -> float | None:
    """Return the shortest time within which this fraction of the runs completed."""
    return durations[max(0, math.ceil(fraction * len(durations)) - 1)] if durations else None


def _runs(ctx: Context, since: datetime | None) -> QuerySet[WorkflowExecution]:
    ctx.actor.require("workflows:read")
    rows = visible(WorkflowExecution, ctx.actor)
    moment = checks.moment(since, "since")
    # Ids begin with the time, and there already is an index on workflow and id.
    return rows if moment is None else rows.filter(id__gte=first_id_at(WorkflowExecution.PREFIX, moment))


def agent_ids_of(workflow: Workflow) -> list[str]:
    """Return the ids of the agents that the nodes of a workflow refer to by a literal id, without duplicates."""
    named = (node["config"].get("agentId") for node in workflow.nodes)
    return list(dict.fromkeys(id for id in named if isinstance(id, str) and prefix_of(id) == AGENT_PREFIX))
