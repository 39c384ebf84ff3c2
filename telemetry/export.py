"""Sending spans to an OpenTelemetry collector: in batches, in the background, and never at the cost of a request."""

import asyncio
import contextlib
import gzip
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import httpx

from telemetry.metrics import Metrics
from telemetry.otlp import encoded, trace_request
from telemetry.tracing import Span, Tracer, Value, tracing

_log = logging.getLogger("parley.traces")

BATCH: Final = 1_024
"""The most spans in one request: some 150 kB."""
SCOPE: Final = "parley"
_RETRIED: Final = frozenset({408, 429, 502, 503, 504})
_ATTEMPTS: Final = 3
_BACKOFF_SECONDS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Collector:
    """A collector and how to send to it.

    Args:
        url: receives spans by POST.
        seconds: the time limit of a request.
        delay: how long spans are collected, in seconds, unless a batch is full before.
        most: the spans that may wait; further ones are dropped.
    """

    url: str
    headers: Mapping[str, str]
    compress: bool
    seconds: float
    delay: float
    most: int


def pairs(text: str) -> dict[str, str]:
    """Return `name=value,name=value`, in which values are in URL encoding, as a mapping."""
    found = (each.partition("=") for each in text.split(",") if each.strip())
    return {name.strip(): unquote(value.strip()) for name, _, value in found}


@dataclass(frozen=True, slots=True)
class TraceExport:
    """Which traces are recorded, and where they are sent.

    Args:
        resource: the attributes of this process.
        ratio: the part of the traces to record that begin here.
        follows_parent: whether a trace that began elsewhere is recorded if it is there.
    """

    collector: Collector
    resource: Mapping[str, Value]
    ratio: float
    follows_parent: bool


class Exporter:
    """Takes the spans of a process and sends them."""

    def __init__(self, collector: Collector, resource: Mapping[str, Value], client: httpx.AsyncClient) -> None:
        self._collector = collector
        self._resource = resource
        self._client = client
        self._waiting: list[bytes] = []
        self._full = asyncio.Event()
        self._failing = False
        self.sent = 0
        self.dropped = 0

    def take(self, span: Span) -> None:
        """Take a span that has ended. It is encoded at once: bytes cost the garbage collector nothing."""
        if len(self._waiting) >= self._collector.most:
            self.dropped += 1
            return
        self._waiting.append(encoded(span))
        if len(self._waiting) >= BATCH and not self._full.is_set():
            self._full.set()

    async def run(self) -> None:
        """Send until cancelled: whole batches as they fill, and the rest after each delay."""
        with tracing(None):
            while True:
                try:
                    async with asyncio.timeout(self._collector.delay):
                        await self._full.wait()
                except TimeoutError:
                    await self.flush()
                else:
                    self._full.clear()
                    while len(self._waiting) >= BATCH:
                        await self._send_batch()

    async def flush(self) -> None:
        """Send the spans that wait now. Those that end meanwhile are left: a request costs as much as many spans."""
        for _ in range(-(-len(self._waiting) // BATCH)):
            await self._send_batch()

    async def _send_batch(self) -> None:
        """Send the oldest spans. If the collector does not take them, they are dropped."""
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        if await self._send(batch):
            self.sent += len(batch)
        else:
            self.dropped += len(batch)

    async def _send(self, batch: list[bytes]) -> bool:
        body = trace_request(self._resource, batch, SCOPE)
        headers = {**self._collector.headers, "content-type": "application/x-protobuf"}
        if self._collector.compress:
            body, headers["content-encoding"] = await asyncio.to_thread(gzip.compress, body, 6), "gzip"
        for attempt in range(_ATTEMPTS):
            if attempt:
                await asyncio.sleep(_BACKOFF_SECONDS * 2 ** (attempt - 1))
            try:
                reply = await self._client.post(self._collector.url, content=body, headers=headers)
            except httpx.HTTPError as error:
                problem: str = type(error).__name__
                continue
            if reply.is_success:
                self._note(None)
                return True
            problem = f"status {reply.status_code}"
            if reply.status_code not in _RETRIED:
                break
        self._note(problem)
        return False

    def _note(self, problem: str | None) -> None:
        """Log when the collector begins to fail, and when it works again."""
        if problem is not None and not self._failing:
            _log.warning("collector of traces unavailable (%s); spans are dropped", problem)
        if problem is None and self._failing:
            _log.info("collector of traces available again")
        self._failing = problem is not None


@contextlib.asynccontextmanager
async def open_tracer(export: TraceExport | None, metrics: Metrics) -> AsyncIterator[Tracer | None]:
    """Send the spans of the tracer while the block runs, and the last ones at its end; or open none."""
    if export is None:
        yield None
        return
    collector = export.collector
    async with httpx.AsyncClient(timeout=collector.seconds, trust_env=False) as client:
        exporter = Exporter(collector, export.resource, client)
        metrics.counted("parley_trace_spans_sent_total", "Spans that the collector took.", lambda: exporter.sent)
        metrics.counted("parley_trace_spans_dropped_total", "Spans that were not sent.", lambda: exporter.dropped)
        task = asyncio.create_task(exporter.run())
        try:
            yield Tracer(exporter.take, export.ratio, follows_parent=export.follows_parent)
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(collector.seconds):
                    await exporter.flush()
