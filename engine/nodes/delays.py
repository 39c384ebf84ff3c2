"""DELAY: waits for a while or until a time. Its end is stored when it begins, so that a restart does not prolong it."""

from datetime import datetime, timedelta
from typing import Annotated, Final

from msgspec import Meta

from engine.definitions.configs import EXPRESSION, MAX_WAIT, About, Config, require_one
from engine.nodes.base import NodeCall, async_node, sleep_until
from json_types import Json
from storage.clock import now

MAX_SECONDS: Final = 10 * MAX_WAIT


class DelayConfig(Config, frozen=True, kw_only=True):
    """The config of a DELAY."""

    seconds: Annotated[
        Annotated[float, Meta(ge=0, le=MAX_SECONDS)] | None, EXPRESSION, About("How many seconds to wait.")
    ] = None
    until: Annotated[datetime | None, EXPRESSION, About("In place of `seconds`: the time until which to wait.")] = None

    def check(self, *, computed: bool) -> None:
        """Require either field."""
        require_one(self, "seconds", "until")

    @property
    def end(self) -> datetime:
        """When a delay that begins now is over."""
        return now() + timedelta(seconds=self.seconds or 0) if self.until is None else self.until


async def _run(call: NodeCall, config: DelayConfig) -> Json:
    """Return {} at the end of the delay."""
    if call.node.due_at is None:
        due_at = config.end
        async with call.locked():
            call.node.due_at = due_at
            call.node.wait(call.run)
    assert call.node.due_at is not None
    await sleep_until(call.node.due_at)
    return {}


DELAY: Final = async_node(DelayConfig, _run, output={"type": "object", "properties": {}})
