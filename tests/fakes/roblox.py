"""Open Cloud of Roblox: a key in a header, errors of two forms, entries with etags, uploads that take a while."""

import email.parser
import email.policy
import json
import re
from typing import Any, Final
from urllib.parse import unquote

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, reply

KEY, UNIVERSE, PLACE = "fake-open-cloud-key", "42", "77"

JsonObject = dict[str, Any]


def error(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> Answer:
    """Return an error in the form of version 2."""
    return reply(status, {"code": code, "message": message}, headers)


def gateway_error(status: int, message: str) -> Answer:
    """Return an error in the form of the gateway and of version 1."""
    return reply(status, {"errors": [{"code": 0, "message": message}]})


EXHAUSTED: Final = "RESOURCE_EXHAUSTED"


class FakeRoblox(FakeProvider):
    """One experience with one place."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[JsonObject] = []
        self.entries: dict[str, JsonObject] = {}
        self.versions: list[tuple[str, str, bytes]] = []
        self.assets: list[tuple[JsonObject, bytes]] = []
        self.moderated = False

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a gateway that uses the experience."""
        return {"ROBLOX_BASE_URL": self.url, "ROBLOX_API_KEY": KEY, "ROBLOX_UNIVERSE_ID": UNIVERSE}

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        if asked.headers.get("x-api-key") != KEY:
            return gateway_error(401, "Invalid API Key")
        segments = [unquote(each) for each in asked.path.strip("/").split("/")]
        match (asked.method, segments):
            case ("GET", ["cloud", "v2", "universes", universe]) if universe == UNIVERSE:
                return reply(200, {"path": f"universes/{UNIVERSE}"})
            case ("POST", ["cloud", "v2", "universes", "42:publishMessage"]):
                return self._publish(asked.json)
            case ("GET", ["cloud", "v2", "universes", _, "data-stores", *store, "entries"]):
                return self._keys("/".join(store), dict(asked.query))
            case (method, ["cloud", "v2", "universes", _, "data-stores", *store, "entries", key]):
                return self._entry(method, f"{'/'.join(store)}/{key}", asked)
            case ("POST", ["universes", "v1", _, "places", place, "versions"]):
                return self._place(place, asked)
            case ("POST", ["assets", "v1", "assets"]):
                return self._asset(asked)
            case ("GET", ["assets", "v1", "operations", id]):
                return self._operation(id)
        return gateway_error(404, "NotFound")

    def _publish(self, given: JsonObject) -> Answer:
        if len(given["message"].encode()) > 1024:
            return error(400, "INVALID_ARGUMENT", "The message is too long.")
        self.messages.append(given)
        return 200, {}, b""

    def _entry(self, method: str, name: str, asked: Asked) -> Answer:
        stored = self.entries.get(name)
        if method == "PATCH":
            return self._set(name, stored, asked.json, dict(asked.query).get("allowMissing") == "true")
        if stored is None:
            return error(404, "NOT_FOUND", "Entry not found in the datastore.")
        if method == "DELETE":
            del self.entries[name]
            return 200, {}, b""
        return reply(200, stored)

    def _set(self, name: str, stored: JsonObject | None, given: JsonObject, allow_missing: bool) -> Answer:
        if stored is None and not allow_missing:
            return error(404, "NOT_FOUND", "Entry not found in the datastore.")
        if "etag" in given and stored is not None and given["etag"] != stored["etag"]:
            return error(409, "ABORTED", "The etag does not match.")
        number = 1 if stored is None else int(stored["etag"]) + 1
        self.entries[name] = {"value": given["value"], "etag": str(number), "revisionId": f"r{number}"}
        return reply(200, self.entries[name])

    def _keys(self, store: str, query: dict[str, str]) -> Answer:
        found = re.fullmatch(r'id\.startsWith\("(.*)"\)', query.get("filter", 'id.startsWith("")'))
        assert found is not None
        prefix = f"{store}/"
        keys = sorted(each.removeprefix(prefix) for each in self.entries if each.startswith(prefix))
        matching = [key for key in keys if key.startswith(found[1])]
        start, size = int(query.get("pageToken", "0")), int(query["maxPageSize"])
        token = str(start + size) if start + size < len(matching) else ""
        page = [{"path": f"…/{key}", "id": key} for key in matching[start : start + size]]
        return reply(200, {"dataStoreEntries": page, "nextPageToken": token})

    def _place(self, place: str, asked: Asked) -> Answer:
        if place != PLACE:
            return gateway_error(404, "NotFound")
        kind, version_type = asked.headers["content-type"], dict(asked.query)["versionType"]
        if kind not in ("application/octet-stream", "application/xml"):
            return gateway_error(415, "Unsupported media type")
        self.versions.append((version_type, kind, asked.body))
        return reply(200, {"versionNumber": len(self.versions)})

    def _asset(self, asked: Asked) -> Answer:
        head = f"content-type: {asked.headers['content-type']}\r\n\r\n".encode()
        parsed = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + asked.body)
        parts = {part.get_param("name", header="content-disposition"): part for part in parsed.iter_parts()}
        if set(parts) != {"request", "fileContent"}:
            raise Refusal(error(400, "INVALID_ARGUMENT", "The request is not valid."))
        described, content = (parts[name].get_payload(decode=True) for name in ("request", "fileContent"))
        assert isinstance(described, bytes) and isinstance(content, bytes)
        self.assets.append((json.loads(described), content))
        return reply(200, {"path": f"operations/op{len(self.assets)}"})

    def _operation(self, id: str) -> Answer:
        document: JsonObject = {"path": f"operations/{id}", "done": self.moderated}
        if self.moderated:
            document["response"] = {"assetId": "9000000001", "assetType": "Decal"}
        return reply(200, document)
