"""The params and results of Pipedream's actions."""

from enum import Enum
from typing import Annotated, Any, Literal

from msgspec import Meta, field

from connectors.actions import Params, Result

EndUser = Annotated[
    str, Meta(min_length=1, max_length=250, pattern=r"^[ -~]+$(?!\n)", description="Your id of the end user.")
]
AccountId = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9_-]+$(?!\n)")]
App = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9_-]+$(?!\n)", description="E.g. `slack`.")]
Url = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"^https?://[!-~]+$(?!\n)")]
Workflow = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=2000,
        description="The endpoint of its HTTP trigger, `eo…`, or the trigger's URL. By default, the value of "
        "the event's setting `PIPEDREAM_WORKFLOW_…`.",
    ),
]
HeaderName = Annotated[str, Meta(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$(?!\n)")]
HeaderValue = Annotated[str, Meta(max_length=8192, pattern=r"^[\t -~]*$(?!\n)")]


class TriggerAuth(Enum):
    """The way a trigger authenticates its callers, as configured at the trigger."""

    NONE = "NONE"
    TOKEN = "TOKEN"  # noqa: S105 - a name
    OAUTH = "OAUTH"


class TriggerWorkflow(Params, frozen=True, kw_only=True):
    """An event for a workflow."""

    event: Annotated[str, Meta(min_length=1, max_length=200, description="E.g. `custom_event` or `session_created`.")]
    workflow: Workflow | None = None
    data: Any = field(default_factory=dict)
    session_id: Annotated[str, Meta(max_length=200, description="By default, the session of the call.")] | None = None
    user_id: Annotated[str, Meta(max_length=200, description="By default, the user who calls.")] | None = None
    agent_id: Annotated[str, Meta(max_length=200, description="By default, the agent of the call.")] | None = None
    authentication: Annotated[
        TriggerAuth,
        Meta(description="As configured at the trigger: `TOKEN` sends PIPEDREAM_TRIGGER_TOKEN, `OAUTH` the client's."),
    ] = TriggerAuth.NONE
    external_user_id: (
        Annotated[EndUser, Meta(description="The end user on whose behalf the event is sent; requires OAUTH.")] | None
    ) = None
    idempotent: Annotated[
        bool,
        Meta(description="The workflow deduplicates events by the header Idempotency-Key, so they may be sent again."),
    ] = False


class Triggered(Result, frozen=True, kw_only=True):
    """A trigger's response.

    `acknowledged`: Pipedream has accepted the event, which says nothing about the workflow's run; `answered`: the
    workflow itself responded, with `json` or `text`.
    """

    status: int
    acknowledged: bool
    answered: bool
    json: Any = None
    text: str | None = None


class CreateConnectToken(Params, frozen=True, kw_only=True):
    """A request for a Connect token."""

    external_user_id: EndUser
    app: Annotated[App, Meta(description="Connect an account of this app.")] | None = None
    allowed_origins: Annotated[list[Url], Meta(max_length=50)] | None = None
    success_redirect_uri: Url | None = None
    error_redirect_uri: Url | None = None
    webhook_uri: Url | None = None
    expires_in: Annotated[int, Meta(ge=1, le=14_400, description="Seconds.")] | None = None


class ConnectToken(Result, frozen=True, kw_only=True):
    """A short-lived token with which the end user connects an account, once."""

    token: str
    expires_at: str
    connect_link_url: str


class ListAccounts(Params, frozen=True, kw_only=True):
    """A query for accounts."""

    external_user_id: EndUser | None = None
    app: App | None = None
    limit: Annotated[int, Meta(ge=1, le=1000, description="The maximum number; pages are followed up to it.")] = 100
    after: (
        Annotated[str, Meta(min_length=1, max_length=1000, description="`nextCursor` of the previous result.")] | None
    ) = None


class Account(Result, frozen=True, kw_only=True):
    """An account that an end user has connected; its credentials stay at Pipedream."""

    id: str
    name: str | None
    external_user_id: str | None
    app: str | None
    healthy: bool | None
    dead: bool | None
    error: str | None


class Accounts(Result, frozen=True, kw_only=True):
    """Accounts; if there is a cursor, there are more."""

    accounts: list[Account]
    next_cursor: str | None


class DeleteAccount(Params, frozen=True, kw_only=True):
    """An account."""

    account_id: AccountId


class Deleted(Result, frozen=True, kw_only=True):
    """Whether the account existed."""

    deleted: bool


class ProxyRequest(Params, frozen=True, kw_only=True):
    """A request that Pipedream sends with an end user's credentials."""

    external_user_id: EndUser
    account_id: AccountId
    url: Url
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = "GET"
    headers: Annotated[dict[HeaderName, HeaderValue], Meta(max_length=50)] = field(default_factory=dict)
    json: Any = None


class Proxied(Result, frozen=True, kw_only=True):
    """The response of the other API."""

    status: int
    json: Any = None
    text: str | None = None
