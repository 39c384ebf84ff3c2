"""Definitions of registered schemas in all three languages, data to check against them, and workflows' inputSchema."""

import itertools
import json
from typing import Any, Final

import pytest
from hypothesis import strategies as st

from tests.fuzz.exploring import fuzz
from tests.fuzz.strategies import changed, json_values, mutations, objects, plain_texts
from tests.fuzz.target import Target, graphql_errors
from tests.fuzz.test_documents import request_of

pytestmark = fuzz

SHORT: Final = 50
LONG: Final = 3_000
"""For each language."""

_NUMBERS: Final = itertools.count(1)
_JSON_SCHEMA_NAMES: Final = (
    *("type", "properties", "required", "items", "enum", "const", "pattern", "format", "minimum", "maxLength", "$ref"),
    *("$defs", "$id", "$schema", "allOf", "anyOf", "not", "if", "then", "additionalProperties", "patternProperties"),
    *("prefixItems", "contains", "uniqueItems", "multipleOf", "dependentRequired", "propertyNames", "unevaluatedItems"),
    *("$anchor", "$dynamicRef", "$dynamicAnchor", "default", "examples", "minContains", "unevaluatedProperties"),
)
_JSON_SCHEMAS: Final[list[Any]] = [
    {"type": "object", "properties": {"a": {"type": "string", "pattern": "^a+$"}}, "required": ["a"]},
    {"$defs": {"n": {"properties": {"n": {"$ref": "#/$defs/n"}}}}, "$ref": "#/$defs/n"},
    {"type": ["array", "null"], "items": {"type": "integer", "minimum": 0}, "uniqueItems": True, "maxItems": 3},
    {"anyOf": [{"const": 1}, {"enum": ["a", None]}, {"not": {"type": "string"}}], "unevaluatedProperties": False},
]
_AVRO: Final[list[Any]] = [
    {"type": "record", "name": "A", "fields": [{"name": "a", "type": ["null", "string"], "default": None}]},
    {
        "type": "record",
        "name": "L",
        "fields": [{"name": "next", "type": ["null", "L"]}, {"name": "b", "type": "bytes"}],
    },
    {"type": "enum", "name": "E", "symbols": ["A", "B"], "default": "A"},
    {"type": "map", "values": {"type": "array", "items": {"type": "fixed", "name": "F", "size": 4}}},
    {"type": "long", "logicalType": "timestamp-millis"},
]
_PROTOBUF: Final = (
    b'syntax = "proto3"; message A { string a = 1; repeated int64 b = 2; map<int32, A> c = 3; oneof d { bool e = 4; }}',
    b'syntax = "proto2"; package p; enum E { X = 0; Y = 1; } message B { required E e = 1 [default = X]; reserved 2; }',
    b'syntax = "proto3"; import "google/protobuf/timestamp.proto"; message T { google.protobuf.Timestamp t = 1; }',
)
_TOKENS: Final = (
    b"message",
    b"{",
    b"}",
    b"= 0",
    b"= 536870912",
    b"repeated",
    b"import",
    b'"',
    b"/*",
    b"reserved 1 to max;",
)


def _definitions(examples: list[Any], names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    own = st.recursive(
        json_values | plain_texts,
        lambda inner: st.dictionaries(st.sampled_from(names), inner, max_size=4) | st.lists(inner, max_size=3),
        max_leaves=8,
    )
    return changed(examples) | st.dictionaries(st.sampled_from(names), own, max_size=4) | objects(names) | json_values


DEFINITIONS: Final = {
    "JSON_SCHEMA": _definitions(_JSON_SCHEMAS, _JSON_SCHEMA_NAMES),
    "AVRO": _definitions(
        _AVRO,
        (
            "type",
            "name",
            "namespace",
            "fields",
            "items",
            "values",
            "symbols",
            "size",
            "default",
            "logicalType",
            "aliases",
            "precision",
            "scale",
        ),
    ),
    "PROTOBUF": mutations(st.sampled_from(_PROTOBUF), _TOKENS).map(lambda text: text.decode(errors="replace"))
    | json_values,
}
_REGISTER: Final = """mutation($input: RegisterSchemaInput!) { registerSchema(input: $input) {
    schema { id name version definition } errors { code message } } }"""
_USE: Final = """query($s: String!, $d: JSON!, $n: JSON!) {
    validateData(schema: $s, data: $d) { valid errors { message } }
    transformData(from: $s, to: $s, data: $d) checkCompatibility(schema: $s, definition: $n) { __typename } }"""
_WORKFLOW: Final = """mutation($input: CreateWorkflowInput!) { createWorkflow(input: $input) {
    workflow { id } errors { code message } } }"""
_RUN: Final = """mutation($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) {
    execution { id } errors { code message } } }"""
_NODES: Final = [{"key": "a", "type": "TRANSFORM", "config": {"value": 1}}]


def _sent(target: Target, query: str, variables: dict[str, Any]) -> dict[str, Any]:
    response = target.check(request_of(target, json.dumps({"query": query, "variables": variables}).encode()))
    for error in graphql_errors(response):
        target.tally.codes[error["extensions"]["code"]] += 1
    data: dict[str, Any] = json.loads(response.body).get("data") or {}
    return data


@pytest.mark.parametrize("language", DEFINITIONS)
def test_a_random_definition_is_registered_and_used_or_rejected_with_a_reason(target: Target, language: str) -> None:
    def check(case: tuple[Any, Any, Any]) -> None:
        definition, data, following = case
        name = f"fuzz-{next(_NUMBERS)}"
        given = {"name": name, "format": language, "platform": "BACKEND", "version": "1.0.0", "definition": definition}
        made = _sent(target, _REGISTER, {"input": given})
        if (made.get("registerSchema") or {}).get("schema"):
            target.tally.codes["registered"] += 1
            _sent(target, _USE, {"s": name, "d": data, "n": following})

    data = json_values | changed([{"a": "aaa", "b": [1], "c": {"x": {}}}, [1, 2], "A"])
    cases = st.tuples(DEFINITIONS[language], data, DEFINITIONS[language])
    target.explore(language, cases, check, short=SHORT, long=LONG)


def test_a_random_input_schema_is_saved_and_used_or_rejected_with_a_reason(target: Target) -> None:
    def check(case: tuple[Any, Any]) -> None:
        schema, given = case
        workflow = {"name": "Fuzz", "nodes": _NODES, "inputSchema": schema, "status": "ACTIVE"}
        made = (_sent(target, _WORKFLOW, {"input": workflow}).get("createWorkflow") or {}).get("workflow")
        if made:
            target.tally.codes["saved"] += 1
            _sent(target, _RUN, {"input": {"workflowId": made["id"], "input": given}})

    cases = st.tuples(DEFINITIONS["JSON_SCHEMA"], json_values | changed([{"a": "aaa"}]))
    target.explore("inputSchema", cases, check, short=SHORT // 2, long=LONG)
