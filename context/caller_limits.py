"""The limits that settings give callers by their API key, role and address."""

from auth.actor import Actor, ActorKind
from auth.client_address import client_address
from context.rate_limit import Limit
from settings import Settings
from settings.values import PerCaller


def limit_of(limits: PerCaller | None, caller: Actor) -> int | None:
    """Return a caller's limit; its API key comes before its role. None if it has none."""
    return None if limits is None else limits.of(caller.credential_id, role_of(caller))


def role_of(caller: Actor) -> str:
    """Return the name of a caller's role in settings: agents have one of their own."""
    return "AGENT" if caller.kind is ActorKind.AGENT else caller.role.name


def rate_of(limits: PerCaller | None, caller: Actor, kind: str) -> Limit | None:
    """Return a caller's limit of calls per minute, or None. A key that the limits name is counted on its own.

    Args:
        kind: what is counted.
    """
    most = limit_of(limits, caller)
    if limits is None or most is None:
        return None
    name = caller.credential_id if caller.credential_id in limits.named else caller.id
    return Limit(f"{kind}:{caller.organization_id}:{name}", most)


class CallerLimits:
    """The limits of operations per minute: of an anonymous address, a caller, and an address whatever its callers."""

    def __init__(self, settings: Settings) -> None:
        self._anonymous = settings.anonymous_rate_limit
        self._callers = settings.request_rate_limit
        self._addresses = settings.address_rate_limit
        self._only_anonymous = self._callers is None and self._addresses is None

    def concern(self, caller: Actor | None) -> bool:
        """Return whether the caller may have a limit."""
        return caller is None or not self._only_anonymous

    def of(self, caller: Actor | None) -> list[Limit]:
        """Return the caller's limits."""
        limits = []
        if caller is None:
            counted = "without a credential from your address"
            limits.append(Limit(f"anonymous:{client_address()}", self._anonymous, counted=counted))
        elif (own := rate_of(self._callers, caller, "caller")) is not None:
            limits.append(own)
        if self._addresses is not None:
            limits.append(Limit(f"address:{client_address()}", self._addresses, counted="from your address"))
        return limits
