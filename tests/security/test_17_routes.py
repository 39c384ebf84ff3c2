"""Attack 17 outside GraphQL: each route works for one organization as soon as it knows for which.

A route first finds out who calls, on Parley's own behalf, because the organization is not known yet. From then on,
everything is read and written on behalf of that organization, so that PostgreSQL shows it no other.
"""

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest

from auth.bootstrap import new_code
from auth.keys import Hasher
from connectors.webhook_signatures import github_signature
from engine.deliveries.unsubscribing import unsubscribe_url
from errors import Unauthenticated
from models.users import Role, User
from storage.pool import Pool, fetch_prepared
from storage.turns import ITSELF, reading_for
from telemetry.requests import current_request
from tests.approvals.links import asked as asked_approval
from tests.approvals.links import get, link_path, post
from tests.conftest import Environment
from tests.connections.browser import Browser
from tests.fakes.issuer import AUDIENCE, FakeIssuer
from tests.fakes.oauth_server import FakeProvider
from tests.fakes.pusher import FakePusher
from tests.fakes.slack import FakeSlack
from tests.fakes.studio import Studio
from tests.gateways import ANONYMOUS, ROOT, Gateway
from tests.inbound.conftest import SETTINGS
from tests.inbound.test_pipedream import send as sent_by_pipedream
from tests.inbound.workspace import Workspace
from tests.people import Person, administrator, on_database, opened, person
from tests.running import value
from tests.studio.house import plugin_key

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")

CREDENTIAL: Final = {
    "auth/credentials.py _look_up",
    "auth/credentials.py _look_up_again",
    "auth/credentials.py _by_key",
}
"""The place where the caller is found."""
BELONGS: Final = {"models/users.py only_organization_id", "models/users.py organization_with_id"}
"""The places where the organization of a signed call is found."""
READINESS: Final = {"models/event_log.py read_head", "models/leases.py check_writable"}
"""The statements of `/health`, which anyone may call."""
_LAYERS: Final = frozenset({"auth", "context", "engine", "models", "resolvers", "routes", "schema", "subscriptions"})


class Own:
    """The functions that use the database on Parley's own behalf for a request, which waits for them."""

    def __init__(self) -> None:
        self.functions = set[str]()
        self.writes = list[str]()
        self.for_somebody = 0

    def note(self, statement: str) -> None:
        """Note that a connection is used for a statement."""
        if current_request.get() is None:
            return
        if reading_for.get() != ITSELF:
            self.for_somebody += 1
        elif (found := _function()) != "auth/credentials.py _write_use":
            self.functions.add(found)
            if not statement.startswith("SELECT "):
                self.writes.append(f"{found}: {statement}")

    def forget(self) -> None:
        """Begin again."""
        self.functions, self.writes, self.for_somebody = set(), [], 0

    def since(self) -> set[str]:
        """Return the functions, and require that the organization's own rows were reached too; then begin again."""
        found, others, writes = self.functions, self.for_somebody, self.writes
        self.forget()
        assert not writes, "on its own behalf, Parley only reads, to find out for whom it works"
        assert others, "nothing was read or written on behalf of an organization"
        return found


def _function() -> str:
    """Return the innermost function above the storage that is running, with its file."""
    frame = inspect.currentframe()
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(ROOT) and file.relative_to(ROOT).parts[0] in _LAYERS:
            return f"{file.relative_to(ROOT)} {frame.f_code.co_name}"
        frame = frame.f_back
    return "?"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Own:
    noted, fetch, acquire = Own(), fetch_prepared, Pool.acquire

    async def fetching(connection: Any, statement: str, *arguments: Any) -> Any:
        noted.note(statement)
        return await fetch(connection, statement, *arguments)

    async def acquiring(pool: Pool) -> Any:
        noted.note("SELECT ")  # reads acquire one as well: what they send is not seen here
        return await acquire(pool)

    monkeypatch.setattr("storage.pool.fetch_prepared", fetching)  # the gateway holds references to `Pool.fetch`
    monkeypatch.setattr(Pool, "acquire", acquiring)
    return noted


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture(scope="module")
def pusher() -> Iterator[FakePusher]:
    with FakePusher() as running:
        yield running


@pytest.fixture(scope="module")
def accounts() -> Iterator[FakeProvider]:
    with FakeProvider("google") as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Environment, slack: FakeSlack, pusher: FakePusher, accounts: FakeProvider) -> Iterator[Gateway]:
    settings = {**SETTINGS, **slack.settings, **pusher.settings, **accounts.environment}
    with Gateway({**backend, **settings, "DB_ROW_SECURITY": "true"}) as running:
        yield running


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    """The administrator of the only organization, to which every signed call belongs."""
    return administrator(gateway)


def organization_of(someone: Person) -> str:
    id: str = someone.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    return id


def test_the_bridge_to_studio_works_for_its_organization(gateway: Gateway, admin: Person, own: Own) -> None:
    with Studio(gateway.url, plugin_key(admin), place_name="Walled", place_id=None) as window:
        window.print("hello")
        window.respond()
    assert own.since() <= CREDENTIAL


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/events", {"specversion": "1.0", "id": "1", "source": "/a", "type": "deploy.done", "data": 1}),
        ("POST", "/pipedream/events", {"type": "deploy.done", "data": 1}),
        ("GET", "/openapi.json", None),
        ("GET", "/health", None),
        ("GET", "/api/tasks", None),
        ("POST", "/mcp", {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "listTasks"}}),
    ],
)
def test_a_caller_with_a_credential_reaches_one_organization(
    gateway: Gateway, admin: Person, own: Own, method: str, path: str, body: dict[str, Any] | None
) -> None:
    member = person(gateway)
    type = "application/cloudevents+json" if path == "/events" else "application/json"
    headers = {"content-type": type, "accept": "application/json, text/event-stream"}
    with gateway.client(member.token) as client:
        own.forget()
        response = client.request(method, path, content=json.dumps(body) if body else None, headers=headers)
    assert response.status_code in (200, 202, 404), response.text
    assert own.since() <= CREDENTIAL | READINESS


def test_pusher_authorizes_and_reports_for_one_organization(
    gateway: Gateway, admin: Person, pusher: FakePusher, own: Own
) -> None:
    session = opened(admin)
    channel = f"presence-{organization_of(admin)}-{session}"
    own.forget()
    with gateway.client(admin.token) as client:
        sent = {"socket_id": "1234.5678", "channel_name": channel}
        assert client.post("/pusher/auth", data=sent).status_code == 200
    assert own.since() <= CREDENTIAL
    body, headers = pusher.webhook({"name": "member_removed", "channel": channel, "user_id": admin.id})
    with gateway.client(ANONYMOUS) as client:
        assert client.post("/pusher/webhook", content=body, headers=headers).status_code == 200
    assert own.since() == set()


def test_a_signed_call_reaches_the_organization_that_it_belongs_to(
    gateway: Gateway, admin: Person, slack: FakeSlack, own: Own
) -> None:
    admin.data("{ viewer { role } }")
    own.forget()
    body = json.dumps({"action": "opened", "repository": {"full_name": "acme/site"}}).encode()
    headers = {"x-github-event": "push", "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958"}
    headers |= {"content-type": "application/json"}
    headers["x-hub-signature-256"] = github_signature(SETTINGS["GITHUB_WEBHOOK_SECRET"], body)
    with gateway.client(ANONYMOUS) as client:
        assert client.post("/github/webhook", content=body, headers=headers).status_code == 202
    assert own.since() == BELONGS
    assert sent_by_pipedream(gateway).status_code == 202
    assert own.since() == BELONGS
    assert Workspace(gateway, slack).command("U1", "unlink").status_code == 200
    assert own.since() == BELONGS


def test_a_webhook_starts_a_run_of_its_triggers_organization(gateway: Gateway, admin: Person, own: Own) -> None:
    triggers = [{"type": "WEBHOOK", "config": {}}]
    shown = "workflow { triggers { url } }"
    made = admin.done("createWorkflow", shown, name="W", nodes=[value("a", 1)], triggers=triggers, status="ACTIVE")
    path = urlsplit(made["workflow"]["triggers"][0]["url"]).path
    own.forget()
    with gateway.client(ANONYMOUS) as client:
        assert client.post(path, json={}).status_code == 202
    assert own.since() == {"engine/triggers/webhooks.py find_webhook"}


def test_a_link_works_for_the_organization_of_its_user(gateway: Gateway, admin: Person, own: Own) -> None:
    approver = person(gateway)
    path = link_path(gateway, asked_approval(admin, approver), approver.id)
    own.forget()
    assert get(gateway, path).status_code == 200
    assert post(gateway, path, decision="approve").status_code == 303
    assert own.since() == {"auth/credentials.py actor_for_link"}
    unsubscribing = urlsplit(unsubscribe_url("", gateway.environment["SECRET_KEY"], approver.id)).path
    assert post(gateway, unsubscribing).status_code == 200
    assert own.since() == {"engine/deliveries/unsubscribing.py subscriber"}


def test_an_account_is_connected_for_the_user_who_began(gateway: Gateway, admin: Person, own: Own) -> None:
    browser = Browser(person(gateway, Role.OPERATOR))
    with browser.http:
        back = browser.allow(browser.begin("google"))
        own.forget()
        assert browser.open(back).status_code == 200
    assert own.since() == {"models/connections.py live_flow"}


def test_somebody_elses_credential_finishes_nothing_and_is_told_why(gateway: Gateway, own: Own) -> None:
    """The flow is found although the caller is of another organization, which must not look like an old link."""
    begun, stranger = Browser(person(gateway)), person(gateway, Role.ADMIN, "Another")
    with begun.http, gateway.client(stranger.token) as client:
        back = begun.allow(begun.begin("google"))
        assert client.get(back, headers={"accept": "application/json"}).status_code == 403
        assert begun.open(back).status_code == 200, "the state was not used up"


def test_a_person_of_another_organization_signs_in_with_a_credential_at_hand(gateway: Gateway) -> None:
    """`signIn` finds its user whatever credential the request has, as without row-level security."""
    one, other = person(gateway), person(gateway, Role.ADMIN, "Beside")
    given = {"email": "beside@example.com", "name": "B", "role": "MEMBER", "password": "correct horse battery"}
    other.done("createUser", "user { id }", **given)
    sign_in = 'mutation { signIn(input: {email: "beside@example.com", password: "correct horse battery"}) { token } }'
    assert gateway.data(sign_in, token=one.token)["signIn"]["token"]


# ---------------------------------------------------------------- without a credential


def test_an_operation_without_a_credential_reaches_no_organization(
    gateway: Gateway, admin: Person, own: Own, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can read no rows, even if a resolver forgets to ask who calls."""
    seen = list[int]()

    async def curious(_context: Any, **_: Any) -> None:
        seen.append(await User.all().count())
        raise Unauthenticated("no")

    monkeypatch.setattr("resolvers.users.signing_in.sign_in", curious)
    sign_in = 'mutation { signIn(input: {email: "a@example.com", password: "b"}) { token } }'
    own.forget()
    gateway.graphql(sign_in, token=ANONYMOUS)
    assert seen == [0] and own.since() == set()


def test_signing_in_finds_the_user_and_then_works_for_the_organization(
    gateway: Gateway, admin: Person, own: Own
) -> None:
    given = {"email": "walled@example.com", "name": "W", "role": "MEMBER", "password": "correct horse battery"}
    admin.done("createUser", "user { id }", **given)
    sign_in = 'mutation { signIn(input: {email: "walled@example.com", password: "correct horse battery"}) { token } }'
    own.forget()
    assert gateway.data(sign_in, token=ANONYMOUS)["signIn"]["token"]
    assert own.since() == {"models/users.py user_with_email"}


def test_a_code_finds_its_user_and_then_works_for_the_organization(gateway: Gateway, admin: Person, own: Own) -> None:
    async def made() -> str:
        user = await User.get(id=admin.id)
        return await new_code(user, Hasher(gateway.environment["SECRET_KEY"]))

    code = on_database(gateway, made)
    own.forget()
    answer = gateway.request("POST", "/auth/sign-in", ANONYMOUS, json={"code": code})
    assert answer.status_code == 200
    assert own.since() == {"auth/bootstrap.py redeem_sign_in_code"}
    assert gateway.request("POST", "/auth/sign-in", ANONYMOUS, json={"code": code}).status_code == 401


def test_an_issuers_token_finds_its_user_and_then_works_for_the_organization(
    backend: Environment, issuer: FakeIssuer, own: Own
) -> None:
    oidc = {"OIDC_ISSUER": issuer.url, "OIDC_AUDIENCE": AUDIENCE, "DB_ROW_SECURITY": "true"}
    with Gateway({**backend, **oidc}) as running:
        own.forget()
        for _ in range(2):  # the first creates the user, the second finds it
            token = issuer.token(email="walled-oidc@example.com", email_verified=True)
            assert running.data("{ viewer { role } }", token=token)["viewer"]["role"] == "VIEWER"
    assert own.since() <= {f"auth/oidc_users.py {name}" for name in ("user_of_identity", "_organization", "_exists")}
