"""What is sent to the URL of a WEBHOOK trigger: who may send it, and the run that it starts."""

from dataclasses import dataclass
from typing import Final

import orjson

from auth.signatures import Signed, is_signed
from auth.webhook_tokens import trigger_of_token
from context.rate_limit import RateLimiter
from engine.triggers.schedules import deliver, find_hook
from errors import InvalidInput, NotConfigured, NotFound, Unauthenticated
from json_types import Json
from models.workflows import WorkflowTrigger
from resolvers.checks import LARGEST_JSON, json_value
from settings import Settings
from storage.clock import now
from storage.encryption import DecryptionFailed, unseal

LARGEST_BODY: Final = LARGEST_JSON
_LONGEST_KEY: Final = 255


@dataclass(frozen=True, slots=True)
class Delivery:
    """A request to the URL of a trigger; headers that did not come are empty.

    Args:
        token: the last part of the URL, which is the credential.
        key: the header `Idempotency-Key`.
        signed: the headers of Standard Webhooks.
        hops: the header `Parley-Hops`: how many runs led to each other up to the one that sends it.
    """

    token: str
    body: bytes
    key: str
    signed: Signed
    hops: int = 0


async def receive(settings: Settings, rates: RateLimiter, delivery: Delivery) -> str:
    """Starts the run that a delivery asks for, once however often it is delivered, and returns the run's id.

    Raises:
        NotFound: nobody was given this URL, or its trigger is gone.
        RateLimited: the URL is called too often.
        Unauthenticated: the trigger has a secret, and the delivery is not signed with it.
        Conflict: the workflow is not ACTIVE, or the trigger is not enabled, or runs start each other without end.
        InvalidInput: the body is not JSON or does not fit the workflow, or the key is too long.
    """
    trigger_id = trigger_of_token(settings.secret_key, delivery.token)
    if trigger_id is None:
        raise NotFound("There is no such webhook.")
    rates.hit(trigger_id)
    trigger = await find_hook(trigger_id)
    _check_signature(settings, trigger, delivery)
    run = await deliver(trigger.id, _name(trigger, delivery), _input(delivery.body), hops=delivery.hops)
    return run.id


def _check_signature(settings: Settings, trigger: WorkflowTrigger, delivery: Delivery) -> None:
    if not trigger.sealed_secret:
        return
    try:
        secret = unseal(settings.encryption_keys, trigger.sealed_secret, trigger.id)
    except DecryptionFailed:
        raise NotConfigured("The webhook's secret cannot be read; set it again.") from None
    if not is_signed(secret, delivery.signed, delivery.body, now()):
        raise Unauthenticated("The signature is missing, wrong or too old; see docs/triggers.md.")


def _name(trigger: WorkflowTrigger, delivery: Delivery) -> str | None:
    """Returns what names the delivery. A signed one is named by what is signed, so that a copy of it starts nothing."""
    names = (delivery.signed.id,) if trigger.sealed_secret else (delivery.key, delivery.signed.id)
    name = next(filter(None, names), None)
    if name is not None and len(name) > _LONGEST_KEY:
        raise InvalidInput(f"A key has at most {_LONGEST_KEY} characters.", field=["idempotency_key"])
    return name


def _input(body: bytes) -> Json:
    if not body.strip():
        return {}
    try:
        document: Json = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise InvalidInput("The body must be JSON.", field=["body"]) from None
    return json_value(document, "body")
