"""Expressions of endpoints that are evaluated directly have the value that CEL's evaluator gives them."""

import random
import re
from collections.abc import Mapping
from typing import Final

import orjson
import pytest

from engine.expressions.direct import Indirect, encode_directly, evaluate_directly
from engine.expressions.evaluate import Budget, ExpressionError, evaluate
from json_types import Json, JsonObject
from routes.rest import PRESETS
from routes.rest.preset import Preset

SCOPE: Final[Mapping[str, Json]] = {
    "body": {"title": "Call", "retry_count": 3, "flag": True, "config": {"a": [1, 2.0]}, "none": None},
    "query": {"limit": "20", "offset": "-1", "word": "x", "empty": ""},
    "path": {"id": "tsk_1"},
    "data": {
        "page": {"nodes": [{"id": "a", "status": "DONE", "agent": {"id": "g"}}, {"id": "b", "status": None}]},
        "list": [1, 2, 3],
        "one": 1,
        "part": 1.0,
        "text": "hé",
        "empty": {},
    },
}
ATOMS: Final = (
    *("body.title", "body.retry_count", "body.flag", "body.config", "body.none", "body.absent"),
    *("query.limit", "query.offset", "query.word", "query.empty", "path.id", "data.page.nodes", "data.list"),
    *(
        "data.one",
        "data.part",
        "data.text",
        "data.empty",
        "data.page.nodes[0]",
        "data.list[7]",
        "data.page.nodes[1].id",
    ),
    *("1", "-1", "2.5", "'x'", "'hé'", r"'\u0000'", "true", "false", "null", "[]", "{}", "['id']", "9007199254740993"),
)
LAZY: Final = re.compile(r"&&|\|\||\?")
UNARY: Final = (
    *("!{0}", "size({0})", "{0}.size()", "string({0})", "int({0})", "camel({0})", "upper({0})", "lower({0})"),
    *("isText({0})", "has(body.absent)", "has(body.none)", "has({0}.id)", "[{0}]", "{{'k': {0}}}", "({0})", "dyn({0})"),
    *("{0}.map(x, x)", "{0}.map(x, x.id)", "{0}.filter(x, x != 1)", "{0}.all(x, x == x)", "{0}.exists(x, x == 2)"),
    *("{0}.map(x, {{'v': x, 'n': size({0})}})", "{0}.filter(x, has(x.agent))", "{0}.exists_one(x, x == 1)"),
)
BINARY: Final = (
    *("{0} == {1}", "{0} != {1}", "{0} < {1}", "{0} <= {1}", "{0} > {1}", "{0} >= {1}", "{0} in {1}", "{0} + {1}"),
    *("{0} - {1}", "{0} * {1}", "{0} && {1}", "{0} || {1}", "merge({0}, {1})", "only({0}, {1})", "without({0}, {1})"),
    *("keyed({0}, {1})", "ids({0}, {1})", "lowered({0}, {1})", "{0}.contains({1})", "{0}.startsWith({1})"),
    *("join({0}, {1})", "{0}[{1}]", "[{0}, {1}]", "{{'a': {0}, 'b': {1}}}", "{{{0}: {1}}}", "{0}.map(x, {1})"),
)
presets = pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.name)


def expression(chance: random.Random, depth: int) -> str:
    kind = chance.random() if depth else 0
    if kind < 0.25:
        return chance.choice(ATOMS)
    if kind < 0.55:
        return chance.choice(UNARY).format(expression(chance, depth - 1))
    if kind < 0.92:
        return chance.choice(BINARY).format(*(f"({expression(chance, depth - 1)})" for _ in range(2)))
    condition, yes, no = (expression(chance, depth - 1) for _ in range(3))
    return f"({condition}) ? ({yes}) : ({no})"


def value_by_evaluator(source: str, scope: Mapping[str, Json]) -> bytes | None:
    try:
        return orjson.dumps(evaluate(source, scope, Budget()))
    except ExpressionError:
        return None


def value_directly(source: str, scope: Mapping[str, Json]) -> bytes | None:
    try:
        value = orjson.dumps(evaluate_directly(source, scope))
        assert encode_directly(source, scope) == value
        return value
    except (Indirect, ExpressionError):
        return None


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.more) for seed in range(1, 5))])
def test_any_expression_has_the_evaluators_value_or_is_left_to_it(seed: int):
    chance, direct = random.Random(seed), 0
    for _ in range(600):
        source = expression(chance, 3)
        found = value_directly(source, SCOPE)
        if found is not None:
            direct += 1
            expected = value_by_evaluator(source, SCOPE)
            if expected is None and LAZY.search(source):
                continue  # some errors of operands that are not needed matter to the evaluator
            assert found == expected, source
    assert direct > 60


def requested(preset: Preset, body: JsonObject) -> JsonObject:
    """Return what the expressions of a preset may use if its example is requested with this body."""
    assert preset.example is not None
    path, query = dict[str, Json](preset.example.path), dict[str, Json](preset.example.query)
    return {"path": path, "query": query, "body": body, "headers": {}, "caller": "usr_1", "user": "usr_1"}


@presets
def test_the_variables_of_presets_are_evaluated_directly(preset: Preset):
    scope = requested(preset, (preset.example and preset.example.body) or {})
    expected = value_by_evaluator(preset.variables, scope)
    assert expected is not None
    assert value_directly(preset.variables, scope) == expected


@presets
def test_a_null_that_may_be_left_out_has_variables_too(preset: Preset):
    body = (preset.example and preset.example.body) or {}
    for name, kind in preset.kinds.get("body", {}).items():
        if not kind.required:
            scope = requested(preset, {**body, name: None})
            assert value_by_evaluator(preset.variables, scope) is not None, name


@pytest.mark.parametrize(
    "source",
    [
        "data.list.map(a, data.list)" + ".map(b, [b, b, b, b, b, b])" * 8,
        "data.many.map(a, data.many.map(b, 1))",
        "data.many.map(a, data.big)",
        "data.big + data.big",
        "data.many + data.many",
        "data.many.all(a, a in data.many)",
    ],
)
def test_what_takes_long_is_left_to_the_evaluator(source: str):
    scope: dict[str, Json] = {"data": {"list": [1, 2], "many": list(range(40_000)), "big": "x" * 4_000_000}}
    for evaluated in (evaluate_directly, encode_directly):
        with pytest.raises(Indirect):
            evaluated(source, scope)


def test_a_long_integer_is_passed_on_but_not_computed_with():
    scope: dict[str, Json] = {"data": {"id": 2**63, "text": "\0"}}
    assert evaluate_directly("[data.id]", scope) == [2**63]
    for source in ("data.id == 1", "data.id > 1", "string(data.id)", "data.id + 1", "data.text"):
        with pytest.raises(Indirect):
            encode_directly(source, scope)
