"""Messages to a person, and their deliveries as the API shows them."""

import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from tests.people import Person, on_database

PATIENCE: Final = 60.0
DELIVERY: Final = """
id channel subject content data status errorMessage priority retryCount retryDelaySeconds nextAttemptAt expiresAt
externalId simulated createdAt updatedAt completedAt user { id } createdBy { id }
attempts { number at durationMs ok statusCode error }
"""
ENDED: Final = ("SUCCESS", "FAILED", "EXPIRED")

Result = TypeVar("Result")


def until(look: Callable[[], Result], good: Callable[[Result], bool]) -> Result:
    """Return the first value that satisfies a condition."""
    deadline = time.monotonic() + PATIENCE
    while not good(seen := look()):
        assert time.monotonic() < deadline, seen
        time.sleep(0.02)
    return seen


def sent(person: Person, *channels: str, **values: Any) -> list[dict[str, Any]]:
    """Return the new deliveries of a message to the person, or to `userId`."""
    given = {"content": "Hello"} | ({"channels": list(channels)} if channels else {}) | values
    found: list[dict[str, Any]] = person.done("deliver", f"deliveries {{ {DELIVERY} }}", **given)["deliveries"]
    return found


def shown(person: Person, id: str) -> dict[str, Any]:
    """Return a delivery as it is now."""
    found: dict[str, Any] = person.data(f"query($id: ID!) {{ delivery(id: $id) {{ {DELIVERY} }} }}", id=id)["delivery"]
    return found


def ended(person: Person, id: str) -> dict[str, Any]:
    """Return a delivery once it has ended."""
    return until(lambda: shown(person, id), lambda each: each["status"] in ENDED)


def delivered(person: Person, words: str) -> dict[str, str]:
    """Return the id of a delivery to the person's inbox that has ended, by its type."""
    [made] = sent(person, "TEST", content=words, subject=words, data={"words": words})
    return {"Delivery": ended(person, made["id"])["id"]}


def undelivered(person: Person) -> str:
    """Return the id of a delivery to the person that has failed."""
    [made] = sent(person, "TEST")
    ended(person, made["id"])

    async def fail() -> None:
        failed = {"status": DeliveryStatus.FAILED, "error_message": "UPSTREAM_FAILED: It failed."}
        await Delivery.filter(id=made["id"]).update(**failed)

    on_database(person.gateway, fail)
    return str(made["id"])
