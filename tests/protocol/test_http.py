"""GraphQL over HTTP: every request gets a JSON response and a status that shows who caused an error."""

import json
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from routes.graphql.requests import RequestLimits
from settings import Environment
from tests.protocol.house import House, code

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = {"content-type": "application/json"}


def post(house: House, content: bytes | str, **headers: str) -> httpx.Response:
    with house.client() as client:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.post("/graphql", content=content, headers={**JSON, **named})


def ask(house: House, query: str, token: str | None = None, **headers: str) -> httpx.Response:
    with house.client(token) as client:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.post("/graphql", json={"query": query}, headers=named)


@pytest.mark.parametrize(
    "body",
    [
        "null",
        "5",
        '"x"',
        "[1]",
        "[null]",
        "[]",
        "{}",
        "",
        "{",
        '{"query": NaN}',
        '{"query": "{hello}", "variables": {"x": NaN}}',
        '{"query": "{hello}", "variables": {"x": "\\ud800"}}',
        b'{"query": "\xff"}',
        "[" * 50_000,
        '{"query": "{hello}", "variables": ' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "}",
        '{"query": 5}',
        '{"query": null}',
        '{"query": ""}',
        '{"query": ["{hello}"]}',
        '{"query": "{hello}", "variables": "{}"}',
        '{"query": "{hello}", "variables": [1]}',
        '{"query": "{hello}", "operationName": 7}',
        '{"query": "{hello}", "extensions": "x"}',
    ],
)
@pytest.mark.parametrize("accept", ["application/json", GRAPHQL_RESPONSE])
def test_an_invalid_request_body_is_400_and_json(house: House, body: str | bytes, accept: str) -> None:
    response = post(house, body, accept=accept)
    assert response.status_code == 400
    assert response.headers["content-type"].startswith(accept)
    assert code(response.json()) == "BAD_USER_INPUT"
    assert "data" not in response.json()


def test_the_first_byte_that_is_not_utf_8_is_named(house: House) -> None:
    [error] = post(house, b'{"query": "{ hello }", "operationName": "\xff"}').json()["errors"]
    assert error["message"] == "The request is not valid JSON: byte 42 is not UTF-8."


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("9" * 309, "number is infinity"),
        ("[" * 1_100 + "]" * 1_100, "depth limit exceeded"),
        ('"\\ud800"', "no low surrogate"),
        ("NaN", "unexpected character"),
    ],
    ids=["309 digits", "1,100 levels", "half a surrogate pair", "NaN"],
)
def test_a_body_that_is_not_json_is_rejected_with_the_reason(house: House, value: str, reason: str) -> None:
    [error] = post(house, f'{{"query": "{{hello}}", "variables": {{"x": {value}}}}}').json()["errors"]
    assert reason in error["message"] and "char " in error["message"]


@pytest.mark.parametrize(
    "type",
    [
        "",
        "text/plain",
        "application/jsonx",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
    ],
)
def test_only_json_bodies_are_accepted_so_cross_site_forms_cannot_send_them(house: House, type: str) -> None:
    response = post(house, '{"query": "mutation { add(number: 1) }"}', content_type=type)
    assert response.status_code == 415
    assert response.json()["errors"]
    assert house.added == []


def test_a_file_upload_is_rejected_with_what_to_do_instead(house: House) -> None:
    form = (
        '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query": "mutation { add(number: 1) }"}\r\n'
        '--x\r\ncontent-disposition: form-data; name="0"; filename="a.txt"\r\n\r\na\r\n--x--\r\n'
    )
    response = post(house, form, content_type="multipart/form-data; boundary=x")
    assert response.status_code == 415
    assert "send its URL in the variables" in response.json()["errors"][0]["message"]
    assert house.added == []


def test_json_may_declare_utf_8(house: House) -> None:
    response = post(house, '{"query": "{ hello(name: \\"ü\\") }"}', content_type='application/json; charset="UTF-8"')
    assert response.json() == {"data": {"hello": "hello ü"}}


def test_a_compressed_body_is_415(house: House) -> None:
    assert post(house, b"\x1f\x8b", content_encoding="gzip").status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_405_with_allow(house: House, method: str) -> None:
    with house.client() as client:
        response = client.request(method, "/graphql")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    assert response.json()["errors"]


@pytest.mark.parametrize(
    ("accept", "type"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json", "application/json"),
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (f"application/json;q=0.5, {GRAPHQL_RESPONSE}", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE};q=0.5, application/json", "application/json"),
        # urql, on every query
        (
            f"{GRAPHQL_RESPONSE}, application/graphql+json, application/json, text/event-stream, multipart/mixed",
            GRAPHQL_RESPONSE,
        ),
        ("multipart/mixed; deferSpec=20220824, application/json", "application/json"),
        ("text/event-stream;q=0.5, application/json", "application/json"),
        ("text/event-stream", "text/event-stream"),
        ("text/event-stream, application/json;q=0.9", "text/event-stream"),
    ],
)
def test_accept_is_ranked(house: House, accept: str | None, type: str) -> None:
    with house.client() as client:
        client.headers.pop("accept")
        response = client.post(
            "/graphql", json={"query": "{hello}"}, headers={"accept": accept} if accept is not None else {}
        )
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == type
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize("accept", ["image/png", "text/html", "application/json;q=0", "application/xml, text/plain"])
def test_an_unsatisfiable_accept_is_406(house: House, accept: str) -> None:
    response = ask(house, "{hello}", accept=accept)
    assert response.status_code == 406
    assert response.json()["errors"]
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ hello", "GRAPHQL_PARSE_FAILED"),
        ("{ nope }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($n: Int!) { required(count: $n) }", "BAD_USER_INPUT"),
        ("query A { hello } query B { hello }", "BAD_USER_INPUT"),
    ],
)
def test_a_request_error_is_200_as_json_and_400_as_graphql_response(house: House, query: str, expected: str) -> None:
    for accept, status in (("application/json", 200), (GRAPHQL_RESPONSE, 400)):
        response = ask(house, query, accept=accept)
        assert response.status_code == status
        assert code(response.json()) == expected
        assert "data" not in response.json()


def test_a_query_over_a_limit_is_400_for_any_accept(house: House) -> None:
    for accept in ("application/json", GRAPHQL_RESPONSE):
        response = ask(house, "{" + "leaf{" * 20 + "name" + "}" * 21, accept=accept)
        assert response.status_code == 400
        assert code(response.json()) == "QUERY_TOO_COMPLEX"


def test_a_field_error_is_200(house: House) -> None:
    response = ask(house, "{ refused hello }", accept=GRAPHQL_RESPONSE)
    assert response.status_code == 200
    body = response.json()
    assert body["data"] == {"refused": None, "hello": "hello world"}
    assert body["errors"][0]["path"] == ["refused"]
    assert body["errors"][0]["extensions"] == {"code": "BAD_USER_INPUT", "retryable": False, "field": ["name"]}


@pytest.mark.parametrize("query", ["{ fault }", "{ impossible }"])
def test_an_internal_error_is_masked_and_logged_under_its_id(house: House, query: str, caplog: Any) -> None:
    response = ask(house, query)
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["errorId"] in error["message"]
    assert "password" not in response.text and "secret" not in response.text
    [record] = [record for record in caplog.records if record.name == "parley.faults"]
    assert error["extensions"]["errorId"] in record.getMessage()
    assert record.exc_info


def test_integers_beyond_64_bits_are_encoded(house: House) -> None:
    assert ask(house, "{ big }").json()["data"]["big"] == {"number": 2**80}


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("address", "accept", "status"),
    [
        ("/graphql", BROWSER, 303),
        ("/graphql", "*/*", 400),
        ("/graphql", "application/json", 400),
        ("/graphql?query={hello}", BROWSER, 200),
    ],
)
def test_a_browser_that_opens_the_address_is_sent_to_graphiql(
    house: House, address: str, accept: str, status: int
) -> None:
    with house.client() as client:
        response = client.get(address, headers={"accept": accept}, follow_redirects=False)
    assert (response.status_code, response.headers.get("location")) == (status, "/graphiql" if status == 303 else None)


class TestGet:
    def test_runs_a_query(self, house: House) -> None:
        parameters = {
            "query": "query Q($n: String!) { hello(name: $n) }",
            "variables": '{"n": "you"}',
            "operationName": "Q",
            "extensions": "",
        }
        with house.client() as client:
            assert client.get("/graphql", params=parameters).json() == {"data": {"hello": "hello you"}}

    def test_never_runs_a_mutation(self, house: House) -> None:
        with house.client("alice") as client:
            response = client.get("/graphql", params={"query": "mutation { add(number: 1) }"})
        assert response.status_code == 405
        assert response.headers["allow"] == "POST"
        assert response.json()["errors"]
        assert house.added == []

    @pytest.mark.parametrize(
        "query", ["", "query=", "variables={}", "query={hello}&variables=5", "query={hello}&variables={", "query=%FF"]
    )
    def test_without_a_request_is_400(self, house: House, query: str) -> None:
        with house.client() as client:
            response = client.get(f"/graphql?{query}")
        assert response.status_code == 400
        assert response.headers["content-type"].startswith("application/json")

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def test_from_another_origin_requires_a_preflight_header(self, house: House, site: str) -> None:
        with house.client() as client:
            client.headers["sec-fetch-site"] = site
            assert client.get("/graphql?query={hello}").status_code == 403
            foreign = {"origin": "https://evil.example"}
            assert client.get("/graphql?query={hello}", headers=foreign).status_code == 403
            ours = {"origin": "https://app.example"}
            assert client.get("/graphql?query={hello}", headers=ours).status_code == 200
            forced = {"apollo-require-preflight": "true"}
            assert client.get("/graphql?query={hello}", headers=forced).status_code == 200

    @pytest.mark.parametrize("site", ["none", "same-origin", None])
    def test_without_an_origin_requires_no_header(self, house: House, site: str | None) -> None:
        with house.client() as client:
            headers = {"sec-fetch-site": site} if site else {}
            assert client.get("/graphql?query={hello}", headers=headers).status_code == 200


class TestBatch:
    def test_runs_in_order(self, house: House) -> None:
        batch = [
            {"query": "mutation { add(number: 1) }"},
            {"query": "mutation { add(number: 2) }"},
            {"query": "{nope}"},
        ]
        body = post(house, json.dumps(batch)).json()
        assert [item.get("data") for item in body] == [{"add": 1}, {"add": 3}, None]
        assert code(body[2]) == "GRAPHQL_VALIDATION_FAILED"

    def test_begins_no_operation_after_its_time(self, new_house: Callable[..., House]) -> None:
        house = new_house(request_limits=RequestLimits(batch_seconds=0))
        first, *others = post(house, json.dumps([{"query": "mutation { add(number: 1) }"}] * 3)).json()
        assert first == {"data": {"add": 1}}
        assert [(code(each), each.get("data")) for each in others] == [("UNAVAILABLE", None)] * 2
        assert house.added == [1]

    def test_of_more_than_ten_is_400(self, house: House) -> None:
        assert post(house, json.dumps([{"query": "{hello}"}] * 10)).status_code == 200
        response = post(house, json.dumps([{"query": "mutation { add(number: 1) }"}] * 11))
        assert response.status_code == 400
        assert code(response.json()) == "QUERY_TOO_COMPLEX"
        assert house.added == []

    def test_counts_each_operation(self, house: House) -> None:
        deep = {"query": "{" + "leaf{" * 20 + "name" + "}" * 21}
        body = post(house, json.dumps([{"query": "{hello}"}, deep])).json()
        assert code(body[1]) == "QUERY_TOO_COMPLEX"

    def test_rejects_subscriptions(self, house: House) -> None:
        [answer] = post(house, json.dumps([{"query": "subscription { ticks { number } }"}])).json()
        assert "WebSocket" in answer["errors"][0]["message"]


class TestBodyLimit:
    def test_a_body_over_it_is_413(self, house: House) -> None:
        response = post(house, b" " * (2**20 + 1))
        assert response.status_code == 413
        assert code(response.json()) == "QUERY_TOO_COMPLEX"

    def test_a_body_within_it_is_read(self, house: House) -> None:
        body = json.dumps({"query": "{hello}", "variables": {"x": "y" * 1_000_000}})
        assert post(house, body, authorization="Bearer alice").status_code == 200

    def test_without_a_credential_it_is_smaller(self, house: House) -> None:
        body = json.dumps({"query": "{hello}", "variables": {"x": "y" * 65_536}})
        response = post(house, body)
        assert response.status_code == 413
        assert "without a credential" in response.text

    def test_a_body_with_a_wrong_credential_is_not_read(self, house: House) -> None:
        response = post(house, "not JSON", authorization="Bearer nobody")
        assert response.status_code == 401
        assert code(response.json()) == "UNAUTHENTICATED"

    def test_chunks_are_counted(self, house: House) -> None:
        def chunks() -> Any:
            for _ in range(40):
                yield b" " * 32_768

        with house.client() as client:
            assert client.post("/graphql", content=chunks(), headers=JSON).status_code == 413

    @pytest.mark.parametrize("declared", [b"99999999", b"9" * 30, b"-1", b"x"])
    def test_a_wrong_length_is_4xx(self, house: House, declared: bytes) -> None:
        with socket.create_connection(("127.0.0.1", house.port), timeout=10) as connection:
            connection.sendall(
                b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                b"content-length: " + declared + b"\r\n\r\n{}"
            )
            assert connection.recv(100).split(b" ")[1].startswith(b"4")

    def test_an_unfinished_body_times_out(self, new_house: Callable[..., House]) -> None:
        house = new_house(request_limits=RequestLimits(body_seconds=0.1))
        with socket.create_connection(("127.0.0.1", house.port), timeout=10) as connection:
            connection.sendall(
                b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{"
            )
            assert connection.recv(100).split(b" ")[1] == b"408"


class TestCredential:
    def test_that_is_valid_identifies_the_caller(self, house: House) -> None:
        assert ask(house, "{caller mine}", "alice").json()["data"] == {"caller": "alice", "mine": "alice"}
        with house.client() as client:
            response = client.post("/graphql", json={"query": "{mine}"}, headers={"x-api-key": "bob"})
        assert response.json()["data"] == {"mine": "bob"}

    def test_that_is_invalid_is_401(self, house: House) -> None:
        for query in ("{hello}", "mutation { add(number: 1) }", "subscription { ticks { number } }"):
            response = ask(house, query, "nobody", accept="application/json, text/event-stream;q=0.1")
            assert response.status_code == 401
            assert response.headers["www-authenticate"].startswith("Bearer")
            assert code(response.json()) == "UNAUTHENTICATED"
        assert house.added == []

    def test_that_cannot_be_checked_is_a_server_error(self, house: House) -> None:
        response = ask(house, "{hello}", "crash")
        assert response.status_code == 500
        assert code(response.json()) == "INTERNAL" and "secret" not in response.text
        response = ask(house, "{hello}", "busy")
        assert response.status_code == 503
        assert response.headers["retry-after"] == "1"

    def test_may_be_missing_if_the_fields_allow_it(self, house: House) -> None:
        assert ask(house, 'mutation { signIn(name: "a") }').json() == {"data": {"signIn": "token of a"}}
        body = ask(house, "{mine}").json()
        assert code(body) == "UNAUTHENTICATED"
        assert body["data"] is None


class TestProduction:
    @pytest.fixture
    def production(self, new_house: Callable[..., House]) -> House:
        return new_house(Environment.PRODUCTION)

    def test_shows_the_schema_only_to_signed_in_callers(self, production: House) -> None:
        for query in ("{__schema{queryType{name}}}", '{__type(name:"Query"){name}}'):
            response = ask(production, query)
            assert response.status_code == 401
            assert code(response.json()) == "UNAUTHENTICATED"
            assert ask(production, query, "alice").json()["data"]

    def test_suggests_no_names(self, production: House, house: House) -> None:
        assert "Did you mean" in ask(house, "{hellp}").text
        assert "Did you mean" not in ask(production, "{hellp}").text
        assert "Did you mean" not in ask(production, "{area(shape:{side:1})}").text


def test_a_slow_operation_is_stopped(new_house: Callable[..., House]) -> None:
    house = new_house(time_limit=0.05)
    response = ask(house, "{forever}")
    assert response.status_code == 503
    assert response.json()["errors"][0]["extensions"] == {"code": "UNAVAILABLE", "retryable": True}


@pytest.mark.parametrize("accept", ["application/json", GRAPHQL_RESPONSE, "*/*"])
def test_a_subscription_without_streaming_names_the_required_accept(house: House, accept: str) -> None:
    response = ask(house, "subscription { ticks { number } }", "alice", accept=accept)
    assert response.status_code == 406
    assert "text/event-stream" in response.json()["errors"][0]["message"]
    assert house.streams.opened == []


def test_a_persisted_query_is_rejected_so_that_clients_send_the_text(house: House) -> None:
    hash = {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}
    body = post(house, json.dumps({"extensions": hash})).json()
    assert body["errors"][0]["message"] == "PersistedQueryNotSupported"
    assert code(body) == "PERSISTED_QUERY_NOT_SUPPORTED"
    assert post(house, json.dumps({"query": "{hello}", "extensions": hash})).json()["data"]


def test_nul_is_rejected_in_variables_and_literals(house: House) -> None:
    body = {"query": "query($n:String!){hello(name:$n)}", "variables": {"n": "a\0b"}}
    assert code(post(house, json.dumps(body)).json()) == "BAD_USER_INPUT"
    assert code(ask(house, r'{hello(name:"a\u0000b")}').json()) == "BAD_USER_INPUT"
    escaped = {"query": "query($n:String!){hello(name:$n)}", "variables": {"n": r"a\u0000b"}}
    assert post(house, json.dumps(escaped)).json()["data"] == {"hello": r"hello a\u0000b"}
