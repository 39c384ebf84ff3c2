"""Slack's Web API: `ok: false` with status 200, `ts` as a string, cursors that end with an empty string."""

import json
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, bearer, reply

TOKEN: Final = "xoxb-fake-bot-token"
LONGEST_PAGE: Final = 999
MOST_RESPONSES: Final = 5

JsonObject = dict[str, Any]


@dataclass
class Grant:
    """The scopes of a token."""

    scopes: set[str] = field(
        default_factory=lambda: {"chat:write", "channels:read", "im:write", "users:read", "users:read.email"}
    )
    error: str | None = None
    """The error of every call with it, e.g. `token_expired`."""


@dataclass
class Message:
    """The current state of a message."""

    channel: str
    ts: str
    text: str
    blocks: list[JsonObject]
    thread_ts: str | None
    client_msg_id: str | None
    reply_broadcast: bool = False
    edited: bool = False


def error(code: str, **more: Any) -> Answer:
    """Return an error in Slack's form."""
    return reply(200, {"ok": False, "error": code, **more})


class FakeSlack(FakeProvider):
    """One workspace. The app is in C1 and C2, not in C3; C4 is archived."""

    def __init__(self) -> None:
        super().__init__()
        self.grants = {TOKEN: Grant()}
        self.channels = {
            "C1": {"id": "C1", "name": "general", "is_member": True},
            "C2": {"id": "C2", "name": "random", "is_member": True},
            "C3": {"id": "C3", "name": "secret-garden", "is_member": False},
            "C4": {"id": "C4", "name": "old", "is_member": True, "is_archived": True},
        }
        self.users: dict[str, JsonObject] = {}
        self.messages: list[Message] = []
        self.ephemeral: list[JsonObject] = []
        self.responses: dict[str, list[JsonObject]] = {}
        """By the last part of a response URL: what was sent to it."""
        self.expired_urls: set[str] = set()
        self.short_pages = False
        """Whether a page may contain fewer items than requested although more follow."""

    @property
    def api(self) -> str:
        """For SLACK_BASE_URL."""
        return f"{self.url}/api"

    @property
    def settings(self) -> dict[str, str]:
        """The settings with which a gateway uses this workspace, without a token."""
        return {"SLACK_BASE_URL": self.api, "SLACK_HOOKS_BASE_URL": f"{self.url}/hooks"}

    def response_url(self, name: str) -> str:
        """Return the URL that Slack sends with a command or a button."""
        return f"{self.url}/hooks/actions/T1/{name}"

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        if asked.path.startswith("/hooks/"):
            return self._respond(asked)
        _, _, method = asked.path.partition("/api/")
        serve = {
            "auth.test": self._auth_test,
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "chat.postEphemeral": self._post_ephemeral,
            "conversations.list": self._list,
            "conversations.open": self._open,
            "users.info": self._user,
            "users.lookupByEmail": self._find,
        }.get(method)
        if asked.method != "POST" or serve is None:
            return error("unknown_method", req_method=method)
        given = self._given(asked, json_taken=method.startswith("chat."))
        return serve(given, self._grant(asked))

    def _given(self, asked: Asked, *, json_taken: bool) -> JsonObject:
        kind, _, charset = asked.headers.get("content-type", "").partition(";")
        if kind == "application/json":
            if not json_taken:
                return {}  # methods that read accept only forms, and ignore JSON
            if "charset=utf-8" not in charset:
                raise Refusal(error("invalid_charset"))
            try:
                document = json.loads(asked.body)
            except ValueError:
                raise Refusal(error("invalid_json")) from None
            if not isinstance(document, dict):
                raise Refusal(error("json_not_object"))
            return document
        if kind not in ("application/x-www-form-urlencoded", ""):
            raise Refusal(error("invalid_post_type"))
        return dict(parse_qsl(asked.body.decode(), keep_blank_values=True))

    def _grant(self, asked: Asked) -> Grant:
        token = bearer(asked)
        if token is None:
            raise Refusal(error("not_authed"))
        grant = self.grants.get(token)
        if grant is None:
            raise Refusal(error("invalid_auth"))
        if grant.error is not None:
            raise Refusal(error(grant.error))
        return grant

    def _need(self, grant: Grant, scope: str) -> None:
        if scope not in grant.scopes:
            raise Refusal(error("missing_scope", needed=scope, provided=",".join(sorted(grant.scopes))))

    # ---- methods

    def _auth_test(self, _given: JsonObject, _grant: Grant) -> Answer:
        return reply(200, {"ok": True, "team": "Parley", "user": "parley", "team_id": "T1", "bot_id": "B1"})

    def _post(self, given: JsonObject, grant: Grant) -> Answer:
        self._need(grant, "chat:write")
        channel = self._channel(given)
        self._check_content(given)
        thread = given.get("thread_ts")
        if thread is not None and not any(each.ts == thread and each.channel == channel for each in self.messages):
            raise Refusal(error("thread_not_found"))
        known = given.get("client_msg_id")
        message = next((each for each in self.messages if known and each.client_msg_id == known), None)
        if message is None:
            ts = f"{1_700_000_000 + len(self.messages)}.{len(self.messages) + 100:06d}"
            blocks, broadcast = given.get("blocks", []), bool(given.get("reply_broadcast"))
            message = Message(channel, ts, given.get("text", ""), blocks, thread, known, broadcast)
            self.messages.append(message)
        return reply(200, {"ok": True, "channel": channel, "ts": message.ts, "message": self._shown(message)})

    def _update(self, given: JsonObject, grant: Grant) -> Answer:
        self._need(grant, "chat:write")
        channel = self._channel(given)
        self._check_content(given)
        for message in self.messages:
            if (message.channel, message.ts) == (channel, given.get("ts")):
                message.text, message.blocks, message.edited = given["text"], given.get("blocks", []), True
                return reply(200, {"ok": True, "channel": channel, "ts": message.ts, "text": message.text})
        return error("message_not_found")

    def _list(self, given: JsonObject, grant: Grant) -> Answer:
        types = given.get("types", "public_channel").split(",")
        self._need(grant, "channels:read")
        if "private_channel" in types:
            self._need(grant, "groups:read")
        limit, begin = int(given.get("limit", 100)), int(given.get("cursor", "0") or 0)
        if not 1 <= limit <= LONGEST_PAGE:
            return error("invalid_limit")
        archived = given.get("exclude_archived") == "true"
        rows = [each for each in self.channels.values() if not (archived and each.get("is_archived"))]
        size = max(1, limit - 1) if self.short_pages else limit
        cursor = str(begin + size) if begin + size < len(rows) else ""
        page = [{"is_private": False, "is_archived": False, **each} for each in rows[begin : begin + size]]
        return reply(200, {"ok": True, "channels": page, "response_metadata": {"next_cursor": cursor}})

    def _post_ephemeral(self, given: JsonObject, grant: Grant) -> Answer:
        self._need(grant, "chat:write")
        self._channel(given)
        self._check_content(given)
        self.ephemeral.append(given)
        return reply(200, {"ok": True, "message_ts": "1700000000.000900"})

    def _user(self, given: JsonObject, grant: Grant) -> Answer:
        self._need(grant, "users:read")
        user = self.users.get(str(given.get("user")))
        if user is None:
            return error("user_not_found")
        shown = user if "users:read.email" in grant.scopes else {**user, "profile": {}}
        return reply(200, {"ok": True, "user": shown})

    def _find(self, given: JsonObject, grant: Grant) -> Answer:
        self._need(grant, "users:read.email")
        email = str(given.get("email")).lower()
        for user in self.users.values():
            if str(user.get("profile", {}).get("email")).lower() == email and not user.get("deleted"):
                return reply(200, {"ok": True, "user": user})
        return error("users_not_found")

    def _open(self, given: JsonObject, grant: Grant) -> Answer:
        self._need(grant, "im:write")
        user = self.users.get(str(given.get("users")))
        if user is None or user.get("deleted") or user.get("is_bot"):
            return error(
                "user_not_found" if user is None else "user_disabled" if user.get("deleted") else "cannot_dm_bot"
            )
        channel = f"D{user['id']}"
        self.channels.setdefault(channel, {"id": channel, "is_im": True, "is_member": True})
        return reply(200, {"ok": True, "channel": {"id": channel}})

    def _respond(self, asked: Asked) -> Answer:
        """Serve a response URL: it needs no token, and is valid for 5 responses."""
        name = asked.path.rpartition("/")[2]
        sent = self.responses.setdefault(name, [])
        if name in self.expired_urls or len(sent) >= MOST_RESPONSES:
            return 404, {"content-type": "text/plain"}, b"expired_url"
        sent.append(json.loads(asked.body))
        return 200, {"content-type": "text/plain"}, b"ok"

    # ---- checks

    def _channel(self, given: JsonObject) -> str:
        channel = self.channels.get(str(given.get("channel")))
        if channel is None:
            raise Refusal(error("channel_not_found"))
        if channel.get("is_archived"):
            raise Refusal(error("is_archived"))
        if not channel["is_member"]:
            raise Refusal(error("not_in_channel"))
        return str(channel["id"])

    def _check_content(self, given: JsonObject) -> None:
        blocks = given.get("blocks", [])
        if not given.get("text") and not blocks:
            raise Refusal(error("no_text"))
        wrong = [index for index, block in enumerate(blocks) if "type" not in block] if len(blocks) <= 50 else [50]
        if wrong:
            messages = [f"[ERROR] missing required field: type [json-pointer:/blocks/{wrong[0]}/type]"]
            raise Refusal(error("invalid_blocks", response_metadata={"messages": messages}))

    def _shown(self, message: Message) -> JsonObject:
        shown = {"type": "message", "ts": message.ts, "text": message.text, "bot_id": "B1", "blocks": message.blocks}
        return shown if message.thread_ts is None else {**shown, "thread_ts": message.thread_ts}
