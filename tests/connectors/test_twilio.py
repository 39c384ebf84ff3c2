"""The connector `twilio` against a fake of its API on a socket: messages, segments, and every error."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors import provider_settings
from connectors.providers.twilio import TWILIO
from connectors.providers.twilio.segments import SmsEncoding, count_segments
from connectors.settings import InvalidSetting, validate_settings
from connectors.transport.provider_client import RetryPolicy
from errors import (
    InvalidInput,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.http_service import Answer
from tests.fakes.provider import HANG_UP, reply
from tests.fakes.twilio import (
    AUTH_TOKEN,
    BUSY,
    INVALID,
    KEY,
    KEY_SECRET,
    NUMBER,
    SERVICE,
    STOPPED,
    FakeTwilio,
    Sms,
    error,
)

SMS: JsonObject = {"to": "+4915112345678", "body": "Your order has arrived."}


@pytest.fixture
def account() -> Iterator[FakeTwilio]:
    with FakeTwilio() as running:
        yield running


@pytest.fixture
async def twilio(account: FakeTwilio) -> AsyncIterator[ActionRunner]:
    async with action_runner(TWILIO, account.settings, None) as ready:
        yield ready


# ---- messages


async def test_an_sms_is_sent(account: FakeTwilio, twilio: ActionRunner):
    sent = await twilio("send_sms", **SMS, statusCallback="https://gw.example/twilio/status?delivery=dlv_1")
    assert sent == {"sid": "SM" + "0" * 32, "status": "queued", "segments": 1, "encoding": "GSM-7"}
    callback = "https://gw.example/twilio/status?delivery=dlv_1"
    assert account.messages == [Sms(sent["sid"], "+4915112345678", NUMBER, "Your order has arrived.", callback)]


async def test_a_messaging_service_is_named_as_one(account: FakeTwilio, twilio: ActionRunner):
    by_service = twilio.with_changes(settings={**account.settings, "TWILIO_FROM": SERVICE})
    assert (await by_service("send_sms", **SMS))["status"] == "accepted"
    assert [sms.sender for sms in account.messages] == [SERVICE]


async def test_an_api_key_replaces_the_auth_token(account: FakeTwilio, twilio: ActionRunner):
    key = {"TWILIO_API_KEY": KEY, "TWILIO_API_SECRET": KEY_SECRET, "TWILIO_AUTH_TOKEN": "revoked"}
    await twilio.with_changes(settings={**account.settings, **key})("send_sms", **SMS)
    assert len(account.messages) == 1


@pytest.mark.parametrize(
    ("text", "encoding", "count"),
    [
        ("x" * 160, SmsEncoding.GSM_7, 1),
        ("x" * 161, SmsEncoding.GSM_7, 2),
        ("x" * 306, SmsEncoding.GSM_7, 2),
        ("x" * 307, SmsEncoding.GSM_7, 3),
        ("äöüßÄÖÜ@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæÉ¤¡Ññ§¿à\n", SmsEncoding.GSM_7, 1),
        ("€" * 80, SmsEncoding.GSM_7, 1),
        ("€" * 81, SmsEncoding.GSM_7, 2),
        # Two of the escaped character's units do not fit behind 152 others: it begins the next segment.
        ("x" * 152 + "€" + "x" * 151, SmsEncoding.GSM_7, 2),
        ("x" * 152 + "€" + "x" * 152, SmsEncoding.GSM_7, 3),
        ("ç" * 70, SmsEncoding.UCS_2, 1),
        ("ç" * 71, SmsEncoding.UCS_2, 2),
        ("x" * 70 + "’", SmsEncoding.UCS_2, 2),
        ("😀" * 35, SmsEncoding.UCS_2, 1),
        ("😀" * 36, SmsEncoding.UCS_2, 2),
        ("ç" * 66 + "😀" + "ç" * 66, SmsEncoding.UCS_2, 3),
    ],
)
def test_segments_are_counted(text: str, encoding: SmsEncoding, count: int):
    segments = count_segments(text)
    assert (segments.encoding, segments.count) == (encoding, count)


# ---- errors


@pytest.mark.parametrize(("to", "code"), [(INVALID, "21211"), (STOPPED, "21610")])
async def test_a_rejected_recipient_is_permanent(twilio: ActionRunner, to: str, code: str):
    failed = await twilio.failure("send_sms", to=to, body="Hello")
    assert type(failed) is UpstreamFailed and failed.permanent and failed.upstream_status == 400
    assert code in failed.message


async def test_a_rejected_login_concerns_the_settings(account: FakeTwilio, twilio: ActionRunner):
    wrong = twilio.with_changes(settings={**account.settings, "TWILIO_AUTH_TOKEN": "another"})
    failed = await wrong.failure("send_sms", **SMS)
    assert type(failed) is Unauthenticated and "20003" in failed.message
    assert "another" not in failed.message


@pytest.mark.parametrize(
    ("answer", "seconds"), [(BUSY, 1), (error(429, 20429, "Too Many Requests", {"retry-after": "20"}), 20)]
)
async def test_a_limited_message_was_not_processed(
    account: FakeTwilio, twilio: ActionRunner, answer: Answer, seconds: int
):
    account.instead = [answer]
    failed = await twilio.failure("send_sms", **SMS)
    assert (type(failed), failed.retry_after_seconds) == (RateLimited, seconds)
    assert not account.messages


async def test_a_short_limit_is_waited_for(account: FakeTwilio, twilio: ActionRunner):
    account.instead = [BUSY]
    await twilio.with_changes(retry_policy=RetryPolicy())("send_sms", **SMS)
    assert len(account.messages) == 1


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (error(500, 20500, "Internal Server Error"), OutcomeUnknown),
        (error(503, 20503, "Service Unavailable"), UpstreamUnavailable),
        (HANG_UP, OutcomeUnknown),
        ((201, {"content-type": "application/xml"}, b"<TwilioResponse/>"), OutcomeUnknown),
        (reply(404, {"code": 20404, "message": "not found"}), UpstreamFailed),
    ],
)
async def test_an_sms_that_may_have_been_sent_is_not_repeated(
    account: FakeTwilio, twilio: ActionRunner, answer: Answer, raised: type[ParleyError]
):
    account.instead = [answer]
    patient = twilio.with_changes(retry_policy=RetryPolicy())
    if raised is UpstreamUnavailable:
        await patient("send_sms", **SMS)  # it was not, so it is repeated
        return
    assert type(await patient.failure("send_sms", **SMS)) is raised
    assert len(account.requests) == 1


@pytest.mark.parametrize(
    "params",
    [
        {"to": "015112345678"},
        {"to": "+4915112345678\n"},
        {"to": "+1" * 20},
        {"body": ""},
        {"body": "x" * 1601},
        {"statusCallback": "javascript:alert(1)"},
        {"statusCallback": "https://gw.example/\r\nX: 1"},
    ],
)
async def test_params_that_twilio_would_reject_are_not_sent(
    account: FakeTwilio, twilio: ActionRunner, params: JsonObject
):
    assert isinstance(await twilio.failure("send_sms", **{**SMS, **params}), InvalidInput)
    assert not account.requests


async def test_the_probe_reads_the_balance(account: FakeTwilio, twilio: ActionRunner):
    assert TWILIO.probe is not None
    await TWILIO.probe(twilio.call)
    assert [(asked.method, asked.path.rpartition("/")[2]) for asked in account.requests] == [("GET", "Balance.json")]
    assert not account.messages


@pytest.mark.parametrize("value", ["AC123", "SK" + "0" * 32, AUTH_TOKEN, "../" + "0" * 31])
def test_an_account_has_a_sid(value: str):
    with pytest.raises(InvalidSetting, match="TWILIO_ACCOUNT_SID"):
        validate_settings(provider_settings(), {"TWILIO_ACCOUNT_SID": value})


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "send_sms": [SMS, {**SMS, "statusCallback": "https://gw.example/twilio/status"}],
}
"""Valid params for every action."""
