"""Secrets of every kind are planted, used and misused; afterwards no stored, logged or returned text contains one."""

import base64
import json
import logging
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import redis

from storage.address import Dialect
from storage.database import connection, current_database
from tests.connections.browser import Browser, query_of
from tests.fakes.oauth_server import CLIENT_SECRET, FakeProvider
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, agent, on_database, person
from tests.running import value

KINDS = ("google", "slack", "github", "pipedream")
OPERATORS = ("LYZR_API_KEY", "OPENAI_API_KEY", "LLAMA_STACK_API_KEY", "PIPEDREAM_TRIGGER_TOKEN")


@dataclass
class Plan:
    """The planted secrets, by name, and all responses since."""

    environment: Mapping[str, str]
    planted: dict[str, str] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)

    def plant(self, name: str, beginning: str = "") -> str:
        """Return a new secret."""
        secret = self.planted[name] = f"{beginning}planted{secrets.token_hex(12)}"
        return secret

    def record(self, answer: Any) -> Any:
        """Record a response and return it."""
        text = answer.text + str(answer.headers) if isinstance(answer, httpx.Response) else json.dumps(answer)
        self.answers.append(text)
        return answer

    def found_in(self, text: str) -> list[str]:
        """Return the names of the planted secrets that a text contains, encoded or not."""
        return [
            name
            for name, secret in self.planted.items()
            if secret in text or base64.b64encode(secret.encode()).decode().rstrip("=")[:-2] in text
        ]


@pytest.fixture(scope="module")
def providers() -> Iterator[dict[str, FakeProvider]]:
    made = {kind: FakeProvider(kind) for kind in KINDS}
    for provider in made.values():
        provider.__enter__()
    yield made
    for provider in made.values():
        provider.__exit__()


@pytest.fixture(scope="module")
def plan(backend: Mapping[str, str], providers: dict[str, FakeProvider]) -> Plan:
    environment = dict(backend)
    for provider in providers.values():
        environment |= provider.environment
    plan = Plan(environment, {"client secret": CLIENT_SECRET})
    for name in OPERATORS:
        environment[name] = plan.plant(name)
    environment["SECRET_KEY"] = plan.plant("SECRET_KEY", "a-long-key-")
    environment["ADMIN_API_KEY"] = plan.plant("ADMIN_API_KEY", "prl_")
    sealing = secrets.token_bytes(32)
    environment["ENCRYPTION_KEYS"] = plan.planted["ENCRYPTION_KEYS"] = base64.b64encode(sealing).decode()
    return plan


@pytest.fixture(scope="module")
def gateway(plan: Plan) -> Iterator[Gateway]:
    with Gateway(plan.environment) as running:
        yield running


def use_and_misuse(gateway: Gateway, plan: Plan, providers: dict[str, FakeProvider]) -> None:
    """Perform every operation that handles a secret, correctly and incorrectly."""
    admin, member = administrator(gateway), person(gateway)
    accounts(plan, member, providers)
    stored_tokens(plan, member, providers)
    workflows_and_destinations(plan, admin)
    people_and_keys(plan, admin)
    misuse(gateway, plan, member)


def accounts(plan: Plan, member: Person, providers: dict[str, FakeProvider]) -> None:
    browser, another = Browser(member), Browser(member)
    with browser.http, another.http:
        for kind, provider in providers.items():
            back = browser.allow(browser.begin(kind))
            plan.planted |= {f"{kind} {name}": given for name, given in query_of(back).items()}
            plan.planted |= {f"{kind} {each.name}": str(each.value) for each in browser.http.cookies.jar}
            plan.record(another.open(back))
            plan.record(browser.open(back))
            plan.record(browser.open(back))  # already used
            provider.refuses_client = True
            plan.record(browser.open(browser.allow(browser.begin(kind))))
            provider.refuses_client = False


def stored_tokens(plan: Plan, member: Person, providers: dict[str, FakeProvider]) -> None:
    shown = "connection { id provider account scopes status lastError }"
    for kind, provider in providers.items():
        given = {"provider": kind, "expiresIn": 3600, "scope": "chat:write read"}
        tokens = {"accessToken": plan.plant(f"{kind} access"), "refreshToken": plan.plant(f"{kind} refresh")}
        made = plan.record(member.done("storeOAuthToken", shown, **given, **tokens))["connection"]
        plan.record(
            member.change("refreshConnection", shown, {"id": made["id"]})
        )  # the provider knows neither of the two
        granted = provider.grant()
        plan.planted |= {f"{kind} granted {name}": granted[f"{name}_token"] for name in ("access", "refresh")}
        tokens = {"accessToken": granted["access_token"], "refreshToken": granted["refresh_token"]}
        plan.record(member.done("storeOAuthToken", shown, **given, **tokens))
        plan.record(member.done("refreshConnection", shown, id=made["id"]))
        provider.down = 500
        plan.record(member.change("refreshConnection", shown, {"id": made["id"]}))
        plan.record(member.change("disconnect", shown, {"id": made["id"]}))
        provider.down = None
    plan.planted |= {f"given {n}": each for p in providers.values() for n, each in enumerate(p.secrets())}


def workflows_and_destinations(plan: Plan, admin: Person) -> None:
    secret = "whsec_" + base64.b64encode(plan.plant("webhook").encode()).decode()
    triggers = [{"type": "WEBHOOK", "config": {"secret": secret}}]
    made = admin.done(
        "createWorkflow", "workflow { id triggers { config } }", name="W", nodes=[value("a", 1)], triggers=triggers
    )
    plan.record(made)
    config = {"url": "https://events.example.com/", "secret": secret, "authorization": plan.plant("destination")}
    given = {"name": "D", "type": "WEBHOOK", "eventTypes": ["nothing.*"], "config": config}
    plan.record(admin.change("createEventDestination", "destination { id config }", given))


def people_and_keys(plan: Plan, admin: Person) -> None:
    password = plan.plant("password")
    given = {"email": "planted@example.com", "name": "Ada", "role": "MEMBER", "password": password}
    plan.record(admin.done("createUser", "user { id email }", **given))
    plan.planted["token"] = admin.done("signIn", "token", email=given["email"], password=password)["token"]
    plan.planted["API key"] = admin.done("createApiKey", "secret", name="planted")["secret"]
    plan.planted["agent's key"] = agent(admin).token
    plan.record(admin.data("{ apiKeys { id name prefix } viewer { scopes } connectors { name configured missing } }"))


def misuse(gateway: Gateway, plan: Plan, member: Person) -> None:
    """Send wrong credentials, and operations that fail with a secret in their input."""
    with gateway.client(ANONYMOUS) as client:
        for name in ("API key", "token"):
            spoiled = plan.planted[name][:-1] + "x"
            headers = {"authorization": f"Bearer {spoiled}"}
            plan.record(client.post("/graphql", json={"query": "{ viewer { role } }"}, headers=headers))
        wrong = {"email": "planted@example.com", "password": plan.planted["password"] + "!"}
        query = "mutation($i: SignInInput!) { signIn(input: $i) { errors { code message } } }"
        plan.record(client.post("/graphql", json={"query": query, "variables": {"i": wrong}}))
    for post in ("slack", "github"):
        call: dict[str, Any] = {"connector": post, "action": "nothing", "params": {}}
        plan.record(member.change("runConnectorAction", "output", call))
    plan.record(member.data("{ events(first: 100) { nodes { type ... on RecordChanged { changes } } } }"))


async def everything() -> str:
    """Return every table of the database as text."""
    client = connection()
    if current_database().dialect is Dialect.SQLITE:
        return ""
    tables = await client.execute_query_dict(
        "SELECT schemaname AS place, tablename AS name FROM pg_tables "
        "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    )
    assert {"oauth_connections", "event_log", "users"} <= {table["name"] for table in tables}
    parts = []
    for table in tables:
        rows = await client.execute_query_dict(f'SELECT t::text AS row FROM "{table["place"]}"."{table["name"]}" t')
        parts += [row["row"] for row in rows]
    return "\n".join([*parts, await write_ahead_log()])


async def write_ahead_log() -> str:
    """Return the last segments of PostgreSQL's log of all changes, in which deleted and replaced values are, too."""
    [row] = await connection().execute_query_dict("SELECT current_setting('data_directory') AS folder")
    segments = [each for each in (Path(row["folder"]) / "pg_wal").glob("?" * 24) if each.is_file()]
    newest = sorted(segments, key=lambda each: each.stat().st_mtime)[-3:]
    assert newest or "TEST_DATABASE_URL" in os.environ, "it is found for the server of the tests"
    text = "".join(each.read_bytes().decode("latin-1") for each in newest)
    assert not newest or "planted@example.com" in text, "what is not secret is found"
    return text


def stored(gateway: Gateway, plan: Plan) -> str:
    """Return everything that is stored: PostgreSQL's tables and Redis's contents, or the raw SQLite files."""
    files = Path(plan.environment["DATA_DIR"]).glob("*sqlite3*")
    text = "\n".join(file.read_bytes().decode("latin-1") for file in files)
    text += on_database(gateway, everything)
    if "REDIS_URL" in plan.environment:
        with redis.Redis.from_url(plan.environment["REDIS_URL"]) as client:
            text += "\n".join(f"{name!r} {client.dump(name)!r}" for name in client.scan_iter())
    return text


def test_no_stored_logged_or_returned_text_contains_a_secret(
    gateway: Gateway, plan: Plan, providers: dict[str, FakeProvider], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for name in list(logging.Logger.manager.loggerDict):
            # Except the loggers that the gateway itself silences, because they print headers and URLs.
            if not name.startswith(("httpcore", "uvicorn.access")):
                caplog.set_level(logging.DEBUG, name)
        use_and_misuse(gateway, plan, providers)
    assert len(plan.planted) >= 20 and all(len(secret) >= 12 for secret in plan.planted.values())
    logged = "\n".join(f"{each.name} {each.getMessage()} {each.exc_text or ''}" for each in caplog.records)
    assert "parley" in logged, "nothing was logged"
    assert plan.found_in(stored(gateway, plan)) == []
    assert plan.found_in("\n".join(each for each in logged.splitlines() if not is_from_the_test_client(each))) == []
    assert plan.found_in("\n".join(plan.answers)) == []
    assert "password" in plan.found_in(plan.planted["password"]), "the search misses a planted secret"


def is_from_the_test_client(line: str) -> bool:
    """Return whether a log line comes from the HTTP client of the test itself."""
    return line.startswith(("httpx ", "httpcore", "websockets"))
