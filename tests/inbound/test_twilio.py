"""`/twilio/status`: what Twilio reports about an SMS, signed, in any order, and more than once."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from connectors.webhook_signatures import twilio_signature
from tests.conftest import Environment
from tests.deliveries.house import ended, sent, shown
from tests.fakes.twilio import AUTH_TOKEN, FakeTwilio
from tests.gateways import TLS, Gateway
from tests.people import Person, person, unchanged

PUBLIC = "https://gw.example"


@pytest.fixture(scope="module")
def account() -> Iterator[FakeTwilio]:
    with FakeTwilio() as running:
        yield running


@pytest.fixture(scope="module")
def reporting(backend: Environment, account: FakeTwilio) -> Iterator[Gateway]:
    """A gateway that Twilio can reach."""
    with Gateway({**backend, **account.settings, "PUBLIC_URL": PUBLIC}) as running:
        yield running


class Texting:
    """One SMS to a user, and what Twilio reports about it."""

    def __init__(self, gateway: Gateway, account: FakeTwilio) -> None:
        self.gateway = gateway
        self.user: Person = person(gateway)
        given = {"channel": "SMS", "enabled": True, "config": {"phone_number": "+4915112345678"}}
        self.user.done("setIntegrationOverride", "settings { usingDefaults }", **given)
        [made] = sent(self.user, "SMS")
        self.id: str = ended(self.user, made["id"])["id"]
        self.sms = account.messages[-1]

    def report(
        self,
        status: str,
        *,
        code: str | None = None,
        token: str = AUTH_TOKEN,
        sid: str | None = None,
        url: str | None = None,
        **headers: str,
    ) -> int:
        """Send a report, and return the status of the response."""
        form = {"MessageSid": sid or self.sms.sid, "MessageStatus": status, "To": "+4915112345678"}
        form |= {"ErrorCode": code} if code else {}
        callback = url or self.sms.status_callback
        assert callback is not None
        signed = {"x-twilio-signature": twilio_signature(token, callback, form.items())}
        parts = urlsplit(callback)
        with httpx.Client(base_url=self.gateway.url, trust_env=False, timeout=30, verify=TLS) as client:
            return client.post(
                f"{parts.path}?{parts.query}".rstrip("?"), data=form, headers=signed | headers
            ).status_code

    @property
    def delivery(self) -> dict[str, object]:
        """The delivery as it is now."""
        return shown(self.user, self.id)


@pytest.fixture
def texting(reporting: Gateway, account: FakeTwilio) -> Texting:
    return Texting(reporting, account)


def test_twilio_gets_an_address_to_report_to(texting: Texting) -> None:
    assert texting.sms.status_callback == f"{PUBLIC}/twilio/status?delivery={texting.id}"


def test_a_message_that_was_not_delivered_fails_and_can_be_retried(texting: Texting, account: FakeTwilio) -> None:
    assert texting.report("sent") == 204
    assert texting.delivery["status"] == "SUCCESS"
    assert texting.report("undelivered", code="30003") == 204
    assert (texting.delivery["status"], texting.delivery["errorMessage"]) == (
        "FAILED",
        "UPSTREAM_FAILED: Twilio accepted it and reports: undelivered, error 30003.",
    )
    texting.user.done("retryDelivery", "delivery { id }", id=texting.id)
    assert ended(texting.user, texting.id)["status"] == "SUCCESS"
    assert account.messages[-1].sid != texting.sms.sid
    with unchanged(texting.gateway):
        assert texting.report("failed") == 404, "about the message of the first attempt"


def test_the_first_final_report_counts(texting: Texting) -> None:
    assert texting.report("delivered") == 204
    with unchanged(texting.gateway):
        for late in ("delivered", "sent", "queued", "undelivered"):
            assert texting.report(late) == 204
    assert texting.delivery["status"] == "SUCCESS"


def test_a_forged_report_changes_nothing(texting: Texting, account: FakeTwilio) -> None:
    other = Texting(texting.gateway, account)
    with unchanged(texting.gateway):
        assert texting.report("failed", token="another") == 401
        assert texting.report("failed", **{"x-twilio-signature": ""}) == 401
        assert texting.report("failed", url=f"https://other.example/twilio/status?delivery={texting.id}") == 401
        # Signed, but about a message that is not the delivery's.
        assert texting.report("failed", sid=other.sms.sid) == 404
        assert texting.report("failed", url=f"{PUBLIC}/twilio/status?delivery=dlv_unknown") == 404
        assert texting.report("failed", url=f"{PUBLIC}/twilio/status?delivery={'x' * 200}") == 404
        assert texting.report("") == 400
        assert texting.report("failed", url=f"{PUBLIC}/twilio/status") == 400
