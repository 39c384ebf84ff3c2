"""An API in OpenAI's form: Responses, chat completions and models, with its errors, limits and streams.

It repeats its input, so that a test sees both. `served_by` makes it OGX, whose errors have another form.
"""

from typing import Any, Final

from tests.fakes.http_service import Asked
from tests.fakes.streaming import Answer, End, Events, Outcome, StreamingService, data

MODELS: Final = ["small-model", "large-model"]


class OpenAIService(StreamingService):
    """Serves under `/v1`.

    Args:
        key: the required bearer token; None requires none.
    """

    def __init__(self, key: str | None = "sk-test-of-a-fake") -> None:
        super().__init__()
        self.key = key

    def answer(self, asked: Asked) -> Outcome:
        """See `StreamingService`."""
        if self.key is not None and asked.headers.get("authorization") != f"Bearer {self.key}":
            given = asked.headers.get("authorization", "").removeprefix("Bearer ")
            return self.error(401, f"Incorrect API key provided: {given}.", "invalid_api_key")
        match asked.method, asked.path:
            case "GET", "/v1/models":
                models = [{"id": name, "object": "model", "created": 1, "owned_by": "fake"} for name in MODELS]
                return Answer(200, {"object": "list", "data": models})
            case "POST", "/v1/responses":
                return self._response(asked.json)
            case "POST", "/v1/chat/completions":
                return self._chat(asked.json)
        return self.error(404, f"Invalid URL ({asked.method} {asked.path})", None)

    def error(self, status: int, message: str, code: str | None, headers: dict[str, str] | None = None) -> Answer:
        """Return an error as this service has them."""
        kind = {401: "invalid_request_error", 429: "requests", 500: "server_error"}.get(status, "invalid_request_error")
        error = {"message": message, "type": kind, "param": None, "code": code}
        return Answer(status, {"error": error}, headers or {})

    def _response(self, asked: Any) -> Outcome:
        if asked["model"] not in MODELS:
            return self.error(400, f"The requested model '{asked['model']}' does not exist.", "model_not_found")
        said = last_text(asked["input"])
        words = [f"{word} " for word in f"You said: {said}".split()]
        words[-1] = words[-1].rstrip()
        if not asked.get("stream"):
            return Answer(200, response(asked["model"], "".join(words)))
        return Events(response_events(asked["model"], words))

    def _chat(self, asked: Any) -> Outcome:
        if asked["model"] not in MODELS:
            return self.error(404, f"The model `{asked['model']}` does not exist.", "model_not_found")
        said = f"You said: {asked['messages'][-1]['content']}"
        if not asked.get("stream"):
            return Answer(200, completion(asked["model"], said))
        chunks = [{"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}}]}]
        chunks += [{"choices": [{"index": 0, "delta": {"content": each}}]} for each in (said[:4], said[4:])]
        chunks += [{"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}]
        base = {"id": "chatcmpl_1", "object": "chat.completion.chunk", "model": asked["model"]}
        return Events([*(data(base | chunk) for chunk in chunks), data("[DONE]")])


class OgxService(OpenAIService):
    """The same surface as Llama Stack, now OGX, serves it: no key, and errors of its own form."""

    def __init__(self) -> None:
        super().__init__(key=None)

    def error(self, status: int, message: str, code: str | None, headers: dict[str, str] | None = None) -> Answer:
        """See `OpenAIService`."""
        return Answer(status, {"status": status, "title": "Invalid value", "detail": message}, headers or {})


def last_text(input: Any) -> str:
    """Return the last input message."""
    return input if isinstance(input, str) else str(input[-1]["content"])


def response(model: str, text: str, status: str = "completed", **more: Any) -> dict[str, Any]:
    """Return a response in its wire format: the text in parts, and no `output_text`."""
    middle = len(text) // 2
    parts = [
        {"type": "output_text", "text": each, "annotations": []} for each in (text[:middle], text[middle:]) if each
    ]
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1,
        "status": status,
        "model": model,
        "output": [
            {"type": "reasoning", "id": "rs_1", "summary": []},
            {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": parts},
        ],
        "usage": {"input_tokens": 7, "output_tokens": 3, "total_tokens": 10},
        "error": None,
        "incomplete_details": None,
    } | more


def response_events(model: str, words: list[str], last: dict[str, Any] | None = None) -> list[str]:
    """Return the events of a streamed response. There is no [DONE] after the last one."""
    text = "".join(words)
    events: list[dict[str, Any]] = [
        {"type": "response.created", "response": response(model, "", "in_progress")},
        {"type": "response.in_progress", "response": response(model, "", "in_progress")},
        *({"type": "response.output_text.delta", "item_id": "msg_1", "delta": word} for word in words),
        {"type": "response.output_text.done", "item_id": "msg_1", "text": text},
        last or {"type": "response.completed", "response": response(model, text)},
    ]
    numbered = [event | {"sequence_number": number} for number, event in enumerate(events)]
    return [f"event: {event['type']}\n{data(event)}" for event in numbered]


def completion(model: str, text: str) -> dict[str, Any]:
    """Return a chat completion."""
    return {
        "id": "chatcmpl_1",
        "object": "chat.completion",
        "model": model,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10},
    }


def begun_response(words: list[str], end: End) -> Events:
    """Return a response that was cut off."""
    return Events(response_events("small-model", words)[: 2 + len(words)], end)
