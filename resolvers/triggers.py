"""Requests to the URL of a WEBHOOK trigger: authenticating them and starting a run."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import orjson

from auth.signatures import Signed, is_signed
from auth.webhook_tokens import trigger_id_of_token
from context.rate_limit import Limit, RateLimiter
from engine.triggers.webhooks import deliver, find_webhook
from errors import InvalidInput, NotConfigured, NotFound, Unauthenticated, Verbatim
from json_types import InexactNumber, Json, JsonObject, loads_exact
from models.workflows import WorkflowTrigger
from resolvers.checks import LARGEST_JSON, json_value
from settings import Settings
from storage.clock import now
from storage.encryption import DecryptionFailed, Place, unseal
from storage.turns import read_on_behalf_of

LARGEST_BODY: Final = LARGEST_JSON
_LONGEST_KEY: Final = 255
_MOST_FIELDS: Final = 1000
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_CHALLENGE: Final = frozenset({"type", "token", "challenge"})


@dataclass(frozen=True, slots=True)
class WebhookRequest:
    """A request to the URL of a trigger; missing headers are empty.

    Args:
        token: the last part of the URL, which is the credential.
        is_form: whether the body is declared to be a form rather than JSON.
        key: the header `Idempotency-Key`.
        signed: the headers of Standard Webhooks.
        hops: the header `Parley-Hops`: the number of nested runs that led to this request.
        execution_id: the header `Parley-Execution`: the run that sent it.
    """

    token: str
    body: bytes
    key: str
    signed: Signed
    is_form: bool = False
    hops: int = 0
    execution_id: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """The outcome of a request: the run that it started, or the challenge that is returned to the sender."""

    run_id: str | None = None
    challenge: str | None = None


async def receive(settings: Settings, rates: RateLimiter, delivery: WebhookRequest) -> Received:
    """Start the run that a delivery requests, once even if it is delivered repeatedly.

    Raises:
        NotFound: the URL is unknown, or its trigger was removed.
        RateLimited: the URL is called too often.
        Unauthenticated: the trigger has a secret, and the delivery is not signed with it.
        Conflict: the workflow is not ACTIVE, the trigger is disabled, or runs start each other in a loop.
        InvalidInput: the body cannot be read or does not match the workflow's schema, or the key is too long.
    """
    trigger_id = trigger_id_of_token(settings.secret_key, delivery.token)
    if trigger_id is None:
        raise NotFound("There is no such webhook.")
    await rates.hit(Limit(f"trigger:{trigger_id}", settings.webhook_rate_limit), call="call")
    trigger = await find_webhook(trigger_id)
    _check_signature(settings, trigger, delivery)
    read_on_behalf_of(trigger.organization_id)
    input = _input(delivery)
    if (challenge := _challenge(input)) is not None:
        return Received(challenge=challenge)
    key = _idempotency_key(trigger, delivery)
    run = await deliver(trigger.id, key, input, hops=delivery.hops, sender_id=delivery.execution_id)
    return Received(run_id=run.id)


def _check_signature(settings: Settings, trigger: WorkflowTrigger, delivery: WebhookRequest) -> None:
    if not trigger.sealed_secret:
        return
    try:
        place = Place.of(trigger, "sealed_secret")
        secret = unseal(settings.encryption_keys, trigger.sealed_secret, place)
    except DecryptionFailed:
        raise NotConfigured("The webhook's secret cannot be decrypted; set it again.") from None
    if not is_signed(secret, delivery.signed, delivery.body, now()):
        raise Unauthenticated("The signature is missing, wrong or too old; see docs/triggers.md.")


def _idempotency_key(trigger: WorkflowTrigger, delivery: WebhookRequest) -> str | None:
    """Return the delivery's idempotency key. A signed delivery uses its signed id, so that a replay starts nothing."""
    headers = {"webhook-id": delivery.signed.id}
    if not trigger.sealed_secret:
        headers = {"Idempotency-Key": delivery.key, **headers}
    header, key = next(((name, key) for name, key in headers.items() if key), ("", None))
    if key is not None and len(key) > _LONGEST_KEY:
        message = f"{header} can have at most {_LONGEST_KEY} characters; it has {len(key)}."
        raise InvalidInput(message, field=[Verbatim(header)])
    return key


def _challenge(input: Json) -> str | None:
    """Return the challenge if this is Slack's handshake, with which it verifies a new URL before it sends events.

    Lark sends the same. It is recognized by having these three fields and no other.
    """
    if not isinstance(input, dict) or input.keys() != _CHALLENGE or input["type"] != "url_verification":
        return None
    challenge = input["challenge"]
    return challenge if isinstance(challenge, str) else None


def _input(delivery: WebhookRequest) -> Json:
    body = delivery.body.removeprefix(_BYTE_ORDER_MARK).strip()
    if not body:
        return {}
    # Some clients declare a form by default, such as curl. In one, these characters would be escaped.
    if delivery.is_form and not body.startswith((b"{", b"[", b'"')):
        return json_value(_form(body), "body")
    try:
        document = loads_exact(body)
    except InexactNumber as error:
        raise InvalidInput(error.sentence("The body"), field=["body", *map(Verbatim, error.path)]) from None
    except orjson.JSONDecodeError as error:
        raise InvalidInput(f"The body must be JSON in UTF-8: {error}.", field=["body"]) from None
    return json_value({} if document is None else document, "body")


def _form(body: bytes) -> JsonObject:
    """Return the fields of a form: a string, or a list of strings if a field occurs several times."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise InvalidInput("The form must be encoded in UTF-8.", field=["body"]) from None
    except ValueError:
        raise InvalidInput(f"The form can have at most {_MOST_FIELDS} fields.", field=["body"]) from None
    fields: dict[str, list[Json]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
