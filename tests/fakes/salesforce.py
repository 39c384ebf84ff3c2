"""Salesforce's REST API: client credentials, errors in a list, sessions that end early, limits as 403."""

import json
from typing import Any, Final
from urllib.parse import parse_qsl

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, bearer, reply

CLIENT_ID, CLIENT_SECRET = "3MVG9fakeconsumerkey", "fake-consumer-secret"
PREFIX: Final = "/services/data/v67.0/"
PAGE: Final = 2

JsonObject = dict[str, Any]


def error(status: int, code: str, message: str, *fields: str) -> Answer:
    """Return an error in Salesforce's form, a list."""
    return reply(status, [{"message": message, "errorCode": code, "fields": list(fields)}])


LIMITED: Final = error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
LOCKED: Final = error(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record")


class FakeSalesforce(FakeProvider):
    """An organization with accounts and contacts."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, JsonObject] = {}
        self.tokens: list[str] = []

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a gateway that uses the organization."""
        return {
            "SALESFORCE_BASE_URL": self.url,
            "SALESFORCE_CLIENT_ID": CLIENT_ID,
            "SALESFORCE_CLIENT_SECRET": CLIENT_SECRET,
        }

    def end_sessions(self) -> None:
        """End all sessions, as an administrator can."""
        self.tokens = ["ended"]

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        if asked.path == "/services/oauth2/token":
            return self._token(dict(parse_qsl(asked.body.decode())))
        if not self.tokens or bearer(asked) != self.tokens[-1]:
            return error(401, "INVALID_SESSION_ID", "Session expired or invalid")
        match (asked.method, asked.path.removeprefix(PREFIX).split("/")):
            case ("GET", ["limits"]):
                return reply(200, {"DailyApiRequests": {"Max": 5000, "Remaining": 4998}})
            case ("GET", ["query"]):
                return self._page(dict(asked.query)["q"], 0)
            case ("GET", ["query", cursor]):
                return self._page("", int(cursor.partition("-")[2]))
            case ("POST", ["sobjects", kind]):
                return reply(201, {"id": self._create(kind, asked.json), "success": True, "errors": []})
            case ("GET", ["sobjects", kind, id]):
                return reply(200, self._shown(self._record(kind, id), dict(asked.query).get("fields", "")))
            case ("PATCH", ["sobjects", kind, id]):
                self._record(kind, id).update(self._checked(asked.json))
                return 204, {}, b""
            case ("PATCH", ["sobjects", kind, name, value]):
                return self._upsert(kind, name, value, asked.json)
        return error(404, "NOT_FOUND", "The requested resource does not exist")

    def _token(self, form: dict[str, str]) -> Answer:
        if form.get("grant_type") != "client_credentials":
            return reply(400, {"error": "unsupported_grant_type", "error_description": "grant type not supported"})
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return reply(400, {"error": "invalid_client", "error_description": "invalid client credentials"})
        self.tokens.append(f"00Dfake!session{len(self.tokens)}")
        elsewhere = "https://elsewhere.example"
        return reply(200, {"access_token": self.tokens[-1], "instance_url": elsewhere, "token_type": "Bearer"})

    def _checked(self, fields: JsonObject) -> JsonObject:
        if "Wrong__c" in fields:
            raise Refusal(
                error(400, "INVALID_FIELD", "No such column 'Wrong__c' on sobject of type Account", "Wrong__c")
            )
        return fields

    def _create(self, kind: str, fields: JsonObject) -> str:
        if kind not in ("Account", "Contact"):
            raise Refusal(error(404, "NOT_FOUND", "The requested resource does not exist"))
        if kind == "Account" and "Name" not in fields:
            raise Refusal(error(400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name"))
        id = f"001{len(self.records):012d}AAA"
        self.records[id] = {"kind": kind, **self._checked(fields)}
        return id

    def _record(self, kind: str, id: str) -> JsonObject:
        found = self.records.get(id)
        if found is None or found["kind"] != kind:
            raise Refusal(error(404, "NOT_FOUND", "The requested resource does not exist"))
        return found

    def _upsert(self, kind: str, name: str, value: str, fields: JsonObject) -> Answer:
        for id, record in self.records.items():
            if record["kind"] == kind and record.get(name) == value:
                record.update(self._checked(fields))
                return reply(200, {"id": id, "success": True, "errors": [], "created": False})
        id = self._create(kind, {**fields, name: value})
        return reply(201, {"id": id, "success": True, "errors": [], "created": True})

    def _shown(self, record: JsonObject, fields: str = "") -> JsonObject:
        id = next(id for id, each in self.records.items() if each is record)
        attributes = {"type": record["kind"], "url": f"{PREFIX}sobjects/{record['kind']}/{id}"}
        values = {"Id": id, **{name: value for name, value in record.items() if name != "kind"}}
        names = fields.split(",") if fields else list(values)
        return {"attributes": attributes, **{name: values.get(name) for name in names}}

    def _page(self, soql: str, start: int) -> Answer:
        if soql and not soql.upper().startswith("SELECT"):
            return error(400, "MALFORMED_QUERY", f"unexpected token: {soql[:20]}")
        rows = [self._shown(each) for each in self.records.values()]
        page = rows[start : start + PAGE]
        document: JsonObject = {"totalSize": len(rows), "done": start + PAGE >= len(rows), "records": page}
        if not document["done"]:
            document["nextRecordsUrl"] = f"{PREFIX}query/01gRO0000016PIA-{start + PAGE}"
        return reply(200, json.loads(json.dumps(document)))
