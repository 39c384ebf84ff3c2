"""Checking data against registered schemas, promises of compatibility, and converting data between schemas."""

from typing import Any

import pytest

from tests.data_schemas.test_registering import LESSON, refused, register
from tests.gateways import Gateway
from tests.people import Person, administrator

VALIDATE = """
query($s: String!, $v: String, $d: JSON!) {
    validateData(schema: $s, version: $v, data: $d) { valid errors { path message } } }
"""
TRANSFORM = "query($f: String!, $t: String!, $d: JSON!) { transformData(from: $f, to: $t, data: $d) }"
PART = {"type": "record", "name": "Part", "fields": [{"name": "n", "type": "int"}]}
AVRO = {
    "type": "record",
    "name": "Lesson",
    "fields": [
        {"name": "lesson_id", "type": "string"},
        {"name": "parts", "type": {"type": "array", "items": PART}},
        {"name": "note", "type": ["null", "string"], "default": None},
    ],
}
PROTO = """
syntax = "proto3";
message Lesson { string lesson_id = 1; repeated Part parts = 2; map<string, int32> scores = 3; }
message Part { int32 n = 1; }
"""


@pytest.fixture
def operator(gateway: Gateway) -> Person:
    """Someone who may register schemas."""
    return administrator(gateway)


def problems(person: Person, schema: str, data: Any, version: str | None = None) -> list[str]:
    """Return the paths at which data violates a schema."""
    found = person.data(VALIDATE, s=schema, v=version, d=data)["validateData"]
    assert found["valid"] == (found["errors"] == [])
    return [each["path"] for each in found["errors"]]


def transformed(person: Person, source: str, target: str, data: Any) -> Any:
    """Return converted data."""
    return person.data(TRANSFORM, f=source, t=target, d=data)["transformData"]


def test_json_data_is_checked_with_paths(operator: Person):
    register(operator, "checked", "1.0.0")
    assert problems(operator, "checked", {"lesson_id": "1", "title": "Loops"}) == []
    assert problems(operator, "checked", {"lesson_id": 1, "title": "Loops"}) == ["lesson_id"]
    assert problems(operator, "checked", {}) == ["", ""]


def test_avro_data_is_checked_with_paths(operator: Person):
    register(operator, "avro", "1.0.0", AVRO, format="AVRO")
    assert problems(operator, "avro", {"lesson_id": "1", "parts": [{"n": 1}]}) == []
    wrong = {"lesson_id": "1", "parts": [{"n": 1}, {"n": "x"}, {"n": 2**40}], "note": 5, "more": 1}
    assert problems(operator, "avro", wrong) == ["parts.1.n", "parts.2.n", "note", "more"]


def test_protobuf_data_is_checked_with_paths(operator: Person):
    register(operator, "proto", "1.0.0", PROTO, format="PROTOBUF")
    assert problems(operator, "proto", {"lessonId": "1", "parts": [{"n": 1}], "scores": {"a": 1}}) == []
    assert problems(operator, "proto", {"lesson_id": "1"}) == []
    assert problems(operator, "proto", {"parts": [{"n": "x"}]}) == ["parts.n"]
    assert problems(operator, "proto", {"zz": 1}) == ["zz"]
    assert problems(operator, "proto", []) == [""]


def test_a_version_is_chosen(operator: Person):
    register(operator, "chosen", "1.0.0")
    register(operator, "chosen", "1.1.0", {**LESSON, "required": []})
    assert problems(operator, "chosen", {}) == []
    assert problems(operator, "chosen", {}, "1.0.0") == ["", ""]
    assert problems(operator, "chosen@1.0.0", {}) == ["", ""]
    [error] = operator.gateway.graphql(VALIDATE, {"s": "chosen", "v": "9.0.0", "d": {}}, operator.token)["errors"]
    assert (error["extensions"]["code"], "1.1.0" in error["message"]) == ("NOT_FOUND", True)


@pytest.mark.parametrize(
    ("compatibility", "loosened", "tightened"),
    [("NONE", True, True), ("BACKWARD", True, False), ("FORWARD", False, True), ("FULL", False, False)],
)
def test_promises_are_kept(operator: Person, compatibility: str, loosened: bool, tightened: bool):
    for name, definition, allowed in (
        ("loosened", {**LESSON, "required": ["title"]}, loosened),
        ("tightened", {**LESSON, "required": ["lesson_id", "title", "content"]}, tightened),
    ):
        name = f"{name}-{compatibility.lower()}"
        register(operator, name, "1.0.0", compatibility=compatibility)
        check = """query($s: String!, $d: JSON!, $c: Compatibility) {
            checkCompatibility(schema: $s, definition: $d, compatibility: $c) { valid errors { path } } }"""
        verdict = operator.data(check, s=name, d=definition, c=compatibility)["checkCompatibility"]
        assert verdict["valid"] == allowed
        if allowed:
            register(operator, name, "1.1.0", definition, compatibility=compatibility)
        else:
            error = refused(operator, name, "1.1.0", definition, compatibility=compatibility)
            assert error["field"][0] == "definition"
            assert "1.0.0" in error["message"]


def test_data_moves_between_versions_through_every_step(operator: Person):
    def lesson(**properties: Any) -> dict[str, Any]:
        return {"type": "object", "properties": properties, "additionalProperties": False}

    text = {"type": "string"}
    register(operator, "steps", "1.0.0", lesson(name=text), compatibility="NONE")
    register(operator, "steps", "2.0.0", lesson(title={**text, "x-aliases": ["name"]}), compatibility="NONE")
    newest = lesson(headline={**text, "x-aliases": ["title"]}, grade={"type": "integer", "default": 9})
    register(operator, "steps", "3.0.0", newest, compatibility="NONE")
    up = transformed(operator, "steps@1.0.0", "steps", {"name": "Loops"})
    assert up == {"headline": "Loops", "grade": 9}
    assert transformed(operator, "steps@3.0.0", "steps@1.0.0", up) == {"name": "Loops"}


def test_data_moves_between_platforms_and_formats(operator: Person):
    backend = {
        "type": "object",
        "properties": {
            "lessonId": {"type": "string", "x-aliases": ["lesson_id"]},
            "parts": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
        },
    }
    register(operator, "moved", "1.0.0", backend)
    register(operator, "moved", "1.0.0", PROTO, platform="ROBLOX", format="PROTOBUF")
    register(operator, "moved", "1.0.0", AVRO, platform="DATABASE", format="AVRO")
    data = {"lessonId": "1", "parts": [{"n": 1}], "extra": True}
    in_studio = transformed(operator, "backend/moved", "roblox/moved", data)
    assert in_studio == {"lessonId": "1", "parts": [{"n": 1}]}
    stored = transformed(operator, "roblox/moved", "database/moved", in_studio)
    assert stored == {"lesson_id": "1", "parts": [{"n": 1}], "note": None}
    assert transformed(operator, "database/moved", "backend/moved", stored) == {"lessonId": "1", "parts": [{"n": 1}]}


def test_data_that_does_not_fit_is_refused_with_its_place(operator: Person):
    register(operator, "source", "1.0.0", {"type": "object"})
    register(operator, "target", "1.0.0")

    def error(data: Any) -> dict[str, Any]:
        values = {"f": "source", "t": "target", "d": data}
        [found] = operator.gateway.graphql(TRANSFORM, values, operator.token)["errors"]
        return dict(found)

    assert "lesson_id" in error({"title": "x"})["message"]
    assert error([])["extensions"]["field"] == ["data"]


def test_a_default_of_avro_must_be_of_its_type(operator: Person):
    def record(default: Any) -> dict[str, Any]:
        field = {"name": "n", "type": "int", "default": default}
        return {"type": "record", "name": "R", "fields": [field]}

    assert "default of n" in refused(operator, "defaults", "1.0.0", record("s"), format="AVRO")["message"]
    register(operator, "defaults", "1.0.0", record(5), format="AVRO")


def test_a_check_asks_for_the_promise_of_the_next_version(operator: Person):
    register(operator, "asked", "1.0.0", {"type": "object"}, compatibility="NONE")
    check = """query($c: Compatibility) {
        checkCompatibility(schema: "asked", definition: {required: ["a"]}, compatibility: $c) { valid } }"""
    for compatibility, valid in ((None, False), ("BACKWARD", False), ("NONE", True)):
        assert operator.data(check, c=compatibility)["checkCompatibility"]["valid"] == valid


def test_nothing_is_of_an_avro_union_without_types(operator: Person):
    register(operator, "nothing", "1.0.0", [], format="AVRO")
    assert problems(operator, "nothing", [1, 2]) == [""]
