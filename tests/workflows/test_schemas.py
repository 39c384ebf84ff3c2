"""JSON Schemas written by callers: they are enforced, cannot reach the network, and cannot block the process."""

import contextlib
import time
from typing import Any

import pytest

from engine.json_schema import SchemaError, TooManySteps, check_schema, validation_errors
from json_types import Json

BOMB: dict[str, Any] = {"$defs": {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(30)}}
BOMB["$defs"]["d30"] = {}
BOMB["$ref"] = "#/$defs/d0"


@pytest.mark.parametrize(
    ("schema", "value", "path"),
    [
        ({"type": "object", "required": ["a"]}, {}, ()),
        ({"properties": {"a": {"items": {"type": "string"}}}}, {"a": ["x", 1]}, ("a", "1")),
        ({"patternProperties": {"^n_": {"type": "integer"}}, "additionalProperties": False}, {"n_a": "x"}, ("n_a",)),
        ({"patternProperties": {"^n_": {"type": "integer"}}, "additionalProperties": False}, {"a": 1}, ()),
        ({"properties": {"a": {}}, "additionalProperties": {"type": "string"}}, {"a": 1, "b": 1}, ("b",)),
        ({"pattern": "^(a+)+$"}, "a" * 60 + "!", ()),
        ({"uniqueItems": True}, [{"a": 1}, {"a": 1}], ()),
        ({"$defs": {"d": {"type": "string"}}, "items": {"$ref": "#/$defs/d"}}, [1], ("0",)),
    ],
)
def test_a_value_that_does_not_match_is_reported(schema: dict[str, Any], value: Any, path: tuple[str, ...]) -> None:
    check_schema(schema)
    assert [violation.path for violation in validation_errors(schema, value)] == [path]


def test_a_matching_value_is_accepted() -> None:
    schema: dict[str, Any] = {
        "type": "object",
        "patternProperties": {"^n_": {"type": "integer"}},
        "additionalProperties": False,
    }
    assert not list(validation_errors(schema, {"n_a": 1}))
    assert not list(validation_errors({"uniqueItems": True}, [{"a": number} for number in range(20_000)]))
    assert not list(validation_errors({"properties": {"child": {"$ref": "#"}}}, {"child": {"child": {}}}))


@pytest.mark.parametrize(
    "schema",
    [
        [],
        "x",
        1,
        None,
        True,
        {"type": "nope"},
        {"$ref": "http://127.0.0.1:1/schema"},
        {"$ref": "file:///etc/passwd"},
        {"$ref": "#/nowhere"},
        {"$ref": "#"},
        {"pattern": "("},
        {"pattern": r"(a)\1"},
        {"patternProperties": {"(?=a)": {}}},
        {"unevaluatedProperties": False},
        {"items": {"$dynamicRef": "#x"}},
        BOMB,
    ],
)
def test_an_unusable_schema_is_rejected_in_time(schema: Any) -> None:
    began = time.thread_time()
    with pytest.raises(SchemaError):
        check_schema(schema)
    assert time.thread_time() - began < 3


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ({"items": {}}, {"l": [1] * 100_000}),
        ({"prefixItems": [{}] * 200}, {"l": [1] * 100_000}),
        ({"uniqueItems": True}, {"l": list(range(100_000))}),
        ({"contains": {"const": 2}}, {"l": [1] * 100_000}),
        ({"enum": [[1] * 100] * 9}, {"l": [1] * 100}),
        ({"enum": [[1] * 100] * 9}, {"l": [[1] * 100] * 1000}),
        ({"propertyNames": {}}, {"l": {f"k{number}": 1 for number in range(50_000)}}),
        ({"patternProperties": {"^zz": {}}}, {"l": {f"k{number}": 1 for number in range(50_000)}}),
        ({"patternProperties": {"^zz": {}}}, {"l": {"k" * 100 + str(number): 1 for number in range(10_000)}}),
        ({"additionalProperties": {}}, {"l": {f"k{number}": 1 for number in range(50_000)}}),
        ({"anyOf": [{"type": "string"}] * 20 + [{}]}, {"l": ["x" * 1000] * 1000}),
        ({"anyOf": [False] * 20 + [{}]}, {"l": ["x" * 1000] * 1000}),
        ({"not": {"pattern": "^(a|b)+c$"}}, {"l": "ab" * 500_000}),
    ],
)
def test_steps_are_counted_by_schema_and_value(keyword: Any, value: Any) -> None:
    schema: Json = {"properties": {"l": {"allOf": [keyword] * 200}}}
    began = time.process_time()
    with contextlib.suppress(TooManySteps):
        list(validation_errors(schema, value))
    assert time.process_time() - began < 3


def test_a_schema_is_limited_in_size() -> None:
    check_schema({"allOf": [{"items": {}}] * 2000})
    with pytest.raises(SchemaError, match="limited to 32768 bytes"):
        check_schema({"allOf": [{"items": {}}] * 3000})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"items": {"properties": {str(number): {} for number in range(5000)}}}, [{"x": 1}] * 50_000),
        ({"items": {"anyOf": [{"const": number} for number in range(1000)]}}, [999] * 20_000),
        ({"items": {"enum": [str(number) for number in range(20_000)]}}, ["19999"] * 50_000),
    ],
)
def test_a_slow_validation_is_stopped(schema: Any, value: Any) -> None:
    began = time.thread_time()
    with pytest.raises(SchemaError, match="too many steps"):
        list(validation_errors(schema, value))
    assert time.thread_time() - began < 5
