"""Prints why something happened: an event, what led to it, and what it led to, each below its cause.

python -m examples.why [event type or id]
"""

import asyncio
import os
import sys
from typing import Any, Final

from examples.client import Client

NEWEST: Final = "query ($type: String!) { events(last: 1, types: [$type]) { nodes { id } } }"
CHAIN: Final = """query ($event: ID!) {
  eventChain(of: $event, first: 100) {
    id type causedBy actor { name }
    ... on NodeStarted { node { name } } ... on NodeWaiting { node { name } } ... on NodeCompleted { node { name } }
    ... on ApprovalRequested { approval { title } }
    ... on DeliveryUpdated { delivery { channel status subject } }
  }
}"""


async def tree(client: Client, wanted: str) -> list[str]:
    """Return the lines of an event's chain. A type stands for the newest event of it."""
    if "." in wanted and ":" not in wanted:
        [found] = (await client.query(NEWEST, type=wanted))["events"]["nodes"]
        wanted = found["id"]
    chain = (await client.query(CHAIN, event=wanted))["eventChain"]
    depths: dict[str, int] = {}
    for event in chain:
        depths[event["id"]] = depths.get(event["causedBy"], -1) + 1
    return [f"{'  ' * depths[event['id']]}{_described(event)}" for event in _by_cause(chain)]


def _by_cause(chain: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return events in the order in which a tree shows them: each followed by what it led to."""
    known = {event["id"] for event in chain}

    def below(cause: str | None) -> list[dict[str, Any]]:
        found = [event for event in chain if (event["causedBy"] if event["causedBy"] in known else None) == cause]
        return [each for event in found for each in (event, *below(event["id"]))]

    return below(None)


def _described(event: dict[str, Any]) -> str:
    delivery = event.get("delivery") or {}
    about = [*(event.get("node") or event.get("approval") or {}).values(), *delivery.values()]
    actor = event["actor"]["name"] if event["actor"] else "Parley"
    return " · ".join([event["type"], actor, *(str(each) for each in about if each)])


async def _main() -> None:
    async with Client(os.environ["PARLEY_URL"], os.environ["PARLEY_TOKEN"]) as client:
        print("\n".join(await tree(client, sys.argv[1] if len(sys.argv) > 1 else "delivery.updated")))


if __name__ == "__main__":
    asyncio.run(_main())
