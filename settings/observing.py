"""The process log, and where traces are sent."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from settings import values as parse
from settings.subject import SettingError, Subject, setting

LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")


class LogFormat(Enum):
    """The format of log lines."""

    TEXT = "text"
    JSON = "json"


class Sampler(Enum):
    """Which traces are recorded; OpenTelemetry's names."""

    ON = "always_on"
    OFF = "always_off"
    RATIO = "traceidratio"
    PARENT_ON = "parentbased_always_on"
    PARENT_OFF = "parentbased_always_off"
    PARENT_RATIO = "parentbased_traceidratio"

    @property
    def follows_parent(self) -> bool:
        """Whether a trace that began elsewhere is recorded if it is there."""
        return self.value.startswith("parentbased")


@dataclass(frozen=True, kw_only=True)
class Observing(Subject):
    """The settings of logs and traces. Those of traces have OpenTelemetry's names and meanings."""

    TITLE: ClassVar = "Logs and traces"

    log_format: LogFormat = setting(
        "LOG_FORMAT",
        parse.one_of(LogFormat),
        "`text`, for people, or `json`: one object per line.",
        default=LogFormat.TEXT,
        shown_default="`text`",
    )
    log_level: str = setting(
        "LOG_LEVEL",
        parse.one_of_texts(*LEVELS),
        "The least severe records that are logged: `DEBUG`, `INFO`, `WARNING` or `ERROR`.",
        default="INFO",
    )
    slow_operation_ms: int = setting(
        "SLOW_OPERATION_MS",
        parse.whole_number(0, 3_600_000),
        "Queries and mutations that take at least this many milliseconds are logged, with their name and their client. "
        "`0` logs none.",
        default=1000,
    )
    otlp_endpoint: str | None = setting(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        parse.web_address,
        "The base URL of an OpenTelemetry collector, such as `http://localhost:4318`: traces are sent to `/v1/traces` "
        "there, in OTLP over HTTP. Without it, nothing is traced.",
        default=None,
        shown_default="none",
    )
    otlp_traces_endpoint: str | None = setting(
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        parse.web_address,
        "The whole URL for traces, instead.",
        default=None,
        shown_default="none",
    )
    otlp_headers: str = setting(
        "OTEL_EXPORTER_OTLP_HEADERS",
        str,
        "Headers of these requests, as `name=value,name=value` with values in URL encoding.",
        default="",
        shown_default="none",
        secret=True,
    )
    otlp_protocol: str = setting(
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        parse.one_of_texts("http/protobuf"),
        "Only `http/protobuf`; collectors listen for it on port 4318.",
        default="http/protobuf",
    )
    otlp_compression: str = setting(
        "OTEL_EXPORTER_OTLP_COMPRESSION",
        parse.one_of_texts("none", "gzip"),
        "How these requests are compressed: `none` or `gzip`.",
        default="none",
    )
    otlp_timeout_ms: int = setting(
        "OTEL_EXPORTER_OTLP_TIMEOUT",
        parse.whole_number(1, 600_000),
        "Milliseconds after which a request is given up.",
        default=10_000,
    )
    service_name: str = setting("OTEL_SERVICE_NAME", str, "The name of the service in traces.", default="parley")
    resource_attributes: str = setting(
        "OTEL_RESOURCE_ATTRIBUTES",
        str,
        "Further attributes of the service, as `name=value,name=value`.",
        default="",
        shown_default="none",
    )
    traces_exporter: str = setting(
        "OTEL_TRACES_EXPORTER",
        parse.one_of_texts("otlp", "none"),
        "`otlp`, or `none` to trace nothing.",
        default="otlp",
    )
    tracing_disabled: bool = setting(
        "OTEL_SDK_DISABLED", parse.switch, "Whether to trace nothing.", default=False, shown_default="`false`"
    )
    sampler: Sampler = setting(
        "OTEL_TRACES_SAMPLER",
        parse.one_of(Sampler),
        "The traces to record: `always_on`, `always_off`, `traceidratio`, or the same with `parentbased_` before it: "
        "then a trace that began elsewhere is recorded if it is there.",
        default=Sampler.PARENT_ON,
        shown_default="`parentbased_always_on`",
    )
    sampler_ratio: float = setting(
        "OTEL_TRACES_SAMPLER_ARG",
        parse.fraction,
        "The part of the traces that `traceidratio` records, from 0 to 1.",
        default=1.0,
    )
    span_delay_ms: int = setting(
        "OTEL_BSP_SCHEDULE_DELAY",
        parse.whole_number(10, 600_000),
        "Milliseconds for which spans are collected before they are sent.",
        default=5000,
    )
    most_spans: int = setting(
        "OTEL_BSP_MAX_QUEUE_SIZE",
        parse.whole_number(1, 1_000_000),
        "The most spans that wait to be sent; further ones are dropped, and counted.",
        default=20_480,
    )

    @property
    def traces_url(self) -> str | None:
        """The URL that spans are sent to; None if nothing is traced."""
        if self.tracing_disabled or self.traces_exporter == "none" or self.sampler is Sampler.OFF:
            return None
        if self.otlp_traces_endpoint is not None:
            return self.otlp_traces_endpoint
        return None if self.otlp_endpoint is None else f"{self.otlp_endpoint.rstrip('/')}/v1/traces"

    @property
    def traced_ratio(self) -> float:
        """The part of the traces to record that begin here."""
        if self.sampler in (Sampler.RATIO, Sampler.PARENT_RATIO):
            return self.sampler_ratio
        return 0.0 if self.sampler is Sampler.PARENT_OFF else 1.0

    def check(self) -> None:
        """Require lists of names and values."""
        for name, text in (
            ("OTEL_EXPORTER_OTLP_HEADERS", self.otlp_headers),
            ("OTEL_RESOURCE_ATTRIBUTES", self.resource_attributes),
        ):
            if not all("=" in each for each in text.split(",") if each.strip()):
                raise SettingError(f"{name} must be a list such as name=value,name=value.")
