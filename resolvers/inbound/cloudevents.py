"""CloudEvents from a broker or another service, in the binary, structured and batched mode of HTTP.

Each becomes a custom event of the caller's organization, whose data is the event in CloudEvents' JSON format; a reply
to a request that left over the broker completes the request instead. `source` and `id` identify an event, however often
it is delivered. Source: cloudevents/spec, bindings/http-protocol-binding.md and formats/json-format.md.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from auth.actor import Actor
from auth.visibility import ALL_REQUESTS
from engine.outbound.gateway import ConnectorGateway
from engine.requests.reply import complete_from_event, is_reply
from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject
from models.inbound import InboundSource
from resolvers import checks
from resolvers.inbound.calls import CustomEvent, digest_of, json_body, publish_all
from shown import as_json
from storage.clock import parse_time

BATCH: Final = "application/cloudevents-batch+json"
STRUCTURED: Final = "application/cloudevents+json"
MOST_EVENTS: Final = 100

_REQUIRED: Final = ("id", "source", "type")
_PREFIX: Final = "ce-"
_NAME: Final = re.compile(r"[a-z0-9]{1,40}")
_LONGEST_ATTRIBUTE: Final = 2048
_WITH_OFFSET: Final = re.compile(r":[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$", re.IGNORECASE)
"""The ending of a CloudEvent's time: unlike elsewhere, its seconds and its offset are required."""
_JSON_TYPE: Final = re.compile(r"(application|text)/(json|[a-z0-9.+-]+\+json)")


@dataclass(frozen=True, slots=True)
class CloudEventCall:
    """A request: its media type in lower case, its headers with lower-case names, and its raw body."""

    type: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The number of events that were new, and of those received before."""

    accepted: int
    duplicates: int


async def accept_events(connectors: ConnectorGateway, actor: Actor, call: CloudEventCall) -> Accepted:
    """Publish the events of a request, all or none of them, after ending the requests that they reply to.

    Raises:
        Forbidden: the caller lacks the scope.
        NotFound: an event replies to a request that does not exist.
        Conflict: an event replies to a request that did not leave over the broker.
        InvalidInput: an event is not a valid CloudEvent, or its type not one of a custom event.
    """
    actor.require("events:write")
    events = events_in(call)
    found = [_custom_event(actor, each) for each in events if not is_reply(each)]
    for event in found:
        event.check()
    replies = [each for each in events if is_reply(each)]
    if replies:
        actor.require(ALL_REQUESTS)
    accepted = sum([await complete_from_event(connectors, actor.organization_id, each) for each in replies])
    accepted += sum(id is not None for id in await publish_all(found, by=actor.id))
    return Accepted(accepted, len(events) - accepted)


def _custom_event(actor: Actor, event: JsonObject) -> CustomEvent:
    return CustomEvent(
        organization_id=actor.organization_id,
        source=InboundSource.CLOUDEVENTS,
        external_id=digest_of(str(event["source"]), str(event["id"])),
        type=str(event["type"]),
        data=event,
    )


def events_in(call: CloudEventCall) -> Sequence[JsonObject]:
    """Return the events of a request in CloudEvents' JSON format.

    Raises:
        InvalidInput: one of them is not valid.
    """
    if call.type == BATCH:  # before the structured mode, whose type is a prefix of it
        batch = json_body(call.body)
        if not isinstance(batch, list) or len(batch) > MOST_EVENTS:
            raise InvalidInput(f"A batch must be a list of at most {MOST_EVENTS} events.", field=["body"])
        return [_checked(each) for each in batch]
    return [_checked(json_body(call.body) if call.type == STRUCTURED else _binary(call))]


def _binary(call: CloudEventCall) -> JsonObject:
    event: JsonObject = {}
    for name, value in call.headers.items():
        if name.startswith(_PREFIX):
            event[name.removeprefix(_PREFIX)] = _unescaped(value, name)
    if event.pop("datacontenttype", None) is not None:
        raise InvalidInput("In the binary mode, Content-Type is the type of the data.", field=["ce-datacontenttype"])
    if call.type:
        event["datacontenttype"] = call.type
    if call.body:
        event |= _data(call)
    elif _JSON_TYPE.fullmatch(call.type):
        message = "An empty body is not JSON; without data, omit Content-Type (datacontenttype)."
        raise InvalidInput(message, field=["datacontenttype"])
    return event


def _unescaped(value: str, name: str) -> str:
    try:
        return unquote(value, errors="strict")
    except UnicodeDecodeError:
        raise InvalidInput("The attributes in headers must be encoded in UTF-8.", field=[name]) from None


def _data(call: CloudEventCall) -> JsonObject:
    if not call.type or _JSON_TYPE.fullmatch(call.type):
        return {"data": json_body(call.body)}
    if call.type.startswith("text/"):
        try:
            return {"data": call.body.decode()}
        except UnicodeDecodeError:
            raise InvalidInput("The data must be encoded in UTF-8.", field=["body"]) from None
    return {"data_base64": base64.b64encode(call.body).decode()}


def _checked(event: Json) -> JsonObject:
    if not isinstance(event, dict):
        raise InvalidInput("An event must be a JSON object.", field=["body"])
    if event.get("specversion") != "1.0":
        raise InvalidInput("specversion must be 1.0.", field=["specversion"])
    for name in _REQUIRED:
        value = event.get(name)
        if not isinstance(value, str):
            raise InvalidInput(f"The attribute {name} is required.", field=[name])
        checks.text(value, name, longest=_LONGEST_ATTRIBUTE)
    wrong = next((name for name in event if name != "data_base64" and not _NAME.fullmatch(name)), None)
    if wrong is not None:
        raise InvalidInput(f"{as_json(wrong)} is not the name of an attribute.", field=["body"])
    if "data" in event and "data_base64" in event:
        raise InvalidInput("An event has either data or data_base64.", field=[Verbatim("data_base64")])
    _check_values(event)
    return event


def _check_values(event: JsonObject) -> None:
    time, encoded = event.get("time"), event.get("data_base64")
    if time is not None and not (isinstance(time, str) and _is_time(time)):
        raise InvalidInput("time must be a time as in RFC 3339, such as 2027-03-01T09:30:00Z.", field=["time"])
    if encoded is not None and not (isinstance(encoded, str) and _is_base64(encoded)):
        raise InvalidInput("data_base64 must be encoded in Base64.", field=[Verbatim("data_base64")])


def _is_time(text: str) -> bool:
    try:
        parse_time(text)
    except ValueError:
        return False
    return _WITH_OFFSET.search(text) is not None


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True
