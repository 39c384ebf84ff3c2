"""Every preset is valid: its operation, its expressions, and its row in docs/rest.md."""

import re
from typing import Any, Final

import pytest
from graphql import FieldNode, OperationDefinitionNode, OperationType, parse, print_ast, validate
from starlette.routing import Match

from engine.expressions.cel import compile_expression
from routes.rest import PRESETS, rest_routes
from routes.rest.preset import Preset
from tests.gateways import ROOT
from tests.shapes import CORE

PAGE: Final = (ROOT / "docs" / "rest.md").read_text()
REQUEST: Final = frozenset({"path", "query", "body", "headers", "user", "caller"})
presets = pytest.mark.parametrize("preset", PRESETS, ids=lambda each: f"{each.method} {each.path}")


@presets
def test_the_operations_are_valid(preset: Preset):
    skip = [] if preset.skip is None else [preset.skip.document]
    nobody = [] if preset.nobody is None or preset.nobody.document is None else [preset.nobody.document]
    for document in (preset.document, *skip, *nobody):
        assert [error.message for error in validate(CORE, parse(document))] == []


@presets
def test_a_mutation_selects_its_errors(preset: Preset):
    [operation] = parse(preset.document).definitions
    assert isinstance(operation, OperationDefinitionNode)
    if operation.operation is OperationType.MUTATION:
        for field in operation.selection_set.selections:
            assert isinstance(field, FieldNode)
            assert "errors { code message field retryAfterSeconds }" in re.sub(r"\s+", " ", print_ast(field))


@presets
def test_the_expressions_use_what_there_is(preset: Preset):
    names: dict[str, Any] = {preset.variables: REQUEST, preset.response: REQUEST | {"data"}}
    names[preset.status] = REQUEST | {"data"}
    if preset.nobody is not None:
        names[preset.nobody.response] = REQUEST | {"data"}
    if preset.skip is not None:
        names[preset.skip.count] = REQUEST
    if preset.found is not None:
        names[preset.found] = REQUEST | {"data"}
    if preset.most is not None:
        names[preset.most] = REQUEST
    for source, known in names.items():
        assert compile_expression(source).names <= known


@presets
def test_a_preset_has_a_name_a_summary_a_tag_and_an_example(preset: Preset):
    assert re.fullmatch(r"[a-z][A-Za-z0-9]*", preset.name)
    assert preset.summary[:1].isupper() and not preset.summary.endswith(".")
    assert preset.tag == preset.tag.lower() != ""
    assert preset.example is not None


@presets
def test_the_path_is_documented(preset: Preset):
    assert f"| `{preset.method} {preset.path}` |" in PAGE


def test_only_presets_are_documented():
    documented = re.findall(r"^\| `(GET|POST|PUT|PATCH|DELETE) (/api\S+)` \|", PAGE, re.MULTILINE)
    assert sorted(documented) == sorted((each.method, each.path) for each in PRESETS)


@presets
def test_a_literal_path_wins_over_a_parameter(preset: Preset):
    path = re.sub(r"\{\w+\}", "some-id", preset.path)
    scope = {"type": "http", "path": path, "method": preset.method, "root_path": ""}
    matching = [route for route in rest_routes() if route.matches(scope)[0] is Match.FULL]
    assert matching[0].path == preset.path
