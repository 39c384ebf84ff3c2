"""An agent that speaks Agent2Agent over JSON-RPC, version 1.0 or 0.3, as its card says.

The message decides what it does: `work` creates a task that ends after two polls, `ask` requests input, `fail`,
`reject` and `login` end so, `chat` is answered with a plain message, `forever` never ends; everything else is a task
that completes at once.
"""

import uuid
from typing import Any

from tests.fakes.http_service import Asked
from tests.fakes.streaming import Answer, End, Events, Outcome, StreamingService, data

LOOKS = 2


class A2AService(StreamingService):
    """One agent.

    Args:
        version: `1.0` or `0.3`.
        key: the required bearer token; None requires none.
    """

    def __init__(self, version: str = "1.0", key: str | None = None) -> None:
        super().__init__()
        self.version = version
        self.key = key
        self.streaming = True
        self.tasks: dict[str, dict[str, Any]] = {}
        self.looks: dict[str, int] = {}
        self.sent: list[str] = []
        """The ids of the received messages."""

    def clear(self) -> None:
        """See `StreamingService`."""
        super().clear()
        self.tasks.clear()
        self.looks.clear()
        self.sent.clear()
        self.streaming = True

    @property
    def old(self) -> bool:
        """Whether it speaks 0.3."""
        return self.version.startswith("0")

    @property
    def card(self) -> dict[str, Any]:
        """The agent card."""
        card: dict[str, Any] = {
            "name": "Fake",
            "description": "A fake.",
            "version": "1",
            "capabilities": {"streaming": self.streaming},
            "defaultInputModes": ["text/plain"],
            "defaultOutputModes": ["text/plain"],
            "skills": [],
        }
        if self.old:
            return card | {"protocolVersion": "0.3.0", "url": f"{self.url}/rpc", "preferredTransport": "JSONRPC"}
        interfaces = [
            {"url": f"{self.url}/grpc", "protocolBinding": "GRPC", "protocolVersion": "1.0"},
            {"url": f"{self.url}/rpc", "protocolBinding": "JSONRPC", "protocolVersion": "1.0", "tenant": "acme"},
        ]
        return card | {"supportedInterfaces": interfaces}

    def answer(self, asked: Asked) -> Outcome:
        """See `StreamingService`."""
        if asked.path == "/.well-known/agent-card.json":
            return Answer(200, self.card)
        if asked.path != "/rpc":
            return Answer(404, {"error": "not found"})
        if self.key is not None and asked.headers.get("authorization") != f"Bearer {self.key}":
            return Answer(401, {"error": "unauthorized"}, {"www-authenticate": "Bearer"})
        request = asked.json
        if asked.headers.get("a2a-version", "0.3") != self.version:
            return self._error(request, -32009, "Version not supported")
        if not self.old and request["params"].get("tenant") != "acme":
            return self._error(request, -32602, "Invalid params: tenant")
        handle = {
            "SendMessage": self._send,
            "message/send": self._send,
            "SendStreamingMessage": self._stream,
            "message/stream": self._stream,
            "GetTask": self._get,
            "tasks/get": self._get,
            "CancelTask": self._cancel,
            "tasks/cancel": self._cancel,
        }.get(request["method"])
        known = ("/" in request["method"]) == self.old
        return self._error(request, -32601, "Method not found") if handle is None or not known else handle(request)

    # ---- methods

    def _send(self, request: Any) -> Outcome:
        text = self._take(request)
        if text == "crash":
            return self._error(request, -32603, "Internal error")
        if text == "chat":
            return self._result(request, self._wrapped("message", self._message("Hello!", request)))
        return self._result(request, self._wrapped("task", self._task(text, request)))

    def _stream(self, request: Any) -> Outcome:
        text = self._take(request)
        if text == "chat":
            return Events([self._event(request, self._wrapped("message", self._message("Hello!", request)))])
        task = self._task("begin", request)
        events = [self._wrapped("task", task), self._status(task, "working")]
        if text == "break":
            return Events([self._event(request, each) for each in events[:0]], End.BROKEN)
        if text in ("leave", "forever"):
            # The task continues; the stream does not.
            end = End.BROKEN if text == "leave" else End.SILENT
            return Events([self._event(request, each) for each in events], end)
        if text == "fail":
            events.append(self._status(task, "failed", "I cannot."))
            return Events([self._event(request, each) for each in events])
        words = [f"Done: {text[:2]}", text[2:]]
        for number, word in enumerate(words):
            events.append(self._artifact(task, word, append=number > 0))
        events.append(self._status(task, "completed"))
        task["artifacts"] = [self._whole("".join(words))]
        return Events([self._event(request, each) for each in events])

    def _get(self, request: Any) -> Outcome:
        task = self.tasks.get(request["params"]["id"])
        if task is None:
            return self._error(request, -32001, "Task not found")
        self.looks[task["id"]] = self.looks.get(task["id"], 0) + 1
        if task["goes_on"] and self.looks[task["id"]] >= LOOKS:
            task["status"] = {"state": self._state("completed")}
            task["artifacts"] = [self._whole("Done at last")]
        return self._result(request, self._shown(task))

    def _cancel(self, request: Any) -> Outcome:
        task = self.tasks.get(request["params"]["id"])
        if task is None:
            return self._error(request, -32001, "Task not found")
        task["status"] = {"state": self._state("canceled")}
        return self._result(request, self._shown(task))

    # ---- shapes

    def _take(self, request: Any) -> str:
        message = request["params"]["message"]
        self.sent.append(message["messageId"])
        [part] = message["parts"]
        assert message["role"] == ("user" if self.old else "ROLE_USER")
        assert ("kind" in part) == self.old
        return str(part["text"])

    def _task(self, text: str, request: Any) -> dict[str, Any]:
        message = request["params"]["message"]
        task: dict[str, Any] = {
            "id": message.get("taskId") or f"task-{len(self.tasks) + 1}",
            "contextId": message.get("contextId") or f"context-{uuid.uuid4()}",
            "goes_on": text in ("work", "begin"),
            "artifacts": [],
        }
        states = {"work": "working", "begin": "submitted", "forever": "working", "ask": "input-required"}
        states |= {"fail": "failed", "reject": "rejected", "login": "auth-required"}
        notes = {"ask": "Which one?", "fail": "I cannot.", "reject": "I will not.", "login": "Sign in."}
        task["status"] = {"state": self._state(states.get(text, "completed"))}
        if text in notes:
            task["status"]["message"] = self._message(notes[text], request)
        if text not in states:
            task["artifacts"] = [self._whole(f"Done: {text}")]
        self.tasks[task["id"]] = task
        return self._kind(task, "task")

    def _message(self, text: str, request: Any) -> dict[str, Any]:
        message = {
            "messageId": str(uuid.uuid4()),
            "role": "agent" if self.old else "ROLE_AGENT",
            "parts": [self._part(text)],
            "contextId": request["params"]["message"].get("contextId") or "context-of-a-message",
        }
        return self._kind(message, "message")

    def _whole(self, text: str) -> dict[str, Any]:
        return {"artifactId": "artifact-1", "parts": [self._part(text)]}

    def _part(self, text: str) -> dict[str, Any]:
        return {"kind": "text", "text": text} if self.old else {"text": text}

    def _status(self, task: dict[str, Any], state: str, note: str = "") -> dict[str, Any]:
        status: dict[str, Any] = {"state": self._state(state)}
        if note:
            role = "agent" if self.old else "ROLE_AGENT"
            status["message"] = {"messageId": "m", "role": role, "parts": [self._part(note)]}
        value = {"taskId": task["id"], "contextId": task["contextId"], "status": status}
        if self.old:
            value["final"] = state not in ("working", "submitted")
        return self._wrapped("statusUpdate", self._kind(value, "status-update"))

    def _artifact(self, task: dict[str, Any], text: str, *, append: bool) -> dict[str, Any]:
        value = {"taskId": task["id"], "contextId": task["contextId"], "artifact": self._whole(text), "append": append}
        return self._wrapped("artifactUpdate", self._kind(value, "artifact-update"))

    def _state(self, state: str) -> str:
        return state if self.old else f"TASK_STATE_{state.upper().replace('-', '_')}"

    def _kind(self, value: dict[str, Any], kind: str) -> dict[str, Any]:
        return value | {"kind": kind} if self.old else value

    def _shown(self, task: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in task.items() if name != "goes_on"}

    def _wrapped(self, name: str, value: dict[str, Any]) -> dict[str, Any]:
        shown = self._shown(value)
        return shown if self.old else {name: shown}

    def _result(self, request: Any, result: dict[str, Any]) -> Answer:
        return Answer(200, {"jsonrpc": "2.0", "id": request["id"], "result": result})

    def _event(self, request: Any, result: dict[str, Any]) -> str:
        return data({"jsonrpc": "2.0", "id": request["id"], "result": result})

    def _error(self, request: Any, code: int, message: str) -> Answer:
        return Answer(200, {"jsonrpc": "2.0", "id": request.get("id"), "error": {"code": code, "message": message}})
