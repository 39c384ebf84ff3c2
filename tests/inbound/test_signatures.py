"""Signatures of Slack, GitHub, Twilio and Standard Webhooks: documented examples, and each with one change."""

from datetime import UTC, datetime, timedelta

import pytest

from auth.signatures import Signed, is_signed, is_signed_by_github, is_signed_by_slack, is_signed_by_twilio
from connectors.webhook_signatures import github_signature, signature, slack_signature, twilio_signature

TIMESTAMP = "1700000000"
MOMENT = datetime.fromtimestamp(int(TIMESTAMP), UTC)

SLACK_SECRET = "test-signing-secret"
SLACK_BODY = b"payload=%7B%22type%22%3A%22block_actions%22%7D"
SLACK_SIGNATURE = "v0=8ff64a276b74f3bfc205d8b1fdf8b29d2be346bc136af509b33bab6d090ef061"

GITHUB_SECRET = "It's a Secret to Everybody"
GITHUB_BODY = b"Hello, World!"
GITHUB_SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"

TWILIO_TOKEN = "tok1"
TWILIO_URL = "https://gw.example/sms/status"
TWILIO_FORM = [("MessageSid", "SM1"), ("MessageStatus", "delivered")]
TWILIO_SIGNATURE = "3S7sPO+LTrKfVKpUyZ8B8mtWatM="

STANDARD_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
STANDARD_BODY = b'{"type":"a.b"}'
STANDARD_SIGNATURE = "v1,qrcMWKxevqqexkEY5jc/4Eiee1NxPCbGHL7+/JYqHWM="


def changes(text: bytes) -> list[bytes]:
    """Return the text with each of its bytes changed, one at a time, and without its last one."""
    return [text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :] for at in range(len(text))] + [text[:-1], text + b" "]


def slack(body: bytes = SLACK_BODY, timestamp: str = TIMESTAMP, given: str = SLACK_SIGNATURE, late: int = 0) -> bool:
    return is_signed_by_slack([SLACK_SECRET], timestamp, given, body, MOMENT + timedelta(seconds=late))


def test_slacks_example_is_valid() -> None:
    assert slack_signature(SLACK_SECRET, TIMESTAMP, SLACK_BODY) == SLACK_SIGNATURE
    assert slack()
    assert is_signed_by_slack(["new", SLACK_SECRET], TIMESTAMP, SLACK_SIGNATURE, SLACK_BODY, MOMENT), "while rotated"


def test_one_changed_byte_invalidates_slacks_signature() -> None:
    assert not any(slack(body=body) for body in changes(SLACK_BODY))
    assert not any(slack(given=given.decode("latin-1")) for given in changes(SLACK_SIGNATURE.encode()))
    assert not slack(timestamp="1700000001")
    assert not is_signed_by_slack(["other"], TIMESTAMP, SLACK_SIGNATURE, SLACK_BODY, MOMENT)
    assert not is_signed_by_slack([], TIMESTAMP, SLACK_SIGNATURE, SLACK_BODY, MOMENT), "without a secret"


@pytest.mark.parametrize(("late", "expected"), [(300, True), (301, False), (-300, True), (-301, False)])
def test_slacks_signature_is_valid_for_five_minutes(late: int, expected: bool) -> None:
    assert slack(late=late) is expected


@pytest.mark.parametrize("timestamp", ["", "x", "-1700000000", "1700000000.0", "١٧٠٠٠٠٠٠٠٠", "9" * 400, " 1700000000"])
def test_a_timestamp_that_is_no_number_is_rejected(timestamp: str) -> None:
    given = slack_signature(SLACK_SECRET, timestamp, SLACK_BODY)
    assert not slack(timestamp=timestamp, given=given)


def test_githubs_example_is_valid_and_one_changed_byte_is_not() -> None:
    assert github_signature(GITHUB_SECRET, GITHUB_BODY) == GITHUB_SIGNATURE
    assert is_signed_by_github([GITHUB_SECRET], GITHUB_SIGNATURE, GITHUB_BODY)
    assert is_signed_by_github(["new", GITHUB_SECRET], GITHUB_SIGNATURE, GITHUB_BODY), "while rotated"
    assert not any(is_signed_by_github([GITHUB_SECRET], GITHUB_SIGNATURE, body) for body in changes(GITHUB_BODY))
    others = [given.decode("latin-1") for given in changes(GITHUB_SIGNATURE.encode())]
    assert not any(is_signed_by_github([GITHUB_SECRET], given, GITHUB_BODY) for given in others)


@pytest.mark.parametrize("given", ["", "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59", GITHUB_SIGNATURE[7:], "ü"])
def test_github_without_sha256_is_rejected(given: str) -> None:
    assert not is_signed_by_github([GITHUB_SECRET], given, GITHUB_BODY)


def test_twilios_example_is_valid_with_and_without_the_port() -> None:
    assert twilio_signature(TWILIO_TOKEN, TWILIO_URL, TWILIO_FORM) == TWILIO_SIGNATURE
    for url in (TWILIO_URL, "https://gw.example:443/sms/status"):
        assert is_signed_by_twilio([TWILIO_TOKEN], url, reversed(TWILIO_FORM), TWILIO_SIGNATURE)
    with_port = twilio_signature(TWILIO_TOKEN, "https://gw.example:443/sms/status", TWILIO_FORM)
    assert is_signed_by_twilio(["new", TWILIO_TOKEN], TWILIO_URL, TWILIO_FORM, with_port), "while rotated"


def test_one_change_invalidates_twilios_signature() -> None:
    def valid(url: str = TWILIO_URL, form: list[tuple[str, str]] = TWILIO_FORM, given: str = TWILIO_SIGNATURE) -> bool:
        return is_signed_by_twilio([TWILIO_TOKEN], url, form, given)

    assert not any(valid(given=given.decode("latin-1")) for given in changes(TWILIO_SIGNATURE.encode()))
    assert not valid(url="https://gw.example/sms/statuS")
    assert not valid(url="http://gw.example/sms/status")
    assert not valid(url="https://gw.example.evil/sms/status")
    assert not valid(form=[("MessageSid", "SM1"), ("MessageStatus", "failed")])
    assert not valid(form=[*TWILIO_FORM, ("ErrorCode", "1")])
    assert not is_signed_by_twilio([], TWILIO_URL, TWILIO_FORM, TWILIO_SIGNATURE), "without a token"


def standard(body: bytes = STANDARD_BODY, given: str = STANDARD_SIGNATURE, secret: str = STANDARD_SECRET) -> bool:
    return is_signed(secret, Signed("msg_1", TIMESTAMP, given), body, MOMENT)


def test_standard_webhooks_example_is_valid_and_one_changed_byte_is_not() -> None:
    assert signature(STANDARD_SECRET, "msg_1", TIMESTAMP, STANDARD_BODY) == STANDARD_SIGNATURE
    assert standard()
    assert not any(standard(body=body) for body in changes(STANDARD_BODY))
    # The signature's last digit encodes two bits more than it needs, so its text is compared, not its bytes.
    assert not any(standard(given=given.decode("latin-1")) for given in changes(STANDARD_SIGNATURE.encode())[:-1])


def test_both_secrets_count_while_the_sender_changes_over() -> None:
    other = "whsec_" + "B" * 32
    assert standard(secret=f"{other} {STANDARD_SECRET}")
    assert standard(secret=f"{STANDARD_SECRET} {other}")
    assert standard(secret=STANDARD_SECRET, given=f"v1,AAAA {STANDARD_SIGNATURE}"), "the sender signs with both"
    assert not standard(secret=f"{other} {other}")
    assert not standard(secret=f"plain {STANDARD_SECRET}"), "a text that is no list of secrets is one secret"
