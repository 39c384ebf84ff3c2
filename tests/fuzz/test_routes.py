"""Paths, query strings, headers, cookies and bodies at every other route: REST, MCP, OAuth, Studio, streams, pages."""

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import strategies as st

from routes.rest import PRESETS
from tests.fuzz.exploring import fuzz
from tests.fuzz.http import Headers, RawRequest
from tests.fuzz.strategies import bodies, changed, json_values, mutations, objects, plain_texts
from tests.fuzz.target import Target
from tests.fuzz.test_documents import JSON_TYPE
from tests.mcp_server.clients import BEFORE, CURRENT
from tests.rest.saved import CREATE

pytestmark = fuzz

SHORT: Final = 20
LONG: Final = 2_000
"""For each of the subjects."""

Request = st.SearchStrategy[RawRequest]

# ---------------------------------------------------------------- parts of requests

encoded_texts: Final = st.one_of(
    plain_texts.map(lambda text: quote(text, safe="").encode()),
    plain_texts.map(lambda text: quote(text, safe="/:").encode()),
    st.binary(max_size=12).map(lambda text: quote_from_bytes(text).encode()),
    st.sampled_from([b"..", b"%2e%2e%2f", b"%", b"%zz", b"%00", b"%c0%af", b"//", b"%ff", b"a" * 3_000, b"*", b"{id}"]),
)
queries: Final = st.lists(
    st.tuples(
        st.sampled_from([b"first", b"after", b"status", b"limit", b"offset", b"page", b"id", b"q", b"state", b"sid"])
        | encoded_texts,
        encoded_texts,
    ),
    max_size=4,
).map(lambda pairs: b"&".join(name + b"=" + value for name, value in pairs))
visible: Final = st.binary(max_size=40).map(lambda value: bytes(byte for byte in value if byte > 31 and byte != 127))
values: Final = visible | st.sampled_from(
    [
        *(b"*/*", b"text/html", b"text/event-stream", b"multipart/mixed;deferSpec=20220824", b"a/b;q=", b"*/*;q=nan"),
        *(b"application/json", b"application/json; charset=utf-16", b"multipart/form-data; boundary=", b"gzip", b"br"),
        *(b"bytes=0-", b"null", b"http://evil.example", b"http://[::1", b"127.0.0.1:80:80", b"[", b"x" * 4_000),
        *(b"Bearer ", b"Bearer a.b.c", b"Basic Og==", b"bearer x", b"Bearer eyJhbGciOiJub25lIn0.e30.", b"00-1-2-3"),
        *(
            b"a=b; c",
            b"; ; =",
            b'parley_oauth="\\',
            b"a" * 200 + b"=" + b"b" * 3_000,
            b'W/"',
            b'"a", *',
            b"100-continue",
        ),
    ]
)
names: Final = st.sampled_from(
    [
        *(
            b"accept",
            b"content-type",
            b"content-encoding",
            b"cookie",
            b"authorization",
            b"x-api-key",
            b"origin",
            b"range",
        ),
        *(b"last-event-id", b"if-none-match", b"idempotency-key", b"x-request-id", b"traceparent", b"tracestate"),
        *(b"accept-language", b"x-forwarded-for", b"x-forwarded-proto", b"forwarded", b"referer", b"user-agent"),
        *(b"sec-fetch-site", b"apollographql-client-name", b"apollographql-client-version", b"mcp-protocol-version"),
        *(
            b"mcp-method",
            b"mcp-name",
            b"purpose",
            b"access-control-request-method",
            b"te",
            b"host",
            b"x-http-method-override",
        ),
    ]
)
more_headers: Final = st.lists(st.tuples(names, values), max_size=4).map(tuple)
methods: Final = st.sampled_from(
    [b"GET", b"GET", b"POST", b"POST", b"PUT", b"PATCH", b"DELETE", b"HEAD", b"OPTIONS", b"TRACE"]
)
json_bodies: Final = bodies(json_values)


def requests(
    method: st.SearchStrategy[bytes],
    target: st.SearchStrategy[bytes],
    body: st.SearchStrategy[bytes] = json_bodies,
    headers: st.SearchStrategy[Headers] = more_headers,
) -> Request:
    """Return requests with a query string and a media type of JSON, unless the headers have another."""
    return st.builds(_request, method, target, queries, headers, body)


def _request(method: bytes, target: bytes, query: bytes, headers: Headers, body: bytes) -> RawRequest:
    given = {name for name, _ in headers}
    full = target + (b"&" if b"?" in target else b"?") + query if query else target
    typed = headers if b"content-type" in given else (*headers, JSON_TYPE)
    return RawRequest(method, full, typed, body if method not in (b"GET", b"HEAD", b"OPTIONS", b"TRACE") else b"")


# ---------------------------------------------------------------- subjects

_PLACEHOLDER: Final = "{"


def _filled(template: str) -> st.SearchStrategy[bytes]:
    """Return a path whose parameters have any value."""
    parts = [encoded_texts if part.startswith(_PLACEHOLDER) else st.just(part.encode()) for part in template.split("/")]
    return st.tuples(*parts).map(b"/".join)


_PAGES: Final = st.sampled_from(
    [
        *(
            b"/",
            b"/graphql",
            b"/graphiql",
            b"/docs",
            b"/tasks",
            b"/health",
            b"/health/ready",
            b"/openapi.json",
            b"/agents",
        ),
        *(
            b"/.well-known/oauth-protected-resource",
            b"/assets/x.js",
            b"/auth/sign-in",
            b"//graphql",
            b"/graphql/",
            b"*",
        ),
    ]
)
_MCP: Final = [
    {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    for method, params in (
        ("initialize", {"protocolVersion": BEFORE, "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}),
        ("tools/list", {"cursor": "x"}),
        ("tools/call", {"name": "listTasks", "arguments": {"first": 1}, "_meta": {"progressToken": 1}}),
        ("tools/call", {"name": "createTask", "arguments": {"title": "a", "type": "b"}}),
        ("resources/read", {"uri": "parley://tasks/tsk_1"}),
        ("resources/list", {}),
        ("subscriptions/listen", {"notifications": {"resourcesListChanged": True}}),
        ("ping", {}),
        ("server/discover", {"_meta": {"io.modelcontextprotocol/protocolVersion": CURRENT}}),
    )
]
_STUDIO: Final = {
    "connect": {"key": "k", "window": "w", "placeName": "p", "placeId": "1", "pluginVersion": "1.0.0"},
    "results": {
        "instanceId": "sti_1",
        "window": "w",
        "results": [{"id": "stc_1", "ok": True, "result": {"sha256": "x"}}],
    },
    "output": {"instanceId": "sti_1", "window": "w", "sequence": 1, "lines": [{"level": "OUTPUT", "message": "x"}]},
    "disconnect": {"instanceId": "sti_1", "window": "w"},
    "poll": {"instanceId": "sti_1", "window": "w", "acknowledged": []},
}
_STREAM_ACCEPTS: Final = st.sampled_from(
    [
        *(b"text/event-stream", b"multipart/mixed", b"multipart/mixed; boundary=graphql; subscriptionSpec=1.0"),
        *(
            b"multipart/mixed;deferSpec=20220824, application/json",
            b"text/event-stream;q=0.1, */*;q=0.2",
            b"text/event-stream, *",
        ),
    ]
)
_STREAM_QUERIES: Final = st.sampled_from(
    [
        *("subscription { events { cursor } }", "subscription($a: Cursor) { events(after: $a) { cursor } }"),
        *(
            "{ viewer { actor { id } ... @defer { organization { id } } } }",
            "subscription { taskEvents { __typename } }",
        ),
        *(
            "{ tasks(first: 3) { nodes @stream(initialCount: 1) { id } } }",
            "subscription { __typename }",
            "{ __typename }",
        ),
    ]
)


def _stream(query: str, given: Any, accept: bytes, last: bytes | None, more: Headers) -> RawRequest:
    body = json.dumps({"query": query, "variables": given}).encode()
    resumed = () if last is None else ((b"last-event-id", last),)
    return RawRequest(headers=(JSON_TYPE, (b"accept", accept), *resumed, *more), body=body)


def _studio(name: str) -> Request:
    return requests(
        st.just(b"POST"), st.just(f"/studio/{name}".encode()), bodies(changed([_STUDIO[name]])), st.just(())
    )


def _cursor(query: str, cursor: Any) -> RawRequest:
    return RawRequest(headers=(JSON_TYPE,), body=json.dumps({"query": query, "variables": {"a": cursor}}).encode())


@dataclass(frozen=True)
class Subject:
    """Requests of one kind, and whether they are sent with the administrator's credential."""

    requests: Request
    credential: bool = True


_presets: Final = st.sampled_from(sorted(PRESETS, key=lambda each: each.name))
_callbacks: Final = st.sampled_from(
    [
        *(b"/oauth/google/callback", b"/oauth/x/callback", b"/api/v1/integrations/pipedream/oauth/callback"),
        *(b"/auth/oidc", b"/auth/oidc?return_to=//evil.example", b"/auth/oidc/callback", b"/oauth/%00/callback"),
    ]
)
_tokens: Final = st.sampled_from(["/approvals/{token}", "/unsubscribe/{token}", "/hooks/{token}"]).flatmap(_filled)
_cursors: Final = st.sampled_from(
    [
        "query($a: Cursor) { tasks(first: 1, after: $a) { nodes { id } } }",
        "query($a: Cursor) { events(last: 1, before: $a) { nodes { cursor } } }",
        "query($a: Cursor) { auditTrail(first: 1, after: $a) { nodes { id } } }",
        "query($a: Cursor) { agents(first: 1, after: $a) { nodes { tasks(first: 1, after: $a) { nodes { id } } } } }",
    ]
)
SUBJECTS: Final = {
    "pages": Subject(requests(methods, _PAGES), credential=False),
    "paths": Subject(requests(methods, st.lists(encoded_texts, max_size=3).map(lambda parts: b"/" + b"/".join(parts)))),
    "presets": Subject(_presets.flatmap(lambda each: requests(st.just(each.method.encode()), _filled(each.path)))),
    "own endpoints": Subject(
        requests(methods, st.sampled_from(["/rest/v1/fuzz/{id}", "/rest/v1/fuzz", "/rest/{v}/fuzz"]).flatmap(_filled))
    ),
    "mcp": Subject(
        requests(
            st.just(b"POST"),
            st.just(b"/mcp"),
            bodies(changed(_MCP) | st.sampled_from(_MCP)),
            st.builds(
                lambda version, more: ((b"accept", b"application/json, text/event-stream"), *version, *more),
                st.sampled_from(
                    [(), ((b"mcp-protocol-version", BEFORE.encode()),), ((b"mcp-protocol-version", CURRENT.encode()),)]
                ),
                more_headers,
            ),
        )
    ),
    "studio": Subject(st.sampled_from(sorted(_STUDIO)).flatmap(_studio)),
    "callbacks": Subject(requests(st.sampled_from([b"GET", b"HEAD"]), _callbacks), credential=False),
    "links": Subject(
        requests(methods, _tokens, st.sampled_from([b"decision=approve", b"decision=%00&comment=%ff", b"a" * 9_000])),
        credential=False,
    ),
    "monitor": Subject(requests(st.just(b"GET"), st.just(b"/api/workflows/monitor?execution_id=exe_1"))),
    "long polling": Subject(
        requests(
            st.sampled_from([b"GET", b"POST"]),
            st.just(b"/socket.io/?EIO=4&transport=polling"),
            mutations(st.just(b'40{"token":"x"}')),
        )
    ),
    "streams": Subject(
        st.builds(
            _stream,
            _STREAM_QUERIES,
            objects(["a"]),
            _STREAM_ACCEPTS,
            st.none() | visible,
            more_headers.map(lambda given: tuple(each for each in given if each[0] != b"accept")),
        )
    ),
    "cursors": Subject(st.builds(_cursor, _cursors, json_values)),
}


_READ: Final = "query($id: ID!, $first: Int) { task(id: $id) { id title } tasks(first: $first) { totalCount } }"
_SAVE: Final = "mutation($input: CreateEndpointInput!) { createEndpoint(input: $input) { errors { message } } }"


@pytest.fixture(scope="module")
def endpoints(target: Target) -> None:
    """Two endpoints of the administrator's own."""
    for method, path, document in (("GET", "fuzz/:id", _READ), ("POST", "fuzz", CREATE)):
        given = {"name": path, "method": method, "path": path, "document": document}
        assert not target.gateway.data(_SAVE, {"input": given})["createEndpoint"]["errors"]


@pytest.mark.parametrize("name", SUBJECTS)
@pytest.mark.usefixtures("endpoints")
def test_a_random_request_gets_a_response_with_a_reason(target: Target, name: str) -> None:
    subject = SUBJECTS[name]
    credential = ((b"authorization", f"Bearer {target.gateway.admin_key}".encode()),) if subject.credential else ()

    def check(case: RawRequest) -> None:
        target.check(RawRequest(case.method, case.target, (*credential, *case.headers), case.body))

    target.explore(name, subject.requests, check, short=SHORT, long=LONG)
