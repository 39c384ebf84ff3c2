"""The connector `twilio`: sends SMS through Twilio's Programmable Messaging.

Twilio accepts a message with 201 and sends it later; a status callback reports the result. It has no idempotency
key, so a request without a reply is not repeated. Without `.json`, its API of 2010 responds in XML.
Source: twilio.com/docs/messaging/api/message-resource and twilio.com/docs/api/errors.
"""

import base64
from collections.abc import Mapping
from typing import Annotated, Final

from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, decode_error, path, sanitize, simulated_number
from connectors.providers.twilio.segments import count_segments
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
from connectors.transport.retry_after import retry_after
from errors import ParleyError, RateLimited, Unauthenticated, UpstreamFailed

BASE: Final = "https://api.twilio.com"
MAX_LENGTH: Final = 1600
"""Characters of one message, after which Twilio responds with error 21617."""

_VERSION: Final = "2010-04-01"
_DEFAULT_RETRY_AFTER: Final = 1
_LIMITED: Final = frozenset({20429, 14107})
_MESSAGING_SERVICE: Final = "MG"

Phone = Annotated[
    str, Meta(pattern=r"^\+[1-9][0-9]{4,14}$(?!\n)", description="A number in E.164, e.g. +4915112345678.")
]


def _check_sid(value: str) -> None:
    if len(value) != 34 or not value.startswith("AC") or not value.isalnum():
        raise ValueError("must be the SID of an account: AC and 32 characters")


_BASE: Final = ProviderSetting("TWILIO_BASE_URL", "The base URL of Twilio's API.", default=BASE)
_ACCOUNT: Final = ProviderSetting(
    "TWILIO_ACCOUNT_SID", "The SID of the Twilio account (`AC…`).", required=True, check=_check_sid
)
_TOKEN: Final = ProviderSetting(
    "TWILIO_AUTH_TOKEN",
    "The account's auth token. It also verifies the signatures of Twilio's status callbacks.",
    required=True,
    secret=True,
)
_FROM: Final = ProviderSetting(
    "TWILIO_FROM",
    "The sender: a number in E.164, a short code, an alphanumeric sender or the SID of a Messaging Service (`MG…`).",
    required=True,
)
_KEY: Final = ProviderSetting(
    "TWILIO_API_KEY", "The SID of an API key (`SK…`), used for requests in place of the auth token.", secret=True
)
_KEY_SECRET: Final = ProviderSetting("TWILIO_API_SECRET", "The secret of `TWILIO_API_KEY`.", secret=True)


class SendSms(Params, frozen=True, kw_only=True):
    """A new SMS."""

    to: Phone
    body: Annotated[str, Meta(min_length=1, max_length=MAX_LENGTH)]
    status_callback: (
        Annotated[
            str,
            Meta(max_length=2000, pattern=r"^https?://[!-~]+$(?!\n)", description="The URL that Twilio reports to."),
        ]
        | None
    ) = None


class SentSms(Result, frozen=True, kw_only=True):
    """An SMS that Twilio has accepted. Each segment is charged as one SMS."""

    sid: str
    status: str
    segments: int
    encoding: str


class _Message(Wire, frozen=True):
    sid: str
    status: str


class _Problem(Wire, frozen=True):
    code: int = 0
    message: str = ""


# ---- actions


async def _send_sms(params: SendSms, call: Call) -> SentSms:
    sender = call.settings[_FROM.name]
    form = {"To": params.to, "Body": params.body}
    form["MessagingServiceSid" if sender.startswith(_MESSAGING_SERVICE) else "From"] = sender
    if params.status_callback is not None:
        form["StatusCallback"] = params.status_callback
    reply = await _request(call, "POST", "Messages.json", form=form, repeatable=False)
    sent, segments = decode(reply, _Message, "Twilio", repeatable=False), count_segments(params.body)
    return SentSms(sid=sent.sid, status=sent.status, segments=segments.count, encoding=segments.encoding.value)


async def _probe(call: Call) -> None:
    await _request(call, "GET", "Balance.json", repeatable=True)


# ---- requests


async def _request(
    call: Call, method: str, resource: str, *, form: Mapping[str, str] | None = None, repeatable: bool
) -> Reply:
    account = path(call.settings[_ACCOUNT.name])
    return await call.provider.request(
        method,
        f"{call.settings[_BASE.name]}/{_VERSION}/Accounts/{account}/{resource}",
        classify=_classifier(repeatable),
        repeatable=repeatable,
        headers={"authorization": _authorization(call.settings)},
        form=form,
    )


def _authorization(settings: Mapping[str, str]) -> str:
    if _KEY.name in settings and _KEY_SECRET.name in settings:
        user, password = settings[_KEY.name], settings[_KEY_SECRET.name]
    else:
        user, password = settings[_ACCOUNT.name], settings[_TOKEN.name]
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _classifier(repeatable: bool) -> Classifier:
    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        problem = decode_error(reply, _Problem) or _Problem()
        said = f"Twilio responded with {reply.status}: {_message_of(problem)}."
        if reply.status == 401:
            return Unauthenticated(said)
        if reply.status == 429 or problem.code in _LIMITED:
            # Not processed, so it is safe to repeat.
            return RateLimited(said, retry_after_seconds=retry_after(reply.headers) or _DEFAULT_RETRY_AFTER)
        if reply.status == 408 or reply.status >= 500:
            return failure_of(reply, "Twilio", repeatable=repeatable)
        # An invalid or unreachable number, or a recipient who has replied STOP: the next attempt has the same result.
        return UpstreamFailed(said, permanent=reply.status == 400)

    return classify


def _message_of(problem: _Problem) -> str:
    text = sanitize(problem.message) or "no reason given"
    return f"{problem.code} {text}" if problem.code else text


# ---- simulated replies


def _simulated(params: SendSms) -> SentSms:
    segments = count_segments(params.body)
    return SentSms(
        sid=f"SM{simulated_number(params, digits=18):032x}",
        status="queued",
        segments=segments.count,
        encoding=segments.encoding.value,
    )


TWILIO: Final = Connector(
    name="twilio",
    title="Twilio",
    description="Sends SMS.",
    auth=Auth.BASIC,
    settings=(_BASE, _ACCOUNT, _TOKEN, _FROM, _KEY, _KEY_SECRET),
    probe=_probe,
    actions=(
        typed_action(
            "send_sms",
            "Send an SMS",
            "Sends a text message to a phone. Long texts are sent as several segments, each charged as one SMS.",
            SendSms,
            SentSms,
            _send_sms,
            simulated=_simulated,
        ),
    ),
)
