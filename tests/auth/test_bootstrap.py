"""The first start: creating one administrator or one sign-in link, with any number of replicas."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from auth.bootstrap import create_key, first_start, new_sign_in_code, redeem_sign_in_code
from auth.credentials import Credentials
from auth.keys import Hasher
from errors import InvalidInput, Unauthenticated
from models.database import open_database
from models.event_log import begin_log
from models.users import ApiKey, Organization, Role, SignInLink, User
from resolvers.users.signing_in import sign_in_with_code
from settings import Environment, Settings
from storage.address import parse_address
from storage.clock import now
from storage.database import transaction
from tests.gateways import ANONYMOUS, Gateway

KEY = "a key that an operator chose"


@pytest.fixture
async def on_empty(backend: dict[str, str]) -> Callable[[Callable[[Settings], Awaitable[Any]]], Awaitable[Any]]:
    """Run work on the module's database after deleting the records of the first start."""

    async def run(work: Callable[[Settings], Awaitable[Any]]) -> Any:
        settings = replace(Settings.load(backend), admin_api_key=None)
        database = await open_database(parse_address(settings.database_url))
        try:
            with database.bind():
                await begin_log()
                for table in (ApiKey, SignInLink, User, Organization):
                    await table.all().delete()
                return await work(settings)
        finally:
            await database.close()

    return run


async def opens(settings: Settings, key: str) -> bool:
    try:
        actor = await Credentials(settings).authenticate({"x-api-key": key})
    except Unauthenticated:
        return False
    return actor is not None and actor.role is Role.ADMIN


async def redeemed(settings: Settings, code: str) -> User | None:
    async with transaction():
        return await redeem_sign_in_code(code, Hasher(settings.secret_key))


async def test_admin_api_key_belongs_to_the_first_administrator(on_empty):
    async def work(settings: Settings) -> None:
        settings = replace(settings, admin_api_key=KEY)
        assert await first_start(settings) is None
        assert await first_start(settings) is None
        assert await opens(settings, KEY)
        assert [row.name for row in await Organization.all()] == ["Default"]
        assert await User.all().count() == await ApiKey.all().count() == 1

    await on_empty(work)


async def test_replicas_started_together_create_one_of_each_record(on_empty):
    async def work(settings: Settings) -> None:
        settings = replace(settings, admin_api_key=KEY)
        await asyncio.gather(*(first_start(settings) for _ in range(8)))
        assert await Organization.all().count() == await User.all().count() == await ApiKey.all().count() == 1

    await on_empty(work)


async def test_without_a_key_there_is_a_code_until_another_way_to_sign_in_exists(on_empty):
    async def work(settings: Settings) -> None:
        settings = replace(settings, environment=Environment.PRODUCTION)
        first, second = await first_start(settings), await first_start(settings)
        assert first and second and first != second
        assert await SignInLink.all().count() == 1, "an earlier code is invalidated"
        await create_key(settings, "Default", "ada@example.com", Role.MEMBER, "key")
        assert await first_start(settings) is None

    await on_empty(work)


async def test_in_development_every_start_returns_a_code(on_empty):
    async def work(settings: Settings) -> None:
        await create_key(settings, "Default", "ada@example.com", Role.ADMIN, "key")
        codes = [await first_start(settings) for _ in range(2)]
        for code in codes:  # also those of replicas that started earlier
            assert code and await redeemed(settings, code)

    await on_empty(work)


async def test_a_new_code_is_for_an_active_user(on_empty):
    async def work(settings: Settings) -> None:
        with pytest.raises(InvalidInput, match="no active administrator"):
            await new_sign_in_code(settings, None)
        await create_key(settings, "Default", "ada@example.com", Role.ADMIN, "key")
        await create_key(settings, "Default", "ben@example.com", Role.MEMBER, "key")
        for email, expected in ((None, "ada@example.com"), ("Ben@example.com", "ben@example.com")):
            user = await redeemed(settings, await new_sign_in_code(settings, email))
            assert user is not None and user.email == expected
        await User.filter(email="ben@example.com").update(active=False)
        with pytest.raises(InvalidInput, match="no active user ben"):
            await new_sign_in_code(settings, "ben@example.com")

    await on_empty(work)


async def test_a_key_set_later_is_valid_and_a_changed_one_replaces_it(on_empty):
    async def work(settings: Settings) -> None:
        await first_start(settings)
        await first_start(replace(settings, admin_api_key=KEY))
        assert await opens(settings, KEY)
        await first_start(replace(settings, admin_api_key=KEY + " 2"))
        assert (await opens(settings, KEY), await opens(settings, KEY + " 2")) == (False, True)
        await first_start(replace(settings, admin_api_key=KEY))
        assert (await opens(settings, KEY), await opens(settings, KEY + " 2")) == (True, False)
        assert await User.all().count() == 1

    await on_empty(work)


async def test_the_environments_key_belongs_to_the_first_organization(on_empty):
    async def work(settings: Settings) -> None:
        await first_start(replace(settings, admin_api_key=KEY))
        await create_key(settings, "Another tenant", "other@example.com", Role.ADMIN, "theirs")
        await User.filter(email="admin@localhost").update(active=False)
        await first_start(replace(settings, admin_api_key=KEY + " 2"))
        first = await Organization.get(name="Default")
        assert {row.organization_id for row in await ApiKey.filter(from_environment=True)} == {first.id}
        assert await opens(settings, KEY + " 2")

    await on_empty(work)


async def test_a_key_revoked_by_a_user_stays_revoked(on_empty):
    async def work(settings: Settings) -> None:
        settings = replace(settings, admin_api_key=KEY)
        await first_start(settings)
        await ApiKey.all().update(revoked_at=now())
        await first_start(settings)
        assert not await opens(settings, KEY)

    await on_empty(work)


async def test_create_key_creates_a_missing_organization_and_user(on_empty):
    async def work(settings: Settings) -> None:
        first = await create_key(settings, "Tests", " Ada@Example.com", Role.OPERATOR, "one")
        second = await create_key(settings, "Tests", "ada@example.com", Role.VIEWER, "two")
        for key in (first, second):
            actor = await Credentials(settings).authenticate({"x-api-key": key})
            assert actor is not None and actor.role is Role.OPERATOR
        assert await User.all().count() == 1
        for email, message in (("ada@example.com", "another organization"), ("ada", "not an e-mail address")):
            with pytest.raises(InvalidInput, match=message):
                await create_key(settings, "Others", email, Role.VIEWER, "three")
        assert [row.name for row in await Organization.all()] == ["Tests"]

    await on_empty(work)


# ---------------------------------------------------------------- the sign-in link


@pytest.fixture(scope="module")
def fresh(backend: dict[str, str]):
    """A gateway started without a key."""

    async def empty() -> None:
        database = await open_database(parse_address(Settings.load(backend).database_url))
        with database.bind():
            for table in (ApiKey, SignInLink, User, Organization):
                await table.all().delete()
        await database.close()

    asyncio.run(empty())
    with _Keyless(backend) as running:
        yield running


class _Keyless(Gateway):
    def __init__(self, environment: dict[str, str]) -> None:
        super().__init__(environment)
        del self.environment["ADMIN_API_KEY"]


def sign_in(gateway: Gateway, body: Any, **headers: str) -> tuple[int, Any]:
    with gateway.client(ANONYMOUS) as client:
        response = client.post("/auth/sign-in", json=body, headers=headers)
    return response.status_code, response.json()


def test_the_link_signs_in_one_administrator_once(fresh: Gateway):
    code = fresh.app.state.gateway.sign_in_code  # type: ignore[union-attr]
    for body in ({"code": "wrong"}, {"code": code + "x"}, {"code": ""}):
        status, answer = sign_in(fresh, body)
        assert status == 401
        message = answer["errors"][0]["message"]
        assert (
            message.startswith("This sign-in link is invalid, used or expired.")
            and "`.venv/bin/python cli.py sign-in-link`" in message
        )
    strange: list[Any] = [{"code": 7}, {}, []]
    for body in strange:
        assert sign_in(fresh, body)[0] == 400
    assert sign_in(fresh, {"code": "x" * 5000})[0] == 413
    assert sign_in(fresh, {"code": code}, **{"content-type": "text/plain"})[0] == 415
    status, answer = sign_in(fresh, {"code": code})
    assert status == 200
    viewer = fresh.data("{ viewer { role expiresAt actor { name } } }", token=answer["token"])["viewer"]
    assert (viewer["role"], viewer["actor"]["name"]) == ("ADMIN", "Administrator")
    assert answer["expiresAt"] == viewer["expiresAt"]
    assert sign_in(fresh, {"code": code})[0] == 401


async def test_of_concurrent_uses_of_a_code_one_succeeds(on_empty):
    async def work(settings: Settings) -> None:
        code = await first_start(settings)
        credentials = Credentials(settings)
        answers = await asyncio.gather(
            *(sign_in_with_code(credentials, code or "") for _ in range(8)), return_exceptions=True
        )
        assert sum(not isinstance(answer, Unauthenticated) for answer in answers) == 1

    await on_empty(work)


async def test_a_code_expires_after_an_hour(on_empty):
    async def work(settings: Settings) -> None:
        code = await first_start(settings)
        await SignInLink.all().update(expires_at=now())
        with pytest.raises(Unauthenticated):
            await sign_in_with_code(Credentials(settings), code or "")

    await on_empty(work)
