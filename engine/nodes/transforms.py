"""TRANSFORM: computes a value from expressions."""

from collections.abc import Mapping
from typing import Any, Final

from engine.definitions.configs import Config
from engine.nodes.base import sync_node
from json_types import Json, JsonObject


class TransformConfig(Config, frozen=True, kw_only=True):
    """The config of a TRANSFORM."""

    value: Any


def _value(config: JsonObject, scope: Mapping[str, Json]) -> Json:
    """Return the value, whose expressions are resolved."""
    return config["value"]


TRANSFORM: Final = sync_node(TransformConfig, _value)
