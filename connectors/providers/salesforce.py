"""The connector `salesforce`: records of a Salesforce organization, through its REST API.

The access token is the operator's app's own (client credentials), requested at the organization's My Domain URL. The
response does not state its lifetime, and a session can be ended at any time, so that a 401 requests a new one. Records
are sent to that URL as well, never to the `instance_url` that the response names.
Source: developer.salesforce.com/docs/atlas.en-us.api_rest.meta and help.salesforce.com, OAuth 2.0 client credentials.
"""

from collections.abc import Collection, Mapping
from typing import Annotated, Any, Final

from msgspec import Meta, field

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import Wire, decode, decode_error, path, sanitize, simulated_number
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import NO_JSON, Classifier, Query
from connectors.transport.retry_after import retry_after
from connectors.transport.token_cache import ClientToken
from errors import NotConfigured, ParleyError, RateLimited, Unauthenticated, UpstreamFailed
from json_types import Json, JsonObject

_VERSION: Final = "v67.0"
_TOKEN_SECONDS: Final = 900.0
"""The shortest session that an organization can configure."""
_LIMIT_SECONDS: Final = 3600
"""The limit counts the requests of the last 24 hours; Salesforce does not state when the next one is possible."""
_MAX_BYTES: Final = 8 * 1024 * 1024
_LIMITED: Final = "REQUEST_LIMIT_EXCEEDED"
_BUSY: Final = frozenset({"UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE"})
"""The record is locked by another request, or the server is busy: nothing was changed."""

_BASE: Final = ProviderSetting(
    "SALESFORCE_BASE_URL",
    "The My Domain URL of your organization, such as `https://acme.my.salesforce.com`.",
    required=True,
)
_CLIENT_ID: Final = ProviderSetting(
    "SALESFORCE_CLIENT_ID", "The consumer key of an app that may use the client credentials flow.", required=True
)
_CLIENT_SECRET: Final = ProviderSetting(
    "SALESFORCE_CLIENT_SECRET", "The consumer secret of that app.", required=True, secret=True
)

Name = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,79}$(?!\n)")]
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$(?!\n)", description="15 or 18 characters.")]
Fields = Annotated[dict[Name, Any], Meta(min_length=1, description="The values by the API names of the fields.")]


class OfObject(Params, frozen=True, kw_only=True):
    """Records of one kind."""

    object: Annotated[Name, Meta(description="The API name of an object, such as Account or Invoice__c.")]


class CreateRecord(OfObject, frozen=True, kw_only=True):
    """A new record."""

    fields: Fields


class UpdateRecord(OfObject, frozen=True, kw_only=True):
    """New values of a record."""

    id: Id
    fields: Fields


class UpsertRecord(OfObject, frozen=True, kw_only=True):
    """A record by an id of another system."""

    external_id_field: Annotated[Name, Meta(description="A field that is declared as an external id.")]
    external_id: Annotated[str, Meta(min_length=1, max_length=255)]
    fields: Fields


class GetRecord(OfObject, frozen=True, kw_only=True):
    """A record."""

    id: Id
    fields: Annotated[list[Name], Meta(max_length=100, description="All fields, if it is empty.")] = field(
        default_factory=list
    )


class ListRecords(Params, frozen=True, kw_only=True):
    """A query."""

    soql: Annotated[str, Meta(min_length=1, max_length=20_000, description="A query in SOQL.")]
    cursor: (
        Annotated[
            str, Meta(pattern=r"^[A-Za-z0-9]{10,30}-[0-9]{1,9}$(?!\n)", description="`nextCursor` of the page before.")
        ]
        | None
    ) = None


class Stored(Result, frozen=True, kw_only=True):
    """The id of a record, and whether the call created it."""

    id: str
    created: bool


class Record(Result, frozen=True, kw_only=True):
    """A record."""

    record: dict[str, Any]


class Records(Result, frozen=True, kw_only=True):
    """A page of records, the number of all of them, and the cursor of the next page."""

    records: list[dict[str, Any]]
    total: int
    next_cursor: str | None


class _Token(Wire, frozen=True):
    access_token: str


class _Stored(Wire, frozen=True):
    id: str
    created: bool = True


class _Page(Wire, frozen=True, rename="camel"):
    records: list[dict[str, Any]]
    total_size: int
    next_records_url: str | None = None


class _Problem(Wire, frozen=True, rename="camel"):
    message: str = ""
    error_code: str = ""
    fields: list[str] = field(default_factory=list)


class _TokenProblem(Wire, frozen=True):
    error: str = ""
    error_description: str = ""


# ---- actions


async def _create(params: CreateRecord, call: Call) -> Stored:
    reply = await _request(call, "POST", path("sobjects", params.object), json=params.fields, repeatable=False)
    return Stored(id=decode(reply, _Stored, "Salesforce", repeatable=False).id, created=True)


async def _update(params: UpdateRecord, call: Call) -> Stored:
    await _request(call, "PATCH", path("sobjects", params.object, params.id), json=params.fields, repeatable=True)
    return Stored(id=params.id, created=False)


async def _upsert(params: UpsertRecord, call: Call) -> Stored:
    where = path("sobjects", params.object, params.external_id_field, params.external_id)
    reply = await _request(call, "PATCH", where, json=params.fields, repeatable=True)
    stored = decode(reply, _Stored, "Salesforce", repeatable=True)
    return Stored(id=stored.id, created=reply.status == 201)


async def _get(params: GetRecord, call: Call) -> Record:
    query = {"fields": ",".join(params.fields)} if params.fields else None
    reply = await _request(call, "GET", path("sobjects", params.object, params.id), query=query, repeatable=True)
    return Record(record=_without_attributes(decode(reply, dict[str, Any], "Salesforce", repeatable=True)))


async def _list(params: ListRecords, call: Call) -> Records:
    where, query = ("query", {"q": params.soql}) if params.cursor is None else (path("query", params.cursor), None)
    page = decode(
        await _request(call, "GET", where, query=query, repeatable=True), _Page, "Salesforce", repeatable=True
    )
    following = page.next_records_url.rstrip("/").rpartition("/")[2] if page.next_records_url else None
    rows = [_without_attributes(each) for each in page.records]
    return Records(records=rows, total=page.total_size, next_cursor=following)


async def _probe(call: Call) -> None:
    await _request(call, "GET", "limits", repeatable=True)


def _without_attributes(record: Mapping[str, Json]) -> JsonObject:
    """Return a record without the addresses of itself and of records within it."""
    return {name: _plain(value) for name, value in record.items() if name != "attributes"}


def _plain(value: Any) -> Any:
    match value:
        case {"attributes": _}:
            return _without_attributes(value)
        case {"records": list(rows)}:
            return [_plain(each) for each in rows]
    return value


# ---- requests


async def _bearer(call: Call, *, rejected: str | None = None) -> str:
    """Return the app's access token.

    Raises:
        NotConfigured: Salesforce does not accept the app.
    """
    owner = f"{call.settings[_BASE.name]} {call.settings[_CLIENT_ID.name]}"
    return await call.client_tokens.get(owner, lambda: _new_token(call), rejected=rejected)


async def _new_token(call: Call) -> ClientToken:
    form = {
        "grant_type": "client_credentials",
        "client_id": call.settings[_CLIENT_ID.name],
        "client_secret": call.settings[_CLIENT_SECRET.name],
    }
    url = f"{call.settings[_BASE.name]}/services/oauth2/token"
    reply = await call.provider.request(
        "POST", url, classify=_classifier(True, {400, 401}), repeatable=True, form=form, limit="token"
    )
    if reply.status in (400, 401):
        problem = decode_error(reply, _TokenProblem) or _TokenProblem()
        said = sanitize(f"{problem.error} {problem.error_description}".strip()) or "no reason given"
        raise NotConfigured(f"Salesforce does not accept SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET: {said}.")
    return ClientToken(decode(reply, _Token, "Salesforce", repeatable=True).access_token, _TOKEN_SECONDS)


async def _request(
    call: Call, method: str, where: str, *, json: Any = NO_JSON, query: Query | None = None, repeatable: bool
) -> Reply:
    token = await _bearer(call)
    for attempt in range(2):
        reply = await call.provider.request(
            method,
            f"{call.settings[_BASE.name]}/services/data/{_VERSION}/{where}",
            classify=_classifier(repeatable, {401}),
            repeatable=repeatable,
            query=query,
            json=json,
            bearer=token,
            max_bytes=_MAX_BYTES,
        )
        if reply.status != 401:
            return reply
        if not attempt:  # the session may have been ended before its time
            token = await _bearer(call, rejected=token)
    raise UpstreamFailed(f"Salesforce rejects an access token that it has just issued: {_message_of(reply)}.")


def _classifier(repeatable: bool, accepted: Collection[int] = ()) -> Classifier:
    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300 or reply.status in accepted:
            return None
        said = f"Salesforce responded with {reply.status}: {_message_of(reply)}."
        codes = {problem.error_code for problem in _problems(reply)}
        if reply.status == 401:
            return Unauthenticated(said)
        if reply.status == 429 or _LIMITED in codes:
            return RateLimited(said, retry_after_seconds=retry_after(reply.headers) or _LIMIT_SECONDS)
        if codes & _BUSY:
            return RateLimited(said, retry_after_seconds=1)
        if reply.status in (408, 425) or reply.status >= 500:
            return failure_of(reply, "Salesforce", repeatable=repeatable)
        return UpstreamFailed(said, permanent=reply.status == 400)

    return classify


def _problems(reply: Reply) -> list[_Problem]:
    return decode_error(reply, list[_Problem]) or []


def _message_of(reply: Reply) -> str:
    return sanitize("; ".join(map(_text, _problems(reply)))) or "no reason given"


def _text(problem: _Problem) -> str:
    fields = f" ({', '.join(problem.fields)})" if problem.fields else ""
    return f"{problem.error_code}: {problem.message}{fields}"


# ---- simulated replies


def _simulated_id(params: Params) -> str:
    return f"003{simulated_number(params, digits=12):012d}AAA"


SALESFORCE: Final = Connector(
    name="salesforce",
    title="Salesforce",
    description="Reads, creates and updates records of a Salesforce organization.",
    auth=Auth.CLIENT_CREDENTIALS,
    settings=(_BASE, _CLIENT_ID, _CLIENT_SECRET),
    probe=_probe,
    actions=(
        typed_action(
            "create_record",
            "Create a record",
            "Creates a record and returns its id.",
            CreateRecord,
            Stored,
            _create,
            simulated=lambda params: Stored(id=_simulated_id(params), created=True),
        ),
        typed_action(
            "update_record",
            "Update a record",
            "Sets fields of a record.",
            UpdateRecord,
            Stored,
            _update,
            simulated=lambda params: Stored(id=params.id, created=False),
            idempotent=True,
        ),
        typed_action(
            "upsert_record",
            "Create or update a record",
            "Sets fields of the record with an external id, or creates it.",
            UpsertRecord,
            Stored,
            _upsert,
            simulated=lambda params: Stored(id=_simulated_id(params), created=True),
            idempotent=True,
        ),
        typed_action(
            "get_record",
            "Get a record",
            "Returns a record by its id.",
            GetRecord,
            Record,
            _get,
            simulated=lambda params: Record(record={"Id": params.id, **dict.fromkeys(params.fields)}),
            idempotent=True,
        ),
        typed_action(
            "list_records",
            "Find records",
            "Returns a page of the records that a query in SOQL finds.",
            ListRecords,
            Records,
            _list,
            simulated=lambda params: Records(records=[{"Id": _simulated_id(params)}], total=1, next_cursor=None),
            idempotent=True,
        ),
    ),
)
