"""DELAY: lets time go by. When it is over was stored when it began, so that a restart does not prolong it."""

from datetime import UTC, datetime, timedelta

from engine.nodes.base import NodeCall, NodeFailure, sleep_until, text_of
from json_types import Json
from storage.clock import now

LONGEST_SECONDS = 31_536_000 * 10


async def run_delay(call: NodeCall) -> Json:
    """Returns {} at the end of the delay."""
    if call.node.due_at is None:
        due_at = _end(call)
        async with call.locked():
            call.node.due_at = due_at
            call.node.wait(call.run)
    assert call.node.due_at is not None
    await sleep_until(call.node.due_at)
    return {}


def _end(call: NodeCall) -> datetime:
    seconds = call.config.get("seconds")
    if seconds is not None:
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= LONGEST_SECONDS:
            raise NodeFailure(f"config.seconds must be a number from 0 to {LONGEST_SECONDS}.", final=True)
        return now() + timedelta(seconds=seconds)
    try:
        moment = datetime.fromisoformat(text_of(call.config, "until"))
    except ValueError:
        raise NodeFailure("config.until must be a time such as 2030-01-31T12:00:00Z.", final=True) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
