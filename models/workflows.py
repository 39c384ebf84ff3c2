"""Workflows: graphs of nodes, their immutable versions and their triggers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Final, Self

from tortoise import fields
from tortoise.indexes import Index

from errors import Conflict, InvalidInput, StaleVersion
from json_types import Json, JsonObject, format_time
from models.events import record_change
from models.outbox import recorded_through
from storage.clock import now
from storage.record import JsonField, Record


class WorkflowStatus(Enum):
    """The status of a workflow: it controls new runs, not those that have begun."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    ARCHIVED = "ARCHIVED"


class NodeType(Enum):
    """The type of a node: see `engine.nodes`."""

    AGENT = "AGENT"
    INTEGRATION = "INTEGRATION"
    APPROVAL = "APPROVAL"
    TASK = "TASK"
    CONDITION = "CONDITION"
    DELAY = "DELAY"
    TRANSFORM = "TRANSFORM"
    WORKFLOW = "WORKFLOW"
    EVENT = "EVENT"
    STUDIO = "STUDIO"
    VALIDATE = "VALIDATE"
    SYNC = "SYNC"
    RECORD = "RECORD"


class TriggerType(Enum):
    """The ways to start a run."""

    MANUAL = "MANUAL"
    SCHEDULE = "SCHEDULE"
    WEBHOOK = "WEBHOOK"
    EVENT = "EVENT"


class Backoff(Enum):
    """The growth of the delay between two attempts."""

    FIXED = "FIXED"
    EXPONENTIAL = "EXPONENTIAL"


class OnError(Enum):
    """The effect of a node's failure on its run."""

    FAIL = "FAIL"
    CONTINUE = "CONTINUE"


_TRANSITIONS: Final[Mapping[WorkflowStatus, frozenset[WorkflowStatus]]] = {
    WorkflowStatus.DRAFT: frozenset({WorkflowStatus.ACTIVE, WorkflowStatus.ARCHIVED}),
    WorkflowStatus.ACTIVE: frozenset({WorkflowStatus.PAUSED, WorkflowStatus.ARCHIVED}),
    WorkflowStatus.PAUSED: frozenset({WorkflowStatus.ACTIVE, WorkflowStatus.ARCHIVED}),
    WorkflowStatus.ARCHIVED: frozenset({WorkflowStatus.PAUSED}),
}
DEFAULT_STATUS: Final = WorkflowStatus.ACTIVE
DEFAULT_ATTEMPTS: Final = 1
DEFAULT_RETRY_DELAY_SECONDS: Final = 1.0
DEFAULT_BACKOFF: Final = Backoff.EXPONENTIAL
DEFAULT_ON_ERROR: Final = OnError.FAIL

_EXECUTABLE: Final = frozenset({WorkflowStatus.DRAFT, WorkflowStatus.ACTIVE})

VERSIONED: Final = frozenset({"nodes", "triggers", "input_schema", "config"})
"""A change of these columns creates a new version; the others do not affect runs."""

_AUDITED: Final = ("name", "description", "status", "version")
"""The columns of a new workflow in the audit trail."""


class Workflow(Record):
    """A named graph of nodes. The row has its newest version; `WorkflowVersion` has all of them.

    `nodes` is the definition as `engine.definitions.parse` writes it. `triggers` is the input, without secrets; the
    triggers that fire are rows of `WorkflowTrigger`. Every change is made under the row's lock.
    """

    PREFIX = "wfl"

    name = fields.CharField(max_length=255)
    description = fields.TextField(null=True)
    status = fields.CharEnumField(WorkflowStatus, max_length=20)
    version = fields.IntField(default=1)
    nodes: JsonField[list[JsonObject]] = JsonField()
    triggers: JsonField[list[JsonObject]] = JsonField()
    input_schema: JsonField[Json] = JsonField(null=True)
    config: JsonField[JsonObject] = JsonField()
    created_by_id = fields.CharField(max_length=40)
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "workflows"
        indexes = (
            Index(fields=("organization_id", "status", "id")),
            Index(fields=("organization_id", "name")),
        )

    @classmethod
    async def create_first(cls, *, by: str, **values: object) -> Self:
        """Store a new workflow with its first version.

        Raises:
            InvalidInput: its status is ARCHIVED.
        """
        workflow = cls.new(version=1, created_by_id=by, **values)
        if workflow.status is WorkflowStatus.ARCHIVED:
            raise InvalidInput("A new workflow cannot be ARCHIVED.", field=["status"])
        await workflow.insert()
        await workflow._store_version(by)
        columns = workflow.columns()
        await workflow._record_change("workflow.created", by, {name: columns[name] for name in _AUDITED})
        return workflow

    async def change(self, values: Mapping[str, object], *, by: str) -> bool:
        """Store new values of columns, if any differ, and a new version if they affect runs.

        Returns:
            Whether anything changed.

        Raises:
            Conflict: the status cannot change this way, or the workflow is ARCHIVED and stays so.
        """
        changes = {name: value for name, value in values.items() if getattr(self, name) != value}
        if not changes:
            return False
        self.require_transition(changes)
        former = self.columns()
        for name, value in changes.items():
            setattr(self, name, value)
        if VERSIONED & changes.keys():
            self.version += 1
            changes["version"] = self.version
        await self.save()
        if VERSIONED & changes.keys():
            await self._store_version(by)
        columns = self.columns()
        before = {name: former[name] for name in changes}
        await self._record_change("workflow.updated", by, {name: columns[name] for name in changes}, before)
        return True

    async def soft_delete(self, *, by: str) -> None:
        """Remove the workflow from every list. Its runs continue, and still show its name."""
        self.deleted_at = now()
        await self.save()
        await self._record_change("workflow.deleted", by, {"deleted_at": format_time(self.deleted_at)})

    def require_executable(self, field: str = "workflow_id") -> None:
        """Require a workflow that may be run manually, or by a node of another workflow.

        Raises:
            Conflict: it is paused, archived or deleted.
        """
        if self.deleted_at is not None:
            raise Conflict("The workflow was deleted.", field=[field])
        if self.status not in _EXECUTABLE:
            raise Conflict(f"The workflow is {self.status.value}. Set its status to ACTIVE first.", field=[field])

    def require_version(self, base: int) -> None:
        """Require that this is the version that a change is based on.

        Raises:
            StaleVersion: there is a newer one, or there never was such a version; carries the workflow.
        """
        if base != self.version:
            message = f"The workflow is at version {self.version}."
            raise StaleVersion(message, current=self, field=["base_version"])

    def require_transition(self, changes: Mapping[str, object]) -> None:
        """Require that the workflow can be changed in this way.

        Raises:
            Conflict: the status cannot change this way, or the workflow is ARCHIVED and stays so.
        """
        wanted = changes.get("status", self.status)
        assert isinstance(wanted, WorkflowStatus)
        if wanted is not self.status and wanted not in _TRANSITIONS[self.status]:
            raise Conflict(f"A workflow cannot change from {self.status.value} to {wanted.value}.", field=["status"])
        if wanted is WorkflowStatus.ARCHIVED is self.status:
            raise Conflict("The workflow is ARCHIVED. Set its status to PAUSED to change it.", field=["id"])

    async def _store_version(self, by: str) -> None:
        version = WorkflowVersion.new(
            organization_id=self.organization_id,
            workflow_id=self.id,
            version=self.version,
            nodes=self.nodes,
            triggers=self.triggers,
            input_schema=self.input_schema,
            config=self.config,
            created_by_id=by,
        )
        await version.insert()

    async def _record_change(
        self, type: str, by: str, changes: Mapping[str, Json], before: Mapping[str, Json] | None = None
    ) -> None:
        await record_change(
            self,
            changes,
            before=before,
            by=by,
            type=type,
        )


class WorkflowVersion(Record):
    """A version of a workflow. It never changes, and a run keeps the version that it began with."""

    PREFIX = "wfv"

    workflow_id = fields.CharField(max_length=40)
    version = fields.IntField()
    nodes: JsonField[list[JsonObject]] = JsonField()
    triggers: JsonField[list[JsonObject]] = JsonField()
    input_schema: JsonField[Json] = JsonField(null=True)
    config: JsonField[JsonObject] = JsonField()
    created_by_id = fields.CharField(max_length=40)

    class Meta:
        table = "workflow_versions"
        unique_together = (("workflow_id", "version"),)


class WorkflowTrigger(Record):
    """Starts runs of a workflow automatically. It fires while `active`: enabled, and its workflow is ACTIVE.

    `config` by type: MANUAL {}; SCHEDULE {cron, timeZone, input}; WEBHOOK {signed}; EVENT {types, filter}.
    `next_run_at` is for SCHEDULE only. `event_seq`, the `seq` of the log after which it watches, is for EVENT only; how
    far the log has been read is in `LogPosition`. `sealed_secret` is a WEBHOOK's HMAC secret, see `storage.encryption`.
    Its token is not stored: see `auth.webhook_tokens`.
    """

    PREFIX = "trg"

    workflow_id = fields.CharField(max_length=40)
    type = fields.CharEnumField(TriggerType, max_length=20)
    config: JsonField[JsonObject] = JsonField()
    enabled = fields.BooleanField(default=True)
    active = fields.BooleanField(default=False)
    position = fields.IntField(default=0)
    next_run_at = fields.DatetimeField(null=True)
    event_seq = fields.BigIntField(null=True)
    sealed_secret: str | None = fields.TextField(null=True)
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "workflow_triggers"
        indexes = (
            Index(fields=("workflow_id", "position")),
            Index(fields=("active", "type", "next_run_at")),
        )

    async def arm(self, *, active: bool, next_run_at: datetime | None) -> None:
        """Store the trigger as active or inactive. Reactivation does not catch up on what it missed."""
        if not active:
            self.event_seq = None
        elif not self.active:
            self.event_seq = await recorded_through()
        self.active = active
        self.next_run_at = next_run_at
        await self.save()

    async def remove(self) -> None:
        """Delete the trigger; its URL no longer works."""
        self.deleted_at = now()
        await self.arm(active=False, next_run_at=None)


async def triggers_of(workflow_ids: Sequence[str]) -> dict[str, list[WorkflowTrigger]]:
    """Return the triggers of each of these workflows, in their order in the input."""
    found: dict[str, list[WorkflowTrigger]] = {id: [] for id in workflow_ids}
    rows = WorkflowTrigger.filter(workflow_id__in=list(workflow_ids), deleted_at=None)
    for row in await rows.order_by("position", "id"):
        found[row.workflow_id].append(row)
    return found


async def versions_of(workflow_ids: Sequence[str]) -> dict[str, list[WorkflowVersion]]:
    """Return the versions of each of these workflows, newest first."""
    found: dict[str, list[WorkflowVersion]] = {id: [] for id in workflow_ids}
    rows = WorkflowVersion.filter(workflow_id__in=list(workflow_ids))
    for row in await rows.order_by("-version"):
        found[row.workflow_id].append(row)
    return found


async def version_of(workflow: Workflow, number: int | None) -> WorkflowVersion | None:
    """Return a version of a workflow, by default the newest; None if it does not exist."""
    wanted = workflow.version if number is None else number
    return await WorkflowVersion.filter(workflow_id=workflow.id, version=wanted).first()
