"""TRANSFORM: computes a value from expressions."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from engine.definitions.configs import About, Config
from engine.nodes.base import sync_node
from json_types import Json


class TransformConfig(Config, frozen=True, kw_only=True):
    """The config of a TRANSFORM."""

    value: Annotated[Any, About("The node's output: any JSON, in which strings can contain expressions.")]


def _value(config: TransformConfig, scope: Mapping[str, Json]) -> Json:
    """Return the value, whose expressions are resolved."""
    value: Json = config.value
    return value


TRANSFORM: Final = sync_node(TransformConfig, _value)
