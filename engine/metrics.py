"""The metrics of work: events, runs, nodes, deliveries, agents, and calls to external services."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final

from connectors.transport.circuits import OpenCircuits
from connectors.transport.metrics import CallMetrics
from engine.scheduler import an_engine_runs
from models.agent_pools import desired_by_type
from models.agents import AgentStatus
from models.approvals import ApprovalStatus
from models.delivery_attempts import OPEN as OPEN_DELIVERIES
from models.destinations import failing_by_type
from models.events import EventKind, LoggedEvent
from models.executions import OPEN as OPEN_RUNS
from models.platform import count_by_status
from models.tasks import FINAL, TaskStatus
from storage.database import Database
from telemetry.metrics import Histogram, Labels, Metrics

_RUNS: Final = {
    EventKind.WorkflowStarted: "started",
    EventKind.WorkflowCompleted: "completed",
    EventKind.WorkflowFailed: "failed",
    EventKind.WorkflowCancelled: "cancelled",
}
_NODES: Final = {
    EventKind.NodeStarted: "started",
    EventKind.NodeRetrying: "retrying",
    EventKind.NodeCompleted: "completed",
    EventKind.NodeFailed: "failed",
    EventKind.NodeSkipped: "skipped",
    EventKind.NodeCancelled: "cancelled",
}


_AGENTS: Final = {EventKind.AgentExecuted: "success", EventKind.AgentErrored: "error"}


class EventMetrics:
    """Counts what the transactions of this process record: each event is counted by one replica."""

    def __init__(self, metrics: Metrics) -> None:
        self._events = metrics.counter("parley_events_recorded_total", "Events recorded, by kind.", ("kind",))
        self._runs = metrics.counter(
            "parley_workflow_runs_total",
            "Changes of workflow runs.",
            ("change",),
            known=[(each,) for each in _RUNS.values()],
        )
        self._agents = metrics.counter(
            "parley_agent_invocations_total", "Invocations of agents that have ended, by outcome.", ("outcome",),
            known=[("success",), ("error",)],
        )  # fmt: skip
        self._nodes = metrics.counter("parley_workflow_nodes_total", "Changes of nodes of workflow runs.", ("change",))
        self._deliveries = metrics.counter(
            "parley_deliveries_total", "Attempts at deliveries to people, by channel and the status they led to.",
            ("channel", "status"),
        )  # fmt: skip

    def on_commit(self, events: Sequence[LoggedEvent]) -> None:
        """Count the events of a committed transaction."""
        for event in events:
            kind = event.kind
            self._events.add(kind.name)
            if kind in _RUNS:
                self._runs.add(_RUNS[kind])
            elif kind in _NODES:
                self._nodes.add(_NODES[kind])
            elif kind in _AGENTS:
                self._agents.add(_AGENTS[kind])
            elif kind is EventKind.DeliveryUpdated:
                delivery: Any = event.payload["delivery"]
                self._deliveries.add(str(delivery["channel"]), str(delivery["status"]))


def node_seconds(metrics: Metrics) -> Histogram:
    """Return what measures attempts at nodes that take time."""
    return metrics.histogram(
        "parley_workflow_node_seconds",
        "Duration of attempts at nodes, with what they wait for; without nodes that are computed in place.",
        ("type", "outcome"),
        buckets=(0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 30.0, 120.0, 600.0, 3600.0, 86_400.0),
    )


def add_record_metrics(metrics: Metrics, database: Database) -> None:
    """Add how many records are in each state, in all organizations. Every replica reports the same numbers."""
    _Records(database).add_to(metrics)


class _Records:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._found: dict[str, dict[Labels, float]] = {}
        self._desired: dict[str, int] = {}
        self._failing: Mapping[str, int] = {}

    def add_to(self, metrics: Metrics) -> None:
        """Add the metrics of records."""
        metrics.before_scrape(self._count)
        metrics.before_scrape(self._size)
        metrics.gauge(
            "parley_agent_pool_desired_workers",
            "Workers that the pools of a type of agents should have, in all organizations together.",
            lambda: {(type,): float(desired) for type, desired in self._desired.items()},
            ("agent_type",),
        )
        metrics.before_scrape(self._count_failing)
        metrics.gauge(
            "parley_destinations_failing",
            "Event destinations of all organizations whose last attempt failed, by type.",
            lambda: {(type,): float(number) for type, number in self._failing.items()},
            ("type",),
        )
        for name, of, *_ in _RECORDS:
            metrics.gauge(name, f"{of} of all organizations, by status.", self._reader(name), ("status",))

    def _reader(self, name: str) -> Any:
        return lambda: self._found.get(name, {})

    async def _size(self) -> None:
        self._desired = {}
        with self._database.bind():
            self._desired = await desired_by_type()

    async def _count_failing(self) -> None:
        self._failing = {}
        with self._database.bind():
            self._failing = await failing_by_type()

    async def _count(self) -> None:
        self._found = {}  # rather none than old ones
        found: dict[str, dict[Labels, float]] = {}
        with self._database.bind():
            for name, _, table, statuses, condition in _RECORDS:
                counted = await count_by_status(table, statuses, condition)
                found[name] = {(status,): number for status, number in counted.items()}
        self._found = found


def add_engine_metrics(metrics: Metrics, database: Database, *, here: bool, lease_seconds: float) -> None:
    """Add whether any replica runs workflows, as `systemHealth` shows it.

    Args:
        here: whether this replica does.
        lease_seconds: of the leader.
    """
    running = here

    async def look() -> None:
        nonlocal running
        running = False  # until shown otherwise: a check that takes too long is cancelled
        with database.bind():
            running = await an_engine_runs(here=here, lease_seconds=lease_seconds)

    metrics.before_scrape(look)
    metrics.gauge(
        "parley_workflow_engine_up",
        "Whether any replica runs workflows and background jobs (1) or not (0).",
        lambda: float(running),
    )


_OPEN_TASKS: Final = [each for each in TaskStatus if each not in FINAL]
_RECORDS: Final[Sequence[tuple[str, str, str, Iterable[Enum], str]]] = (
    ("parley_workflow_runs_open", "Open workflow runs", "workflow_executions", OPEN_RUNS, "TRUE"),
    ("parley_tasks_open", "Open tasks", "tasks", _OPEN_TASKS, "TRUE"),
    ("parley_deliveries_open", "Open deliveries", "deliveries", OPEN_DELIVERIES, "TRUE"),
    ("parley_approvals_open", "Open approvals", "approvals", [ApprovalStatus.PENDING], "TRUE"),
    ("parley_agents", "Agents", "agents", AgentStatus, "t.deleted_at IS NULL"),
)


def add_call_metrics(metrics: Metrics, calls: CallMetrics, circuits: OpenCircuits) -> None:
    """Add the metrics of calls to external services."""
    for name, help, attribute in (
        ("parley_connector_calls_total", "Calls to external services.", "requests"),
        ("parley_connector_failures_total", "Calls to external services that failed in the end.", "failures"),
        ("parley_connector_retries_total", "Attempts beyond the first of a call.", "retries"),
        ("parley_connector_responses_total", "Attempts that got a response.", "answers"),
        ("parley_connector_response_seconds_total", "Seconds until these responses, in all.", "answer_seconds"),
    ):
        metrics.counted(name, help, _read_calls(calls, attribute), ("connector",))
    metrics.gauge(
        "parley_connector_circuits_open",
        "Open circuits of external services that this process has met.",
        circuits.count,
        ("connector",),
    )


def _read_calls(calls: CallMetrics, attribute: str) -> Any:
    return lambda: {(name,): float(getattr(count, attribute)) for name, count in calls.totals().items()}
