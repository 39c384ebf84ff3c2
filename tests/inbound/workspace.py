"""A workspace of Slack that calls a gateway: signed events, commands and buttons."""

import itertools
import json
import time
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from connectors.webhook_signatures import slack_signature
from models.inbound import InboundReceipt, ReceiptStatus
from models.requests import OPEN, Request
from models.users import Role
from tests.fakes.slack import FakeSlack
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, on_database, person
from tests.waiting import until

SIGNING_SECRET: Final = "test-signing-secret"
FORM: Final = "application/x-www-form-urlencoded"
_numbers = itertools.count(1)


class Workspace:
    """The workspace T1 with the app, whose bot is UBOT."""

    team = "T1"

    def __init__(self, gateway: Gateway, slack: FakeSlack) -> None:
        self.gateway = gateway
        self.slack = slack

    # ---- people

    def member(self, role: Role = Role.MEMBER, **profile: Any) -> tuple[Person, str]:
        """Return a user of Parley, and the id of the Slack user with the same confirmed e-mail address."""
        user = person(self.gateway, role)
        return user, self.slack_user(self.email(user), **profile)

    def slack_user(self, email: str | None, **values: Any) -> str:
        """Return the id of a new user of the workspace."""
        id = f"U{next(_numbers):04d}"
        given = {"id": id, "team_id": self.team, "name": id.lower(), "is_email_confirmed": True, "profile": {}}
        if email is not None:
            given["profile"] = {"email": email}
        self.slack.users[id] = {**given, **values}
        return id

    def email(self, user: Person) -> str:
        email: str = user.data("{ viewer { actor { ... on User { email } } } }")["viewer"]["actor"]["email"]
        return email

    # ---- calls

    def send(
        self, path: str, body: bytes, type: str = FORM, *, late: int = 0, secret: str = SIGNING_SECRET, **headers: str
    ) -> httpx.Response:
        """Send a signed call.

        Args:
            late: how many seconds ago it was signed.
        """
        timestamp = str(int(time.time()) - late)
        signed = {
            "content-type": type,
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": slack_signature(secret, timestamp, body),
        }
        return self.post(path, body, {**signed, **headers})

    def post(self, path: str, body: bytes, headers: Mapping[str, str | bytes]) -> httpx.Response:
        with self.gateway.client(ANONYMOUS) as client:
            sent = {name: value.encode() if isinstance(value, str) else value for name, value in headers.items()}
            return client.post(path, content=body, headers=[(name.encode(), value) for name, value in sent.items()])

    def event(self, event: Mapping[str, Any], *, id: str | None = None, **more: Any) -> httpx.Response:
        """Send an event."""
        return self.send("/slack/events", self.event_body(event, id=id), "application/json", **more)

    def event_body(self, event: Mapping[str, Any], *, id: str | None = None) -> bytes:
        document = {
            "token": "legacy",
            "team_id": self.team,
            "api_app_id": "A1",
            "type": "event_callback",
            "event_id": id or f"Ev{next(_numbers):08d}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": self.team, "user_id": "UBOT", "is_bot": True}],
            "event": dict(event),
        }
        return json.dumps(document).encode()

    def ts(self) -> str:
        """Return the id of a new message, unique in the workspace."""
        return f"{int(time.time())}.{next(_numbers):06d}"

    def message(self, user: str, text: str, **values: Any) -> dict[str, Any]:
        """Return a direct message to the app."""
        given = {"type": "message", "channel": "D1", "channel_type": "im", "user": user, "text": text}
        given["ts"] = self.ts()
        return {**given, **values}

    def command(self, user: str, text: str, *, url: str = "cmd", **more: Any) -> httpx.Response:
        """Send a slash command."""
        fields = {
            "command": "/parley",
            "text": text,
            "team_id": self.team,
            "user_id": user,
            "user_name": "somebody.else",
            "channel_id": "C1",
            "response_url": self.slack.response_url(url),
            "trigger_id": f"{next(_numbers)}.1",
        }
        return self.send("/slack/commands", urlencode(fields).encode(), **more)

    def click_body(self, slack_user: str, approval: str, action: str = "approve", **values: Any) -> bytes:
        payload = {
            "type": "block_actions",
            "user": {"id": slack_user, "team_id": self.team, "name": "somebody.else"},
            "team": {"id": self.team},
            "channel": {"id": "C1"},
            "container": {"type": "message", "channel_id": "C1", "message_ts": "1700000000.000100"},
            "message": {"ts": "1700000000.000100"},
            "response_url": self.slack.response_url("click"),
            "trigger_id": f"{next(_numbers)}.1",
            "actions": [{"action_id": action, "block_id": approval, "value": approval, "type": "button"}],
        }
        return urlencode({"payload": json.dumps({**payload, **values})}).encode()

    def click(self, slack_user: str, approval: str, action: str = "approve", **values: Any) -> httpx.Response:
        """Click a button of an approval."""
        return self.send("/slack/interactive", self.click_body(slack_user, approval, action, **values))

    # ---- what came of it

    def requests_of(self, user: Person) -> list[dict[str, Any]]:
        """Return the user's requests, newest first."""
        fields = "id channel content normalized metadata session { id externalChannelId externalThreadId }"
        found = user.data(f"{{ requests(first: 20) {{ nodes {{ {fields} }} }} }}")["requests"]["nodes"]
        return list(found)

    def asked(self, user: Person, count: int = 1) -> list[dict[str, Any]]:
        """Return the user's requests once there are this many."""
        until(lambda: len(self.requests_of(user)) >= count)
        return self.requests_of(user)

    def settled(self) -> None:
        """Wait until every call, and every request that one became, is processed or has failed for good."""

        async def open_calls() -> int:
            calls = await InboundReceipt.filter(status=ReceiptStatus.RECEIVED).count()
            return calls + await Request.filter(status__in=[*OPEN]).count()

        until(lambda: on_database(self.gateway, open_calls) == 0)

    def explanations(self) -> list[str]:
        """Return the messages that everyone in a channel sees, without late replies to requests of earlier tests."""
        return [each.text for each in self.slack.messages if "There is no reply to your request" not in each.text]

    def counts(self) -> dict[str, int]:
        """Return how many requests, sessions, links and approvals there are."""
        found = self.gateway.data("{ requests { totalCount } sessions { totalCount } channelLinks { id } }")
        return {
            "requests": found["requests"]["totalCount"],
            "sessions": found["sessions"]["totalCount"],
            "links": len(found["channelLinks"]),
        }
