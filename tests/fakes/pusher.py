"""Pusher Channels: signed triggers and batches, channels with subscribers, and signed webhooks."""

import hashlib
import hmac
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, reply

APP_ID: Final = "3"
KEY: Final = "key-of-the-app"
SECRET: Final = "secret-of-the-app"
MOST_BYTES: Final = 10 * 1024
CHANNEL: Final = re.compile(r"[A-Za-z0-9_\-=@,.;]+")


def text(status: int, message: str) -> Answer:
    """Return an error in the API's form: plain text."""
    return status, {"content-type": "text/plain"}, f"{message}\n".encode()


@dataclass
class App:
    """A Channels app."""

    key: str = KEY
    secret: str = SECRET
    enabled: bool = True


@dataclass(frozen=True)
class Message:
    """One event on one channel."""

    channel: str
    event: str
    data: str
    socket_id: str | None

    @property
    def json(self) -> Any:
        """The data, which is JSON in a text."""
        return json.loads(self.data)


@dataclass
class Channel:
    """A channel with the sockets that have subscribed, and the members of a presence channel."""

    sockets: set[str] = field(default_factory=set)
    members: dict[str, Any] = field(default_factory=dict)


class FakePusher(FakeProvider):
    """The API below `/apps`, and the side of the sockets as methods."""

    def __init__(self) -> None:
        super().__init__()
        self.apps = {APP_ID: App()}
        self.messages: list[Message] = []
        self.channels: dict[str, Channel] = {}

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a gateway that uses this app."""
        return {"PUSHER_APP_ID": APP_ID, "PUSHER_KEY": KEY, "PUSHER_SECRET": SECRET, "PUSHER_BASE_URL": self.url}

    def on(self, channel: str) -> list[Message]:
        """Return the messages on a channel, oldest first."""
        return [each for each in self.messages if each.channel == channel]

    # ---- sockets

    def subscribe(self, socket_id: str, channel: str, permission: Mapping[str, Any], app_id: str = APP_ID) -> bool:
        """Subscribe a socket with what its authorization endpoint returned, and return whether that was allowed."""
        app = self.apps[app_id]
        data = permission.get("channel_data")
        signed = ":".join([socket_id, channel, *([] if data is None else [data])])
        right = f"{app.key}:{hmac.new(app.secret.encode(), signed.encode(), hashlib.sha256).hexdigest()}"
        if permission.get("auth") != right or (channel.startswith("presence-") and data is None):
            return False
        found = self.channels.setdefault(channel, Channel())
        found.sockets.add(socket_id)
        if data is not None:
            member = json.loads(data)
            found.members[str(member["user_id"])] = member.get("user_info")
        return True

    def webhook(self, *events: dict[str, Any], time_ms: int | None = None) -> tuple[bytes, dict[str, str]]:
        """Return the body and headers of a webhook."""
        moment = int(time.time() * 1000) if time_ms is None else time_ms
        body = json.dumps({"time_ms": moment, "events": list(events)}).encode()
        signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        return body, {"content-type": "application/json", "x-pusher-key": KEY, "x-pusher-signature": signature}

    # ---- the API

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        match (asked.method, asked.path.strip("/").split("/")):
            case (method, ["apps", id, *rest]):
                self._check(asked, id)
                return self._app(asked, method, rest)
        return text(404, "Not found")

    def _check(self, asked: Asked, id: str) -> None:
        query = dict(asked.query)
        app = self.apps.get(id)
        if app is None or query.get("auth_key") != app.key:
            raise Refusal(text(401, "Unknown auth_key"))
        if not app.enabled:
            raise Refusal(text(403, "Application disabled"))
        if abs(time.time() - int(query.get("auth_timestamp", "0"))) > 600:
            raise Refusal(text(401, "Timestamp expired: Given timestamp not within 600s of server time"))
        if asked.body and query.get("body_md5") != hashlib.md5(asked.body).hexdigest():  # noqa: S324 - Pusher's own check
            raise Refusal(text(401, "Invalid signature: the body_md5 does not match"))
        given = query.pop("auth_signature", "")
        signed = "&".join(f"{name.lower()}={query[name]}" for name in sorted(query))
        whole = f"{asked.method}\n{asked.path}\n{signed}".encode()
        if not hmac.compare_digest(given, hmac.new(app.secret.encode(), whole, hashlib.sha256).hexdigest()):
            raise Refusal(text(401, "Invalid signature: you should have sent HmacSHA256Hex"))

    def _app(self, asked: Asked, method: str, rest: list[str]) -> Answer:
        match (method, rest):
            case ("POST", ["events"]):
                self._store([asked.json])
                return reply(200, {})
            case ("POST", ["batch_events"]):
                if (instead := self.answers.pop(asked.path, None)) is not None:
                    return instead
                if len(asked.json["batch"]) > 10:
                    return text(400, "Batch too large (> 10)")
                self._store(asked.json["batch"])
                return reply(200, {})
            case ("GET", ["channels"]):
                return self._list(dict(asked.query))
            case ("GET", ["channels", name, "users"]):
                members = self.channels.get(name, Channel()).members
                return reply(200, {"users": [{"id": id} for id in members]})
        return text(404, "Not found")

    def _store(self, events: list[dict[str, Any]]) -> None:
        stored = []
        for event in events:
            channels = event.get("channels") or [event["channel"]]
            if len(channels) > 100:
                raise Refusal(text(400, "Cannot send to more than 100 channels"))
            if not all(CHANNEL.fullmatch(name) and len(name) <= 164 for name in channels):
                raise Refusal(text(400, "Invalid channel name"))
            if not isinstance(event["data"], str):
                raise Refusal(text(400, "data must be a string"))
            if len(event["data"].encode()) > MOST_BYTES:
                raise Refusal(text(413, "The data content of this event exceeds the allowed maximum (10240 bytes)"))
            stored += [Message(name, event["name"], event["data"], event.get("socket_id")) for name in channels]
        self.messages += stored

    def _list(self, query: dict[str, str]) -> Answer:
        prefix, info = query.get("filter_by_prefix", ""), query.get("info", "")
        if "user_count" in info and not prefix.startswith("presence-"):
            return text(400, "user_count may only be requested for presence channels")
        found = {name: each for name, each in self.channels.items() if name.startswith(prefix) and each.sockets}
        shown = {name: {"user_count": len(each.members)} if info else {} for name, each in found.items()}
        return reply(200, {"channels": shown})
