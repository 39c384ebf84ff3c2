"""The connector `a2a`, and agents of runtime A2A: agents anywhere that speak Agent2Agent.

Callers choose their URLs, so the card and the URLs in it are requested over the client that reaches public addresses
only.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, Final

import httpx
from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.agent_runtimes import (
    AGENT_CREDENTIALS,
    DEADLINE_SECONDS,
    URL_SCHEMA,
    AgentAnswer,
    AgentQuestion,
    AnswerStream,
    OneActionRuntime,
    answer_of,
    check_message,
    config_schema,
    credential_for,
    credential_required,
    public_client,
)
from connectors.base import Call, Connector
from connectors.parsing import said, sanitize
from connectors.providers.a2a.wire import (
    FAILED,
    V1,
    Interface,
    PartialAnswer,
    card_url,
    message_params,
    read_card,
    rpc,
    with_tenant,
)
from connectors.transport.event_stream import as_object, event_data
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier, ProviderClient
from connectors.transport.retry_after import retry_after
from errors import OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject

_CARD_SECONDS: Final = 15.0
_MIN_POLL_SECONDS: Final = 0.25
_MAX_POLL_SECONDS: Final = 5.0
_MAX_BYTES: Final = 4 * 1024 * 1024
_INTERNAL_ERROR: Final = -32603


class Conversation:
    """A conversation with one agent, over the interface that its card describes."""

    def __init__(self, call: Call, interface: Interface, *, repeatable: bool, deadline: float) -> None:
        self._call = call
        self._interface = interface
        self._repeatable = repeatable
        self._deadline = deadline
        self.host = httpx.URL(interface.url).host

    @classmethod
    async def open(cls, call: Call, url: str, *, repeatable: bool, deadline: float) -> "Conversation":
        """Read the agent's card and return a conversation."""
        return cls(
            call, read_card(await fetch_card(call, url), card_url(url)), repeatable=repeatable, deadline=deadline
        )

    @property
    def streams(self) -> bool:
        """Whether the agent can stream answers."""
        return self._interface.streaming

    async def send(self, text: str, key: str, **more: Any) -> PartialAnswer:
        """Send a message and return the answer, after polling a task that is still running."""
        answer = PartialAnswer()
        async with self._in_time(answer):
            params = message_params(self._interface, text, key, **more)
            answer.add(await self._request(self._interface.names.send, params, key, repeatable=self._repeatable))
            await self._poll(answer)
        return answer

    async def stream(self, text: str, key: str, answer: PartialAnswer, **more: Any) -> AsyncIterator[str]:
        """Send a message and yield the chunks of the answer; `answer` is complete at the end."""
        params = message_params(self._interface, text, key, **more)
        request = rpc(self._interface.names.stream, params, key)
        async with self._client().stream(
            "POST",
            self._interface.url,
            classify=self._classifier(repeatable=self._repeatable),
            repeatable=self._repeatable,
            headers={**self._interface.names.header, "accept": "text/event-stream"},
            json=request,
            bearer=credential_for(self._interface.url, self._call.settings),
            deadline=self._deadline,
            max_bytes=_MAX_BYTES,
        ) as lines:
            async for chunk in self._chunks(lines, answer):
                yield chunk
        async with self._in_time(answer):
            before = answer.text
            await self._poll(answer)
        if answer.text.startswith(before) and (rest := answer.text.removeprefix(before)):
            yield rest

    async def _chunks(self, lines: AsyncIterator[str], answer: PartialAnswer) -> AsyncIterator[str]:
        try:
            async for data in event_data(lines):
                message = as_object(data, exact=True)
                if message is None:
                    raise UpstreamFailed(f"{self.host} sent an event that is not a JSON-RPC message.")
                if chunk := answer.add(self._result(message, repeatable=self._repeatable)):
                    yield chunk
                if answer.complete:
                    return
        except (UpstreamUnavailable, OutcomeUnknown):
            if answer.task_id is None:
                raise
            # The task continues without a connection, and can be polled.
        if not answer.answered:
            raise self._no_answer(f"{self.host} ended the stream without an answer")

    async def get_task(self, task_id: str) -> JsonObject:
        """Return a task of the agent."""
        params = with_tenant(self._interface, {"id": task_id})
        return await self._request(self._interface.names.get, params, task_id, repeatable=True)

    async def cancel_task(self, task_id: str) -> JsonObject:
        """Cancel a task of the agent."""
        params = with_tenant(self._interface, {"id": task_id})
        return await self._request(self._interface.names.cancel, params, task_id, repeatable=True)

    # ------------------------------------------------------------ requests

    async def _poll(self, answer: PartialAnswer) -> None:
        """Poll a task, with growing intervals, until it has ended.

        Raises:
            UpstreamFailed: there is no answer.
        """
        pause = _MIN_POLL_SECONDS
        while not answer.complete:
            if answer.task_id is None:
                raise UpstreamFailed(f"{self.host} responded with neither a message nor a task.")
            await asyncio.sleep(pause)
            pause = min(pause * 2, _MAX_POLL_SECONDS)
            with contextlib.suppress(UpstreamUnavailable, RateLimited):  # the next poll may succeed
                answer.add({"task": await self.get_task(answer.task_id)})
        if answer.state in FAILED:
            raise UpstreamFailed(
                f"{self.host}: the task is {answer.state}: {sanitize(answer.note) or 'no reason given'}."
            )

    @contextlib.asynccontextmanager
    async def _in_time(self, answer: PartialAnswer) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._deadline):
                yield
        except TimeoutError as error:
            which = f" (task {answer.task_id} is still running)" if answer.task_id else ""
            raise self._no_answer(f"{self.host} did not respond within {self._deadline:g} s{which}") from error

    def _no_answer(self, problem: str) -> ParleyError:
        if self._repeatable:
            return UpstreamUnavailable(f"{problem}.")
        return OutcomeUnknown(f"{problem}; the request may have taken effect.")

    async def _request(self, method: str, params: JsonObject, key: str, *, repeatable: bool) -> JsonObject:
        reply = await self._client().request(
            "POST",
            self._interface.url,
            classify=self._classifier(repeatable=repeatable),
            repeatable=repeatable,
            headers=self._interface.names.header,
            json=rpc(method, params, key),
            bearer=credential_for(self._interface.url, self._call.settings),
            deadline=self._deadline,
            max_bytes=_MAX_BYTES,
        )
        message = as_object(reply.content.decode(errors="replace"), exact=True)
        if message is None:
            raise UpstreamFailed(f"{self.host} did not respond with a JSON-RPC message.")
        return self._result(message, repeatable=repeatable)

    def _result(self, message: Mapping[str, object], *, repeatable: bool) -> JsonObject:
        """Return the result of a JSON-RPC message. Errors also have status 200."""
        error = message.get("error")
        if isinstance(error, dict):
            code, message_text = (sanitize(said(error.get(name))) or f"no {name}" for name in ("code", "message"))
            problem = f"{self.host} responded with error {code}: {message_text}"
            if error.get("code") == _INTERNAL_ERROR and not repeatable:
                raise OutcomeUnknown(f"{problem}; the request may have taken effect.")
            raise UpstreamFailed(f"{problem}.")
        result = message.get("result")
        if not isinstance(result, dict):
            raise UpstreamFailed(f"{self.host} responded with neither a result nor an error.")
        return result

    def _client(self) -> ProviderClient:
        return public_client(self._call)

    def _classifier(self, *, repeatable: bool) -> Classifier:
        return _classifier(self.host, repeatable=repeatable)


def _classifier(host: str, *, repeatable: bool) -> Classifier:
    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        if reply.status in (401, 403):
            return credential_required(f"{host} responded with {reply.status}")
        if reply.status == 429:
            return RateLimited(f"{host} responded with 429.", retry_after_seconds=retry_after(reply.headers))
        return failure_of(reply, host, repeatable=repeatable)

    return classify


async def fetch_card(call: Call, url: str) -> JsonObject:
    """Return an agent's card."""
    address = card_url(url)
    host = httpx.URL(address).host
    reply = await public_client(call).request(
        "GET",
        address,
        classify=_classifier(host, repeatable=True),
        repeatable=True,
        headers={"accept": "application/json", **V1.header},
        bearer=credential_for(address, call.settings),
        deadline=_CARD_SECONDS,
    )
    card = as_object(reply.content.decode(errors="replace"), exact=True)
    if card is None:
        raise UpstreamFailed(f"{host} responded with an agent card that is not a JSON object.")
    return card


# ---------------------------------------------------------------- agents


_CONFIG: Final = config_schema(required=("url",), url=URL_SCHEMA, idempotent={"type": "boolean"})


class A2ARuntime(OneActionRuntime):
    """Agents that speak A2A: `url` leads to their card.

    If an earlier answer in the session had a context, the question continues it; so the agent keeps the history, and
    earlier messages are not sent.
    """

    CONNECTOR = "a2a"
    ACTION = "send_message"
    CONFIG = _CONFIG

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """See `AgentRuntime`. Only the URL is needed."""
        return []

    def is_repeatable(self, config: JsonObject) -> bool:
        """See `AgentRuntime`. Agents may deduplicate messages by id but need not; the agent's owner declares it."""
        return config.get("idempotent") is True

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """See `AgentRuntime`."""
        conversation = await self._open(config, question, call)
        answer = await conversation.send(question.message, question.key, **_continued(question))
        return answer_of(answer.text, answer.metadata, conversation.host)

    async def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AnswerStream:
        """See `AgentRuntime`. The answer of an agent that does not stream is one chunk."""
        conversation = await self._open(config, question, call)
        if not conversation.streams:
            answer = await conversation.send(question.message, question.key, **_continued(question))
            yield answer.text
            yield answer_of(answer.text, answer.metadata, conversation.host)
            return
        answer, chunks = PartialAnswer(), list[str]()
        async for chunk in conversation.stream(question.message, question.key, answer, **_continued(question)):
            chunks.append(chunk)
            yield chunk
        if not chunks and answer.text:
            chunks.append(answer.text)
            yield answer.text
        yield answer_of("".join(chunks), answer.metadata, conversation.host)

    async def _open(self, config: JsonObject, question: AgentQuestion, call: Call) -> Conversation:
        self.check(config)
        check_message(question)
        repeatable = self.is_repeatable(config)
        return await Conversation.open(call, str(config["url"]), repeatable=repeatable, deadline=question.deadline)


def _continued(question: AgentQuestion) -> dict[str, object]:
    """Return the context that the question continues, and the task of the last answer if it requires input."""
    last = next((turn.metadata for turn in reversed(question.history) if turn.own and turn.metadata), {})
    context, task = last.get("contextId"), last.get("taskId")
    return {
        "context_id": context if isinstance(context, str) else None,
        "task_id": task if isinstance(task, str) and last.get("state") == "input-required" else None,
        "metadata": question.metadata | ({"context": question.context} if question.context else {}),
    }


# ---------------------------------------------------------------- actions

_Url = Annotated[str, Meta(pattern="^https?://", max_length=8192, description="The URL of the agent or of its card.")]


class CardOf(Params, frozen=True, kw_only=True):
    """An agent."""

    url: _Url


class Card(Result, frozen=True, kw_only=True):
    """The agent's card."""

    name: str
    url: Annotated[str, Meta(description="The URL for requests.")]
    protocol_version: str
    streaming: bool
    card: dict[str, Any]


class SendMessage(Params, frozen=True, kw_only=True):
    """A message to an agent."""

    url: _Url
    message: Annotated[str, Meta(min_length=1)]
    context_id: Annotated[str | None, Meta(description="The conversation to continue.")] = None
    task_id: Annotated[str | None, Meta(description="The task to answer, which requires input.")] = None
    metadata: dict[str, Any] | None = None
    idempotent: Annotated[bool, Meta(description="The agent recognizes a repeated message by its id.")] = False


class Answered(Result, frozen=True, kw_only=True):
    """The agent's answer."""

    text: str
    state: Annotated[str | None, Meta(description="The task's state, e.g. completed or input-required.")] = None
    task_id: str | None = None
    context_id: str | None = None


class TaskOf(Params, frozen=True, kw_only=True):
    """A task of an agent."""

    url: _Url
    task_id: Annotated[str, Meta(min_length=1)]


async def _get_card(params: CardOf, call: Call) -> Card:
    card = await fetch_card(call, params.url)
    interface = read_card(card, card_url(params.url))
    return Card(
        name=interface.name,
        url=interface.url,
        protocol_version=interface.names.version,
        streaming=interface.streaming,
        card=card,
    )


async def _send_message(params: SendMessage, call: Call) -> Answered:
    conversation = await _conversation(params, call)
    return _answered(await conversation.send(params.message, call.key, **_message_fields(params)))


async def _stream_message(params: SendMessage, call: Call) -> Answered:
    conversation = await _conversation(params, call)
    if not conversation.streams:
        raise UpstreamFailed(f"{conversation.host} does not support streaming; use send_message.")
    answer = PartialAnswer()
    async for _chunk in conversation.stream(params.message, call.key, answer, **_message_fields(params)):
        pass
    return _answered(answer)


async def _get_task(params: TaskOf, call: Call) -> Answered:
    conversation = await Conversation.open(call, params.url, repeatable=True, deadline=_CARD_SECONDS)
    answer = PartialAnswer()
    answer.add({"task": await conversation.get_task(params.task_id)})
    return _answered(answer)


async def _cancel_task(params: TaskOf, call: Call) -> Answered:
    conversation = await Conversation.open(call, params.url, repeatable=True, deadline=_CARD_SECONDS)
    answer = PartialAnswer()
    answer.add({"task": await conversation.cancel_task(params.task_id)})
    return _answered(answer)


async def _conversation(params: SendMessage, call: Call) -> Conversation:
    return await Conversation.open(call, params.url, repeatable=params.idempotent, deadline=DEADLINE_SECONDS)


def _message_fields(params: SendMessage) -> dict[str, object]:
    return {"context_id": params.context_id, "task_id": params.task_id, "metadata": params.metadata or {}}


def _answered(answer: PartialAnswer) -> Answered:
    return Answered(text=answer.text, state=answer.state, task_id=answer.task_id, context_id=answer.context_id)


def _simulated(params: SendMessage) -> Answered:
    return Answered(text="A simulated answer.", state="completed", task_id="simulated", context_id=params.context_id)


A2A: Final = Connector(
    name="a2a",
    title="Agent2Agent",
    description="Calls agents anywhere that speak Agent2Agent 1.0 or 0.3.",
    actions=(
        typed_action(
            "get_agent_card",
            "Get an agent's card",
            "Returns an agent's card: its description, its URL and its protocol.",
            CardOf,
            Card,
            _get_card,
            simulated=lambda params: Card(
                name="Simulated", url=params.url, protocol_version="1.0", streaming=False, card={"name": "Simulated"}
            ),
            idempotent=True,
        ),
        typed_action(
            "send_message",
            "Call an agent",
            "Sends a message and returns the answer, after the task that it may start has ended.",
            SendMessage,
            Answered,
            _send_message,
            simulated=_simulated,
            idempotent=lambda params: params.idempotent,
        ),
        typed_action(
            "stream_message",
            "Call an agent with streaming",
            "Sends a message and returns the answer, which is streamed.",
            SendMessage,
            Answered,
            _stream_message,
            simulated=_simulated,
            idempotent=lambda params: params.idempotent,
        ),
        typed_action(
            "get_task",
            "Get a task",
            "Returns the state and the answer of an agent's task.",
            TaskOf,
            Answered,
            _get_task,
            simulated=lambda params: Answered(text="A simulated answer.", state="completed", task_id=params.task_id),
            idempotent=True,
        ),
        typed_action(
            "cancel_task",
            "Cancel a task",
            "Cancels an agent's task.",
            TaskOf,
            Answered,
            _cancel_task,
            simulated=lambda params: Answered(text="", state="canceled", task_id=params.task_id),
            idempotent=True,
        ),
    ),
    settings=(AGENT_CREDENTIALS,),
)
