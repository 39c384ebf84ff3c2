"""The documented endpoint for OAuth tokens: the caller's, whatever `user_id` says. No response has a token."""

from typing import Final

from json_types import Json, JsonObject
from routes.rest.expressions import given, mutation
from routes.rest.kinds import REQUIRED_TEXT, TEXT, WHOLE
from routes.rest.preset import Example, Preset

_PATH: Final = "/api/oauth/tokens"
_ACCOUNT: Final = """id provider account status scopes has_refresh_token: refreshable expires_at: expiresAt
    last_refreshed_at: lastRefreshedAt last_error: lastError created_at: createdAt updated_at: updatedAt"""

_INTEGRATION: Final = given("query.integration", "body.integration")
_USER: Final = given("query.user_id", "body.user_id", "body.userId", otherwise="caller")
_STORED: Final = 'data.tokens.filter(each, each.status != "REVOKED")'


def _token(account: str) -> str:
    """Return an expression for the metadata of a token, from an expression for what `_ACCOUNT` selects."""
    return f"""merge({account}, {{
        "integration": {account}.provider == "google" ? "gmail" : {account}.provider,
        "user_id": {_USER},
        "scope": join({account}.scopes, " "),
        "status": lower({account}.status),
        "has_access_token": true
    }})"""


_ROW: Final[dict[str, Json]] = {
    "id": "con_01kbdxr5m2e4pvf0ay6c8t3hqz",
    "provider": "google",
    "account": None,
    "status": "connected",
    "scopes": ["https://www.googleapis.com/auth/gmail.send"],
    "has_refresh_token": True,
    "expires_at": "2026-03-02T10:30:00.000000Z",
    "last_refreshed_at": None,
    "last_error": None,
    "created_at": "2026-03-02T09:30:00.000000Z",
    "updated_at": "2026-03-02T09:30:00.000000Z",
    "integration": "gmail",
    "user_id": "user-123",
    "scope": "https://www.googleapis.com/auth/gmail.send",
    "has_access_token": True,
}
_NEW: Final[JsonObject] = {
    "user_id": "user-123",
    "integration": "gmail",
    "access_token": "token_here",
    "refresh_token": "refresh_token_here",
    "expires_in": 3600,
    "scope": "https://www.googleapis.com/auth/gmail.send",
}
_QUERY: Final = {"user_id": "user-123", "integration": "gmail"}
_STORED_MESSAGE: Final = "The token is stored."
_REMOVED: Final[JsonObject] = {
    "success": True,
    "integration": "gmail",
    "user_id": "user-123",
    "message": "The token is removed.",
}

TOKEN_PRESETS: Final = (
    Preset(
        name="listOAuthTokens",
        summary="List your OAuth tokens, or read the one of an integration, without the tokens themselves",
        tag="oauth",
        method="GET",
        path=_PATH,
        document=f"""query($provider: String) {{
            tokens: connections(provider: $provider, mine: true) {{ {_ACCOUNT} }} }}""",
        variables=f'{{"provider": {_INTEGRATION}}}',
        found=f"!has(query.integration) || size({_STORED}) > 0",
        missing="You have no token of this integration.",
        response=f"""has(query.integration)
            ? {{"success": true, "token": {_STORED}.map(each, {_token("each")})[0]}}
            : {{
                "success": true,
                "tokens": {_STORED}.map(each, {_token("each")}),
                "total": size({_STORED})
            }}""",
        names={"provider": "integration"},
        kinds={"query": {"user_id": TEXT, "integration": TEXT}},
        example=Example(query=_QUERY, response={"success": True, "token": _ROW}),
    ),
    Preset(
        name="storeOAuthToken",
        summary="Store OAuth tokens that were obtained elsewhere as yours",
        tag="oauth",
        method="POST",
        path=_PATH,
        document=mutation("storeOAuthToken", f"connection {{ {_ACCOUNT} }}"),
        variables="""{"input": merge(
            camel(without(body, ["user_id", "userId", "integration"])),
            {"provider": body.integration}
        )}""",
        response=f"""[{_token("data.done.connection")}].map(token, {{
            "success": true,
            "integration": body.integration,
            "user_id": token.user_id,
            "token": token,
            "message": "{_STORED_MESSAGE}"
        }})[0]""",
        names={"provider": "integration"},
        kinds={
            "body": {
                "integration": REQUIRED_TEXT,
                "access_token": REQUIRED_TEXT,
                "refresh_token": TEXT,
                "expires_in": WHOLE,
                "scope": TEXT,
                "user_id": TEXT,
            }
        },
        example=Example(
            body=_NEW,
            response={
                "success": True,
                "integration": "gmail",
                "user_id": "user-123",
                "token": _ROW,
                "message": _STORED_MESSAGE,
            },
        ),
    ),
    Preset(
        name="removeOAuthToken",
        summary="Revoke your OAuth token of an integration, and delete it",
        tag="oauth",
        method="DELETE",
        path=_PATH,
        document=mutation("disconnect", "connection { id }", input="ConnectionInput"),
        variables=f'{{"input": {{"provider": {_INTEGRATION}}}}}',
        response=f"""{{
            "success": true,
            "integration": {_INTEGRATION},
            "user_id": {_USER},
            "message": "The token is removed."
        }}""",
        names={"provider": "integration", "id": "integration"},
        kinds={"query": {"user_id": TEXT, "integration": TEXT}, "body": {"user_id": TEXT, "integration": TEXT}},
        example=Example(query=_QUERY, response=_REMOVED),
    ),
)
"""The endpoints."""
