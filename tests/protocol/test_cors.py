"""A page of an allowed origin can read every response; other pages can read none."""

from typing import Any

import httpx
import pytest

from tests.gateways import Gateway

pytestmark = pytest.mark.parametrize("backend_name", ["sqlite"], scope="module")

ALLOWED = "http://localhost:5173"
QUERY = {"query": "{ viewer { role } }"}
CLIENT_HEADERS = (
    "authorization,content-type,apollographql-client-name,apollographql-client-version,graphql-client-name,"
    "traceparent,baggage,sentry-trace,x-requested-with,last-event-id"
)


def post(gateway: Gateway, origin: str | None = ALLOWED, body: Any = QUERY, **headers: str) -> httpx.Response:
    given = {"origin": origin} if origin else {}
    with gateway.client() as client:
        return client.post("/graphql", json=body, headers={**given, **headers})


@pytest.mark.parametrize(
    "body, headers, status",
    [
        (QUERY, {}, 200),
        ([QUERY, QUERY], {}, 200),
        ({"query": "{ nothing }"}, {"accept": "application/graphql-response+json"}, 400),
        ({"query": "{"}, {}, 200),
        (QUERY, {"authorization": "Bearer wrong"}, 401),
        (QUERY, {"accept": "text/plain"}, 406),
        (QUERY, {"accept": "text/event-stream"}, 200),
        ({"query": "subscription { taskEvents { __typename } }"}, {"accept": "application/json"}, 406),
    ],
)
def test_every_response_to_an_allowed_origin_can_be_read(
    gateway: Gateway, body: Any, headers: dict[str, str], status: int
) -> None:
    response = post(gateway, body=body, **headers)
    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == ALLOWED
    assert "origin" in response.headers["vary"].lower()
    exposed = response.headers["access-control-expose-headers"].lower().split(", ")
    assert {"retry-after", "x-request-id"} <= set(exposed)


def test_a_repeated_query_can_be_read_too(gateway: Gateway) -> None:
    responses = [post(gateway) for _ in range(5)]
    assert all(each.headers["access-control-allow-origin"] == ALLOWED for each in responses)
    assert len({each.content for each in responses} | {post(gateway, None).content}) == 1


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:5173.evil.example", "null", None])
def test_other_origins_can_read_nothing(gateway: Gateway, origin: str | None) -> None:
    assert "access-control-allow-origin" not in post(gateway, origin).headers


@pytest.mark.parametrize("origin, status", [(ALLOWED, 200), ("https://evil.example", 400)])
def test_the_preflight_accepts_the_headers_of_clients(gateway: Gateway, origin: str, status: int) -> None:
    headers = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": CLIENT_HEADERS,
    }
    with gateway.client() as client:
        response = client.options("/graphql", headers=headers)
    assert response.status_code == status
    assert ("access-control-allow-origin" in response.headers) is (status == 200)
    if status == 200:
        allowed = {name.strip() for name in response.headers["access-control-allow-headers"].lower().split(",")}
        assert set(CLIENT_HEADERS.split(",")) <= allowed
