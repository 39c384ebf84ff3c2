"""Jira Cloud's REST API, version 3: documents for texts, transitions, errors by field, and limits with an instant."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, reply

EMAIL, TOKEN = "ann@acme.example", "fake-jira-api-token"
_WORKFLOW: Final = {"To Do": ["In Progress", "Done"], "In Progress": ["To Do", "Done"], "Done": ["To Do"]}

JsonObject = dict[str, Any]


def error(status: int, *messages: str, fields: dict[str, str] | None = None, **headers: str) -> Answer:
    """Return an error in Jira's form."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return reply(status, {"errorMessages": list(messages), "errors": fields or {}}, sent)


def limited(seconds: int) -> Answer:
    """Return the rate limit without `Retry-After`: its end is an instant in ISO 8601."""
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    return error(429, "Rate limit exceeded.", x_ratelimit_reset=until.strftime("%Y-%m-%dT%H:%M:%SZ"))


class FakeJira(FakeProvider):
    """A site with the project ACME."""

    def __init__(self) -> None:
        super().__init__()
        self.issues: dict[str, JsonObject] = {}
        self.comments: list[tuple[str, JsonObject]] = []

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a gateway that uses the site."""
        return {"JIRA_BASE_URL": self.url, "JIRA_EMAIL": EMAIL, "JIRA_API_TOKEN": TOKEN}

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        self._log_in(asked)
        match (asked.method, asked.path.removeprefix("/rest/api/3/").split("/")):
            case ("GET", ["myself"]):
                return reply(200, {"accountId": "1", "displayName": "Ann"})
            case ("POST", ["issue"]):
                return self._create(asked.json["fields"])
            case ("POST", ["search", "jql"]):
                return self._search(asked.json)
            case ("GET", ["search"]):
                return error(410, "The requested API has been removed.")
            case ("GET", ["issue", key]):
                return reply(200, self._issue(key))
            case ("POST", ["issue", key, "comment"]):
                self.comments.append((self._issue(key)["key"], self._document(asked.json["body"], "comment")))
                return reply(201, {"id": str(10_000 + len(self.comments))})
            case ("GET", ["issue", key, "transitions"]):
                return reply(200, {"transitions": self._transitions(self._issue(key))})
            case ("POST", ["issue", key, "transitions"]):
                return self._move(self._issue(key), asked.json["transition"]["id"])
        return error(404, "The requested resource was not found.")

    def _log_in(self, asked: Asked) -> None:
        scheme, _, text = asked.headers.get("authorization", "").partition(" ")
        if scheme != "Basic" or base64.b64decode(text).decode() != f"{EMAIL}:{TOKEN}":
            raise Refusal(
                (401, {"content-type": "text/plain"}, b"Client must be authenticated to access this resource.")
            )

    def _create(self, fields: JsonObject) -> Answer:
        if fields["project"]["key"] != "ACME":
            return error(400, fields={"project": "valid project is required"})
        if fields["issuetype"]["name"] not in ("Task", "Bug"):
            return error(400, fields={"issuetype": "Specify a valid issue type"})
        if "description" in fields:
            self._document(fields["description"], "description")
        number = len(self.issues) + 1
        key = f"ACME-{number}"
        now = "2026-11-29T10:00:00.000+0000"
        stored = {"priority": {"name": "Medium"}, "labels": [], "assignee": None, "updated": now, **fields}
        self.issues[key] = {"id": str(number), "key": key, "fields": {**stored, "status": {"name": "To Do"}}}
        return reply(201, {"id": str(number), "key": key, "self": f"{self.url}/rest/api/3/issue/{number}"})

    def _document(self, given: Any, field: str) -> JsonObject:
        if not isinstance(given, dict) or given.get("type") != "doc":
            raise Refusal(error(400, fields={field: "Operation value must be an Atlassian Document"}))
        texts = [each for paragraph in given["content"] for each in paragraph["content"] if each["type"] == "text"]
        if not all(each["text"] for each in texts):
            raise Refusal(error(400, "INVALID_INPUT"))
        return given

    def _issue(self, key: str) -> JsonObject:
        found = next((each for each in self.issues.values() if key.upper() in (each["key"], each["id"])), None)
        if found is None:
            raise Refusal(error(404, "Issue does not exist or you do not have permission to see it."))
        return found

    def _transitions(self, issue: JsonObject) -> list[JsonObject]:
        targets = _WORKFLOW[issue["fields"]["status"]["name"]]
        return [
            {"id": f"{list(_WORKFLOW).index(each)}1", "name": f"Go to {each}", "to": {"name": each}} for each in targets
        ]

    def _move(self, issue: JsonObject, id: str) -> Answer:
        chosen = next((each for each in self._transitions(issue) if each["id"] == id), None)
        if chosen is None:
            return error(400, "It seems that you have tried to perform a workflow operation that is not valid.")
        issue["fields"]["status"] = chosen["to"]
        return 204, {}, b""

    def _search(self, given: JsonObject) -> Answer:
        if "project" not in given["jql"]:
            return error(400, "Unbounded JQL queries are not allowed here.")
        rows = list(self.issues.values())
        start = int(given.get("nextPageToken", "0"))
        page = rows[start : start + given["maxResults"]]
        shown = [{**each, "fields": {name: each["fields"].get(name) for name in given["fields"]}} for each in page]
        more = {"nextPageToken": str(start + len(page))} if start + len(page) < len(rows) else {}
        return reply(200, {"issues": shown, "isLast": not more, **more})
