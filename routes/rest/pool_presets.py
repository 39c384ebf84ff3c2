"""Endpoints for agent pools, in a form that autoscalers read: KEDA's `metrics-api`, for example."""

from typing import Any, Final

from routes.rest.kinds import TEXT
from routes.rest.preset import Example, Preset

_SHOWN: Final = (
    """type desiredWorkers wantedWorkers workers agents queuedTasks heldTasks averageTaskSeconds changedAt"""
)
_DOCUMENT: Final = f"query($type: String) {{ pools: agentPools(type: $type) {{ {_SHOWN} }} }}"
_POOL: Final[dict[str, Any]] = {
    "type": "reviewer",
    "desiredWorkers": 4,
    "wantedWorkers": 3,
    "workers": 4,
    "agents": 6,
    "queuedTasks": 12,
    "heldTasks": 2,
    "averageTaskSeconds": 5.25,
    "changedAt": "2026-03-02T09:31:00.000000Z",
}

POOL_PRESETS: Final = (
    Preset(
        name="listAgentPools",
        summary="List the agent pools: how many workers each type of agent needs",
        tag="agents",
        method="GET",
        path="/api/agent-pools",
        document=_DOCUMENT,
        variables="{}",
        response='{"pools": data.pools}',
        example=Example(response={"pools": [_POOL]}),
    ),
    Preset(
        name="getAgentPool",
        summary="Read the agent pool of one type",
        tag="agents",
        method="GET",
        path="/api/agent-pools/{type}",
        document=_DOCUMENT,
        variables='{"type": path.type}',
        response="data.pools[0]",
        found="size(data.pools) > 0",
        kinds={"path": {"type": TEXT}},
        example=Example(path={"type": _POOL["type"]}, response=_POOL),
    ),
)
"""The endpoints."""
