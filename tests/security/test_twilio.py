"""Attacks on `/twilio/status`: reports that Twilio did not send, about messages that are not theirs, or once more."""

from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlencode

import pytest

from connectors.webhook_signatures import twilio_signature
from tests.conftest import Environment
from tests.fakes.twilio import AUTH_TOKEN, FakeTwilio
from tests.gateways import ANONYMOUS, Gateway
from tests.inbound.test_twilio import PUBLIC, Texting
from tests.people import unchanged

Form = list[tuple[str, str]]
FORM: Final = "application/x-www-form-urlencoded"
UNKNOWN: Final = "dlv_01jd3x8m5vf2h9k7q0z4c6r8ta"


@pytest.fixture(scope="module")
def account() -> Iterator[FakeTwilio]:
    with FakeTwilio() as running:
        yield running


@pytest.fixture(scope="module")
def reporting(backend: Environment, account: FakeTwilio) -> Iterator[Gateway]:
    with Gateway({**backend, **account.settings, "PUBLIC_URL": PUBLIC}) as running:
        yield running


@pytest.fixture(scope="module")
def texting(reporting: Gateway, account: FakeTwilio) -> Texting:
    return Texting(reporting, account)


class Report:
    """A report as Twilio signs it, of which an attacker changes a part."""

    def __init__(self, texting: Texting) -> None:
        self.path = f"/twilio/status?delivery={texting.id}"
        self.form: Form = [("MessageSid", texting.sms.sid or ""), ("MessageStatus", "failed"), ("ErrorCode", "30003")]
        self.signatures = [twilio_signature(AUTH_TOKEN, PUBLIC + self.path, self.form)]
        self.type = FORM

    def send(self, gateway: Gateway) -> int:
        signed = [(b"x-twilio-signature", each.encode("latin-1")) for each in self.signatures]
        headers = [(b"content-type", self.type.encode()), *signed]
        with gateway.client(ANONYMOUS) as client:
            return client.post(self.path, content=urlencode(self.form).encode(), headers=headers).status_code


def unsigned(report: Report) -> None:
    report.signatures = []


def signed_twice(report: Report) -> None:
    report.signatures.append("x")


def signed_with_nothing(report: Report) -> None:
    report.signatures = [twilio_signature("", PUBLIC + report.path, report.form)]


def another_delivery(report: Report) -> None:
    report.path = f"/twilio/status?delivery={UNKNOWN}"


def another_status(report: Report) -> None:
    report.form[1] = ("MessageStatus", "delivered")


def another_message(report: Report) -> None:
    report.form[0] = ("MessageSid", "SM" + "f" * 32)


def a_field_more(report: Report) -> None:
    report.form.append(("MessageStatus", "delivered"))


def a_field_less(report: Report) -> None:
    report.form.pop()


def a_parameter_more(report: Report) -> None:
    report.path += f"&delivery={UNKNOWN}"


def no_query(report: Report) -> None:
    report.path = "/twilio/status"


def fields_of_the_query(report: Report) -> None:
    report.path, report.form = f"{report.path}&{urlencode(report.form)}", []


def not_ascii(report: Report) -> None:
    report.signatures = ["\xe4" * 28]


ATTACKS: Final[list[Callable[[Report], None]]] = [
    unsigned,
    signed_twice,
    signed_with_nothing,
    another_delivery,
    another_status,
    another_message,
    a_field_more,
    a_field_less,
    a_parameter_more,
    no_query,
    fields_of_the_query,
    not_ascii,
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_report_that_twilio_did_not_sign_changes_nothing(texting: Texting, attack: Callable[[Report], None]) -> None:
    report = Report(texting)
    attack(report)
    with unchanged(texting.gateway):
        assert report.send(texting.gateway) == 401


@pytest.mark.parametrize("type", ["application/json", "multipart/form-data; boundary=x", "text/plain"])
def test_only_a_form_is_read(texting: Texting, type: str) -> None:
    report = Report(texting)
    report.type = type
    with unchanged(texting.gateway):
        assert report.send(texting.gateway) == 415


def test_fields_that_are_signed_the_same_do_not_pass_for_others(texting: Texting) -> None:
    """Twilio signs names and values without separators: a value may end where a name begins."""
    report = Report(texting)
    report.form = [("ErrorCode", "30003MessageSid" + (texting.sms.sid or "")), ("MessageStatus", "failed")]
    assert twilio_signature(AUTH_TOKEN, PUBLIC + report.path, report.form) == report.signatures[0]
    with unchanged(texting.gateway):
        assert report.send(texting.gateway) in (400, 404)


def test_a_replayed_report_has_no_further_effect(reporting: Gateway, account: FakeTwilio) -> None:
    texting = Texting(reporting, account)
    report = Report(texting)
    assert report.send(reporting) == 204
    texting.user.done("retryDelivery", "delivery { id }", id=texting.id)
    with unchanged(reporting):
        assert report.send(reporting) in (204, 404), "it is about the message of the attempt before"
