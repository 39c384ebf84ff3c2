"""The metrics of the database: whether it can be reached, and the connections to it."""

from typing import Any, cast

from storage.database import Database, connection, read
from storage.turns import ConnectionUsage
from telemetry.metrics import Labels, Metrics

_UNOPENED = ConnectionUsage(0, 0, 0, 0)


def add_database_metrics(metrics: Metrics, database: Database) -> None:
    """Add the metrics of the database."""
    _State(database).add_to(metrics)


class _State:
    """Reads the state of a database for a scrape."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reachable = True

    def add_to(self, metrics: Metrics) -> None:
        """Add the metrics of the database."""
        metrics.before_scrape(self._check)
        metrics.gauge("parley_database_up", "Whether the database can be read and written (1) or not (0).", self._is_up)
        metrics.gauge(
            "parley_database_connections", "Connections of this process to the database.", self._connections, ("state",)
        )
        metrics.gauge(
            "parley_database_connections_max",
            "The most connections that this process opens.",
            lambda: float(self._usage().largest),
        )
        metrics.gauge(
            "parley_database_waiting",
            "Tasks that wait for a connection to the database.",
            lambda: float(self._usage().waiting),
        )

    async def _check(self) -> None:
        self._reachable = False  # until shown otherwise: a check that takes too long is cancelled
        with self._database.bind():
            await read("SELECT 1", ())
        self._reachable = True

    def _is_up(self) -> float:
        files = self._database.files
        lost = files is not None and files.lost
        return float(self._reachable and self._database.writing.outage is None and not lost)

    def _connections(self) -> dict[Labels, float]:
        usage = self._usage()
        return {("in_use",): usage.in_use, ("idle",): usage.idle}

    def _usage(self) -> ConnectionUsage:
        with self._database.bind():
            client = cast(Any, connection())
        return client.usage or _UNOPENED
