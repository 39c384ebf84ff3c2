"""The ways in which values that entered Parley can be read again, and how values are found and compared there."""

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx
import orjson

from tests.people import Person
from tests.values.doors import PATIENCE, House
from tests.work import some

MARKED: Final = "marked"
"""The key of objects by which values are found again; see `marked_values`."""


def marked_values(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield the name and the value of all marked objects in a JSON value: `{"marked": name, "value": value}`."""
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get(MARKED), str) and "value" in each:
                yield each[MARKED], each["value"]
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def alike(found: Any, sent: Any) -> bool:
    """Return whether two JSON values are the same. A float may come back as an integer with the same digits.

    PostgreSQL writes numbers without an exponent.
    """
    if isinstance(sent, dict) and isinstance(found, dict):
        return found.keys() == sent.keys() and all(alike(found[name], item) for name, item in sent.items())
    if isinstance(sent, list) and isinstance(found, list):
        return len(found) == len(sent) and all(map(alike, found, sent))
    if type(sent) is float and type(found) is int:
        return float(found) == sent
    return type(found) is type(sent) and bool(found == sent)


def head(person: Person) -> str:
    """Return a cursor to the newest event."""
    person.done("publishEvent", "event { id }", type="values.begun", data={})
    page = 'query($a: Cursor) { events(first: 100, after: $a, types: ["values.begun"]) { pageInfo { endCursor } } }'
    cursor = person.data(page)["events"]["pageInfo"]["endCursor"]
    while (later := person.data(page, a=cursor)["events"]["pageInfo"]["endCursor"]) is not None:
        cursor = later
    return str(cursor)


EVENT: Final = """__typename
... on CustomEvent { data }
... on TaskCreated { task { payload requirements } }
... on TaskUpdated { task { payload result } }
... on MessageSent { message { metadata } }
... on DocumentChanged { document { value } patch }
... on ApprovalRequested { approval { data } }
... on SessionCreated { session { context metadata } }
... on SessionUpdated { session { context metadata } }
... on WorkflowStarted { execution { input } }
... on WorkflowCompleted { execution { input output } }
... on NodeStarted { node { input } }
... on NodeCompleted { node { input output } }
... on RecordChanged { changes }"""
STREAM: Final = f"subscription($after: Cursor) {{ events(after: $after) {{ {EVENT} }} }}"


def by_query(person: Person, after: str) -> Iterator[Any]:
    """Yield all events after a cursor, as `events` shows them."""
    query = f"""query($after: Cursor) {{ events(first: 100, after: $after) {{
      nodes {{ {EVENT} }} pageInfo {{ hasNextPage endCursor }} }} }}"""
    while True:
        page = person.data(query, after=after)["events"]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def by_socket(person: Person, after: str, count: int) -> Iterator[Any]:
    """Yield this many events after a cursor, as a WebSocket gets them."""
    with person.follow(STREAM, after=after) as following:
        for _ in range(count + 1):  # and StreamOpened
            yield following()


def by_sse(person: Person, after: str, count: int) -> Iterator[Any]:
    """Yield this many events after a cursor, as an event stream over HTTP gets them."""
    body = {"query": STREAM, "variables": {"after": after}}
    headers = {"accept": "text/event-stream"}
    with (
        person.gateway.client(person.token) as client,
        client.stream("POST", "/graphql", json=body, headers=headers) as response,
    ):
        for item in _sse_data(response):
            assert "errors" not in item, item
            yield item["data"]["events"]
            if item["data"]["events"]["__typename"] != "StreamOpened":
                count -= 1
            if not count:
                return


def _sse_data(response: httpx.Response) -> Iterator[Any]:
    """Yield the data of events. httpx's own lines also end at other characters, such as U+2028."""
    kept = b""
    for part in response.iter_bytes():
        *lines, kept = (kept + part).split(b"\n")
        for line in lines:
            if line.startswith(b"data: ") and len(line) > len(b"data: "):
                yield orjson.loads(line.removeprefix(b"data: "))


@contextlib.contextmanager
def delivered(house: House, type: str) -> Iterator[Callable[[Callable[[list[Any]], bool]], list[Any]]]:
    """Deliver all events to the service, and yield a function that waits for bodies and returns them.

    Args:
        type: the type of the destination.
    """
    path = f"/{some('receiver')}"
    house.service.answers[path] = (200, {}, b"")
    id = house.person.done(
        "createEventDestination",
        "destination { id }",
        name=path,
        type=type,
        eventTypes=["*"],
        config={"url": f"{house.service.url}{path}"},
    )["destination"]["id"]

    def wait(enough: Callable[[list[Any]], bool]) -> list[Any]:
        deadline = time.monotonic() + PATIENCE
        while not enough(bodies := [each.json for each in house.service.requests if each.path == path]):
            assert time.monotonic() < deadline, f"{len(bodies)} events were delivered to {type}"
            time.sleep(0.05)
        return bodies

    yield wait
    house.person.done("deleteEventDestination", "deletedId", id=id)
