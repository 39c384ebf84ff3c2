"""The connector `openai`, and agents of runtime OPENAI: OpenAI or an OpenAI-compatible API.

https://platform.openai.com/docs/api-reference
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.agent_runtimes import (
    URL_SCHEMA,
    AgentAnswer,
    AgentQuestion,
    AnswerStream,
    answer_of,
    check_config,
    check_message,
    config_schema,
    credential_for,
    credential_required,
    fields_of,
    in_words,
    public_client,
)
from connectors.base import Action, Auth, Call, Connector, ProviderSetting
from connectors.providers.openai.api import (
    Api,
    chat_metadata,
    first_choice,
    object_in,
    response_metadata,
    text_in,
    text_of,
    with_version,
)
from errors import NotConfigured, Unauthenticated
from json_types import Json, JsonObject, list_at, object_items, text_at

MAX_TURNS: Final = 20
"""The number of earlier messages that are sent, unless an agent's config sets another one."""


class Message(Params, frozen=True, kw_only=True):
    """One message of a conversation."""

    role: Literal["user", "assistant", "system", "developer"]
    content: Annotated[str, Meta(max_length=1_000_000)]


class CreateResponse(Params, frozen=True, kw_only=True):
    """A request to a model."""

    input: Annotated[str | list[Message], Meta(description="A text or a conversation.")]
    model: Annotated[str | None, Meta(description="The model; by default that of the settings.")] = None
    instructions: Annotated[str | None, Meta(description="The system prompt.")] = None
    previous_response_id: Annotated[str | None, Meta(description="The stored response to continue from.")] = None
    temperature: Annotated[float, Meta(ge=0, le=2)] | None = None
    max_output_tokens: Annotated[int, Meta(ge=1)] | None = None
    store: Annotated[
        bool, Meta(description="Whether the provider stores the response, so that another one can continue from it.")
    ] = False


class Usage(Result, frozen=True, kw_only=True):
    """The tokens used, as reported by the provider."""

    input_tokens: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None


class Response(Result, frozen=True, kw_only=True):
    """The model's answer."""

    text: str
    id: str | None = None
    model: str | None = None
    status: str | None = None
    incomplete_reason: Annotated[str | None, Meta(description="Why the text is incomplete.")] = None
    usage: Usage | None = None


class ChatCompletion(Params, frozen=True, kw_only=True):
    """A conversation to continue."""

    messages: Annotated[list[Message], Meta(min_length=1)]
    model: Annotated[str | None, Meta(description="The model; by default that of the settings.")] = None
    temperature: Annotated[float, Meta(ge=0, le=2)] | None = None
    max_tokens: Annotated[int, Meta(ge=1)] | None = None


class Completion(Result, frozen=True, kw_only=True):
    """The model's answer."""

    content: str
    id: str | None = None
    model: str | None = None
    finish_reason: str | None = None
    usage: Usage | None = None


class NoParams(Params, frozen=True, kw_only=True):
    """No params."""


class Models(Result, frozen=True, kw_only=True):
    """The available models."""

    models: list[str]


class OpenAICompatible:
    """A provider with an OpenAI-compatible API: its actions and its agents.

    Args:
        limit: the name of the parameter that limits the tokens of a chat completion.
    """

    def __init__(
        self,
        name: str,
        *,
        base: ProviderSetting,
        key: ProviderSetting,
        model: ProviderSetting,
        limit: Literal["max_completion_tokens", "max_tokens"],
    ) -> None:
        self._name = name
        self._base = base
        self._key = key
        self._model = model
        self._limit = limit

    @property
    def settings(self) -> tuple[ProviderSetting, ...]:
        """The connector's settings."""
        return (self._base, self._key, self._model)

    # ------------------------------------------------------------ actions

    def actions(self) -> Sequence[Action]:
        """Return the connector's actions. A model has no side effects, so they may be repeated."""
        return (
            typed_action(
                "create_response",
                "Create a response",
                "Calls a model through the Responses API and returns its text.",
                CreateResponse,
                Response,
                self._create_response,
                simulated=lambda params: Response(
                    id="resp_simulated", text="A simulated text.", model=params.model, status="completed"
                ),
                idempotent=lambda params: not params.store,
            ),
            typed_action(
                "chat_completion",
                "Create a chat completion",
                "Calls a model through the chat completions API and returns its message.",
                ChatCompletion,
                Completion,
                self._chat_completion,
                simulated=lambda params: Completion(
                    id="chatcmpl_simulated", content="A simulated message.", model=params.model, finish_reason="stop"
                ),
                idempotent=True,
            ),
            typed_action(
                "list_models",
                "List models",
                "Returns the names of the available models.",
                NoParams,
                Models,
                self._list_models,
                simulated=lambda _params: Models(models=["simulated-model"]),
                idempotent=True,
            ),
        )

    async def probe(self, call: Call) -> None:
        """List the models."""
        await self._api(call).get("/models")

    async def _create_response(self, params: CreateResponse, call: Call) -> Response:
        api = self._api(call, repeatable=not params.store)
        body = {
            "model": self._model_of(params.model, call),
            "input": params.input if isinstance(params.input, str) else _messages(params.input),
            "instructions": params.instructions,
            "previous_response_id": params.previous_response_id,
            "temperature": params.temperature,
            "max_output_tokens": params.max_output_tokens,
        }
        document = await api.post("/responses", {**_given(body), "store": params.store})
        answer = api.answer(document)
        metadata: Any = response_metadata(document)
        return Response(
            id=metadata.get("id"),
            text=text_of(document) or answer.content,
            model=metadata.get("model"),
            status=metadata.get("status"),
            incomplete_reason=metadata.get("incompleteReason"),
            usage=_usage(metadata),
        )

    async def _chat_completion(self, params: ChatCompletion, call: Call) -> Completion:
        api = self._api(call)
        body = {
            "model": self._model_of(params.model, call),
            "messages": _messages(params.messages),
            "temperature": params.temperature,
            self._limit: params.max_tokens,
        }
        document = await api.post("/chat/completions", _given(body))
        choice = first_choice(document, api.host)
        metadata: Any = chat_metadata({**document, **choice})
        return Completion(
            id=metadata.get("id"),
            content=_content(choice),
            model=metadata.get("model"),
            finish_reason=metadata.get("finishReason"),
            usage=_usage(metadata),
        )

    async def _list_models(self, _params: NoParams, call: Call) -> Models:
        document = await self._api(call).get("/models")
        listed = list_at(document, "data") or list_at(document, "models")
        names = [text_at(each, "id") or text_at(each, "identifier") for each in object_items(listed)]
        return Models(models=[name for name in names if name])

    def _api(self, call: Call, *, repeatable: bool = True) -> Api:
        return Api(
            base=with_version(call.settings[self._base.name]),
            client=call.provider,
            key=call.token or call.settings.get(self._key.name),
            unauthorized=Unauthenticated,
            repeatable=repeatable,
        )

    def _model_of(self, given: str | None, call: Call) -> str:
        model = given or call.settings.get(self._model.name)
        if not model:
            raise NotConfigured(f"No model is set: neither in the call nor in {self._model.name}.")
        return model

    # ------------------------------------------------------------ agents

    @property
    def fields(self) -> frozenset[str]:
        """See `AgentRuntime`."""
        return fields_of(_CONFIG)

    def check(self, config: Json) -> None:
        """See `AgentRuntime`."""
        check_config(config, _CONFIG)

    def connector(self, config: JsonObject) -> str:
        """See `AgentRuntime`. An agent with its own `baseUrl` uses the connector for addresses that callers choose."""
        return "http" if config.get("baseUrl") else self._name

    def action(self, config: JsonObject) -> str:
        """See `AgentRuntime`."""
        if config.get("baseUrl"):
            return "request"
        return "chat_completion" if config.get("api") == "chat" else "create_response"

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """See `AgentRuntime`."""
        return [] if config.get("model") or settings.get(self._model.name) else [self._model.name]

    def is_repeatable(self, config: JsonObject) -> bool:
        """See `AgentRuntime`. The model's tools may have side effects."""
        return not config.get("tools")

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """See `AgentRuntime`."""
        api, path, body = self._question(config, question, call)
        document = await api.post(path, body)
        if path == "/responses":
            return api.answer(document)
        choice = first_choice(document, api.host)
        return answer_of(_content(choice), chat_metadata({**document, **choice}), api.host)

    async def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AnswerStream:
        """See `AgentRuntime`."""
        api, path, body = self._question(config, question, call)
        chunks = api.stream_response(body) if path == "/responses" else api.stream_chat(body)
        async for chunk in chunks:
            yield chunk

    def _question(self, config: JsonObject, question: AgentQuestion, call: Call) -> tuple[Api, str, dict[str, Any]]:
        self.check(config)
        check_message(question)
        given: Any = config
        api, model = self._agents_api(config, question, call), self._model_of(given.get("model"), call)
        messages = conversation(question, given.get("history", MAX_TURNS))
        temperature, limit = given.get("temperature"), given.get("maxOutputTokens")
        instructions = "\n\n".join(filter(None, (given.get("instructions"), in_words(question.context)))) or None
        if given.get("api", "responses") == "responses":
            body = {"instructions": instructions, "temperature": temperature, "max_output_tokens": limit}
            options = _given({**body, "tools": given.get("tools")})
            return api, "/responses", {**options, "model": model, "input": messages, "store": False}
        system = [{"role": "system", "content": instructions}] if instructions else []
        body = _given({"temperature": temperature, self._limit: limit})
        return api, "/chat/completions", {**body, "model": model, "messages": [*system, *messages]}

    def _agents_api(self, config: JsonObject, question: AgentQuestion, call: Call) -> Api:
        repeatable, own = self.is_repeatable(config), config.get("baseUrl")
        if not isinstance(own, str):
            base, key = call.settings[self._base.name], call.token or call.settings.get(self._key.name)
            return Api(with_version(base), call.provider, key, Unauthenticated, question.deadline, repeatable)
        # An address that a caller chose does not receive the provider's key.
        key = credential_for(own, call.settings)
        return Api(with_version(own), public_client(call), key, credential_required, question.deadline, repeatable)


_CONFIG: Final = config_schema(
    model={"type": "string", "minLength": 1, "maxLength": 255},
    instructions={"type": "string", "maxLength": 100_000},
    api={"enum": ["responses", "chat"]},
    baseUrl=URL_SCHEMA,
    temperature={"type": "number", "minimum": 0, "maximum": 2},
    maxOutputTokens={"type": "integer", "minimum": 1},
    history={"type": "integer", "minimum": 0, "maximum": 50},
    tools={"type": "array", "maxItems": 50, "items": {"type": "object", "required": ["type"]}},
)


def conversation(question: AgentQuestion, max_turns: int) -> list[dict[str, str]]:
    """Return the earlier messages and the question, with the roles of a chat.

    All participants but the agent have the role `user`, so if there are several, each message names its sender.
    """
    turns = (
        question.history[len(question.history) - max_turns :] if max_turns < len(question.history) else question.history
    )
    several = len({turn.name for turn in turns if not turn.own} | {question.asker_name}) > 1

    def with_speaker(name: str, content: str) -> str:
        return f"{name}: {content}" if several else content

    before = [
        {"role": "assistant", "content": turn.content}
        if turn.own
        else {"role": "user", "content": with_speaker(turn.name, turn.content)}
        for turn in turns
    ]
    return [*before, {"role": "user", "content": with_speaker(question.asker_name, question.message)}]


def _messages(messages: Sequence[Message]) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in messages]


def _content(choice: Mapping[str, Any]) -> str:
    message = object_in(choice, "message")
    return text_in(message, "content") or text_in(message, "refusal")


def _usage(metadata: Mapping[str, Any]) -> Usage | None:
    usage = metadata.get("usage")
    if not isinstance(usage, dict):
        return None
    return Usage(
        input_tokens=usage.get("inputTokens"),
        output_tokens=usage.get("outputTokens"),
        total_tokens=usage.get("totalTokens"),
    )


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


OPENAI_RUNTIME: Final = OpenAICompatible(
    "openai",
    base=ProviderSetting(
        "OPENAI_BASE_URL",
        "The base URL of OpenAI's API or an OpenAI-compatible one; `/v1` is added if it has no path.",
        default="https://api.openai.com/v1",
    ),
    key=ProviderSetting("OPENAI_API_KEY", "The API key for OpenAI or the compatible API.", required=True, secret=True),
    model=ProviderSetting("OPENAI_MODEL", "The model that is used if neither an agent's config nor a call names one."),
    limit="max_completion_tokens",
)
"""The runtime OPENAI."""

OPENAI: Final = Connector(
    name="openai",
    title="OpenAI",
    description="Calls models of OpenAI or of a provider with an OpenAI-compatible API.",
    actions=OPENAI_RUNTIME.actions(),
    auth=Auth.API_KEY,
    settings=OPENAI_RUNTIME.settings,
    probe=OPENAI_RUNTIME.probe,
)
