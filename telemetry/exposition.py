"""Metrics in the formats of Prometheus: its text format, and OpenMetrics. Imported with the first scrape."""

import asyncio
import sys
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import cast

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector, CollectorRegistry

from telemetry.metrics import Distribution, Family, Kind, Labels, Metrics


class Exposition:
    """Everything that a scrape returns: the metrics of a gateway, and those of its process under their usual names."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        unused = CollectorRegistry()  # some of these collectors insist on registering
        self._collectors = [
            FamilyCollector(metrics),
            ProcessCollector(registry=unused),
            PlatformCollector(registry=unused),
            GCCollector(registry=unused),
            InterpreterCollector(),
        ]

    async def encoded(self, accept: str) -> tuple[bytes, str]:
        """Return the response to a scrape, in the format that it accepts, and its media type.

        The event loop runs between the steps: with thousands of connections some of them take milliseconds.
        """
        await self._metrics.refresh()
        collected = Collected()
        for collector in self._collectors:
            await asyncio.sleep(0)
            collected.metrics += collector.collect()
        await asyncio.sleep(0)
        registry = CollectorRegistry(auto_describe=False)
        registry.register(collected)
        encode, media_type = choose_encoder(accept)
        return encode(registry), media_type


class Collected(Collector):
    """Metrics with the values that they had when they were collected."""

    def __init__(self) -> None:
        self.metrics: list[Metric] = []

    def collect(self) -> list[Metric]:
        """Return them."""
        return self.metrics


class FamilyCollector(Collector):
    """The metrics of a gateway."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        """Yield each metric with its current values."""
        for family in self._metrics.families.values():
            yield _metric(family)


class InterpreterCollector(Collector):
    """Numbers that grow only if the process leaks; both are cheap to read."""

    def collect(self) -> Iterator[Metric]:
        """Yield the number of tasks and of blocks of memory."""
        yield GaugeMetricFamily("parley_asyncio_tasks", "Tasks of the event loop.", len(asyncio.all_tasks()))
        yield GaugeMetricFamily(
            "parley_memory_blocks", "Blocks of memory that Python has allocated.", sys.getallocatedblocks()
        )


def _metric(family: Family) -> Metric:
    values = family.read()
    found = values if isinstance(values, Mapping) else {(): values}
    if family.kind is Kind.HISTOGRAM:
        histogram = HistogramMetricFamily(family.name, family.help, labels=family.labels)
        for labels, distribution in cast(Mapping[Labels, Distribution], found).items():
            histogram.add_metric(labels, _buckets(distribution), distribution.sum)
        return histogram
    kind = CounterMetricFamily if family.kind is Kind.COUNTER else GaugeMetricFamily
    metric = kind(family.name, family.help, labels=family.labels)
    for labels, number in cast(Mapping[Labels, float], found).items():
        metric.add_metric(labels, number)
    return metric


def _buckets(distribution: Distribution) -> list[tuple[str, int]]:
    """Return the cumulative counts by upper bound."""
    bounds = [*map(str, distribution.bounds), "+Inf"]
    return list(zip(bounds, accumulate(distribution.counts), strict=True))
