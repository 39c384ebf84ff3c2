"""Filling in the parameters of a template."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import orjson

from engine.definitions.templates.base import Surroundings, Template, TemplateSchema
from engine.json_schema import SchemaError, validation_errors
from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject, objects_at

_PLACEHOLDER: Final = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template with its parameters filled in.

    Args:
        schemas: the schemas that the nodes refer to, and that must be registered.
        chosen: the registered schemas that the parameters name in place of others, by parameter.
    """

    nodes: list[JsonObject]
    input_schema: JsonObject
    schemas: list[TemplateSchema]
    chosen: Mapping[str, str]


def fill(template: Template, parameters: JsonObject, surroundings: Surroundings) -> FilledTemplate:
    """Return the nodes with the parameters filled in.

    Raises:
        InvalidInput: the parameters are invalid.
    """
    _check(template, parameters)
    properties = objects_at(template.parameters, "properties")
    values = {name: value for name, value in parameters.items() if value is not None}
    open_ones = {name: properties[name] for name in sorted(template.inputs) if name not in values}
    defaults = {name: schema["default"] for name, schema in open_ones.items()}
    nodes = template.build(values, surroundings)
    chosen = {each.parameter: str(values[each.parameter]) for each in template.schemas if each.parameter in values}
    own = {each.parameter: each.reference for each in template.schemas if each.parameter not in values}
    filled = [{**each, "config": _substitute(each["config"], {**own, **values}, defaults)} for each in nodes]
    return FilledTemplate(
        filled,
        {"type": "object", "properties": {**open_ones}},
        [each for each in template.schemas if each.parameter not in values],
        chosen,
    )


def _check(template: Template, parameters: JsonObject) -> None:
    try:
        for violation in validation_errors(template.parameters, parameters):
            raise InvalidInput(violation.message, field=["parameters", *map(Verbatim, violation.path)])
    except SchemaError as error:
        raise InvalidInput(error.message, field=["parameters"]) from None


def _substitute(value: Json, values: Mapping[str, Json], defaults: Mapping[str, Json]) -> Json:
    if isinstance(value, dict):
        return {key: _substitute(item, values, defaults) for key, item in value.items()}
    if isinstance(value, list):
        return [_substitute(item, values, defaults) for item in value]
    if not isinstance(value, str):
        return value
    whole = _PLACEHOLDER.fullmatch(value)
    if whole is not None and whole[1] in values:
        return _escape(values[whole[1]])

    def text(place: "re.Match[str]") -> str:
        name = place[1]
        if name in values:
            return str(_escape(values[name]))
        default = orjson.dumps(defaults[name]).decode()  # JSON is also CEL
        return f"${{has(input.{name}) ? input.{name} : {default}}}"

    return _PLACEHOLDER.sub(text, value)


def _escape(value: Json) -> Json:
    """Return a value in which nothing is an expression."""
    if isinstance(value, str):
        return value.replace("${", "$${")
    if isinstance(value, dict):
        return {key: _escape(item) for key, item in value.items()}
    return [_escape(item) for item in value] if isinstance(value, list) else value
