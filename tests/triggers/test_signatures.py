"""Standard Webhooks signatures: the standard's own example, and invalid ones."""

from datetime import UTC, datetime

import pytest

from auth.signatures import Signed, is_signed
from connectors.webhook_signatures import signature

# The example of the specification and of its reference libraries.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
TIMESTAMP = "1614265330"
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
MOMENT = datetime.fromtimestamp(int(TIMESTAMP), UTC)


def signed(**values: str) -> Signed:
    return Signed(**{"id": ID, "timestamp": TIMESTAMP, "signature": SIGNATURE, **values})


def test_the_example_of_the_standard_is_valid():
    assert signature(SECRET, ID, TIMESTAMP, BODY) == SIGNATURE
    assert is_signed(SECRET, signed(), BODY, MOMENT)


def test_one_of_several_signatures_is_enough_and_other_versions_are_ignored():
    for several in (f"v1,AAAA {SIGNATURE}", f"v1a,AAAA {SIGNATURE}", f"{SIGNATURE} v1,AAAA"):
        assert is_signed(SECRET, signed(signature=several), BODY, MOMENT)


@pytest.mark.parametrize(
    "values",
    [
        {"id": "msg_other"},
        {"id": ""},
        {"timestamp": "1614265331"},
        {"timestamp": ""},
        {"timestamp": "-1614265330"},
        {"timestamp": "1614265330.0"},
        {"timestamp": "١٦١٤٢٦٥٣٣٠"},
        {"timestamp": "9" * 400},
        {"signature": ""},
        {"signature": SIGNATURE.removeprefix("v1,")},
        {"signature": SIGNATURE.replace("v1,", "v2,")},
        {"signature": SIGNATURE[:-1]},
        {"signature": "v1,ü"},
        {"signature": " ".join(["v1,AAAA"] * 50 + [SIGNATURE])},
    ],
)
def test_malformed_or_missing_headers_are_rejected(values: dict[str, str]):
    assert not is_signed(SECRET, signed(**values), BODY, MOMENT)


def test_a_signed_delivery_without_an_id_is_rejected():
    given = signature(SECRET, "", TIMESTAMP, BODY)
    assert not is_signed(SECRET, signed(id="", signature=given), BODY, MOMENT)


def test_another_body_or_secret_is_rejected():
    assert not is_signed(SECRET, signed(), BODY + b" ", MOMENT)
    assert not is_signed("whsec_" + "A" * 32, signed(), BODY, MOMENT)


@pytest.mark.parametrize(("seconds", "expected"), [(300, True), (301, False), (-300, True), (-301, False)])
def test_a_delivery_is_valid_for_five_minutes(seconds: int, expected: bool):
    moment = datetime.fromtimestamp(int(TIMESTAMP) + seconds, UTC)
    assert is_signed(SECRET, signed(), BODY, moment) is expected


def test_a_secret_that_is_not_base64_is_used_as_is():
    for secret in ("a plain secret of mine", "whsec_not base64!", "whsec_é"):
        given = signature(secret, ID, TIMESTAMP, BODY)
        assert is_signed(secret, signed(signature=given), BODY, MOMENT)
