"""Endpoints of an organization's own: creating them, and the documents that they save."""

from typing import Any, Final

from tests.people import Person

SHOWN: Final = "endpoint { id name method path version enabled preset rateLimitPerMinute deprecatedAt sunsetAt }"
ERRORS: Final = "errors { code message field retryAfterSeconds }"
TASK: Final = "query($id: ID!) { task(id: $id) { id title priority } }"
TASKS: Final = """query($first: Int, $status: [TaskStatus!], $type: String, $order: TaskOrder) {
    tasks(first: $first, filter: {status: $status, type: $type}, orderBy: $order) { nodes { id title } totalCount } }"""
CREATE: Final = f"""mutation($title: String!, $priority: Int = 3, $payload: JSON) {{
    createTask(input: {{title: $title, type: "call", priority: $priority, payload: $payload}}) {{
        task {{ id title priority payload }} {ERRORS} }} }}"""
CANCEL: Final = f"mutation($id: ID!) {{ cancelTask(input: {{id: $id}}) {{ task {{ status }} {ERRORS} }} }}"


def save(admin: Person, path: str, document: str, method: str = "GET", **more: Any) -> dict[str, Any]:
    """Create an endpoint and return it."""
    given = {"name": path, "method": method, "path": path, "document": document} | more
    made: dict[str, Any] = admin.done("createEndpoint", SHOWN, **given)["endpoint"]
    return made


def change(admin: Person, id: str, **given: Any) -> dict[str, Any]:
    """Change an endpoint and return it."""
    changed: dict[str, Any] = admin.done("updateEndpoint", SHOWN, id=id, **given)["endpoint"]
    return changed


def task(person: Person, title: str, **more: Any) -> str:
    """Create a task and return its id."""
    made = person.done("createTask", "task { id }", title=title, **{"type": "call"} | more)["task"]
    return str(made["id"])
