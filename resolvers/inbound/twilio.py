"""Twilio's status callbacks: whether an SMS was delivered after Twilio had accepted it."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from auth.signatures import is_signed_by_twilio
from connectors.inbound_settings import TWILIO
from engine.deliveries.reports import SmsReport, record_report
from errors import InvalidInput, NotFound, Unauthenticated
from resolvers import checks
from resolvers.inbound.calls import Inbound, required_secrets

_MAX_FIELDS: Final = 100
_STATUS: Final = re.compile(r"[a-z]{1,30}")
_CODE: Final = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class StatusCallback:
    """A callback: its path with the query, the header `X-Twilio-Signature` and the raw form.

    Args:
        delivery_id: from the query.
    """

    path: str
    delivery_id: str
    signature: str
    body: bytes = field(repr=False)


async def accept_status(inbound: Inbound, callback: StatusCallback) -> None:
    """Record what Twilio reports. A repeated report changes nothing.

    Raises:
        NotConfigured: there is no auth token.
        Unauthenticated: the signature is missing or wrong.
        InvalidInput: the form is malformed.
        NotFound: there is no such message.
    """
    tokens, form = required_secrets(inbound.settings, TWILIO), _form(callback.body)
    # The address that Twilio was given and signs, whatever host a proxy forwards to.
    url = inbound.settings.public_url + callback.path
    if not is_signed_by_twilio(tokens, url, form, callback.signature):
        raise Unauthenticated("X-Twilio-Signature is missing or wrong.")
    fields = dict(form)
    sid, status, code = (fields.get(name, "") for name in ("MessageSid", "MessageStatus", "ErrorCode"))
    if _STATUS.fullmatch(status) is None:
        raise InvalidInput("MessageStatus must be a status.", field=["MessageStatus"])
    if not callback.delivery_id:
        message = "The parameter delivery is missing: call the URL that Parley gave with the message, unchanged."
        raise InvalidInput(message, field=["delivery"])
    report = SmsReport(
        delivery_id=checks.text(callback.delivery_id, "delivery"),
        sid=checks.text(sid, "MessageSid"),
        status=status,
        error_code=code if _CODE.fullmatch(code) else None,
    )
    if not await record_report(report):
        raise NotFound("There is no such message.")


def _form(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except ValueError:
        raise InvalidInput("The form is malformed.", field=["body"]) from None
