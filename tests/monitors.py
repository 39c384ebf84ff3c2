"""A client of the monitor of runs: reads named server-sent events as a browser does."""

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import httpx

PATH: Final = "/api/workflows/monitor"


@dataclass(frozen=True)
class Received:
    """A server-sent event."""

    name: str
    id: str
    data: dict[str, Any]


def events_in(lines: Iterable[str]) -> Iterator[Received]:
    """Yield the events of a stream, without comments."""
    fields: dict[str, str] = {}
    for line in lines:
        if line == "":
            if "data" in fields:
                yield Received(fields["event"], fields.get("id", ""), json.loads(fields["data"]))
            fields = {}
        elif not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value


@contextlib.contextmanager
def monitoring(client: httpx.Client, id: str, after: str = "", **query: str) -> Iterator[Iterator[Received]]:
    """Open the monitor of a run and yield its events; the iterator ends with the response."""
    headers = {"accept": "text/event-stream", **({"last-event-id": after} if after else {})}
    with client.stream("GET", PATH, params={"execution_id": id, **query}, headers=headers) as response:
        assert response.status_code == 200, response.read()
        assert response.headers["content-type"].startswith("text/event-stream")
        yield events_in(response.iter_lines())


def monitored(client: httpx.Client, id: str, after: str = "", **query: str) -> list[Received]:
    """Return all events of a run that ends."""
    with monitoring(client, id, after, **query) as events:
        return list(events)
