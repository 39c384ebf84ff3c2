"""JSON values: whatever is sent is stored exactly, or rejected with the field's name, and can always be read."""

import json
import math
import re
import struct
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any, Final

import httpx
import pytest

from json_types import InexactNumber, loads_exact
from tests.destinations.house import until
from tests.gateways import TLS, Gateway
from tests.people import Person, administrator, on_database, place_events
from tests.running import Runs, value
from tests.work import some

CREATE: Final = """mutation($p: JSON) { createTask(input: {title: "values", type: "values", payload: $p}) {
  task { id payload } errors { code message field } } }"""
DUE: Final = """mutation($t: DateTime) { createTask(input: {title: "values", type: "values", dueAt: $t}) {
  task { dueAt } errors { code } } }"""
READ: Final = """query($id: ID!) { task(id: $id) { payload } }"""

AWKWARD: Final = [
    "\\u0000 is written, not meant",
    "\\\\u0000",
    {"code": "s.replace('\\u0000','')"},
    "\ufffe\U0001f600",
    [None, [None]],
    2**63 - 1,
    -(2**63),
    1e308,
    5e-324,
    {"": {"": []}},
    "x" * 5000,
]
UNSTORABLE: Final = [("a\0b", "U+0000"), ({"k\0": 1}, "U+0000"), ({"deep": ["\0"]}, "U+0000")]


@pytest.fixture(scope="module")
def person(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def runs(person: Person) -> Runs:
    return Runs(person)


def literal(json_value: Any) -> str:
    """Return a value as a GraphQL literal; names of fields that GraphQL cannot write are not passed here."""
    if isinstance(json_value, dict):
        return "{" + ", ".join(f"{name}: {literal(item)}" for name, item in json_value.items()) + "}"
    if isinstance(json_value, list):
        return "[" + ", ".join(map(literal, json_value)) + "]"
    return json.dumps(json_value)


def created(person: Person, document: str = CREATE, **variables: Any) -> dict[str, Any]:
    payload: dict[str, Any] = person.data(document, **variables)["createTask"]
    return payload


@pytest.mark.parametrize("payload", AWKWARD, ids=repr)
def test_an_awkward_value_returns_unchanged(person: Person, payload: Any) -> None:
    task = created(person, p={"value": payload})["task"]
    assert as_sent(task["payload"]) == {"value": payload}
    assert as_sent(person.data(READ, id=task["id"])["task"]["payload"]) == {"value": payload}


def random_value(random: Random, depth: int = 0) -> Any:
    """Return any JSON value: numbers of all sizes, texts of all characters."""
    kind = random.randrange(8 if depth < 3 else 6)
    if kind == 0:
        return random.choice([None, True, False])
    if kind == 1:
        return random.randrange(-(2**63), 2**63)
    if kind in (2, 3):
        [number] = struct.unpack(">d", random.randbytes(8))
        return number if math.isfinite(number) else random.random()
    if kind in (4, 5):
        return "".join(chr(random.choice([*range(1, 128), 0xE4, 0xFFFF, 0x1F600])) for _ in range(random.randrange(20)))
    size = range(random.randrange(4))
    if kind == 6:
        return [random_value(random, depth + 1) for _ in size]
    return {f"{each}-{random.random()}": random_value(random, depth + 1) for each in size}


def as_sent(value: Any) -> Any:
    """Return a value with floats where a database wrote one without an exponent, as JavaScript reads it."""
    if isinstance(value, dict):
        return {name: as_sent(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_sent(item) for item in value]
    return float(value) if isinstance(value, int) and not -(2**63) <= value < 2**63 else value


def test_any_value_is_returned_unchanged_and_can_be_sent_again(person: Person) -> None:
    random = Random(20271130)
    payload = {"values": [random_value(random) for _ in range(200)]}
    for _ in range(2):
        task = created(person, p=payload)["task"]
        read = person.data(READ, id=task["id"])["task"]["payload"]
        assert as_sent(task["payload"]) == as_sent(read) == payload
        payload = read if as_sent(read) == read else as_sent(read)


@pytest.mark.parametrize(("payload", "reason"), UNSTORABLE, ids=repr)
def test_a_nul_is_rejected(person: Person, payload: Any, reason: str) -> None:
    response = person.gateway.graphql(CREATE, {"p": payload}, person.token)
    [error] = response["errors"]
    assert reason in error["message"]
    assert error["message"].startswith("Variable '$p")
    assert error["extensions"]["field"][:2] == ["variables", "p"]


@pytest.mark.parametrize(("deepen", "path"), [(lambda value: [value], "p.a"), (lambda value: {"k": value}, "p.a.k")])
def test_variables_that_are_nested_too_deeply_are_named(
    person: Person, deepen: Callable[[Any], Any], path: str
) -> None:
    value: Any = 1
    for _ in range(300):
        value = deepen(value)
    [error] = person.gateway.graphql(CREATE, {"p": {"a": value}}, person.token)["errors"]
    assert error["message"].startswith(f"Variable '${path}") and "nested more than" in error["message"]
    assert ".".join(error["extensions"]["field"]).startswith(f"variables.{path}")


def test_a_nul_in_a_literal_is_rejected_with_its_location(person: Person) -> None:
    document = 'mutation { createTask(input: {title: "a", type: "v", description: "\\u0000"}) { task { id } } }'
    [error] = person.gateway.graphql(document, {}, person.token)["errors"]
    assert "U+0000" in error["message"]
    assert error["locations"] == [{"line": 1, "column": 67}]


@pytest.mark.parametrize("number", ["1e999", "-1e999", str(2**63), "1" * 25, "-" + "9" * 30, "1" * 5000])
def test_a_number_that_cannot_be_kept_is_rejected_in_a_literal(person: Person, number: str) -> None:
    for payload in (number, f"{{a: [{number}]}}"):
        document = (
            f'mutation {{ createTask(input: {{title: "v", type: "v", payload: {payload}}}) {{ task {{ id }} }} }}'
        )
        response = person.gateway.graphql(document, {}, person.token)
        assert "must fit into 64 bits" in response["errors"][0]["message"]


@pytest.mark.parametrize("number", ["1e999", str(2**63), "1" * 25, "-" + "9" * 30])
def test_a_number_that_cannot_be_kept_is_rejected_in_the_request(gateway: Gateway, person: Person, number: str) -> None:
    body = f'{{"query": {json.dumps(CREATE)}, "variables": {{"p": {{"a": [{number}]}}}}}}'
    response = httpx.post(
        f"{gateway.url}/graphql",
        content=body,
        headers={**gateway.headers(person.token), "content-type": "application/json"},
        trust_env=False,
        verify=TLS,
    )
    assert response.status_code == 400
    [error] = response.json()["errors"]
    if number != "1e999":  # which is not valid JSON to orjson
        assert error["message"].startswith("Variable '$p.a[0]' has invalid value: It contains an integer")
        assert error["extensions"]["field"] == ["variables", "p", "a", "0"]


ORDERED: Final = {"zebra": 1, "b": {"long name": [{"bb": 1, "a": 2}], "a": None}, "aa": 3, "": 4}


def test_objects_keep_the_order_of_their_keys(person: Person, runs: Runs) -> None:
    """Wherever they are stored; PostgreSQL's `jsonb` would sort keys by their length."""

    def ordered(value: Any) -> None:
        assert json.dumps(value) == json.dumps(ORDERED)

    task = created(person, p=ORDERED)["task"]
    ordered(task["payload"])
    for _ in range(3):  # the executor compiles a repeated document
        ordered(person.data(READ, id=task["id"])["task"]["payload"])
    query = """{ events(last: 1, types: ["collaboration.task_created"]) {
      nodes { ... on TaskCreated { task { id payload } } } } }"""
    logged = until(lambda: person.data(query)["events"]["nodes"][0]["task"], lambda found: found["id"] == task["id"])
    ordered(logged["payload"])
    run = runs.done(value("a", "${input}"), input=ORDERED)
    ordered(run["input"])
    ordered(run["nodes"]["a"]["output"])
    patch = [{"op": "add", "path": "", "value": ORDERED}]
    key = some("document")
    person.done("patchDocument", "document { id }", key=key, baseVersion=0, patch=patch)
    ordered(
        person.data("query($key: String!) { sharedDocument(key: $key) { value } }", key=key)["sharedDocument"]["value"]
    )
    made = person.done("createAgent", "agent { id }", name="a", type="t", runtime="WORKER", metadata=ORDERED)["agent"]
    ordered(person.data("query($id: ID!) { agent(id: $id) { metadata } }", id=made["id"])["agent"]["metadata"])


def test_an_omitted_variable_in_a_literal_is_omitted(person: Person) -> None:
    document = """mutation($x: JSON) {
      createTask(input: {title: "v", type: "v", payload: {a: $x, b: [$x, 1], c: {d: $x}}}) {
        task { payload } errors { message } } }"""
    for _ in range(3):  # the executor compiles a repeated document
        assert created(person, document)["task"]["payload"] == {"b": [None, 1], "c": {}}
    assert created(person, document, x=[5])["task"]["payload"] == {"a": [5], "b": [[5], 1], "c": {"d": [5]}}


def test_literals_variables_and_defaults_mean_the_same(person: Person) -> None:
    payload = {"a": [1, 2.5, -3, True, None, "text", {"b": {}}], "c": 1e22}
    in_literal = f"""mutation {{
      createTask(input: {{title: "v", type: "v", payload: {literal(payload)}}}) {{ task {{ payload }} }} }}"""
    in_default = f"""mutation($p: JSON = {literal(payload)}) {{
      createTask(input: {{title: "v", type: "v", payload: $p}}) {{ task {{ payload }} }} }}"""
    for _ in range(3):
        assert created(person, in_literal)["task"]["payload"] == payload
        assert created(person, in_default)["task"]["payload"] == payload
        assert created(person, p=payload)["task"]["payload"] == payload


def test_a_large_float_can_be_sent_back_as_it_was_received(person: Person) -> None:
    """PostgreSQL writes 1e300 with 301 digits, and JavaScript 1e20 with 21; either is the float that was stored."""
    document = """mutation($p: JSON) {
      createTask(input: {title: "v", type: "v", payload: $p}) { task { payload } errors { message } } }"""
    for number in (1e300, 1e22, 1e20, 1.2345678901234568e20, -1e300):
        body = {"query": document, "variables": {"p": number}}
        headers = {**person.gateway.headers(person.token), "content-type": "application/json"}
        url = f"{person.gateway.url}/graphql"
        received = httpx.post(url, json=body, headers=headers, trust_env=False, verify=TLS)
        [written] = re.findall(r'"payload":\s*([-+.\de]+)', received.text)
        for text in (written, str(int(Decimal(repr(number))))):
            sent = json.dumps(body).replace(json.dumps(number), text)
            answer = httpx.post(url, content=sent, headers=headers, trust_env=False, verify=TLS).json()
            assert answer["data"]["createTask"]["task"]["payload"] == number
        wrong = str(int(Decimal(repr(number))) + 1)
        sent = json.dumps(body).replace(json.dumps(number), wrong)
        refused = httpx.post(url, content=sent, headers=headers, trust_env=False, verify=TLS).json()
        assert "does not fit into 64 bits" in refused["errors"][0]["message"]


@pytest.mark.parametrize("payload", AWKWARD, ids=repr)
def test_runs_pass_values_on_unchanged(runs: Runs, payload: Any) -> None:
    run = runs.done(value("a", "${input.value}"), value("b", "${nodes.a.output}", "a"), input={"value": payload})
    assert as_sent(run["input"]) == {"value": payload}
    assert as_sent(run["nodes"]["b"]["output"]) == payload


def test_a_node_cannot_store_what_no_database_can(runs: Runs) -> None:
    run = runs.failed(value("a", "${1.0 / 0.0}"))
    assert "number" in run["nodes"]["a"]["error"]


@pytest.mark.parametrize("data", [{}, {"data": None}, {"data": "${input.nothing}"}], ids=repr)
def test_an_event_emitted_without_data_can_be_read(runs: Runs, person: Person, data: dict[str, Any]) -> None:
    type = f"values.{some('event').replace('-', '_')}"
    runs.done({"key": "a", "type": "EVENT", "config": {"emit": type, **data}, "dependsOn": []}, input={"nothing": None})
    on_database(person.gateway, place_events)
    shown = person.data(
        "query($t: [String!]) { events(types: $t) { nodes { ... on CustomEvent { data } } } }", t=[type]
    )
    assert shown["events"]["nodes"] == [{"data": {}}]


TIMES: Final = [
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00Z",
    "2027-02-28T24:00:00Z",
    "2027-W05-4",
    "2027-02-28",
    "20270228T100000Z",
    "2027-02-30T00:00:00Z",
    "",
]


@pytest.mark.parametrize("time", TIMES)
def test_a_time_that_is_none_is_rejected_by_name(person: Person, runs: Runs, time: str) -> None:
    response = person.gateway.graphql(DUE, {"t": time}, person.token)
    assert response["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT", response
    delay = {"key": "a", "type": "DELAY", "config": {"until": time}}
    assert person.refused("executeWorkflow", "execution { id }", nodes=[delay])[0] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        ("2087-03-01T09:30:00Z", "2087-03-01T09:30:00.000000Z"),
        ("2087-03-01T09:30:00.25+02:00", "2087-03-01T07:30:00.250000Z"),
        ("2087-03-01T09:30:00.123456789Z", "2087-03-01T09:30:00.123456Z"),
        ("2087-03-01T09:30", "2087-03-01T09:30:00.000000Z"),
    ],
)
def test_a_time_is_returned_in_utc(person: Person, time: str, shown: str) -> None:
    assert person.data(DUE, t=time)["createTask"] == {"task": {"dueAt": shown}, "errors": []}


def test_a_text_that_is_no_time_is_told_what_is_accepted(person: Person) -> None:
    [error] = person.gateway.graphql(DUE, {"t": "tomorrow"}, person.token)["errors"]
    assert "without an offset it means UTC" in error["message"]


def test_an_empty_operation_name_is_none(gateway: Gateway, person: Person) -> None:
    body = {"query": "query Named { viewer { role } }", "operationName": ""}
    response = httpx.post(
        f"{gateway.url}/graphql", json=body, headers=gateway.headers(person.token), trust_env=False, verify=TLS
    )
    assert response.json() == {"data": {"viewer": {"role": "ADMIN"}}}


@pytest.mark.parametrize("url", ["http://xn--/", "https://xn--a/"])
def test_an_invalid_international_host_is_rejected(person: Person, url: str) -> None:
    request = {"connector": "http", "action": "request", "params": {"url": url}}
    assert person.refused("runConnectorAction", "output", **request)[0] == "BAD_USER_INPUT"
    destination = {"name": some("to"), "type": "WEBHOOK", "eventTypes": ["*"], "config": {"url": url}}
    assert person.refused("createEventDestination", "destination { id }", **destination)[0] == "BAD_USER_INPUT"
    agent = {"name": some("agent"), "type": "chat", "runtime": "HTTP", "config": {"url": url}}
    assert person.refused("createAgent", "agent { id }", **agent)[0] == "BAD_USER_INPUT"


def test_a_number_that_cannot_be_kept_is_found_in_memory_proportional_to_the_text() -> None:
    levels, lists = 900, 20_000
    text = b"[" * levels + b"[]," * lists + b"9" * 20 + b"]" * levels
    tracemalloc.start()
    try:
        with pytest.raises(InexactNumber) as caught:
            loads_exact(text)
        assert tracemalloc.get_traced_memory()[1] < 100 * len(text)
    finally:
        tracemalloc.stop()
    assert len(caught.value.path) == levels
