"""The connector `pipedream`: events for workflows, and accounts that end users have connected (Connect)."""

import base64
import math
from collections.abc import Mapping
from typing import Any, Final

from msgspec import field

from connectors.actions import typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, any_json, decode, path, simulated_number
from connectors.providers.pipedream.api import API, new_token, request
from connectors.providers.pipedream.schemas import (
    Account,
    Accounts,
    ConnectToken,
    CreateConnectToken,
    DeleteAccount,
    Deleted,
    ListAccounts,
    Proxied,
    ProxyRequest,
    Triggered,
    TriggerWorkflow,
)
from connectors.providers.pipedream.triggers import TRIGGER_URL, WORKFLOW_SETTINGS, check_workflow, trigger
from connectors.transport.provider_client import NO_JSON

_PAGE_SIZE: Final = 100
_REPEATABLE_METHODS: Final = frozenset({"GET", "PUT", "DELETE"})


class _ConnectToken(Wire, frozen=True):
    token: str
    expires_at: str
    connect_link_url: str


class _App(Wire, frozen=True):
    name_slug: str | None = None


class _Account(Wire, frozen=True):
    id: str
    name: str | None = None
    external_id: str | None = None
    healthy: bool | None = None
    dead: bool | None = None
    error: str | None = None
    app: _App | None = None

    def result(self) -> Account:
        return Account(
            id=self.id,
            name=self.name,
            external_user_id=self.external_id,
            app=self.app.name_slug if self.app else None,
            healthy=self.healthy,
            dead=self.dead,
            error=self.error,
        )


class _PageInfo(Wire, frozen=True):
    end_cursor: str | None = None


class _Accounts(Wire, frozen=True):
    data: list[_Account]
    page_info: _PageInfo = field(default_factory=_PageInfo)


# ---- actions


async def _create_connect_token(params: CreateConnectToken, call: Call) -> ConnectToken:
    fields = {name: getattr(params, name) for name in params.__struct_fields__ if name != "app"}
    body = {name: value for name, value in {**fields, "app_id": params.app}.items() if value is not None}
    reply = await request(call, "POST", "tokens", json=body, repeatable=True, user=params.external_user_id)
    token = decode(reply, _ConnectToken, "Pipedream", repeatable=True)
    return ConnectToken(token=token.token, expires_at=token.expires_at, connect_link_url=token.connect_link_url)


async def _list_accounts(params: ListAccounts, call: Call) -> Accounts:
    rows: list[Account] = []
    cursor = params.after
    for _ in range(math.ceil(params.limit / _PAGE_SIZE) + 1):
        limit = min(_PAGE_SIZE, params.limit - len(rows))
        page = await _accounts(params, call, cursor, limit)
        rows += [each.result() for each in page.data]
        cursor = page.page_info.end_cursor if len(page.data) >= limit else None
        if not cursor or len(rows) >= params.limit:
            break
    return Accounts(accounts=rows, next_cursor=cursor)


async def _accounts(params: ListAccounts, call: Call, cursor: str | None, limit: int) -> _Accounts:
    query: Mapping[str, Any] = {
        "external_user_id": params.external_user_id,
        "app": params.app,
        "after": cursor,
        "limit": limit,
    }
    given = {name: value for name, value in query.items() if value is not None}
    return decode(
        await request(call, "GET", "accounts", query=given, repeatable=True), _Accounts, "Pipedream", repeatable=True
    )


async def _delete_account(params: DeleteAccount, call: Call) -> Deleted:
    where = path("accounts", params.account_id)
    reply = await request(call, "DELETE", where, repeatable=True, accepted={404})
    return Deleted(deleted=reply.status != 404)


async def _proxy_request(params: ProxyRequest, call: Call) -> Proxied:
    """Send it. The caller chooses the URL, but Pipedream sends the request to it."""
    target = base64.urlsafe_b64encode(params.url.encode()).decode()
    reply = await request(
        call,
        params.method,
        path("proxy", target),
        repeatable=params.method in _REPEATABLE_METHODS,
        query={"external_user_id": params.external_user_id, "account_id": params.account_id},
        headers={f"x-pd-proxy-{name.lower()}": value for name, value in params.headers.items()},
        json=NO_JSON if params.json is None else params.json,
        # A 429 may be that of the service behind the account.
        user=f"{params.external_user_id} {params.account_id}",
    )
    try:
        return Proxied(status=reply.status, json=any_json(reply))
    except ValueError:
        return Proxied(status=reply.status, text=reply.content.decode(errors="replace").replace("\0", "") or None)


async def _probe(call: Call) -> None:
    await new_token(call)


# ---- simulated results


def _simulated_trigger(_params: TriggerWorkflow) -> Triggered:
    return Triggered(status=200, acknowledged=True, answered=False)


def _simulated_token(params: CreateConnectToken) -> ConnectToken:
    token = f"ctok_simulated_{simulated_number(params, digits=12):012d}"
    link = f"https://pipedream.com/_static/connect.html?token={token}"
    return ConnectToken(token=token, expires_at="2030-01-01T00:00:00Z", connect_link_url=link)


def _simulated_accounts(params: ListAccounts) -> Accounts:
    account = Account(
        id=f"apn_{simulated_number(params):06d}",
        name="A simulated account",
        external_user_id=params.external_user_id,
        app=params.app or "slack",
        healthy=True,
        dead=False,
        error=None,
    )
    return Accounts(accounts=[account], next_cursor=None)


def _simulated_deletion(_params: DeleteAccount) -> Deleted:
    return Deleted(deleted=True)


def _simulated_proxy(params: ProxyRequest) -> Proxied:
    return Proxied(status=200, json={"method": params.method, "url": params.url})


_WORKFLOWS: Final = tuple(
    ProviderSetting(
        each.name,
        f"The workflow that gets every event `{each.event}`, and those that `trigger_workflow` sends as "
        f"`{each.prefix}…` without a workflow: the endpoint of its HTTP trigger (`eo…`) or its URL.",
        check=check_workflow,
    )
    for each in WORKFLOW_SETTINGS
)


def _check_environment(value: str) -> None:
    if value not in ("development", "production"):
        raise ValueError("must be development or production")


PIPEDREAM: Final = Connector(
    name="pipedream",
    title="Pipedream",
    description="Sends events to workflows, and uses accounts that end users have connected.",
    auth=Auth.CLIENT_CREDENTIALS,
    settings=(
        ProviderSetting("PIPEDREAM_CLIENT_ID", "The id of your OAuth client at Pipedream.", required=True),
        ProviderSetting(
            "PIPEDREAM_CLIENT_SECRET", "The secret of your OAuth client at Pipedream.", required=True, secret=True
        ),
        ProviderSetting(
            "PIPEDREAM_CLIENT_SECRET_PREVIOUS",
            "The secret that is being replaced: it is used when Pipedream does not accept the other one.",
            secret=True,
        ),
        ProviderSetting("PIPEDREAM_PROJECT_ID", "The project (`proj_…`) of the connected accounts."),
        ProviderSetting(
            "PIPEDREAM_PROJECT_ENVIRONMENT",
            "The project's environment, `development` or `production`.",
            default="production",
            check=_check_environment,
        ),
        ProviderSetting(
            "PIPEDREAM_TRIGGER_TOKEN", "The static bearer token of triggers that require one.", secret=True
        ),
        ProviderSetting(
            "PIPEDREAM_API_URL",
            "The base URL of Pipedream's REST API. Not `PIPEDREAM_BASE_URL`, the host of the authorization code flow.",
            default=API,
        ),
        ProviderSetting("PIPEDREAM_TRIGGER_URL", "The URL of an endpoint's trigger.", default=TRIGGER_URL),
        *_WORKFLOWS,
    ),
    probe=_probe,
    actions=(
        typed_action(
            "trigger_workflow",
            "Trigger a workflow",
            "Sends an event to the HTTP trigger of a workflow.",
            TriggerWorkflow,
            Triggered,
            trigger,
            simulated=_simulated_trigger,
            idempotent=lambda params: params.idempotent,
        ),
        typed_action(
            "create_connect_token",
            "Create a Connect token",
            "Creates a short-lived token and a link with which an end user connects an account.",
            CreateConnectToken,
            ConnectToken,
            _create_connect_token,
            simulated=_simulated_token,
            idempotent=True,
        ),
        typed_action(
            "list_accounts",
            "List accounts",
            "Lists the accounts that end users have connected.",
            ListAccounts,
            Accounts,
            _list_accounts,
            simulated=_simulated_accounts,
            idempotent=True,
        ),
        typed_action(
            "delete_account",
            "Delete an account",
            "Removes a connected account and its credentials.",
            DeleteAccount,
            Deleted,
            _delete_account,
            simulated=_simulated_deletion,
            idempotent=True,
        ),
        typed_action(
            "proxy_request",
            "Send a request as an end user",
            "Sends a request to an app's API with the credentials of a connected account.",
            ProxyRequest,
            Proxied,
            _proxy_request,
            simulated=_simulated_proxy,
            idempotent=lambda params: params.method in _REPEATABLE_METHODS,
        ),
    ),
)
