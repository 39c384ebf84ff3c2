"""Following a run: its stream becomes progress, until it ends."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final, cast

from json_types import JsonObject
from routes.mcp.call import Call
from routes.mcp.streams import Streams, as_it_is, data_of

Report = Callable[[float, float, str], Awaitable[None]]
"""Reports how many nodes of a run have ended, how many there are, and what has happened."""

_NODE: Final = "node { key name status }"
_STREAM: Final = f"""subscription($id: ID!) {{ event: executionEvents(executionId: $id) {{ __typename
    ... on StreamOpened {{ snapshot {{ ... on WorkflowExecution {{ status nodes {{ key name status }} }} }} }}
    ... on NodeStarted {{ {_NODE} }} ... on NodeWaiting {{ {_NODE} }} ... on NodeCompleted {{ {_NODE} }}
    ... on NodeFailed {{ {_NODE} }} ... on NodeSkipped {{ {_NODE} }} ... on NodeCancelled {{ {_NODE} }} }} }}"""
_ENDS: Final = frozenset({"WorkflowCompleted", "WorkflowFailed", "WorkflowCancelled"})
_ENDED: Final = frozenset({"COMPLETED", "FAILED", "SKIPPED", "CANCELLED"})
_HAPPENED: Final = {
    "NodeStarted": "started",
    "NodeWaiting": "is waiting",
    "NodeCompleted": "completed",
    "NodeFailed": "failed",
    "NodeSkipped": "was skipped",
    "NodeCancelled": "was cancelled",
}


async def follow_run(call: Call, id: str, seconds: float, report: Report) -> None:
    """Wait until a run has ended, but no longer than this time, and report its progress.

    Raises:
        Problem: the caller may not read it, or the stream has ended early; the run continues.
    """
    progress = _Progress(report)
    with Streams(call) as streams:
        try:
            async with asyncio.timeout(seconds):
                await streams.open(_STREAM, {"id": id}, as_it_is)
                while not await progress.take(cast(dict[str, Any], data_of(await streams.next())["event"])):
                    pass
        except TimeoutError:
            return


class _Progress:
    """The progress that has been reported: half a node when it starts, the other half when it ends.

    MCP requires that progress increases with every report, so what changes nothing is not reported.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._nodes: dict[str, float] = {}
        self._reported = -1.0

    async def take(self, event: dict[str, Any]) -> bool:
        """Report an event, and return whether the run has ended."""
        kind = event["__typename"]
        if kind in _ENDS:
            return True
        if kind == "StreamOpened":
            return await self._take_snapshot(event["snapshot"])
        if kind in _HAPPENED:
            node = event["node"]
            self._count(node)
            await self._report_increase(f"{node['name']} {_HAPPENED[kind]}")
        return False

    async def _take_snapshot(self, run: JsonObject | None) -> bool:
        if run is None:  # reopened: the stream has resumed
            return False
        for node in cast(list[dict[str, Any]], run["nodes"]):
            self._count(node)
        await self._report_increase(f"The run is {run['status']}")
        return run["status"] in _ENDED

    def _count(self, node: dict[str, Any]) -> None:
        done = 1.0 if node["status"] in _ENDED else 0.0 if node["status"] == "PENDING" else 0.5
        self._nodes[node["key"]] = max(done, self._nodes.get(node["key"], 0.0))

    async def _report_increase(self, message: str) -> None:
        done = sum(self._nodes.values())
        if done > self._reported:
            self._reported = done
            await self._report(done, float(len(self._nodes)), message)
