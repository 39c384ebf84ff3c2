"""The authorization of `/mcp`: protected resource metadata (RFC 9728), by which clients find the OAuth issuer.

Only with `OIDC_ISSUER`: otherwise a credential is an API key, which no authorization server issues.
"""

from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from routes.responses import json_response
from routes.state import resources_of
from settings import Settings

METADATA_PATH: Final = "/.well-known/oauth-protected-resource"
_SCOPES: Final = ("openid", "profile", "email")
"""The scopes that an issuer must put into its tokens: who the user is. Their rights here follow from their role."""


def challenge(settings: Settings, *, invalid: bool) -> str:
    """Return the `WWW-Authenticate` header of a rejected request.

    Args:
        invalid: there is a credential, and it is not valid.
    """
    parameters = ['error="invalid_token"'] if invalid else []
    if settings.oidc_issuer is not None:
        parameters.append(f'resource_metadata="{settings.public_url}{METADATA_PATH}/mcp"')
    return f"Bearer {', '.join(parameters)}".rstrip()


async def protected_resource(request: Request) -> Response:
    """Return the metadata; 404 if tokens come from no issuer."""
    settings = resources_of(request.scope).settings
    if settings.oidc_issuer is None or not settings.mcp:
        return json_response(404, orjson.dumps({"error": "No OAuth issuer is configured."}))
    body: dict[str, object] = {
        "resource": f"{settings.public_url}/mcp",
        "authorization_servers": [settings.oidc_issuer],
        "scopes_supported": list(_SCOPES),
        "bearer_methods_supported": ["header"],
        "resource_name": "Parley",
    }
    return Response(orjson.dumps(body), media_type="application/json", headers={"cache-control": "max-age=3600"})
