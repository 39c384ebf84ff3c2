"""Calls to external services, and their calls to Parley."""

from dataclasses import dataclass
from typing import ClassVar

from settings import values as parse
from settings.subject import SettingError, Subject, setting


@dataclass(frozen=True, kw_only=True)
class Outside(Subject):
    """The settings of external services in general; those of each are declared by its connector."""

    TITLE: ClassVar = "Calls to and from external services"

    http_allowed_hosts: tuple[str, ...] = setting(
        "HTTP_ALLOWED_HOSTS",
        parse.hosts,
        "A comma-separated list of hosts, as `host` or `host:port`, that workflows, agents, webhooks of "
        "deliveries and event destinations may reach even if they are private or use a port other than 80 or 443.",
        default=(),
        shown_default="none: only the public internet",
    )
    inbound_organizations: tuple[tuple[str, str], ...] = setting(
        "INBOUND_ORGANIZATIONS",
        parse.inbound_organizations,
        "The organizations that calls of external services belong to: a comma-separated list such as "
        "`slack/T0123=org_…,github/acme=org_…,github/acme/site=org_…,pipedream=org_…`. "
        "[inbound.md](inbound.md#organizations) has the details.",
        default=(),
        shown_default="the only organization, if there is one",
    )
    skip_integration_agents: bool = setting(
        "SKIP_INTEGRATION_AGENTS",
        parse.only_true,
        "Only `true` counts, in any case: then the built-in agents are not started, `systemHealth` reports "
        "`initialized: false` and leaves out external services, and deep checks call none.",
        default=False,
        shown_default="`false`",
    )
    integration_agents: tuple[str, ...] = setting(
        "INTEGRATION_AGENTS",
        parse.references,
        "Built-in agents of your own: a comma-separated list of classes, such as `my_agents.weather:WeatherAgent`. "
        "[The guide](guides/add-a-built-in-agent.md) describes how to write one.",
        default=(),
        shown_default="none",
    )
    circuit_failure_threshold: int = setting(
        "CIRCUIT_FAILURE_THRESHOLD",
        parse.whole_number(1, 1000),
        "The number of consecutive failures after which an organization's circuit to an external service opens.",
        default=5,
    )
    circuit_recovery_timeout: int = setting(
        "CIRCUIT_RECOVERY_TIMEOUT",
        parse.whole_number(1, 86_400),
        "Seconds for which the circuit stays open before a few calls probe the service.",
        default=60,
    )
    circuit_half_open_requests: int = setting(
        "CIRCUIT_HALF_OPEN_REQUESTS",
        parse.whole_number(1, 100),
        "Probes that must succeed to close the circuit.",
        default=3,
    )
    simulated_failures: str = setting(
        "SIMULATED_FAILURES",
        str,
        "Failures that simulated connectors inject, in development: `slack.post_message=429:30,gmail.*=timeout`; "
        "[connectors.md](connectors.md#simulating-failures) lists them.",
        default="",
        shown_default="none",
    )

    def check_production(self) -> None:
        """Reject failures that are only for development."""
        if self.simulated_failures:
            raise SettingError("SIMULATED_FAILURES is allowed only in development.")
