"""Attacks 6 and 8, and the credentials that the source documents suggest: names, ids and default passwords."""

import json
import logging
import re
from typing import Final

import pytest
import websockets.sync.client
from websockets.exceptions import ConnectionClosed

from context.sign_in_limits import FAILURES_PER_PAIR
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, person
from tests.suite import one_backend

pytestmark = one_backend

ADDRESSES: Final = [
    "/graphql?query={viewer{role}}&",
    "/openapi.json?",
    "/api/agents?",
    "/rest/v1/anything?",
    "/api/workflows/monitor?execution_id=exe_01jd3x8m5vf2h9k7q0z4c6r8ta&",
    "/socket.io/?EIO=4&transport=polling&",
    "/mcp?",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("name", ["token", "api_key", "access_token", "authorization", "x-api-key"])
def test_6_an_api_key_in_an_address_is_no_credential_and_not_logged(
    gateway: Gateway, caplog: pytest.LogCaptureFixture, address: str, name: str
) -> None:
    key = person(gateway).token
    with caplog.at_level(logging.DEBUG), gateway.client(ANONYMOUS) as client:
        shown = client.get(f"{address}{name}={key}").text
        assert administrator(gateway).id not in shown and key not in shown
    lines = [f"{each.name} {each.getMessage()}" for each in caplog.records]
    assert not [line for line in lines if key in line and not line.startswith(("httpx ", "httpcore"))]


def test_6_nor_on_a_socket(gateway: Gateway, caplog: pytest.LogCaptureFixture) -> None:
    key = person(gateway).token
    caplog.set_level(logging.DEBUG)
    base = gateway.url.replace("http", "ws")
    with websockets.sync.client.connect(f"{base}/agents?token={key}", proxy=None) as socket:
        assert "UNAUTHENTICATED" in str(socket.recv(timeout=20))
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=20)
    url = f"{base}/socket.io/?EIO=4&transport=websocket&token={key}"
    with websockets.sync.client.connect(url, proxy=None) as socket:
        assert str(socket.recv(timeout=20)).startswith("0")
        socket.send("40")
        assert str(socket.recv(timeout=20)).startswith("44"), "the connection is refused"
    lines = [f"{each.name} {each.getMessage()}" for each in caplog.records]
    assert not [line for line in lines if key in line and not line.startswith("websockets")]


# ---------------------------------------------------------------- guessing

_GUESS: Final = 'signIn(input: {email: "guessed@example.com", password: "%d"}) { token errors { code } }'


def guesses(count: int) -> str:
    return "mutation { " + " ".join(f"g{number}: {_GUESS % number}" for number in range(count)) + " }"


def test_8_a_thousand_guesses_in_one_document_are_rejected_before_the_first(gateway: Gateway) -> None:
    with gateway.client(ANONYMOUS) as client:
        response = client.post("/graphql", json={"query": guesses(400)})
        assert response.status_code == 400
        [error] = response.json()["errors"]
        assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX" and "data" not in response.json()
        assert client.post("/graphql", json={"query": guesses(1_000)}).status_code in (400, 413)


def test_8_guesses_in_a_batch_of_documents_are_counted_one_by_one(gateway: Gateway) -> None:
    with gateway.client(ANONYMOUS) as client:
        answers = client.post("/graphql", json=[{"query": guesses(30)}] * 10).json()
    codes = re.findall(r'"code": "(\w+)"', json.dumps(answers))
    assert codes.count("UNAUTHENTICATED") <= FAILURES_PER_PAIR
    assert "RATE_LIMITED" in codes and '"token": "' not in json.dumps(answers)


# ---------------------------------------------------------------- flaws of the documents

WELL_KNOWN: Final = ["password", "admin", "postgres", "your-secret", "your-tool-api-key", "web-test-user", "parley"]


@pytest.fixture(scope="module")
def ada(gateway: Gateway) -> Person:
    """A user whose name is a documented example of an API key."""
    given = {"email": "web-test-user@example.com", "name": "web-test-user", "role": "ADMIN", "password": "a long one!"}
    id = administrator(gateway).done("createUser", "user { id }", **given)["user"]["id"]
    return Person(gateway, id, "")


def test_flaw_the_name_id_or_address_of_a_user_is_no_api_key(gateway: Gateway, ada: Person) -> None:
    for guess in ("web-test-user", "web-test-user@example.com", ada.id, *WELL_KNOWN):
        for headers in ({"x-api-key": guess}, {"authorization": f"Bearer {guess}"}):
            with gateway.client(ANONYMOUS) as client:
                answer = client.post("/graphql", json={"query": "{ viewer { role } }"}, headers=headers)
            assert answer.status_code == 401, guess


def test_flaw_there_is_no_default_password(gateway: Gateway, ada: Person) -> None:
    query = "mutation($i: SignInInput!) { signIn(input: $i) { token } }"
    for email in ("web-test-user@example.com", "admin@example.com", "admin@localhost", "person-1@example.com"):
        for password in ("", *WELL_KNOWN[:3]):
            answer = gateway.graphql(query, {"i": {"email": email, "password": password}}, ANONYMOUS)
            assert "token" not in json.dumps(answer).replace('"token": null', ""), (email, password)
