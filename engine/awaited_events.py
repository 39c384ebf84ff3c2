"""The old events that runs may still wait for: an EVENT node gets the first event of its type since its run began.

A node that has begun has looked at every event, unless no process ran workflows. One that has not begun, behind a long
delay or an approval, has looked at none. Both find their event however old it is, so pruning leaves it where it is:
one event for each such node, while all others around it are pruned.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from engine.expressions.evaluate import is_dynamic
from json_types import object_at
from models.event_log import MOST_DISORDER, LogFilter, first_of_each_type
from models.events import EventKind
from models.executions import NODE_OPEN, OPEN, WorkflowExecution
from models.node_executions import NodeExecution
from models.workflows import NodeType
from storage.clock import shifted

_AT_ONCE: Final = 200


class _Wait(NamedTuple):
    """A wait for the first custom event after a position; of any type if that is not computed yet."""

    organization_id: str
    type: str | None
    after: int


async def awaited_events(before: datetime, organization_id: str | None = None) -> Collection[int]:
    """Return the positions of the events before a moment that runs wait for, or will.

    Args:
        organization_id: only the runs of one organization.
    """
    until = shifted(before, MOST_DISORDER)
    waits: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    async for wait in _waits(until, organization_id):
        waits[wait.organization_id, wait.type].add(wait.after)
    found: set[int] = set()
    for (owner, type), positions in waits.items():
        types = None if type is None else [type]
        only = LogFilter(owner, kinds=[EventKind.CustomEvent.name], types=types, until=until)
        found.update(await _first_after_each(sorted(positions), only))
    return found


async def _first_after_each(positions: Sequence[int], only: LogFilter) -> set[int]:
    """Return the positions of the first event of each type after each of these, which are in order."""
    found: set[int] = set()
    next: int | None = 0
    for after in positions:
        if next is None:
            break  # there is none after an earlier position
        if after >= next:
            firsts = await first_of_each_type(after, only)
            found.update(firsts)
            next = min(firsts, default=None)
    return found


async def _waits(until: datetime, organization_id: str | None) -> AsyncIterator[_Wait]:
    rows = WorkflowExecution.filter(status__in=[*OPEN], created_at__lt=until)
    if organization_id is not None:
        rows = rows.filter(organization_id=organization_id)
    last = ""
    while ids := await rows.filter(id__gt=last).order_by("id").limit(_AT_ONCE).values_list("id", flat=True):
        last = str(ids[-1])
        waiting = NodeExecution.filter(execution_id__in=list(ids), type=NodeType.EVENT.value, status__in=[*NODE_OPEN])
        nodes: dict[str, list[NodeExecution]] = defaultdict(list)
        for node in await waiting:
            nodes[node.execution_id].append(node)
        for run in await WorkflowExecution.filter(id__in=list(nodes)):
            for wait in _waits_of(run, nodes[run.id]):
                yield wait


def _waits_of(run: WorkflowExecution, nodes: Sequence[NodeExecution]) -> Iterator[_Wait]:
    configs = {str(each["key"]): object_at(each, "config") for each in run.definition}
    for node in nodes:
        config = node.input if node.input and isinstance(node.input, dict) else configs[node.key]
        if (type := config.get("waitFor")) is not None:
            yield _Wait(run.organization_id, None if is_dynamic(type) else str(type), run.log_seq)
