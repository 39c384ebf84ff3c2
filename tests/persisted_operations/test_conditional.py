"""GET by hash: the result may be kept by the client, for its credential, and is sent again only if it has changed."""

from collections.abc import Iterator

import pytest

from tests.gateways import ANONYMOUS, Gateway
from tests.persisted_operations.asking import get, post, reference
from tests.suite import one_backend

pytestmark = one_backend
DOCUMENT = "query Names { tasks { nodes { title } } }"
HASHED = {"extensions": reference(DOCUMENT)}
CREATE = 'mutation { createTask(input: {title: "New", type: "call"}) { task { id } } }'


@pytest.fixture(scope="module")
def gateway(backend: dict[str, str]) -> Iterator[Gateway]:
    with Gateway({**backend, "PERSISTED_OPERATIONS": "automatic"}) as running:
        post(running, query=DOCUMENT, **HASHED)
        yield running


def test_an_unchanged_result_is_not_sent_again(gateway: Gateway) -> None:
    first = get(gateway, **HASHED)
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["vary"] == "Accept, Authorization, X-API-Key"
    tag = first.headers["etag"]
    for sent in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        unchanged = get(gateway, headers={"if-none-match": sent}, **HASHED)
        assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (304, b"", tag)
    gateway.data(CREATE)
    changed = get(gateway, headers={"if-none-match": tag}, **HASHED)
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
    assert changed.json() == post(gateway, **HASHED).json()


def test_nothing_else_may_be_kept(gateway: Gateway) -> None:
    failing = 'query Failing { node(id: 7) { id } tasks { nodes { id } } agent(id: "x") { id } viewer { id } }'
    other = [
        get(gateway, query=DOCUMENT),
        get(gateway, query=DOCUMENT, **HASHED),
        post(gateway, **HASHED),
        get(gateway, extensions=reference("{ unknown }")),
        get(gateway, ANONYMOUS, **HASHED),
        get(gateway, query=failing),
    ]
    for response in other:
        assert response.headers["cache-control"] == "no-store"
        assert "etag" not in response.headers


def test_a_result_with_errors_may_not_be_kept(gateway: Gateway) -> None:
    document = "query Wrong($id: ID!) { node(id: $id) { id } tasks(first: -1) { nodes { id } } }"
    asked = {"extensions": reference(document), "variables": {"id": "tsk_x"}}
    post(gateway, query=document, **asked)
    failed = get(gateway, **asked)
    assert failed.json()["errors"]
    assert failed.headers["cache-control"] == "no-store"
