"""Workflow runs: starting, cancelling, retrying and reading them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from auth.access import find_visible, get_visible, visible, visible_query
from auth.actor import Actor
from auth.credentials import Credentials
from auth.monitor_links import holder_of_token, monitor_token
from context.operation import Context
from engine import executions as engine
from engine.definitions.parse import Definition, from_json
from engine.definitions.run_input import check_input
from errors import Forbidden, InvalidInput, NotFound, Unauthenticated
from json_types import Json, JsonObject
from models.executions import ExecutionStatus, WorkflowExecution
from models.node_executions import NodeExecution
from models.sessions import Session
from models.workflows import TriggerType, Workflow, version_of
from resolvers import checks
from resolvers.definitions import arguments_of, definition_of, linked, require_node_scopes
from resolvers.idempotency import once
from resolvers.participation import usable_session
from resolvers.waiting import ended, seconds_to_wait
from storage.clock import now
from storage.database import transaction
from storage.projection import Columns
from storage.queries import Operator, Query
from storage.turns import read_on_behalf_of

MONITOR_PATH: Final = "/api/workflows/monitor"
"""The path of the named events of a run."""


@dataclass(frozen=True, slots=True)
class RunRequest:
    """A run to start, as the client gives it: a workflow, or a one-off definition, and its input.

    Args:
        nodes, start_node, agents: the one-off definition, see `resolvers.definitions.linked`.
    """

    workflow_id: str | None = None
    version: int | None = None
    nodes: Sequence[JsonObject] | None = None
    start_node: str | None = None
    agents: Sequence[JsonObject] = ()
    input: Json = None
    session_id: str | None = None

    def require_one_definition(self) -> None:
        """Require either a workflow, possibly in a version, or nodes, possibly with what belongs to them.

        Raises:
            InvalidInput: both or neither are given, or something belongs to neither.
        """
        if (self.workflow_id is None) == (self.nodes is None):
            raise InvalidInput("Give either workflowId or nodes.", field=["workflow_id"])
        if self.version is not None and self.workflow_id is None:
            raise InvalidInput("version requires workflowId.", field=["version"])
        if self.nodes is None and (self.start_node is not None or self.agents):
            field = "agents" if self.agents else "start_node"
            raise InvalidInput("startNode and agents require nodes.", field=[field])

    def one_off_nodes(self) -> Sequence[JsonObject]:
        """Return the nodes of the one-off definition, linked; none if a workflow is to run."""
        return () if self.nodes is None else linked(self.nodes, start_node=self.start_node, agents=self.agents)

    def arguments(self, input: Json) -> dict[str, Any]:
        """Return what an idempotency key compares.

        Args:
            input: the checked input.
        """
        return {
            "workflow_id": self.workflow_id,
            "nodes": self.nodes,
            "version": self.version,
            "input": input,
            "session_id": self.session_id,
            **arguments_of(self.start_node, self.agents),
        }


async def execute_new(ctx: Context, workflow: Workflow, *, idempotency_key: str | None) -> WorkflowExecution:
    """Start the first run of a workflow, without input.

    Args:
        idempotency_key: that of the workflow's creation.
    """
    key = None if idempotency_key is None else f"run-{hashlib.sha256(idempotency_key.encode()).hexdigest()}"
    return await execute_workflow(ctx, RunRequest(workflow_id=workflow.id), idempotency_key=key)


async def execute_workflow(
    ctx: Context, asked: RunRequest, *, idempotency_key: str | None, wait_seconds: int = 0
) -> WorkflowExecution:
    """Start a run of a workflow or of a one-off definition.

    Args:
        wait_seconds: how long to wait for its end.

    Raises:
        NotFound: there is no such workflow, version or session.
        Forbidden: the caller takes no part in the session, or lacks a scope that one of the nodes requires.
        Conflict: the workflow's status does not allow runs, or the session is not active.
        InvalidInput: both or neither of workflow and nodes are given, or a value is invalid.
    """
    actor = ctx.actor
    actor.require("workflows:execute")
    seconds = seconds_to_wait(wait_seconds)
    if asked.session_id is not None:
        await get_visible(Session, actor, asked.session_id, field="session_id")
    asked.require_one_definition()
    nodes = asked.one_off_nodes()
    input = checks.json_value({} if asked.input is None else asked.input, "input")

    async def create() -> WorkflowExecution:
        if asked.session_id is not None:
            await usable_session(actor, asked.session_id)
        if asked.workflow_id is not None:
            definition, number = await _stored_definition(actor, asked.workflow_id, asked.version, input)
        else:
            definition, number = await _one_off_definition(ctx, nodes), 1
        return await engine.start_run(
            organization_id=actor.organization_id,
            by=actor.id,
            definition=definition,
            workflow_id=asked.workflow_id,
            version=number,
            input=input,
            session_id=asked.session_id,
            trigger=TriggerType.MANUAL,
        )

    run = await once(actor, idempotency_key, "executeWorkflow", asked.arguments(input), WorkflowExecution, create)
    return await ended(ctx, run, seconds) if seconds else run


async def _one_off_definition(ctx: Context, nodes: Sequence[JsonObject]) -> Definition:
    definition = await definition_of(ctx.actor, nodes)
    require_node_scopes(ctx, definition)
    return definition


async def _stored_definition(actor: Actor, workflow_id: str, number: int | None, input: Json) -> tuple[Definition, int]:
    """Return a version of a workflow, by default the present one, whose schema the input matches, and its number."""
    workflow = await get_visible(Workflow, actor, workflow_id, field="workflow_id")
    workflow.require_executable()
    version = await version_of(workflow, number)
    if version is None:
        raise NotFound(f"The workflow has no version {number}.", field=["version"])
    await check_input(actor.organization_id, version.input_schema, input)
    return from_json(version.nodes), version.version


async def cancel_execution(ctx: Context, *, id: str) -> WorkflowExecution:
    """Cancel a run: its nodes stop, and its tasks, approvals and child runs are cancelled.

    Raises:
        NotFound: there is no such run.
        Forbidden: the caller neither started it nor has the scope workflows:write.
        Conflict: it has ended.
    """
    ctx.actor.require("workflows:execute")
    async with transaction():
        run = await get_visible(WorkflowExecution, ctx.actor, id, lock=True)
        _require_starter_or_operator(ctx.actor, run)
        await engine.cancel_run(run, by=ctx.actor.id)
    return run


async def retry_execution(ctx: Context, *, id: str) -> WorkflowExecution:
    """Continue a run that failed or was cancelled, from the nodes that did not complete.

    Raises:
        NotFound: there is no such run.
        Forbidden: the caller neither started it nor has the scope workflows:write, or may not do what its nodes do.
        Conflict: it neither failed nor was cancelled.
    """
    ctx.actor.require("workflows:execute")
    async with transaction():
        run = await get_visible(WorkflowExecution, ctx.actor, id, lock=True)
        _require_starter_or_operator(ctx.actor, run)
        if run.workflow_id is None:  # a one-off run, whose nodes are the caller's own
            require_node_scopes(ctx, from_json(run.definition), "id")
        await engine.retry_run(run, by=ctx.actor.id)
    return run


def _require_starter_or_operator(actor: Actor, run: WorkflowExecution) -> None:
    if run.started_by_id != actor.id and "workflows:write" not in actor.scopes:
        raise Forbidden("Only its starter or an operator can cancel or retry a run.", field=["id"])


async def read_execution(ctx: Context, id: str, columns: Columns | None = None) -> WorkflowExecution | None:
    """Return the run, or None if the caller cannot see it."""
    ctx.actor.require("workflows:read")
    return await find_visible(WorkflowExecution, ctx.actor, id, columns=columns)


def executions(
    ctx: Context,
    *,
    status: Sequence[ExecutionStatus] | None = None,
    workflow_id: str | None = None,
    session_id: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    trigger: Sequence[TriggerType] | None = None,
) -> Query[WorkflowExecution]:
    """Return the runs that match all the given conditions."""
    ctx.actor.require("workflows:read")
    rows = visible_query(WorkflowExecution, ctx.actor)
    rows = rows.where_in_given("status", status)
    rows = rows.where_given(Operator.EQUALS, "workflow_id", workflow_id)
    rows = rows.where_given(Operator.EQUALS, "session_id", session_id)
    rows = rows.where_given(Operator.AT_LEAST, "created_at", checks.moment(since, "since"))
    rows = rows.where_given(Operator.LESS, "created_at", checks.moment(until, "until"))
    return rows.where_in_given("trigger", trigger)


async def nodes_of(ctx: Context, ids: Sequence[str]) -> dict[str, list[NodeExecution]]:
    """Return the nodes of each of these runs, in the order of their definition."""
    found: dict[str, list[NodeExecution]] = {id: [] for id in ids}
    rows = visible(NodeExecution, ctx.actor).filter(execution_id__in=list(ids))
    for row in await rows.order_by("execution_id", "position"):
        found[row.execution_id].append(row)
    return found


def monitor_url(ctx: Context, id: str) -> str | None:
    """Return the caller's signed link to the monitor of a run; None in a stream, which several callers share."""
    if ctx.shared:
        return None
    settings = ctx.resources.settings
    token = monitor_token(settings.secret_key, ctx.actor, id, now())
    return f"{settings.public_url}{MONITOR_PATH}?execution_id={id}&token={token}"


async def caller_of_monitor(
    credentials: Credentials, secret_key: str, token: str, id: str, *, reconnects: bool
) -> Actor:
    """Return the caller of a link to the monitor of a run, with their current permissions.

    Args:
        reconnects: whether the caller names an event of the stream that it received.

    Raises:
        Unauthenticated: the link is not valid or no longer valid, or the credential behind it is not.
    """
    holder = holder_of_token(secret_key, token, id, now(), reconnects=reconnects)
    caller = None if holder is None else await credentials.revalidate(holder)
    if caller is None:
        raise Unauthenticated("The link is invalid or no longer valid; query monitorUrl again.")
    read_on_behalf_of(caller.organization_id)
    return caller
