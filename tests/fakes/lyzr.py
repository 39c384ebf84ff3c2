"""Lyzr's agent API: chat and stream, whose addresses end in a slash, and FastAPI's errors."""

import json
from typing import Any

from tests.fakes.http_service import Asked
from tests.fakes.streaming import Answer, Events, Outcome, StreamingService, data

KEY = "sk-default-lyzr-fake"
AGENT = "lyzr-agent-1"


class LyzrService(StreamingService):
    """Has one agent, and counts its requests by session."""

    def __init__(self) -> None:
        super().__init__()
        self.sessions: dict[str, int] = {}

    def clear(self) -> None:
        """See `StreamingService`."""
        super().clear()
        self.sessions.clear()

    def answer(self, asked: Asked) -> Outcome:
        """See `StreamingService`."""
        if asked.headers.get("x-api-key") != KEY:
            return Answer(401, {"detail": f"Invalid API Key {asked.headers.get('x-api-key')}"})
        match asked.method, asked.path:
            case "GET", "/v3/agents/":
                return Answer(200, [{"_id": AGENT, "name": "Fake"}])
            case "POST", "/v3/inference/chat/":
                return self._chat(asked.json)
            case "POST", "/v3/inference/stream/":
                return self._stream(asked.json)
            case "POST", "/v3/inference/chat" | "/v3/inference/stream":
                return Answer(307, b"", {"location": f"{asked.path}/"})
            case _, path if path.startswith("/v3/agents/") and path.endswith("/"):
                return Answer(405, {"detail": "Method Not Allowed"})
        return Answer(404, {"detail": "Not Found"})

    def _refusal(self, asked: Any) -> Answer | None:
        missing = [name for name in ("user_id", "agent_id", "session_id", "message") if not asked.get(name)]
        if missing:
            detail = [{"type": "missing", "loc": ["body", name], "msg": f"{name} required"} for name in missing]
            return Answer(422, {"detail": detail})
        if not asked["agent_id"].startswith("lyzr-"):
            return Answer(404, {"detail": f"Agent {asked['agent_id']} not found"})
        return None

    def _chat(self, asked: Any) -> Outcome:
        if (refusal := self._refusal(asked)) is not None:
            return refusal
        count = self.sessions[asked["session_id"]] = self.sessions.get(asked["session_id"], 0) + 1
        said = f"You said: {asked['message']} ({count})"
        if "response_format" in asked:
            # Structured output is a text that contains JSON.
            said = json.dumps({"said": asked["message"], "count": count})
        return Answer(200, {"response": said, "module_outputs": {}, "message_id": "lyz_1"})

    def _stream(self, asked: Any) -> Outcome:
        if (refusal := self._refusal(asked)) is not None:
            return refusal
        self.sessions[asked["session_id"]] = self.sessions.get(asked["session_id"], 0) + 1
        # Chunks are plain text or JSON, either at any time; leading blanks of plain ones count.
        return Events(
            [
                data("You said:"),
                "data:  \n\n",
                data({"content": asked["message"][:2]}),
                data({"delta": asked["message"][2:], "content": "ignored"}),
                data({"metadata": {"step": 1}}),
                data("[DONE]"),
            ]
        )
