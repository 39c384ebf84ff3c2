"""Users of an organization: creating and updating them, and permissions."""

from typing import Any

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person, unchanged

USER = "user { id name email role active createdAt updatedAt }"
ABSENT = "usr_01jd3x8m5vf2h9k7q0z4c6r8ta"


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def member(gateway: Gateway) -> Person:
    return person(gateway, Role.MEMBER)


@pytest.fixture(scope="module")
def foreigner(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN, "Elsewhere")


def added(admin: Person, email: str, **values: Any) -> dict[str, Any]:
    given = {"email": email, "name": "Ada", "role": "MEMBER"} | values
    user: dict[str, Any] = admin.done("createUser", USER, **given)["user"]
    return user


def test_a_user_is_created_with_a_normalized_address(admin: Person):
    user = added(admin, "  Ada.Lovelace@Example.COM ", role="OPERATOR")
    assert (user["email"], user["role"], user["active"]) == ("ada.lovelace@example.com", "OPERATOR", True)
    assert admin.data("query($id: ID!) { user(id: $id) { email } }", id=user["id"])["user"]["email"] == user["email"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        *[({"email": email}, "email") for email in ("", " ", "ada", "@example.com", "ada@", "a b@example.com")],
        *[({"email": email}, "email") for email in ("a@b@example.com", "ada@nodot")],
        ({"email": f"{'a' * 65}@example.com"}, "email"),
        ({"email": f"ada@{'a' * 400}.com"}, "email"),
        ({"email": "a\r\nbcc: b@example.com"}, "email"),
        ({"name": ""}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "n" * 256}, "name"),
        ({"password": ""}, "password"),
        ({"password": "too short"}, "password"),
        ({"password": " " * 12}, "password"),
        ({"password": "p" * 1025}, "password"),
    ],
    ids=str,
)
def test_an_invalid_value_is_rejected_with_its_field(
    gateway: Gateway, admin: Person, changes: dict[str, Any], field: str
):
    given = {"email": "new@example.com", "name": "New", "role": "VIEWER"} | changes
    with unchanged(gateway):
        assert admin.refused("createUser", USER, **given) == ("BAD_USER_INPUT", field)


def test_an_address_belongs_to_one_user(gateway: Gateway, admin: Person, foreigner: Person):
    added(admin, "one@example.com")
    with unchanged(gateway):
        for caller in (admin, foreigner):
            taken = {"email": "ONE@example.com", "name": "Two", "role": "VIEWER"}
            assert caller.refused("createUser", USER, **taken) == ("CONFLICT", "email")


def test_the_list_of_users_is_paged(admin: Person):
    for number in range(3):
        added(admin, f"page-{number}@example.com")
    page_of = "nodes { id } pageInfo { hasNextPage endCursor } totalCount"
    query = f"query($after: String) {{ users(first: 2, after: $after) {{ {page_of} }} }}"
    seen: list[str] = []
    after = None
    while True:
        page = admin.data(query, after=after)["users"]
        seen += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen)) == page["totalCount"]
    assert seen == sorted(seen)


# ---------------------------------------------------------------- updating


def test_an_administrator_updates_any_user(admin: Person):
    user = added(admin, "change@example.com")
    changed = admin.done("updateUser", USER, id=user["id"], name="Grace", role="VIEWER", active=False)["user"]
    assert (changed["name"], changed["role"], changed["active"]) == ("Grace", "VIEWER", False)
    assert changed["email"] == user["email"]


def test_users_update_only_their_own_name_and_password(gateway: Gateway, member: Person):
    assert member.done("updateUser", USER, id=member.id, name="Me")["user"]["name"] == "Me"
    member.done("updateUser", USER, id=member.id, password="a new password")
    with unchanged(gateway):
        for change in ({"role": "ADMIN"}, {"active": False}, {"active": True}):
            assert member.refused("updateUser", USER, id=member.id, **change)[0] == "FORBIDDEN"


def test_others_cannot_update_a_user(gateway: Gateway, admin: Person, member: Person):
    worker = agent(admin)
    with unchanged(gateway):
        for caller in (member, worker):
            for id in (admin.id, ABSENT):
                assert caller.refused("updateUser", USER, id=id, name="Theirs")[0] == "FORBIDDEN"


def test_a_user_of_another_organization_is_not_found(gateway: Gateway, admin: Person, foreigner: Person):
    with unchanged(gateway):
        for id in (ABSENT, foreigner.id, "", "usr_", "' OR 1=1", "x" * 10_000):
            assert admin.refused("updateUser", USER, id=id, name="Theirs") == ("NOT_FOUND", "id")
            assert admin.data("query($id: ID!) { user(id: $id) { id } }", id=id)["user"] is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": None}, "name"),
        ({"name": ""}, "name"),
        ({"role": None}, "role"),
        ({"active": None}, "active"),
        ({"password": None}, "password"),
        ({"password": "short"}, "password"),
    ],
    ids=str,
)
def test_an_invalid_update_is_rejected_with_its_field(
    gateway: Gateway, admin: Person, member: Person, change: dict[str, Any], field: str
):
    with unchanged(gateway):
        assert admin.refused("updateUser", USER, id=member.id, **change) == ("BAD_USER_INPUT", field)


def test_an_update_without_changes_emits_no_event(gateway: Gateway, admin: Person):
    user = added(admin, "same@example.com")
    with unchanged(gateway):
        assert admin.done("updateUser", USER, id=user["id"])["user"] == user
        assert admin.done("updateUser", USER, id=user["id"], name="Ada", role="MEMBER", active=True)["user"] == user


def test_the_last_active_administrator_cannot_be_demoted_or_disabled(gateway: Gateway):
    one = person(gateway, Role.ADMIN, "With one administrator")
    with unchanged(gateway):
        for change, field in (({"role": "OPERATOR"}, "role"), ({"active": False}, "active")):
            assert one.refused("updateUser", USER, id=one.id, **change) == ("CONFLICT", field)
    two = added(one, "second-admin@example.com", role="ADMIN")
    one.done("updateUser", USER, id=two["id"], active=False)
    assert one.refused("updateUser", USER, id=one.id, role="MEMBER") == ("CONFLICT", "role")
    one.done("updateUser", USER, id=two["id"], active=True)
    assert one.done("updateUser", USER, id=one.id, role="MEMBER")["user"]["role"] == "MEMBER"


# ---------------------------------------------------------------- a credential grants no more than it has


def narrowed(owner: Person, *scopes: str, **values: Any) -> Person:
    made = owner.done("createApiKey", "secret", name="narrow", scopes=list(scopes), **values)
    return Person(owner.gateway, owner.id, made["secret"])


def test_a_key_with_few_scopes_cannot_update_its_owner(gateway: Gateway, admin: Person):
    reader = narrowed(admin, "users:read")
    with unchanged(gateway):
        for change in ({"password": "a password of mine"}, {"name": "Mine"}, {"role": "ADMIN"}):
            assert reader.refused("updateUser", USER, id=admin.id, **change)[0] == "FORBIDDEN"


def test_a_key_for_users_grants_no_more_than_its_own_permissions(gateway: Gateway, admin: Person, member: Person):
    clerk = narrowed(admin, "users:read", "users:write")
    with unchanged(gateway):
        given = {"email": "puppet@example.com", "name": "Puppet", "role": "ADMIN", "password": "strings attached"}
        assert clerk.refused("createUser", USER, **given) == ("FORBIDDEN", "role")
        assert clerk.refused("updateUser", USER, id=member.id, role="ADMIN") == ("FORBIDDEN", "role")
        for id in (admin.id, member.id):
            assert clerk.refused("updateUser", USER, id=id, password="strings attached")[0] == "FORBIDDEN"
    assert clerk.done("updateUser", USER, id=member.id, name="Named by the clerk")["user"]["id"] == member.id


def test_an_expiring_key_cannot_set_a_password(gateway: Gateway, member: Person):
    made = member.done("createApiKey", "secret", name="short", expiresAt="2100-01-01T00:00:00Z")
    short = Person(member.gateway, member.id, made["secret"])
    with unchanged(gateway):
        assert short.refused("updateUser", USER, id=member.id, password="for ever mine") == ("FORBIDDEN", "password")
