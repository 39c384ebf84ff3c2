"""Saved operations answer over plain HTTP: their variables come from path, query string and body."""

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person
from tests.rest.calls import call
from tests.rest.saved import CANCEL, CREATE, ERRORS, TASK, TASKS, save, task
from tests.work import some


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    """Return an administrator whose organization has some endpoints."""
    admin = administrator(gateway)
    save(admin, "tasks/:id", TASK)
    save(admin, "tasks", TASKS)
    save(admin, "tasks", CREATE, "POST")
    save(admin, "tasks/:id", CANCEL, "DELETE")
    return admin


def test_a_parameter_of_the_path_is_a_variable(admin: Person):
    id = task(admin, "Call")
    response = call(admin, "GET", f"/rest/v1/tasks/{id}")
    assert (response.status_code, response.json()) == (200, {"task": {"id": id, "title": "Call", "priority": 2}})
    assert response.headers["content-type"] == "application/json; charset=utf-8"


def test_the_query_string_has_the_types_of_the_variables(admin: Person):
    type = some("type")
    ids = [task(admin, f"Task {number}", type=type) for number in range(3)]
    given = {"type": type, "first": "2", "status": ["PENDING", "ASSIGNED"]}
    order = '{"field": "CREATED_AT", "direction": "ASC"}'
    response = call(admin, "GET", "/rest/v1/tasks", params=given | {"order": order})
    assert [each["id"] for each in response.json()["tasks"]["nodes"]] == ids[:2]
    assert response.json()["tasks"]["totalCount"] == 3
    one = call(admin, "GET", f"/rest/v1/tasks?type={type}&status=RUNNING")
    assert one.json()["tasks"]["nodes"] == []


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("first=many", "first", "first must be a whole number."),
        ("first=1.5", "first", "first must be a whole number."),
        ("first=1&first=2", "first", "first must be given once."),
        ("status=LATE", "status", "status must be one of PENDING, "),
        ("status=PENDING&status=late", "status", "status must be one of PENDING, "),
        ("order=CREATED_AT", "order", "order must be valid JSON."),
        ("order={}", "order.field", "order.field is required."),
        ("limit=5", "limit", "There is no parameter limit; this endpoint has first, status, type, order."),
        ("first=99999999999999", "first", "first must be a whole number of 32 bits; found: 99999999999999."),
    ],
)
def test_an_invalid_parameter_is_rejected_by_name(admin: Person, query: str, field: str, said: str):
    response = call(admin, "GET", f"/rest/v1/tasks?{query}")
    assert response.status_code == 400
    assert response.headers["content-type"].startswith("application/problem+json")
    problem = response.json()
    assert (problem["code"], problem["field"]) == ("BAD_USER_INPUT", field)
    assert problem["detail"].startswith(said)


def test_the_body_has_the_variables_of_a_mutation(admin: Person):
    response = call(admin, "POST", "/rest/v1/tasks", {"title": "Call", "payload": {"number": 1.5}})
    assert response.status_code == 200
    payload = response.json()["createTask"]
    assert payload["task"] | {"id": ""} == {"id": "", "title": "Call", "priority": 3, "payload": {"number": 1.5}}
    assert admin.data("query($id: ID!) { task(id: $id) { title } }", id=payload["task"]["id"])["task"] == {
        "title": "Call"
    }


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        ({}, "title", "title is required."),
        ({"title": None}, "title", "title is required."),
        ({"title": 1}, "title", "title must be a string; found: 1."),
        ({"title": "a", "priority": "high"}, "priority", 'priority must be a whole number; found: "high".'),
        ({"title": "a", "priority": 99}, "priority", "priority must be from 0 to 10."),
        ({"title": "a", "type": "call"}, "type", "There is no parameter type; this endpoint has title, priority, "),
    ],
)
def test_an_invalid_body_is_rejected_by_name(admin: Person, body: object, field: str, said: str):
    response = call(admin, "POST", "/rest/v1/tasks", body)
    assert response.status_code == 400
    problem = response.json()
    assert (problem["code"], problem["field"]) == ("BAD_USER_INPUT", field)
    assert problem["detail"].startswith(said)


def test_a_key_is_rejected_as_it_was_sent(admin: Person):
    document = f"""mutation($title: String!, $idempotencyKey: String) {{
        createTask(input: {{title: $title, type: "call", idempotencyKey: $idempotencyKey}}) {{ {ERRORS} }} }}"""
    save(admin, "keyed-by-header", document, "POST")
    long = "k" * 300
    sent = call(admin, "POST", "/rest/v1/keyed-by-header", {"title": "a"}, headers={"idempotency-key": long}).json()
    assert sent["field"] == "Idempotency-Key" and sent["detail"].startswith("Idempotency-Key ")
    given = call(admin, "POST", "/rest/v1/keyed-by-header", {"title": "a", "idempotencyKey": long}).json()
    assert given["field"] == "idempotencyKey" and given["detail"].startswith("idempotencyKey ")


RENAMED = f"""mutation($name: String!, $urgency: Int, $labels: JSON, $worker: ID) {{
    made: createTask(input: {{
        title: $name, type: "call", priority: $urgency, payload: {{labels: $labels}},
        assignTo: $worker}}) {{
        task {{ id }} {ERRORS} }} }}"""


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        ({"name": "a", "urgency": 99}, "urgency", "urgency must be from 0 to 10."),
        ({"name": "", "urgency": 1}, "name", "name must "),
        ({"name": "a", "worker": "agt_00000000000000000000000000"}, "worker", "There is no "),
    ],
)
def test_an_error_names_the_variable_that_was_sent(admin: Person, body: object, field: str, said: str):
    path = some("renamed")
    save(admin, path, RENAMED, "POST")
    problem = call(admin, "POST", f"/rest/v1/{path}", body).json()
    assert problem["field"] == field and problem["detail"].startswith(said), problem


def test_an_error_names_a_part_of_the_variable_that_was_sent(admin: Person):
    path = some("whole")
    save(admin, path, f"mutation($order: CreateTaskInput!) {{ createTask(input: $order) {{ {ERRORS} }} }}", "POST")
    sent = {"order": {"title": "a", "type": "call", "priority": 99}}
    problem = call(admin, "POST", f"/rest/v1/{path}", sent).json()
    assert (problem["field"], problem["detail"]) == ("order.priority", "order.priority must be from 0 to 10.")


def test_a_value_of_the_document_is_no_field_of_the_request(admin: Person):
    path = some("constant")
    document = """mutation($name: String!) {
        createTask(input: {title: $name, type: "call", priority: 99}) { errors { code message field } } }"""
    save(admin, path, document, "POST")
    problem = call(admin, "POST", f"/rest/v1/{path}", {"name": "a"}).json()
    assert problem["detail"] == "priority must be from 0 to 10." and "field" not in problem


def test_the_argument_of_a_query_is_named_by_its_variable(admin: Person):
    path = some("many")
    save(admin, path, "query($many: Int) { found: tasks(first: $many) { totalCount } }")
    problem = call(admin, "GET", f"/rest/v1/{path}?many=1000").json()
    assert problem["field"] == "many" and problem["detail"].startswith("many must "), problem
    save(
        admin,
        f"{path}/inner",
        "query($many: Int) { agents(first: 1) { nodes { tasks(first: $many) { totalCount } } } }",
    )
    agent(admin)
    inner = call(admin, "GET", f"/rest/v1/{path}/inner?many=1000").json()
    assert inner["field"] == "many", inner


@pytest.mark.parametrize("content", [b"[1]", b"{", b"1", b'"a"', b'{"title": 123456789012345678901234567890}'])
def test_a_body_that_is_no_object_is_rejected(admin: Person, content: bytes):
    with admin.gateway.client(admin.token) as client:
        response = client.post("/rest/v1/tasks", content=content, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (400, "BAD_USER_INPUT")


def test_a_form_is_rejected(admin: Person):
    with admin.gateway.client(admin.token) as client:
        assert client.post("/rest/v1/tasks", data={"title": "a"}).status_code == 415


def test_a_variable_is_given_once(admin: Person):
    id = task(admin, "Call")
    response = call(admin, "DELETE", f"/rest/v1/tasks/{id}", {"id": id})
    assert (response.status_code, response.json()["field"]) == (400, "id")
    assert call(admin, "GET", f"/rest/v1/tasks/{id}?id={id}").status_code == 400


def test_a_failure_becomes_the_status(admin: Person):
    id = task(admin, "Call")
    assert call(admin, "DELETE", f"/rest/v1/tasks/{id}").json()["cancelTask"]["task"] == {"status": "CANCELLED"}
    again = call(admin, "DELETE", f"/rest/v1/tasks/{id}")
    assert (again.status_code, again.json()["code"], again.json()["field"]) == (409, "CONFLICT", "id")
    absent = call(admin, "DELETE", "/rest/v1/tasks/tsk_00000000000000000000000000")
    assert (absent.status_code, absent.json()["code"]) == (404, "NOT_FOUND")


def test_a_query_that_finds_nothing_gets_404(admin: Person):
    response = call(admin, "GET", "/rest/v1/tasks/tsk_00000000000000000000000000")
    assert (response.status_code, response.json()["code"]) == (404, "NOT_FOUND")


def test_a_credential_is_required(admin: Person):
    for path in ("/rest/v1/tasks", "/rest/v1/nothing", "/rest/"):
        response = call(admin.gateway, "GET", path)
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer"), path
        assert response.json()["code"] == "UNAUTHENTICATED"
    with admin.gateway.client("prl_wrong") as client:
        assert client.get("/rest/v1/tasks").status_code == 401


def test_another_organization_has_nothing_there(admin: Person):
    id = task(admin, "Secret")
    other = person(admin.gateway, Role.ADMIN, some("organization"))
    assert call(other, "GET", f"/rest/v1/tasks/{id}").status_code == 404
    save(other, "tasks/:id", TASK)
    response = call(other, "GET", f"/rest/v1/tasks/{id}")
    assert response.status_code == 404
    assert "Secret" not in response.text


def test_the_callers_permissions_apply(admin: Person):
    viewer = person(admin.gateway, Role.VIEWER)
    id = task(admin, "Call")
    assert call(viewer, "GET", f"/rest/v1/tasks/{id}").status_code == 200
    denied = call(viewer, "POST", "/rest/v1/tasks", {"title": "Call"})
    assert (denied.status_code, denied.json()["code"]) == (403, "FORBIDDEN")


def test_a_narrow_key_and_an_agent_may_do_what_they_may_elsewhere(admin: Person):
    secret = admin.done("createApiKey", "secret", name="narrow", scopes=["agents:read"])["secret"]
    narrow = Person(admin.gateway, admin.id, secret)
    id = task(admin, "Call")
    response = call(narrow, "GET", f"/rest/v1/tasks/{id}")
    assert (response.status_code, response.json()["code"]) == (403, "FORBIDDEN")
    assert call(narrow, "POST", "/rest/v1/tasks", {"title": "Call"}).status_code == 403
    worker = agent(admin)
    assert call(worker, "GET", f"/rest/v1/tasks/{id}").json()["task"]["title"] == "Call"
    assert call(worker, "POST", "/rest/v1/tasks", {"title": "By an agent"}).status_code == 200


def test_methods_and_paths_without_an_endpoint(admin: Person):
    response = call(admin, "PUT", "/rest/v1/tasks", {})
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, POST")
    assert call(admin, "GET", "/rest/v1/other").status_code == 404
    assert call(admin, "GET", "/rest/v2/tasks").status_code == 404
    assert call(admin, "GET", "/rest/v1/tasks/a/b").status_code == 404
    redirect = call(admin, "GET", "/rest/v1/tasks/?first=1")
    assert (redirect.status_code, redirect.headers["location"]) == (307, "/rest/v1/tasks?first=1")


def test_an_encoded_slash_belongs_to_the_parameter(admin: Person):
    save(admin, "echo/:name", "query($name: String) { tasks(filter: {search: $name}) { totalCount } }")
    title = some("a/b")
    task(admin, title)
    response = call(admin, "GET", f"/rest/v1/echo/{title.replace('/', '%2F')}")
    assert response.json() == {"tasks": {"totalCount": 1}}
    assert call(admin, "GET", "/rest/v1/echo/%ff").status_code == 400


def test_a_character_that_cannot_be_stored_is_named_as_in_the_request(admin: Person):
    save(admin, "stored/:id", TASK)
    save(admin, "stored", TASKS)
    for path, field in (
        ("stored/%00", "id"),
        ("stored?type=%00", "type"),
        ("stored?order=%7B%22field%22%3A1%7D", "order"),
    ):
        response = call(admin, "GET", f"/rest/v1/{path}")
        assert (response.status_code, response.json()["field"].split(".")[0]) == (400, field), response.text


def test_values_that_are_possible_are_listed(admin: Person):
    save(admin, "listed", TASKS)
    response = call(admin, "GET", "/rest/v1/listed?order=%7B%22field%22%3A%22SIZE%22%7D")
    assert (response.status_code, response.json()["field"]) == (400, "order.field")
    assert response.json()["detail"].startswith("order.field must be one of ")
    assert "CREATED_AT" in response.json()["detail"]


def test_literal_segments_take_precedence(admin: Person):
    save(admin, "things/all", "{ viewer { role } }")
    save(admin, "things/:id", TASK)
    assert call(admin, "GET", "/rest/v1/things/all").json() == {"viewer": {"role": "ADMIN"}}
    id = task(admin, "Call")
    assert call(admin, "GET", f"/rest/v1/things/{id}").json()["task"]["id"] == id


def test_versions_exist_beside_each_other(admin: Person):
    path = some("versioned")
    for version, field in ((1, "role"), (2, "scopes"), (3, "organization { name }")):
        save(admin, path, f"{{ viewer {{ {field} }} }}", version=version)
    shown = [list(call(admin, "GET", f"/rest/v{version}/{path}").json()["viewer"]) for version in (1, 2, 3)]
    assert shown == [["role"], ["scopes"], ["organization"]]


def test_a_response_is_shaped_by_an_expression(admin: Person):
    path = some("shaped")
    task_id = 'only(data.task, ["id"])'
    response = f'{{"who": caller, "wanted": variables.id, "label": data.task.title + "!", "task": {task_id}}}'
    save(admin, f"{path}/:id", TASK, response=response)
    id = task(admin, "Call")
    assert call(admin, "GET", f"/rest/v1/{path}/{id}").json() == {
        "who": admin.id,
        "wanted": id,
        "label": "Call!",
        "task": {"id": id},
    }


def test_a_response_without_a_value_is_not_the_callers_fault(admin: Person):
    path = some("unshaped")
    save(admin, f"{path}/:id", TASK, response="data.task.title.nothing")
    response = call(admin, "GET", f"/rest/v1/{path}/{task(admin, 'Call')}")
    assert (response.status_code, response.json()["code"]) == (500, "NOT_CONFIGURED")


def test_clients_do_not_retry_an_operation_that_was_executed(admin: Person):
    path, title = some("unshaped"), some("Once")
    save(admin, path, CREATE, "POST", response="data.createTask.task.nope")
    response = call(admin, "POST", f"/rest/v1/{path}", {"title": title})
    assert response.status_code == 500, "what is retried everywhere is 429, 502, 503 and 504"
    assert "retry-after" not in response.headers
    assert response.json()["detail"].startswith("The operation was executed, but")
    assert admin.data("query($t: String) { tasks(filter: {search: $t}) { totalCount } }", t=title) == {
        "tasks": {"totalCount": 1}
    }


def test_the_other_methods_are_served(admin: Person):
    path = some("any")
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        save(admin, path, "query($a: Int!) { viewer { role } agents(first: $a) { totalCount } }", method)
        assert call(admin, method, f"/rest/v1/{path}?a=1").json()["viewer"] == {"role": "ADMIN"}
        assert call(admin, method, f"/rest/v1/{path}", {"a": 1}).json()["viewer"] == {"role": "ADMIN"}


def test_a_path_with_another_method_does_not_hide_a_parameter(admin: Person):
    save(admin, "hidden/all", "{ viewer { role } }")
    save(admin, "hidden/:id", CANCEL, "DELETE")
    response = call(admin, "DELETE", "/rest/v1/hidden/all")
    assert (response.status_code, response.json()["code"]) == (404, "NOT_FOUND")
    assert call(admin, "PUT", "/rest/v1/hidden/all").headers["allow"] == "DELETE, GET, HEAD"


def test_the_header_is_the_idempotency_key(admin: Person):
    document = f"""mutation($title: String!, $idempotencyKey: String) {{
        createTask(input: {{title: $title, type: "call", idempotencyKey: $idempotencyKey}}) {{
            task {{ id }} {ERRORS} }} }}"""
    path = f"/rest/v1/{save(admin, some('once'), document, 'POST', response='data.createTask.task.id')['path']}"
    key = {"idempotency-key": some("key")}
    first, again = (call(admin, "POST", path, {"title": "Call"}, headers=key) for _ in range(2))
    assert first.json() == again.json()
    assert call(admin, "POST", path, {"title": "Call"}).json() != first.json()
    other = call(admin, "POST", path, {"title": "Mail"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "IDEMPOTENCY_MISMATCH")
