"""The clients of the scenarios, which repeat what may have been lost."""

from typing import Any, cast

from models.users import Role
from tests.crash_points.forked import ForkedGateway
from tests.gateways import Gateway
from tests.people import Person, person
from tests.waiting import until

WAITING = 90.0
"""Seconds for something to end: more than any lease takes to expire."""


def someone(crashing: ForkedGateway, role: Role = Role.ADMIN) -> Person:
    """Return a new user of the gateway."""
    return person(cast(Gateway, crashing), role)


def repeated(caller: Person, mutation: str, selection: str, **values: Any) -> None:
    """Execute a mutation without an idempotency key. If a crash lost its response, the repetition is rejected."""
    payload = caller.change(mutation, selection, values)
    assert [each["code"] for each in payload["errors"]] in ([], ["CONFLICT"]), payload["errors"]


def history(caller: Person, condition: dict[str, Any]) -> list[str]:
    """Return the types of the events that match a condition, in order, once all of them are in the log."""
    query = """query($filter: EventFilter) { events(first: 100, filter: $filter) { nodes { id type } } }"""
    found = caller.data(query, filter=condition)["events"]["nodes"]
    assert len({each["id"] for each in found}) == len(found)
    return [each["type"] for each in found]


def until_ended(look: Any, *ends: str) -> Any:
    """Return a record once its status is one of these."""
    until(lambda: look()["status"] in ends, WAITING)
    return look()
