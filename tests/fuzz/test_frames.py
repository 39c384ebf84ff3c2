"""Sequences of WebSocket frames, right and wrong and cut off, at every socket that the gateway serves."""

import json
import zlib
from typing import Any, Final

from hypothesis import strategies as st

from tests.fuzz.exploring import fuzz
from tests.fuzz.strategies import bodies, changed, json_values
from tests.fuzz.target import SLOWEST, Target
from tests.fuzz.test_documents import made_documents
from tests.fuzz.websocket import BINARY, CLOSE, PING, PONG, TEXT, Received, converse, frame

pytestmark = fuzz

SHORT: Final = 75
LONG: Final = 10_000

_QUERY: Final = "{ viewer { actor { id } } }"
_CREATE: Final = 'mutation { createTask(input: {title: "a", type: "a"}) { task { id } errors { code } } }'
_STREAM: Final = "subscription { events { __typename cursor } }"
_DOCUMENTS: Final = (_QUERY, _CREATE, _STREAM, "subscription { nothing }", "{", "", "query A { a } query B { b }")
_WS_TYPES: Final = frozenset({"connection_ack", "next", "error", "complete", "ping", "pong"})
_INTERNAL_ERROR: Final = 1011

subscribe: Final = st.builds(
    lambda id, query, more: {"type": "subscribe", "id": id, "payload": {"query": query, **more}},
    st.sampled_from(["1", "2", "", "x" * 300]),
    st.sampled_from(_DOCUMENTS) | made_documents,
    st.dictionaries(st.sampled_from(["variables", "operationName", "extensions"]), json_values, max_size=2),
)
complete: Final = st.sampled_from([{"type": "complete", "id": id} for id in ("1", "2", "")])
small: Final = st.sampled_from(
    [{"type": kind} for kind in ("ping", "pong", "connection_init", "connection_ack", "next", "start", "stop", "")]
)
agents: Final = st.sampled_from(
    [
        {"type": "auth", "token": "x"},
        {"type": "subscribe", "channels": ["agents", "tasks", "metrics"]},
        {"type": "subscribe", "channels": ["agents"], "after": "x"},
        {"type": "unsubscribe", "channels": ["agents"]},
        {"type": "command", "agentId": "agt_1", "command": "start"},
    ]
)
packets: Final = st.sampled_from(
    [
        "0",
        "1",
        "2",
        "2probe",
        "3",
        "4",
        "40",
        '40{"token":"x"}',
        "41",
        '42["join"]',
        "43",
        "44",
        "45",
        "451-[",
        "5",
        "6",
        "b",
    ]
) | st.builds(
    lambda name, more: "42" + json.dumps([name, more]), st.sampled_from(["joinSession", "leave"]), json_values
)
dictionaries: Final = st.one_of(subscribe, complete, small, agents)
messages: Final = st.one_of(
    dictionaries.map(json.dumps).map(str.encode),
    st.lists(dictionaries, min_size=1, max_size=1).flatmap(changed).map(json.dumps).map(str.encode),
    packets.map(str.encode),
    bodies(json_values),
)


def _compressed(payload: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(payload) + deflate.flush(zlib.Z_SYNC_FLUSH)[:-4]


def _fragmented(payload: bytes, at: int, between: bytes) -> bytes:
    at %= len(payload) + 1
    return frame(TEXT, payload[:at], fin=False) + between + frame(0, payload[at:])


odd_frames: Final = st.builds(
    frame,
    st.integers(0, 15),
    st.binary(max_size=130),
    fin=st.booleans(),
    reserved=st.integers(0, 7),
    masked=st.booleans(),
    declared=st.none() | st.sampled_from([0, 1, 125, 126, 65_535, 65_536, 70_000, 2**31, 2**62]),
)
close_codes: Final = st.sampled_from([0, 999, 1000, 1001, 1004, 1005, 1006, 1011, 1015, 2999, 3000, 4400, 4999, 65_535])
writes: Final = st.one_of(
    messages.map(lambda text: frame(TEXT, text)),
    messages.map(lambda text: frame(TEXT, text)),
    messages.map(lambda text: frame(BINARY, text)),
    messages.map(lambda text: frame(TEXT, _compressed(text), reserved=4)),
    st.builds(
        _fragmented, messages, st.integers(0, 5_000), st.sampled_from([b"", frame(PING, b"x"), frame(TEXT, b"x")])
    ),
    st.sampled_from([PING, PONG]).flatmap(lambda code: st.binary(max_size=200).map(lambda data: frame(code, data))),
    st.builds(lambda code, why: frame(CLOSE, code.to_bytes(2) + why), close_codes, st.binary(max_size=130)),
    odd_frames,
    st.binary(min_size=1, max_size=40),
    st.builds(lambda size: frame(TEXT, b'"' + b"x" * size + b'"'), st.sampled_from([65_530, 70_000, 1_100_000])),
    messages.flatmap(lambda text: st.integers(0, len(text)).map(lambda at: frame(TEXT, text)[:at])),
)
paths: Final = st.sampled_from(["/graphql", "/graphql", "/graphql", "/agents", "/socket.io/?EIO=4&transport=websocket"])
extensions: Final = st.sampled_from(
    ["", "", "sec-websocket-extensions: permessage-deflate", 'sec-websocket-extensions: permessage-deflate; x="", ,']
)
subprotocols: Final = st.sampled_from(
    [
        *["sec-websocket-protocol: graphql-transport-ws"] * 4,
        "sec-websocket-protocol: graphql-ws",
        "",
        "sec-websocket-protocol: ,",
    ]
)


def _expected(path: str, message: bytes) -> bool:
    if path == "/graphql":
        return json.loads(message)["type"] in _WS_TYPES
    if path == "/agents":
        return isinstance(json.loads(message)["event"], str)
    return message[:1].isdigit() or message[:1] == b"b"


def test_a_random_sequence_of_frames_ends_with_a_close(target: Target) -> None:
    credential = f"authorization: Bearer {target.gateway.admin_key}"
    init = frame(TEXT, b'{"type":"connection_init"}')

    def check(case: tuple[Any, ...]) -> None:
        path, subprotocol, extension, known, greeted, written = case
        headers = [line for line in (subprotocol, extension, credential if known else "") if line]
        received = _conversed(target, path, headers, [init, *written] if greeted else written)
        target.tally.statuses[str(received.status if received.close is None else received.close[0])] += 1
        target.tally.slowest = max(target.tally.slowest, received.seconds)
        assert received.status < 500, received
        assert received.seconds < SLOWEST, received
        code = None if received.close is None else received.close[0]
        assert code != _INTERNAL_ERROR or any(_INTERNAL_ERROR.to_bytes(2) in each for each in written), received
        assert all(_expected(path, message) for message in received.messages), received
        assert not any(b'"INTERNAL"' in message for message in received.messages), received

    cases = st.tuples(paths, subprotocols, extensions, st.booleans(), st.booleans(), st.lists(writes, max_size=8))
    target.explore("frames", cases, check, short=SHORT, long=LONG)


def _conversed(target: Target, path: str, headers: list[str], written: list[bytes]) -> Received:
    """Return what the server sent; of a slow close, what it sent the second time."""
    received = converse(target.gateway.port, path, headers, written)
    return received if received.seconds < SLOWEST else converse(target.gateway.port, path, headers, written)
