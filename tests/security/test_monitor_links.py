"""Attacks on the links to the monitor of a run, which end up in histories and logs: one run, for a while, no more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest

from auth.actor import Actor, ActorKind
from auth.monitor_links import monitor_token
from models.users import Role
from storage.clock import now
from tests.gateways import ANONYMOUS, Gateway
from tests.monitors import PATH, monitored
from tests.people import Person, administrator, person
from tests.running import Runs, value
from tests.workflows.test_monitor import link

STEP: Final = value("research", 1)


@pytest.fixture(scope="module")
def author(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


@pytest.fixture(scope="module")
def run(author: Person) -> str:
    id: str = Runs(author).done(STEP)["id"]
    return id


@pytest.fixture(scope="module")
def token(author: Person, run: str) -> str:
    text: str = link(author, run).params["token"]
    return text


def opened(gateway: Gateway, id: str, token: str, after: str = "", path: str = PATH) -> int:
    """Open a link that must not work, and return the status."""
    headers = {"accept": "text/event-stream", **({"last-event-id": after} if after else {})}
    with gateway.client(ANONYMOUS) as client:
        response = client.get(path, params={"execution_id": id, "token": token}, headers=headers)
    assert "research" not in response.text and "connected" not in response.text
    return response.status_code


def part(token: str, place: int, text: str) -> str:
    """Return a token with another part."""
    parts = token.split(".")
    parts[place] = text
    return ".".join(parts)


FORGED: Final[list[Callable[[str], str]]] = [
    lambda token: "",
    lambda token: token.rpartition(".")[0] + ".",
    lambda token: token.rpartition(".")[0] + "." + "A" * 22,
    lambda token: token + "=",
    lambda token: token + "\n",
    lambda token: token.swapcase(),
    lambda token: part(token, 0, "usr_01jd3x8m5vf2h9k7q0z4c6r8ta"),  # another user
    lambda token: part(token, 1, ""),  # the whole user instead of the key
    lambda token: part(token, 2, ""),  # never expires
    lambda token: part(token, 4, "6" * 13),  # made later
    lambda token: "x" * 5_000,
]


@pytest.mark.parametrize("forge", FORGED)
def test_a_forged_link_opens_nothing(gateway: Gateway, run: str, token: str, forge: Callable[[str], str]) -> None:
    forged = forge(token)
    if forged == token:
        pytest.skip("this part of the link is empty")
    assert opened(gateway, run, forged) == 401


def test_a_link_opens_no_other_run(gateway: Gateway, author: Person, token: str) -> None:
    other = Runs(author).done(STEP)["id"]
    assert opened(gateway, other, token) == 401
    elsewhere = person(gateway, Role.ADMIN, "Elsewhere")
    assert opened(gateway, Runs(elsewhere).done(STEP)["id"], token) == 401
    assert opened(gateway, "exe_01jd3x8m5vf2h9k7q0z4c6r8ta", token) == 401


def test_a_link_is_no_credential(gateway: Gateway, run: str, token: str) -> None:
    for headers in ({"authorization": f"Bearer {token}"}, {"x-api-key": token}):
        with gateway.client(ANONYMOUS) as client:
            assert client.post("/graphql", json={"query": "{ viewer { role } }"}, headers=headers).status_code == 401
            assert client.get(PATH, params={"execution_id": run}, headers=headers).status_code == 401
    for path in (f"/api/workflows/executions/{run}", "/api/tasks"):
        assert opened(gateway, run, token, path=path) in (401, 404)
        with gateway.client(ANONYMOUS) as client:
            assert run not in client.get(path, params={"token": token}).text


def made(gateway: Gateway, author: Person, run: str, minutes: float) -> str:
    """Return a link that was made this long ago."""
    actor = Actor(author.id, ActorKind.USER, "", "", Role.OPERATOR, frozenset())
    return monitor_token(gateway.environment["SECRET_KEY"], actor, run, now() - timedelta(minutes=minutes))


def test_an_old_link_opens_nothing_and_an_invented_event_does_not_renew_it(
    gateway: Gateway, author: Person, run: str, token: str
) -> None:
    with gateway.client(ANONYMOUS) as client:
        events = monitored(client, run, token=token)
    assert opened(gateway, run, made(gateway, author, run, 11)) == 401
    for invented in ("1", "x" * 40, "ended", f"{events[0].id}x"):
        assert opened(gateway, run, made(gateway, author, run, 11), invented) in (400, 401)
    assert opened(gateway, run, made(gateway, author, run, 60 * 25), events[0].id) == 401, "not even after a day"
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    theirs = Runs(stranger).done(STEP)["id"]
    with gateway.client(stranger.token) as client:
        foreign = monitored(client, theirs)[0].id
    assert opened(gateway, run, made(gateway, author, run, 11), foreign) in (400, 401)


def test_a_link_has_the_permissions_that_its_user_has_now(gateway: Gateway, run: str) -> None:
    admin = administrator(gateway)
    leaving = person(gateway, Role.OPERATOR)
    links = link(leaving, run).params["token"]
    with gateway.client(ANONYMOUS) as client:
        assert monitored(client, run, token=links)[0].name == "connected"
    admin.done("updateUser", "user { id }", id=leaving.id, active=False)
    assert opened(gateway, run, links) == 401
