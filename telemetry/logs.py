"""The process log: one line per record, as text for people or as JSON for programs.

A record may carry `fields` (`extra={"fields": {…}}`): in JSON they are members, in text they follow the message.
"""

import logging
import time
from collections.abc import Mapping
from typing import Final

import orjson

from telemetry.requests import current_request
from telemetry.tracing import current_span

NOISY: Final = ("httpx", "httpcore", "tortoise", "aerich", "asyncio", "mcp", "uvicorn")
"""Libraries whose information is not about Parley."""


def configure(level: str = "INFO", *, as_json: bool = False) -> None:
    """Write the log of this process to standard error, from this level on."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if as_json else TextLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def context_of(record: logging.LogRecord) -> dict[str, object]:
    """Return what is known about a record beside its message: its fields, and the request and trace it belongs to."""
    found: dict[str, object] = {}
    fields = getattr(record, "fields", None)
    if isinstance(fields, Mapping):
        found.update(fields)
    if (request := current_request.get()) is not None:
        found.setdefault("requestId", request.id)
    if (span := current_span()) is not None:
        found |= {"traceId": span.trace_id, "spanId": span.span_id}
    return found


class TextLines(logging.Formatter):
    """`2026-11-29 23:00:00,000 WARNING parley.operations message (name=value, …)`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the first line."""
        line, context = super().formatMessage(record), context_of(record)
        return f"{line} ({', '.join(f'{name}={value}' for name, value in context.items())})" if context else line


class JsonLines(logging.Formatter):
    """One JSON object per line, with the names that log collectors expect."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "timestamp": _timestamp(record.created),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **context_of(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


def _timestamp(seconds: float) -> str:
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    return f"{whole}.{int(seconds % 1 * 1000):03d}Z"
