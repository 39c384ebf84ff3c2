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
from tests.suite import either_backend

pytestmark = either_backend("configs are checked before they are stored")

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
        ("WEBHOOK", {"url": "https://example.com", "authorization": "a\r\nb"}, "authorization must be one line"),
        ("KAFKA", {"brokers": ["a:1"], "topic": "a/b"}, "topic may contain only letters, digits, dots"),
    ],
)
def test_an_invalid_config_is_explained(gateway: Gateway, type: str, config: dict[str, Any], words: str) -> None:
    given = {"name": "x", "type": type, "eventTypes": ["*"], "config": config}
    [error] = administrator(gateway).data(CREATE, input=given)["done"]["errors"]
    assert words in error["message"] and "regex" not in error["message"]
