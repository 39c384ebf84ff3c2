"""The secrets with which external services sign their calls of Parley."""

from collections.abc import Mapping, Sequence
from typing import Final

from connectors.base import ProviderSetting

SLACK: Final = "SLACK_SIGNING_SECRET"
GITHUB: Final = "GITHUB_WEBHOOK_SECRET"
TWILIO: Final = "TWILIO_AUTH_TOKEN"
PIPEDREAM: Final = "PIPEDREAM_WEBHOOK_SECRET"

_MEANINGS: Final[Mapping[str, str]] = {
    SLACK: "The signing secret of the Slack app; without it, no call from Slack is accepted.",
    GITHUB: "The secret of your GitHub webhooks; without it, no call from GitHub is accepted.",
    TWILIO: "The auth token of the Twilio account, which also signs Twilio's status callbacks.",
    PIPEDREAM: "The secret with which your Pipedream workflows sign their calls as Standard Webhooks "
    "do; without it, they need a credential.",
}


def _declared() -> list[ProviderSetting]:
    found = []
    for name, meaning in _MEANINGS.items():
        former = f"The value of `{name}` that is being replaced: its signatures still count."
        found.append(ProviderSetting(name, meaning, secret=True))
        found.append(ProviderSetting(f"{name}_PREVIOUS", former, secret=True))
    return found


INBOUND_SETTINGS: Final = tuple(_declared())
"""The settings of inbound calls, as `docs/settings.md` shows them."""


def secrets_in(given: Mapping[str, str], name: str) -> Sequence[str]:
    """Return the secrets that count for a setting: its value, and the one that is being replaced."""
    return [given[each] for each in (name, f"{name}_PREVIOUS") if given.get(each)]
