"""The configuration of a worker."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from parley_client.backoff import LONGEST_SECONDS
from parley_client.client import ParleyClient

LONGEST_WAIT: Final = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentConfig:
    """A worker's gateway, credential and options.

    Args:
        url: the gateway's URL.
        token: the agent's API key, from `createApiKey(agentId:)`.
        concurrency: the number of tasks to execute at once; the agent's `maxConcurrentTasks` is default and maximum.
        types: the types of tasks to claim; by default those of the agent class (`BaseAgent.task_types`).
        wait_seconds: how long one claim waits for a task, at most 25. An idle worker takes as long to stop.
        lease_seconds: how long a task's lease lasts without renewal; by default the gateway's TASK_TIMEOUT.
        heartbeat_seconds: the time between heartbeats; at most the gateway's AGENT_HEARTBEAT_INTERVAL (30).
        stop_seconds: how long tasks may still run after the worker is stopped, before they return to the queue.
        longest_pause: the maximum pause between retries, in seconds.
        handle_signals: whether SIGTERM and SIGINT stop the worker.
        trust_env: whether to use the proxies of the environment.
        settings: the agent's own settings.
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
            raise ValueError(f"wait_seconds must be 0 to {LONGEST_WAIT:.0f}: a request may take at most 30 s")
        if self.concurrency is not None and self.concurrency < 1:
            raise ValueError("concurrency must be at least 1")
        if self.heartbeat_seconds <= 0:
            raise ValueError("heartbeat_seconds must be greater than 0")
        if self.lease_seconds is not None and self.lease_seconds <= self.heartbeat_seconds:
            raise ValueError("lease_seconds must be greater than heartbeat_seconds: heartbeats renew the lease")

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """Return a config from a mapping of these arguments; the environment completes it, other names are `settings`.

        Raises:
            SystemExit: there is no token.
            ValueError: a value is invalid.
        """
        options = {name: value for name, value in values.items() if name in cls.__dataclass_fields__}
        own = {name: value for name, value in values.items() if name not in options}
        return cls.from_environment(**{**options, "settings": {**options.get("settings", {}), **own}})

    def client(self) -> ParleyClient:
        """Return a new client with this gateway and credential."""
        return ParleyClient(self.url, self.token, longest_pause=self.longest_pause, trust_env=self.trust_env)

    def __getitem__(self, name: str) -> Any:
        """Return one of the agent's own settings or, if it has no such setting, the option of this name."""
        if name in self.settings:
            return self.settings[name]
        if name not in self.__dataclass_fields__:
            raise KeyError(name)
        return getattr(self, name)

    @classmethod
    def from_environment(cls, **more: Any) -> Self:
        """Return a config from the environment's PARLEY_URL (default http://127.0.0.1:8080) and PARLEY_TOKEN.

        Raises:
            SystemExit: PARLEY_TOKEN is not set; the message says what it is.
        """
        url = os.environ.get("PARLEY_URL", "http://127.0.0.1:8080")
        if "token" not in more:
            more = {**more, "token": required_variable("PARLEY_TOKEN", "the agent's API key")}
        return cls(**{"url": url, **more})


def required_variable(name: str, meaning: str) -> str:
    """Return an environment variable.

    Raises:
        SystemExit: it is not set.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        raise SystemExit(f"Set the environment variable {name} to {meaning}.")
    return value
