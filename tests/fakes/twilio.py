"""Twilio's Messaging API: forms, Basic authentication, 201, errors with codes, and XML without `.json`."""

import base64
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, reply

ACCOUNT: Final = "AC" + "0123456789abcdef" * 2
AUTH_TOKEN: Final = "twilio-fake-auth-token"
KEY, KEY_SECRET = "SK" + "fedcba9876543210" * 2, "twilio-fake-key-secret"
NUMBER: Final = "+15005550006"
SERVICE: Final = "MG" + "00112233445566778899aabbccddeeff"

INVALID: Final = "+15005550001"
STOPPED: Final = "+15005550004"
"""The number of a recipient who has replied STOP."""


@dataclass(frozen=True)
class Sms:
    """A message that was accepted."""

    sid: str
    to: str
    sender: str
    body: str
    status_callback: str | None


def error(status: int, code: int, message: str, headers: dict[str, str] | None = None) -> Answer:
    """Return an error in Twilio's form."""
    more = f"https://www.twilio.com/docs/errors/{code}"
    return reply(status, {"code": code, "message": message, "more_info": more, "status": status}, headers)


BUSY: Final = error(429, 20429, "Too Many Requests")


class FakeTwilio(FakeProvider):
    """One account, with one number and one Messaging Service."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Sms] = []
        self.logins = {(ACCOUNT, AUTH_TOKEN), (KEY, KEY_SECRET)}

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a gateway that sends through it."""
        return {
            "TWILIO_BASE_URL": self.url,
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
            "TWILIO_FROM": NUMBER,
        }

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        self._log_in(asked)
        prefix = f"/2010-04-01/Accounts/{ACCOUNT}"
        if not asked.path.endswith(".json"):
            return 200, {"content-type": "application/xml"}, b"<TwilioResponse/>"
        match (asked.method, asked.path.removeprefix(prefix)):
            case ("POST", "/Messages.json"):
                return self._send(dict(parse_qsl(asked.body.decode(), keep_blank_values=True)), asked)
            case ("GET", "/Balance.json"):
                return reply(200, {"account_sid": ACCOUNT, "balance": "10.00", "currency": "USD"})
        return error(404, 20404, f"The requested resource {asked.path} was not found")

    def _log_in(self, asked: Asked) -> None:
        scheme, _, text = asked.headers.get("authorization", "").partition(" ")
        user, _, password = base64.b64decode(text).decode().partition(":") if scheme == "Basic" else ("", "", "")
        if (user, password) not in self.logins:
            raise Refusal(error(401, 20003, "Authenticate"))

    def _send(self, form: dict[str, str], asked: Asked) -> Answer:
        if asked.headers.get("content-type") != "application/x-www-form-urlencoded":
            return error(400, 21604, "A 'To' phone number is required.")
        to, body = form.get("To", ""), form.get("Body", "")
        sender = form.get("MessagingServiceSid") or form.get("From", "")
        self._check(to, sender, body)
        sid = f"SM{len(self.messages):032x}"
        self.messages.append(Sms(sid, to, sender, body, form.get("StatusCallback")))
        return reply(201, self._shown(sid, to, sender, body))

    def _check(self, to: str, sender: str, body: str) -> None:
        problems = (
            (not to, 21604, "A 'To' phone number is required."),
            (not body, 21602, "Message body is required."),
            (not sender, 21603, "A 'From' phone number is required."),
            (sender not in (NUMBER, SERVICE), 21606, f"The 'From' phone number {sender} is not a valid number."),
            (to == INVALID or not re.fullmatch(r"\+[0-9]{5,15}", to), 21211, f"Invalid 'To' Phone Number: {to}"),
            (to == STOPPED, 21610, "Attempt to send to unsubscribed recipient"),
            (len(body) > 1600, 21617, "The concatenated message body exceeds the 1600 character limit"),
        )
        for wrong, code, message in problems:
            if wrong:
                raise Refusal(error(400, code, message))

    def _shown(self, sid: str, to: str, sender: str, body: str) -> dict[str, object]:
        by_service = sender == SERVICE
        return {
            "sid": sid,
            "account_sid": ACCOUNT,
            "status": "accepted" if by_service else "queued",
            "to": to,
            "from": None if by_service else sender,
            "messaging_service_sid": sender if by_service else None,
            "body": body,
            "num_segments": "0" if by_service else "1",
            "error_code": None,
            "error_message": None,
            "price": None,
            "date_created": "Sun, 29 Nov 2026 12:00:00 +0000",
            "uri": f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}.json",
        }
