"""An OAuth provider on a real socket: Google, Slack, GitHub or Pipedream, with the peculiarities of each.

It follows the documentation: codes work once, for one client, one redirect URI and one verifier; access tokens expire;
refresh tokens rotate, and using one twice revokes the whole grant.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

CLIENT_ID: Final = "the-client"
CLIENT_SECRET: Final = "the-client-secret-that-nobody-may-see"

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Family:
    """The tokens of one grant. `dead` once it was revoked, or a refresh token was used twice."""

    scopes: list[str]
    dead: bool = False
    access: dict[str, float] = field(default_factory=dict)
    """Access tokens and their expiry times."""
    refresh: str | None = None
    used: set[str] = field(default_factory=set)


@dataclass
class Code:
    """An authorization code."""

    redirect_uri: str
    challenge: str | None
    scopes: list[str]


class FakeProvider:
    """One provider.

    Args:
        kind: google, slack, github or pipedream.
        lifetime: of access tokens, in seconds; None for tokens without expiry, which have no refresh token either.
        granted: the scopes that the user grants, regardless of the request.
        user_only: Slack: the person's own token, without a bot.
    """

    def __init__(
        self,
        kind: str,
        *,
        lifetime: int | None = 3600,
        granted: list[str] | None = None,
        user_only: bool = False,
    ) -> None:
        self.kind = kind
        self.lifetime = lifetime
        self.granted = granted
        self.user_only = user_only
        self.rotates = kind != "google"
        self.denies = False
        self.down: int | None = None
        """If set, every request of the gateway gets this status."""
        self.retry_after = "7"
        """Sent with that status."""
        self.refuses_client = False
        self.error: tuple[int, Any] | None = None
        """If set, the status and the document of the response to token requests."""
        self.answers_in_forms = False
        """GitHub: ignores the accepted content type, as a proxy may."""
        self.before_reply: Callable[[str], None] = lambda grant_type: None
        """Called when new tokens exist, before they are sent."""
        self.answered = 0
        """The number of responses that were sent completely."""
        self.requests: list[tuple[str, dict[str, str]]] = []
        """The path and the form of every request of the gateway."""
        self.refreshes: list[str] = []
        """The refresh tokens of all successful refreshes."""
        self.posted = 0
        """Slack: the number of accepted messages."""
        self.refused: list[str] = []
        """The errors of all rejected token requests."""
        self._families: list[Family] = []
        self._codes: dict[str, Code] = {}
        self._lock = threading.RLock()

    # ------------------------------------------------------------ the server

    def __enter__(self) -> Self:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer("GET")

            def do_POST(self) -> None:
                self._answer("POST")

            def do_DELETE(self) -> None:
                self._answer("DELETE")

            def _answer(self, method: str) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, more, content = provider.answer(method, self.path, headers, body)
                self.send_response(status)
                for name, value in more.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                provider.answered += 1

            def log_message(self, format: str, *arguments: Any) -> None:
                """Log nothing."""

        class Server(ThreadingHTTPServer):
            request_queue_size = 256
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """Ignore the errors of killed gateways, which do not read their responses."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Its URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a gateway that uses it."""
        prefix = self.kind.upper()
        revoke = {"slack": "/api/auth.revoke", "github": "/applications/{client_id}/grant"}.get(self.kind, "/revoke")
        return {
            f"{prefix}_CLIENT_ID": CLIENT_ID,
            f"{prefix}_CLIENT_SECRET": CLIENT_SECRET,
            f"{prefix}_AUTHORIZE_URL": f"{self.url}/authorize",
            f"{prefix}_TOKEN_URL": f"{self.url}/token",
            f"{prefix}_REVOKE_URL": self.url + revoke,
            f"{prefix}_BASE_URL": self.url + ("/api" if self.kind == "slack" else ""),
        }

    # ------------------------------------------------------------ what a test arranges

    def grant(self, scopes: list[str] | None = None) -> dict[str, Any]:
        """Return the tokens of a user who consented earlier: {access_token, refresh_token}."""
        with self._lock:
            family = Family(scopes or ["read"])
            self._families.append(family)
            return self._new_tokens(family)

    def expire(self) -> None:
        """Expire every access token."""
        with self._lock:
            for family in self._families:
                family.access = dict.fromkeys(family.access, 0.0)

    def is_good(self, access_token: str) -> bool:
        """Return whether the provider accepts an access token now."""
        with self._lock:
            return any(
                not family.dead and family.access.get(access_token, 0.0) > time.time() for family in self._families
            )

    @property
    def dead_families(self) -> int:
        """The number of grants that were revoked, or whose refresh token was used twice."""
        return sum(family.dead for family in self._families)

    def secrets(self) -> Iterator[str]:
        """Yield every token ever issued."""
        for family in self._families:
            yield from family.access
            yield from family.used
            if family.refresh is not None:
                yield family.refresh

    # ------------------------------------------------------------ requests

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Answer:
        """Return the response to a request."""
        parts = urlsplit(target)
        if parts.path.endswith(("/authorize", "/v2/auth")):
            return self._authorize(dict(parse_qsl(parts.query)))
        form = {name: values[0] for name, values in parse_qs(body.decode("latin-1")).items()}
        with self._lock:
            self.requests.append((parts.path, form))
        if self.down is not None:
            return self.down, {"content-type": "text/html", "retry-after": self.retry_after}, b"<h1>down</h1>"
        if parts.path.endswith(("/token", "/oauth.v2.access", "/access_token")):
            return self._token(headers, form)
        if parts.path.endswith("/user"):
            return self._user(headers)
        if parts.path == "/api/chat.postMessage":
            return self._post(headers)
        return self._revoke(method, parts.path, headers, form, body)

    def _authorize(self, asked: dict[str, str]) -> Answer:
        assert asked["client_id"] == CLIENT_ID and asked["response_type"] == "code", asked
        assert asked["code_challenge_method"] == "S256", asked
        back = {"state": asked["state"]}
        if self.kind == "google":
            assert asked["access_type"] == "offline" and asked["prompt"] == "consent", asked
        if self.denies:
            back["error"] = "access_denied"
        else:
            back["code"] = secrets.token_urlsafe(16)
            separator = "," if self.kind == "slack" else " "
            scopes = self.granted or asked["scope"].split(separator)
            with self._lock:
                self._codes[back["code"]] = Code(asked["redirect_uri"], asked["code_challenge"], scopes)
        return 302, {"location": f"{asked['redirect_uri']}?{urlencode(back)}"}, b""

    def _token(self, headers: dict[str, str], form: dict[str, str]) -> Answer:
        if self.error is not None:
            return _json(*self.error)
        if self.refuses_client or not self._is_client(headers, form):
            return self._error("invalid_client", slack="bad_client_secret", github="incorrect_client_credentials")
        with self._lock:
            if form["grant_type"] == "refresh_token":
                tokens = self._refresh(form["refresh_token"])
                if tokens is None:
                    return self._error("invalid_grant", slack="invalid_refresh_token", github="bad_refresh_token")
            else:
                tokens = self._redeem(form)
                if tokens is None:
                    return self._error("invalid_grant", slack="invalid_code", github="bad_verification_code")
        self.before_reply(form["grant_type"])
        return self._reply(headers, tokens)

    def _is_client(self, headers: dict[str, str], form: dict[str, str]) -> bool:
        if self.kind == "slack":  # prefers HTTP Basic
            basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
            return headers.get("authorization") == f"Basic {basic}"
        return (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, CLIENT_SECRET)

    def _redeem(self, form: dict[str, str]) -> dict[str, Any] | None:
        code = self._codes.pop(form["code"], None)
        verifier = form.get("code_verifier", "")
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        if code is None or code.redirect_uri != form.get("redirect_uri") or code.challenge != challenge:
            return None
        family = Family(code.scopes)
        self._families.append(family)
        return self._new_tokens(family)

    def _refresh(self, token: str) -> dict[str, Any] | None:
        for family in self._families:
            if token in family.used:
                family.dead = True  # a thief, or a client that asks twice
            if token == family.refresh and not family.dead:
                self.refreshes.append(token)
                if self.rotates:
                    family.used.add(token)
                    family.access.clear()  # GitHub: both old tokens die
                return self._new_tokens(family)
        return None

    def _new_tokens(self, family: Family) -> dict[str, Any]:
        prefix = {"slack": "xoxe.xoxb-", "github": "gho_", "google": "ya29."}.get(self.kind, "pd-")
        access = prefix + secrets.token_urlsafe(24)
        family.access[access] = time.time() + (self.lifetime or 10**9)
        tokens: dict[str, Any] = {"access_token": access, "scope": family.scopes}
        if self.lifetime is not None:
            tokens["expires_in"] = self.lifetime
            if self.rotates or family.refresh is None:
                family.refresh = tokens["refresh_token"] = f"refresh-{secrets.token_urlsafe(24)}"
        return tokens

    # ------------------------------------------------------------ how it is said

    def _reply(self, headers: dict[str, str], tokens: dict[str, Any]) -> Answer:
        shown = {**tokens, "token_type": "Bearer", "scope": " ".join(tokens["scope"])}
        if self.kind == "google":
            claims = base64.urlsafe_b64encode(json.dumps({"email": "ada@example.com"}).encode()).decode().rstrip("=")
            shown["id_token"] = f"e30.{claims}.c2ln"
        if self.kind == "pipedream":
            shown["account"] = "ada"
        if self.kind == "slack":
            shown = self._slack_reply(tokens)
        if self.kind == "github":
            shown["scope"] = ",".join(tokens["scope"])
            if self.answers_in_forms or "application/json" not in headers.get("accept", ""):
                form = urlencode(shown).encode()
                return 200, {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}, form
        return _json(200, shown)

    def _slack_reply(self, tokens: dict[str, Any]) -> dict[str, Any]:
        part = {**tokens, "scope": ",".join(tokens["scope"]), "token_type": "user" if self.user_only else "bot"}
        reply: dict[str, Any] = {"ok": True, "team": {"id": "T1", "name": "Analytical Engines"}, "app_id": "A1"}
        if self.user_only:
            return {**reply, "authed_user": {"id": "U1", **part}}
        return {**reply, **part, "bot_user_id": "B1", "authed_user": {"id": "U1"}}

    def _error(self, standard: str, **names: str) -> Answer:
        name = names.get(self.kind, standard)
        self.refused.append(name)
        if self.kind == "slack":
            return _json(200, {"ok": False, "error": name})
        payload = {"error": name, "error_description": "Never repeat me: " + CLIENT_SECRET}
        if self.kind == "github":
            return _json(200, payload)
        return _json(401 if standard == "invalid_client" else 400, payload)

    def _user(self, headers: dict[str, str]) -> Answer:
        if not self.is_good(headers.get("authorization", "").removeprefix("Bearer ")):
            return _json(401, {"message": "Bad credentials"})
        return _json(200, {"login": "ada", "id": 1})

    def _post(self, headers: dict[str, str]) -> Answer:
        """Slack's response to a message; an invalid token is reported with status 200."""
        if not self.is_good(headers.get("authorization", "").removeprefix("Bearer ")):
            return _json(200, {"ok": False, "error": "token_expired"})
        with self._lock:
            self.posted += 1
        message = {"text": "Hello", "ts": "1700000000.000100"}
        return _json(200, {"ok": True, "channel": "C1", "ts": "1700000000.000100", "message": message})

    def _revoke(self, method: str, path: str, headers: dict[str, str], form: dict[str, str], body: bytes) -> Answer:
        match self.kind:
            case "slack":
                token = headers.get("authorization", "").removeprefix("Bearer ")
                found = self._end(token)
                return _json(200, {"ok": True, "revoked": True} if found else {"ok": False, "error": "token_revoked"})
            case "github":
                basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
                assert method == "DELETE" and path.endswith(f"/applications/{CLIENT_ID}/grant"), (method, path)
                if headers["authorization"] != f"Basic {basic}":
                    return _json(401, {"message": "Bad credentials"})
                return (204 if self._end(json.loads(body)["access_token"]) else 404), {}, b""
        if self._end(form["token"]):
            return _json(200, {})
        return _json(400, {"error": "invalid_token"})

    def _end(self, token: str) -> bool:
        with self._lock:
            for family in self._families:
                if not family.dead and (token in family.access or token == family.refresh):
                    family.dead = True
                    return True
        return False


def _json(status: int, document: Any) -> Answer:
    return status, {"content-type": "application/json; charset=utf-8"}, json.dumps(document).encode()
