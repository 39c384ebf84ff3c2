"""Agent2Agent over JSON-RPC, versions 1.0 and 0.3, which differ mostly in names.

https://a2a-protocol.org/latest/specification/, https://a2a-protocol.org/v0.3.0/specification/
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin

import httpx
import orjson

from errors import UpstreamFailed
from json_types import Json, JsonObject, object_items, text_at

CARD_PATH: Final = "/.well-known/agent-card.json"
_OUTPUT_MODES: Final = ["text/plain", "application/json"]


@dataclass(frozen=True, slots=True)
class Names:
    """The names that one version of the protocol uses."""

    version: str
    send: str
    stream: str
    get: str
    cancel: str
    user: str
    header: Mapping[str, str]


V1: Final = Names(
    "1.0", "SendMessage", "SendStreamingMessage", "GetTask", "CancelTask", "ROLE_USER", {"a2a-version": "1.0"}
)
# Without the header, agents assume 0.3.
V03: Final = Names("0.3", "message/send", "message/stream", "tasks/get", "tasks/cancel", "user", {})


@dataclass(frozen=True, slots=True)
class Interface:
    """The URL and protocol of an agent.

    Args:
        tenant: the value that the agent requires in every request.
        streaming: whether it can stream answers.
    """

    name: str
    url: str
    names: Names
    streaming: bool
    tenant: str | None = None


def card_url(url: str) -> str:
    """Return the URL of an agent's card: the URL itself if it ends in `.json`, else the well-known path below it."""
    return url if url.partition("?")[0].endswith(".json") else url.rstrip("/") + CARD_PATH


def read_card(card: Mapping[str, Json], url: str) -> Interface:
    """Return the best interface of a card that Parley supports.

    Args:
        url: the card's URL, for URLs that are relative to it.

    Raises:
        UpstreamFailed: the agent supports no version of JSON-RPC that Parley supports.
    """
    found = [each for each in _interfaces(card) if each[1] is not None]
    found.sort(key=lambda each: each[1] is not V1)  # a stable sort, which otherwise keeps the agent's order
    if not found:
        raise UpstreamFailed("The agent's card lists no JSON-RPC interface of version 1.0 or 0.3.")
    address, names, tenant = found[0]
    assert names is not None
    capabilities = card.get("capabilities")
    streaming = isinstance(capabilities, dict) and capabilities.get("streaming") is True
    return Interface(text_at(card, "name"), _address(url, address), names, streaming, tenant)


def _address(card_url: str, address: str) -> str:
    """Return the URL of an interface, which may be relative to that of the card.

    Raises:
        UpstreamFailed: it is not valid.
    """
    try:
        url = httpx.URL(urljoin(card_url, address))
        url.host  # noqa: B018 - decodes an internationalized name
    except (httpx.InvalidURL, ValueError):
        raise UpstreamFailed("The agent's card contains a URL that is not valid.") from None
    return str(url)


def _interfaces(card: Mapping[str, Any]) -> Iterator[tuple[str, Names | None, str | None]]:
    for each in object_items(card.get("supportedInterfaces")):
        if text_at(each, "protocolBinding").upper() == "JSONRPC" and (url := text_at(each, "url")):
            tenant = each.get("tenant")
            yield url, _names_of(each.get("protocolVersion"), V1), tenant if isinstance(tenant, str) else None
    names = _names_of(card.get("protocolVersion"), V03)
    if isinstance(card.get("url"), str) and (text_at(card, "preferredTransport") or "JSONRPC").upper() == "JSONRPC":
        yield card["url"], names, None
    for each in object_items(card.get("additionalInterfaces")):
        if text_at(each, "transport").upper() == "JSONRPC" and (url := text_at(each, "url")):
            yield url, names, None


def _names_of(version: Json, default: Names) -> Names | None:
    if version is None:
        return default
    major_minor = str(version).split(".")[:2] if isinstance(version, str | float | int) else [""]
    return V1 if major_minor[0] == "1" else V03 if major_minor == ["0", "3"] else None


# ---------------------------------------------------------------- requests


def message_params(
    interface: Interface, text: str, key: str, *, context_id: str | None, task_id: str | None, metadata: JsonObject
) -> JsonObject:
    """Return the params of a message. Its id is derived from `key`, so that agents can recognize a repetition."""
    old = interface.names is V03
    message: JsonObject = {
        "messageId": str(uuid.uuid5(uuid.NAMESPACE_URL, f"parley:{key}")),
        "role": interface.names.user,
        "parts": [{"kind": "text", "text": text} if old else {"text": text}],
    }
    if old:
        message["kind"] = "message"
    if context_id:
        message["contextId"] = context_id
    if task_id:
        message["taskId"] = task_id
    configuration: JsonObject = {"acceptedOutputModes": list(_OUTPUT_MODES)}
    configuration |= {"blocking": True} if old else {"returnImmediately": False}
    params: JsonObject = {"message": message, "configuration": configuration}
    if metadata:
        params["metadata"] = metadata
    return with_tenant(interface, params)


def with_tenant(interface: Interface, params: JsonObject) -> JsonObject:
    """Return params with the tenant that the agent's card names."""
    return params | {"tenant": interface.tenant} if interface.tenant else params


def rpc(method: str, params: JsonObject, key: str) -> JsonObject:
    """Return a JSON-RPC request."""
    return {"jsonrpc": "2.0", "id": f"{method}:{key}", "method": method, "params": params}


# ---------------------------------------------------------------- answers

WORKING: Final = frozenset({"submitted", "working", "unknown", "unspecified", ""})
FAILED: Final = frozenset({"failed", "canceled", "rejected", "auth-required"})


@dataclass(slots=True)
class PartialAnswer:
    """The part of an answer that has arrived, in either version of the protocol.

    Args:
        state: the task's state as 0.3 spells it, e.g. `input-required`; None if the answer is a plain message.
        artifacts: the texts of a task's artifacts by id, in order of arrival.
        note: the text of a plain message, or of the task's status.
        answered: whether a message, a task or an event of one has arrived.
    """

    state: str | None = None
    task_id: str | None = None
    context_id: str | None = None
    artifacts: dict[str, str] = field(default_factory=dict)
    note: str = ""
    answered: bool = False

    @property
    def complete(self) -> bool:
        """Whether the answer is complete."""
        return self.answered and (self.state is None or self.state not in WORKING)

    @property
    def text(self) -> str:
        """The text of the answer: the task's artifacts, or else the message."""
        return "\n\n".join(text for text in self.artifacts.values() if text) or self.note

    @property
    def metadata(self) -> JsonObject:
        """The ids that are needed to continue the conversation."""
        known: JsonObject = {"taskId": self.task_id, "contextId": self.context_id, "state": self.state}
        return {name: value for name, value in known.items() if value}

    def add(self, result: Mapping[str, Any]) -> str:
        """Add a result or an event of a stream, and return the text that it adds to the answer."""
        kind, value = _kind(result)
        self.task_id = text_at(value, "taskId" if kind != "task" else "id") or self.task_id
        self.context_id = text_at(value, "contextId") or self.context_id
        match kind:
            case "message":
                self.answered, self.note = True, parts_text(value.get("parts"))
                return self.note
            case "task":
                return self._add_task(value)
            case "status":
                self._add_status(value.get("status"))
                return ""
            case "artifact":
                return self._add_artifact(value)
        return ""

    def _add_task(self, task: Mapping[str, Json]) -> str:
        before = self.text if self.artifacts else ""
        self._add_status(task.get("status"))
        for number, artifact in enumerate(object_items(task.get("artifacts"))):
            self.artifacts[text_at(artifact, "artifactId") or str(number)] = parts_text(artifact.get("parts"))
        after = self.text if self.artifacts else ""
        return after.removeprefix(before) if after.startswith(before) else ""

    def _add_status(self, status: object) -> None:
        self.answered = True
        if not isinstance(status, dict):
            return
        self.state = plain_state(status.get("state"))
        message = status.get("message")
        if isinstance(message, dict) and (text := parts_text(message.get("parts"))):
            self.note = text

    def _add_artifact(self, event: Mapping[str, Json]) -> str:
        artifact = event.get("artifact")
        if not isinstance(artifact, dict):
            return ""
        self.state = self.state or "working"
        self.answered = True
        id, added = text_at(artifact, "artifactId"), parts_text(artifact.get("parts"))
        gap = "\n\n" if added and id not in self.artifacts and any(self.artifacts.values()) else ""
        known = self.artifacts.get(id, "")
        self.artifacts[id] = known + added if event.get("append") is True else added
        return gap + (added if event.get("append") is True or not known else "")


def _kind(result: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Return the kind of a result: a wrapper's name in 1.0, its `kind` in 0.3, or else deduced from its members."""
    for name, kind in _WRAPPED.items():
        if isinstance(result.get(name), dict):
            return kind, result[name]
    kind = _KINDS.get(text_at(result, "kind"), "")
    if not kind and "messageId" in result:
        kind = "message"
    if not kind and "status" in result and "id" in result:
        kind = "task"
    return kind, result


_WRAPPED: Final = {"task": "task", "message": "message", "statusUpdate": "status", "artifactUpdate": "artifact"}
_KINDS: Final = {"task": "task", "message": "message", "status-update": "status", "artifact-update": "artifact"}


def plain_state(state: Json) -> str:
    """Return a task's state as 0.3 spells it; empty if it is not a text."""
    return (state if isinstance(state, str) else "").removeprefix("TASK_STATE_").lower().replace("_", "-")


def parts_text(parts: Json) -> str:
    """Return the text of parts; data becomes JSON, a file its URL or name.

    Raises:
        UpstreamFailed: the data cannot be written as JSON.
    """
    return "".join(_part_text(part) for part in object_items(parts))


def _part_text(part: Mapping[str, Json]) -> str:
    if isinstance(part.get("text"), str):
        return str(part["text"])
    if "data" in part:
        try:
            return orjson.dumps(part["data"]).decode()
        except orjson.JSONEncodeError:
            raise UpstreamFailed("The agent responded with data that is nested too deep.") from None
    given = part.get("file")
    file: Mapping[str, Json] = given if isinstance(given, dict) else part
    named = (text_at(part, "url"), *(text_at(file, name) for name in ("uri", "fileWithUri", "name")))
    return next(filter(None, named), "")
