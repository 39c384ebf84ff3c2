"""The connector `http`: requests, replies, and which failures are retryable."""

import asyncio
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Call
from connectors.providers.http import HTTP, Requests, is_repeatable
from connectors.transport.egress import AddressRefused, EgressClient
from connectors.transport.exchange import MAX_REPLY_BYTES
from connectors.transport.provider_client import ProviderClient
from errors import InvalidInput, OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from tests.connectors.calls import run
from tests.fakes.http_service import HttpService
from tests.gateways import TLS

KEY = "exe_1:fetch"


async def request(http: EgressClient, **params: Any) -> dict[str, Any]:
    return await run(HTTP, "request", params, Call(KEY, http, ProviderClient(http)))


async def failure(http: EgressClient, *, deadline: float = 5.0, **params: Any) -> ParleyError:
    with pytest.raises(ParleyError) as error:
        await Requests(deadline=deadline).run(params, Call(KEY, http, ProviderClient(http)))
    return error.value


# ---- requests


async def test_a_request_is_built_from_the_params(service: HttpService, http: EgressClient):
    reply = await request(
        http,
        method="POST",
        url=f"{service.url}/echo?a=1",
        query={"b": "zwei ü", "c": [1, 2], "d": True},
        headers={"X-Tenant": "one"},
        json={"name": "ü", "list": [1, None]},
    )
    assert (reply["status"], reply["headers"]["content-type"]) == (200, "application/json")
    [asked] = service.requests
    assert asked.method == "POST"
    assert asked.query == [("a", "1"), ("b", "zwei ü"), ("c", "1"), ("c", "2"), ("d", "true")]
    assert asked.headers["x-tenant"] == "one"
    assert asked.headers["content-type"] == "application/json"
    assert asked.json == {"name": "ü", "list": [1, None]}
    assert "idempotency-key" not in asked.headers


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_every_method_is_sent(service: HttpService, http: EgressClient, method: str):
    reply = await request(http, method=method, url=f"{service.url}/echo")
    assert [asked.method for asked in service.requests] == [method]
    assert ("json" in reply) == (method != "HEAD")


async def test_a_body_is_sent_as_it_is(service: HttpService, http: EgressClient):
    headers = {"content-type": "text/csv"}
    await request(http, method="PUT", url=f"{service.url}/echo", body="a;ü\n", headers=headers)
    [asked] = service.requests
    assert (asked.body, asked.headers["content-type"]) == ("a;ü\n".encode(), "text/csv")


@pytest.mark.parametrize(
    "params",
    [
        {"url": 5},
        {},
        {"url": "http://example.com", "method": "TRACE"},
        {"url": "http://example.com", "method": "CONNECT"},
        {"url": "http://example.com", "json": 1, "body": "x"},
        {"url": "http://example.com", "headers": {"x": "a\r\nevil: 1"}},
        {"url": "http://example.com", "headers": {"x": "a\n"}},
        {"url": "http://example.com", "headers": {"x\n": "a"}},
        {"url": "http://example.com", "headers": {"x y": "a"}},
        {"url": "http://example.com", "headers": {"x": "ü"}},
        {"url": "http://example.com", "headers": {"Host": "internal"}},
        {"url": "http://example.com", "headers": {"content-length": "3"}},
        {"url": "http://example.com", "headers": {"Transfer-Encoding": "chunked"}},
        {"url": "http://example.com", "query": {"a": {"b": 1}}},
        {"url": "http://example.com", "acceptedStatuses": [100]},
        {"url": "http://[::1"},
        {"url": "http://example.com:99999/"},
        {"url": "http://exa\nmple.com/"},
        {"url": "javascript:alert(1)"},
        {"url": "http://example.com", "json": "\ud800"},
        {"url": "http://example.com/\ud800"},
    ],
)
async def test_an_invalid_request_is_rejected(http: EgressClient, params: JsonObject):
    with pytest.raises(InvalidInput):
        await run(HTTP, "request", params, Call(KEY, http, ProviderClient(http)))


async def test_a_private_address_is_refused_and_not_retryable(http: EgressClient):
    error = await failure(http, url="http://10.0.0.1/")
    assert isinstance(error, AddressRefused) and not error.retryable


# ---- replies


@pytest.mark.parametrize(
    ("content_type", "content", "expected"),
    [
        ("application/json", b'{"a": 1}', {"json": {"a": 1}}),
        ("application/problem+json; charset=utf-8", b"[1]", {"json": [1]}),
        ("application/json", b"null", {"json": None}),
        ("application/json", b"{broken", {"text": "{broken"}),
        ("application/json", b'{"a": NaN}', {"text": '{"a": NaN}'}),
        ("application/json", b'"\\u0000"', {"text": '"\\u0000"'}),
        ("application/json", b'"\\ud800"', {"text": '"\\ud800"'}),
        ("application/json", b"[" * 100_000, {"text": "[" * 100_000}),
        ("text/plain", "ü".encode(), {"text": "ü"}),
        ("text/plain; charset=iso-8859-1", b"\xfc", {"text": "ü"}),
        ("text/plain; charset=nonsense", b"a", {"base64": "YQ=="}),
        ("text/plain", b"a\0b", {"base64": "YQBi"}),
        ("image/png", b"\x89PNG", {"base64": "iVBORw=="}),
        ("text/plain", b"", {}),
    ],
)
async def test_the_content_is_returned_by_its_type(
    service: HttpService, http: EgressClient, content_type: str, content: bytes, expected: JsonObject
):
    service.answers["/content"] = (200, {"content-type": content_type}, content)
    reply = await request(http, url=f"{service.url}/content")
    assert {name: reply[name] for name in reply.keys() - {"status", "headers"}} == expected


async def test_unrequested_compression_is_decompressed(service: HttpService, http: EgressClient):
    assert (await request(http, url=f"{service.url}/gzip"))["text"] == "small"
    assert service.requests[0].headers["accept-encoding"] == "identity"


async def test_a_status_can_be_accepted(service: HttpService, http: EgressClient):
    assert (await request(http, url=f"{service.url}/status/404", acceptedStatuses=[404]))["json"] == {"status": 404}
    reply = await request(http, url=f"{service.url}/redirect", acceptedStatuses=[302])
    assert (reply["status"], reply["headers"]["location"]) == (302, "/echo")
    assert len(service.requests) == 2, "it was not followed"


# ---- limits


async def test_a_reply_of_the_maximum_size_is_accepted_and_one_more_byte_is_not(
    service: HttpService, http: EgressClient
):
    assert len((await request(http, url=f"{service.url}/large/{MAX_REPLY_BYTES}"))["text"]) == MAX_REPLY_BYTES
    error = await failure(http, url=f"{service.url}/large/{MAX_REPLY_BYTES + 1}")
    assert isinstance(error, UpstreamFailed) and "more than the limit of 1048576 bytes" in error.message


async def test_an_endless_reply_is_aborted(service: HttpService, http: EgressClient):
    assert "more than the limit of 1048576 bytes" in (await failure(http, url=f"{service.url}/endless")).message


async def test_a_decompression_bomb_is_rejected(service: HttpService, http: EgressClient):
    await failure(http, url=f"{service.url}/bomb")  # the service, which runs in this process too, builds it once
    tracemalloc.start()
    try:
        error = await failure(http, url=f"{service.url}/bomb")
        assert tracemalloc.get_traced_memory()[1] < 8 * MAX_REPLY_BYTES
    finally:
        tracemalloc.stop()
    assert isinstance(error, UpstreamFailed) and "more than the limit of 1048576 bytes" in error.message


@pytest.mark.parametrize("path", ["hang", "drip"])
async def test_the_deadline_covers_the_whole_request(service: HttpService, http: EgressClient, path: str):
    began = time.monotonic()
    error = await failure(http, url=f"{service.url}/{path}", deadline=0.3)
    assert time.monotonic() - began < 20  # the service hangs for longer
    assert isinstance(error, UpstreamUnavailable) and "within 0.3 s" in error.message


async def test_a_cancelled_call_ends_immediately(service: HttpService, http: EgressClient):
    task = asyncio.create_task(Requests().run({"url": f"{service.url}/hang"}, Call(KEY, http, ProviderClient(http))))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 1)


# ---- failures


@pytest.mark.parametrize(
    ("method", "idempotent", "status", "expected"),
    [
        ("GET", False, 400, UpstreamFailed),
        ("GET", False, 404, UpstreamFailed),
        ("GET", False, 302, UpstreamFailed),
        ("GET", False, 429, RateLimited),
        ("GET", False, 500, UpstreamUnavailable),
        ("GET", False, 503, UpstreamUnavailable),
        ("POST", False, 422, UpstreamFailed),
        ("POST", False, 429, RateLimited),
        *(("POST", False, status, UpstreamUnavailable) for status in (408, 425, 503)),
        ("POST", False, 500, OutcomeUnknown),
        ("POST", False, 504, OutcomeUnknown),
        ("POST", True, 500, UpstreamUnavailable),
        ("PATCH", False, 502, OutcomeUnknown),
        ("PUT", False, 502, UpstreamUnavailable),
        ("DELETE", False, 500, UpstreamUnavailable),
    ],
)
async def test_the_status_decides_whether_a_call_is_retryable(
    service: HttpService, http: EgressClient, method: str, idempotent: bool, status: int, expected: type[ParleyError]
):
    error = await failure(http, method=method, idempotent=idempotent, url=f"{service.url}/status/{status}")
    assert isinstance(error, expected)
    assert f"127.0.0.1 responded with {status}" in error.message


@pytest.mark.parametrize("path", ["drop", "lie", "hang"])
@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"method": "GET"}, UpstreamUnavailable),
        ({"method": "PUT"}, UpstreamUnavailable),
        ({"method": "POST"}, OutcomeUnknown),
        ({"method": "PATCH"}, OutcomeUnknown),
        ({"method": "POST", "idempotent": True}, UpstreamUnavailable),
        ({"method": "POST", "headers": {"Idempotency-Key": "mine"}}, UpstreamUnavailable),
    ],
)
async def test_no_response_after_the_request_was_sent(
    service: HttpService, http: EgressClient, path: str, params: JsonObject, expected: type[ParleyError]
):
    error = await failure(http, url=f"{service.url}/{path}", deadline=0.3, **params)
    assert type(error) is expected
    assert is_repeatable(params) == (expected is UpstreamUnavailable)


async def test_the_idempotency_key_is_sent_to_an_endpoint_that_honors_it(service: HttpService, http: EgressClient):
    for _ in range(2):
        await request(http, method="POST", url=f"{service.url}/echo", idempotent=True)
    await request(http, method="POST", url=f"{service.url}/echo", idempotent=True, headers={"Idempotency-Key": "mine"})
    assert [asked.headers["idempotency-key"] for asked in service.requests] == [KEY, KEY, "mine"]


async def test_a_request_that_was_not_sent_is_retryable(service: HttpService):
    port = service.port
    async with EgressClient(["127.0.0.2", "nowhere.invalid"]) as http:
        for url in (f"http://127.0.0.2:{port}/", "http://nowhere.invalid/", f"https://127.0.0.2:{port}/"):
            error = await failure(http, method="POST", url=url)
            assert type(error) is UpstreamUnavailable and "cannot be reached" in error.message


async def test_retry_after_is_passed_on(service: HttpService, http: EgressClient):
    for value, seconds in (("7", 7), ("999999", 3600), ("Fri, 20 Nov 2026 20:00:00 GMT", None), ("-1", None)):
        service.answers["/busy"] = (429, {"retry-after": value}, b"")
        assert (await failure(http, url=f"{service.url}/busy")).retry_after_seconds == seconds


def sockets() -> int:
    """Return the number of open sockets of this process."""
    links = (str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.is_symlink())
    return sum(link.startswith("socket:") for link in links)


async def test_no_connection_stays_open():
    paths = ["echo", "hang", "drip", "drop", "lie", "bomb", "endless", "status/500", "redirect"]
    before = sockets()
    with HttpService() as service:
        async with EgressClient([f"127.0.0.1:{service.port}"], tls=TLS) as http:
            calls = [
                Requests(deadline=0.3).run({"url": f"{service.url}/{each}"}, Call(KEY, http, ProviderClient(http)))
                for each in paths * 11
            ]
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
            assert all(isinstance(outcome, dict | ParleyError) for outcome in outcomes)
            service.stopping.set()  # the service closes its ends when it notices that ours are closed
            deadline = time.monotonic() + 10
            while sockets() > before + 1 and time.monotonic() < deadline:
                await asyncio.sleep(0.05)
            assert sockets() <= before + 1, "but for the one it listens on"


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "request": [
        {"url": "https://api.example.com/things"},
        {"method": "POST", "url": "https://api.example.com/things", "json": {"name": "one"}},
    ],
}
"""Valid params for every action."""
