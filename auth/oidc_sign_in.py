"""Signing in at the issuer in a browser: the authorization code flow with PKCE (OIDC Core §3.1, RFC 7636).

What belongs to one attempt is in a signed cookie of the browser that began it. So any replica can finish the attempt,
nothing is stored, and a link with someone else's code is useless.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

import httpx
import msgspec
import orjson

from auth.issuer import Identity, Issuer, IssuerAddresses
from errors import Unauthenticated, Unavailable
from storage.clock import now
from storage.derived_keys import derived_key

LIFETIME_SECONDS: Final = 600
"""The time that a person may take to sign in at the issuer."""
_LONGEST_COOKIE: Final = 4096
_LARGEST_RESPONSE: Final = 262_144
_EXCHANGE_SECONDS: Final = 10.0
_SCOPE: Final = "openid email profile"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt of a browser to sign in."""

    state: str
    nonce: str
    verifier: str
    return_to: str
    expires: int


@dataclass(frozen=True, slots=True)
class Begun:
    """The address at the issuer to send the browser to, and the cookie that finishes the attempt."""

    url: str
    cookie_name: str
    cookie: str


class AttemptFailed(Unauthenticated):
    """The attempt cannot be finished; the message says why."""


class OidcSignIn:
    """Sign-in at one issuer for one client.

    Args:
        client_secret: the secret of a confidential client, or None for a public one.
        redirect_uri: the address to which the issuer sends the browser back.
    """

    def __init__(
        self,
        issuer: Issuer,
        http: httpx.AsyncClient,
        *,
        client_id: str,
        client_secret: str | None,
        redirect_uri: str,
        secret_key: str,
    ) -> None:
        self._issuer = issuer
        self._http = http
        self._client_id = client_id
        self._client_secret = client_secret
        self._redirect_uri = redirect_uri
        self._key = derived_key(secret_key, b"OIDC sign-in")

    @property
    def name(self) -> str:
        """The issuer's host, by which people recognize it."""
        return urlsplit(self._issuer.address).netloc

    async def begin(self, return_to: str) -> Begun:
        """Begin an attempt that ends at the path `return_to`.

        Raises:
            Unavailable: the issuer cannot be reached, or does not support the flow.
        """
        addresses = await self._addresses()
        attempt = Attempt(
            state=secrets.token_urlsafe(24),
            nonce=secrets.token_urlsafe(24),
            verifier=secrets.token_urlsafe(48),
            return_to=return_to,
            expires=int(now().timestamp()) + LIFETIME_SECONDS,
        )
        separator = "&" if urlsplit(addresses.authorization).query else "?"
        url = f"{addresses.authorization}{separator}{urlencode(self._request(attempt))}"
        return Begun(url, cookie_name(attempt.state), self._signed(attempt))

    async def finish(self, *, state: str, code: str, cookie: str | None) -> tuple[Identity, str]:
        """Return the identity of the person who signed in at the issuer, and the path where the attempt ends.

        Raises:
            AttemptFailed: the attempt was not begun in this browser, has expired, or the issuer rejects it.
            Unauthenticated: the issuer's token is not valid.
            Unavailable: the issuer cannot be reached.
        """
        attempt = self._attempt(cookie)
        if attempt is None or not hmac.compare_digest(attempt.state, state):
            raise AttemptFailed("This sign-in was begun in another browser, or too long ago. Try again.")
        token = await self._exchange(await self._addresses(), code, attempt.verifier)
        identity = await self._issuer.identify(token, audience=self._client_id, nonce=attempt.nonce)
        return identity, attempt.return_to

    # ---- the issuer

    async def _addresses(self) -> IssuerAddresses:
        addresses = await self._issuer.addresses()
        if addresses is None:
            raise Unavailable("The identity provider does not support signing in with a browser.")
        return addresses

    def _request(self, attempt: Attempt) -> dict[str, str]:
        challenge = hashlib.sha256(attempt.verifier.encode()).digest()
        return {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._redirect_uri,
            "scope": _SCOPE,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
            "code_challenge_method": "S256",
        }

    async def _exchange(self, addresses: IssuerAddresses, code: str, verifier: str) -> str:
        """Exchange the code for the ID token."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "client_id": self._client_id,
            "code_verifier": verifier,
        }
        basic = None
        if self._client_secret is not None and addresses.secret_in_form:
            form["client_secret"] = self._client_secret
        elif self._client_secret is not None:
            basic = httpx.BasicAuth(quote(self._client_id, safe=""), quote(self._client_secret, safe=""))
        try:
            response = await self._http.post(
                addresses.token,
                data=form,
                auth=basic or httpx.USE_CLIENT_DEFAULT,
                headers={"accept": "application/json"},
                timeout=_EXCHANGE_SECONDS,
                follow_redirects=False,
            )
        except httpx.HTTPError:
            raise Unavailable("The identity provider cannot be reached; try again.", retry_after_seconds=10) from None
        if response.status_code >= 500:
            raise Unavailable("The identity provider failed; try again.", retry_after_seconds=10)
        token = _id_token(response)
        if token is None:
            raise AttemptFailed("The identity provider rejected this sign-in. Try again.")
        return token

    # ---- the cookie

    def _signed(self, attempt: Attempt) -> str:
        content = base64.urlsafe_b64encode(msgspec.json.encode(attempt)).decode()
        return f"{content}.{self._mac(content)}"

    def _attempt(self, cookie: str | None) -> Attempt | None:
        if cookie is None or len(cookie) > _LONGEST_COOKIE or not cookie.isascii():
            return None
        content, _, mac = cookie.rpartition(".")
        if not hmac.compare_digest(self._mac(content), mac):
            return None
        attempt = msgspec.json.decode(base64.urlsafe_b64decode(content), type=Attempt)
        return attempt if attempt.expires > now().timestamp() else None

    def _mac(self, content: str) -> str:
        return base64.urlsafe_b64encode(hmac.digest(self._key, content.encode(), "sha256")).decode()


def cookie_name(state: str) -> str:
    """Return the name of an attempt's cookie, so that two tabs do not disturb each other."""
    return f"parley_sign_in_{hashlib.sha256(state.encode()).hexdigest()[:16]}"


def _id_token(response: httpx.Response) -> str | None:
    if response.status_code != 200 or len(response.content) > _LARGEST_RESPONSE:
        return None
    try:
        document = orjson.loads(response.content)
    except orjson.JSONDecodeError:
        return None
    token = document.get("id_token") if isinstance(document, dict) else None
    return token if isinstance(token, str) else None
