"""Verdicts of compatibility, compared with implementations that are not the product's.

Avro: fastavro writes records with one schema and reads them with the other. Protocol Buffers: the official runtime
parses the bytes of one message as the other. JSON Schema: the `jsonschema` library validates sampled values of one
schema against the other.
"""

import io
import itertools
from typing import Any, Final

import fastavro
import jsonschema
import pytest
from google.protobuf import message_factory
from google.protobuf.unknown_fields import UnknownFieldSet

from engine.data_schemas.formats.avro import AvroFormat
from engine.data_schemas.formats.json_schema import JsonSchemaFormat
from engine.data_schemas.formats.protobuf import ProtobufFormat, message_of

# ---------------------------------------------------------------- Avro

ENUM_AB: Final = {"type": "enum", "name": "E", "symbols": ["A", "B"]}
ENUM_ABC: Final = {"type": "enum", "name": "E", "symbols": ["A", "B", "C"]}
ENUM_DEFAULT: Final = {**ENUM_AB, "default": "A"}
AVRO_TYPES: Final[list[tuple[Any, list[Any]]]] = [
    ("int", [1]),
    ("long", [2**40]),
    ("float", [0.5]),
    ("double", [1e300]),
    ("string", ["a"]),
    ("boolean", [True]),
    (["null", "int"], [None, 3]),
    ({"type": "array", "items": "int"}, [[1, 2]]),
    ({"type": "map", "values": "string"}, [{"a": "b"}]),
    (ENUM_AB, ["A", "B"]),
    (ENUM_ABC, ["C", "A"]),
    (ENUM_DEFAULT, ["B"]),
    ({"type": "record", "name": "S", "fields": [{"name": "q", "type": "int"}]}, [{"q": 1}]),
]


def avro_record(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "record", "name": "R", "fields": list(fields)}


def avro_reads(reader: Any, writer: Any, samples: list[Any]) -> bool:
    """Return whether fastavro reads all samples."""
    for sample in samples:
        buffer = io.BytesIO()
        fastavro.schemaless_writer(buffer, fastavro.parse_schema(writer), sample)
        buffer.seek(0)
        try:
            fastavro.schemaless_reader(buffer, fastavro.parse_schema(writer), fastavro.parse_schema(reader))
        except Exception:  # it raises errors of many kinds
            return False
    return True


@pytest.mark.parametrize("before", AVRO_TYPES, ids=lambda each: str(each[0])[:30])
def test_avro_types(before: tuple[Any, list[Any]]):
    writer = avro_record({"name": "a", "type": before[0]})
    for type, _ in AVRO_TYPES:
        reader = avro_record({"name": "a", "type": type})
        readable = avro_reads(reader, writer, [{"a": each} for each in before[1]])
        assert (AvroFormat().unreadable(reader=reader, writer=writer) == []) == readable, type


STRING: Final = {"name": "a", "type": "string"}
AVRO_FIELDS: Final = [
    avro_record(STRING),
    avro_record(STRING, {"name": "b", "type": "int"}),
    avro_record(STRING, {"name": "b", "type": "int", "default": 1}),
    avro_record({"name": "c", "type": "string", "aliases": ["a"]}),
    avro_record({"name": "c", "type": "string"}),
    avro_record(),
]


def test_avro_fields():
    sample = {"a": "x", "b": 2, "c": "y"}
    for writer, reader in itertools.product(AVRO_FIELDS, AVRO_FIELDS):
        data = {each["name"]: sample[each["name"]] for each in writer["fields"]}
        compatible = AvroFormat().unreadable(reader=reader, writer=writer) == []
        assert compatible == avro_reads(reader, writer, [data]), (writer, reader)


# ---------------------------------------------------------------- Protocol Buffers

PROTO_TYPES: Final = [
    ("int32", 1),
    ("int64", 1),
    ("uint32", 1),
    ("bool", True),
    ("sint32", -5),
    ("sint64", -5),
    ("fixed32", 7),
    ("fixed64", 7),
    ("double", 0.5),
    ("float", 0.5),
    ("string", "text"),
    ("bytes", b"text"),
    ("E", 1),
    ("Inner", None),
]


def proto(field: str) -> str:
    return (
        f'syntax = "proto3"; message M {{ {field} }} message Inner {{ int32 q = 1; }} enum E {{ ZERO = 0; ONE = 1; }}'
    )


def proto_reads(reader: str, writer: str, value: Any) -> bool:
    """Return whether the official runtime finds the value in the other's bytes, as it was."""
    written = message_factory.GetMessageClass(message_of(writer))()
    if value is None:
        written.a.q = 300
    else:
        written.a = value
    read = message_factory.GetMessageClass(message_of(reader))()
    try:
        read.ParseFromString(written.SerializeToString())
    except Exception:
        return False
    if any(True for _ in _unknown(read)):
        return False
    found: Any = read.a
    if value is None:
        return bool(found.q == 300)
    return bool(_bytes(found) == _bytes(value))


def _bytes(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


def _unknown(message: Any) -> Any:
    return UnknownFieldSet(message)


@pytest.mark.parametrize("before", PROTO_TYPES, ids=lambda each: str(each[0]))
def test_protobuf_types(before: tuple[str, Any]):
    writer = proto(f"{before[0]} a = 1;")
    for after, _ in PROTO_TYPES:
        reader = proto(f"{after} a = 1;")
        compatible = ProtobufFormat().unreadable(reader=reader, writer=writer) == []
        if "Inner" in (before[0], after) and before[0] != after:
            assert not compatible, after  # bytes that happen to parse are not a message
        else:
            assert compatible == proto_reads(reader, writer, before[1]), after


def test_protobuf_fields_are_identified_by_number():
    format = ProtobufFormat()
    base = proto("string a = 1; int32 b = 2;")
    assert format.unreadable(reader=proto("string renamed = 1; int32 b = 2; bool new = 3;"), writer=base) == []
    assert format.unreadable(reader=proto("string a = 1;"), writer=base) == []
    assert format.unreadable(reader=proto("string a = 2; int32 b = 1;"), writer=base) != []
    assert format.unreadable(reader=proto("repeated int32 b = 2;"), writer=base) != []
    required = 'syntax = "proto2"; message M { required string a = 1; required bool c = 3; }'
    assert [each.path for each in format.unreadable(reader=required, writer=base)] == [("a",), ("c",)]


# ---------------------------------------------------------------- JSON Schema

VALUES: Final[list[Any]] = [
    None, True, False, -1, 0, 1, 5, 10, 1.5, -1.5, "", "a", "b", "ab", "abcdef", [], [1], ["a"], [None], [1, 2, 3],
    {}, {"a": "x"}, {"a": 1}, {"a": "x", "b": 1}, {"b": 1}, {"a": "x", "b": "y"}, {"c": 1},
]  # fmt: skip
JSON_PARTS: Final[list[dict[str, Any]]] = [
    {},
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": ["string", "null"]},
    {"type": "integer", "minimum": 1},
    {"type": "integer", "minimum": 1, "maximum": 5},
    {"type": "string", "minLength": 1},
    {"type": "string", "maxLength": 3},
    {"enum": ["a", 1]},
    {"const": 1},
    {"anyOf": [{"type": "string"}, {"type": "integer"}]},
    {"oneOf": [{"type": "null"}, {"type": "array"}]},
    {"allOf": [{"type": "integer"}, {"minimum": 1}]},
    {"type": "array"},
    {"type": "array", "items": {"type": "integer"}},
    {"type": "array", "items": {"type": "integer"}, "maxItems": 1},
    {"type": "object"},
    {"type": "object", "required": ["a"]},
    {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
    {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "integer"}},
        "additionalProperties": False,
    },
    {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": False},
    {"$ref": "#/$defs/text", "$defs": {"text": {"type": "string"}}},
    {"$ref": "#/$defs/text", "minLength": 2, "$defs": {"text": {"type": "string", "maxLength": 3}}},
    {"oneOf": [{"type": "integer"}]},
    {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    {"oneOf": [{"type": "integer"}, {"type": "string"}]},
    {"allOf": [{"type": "integer", "minimum": 0}, {"minimum": 5}]},
    {"type": "number", "exclusiveMinimum": 0},
    {"type": "number", "minimum": 0},
]


@pytest.mark.parametrize("writer", JSON_PARTS, ids=lambda each: str(each)[:60])
def test_json_schemas(writer: dict[str, Any]):
    accepts = [each for each in VALUES if _valid(writer, each) and _declared(writer, each)]
    for reader in JSON_PARTS:
        compatible = JsonSchemaFormat().unreadable(reader=reader, writer=writer) == []
        assert compatible == all(_valid(reader, each) for each in accepts), reader


def _valid(schema: Any, value: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(value))


def _declared(schema: Any, value: Any) -> bool:
    """Return whether a value has only properties that the schema names: others are not part of its data."""
    return not isinstance(value, dict) or value.keys() <= schema.get("properties", value).keys()


LESSON: Final[dict[str, Any]] = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}


@pytest.mark.parametrize(
    ("after", "path"),
    [
        ({**LESSON, "properties": {"id": {"type": "string"}, "grade": {"type": "integer"}}}, None),
        ({**LESSON, "required": []}, None),
        ({**LESSON, "required": ["id", "grade"]}, ("required",)),
        ({**LESSON, "properties": {"id": {"type": "integer"}}}, ("properties", "id", "type")),
        ({**LESSON, "properties": {"id": {"type": "string", "pattern": "^a"}}}, ("properties", "id", "pattern")),
        ({**LESSON, "additionalProperties": False, "properties": {}}, ("properties", "id")),
        ({**LESSON, "not": {"required": ["x"]}}, ("not",)),
    ],
)
def test_changes_of_an_open_json_schema(after: Any, path: tuple[str, ...] | None):
    found = JsonSchemaFormat().unreadable(reader=after, writer=LESSON)
    assert [each.path for each in found][:1] == ([] if path is None else [path])


def kind(name: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"kind": {"const": name}, **properties}, "required": ["kind"]}


def test_an_alternative_that_cannot_be_confused_with_the_others_is_compatible():
    before: Any = {"oneOf": [kind("a"), kind("b", n={"type": "integer"})]}
    after: Any = {"oneOf": [kind("a"), kind("b", n={"type": "number"}), kind("c")]}
    format = JsonSchemaFormat()
    assert format.unreadable(reader=before, writer=before) == []
    assert format.unreadable(reader=after, writer=before) == []
    assert format.unreadable(reader=before, writer=after) != []
    confused: Any = {"oneOf": [*before["oneOf"], {"type": "object"}]}
    assert [each.path for each in format.unreadable(reader=confused, writer=before)] == [("oneOf",)] * 2


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("int32 qty = 2;", "int32 qty = 9;", ("qty",)),
        ("int32 qty = 2;", "int32 amount = 2;", None),
        ("reserved 3; int32 qty = 2;", "int32 qty = 2; int32 new = 3;", ("new",)),
        ("int32 a = 1; int32 b = 2;", "oneof k { int32 a = 1; int32 b = 2; }", ("a",)),
        ("int32 a = 1;", "oneof k { int32 a = 1; int32 c = 3; }", None),
        ("oneof k { int32 a = 1; } int32 b = 2;", "oneof k { int32 a = 1; int32 b = 2; }", ("a",)),
        ("optional int32 a = 1;", "int32 a = 1;", None),
    ],
)
def test_fields_of_protobuf_that_cannot_be_told_apart(before: str, after: str, path: tuple[str, ...] | None):
    found = ProtobufFormat().unreadable(reader=proto(after), writer=proto(before))
    assert [each.path for each in found][:1] == ([] if path is None else [path])


def test_values_of_an_enum_keep_their_numbers():
    def of(*values: str) -> str:
        return 'syntax = "proto3"; message M { E e = 1; } enum E { ' + " ".join(values) + " }"

    format, before = ProtobufFormat(), of("Z = 0;", "ONE = 1;", "TWO = 2;")
    assert format.unreadable(reader=of("Z = 0;", "ONE = 1;", "TWO = 2;", "NEW = 3;"), writer=before) == []
    assert format.unreadable(reader=of("Z = 0;", "UNO = 1;", "TWO = 2;"), writer=before) == []
    assert [each.path for each in format.unreadable(reader=of("Z = 0;", "ONE = 2;", "TWO = 1;"), writer=before)] == [
        ("e", "ONE"),
        ("e", "TWO"),
    ]


@pytest.mark.parametrize(
    "recursive",
    [
        {"$defs": {"n": {"properties": {"n": {"$ref": "#/$defs/n"}}}}, "$ref": "#/$defs/n"},
        {"type": "object", "properties": {"n": {"$ref": "#", "description": "the next one"}}},
        {"type": "object", "properties": {"n": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}},
        {"type": "object", "properties": {"n": {"allOf": [{"$ref": "#"}, {"minProperties": 0}]}}},
        {"type": "array", "items": {"oneOf": [{"$ref": "#"}, {"type": "integer"}]}},
    ],
)
def test_the_comparison_of_recursive_json_schemas_ends(recursive: dict[str, Any]) -> None:
    compare = JsonSchemaFormat().unreadable
    assert compare(reader=recursive, writer=recursive) == []
    assert compare(reader={}, writer=recursive) == []
    assert len(compare(reader=recursive, writer={})) < 20
