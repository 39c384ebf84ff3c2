"""Storing the triggers of a workflow: which rows are kept when the list is replaced, and when each is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from engine.triggers.configs import TriggerDefinition
from engine.triggers.cron import parse_schedule
from errors import InvalidInput, Verbatim
from json_types import format_time
from models.workflows import TriggerType, Workflow, WorkflowStatus, WorkflowTrigger
from storage.clock import now
from storage.encryption import DecryptionFailed, Place, seal, unseal

Keys = Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Armed:
    """A trigger as it should be, and the row that it reuses, which keeps its id and with it its URL."""

    definition: TriggerDefinition
    row: WorkflowTrigger | None

    @classmethod
    def as_it_is(cls, row: WorkflowTrigger) -> Self:
        """Return a trigger whose definition does not change, although it may be enabled or disabled."""
        return cls(TriggerDefinition(row.type, row.config, row.enabled), row)


def plan(wanted: Sequence[TriggerDefinition], rows: Sequence[WorkflowTrigger], keys: Keys) -> list[Armed]:
    """Return each wanted trigger with the row that it reuses: an equal one, or else the next of its type.

    Raises:
        InvalidInput: a webhook should stay signed, but there is no secret.
    """
    left = list(rows)
    found: list[WorkflowTrigger | None] = []
    for definition in wanted:
        same = [row for row in left if row.type is definition.type and _equal(row, definition)]
        found.append(same[0] if same else None)
        left = [row for row in left if row not in same[:1]]
    for index, definition in enumerate(wanted):
        alike = [row for row in left if found[index] is None and row.type is definition.type]
        if alike:
            found[index] = alike[0]
            left.remove(alike[0])
    return [
        Armed(_with_secret(definition, row, keys, index), row)
        for index, (definition, row) in enumerate(zip(wanted, found, strict=True))
    ]


def _equal(row: WorkflowTrigger, definition: TriggerDefinition) -> bool:
    if row.type is TriggerType.WEBHOOK:
        return bool(row.config["signed"] == definition.config["signed"])
    return bool(row.config == definition.config)


def _with_secret(
    definition: TriggerDefinition, row: WorkflowTrigger | None, keys: Keys, index: int
) -> TriggerDefinition:
    """Return a webhook with the time its secret was set; without a new secret it keeps the current one."""
    if definition.type is not TriggerType.WEBHOOK or not definition.config["signed"]:
        return definition
    known = row.config.get("secretSetAt") if row is not None and row.sealed_secret is not None else None
    if definition.secret is None and known is None:
        path = ["triggers", str(index), "config", Verbatim("secret")]
        raise InvalidInput("config.secret is required: there is no current secret to keep.", field=path)
    same = definition.secret is None or (known is not None and _secret_of(row, keys) == definition.secret)
    return definition.with_config(secretSetAt=known if same else format_time(now()))


def _secret_of(row: WorkflowTrigger | None, keys: Keys) -> str | None:
    if row is None or row.sealed_secret is None:
        return None
    try:
        return unseal(keys, row.sealed_secret, Place.of(row, "sealed_secret"))
    except DecryptionFailed:
        return None


async def arm(workflow: Workflow, triggers: Sequence[Armed], rows: Sequence[WorkflowTrigger], keys: Keys) -> None:
    """Store the triggers of a locked workflow in the current transaction, and delete those that are no longer used."""
    kept = {each.row.id for each in triggers if each.row is not None}
    for row in rows:
        if row.id not in kept:
            await row.remove()
    for position, each in enumerate(triggers):
        await _store(workflow, each, position, keys)


async def _store(workflow: Workflow, armed: Armed, position: int, keys: Keys) -> None:
    definition, row = armed.definition, armed.row
    if row is None:
        row = WorkflowTrigger.new(
            organization_id=workflow.organization_id, workflow_id=workflow.id, type=definition.type, config={}
        )
        await row.insert()
    due = _due(workflow, definition, row)
    row.config, row.enabled, row.position = definition.config, definition.enabled, position
    if definition.secret is not None:
        row.sealed_secret = seal(keys, definition.secret, Place.of(row, "sealed_secret"))
    elif not definition.config.get("signed"):
        row.sealed_secret = None
    await row.arm(active=_active(workflow, definition), next_run_at=due)


def _active(workflow: Workflow, definition: TriggerDefinition) -> bool:
    return definition.enabled and workflow.status is WorkflowStatus.ACTIVE


def _due(workflow: Workflow, definition: TriggerDefinition, row: WorkflowTrigger) -> datetime | None:
    """Return when a schedule is due next; an unchanged schedule keeps its time."""
    if definition.type is not TriggerType.SCHEDULE or not _active(workflow, definition):
        return None
    if row.active and row.next_run_at is not None and _times(row.config) == _times(definition.config):
        return row.next_run_at
    return parse_schedule(definition.config["cron"], definition.config["timeZone"]).after(now())


def _times(config: Mapping[str, object]) -> tuple[object, object]:
    return config.get("cron"), config.get("timeZone")
