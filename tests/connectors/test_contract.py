"""The contract of every connector in PROVIDERS."""

import ast
import importlib
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from commands.settings_page import documentation
from connectors import PROVIDERS, find_action, is_idempotent, provider_settings
from connectors.base import Action, Auth, Connector
from connectors.oauth.providers import find_oauth_provider
from connectors.providers.http import HTTP
from connectors.providers.jira import JIRA
from connectors.settings import validate_settings
from errors import InvalidInput
from json_types import Json, JsonObject
from tests.gateways import ROOT

ACTIONS = [pytest.param(each, action, id=f"{each.name}.{action.name}") for each in PROVIDERS for action in each.actions]


def examples(connector: Connector, action: Action) -> list[JsonObject]:
    """Return valid params from the connector's own tests."""
    own = importlib.import_module(f"tests.connectors.test_{connector.name}")
    found: list[JsonObject] = own.EXAMPLES[action.name]
    return found


def texts_of(file: Path) -> set[str]:
    """Return every string in a file."""
    nodes = ast.walk(ast.parse(file.read_text()))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_names_are_unique_and_valid():
    names = [each.name for each in PROVIDERS]
    assert len(names) == len(set(names))
    for each in PROVIDERS:
        actions = [action.name for action in each.actions]
        assert actions and len(actions) == len(set(actions))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in [each.name, *actions])
        assert each.title and each.description


@pytest.mark.parametrize("connector", PROVIDERS, ids=lambda each: each.name)
def test_its_settings_are_documented_and_valid(connector: Connector):
    assert all(f"`{each.name}`" in documentation(provider_settings()) for each in connector.settings)
    names = [each.name for each in connector.settings]
    assert len(names) == len(set(names))
    assert connector.token_setting is None or connector.token_setting in names
    for each in connector.settings:
        assert re.fullmatch(r"[A-Z][A-Z0-9_]+", each.name) and each.meaning.endswith(".")
        if each.default is not None:
            assert validate_settings([each], {each.name: each.default}), "a default can be used"
        if re.search(r"(KEY|TOKEN|SECRET|PASSWORD)$", each.name):
            assert each.secret, each.name


@pytest.mark.parametrize("connector", PROVIDERS, ids=lambda each: each.name)
def test_its_authentication_is_declared_consistently(connector: Connector):
    assert (connector.auth is Auth.OAUTH2) == (connector.oauth is not None)
    if connector.oauth is not None:
        assert find_oauth_provider(connector.oauth).name == connector.oauth
    else:
        assert not [action.name for action in connector.actions if action.scopes], "only connections have scopes"
    if connector.auth is not Auth.NONE:
        assert connector.probe is not None, "testConnector needs a call that changes nothing"
        assert connector.oauth or any(each.required for each in connector.settings)


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_each_action_is_tested_against_a_fake(connector: Connector, action: Action):
    tests = ROOT / "tests" / "connectors" / f"test_{connector.name}.py"
    assert "tests.fakes" in tests.read_text(), "a fake of the vendor on a real socket"
    assert action.name in texts_of(tests), "its own test"


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_its_schemas_describe_objects(connector: Connector, action: Action):
    for schema in (action.input_schema, action.output_schema):
        Draft202012Validator.check_schema(schema)
        assert schema["type"] == "object"
    assert action.title and action.description
    assert action.input_schema.get("additionalProperties") is False, "a misspelt param is noticed"


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_valid_params_are_accepted_and_others_are_rejected(connector: Connector, action: Action):
    for params in examples(connector, action):
        assert not list(action.problems(params))
        with pytest.raises(InvalidInput) as refused:
            action.check({**params, "misspelt": 1})
        assert refused.value.field == ["params"]
    values: list[Json] = [None, [], "text", 1]
    for value in values:
        with pytest.raises(InvalidInput):
            action.check(value)


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_a_simulated_reply_fits_the_output_schema(connector: Connector, action: Action):
    for params in examples(connector, action):
        output = {"simulated": True, **action.simulated(params)}
        assert not list(Draft202012Validator(action.output_schema).iter_errors(output))


SENDING = frozenset({"send_email", "reply_in_thread", "comment_on_issue", "create_issue", "chat"})
"""Actions that do something twice if they are called twice."""


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_it_declares_whether_a_call_may_be_repeated(connector: Connector, action: Action):
    for params in examples(connector, action):
        reads = action.name.startswith(("list_", "get_"))
        if reads or action.name in SENDING:
            assert is_idempotent(connector.name, action.name, params) is reads
        else:  # it depends on the params
            assert isinstance(is_idempotent(connector.name, action.name, params), bool)


@pytest.mark.parametrize(
    ("connector", "action", "field"), [("nothing", "request", "connector"), ("http", "nothing", "action")]
)
def test_an_unknown_connector_or_action_is_named(connector: str, action: str, field: str):
    with pytest.raises(InvalidInput) as refused:
        find_action(connector, action)
    assert refused.value.field == [field]


def test_values_known_only_later_are_not_checked():
    action = find_action("http", "request")

    def later(value: object) -> bool:
        return isinstance(value, str) and "${" in value

    params: JsonObject = {"url": "${input.url}", "acceptedStatuses": "${input.ok}", "method": "${input.method}"}
    assert not list(action.problems(params, unresolved=later))
    assert [problem.path for problem in action.problems({**params, "headers": 1}, unresolved=later)] == [("headers",)]
    assert len(list(action.problems(params))) == 2


def test_what_is_wrong_with_a_text_is_said_without_a_regular_expression():
    get = JIRA.action("get_issue")
    create = JIRA.action("create_issue")
    request = HTTP.action("request")
    assert get is not None and create is not None and request is not None
    [wrong] = get.problems({"issue": "../../x"})
    assert wrong.message == "issue is not valid: The key, or the id, of an issue."
    [long] = create.problems({"project": "A", "summary": "x" * 300})
    assert long.message == "summary can have at most 255 characters; it has 300."
    [label] = create.problems({"project": "A", "summary": "x", "labels": ["a b"]})
    assert label.message == "labels.0 does not have the expected form."
    [name] = request.problems({"url": "https://example.com/", "headers": {"a b": "c"}})
    assert name.message == '"a b" is not a valid name in headers.'
