"""How a worker works."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from parley_client.backoff import LONGEST_SECONDS

LONGEST_WAIT: Final = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentConfig:
    """Where a worker's gateway is, and how it works.

    Args:
        url: where the gateway is.
        token: the agent's API key, of `createApiKey(agentId:)`.
        concurrency: how many tasks it works on at once; the agent's `maxConcurrentTasks` unless given, and at most.
        types: only tasks of these types; of every type when empty.
        wait_seconds: how long one claim waits for a task, at most 25. An idle worker takes as long to stop.
        lease_seconds: how long a task is the agent's without a sign of life; the gateway's TASK_TIMEOUT unless given.
        heartbeat_seconds: the time between two heartbeats; at most the gateway's AGENT_HEARTBEAT_INTERVAL (30).
        stop_seconds: how long tasks may still run when the worker is told to stop; then they are given back.
        longest_pause: the seconds between two tries to reach the gateway at most.
        handle_signals: whether SIGTERM and SIGINT stop it.
        trust_env: whether the environment's proxies are used.
        settings: whatever the agent itself needs to know.
    """

    url: str
    token: str = field(repr=False)
    concurrency: int | None = None
    types: Sequence[str] = ()
    wait_seconds: int = 5
    lease_seconds: int | None = None
    heartbeat_seconds: float = 10.0
    stop_seconds: float = 20.0
    longest_pause: float = LONGEST_SECONDS
    handle_signals: bool = True
    trust_env: bool = True
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.wait_seconds <= LONGEST_WAIT:
            raise ValueError(f"wait_seconds must be 0 to {LONGEST_WAIT:.0f}: a request may not take longer than 30 s")
        if self.concurrency is not None and self.concurrency < 1:
            raise ValueError("concurrency must be at least 1")
        if self.heartbeat_seconds <= 0:
            raise ValueError("heartbeat_seconds must be more than 0")
        if self.lease_seconds is not None and self.lease_seconds <= self.heartbeat_seconds:
            raise ValueError("lease_seconds must be more than heartbeat_seconds, which renew it")

    @classmethod
    def from_environment(cls, **more: Any) -> Self:
        """Returns a config with PARLEY_URL (http://127.0.0.1:8080 unless set) and PARLEY_TOKEN of the environment.

        Raises:
            KeyError: there is no PARLEY_TOKEN.
        """
        url = os.environ.get("PARLEY_URL", "http://127.0.0.1:8080")
        return cls(**{"url": url, "token": os.environ["PARLEY_TOKEN"], **more})
