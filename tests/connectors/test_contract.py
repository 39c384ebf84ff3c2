"""What every connector keeps. A new one is under it by standing in PROVIDERS."""

import re

import pytest
from jsonschema import Draft202012Validator

from connectors import PROVIDERS, Action, Connector, call, find_action, is_idempotent, outside_settings
from connectors.base import Json, JsonObject
from connectors.egress import OutsideClient
from errors import InvalidInput
from settings import documentation

ACTIONS = [pytest.param(each, action, id=f"{each.name}.{action.name}") for each in PROVIDERS for action in each.actions]

CREATE_RESPONSE: list[JsonObject] = [
    {"input": "Hello", "model": "m"},
    {"input": [{"role": "user", "content": "Hello"}], "store": True},
]
CHAT_COMPLETION: list[JsonObject] = [{"messages": [{"role": "user", "content": "Hi"}]}]
A2A_MESSAGE: list[JsonObject] = [{"url": "https://agent.example.com", "message": "Hello", "idempotent": True}]
HELLO: JsonObject = {"owner": "octo", "repo": "hello"}

EXAMPLES: dict[str, list[JsonObject]] = {
    "http.request": [
        {"url": "https://api.example.com/things"},
        {"method": "POST", "url": "https://api.example.com/things", "json": {"name": "one"}},
    ],
    "lyzr.chat": [{"message": "Hello"}, {"message": "Hello", "agentId": "a", "sessionId": "s", "features": []}],
    "lyzr.stream": [{"message": "Hello", "agentId": "a"}],
    "openai.create_response": CREATE_RESPONSE,
    "llama_stack.create_response": CREATE_RESPONSE,
    "openai.chat_completion": CHAT_COMPLETION,
    "llama_stack.chat_completion": CHAT_COMPLETION,
    "openai.list_models": [{}],
    "llama_stack.list_models": [{}],
    "a2a.get_agent_card": [{"url": "https://agent.example.com"}],
    "a2a.send_message": A2A_MESSAGE,
    "a2a.stream_message": A2A_MESSAGE,
    "a2a.get_task": [{"url": "https://agent.example.com", "taskId": "t"}],
    "a2a.cancel_task": [{"url": "https://agent.example.com", "taskId": "t"}],
    "pipedream.trigger_workflow": [
        {"event": "custom_event", "workflow": "eoabc123", "data": {"a": 1}, "sessionId": "s", "agentId": "a"},
        {"event": "agent.error", "data": None, "idempotent": True},
    ],
    "pipedream.create_connect_token": [{"externalUserId": "user-1", "expiresIn": 60}],
    "pipedream.list_accounts": [{}, {"externalUserId": "user-1", "app": "slack", "limit": 5}],
    "pipedream.delete_account": [{"accountId": "apn_abc"}],
    "pipedream.proxy_request": [
        {"externalUserId": "user-1", "accountId": "apn_abc", "url": "https://slack.com/api/x", "json": {"a": 1}}
    ],
    "gmail.send_email": [
        {"to": "ada@example.com", "subject": "Hello", "body": "How are you?"},
        {"to": ["ada@example.com"], "subject": "", "body": "", "attachments": [{"filename": "a", "base64": "AAAA"}]},
    ],
    "gmail.reply_in_thread": [{"messageId": "18c", "body": "Yes"}],
    "gmail.list_messages": [{}, {"q": "is:unread", "labelIds": ["INBOX"], "maxResults": 1}],
    "gmail.get_message": [{"id": "18c"}],
    "slack.post_message": [{"channel": "C1", "text": "Hello", "blocks": [{"type": "divider"}]}],
    "slack.reply_in_thread": [{"channel": "C1", "text": "Hello", "threadTs": "1700000000.000100"}],
    "slack.update_message": [{"channel": "C1", "text": "Hello", "ts": "1700000000.000100"}],
    "slack.post_approval": [{"channel": "C1", "approvalId": "apr_1", "title": "Send it?", "description": "Really?"}],
    "slack.list_channels": [{}, {"types": ["private_channel"], "limit": 1}],
    "github.create_issue": [{**HELLO, "title": "Bug", "labels": ["bug"]}],
    "github.comment_on_issue": [{**HELLO, "number": 1, "body": "Me too"}],
    "github.list_issues": [HELLO, {**HELLO, "state": "all", "perPage": 100, "maxPages": 2}],
    "github.get_repository": [HELLO],
    "github.list_repositories": [{}, {"organization": "octo"}],
    "github.create_pull_request": [{**HELLO, "title": "Fix", "head": "feature", "base": "main", "draft": True}],
    "github.merge_pull_request": [{**HELLO, "number": 1, "mergeMethod": "squash"}],
}
"""Params that fit, for every action."""


def examples(connector: Connector, action: Action) -> list[JsonObject]:
    return EXAMPLES[f"{connector.name}.{action.name}"]


def test_names_are_unique_and_plain():
    names = [each.name for each in PROVIDERS]
    assert len(names) == len(set(names))
    for each in PROVIDERS:
        actions = [action.name for action in each.actions]
        assert actions and len(actions) == len(set(actions))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in [each.name, *actions])
        assert each.title and each.description


@pytest.mark.parametrize("connector", PROVIDERS, ids=lambda each: each.name)
def test_what_it_needs_is_a_setting(connector: Connector):
    assert all(f"`{each.name}`" in documentation(outside_settings()) for each in connector.settings)


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_its_schemas_are_schemas_of_objects(connector: Connector, action: Action):
    for schema in (action.input_schema, action.output_schema):
        Draft202012Validator.check_schema(schema)
        assert schema["type"] == "object"
    assert action.title and action.description
    assert action.input_schema.get("additionalProperties") is False, "a misspelt param is noticed"


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_params_that_fit_are_taken_and_others_are_named(connector: Connector, action: Action):
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
async def test_a_simulated_reply_says_so_asks_nobody_and_fits_the_output(connector: Connector, action: Action):
    client = OutsideClient()
    await client.aclose()
    for params in examples(connector, action):
        output = await call(connector.name, action.name, params, key="exe_1:a", http=client, simulate=True)
        assert output["simulated"] is True
        assert not list(Draft202012Validator(action.output_schema).iter_errors(output))
        with pytest.raises(InvalidInput):
            await call(
                connector.name, action.name, {**params, "misspelt": 1}, key="exe_1:a", http=client, simulate=True
            )


@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_it_says_whether_a_call_may_be_repeated(connector: Connector, action: Action):
    for params in examples(connector, action):
        assert is_idempotent(connector.name, action.name, params) in (True, False)


@pytest.mark.parametrize(
    ("connector", "action", "field"), [("nothing", "request", "connector"), ("http", "nothing", "action")]
)
def test_an_unknown_connector_or_action_is_named(connector: str, action: str, field: str):
    with pytest.raises(InvalidInput) as refused:
        find_action(connector, action)
    assert refused.value.field == [field]


def test_values_that_are_only_known_later_are_left_out_of_the_check():
    action = find_action("http", "request")

    def later(value: object) -> bool:
        return isinstance(value, str) and "${" in value

    params: JsonObject = {"url": "${input.url}", "acceptedStatuses": "${input.ok}", "method": "${input.method}"}
    assert not list(action.problems(params, unresolved=later))
    assert [problem.path for problem in action.problems({**params, "headers": 1}, unresolved=later)] == [("headers",)]
    assert len(list(action.problems(params))) == 2
