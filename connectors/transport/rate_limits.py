"""The rate limits that a request falls under: a provider's 429 concerns the credential, not the organization.

A member who has exhausted a limit must not stop the others, whose credentials have limits of their own. Some providers
also count separately for each method, model or endpoint; a connector names that as `limit`.
"""

import hashlib
from collections.abc import Mapping

import httpx

from connectors.transport.secret_names import sounds_secret


def rate_limit_key(
    url: str, headers: Mapping[str, str], bearer: str | None, *, owner: str | None, limit: str, secret: bytes
) -> str:
    """Return the key under which a rate limit of a request is remembered.

    Args:
        bearer: the token that is sent in `Authorization`.
        owner: the owner of the credential if it may be replaced, such as a connection; otherwise the credential that
            is sent identifies the limit.
        limit: what the provider counts separately for each credential; empty if it does not.
        secret: keys the hash, so that a short password cannot be guessed from it.
    """
    who = owner if owner is not None else (bearer, *_secrets(url, headers))
    text = repr((who, limit)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=secret[:64], digest_size=16).hexdigest()


def _secrets(url: str, headers: Mapping[str, str]) -> list[tuple[str, str]]:
    sent = [(name.lower(), value) for name, value in headers.items()]
    found = [*sent, *httpx.URL(url).params.multi_items()]
    return sorted((name, value) for name, value in found if sounds_secret(name))
