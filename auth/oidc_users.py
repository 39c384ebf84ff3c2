"""Users who sign in through an external issuer."""

from auth.issuer import Identity
from auth.tokens import CredentialRefused
from errors import Conflict
from models.users import Organization, Role, User, normalize_email
from storage.database import transaction
from storage.ids import prefix_of
from storage.turns import on_behalf_of, on_own_behalf


async def user_of_identity(identity: Identity) -> User:
    """Return the user of this identity, linking it to the user with its e-mail address or creating one the first time.

    Only an address verified by the issuer counts, and only in the organization that the token names (or the first
    organization, if it names none), so that choosing an address cannot give access to another user's account.

    Raises:
        Unauthenticated: the token names an unknown organization, or the user cannot be determined.
    """
    organization = await _organization(identity)
    with on_own_behalf():
        user = await User.filter(subject_hash=identity.subject_hash).first()
    if user is None:
        with on_behalf_of(organization.id):
            user = await _first_sign_in(identity, organization)
    if user.organization_id != organization.id or not user.active:
        raise CredentialRefused
    return user


async def _organization(identity: Identity) -> Organization:
    with on_own_behalf():
        if identity.organization is not None:
            known = prefix_of(identity.organization) == Organization.PREFIX
            organization = await Organization.filter(id=identity.organization).first() if known else None
        else:
            organization = await Organization.all().order_by("id").first()
    if organization is None:
        raise CredentialRefused
    return organization


async def _first_sign_in(identity: Identity, organization: Organization) -> User:
    email = normalize_email(identity.email or "")
    if email is None or not identity.email_verified:
        raise CredentialRefused
    for _ in range(2):
        if await _exists(email):
            return await _link_user(identity, email, organization)
        try:
            return await _create_user(identity, email, organization)
        except Conflict:
            continue  # a concurrent request of the same user was faster
    raise CredentialRefused


async def _exists(email: str) -> bool:
    """Return whether a user of any organization has an e-mail address, which is unique among all."""
    with on_own_behalf():
        return await User.filter(email=email).exists()


async def _link_user(identity: Identity, email: str, organization: Organization) -> User:
    async with transaction():
        user = await User.filter(email=email, organization_id=organization.id).select_for_update().first()
        if user is not None and user.subject_hash == identity.subject_hash:
            return user
        if user is None or user.subject_hash is not None:
            raise CredentialRefused
        await user.link_account(identity.subject_hash)
        return user


async def _create_user(identity: Identity, email: str, organization: Organization) -> User:
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
    """Return a name that can be stored and shown on one line."""
    shown = "".join(character if character.isprintable() else " " for character in claimed or "").strip()
    return (shown or email)[:255]
