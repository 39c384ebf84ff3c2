"""The connector `a2a`, and agents of runtime A2A: agents of anybody's that speak Agent2Agent.

Their addresses are chosen by callers, so everything goes out over the client that reaches public addresses only: the
card, and what the card names.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, Final

import httpx
from msgspec import Meta

from connectors.actions import Params, Result, typed
from connectors.agent_runtimes import (
    AGENT_CREDENTIALS,
    DEADLINE_SECONDS,
    URL_SCHEMA,
    AgentAnswer,
    AgentQuestion,
    answer_of,
    check_config,
    check_message,
    config_schema,
    credential_for,
    credential_required,
    public_client,
)
from connectors.base import Call, Connector
from connectors.parsing import retry_after, sanitize
from connectors.providers.a2a.wire import (
    FAILED,
    V1,
    Interface,
    Said,
    card_url,
    message_params,
    read_card,
    rpc,
    with_tenant,
)
from connectors.transport.event_stream import as_object, event_data
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
from errors import OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import Json, JsonObject

_CARD_SECONDS: Final = 15.0
_FIRST_LOOK: Final = 0.25
_SLOWEST_LOOK: Final = 5.0
_LARGEST: Final = 4 * 1024 * 1024
_INTERNAL_ERROR: Final = -32603


class Conversation:
    """One agent, as its card describes it."""

    def __init__(self, call: Call, interface: Interface, *, repeatable: bool, deadline: float) -> None:
        self._call = call
        self._interface = interface
        self._repeatable = repeatable
        self._deadline = deadline
        self.host = httpx.URL(interface.url).host

    @classmethod
    async def open(cls, call: Call, url: str, *, repeatable: bool, deadline: float) -> "Conversation":
        """Read the agent's card."""
        return cls(
            call, read_card(await fetch_card(call, url), card_url(url)), repeatable=repeatable, deadline=deadline
        )

    @property
    def streams(self) -> bool:
        """Whether the agent answers piece by piece."""
        return self._interface.streaming

    async def send(self, text: str, key: str, **more: Any) -> Said:
        """Send a message and return the answer, waiting for a task that is still under way."""
        said = Said()
        async with self._in_time(said):
            params = message_params(self._interface, text, key, **more)
            said.take(await self._ask(self._interface.names.send, params, key, repeatable=self._repeatable))
            await self._follow(said)
        return said

    async def stream(self, text: str, key: str, said: Said, **more: Any) -> AsyncIterator[str]:
        """Send a message and yield the answer as it comes; `said` holds all of it at the end."""
        params = message_params(self._interface, text, key, **more)
        request = rpc(self._interface.names.stream, params, key)
        async with self._vendor().stream(
            "POST",
            self._interface.url,
            classify=self._classifier(repeatable=self._repeatable),
            repeatable=self._repeatable,
            headers={**self._interface.names.header, "accept": "text/event-stream"},
            json=request,
            bearer=credential_for(self._interface.url, self._call.settings),
            deadline=self._deadline,
            max_bytes=_LARGEST,
        ) as lines:
            async for piece in self._pieces(lines, said):
                yield piece
        async with self._in_time(said):
            before = said.text
            await self._follow(said)
        if said.text.startswith(before) and (rest := said.text.removeprefix(before)):
            yield rest

    async def _pieces(self, lines: AsyncIterator[str], said: Said) -> AsyncIterator[str]:
        try:
            async for data in event_data(lines):
                message = as_object(data)
                if message is None:
                    raise UpstreamFailed(f"{self.host} sent an event that is no JSON-RPC message.")
                if piece := said.take(self._result(message, repeatable=self._repeatable)):
                    yield piece
                if said.over:
                    return
        except (UpstreamUnavailable, OutcomeUnknown):
            if said.task_id is None:
                raise
            # The task goes on without us, and can be asked about.
        if not said.answered:
            raise self._lost(f"{self.host} ended its answer before it began")

    async def get_task(self, task_id: str) -> JsonObject:
        """Return a task as the agent shows it."""
        params = with_tenant(self._interface, {"id": task_id})
        return await self._ask(self._interface.names.get, params, task_id, repeatable=True)

    async def cancel_task(self, task_id: str) -> JsonObject:
        """Ask the agent to stop a task."""
        params = with_tenant(self._interface, {"id": task_id})
        return await self._ask(self._interface.names.cancel, params, task_id, repeatable=True)

    # ------------------------------------------------------------ in between

    async def _follow(self, said: Said) -> None:
        """Look at a task, less and less often, until it has ended.

        Raises:
            UpstreamFailed: the agent gave no answer.
        """
        pause = _FIRST_LOOK
        while not said.over:
            if said.task_id is None:
                raise UpstreamFailed(f"{self.host} answered with neither a message nor a task.")
            await asyncio.sleep(pause)
            pause = min(pause * 2, _SLOWEST_LOOK)
            with contextlib.suppress(UpstreamUnavailable, RateLimited):  # it is asked again
                said.take({"task": await self.get_task(said.task_id)})
        if said.state in FAILED:
            raise UpstreamFailed(f"{self.host}: the task is {said.state}: {sanitize(said.note) or 'no reason given'}.")

    @contextlib.asynccontextmanager
    async def _in_time(self, said: Said) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._deadline):
                yield
        except TimeoutError as error:
            which = f"; the agent still works on task {said.task_id}" if said.task_id else ""
            raise self._lost(f"{self.host} did not answer within {self._deadline:g} s{which}") from error

    def _lost(self, what: str) -> ParleyError:
        if self._repeatable:
            return UpstreamUnavailable(f"{what}.")
        return OutcomeUnknown(f"{what}; it may have done what it was asked.")

    async def _ask(self, method: str, params: JsonObject, key: str, *, repeatable: bool) -> JsonObject:
        reply = await self._vendor().request(
            "POST",
            self._interface.url,
            classify=self._classifier(repeatable=repeatable),
            repeatable=repeatable,
            headers=self._interface.names.header,
            json=rpc(method, params, key),
            bearer=credential_for(self._interface.url, self._call.settings),
            deadline=self._deadline,
            max_bytes=_LARGEST,
        )
        message = as_object(reply.content.decode(errors="replace"))
        if message is None:
            raise UpstreamFailed(f"{self.host} did not answer with a JSON-RPC message.")
        return self._result(message, repeatable=repeatable)

    def _result(self, message: Mapping[str, Any], *, repeatable: bool) -> JsonObject:
        """Return the result of a JSON-RPC message. Errors come with status 200."""
        error = message.get("error")
        if isinstance(error, dict):
            said = f"{self.host} answered with error {error.get('code')}: {sanitize(str(error.get('message') or ''))}."
            if error.get("code") == _INTERNAL_ERROR and not repeatable:
                raise OutcomeUnknown(f"{said[:-1]}; it may have done what it was asked.")
            raise UpstreamFailed(said)
        result = message.get("result")
        if not isinstance(result, dict):
            raise UpstreamFailed(f"{self.host} answered with neither a result nor an error.")
        return result

    def _vendor(self) -> Any:
        return public_client(self._call)

    def _classifier(self, *, repeatable: bool) -> Classifier:
        return _classifier(self.host, repeatable=repeatable)


def _classifier(host: str, *, repeatable: bool) -> Classifier:
    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        if reply.status in (401, 403):
            return credential_required(f"{host} answered {reply.status}")
        if reply.status == 429:
            return RateLimited(f"{host} answered 429.", retry_after_seconds=retry_after(reply))
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
    card = as_object(reply.content.decode(errors="replace"))
    if card is None:
        raise UpstreamFailed(f"{host} answered with an agent card that is no JSON object.")
    return card


# ---------------------------------------------------------------- agents


class A2ARuntime:
    """Agents that speak A2A: `url` leads to their card.

    Where an earlier answer in the session named its context, the question goes on in it; so the agent keeps the
    memory, and nothing that was said before is sent along.
    """

    def connector(self, config: JsonObject) -> str:
        """See `AgentRuntime`."""
        return "a2a"

    def action(self, config: JsonObject) -> str:
        """See `AgentRuntime`."""
        return "send_message"

    def check(self, config: Json) -> None:
        """See `AgentRuntime`."""
        check_config(config, _CONFIG)

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """See `AgentRuntime`. The address is all it needs."""
        return []

    def is_repeatable(self, config: JsonObject) -> bool:
        """See `AgentRuntime`. Agents may look at a message's id and need not; the owner of this one says."""
        return config.get("idempotent") is True

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """See `AgentRuntime`."""
        conversation = await self._open(config, question, call)
        said = await conversation.send(question.message, question.key, **_continued(question))
        return answer_of(said.text, said.metadata, conversation.host)

    async def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AsyncIterator[str | AgentAnswer]:
        """See `AgentRuntime`. An agent that does not stream answers in one piece."""
        conversation = await self._open(config, question, call)
        if not conversation.streams:
            said = await conversation.send(question.message, question.key, **_continued(question))
            yield said.text
            yield answer_of(said.text, said.metadata, conversation.host)
            return
        said, written = Said(), list[str]()
        async for piece in conversation.stream(question.message, question.key, said, **_continued(question)):
            written.append(piece)
            yield piece
        if not written and said.text:
            written.append(said.text)
            yield said.text
        yield answer_of("".join(written), said.metadata, conversation.host)

    async def _open(self, config: JsonObject, question: AgentQuestion, call: Call) -> Conversation:
        self.check(config)
        check_message(question)
        repeatable = self.is_repeatable(config)
        return await Conversation.open(call, str(config["url"]), repeatable=repeatable, deadline=question.deadline)


_CONFIG: Final = config_schema(required=("url",), url=URL_SCHEMA, idempotent={"type": "boolean"})


def _continued(question: AgentQuestion) -> dict[str, Any]:
    """Return where the question goes on: the context of the agent's last answer, its task if that asked back."""
    last = next((turn.metadata for turn in reversed(question.history) if turn.own and turn.metadata), {})
    context, task = last.get("contextId"), last.get("taskId")
    return {
        "context_id": context if isinstance(context, str) else None,
        "task_id": task if isinstance(task, str) and last.get("state") == "input-required" else None,
        "metadata": question.metadata,
    }


# ---------------------------------------------------------------- actions

_Url = Annotated[str, Meta(pattern="^https?://", max_length=8192, description="The agent's address or its card's.")]


class CardOf(Params, frozen=True, kw_only=True):
    """An agent."""

    url: _Url


class Card(Result, frozen=True, kw_only=True):
    """What it says of itself."""

    name: str
    url: Annotated[str, Meta(description="Where it is asked.")]
    protocol_version: str
    streaming: bool
    card: dict[str, Any]


class SendMessage(Params, frozen=True, kw_only=True):
    """A message to an agent."""

    url: _Url
    message: Annotated[str, Meta(min_length=1)]
    context_id: Annotated[str | None, Meta(description="Goes on with this conversation.")] = None
    task_id: Annotated[str | None, Meta(description="Answers this task, which has asked back.")] = None
    metadata: dict[str, Any] | None = None
    idempotent: Annotated[bool, Meta(description="The agent tells a repeated message by its id.")] = False


class Answered(Result, frozen=True, kw_only=True):
    """What the agent answered."""

    text: str
    state: Annotated[str | None, Meta(description="Of the task, e.g. completed or input-required.")] = None
    task_id: str | None = None
    context_id: str | None = None


class TaskOf(Params, frozen=True, kw_only=True):
    """A task of an agent's."""

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
    return _answered(await conversation.send(params.message, call.key, **_more(params)))


async def _stream_message(params: SendMessage, call: Call) -> Answered:
    conversation = await _conversation(params, call)
    if not conversation.streams:
        raise UpstreamFailed(f"{conversation.host} does not stream; send_message asks it as well.")
    said = Said()
    async for _piece in conversation.stream(params.message, call.key, said, **_more(params)):
        pass
    return _answered(said)


async def _get_task(params: TaskOf, call: Call) -> Answered:
    conversation = await Conversation.open(call, params.url, repeatable=True, deadline=_CARD_SECONDS)
    said = Said()
    said.take({"task": await conversation.get_task(params.task_id)})
    return _answered(said)


async def _cancel_task(params: TaskOf, call: Call) -> Answered:
    conversation = await Conversation.open(call, params.url, repeatable=True, deadline=_CARD_SECONDS)
    said = Said()
    said.take({"task": await conversation.cancel_task(params.task_id)})
    return _answered(said)


async def _conversation(params: SendMessage, call: Call) -> Conversation:
    return await Conversation.open(call, params.url, repeatable=params.idempotent, deadline=DEADLINE_SECONDS)


def _more(params: SendMessage) -> dict[str, Any]:
    return {"context_id": params.context_id, "task_id": params.task_id, "metadata": params.metadata or {}}


def _answered(said: Said) -> Answered:
    return Answered(text=said.text, state=said.state, task_id=said.task_id, context_id=said.context_id)


def _simulated(params: SendMessage) -> Answered:
    return Answered(text="A simulated answer.", state="completed", task_id="simulated", context_id=params.context_id)


A2A: Final = Connector(
    name="a2a",
    title="Agent2Agent",
    description="Asks agents that speak Agent2Agent 1.0 or 0.3, wherever they are.",
    actions=(
        typed(
            "get_agent_card",
            "Read an agent's card",
            "Returns what an agent says of itself, and where and how it is asked.",
            CardOf,
            Card,
            _get_card,
            simulated=lambda params: Card(
                name="Simulated", url=params.url, protocol_version="1.0", streaming=False, card={"name": "Simulated"}
            ),
            idempotent=True,
        ),
        typed(
            "send_message",
            "Ask an agent",
            "Sends a message and returns the answer, once the task that it may begin has ended.",
            SendMessage,
            Answered,
            _send_message,
            simulated=_simulated,
            idempotent=lambda params: params.idempotent,
        ),
        typed(
            "stream_message",
            "Ask an agent, in pieces",
            "Sends a message and returns the answer, which is read as the agent writes it.",
            SendMessage,
            Answered,
            _stream_message,
            simulated=_simulated,
            idempotent=lambda params: params.idempotent,
        ),
        typed(
            "get_task",
            "Look at a task",
            "Returns where a task of an agent's stands.",
            TaskOf,
            Answered,
            _get_task,
            simulated=lambda params: Answered(text="A simulated answer.", state="completed", task_id=params.task_id),
            idempotent=True,
        ),
        typed(
            "cancel_task",
            "Cancel a task",
            "Asks an agent to stop a task.",
            TaskOf,
            Answered,
            _cancel_task,
            simulated=lambda params: Answered(text="", state="canceled", task_id=params.task_id),
            idempotent=True,
        ),
    ),
    settings=(AGENT_CREDENTIALS,),
)
