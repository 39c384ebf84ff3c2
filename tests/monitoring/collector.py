"""An OpenTelemetry collector: takes spans in OTLP over HTTP, and decodes them with the classes of OpenTelemetry."""

import gzip
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span as OtlpSpan

from tests.fakes.http_service import HttpService

PATIENCE: Final = 30.0
_ERROR: Final = 2


@dataclass(frozen=True)
class Seen:
    """A span as the collector received it.

    Args:
        replica: the resource attribute `replica` of the process that recorded it.
    """

    name: str
    replica: str
    kind: str
    trace_id: str
    id: str
    parent_id: str
    attributes: dict[str, Any]
    failed: bool
    seconds: float


class Collector(HttpService):
    """The collector; `failing` lets it respond with 503."""

    failing = False

    def answer(self, asked: Any) -> Any:
        """Take spans."""
        assert asked.headers["content-type"] == "application/x-protobuf"
        return (503 if self.failing else 200, {}, b"")

    def spans(self) -> list[Seen]:
        """Return every span that was received."""
        found: list[Seen] = []
        for asked in list(self.requests):
            body = gzip.decompress(asked.body) if asked.headers.get("content-encoding") == "gzip" else asked.body
            for part in ExportTraceServiceRequest.FromString(body).resource_spans:
                resource = {each.key: _value(each.value) for each in part.resource.attributes}
                assert resource["service.name"] == "parley"
                for scope in part.scope_spans:
                    found.extend(_seen(span, str(resource.get("replica", ""))) for span in scope.spans)
        return found

    def trace(self, trace_id: str, *names: str) -> list[Seen]:
        """Return the spans of a trace once there is one with each of these names."""
        return self.until(
            lambda: [span for span in self.spans() if span.trace_id == trace_id],
            lambda found: set(names) <= {span.name for span in found},
        )

    @staticmethod
    def until(look: Callable[[], list[Seen]], good: Callable[[list[Seen]], bool]) -> list[Seen]:
        """Return spans once they satisfy a condition."""
        deadline = time.monotonic() + PATIENCE
        while not good(found := look()):
            assert time.monotonic() < deadline, sorted(span.name for span in found)
            time.sleep(0.05)
        return found


def _seen(span: OtlpSpan, replica: str) -> Seen:
    return Seen(
        span.name,
        replica,
        OtlpSpan.SpanKind.Name(span.kind).removeprefix("SPAN_KIND_"),
        span.trace_id.hex(),
        span.span_id.hex(),
        span.parent_span_id.hex(),
        {each.key: _value(each.value) for each in span.attributes},
        span.status.code == _ERROR,
        (span.end_time_unix_nano - span.start_time_unix_nano) / 1e9,
    )


def _value(value: Any) -> Any:
    return getattr(value, value.WhichOneof("value"))
