"""Params and replies of every connector with one poisoned value: a result, or an error that can be shown.

Every place of every kind of reply has every poison once; the fuzz tests send random ones. `test_agent_replies.py` has
the streams and the tasks of agents, whose code the connectors share with the runtimes.
"""

import asyncio
import contextlib
import gc
import itertools
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

import msgspec.inspect as shape
import pytest
from jsonschema import Draft202012Validator

from connectors import PROVIDERS
from connectors.base import Action, Auth, Call, Connector
from connectors.transport.clients import PooledClient
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import NO_RETRIES, ProviderClient
from errors import ErrorCode, InvalidInput, ParleyError
from json_types import JsonObject, encode_storable
from tests.connectors.test_contract import ACTIONS, examples
from tests.connectors.test_hosts import settings_at
from tests.fuzz.replies import ScriptedProvider
from tests.fuzz.wire_values import types_of, whole
from tests.gateways import TLS
from tests.suite import walk
from tests.values.poison import WRITTEN_BY_PYTHON, encoded, poisoned
from tests.values.test_agent_replies import ANSWERS

pytestmark = pytest.mark.slow

EXPECTED: Final = frozenset(
    {"BAD_USER_INPUT", "NOT_CONFIGURED", "UNAUTHENTICATED", "RATE_LIMITED", "REAUTH_REQUIRED"}
    | {"UPSTREAM_FAILED", "UPSTREAM_UNAVAILABLE", "OUTCOME_UNKNOWN"}
)
"""The errors that `connectors.base` lists."""
LONGEST_MESSAGE: Final = 700
_TOKEN: Final = {"access_token": "t", "expires_in": 3600, "token_type": "Bearer", "instance_url": "{url}"}
_AT_THE_PROVIDER: Final[Mapping[str, JsonObject]] = {
    "discord.post_message": {"url": "{url}/api/webhooks/1/a"},
    "teams.post_card": {"url": "{url}/workflows/a/paths/invoke?sig=a"},
    "slack.respond": {"url": "{url}/slack_hooks_base_url/actions/T1/1/a"},
    "http.request": {"url": "{url}/a"},
    "a2a.get_agent_card": {"url": "{url}"},
    "a2a.send_message": {"url": "{url}"},
    "a2a.stream_message": {"url": "{url}"},
    "a2a.get_task": {"url": "{url}"},
    "a2a.cancel_task": {"url": "{url}"},
}
"""Params in place of the examples', whose addresses are those of the real service."""
_SLACK: Final = {
    **{"ok": True, "channel": "C1", "ts": "1.1", "response_metadata": {"next_cursor": "", "messages": ["m"]}},
    **{"message": {"ts": "1.1", "text": "a"}, "error": "e", "needed": "n", "provided": "p"},
}
_SLACK_USER: Final = {
    **{"id": "U1", "team_id": "T1", "name": "ann", "real_name": "Ann", "deleted": False, "is_bot": False},
    "profile": {"email": "ann@example.com", "display_name": "Ann", "real_name": "Ann"},
}
_MAIL: Final = {
    **{"id": "m", "threadId": "t", "labelIds": ["INBOX"], "snippet": "s"},
    "payload": {
        "mimeType": "multipart/mixed",
        "headers": [{"name": "From", "value": "a@example.com"}, {"name": "Message-ID", "value": "<a@example.com>"}],
        "parts": [{"mimeType": "text/plain", "filename": "a", "body": {"size": 1, "data": "YQ", "attachmentId": "x"}}],
    },
}
_MODELS: Final = {"data": [{"id": "a", "object": "model"}, {"identifier": "b"}]}
REPLIES: Final[Mapping[str, list[Any]]] = {
    **{f"slack.{name}": [_SLACK] for name in ("post_message", "update_message", "reply_in_thread", "post_approval")},
    "slack.list_channels": [
        {**_SLACK, "channels": [{"id": "C1", "name": "general", "is_private": False, "is_member": True}]}
    ],
    "slack.get_user": [{**_SLACK, "user": _SLACK_USER}],
    "slack.find_user": [{**_SLACK, "user": _SLACK_USER}],
    "slack.open_direct_message": [{**_SLACK, "channel": {"id": "D1"}}],
    "slack.respond": [{"ok": True}],
    "gmail.reply_in_thread": [_MAIL],
    "gmail.get_message": [_MAIL],
    "jira.move_issue": [
        {
            **{"id": "1", "key": "ACME-1", "fields": {"status": {"name": "Open"}}},
            "transitions": [{"id": "1", "to": {"id": "2", "name": "Done"}}],
        }
    ],
    "lyzr.chat": ANSWERS["LYZR"][:1],
    "openai.create_response": ANSWERS["OPENAI"][:1],
    "llama_stack.create_response": ANSWERS["OPENAI"][:1],
    "openai.chat_completion": ANSWERS["OPENAI chat"],
    "llama_stack.chat_completion": ANSWERS["OPENAI chat"],
    "openai.list_models": [_MODELS],
    "llama_stack.list_models": [_MODELS, {"models": _MODELS["data"]}],
    "a2a.get_agent_card": ANSWERS["A2A card"],
    "http.request": [{"a": [1, {"b": "c"}]}],
    "teams.post_card": [{"any": {"a": ["b"]}}],
}
"""Successful replies that cannot be made from one type alone, or are read without one."""
_IN_OTHER_TESTS: Final = frozenset(
    {"lyzr.stream", "a2a.send_message", "a2a.stream_message", "a2a.get_task", "a2a.cancel_task", "smtp.send_email"}
)
"""Agents reply to these as `test_agent_replies.py` has it, and mail servers not in JSON."""


class Caller:
    """Runs actions against a provider that replies as a test says, without retries."""

    def __init__(self, provider: ScriptedProvider) -> None:
        self._provider = provider
        self._runner = asyncio.Runner()
        self._clients = contextlib.AsyncExitStack()
        self._pooled, self._outside = self._runner.run(self._open())

    def close(self) -> None:
        """Close the clients and the loop."""
        self._runner.run(self._clients.aclose())
        self._runner.close()

    def params(self, connector: Connector, action: Action) -> list[JsonObject]:
        """Return valid params whose addresses are the provider's."""
        own = _AT_THE_PROVIDER.get(f"{connector.name}.{action.name}", {})
        return [self.placed({**each, **own}) for each in examples(connector, action)]

    def run(self, connector: Connector, action: Action, params: JsonObject, body: bytes, status: str = "200 OK") -> str:
        """Run an action that gets this reply, check what it returns or raises, and return the code of its error."""
        needs_token = connector.auth is Auth.CLIENT_CREDENTIALS
        before = [_reply(encoded(self.placed(_TOKEN)))] if needs_token else []
        return self.run_with(connector, action, params, [*before, _reply(body, status)])

    def run_with(self, connector: Connector, action: Action, params: JsonObject, replies: list[bytes]) -> str:
        """Likewise with all replies, including that to the request for a token."""
        self._provider.script(replies)
        try:
            output = self._runner.run(self._output(connector, action, params))
        except ParleyError as error:
            assert error.code is not ErrorCode.INTERNAL and error.code.value in EXPECTED, error
            assert error.message.isprintable() and len(error.message) < LONGEST_MESSAGE, error.message[:1000]
            code, shown = str(error.code.value), error.message
        else:
            assert not list(Draft202012Validator(action.output_schema).iter_errors(output)), output
            # What cannot be kept, such as an integer of 65 bits, the gateway to connectors rejects for all of them.
            code, shown = "", json.dumps(output, ensure_ascii=False)
        assert not [word for word in WRITTEN_BY_PYTHON if word in shown], shown[:1000]
        return code

    def placed(self, value: Any) -> Any:
        """Return a JSON value with the provider's URL."""
        placed: Any = json.loads(json.dumps(value).replace("{url}", self._provider.url))
        return placed

    async def _output(self, connector: Connector, action: Action, params: JsonObject) -> JsonObject:
        client = ProviderClient(self._pooled, retry_policy=NO_RETRIES)
        settings = settings_at(connector, self._provider.url)
        call = Call("key", self._outside, client, settings, "token")
        async with asyncio.timeout(20):
            return await action.run(params, call)

    async def _open(self) -> tuple[PooledClient, EgressClient]:
        pooled = await self._clients.enter_async_context(PooledClient(TLS))
        allowed = [self._provider.host_and_port]
        return pooled, await self._clients.enter_async_context(EgressClient(allowed, tls=TLS))


def _reply(body: bytes, status: str = "200 OK") -> bytes:
    # The provider closes after each reply: a client that expects more of the connection could lose its next request.
    head = f"HTTP/1.1 {status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


@pytest.fixture(scope="module")
def caller() -> Iterator[Caller]:
    with ScriptedProvider() as provider:
        made = Caller(provider)
        yield made
        made.close()


@pytest.fixture(autouse=True)
def no_collection_in_deep_values() -> Iterator[None]:
    """Collect no garbage where a deep value has used up the stack: a finalizer would fail there."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def candidates(connector: Connector) -> Iterator[Any]:
    """Yield a value of each type that a connector reads, and a list of each."""
    for type in sorted(set(types_of(connector.name)), key=lambda each: each.__qualname__):
        made = whole(shape.type_info(type), "1")
        yield from (made, [made])


def replies_to(caller: Caller, connector: Connector, action: Action) -> list[Any]:
    """Return replies with which an action succeeds."""
    if known := REPLIES.get(f"{connector.name}.{action.name}"):
        return [caller.placed(each) for each in known]
    [params, *_] = caller.params(connector, action)
    made = [each for each in candidates(connector) if not caller.run(connector, action, params, encoded(each))]
    return made[:4]  # some actions ignore what the reply contains, so that all of them succeed


def ids(parameters: list[Any]) -> list[Any]:
    return [each for each in parameters if each.id not in _IN_OTHER_TESTS]


@walk(29)
@pytest.mark.parametrize(("connector", "action"), ids(ACTIONS))
def test_a_poisoned_reply_is_a_result_or_an_error_that_can_be_shown(
    caller: Caller, connector: Connector, action: Action, step: int
) -> None:
    [params, *_] = caller.params(connector, action)
    right = replies_to(caller, connector, action)
    assert right and caller.run(connector, action, params, encoded(right[0])) == "", "the reply itself is accepted"
    failed = {}
    for document in right:
        for name, wrong in islice(poisoned(document), 0, None, step):
            try:
                caller.run(connector, action, params, encoded(wrong))
            except Exception as error:  # collected: the place of each fault is of interest
                failed[name] = repr(error)[:300]
    assert not failed, failed


@walk(29)
@pytest.mark.parametrize(
    "connector", [each for each in PROVIDERS if list(types_of(each.name))], ids=lambda each: each.name
)
def test_a_poisoned_error_of_a_service_can_be_shown(caller: Caller, connector: Connector, step: int) -> None:
    passed_on = ("trigger_workflow", "proxy_request")  # whatever the status
    [action, *_], failed = [each for each in connector.actions if each.name not in passed_on], {}
    [params, *_] = caller.params(connector, action)
    statuses = itertools.cycle(
        ("400 Bad Request", "403 Forbidden", "429 Too Many Requests", "500 Internal Server Error")
    )
    for document in candidates(connector):
        for name, wrong in islice(poisoned(document), 0, None, step):
            status = next(statuses)
            try:
                assert caller.run(connector, action, params, encoded(wrong), status)
            except Exception as error:  # likewise
                failed[f"{status} {name}"] = repr(error)[:300]
    assert not failed, failed


@pytest.mark.parametrize(
    "connector", [each for each in PROVIDERS if each.auth is Auth.CLIENT_CREDENTIALS], ids=lambda each: each.name
)
def test_a_poisoned_token_of_a_service_can_be_shown(caller: Caller, connector: Connector) -> None:
    action, failed = connector.actions[-1], {}
    [params, *_] = caller.params(connector, action)
    errors = [{"error": "invalid_client", "error_description": "no"}, {"error": {"code": 1, "message": "no"}}]
    for document in (_TOKEN, *errors):
        for name, wrong in poisoned(document):
            status = "200 OK" if document is _TOKEN else "401 Unauthorized"
            try:
                caller.run_with(connector, action, params, [_reply(encoded(wrong), status), _reply(b"{}")])
            except Exception as error:  # likewise
                failed[name] = repr(error)[:300]
    assert not failed, failed


@walk(29)
@pytest.mark.parametrize(("connector", "action"), ACTIONS)
def test_poisoned_params_are_rejected_by_name_or_sent(
    caller: Caller, connector: Connector, action: Action, step: int
) -> None:
    failed = {}
    for params in caller.params(connector, action):
        for name, wrong in islice(poisoned(params), 0, None, step):
            try:
                given = json.loads(encoded(wrong))
                encode_storable(given)
            except (ValueError, RecursionError, ParleyError):
                continue  # such values do not get here: `test_doors.py` sends them to `runConnectorAction`
            try:
                _check_params(caller, connector, action, given)
            except Exception as error:  # likewise
                failed[name] = repr(error)[:300]
    assert not failed, failed


def _check_params(caller: Caller, connector: Connector, action: Action, params: JsonObject) -> None:
    """Run and simulate an action as a node does, with validated params."""
    try:
        action.check(params)
    except InvalidInput as error:
        assert error.field and error.field[0] == "params" and error.message.isprintable(), error
        assert not [word for word in WRITTEN_BY_PYTHON if word in error.message], error
        return
    simulated = {"simulated": True, **action.simulated(params)}
    assert not list(Draft202012Validator(action.output_schema).iter_errors(simulated)), simulated
    encode_storable(simulated)
    if connector.name != "smtp":
        caller.run(connector, action, params, b"{}")
