"""Tokens for connectors: refreshed before they expire, once for concurrent requests, until the provider revokes the
grant.
"""

import asyncio
from datetime import timedelta

import pytest

from connectors.oauth.errors import GrantRefused
from connectors.oauth.providers import find_oauth_provider
from engine.outbound.oauth_tokens import next_refresh
from errors import Conflict, NotConfigured, RateLimited, ReauthRequired, UpstreamFailed, UpstreamUnavailable
from models.connections import ConnectionStatus, OAuthConnection, Tokens
from storage.clock import now
from storage.database import transaction
from storage.encryption import DecryptionFailed
from tests.connections.house import House
from tests.connectors.test_retry_after import http_date

ROTATING = ("slack", "github", "pipedream")


async def test_a_valid_token_is_returned_as_is(house: House) -> None:
    row = await house.connect("google")
    before = len(house.providers["google"].requests)
    token = await house.find("google", ["read"])
    assert token.value == row.access_token(house.settings.encryption_keys)
    assert (token.connection_id, token.account, token.scopes) == (row.id, "ada", ("read",))
    assert token.value not in repr(token)
    assert len(house.providers["google"].requests) == before


@pytest.mark.parametrize("kind", ["google", *ROTATING])
async def test_a_token_is_refreshed_before_it_expires(house: House, kind: str) -> None:
    row = await house.connect(kind)
    await house.near_its_end(row)
    token = await house.find(kind)
    assert house.providers[kind].is_good(token.value)
    current = await house.read(row)
    assert current.access_token(house.settings.encryption_keys) == token.value
    assert current.last_refreshed_at is not None and current.expires_at is not None
    assert current.expires_at > now() + timedelta(minutes=50)
    rotated = current.refresh_token(house.settings.encryption_keys) != row.refresh_token(house.settings.encryption_keys)
    assert rotated == (kind != "google")


@pytest.mark.parametrize(("lifetime", "early"), [(3600, 120), (240, 120), (60, 30)])
async def test_a_token_is_due_two_minutes_before_it_expires_or_halfway(house: House, lifetime: int, early: int) -> None:
    row = await house.connect("google", lifetime=lifetime)
    assert row.expires_at is not None and row.refresh_at == row.expires_at - timedelta(seconds=early)


async def test_an_encrypted_token_belongs_to_its_row(house: House) -> None:
    keys = house.settings.encryption_keys
    one, other = await house.connect("google"), await house.connect("slack")
    assert other.access_token(keys) != one.access_token(keys)
    other.sealed_access = one.sealed_access
    await other.save()
    moved = await house.read(other)
    with pytest.raises(DecryptionFailed):
        moved.access_token(keys)


@pytest.mark.parametrize("kind", ["google", *ROTATING])
async def test_concurrent_requests_share_one_refresh(house: House, kind: str) -> None:
    row = await house.connect(kind)
    await house.expire(row)
    before = len(house.providers[kind].refreshes)
    tokens = await asyncio.gather(*(house.find(kind) for _ in range(50)))
    assert len({token.value for token in tokens}) == 1 and house.providers[kind].is_good(tokens[0].value)
    assert len(house.providers[kind].refreshes) == before + 1


async def test_giving_up_does_not_stop_the_refresh(house: House) -> None:
    row = await house.connect("slack")
    await house.expire(row)
    impatient = asyncio.create_task(house.find("slack"))
    await asyncio.sleep(0)
    impatient.cancel()
    token = await house.find("slack")
    assert house.providers["slack"].is_good(token.value)
    assert (await house.read(row)).status is ConnectionStatus.CONNECTED


async def test_a_rejected_token_is_replaced_once(house: House) -> None:
    """The provider returns 401 before the expiry time: the token was revoked there."""
    row = await house.connect("slack")
    old = await house.find("slack")
    house.providers["slack"].expire()
    renewed = await asyncio.gather(*(house.accounts.token_refused(row.id, old.value) for _ in range(10)))
    assert len({token.value for token in renewed}) == 1 and house.providers["slack"].is_good(renewed[0].value)
    late = await house.accounts.token_refused(row.id, old.value)
    assert late.value == renewed[0].value, "a late request with the old token gets the new one"


async def test_a_rejected_new_token_is_not_replaced_repeatedly(house: House) -> None:
    row = await house.connect("slack")
    renewed = await house.accounts.token_refused(row.id, (await house.find("slack")).value)
    before = len(house.providers["slack"].refreshes)
    for _ in range(5):
        with pytest.raises(UpstreamFailed, match="just issued"):
            await house.accounts.token_refused(row.id, renewed.value)
    assert len(house.providers["slack"].refreshes) == before


# ---------------------------------------------------------------- failures


@pytest.mark.parametrize("kind", ["google", *ROTATING])
async def test_a_revoked_grant_requires_reauthorization(house: House, kind: str) -> None:
    row = await house.connect(kind, refresh="never-given")
    await house.expire(row)
    asked = len(house.providers[kind].requests)
    for _ in range(3):
        with pytest.raises(ReauthRequired, match="connected again"):
            await house.find(kind)
    assert len(house.providers[kind].requests) == asked + 1, "the provider is asked only once"
    current = await house.read(row)
    assert current.status is ConnectionStatus.REAUTH_REQUIRED
    assert (current.sealed_access, current.sealed_refresh, current.refresh_at) == (None, None, None)
    assert await house.accounts.sweep(now() + timedelta(days=1)) == 0


async def test_reconnecting_restores_the_connection(house: House) -> None:
    row = await house.connect("slack", refresh="never-given")
    await house.expire(row)
    with pytest.raises(ReauthRequired):
        await house.find("slack")
    again = await house.connect("slack")
    assert again.id == row.id
    assert house.providers["slack"].is_good((await house.find("slack")).value)


async def test_expiry_without_a_refresh_token_requires_reauthorization(house: House) -> None:
    row = await house.connect("google", refresh=None, lifetime=3600)
    await house.expire(row)
    with pytest.raises(ReauthRequired, match="no refresh token"):
        await house.find("google")
    assert (await house.read(row)).status is ConnectionStatus.REAUTH_REQUIRED


async def test_a_token_without_expiry_is_used_until_it_is_rejected(house: House) -> None:
    row = await house.connect("github", refresh=None, lifetime=None)
    token = await house.find("github")
    with pytest.raises(ReauthRequired):
        await house.accounts.token_refused(row.id, token.value)
    assert (await house.read(row)).status is ConnectionStatus.REAUTH_REQUIRED


async def test_a_provider_outage_has_no_effect_while_the_token_is_valid(house: House) -> None:
    row = await house.connect("slack")
    await house.near_its_end(row)
    house.providers["slack"].down = 503
    assert (await house.find("slack")).value == row.access_token(house.settings.encryption_keys)
    current = await house.read(row)
    assert (current.status, current.failures) == (ConnectionStatus.CONNECTED, 1)
    assert current.last_error is not None and "503" in current.last_error
    asked = len(house.providers["slack"].requests)
    await house.find("slack")
    assert len(house.providers["slack"].requests) == asked, "it waits before retrying"


async def test_a_provider_outage_after_token_expiry_is_retried_later(house: House) -> None:
    row = await house.connect("slack")
    await house.expire(row)
    house.providers["slack"].down = 429
    with pytest.raises(RateLimited) as refused:
        await house.find("slack")
    assert refused.value.retry_after_seconds == 7, "the delay that the provider requests"
    current = await house.read(row)
    assert current.status is ConnectionStatus.EXPIRED
    asked = len(house.providers["slack"].requests)
    with pytest.raises(UpstreamUnavailable) as waits:
        await house.find("slack")
    assert waits.value.retry_after_seconds is not None and 1 <= waits.value.retry_after_seconds <= 7
    assert len(house.providers["slack"].requests) == asked
    house.providers["slack"].down = None
    assert await house.accounts.sweep(now() + timedelta(seconds=8)) == 1, "it recovers automatically"
    assert (await house.read(row)).status is ConnectionStatus.CONNECTED


async def test_a_provider_may_name_the_time_of_the_next_refresh_as_a_date(house: House) -> None:
    row = await house.connect("slack")
    await house.expire(row)
    house.providers["slack"].down = 503
    house.providers["slack"].retry_after = http_date(600)
    with pytest.raises(UpstreamUnavailable) as refused:
        await house.find("slack")
    assert 590 <= (refused.value.retry_after_seconds or 0) <= 600
    due = (await house.read(row)).refresh_at
    assert due is not None and 590 <= (due - now()).total_seconds() <= 600


async def test_a_token_that_expires_while_the_provider_asks_to_wait_shows_expired(house: House) -> None:
    row = await house.connect("slack")
    await house.near_its_end(row)
    house.providers["slack"].down = 503
    house.providers["slack"].retry_after = "600"
    await house.find("slack")
    current = await house.read(row)
    assert current.status is ConnectionStatus.CONNECTED and current.expires_at is not None
    assert await next_refresh() == current.expires_at, "the job runs then, not only when the refresh is due"
    after = current.expires_at + timedelta(seconds=1)
    assert await house.accounts.sweep(after) == 0
    expired = await house.read(row)
    assert (expired.status, expired.refresh_at) == (ConnectionStatus.EXPIRED, current.refresh_at)
    assert await next_refresh() == current.refresh_at


ENDED = [
    "invalid_request",
    "invalid_token",
    "invalid_scope",
    "unsupported_grant_type",
    "access_denied",
    "consent_required",
    "interaction_required",
    "login_required",
    "expired_token",
    "INVALID_GRANT",
    {"code": "invalid_grant", "message": "Token has been revoked."},
    {"code": 400, "type": "invalid_grant"},
    [{"errorType": "invalid_grant"}],
]


@pytest.mark.parametrize("error", ENDED, ids=str)
@pytest.mark.parametrize("status", [400, 401, 403])
async def test_an_error_that_ends_the_grant_requires_the_user(house: House, error: object, status: int) -> None:
    row = await house.connect("google")
    await house.expire(row)
    house.providers["google"].error = (status, {"error": error, "error_description": "The refresh token is invalid."})
    asked = len(house.providers["google"].requests)
    with pytest.raises(ReauthRequired):
        await house.find("google")
    current = await house.read(row)
    assert (current.status, current.refresh_at) == (ConnectionStatus.REAUTH_REQUIRED, None)
    assert "refresh token is invalid" not in str(current.last_error), "descriptions may repeat what was sent"
    with pytest.raises(ReauthRequired):
        await house.find("google")
    assert len(house.providers["google"].requests) == asked + 1


PASSING = ["temporarily_unavailable", "server_error", "slow_down", "login_rate_exceeded", {"message": "Oh."}, {}, 7]


@pytest.mark.parametrize("error", PASSING, ids=str)
async def test_an_error_that_may_pass_or_is_unknown_keeps_the_grant(house: House, error: object) -> None:
    row = await house.connect("google")
    await house.expire(row)
    house.providers["google"].error = (400, {"error": error})
    with pytest.raises((UpstreamUnavailable, UpstreamFailed)):
        await house.find("google")
    current = await house.read(row)
    assert current.status is ConnectionStatus.EXPIRED and current.sealed_refresh is not None
    house.providers["google"].error = None
    assert await house.accounts.sweep(now() + timedelta(seconds=6)) == 1
    assert (await house.read(row)).status is ConnectionStatus.CONNECTED


async def test_a_wrong_client_secret_is_reported_to_the_operator(house: House) -> None:
    row = await house.connect("slack")
    await house.expire(row)
    house.providers["slack"].refuses_client = True
    with pytest.raises(NotConfigured, match="SLACK_CLIENT_SECRET"):
        await house.find("slack")
    assert (await house.read(row)).status is ConnectionStatus.EXPIRED, "the user's grant is not to blame"


async def test_a_grant_renewed_by_another_replica_is_used(house: House) -> None:
    """Our lease was too short, or a clock was wrong: two replicas refreshed, and ours was second."""
    row = await house.connect("slack")
    await house.expire(row)
    granted = house.providers["slack"]._refresh(row.refresh_token(house.settings.encryption_keys))
    assert granted is not None

    async def store_theirs() -> None:
        async with transaction():
            current = await OAuthConnection.select_for_update().get(id=row.id)
            tokens = Tokens(granted["access_token"], granted["refresh_token"], 3600, None)
            await current.refreshed(tokens, house.settings.encryption_keys, by=house.user_id)

    seen, interrupted = await house.accounts._lease(await house.read(row), "lse_ours")
    assert interrupted is False
    await store_theirs()
    current = await house.accounts._require_consent(
        seen, find_oauth_provider("slack"), GrantRefused("no"), house.user_id, interrupted=False
    )
    assert current.status is ConnectionStatus.CONNECTED
    assert (await house.find("slack")).value == granted["access_token"]


# ---------------------------------------------------------------- access


async def test_a_token_is_found_only_for_its_user(house: House) -> None:
    await house.connect("google")
    with pytest.raises(NotConfigured):
        await house.accounts.find_token(house.organization_id, None, "google", ())
    with pytest.raises(NotConfigured):
        await house.accounts.find_token(house.organization_id, "usr_other", "google", ())
    with pytest.raises(NotConfigured):
        await house.accounts.find_token("org_other", house.user_id, "google", ())


async def test_a_missing_scope_is_named_and_no_request_is_sent(house: House) -> None:
    row = await house.connect("slack")
    await house.expire(row)
    asked = len(house.providers["slack"].requests)
    with pytest.raises(ReauthRequired, match="chat:write, files:write"):
        await house.find("slack", ["read", "chat:write", "files:write"])
    assert len(house.providers["slack"].requests) == asked


async def test_a_scope_may_include_another(house: House) -> None:
    await house.connect("github")
    await OAuthConnection.filter(user_id=house.user_id).update(scopes=["repo"])
    assert (await house.find("github", ["public_repo", "repo"])).value
    await OAuthConnection.filter(user_id=house.user_id).update(scopes=None)
    assert (await house.find("github", ["anything"])).value, "without known scopes, the provider decides"


# ---------------------------------------------------------------- disconnecting


@pytest.mark.parametrize("kind", ["google", *ROTATING])
async def test_disconnecting_revokes_the_grant_at_the_provider(house: House, kind: str) -> None:
    row = await house.connect(kind)
    token = await house.find(kind)
    gone = await house.accounts.disconnect(row, by=house.user_id)
    assert not house.providers[kind].is_good(token.value)
    assert (gone.status, gone.last_error) == (ConnectionStatus.REVOKED, None)
    assert (gone.sealed_access, gone.sealed_refresh) == (None, None)
    with pytest.raises(NotConfigured):
        await house.find(kind)
    with pytest.raises(Conflict):
        await house.accounts.disconnect(await house.read(row), by=house.user_id)


@pytest.mark.parametrize("kind", ["google", *ROTATING])
async def test_a_grant_already_revoked_at_the_provider_is_disconnected(house: House, kind: str) -> None:
    row = await house.connect(kind)
    for family in house.providers[kind]._families:
        family.dead = True
    gone = await house.accounts.disconnect(row, by=house.user_id)
    assert (gone.status, gone.last_error) == (ConnectionStatus.REVOKED, None)


async def test_a_provider_outage_does_not_prevent_disconnecting(house: House) -> None:
    row = await house.connect("google")
    house.providers["google"].down = 500
    gone = await house.accounts.disconnect(row, by=house.user_id)
    assert gone.status is ConnectionStatus.REVOKED and gone.sealed_access is None
    assert gone.last_error is not None and "may still honour" in gone.last_error


async def test_a_token_refreshed_while_disconnecting_is_revoked_too(house: House) -> None:
    """The refresh is in progress at the provider when the user disconnects: its tokens must not survive."""
    row = await house.connect("slack")
    await house.expire(row)
    slack, loop = house.providers["slack"], asyncio.get_running_loop()
    reached, go_on = asyncio.Event(), asyncio.Event()

    def hold(_grant_type: str) -> None:
        loop.call_soon_threadsafe(reached.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(30)

    slack.before_reply = hold
    refreshing = asyncio.create_task(house.find("slack"))
    await asyncio.wait_for(reached.wait(), 30)
    slack.before_reply = lambda _grant_type: None
    await house.accounts.disconnect(await house.read(row), by=house.user_id)
    go_on.set()
    with pytest.raises(NotConfigured):
        await refreshing
    assert (await house.read(row)).status is ConnectionStatus.REVOKED
    assert all(family.dead for family in slack._families if family.access)
