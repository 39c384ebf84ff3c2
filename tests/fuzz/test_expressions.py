"""Expressions (CEL) made from a grammar, evaluated for the response of an endpoint."""

import json
from typing import Any, Final

import pytest
from hypothesis import strategies as st

from tests.fuzz.exploring import fuzz
from tests.fuzz.http import RawRequest
from tests.fuzz.strategies import AWKWARD, mutations, plain_texts
from tests.fuzz.target import Target, check_response
from tests.fuzz.test_documents import JSON_TYPE, request_of

pytestmark = fuzz

SHORT: Final = 75
LONG: Final = 5_000

_SEEN: Final = (
    "data.tasks.nodes.map(each, each.title)",
    "data.tasks.totalCount > 3 ? 'many' : 'few'",
    "{'a': variables.first, 'b': [1, 2.5, null, true]}",
    "has(variables.first) && variables.first in [1, 2] || !(caller == '')",
    "timestamp('2027-01-01T00:00:00Z') + duration('1h')",
    "'abc'.matches('^a.*c$') && size('abc') == 3",
    "[1, 2, 3].filter(x, x > 1).exists(x, x == 2)",
    "string(1) + string(2.5) + type(1) + dyn(1)",
)
_FUNCTIONS: Final = (
    *(
        "size",
        "string",
        "int",
        "uint",
        "double",
        "bool",
        "bytes",
        "type",
        "timestamp",
        "duration",
        "has",
        "dyn",
        "nope",
    ),
    *("matches", "contains", "startsWith", "endsWith", "getFullYear", "getSeconds", "all", "exists", "exists_one"),
    *("map", "filter", "lowerAscii", "split", "join", "replace", "substring", "format", "sort", "flatten"),
)
leaf: Final = st.one_of(
    st.sampled_from(
        ["data", "variables", "caller", "x", "data.tasks", "variables.first", "null", "true", "nodes", "_", "__class__"]
    ),
    st.integers(-(2**65), 2**65).map(str),
    st.integers(0, 2**65).map("{}u".format),
    st.floats().map(repr),
    plain_texts.map(json.dumps),
    st.sampled_from(
        ["b'\\xff'", "r'\\'", "'''a'''", "1e400", "0x", "-9223372036854775808", "9223372036854775807", "'\\U00110000'"]
    ),
    st.sampled_from(AWKWARD[:-4]).map(lambda text: f"'{text}'"),
)


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operator = st.sampled_from(["+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||", "in", ".", ",", "?"])
    function = st.sampled_from(_FUNCTIONS)
    return st.one_of(
        st.builds("({} {} {})".format, inner, operator, inner),
        st.builds("{} ? {} : {}".format, inner, inner, inner),
        st.builds("{}({})".format, function, inner),
        st.builds("{}.{}({})".format, inner, function, inner),
        st.builds(
            "{}.{}(x, {})".format, inner, st.sampled_from(["map", "filter", "all", "exists", "exists_one"]), inner
        ),
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.builds("{{{}: {}}}".format, inner, inner),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("{}{}".format, st.sampled_from(["!", "-", "--", "!!"]), inner),
        st.builds(
            lambda text, times, end: text * times + end,
            st.sampled_from(["(", "[", "!", "-", "1+", "x."]),
            st.integers(1, 900),
            inner,
        ),
    )


expressions: Final = st.recursive(leaf, _compound, max_leaves=10) | mutations(
    st.sampled_from([text.encode() for text in _SEEN]), (b"${", b"}", b"'", b".map(x,", b"\\", b"\0")
).map(lambda text: text.decode(errors="replace"))

_UPDATE: Final = "mutation($input: UpdateEndpointInput!) { updateEndpoint(input: $input) { errors { code message } } }"
_CREATE: Final = """mutation($input: CreateEndpointInput!) { createEndpoint(input: $input) {
    endpoint { id } errors { message } } }"""
_NOT_THE_REQUEST: Final = "The operation was executed, but the endpoint's response "


@pytest.fixture(scope="module")
def endpoint(target: Target) -> str:
    """The id of the endpoint whose response is an expression."""
    query = "query($first: Int) { tasks(first: $first) { totalCount nodes { id title } } }"
    given = {"name": "cel", "method": "GET", "path": "cel", "document": query}
    made = target.gateway.data(_CREATE, {"input": given})["createEndpoint"]
    assert not made["errors"], made
    return str(made["endpoint"]["id"])


def test_a_random_expression_is_evaluated_or_rejected_with_a_reason(target: Target, endpoint: str) -> None:
    credential = (b"authorization", f"Bearer {target.gateway.admin_key}".encode())

    def check(expression: str) -> None:
        given: dict[str, Any] = {"input": {"id": endpoint, "response": expression}}
        body = json.dumps({"query": _UPDATE, "variables": given}).encode()
        updated = json.loads(target.check(request_of(target, body)).body)
        if updated.get("errors") or updated["data"]["updateEndpoint"]["errors"]:
            target.tally.codes["rejected"] += 1
            return
        request = RawRequest(b"GET", b"/rest/v1/cel?first=3", (credential, JSON_TYPE))
        response = target.exchange(request)
        if response.status == 500:  # documented: the expression has no value, and a retry would repeat the operation
            assert json.loads(response.body)["detail"].startswith(_NOT_THE_REQUEST), response
        else:
            check_response(request, response)

    target.explore("expressions", expressions, check, short=SHORT, long=LONG)
