"""Pipedream: tokens for client credentials, Connect, and triggers that answer with a page of HTML."""

import base64
import binascii
import json
import time
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, bearer, reply

CLIENT_ID: Final = "fake-client-id"
CLIENT_SECRET: Final = "fake-client-secret"
PROJECT: Final = "proj_fake"
LARGEST: Final = 512 * 1024
SUCCESS: Final = b"<!DOCTYPE html><html><body><p><b>Success!</b></p><p>To customize this response...</p></body></html>"

JsonObject = dict[str, Any]


@dataclass
class Trigger:
    """The HTTP trigger of a workflow, as its author configured it."""

    token: str | None = None
    """A static bearer token."""
    oauth: bool = False
    responds: Answer | None = None
    """The value passed to `$.respond()`; without it, the page."""
    silent: bool = False
    """Whether the workflow announces a response and sends none."""
    enabled: bool = True
    events: list[JsonObject] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    drops_repeats: bool = False


def error(status: int, message: str, code: str | None = None) -> Answer:
    """Return an error in the API's form."""
    return reply(status, {"error": message} | ({"code": code} if code else {}))


class FakePipedream(FakeProvider):
    """The API below `/v1`, and triggers at `/trigger/{endpoint}`."""

    def __init__(self) -> None:
        super().__init__()
        self.token_seconds = 3600
        self.tokens: dict[str, float] = {}
        """The expiry time of each token, by this machine's clock."""
        self.triggers: dict[str, Trigger] = {"eopublic123": Trigger()}
        self.accounts: list[JsonObject] = []
        self.connect_tokens: list[JsonObject] = []
        self.proxied: list[JsonObject] = []

    @property
    def trigger_url(self) -> str:
        """For PIPEDREAM_TRIGGER_URL."""
        return f"{self.url}/trigger/{{endpoint}}"

    def connect(self, external_user_id: str, app: str) -> JsonObject:
        """Connect an account, as an end user does."""
        account = {
            "id": f"apn_{len(self.accounts):06d}",
            "name": f"{external_user_id}'s {app}",
            "external_id": external_user_id,
            "healthy": True,
            "dead": False,
            "app": {"name_slug": app, "name": app.title(), "img_src": "", "categories": []},
            "created_at": "2026-01-01T00:00:00.000Z",
        }
        self.accounts.append(account)
        return account

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        match (asked.method, asked.path.strip("/").split("/")):
            case (_, ["trigger", endpoint, *_]):
                return self._trigger(asked, endpoint)
            case ("POST", ["v1", "oauth", "token"]):
                return self._token(asked)
            case (method, ["v1", "connect", project, *rest]):
                self._check(asked, project)
                return self._connect(asked, method, rest)
        return error(404, "record not found")

    # ---- triggers

    def _trigger(self, asked: Asked, endpoint: str) -> Answer:
        trigger = self.triggers.get(endpoint)
        if trigger is None or not trigger.enabled:
            return 404, {"content-type": "text/html"}, b"<html><body><h1>404</h1></body></html>"
        if len(asked.body) > LARGEST:
            return 413, {"content-type": "text/plain"}, b"Payload Too Large"
        token = bearer(asked)
        if (trigger.token and token != trigger.token) or (trigger.oauth and not self._is_good(token)):
            return 401, {"content-type": "text/plain"}, b"Unauthorized"
        key = asked.headers.get("idempotency-key", "")
        if not (trigger.drops_repeats and key in trigger.keys):
            trigger.events.append(json.loads(asked.body))
        trigger.keys.add(key)
        if trigger.silent:
            return 400, {"content-type": "text/plain"}, b"No $.respond called in workflow"
        return trigger.responds or (200, {"content-type": "text/html; charset=utf-8"}, SUCCESS)

    # ---- tokens

    def _token(self, asked: Asked) -> Answer:
        if asked.headers.get("content-type") != "application/json":
            return reply(400, {"error": "invalid_request", "error_description": "The body must be JSON."})
        given = asked.json
        if given.get("grant_type") != "client_credentials":
            return reply(400, {"error": "unsupported_grant_type"})
        if (given.get("client_id"), given.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return reply(401, {"error": "invalid_client", "error_description": "Client authentication failed."})
        token = f"eyJfake.{len(self.tokens)}.token"
        self.tokens[token] = time.monotonic() + self.token_seconds
        document = {"access_token": token, "token_type": "Bearer", "expires_in": self.token_seconds}
        return reply(200, {**document, "created_at": int(time.time())})

    def _is_good(self, token: str | None) -> bool:
        return token is not None and self.tokens.get(token, 0.0) > time.monotonic()

    # ---- Connect

    def _check(self, asked: Asked, project: str) -> None:
        if not self._is_good(bearer(asked)):
            raise Refusal(error(401, "invalid or expired token", "unauthorized"))
        if project != PROJECT:
            raise Refusal(error(404, "project not found"))
        if asked.headers.get("x-pd-environment") not in ("development", "production"):
            raise Refusal(error(400, "missing x-pd-environment header"))

    def _connect(self, asked: Asked, method: str, rest: list[str]) -> Answer:
        match (method, rest):
            case ("POST", ["tokens"]):
                return self._connect_token(asked)
            case ("GET", ["accounts"]):
                return self._accounts(asked)
            case ("DELETE", ["accounts", id]):
                return self._delete(id)
            case (_, ["proxy", target]):
                return self._proxy(asked, target)
        return error(404, "record not found")

    def _connect_token(self, asked: Asked) -> Answer:
        given = asked.json
        if not given.get("external_user_id"):
            return error(400, "external_user_id is required", "invalid_request")
        token = f"ctok_{len(self.connect_tokens):032x}"
        self.connect_tokens.append(given)
        link = f"https://pipedream.com/_static/connect.html?token={token}&connectLink=true"
        return reply(200, {"token": token, "expires_at": "2026-11-21T12:00:00.000Z", "connect_link_url": link})

    def _accounts(self, asked: Asked) -> Answer:
        query = dict(asked.query)
        rows = [
            each
            for each in self.accounts
            if query.get("external_user_id") in (None, each["external_id"])
            and query.get("app") in (None, each["app"]["name_slug"])
        ]
        size, begin = int(query.get("limit", 10)), int(query.get("after", 0))
        page = rows[begin : begin + size]
        info: JsonObject = {"total_count": len(rows), "count": len(page)}
        info |= {"start_cursor": str(begin), "end_cursor": str(begin + len(page))} if page else {}
        return reply(200, {"data": page, "page_info": info})

    def _delete(self, id: str) -> Answer:
        kept = [each for each in self.accounts if each["id"] != id]
        if len(kept) == len(self.accounts):
            return error(404, "account not found")
        self.accounts = kept
        return 204, {}, b""

    def _proxy(self, asked: Asked, target: str) -> Answer:
        query = dict(asked.query)
        try:
            url = base64.urlsafe_b64decode(unquote(target)).decode()
        except (binascii.Error, UnicodeDecodeError):
            return error(400, "invalid url")
        account = next((each for each in self.accounts if each["id"] == query.get("account_id")), None)
        if account is None or account["external_id"] != query.get("external_user_id"):
            return error(404, "account not found")
        headers = {
            name.removeprefix("x-pd-proxy-"): value
            for name, value in asked.headers.items()
            if name.startswith("x-pd-proxy-")
        }
        body = json.loads(asked.body) if asked.body else None
        self.proxied.append({"method": asked.method, "url": url, "headers": headers, "body": body})
        return reply(200, {"proxied": url})
