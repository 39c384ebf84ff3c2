"""Requests to the URL of a WEBHOOK trigger: authenticating them and starting a run."""

from dataclasses import dataclass
from typing import Final, cast

import orjson

from auth.signatures import Signed, is_signed
from auth.webhook_tokens import trigger_id_of_token
from context.rate_limit import RateLimiter
from engine.triggers.webhooks import deliver, find_webhook
from errors import InvalidInput, NotConfigured, NotFound, Unauthenticated
from json_types import InexactNumber, Json, loads_exact
from models.workflows import WorkflowTrigger
from resolvers.checks import LARGEST_JSON, json_value
from settings import Settings
from storage.clock import now
from storage.encryption import DecryptionFailed, unseal

LARGEST_BODY: Final = LARGEST_JSON
_LONGEST_KEY: Final = 255


@dataclass(frozen=True, slots=True)
class WebhookRequest:
    """A request to the URL of a trigger; missing headers are empty.

    Args:
        token: the last part of the URL, which is the credential.
        key: the header `Idempotency-Key`.
        signed: the headers of Standard Webhooks.
        hops: the header `Parley-Hops`: the number of nested runs that led to this request.
    """

    token: str
    body: bytes
    key: str
    signed: Signed
    hops: int = 0


async def receive(settings: Settings, rates: RateLimiter, delivery: WebhookRequest) -> str:
    """Start the run that a delivery requests, once even if it is delivered repeatedly, and return the run's id.

    Raises:
        NotFound: the URL is unknown, or its trigger was removed.
        RateLimited: the URL is called too often.
        Unauthenticated: the trigger has a secret, and the delivery is not signed with it.
        Conflict: the workflow is not ACTIVE, the trigger is disabled, or runs start each other in a loop.
        InvalidInput: the body is not JSON or does not match the workflow's schema, or the key is too long.
    """
    trigger_id = trigger_id_of_token(settings.secret_key, delivery.token)
    if trigger_id is None:
        raise NotFound("There is no such webhook.")
    rates.hit(trigger_id)
    trigger = await find_webhook(trigger_id)
    _check_signature(settings, trigger, delivery)
    run = await deliver(trigger.id, _idempotency_key(trigger, delivery), _input(delivery.body), hops=delivery.hops)
    return run.id


def _check_signature(settings: Settings, trigger: WorkflowTrigger, delivery: WebhookRequest) -> None:
    if not trigger.sealed_secret:
        return
    try:
        secret = unseal(settings.encryption_keys, trigger.sealed_secret, trigger.id)
    except DecryptionFailed:
        raise NotConfigured("The webhook's secret cannot be decrypted; set it again.") from None
    if not is_signed(secret, delivery.signed, delivery.body, now()):
        raise Unauthenticated("The signature is missing, wrong or too old; see docs/triggers.md.")


def _idempotency_key(trigger: WorkflowTrigger, delivery: WebhookRequest) -> str | None:
    """Return the delivery's idempotency key. A signed delivery uses its signed id, so that a replay starts nothing."""
    names = (delivery.signed.id,) if trigger.sealed_secret else (delivery.key, delivery.signed.id)
    name = next(filter(None, names), None)
    if name is not None and len(name) > _LONGEST_KEY:
        raise InvalidInput(
            f"The idempotency key can have at most {_LONGEST_KEY} characters.", field=["idempotency_key"]
        )
    return name


def _input(body: bytes) -> Json:
    if not body.strip():
        return {}
    try:
        document = cast(Json, loads_exact(body))
    except InexactNumber as error:
        raise InvalidInput(f"The body {error}.", field=["body"]) from None
    except orjson.JSONDecodeError:
        raise InvalidInput("The body must be JSON.", field=["body"]) from None
    return json_value({} if document is None else document, "body")
