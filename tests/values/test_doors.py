"""The same JSON values through every entry, read through every exit: each is kept exactly or rejected.

`VALUES_EXAMPLES` is the number of random lists of values, 1 by default.
"""

import os
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final

import orjson
import pytest

from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.inbound.conftest import SETTINGS
from tests.people import administrator
from tests.running import node
from tests.values.doors import ENTRIES, House, Rejected
from tests.values.exits import MARKED, alike, by_query, by_socket, by_sse, delivered, head, marked_values
from tests.values.routes_in import ROUTES_IN
from tests.values.test_json_values import random_value

ALL: Final = {**ENTRIES, **ROUTES_IN}
EXAMPLES: Final = int(os.environ.get("VALUES_EXAMPLES", "1"))

AWKWARD: Final[list[Any]] = [
    "\\u0000 is written, not meant",
    "\\\\u0000",
    "s.replace('\\u0000','')",
    "${input.value}",
    "${nodes.a.output",
    "{{input}} #{x} %s $1 ?1 {0}",
    "\u2028\u2029\ufeff\ufffe\uffff\U0001f600\x7f\x01",
    "9999-99-99T99:99:99Z",
    "1e999",
    "x" * 5000,
    2**53 + 1,
    2**63 - 1,
    -(2**63),
    1e308,
    -1e308,
    5e-324,
    1e22,
    0.1,
    0.30000000000000004,
    1e-7,
    -0.0,
    True,
    False,
    None,
    [],
    {},
    [[[[[[[[[[[[None]]]]]]]]]]]],
    {"": {"": []}},
    {"__proto__": {"constructor": 1}, "$ref": "#/a", "a.b": 1, "a/b~c": 2, "0": 3, " ": 4},
    {"k" * 5000: 1},
    {"value": {"value": 1}, "type": "x", "id": "y", "errors": []},
]
TEXTS: Final[Mapping[str, bytes]] = {
    "NUL": rb'"a\u0000b"',
    "NUL in a key": rb'{"deep": [{"k\u0000": 1}]}',
    "a NUL that is not escaped": b'"a\0b"',
    "UTF-16": '"a"'.encode("utf-16"),
    "a lone surrogate": rb'"\ud800"',
    "a lone surrogate in a key": rb'{"\udc00": 1}',
    "an infinite number": b"1e999",
    "a negative infinite number": b"[-1e999]",
    "an integer of 64 bits": b"9223372036854775808",
    "an integer beyond 64 bits": b"[18446744073709551617]",
    "an integer of 30 digits": b'{"a": -111111111111111111111111111111}',
    "NaN": b"NaN",
    "Infinity": b'{"a": Infinity}',
    "invalid UTF-8": b'"\xff"',
    "a depth of 5,000": b"[" * 5000 + b"]" * 5000,
    "a depth of 300": b"[" * 300 + b"]" * 300,
    "a long integer at a depth of 1,000": b"[" * 1000 + b"1234567890123456789" + b"]" * 1000,
    "a single quote": b"'a'",
    "a trailing comma": b"[1,]",
    "a leading zero": b"[01]",
    "two values": b"1 2",
}
"""Texts that are not JSON, or whose value cannot be kept."""


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], service: HttpService) -> Iterator[Gateway]:
    """A gateway that may reach the service on this machine."""
    allowed = {"HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}", "CIRCUIT_FAILURE_THRESHOLD": "1000"}
    allowed |= {"MAX_AGENTS_PER_TYPE": "1000", "WEBHOOK_RATE_LIMIT": "100000"}
    allowed |= {"GITHUB_WEBHOOK_SECRET": SETTINGS["GITHUB_WEBHOOK_SECRET"]}
    with Gateway({**backend, **allowed}) as running:
        yield running


@pytest.fixture(scope="module")
def house(gateway: Gateway, service: HttpService) -> House:
    return House(gateway, administrator(gateway), service)


IN_NO_EVENT: Final = frozenset(
    {
        *("a schema", "a schedule", "a workflow's config", "params of an action", "a request", "a delivery"),
        *(
            "Studio",
            "a question to Studio",
            "a synchronized record",
            "metadata of an invocation",
            "a registered schema",
        ),
    }
)
"""Entries whose values no event contains."""
IN_DELIVERIES: Final = frozenset(
    {
        "a document",
        "a message",
        "a run",
        "a session's context",
        "a worker's result",
        "an agent's config",
        "an agent's metadata",
        "an approval",
        "an event",
        "requirements",
    }
)
"""Entries whose values the envelopes of deliveries contain."""


def names_in(items: list[Any]) -> set[str]:
    return {name for name, _ in marked_values(items)}


def check(house: House, values: list[Any]) -> None:
    """Send the values through every entry, and read them through every exit."""
    after, expected = head(house.person), {}
    with delivered(house, "WEBHOOK") as webhook, delivered(house, "CLOUDEVENTS") as cloud_events:
        for name, enter in ALL.items():
            sent = {MARKED: name, "value": values}
            try:
                read = enter(house, orjson.dumps(sent))
            except Rejected as rejection:
                # GraphQL cannot write all keys, and expressions in a config are evaluated.
                assert name in ("a default", "a node's config"), rejection
                continue
            assert alike(read(), sent), name
            expected[name] = values
        events = list(by_query(house.person, after))
        exits = {
            "the query": events,
            "the socket": list(by_socket(house.person, after, len(events))),
            "the event stream": list(by_sse(house.person, after, len(events))),
        }
        for exit, items in exits.items():
            assert names_in(items) >= expected.keys() - IN_NO_EVENT, exit
        exits["the webhook"] = webhook(lambda bodies: names_in(bodies) >= IN_DELIVERIES)
        exits["CloudEvents"] = cloud_events(lambda bodies: names_in(bodies) >= IN_DELIVERIES)
    for exit, items in exits.items():
        for name, value in marked_values(items):
            assert alike(value, expected[name]), (exit, name)


def test_awkward_values_are_kept_by_every_entry_and_shown_by_every_exit(house: House) -> None:
    check(house, AWKWARD)


# Not Hypothesis: it watches the global `random`, which the gateway uses in its thread.
@pytest.mark.more
@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_random_values_are_kept_by_every_entry_and_shown_by_every_exit(house: House, seed: int) -> None:
    random = Random(seed)
    check(house, [random_value(random) for _ in range(40)])


@pytest.mark.parametrize("name", [name for name in ALL if name != "an HTTP reply"])
def test_what_cannot_be_kept_is_rejected(house: House, name: str) -> None:
    kept = []
    for what, text in TEXTS.items():
        try:
            read = ALL[name](house, text)
        except Rejected:
            continue
        kept.append((what, read()))
    assert not kept


def test_a_reply_that_cannot_be_kept_as_json_is_kept_as_text(house: House) -> None:
    nodes = []
    for number, text in enumerate(TEXTS.values()):
        params = {"url": house.answer(f"/reply-{number}", text)}
        nodes.append(node(f"n{number}", "INTEGRATION", {"connector": "http", "action": "request", "params": params}))
    run = house.run(nodes, b"{}")
    for what, each in zip(TEXTS, run["nodes"].values(), strict=True):
        assert {"text", "base64"} & each["output"].keys() and "json" not in each["output"], what
