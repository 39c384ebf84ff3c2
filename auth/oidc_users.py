"""Whom an external issuer vouches for, as a user of an organization."""

from auth.issuer import Identity
from auth.tokens import CredentialRefused
from errors import Conflict
from models.users import Organization, Role, User, normal_email
from storage.database import transaction
from storage.ids import prefix_of


async def member(identity: Identity) -> User:
    """Returns the user of this identity; the first time it is tied to the user with its e-mail address, or made.

    Only an address that the issuer has verified counts, and only in the organization that the token names (without one:
    the first), so that nobody becomes somebody else by choosing an address.

    Raises:
        Unauthenticated: the token names no organization of ours, or the user cannot be told.
    """
    organization = await _organization(identity)
    user = await User.filter(subject_hash=identity.subject_hash).first()
    if user is None:
        user = await _first_sight(identity, organization)
    if user.organization_id != organization.id or not user.active:
        raise CredentialRefused
    return user


async def _organization(identity: Identity) -> Organization:
    if identity.organization is not None:
        known = prefix_of(identity.organization) == Organization.PREFIX
        organization = await Organization.filter(id=identity.organization).first() if known else None
    else:
        organization = await Organization.all().order_by("id").first()
    if organization is None:
        raise CredentialRefused
    return organization


async def _first_sight(identity: Identity, organization: Organization) -> User:
    email = normal_email(identity.email or "")
    if email is None or not identity.email_verified:
        raise CredentialRefused
    for _ in range(2):
        user = await _tied(identity, email, organization)
        if user is not None:
            return user
        try:
            return await _made(identity, email, organization)
        except Conflict:
            continue  # another request of the same person was faster
    raise CredentialRefused


async def _tied(identity: Identity, email: str, organization: Organization) -> User | None:
    async with transaction():
        user = await User.filter(email=email).select_for_update().first()
        if user is None or user.subject_hash == identity.subject_hash:
            return user
        if user.subject_hash is not None or user.organization_id != organization.id:
            raise CredentialRefused
        await user.tie(identity.subject_hash)
        return user


async def _made(identity: Identity, email: str, organization: Organization) -> User:
    async with transaction():
        return await User.add(
            by=None,
            organization_id=organization.id,
            name=_name(identity.name, email),
            email=email,
            role=Role.VIEWER,
            subject_hash=identity.subject_hash,
        )


def _name(claimed: str | None, email: str) -> str:
    """Returns a name that can be stored and shown in one line."""
    shown = "".join(character if character.isprintable() else " " for character in claimed or "").strip()
    return (shown or email)[:255]
