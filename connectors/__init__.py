"""Connectors to external services: one file or folder per provider, over httpx, without the database."""

from typing import Final

from connectors.base import Action, Connector, ProviderSetting
from connectors.inbound_settings import INBOUND_SETTINGS
from connectors.oauth.providers import oauth_settings
from connectors.providers.a2a import A2A
from connectors.providers.discord import DISCORD
from connectors.providers.github import GITHUB
from connectors.providers.gmail import GMAIL
from connectors.providers.http import HTTP
from connectors.providers.jira import JIRA
from connectors.providers.llama_stack import LLAMA_STACK
from connectors.providers.lyzr import LYZR
from connectors.providers.openai import OPENAI
from connectors.providers.pipedream import PIPEDREAM
from connectors.providers.pusher import PUSHER
from connectors.providers.roblox import ROBLOX
from connectors.providers.salesforce import SALESFORCE
from connectors.providers.slack import SLACK
from connectors.providers.smtp import SMTP
from connectors.providers.teams import TEAMS
from connectors.providers.twilio import TWILIO
from connectors.simulation import SimulatedFailures
from errors import InvalidInput
from json_types import JsonObject
from shown import as_json

PROVIDERS: Final[tuple[Connector, ...]] = (
    HTTP,
    LYZR,
    OPENAI,
    LLAMA_STACK,
    A2A,
    PIPEDREAM,
    PUSHER,
    GMAIL,
    SLACK,
    GITHUB,
    SMTP,
    TWILIO,
    TEAMS,
    DISCORD,
    JIRA,
    SALESFORCE,
    ROBLOX,
)
"""Every connector. Add a new one here."""


def find_connector(name: str) -> Connector | None:
    """Return the connector of this name, or None."""
    return next((connector for connector in PROVIDERS if connector.name == name), None)


def provider_settings() -> list[ProviderSetting]:
    """Return the settings that connectors, OAuth providers and inbound calls read, each name once."""
    found = [setting for connector in PROVIDERS for setting in connector.settings]
    return list({each.name: each for each in [*oauth_settings(), *INBOUND_SETTINGS, *found]}.values())


def check_simulated_failures(text: str) -> None:
    """Check the value of SIMULATED_FAILURES: its syntax, and that its connectors and actions exist.

    Raises:
        ValueError: the message begins with the setting's name.
    """
    try:
        for connector, action in SimulatedFailures.parse(text).rules:
            if action not in ("*", "test"):
                find_action(connector, action)
            elif find_connector(connector) is None:
                raise ValueError(f"there is no connector {connector}")
    except (ValueError, InvalidInput) as error:
        raise ValueError(f"SIMULATED_FAILURES is invalid: {str(error).removesuffix('.')}.") from None


def find_action(connector: str, action: str) -> Action:
    """Return an action.

    Raises:
        InvalidInput: there is no such connector, or it has no such action; the error's field names the invalid one.
    """
    found = find_connector(connector)
    if found is None:
        known = ", ".join(sorted(each.name for each in PROVIDERS))
        raise InvalidInput(
            f"There is no connector {as_json(connector)}. Known connectors: {known}.", field=["connector"]
        )
    named = found.action(action)
    if named is None:
        known = ", ".join(sorted(each.name for each in found.actions))
        raise InvalidInput(
            f"{as_json(connector)} has no action {as_json(action)}. Its actions: {known}.", field=["action"]
        )
    return named


def is_idempotent(connector: str, action: str, params: JsonObject) -> bool:
    """Return whether a call may be repeated when it is unknown whether the first one took effect.

    Raises:
        InvalidInput: there is no such connector or action.
    """
    return find_action(connector, action).idempotent(params)
