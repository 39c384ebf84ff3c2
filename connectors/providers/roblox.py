"""The connector `roblox`: an experience of Roblox, through Open Cloud: messages, data stores, places and assets.

The key belongs to the operator and is restricted to an experience and to operations at create.roblox.com.
Source: create.roblox.com/docs/cloud, on messaging, data stores, place publishing, assets, errors and rate limits.
"""

import base64
import math
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

import orjson
from msgspec import Meta, field

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, decode_error, path, sanitize, simulated_number
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from connectors.transport.retry_after import MAX_RETRY_AFTER, retry_after
from errors import InvalidInput, ParleyError, RateLimited, UpstreamFailed
from json_types import Json, JsonObject

BASE: Final = "https://apis.roblox.com"
MAX_MESSAGE_BYTES: Final = 1024
_MAX_FILE: Final = 4 * 1024 * 1024
"""Bytes of a place or an asset; Roblox accepts more, but params are stored with the run."""
_MAX_BYTES: Final = 8 * 1024 * 1024
_DEFAULT_RETRY_AFTER: Final = 10
_BOUNDARY: Final = "parley-3f6c2d0e9b7a4c51"


def _check_universe(value: str) -> None:
    if not value.isdecimal() or len(value) > 19:
        raise ValueError("must be the id of an experience (universe), a number")


_BASE: Final = ProviderSetting("ROBLOX_BASE_URL", "The base URL of Open Cloud.", default=BASE)
_KEY: Final = ProviderSetting("ROBLOX_API_KEY", "An API key of Open Cloud.", required=True, secret=True)
_UNIVERSE: Final = ProviderSetting(
    "ROBLOX_UNIVERSE_ID", "The id of the experience (universe).", required=True, check=_check_universe
)

Number = Annotated[str, Meta(pattern=r"^[0-9]{1,19}$(?!\n)")]
Name = Annotated[str, Meta(min_length=1, max_length=50)]
File = Annotated[str, Meta(min_length=1, max_length=_MAX_FILE * 4 // 3 + 4, description="In base64.")]


class PublishMessage(Params, frozen=True, kw_only=True):
    """A message to the servers of the experience."""

    topic: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9_.:-]+$(?!\n)")]
    message: Annotated[str, Meta(min_length=1, max_length=MAX_MESSAGE_BYTES, description="At most 1 KiB in UTF-8.")]


class Entry(Params, frozen=True, kw_only=True):
    """An entry of a data store."""

    data_store: Name
    key: Name
    scope: Name | None = None


class SetEntry(Entry, frozen=True, kw_only=True):
    """A new value of an entry."""

    value: Any
    etag: (
        Annotated[
            str,
            Meta(min_length=1, max_length=100, description="The version that is replaced: another one is an error."),
        ]
        | None
    ) = None


class ListEntries(Params, frozen=True, kw_only=True):
    """A page of the keys of a data store."""

    data_store: Name
    scope: Name | None = None
    prefix: Annotated[str, Meta(max_length=50, pattern=r'^[^"\\]*$(?!\n)')] = ""
    max_results: Annotated[int, Meta(ge=1, le=100)] = 50
    page_token: Annotated[str, Meta(max_length=2000)] | None = None


class PublishPlace(Params, frozen=True, kw_only=True):
    """A new version of a place."""

    place_id: Number
    content: Annotated[File, Meta(description="The place file, in base64.")]
    format: Annotated[Literal["rbxl", "rbxlx"], Meta(description="Binary, or XML.")] = "rbxl"
    publish: Annotated[bool, Meta(description="Whether players get it; otherwise it is only saved.")] = True


class CreateAsset(Params, frozen=True, kw_only=True):
    """A new asset of a user or a group."""

    type: Annotated[str, Meta(pattern=r"^[A-Za-z]{1,40}$(?!\n)", description="Such as Decal, Audio or Model.")]
    name: Annotated[str, Meta(min_length=1, max_length=50)]
    description: Annotated[str, Meta(max_length=1000)] = ""
    content: File
    content_type: Annotated[str, Meta(pattern=r"^[a-z]+/[a-z0-9.+-]{1,60}$(?!\n)", description="Such as image/png.")]
    user_id: Annotated[Number, Meta(description="Its creator, if that is a user.")] | None = None
    group_id: Annotated[Number, Meta(description="Its creator, if that is a group.")] | None = None


class GetOperation(Params, frozen=True, kw_only=True):
    """The upload of an asset."""

    operation: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,100}$(?!\n)")]


class Done(Result, frozen=True, kw_only=True):
    """A call without a result."""

    done: bool = True


class StoredEntry(Result, frozen=True, kw_only=True):
    """An entry; `found` is false if there is none."""

    found: bool
    value: Any = None
    etag: str | None = None
    revision: str | None = None


class EntryKeys(Result, frozen=True, kw_only=True):
    """A page of keys."""

    keys: list[str]
    next_page_token: str | None


class PlaceVersion(Result, frozen=True, kw_only=True):
    """The number of a version."""

    version: int


class Upload(Result, frozen=True, kw_only=True):
    """An upload. Assets are moderated, so that it takes a while until it is done and the asset has an id."""

    operation: str
    done: bool
    asset_id: str | None = None
    problem: str | None = None


class _Entry(Wire, frozen=True, rename="camel"):
    value: Any = None
    etag: str | None = None
    revision_id: str | None = None

    def result(self) -> StoredEntry:
        return StoredEntry(found=True, value=self.value, etag=self.etag, revision=self.revision_id)


class _Key(Wire, frozen=True):
    id: str


class _Keys(Wire, frozen=True, rename="camel"):
    data_store_entries: list[_Key] = field(default_factory=list)
    next_page_token: str = ""


class _Version(Wire, frozen=True, rename="camel"):
    version_number: int


class _Asset(Wire, frozen=True, rename="camel"):
    asset_id: str | int | None = None


class _Problem(Wire, frozen=True):
    code: str | int = ""
    message: str = ""


class _Operation(Wire, frozen=True):
    path: str
    done: bool = False
    response: _Asset | None = None
    error: _Problem | None = None

    def result(self) -> Upload:
        asset = self.response.asset_id if self.response else None
        return Upload(
            operation=self.path.removeprefix("operations/"),
            done=self.done,
            asset_id=None if asset is None else str(asset),
            problem=sanitize(self.error.message or str(self.error.code)) if self.error else None,
        )


class _Problems(Wire, frozen=True):
    code: str | int = ""
    message: str = ""
    errors: list[_Problem] = field(default_factory=list)


# ---- actions


async def _publish_message(params: PublishMessage, call: Call) -> Done:
    if len(params.message.encode()) > MAX_MESSAGE_BYTES:
        raise InvalidInput("A message has at most 1,024 bytes in UTF-8.", field=["params", "message"])
    sent = {"topic": params.topic, "message": params.message}
    await _request(call, "POST", f"cloud/v2/{_universe(call)}:publishMessage", json=sent, repeatable=False)
    return Done()


async def _get_entry(params: Entry, call: Call) -> StoredEntry:
    reply = await _request(call, "GET", _entry_path(params, call), repeatable=True, missing=True)
    if reply.status == 404:
        return StoredEntry(found=False)
    return decode(reply, _Entry, "Roblox", repeatable=True).result()


async def _set_entry(params: SetEntry, call: Call) -> StoredEntry:
    sent: JsonObject = {"value": params.value} | ({"etag": params.etag} if params.etag is not None else {})
    query = {"allowMissing": "true"} if params.etag is None else None
    where = _entry_path(params, call)
    reply = await _request(call, "PATCH", where, json=sent, query=query, repeatable=params.etag is None)
    return decode(reply, _Entry, "Roblox", repeatable=params.etag is None).result()


async def _delete_entry(params: Entry, call: Call) -> Done:
    await _request(call, "DELETE", _entry_path(params, call), repeatable=True, missing=True)
    return Done()


async def _list_entries(params: ListEntries, call: Call) -> EntryKeys:
    query: dict[str, str | int] = {"maxPageSize": params.max_results}
    if params.prefix:
        query["filter"] = f'id.startsWith("{params.prefix}")'
    if params.page_token is not None:
        query["pageToken"] = params.page_token
    where = f"cloud/v2/{_universe(call)}/{_store_path(params.data_store, params.scope)}/entries"
    found = decode(await _request(call, "GET", where, query=query, repeatable=True), _Keys, "Roblox", repeatable=True)
    return EntryKeys(keys=[each.id for each in found.data_store_entries], next_page_token=found.next_page_token or None)


async def _publish_place(params: PublishPlace, call: Call) -> PlaceVersion:
    where = path("universes", "v1", call.settings[_UNIVERSE.name], "places", params.place_id, "versions")
    kind = "application/octet-stream" if params.format == "rbxl" else "application/xml"
    query = {"versionType": "Published" if params.publish else "Saved"}
    content = _bytes(params.content)
    reply = await _request(call, "POST", where, query=query, content=content, content_type=kind, repeatable=False)
    return PlaceVersion(version=decode(reply, _Version, "Roblox", repeatable=False).version_number)


async def _create_asset(params: CreateAsset, call: Call) -> Upload:
    if (params.user_id is None) == (params.group_id is None):
        raise InvalidInput("Name either a user or a group as the creator.", field=["params", "userId"])
    creator = {"userId": params.user_id} if params.user_id is not None else {"groupId": params.group_id}
    described = {
        "assetType": params.type,
        "displayName": params.name,
        "description": params.description,
        "creationContext": {"creator": creator},
    }
    content = multipart(described, _bytes(params.content), params.content_type)
    kind = f"multipart/form-data; boundary={_BOUNDARY}"
    reply = await _request(call, "POST", "assets/v1/assets", content=content, content_type=kind, repeatable=False)
    return decode(reply, _Operation, "Roblox", repeatable=False).result()


async def _get_operation(params: GetOperation, call: Call) -> Upload:
    reply = await _request(call, "GET", path("assets", "v1", "operations", params.operation), repeatable=True)
    return decode(reply, _Operation, "Roblox", repeatable=True).result()


async def _probe(call: Call) -> None:
    await _request(call, "GET", f"cloud/v2/{_universe(call)}", repeatable=True)


def _universe(call: Call) -> str:
    return path("universes", call.settings[_UNIVERSE.name])


def _entry_path(params: Entry, call: Call) -> str:
    return f"cloud/v2/{_universe(call)}/{_store_path(params.data_store, params.scope)}/{path('entries', params.key)}"


def _store_path(data_store: str, scope: str | None) -> str:
    return path("data-stores", data_store, *(("scopes", scope) if scope is not None else ()))


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise InvalidInput("This is not base64.", field=["params", "content"]) from None


def multipart(described: Mapping[str, object], content: bytes, content_type: str) -> bytes:
    """Return the body of an upload: the description of the asset in JSON, and its file."""
    boundary = f"--{_BOUNDARY}\r\n".encode()
    first = b'content-disposition: form-data; name="request"\r\n\r\n' + orjson.dumps(described)
    head = f'content-disposition: form-data; name="fileContent"; filename="asset"\r\ncontent-type: {content_type}'
    return b"".join(
        (boundary, first, b"\r\n", boundary, head.encode(), b"\r\n\r\n", content, f"\r\n--{_BOUNDARY}--\r\n".encode())
    )


# ---- requests


async def _request(
    call: Call,
    method: str,
    where: str,
    *,
    json: Any = NO_JSON,
    query: Query | None = None,
    content: bytes | None = None,
    content_type: str | None = None,
    repeatable: bool,
    missing: bool = False,
) -> Reply:
    """Send a request to Open Cloud.

    Args:
        missing: whether the caller handles 404 itself.
    """
    return await call.provider.request(
        method,
        f"{call.settings[_BASE.name]}/{where}",
        classify=_classifier(repeatable, missing),
        repeatable=repeatable,
        headers={"x-api-key": call.settings[_KEY.name]} | ({"content-type": content_type} if content_type else {}),
        query=query,
        json=json,
        content=content,
        max_bytes=_MAX_BYTES,
        limit=where.split("/", 2)[0],
    )


def _classifier(repeatable: bool, missing: bool) -> Classifier:
    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300 or (missing and reply.status == 404):
            return None
        said = f"Roblox responded with {reply.status}: {_message_of(reply)}."
        if reply.status == 429:
            return RateLimited(said, retry_after_seconds=_seconds(reply.headers))
        if reply.status in (408, 425, 499) or reply.status >= 500:
            return failure_of(reply, "Roblox", repeatable=repeatable)
        return UpstreamFailed(said, permanent=reply.status == 400)

    return classify


def _message_of(reply: Reply) -> str:
    """Return Roblox's reason, in the form of its version 2 or of its gateway and its version 1."""
    found = decode_error(reply, _Problems) or _Problems()
    texts = [f"{found.code} {found.message}".strip(), *(f"{each.code} {each.message}" for each in found.errors)]
    return sanitize("; ".join(filter(None, texts))) or "no reason given"


def _seconds(headers: Mapping[str, str]) -> int:
    """Return how long to wait: `Retry-After`, or `x-ratelimit-reset`, which is a number of seconds."""
    if (seconds := retry_after(headers)) is not None:
        return max(1, seconds)
    try:
        return min(max(1, math.ceil(float(headers.get("x-ratelimit-reset", "").split(",")[0]))), MAX_RETRY_AFTER)
    except (ValueError, OverflowError):
        return _DEFAULT_RETRY_AFTER


# ---- simulated replies


def _simulated_entry(value: Json) -> StoredEntry:
    return StoredEntry(found=True, value=value, etag="1", revision="1")


ROBLOX: Final = Connector(
    name="roblox",
    title="Roblox",
    description="Sends messages to an experience, and changes its data stores, places and assets.",
    auth=Auth.API_KEY,
    settings=(_BASE, _KEY, _UNIVERSE),
    probe=_probe,
    actions=(
        typed_action(
            "publish_message",
            "Publish a message",
            "Sends a message to all servers of the experience that subscribe to a topic.",
            PublishMessage,
            Done,
            _publish_message,
            simulated=lambda _params: Done(),
        ),
        typed_action(
            "get_entry",
            "Get an entry",
            "Returns the value of an entry of a data store.",
            Entry,
            StoredEntry,
            _get_entry,
            simulated=lambda _params: _simulated_entry(None),
            idempotent=True,
        ),
        typed_action(
            "set_entry",
            "Set an entry",
            "Sets the value of an entry of a data store; with `etag`, only if nobody has changed it since.",
            SetEntry,
            StoredEntry,
            _set_entry,
            simulated=lambda params: _simulated_entry(params.value),
            idempotent=lambda params: params.etag is None,
        ),
        typed_action(
            "delete_entry",
            "Delete an entry",
            "Deletes an entry of a data store.",
            Entry,
            Done,
            _delete_entry,
            simulated=lambda _params: Done(),
            idempotent=True,
        ),
        typed_action(
            "list_entries",
            "List entries",
            "Returns a page of the keys of a data store.",
            ListEntries,
            EntryKeys,
            _list_entries,
            simulated=lambda params: EntryKeys(keys=[f"{params.prefix}simulated"], next_page_token=None),
            idempotent=True,
        ),
        typed_action(
            "publish_place",
            "Publish a place",
            "Publishes or saves a new version of a place.",
            PublishPlace,
            PlaceVersion,
            _publish_place,
            simulated=lambda params: PlaceVersion(version=1 + simulated_number(params, digits=3)),
        ),
        typed_action(
            "create_asset",
            "Upload an asset",
            "Begins the upload of an asset; `get_operation` returns its id.",
            CreateAsset,
            Upload,
            _create_asset,
            simulated=lambda params: Upload(operation=f"simulated-{simulated_number(params)}", done=False),
        ),
        typed_action(
            "get_operation",
            "Get an upload",
            "Returns whether an upload is done, and the id of the asset.",
            GetOperation,
            Upload,
            _get_operation,
            simulated=lambda params: Upload(
                operation=params.operation, done=True, asset_id=str(simulated_number(params, digits=12))
            ),
            idempotent=True,
        ),
    ),
)
