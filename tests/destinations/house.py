"""Destinations of one organization, and a service that receives their events, on a separate path for each."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from models.destinations import DestinationState
from tests.fakes.http_service import Asked, HttpService
from tests.people import Person, on_database

PATIENCE: Final = 180.0
DELIVERY: Final = """
id status nextAttemptAt createdAt completedAt event { id type }
attempts { number at durationMs ok statusCode error }
"""
DESTINATION: Final = "id name type eventTypes config enabled status environmentName"
TRACED: Final = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}
"""Settings with which operations are traced; the collector is unavailable."""
_numbers = itertools.count(1)

Result = TypeVar("Result")


def until(look: Callable[[], Result], good: Callable[[Result], bool]) -> Result:
    """Return the first value that satisfies a condition."""
    deadline = time.monotonic() + PATIENCE
    while not good(seen := look()):
        assert time.monotonic() < deadline, seen
        time.sleep(0.05)
    return seen


@dataclass
class House:
    """A user who creates destinations."""

    owner: Person
    service: HttpService

    def endpoint(self, status: int = 200, headers: dict[str, str] | None = None) -> str:
        """Return an unused path of the service that responds with the given status."""
        name = f"eo{next(_numbers)}test"
        self.answers(name, status, headers)
        return name

    def answers(self, endpoint: str, status: int, headers: dict[str, str] | None = None) -> None:
        """Make a path respond with a status from now on."""
        html = {"content-type": "text/html", **(headers or {})}
        self.service.answers[f"/{endpoint}"] = (status, html, b"<p><b>Success!</b></p>")

    def received(self, endpoint: str) -> list[Asked]:
        """Return the requests to a path, oldest first."""
        return [asked for asked in self.service.requests if asked.path == f"/{endpoint}"]

    def bodies(self, endpoint: str, count: int) -> list[Any]:
        """Return the requests to a path once there are this many."""
        return [each.json for each in until(lambda: self.received(endpoint), lambda found: len(found) >= count)]

    def destination(self, endpoint: str, *event_types: str, **values: Any) -> str:
        """Return the id of a new destination of type PIPEDREAM."""
        given = {
            "name": endpoint,
            "type": "PIPEDREAM",
            "eventTypes": list(event_types),
            "config": {"workflow": endpoint},
        }
        made = self.owner.done("createEventDestination", "destination { id }", **given | values)
        id: str = made["destination"]["id"]
        return id

    def shown(self, id: str) -> dict[str, Any]:
        """Return a destination as the API shows it."""
        query = f"query($id: ID!) {{ node(id: $id) {{ ... on EventDestination {{ {DESTINATION} }} }} }}"
        shown: dict[str, Any] = self.owner.data(query, id=id)["node"]
        return shown

    def deliveries(self, id: str) -> list[dict[str, Any]]:
        """Return a destination's deliveries, oldest first."""
        query = f"""query($id: ID!) {{ node(id: $id) {{ ... on EventDestination {{
            deliveries(first: 100) {{ nodes {{ {DELIVERY} }} }} }} }} }}"""
        found: list[dict[str, Any]] = self.owner.data(query, id=id)["node"]["deliveries"]["nodes"]
        return found[::-1]

    def until_all(self, id: str, *statuses: str) -> list[dict[str, Any]]:
        """Return a destination's deliveries once they have these statuses, oldest first."""
        return until(lambda: self.deliveries(id), lambda found: tuple(each["status"] for each in found) == statuses)

    def publish(self, type: str = "deploy.done", data: Any = True, **values: Any) -> str:
        """Return the id of a new custom event."""
        given = {"type": type, "data": data, **values}
        id: str = self.owner.done("publishEvent", "event { id }", **given)["event"]["id"]
        return id


def waiting_delivery(owner: Person, words: str) -> dict[str, str]:
    """Return the ids of a new destination whose host does not exist, and of a delivery that is retried."""
    type = f"{words}.happened"
    config = {"url": f"http://nowhere.invalid/{words}", "secret": f"{words}-is-a-secret"}
    given = {"name": words, "type": "WEBHOOK", "eventTypes": [type], "config": config}
    id = owner.done("createEventDestination", "destination { id }", **given)["destination"]["id"]
    owner.done("publishEvent", "event { id }", type=type, data={"words": words})
    [delivery, *_] = until(lambda: _retried(owner, id), bool)
    return {"EventDestination": id, "EventDelivery": delivery["id"]}


def failed_delivery(owner: Person, words: str) -> dict[str, str]:
    """Return the ids of a new destination, which is disabled by now, and of a delivery that waits for it."""
    ids = waiting_delivery(owner, words)
    id = ids["EventDestination"]
    owner.done("updateEventDestination", "destination { id }", id=id, enabled=False)

    async def is_attempted() -> bool:
        return await DestinationState.filter(destination_id=id, leased_by__not_isnull=True).exists()

    # An attempt in progress, which may take seconds, is stored only at its end.
    until(lambda: on_database(owner.gateway, is_attempted), lambda attempted: not attempted)
    return ids


def _retried(owner: Person, destination_id: str) -> list[Any]:
    query = """query($id: ID!) { node(id: $id) { ... on EventDestination {
        deliveries(status: RETRYING) { nodes { id attempts { number } } } } } }"""
    found: list[Any] = owner.data(query, id=destination_id)["node"]["deliveries"]["nodes"]
    return found
