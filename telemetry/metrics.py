"""The metrics of a process: counters, gauges and histograms, kept as plain numbers and only read at a scrape.

prometheus_client's own counters take a lock and a method call for each label, four microseconds in all; adding to a
number in a dictionary takes a fifth of one. So this module counts, and prometheus_client formats
(`telemetry.exposition`).
"""

import asyncio
import contextlib
import time
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""The upper bounds of a histogram's buckets, unless it has its own."""
MOST_SERIES: Final = 500
"""The label sets that a family keeps; further ones are counted as `OTHER`."""
OTHER: Final = "other"

_REFRESH_SECONDS: Final = 5.0
_REFRESH_TIMEOUT: Final = 2.0

Labels: TypeAlias = tuple[str, ...]
Reading: TypeAlias = float | Mapping[Labels, float]
"""A number, or the number of each label set."""


class Kind(Enum):
    """The type of a metric."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


class Counter:
    """A number that only grows, for each label set."""

    __slots__ = ("values",)

    def __init__(self, known: Iterable[Labels] = ()) -> None:
        self.values: dict[Labels, float] = dict.fromkeys(known, 0.0)

    def add(self, *labels: str, by: float = 1.0) -> None:
        """Add to the number of a label set."""
        values = self.values
        if labels in values:
            values[labels] += by
            return
        if len(values) >= MOST_SERIES:
            labels = (OTHER,) * len(labels)
        values[labels] = values.get(labels, 0.0) + by


class Distribution:
    """The observations of one label set: how many fell into each bucket, and their sum."""

    __slots__ = ("bounds", "counts", "sum")

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.sum = 0.0

    def observe(self, value: float) -> None:
        """Add an observation."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.sum += value


class Histogram:
    """The distribution of durations or sizes, for each label set."""

    __slots__ = ("bounds", "values")

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds = bounds
        self.values: dict[Labels, Distribution] = {}

    def observe(self, value: float, *labels: str) -> None:
        """Add an observation of a label set."""
        (self.values.get(labels) or self._new(labels)).observe(value)

    def _new(self, labels: Labels) -> Distribution:
        if len(self.values) >= MOST_SERIES:
            labels = (OTHER,) * len(labels)
        return self.values.setdefault(labels, Distribution(self.bounds))


@dataclass(frozen=True, slots=True)
class Family:
    """A metric as it is exposed: its name without `_total`, and a function that returns its current values."""

    name: str
    help: str
    kind: Kind
    labels: Labels
    read: Callable[[], "Reading | Mapping[Labels, Distribution]"]


class Metrics:
    """The metrics of a gateway. The lifespan opens one, and passes it to everything that counts."""

    def __init__(self) -> None:
        self.families: dict[str, Family] = {}
        self._taken: set[str] = set()
        self._caches: dict[str, Callable[[], tuple[int, int]]] = {}
        self._entries: dict[str, Callable[[], int]] = {}
        self._refreshing: list[Callable[[], Awaitable[object]]] = []
        self._refreshed = float("-inf")

    def counter(self, name: str, help: str, labels: Labels = (), *, known: Iterable[Labels] = ()) -> Counter:
        """Add a counter and return it. Its name ends in `_total`.

        Args:
            labels: their names; the values must be few and never name an organization or a record.
            known: label sets that count from 0. In Prometheus, a series that begins with 1 has not increased, so that
                an alert on the first failure would not be raised.
        """
        counter = Counter(known)
        self._add(name, help, Kind.COUNTER, labels, lambda: counter.values)
        return counter

    def histogram(self, name: str, help: str, labels: Labels = (), *, buckets: Sequence[float] = SECONDS) -> Histogram:
        """Add a histogram and return it."""
        histogram = Histogram(buckets)
        self._add(name, help, Kind.HISTOGRAM, labels, lambda: histogram.values)
        return histogram

    def gauge(self, name: str, help: str, read: Callable[[], Reading], labels: Labels = ()) -> None:
        """Add a number that goes up and down, which `read` returns at each scrape."""
        self._add(name, help, Kind.GAUGE, labels, read)

    def counted(self, name: str, help: str, read: Callable[[], Reading], labels: Labels = ()) -> None:
        """Add a counter that something else keeps, and `read` returns at each scrape. Its name ends in `_total`."""
        self._add(name, help, Kind.COUNTER, labels, read)

    def cache(self, name: str, lookups: Callable[[], tuple[int, int]], entries: Callable[[], int]) -> None:
        """Add a cache to those whose lookups and sizes are shown together.

        Args:
            lookups: returns the number of hits and the number of misses.
            entries: returns the number of entries.
        """
        if not self._caches:
            help = "Lookups in caches, by cache and result."
            self.counted("parley_cache_lookups_total", help, self._lookups, ("cache", "result"))
            self.gauge("parley_cache_entries", "Entries of caches, by cache.", self._sizes, ("cache",))
        self._caches[name] = lookups
        self._entries[name] = entries

    def _lookups(self) -> dict[Labels, float]:
        counted = {name: lookups() for name, lookups in self._caches.items()}
        hits: dict[Labels, float] = {(name, "hit"): hit for name, (hit, _) in counted.items()}
        return hits | {(name, "miss"): miss for name, (_, miss) in counted.items()}

    def _sizes(self) -> dict[Labels, float]:
        return {(name,): float(entries()) for name, entries in self._entries.items()}

    def before_scrape(self, work: Callable[[], Awaitable[object]]) -> None:
        """Await `work` before a scrape, at most every five seconds and for two: to read what a gauge then returns."""
        self._refreshing.append(work)

    async def refresh(self) -> None:
        """Do what has to be done before a scrape. What fails or takes too long keeps its last values."""
        if time.monotonic() - self._refreshed < _REFRESH_SECONDS:
            return
        self._refreshed = time.monotonic()
        await asyncio.gather(*(_in_time(work) for work in self._refreshing))

    def _add(
        self,
        name: str,
        help: str,
        kind: Kind,
        labels: Labels,
        read: Callable[[], Reading | Mapping[Labels, Distribution]],
    ) -> None:
        assert name.removesuffix("_total") not in self._taken, f"there are two metrics {name}"
        assert (kind is Kind.COUNTER) == name.endswith("_total"), f"{name} is a {kind.value}"
        self._taken.add(name.removesuffix("_total"))  # OpenMetrics gives both the same name
        self.families[name] = Family(name, help, kind, labels, read)


async def _in_time(work: Callable[[], Awaitable[object]]) -> None:
    with contextlib.suppress(Exception):
        async with asyncio.timeout(_REFRESH_TIMEOUT):
            await work()
