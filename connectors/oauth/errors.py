"""The errors of OAuth providers: which of them end a grant, which concern the operator, and which pass.

docs/connections.md shows the table. A code that is not in it is reported and retried: many providers have codes of
their own, and ending a connection deletes its tokens.
"""

import re
from enum import Enum
from typing import Final

from connectors.oauth.provider import OAuthClient
from errors import NotConfigured, ParleyError, ReauthRequired, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject

_CODE: Final = re.compile(r"[A-Za-z0-9_.:-]{1,60}")
_NAMES: Final = ("error", "code", "type", "errorType", "error_code", "status", "name")
"""The names under which an `error` that is an object contains its code."""

UNKNOWN: Final = "unknown error"

ALREADY_REVOKED: Final = frozenset(
    {"invalid_token", "token_revoked", "token_expired", "invalid_auth", "account_inactive", "not_authed"}
)
"""The errors of a revocation that has nothing to revoke."""


class GrantRefused(ReauthRequired):
    """The provider does not accept the code or the refresh token: it was used, has expired or was revoked."""


class ClientRefused(NotConfigured):
    """The provider does not accept the client's id or secret."""


class Meaning(Enum):
    """The meaning of an error code."""

    GRANT_ENDED = "the code or the refresh token is no longer accepted"
    REFRESH_ENDED = "the refresh token is no longer accepted; of a code it says that the request is wrong"
    CLIENT = "the client's id or secret is wrong"
    REDIRECT_URI = "the redirect URI is not registered"
    TEMPORARY = "the provider cannot respond now"


_CODES: Final = {
    Meaning.GRANT_ENDED: (
        "invalid_grant",
        "bad_verification_code",
        "bad_refresh_token",
        "invalid_code",
        "code_already_used",
        "invalid_refresh_token",
        "expired_token",
        "token_expired",
        "token_revoked",
    ),
    # The same request, repeated, gets the same error, and only the user can grant something else.
    Meaning.REFRESH_ENDED: (
        "invalid_request",
        "invalid_token",
        "invalid_scope",
        "unsupported_grant_type",
        "access_denied",
        "consent_required",
        "interaction_required",
        "login_required",
        "account_inactive",
    ),
    Meaning.CLIENT: (
        "invalid_client",
        "unauthorized_client",
        "incorrect_client_credentials",
        "invalid_client_id",
        "bad_client_secret",
    ),
    Meaning.REDIRECT_URI: ("redirect_uri_mismatch", "bad_redirect_uri"),
    Meaning.TEMPORARY: (
        "temporarily_unavailable",
        "server_error",
        "slow_down",
        "ratelimited",
        "rate_limited",
        "internal_error",
        "fatal_error",
        "service_unavailable",
    ),
}
MEANINGS: Final = {code: meaning for meaning, codes in _CODES.items() for code in codes}
"""The known error codes, in lower case."""


def error_code(document: JsonObject) -> str | None:
    """Return the provider's error code; None if the reply describes no error.

    Slack and GitHub send it with status 200. Some providers send an object, or a list of objects, instead of the code.
    """
    found = document.get("error")
    if found is None and "access_token" not in document:
        found = document.get("errors")
    if found is None and document.get("ok") is not False:
        return None
    return _code_in(found) or UNKNOWN


def _code_in(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return value if _CODE.fullmatch(value) else None
    if not isinstance(value, dict):
        return None
    codes = [code for name in _NAMES if isinstance(code := value.get(name), str) and _CODE.fullmatch(code)]
    return next((code for code in codes if code.lower() in MEANINGS), codes[0] if codes else None)


def error_of(client: OAuthClient, code: str, *, refreshing: bool = False) -> ParleyError:
    """Return the error for a provider's error code.

    Args:
        refreshing: the request had a refresh token, and nothing else that could be wrong.
    """
    provider = client.provider
    meaning = MEANINGS.get(code.lower())
    if meaning is Meaning.GRANT_ENDED or (meaning is Meaning.REFRESH_ENDED and refreshing):
        return GrantRefused(f"{provider.title} no longer accepts the grant ({code}); connect the account again.")
    if meaning is Meaning.CLIENT:
        names = f"{provider.client_id_setting} and {provider.client_secret_setting}"
        return ClientRefused(f"{provider.title} does not accept Parley's credentials ({code}); check {names}.")
    if meaning is Meaning.REDIRECT_URI:
        return NotConfigured(
            f"{provider.title} does not accept the redirect URI ({code}); register {client.redirect_uri} there."
        )
    if meaning is Meaning.TEMPORARY:
        return UpstreamUnavailable(f"{provider.title} is temporarily unavailable ({code}).")
    return UpstreamFailed(f"{provider.title} responded with the error {code}.")
