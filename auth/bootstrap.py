"""The first organization, its administrator, and the initial credential."""

import secrets
from datetime import timedelta
from typing import Final

from auth.keys import Hasher, hint, new_secret
from errors import InvalidInput
from models.users import (
    ENVIRONMENT_KEY_NAME,
    REPLACED_KEY_NAME,
    ApiKey,
    Organization,
    Role,
    SignInLink,
    User,
    first_organization_lock,
    normalize_email,
)
from settings import Environment, Settings
from shown import as_json
from storage.clock import now
from storage.database import transaction
from storage.ids import SYSTEM_ID
from storage.turns import NOBODY, on_behalf_of, on_own_behalf

LINK_LIFETIME: Final = timedelta(hours=1)


async def first_start(settings: Settings) -> str | None:
    """Ensure that an administrator can sign in; safe to run on any number of replicas at once.

    If `ADMIN_API_KEY` is set, it becomes an administrator's key, even if set or changed later; the key that it replaces
    is revoked.

    Returns:
        A new single-use sign-in code in development, or if there is no other way to sign in; otherwise None.
    """
    hasher = Hasher(settings.secret_key)
    async with transaction():
        await first_organization_lock()
        administrator = await _first_administrator()
        if settings.admin_api_key is not None:
            await _store_environment_key(administrator, settings.admin_api_key, hasher)
            return None
        if settings.environment is Environment.DEVELOPMENT:
            return await new_code(administrator, hasher)
        if await _has_permanent_credential(settings):
            return None
        await SignInLink.all().delete()  # so that at most one is valid
        return await new_code(administrator, hasher)


async def new_sign_in_code(settings: Settings, user_email: str | None) -> str:
    """Return a new single-use sign-in code for a user: by default for the first administrator.

    Raises:
        InvalidInput: there is no such active user.
    """
    async with transaction():
        if user_email is None:
            user = await User.filter(role=Role.ADMIN, active=True).order_by("id").first()
        else:
            user = await User.filter(email=normalize_email(user_email), active=True).first()
        if user is None:
            missing = "administrator" if user_email is None else f"user {user_email}"
            raise InvalidInput(f"There is no active {missing}.", field=["email"])
        return await new_code(user, Hasher(settings.secret_key))


async def create_key(settings: Settings, organization_name: str, user_email: str, role: Role, name: str) -> str:
    """Create an API key for a user and return its secret, creating the organization and the user if they are missing.

    Args:
        role: the role of a new user; an existing user keeps theirs.

    Raises:
        InvalidInput: the e-mail address is invalid, or belongs to a user of another organization.
    """
    email = normalize_email(user_email)
    if email is None:
        raise InvalidInput(f"{as_json(user_email)} is not an e-mail address.", field=["email"])
    async with transaction():
        await first_organization_lock()
        organization = await Organization.filter(name=organization_name).order_by("id").first()
        organization = organization or await Organization.add(organization_name)
        user = await User.filter(email=email).first()
        user = user or await _add_user(organization, email, email.partition("@")[0], role)
        if user.organization_id != organization.id:
            raise InvalidInput(f"{email} belongs to another organization.", field=["email"])
        secret = new_secret()
        await _issue(user, secret, name, Hasher(settings.secret_key))
        return secret


async def redeem_sign_in_code(code: str, hasher: Hasher) -> User | None:
    """Redeem a single-use code and return its user, or None if the code is unknown, used or expired.

    The deletion decides: of two requests with the same code, only one deletes a row.
    """
    with on_behalf_of(NOBODY):
        link = await SignInLink.filter(code_hash=hasher.hash(code), expires_at__gt=now()).first()
    if link is None:
        return None
    with on_own_behalf():  # the organization is not known yet
        user = await User.filter(id=link.user_id, active=True).first()
    if user is None:
        return None
    with on_behalf_of(user.organization_id):
        async with transaction():
            if not await SignInLink.filter(code_hash=link.code_hash, expires_at__gt=now()).delete():
                return None
            await user.record_sign_in()
    return user


async def _first_administrator() -> User:
    """Return the first active administrator of the first organization, adding one if there is none."""
    organization = await Organization.all().order_by("id").first() or await Organization.add("Default")
    rows = User.filter(organization_id=organization.id, role=Role.ADMIN, active=True)
    administrator = await rows.order_by("id").first()
    if administrator is not None:
        return administrator
    taken = await User.filter(email="admin@localhost").exists()
    email = f"admin-{secrets.token_hex(4)}@localhost" if taken else "admin@localhost"
    return await _add_user(organization, email, "Administrator", Role.ADMIN)


async def _add_user(organization: Organization, email: str, name: str, role: Role) -> User:
    return await User.add(by=SYSTEM_ID, organization_id=organization.id, name=name, email=email, role=role)


async def _store_environment_key(administrator: User, secret: str, hasher: Hasher) -> None:
    key = await ApiKey.filter(secret_hash=hasher.hash(secret)).first()
    if key is None:
        await _issue(administrator, secret, ENVIRONMENT_KEY_NAME, hasher, from_environment=True)
    elif key.from_environment and key.name == REPLACED_KEY_NAME:
        await key.reinstate(by=SYSTEM_ID)
    # A key revoked by a user stays revoked: a restart must not undo that.
    others = ApiKey.filter(from_environment=True, revoked_at=None).exclude(secret_hash=hasher.hash(secret))
    for replaced in await others:
        replaced.name = REPLACED_KEY_NAME
        await replaced.revoke(by=SYSTEM_ID)


async def _issue(user: User, secret: str, name: str, hasher: Hasher, *, from_environment: bool = False) -> None:
    await ApiKey.issue(
        by=SYSTEM_ID,
        organization_id=user.organization_id,
        owner_id=user.id,
        name=name,
        hint=hint(secret),
        secret_hash=hasher.hash(secret),
        from_environment=from_environment,
    )


async def _has_permanent_credential(settings: Settings) -> bool:
    """Return whether there is a permanent credential; an unused sign-in link does not count."""
    if await User.filter(password_hash__isnull=False).exists() or await ApiKey.all().exists():
        return True
    return settings.oidc_issuer is not None and await User.filter(subject_hash__isnull=False).exists()


async def new_code(user: User, hasher: Hasher, lifetime: timedelta = LINK_LIFETIME) -> str:
    """Return a new single-use code with which the user can sign in, and delete those that have expired."""
    code = secrets.token_urlsafe(32)
    await SignInLink.filter(expires_at__lte=now()).delete()
    await SignInLink.create(code_hash=hasher.hash(code), user_id=user.id, expires_at=now() + lifetime)
    return code
