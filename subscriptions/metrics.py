"""The metrics of events and streams: what was delivered and how late, and to how many."""

from collections.abc import Callable
from typing import Final

from models.events import LoggedEvent
from models.outbox import Waiting, unpublished
from storage.clock import now
from storage.database import Database
from subscriptions.fanout.bus import Bus
from subscriptions.fanout.hub import Hub
from subscriptions.streams import Streams
from subscriptions.transports.registry import ConnectionRegistry
from telemetry.metrics import Metrics

_NONE_WAITING: Final = Waiting(0, None)


def add_bus_metrics(metrics: Metrics, bus: Bus) -> None:
    """Add whether the events of other replicas arrive over Redis."""
    metrics.gauge("parley_event_bus_up", "Whether Redis delivers events (1) or not (0).", lambda: float(bus.healthy))


class StreamMetrics:
    """Reads the streams of this process for a scrape."""

    def __init__(self, database: Database, hub: Hub, streams: Streams, connections: ConnectionRegistry) -> None:
        self._database = database
        self._hub = hub
        self._streams = streams
        self._connections = connections
        self._waiting = _NONE_WAITING
        self._unsent_bytes = self._most_unsent_bytes = 0

    def add_to(self, metrics: Metrics, value_streams: Callable[[], int]) -> None:
        """Add the metrics of streams.

        Args:
            value_streams: returns the number of open streams of generated values.
        """
        metrics.before_scrape(self._look)
        lag = metrics.histogram(
            "parley_event_lag_seconds", "From the recording of an event to its dispatch to this process's streams."
        )

        def on_event(event: LoggedEvent) -> None:
            lag.observe(max(0.0, (now() - event.occurred_at).total_seconds()))

        self._hub.subscribe(on_event)

        def subscriptions() -> float:
            return float(self._streams.subscribers().total() + value_streams())

        metrics.counted(
            "parley_events_delivered_total",
            "Events that subscribers accepted, each counted for each of them.",
            lambda: float(self._streams.delivered),
        )
        metrics.gauge("parley_subscriptions_open", "Open GraphQL subscriptions.", subscriptions)
        metrics.gauge(
            "parley_subscription_groups_open",
            "Groups of open subscriptions that receive the same, each executed once.",
            lambda: float(self._streams.groups),
        )
        metrics.gauge(
            "parley_stream_connections_open", "Open sockets and streams.", lambda: float(len(self._connections))
        )
        metrics.gauge("parley_send_buffer_bytes", "Unsent bytes of all connections.", lambda: float(self._unsent_bytes))
        metrics.gauge(
            "parley_send_buffer_max_bytes",
            "Unsent bytes of the connection that has most of them.",
            lambda: float(self._most_unsent_bytes),
        )
        metrics.gauge("parley_events_unpublished", "Events that this process has not dispatched.", self._unpublished)
        metrics.gauge("parley_event_log_position", "The last event that this process has dispatched.", self._position)

    async def _look(self) -> None:
        unsent = self._connections.unsent_bytes()  # once for both gauges: it takes 1 µs for each connection
        self._unsent_bytes, self._most_unsent_bytes = sum(unsent), max(unsent, default=0)
        with self._database.bind():
            self._waiting = await unpublished(self._hub.head)

    def _unpublished(self) -> float:
        return float(self._waiting.count)

    def _position(self) -> float:
        return float(self._hub.head)
