"""docs/endpoints.md: the endpoint that it saves, and the request to it."""

import json
import re

from engine.expressions.cel import compile_expression
from tests.docs.blocks import Page
from tests.docs.test_rest_page import run
from tests.gateways import Gateway
from tests.people import administrator

PAGE = Page(
    "docs/endpoints.md",
    {
        "save": lambda block: block.kind == "graphql",
        "input": lambda block: block.kind == "json",
        "request": lambda block: block.kind == "sh",
        "response": lambda block: block.text.startswith('{"id"'),
        "expression": lambda block: block.text.startswith('{"items"'),
    },
)


def test_every_block_is_tested() -> None:
    assert PAGE.faults() == []


def test_the_saved_operation_answers_as_documented(gateway: Gateway) -> None:
    admin = administrator(gateway)
    saved = admin.data(PAGE.only("save").text, **json.loads(PAGE.only("input").text))["createEndpoint"]
    assert saved["errors"] == []
    answered = run(gateway, PAGE.only("request"), admin.token)
    assert answered | {"id": ""} == json.loads(PAGE.only("response").text) | {"id": ""}
    assert re.fullmatch(r"tsk_\w{26}", answered["id"])


def test_the_expression_is_valid() -> None:
    assert compile_expression(PAGE.only("expression").text).names == {"data"}
