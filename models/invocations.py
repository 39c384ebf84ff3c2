"""Invocations of agents, as their records and events show them. They have no table of their own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invocation:
    """One invocation of an agent, as recorded in its events.

    Args:
        by: the caller; for a worker's task, the actor who reports on it.
        duration_ms: from the message to the reply or the failure.
        key: identifies the invocation if the same step may run twice; None if its transaction runs once.
    """

    by: str
    duration_ms: float
    session_id: str | None = None
    execution_id: str | None = None
    node_id: str | None = None
    task_id: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class CallOutcome:
    """The state of an agent, as a call of it showed.

    Args:
        error: why it failed; None if the agent replied.
        failing: whether another call would probably fail too; a rate limit passes.
    """

    error: str | None = None
    failing: bool = False
