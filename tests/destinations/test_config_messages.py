"""Messages about invalid configs say in words what is allowed."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import pytest

from engine.deliveries.channels import CHANNELS
from engine.destinations.kinds import KINDS
from engine.typed_configs import ALLOWED_BY_PATTERN
from tests.gateways import Gateway
from tests.people import administrator

CREATE = """mutation($input: CreateEventDestinationInput!) {
  done: createEventDestination(input: $input) { errors { message } } }"""


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from patterns(each)


def test_every_pattern_is_described() -> None:
    configs = [*(each.config for each in KINDS.values()), *(each.config for each in CHANNELS.values())]
    found = {pattern for config in configs for pattern in patterns(msgspec.json.schema(config))}
    assert found and found <= set(ALLOWED_BY_PATTERN)


@pytest.mark.parametrize(
    ("type", "config", "words"),
    [
        ("WEBHOOK", {"url": "https://example.com", "authorization": "a\r\nb"}, "config.authorization must be one line"),
        ("KAFKA", {"brokers": ["a:1"], "topic": "a/b"}, "config.topic may contain only letters, digits, dots"),
        ("WEBHOOK", {}, "config.url is required."),
        ("WEBHOOK", {"se\u202eret": 1}, r'config has no field "se\u202eret". Its fields: url, secret, '),
        (
            "WEBHOOK",
            {"url": "https://example.com", "secret": "short"},
            "config.secret must have at least 16 characters.",
        ),
        ("KAFKA", {"brokers": []}, "config.brokers must have at least 1 item."),
        ("KAFKA", {"brokers": ["a:1", 5]}, "config.brokers[1] must be a string, not a whole number."),
        (
            "KAFKA",
            {"brokers": ["a:1"], "topic": "a", "mechanism": "MD5\u202e"},
            "config.mechanism must be one of PLAIN, ",
        ),
    ],
)
def test_an_invalid_config_is_explained(gateway: Gateway, type: str, config: dict[str, Any], words: str) -> None:
    given = {"name": "x", "type": type, "eventTypes": ["*"], "config": config}
    [error] = administrator(gateway).data(CREATE, input=given)["done"]["errors"]
    assert error["message"].startswith(words) and "regex" not in error["message"]
