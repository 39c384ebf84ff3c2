"""EVENT: tells everybody that something happened, or waits until somebody does."""

import asyncio
import re
from datetime import timedelta

from engine.nodes.base import NodeCall, NodeFailure, text_of, whole_of
from engine.waits import custom_event
from json_types import Json
from models.event_log import LogFilter, read_log
from models.events import EventKind, LoggedEvent, record
from storage.clock import now

LONGEST_WAIT = 31_536_000
_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+")
_RESERVED = frozenset(kind.value.split(".")[0] for kind in EventKind)


async def run_event(call: NodeCall) -> Json:
    """Returns {event}: what was told, or the first such event since the run was created."""
    if call.config.get("emit") is not None:
        return await _emit(call)
    return await _wait(call)


async def _emit(call: NodeCall) -> Json:
    type, data = event_type(text_of(call.config, "emit")), call.config.get("data")
    run = call.run
    async with call.locked():
        id = await record(
            EventKind.CustomEvent,
            organization_id=run.organization_id,
            by=run.started_by_id,
            type=type,
            topics=run.topics,
            payload={"data": data},
            event_id=f"{run.id}:{call.node.id}:EMITTED:{run.round}",
        )
    return {"event": {"id": id, "type": type, "data": data}}


async def _wait(call: NodeCall) -> Json:
    type = event_type(text_of(call.config, "waitFor"))
    await _start_waiting(call)
    run = call.run
    only = LogFilter(run.organization_id, kinds=[EventKind.CustomEvent.name], types=[type])

    async def look() -> LoggedEvent | None:
        found = await read_log(run.log_seq, limit=1, only=only)
        return found[0] if found else None

    try:
        async with asyncio.timeout(_seconds_left(call)):
            event: LoggedEvent = await call.wait_for(custom_event(run.organization_id, type), look)
    except TimeoutError:
        raise NodeFailure(f"The event {type} did not come in time.") from None
    return {
        "event": {
            "id": event.id,
            "type": event.type,
            "data": event.payload.get("data"),
            "occurredAt": event.occurred_at.isoformat(),
        }
    }


async def _start_waiting(call: NodeCall) -> None:
    seconds = whole_of(call.config, "timeoutSeconds", 0, 0, LONGEST_WAIT)
    if call.node.due_at is None:
        async with call.locked():
            call.node.due_at = now() + timedelta(seconds=seconds) if seconds else None
            call.node.wait(call.run)


def _seconds_left(call: NodeCall) -> float | None:
    """Returns how many seconds are left; one look is always taken."""
    return None if call.node.due_at is None else max(0.05, (call.node.due_at - now()).total_seconds())


def event_type(name: str) -> str:
    """Returns the type of a custom event.

    Raises:
        NodeFailure: it is none that an outside system could send.
    """
    if len(name) > 100 or not _NAME.fullmatch(name) or name.split(".")[0] in _RESERVED:
        raise NodeFailure(
            f"{name[:100]!r} is no type of a custom event: use words with dots, not Parley's own.", final=True
        )
    return name
