"""The connector `http`: a request to any public HTTP endpoint."""

import base64
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import httpx
import orjson

from connectors.agent_runtimes import AGENT_CREDENTIALS
from connectors.base import Action, Call, Connector
from connectors.transport.egress import AddressRefused
from connectors.transport.exchange import DEADLINE_SECONDS, MAX_REPLY_BYTES, Reply, failure_of
from connectors.transport.provider_client import ProviderClient
from connectors.transport.request_headers import refuse_reserved
from errors import ParleyError
from json_types import JsonObject, encode_storable, list_at, loads_exact, object_at

METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_REPEATABLE: Final = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
_KEY: Final = "idempotency-key"
_HOPS: Final = "parley-hops"
"""The header that carries the depth of a run to Parley's own webhooks, so that loops through them end."""
_RUN: Final = "parley-execution"
"""The header that carries the run's id to Parley's own webhooks, so that the users behind it stay known."""

# Python's `$` also matches before a final line break, which must not be accepted.
_END: Final = r"$(?!\n)"

INPUT: Final[Mapping[str, object]] = {
    "type": "object",
    "required": ["url"],
    "additionalProperties": False,
    "not": {"required": ["json", "body"]},
    "properties": {
        "method": {"enum": list(METHODS), "default": "GET"},
        "url": {"type": "string", "minLength": 1, "maxLength": 8192, "description": "http:// or https://"},
        "headers": {
            "type": "object",
            "maxProperties": 100,
            "propertyNames": {"pattern": rf"^[!#$%&'*+.^_`|~0-9A-Za-z-]{{1,100}}{_END}"},
            "additionalProperties": {"type": "string", "maxLength": 8192, "pattern": rf"^[\t -~]*{_END}"},
        },
        "query": {
            "type": "object",
            "maxProperties": 100,
            "description": "Added to the URL's query; a list repeats the name for each value.",
            "additionalProperties": {
                "type": ["string", "number", "boolean", "array"],
                "items": {"type": ["string", "number", "boolean"]},
            },
        },
        "json": {"description": "Sent as application/json."},
        "body": {"type": "string", "description": "Sent as it is; set a content-type header."},
        "idempotent": {
            "type": "boolean",
            "default": False,
            "description": "The endpoint honors Idempotency-Key: the call's key is sent, and a request without a "
            "response is sent again.",
        },
        "acceptedStatuses": {
            "type": "array",
            "items": {"type": "integer", "minimum": 200, "maximum": 599},
            "maxItems": 100,
            "description": "Statuses other than 200 to 299 that count as success.",
        },
    },
}
OUTPUT: Final[Mapping[str, object]] = {
    "type": "object",
    "required": ["status", "headers"],
    "properties": {
        "status": {"type": "integer"},
        "headers": {"type": "object", "additionalProperties": {"type": "string"}, "description": "In lower case."},
        "json": {"description": "The content, if it is JSON."},
        "text": {"type": "string", "description": "The content, if it is other text."},
        "base64": {"type": "string", "description": "The content, if it is not text."},
        "simulated": {"const": True},
    },
}


@dataclass(frozen=True, slots=True)
class Requests:
    """The action `request`, with its limits."""

    deadline: float = DEADLINE_SECONDS
    max_bytes: int = MAX_REPLY_BYTES

    async def run(self, params: JsonObject, call: Call) -> JsonObject:
        """Send the request and return the reply."""
        url, headers, content = _request(params, call)
        repeatable = is_repeatable(params)
        accepted = list_at(params, "acceptedStatuses")

        def classify(reply: Reply) -> ParleyError | None:
            if 200 <= reply.status < 300 or reply.status in accepted:
                return None
            return failure_of(reply, url.host, repeatable=repeatable)

        reply = await (call.public or ProviderClient(call.http)).request(
            str(params.get("method", "GET")),
            str(url),
            classify=classify,
            repeatable=repeatable,
            headers=headers,
            content=content,
            deadline=self.deadline,
            max_bytes=self.max_bytes,
        )
        return {"status": reply.status, "headers": dict(reply.headers), **_content(reply)}


def is_repeatable(params: JsonObject) -> bool:
    """Return whether the method, or a key that the endpoint honors, makes a second request harmless."""
    if params.get("method", "GET") in _REPEATABLE or params.get("idempotent") is True:
        return True
    return any(name.lower() == _KEY for name in object_at(params, "headers"))


def _request(params: JsonObject, call: Call) -> tuple[httpx.URL, dict[str, str], bytes | None]:
    headers = {name.lower(): str(value) for name, value in object_at(params, "headers").items()}
    refuse_reserved(headers, ["params", "headers"])
    if params.get("idempotent") is True:
        headers.setdefault(_KEY, call.key)
    if call.depth:
        headers[_HOPS] = str(call.depth)
    if call.caller is not None and call.caller.execution_id is not None:
        headers[_RUN] = call.caller.execution_id
    try:
        url = httpx.URL(str(params["url"]))
        if query := object_at(params, "query"):
            url = url.copy_merge_params(_query(query))
        url.host  # noqa: B018 - decodes an internationalized name, such as xn--…
        return url, headers, _body(params, headers)
    except (httpx.InvalidURL, UnicodeError, TypeError) as error:
        raise AddressRefused(f"The URL, query or body cannot be sent: {error}.", field=["params"]) from None


def _query(given: JsonObject) -> Mapping[str, Sequence[str | int | float]]:
    """Return the values of a URL's query by name."""
    values = {name: value if isinstance(value, list) else [value] for name, value in given.items()}
    return {name: [each for each in value if isinstance(each, str | int | float)] for name, value in values.items()}


def _body(params: JsonObject, headers: dict[str, str]) -> bytes | None:
    if "json" in params:
        headers.setdefault("content-type", "application/json")
        return orjson.dumps(params["json"])
    body = params.get("body")
    return body.encode() if isinstance(body, str) else None


def _content(reply: Reply) -> JsonObject:
    """Return the content under the name of its type; nothing if it is empty."""
    if not reply.content:
        return {}
    kind, _, _ = reply.headers.get("content-type", "").partition(";")
    if _is_json(kind.strip().lower()):
        # If it is not JSON despite its content type, or cannot be stored as JSON, it is returned as text.
        with contextlib.suppress(ValueError):
            document = loads_exact(reply.content)
            encode_storable(document)
            return {"json": document}
    try:
        return {"text": _text(reply)}
    except (UnicodeError, LookupError):
        return {"base64": base64.b64encode(reply.content).decode()}


def _is_json(kind: str) -> bool:
    return kind == "application/json" or kind.endswith("+json")


def _text(reply: Reply) -> str:
    message = httpx.Response(200, headers={"content-type": reply.headers.get("content-type", "")})
    text = reply.content.decode(message.charset_encoding or "utf-8")
    if "\0" in text:
        raise UnicodeError("PostgreSQL cannot store NUL")
    return text


def _simulated(params: JsonObject) -> JsonObject:
    return {
        "status": 200,
        "headers": {"content-type": "application/json"},
        "json": {"method": params.get("method", "GET"), "url": params["url"]},
    }


def http_connector(requests: Requests = Requests()) -> Connector:
    """Return the connector; tests pass other limits."""
    return Connector(
        name="http",
        title="HTTP",
        description="Calls any public HTTP or HTTPS endpoint.",
        settings=(AGENT_CREDENTIALS,),
        actions=(
            Action(
                name="request",
                title="Request",
                description="Sends a request and returns the status, the headers and the content of the reply.",
                input_schema=INPUT,
                output_schema=OUTPUT,
                run=requests.run,
                simulated=_simulated,
                idempotent=is_repeatable,
            ),
        ),
    )


HTTP: Final = http_connector()
