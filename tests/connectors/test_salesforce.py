"""The connector `salesforce` against a fake of its REST API on a socket: every action, and every error."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.providers.salesforce import SALESFORCE
from connectors.transport.provider_client import RetryPolicy
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    RateLimited,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.actions import ActionRunner, action_runner
from tests.fakes.http_service import Answer
from tests.fakes.provider import HANG_UP, reply
from tests.fakes.salesforce import LIMITED, LOCKED, FakeSalesforce, error

ACME: JsonObject = {"object": "Account", "fields": {"Name": "Acme"}}
MISSING = "001000000000009AAA"


@pytest.fixture
def organization() -> Iterator[FakeSalesforce]:
    with FakeSalesforce() as running:
        yield running


@pytest.fixture
async def salesforce(organization: FakeSalesforce) -> AsyncIterator[ActionRunner]:
    async with action_runner(SALESFORCE, organization.settings, None) as ready:
        yield ready


# ---- actions


async def test_a_record_is_created_changed_and_read(salesforce: ActionRunner):
    created = await salesforce("create_record", **ACME)
    assert created["created"]
    id = created["id"]
    updated = await salesforce("update_record", object="Account", id=id, fields={"Phone": "1"})
    assert updated == {"id": id, "created": False}
    whole = await salesforce("get_record", object="Account", id=id)
    assert whole == {"record": {"Id": id, "Name": "Acme", "Phone": "1"}}
    part = await salesforce("get_record", object="Account", id=id, fields=["Phone"])
    assert part == {"record": {"Phone": "1"}}


async def test_a_record_is_stored_once_by_its_external_id(organization: FakeSalesforce, salesforce: ActionRunner):
    params = {"object": "Account", "externalIdField": "Number__c", "externalId": "a/b", "fields": {"Name": "Acme"}}
    first = await salesforce("upsert_record", **params)
    second = await salesforce("upsert_record", **params)
    assert (first["created"], second["created"]) == (True, False) and first["id"] == second["id"]
    assert [each["Number__c"] for each in organization.records.values()] == ["a%2Fb"], "one segment of the path"


async def test_records_are_found_page_by_page(salesforce: ActionRunner):
    for number in range(3):
        await salesforce("create_record", object="Account", fields={"Name": f"Number {number}"})
    soql = "SELECT Id, Name FROM Account"
    first = await salesforce("list_records", soql=soql)
    second = await salesforce("list_records", soql=soql, cursor=first["nextCursor"])
    names = [each["Name"] for page in (first, second) for each in page["records"]]
    assert names == ["Number 0", "Number 1", "Number 2"]
    assert (first["total"], second["nextCursor"]) == (3, None)


async def test_records_within_records_are_plain(organization: FakeSalesforce, salesforce: ActionRunner):
    inner = {"attributes": {"type": "Contact"}, "Name": "Ann"}
    children = {"totalSize": 1, "done": True, "records": [inner]}
    page = {"totalSize": 1, "records": [{"attributes": {}, "Owner": inner, "Contacts": children, "Tags": None}]}
    await salesforce("create_record", **ACME)  # the token is requested first
    organization.instead = [reply(200, page)]
    found = await salesforce("list_records", soql="SELECT Owner.Name FROM Account")
    assert found["records"] == [{"Owner": {"Name": "Ann"}, "Contacts": [{"Name": "Ann"}], "Tags": None}]


async def test_the_probe_reads_the_limits(organization: FakeSalesforce, salesforce: ActionRunner):
    assert SALESFORCE.probe is not None
    await SALESFORCE.probe(salesforce.call)
    assert [each.path.rpartition("/")[2] for each in organization.requests] == ["token", "limits"]


# ---- sessions


async def test_a_session_serves_many_requests(organization: FakeSalesforce, salesforce: ActionRunner):
    for _ in range(3):
        await salesforce("create_record", **ACME)
    assert len(organization.asked_for("/token")) == 1


async def test_a_session_that_was_ended_is_replaced(organization: FakeSalesforce, salesforce: ActionRunner):
    await salesforce("create_record", **ACME)
    organization.end_sessions()
    await salesforce("create_record", **ACME)
    assert len(organization.records) == 2 and len(organization.asked_for("/token")) == 2


async def test_an_app_that_is_not_accepted_concerns_the_settings(
    organization: FakeSalesforce, salesforce: ActionRunner
):
    wrong = salesforce.with_changes(settings={**organization.settings, "SALESFORCE_CLIENT_SECRET": "another"})
    failed = await wrong.failure("create_record", **ACME)
    assert type(failed) is NotConfigured and "invalid client credentials" in failed.message
    assert "another" not in failed.message


async def test_a_new_session_that_is_rejected_is_an_error(organization: FakeSalesforce, salesforce: ActionRunner):
    organization.afterwards = lambda asked: organization.end_sessions() if asked.path.endswith("/token") else None
    failed = await salesforce.failure("create_record", **ACME)
    assert type(failed) is UpstreamFailed and "INVALID_SESSION_ID" in failed.message


# ---- errors


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"Name": "A", "Wrong__c": 1}, "INVALID_FIELD"), ({"Phone": "1"}, "Required fields are missing: [Name] (Name)")],
)
async def test_an_invalid_record_is_explained(salesforce: ActionRunner, fields: JsonObject, said: str):
    failed = await salesforce.failure("create_record", object="Account", fields=fields)
    assert type(failed) is UpstreamFailed and failed.permanent and said in failed.message


async def test_a_missing_record_is_an_error(salesforce: ActionRunner):
    failed = await salesforce.failure("get_record", object="Account", id=MISSING)
    assert type(failed) is UpstreamFailed and failed.upstream_status == 404


async def test_a_malformed_query_is_explained(salesforce: ActionRunner):
    failed = await salesforce.failure("list_records", soql="DROP TABLE Account")
    assert type(failed) is UpstreamFailed and "MALFORMED_QUERY" in failed.message


@pytest.mark.parametrize(("answer", "seconds"), [(LIMITED, 3600), (LOCKED, 1)])
async def test_a_request_that_was_not_carried_out_may_be_sent_again(
    organization: FakeSalesforce, salesforce: ActionRunner, answer: Answer, seconds: int
):
    await salesforce("create_record", **ACME)
    organization.instead = [answer]
    failed = await salesforce.failure("create_record", **ACME)
    assert (type(failed), failed.retry_after_seconds) == (RateLimited, seconds)
    assert len(organization.records) == 1


async def test_a_locked_record_is_changed_once_it_is_free(organization: FakeSalesforce, salesforce: ActionRunner):
    id = (await salesforce("create_record", **ACME))["id"]
    organization.instead = [LOCKED]
    patient = salesforce.with_changes(retry_policy=RetryPolicy())
    await patient("update_record", object="Account", id=id, fields={"Phone": "2"})
    assert organization.records[id]["Phone"] == "2"


async def test_a_record_is_not_created_again_without_a_reply(organization: FakeSalesforce, salesforce: ActionRunner):
    await salesforce("create_record", **ACME)
    organization.afterwards = lambda _asked: HANG_UP
    failed = await salesforce.with_changes(retry_policy=RetryPolicy()).failure("create_record", **ACME)
    assert type(failed) is OutcomeUnknown and len(organization.records) == 2


async def test_an_upsert_is_repeated_without_a_reply(organization: FakeSalesforce, salesforce: ActionRunner):
    await salesforce("create_record", **ACME)
    answers: list[Answer | None] = [HANG_UP, None]
    organization.afterwards = lambda _asked: answers.pop(0)
    stored = await salesforce.with_changes(retry_policy=RetryPolicy())(
        "upsert_record", object="Account", externalIdField="Number__c", externalId="7", fields={"Name": "Seven"}
    )
    assert not stored["created"] and len(organization.records) == 2


async def test_an_unavailable_server_may_be_asked_again(organization: FakeSalesforce, salesforce: ActionRunner):
    await salesforce("create_record", **ACME)
    organization.instead = [error(503, "SERVER_UNAVAILABLE", "Server too busy")]
    assert type(await salesforce.failure("create_record", **ACME)) is RateLimited
    organization.instead = [(503, {}, b"")]
    assert type(await salesforce.failure("create_record", **ACME)) is UpstreamUnavailable


@pytest.mark.parametrize(
    ("action", "params"),
    [
        ("create_record", {"object": "../Account", "fields": {"Name": "A"}}),
        ("create_record", {"object": "Account", "fields": {}}),
        ("get_record", {"object": "Account", "id": "../../limits"}),
        ("list_records", {"soql": "SELECT Id FROM Account", "cursor": "../limits"}),
    ],
)
async def test_invalid_params_are_not_sent(
    organization: FakeSalesforce, salesforce: ActionRunner, action: str, params: JsonObject
):
    with pytest.raises(InvalidInput):
        await salesforce(action, **params)
    assert not organization.requests


EXAMPLES: dict[str, list[JsonObject]] = {
    "create_record": [ACME],
    "update_record": [{"object": "Account", "id": MISSING, "fields": {"Phone": "1"}}],
    "upsert_record": [
        {"object": "Account", "externalIdField": "Number__c", "externalId": "7", "fields": {"Name": "Seven"}}
    ],
    "get_record": [{"object": "Account", "id": MISSING}, {"object": "Account", "id": MISSING, "fields": ["Name"]}],
    "list_records": [{"soql": "SELECT Id FROM Account"}],
}
"""Valid params for every action."""
