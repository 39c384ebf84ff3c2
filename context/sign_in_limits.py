"""Limits on failed sign-ins, against password guessing: per e-mail address, per client, and for the two together.

They are rate limits like any other, exact over all replicas that share a Redis (`context.rate_limit`). An attempt
counts until it succeeds, so that concurrent attempts count too. The clients that have signed in with an e-mail address
are remembered. Those are limited only together with it: otherwise anybody could lock its owner out.
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from context.rate_limit import Limit, RateLimiter
from errors import RateLimited
from storage.derived_keys import derived_key

WINDOW_SECONDS: Final = 900
FAILURES_PER_PAIR: Final = 10
"""From one client for one e-mail address."""
FAILURES_PER_EMAIL: Final = 100
"""From clients that have never signed in with it, so that they cannot lock its owner out."""
FAILURES_PER_CLIENT: Final = 100
_REMEMBERED_SECONDS: Final = 90 * 86_400


@dataclass(frozen=True, slots=True)
class SignInAttempt:
    """An attempt that counts as a failure unless `succeeded` is called."""

    rates: RateLimiter
    pair: Limit
    others: tuple[Limit, ...]

    async def succeeded(self) -> None:
        """Clear the failures of this client for the address, and remember it."""
        await self.rates.give_back(*self.others)
        await self.rates.forget(self.pair)
        await self.rates.remember(self.pair.name, _REMEMBERED_SECONDS)


async def begin_sign_in(rates: RateLimiter, secret_key: str, email: str, client: str) -> SignInAttempt:
    """Count an attempt to sign in.

    Args:
        secret_key: keys the hash by which Redis knows the e-mail address.
        client: the address of the client.

    Raises:
        RateLimited: there were too many failures.
    """
    key = derived_key(secret_key, b"sign-in limits")
    name = blake2b(email.encode(errors="surrogatepass"), digest_size=16, key=key).hexdigest()
    pair = Limit(f"sign-in:{name}:{client}", FAILURES_PER_PAIR, WINDOW_SECONDS)
    others: tuple[Limit, ...] = (Limit(f"sign-in client:{client}", FAILURES_PER_CLIENT, WINDOW_SECONDS),)
    if not await rates.remembers(pair.name):
        others += (Limit(f"sign-in email:{name}", FAILURES_PER_EMAIL, WINDOW_SECONDS),)
    allowance = await rates.take(*others, pair)
    if allowance.wait is not None:
        raise RateLimited("Too many sign-in attempts; try again later.", retry_after_seconds=allowance.wait)
    return SignInAttempt(rates, pair, others)
