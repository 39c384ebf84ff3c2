"""Requests that schemathesis makes from `/openapi.json`: right ones, and ones that its schemas forbid.

`tests/openapi/test_made_up_requests.py` checks that the responses are documented; here there are more requests, and
the checker of all subjects.
"""

from typing import Any, Final

import requests
import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from tests.fuzz.exploring import fuzz
from tests.fuzz.http import RawRequest
from tests.fuzz.target import Target

pytestmark = fuzz

SHORT: Final = 75
LONG: Final = 10_000


def test_a_request_made_from_the_description_gets_a_response_with_a_reason(target: Target) -> None:
    schema = schemathesis.openapi.from_url(f"{target.gateway.url}/openapi.json")
    operations = [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]
    assert len(operations) > 50
    credential = (b"authorization", f"Bearer {target.gateway.admin_key}".encode())
    cases = st.tuples(st.sampled_from(operations), st.sampled_from(list(GenerationMode))).flatmap(
        lambda chosen: chosen[0].as_strategy(generation_mode=chosen[1])
    )

    def check(case: Any) -> None:
        sent = requests.Request(**case.as_transport_kwargs(base_url=target.gateway.url)).prepare()
        body = sent.body.encode() if isinstance(sent.body, str) else sent.body or b""
        assert isinstance(body, bytes)
        ours = {"content-length", "host", "authorization", "connection", "transfer-encoding"}
        headers = [(_bytes(name), _bytes(value)) for name, value in sent.headers.items() if name.lower() not in ours]
        assert sent.method is not None
        target.check(RawRequest(sent.method.encode(), _bytes(sent.path_url), (credential, *headers), body))

    target.explore("openapi", cases, check, short=SHORT, long=LONG)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("latin-1", errors="replace")
