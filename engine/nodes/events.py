"""EVENT: emits a custom event, or waits for one."""

import asyncio
from datetime import timedelta
from typing import Annotated, Any, Final

from msgspec import Meta

from engine.definitions.configs import EXPRESSION, MAX_WAIT, About, Config, ConfigError, Text, require_for, require_one
from engine.expressions.evaluate import is_dynamic
from engine.nodes.base import NodeCall, NodeFailure, async_node
from engine.waits import custom_event
from json_types import Json, JsonObject, format_time
from models.event_log import LogFilter, read_log
from models.event_types import is_custom
from models.events import EventKind, LoggedEvent, record
from storage.clock import now


class EventConfig(Config, frozen=True, kw_only=True):
    """The config of an EVENT. A timeout of 0 is none."""

    wait_for: Annotated[
        Text | None, EXPRESSION, About("The type of the custom event to wait for, such as `order.paid`.")
    ] = None
    timeout_seconds: Annotated[
        Annotated[int, Meta(ge=0, le=MAX_WAIT)] | None,
        EXPRESSION,
        About("How long to wait at most; then the node fails. By default without limit."),
    ] = None
    emit: Annotated[Text | None, EXPRESSION, About("In place of `waitFor`: the type of the custom event to emit.")] = (
        None
    )
    data: Annotated[Any, About("The data of the emitted event.")] = None

    def check(self, *, computed: bool) -> None:
        """Require that it either waits or emits, and a type that custom events may have."""
        require_one(self, "waitFor", "emit")
        require_for(self, "waitFor", "timeoutSeconds")
        require_for(self, "emit", "data")
        for name, type in (("waitFor", self.wait_for), ("emit", self.emit)):
            if type is not None and not is_dynamic(type) and not is_custom(type):
                raise ConfigError(
                    "must be a custom event type: dotted words, the first of which is not one of Parley's own", name
                )


async def _run(call: NodeCall, config: EventConfig) -> Json:
    """Return {event}: the emitted event, or the first such event since the run was created."""
    if config.wait_for is None:
        return await _emit(call, str(config.emit), {} if config.data is None else config.data)
    return await _wait(call, config.wait_for, config.timeout_seconds or 0)


async def _emit(call: NodeCall, type: str, data: Json) -> Json:
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


async def _wait(call: NodeCall, type: str, timeout_seconds: int) -> Json:
    await _start_waiting(call, timeout_seconds)
    run = call.run
    only = LogFilter(run.organization_id, kinds=[EventKind.CustomEvent.name], types=[type])

    async def look() -> LoggedEvent | None:
        found = await read_log(run.log_seq, limit=1, only=only)
        return found[0] if found else None

    try:
        async with asyncio.timeout(_seconds_left(call)):
            event = await call.wait_for(custom_event(run.organization_id, type), look)
    except TimeoutError:
        raise NodeFailure(f"The event {type} did not occur in time.") from None
    call.cause = event.id
    return {
        "event": {
            "id": event.id,
            "type": event.type,
            "data": event.payload.get("data"),
            "occurredAt": format_time(event.occurred_at),
        }
    }


async def _start_waiting(call: NodeCall, timeout_seconds: int) -> None:
    if call.node.due_at is None:
        async with call.locked():
            call.node.due_at = now() + timedelta(seconds=timeout_seconds) if timeout_seconds else None
            call.node.wait(call.run)


def _seconds_left(call: NodeCall) -> float | None:
    """Return the seconds left, always enough to look once."""
    return None if call.node.due_at is None else max(0.05, (call.node.due_at - now()).total_seconds())


_EVENT: Final[JsonObject] = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "type": {"type": "string"},
        "data": {"description": "The data with which it was emitted."},
        "occurredAt": {"type": "string", "format": "date-time", "description": "Only of an event that was waited for."},
    },
}
EVENT: Final = async_node(EventConfig, _run, output={"type": "object", "properties": {"event": _EVENT}})
