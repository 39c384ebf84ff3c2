"""Expressions: the language, its restrictions, and its cost limits."""

import json
import re
import time
from typing import Any

import pytest

from engine.expressions.evaluate import (
    ExpressionError,
    TakesLong,
    brief,
    check_condition,
    check_expressions,
    evaluate_condition,
    paths_of,
    resolve,
)
from json_types import Json
from tests.gateways import ROOT

SCOPE: dict[str, Json] = {
    "input": {
        **{"whole": 1, "part": 1.5, "text": "hé", "nothing": None, "list": [1, 2, 3], "yes": True, "a-b": 3},
        **{"map": {"k": 1}, "big": "x" * 1_000_000, "many": list(range(3000)), "huge": 2**70},
    },
    "nodes": {"first": {"output": {"items": [{"name": "A"}]}}},
    "execution": {"id": "exe_1"},
}


def value_of(expression: str) -> Json:
    return resolve(f"${{{expression}}}", SCOPE)


# ---------------------------------------------------------------- the language


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("input.whole + 1", 2),
        ("merge(input.map, {'k': 2, 'l': 3})", {"k": 2, "l": 3}),
        ("only(input.map, ['k', 'absent'])", {"k": 1}),
        ("without(input.map, ['k', 'absent'])", {}),
        ("camel({'retry_count': {'a_b': 1}})", {"retryCount": {"a_b": 1}}),
        ("keyed([{'id': 'a', 'n': 1}, {'id': 'b', 'n': 2}], 'id')", {"a": {"n": 1}, "b": {"n": 2}}),
        ("lowered([{'a': 'ÄB', 'b': 'C', 'n': 1}], ['a', 'n', 'x'])", [{"a": "äb", "b": "C", "n": 1}]),
        ("join(['a', 'b'], ', ') + join([], ',')", "a, b"),
        ("[isText('a'), isText(1), isText({}), isText(null)]", [True, False, False, False]),
        ("ids([{'a': {'id': 'x', 'n': 1}, 'b': null}], ['a', 'b', 'c'])", [{"a": "x", "b": None}]),
        ("upper('Straße') + lower('Ä')", "STRASSEä"),
        ("[priorityNumber('low'), priorityNumber('URGENT'), priorityNumber(3)]", [1, 8, 3]),
        (
            "[0, 1, 2, 4, 5, 8, 10].map(each, priorityWord(each))",
            ["low", "low", "normal", "normal", "high", "urgent", "urgent"],
        ),
        (
            "ids([{'a': {'id': 1}, 'b': [{'id': 2}, {}], 'c': {}}], ['a', 'b', 'c'])",
            [{"a": 1, "b": [2, None], "c": None}],
        ),
        ("input.whole + 0.5", 1.5),
        ("2 * input.part", 3.0),
        ("7 / 2", 3),
        ("input.whole == 1.0", True),
        ("input.part > 1", True),
        ("input.whole == 'x'", False),
        ("input.nothing == null", True),
        ("input.nothing == 1", False),
        ("input['a-b']", 3),
        ("input.text + '!'", "hé!"),
        ("input.text.matches('^h')", True),
        ("input.text.size()", 2),
        ("string(input.yes)", "true"),
        ("input.yes ? 'a' : 'b'", "a"),
        ("has(input.absent)", False),
        ("has(input.text) && input.text.startsWith('h')", True),
        ("input.whole == 1 || input.absent", True),
        ("2 in input.list", True),
        ("'k' in input.map", True),
        ("input.map == {'k': 1.0}", True),
        ("input.list.map(x, x * 2)", [2, 4, 6]),
        ("input.list.filter(x, x > 1).size()", 2),
        ("input.list.exists(x, x > 2)", True),
        ("input.list.all(x, input.list.exists(y, y == x))", True),
        ("nodes.first.output.items[0].name", "A"),
        ("{'a': [1, {'b': null}]}", {"a": [1, {"b": None}]}),
        ("timestamp('2026-01-31T00:00:00Z') + duration('24h')", "2026-02-01T00:00:00.000000Z"),
        ("input.huge > 1", True),
        ("execution.id", "exe_1"),
    ],
)
def test_an_expression_has_its_value(expression: str, value: Json) -> None:
    assert value_of(expression) == value


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("plain", "plain"),
        ("${input.list}", [1, 2, 3]),
        ("a ${input.whole} b ${input.list}", "a 1 b [1,2,3]"),
        ("${input.nothing}|${input.yes}|${input.part}", "|true|1.5"),
        ("${'}'}${ {'a': 1}.a }", "}1"),
        ("$${input.whole} costs $5", "${input.whole} costs $5"),
        ({"a": ["${input.whole}", 2, None]}, {"a": [1, 2, None]}),
        (5, 5),
    ],
)
def test_strings_contain_expressions(given: Json, value: Json) -> None:
    check_expressions(given)
    assert resolve(given, SCOPE) == value


def test_a_condition_may_be_bare_or_in_braces() -> None:
    assert evaluate_condition("input.whole == 1", SCOPE)
    assert not evaluate_condition(" ${input.whole == 2} ", SCOPE)
    with pytest.raises(ExpressionError, match="neither true nor false"):
        evaluate_condition("input.whole", SCOPE)
    with pytest.raises(ExpressionError, match="one expression"):
        check_condition("${input.whole} == ${1}")


def test_a_large_value_passes_through_unchanged() -> None:
    scope: dict[str, Json] = {"nodes": {"a": {"output": list(range(1_000_000))}}}
    assert resolve("${nodes.a.output}", scope) is scope["nodes"]["a"]["output"]  # type: ignore[index,call-overload]


def test_only_values_named_by_an_expression_are_traversed() -> None:
    scope: dict[str, Json] = {"nodes": {"a": {"output": list(range(1_000_000))}, "b": {"output": {"n": 1}}}}
    assert evaluate_condition("nodes.b.output.n + 1 == 2 && nodes['b'].output.n == 1", scope)


def test_the_paths_used_by_a_text_are_found() -> None:
    assert paths_of("${nodes.a.output.x + nodes['b'].output} ${input.list.map(nodes, nodes.z)}") == {
        ("nodes", "a", "output", "x"),
        ("nodes", "b", "output"),
        ("input", "list"),
    }


def test_the_documented_examples_are_correct() -> None:
    page = (ROOT / "docs" / "workflows.md").read_text().partition("\n## Expressions\n")[2].partition("\n## ")[0]
    given = re.search(r"`(\{\"name\".*?\})`", page)
    rows = re.findall(r"^\| `(.+)` \| `(.+)` \|$", page, re.MULTILINE)
    assert given is not None and len(rows) > 10
    scope: dict[str, Json] = {"input": json.loads(given[1])}
    for expression, value in rows:
        assert resolve(f"${{{expression}}}", scope) == json.loads(value), expression


# ---------------------------------------------------------------- rejected before a run


@pytest.mark.parametrize(
    "expression",
    [
        "",
        " ",
        "1 +",
        "a b",
        "${input}",
        "os",
        "__import__('os').system('id')",
        "open('/etc/passwd')",
        "eval('1')",
        "getattr(input, 'x')",
        "type(input)",
        "input.list.reduce(a, b, 0, a + b)",
        "input.list.min()",
        "input.list.map(x)",
        "input.list.map(1, 2)",
        ".input",
        "google.protobuf.Struct{}",
        "input{}",
        "has(1)",
        "event.type",
        "input.list.map(x, y)",
        "int",
        "[input.list.map(x, x), x]",
        "(" * 200 + "1" + ")" * 200,
        "1" + "+1" * 1000,
        "!" * 3000 + "true",
        "input.a" * 1000,
    ],
)
def test_an_invalid_expression_is_rejected(expression: str) -> None:
    with pytest.raises(ExpressionError):
        check_expressions(f"${{{expression}}}")


def test_an_unterminated_expression_is_rejected() -> None:
    for text in ("${", "a ${input.a", "${'}", "${ {} "):
        with pytest.raises(ExpressionError):
            check_expressions(text)
    with pytest.raises(ExpressionError, match="key"):
        check_expressions({"${input.a}": 1})


def test_only_names_of_the_context_are_allowed() -> None:
    check_condition("event.data.amount > 5", frozenset({"event"}))
    with pytest.raises(ExpressionError, match="only event"):
        check_condition("input.amount > 5", frozenset({"event"}))


# ---------------------------------------------------------------- stopped during evaluation


@pytest.mark.parametrize(
    "expression",
    [
        "input.__class__",
        "''.__class__.__mro__",
        "input.list.__len__",
        "input.map.get",
        "timestamp('2026-01-01T00:00:00Z').getHours('/etc/passwd')",
        "timestamp('2026-01-01T00:00:00Z').getHours('../../etc/passwd')",
        "input.absent",
        "input.list[99]",
        "1 / 0",
        "9223372036854775807 + 1",
        "double('1e999')",
        "'a' < 1",
        "string(input.list)",
    ],
)
def test_data_that_does_not_exist_has_no_value(expression: str) -> None:
    check_expressions(f"${{{expression}}}")
    with pytest.raises(ExpressionError, match="has no value"):
        value_of(expression)


@pytest.mark.parametrize(
    "literal",
    [r"'\ud800'", r"'a\U0000DFFF'", r"'\ud83d\ude00'", r"'\U00110000'", r"""'''x\ud800'''""", r"{'\ud800': 1}.size()"],
)
def test_an_escape_that_denotes_no_character_is_rejected(literal: str) -> None:
    with pytest.raises(ExpressionError, match="no Unicode character"):
        check_expressions(f"${{{literal}}}")
    with pytest.raises(ExpressionError, match="no Unicode character"):
        value_of(literal)  # of a definition that was stored earlier


def test_an_error_can_be_stored() -> None:
    for expression in (r"{'k': 1}['a\u0000']", r"timestamp('a\u0000')", r"int('\u0000')", r"'\u0000'"):
        with pytest.raises(ExpressionError) as refused:
            value_of(expression)
        assert "\0" not in str(refused.value) and "no no" not in str(refused.value)


def test_other_escapes_are_characters() -> None:
    assert value_of(r"""'\u00e9\U0001F600\x41\101\n' + r'\ud800'""") == "\u00e9\U0001f600AA\n\\ud800"
    assert value_of(r"""size('\u0000')""") == 1


@pytest.mark.parametrize("deep", ["1+" * 490, "!" * 900, "a." * 490, "(" * 200, "[" * 200, "-" * 900])
def test_an_escape_in_a_deep_expression_is_read(deep: str):
    with pytest.raises((ExpressionError, TakesLong)):
        resolve("${" + deep + "'\\n'" + ")" * deep.count("(") + "]" * deep.count("[") + "}", SCOPE)


@pytest.mark.parametrize(
    "expression",
    [
        "input.many.map(a, input.many.map(b, input.many.map(c, 1)))",
        "input.many.all(a, input.many.exists(b, b == -1))",
        "input.many.map(a, input.big)",
        "input.many.all(a, input.big.contains('y'))",
        "input.many.all(a, input.many == input.many)",
        "input.many.all(a, input.big.matches('(x+x+)+y'))",
        "[input.big + input.big + input.big]",
        "input.list.map(a, [input.many, input.many]).map(b, [b, b]).map(c, [c, c]).map(d, [d, d]).map(e, [e, e])",
    ],
)
def test_an_expensive_expression_is_stopped(expression: str) -> None:
    began = time.thread_time()
    with pytest.raises(ExpressionError, match="costs too much"):
        value_of(expression)
    assert time.thread_time() - began < 2


def test_all_expressions_of_a_value_share_one_limit() -> None:
    one = "${input.many.map(x, x + 1).size()}"
    assert resolve(one, SCOPE) == 3000
    with pytest.raises(ExpressionError, match="costs too much"):
        resolve([one] * 50, SCOPE)


def test_a_text_that_grows_too_long_is_stopped() -> None:
    with pytest.raises(ExpressionError, match="characters"):
        resolve("${input.big}" * 3, SCOPE)


def test_an_error_does_not_quote_the_data_at_length() -> None:
    values: list[Any] = ["input.big.x", "input.many.x", "input.big + 1", "input.big < 1", "input.many[input.big]"]
    for expression in values:
        with pytest.raises(ExpressionError) as refused:
            value_of(expression)
        assert len(str(refused.value)) < 400


@pytest.mark.parametrize("expression", ["LIST.map(a, LIST.map(b, a + b)).size()", f"{list(range(400))}.size()"])
def test_little_is_evaluated_in_the_event_loop(expression: str) -> None:
    expression = expression.replace("LIST", str(list(range(20))))
    with pytest.raises(TakesLong), brief():
        value_of(expression)
    assert value_of(expression)


def test_the_reason_why_a_value_in_an_object_is_missing_is_reported():
    with pytest.raises(ExpressionError, match="there is no 'absent'"):
        value_of("{'a': {'b': input.absent}}")
    with pytest.raises(ExpressionError, match="there is no 'absent'"):
        value_of("merge({'a': upper(input.absent)}, {})")
